"""Beside: how far each Sender's list of what left was read, how many texts of it were not ours, and how far its
provider's block list was written and differs, and what its lists brought late."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from app.store.store import Store

Command = tuple[str | bytes | int, ...]
ALLOWED, NOT_ALLOWED = "allowed", "not_allowed"
LATE_STOPS, LATEST_DELAY = "late", "delay"
DRIFT_AT, DRIFTS = "drift_at", "drifts"


class Beside:
    """Marks and counts of texts that left by another way. Instants are real, in ms."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def read_to(self, business: str, senders: Iterable[str]) -> dict[str, int]:
        """To when each of those Senders' lists was read, where it was."""
        key, numbers = self._store.keys(business).elsewhere, list(senders)
        if not numbers:
            return {}
        fields = [f"r:{number}" for number in numbers]
        found = self._store.call(lambda: self._store.client.hmget(key, fields))
        return {number: int(at) for number, at in zip(numbers, found, strict=True) if at}

    def was_read(self, business: str, sender: str, at: int) -> None:
        """The Sender's list was read to then."""
        key = self._store.keys(business).elsewhere
        self._store.call(lambda: self._store.client.hset(key, f"r:{sender}", at))

    def blocked_to(self, business: str, sender: str) -> int | None:
        """Up to which entry of the Ledger that Sender's block list was written; None where it never was."""
        key = self._store.keys(business).elsewhere
        found: bytes | None = self._store.call(lambda: self._store.client.hget(key, f"b:{sender}"))
        return int(found) if found is not None else None

    def was_blocked(self, business: str, sender: str, entry: int) -> None:
        """The Sender's block list was written up to that entry."""
        key = self._store.keys(business).elsewhere
        self._store.call(lambda: self._store.client.hset(key, f"b:{sender}", entry))

    def deactivated_to(self, business: str, account: str) -> str:
        """The last day (YYYY-MM-DD) whose deactivated numbers were taken from that account; empty for none."""
        key = self._store.keys(business).elsewhere
        found: bytes | None = self._store.call(lambda: self._store.client.hget(key, f"d:{account}"))
        return found.decode() if found else ""

    def was_deactivated(self, business: str, account: str, day: str) -> None:
        """That day's deactivated numbers were taken."""
        key = self._store.keys(business).elsewhere
        self._store.call(lambda: self._store.client.hset(key, f"d:{account}", day))

    def drift_looked_at(self, business: str) -> int:
        """When the providers' block lists were last compared with what we know; 0 for never."""
        key = self._store.keys(business).elsewhere
        found: bytes | None = self._store.call(lambda: self._store.client.hget(key, DRIFT_AT))
        return int(found or 0)

    def drift_was_looked_for(self, business: str, at: int, left: Mapping[tuple[str, str], int]) -> None:
        """They were compared; `left` is how many numbers still differ, by Sender and kind of difference."""
        key = self._store.keys(business).elsewhere
        counts = json.dumps([[sender, kind, count] for (sender, kind), count in sorted(left.items())])
        fields: dict[str | bytes, bytes | float | int | str] = {DRIFT_AT: at, DRIFTS: counts}
        self._store.call(lambda: self._store.client.hset(key, mapping=fields))

    def drifts(self, business: str) -> dict[tuple[str, str], int]:
        """How many numbers differed when they were last compared."""
        key = self._store.keys(business).elsewhere
        found: bytes | None = self._store.call(lambda: self._store.client.hget(key, DRIFTS))
        return {(sender, kind): count for sender, kind, count in json.loads(found or b"[]")}

    def found_late(self, business: str, delay_ms: int) -> None:
        """A stop was found that no webhook brought, so long after it was written."""
        key = self._store.keys(business).elsewhere
        pipe = self._store.client.pipeline(transaction=True)
        pipe.hincrby(key, LATE_STOPS, 1)
        pipe.hset(key, LATEST_DELAY, delay_ms)
        self._store.call(pipe.execute)

    def late_stops(self, business: str) -> tuple[int, int]:
        """How many there were since this store began, and the delay of the newest, ms."""
        key = self._store.keys(business).elsewhere
        found = self._store.call(lambda: self._store.client.hmget(key, [LATE_STOPS, LATEST_DELAY]))
        return int(found[0] or 0), int(found[1] or 0)

    def counted(self, business: str, allowed: bool) -> Command:
        """What counts one, in the commit of its entry."""
        return ("HINCRBY", self._store.keys(business).elsewhere, ALLOWED if allowed else NOT_ALLOWED, 1)

    def counts(self, business: str) -> dict[str, int]:
        """How many there were since this store began, by whether they had a basis."""
        key, fields = self._store.keys(business).elsewhere, [ALLOWED, NOT_ALLOWED]
        found = self._store.call(lambda: self._store.client.hmget(key, fields))
        return {field: int(count or 0) for field, count in zip(fields, found, strict=True)}
