"""Following: the fate of texts that their provider tells to nobody who does not ask, looked up in its list."""

from __future__ import annotations

import time
from collections.abc import Callable, Container

import structlog

from app.consent.model import HOUR, MINUTE, Policy
from app.gateway.core import Core
from app.gateway.listing import Listing
from app.gateway.receipts import Receipts
from app.providers.registry import provider
from app.providers.seam import RANK, ListedText, Receipt, Status
from app.store.lanes import Lane
from app.store.store import real_now

_log = structlog.get_logger()

YOUNG_MS = HOUR
"""Most fates are known within minutes: only what left within this is looked up in every reading."""
ALL_EVERY = 600.0
"""Seconds between two readings of all that is still open."""


class Following:
    """Which lists of what left are to be read, and what they say of texts that are open."""

    def __init__(self, core: Core, receipts: Receipts, now: Callable[[], float] = time.monotonic) -> None:
        self._core = core
        self._receipts = receipts
        self._now = now
        self._all_at: dict[Lane, float] = {}
        self._open: dict[Lane, dict[str, int]] = {}

    def since(self, policy: Policy, due: Container[Lane]) -> dict[str, int]:
        """From when on to read the list of each Sender that has texts open, by its number; instants in ms, real."""
        found = {}
        for number, sender in policy.senders.items():
            lane = (policy.business, number)
            if lane not in due or provider(sender.provider).tells_status:
                continue
            texts = self._core.followed.open(*lane)
            if not texts:
                continue
            self._open[lane] = texts
            whole = self._now() >= self._all_at.get(lane, 0.0)
            if whole:
                self._all_at[lane] = self._now() + ALL_EVERY
            begin = 0 if whole else real_now() - YOUNG_MS
            wanted = [at for at in texts.values() if at > begin]
            if wanted:
                found[number] = min(wanted) - MINUTE
        return found

    def join(self, one: Listing, row: ListedText, text: str) -> None:
        """A text was found in the list of what left: from now on it is followed like those whose answer came."""
        if one.provider.tells_status or RANK[row.status] >= RANK[Status.DELIVERED]:
            return
        business, followed = one.policy.business, self._core.followed
        followed.keep(
            followed.given(business, row.provider_id, text),
            followed.begin(business, one.sender.number, row.provider_id),
        )

    def take(self, one: Listing) -> None:
        """Take the last words that a list has for texts which are open."""
        business, sender = one.policy.business, one.sender
        texts = self._open.get((business, sender.number), {})
        for row in one.outbound:
            if row.provider_id not in texts or RANK[row.status] < RANK[Status.DELIVERED]:
                continue
            event = f"{one.provider.name}:{row.provider_id}:listed:{row.status.value}"
            receipt = Receipt(event, row.provider_id, row.status, code=row.code, opted_out=row.opted_out, fresh=False)
            moved = self._receipts.take(one.policy, sender, receipt)
            _log.debug("text_followed", business=business, status=row.status.value, moved=moved)
            self._core.followed.end(business, sender.number, row.provider_id)
