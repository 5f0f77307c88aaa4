"""Erasures and legal holds, as facts on the Consumer's chain, and which entries an erasure names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from app.consent.entries import Entry

RETENTION = "retention"
WHYS = ("request", "mistake", "order", "test")
"""Why somebody erases: the person asked, it was entered in error, a court or authority wants it, it was a test."""


class Erased(msgspec.Struct, frozen=True):
    """Private parts were deleted; what happened stays on record. The tombstone of an evidence file.

    `seqs` are spans of the Consumer's entries, `3-17` or `20`: no private part is left within them.
    """

    why: str  # one of WHYS, or retention
    by: str
    seqs: tuple[str, ...]
    entries: int  # how many private parts
    texts: int  # of them, texts in and out
    whole: bool = False  # nothing private is left: number and profile are gone too
    set_aside: tuple[str, ...] = ()  # what the law asks to keep, and was erased anyway: consent, revocation, decision
    withdrawn: tuple[str, ...] = ()  # texts that waited


class LegalHoldSet(msgspec.Struct, frozen=True):
    """From here on nothing of this Consumer is erased, by request or by age. Why stands in the private note."""

    by: str


class LegalHoldEnded(msgspec.Struct, frozen=True):
    """Those legal holds ended, named by their entries."""

    by: str
    holds: tuple[str, ...]


def holds_standing(entries: Iterable[Entry]) -> tuple[str, ...]:
    """The entries of the legal holds that stand after those, oldest first."""
    standing: dict[str, None] = {}
    for entry in entries:
        if isinstance(entry.fact, LegalHoldSet):
            standing[entry.id] = None
        elif isinstance(entry.fact, LegalHoldEnded):
            for hold in entry.fact.holds:
                standing.pop(hold, None)
    return tuple(standing)


def spans(present: Sequence[int], gone: set[int]) -> tuple[str, ...]:
    """The entries `gone` as spans. `present` are all that have a private part, in order: only they part two spans."""
    found: list[tuple[int, int]] = []
    goes_on = False
    for seq in present:
        if seq in gone:
            found.append((found.pop()[0] if goes_on else seq, seq))
        goes_on = seq in gone
    return tuple(str(first) if first == last else f"{first}-{last}" for first, last in found)


def read_spans(written: Iterable[str]) -> list[tuple[int, int]]:
    """The (first, last) of each span."""
    parts = (span.partition("-") for span in written)
    return [(int(first), int(last or first)) for first, _, last in parts]
