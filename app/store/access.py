"""Access: the tokens that an app was given for its credentials. Only their SHA-256 is kept, until they end."""

from __future__ import annotations

import time
from collections.abc import Iterable

import msgspec

from app.ids import fingerprint
from app.store.keys import access
from app.store.store import Store

FRESH_FOR = 0.5
"""Seconds for which a process takes a token's grant as it read it: so long a revoked one may still open."""
_MOST = 10_000


class Granted(msgspec.Struct, frozen=True):
    """For what a token stands: the Consentry key by which it was had, or the app at the carrier and the SHA-256 of the
    secrets that proved it. A secret that is changed ends it."""

    use: str  # access | refresh
    business: str = ""
    key: str = ""
    client: str = ""
    proof: str = ""
    beside: str = ""  # the hash of the other token of the pair


class Access:
    """Gives tokens out in pairs, and says what one stands for."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._fresh: dict[str, tuple[float, Granted]] = {}

    def put(self, tokens: Iterable[tuple[str, Granted, int]]) -> None:
        """Keep tokens, each for so many seconds."""
        pipe = self._store.client.pipeline(transaction=False)
        for token, granted, seconds in tokens:
            pipe.set(access(hashed(token)), msgspec.msgpack.encode(granted), ex=seconds)
        self._store.call(pipe.execute)

    def of(self, token: str, use: str) -> Granted | None:
        """What an unended token stands for; None for any other, and for one that is for another use."""
        name = hashed(token)
        known = self._fresh.get(name)
        if known is None or time.monotonic() - known[0] >= FRESH_FOR:
            raw: bytes | None = self._store.call(lambda: self._store.client.get(access(name)))
            if raw is None:
                self._fresh.pop(name, None)
                return None
            if len(self._fresh) >= _MOST:
                self._fresh.clear()
            known = self._fresh[name] = (time.monotonic(), msgspec.msgpack.decode(raw, type=Granted))
        return known[1] if known[1].use == use else None

    def end(self, *names: str) -> None:
        """End tokens, by their hashes. Unknown ones are none."""
        if not names:
            return
        for name in names:
            self._fresh.pop(name, None)
        pipe = self._store.client.pipeline(transaction=False)
        for name in names:
            pipe.delete(access(name))
        self._store.call(pipe.execute)

    def end_in(self, name: str, seconds: int) -> None:
        """End a token then."""
        self._store.call(lambda: self._store.client.expire(access(name), seconds, lt=True))


def hashed(token: str) -> str:
    return fingerprint(token.encode())
