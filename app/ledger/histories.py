"""Histories: Consumers whose texts were judged in a period, and their entries from the first one on, streamed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Engine, literal, select, tuple_

from app.consent.entries import Entry
from app.consent.model import State
from app.ledger.engine import guarded
from app.ledger.rows import EntryRow, TextRow
from app.ledger.tables import cursors, entries, texts

CONSUMERS_AT_ONCE = 500
ENTRIES_AT_ONCE = 1_000
"""Rows read in one short transaction, so that neither memory nor the database's log grows with the Ledger."""
_WAITING = [state.value for state in (State.READY, State.HELD, State.SENDING, State.UNKNOWN)]


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
    for row in rows(engine, business, consumer, at_once=at_once):
        yield row.entry()


def rows(engine: Engine, business: str, consumer: str, *, at_once: int = ENTRIES_AT_ONCE) -> Iterator[EntryRow]:
    """One Consumer's entries as they are kept, oldest first."""
    query = select(entries).where(entries.c.business == business, entries.c.consumer == consumer)
    last = 0
    while True:
        with guarded(), engine.begin() as connection:
            found = connection.execute(query.where(entries.c.seq > last).order_by(entries.c.seq).limit(at_once)).all()
        for row in found:
            yield EntryRow.of(row)
        if len(found) < at_once:
            return
        last = found[-1].seq


class Wholes:
    """All of a Business, as a rebuild reads it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def businesses(self) -> dict[str, int]:
        """Every Business that ever had an entry, and how many it has."""
        with guarded(), self._engine.begin() as connection:
            return {name: seq for name, seq in connection.execute(select(cursors.c.business, cursors.c.seq))}

    def chains(
        self, business: str, after: str = "", *, at_once: int = ENTRIES_AT_ONCE * 5
    ) -> Iterator[tuple[str, list[Entry]]]:
        """Every chain of a Business after that of `after`, whole, in the order of the Consumers' ids, streamed."""
        place = (after, 2**62)
        consumer, chain = "", list[Entry]()
        while True:
            later = tuple_(entries.c.consumer, entries.c.seq) > tuple_(literal(place[0]), literal(place[1]))
            query = select(entries).where(entries.c.business == business, later)
            with guarded(), self._engine.begin() as connection:
                found = connection.execute(query.order_by(entries.c.consumer, entries.c.seq).limit(at_once)).all()
            for row in found:
                if row.consumer != consumer:
                    if chain:
                        yield consumer, chain
                    consumer, chain = row.consumer, []
                chain.append(EntryRow.of(row).entry())
            if len(found) < at_once:
                break
            place = (found[-1].consumer, found[-1].seq)
        if chain:
            yield consumer, chain

    def unfinished(self, business: str, some: Sequence[str], sent_since: int) -> list[TextRow]:
        """Those Consumers' outbound texts that are not at their end; sent ones only where they are no older."""
        last_word = (texts.c.state == State.SENT.value) & (texts.c.updated_at >= sent_since)
        here = (texts.c.business == business) & (texts.c.direction == "out") & texts.c.consumer.in_(some)
        with guarded(), self._engine.begin() as connection:
            found = connection.execute(select(texts).where(here, texts.c.state.in_(_WAITING) | last_word))
            return [TextRow.of(row) for row in found]
