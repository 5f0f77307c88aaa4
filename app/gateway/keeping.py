"""Keeping: what the law asks to keep of a Consumer who is to be erased, and the refusal that says so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.consent.entries import Entry
from app.consent.hours import instant
from app.consent.retention import FOREVER, Keep
from app.errors import MustBeKept

MOST_NAMED = 20


@dataclass(frozen=True, slots=True)
class Owed:
    """A private part that the law asks to keep: its entry, as what, and until when (FOREVER: while it stands)."""

    entry: str
    type: str
    why: str
    until: int


def owed_by_law(entries: Sequence[Entry], found: Mapping[int, Keep], now: int) -> tuple[Owed, ...]:
    """What the law asks to keep still."""
    return tuple(
        Owed(entry.id, entry.type, keep.why, keep.law)
        for entry in entries
        if (keep := found.get(entry.seq)) is not None and keep.law > now
    )


def must_be_kept(kept: Sequence[Owed]) -> MustBeKept:
    """The refusal that names what has to be kept, and until when."""
    parts = []
    for why in sorted({keep.why for keep in kept}):
        these = [keep.until for keep in kept if keep.why == why]
        longest = max(these)
        until = "while it stands and five years after" if longest >= FOREVER else f"until {instant(longest)[:10]}"
        parts.append(f"{len(these)} that rest on a {why}, {until}")
    named = [(keep.entry, keep.type, keep.why, keep.until if keep.until < FOREVER else 0) for keep in kept[:MOST_NAMED]]
    return MustBeKept(
        f"The law asks to keep {len(kept)} of their entries: {'; '.join(parts)}. "
        "An administrator who finds that their right to erasure weighs more may erase them anyway, with a reason.",
        tuple(named),
    )
