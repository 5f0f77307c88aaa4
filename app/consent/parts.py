"""A long text that comes in parts: what its parts say together, and when a first part is stop enough. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from app.consent.intent import Intent, understand

GAP = " … "
"""Stands where parts are missing, so that no words grow together that were never beside each other."""
UNCERTAIN_WORDS = 3
"""So many words at a cut may be the beginning of something else: “…could you please stop | by at noon?”"""


def joined(parts: Mapping[int, str], total: int) -> str:
    """The words of those parts, by number from 1, with a mark where some are missing."""
    runs: list[str] = []
    before = 0
    for number in sorted(parts):
        if number != before + 1:
            runs.append(GAP.lstrip() if not runs else GAP)
        runs.append(parts[number])
        before = number
    if before != total:
        runs.append(GAP.rstrip())
    return "".join(runs)


def beginning(parts: Mapping[int, str]) -> dict[int, str]:
    """The parts from the first on up to the first that is missing."""
    found: dict[int, str] = {}
    while len(found) + 1 in parts:
        found[len(found) + 1] = parts[len(found) + 1]
    return found


def clear_stop(words: str) -> bool:
    """Whether a text that begins with those words asks to stop, however it goes on.

    It does where it is nothing but a keyword, or where it asks so without its last words too, to which the next part
    may give another sense.
    """
    reading = understand(words)
    if reading.intent is not Intent.STOP:
        return False
    if reading.keyword:
        return True
    sure = words.split()[:-UNCERTAIN_WORDS]
    return understand(" ".join(sure)).intent is Intent.STOP
