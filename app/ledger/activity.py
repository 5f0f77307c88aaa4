"""Activity: what people and programs of the Business did and looked at, newest first, and from where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec
from sqlalchemy import Engine, or_, select, update

from app.consent.acts_told import acted
from app.consent.entries import FACTS, OF_THE_BUSINESS
from app.ledger.engine import guarded, writing
from app.ledger.rows import Page, read_cursor, write_cursor
from app.ledger.tables import consumers, entries

_COLUMNS = (entries.c.n, entries.c.id, entries.c.consumer, entries.c.type, entries.c.at, entries.c.public)
_BESIDE = (entries.c.actor, entries.c.about, entries.c.origin)


@dataclass(frozen=True, slots=True)
class ActRow:
    """One act. `whom` is the Consumer that it is about, by id, None where it is about nobody; `where` is None where
    nobody knew it, or it was erased."""

    n: int
    id: str
    at: int
    by: str
    type: str
    whom: str | None
    facts: Mapping[str, Any]
    where: str | None = field(repr=False)


class Activity:
    """Reads acts, and forgets from where they were done."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def page(
        self,
        business: str,
        *,
        actor: str | None = None,
        consumer: str | None = None,
        since: int | None = None,
        limit: int = 50,
        cursor: str | None = None,
    ) -> Page[ActRow]:
        """Acts, newest first, not counted. `actor` is `key:<id>` or a command, with all that was done through it.

        Raises BadInput for a cursor that no page gave, LedgerUnavailable.
        """
        query = select(*_COLUMNS, *_BESIDE).where(entries.c.business == business, entries.c.actor.is_not(None))
        if actor is not None:
            # A list's lines name their import after the caller.
            query = query.where(or_(entries.c.actor == actor, entries.c.actor.startswith(f"{actor} ", autoescape=True)))
        if consumer is not None:
            query = query.where(or_(entries.c.consumer == consumer, entries.c.about == consumer))
        if since is not None:
            query = query.where(entries.c.at >= since)
        if cursor is not None:
            query = query.where(entries.c.n < read_cursor(cursor, int)[0])
        with guarded(), self._engine.begin() as connection:
            found = connection.execute(query.order_by(entries.c.n.desc()).limit(max(limit, 1) + 1)).all()
        rows = tuple(_act(row) for row in found[: max(limit, 1)])
        return Page(rows, write_cursor(rows[-1].n) if len(found) > len(rows) else None)

    def numbers(self, business: str, whom: Iterable[str | None]) -> dict[str, str]:
        """The numbers of those Consumers, where they are known."""
        wanted = {one for one in whom if one}
        here = (consumers.c.business == business) & consumers.c.consumer.in_(wanted) & consumers.c.number.is_not(None)
        with guarded(), self._engine.begin() as connection:
            found = connection.execute(select(consumers.c.consumer, consumers.c.number).where(here))
            return {row.consumer: str(row.number) for row in found}

    def forget_places(self, business: str, chains: Sequence[str], before: int) -> int:
        """Forget from where was acted before that instant, on those chains; the hashes stay. Returns in how many."""
        old = (entries.c.business == business) & entries.c.consumer.in_(chains) & (entries.c.at < before)
        with guarded(), writing(self._engine).begin() as connection:
            done = connection.execute(update(entries).where(old, entries.c.origin.is_not(None)).values(origin=None))
            return int(done.rowcount)


def told_of(type: str, facts: Mapping[str, Any]) -> str:
    """An act as the Ledger keeps it. One that a newer Consentry wrote is told by its type."""
    try:
        return acted(msgspec.convert(facts, FACTS[type]))
    except (KeyError, msgspec.ValidationError):
        return type.replace("_", " ")


def _act(row: Any) -> ActRow:
    return ActRow(
        n=row.n,
        id=row.id,
        at=row.at,
        by=row.actor,
        type=row.type,
        whom=row.about if row.type in OF_THE_BUSINESS else row.consumer,
        facts=msgspec.json.decode(row.public)["facts"],
        where=row.origin.partition(" ")[2] if row.origin else None,
    )
