"""Trending: how the last days went, for the overview: what was sent by kind, what arrived, and who said stop."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from app.consent.model import DAY, Kind, Policy
from app.gateway.gateway import Gateway
from app.ledger.trends import Reach
from app.web.console.kept import Kept

DAYS = 14
HEIGHT = 100
"""Of the tallest day, in the drawing's units."""
REACH_DAYS = 30
KEPT_FOR = 50.0
"""How many times as long as it took to count the counts are kept, and at least LEAST seconds."""
LEAST = 30.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One kind of one day, as it is drawn from the top down."""

    kind: str
    many: int
    y: int
    height: int


@dataclass(frozen=True, slots=True)
class Day:
    label: str
    total: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Delivery:
    """Of one number: what became of the texts that left."""

    sender: str
    provider: str
    states: Mapping[str, int]
    total: int


@dataclass(frozen=True, slots=True)
class Trend:
    days: tuple[Day, ...]
    delivery: tuple[Delivery, ...]
    reach: tuple[Reach, ...]


class Trending:
    """Counts, and keeps the counts for a while: they go over all texts of a month."""

    def __init__(self, gateway: Gateway) -> None:
        self._gateway = gateway
        self._kept = Kept[Trend](times=KEPT_FOR, least=LEAST)

    def of(self, policy: Policy) -> Trend:
        """The last days of that Business. Raises LedgerUnavailable."""
        return self._kept.of(policy.business, lambda: self._made(policy, self._gateway.core.clock()))

    def _made(self, policy: Policy, now: int) -> Trend:
        trends = self._gateway.core.ledger.trends
        ahead = _ahead(policy.timezone, now)
        today = (now + ahead) // DAY
        since = (today - DAYS + 1) * DAY - ahead
        counts = trends.by_day(policy.business, since, ahead)
        most = max((sum(kinds.values()) for kinds in counts.values()), default=0)
        days = tuple(_day(day, counts.get(day, {}), most) for day in range(today - DAYS + 1, today + 1))
        delivery = tuple(
            Delivery(number, policy.senders[number].provider, states, sum(states.values()))
            for number, states in sorted(trends.delivery(policy.business, since).items())
            if number in policy.senders
        )
        return Trend(days, delivery, tuple(trends.reach(policy.business, now - REACH_DAYS * DAY)))


def _ahead(zone: str, now: int) -> int:
    """By how many ms that zone is ahead of UTC now."""
    offset = datetime.fromtimestamp(now / 1000, ZoneInfo(zone)).utcoffset() or timedelta()
    return int(offset.total_seconds() * 1000)


def _day(day: int, kinds: Mapping[str, int], most: int) -> Day:
    at, top, bars = datetime.fromtimestamp(day * DAY / 1000, UTC), HEIGHT, []
    for kind in Kind:
        many = kinds.get(kind.value, 0)
        height = max(HEIGHT * many // most, 1) if many else 0
        top -= height
        if many:
            bars.append(Bar(kind.value, many, max(top, 0), height))
    return Day(f"{at.day} {at:%b}", sum(kinds.values()), tuple(bars))
