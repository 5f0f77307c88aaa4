"""Backpressure: new work waits while the Ledger is far behind or Redis nearly full; inbound and Revocations go on."""

from __future__ import annotations

import time
from collections.abc import Callable

from app.errors import LedgerBehind, StoreFull
from app.store.store import Store

MOST_BEHIND = 200_000
"""Entries not yet copied, above which new submissions and grants are refused."""
MOST_FULL = 0.85
"""Of Redis's memory: the rest is kept for inbound texts and STOPs."""
ALERT_FULL = 0.7
"""Of Redis's memory: from here on `/readyz` and `consentry doctor` speak of it."""
LOOK_EVERY = 0.5
"""Seconds that a look is believed, so that asking costs a submission nothing."""


class Pressure:
    """How much more the store can take. `memory` tells (used, most) bytes of Redis's memory."""

    def __init__(
        self,
        store: Store,
        memory: Callable[[], tuple[int, int]],
        *,
        most_behind: int = MOST_BEHIND,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._store = store
        self._memory = memory
        self._most_behind = most_behind
        self._now = now
        self._looked: dict[str, float] = {}

    def admit(self, business: str) -> None:
        """Raise LedgerBehind or StoreFull where new work has to wait."""
        now = self._now()
        if now - self._looked.get(business, float("-inf")) < LOOK_EVERY:
            return
        behind = self.behind(business)
        if behind > self._most_behind:
            raise LedgerBehind(
                f"{behind:,} entries wait to be copied to the ledger; inbound texts and STOP go on.", retry_after=5
            )
        if self.full() > MOST_FULL:
            raise StoreFull("Redis is nearly full; inbound texts, revocations and STOP go on.", retry_after=30)
        self._looked[business] = now

    def behind(self, business: str) -> int:
        """Entries in the outbox: what the Ledger has not got, and one more at most."""
        return int(self._store.call(lambda: self._store.client.xlen(self._store.keys(business).outbox)))

    def full(self) -> float:
        """The share of Redis's memory in use; 0 where there is no limit to be known."""
        used, most = self._store.call(self._memory)
        return used / most if most else 0.0
