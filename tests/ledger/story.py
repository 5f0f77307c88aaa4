"""Entries for tests, told per Consumer with seq, time and id in order; and the check that a Ledger is whole."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import msgspec
from sqlalchemy import Engine, select

from app.consent.entries import Entry, Fact, Moved, Private, Reasons, Submitted, TextReceived
from app.consent.model import Author, Kind, State
from app.ids import base32, entry_id, fingerprint
from app.ledger.chain import START, canonical, link
from app.ledger.tables import chains, entries

TAG = "ABCDEF"
BUSINESS = "acme"
SENDER = "+17045550100"
AT = 1_790_000_000_000
NO_CONSENT: Reasons = (("no_consent", {"kind": "informational", "program": "reminders", "needs": "consent"}),)
GRANT: Reasons = (("grant", {"tier": "express", "program": "reminders", "when": "2026-09-21T00:00:00Z"}),)


def consumer_id(number: int) -> str:
    return base32(number.to_bytes(16))


def text_of(name: str) -> str:
    return f"msg_{TAG}_{base32(bytes.fromhex(fingerprint(name.encode()))[:16])}"


def phone(number: int) -> str:
    return f"+1704555{100 + number % 100:04d}"


def hidden(number: int, body: str = "", **more: Any) -> Private:
    return Private(salt=f"{number:032x}", number=phone(number), body=body, **more)


def submitted(name: str, state: State = State.READY, **more: Any) -> Submitted:
    base: dict[str, Any] = {
        "text": text_of(name),
        "sender": SENDER,
        "program": "reminders",
        "kind": Kind.INFORMATIONAL,
        "state": state,
        "author": Author.AUTOMATION,
        "policy": "acme@1",
        "reasons": GRANT if state is State.READY else NO_CONSENT,
    }
    return Submitted(**base | more)


def moved(name: str, before: State, after: State, **more: Any) -> Moved:
    return Moved(text_of(name), SENDER, "reminders", before, after, **more)


def received(name: str, intent: str = "none", **more: Any) -> TextReceived:
    return TextReceived(text_of(name), SENDER, f"twilio:{name}", intent, **more)


class Story:
    """Tells entries in order; `take` hands out what was told since."""

    def __init__(self) -> None:
        self._seqs: dict[str, int] = defaultdict(int)
        self._told: list[tuple[str, Entry]] = []
        self.now = AT

    def tell(self, number: int, fact: Fact, private: Private | None = None) -> Entry:
        consumer = consumer_id(number)
        self._seqs[consumer] += 1
        self.now += 1_000
        seq = self._seqs[consumer]
        entry = Entry(entry_id(TAG, consumer, seq), seq, self.now, fact, private)
        self._told.append((consumer, entry))
        return entry

    def take(self) -> list[tuple[str, Entry]]:
        told, self._told = self._told, []
        return told


def check_whole(engine: Engine, business: str = BUSINESS) -> dict[str, int]:
    """Read every chain from its start; AssertionError where one is broken. Returns entries per Consumer."""
    heads: dict[str, tuple[int, str]] = {}
    with engine.begin() as connection:
        for row in connection.execute(select(entries).where(entries.c.business == business).order_by(entries.c.n)):
            seq, prev = heads.get(row.consumer, (0, START))
            public = msgspec.json.decode(row.public)
            assert row.seq == seq + 1, "a gap or a double"
            assert canonical(public).decode() == row.public, "not canonical"
            assert row.prev_hash == prev
            assert row.hash == link(prev, row.public.encode()), "the public part was changed"
            said = {name: public[name] for name in ("id", "business", "consumer", "seq", "type", "at", "private_hash")}
            assert said == {name: row._mapping[name] for name in said}, "a column says other than the public part"
            if row.private is not None:
                assert fingerprint(row.private.encode()) == row.private_hash, "the private part was changed"
            heads[row.consumer] = (row.seq, row.hash)
        kept = {
            row.consumer: (row.seq, row.hash)
            for row in connection.execute(select(chains).where(chains.c.business == business))
        }
    assert kept == heads
    return {consumer: seq for consumer, (seq, _) in heads.items()}
