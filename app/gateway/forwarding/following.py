"""Following: read what came to the Ledger since last time, and put down what of it goes to which endpoint."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import structlog

from app.consent.forwards import Forward
from app.consent.model import DAY, HOUR, Policy
from app.gateway.core import Core
from app.gateway.forwarding.callbacks import CALLBACKS, ENDPOINT, TYPE
from app.gateway.forwarding.endpoints import endpoint_of, endpoints, types_of
from app.gateway.forwarding.happened import TYPES, Event, denied_by, event_id, events_of, is_kept
from app.ids import fingerprint
from app.ledger.forward_rows import ForwardRow, Mark
from app.ledger.forwards import SWEPT_AT_ONCE
from app.ledger.rows import EntryRow

_log = structlog.get_logger()

BATCH = 500
"""Entries read at once for one endpoint."""
NEW_MS = HOUR
"""A new endpoint is told of nothing older than this, nor of what was before the settings that name it."""
DELIVERED_MS, DEAD_MS = 7 * DAY, 30 * DAY
"""So long it can be seen what was delivered and what was not."""


class Following:
    """Moves each endpoint's place in the Ledger on. `now` is real time in ms."""

    def __init__(self, core: Core, now: Callable[[], int], *, callbacks: bool = False) -> None:
        """With `callbacks`, the addresses that were given with texts are told of them too."""
        self._core = core
        self._callbacks = callbacks
        self._forwards = core.ledger.forwards
        self._now = now
        self._none: set[str] = set()  # Businesses without an endpoint, of which no trace is left

    def follow(self, policy: Policy) -> tuple[dict[str, Mark], bool]:
        """Bring the Business's endpoints up to what the Ledger has, a batch each. Returns how far each was told,
        and whether there is more."""
        business, wanted = policy.business, self.endpoints(policy)
        if not wanted and business in self._none:
            return {}, False
        marks = self._forwards.marks(business)
        for name in marks.keys() - wanted.keys():
            self._forwards.drop(business, name)
            _log.info("forward_removed", business=business, endpoint=name)
        if not wanted:
            self._none.add(business)
            return {}, False
        self._none.discard(business)
        found: dict[str, Mark] = {}
        more = False
        for name, forward in wanted.items():
            mark = self._mark(policy, name, forward, marks.get(name))
            if mark is not None:
                more = self._read(policy, name, forward, mark) or more
                found[name] = mark
        return found, more

    def endpoints(self, policy: Policy) -> dict[str, Forward]:
        """Every endpoint that is followed, by its name."""
        return endpoints(policy) | ({CALLBACKS: ENDPOINT} if self._callbacks else {})

    def sweep(self, policy: Policy) -> bool:
        """Take away what could be seen long enough. True where there may be more."""
        now = self._now()
        count = self._forwards.sweep(policy.business, now - DELIVERED_MS, now - DEAD_MS)
        return count >= SWEPT_AT_ONCE

    def _mark(self, policy: Policy, name: str, forward: Forward, mark: Mark | None) -> Mark | None:
        """The endpoint's place, begun where it has none; None while its beginning has not come to the Ledger."""
        business, address = policy.business, fingerprint(forward.url.encode())
        if mark is None:
            begins = self._forwards.beginning(business, policy.version, self._core.clock() - NEW_MS)
            if begins is None:
                return None
            mark = Mark(begins, address)
            self._forwards.begin(business, name, mark)
            _log.info("forward_begun", business=business, endpoint=name, format=forward.format)
        elif mark.address != address:
            self._forwards.moved(business, name, address)
            mark = Mark(mark.n, address)
            _log.info("forward_moved", business=business, endpoint=name)
        return mark

    def _read(self, policy: Policy, name: str, forward: Forward, mark: Mark) -> bool:
        """Put down what is new for one endpoint. True where there is more."""
        entries, last = self._forwards.fresh(policy.business, mark.n, TYPES, BATCH)
        if last == mark.n:
            return False
        if name == CALLBACKS:
            rows = list(self._called_back(policy, entries))
        else:
            rows = list(self._rows(policy, name, forward, mark, entries))
        self._forwards.file(policy.business, name, mark.n, last, rows)
        return len(entries) == BATCH

    def _rows(
        self, policy: Policy, name: str, forward: Forward, mark: Mark, entries: Sequence[EntryRow]
    ) -> Iterator[ForwardRow]:
        types, now = types_of(forward), self._now()
        denied = {text for entry in entries for text in denied_by(entry)} if "message.state" in types else set()
        senders = self._forwards.senders_of(policy.business, denied) if denied else {}
        for entry in entries:
            for place, event in enumerate(events_of(entry)):
                if event.type not in types or is_kept(entry, event, forward):
                    continue
                if event.type != "consent.revoked" and self._whose(policy, entry, event, senders) != name:
                    continue
                row = _row(policy, name, entry, event, place, now)
                yield replace(row, state="dead", answer="ended") if mark.ended_at else row

    def _called_back(self, policy: Policy, entries: Sequence[EntryRow]) -> Iterator[ForwardRow]:
        """The steps of those texts with which an address was given."""
        steps = [
            (entry, place, event)
            for entry in entries
            for place, event in enumerate(events_of(entry))
            if event.type == "message.state"
        ]
        addresses = self._forwards.callbacks_of(policy.business, {event.text for *_, event in steps}) if steps else {}
        for entry, place, event in steps:
            if event.text in addresses:
                row = _row(policy, CALLBACKS, entry, replace(event, type=TYPE), place, self._now())
                yield replace(row, url=addresses[event.text])

    def _whose(self, policy: Policy, entry: EntryRow, event: Event, senders: dict[str, str]) -> str:
        """The endpoint that an event is for. What a Revocation says of the Consumer is for all of them."""
        return endpoint_of(policy, senders.get(event.text) or entry.facts["sender"])


def _row(policy: Policy, endpoint: str, entry: EntryRow, event: Event, place: int, now: int) -> ForwardRow:
    return ForwardRow(
        business=policy.business,
        endpoint=endpoint,
        id=event_id(policy.tag, entry.id, event),
        entry=entry.id,
        n=entry.n,
        place=place,
        consumer=entry.consumer,
        type=event.type,
        text=event.text,
        url=None,
        at=entry.at,
        next_at=now,
    )
