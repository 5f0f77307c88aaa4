"""Stops: who ever stopped all texts of a Business. Whether a stop stands is the Standing's to say."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Engine, func, select

from app.ledger.engine import guarded
from app.ledger.tables import entries

_AT_ONCE = 5_000


class Stops:
    """Questions to the Ledger; each raises LedgerUnavailable where SQL does not answer."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def newest(self, business: str) -> int:
        """The `n` of the newest entry; 0 where there is none."""
        with guarded(), self._engine.begin() as connection:
            return connection.scalar(select(func.max(entries.c.n)).where(entries.c.business == business)) or 0

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
