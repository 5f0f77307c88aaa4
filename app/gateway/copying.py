"""Copying the outbox into the Ledger: read after the cursor, append in one transaction, then trim."""

from __future__ import annotations

from dataclasses import dataclass

from app.gateway.core import Core
from app.store.codec import unpack_outbox

BATCH = 2_000


@dataclass(frozen=True, slots=True)
class Lag:
    """How far the Ledger is behind: entries not yet copied, and the age of the oldest in ms."""

    entries: int
    ms: int


class Copying:
    """The ledger writer's loop body. Any number may run: the cursor lets one win each batch."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def once(self, business: str, tag: str) -> int:
        """Copy one batch. Returns how many entries were copied; 0 when there is nothing new."""
        store, writer = self._core.store, self._core.ledger.writer
        outbox = store.keys(business).outbox
        before = writer.position(business)
        found = store.call(lambda: store.client.xrange(outbox, min=f"({before}", count=BATCH))
        if not found:
            return 0
        entries = [unpack_outbox(tag, fields) for _, fields in found]
        after = found[-1][0].decode()
        if not writer.append(business, before, after, entries):
            return 0  # another writer was faster; its cursor is read anew next time
        # Only what SQL has on disk is trimmed; the last record stays, so that the stream's place is never lost.
        store.call(lambda: store.client.xtrim(outbox, minid=after, approximate=False))
        return len(entries)

    def lag(self, business: str, now: int) -> Lag:
        """How far behind the Ledger is for that Business."""
        store = self._core.store
        outbox = store.keys(business).outbox
        before = self._core.ledger.writer.position(business)
        first = store.call(lambda: store.client.xrange(outbox, min=f"({before}", count=1))
        if not first:
            return Lag(0, 0)
        length = int(store.call(lambda: store.client.xlen(outbox)))
        return Lag(length, max(now - int(first[0][0].decode().split("-")[0]), 0))
