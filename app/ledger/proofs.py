"""Proofs: what an evidence file is made of, read in one snapshot of the Ledger, just as it is kept there.

Nothing is recomputed: what somebody changed in the database comes out changed, for the verifier to find.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, and_, or_, select

from app.consent.account.asked import CONSUMER, MESSAGE, PROGRAM, Asked
from app.ledger.chain import START
from app.ledger.checkpoints import Checkpoint, Seal, SigningKey
from app.ledger.engine import IDS_AT_ONCE, batched, guarded
from app.ledger.tables import chains, checkpoints, consumers, entries, seals, signing_keys

MOST_SPANS = 10_000
"""Spans of watching that are told apart at most: more than one gap an hour for a year."""

_KEPT = (entries.c.id, entries.c.seq, entries.c.at, entries.c.type, entries.c.public)
_KEPT_TOO = (entries.c.private_hash, entries.c.private, entries.c.hash, entries.c.n)


@dataclass(frozen=True, slots=True)
class Kept:
    """One entry as it is kept: the very strings that were hashed."""

    id: str
    seq: int
    at: int
    type: str
    public: str
    private_hash: str | None
    private: str | None = field(repr=False)
    hash: str


@dataclass(frozen=True, slots=True)
class KeptChain:
    """One chain up to the newest checkpoint. `head` is (seq, hash) of where the Ledger says that it ends."""

    consumer: str
    number: str | None = field(repr=False)
    entries: Sequence[Kept]
    seals: Sequence[Seal]
    head: tuple[int, str]


class _Watch(msgspec.Struct):
    watched_since: int = 0
    watched_to: int = 0


_watch = msgspec.json.Decoder(_Watch)


class Snapshot:
    """One Business's part of the Ledger as it stood at one moment, up to and with its newest checkpoint."""

    def __init__(self, connection: Connection, business: str) -> None:
        self._connection = connection
        self._business = business
        mine = checkpoints.c.business == business
        newest = select(checkpoints.c.number, checkpoints.c.last_n).where(mine)
        row = connection.execute(newest.order_by(checkpoints.c.number.desc()).limit(1)).first()
        self.checkpoint: int = row.number if row else 0
        self._last_n: int = row.last_n if row else 0

    def consumers(self, asked: Asked, *own: str) -> list[str]:
        """The Consumers that an evidence file about `asked` concerns, by id; `own` names the Business's own chains."""
        if asked.kind == CONSUMER:
            which: Any = entries.c.consumer == asked.consumer
        elif asked.kind == MESSAGE:
            which = entries.c.text == asked.message
        elif asked.kind == PROGRAM:
            which = _names(asked.program)
        else:
            which = (entries.c.at >= asked.since) & (entries.c.at < asked.until)
        here = and_(entries.c.business == self._business, entries.c.n <= self._last_n, entries.c.consumer.not_in(own))
        query = select(entries.c.consumer).where(here, which).distinct().order_by(entries.c.consumer)
        return list(self._connection.scalars(query))

    def chain(self, consumer: str) -> KeptChain:
        """One chain with its seals. What came after the newest checkpoint is not in it."""
        mine = and_(entries.c.business == self._business, entries.c.consumer == consumer)
        query = select(*_KEPT, *_KEPT_TOO).where(mine).order_by(entries.c.seq)
        found = self._connection.execute(query).all()
        kept = [_kept(row) for row in found if row.n <= self._last_n]
        if len(kept) < len(found):
            head = (kept[-1].seq, kept[-1].hash) if kept else (0, START)
        else:
            # As the Ledger says, not as the entries look: a tail that somebody cut off shows.
            end = select(chains.c.seq, chains.c.hash).where(
                chains.c.business == self._business, chains.c.consumer == consumer
            )
            row = self._connection.execute(end).first()
            head = (row.seq, row.hash) if row else (0, START)
        number = select(consumers.c.number).where(
            consumers.c.business == self._business, consumers.c.consumer == consumer
        )
        return KeptChain(consumer, self._connection.scalar(number), kept, self._seals(consumer), head)

    def _seals(self, consumer: str) -> list[Seal]:
        query = select(seals).where(seals.c.business == self._business, seals.c.consumer == consumer)
        return [Seal.of(row) for row in self._connection.execute(query.order_by(seals.c.seq))]

    def checkpoints(self, numbers: Iterable[int]) -> Iterator[Checkpoint]:
        """The checkpoints of those numbers, in their order."""
        for some in batched(sorted(numbers), IDS_AT_ONCE):
            query = select(checkpoints).where(checkpoints.c.business == self._business, checkpoints.c.number.in_(some))
            for row in self._connection.execute(query.order_by(checkpoints.c.number)):
                yield Checkpoint(row.number, row.at, row.statement, row.signature)

    def signing_keys(self) -> list[SigningKey]:
        """Every signing key there was, oldest first."""
        found = self._connection.execute(select(signing_keys).order_by(signing_keys.c.number))
        return [SigningKey(row.key, row.statement, row.signature, row.former_signature) for row in found]

    # ---- what was watched ----

    def watched(self, since: int) -> tuple[tuple[int, int], ...]:
        """The (since, to) in which webhooks were taken without a gap, oldest first, back to `since`.

        Checkpoints that say the same `watched_since` are of one span, and it only ever grows: each span is found by
        halving, so that a year of minutes takes no longer than a day. A statement that cannot be read says nothing.
        """
        found: list[tuple[int, int]] = []
        number = self.checkpoint
        while number > 0 and len(found) < MOST_SPANS:
            said = self._said(number)
            if said.watched_to:
                found.append((said.watched_since, said.watched_to))
                if said.watched_since <= since:
                    break
            number = self._first_of(said.watched_since, number) - 1
        return tuple(reversed(found))

    def _first_of(self, since: int, number: int) -> int:
        """The first checkpoint, up to `number`, of those that say that `watched_since`."""
        low, high = 1, number
        while low < high:
            middle = (low + high) // 2
            low, high = (low, middle) if self._said(middle).watched_since >= since else (middle + 1, high)
        return low if self._said(low).watched_since == since else number

    def _said(self, number: int) -> _Watch:
        query = select(checkpoints.c.statement).where(
            checkpoints.c.business == self._business, checkpoints.c.number == number
        )
        try:
            return _watch.decode(self._connection.scalar(query) or "{}")
        except msgspec.DecodeError:
            return _Watch()


class Proofs:
    """Reads what proves. Raises LedgerUnavailable where SQL does not answer."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @contextmanager
    def snapshot(self, business: str) -> Iterator[Snapshot]:
        """The Ledger as it stands now; later writes are not seen.

        While it is open SQLite's log cannot be cut: spool what is read, and close it before anything slow.
        """
        with guarded(), self._engine.connect() as connection:
            if connection.dialect.name == "postgresql":
                connection = connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield Snapshot(connection, business)


def _kept(row: Any) -> Kept:
    return Kept(row.id, row.seq, row.at, row.type, row.public, row.private_hash, row.private, row.hash)


def _names(program: str) -> Any:
    """Whether an entry concerns a Program; inside a JSON string a quote is escaped, so these stand nowhere else."""
    quoted = msgspec.json.encode(program).decode()

    def says(words: str) -> Any:
        return entries.c.public.contains(words, autoescape=True)

    return or_(
        and_(entries.c.type.in_(("submitted", "granted")), says(f'"program":{quoted}')),
        and_(entries.c.type.in_(("revoked", "revoked_earlier")), says(f'"scope":{quoted}')),
        and_(entries.c.type == "kept", says(quoted)),
    )
