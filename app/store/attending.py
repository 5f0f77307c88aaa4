"""Attending: who of the console's users answers a Consumer, so that two do not answer twice; and whom somebody has put
aside for some hours. No Decision rests on either.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from app.store.store import Store, real_now

SECONDS = 4 * 3_600
"""After so long nobody owns it any more: they have gone home."""
MOST = 500
"""Consumers that are put aside at once, and that one user owns: what a list can leave out, or is narrowed to."""


class Aside(msgspec.Struct, frozen=True):
    """A Consumer whose texts that wait are not shown until then (real time, ms)."""

    user: str
    until: int


class Attending:
    """Takes, leaves and finds them."""

    def __init__(self, store: Store) -> None:
        self._store = store

    # ---- owners ----

    def take(self, business: str, consumer: str, user: str, *, over: bool = False) -> str:
        """Make that user the owner where there is none, or `over` the one there is. Returns who owns it now."""
        keys, client = self._store.keys(business), self._store.client
        taken = self._store.call(lambda: client.set(keys.attended(consumer), user, ex=SECONDS, nx=not over, get=True))
        owner = taken.decode() if taken and not over else user
        if owner == user:
            self._store.call(lambda: client.hset(keys.owners, consumer, user))
        return owner

    def leave(self, business: str, consumer: str) -> None:
        """Nobody owns it any more."""
        keys, pipe = self._store.keys(business), self._store.client.pipeline(transaction=True)
        pipe.delete(keys.attended(consumer))
        pipe.hdel(keys.owners, consumer)
        self._store.call(pipe.execute)

    def of(self, business: str, consumers: Sequence[str]) -> dict[str, str]:
        """Consumer -> who owns it, of those that somebody owns."""
        if not consumers:
            return {}
        keys = self._store.keys(business)
        found = self._store.call(lambda: self._store.client.mget([keys.attended(one) for one in consumers]))
        return {one: raw.decode() for one, raw in zip(consumers, found, strict=True) if raw}

    def owned_by(self, business: str, user: str) -> tuple[str, ...]:
        """The Consumers whom that user owns."""
        keys, client = self._store.keys(business), self._store.client
        known = {one.decode() for one in self._store.call(lambda: client.hgetall(keys.owners))}
        owners = self.of(business, sorted(known))
        over = known - set(owners)
        if over:
            self._store.call(lambda: client.hdel(keys.owners, *over))
        return tuple(one for one, owner in owners.items() if owner == user)[:MOST]

    # ---- put aside ----

    def put_aside(self, business: str, consumer: str, user: str, ms: int) -> bool:
        """Not to be shown for so long. False where too many are aside already."""
        known = self.aside(business)
        if len(known) >= MOST and consumer not in known:
            return False
        key, value = self._store.keys(business).aside, msgspec.json.encode(Aside(user, real_now() + ms))
        self._store.call(lambda: self._store.client.hset(key, consumer, value))
        return True

    def take_back(self, business: str, consumer: str) -> None:
        """Show it again."""
        key = self._store.keys(business).aside
        self._store.call(lambda: self._store.client.hdel(key, consumer))

    def aside(self, business: str) -> dict[str, Aside]:
        """Whom somebody has put aside, and until when."""
        key, now = self._store.keys(business).aside, real_now()
        raw = self._store.call(lambda: self._store.client.hgetall(key))
        found = {one.decode(): msgspec.json.decode(value, type=Aside) for one, value in raw.items()}
        over = [one for one, how in found.items() if how.until <= now]
        if over:
            self._store.call(lambda: self._store.client.hdel(key, *over))
        return {one: how for one, how in found.items() if how.until > now}
