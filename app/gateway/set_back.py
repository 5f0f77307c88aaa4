"""A clock of ours that was set back: recorded, once each time. No order rests on it, and no window opens anew.

Of one Consumer time never runs backwards, since each entry is dated no earlier than the one before. This says why
entries of one time may then be dated alike, and those of others earlier than what had come before them.
"""

from __future__ import annotations

import structlog

from app.consent.acts import ClockSetBack
from app.consent.model import Policy
from app.gateway.core import Core
from app.gateway.draft import Draft
from app.store.change import Change, Reading
from app.store.codec import unpack_outbox

_log = structlog.get_logger()

LEAST_MS = 5_000
"""Machines of one system differ by less, and a decision may be committed a moment after it was dated."""


class SetBack:
    """Compares the clock with the newest entry there is, of any Consumer."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def look(self, policy: Policy) -> bool:
        """True where the clock was found set back, and that was recorded just now."""
        core, store, business = self._core, self._core.store, policy.business
        keys = store.keys(business)
        pipe = store.client.pipeline(transaction=False)
        pipe.xrevrange(keys.outbox, count=1)
        pipe.hmget(keys.clock, "newest", "back")
        last, (newest, back) = store.call(pipe.execute)
        known = int(newest or 0)
        high = max(known, *(unpack_outbox(policy.tag, fields)[1].at for _, fields in last if fields.get(b"e")), 0)
        now = core.clock()
        found = now < high - LEAST_MS and not back
        if found:
            self._record(policy, high, high - now)
            store.call(lambda: store.client.hset(keys.clock, mapping={"newest": high, "back": 1}))
            _log.warning("clock_set_back", business=business, seconds=(high - now) / 1000)
        elif now >= high and back:
            store.call(lambda: store.client.hdel(keys.clock, "back"))
            _log.info("clock_caught_up", business=business)
        if high > known and not found:
            store.call(lambda: store.client.hset(keys.clock, "newest", high))
        return found

    def _record(self, policy: Policy, newest: int, by: int) -> None:
        def plan(draft: Draft, reading: Reading) -> tuple[Change | None, None]:
            draft.add(ClockSetBack(newest, by))
            return draft.change(), None

        core = self._core
        core.change(policy, core.identity.consumer(policy.business, ""), plan, ring=False)
