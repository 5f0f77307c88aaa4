"""The writer: moves a stretch of the outbox into the Ledger, whole or not at all, and once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Engine, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from app.consent.acts import about_of, actor_of
from app.consent.entries import Entry
from app.consent.erasures import Erased
from app.errors import LedgerUnavailable
from app.ids import fingerprint
from app.ledger.chain import START, canonical, link, origin_of, private_part, public_part
from app.ledger.engine import IDS_AT_ONCE, batched, guarded, writing
from app.ledger.erasing import forget_consumer, forget_entries
from app.ledger.many import change, insert_in_order, upsert
from app.ledger.projection import Projection, Values
from app.ledger.tables import chains, consumers, cursors, entries, meta, texts

BEGINNING = "0-0"
"""The position of a Business of which nothing was drained yet."""


class Writer:
    """Appends entries. Any number of writers may try; of those that go on from one position, one succeeds."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._writes = writing(engine)
        begin = postgresql.insert if engine.dialect.name == "postgresql" else sqlite.insert
        self._begin_cursor = begin(cursors).on_conflict_do_nothing().execution_options(preserve_rowcount=True)
        # A text that is there stays as it is: its entry is on record, and a projection must never stop the record.
        self._new_texts = begin(texts).on_conflict_do_nothing()
        self._adopt = begin(meta).on_conflict_do_nothing()
        head = begin(chains)
        self._heads_upsert = head.on_conflict_do_update(
            index_elements=["business", "consumer"], set_={"seq": head.excluded.seq, "hash": head.excluded.hash}
        )
        one = begin(consumers)
        self._consumers_upsert = one.on_conflict_do_update(
            index_elements=["business", "consumer"],
            set_={
                "last_at": one.excluded.last_at,
                "number": func.coalesce(one.excluded.number, consumers.c.number),
                "profile": func.coalesce(one.excluded.profile, consumers.c.profile),
            },
        )

    def position(self, business: str) -> str:
        """The outbox stream id up to and with which this Business is in the Ledger; `0-0` when none is."""
        with guarded(), self._engine.begin() as connection:
            found = connection.scalar(select(cursors.c.position).where(cursors.c.business == business))
        return found or BEGINNING

    def append(self, business: str, before: str, after: str, batch: Sequence[tuple[str, Entry]]) -> bool:
        """Append (Consumer, Entry) pairs in the outbox's order and move the position from `before` to `after`.

        One transaction: when this returns True, all of it is on disk. False where the Ledger does not stand at
        `before`: another writer was faster, and nothing was written. Raises LedgerUnavailable where the database
        does not answer, and with the code `ledger_gap` where an entry is not the next of its Consumer; then nothing
        was written either.
        """
        if before == after:
            raise ValueError("an append must move the position, or it could be done twice")
        with guarded(), self._writes.connect() as connection, connection.begin() as transaction:
            if not self._move(connection, business, before, after, batch):
                transaction.rollback()
                return False
            if batch:
                self._write(connection, business, after, batch)
        return True

    def adopt(self, store_id: str) -> str:
        """Bind the Ledger to the store of that id, unless it is bound already; returns the id it is bound to."""
        with guarded(), self._writes.begin() as connection:
            connection.execute(self._adopt, {"key": "store_id", "value": store_id})
            return connection.scalar(select(meta.c.value).where(meta.c.key == "store_id")) or store_id

    def _move(
        self, connection: Connection, business: str, before: str, after: str, batch: Sequence[tuple[str, Entry]]
    ) -> bool:
        """Move the cursor. Its row is what the writers of a Business wait for."""
        newest = max((entry.at for _, entry in batch), default=0)
        moved: dict[str, Any] = {"position": after, "seq": cursors.c.seq + len(batch)}
        if newest:
            moved["updated_at"] = newest
        here = (cursors.c.business == business) & (cursors.c.position == before)
        if connection.execute(update(cursors).where(here).values(moved)).rowcount == 1:
            return True
        if before != BEGINNING:
            return False
        first = {"business": business, "position": after, "seq": len(batch), "updated_at": newest}
        return connection.execute(self._begin_cursor, first).rowcount == 1

    def _write(self, connection: Connection, business: str, after: str, batch: Sequence[tuple[str, Entry]]) -> None:
        heads = _heads(connection, business, {consumer for consumer, _ in batch})
        rows: list[Values] = []
        projection = Projection(business)
        for consumer, entry in batch:
            seq, prev = heads.get(consumer, (0, START))
            if entry.seq != seq + 1:
                raise LedgerUnavailable(
                    f"Entry {entry.seq} of Consumer {consumer} follows entry {seq}: outbox and ledger do not fit.",
                    code="ledger_gap",
                )
            row = _row(business, consumer, entry, prev, after)
            heads[consumer] = (entry.seq, row["hash"])
            rows.append(row)
            projection.add(consumer, entry)
        insert_in_order(connection, entries, rows)
        ends = [
            {"business": business, "consumer": name, "seq": seq, "hash": link}
            for name, (seq, link) in sorted(heads.items())
        ]
        upsert(connection, self._heads_upsert, chains, ends)
        # An erasure is part of what it is recorded by: done when it is on record, and again when a copy is rebuilt.
        erased = [(consumer, entry.fact) for consumer, entry in batch if isinstance(entry.fact, Erased)]
        for consumer, fact in erased:
            if fact.whole:
                forget_consumer(connection, business, consumer)
        self._project(connection, business, projection)
        for consumer, fact in erased:
            forget_entries(connection, business, consumer, fact.seqs)

    def _project(self, connection: Connection, business: str, projection: Projection) -> None:
        if projection.new:
            upsert(connection, self._new_texts, texts, list(projection.new.values()))
        # Texts of which the same columns changed share one statement.
        alike: dict[tuple[str, ...], list[Values]] = defaultdict(list)
        for text, values in projection.changed.items():
            alike[tuple(sorted(values))].append({"id": text, "business": business, **values})
        for changes in alike.values():
            change(connection, texts, ("id", "business"), changes)
        if projection.consumers:
            people = [row for _, row in sorted(projection.consumers.items())]
            upsert(connection, self._consumers_upsert, consumers, people)


def _heads(connection: Connection, business: str, names: Iterable[str]) -> dict[str, tuple[int, str]]:
    """Where the Consumers' chains end: (seq, hash) by Consumer; none for a Consumer without entries."""
    heads: dict[str, tuple[int, str]] = {}
    for some in batched(sorted(names), IDS_AT_ONCE):
        query = select(chains.c.consumer, chains.c.seq, chains.c.hash).where(
            chains.c.business == business, chains.c.consumer.in_(some)
        )
        heads.update((consumer, (seq, link)) for consumer, seq, link in connection.execute(query))
    return heads


def _row(business: str, consumer: str, entry: Entry, prev: str, position: str) -> Values:
    hidden = private_part(entry.private) if entry.private is not None else None
    digest = fingerprint(hidden) if hidden is not None else None
    public = canonical(public_part(business, consumer, entry, digest))
    return {
        "id": entry.id,
        "business": business,
        "consumer": consumer,
        "seq": entry.seq,
        "type": entry.type,
        "at": entry.at,
        "public": public.decode(),
        "private_hash": digest,
        "private": hidden.decode() if hidden is not None else None,
        "origin": origin_of(entry.private),
        "prev_hash": prev,
        "hash": link(prev, public),
        "position": position,
        "text": getattr(entry.fact, "text", None) or None,
        "event": getattr(entry.fact, "event", None) or None,
        "actor": actor_of(entry.fact),
        "about": about_of(entry.fact),
    }
