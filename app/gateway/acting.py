"""Acting: from where somebody acts. It is said once, where a request or a command begins, and every entry of theirs
takes it along.

It is the operator's own, like a number is the Consumer's: so it is private, can be erased, and is in no evidence file
(the Ledger keeps it beside the private part, which has only its salted hash).
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import msgspec
from msgspec.structs import replace

from app.consent.entries import Fact, Moved, Private


class Act(msgspec.Struct, frozen=True):
    """What is done now, and from where: `by` as entries name the caller, empty for whoever has the command line."""

    by: str
    where: str  # a salt and the place, as `Private.where` has it

    def made(self, fact: Fact) -> bool:
        """Whether that fact is what they did. What follows from it by itself, as a release does, is not."""
        by: object = getattr(fact, "by", "")
        if not isinstance(by, str):
            return False
        if isinstance(fact, Moved) and fact.why == "erased":
            return False  # the tombstone beside it says it; of a number that was erased nothing private is left over
        return bool(by) and (not self.by or by == self.by or by.startswith(f"{self.by} "))


_act: ContextVar[Act | None] = ContextVar("act", default=None)


@contextmanager
def acting(where: str, by: str = "") -> Iterator[None]:
    """What is written inside comes from `where`: an address, or a command line. Empty: nobody knows."""
    token = _act.set(Act(by, salted(where)) if where else None)
    try:
        yield
    finally:
        _act.reset(token)


def salted(where: str) -> str:
    """A place with a fresh salt, so that its hash cannot be guessed: there are few addresses."""
    return f"{os.urandom(16).hex()} {where}"


def place() -> str:
    """From where is acted now; empty where nobody knows."""
    act = _act.get()
    return act.where.partition(" ")[2] if act else ""


def with_place(fact: Fact, hidden: Private | None) -> Private | None:
    """The private part of an entry of that fact, with the place from which it is made."""
    act = _act.get()
    if act is None or not act.made(fact) or (hidden is not None and hidden.where):
        return hidden
    return replace(hidden or Private(salt=os.urandom(16).hex()), where=act.where)
