"""Histories: Consumers whose texts were judged in a period, and their entries from the first one on, streamed."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Engine, select

from app.consent.entries import Entry
from app.ledger.engine import guarded
from app.ledger.rows import EntryRow
from app.ledger.tables import entries

CONSUMERS_AT_ONCE = 500
ENTRIES_AT_ONCE = 1_000
"""Rows read in one short transaction, so that neither memory nor the database's log grows with the Ledger."""


def asked_since(engine: Engine, business: str, since: int, *, at_once: int = CONSUMERS_AT_ONCE) -> Iterator[str]:
    """The Consumers to whom a text was asked to be sent at `since` or later, in the order of their ids."""
    here = (entries.c.business == business) & (entries.c.type == "submitted") & (entries.c.at >= since)
    last = ""
    while True:
        query = select(entries.c.consumer).where(here, entries.c.consumer > last).distinct()
        with guarded(), engine.begin() as connection:
            some = connection.scalars(query.order_by(entries.c.consumer).limit(at_once)).all()
        yield from some
        if len(some) < at_once:
            return
        last = some[-1]


def history(engine: Engine, business: str, consumer: str, *, at_once: int = ENTRIES_AT_ONCE) -> Iterator[Entry]:
    """One Consumer's entries, oldest first."""
    query = select(entries).where(entries.c.business == business, entries.c.consumer == consumer)
    last = 0
    while True:
        with guarded(), engine.begin() as connection:
            found = connection.execute(query.where(entries.c.seq > last).order_by(entries.c.seq).limit(at_once)).all()
        for row in found:
            yield EntryRow.of(row).entry()
        if len(found) < at_once:
            return
        last = found[-1].seq
