"""Trends: how texts went, day by day and program by program, as the overview draws it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Engine, and_, func, literal, select

from app.consent.model import DAY, State
from app.ledger.engine import guarded
from app.ledger.tables import texts

_LEFT = tuple(state.value for state in (State.SENT, State.DELIVERED, State.UNDELIVERED, State.UNKNOWN))
"""States of texts that left, or may have."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How many people one program texted, and how many of them said stop by text after its first text to them."""

    program: str
    people: int
    stopped: int

    @property
    def rate(self) -> float:
        return self.stopped / self.people if self.people else 0.0


class Trends:
    """Questions to the Ledger; each raises LedgerUnavailable where SQL does not answer."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def by_day(self, business: str, since: int, ahead: int) -> Mapping[int, Mapping[str, int]]:
        """Day -> kind -> how many texts left. Days are counted from 1970 where the clock is `ahead` of UTC by so many
        ms."""
        day = ((texts.c.created_at + literal(ahead)) // literal(DAY)).label("day")
        query = select(day, texts.c.kind, func.count()).where(*_sent(business, since)).group_by(day, texts.c.kind)
        found: dict[int, dict[str, int]] = defaultdict(dict)
        with guarded(), self._engine.begin() as connection:
            for at, kind, many in connection.execute(query):
                found[int(at)][kind] = many
        return found

    def delivery(self, business: str, since: int) -> Mapping[str, Mapping[str, int]]:
        """Sender -> state -> how many texts that left are in it."""
        query = select(texts.c.sender, texts.c.state, func.count()).where(*_sent(business, since))
        found: dict[str, dict[str, int]] = defaultdict(dict)
        with guarded(), self._engine.begin() as connection:
            for sender, state, many in connection.execute(query.group_by(texts.c.sender, texts.c.state)):
                found[sender][state] = many
        return found

    def reach(self, business: str, since: int) -> list[Reach]:
        """Each program's people and stops, the largest share first."""
        texted = (
            select(texts.c.program, texts.c.consumer, func.min(texts.c.created_at).label("first"))
            .where(*_sent(business, since), texts.c.program != "")
            .group_by(texts.c.program, texts.c.consumer)
            .subquery()
        )
        stopped = (
            select(texts.c.consumer, func.max(texts.c.created_at).label("last"))
            .where(
                texts.c.business == business,
                texts.c.created_at >= since,
                texts.c.direction == "in",
                texts.c.intent == "stop",
            )
            .group_by(texts.c.consumer)
            .subquery()
        )
        after = and_(stopped.c.consumer == texted.c.consumer, stopped.c.last >= texted.c.first)
        query = (
            select(texted.c.program, func.count(), func.count(stopped.c.consumer))
            .select_from(texted.outerjoin(stopped, after))
            .group_by(texted.c.program)
        )
        with guarded(), self._engine.begin() as connection:
            found = [Reach(program, people, stops) for program, people, stops in connection.execute(query)]
        return sorted(found, key=lambda one: (-one.rate, one.program))


def _sent(business: str, since: int) -> tuple[ColumnElement[bool], ...]:
    """Texts of the Business's own that left since then."""
    return (
        texts.c.business == business,
        texts.c.created_at >= since,
        texts.c.direction == "out",
        texts.c.own == "",
        texts.c.state.in_(_LEFT),
    )
