"""Catching up: texts found later than they were written, taken oldest first."""

from __future__ import annotations

from app.consent.intent import Intent
from app.consent.model import Policy, Sender
from app.consent.standing import Revocation
from app.gateway.core import Core
from app.gateway.receive import Receive, Received
from app.providers.seam import InboundText


class CatchingUp:
    """Takes one reading of a Sender's log. A START lifts the stops before it in the log, and none from elsewhere.

    A stop that somebody phoned in meanwhile may be newer than the START; a stop of the log that is written after it
    would hide it. So what stood before the reading is remembered.
    """

    def __init__(self, core: Core, receive: Receive, policy: Policy, sender: Sender, *, via: str) -> None:
        self._core = core
        self._receive = receive
        self._policy = policy
        self._sender = sender
        self._via = via
        self._stops: set[str] = set()
        self._stood: dict[str, tuple[Revocation, ...]] = {}

    def text(self, inbound: InboundText, *, widens: bool = True) -> Received:
        """Take one text. With `widens` false it may stop, and opens and lifts nothing. Raises Unavailable."""
        at = self._core.consent_time(inbound.received_at or 0)
        newer = [r for r in self._before(inbound.consumer) if r.at > at and r.entry not in self._stops]
        widens = widens and not newer
        taken = self._receive.text(self._policy, self._sender, inbound, via=self._via, widens=widens, older=self._stops)
        if taken.intent is Intent.STOP:
            self.stopped(taken.entry)
        return taken

    def stopped(self, entry: str) -> None:
        """Say that this Revocation is of the log, or was written from it."""
        self._stops.add(entry)

    def _before(self, number: str) -> tuple[Revocation, ...]:
        """The Revocations that stood when this reading came to the Consumer."""
        if number not in self._stood:
            policy = self._policy
            consumer = self._core.identity.consumer(policy.business, number)
            standing = self._core.store.read(policy.business, policy.tag, [consumer]).snapshots[consumer].standing
            self._stood[number] = tuple(standing.revocations.values())
        return self._stood[number]
