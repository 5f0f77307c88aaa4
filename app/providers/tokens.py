"""Access tokens: fetched once for all calls that need the same one, kept while they hold. In memory only."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from app.providers.calls import Answer, Call, Fault, TokenNeed

EARLY = 60.0
"""Seconds before its end at which a token is not used any more."""
AGAIN = 30.0
"""Seconds after a refusal until a token is asked for again: carriers allow few of these calls a minute."""

_NONE = Fault(reached=False, why="auth")
"""What a call gets for which no token could be had: no byte of it has left."""


@dataclass(frozen=True, slots=True)
class Fetching:
    """The key under which the wire carries a call for a token."""

    name: str


@dataclass(slots=True)
class _Held:
    token: str = field(default="", repr=False)
    until: float = 0.0
    again: float = 0.0
    waiting: list[tuple[object, Call]] = field(default_factory=list)


class Tokens:
    """The tokens of one wire. It says what to start; the wire starts it."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._held: dict[str, _Held] = {}
        self.refused: list[tuple[object, Fault]] = []
        """Calls that ended because there was no token; the wire takes them from here."""

    @property
    def waiting(self) -> int:
        """Calls that wait for a token or have just been refused one."""
        return len(self.refused) + sum(len(held.waiting) for held in self._held.values())

    def next(self, key: object, call: Call, need: TokenNeed) -> tuple[object, Call] | None:
        """What to start now: `call` with its token, the call for the token, or nothing while that is open."""
        held = self._held.setdefault(need.name, _Held())
        if held.token and self._now() < held.until:
            return key, _dressed(call, held.token)
        if not held.waiting and self._now() < held.again:
            self.refused.append((key, _NONE))
            return None
        held.waiting.append((key, call))
        return (Fetching(need.name), need.call) if len(held.waiting) == 1 else None

    def landed(self, fetching: Fetching, answer: Answer | Fault) -> list[tuple[object, Call]]:
        """Take the answer to a call for a token. Returns the calls that it lets go."""
        held = self._held[fetching.name]
        waiting, held.waiting = held.waiting, []
        need = waiting[0][1].token
        found = need.read(answer) if need and isinstance(answer, Answer) and answer.status == 200 else None
        if found is None:
            held.token, held.again = "", self._now() + AGAIN
            self.refused += [(key, _NONE) for key, _ in waiting]
            return []
        held.token, seconds = found
        held.until = self._now() + seconds - min(EARLY, seconds / 2)
        return [(key, _dressed(call, held.token)) for key, call in waiting]

    def answered(self, need: TokenNeed, answer: Answer | Fault) -> None:
        """A call came back: a token that the carrier does not know any more is not used again."""
        if isinstance(answer, Answer) and answer.status == 401:
            self._held[need.name].token = ""


def _dressed(call: Call, token: str) -> Call:
    return replace(call, headers=(*call.headers, ("Authorization", f"Bearer {token}")))
