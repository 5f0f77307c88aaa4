"""What the store is told to do, and what it says it found: Snapshots in, Changes out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from app.consent.entries import Entry
from app.consent.model import State
from app.consent.standing import Standing
from app.consent.text import TextRecord

EVENT_DAYS = 30
"""A provider's event is remembered so long; after that the Ledger is asked."""
IDEMPOTENCY_DAYS = 7


class Queued(msgspec.Struct, frozen=True):
    """A waiting text's place: its id, its Sender, its order."""

    text: str
    sender: str
    order: int


class Snapshot(msgspec.Struct, frozen=True):
    """One Consumer as read. `queue` has the first two, or all where all were asked for."""

    consumer: str
    standing: Standing
    queue: tuple[Queued, ...] = ()
    queued: int = 0
    held: int = 0
    claims: tuple[str, ...] = ()
    held_texts: tuple[Queued, ...] = ()

    @property
    def waiting(self) -> int:
        return self.queued + self.held


class Reading(msgspec.Struct, frozen=True):
    """What one round trip read."""

    policy_version: int
    ahead: int  # ms by which the simulator's clock is ahead; 0 elsewhere
    snapshots: Mapping[str, Snapshot]
    texts: Mapping[str, TextRecord] = {}
    events: Mapping[str, bytes] = {}
    idempotency: Mapping[str, str] = {}


class Step(msgspec.Struct, frozen=True):
    """One text's step. `before` is None for a new text; `rewrite` where the text itself changed."""

    record: TextRecord
    before: State | None
    rewrite: bool = False

    @property
    def after(self) -> State:
        return self.record.state

    @property
    def place(self) -> Queued:
        ask = self.record.text.ask
        return Queued(ask.text, ask.sender, ask.seq or 0)


class Change(msgspec.Struct, frozen=True):
    """What happens to one Consumer, applied whole or not at all, if nothing changed since `snapshot` was read."""

    snapshot: Snapshot
    standing: Standing
    entries: Sequence[Entry]
    steps: Sequence[Step] = ()
    event: str = ""
    event_seconds: int = EVENT_DAYS * 86_400  # how long the event is remembered
    result: bytes = b""
    idempotency: tuple[str, str] | None = None  # key and the body's fingerprint
    policy: int | None = None  # judged under this policy version
    lane_at: int = 0  # real time from which the head of its queue is due
    look_at: int | None = None  # consent time of its next look; None leaves it, -1 ends it
    look_exactly: bool = False  # set it so, rather than only earlier
    claim_until: int = 0  # real time at which a claim made here is given up
    lease: tuple[str, str] | None = None  # (Sender, token) that must still hold the lane
    commands: Sequence[tuple[str | bytes | int, ...]] = ()  # further writes: command, key, words


class Applied(msgspec.Struct, frozen=True):
    """What became of a Change: `done`, `seen` (with the earlier result), or the guard that failed."""

    code: str
    value: bytes = b""

    @property
    def done(self) -> bool:
        return self.code == "done"


class RevocationApplied(msgspec.Struct, frozen=True):
    """What a Revocation did, or, where it is not `fresh`, did when its event first came.

    `other`: nothing was written, since the event had been taken for something else.
    """

    fresh: bool
    seq: int
    denied: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    other: bool = False
