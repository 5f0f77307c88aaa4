"""The journal: which lines of an import are recorded, kept in the commit that recorded them; and lines seen twice."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable

from app.gateway.core import Core
from app.store.change import EVENT_DAYS
from app.store.words import DAY_SECONDS

BUCKET = 100
"""Lines in one hash: small enough for Redis to keep it compact."""


class Journal:
    """The lines of one import that are recorded, with the places of their entries, for 30 days."""

    def __init__(self, core: Core, business: str, name: str) -> None:
        self._store = core.store
        self._keys = core.store.keys(business)
        self._name = name

    def read(self, lines: Iterable[int]) -> dict[int, tuple[int, ...]]:
        """Which of those lines are recorded, and as which of their Consumer's entries."""
        buckets = sorted({line // BUCKET for line in lines})
        pipe = self._store.client.pipeline(transaction=False)
        for bucket in buckets:
            pipe.hgetall(self._keys.lines(self._name, bucket))
        found = self._store.call(pipe.execute) if buckets else []
        return {
            int(line): tuple(map(int, seqs.split(b","))) for fields in found for line, seqs in fields.items() if seqs
        }

    def commands(self, line: int, seqs: Iterable[int]) -> list[tuple[str | bytes | int, ...]]:
        """The writes that remember a line, to stand in the Change that records it."""
        key = self._keys.lines(self._name, line // BUCKET)
        return [
            ("HSET", key, line, ",".join(map(str, seqs))),
            ("EXPIRE", key, EVENT_DAYS * DAY_SECONDS),
        ]


class Twins:
    """Lines that say what an earlier line said. On disk, so that a million lines take no memory."""

    def __init__(self) -> None:
        # The empty name is a file of SQLite's own, gone with the connection.
        self._table = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        self._table.execute("PRAGMA journal_mode = OFF")
        self._table.execute("CREATE TABLE seen (key BLOB PRIMARY KEY, value BLOB, line INTEGER) WITHOUT ROWID")

    def close(self) -> None:
        self._table.close()

    def earlier(self, key: bytes, value: bytes, line: int) -> int:
        """The line that last said `value` under `key`; 0 where this one says something new."""
        key, value = (hashlib.blake2b(part, digest_size=16).digest() for part in (key, value))
        found = self._table.execute("SELECT value, line FROM seen WHERE key = ?", (key,)).fetchone()
        if found is not None and found[0] == value:
            return int(found[1])
        self._table.execute("INSERT OR REPLACE INTO seen VALUES (?, ?, ?)", (key, value, line))
        return 0
