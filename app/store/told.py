"""Told: what each channel of a Business's notices was told last, so that nothing is told twice or forgotten."""

from __future__ import annotations

import msgspec

from app.store.store import Store


class Told(msgspec.Struct, frozen=True):
    """Of one channel. Instants are real, in ms."""

    after: int  # the place in the Ledger until which it was told
    sent_at: int = 0
    day: str = ""  # of the last digest, in the Business's zone
    day_after: int = 0  # the place until which that told
    campaigns: dict[str, str] = {}  # program -> state
    troubles: tuple[str, ...] = ()
    over: bool = False  # it knows that more texts wait than the limit


class TellingStore:
    """Reads and keeps them."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, business: str, channel: str) -> Told | None:
        key = self._store.keys(business).notices
        raw: bytes | None = self._store.call(lambda: self._store.client.hget(key, channel))
        return msgspec.json.decode(raw, type=Told) if raw else None

    def keep(self, business: str, channel: str, told: Told) -> None:
        key, value = self._store.keys(business).notices, msgspec.json.encode(told)
        self._store.call(lambda: self._store.client.hset(key, channel, value))
