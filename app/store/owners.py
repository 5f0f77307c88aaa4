"""Owners: who of the console's users answers a Consumer, so that two do not answer twice. No Decision rests on it."""

from __future__ import annotations

from collections.abc import Sequence

from app.store.store import Store

SECONDS = 4 * 3_600
"""After so long nobody owns it any more: they have gone home."""


class Owners:
    """Takes, leaves and finds them."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def take(self, business: str, consumer: str, user: str, *, over: bool = False) -> str:
        """Make that user the owner where there is none, or `over` the one there is. Returns who owns it now."""
        key, client = self._store.keys(business).attended(consumer), self._store.client
        taken = self._store.call(lambda: client.set(key, user, ex=SECONDS, nx=not over, get=True))
        before = taken.decode() if taken else ""
        return user if over or not before else before

    def leave(self, business: str, consumer: str) -> None:
        """Nobody owns it any more."""
        key = self._store.keys(business).attended(consumer)
        self._store.call(lambda: self._store.client.delete(key))

    def of(self, business: str, consumers: Sequence[str]) -> dict[str, str]:
        """Consumer -> who owns it, of those that somebody owns."""
        if not consumers:
            return {}
        keys = self._store.keys(business)
        found = self._store.call(lambda: self._store.client.mget([keys.attended(one) for one in consumers]))
        return {one: raw.decode() for one, raw in zip(consumers, found, strict=True) if raw}
