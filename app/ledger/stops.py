"""Stops: who ever stopped all texts of a Business, and how many stops and doubts came since a place in the Ledger.
Whether a stop stands is the Standing's to say.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Engine, and_, case, func, select

from app.ledger.engine import guarded
from app.ledger.tables import entries

_AT_ONCE = 5_000


@dataclass(frozen=True, slots=True)
class Came:
    """What came until the place `n`: stops, texts that may mean stop, texts of unknown outcome."""

    n: int
    stops: int
    unclear: int
    unknown: int


class Stops:
    """Questions to the Ledger; each raises LedgerUnavailable where SQL does not answer."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def newest(self, business: str) -> int:
        """The `n` of the newest entry; 0 where there is none."""
        with guarded(), self._engine.begin() as connection:
            return connection.scalar(select(func.max(entries.c.n)).where(entries.c.business == business)) or 0

    def came(self, business: str, after: int) -> Came:
        """What came after that place."""
        # A fact is canonical JSON, in which what somebody typed holds no bare quotation mark.
        unclear = and_(entries.c.type == "text_received", entries.c.public.like('%"intent":"ambiguous"%'))
        unknown = and_(entries.c.type == "moved", entries.c.public.like('%"after":"unknown"%'))
        counts = (_many(entries.c.type == "revoked"), _many(unclear), _many(unknown))
        here = (entries.c.business == business) & (entries.c.n > after)
        with guarded(), self._engine.begin() as connection:
            newest, stops, doubtful, lost = connection.execute(select(func.max(entries.c.n), *counts).where(here)).one()
        return Came(newest or after, stops or 0, doubtful or 0, lost or 0)

    def consumers(self, business: str) -> Iterator[str]:
        """Everybody of whom there is a stop, by id, each once."""
        after = ""
        while True:
            here = (entries.c.business == business) & (entries.c.type == "revoked") & (entries.c.consumer > after)
            query = select(entries.c.consumer).where(here).distinct().order_by(entries.c.consumer).limit(_AT_ONCE)
            with guarded(), self._engine.begin() as connection:
                found = list(connection.scalars(query))
            yield from found
            if len(found) < _AT_ONCE:
                return
            after = found[-1]


def _many(which: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((which, 1), else_=0))
