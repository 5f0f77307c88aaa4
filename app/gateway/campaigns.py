"""Campaigns: their registration is read from the provider, so that texts wait for it and leave by themselves."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import structlog

from app.consent.model import Policy, Program, Sender
from app.errors import BadInput, Unavailable
from app.gateway.admin import Admin
from app.gateway.core import Core
from app.ids import ulid
from app.providers.campaigns import STATUS_OF
from app.providers.steps import carried_out
from app.providers.wire import Wire
from app.store.keys import REGISTRAR

_log = structlog.get_logger()

EVERY = 3_600.0
"""Seconds between two readings of one campaign."""
AGAIN = 300.0
"""Seconds until one that failed is read again."""
LEASE_MS = 30_000


class Campaigns:
    """Reads them. Any number may run: a lease lets one work. `wire` is its own."""

    def __init__(self, core: Core, admin: Admin, wire: Wire, *, now: Callable[[], float] = time.monotonic) -> None:
        self._core = core
        self._admin = admin
        self._wire = wire
        self._now = now
        self._token = ulid()
        self._due: dict[tuple[str, str], float] = {}

    def round(self) -> int:
        """Read each campaign that is due. Returns how many have changed."""
        changed = 0
        for policy in self._core.businesses.all().values():
            for program, sender in named(policy):
                place = (policy.business, f"{program.id} {program.campaign.id}")
                if self._now() < self._due.get(place, 0.0):
                    continue
                if not self._renew():
                    return changed
                try:
                    changed += self._read(policy, program, sender)
                    self._due[place] = self._now() + EVERY
                except (Unavailable, BadInput) as error:
                    self._due[place] = self._now() + AGAIN
                    _log.warning(
                        "campaign_not_read",
                        business=policy.business,
                        program=program.id,
                        why=error.detail,
                        again_s=AGAIN,
                    )
        return changed

    def _read(self, policy: Policy, program: Program, sender: Sender) -> bool:
        account = self._core.account(policy, sender)
        status = carried_out(self._wire, STATUS_OF[sender.provider](account, program.campaign.id), self._renew)
        if not status:
            _log.warning("campaign_not_known", business=policy.business, program=program.id, provider=sender.provider)
            return False
        if status == program.campaign.read:
            return False
        before = program.campaign.state
        self._admin.registered(policy.business, program.id, program.campaign.id, status, by=sender.provider)
        say = _log.info if status == "approved" else _log.error
        say("campaign_status", business=policy.business, program=program.id, before=before or "unknown", status=status)
        return True

    def _renew(self) -> bool:
        return self._core.store.lease(REGISTRAR, self._token, LEASE_MS)


def named(policy: Policy) -> Iterator[tuple[Program, Sender]]:
    """The Programs whose campaign is named, each with a Sender whose provider can say how it stands."""
    for program in policy.programs.values():
        if not program.campaign.id:
            continue
        numbers = program.campaign.numbers or program.senders or tuple(policy.senders)
        for number in numbers:
            sender = policy.senders.get(number)
            if sender is not None and sender.provider in STATUS_OF:
                yield program, sender
                break
