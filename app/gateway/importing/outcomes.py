"""Outcomes: what became of each line, and what they add up to."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum

from app.gateway.importing.rows import Flaw
from app.phone import Phone

MOST_REASONS = 1_000
"""Different reasons that are counted apart; a file with more has other worries."""


class Result(StrEnum):
    """What became of a line."""

    RECORDED = "recorded"
    HISTORY = "history"  # recorded, and a later act of theirs stands
    ALREADY = "already"
    DUPLICATE = "duplicate"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One line's result: its entries, or what is wrong with it."""

    line: int
    result: Result
    phone: Phone | None = None
    entries: tuple[str, ...] = ()
    said: str = ""
    flaws: tuple[Flaw, ...] = ()
    lifted: bool = False  # it lifts a stop of theirs
    stopped: bool = False  # a stop of theirs stands against it
    confirmations: int = 0  # texts that confirm it


@dataclass(slots=True)
class Counts:
    """How far an import is. `waiting` says why it stands still at this moment."""

    lines: int = 0
    results: Counter[Result] = field(default_factory=Counter)
    lifted: int = 0
    stopped: int = 0
    confirmations: int = 0
    reasons: Counter[tuple[str, str]] = field(default_factory=Counter)  # (column, what is wrong) of refused lines
    waiting: str = ""

    def add(self, outcome: Outcome) -> None:
        self.lines += 1
        self.results[outcome.result] += 1
        self.lifted += outcome.lifted
        self.stopped += outcome.stopped
        self.confirmations += outcome.confirmations
        for flaw in outcome.flaws:
            key = (flaw.column, flaw.said)
            if key in self.reasons or len(self.reasons) < MOST_REASONS:
                self.reasons[key] += 1

    @property
    def refused(self) -> int:
        return self.results[Result.REFUSED]
