"""Inbox: inbound texts that nobody has answered, newest first, one of each Consumer; and those that may mean stop."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Engine, Select, and_, exists, literal, literal_column, or_, select, tuple_

from app.ledger.engine import guarded
from app.ledger.rows import Page, TextRow, read_cursor, write_cursor
from app.ledger.tables import texts

_ASKS_FOR_NO_ANSWER = ("stop", "start", "help", "yes", "reaction")
"""Intents of texts that are answered by themselves, or not at all."""
_UNCLEAR = texts.c.intent == literal_column("'ambiguous'")
_NEVER_LEFT = ("held", "denied", "expired", "withdrawn", "failed")


class Inbox:
    """Questions to the Ledger; each raises LedgerUnavailable where SQL does not answer."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def page(self, business: str, since: int, *, limit: int = 50, cursor: str | None = None) -> Page[TextRow]:
        """Texts since then whose Consumer was sent nothing of the Business's own after them, not counted. Raises
        BadInput naming `cursor`."""
        later = texts.alias("later")
        after = tuple_(later.c.created_at, later.c.id) > tuple_(texts.c.created_at, texts.c.id)
        answered = and_(later.c.direction == "out", later.c.own == "", later.c.state.not_in(_NEVER_LEFT))
        wrote_again = and_(later.c.direction == "in", later.c.intent.not_in(_ASKS_FOR_NO_ANSWER))
        settled = exists().where(
            later.c.business == texts.c.business,
            later.c.consumer == texts.c.consumer,
            after,
            or_(answered, wrote_again),
        )
        query = select(texts).where(
            texts.c.business == business,
            texts.c.direction == "in",
            texts.c.created_at >= since,
            texts.c.intent.not_in(_ASKS_FOR_NO_ANSWER),
            ~settled,
        )
        return self._newest(query, limit, cursor)

    def unclear(self, business: str, *, limit: int = 50, cursor: str | None = None) -> Page[TextRow]:
        """Texts that were ambiguous when they came, whether or not somebody has read them since; not counted. Raises
        BadInput naming `cursor`."""
        return self._newest(select(texts).where(texts.c.business == business, _UNCLEAR), limit, cursor)

    def _newest(self, query: Select[Any], limit: int, cursor: str | None) -> Page[TextRow]:
        if cursor:
            place = tuple_(*map(literal, read_cursor(cursor, int, str)))
            query = query.where(tuple_(texts.c.created_at, texts.c.id) < place)
        with guarded(), self._engine.begin() as connection:
            found = connection.execute(
                query.order_by(texts.c.created_at.desc(), texts.c.id.desc()).limit(limit + 1)
            ).all()
        rows = tuple(TextRow.of(row) for row in found[:limit])
        more = len(found) > limit
        return Page(rows, write_cursor(rows[-1].created_at, rows[-1].id) if rows and more else None)
