"""Lanes: what is due, who may send it now, and how fast. Scores and leases are in real time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from app.store.store import Store

Lane = tuple[str, str]
"""(Business, Sender)."""

LEASE_MS = 5_000


class Lanes:
    """The waiting texts of all Businesses, seen from the worker and the reconciler."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def due(self, lanes: Mapping[Lane, int], now: int) -> dict[Lane, list[str]]:
        """For each (Business, Sender), up to that many Consumers whose next text is due."""
        pipe = self._store.client.pipeline(transaction=False)
        for (business, sender), limit in lanes.items():
            pipe.zrangebyscore(self._store.keys(business).lane(sender), "-inf", now, start=0, num=limit)
        found = self._store.call(pipe.execute)
        return {
            lane: [c.decode() for c in consumers] for lane, consumers in zip(lanes, found, strict=True) if consumers
        }

    def next_due(self, business: str, senders: Sequence[str]) -> int | None:
        """The earliest real time at which any of those lanes has something due."""
        pipe = self._store.client.pipeline(transaction=False)
        for sender in senders:
            pipe.zrange(self._store.keys(business).lane(sender), 0, 0, withscores=True)
        scores = [score for found in self._store.call(pipe.execute) for _, score in found]
        return int(min(scores)) if scores else None

    def lease(self, business: str, sender: str, token: str) -> bool:
        """Take or renew the lane for `token`, for 5 s. A claim checks it again, so a late worker claims nothing."""
        return self._store.lease(self._store.keys(business).lease(sender), token, LEASE_MS)

    def release(self, business: str, sender: str, token: str, paced_until: int) -> None:
        """Give the lane back, if it is still ours, and say from when its rate admits the next text."""
        keys = self._store.keys(business)
        if self._store.call(lambda: self._store.client.get(keys.lease(sender))) == token.encode():
            pipe = self._store.client.pipeline(transaction=False)
            pipe.set(keys.pace(sender), paced_until)
            pipe.delete(keys.lease(sender))
            self._store.call(pipe.execute)

    def pace(self, business: str, sender: str) -> int:
        """The real time (ms) from which the lane's rate admits its next text."""
        key = self._store.keys(business).pace(sender)
        return int(self._store.call(lambda: self._store.client.get(key)) or 0)

    def looks(self, business: str, now: int, limit: int) -> list[str]:
        """Consumers whose held texts are to be judged again; `now` is consent time."""
        key = self._store.keys(business).look
        found = self._store.call(lambda: self._store.client.zrangebyscore(key, "-inf", now, start=0, num=limit))
        return [consumer.decode() for consumer in found]

    def look_at_all(self, business: str) -> None:
        """Judge every held text again: the policy changed."""
        key = self._store.keys(business).look
        # Every held text has an end, so every Consumer with one stands in this set; a weight of 0 makes all due.
        self._store.call(lambda: self._store.client.zunionstore(key, {key: 0}))

    def given_up(self, business: str, now: int, limit: int = 500) -> list[tuple[str, str]]:
        """Claims whose worker never reported back, as (Consumer, text)."""
        key = self._store.keys(business).open
        found = self._store.call(lambda: self._store.client.zrangebyscore(key, "-inf", now, start=0, num=limit))
        return [(consumer, text) for consumer, _, text in (member.decode().partition(":") for member in found)]

    def answer_bells(self, businesses: Iterable[str]) -> None:
        """Clear the flags before draining: what is added from now on rings again."""
        keys = [self._store.keys(business).bell for business in businesses]
        pipe = self._store.client.pipeline(transaction=False)
        for key in keys:
            pipe.delete(key)
        self._store.call(pipe.execute)
