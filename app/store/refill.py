"""Refill: write a Business's keys as they stood, without a guard: a rebuild does, while nothing else can commit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from app.consent.model import State
from app.consent.standing import Standing
from app.consent.text import TextRecord
from app.store import codec
from app.store.change import Step
from app.store.directory import Directory, DisclosureRecord, KeyRecord, UserRecord
from app.store.keys import DIRECTORY, INTAKE, STORE_ID
from app.store.store import Store, real_now

KEYS_AT_ONCE = 1_000
SHUT = "rebuilding"
"""In the store's own hash while a rebuild is under way: what is there is not whole."""


class Refill:
    """Writes into one Redis what a rebuild has worked out."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def shut(self) -> None:
        """Say that what is here is not whole, until `open` is reached."""
        self._store.call(lambda: self._store.client.hset(STORE_ID, SHUT, 1))

    def begun(self, business: str, position: str) -> str | None:
        """The last Consumer of a rebuild of that Business that was cut short, from that position; None for none."""
        found = self._store.call(lambda: self._store.client.hget(STORE_ID, f"{SHUT}:{business}"))
        at, _, consumer = found.decode().partition("/") if found else ("", "", "")
        return consumer if found and at == position else None

    def reached(self, business: str, position: str, consumer: str) -> None:
        """Say up to which Consumer all is written."""
        self._store.call(lambda: self._store.client.hset(STORE_ID, f"{SHUT}:{business}", f"{position}/{consumer}"))

    def versions(self, business: str, consumers: Sequence[str]) -> dict[str, int]:
        """The versions of those Consumers that are written already."""
        keys, pipe = self._store.keys(business), self._store.client.pipeline(transaction=False)
        for consumer in consumers:
            pipe.hget(keys.consumer(consumer), "v")
        found = zip(consumers, self._store.call(pipe.execute), strict=True)
        return {consumer: int(version) for consumer, version in found if version}

    def close(self, business: str) -> None:
        """From here on no commit and no Revocation of that Business is taken: each asks for its policy."""
        self._store.call(lambda: self._store.client.delete(self._store.keys(business).policy))

    def empty(self, business: str) -> int:
        """Delete every key of that Business. Returns how many there were."""
        keys, client = self._store.keys(business), self._store.client
        pattern = keys.prefix.replace("[", "\\[").replace("?", "\\?").replace("*", "\\*") + "*"
        place, deleted = 0, 0
        while True:
            place, found = self._store.call(partial(client.scan, place, match=pattern, count=KEYS_AT_ONCE))
            if found:
                deleted += int(self._store.call(partial(client.delete, *found)))
            if not place:
                return deleted

    def standings(self, business: str, some: Mapping[str, Standing]) -> None:
        """Write the Standings of those Consumers."""
        keys, pipe = self._store.keys(business), self._store.client.pipeline(transaction=False)
        for consumer, standing in some.items():
            fields: dict[str, Any] = {"v": standing.version, "s": codec.pack_standing(standing)}
            for scope, stop in standing.revocations.items():
                fields[f"r:{scope}"] = b"%d:%b" % (stop.seq, codec.pack_revocation(stop))
            pipe.hset(keys.consumer(consumer), mapping=fields)
        self._store.call(pipe.execute)

    def texts(self, business: str, records: Iterable[TextRecord], *, sent_seconds: int) -> None:
        """Write texts that are not at their end, and the places of those that wait. None is put into a lane: what
        was ready is held before anything may leave. Sent ones stay for `sent_seconds`."""
        keys, pipe = self._store.keys(business), self._store.client.pipeline(transaction=False)
        for record in records:
            ask, place = record.text.ask, Step(record, None).place
            fields: dict[str, Any] = {
                "st": record.state.value,
                "d": codec.pack_judged(record.judged),
                "at": record.changed_at,
                "hu": record.hold_until,
                "n": record.attempts,
                "pid": record.provider_id,
                "tok": "",
                "rk": record.rank,
                "w": record.why,
                "b": codec.pack_text(record.text),
                "p": ask.program,
                "k": ask.kind.value,
            }
            key = keys.text(record.id)
            pipe.hset(key, mapping=fields)
            member = {f"{place.text}:{place.sender}": place.order}
            if record.state is State.READY:
                pipe.zadd(keys.queue(record.text.consumer), member)
            elif record.state is State.HELD:
                pipe.zadd(keys.held(record.text.consumer), member)
            elif record.state is State.SENT:
                pipe.expire(key, sent_seconds)
        self._store.call(pipe.execute)

    def events(self, business: str, results: Mapping[str, tuple[bytes, int]]) -> None:
        """Write events that were applied: result, and the seconds that it is still remembered."""
        keys, pipe = self._store.keys(business), self._store.client.pipeline(transaction=False)
        for event, (result, seconds) in results.items():
            pipe.set(keys.event(event), result, ex=seconds)
        self._store.call(pipe.execute)

    def acts(
        self,
        business: str,
        keys: Sequence[KeyRecord],
        users: Sequence[UserRecord],
        wordings: Sequence[DisclosureRecord],
    ) -> None:
        """Write API keys, users and wordings."""
        directory, pipe = Directory(self._store), self._store.client.pipeline(transaction=False)
        for key in keys:
            for command in directory.key_commands(business, key):
                pipe.execute_command(*command)
        for user in users:
            for command in directory.user_commands(business, user):
                pipe.execute_command(*command)
        for wording in wordings:
            for command in directory.disclosure_commands(business, wording):
                pipe.execute_command(*command)
        self._store.call(pipe.execute)

    def place(self, business: str, position: str) -> None:
        """Let the outbox go on after `position`: the record there is one that was copied already."""
        outbox = self._store.keys(business).outbox
        if position != "0-0":
            self._store.call(lambda: self._store.client.xadd(outbox, {"c": "", "e": ""}, id=position))

    def reread(self, business: str, senders: Iterable[str], since: int) -> None:
        """Have each Sender's inbound log read from `since` (Redis's time, ms) before it sends anything."""
        read = {sender: since for sender in senders}
        pipe = self._store.client.pipeline(transaction=False)
        if read:
            pipe.hset(self._store.keys(business).read, mapping=read)
        pipe.hset(INTAKE, "resumed", real_now())
        self._store.call(pipe.execute)

    def open(self, business: str, tag: str, version: int, policy: bytes) -> None:
        """Put the policy in its place: from here on the Business's commits are taken again."""
        pipe = self._store.client.pipeline(transaction=False)
        pipe.hset(self._store.keys(business).policy, mapping={"v": version, str(version): policy})
        pipe.hset(DIRECTORY, business, tag)
        self._store.call(pipe.execute)

    def stamp(self, store: str, keyring: str, businesses: Iterable[str]) -> None:
        """Say whose store this is, and that it is whole."""
        pipe = self._store.client.pipeline(transaction=True)
        pipe.hset(STORE_ID, mapping={"id": store, "keyring": keyring})
        pipe.hdel(STORE_ID, SHUT, *(f"{SHUT}:{business}" for business in businesses))
        self._store.call(pipe.execute)
