"""Blocking: every Business-wide stop is written to the providers' own block lists, and what lifts it as well.

It follows the Ledger, so nothing waits for it. What is written is what holds now, by the Standing; to write it again
changes nothing, so after a crash or a failure it goes on where it was.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import structlog

from app.consent.model import ANY, Policy, Sender, Source
from app.errors import BadInput, Unavailable
from app.gateway.core import Core
from app.ids import ulid
from app.ledger.rows import EntryRow
from app.phone import Phone
from app.providers.blocklists import BlockList, Wish, block_list, is_written
from app.providers.seam import Account
from app.providers.steps import carried_out
from app.providers.wire import Wire
from app.store.keys import BLOCKER
from app.store.troubles import Trouble

_log = structlog.get_logger()

TYPES = frozenset({"revoked", "restored", "granted", "kept", "stop_misread"})
"""The types of Entry after which a number's place on a list may be another."""
BATCH = 500
AGAIN = (5.0, 300.0)
"""Seconds until a list that failed is written again: the first time, and at most; doubled in between."""
LEASE_MS = 30_000


@dataclass(slots=True)
class _Place:
    """How one Sender's list stands in this process."""

    due: float = 0.0
    failed: int = 0


class Blocking:
    """Writes to the lists. Any number may run: a lease lets one work. `wire` is its own."""

    def __init__(self, core: Core, wire: Wire, *, now: Callable[[], float] = time.monotonic) -> None:
        self._core = core
        self._wire = wire
        self._now = now
        self._token = ulid()
        self._places: dict[tuple[str, str], _Place] = {}

    def round(self) -> int:
        """Write what is new. Returns how many numbers were taken."""
        written = 0
        for policy in self._core.businesses.all().values():
            for sender, account, found in listed(self._core, policy):
                place = self._places.setdefault((policy.business, sender.number), _Place())
                if self._now() < place.due:
                    continue
                if not self._renew():
                    return written
                try:
                    written += self._write(policy, sender, account, found)
                except (Unavailable, BadInput) as error:
                    self._fail(place, policy, sender, found, error)
                else:
                    place.failed = 0
                    self._core.troubles.over(_part(policy, sender))
        return written

    def _write(self, policy: Policy, sender: Sender, account: Account, found: BlockList) -> int:
        core, business = self._core, policy.business
        mark = core.beside.blocked_to(business, sender.number)
        if mark is None:  # what stood before is written by `consentry drift --repair`
            core.beside.was_blocked(business, sender.number, core.ledger.stops.newest(business))
            return 0
        rows, last = core.ledger.forwards.fresh(business, mark, TYPES, BATCH)
        wishes = wished(core, policy, sender, rows)
        taken = 0
        for start in range(0, len(wishes), found.at_once):
            taken += self.write(policy, sender, account, found, wishes[start : start + found.at_once])
        if last > mark:
            core.beside.was_blocked(business, sender.number, last)
        return taken

    def write(self, policy: Policy, sender: Sender, account: Account, found: BlockList, wishes: Sequence[Wish]) -> int:
        """Write those, `at_once` of them at most. Returns how many were taken."""
        refused = carried_out(self._wire, found.write(account, wishes), self._renew)
        for one in refused:
            _log.error(
                "block_list_refused",
                business=policy.business,
                sender=sender.number,
                number=Phone(one.number).masked,
                why=one.why,
            )
        taken = len(wishes) - len(refused)
        _log.info("block_list_written", business=policy.business, sender=sender.number, numbers=taken)
        return taken

    def _renew(self) -> bool:
        return self._core.store.lease(BLOCKER, self._token, LEASE_MS)

    def _fail(
        self, place: _Place, policy: Policy, sender: Sender, found: BlockList, error: Unavailable | BadInput
    ) -> None:
        place.failed += 1
        first, most = AGAIN
        wait = min(first * 2.0 ** (place.failed - 1), most)
        if isinstance(error, Unavailable):
            wait = max(wait, float(error.retry_after))
        place.due = self._now() + wait
        _log.error("block_list_not_written", business=policy.business, sender=sender.number, why=error.detail)
        said = f"{sender.number}: {found.known_as()} did not take a stop: {error.detail}"
        self._core.troubles.say(_part(policy, sender), Trouble("block_list_not_written", said), wait * 2 + 30)


def listed(core: Core, policy: Policy) -> Iterator[tuple[Sender, Account, BlockList]]:
    """The Business's Senders whose provider's list is written."""
    for sender in policy.senders.values():
        account = core.account(policy, sender)
        if is_written(account, sender.provider):
            yield sender, account, block_list(sender.provider)


def wished(core: Core, policy: Policy, sender: Sender, rows: Sequence[EntryRow]) -> list[Wish]:
    """What the list is to say of those whom the entries are about, by what holds of them now."""
    touched: dict[str, EntryRow] = {}
    for row in rows:
        if _matters(row, sender):
            touched[row.consumer] = row
    ids = list(touched)
    numbers = core.ledger.activity.numbers(policy.business, ids)
    wishes = []
    for start in range(0, len(ids), BATCH):
        some = [one for one in ids[start : start + BATCH] if one in numbers]
        snapshots = core.store.read(policy.business, policy.tag, some).snapshots if some else {}
        for consumer in some:
            row, standing = touched[consumer], snapshots[consumer].standing
            stop = standing.revoked()
            at = stop.since if stop else row.at
            texted = bool(row.facts.get("text"))
            wishes.append(Wish(numbers[consumer], stop is not None, at, texted))
    return [wish for wish in wishes if Phone(wish.number).channel == Phone(sender.number).channel]


def _matters(row: EntryRow, sender: Sender) -> bool:
    facts = row.facts
    if row.type == "revoked":
        known = facts["source"] == Source.PROVIDER.value and facts["sender"] == sender.number
        return bool(facts["scope"] == ANY) and not known
    if row.type == "granted":
        return bool(facts["lifts"])
    return row.type in TYPES


def _part(policy: Policy, sender: Sender) -> str:
    return f"block_list:{policy.business}:{sender.number}"
