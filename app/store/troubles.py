"""Troubles: what one process cannot do now, so that `/readyz`, `/metrics` and `consentry doctor` of another say so."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from app.errors import Unavailable
from app.store.keys import TROUBLES
from app.store.store import Store, real_now

LEDGER = "ledger"
"""The writer cannot append."""
CHECKPOINTS = "checkpoints"
"""The file of checkpoints cannot be written."""
BACKUPS = "backups"
"""The nightly backup cannot be made."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """One part's trouble: a stable code, and what is wrong in a sentence."""

    code: str
    said: str


class Troubles:
    """Kept in Redis. Saying one never raises: it is said again with the next try, and so outlives nothing for long."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._said: set[str] = set()

    def say(self, part: str, trouble: Trouble, seconds: float) -> bool:
        """Say what is wrong; believed for so long unless it is said again. True where this process says it newly."""
        fresh = part not in self._said
        self._said.add(part)
        value = f"{real_now() + int(seconds * 1000)}:{trouble.code}:{trouble.said}"
        with suppress(Unavailable):
            self._store.call(lambda: self._store.client.hset(TROUBLES, part, value))
        return fresh

    def over(self, part: str) -> bool:
        """Say that it works again. True where this process had said otherwise."""
        if part not in self._said:
            return False
        with suppress(Unavailable):
            self._store.call(lambda: self._store.client.hdel(TROUBLES, part))
            self._said.discard(part)
        return True

    def now(self) -> dict[str, Trouble]:
        """What is wrong now, by part."""
        found = self._store.call(lambda: self._store.client.hgetall(TROUBLES))
        troubles = {}
        for part, value in found.items():
            until, code, said = value.decode().split(":", 2)
            if int(until) > real_now():
                troubles[part.decode()] = Trouble(code, said)
        return troubles
