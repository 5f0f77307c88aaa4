"""Drifting: each day the providers' block lists are compared with what is on record here.

A stop that only the provider has is recorded at once, for one text too many costs more than one too few. What else
differs is counted, for `/metrics`, and waits for `consentry drift --repair`.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable

import structlog

from app.consent.model import DAY, Policy
from app.errors import BadInput, Unavailable
from app.gateway.blocking import Blocking
from app.gateway.core import Core
from app.gateway.drift import look, repair
from app.ids import ulid
from app.providers.wire import Wire
from app.store.keys import DRIFTER
from app.store.store import real_now

_log = structlog.get_logger()

EVERY = 600.0
"""Seconds between two looks whether a day is over; a list that could not be read is tried again after so long."""
LEASE_MS = 120_000


class Drifting:
    """Compares each Business's lists once a day. Any number may run: a lease lets one work. `wire` has room for a
    list."""

    def __init__(self, core: Core, wire: Wire, *, now: Callable[[], float] = time.monotonic) -> None:
        self._core = core
        self._wire = wire
        self._blocking = Blocking(core, wire)
        self._now = now
        self._token = ulid()
        self._due = 0.0

    def round(self) -> int:
        """Compare what is due. Returns how many stops were taken over."""
        if self._now() < self._due or not self._renew():
            return 0
        self._due = self._now() + EVERY
        taken = 0
        for policy in self._core.businesses.all().values():
            if self._core.beside.drift_looked_at(policy.business) + DAY > real_now():
                continue
            try:
                taken += self._compare(policy)
            except (Unavailable, BadInput) as error:
                _log.warning("drift_not_looked_for", business=policy.business, why=error.detail)
        return taken

    def _compare(self, policy: Policy) -> int:
        core, taken = self._core, 0
        left: Counter[tuple[str, str]] = Counter()
        for one in look(core, self._wire, policy):
            self._renew()
            stops = [drift for drift in one.drifts if drift.todo == "revoke"]
            done, _ = repair(core, self._blocking, policy, stops)
            taken += done
            left.update((drift.sender, drift.kind) for drift in one.drifts if drift.todo != "revoke")
            if one.drifts:
                _log.warning(
                    "drift_found",
                    business=policy.business,
                    sender=one.sender,
                    provider=one.provider,
                    stops_taken_over=done,
                    left=len(one.drifts) - len(stops),
                )
        core.beside.drift_was_looked_for(policy.business, real_now(), left)
        return taken

    def _renew(self) -> bool:
        return self._core.store.lease(DRIFTER, self._token, LEASE_MS)
