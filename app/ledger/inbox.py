"""Inbox: inbound texts that nobody has answered, newest first, one of each Consumer."""

from __future__ import annotations

from sqlalchemy import Engine, and_, exists, literal, or_, select, tuple_

from app.ledger.engine import guarded
from app.ledger.rows import Page, TextRow, read_cursor, write_cursor
from app.ledger.tables import texts

_ASKS_FOR_NO_ANSWER = ("stop", "start", "help", "yes", "reaction")
"""Intents of texts that are answered by themselves, or not at all."""
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
        order = (texts.c.created_at.desc(), texts.c.id.desc())
        query = select(texts).where(
            texts.c.business == business,
            texts.c.direction == "in",
            texts.c.created_at >= since,
            texts.c.intent.not_in(_ASKS_FOR_NO_ANSWER),
            ~settled,
        )
        if cursor:
            place = tuple_(*map(literal, read_cursor(cursor, int, str)))
            query = query.where(tuple_(texts.c.created_at, texts.c.id) < place)
        with guarded(), self._engine.begin() as connection:
            found = connection.execute(query.order_by(*order).limit(limit + 1)).all()
        rows = tuple(TextRow.of(row) for row in found[:limit])
        more = len(found) > limit
        return Page(rows, write_cursor(rows[-1].created_at, rows[-1].id) if rows and more else None)
