"""Followed: texts whose fate their provider tells only to who asks, by the provider's id, for a day."""

from __future__ import annotations

from app.consent.model import DAY
from app.store.store import Store, real_now

FOLLOW_MS = DAY
"""So long a text is looked up: what has not arrived by then has no other word to come."""
GIVEN_MS = 3 * DAY
"""So long a provider's own id leads to our text by itself; after that by the Ledger."""

Command = tuple[str | bytes | int, ...]


class Followed:
    """Which of our texts has which id at its provider, and which of them are still to be looked up."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def given(self, business: str, provider_id: str, text: str) -> Command:
        """What keeps, with the outcome itself, that the provider gave the text that id: its word on it may come
        before the Ledger knows of the text."""
        return ("SET", self._store.keys(business).given(provider_id), text, "PX", GIVEN_MS)

    def begin(self, business: str, sender: str, provider_id: str) -> Command:
        """What has the text looked up from now on."""
        return ("ZADD", self._store.keys(business).followed(sender), real_now(), provider_id)

    def keep(self, *commands: Command) -> None:
        """Do what those say, beside any outcome."""
        pipe = self._store.client.pipeline(transaction=True)
        for command in commands:
            pipe.execute_command(*command)
        self._store.call(pipe.execute)

    def text(self, business: str, provider_id: str) -> str | None:
        """Our id of the text with that id at its provider."""
        key = self._store.keys(business).given(provider_id)
        known: bytes | None = self._store.call(lambda: self._store.client.get(key))
        return known.decode() if known else None

    def open(self, business: str, sender: str) -> dict[str, int]:
        """The texts to be looked up, by the provider's id, each with when it left (real time, ms). Older ones go."""
        key = self._store.keys(business).followed(sender)
        pipe = self._store.client.pipeline(transaction=False)
        pipe.zremrangebyscore(key, "-inf", real_now() - FOLLOW_MS)
        pipe.zrange(key, 0, -1, withscores=True)
        _, found = self._store.call(pipe.execute)
        return {provider_id.decode(): int(at) for provider_id, at in found}

    def end(self, business: str, sender: str, provider_id: str) -> None:
        """Nothing more is to come of that text."""
        key = self._store.keys(business).followed(sender)
        self._store.call(lambda: self._store.client.zrem(key, provider_id))
