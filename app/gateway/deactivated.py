"""Deactivated: numbers that carriers took back, read from Twilio each day: whoever has one next agreed to nothing."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta

import structlog

from app.consent.model import Policy, Sender
from app.errors import BadInput, Unavailable
from app.gateway.consents import Consents
from app.gateway.core import Core
from app.ids import ulid
from app.ledger.engine import batched
from app.phone import Phone
from app.providers.deactivations import deactivated
from app.providers.steps import carried_out
from app.providers.wire import Wire
from app.store.keys import DEACTIVATOR

_log = structlog.get_logger()

EVERY = 3_600.0
"""Seconds between two looks for a day's list."""
BACK_DAYS = 7
"""How far back it goes after an absence, and at first."""
LEASE_MS = 60_000
AT_ONCE = 500


class Deactivated:
    """Takes the lists, each day's once. Any number may run: a lease lets one work. `wire` has room for a list."""

    def __init__(
        self,
        core: Core,
        consents: Consents,
        wire: Wire,
        *,
        now: Callable[[], float] = time.monotonic,
        today: Callable[[], date] = lambda: datetime.now(UTC).date(),
    ) -> None:
        self._core = core
        self._consents = consents
        self._wire = wire
        self._now = now
        self._today = today
        self._token = ulid()
        self._due = 0.0

    def round(self) -> int:
        """Take what is there and was not taken. Returns how many numbers of Consumers were ended."""
        if self._now() < self._due or not self._renew():
            return 0
        self._due = self._now() + EVERY
        ended = 0
        for policy, sender in accounts(self._core):
            try:
                ended += self._take(policy, sender)
            except (Unavailable, BadInput) as error:
                _log.warning("deactivations_not_read", business=policy.business, why=error.detail)
        return ended

    def _take(self, policy: Policy, sender: Sender) -> int:
        """The lists of one account for one Business, oldest day first."""
        core, business, yesterday = self._core, policy.business, self._today() - timedelta(days=1)
        done = core.beside.deactivated_to(business, sender.account)
        first = max(date.fromisoformat(done) + timedelta(days=1) if done else date.min, _back(yesterday))
        ended = 0
        for days in range((yesterday - first).days + 1):
            day = (first + timedelta(days=days)).isoformat()
            numbers = carried_out(self._wire, deactivated(core.account(policy, sender), day), self._renew)
            if numbers is None:
                break
            ended += self._end(business, numbers, day)
            core.beside.was_deactivated(business, sender.account, day)
        return ended

    def _end(self, business: str, numbers: frozenset[str], day: str) -> int:
        """End those that are Consumers of the Business, from the end of that day on."""
        core, ended = self._core, 0
        over = datetime.fromisoformat(day).replace(tzinfo=UTC) + timedelta(days=1)
        since = min(core.consent_time(int(over.timestamp() * 1000)), core.clock())
        for some in batched(sorted(numbers), AT_ONCE):
            ids = {core.identity.consumer(business, number): number for number in some}
            for consumer, number in core.ledger.activity.numbers(business, ids).items():
                event = f"twilio:deactivated:{day}:{consumer}"
                self._consents.end_number(
                    business, Phone(number), why="deactivated", since=since, note="", by="twilio", event=event
                )
                ended += 1
            self._renew()
        _log.info("deactivations_read", business=business, day=day, listed=len(numbers), ended=ended)
        return ended

    def _renew(self) -> bool:
        return self._core.store.lease(DEACTIVATOR, self._token, LEASE_MS)


def accounts(core: Core) -> Iterator[tuple[Policy, Sender]]:
    """Each Business's accounts at Twilio, by one of their Senders."""
    for policy in core.businesses.all().values():
        known = {sender.account: sender for sender in policy.senders.values() if sender.provider == "twilio"}
        yield from ((policy, sender) for sender in known.values())


def _back(yesterday: date) -> date:
    return yesterday - timedelta(days=BACK_DAYS - 1)
