"""Sweeping: once a day, private parts that were kept long enough are erased, a few Consumers at a time."""

from __future__ import annotations

from dataclasses import dataclass, replace

import structlog

from app.consent.acts import READINGS
from app.consent.erasures import RETENTION
from app.consent.model import DAY, Policy
from app.consent.retention import due
from app.errors import Conflict, LedgerBehind
from app.gateway.core import Core
from app.gateway.erasing import Erasing

AT_ONCE = 100
"""Consumers looked at in one step."""
_log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Swept:
    """What a sweep erased, or would: Consumers, private parts, and of them texts. `after` is where it goes on."""

    consumers: int = 0
    entries: int = 0
    texts: int = 0
    later: int = 0  # Consumers that could not be done now: a text is being sent, or the Ledger is behind
    after: str = ""

    def plus(self, other: Swept) -> Swept:
        """Both together, going on where the other does."""
        return Swept(
            self.consumers + other.consumers,
            self.entries + other.entries,
            self.texts + other.texts,
            self.later + other.later,
            other.after,
        )


class Sweeping:
    """What `app.consent.retention` says is due. Each Consumer is a commit of its own, with a tombstone of its own."""

    def __init__(self, core: Core, erasing: Erasing, *, at_once: int = AT_ONCE) -> None:
        self._core = core
        self._at_once = at_once
        self._erasing = erasing

    def whole(self, business: str, *, write: bool, by: str = RETENTION) -> Swept:
        """A whole sweep at once; without `write` only what it would erase."""
        policy = self._core.businesses.get(business)
        found = self.step(policy, "", write=write, by=by)
        while found.after:
            found = found.plus(self.step(policy, found.after, write=write, by=by))
        if write:
            self._forget_places(policy)
        return found

    def step(self, policy: Policy, after: str, *, write: bool, by: str = RETENTION) -> Swept:
        """The next Consumers after that one; `after` of the result is empty at the end."""
        core = self._core
        some, last = core.ledger.old(policy.business, core.clock() - policy.keep_bodies, after, self._at_once)
        found = Swept(after=last)
        for consumer in some:
            try:
                done = self._erasing.age(policy, consumer, due, write=write, by=by)
            except (Conflict, LedgerBehind):
                found = replace(found, later=found.later + 1)
                continue
            if done.entries:
                found = found.plus(Swept(1, done.entries, done.texts, 0, last))
        return found

    def daily(self, policy: Policy) -> bool:
        """One step of today's sweep. True where more is to be done now; a sweep that broke off goes on where it was."""
        core, key = self._core, self._core.store.keys(policy.business).sweep
        now = core.clock()
        began, after = core.store.call(lambda: core.store.client.hmget(key, "began", "after"))
        if not after and now < int(began or 0) + DAY:
            return False
        if not after:
            core.store.call(lambda: core.store.client.hset(key, "began", now))
            self._forget_places(policy)
        found = self.step(policy, (after or b"").decode(), write=True)
        core.store.call(lambda: core.store.client.hset(key, "after", found.after))
        if found.entries:
            _log.info("retention_swept", business=policy.business, entries=found.entries, consumers=found.consumers)
        return bool(found.after)

    def _forget_places(self, policy: Policy) -> None:
        """Of what was done to the Business's settings, and of readings: from where, as long as other words are kept.
        On a Consumer's chain it goes with the private part beside it."""
        core = self._core
        chains = [core.identity.consumer(policy.business, name) for name in ("", READINGS)]
        core.ledger.activity.forget_places(policy.business, chains, core.clock() - policy.keep_bodies)
