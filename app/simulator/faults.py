"""The faults that the simulated carrier shows on demand, a number of times or for good, to one number or all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.errors import BadInput


class Kind(StrEnum):
    """What goes wrong with a text that is sent. `accepted`: the carrier has taken it all the same."""

    RESET_BEFORE = "reset_before_accept"
    RESET_AFTER = "reset_after_accept"  # accepted
    HANG = "hang"  # accepted, never answered
    DRIP = "drip"  # accepted, a byte of answer a second
    TOO_MANY = "429"  # with a Retry-After where `retry_after` is given
    ERROR_BEFORE = "5xx_before"
    ERROR_AFTER = "5xx_after"  # accepted
    GARBAGE = "garbage"  # accepted, 200 and no JSON
    HUGE = "huge"  # accepted, an answer of a megabyte
    REDIRECT = "redirect"
    UNAUTHORIZED = "401"
    LATENCY = "latency_ms"  # accepted, after `ms`; joins any other


BEFORE = frozenset({Kind.RESET_BEFORE, Kind.TOO_MANY, Kind.ERROR_BEFORE, Kind.REDIRECT, Kind.UNAUTHORIZED})


@dataclass(slots=True)
class PlannedFault:
    """One fault: for the numbers `to` (empty: every number), `left` more times (None: for good)."""

    kind: Kind
    to: frozenset[str] = frozenset()
    left: int | None = None
    ms: int = 0
    status: int = 503
    retry_after: str = ""

    def settings(self) -> dict[str, object]:
        """What `parse_plan` makes this fault of."""
        said: dict[str, object] = {"to": sorted(self.to), "count": self.left, "ms": self.ms, "status": self.status}
        return {name: value for name, value in {**said, "retry_after": self.retry_after}.items() if value}

    def strikes(self, to: str) -> bool:
        """Whether it comes upon a text to this number now; counts it where it does."""
        if self.left == 0 or (self.to and to not in self.to):
            return False
        if self.left is not None:
            self.left -= 1
        return True


@dataclass(slots=True)
class FaultPlan:
    """The faults to come."""

    faults: list[PlannedFault] = field(default_factory=list)

    def in_force(self) -> dict[str, dict[str, object]]:
        """The faults that can still strike, in the form that `parse_plan` takes."""
        return {one.kind.value: one.settings() for one in self.faults if one.left != 0}

    def next(self, to: str) -> PlannedFault | None:
        """The fault that comes upon a text to this number, if any."""
        if not self.faults:
            return None
        return next((one for one in self.faults if one.kind is not Kind.LATENCY and one.strikes(to)), None)

    def delay(self, to: str) -> float:
        """Seconds by which the answer to a text to this number is late."""
        return sum(one.ms for one in self.faults if one.kind is Kind.LATENCY and one.strikes(to)) / 1000


def parse_plan(said: object) -> FaultPlan:
    """`{"hang": {"to": "+1…", "count": 2}, "latency_ms": {"ms": 50}, "429": {"retry_after": "3"}}`."""
    if not isinstance(said, Mapping):
        raise BadInput("faults", "faults must be an object: a kind of fault and its settings")
    return FaultPlan([_parse(kind, settings or {}) for kind, settings in said.items()])


def _parse(kind: str, settings: object) -> PlannedFault:
    if kind not in set(Kind):
        raise BadInput("faults", f"faults: {kind!r} is none of {', '.join(Kind)}")
    if not isinstance(settings, Mapping) or set(settings) - {"to", "count", "ms", "status", "retry_after"}:
        raise BadInput("faults", f"faults: {kind} takes to, count, ms, status, retry_after")
    to = settings.get("to") or []
    count = settings.get("count")
    return PlannedFault(
        kind=Kind(kind),
        to=frozenset([to] if isinstance(to, str) else to),
        left=None if count is None else int(count),
        ms=int(settings.get("ms", 0)),
        status=int(settings.get("status", 503)),
        retry_after=str(settings.get("retry_after", "")),
    )
