"""Stand-in until the recogniser lands."""

from dataclasses import dataclass
from enum import StrEnum


class Intent(StrEnum):
    STOP = "stop"
    START = "start"
    HELP = "help"
    YES = "yes"
    AMBIGUOUS = "ambiguous"
    REACTION = "reaction"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Reading:
    intent: Intent
    keyword: bool
    words: str


def understand(body: str) -> Reading:
    w = body.strip(" .!").lower()
    m = {"stop": Intent.STOP, "start": Intent.START, "help": Intent.HELP, "enough": Intent.AMBIGUOUS}
    if w.startswith("liked"):
        return Reading(Intent.REACTION, False, w)
    return Reading(m.get(w, Intent.NONE), True, w)


def promises_follow_up(body: str) -> str | None:
    return "get back to you" if "get back to you" in body else None
