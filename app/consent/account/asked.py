"""What an evidence file is asked about, and which entries of a Consumer's chain belong to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from app.consent.entries import Entry, Fact
from app.consent.model import ANY

CONSUMER, MESSAGE, PROGRAM, PERIOD = "consumer", "message", "program", "period"


class Asked(msgspec.Struct, frozen=True):
    """One of four: a Consumer, a message, a Program, or a period. Instants are ms UTC; `until` itself is not in it."""

    kind: str
    consumer: str = ""
    message: str = ""
    program: str = ""
    since: int = 0
    until: int = 0


def belonging(asked: Asked, entries: Sequence[Entry]) -> frozenset[str]:
    """The ids of those entries that belong to what was asked for, and of all that they rest on.

    Of a Consumer: all. Of a message: each entry of it. Of a Program: each entry that names it, of its texts, or of a
    stop that reaches it. Of a period: each entry in it. What they rest on are the texts and grants that they name.
    """
    if asked.kind == CONSUMER:
        return frozenset(entry.id for entry in entries)
    known = {entry.id: entry for entry in entries}
    spoken = {text: entry.id for entry in entries if (text := _begins(entry.fact))}
    texts = _texts(asked, entries)
    chosen: set[str] = set()
    waiting = [entry.id for entry in entries if _named(asked, entry, texts)]
    while waiting:
        this = waiting.pop()
        if this in chosen or this not in known:
            continue
        chosen.add(this)
        waiting += _rests_on(known[this].fact, spoken)
    return frozenset(chosen)


def _texts(asked: Asked, entries: Iterable[Entry]) -> frozenset[str]:
    """The texts that were asked about, by id."""
    if asked.kind == MESSAGE:
        return frozenset({asked.message})
    if asked.kind == PROGRAM:
        return frozenset(
            text for e in entries if getattr(e.fact, "program", "") == asked.program and (text := _text(e.fact))
        )
    return frozenset()


def _named(asked: Asked, entry: Entry, texts: frozenset[str]) -> bool:
    fact = entry.fact
    if asked.kind == PERIOD:
        return asked.since <= entry.at < asked.until
    if _text(fact) in texts or not texts.isdisjoint(getattr(fact, "denied", ())):
        return True
    if asked.kind == MESSAGE:
        return not texts.isdisjoint((*getattr(fact, "in_flight", ()), *getattr(fact, "in_flight_at_ack", ())))
    names = (getattr(fact, "program", ""), *getattr(fact, "programs", ()))
    # A stop of all texts, or of a kind of them, reaches the Program too.
    scope = getattr(fact, "scope", "")
    return asked.program in names or scope in (ANY, asked.program) or scope.startswith("kind:")


def _text(fact: Fact) -> str:
    return str(getattr(fact, "text", ""))


def _begins(fact: Fact) -> str:
    """The text that an entry of this type brings into the world."""
    return "" if hasattr(fact, "before") or hasattr(fact, "status") else _text(fact)


def _rests_on(fact: Fact, spoken: dict[str, str]) -> list[str]:
    """The entries that a fact names as what it rests on."""
    found = [*getattr(fact, "because", ())]
    for name in ("basis", "answers", "stop", "entry", "overtaken_by"):
        if named := getattr(fact, name, ""):
            found.append(named)
    for name in ("asked", "declines", "resend_of"):
        if named := getattr(fact, name, ""):
            found.append(spoken.get(named, ""))
    return found
