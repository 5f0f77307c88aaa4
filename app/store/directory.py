"""The directory: which Businesses are here, their policy versions, API keys and users."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import msgspec

from app.store.keys import CLOCK, DIRECTORY, STORE_ID
from app.store.store import Store


class KeyRecord(msgspec.Struct, frozen=True):
    """An API key as kept: only the SHA-256 of its secret."""

    id: str
    secret_hash: str
    scopes: tuple[str, ...]
    name: str = ""
    made_at: int = 0
    ended_at: int = 0


class UserRecord(msgspec.Struct, frozen=True):
    """Somebody who may use the console. `password_hash` is Argon2's own form; empty until they have chosen one."""

    name: str
    role: str
    password_hash: str = ""
    made_at: int = 0
    ended_at: int = 0

    def __repr__(self) -> str:
        return f"UserRecord({self.name!r}, {self.role!r})"


@dataclass(frozen=True, slots=True)
class DisclosureRecord:
    """A wording as kept under its version. `id` is the entry by which it was added; `hash` the SHA-256 of `text`."""

    version: str
    hash: str
    text: str = field(repr=False)
    id: str = ""
    added_at: int = 0
    by: str = ""


_key = msgspec.msgpack.Decoder(KeyRecord)
_user = msgspec.msgpack.Decoder(UserRecord)
_disclosure = msgspec.msgpack.Decoder(DisclosureRecord)


def key_json(record: KeyRecord) -> str:
    """A key's record whole, as its entry's private part keeps it."""
    return msgspec.json.encode(record).decode()


def key_of(text: str) -> KeyRecord:
    return msgspec.json.decode(text, type=KeyRecord)


def user_json(record: UserRecord) -> str:
    """A user's record whole, as its entry's private part keeps it."""
    return msgspec.json.encode(record).decode()


def user_of(text: str) -> UserRecord:
    return msgspec.json.decode(text, type=UserRecord)


