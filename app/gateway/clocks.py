"""Skews: by how much a provider's clock differs from ours. It changes no order, which is the sequence's alone.

What a provider says of its time stands in the entries beside ours. The difference is told by the least delay that was
seen: a webhook that comes late looks like a clock of ours that is ahead, but none comes before it was sent.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress

import structlog

from app.errors import Unavailable
from app.store.keys import SKEWED, SKEWS
from app.store.store import Store, real_now

_log = structlog.get_logger()

ALERT_MS = 5_000
"""Clocks that differ by more are said to."""
WINDOW = 600.0
"""Seconds that what was seen counts."""
LEAST = 3
"""What says that ours is ahead has to be seen so often: one text may simply have been late."""
MOST = 50
TELL_EVERY = 30.0


class Skews:
    """What this process saw; the figures of all processes stand in Redis, the newest of each provider."""

    def __init__(self, store: Store, now: Callable[[], float] = time.monotonic) -> None:
        self._store = store
        self._now = now
        self._lock = threading.Lock()
        self._seen: dict[str, deque[tuple[float, int]]] = {}
        self._told: dict[str, tuple[float, bool]] = {}

    def seen(self, provider: str, theirs: int, ours: int = 0) -> None:
        """A provider has just said its time, `theirs`, ms UTC. Never raises, and costs next to nothing."""
        with self._lock:
            now = self._now()
            seen = self._seen.setdefault(provider, deque(maxlen=MOST))
            seen.append((now, (ours or real_now()) - theirs))
            while seen[0][0] < now - WINDOW:
                seen.popleft()
            skew = min(difference for _, difference in seen)
            if skew > 0 and len(seen) < LEAST:
                return
            at, alert = self._told.get(provider, (float("-inf"), False))
            differs = abs(skew) > ALERT_MS
            if differs is alert and now - at < TELL_EVERY:
                return
            self._told[provider] = (now, differs)
        with suppress(Unavailable):
            self._tell(provider, skew, differs)

    def _tell(self, provider: str, skew: int, differs: bool) -> None:
        client = self._store.client
        pipe = client.pipeline(transaction=False)
        pipe.hset(SKEWS, provider, f"{real_now()}:{skew}")
        # Of all processes one says it, once.
        if differs:
            pipe.hsetnx(SKEWED, provider, 1)
        else:
            pipe.hdel(SKEWED, provider)
        _, changed = self._store.call(pipe.execute)
        if changed and differs:
            ahead = "ours is ahead of theirs" if skew > 0 else "theirs is ahead of ours"
            _log.warning("clock_skew", provider=provider, seconds=abs(skew) / 1000, why=ahead)
        elif changed:
            _log.info("clock_skew_over", provider=provider)

    def now(self) -> dict[str, float]:
        """Seconds by which our clock is ahead of each provider's, as far as it was seen of late."""
        found = self._store.call(lambda: self._store.client.hgetall(SKEWS))
        since = real_now() - 1.5 * WINDOW * 1000
        parted = {name.decode(): value.decode().split(":") for name, value in found.items()}
        return {name: int(skew) / 1000 for name, (at, skew) in parted.items() if int(at) > since}
