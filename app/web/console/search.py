"""Search: the line above the held queue, `reason:no_consent program:reminders age:>2d`, read and written. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.consent.model import DAY, HOUR, MINUTE, Kind
from app.consent.reasons import CATALOGUE
from app.errors import BadInput
from app.phone import parse_phone, parse_sender
from app.web.console.words import _

MOST = 300
"""Characters of a line."""
_AGE = re.compile(r"([<>])([1-9][0-9]{0,4})([mhd])")
_ID = re.compile(r"msg_[0-9A-Z]{6}_[0-9A-Z]{26}")
_UNITS = {"m": MINUTE, "h": HOUR, "d": DAY}
_KINDS = tuple(kind.value for kind in Kind)


@dataclass(frozen=True, slots=True)
class Search:
    """What a line asks for. Ages and times are in ms; `older` and `younger` say how long a text has waited, `ends` that
    its wait ends within that time; `of` is `mine` for texts of people whom the reader answers, `aside` for those of
    people who were put aside, which are left out else. `wrong` are sentences about what could not be read: the rest
    holds all the same."""

    reason: str = ""
    program: str = ""
    kind: str = ""
    sender: str = ""
    to: str = ""
    text: str = ""
    older: int = 0
    younger: int = 0
    ends: int = 0
    of: str = ""
    wrong: tuple[str, ...] = ()

    @property
    def narrows(self) -> bool:
        """Whether it asks for less than all that waits."""
        return bool(self.line)

    @property
    def line(self) -> str:
        """The same as one would write it."""
        words = [
            *(f"{name}:{value}" for name in ("reason", "program", "kind") if (value := getattr(self, name))),
            *([f"from:{self.sender}"] if self.sender else []),
            *([f"to:{self.to}"] if self.to else []),
            *([f"age:>{_short(self.older)}"] if self.older else []),
            *([f"age:<{_short(self.younger)}"] if self.younger else []),
            *([f"ends:<{_short(self.ends)}"] if self.ends else []),
            *([f"is:{self.of}"] if self.of else []),
            *([self.text] if self.text else []),
        ]
        return " ".join(words)

    def at(self, **other: str) -> str:
        """The line with something else in it, or without it where that is empty."""
        return replace(self, wrong=(), **other).line  # type: ignore[arg-type]


def read_search(line: str, programs: Iterable[str], senders: Iterable[str]) -> Search:
    """What the line says. It never raises: whoever typed it sees the rest of the answer and what is wrong."""
    found: dict[str, object] = {}
    wrong: list[str] = []
    known_programs, known_senders = set(programs), set(senders)
    for word in line[:MOST].split():
        name, colon, value = word.partition(":")
        try:
            if not colon or not value:
                found |= _bare(word)
            elif name == "reason":
                found["reason"] = _of(value, CATALOGUE, _("There is no reason “{value}”."))
            elif name == "program":
                found["program"] = _of(value, known_programs, _("There is no program “{value}”."))
            elif name == "kind":
                found["kind"] = _of(value, _KINDS, _("A kind is conversational, informational or promotional."))
            elif name == "from":
                number = parse_sender(value, "from").address
                found["sender"] = _of(number, known_senders, _("{value} is not one of your senders."))
            elif name == "to":
                found["to"] = parse_phone(value, "to").address
            elif name == "is":
                said = _of(
                    value, ("held", "mine", "aside"), _("Here is only what is held: is:held, is:mine or is:aside.")
                )
                found["of"] = "" if said == "held" else said
            elif name in ("age", "ends"):
                found |= _time(name, value)
            else:
                raise BadInput("q", _("“{name}:” is not known; see ? for what is.").format(name=name[:40]))
        except BadInput as error:
            wrong.append(error.detail)
    return Search(**found, wrong=tuple(wrong))  # type: ignore[arg-type]


def _bare(word: str) -> dict[str, object]:
    """A word without a prefix: an id, or a number."""
    if _ID.fullmatch(word):
        return {"text": word}
    digits = re.sub(r"[().-]", "", word)
    if digits.removeprefix("+").isdigit() and digits.isascii():
        return {"to": parse_phone(digits if digits.startswith("+") else f"+1{digits[-10:]}", "to").address}
    raise BadInput(
        "q", _("“{word}” is no number and no id of a text; words of texts are not searched.").format(word=word[:40])
    )


def _of(value: str, known: Iterable[str], otherwise: str) -> str:
    if value not in known:
        raise BadInput("q", otherwise.format(value=value[:40]))
    return value


def _time(name: str, value: str) -> dict[str, object]:
    found = _AGE.fullmatch(value)
    if not found or (name == "ends" and found[1] == ">"):
        example = "age:>2d, age:<3h" if name == "age" else "ends:<6h"
        raise BadInput("q", _("{name}: is written like {example}, with m, h or d.").format(name=name, example=example))
    which = "ends" if name == "ends" else "older" if found[1] == ">" else "younger"
    return {which: int(found[2]) * _UNITS[found[3]]}


def _short(ms: int) -> str:
    return next(f"{ms // size}{unit}" for unit, size in reversed(_UNITS.items()) if ms % size == 0)