class Directory:
    """What stands beside the Consumers."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def businesses(self) -> dict[str, str]:
        """Business -> tag."""
        found = self._store.call(lambda: self._store.client.hgetall(DIRECTORY))
        return {business.decode(): tag.decode() for business, tag in found.items()}

    def enrol(self, business: str, tag: str) -> None:
        self._store.call(lambda: self._store.client.hset(DIRECTORY, business, tag))

    def policies(self, businesses: Sequence[str]) -> dict[str, tuple[int, bytes]]:
        """Each Business's current version and its packed text."""
        pipe = self._store.client.pipeline(transaction=False)
        for business in businesses:
            pipe.hgetall(self._store.keys(business).policy)
        found = {}
        for business, fields in zip(businesses, self._store.call(pipe.execute), strict=True):
            version = fields.get(b"v")
            if version:
                found[business] = (int(version), fields[version])
        return found

    def versions(self, businesses: Sequence[str]) -> dict[str, int]:
        """Each Business's current policy version."""
        pipe = self._store.client.pipeline(transaction=False)
        for business in businesses:
            pipe.hget(self._store.keys(business).policy, "v")
        return {b: int(v or 0) for b, v in zip(businesses, self._store.call(pipe.execute), strict=True)}

    def policy_commands(self, business: str, version: int, text: bytes) -> list[tuple[str | bytes | int, ...]]:
        """The writes that make `text` the policy, to stand in the Change that records it."""
        key = self._store.keys(business).policy
        return [("HSET", key, "v", version, str(version), text)]

    def key_commands(self, business: str, record: KeyRecord) -> list[tuple[str | bytes | int, ...]]:
        return [("HSET", self._store.keys(business).apikeys, record.id, msgspec.msgpack.encode(record))]

    def key(self, business: str, key: str) -> KeyRecord | None:
        found = self._store.call(lambda: self._store.client.hget(self._store.keys(business).apikeys, key))
        return _key.decode(found) if found else None

    def api_keys(self, business: str) -> list[KeyRecord]:
        found = self._store.call(lambda: self._store.client.hvals(self._store.keys(business).apikeys))
        return sorted((_key.decode(record) for record in found), key=lambda record: record.made_at)

    def user_commands(self, business: str, record: UserRecord) -> list[tuple[str | bytes | int, ...]]:
        return [("HSET", self._store.keys(business).users, record.name, msgspec.msgpack.encode(record))]

    def user(self, business: str, name: str) -> UserRecord | None:
        found = self._store.call(lambda: self._store.client.hget(self._store.keys(business).users, name))
        return _user.decode(found) if found else None

    def users(self, business: str) -> list[UserRecord]:
        """All there were, by name."""
        found = self._store.call(lambda: self._store.client.hvals(self._store.keys(business).users))
        return sorted((_user.decode(record) for record in found), key=lambda record: record.name)

    def disclosure_commands(self, business: str, record: DisclosureRecord) -> list[tuple[str | bytes | int, ...]]:
        return [("HSET", self._store.keys(business).disclosures, record.version, msgspec.msgpack.encode(record))]

    def disclosure(self, business: str, version: str) -> DisclosureRecord | None:
        """The wording of that version."""
        found = self._store.call(lambda: self._store.client.hget(self._store.keys(business).disclosures, version))
        return _disclosure.decode(found) if found else None

    def count_disclosures(self, business: str) -> int:
        return int(self._store.call(lambda: self._store.client.hlen(self._store.keys(business).disclosures)))

    def disclosures(self, business: str) -> list[DisclosureRecord]:
        """All wordings, oldest first."""
        found = self._store.call(lambda: self._store.client.hvals(self._store.keys(business).disclosures))
        return sorted((_disclosure.decode(record) for record in found), key=lambda r: (r.added_at, r.version))

    def last_entry(self, business: str) -> str:
        """The stream id of the newest entry of that Business; empty where there is none."""
        outbox = self._store.keys(business).outbox
        found = self._store.call(lambda: self._store.client.xrevrange(outbox, count=1))
        return str(found[0][0].decode()) if found else ""

    def rebuilt(self, business: str, *, since: int, at: int) -> None:
        """Remember that the Business was rebuilt at `at` (consent time), and that what left after `since` (Redis's
        time) may be missing from the Ledger."""
        key = self._store.keys(business).rebuilt
        self._store.call(lambda: self._store.client.hset(key, mapping={"since": since, "at": at}))

    def last_rebuilt(self, business: str) -> tuple[int, int] | None:
        """(since, at) of a rebuild whose holds are not all settled."""
        key = self._store.keys(business).rebuilt
        since, at = self._store.call(lambda: self._store.client.hmget(key, "since", "at"))
        return (int(since), int(at)) if since and at else None

    def settled_since_rebuild(self, business: str) -> None:
        """Nothing of that rebuild waits for a word any more."""
        self._store.call(lambda: self._store.client.delete(self._store.keys(business).rebuilt))

    def identity(self) -> dict[str, str]:
        """The store's id and the fingerprint of the keyring that it was made with; empty for a new store."""
        found = self._store.call(lambda: self._store.client.hgetall(STORE_ID))
        return {name.decode(): value.decode() for name, value in found.items()}

    def stamp(self, store: str, keyring: str) -> None:
        """Write the store's id once; a second stamp changes nothing."""
        pipe = self._store.client.pipeline(transaction=True)
        pipe.hsetnx(STORE_ID, "id", store)
        pipe.hsetnx(STORE_ID, "keyring", keyring)
        self._store.call(pipe.execute)

    def ahead(self) -> int:
        """By how many ms the simulator's clock is ahead."""
        return int(self._store.call(lambda: self._store.client.get(CLOCK)) or 0)

    def advance(self, ms: int) -> int:
        """Move the simulator's clock forward; returns by how much it is ahead then."""
        return int(self._store.call(lambda: self._store.client.incrby(CLOCK, ms)))
