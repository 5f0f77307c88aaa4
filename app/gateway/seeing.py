"""Seeing: who was shown personal data is on record, like what anybody did."""

from __future__ import annotations

import structlog

from app.consent.acts import READINGS, Seen
from app.errors import StoreFull
from app.gateway.core import Core
from app.gateway.draft import Draft
from app.ids import fingerprint
from app.store.change import Change, Reading

SEEN_SECONDS = 3_600
"""One entry stands for so long for the same reading, so that a program that polls fills no Ledger."""
_log = structlog.get_logger()


class Seeing:
    """Puts readings on record, on a chain of their own."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def record(
        self, business: str, *, by: str, route: str, rows: int, consumer: str = "", filter: str = "", alike: str = ""
    ) -> bool:
        """Record what was shown, unless the same reading is on record within the hour; returns whether it was.

        The same: by the same caller, through the same route, of the same Consumer; of a list, with the same `alike`.
        One round trip says whether it is on record; the entry and the mark of it come in one commit. Raises
        StoreUnavailable: whoever calls must then not show it.
        """
        core = self._core
        policy = core.businesses.get(business)
        chain = core.identity.consumer(business, READINGS)
        mark = f"seen:{fingerprint(repr((by, route, consumer, alike)).encode())}"

        def plan(draft: Draft, reading: Reading) -> tuple[Change | None, bool]:
            if mark in reading.events:
                return None, False
            draft.add(Seen(by, route, rows, consumer, filter))
            return draft.change(event=mark, event_seconds=SEEN_SECONDS), True

        try:
            fresh, applied = core.change(policy, chain, plan, events=[mark], ring=False)
        except StoreFull:
            # With memory full reads go on, so that people can see what fills it; then the log says who read.
            _log.warning("seen_not_recorded", business=business, by=by, route=route, consumer=consumer, rows=rows)
            return False
        return fresh and applied.done
