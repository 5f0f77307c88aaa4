"""Held: what waits, as the people see it who watch it: how much for which cause, and the texts page by page."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Engine, func, literal, literal_column, select, tuple_

from app.ledger.engine import guarded
from app.ledger.rows import Page, TextRow, read_cursor, write_cursor
from app.ledger.tables import texts

OLDEST, NEWEST, ENDING = "oldest", "newest", "ending"
SORTS = (OLDEST, NEWEST, ENDING)
_HELD = texts.c.state == literal_column("'held'")
"""Written out, so that PostgreSQL sees that the partial indexes fit."""


@dataclass(frozen=True, slots=True)
class HeldBy:
    """Which held texts. `reason` is the first of a text's reasons; instants in ms UTC, 0 for no bound."""

    reason: str = ""
    program: str = ""
    kind: str = ""
    sender: str = ""
    consumer: str = ""
    text: str = ""
    since: int = 0
    before: int = 0
    ends_before: int = 0
    only: tuple[str, ...] | None = None  # of these Consumers alone
    without: tuple[str, ...] = ()  # of none of these


@dataclass(frozen=True, slots=True)
class Cause:
    """Texts that wait for one thing."""

    reason: str
    count: int
    oldest: int


class Held:
    """Questions to the Ledger; each raises LedgerUnavailable where SQL does not answer."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def causes(self, business: str) -> list[Cause]:
        """How many texts wait for what, the most first."""
        query = (
            select(texts.c.reason, func.count().label("many"), func.min(texts.c.created_at).label("oldest"))
            .where(texts.c.business == business, _HELD)
            .group_by(texts.c.reason)
        )
        with guarded(), self._engine.begin() as connection:
            found = [Cause(row.reason, row.many, row.oldest) for row in connection.execute(query)]
        return sorted(found, key=lambda cause: (-cause.count, cause.reason))

    def count(self, business: str, by: HeldBy) -> int:
        """How many of those there are."""
        query = select(func.count()).select_from(texts).where(*_which(business, by))
        with guarded(), self._engine.begin() as connection:
            return connection.scalar(query) or 0

    def page(
        self, business: str, by: HeldBy, *, sort: str = OLDEST, limit: int = 50, cursor: str | None = None
    ) -> Page[TextRow]:
        """Some of them, not counted. Raises BadInput naming `cursor`."""
        place = texts.c.expires_at if sort == ENDING else texts.c.created_at
        order = (place, texts.c.id)
        query = select(texts).where(*_which(business, by))
        if cursor:
            after = tuple_(*map(literal, read_cursor(cursor, int, str)))
            query = query.where(tuple_(*order) < after if sort == NEWEST else tuple_(*order) > after)
        query = query.order_by(*(column.desc() for column in order) if sort == NEWEST else order)
        with guarded(), self._engine.begin() as connection:
            found = connection.execute(query.limit(limit + 1)).all()
        rows = tuple(TextRow.of(row) for row in found[:limit])
        more = len(found) > limit
        last = rows[-1] if rows else None
        at = 0 if last is None else last.expires_at if sort == ENDING else last.created_at
        return Page(rows, write_cursor(at, last.id) if last is not None and more else None)


def _which(business: str, by: HeldBy) -> list[ColumnElement[bool]]:
    which: list[ColumnElement[bool]] = [texts.c.business == business, _HELD]
    for column, value in (
        (texts.c.reason, by.reason),
        (texts.c.program, by.program),
        (texts.c.kind, by.kind),
        (texts.c.sender, by.sender),
        (texts.c.consumer, by.consumer),
        (texts.c.id, by.text),
    ):
        if value:
            which.append(column == value)
    if by.only is not None:
        which.append(texts.c.consumer.in_(by.only))
    if by.without:
        which.append(texts.c.consumer.not_in(by.without))
    if by.since:
        which.append(texts.c.created_at >= by.since)
    if by.before:
        which.append(texts.c.created_at < by.before)
    if by.ends_before:
        which.append(texts.c.expires_at < by.ends_before)
    return which
