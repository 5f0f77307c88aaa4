"""One entry as an evidence file has it, and one sentence about it."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from app.consent.entries import Entry


class Shown(StrEnum):
    """What became of an entry's private part in a file."""

    HERE = "here"
    WITHHELD = "withheld"
    ERASED = "erased"
    NONE = "none"  # it never had one


class Record(msgspec.Struct, frozen=True):
    """One entry. `entry` is None where this version cannot read it; its private part is there only where it is shown.

    `chosen`: it belongs to what was asked for.
    """

    id: str
    seq: int
    at: int
    type: str
    entry: Entry | None
    shown: Shown
    chosen: bool = True


class Sentence(msgspec.Struct, frozen=True):
    """One plain sentence or a few: `about` is what of, `at` when it happened, `entries` are those that it rests on."""

    about: str
    at: int
    text: str
    entries: tuple[str, ...] = ()
