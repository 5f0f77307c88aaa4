"""Redis's own files: after an erasure no byte of what was erased may be left in them."""

from __future__ import annotations

import time
from importlib import resources
from typing import Any

from redis.exceptions import ResponseError

from app.store.store import Store

MOST_RECORDS = 5_000
"""Records of an outbox that are written anew in one script: some tens of ms, in which others wait."""
REWRITE_SECONDS = 600


class Files:
    """What is done to Redis's files, and what is yet to be done: a Business's erasures count up in `scrub`."""

    def __init__(self, store: Store) -> None:
        self._store = store
        script = resources.files("app.store") / "lua" / "renew.lua"
        self._renew = script.read_text()

    def wanted(self, business: str) -> int:
        """How many erasures of that Business there were when its files were last found wanting; 0 where all is done."""
        key = self._store.keys(business).scrub
        asked, done = self._store.call(lambda: self._store.client.hmget(key, "asked", "done"))
        return int(asked or 0) if int(asked or 0) > int(done or 0) else 0

    def ask(self, business: str) -> tuple[str | bytes | int, ...]:
        """The write that asks for the files to be cleared, to stand in the Change that erases."""
        return "HINCRBY", self._store.keys(business).scrub, "asked", 1

    def done(self, business: str, asked: int) -> None:
        """All erasures up to that count are out of the files."""
        self._store.call(lambda: self._store.client.hset(self._store.keys(business).scrub, "done", asked))

    def renew_outbox(self, business: str, copied: str) -> bool:
        """Write the outbox anew, from the record `copied` on: what came before it is in the Ledger. False where too
        much waits in it."""
        keys, client = self._store.keys(business), self._store.client
        self._store.call(lambda: client.xtrim(keys.outbox, minid=copied, approximate=False))
        kept = self._store.call(lambda: client.eval(self._renew, 2, keys.outbox, keys.scratch, MOST_RECORDS))
        return int(kept) >= 0

    def rewrite(self) -> bool:
        """Rewrite the append-only file, and the snapshot where one is kept, and wait until it is done.

        False where this Redis does not say that it was: its operator has to.
        """
        if not self._aof("aof_enabled"):
            return False
        if not self._quiet("aof_rewrite_in_progress", "aof_rewrite_scheduled"):
            return False  # one that began before would not do: it may have read what is gone now
        try:
            self._store.call(self._store.client.bgrewriteaof)
        except ResponseError:
            return False
        done = self._quiet("aof_rewrite_in_progress", "aof_rewrite_scheduled")
        good = done and self._aof("aof_last_bgrewrite_status") == "ok"
        return good and self._snapshot()

    def _snapshot(self) -> bool:
        """A Redis that also keeps snapshots writes a new one over the last."""
        try:
            if not self._store.call(lambda: self._store.client.config_get("save")).get("save"):
                return True
            if not self._quiet("rdb_bgsave_in_progress"):
                return False
            self._store.call(self._store.client.bgsave)
        except ResponseError:
            return False
        return self._quiet("rdb_bgsave_in_progress") and self._aof("rdb_last_bgsave_status") == "ok"

    def _quiet(self, *names: str) -> bool:
        """Wait until none of those is under way."""
        end = time.monotonic() + REWRITE_SECONDS
        while any(self._aof(name) for name in names):
            if time.monotonic() > end:
                return False
            time.sleep(0.1)
        return True

    def _aof(self, name: str) -> Any:
        try:
            return self._store.call(lambda: self._store.client.info("persistence")).get(name, 0)
        except ResponseError:
            return 0
