"""What the Ledger's questions are answered with. Instants are ms UTC, 0 where there is none; what was erased is None.

A row's repr shows neither number nor body, so that no log line can.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

import msgspec
from sqlalchemy import Row

from app.consent.entries import FACTS, Entry, Private, Reasons
from app.consent.model import State, Verdict
from app.consent.text import Judged
from app.errors import BadInput

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some rows of a list. `next` is the cursor of the page after, None at the end; `total` None where not counted."""

    rows: tuple[T, ...]
    next: str | None
    total: int | None = None


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One Entry as it is kept. `public` is the very JSON that was hashed, `facts` what it says."""

    n: int
    id: str
    business: str
    consumer: str
    seq: int
    type: str
    at: int
    public: str
    facts: Mapping[str, Any]
    private_hash: str | None
    private: Mapping[str, Any] | None = field(repr=False)
    prev_hash: str
    hash: str
    position: str

    @classmethod
    def of(cls, row: Row[Any]) -> EntryRow:
        """From a row of all columns of `entries`."""
        return cls(
            n=row.n,
            id=row.id,
            business=row.business,
            consumer=row.consumer,
            seq=row.seq,
            type=row.type,
            at=row.at,
            public=row.public,
            facts=msgspec.json.decode(row.public)["facts"],
            private_hash=row.private_hash,
            private=None if row.private is None else msgspec.json.decode(row.private),
            prev_hash=row.prev_hash,
            hash=row.hash,
            position=row.position,
        )

    def entry(self) -> Entry:
        """The Entry that it keeps."""
        fact = msgspec.convert(self.facts, FACTS[self.type])
        hidden = None if self.private is None else msgspec.convert(self.private, Private)
        return Entry(self.id, self.seq, self.at, fact, hidden)

    @property
    def columns_agree(self) -> bool:
        """Whether the columns beside the chained part say what it says."""
        said = msgspec.json.decode(self.public)
        names = ("id", "business", "consumer", "seq", "type", "at", "private_hash")
        return all(said.get(name) == getattr(self, name) for name in names)

    def judged(self) -> Judged:
        """What a text was judged when it was submitted, which is what this entry of it says."""
        state = State(self.facts["state"])
        verdict = {State.READY: Verdict.ALLOW, State.HELD: Verdict.HOLD}.get(state, Verdict.DENY)
        reasons = tuple((code, facts) for code, facts in self.facts["reasons"])
        because, advice = tuple(self.facts["because"]), tuple(self.facts.get("advice", ()))
        return Judged(verdict, reasons, because, self.facts["policy"], self.facts["until"], advice)


@dataclass(frozen=True, slots=True)
class TextRow:
    """One text, in or out, as its entries left it."""

    id: str
    business: str
    consumer: str
    direction: str  # in | out
    sender: str
    number: str | None = field(repr=False)
    body: str | None = field(repr=False)
    media: tuple[str, ...] = field(repr=False)
    client_ref: str | None = field(repr=False)
    program: str
    kind: str
    own: str
    topic: str
    author: str
    state: str  # of an inbound text: received
    verdict: str
    reason: str  # code of the first of `reasons`
    reasons: Reasons
    because: tuple[str, ...]
    policy: str
    until: int
    expires_at: int
    promises: str
    provider_id: str
    attempts: int
    intent: str  # of an inbound text
    created_at: int
    updated_at: int
    why: str
    answers: str
    resend_of: str
    advice: tuple[str, ...]  # codes, of its first Decision

    @classmethod
    def of(cls, row: Row[Any]) -> TextRow:
        """From a row of all columns of `texts`."""
        columns: dict[str, Any] = dict(row._mapping)
        columns["media"] = _media.decode(columns["media"] or "[]")
        columns["reasons"] = _reasons.decode(columns["reasons"])
        columns["because"] = _ids.decode(columns["because"])
        columns["advice"] = _ids.decode(columns["advice"] or "[]")
        for name in ("provider_id", "resend_of"):
            columns[name] = columns[name] or ""
        return cls(**columns)

    def judged(self) -> Judged:
        """What an outbound text was last judged."""
        verdict = Verdict[self.verdict.upper()]
        return Judged(verdict, self.reasons, self.because, self.policy, self.until, self.advice)


@dataclass(frozen=True, slots=True)
class Resent:
    """A text that sends another one again. `key` is the fingerprint of the Idempotency-Key that asked for it."""

    state: State
    judged: Judged
    body: str = field(repr=False)
    key: str


@dataclass(frozen=True, slots=True)
class ConsumerRow:
    """One Consumer as the Ledger knows them; `profile` is what the Business last said of them."""

    business: str
    consumer: str
    number: str | None = field(repr=False)
    first_at: int
    last_at: int
    profile: Mapping[str, str] | None = field(repr=False)

    @classmethod
    def of(cls, row: Row[Any]) -> ConsumerRow:
        """From a row of all columns of `consumers`."""
        profile = None if row.profile is None else msgspec.json.decode(row.profile)
        return cls(row.business, row.consumer, row.number, row.first_at, row.last_at, profile)


@dataclass(frozen=True, slots=True)
class Passage:
    """One step of a text's life: when, to which state, by whom, and why (a reason's or a carrier's code)."""

    at: int
    state: str
    by: str
    why: str


_media = msgspec.json.Decoder(tuple[str, ...])
_reasons = msgspec.json.Decoder(Reasons)
_ids = msgspec.json.Decoder(tuple[str, ...])


def write_cursor(*place: int | str) -> str:
    """Where a page ended, as a list hands it out."""
    return base64.urlsafe_b64encode(msgspec.json.encode(place)).decode("ascii").rstrip("=")


def read_cursor(cursor: str, *shape: type) -> Sequence[Any]:
    """The place that a cursor of that shape names. Raises BadInput where no list gave it out."""
    try:
        place = msgspec.json.decode(base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True))
    except (ValueError, binascii.Error, msgspec.DecodeError):
        place = None
    if not isinstance(place, list) or [type(part) for part in place] != list(shape) or not all(map(_plausible, place)):
        raise BadInput("cursor", "cursor: no list gave this out; begin again without it")
    return place


def _plausible(part: int | str) -> bool:
    """Whether a database can be asked about it."""
    return part.isascii() and part.isprintable() if isinstance(part, str) else 0 <= part < 2**53


def passage(entry: EntryRow) -> Passage:
    """How a text came to a state, by the entry of that."""
    facts: Mapping[str, Any] = entry.facts
    if entry.type == "submitted":
        return Passage(entry.at, facts["state"], facts["by"], _first_code(facts))
    if entry.type == "moved":
        return Passage(entry.at, facts["after"], facts["by"], facts["why"] or _first_code(facts))
    intents = {"restored": "start", "revoked": "stop"}
    return Passage(entry.at, "received", facts["via"], intents.get(entry.type) or facts["intent"])


def denial(stop: EntryRow) -> Passage:
    """How a stop denied a text that waited."""
    return Passage(stop.at, State.DENIED.value, stop.facts["by"], "opted_out")


def _first_code(facts: Mapping[str, Any]) -> str:
    return str(facts["reasons"][0][0]) if facts["reasons"] else ""
