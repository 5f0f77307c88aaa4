"""Drift: where a provider's block list and what we know differ, and what can be done about each difference."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from app.consent.model import Policy, Sender
from app.consent.standing import Standing
from app.errors import BadInput
from app.gateway.blocking import Blocking
from app.gateway.core import Core
from app.gateway.receipts import revoke_blocked
from app.ledger.engine import batched
from app.phone import Phone, parse_phone
from app.providers.blocklists import BLOCK_LISTS, OptedOut, Wish, block_list, is_written
from app.providers.steps import carried_out
from app.providers.wire import Wire

AT_ONCE = 500

ONLY_THERE = "only_there"
"""The provider has their stop and we have not: it is taken over."""
ONLY_HERE = "only_here"
"""We have their stop and the provider has not: it is written to its list."""
LIFTED_HERE = "lifted_here"
"""They took it back here after it: they are taken off the provider's list, where that can be done."""


@dataclass(frozen=True, slots=True)
class Drift:
    """One difference. `at` is since when, ms UTC; `todo` what ends it: `revoke`, `block`, `unblock`, or `start` where
    only the Consumer's own START to that Sender can."""

    sender: str
    number: str = field(repr=False)
    kind: str
    todo: str
    at: int = 0


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found of one Sender. `read`: its provider's list can be read; else only what we wrote is known."""

    sender: str
    provider: str
    known_as: str
    read: bool
    there: int
    drifts: tuple[Drift, ...]


def look(core: Core, wire: Wire, policy: Policy) -> Iterator[Looked]:
    """Compare each Sender's list with what we know. Raises CarrierUnavailable, LedgerUnavailable, StoreUnavailable."""
    here: dict[str, tuple[str, Standing]] | None = None
    for sender in policy.senders.values():
        if sender.provider not in BLOCK_LISTS:
            continue
        found, account = block_list(sender.provider), core.account(policy, sender)
        written = is_written(account, sender.provider)
        if not found.reads and not written:
            continue
        there = carried_out(wire, found.read(account)) if found.reads else ()
        if here is None:
            here = dict(_stopped_here(core, policy))
        drifts = tuple(_compared(core, policy, sender, written, there, here))
        yield Looked(sender.number, sender.provider, found.known_as(), found.reads, len(there), drifts)


def _stopped_here(core: Core, policy: Policy) -> Iterator[tuple[str, tuple[str, Standing]]]:
    """Everybody who has stopped all texts, by number."""
    for ids in batched(core.ledger.stops.consumers(policy.business), AT_ONCE):
        numbers = core.ledger.activity.numbers(policy.business, ids)
        snapshots = core.store.read(policy.business, policy.tag, list(numbers)).snapshots if numbers else {}
        for consumer, number in numbers.items():
            if snapshots[consumer].standing.revoked() is not None:
                yield number, (consumer, snapshots[consumer].standing)


def _compared(
    core: Core,
    policy: Policy,
    sender: Sender,
    written: bool,
    there: Sequence[OptedOut],
    here: dict[str, tuple[str, Standing]],
) -> Iterator[Drift]:
    channel = Phone(sender.number).channel
    listed = {one.number: one for row in there if (one := _readable(row))}
    strangers = [one for number, one in listed.items() if number not in here]
    for some in batched(strangers, AT_ONCE):
        ids = {one.number: core.identity.consumer(policy.business, one.number) for one in some}
        snapshots = core.store.read(policy.business, policy.tag, list(ids.values())).snapshots
        for one in some:
            standing = snapshots[ids[one.number]].standing
            if standing.revoked() is not None:
                continue  # the Ledger does not have it yet
            lifted = standing.restored_at > one.at > 0 or any(g.own_act_at > one.at > 0 for g in standing.grants)
            if not lifted:
                yield Drift(sender.number, one.number, ONLY_THERE, "revoke", one.at)
            else:
                todo = "unblock" if written else "start"
                yield Drift(sender.number, one.number, LIFTED_HERE, todo, one.at)
    if not written:
        return  # what is only here cannot be put there
    for number, (_, standing) in here.items():
        stop = standing.revoked()
        if number not in listed and Phone(number).channel == channel and stop is not None:
            yield Drift(sender.number, number, ONLY_HERE, "block", stop.since)


def repair(core: Core, blocking: Blocking, policy: Policy, drifts: Sequence[Drift]) -> tuple[int, int]:
    """End those differences. Returns how many were ended and how many were not, as only the Consumer can.

    Raises CarrierUnavailable, StoreUnavailable: what was done by then is done, and to do it again changes nothing.
    """
    done = left = 0
    for drift in drifts:
        if drift.todo == "revoke":
            sender = policy.senders[drift.sender]
            consumer = core.identity.consumer(policy.business, drift.number)
            at = core.consent_time(drift.at) if drift.at else 0
            revoke_blocked(core, policy, sender, consumer, drift.number, core.clock(), via="poll", said_at=at)
            done += 1
        left += drift.todo == "start"
    for number in {drift.sender for drift in drifts}:
        sender = policy.senders[number]
        found, account = block_list(sender.provider), core.account(policy, sender)
        wishes = [
            Wish(drift.number, drift.todo == "block", drift.at)
            for drift in drifts
            if drift.sender == number and drift.todo in ("block", "unblock")
        ]
        for start in range(0, len(wishes), found.at_once):
            done += blocking.write(policy, sender, account, found, wishes[start : start + found.at_once])
    return done, left


def _readable(row: OptedOut) -> OptedOut | None:
    try:
        return OptedOut(parse_phone(row.number).address, row.sender, row.at)
    except BadInput:
        return None
