"""Subscribing: keep the subscriptions by which providers bring webhooks, and say where one was broken.

A subscription that the provider ended brings no STOP, and nothing else tells. So each is looked at every few minutes;
where one was broken its Senders' lists are read before anything more is sent.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256

import msgspec
import structlog

from app.consent.model import Policy, Sender
from app.errors import BadInput, Unavailable
from app.gateway.core import Core, T
from app.ids import ulid
from app.providers.seam import Account
from app.providers.steps import Steps, carried_out
from app.providers.subscribing import SUBSCRIBERS, Kept, Subscriber, Subscription, subscriber
from app.providers.wire import Wire
from app.store.keys import SUBSCRIBER
from app.store.store import real_now
from app.store.troubles import Trouble

_log = structlog.get_logger()

EVERY = 300.0
"""Seconds between two looks at one subscription."""
AGAIN = (30.0, 300.0)
"""Seconds until a look that failed is tried again: the first time, and at most; doubled in between."""
LEASE_MS = 20_000
WEBHOOK, SOCKET, POLL = "webhook", "websocket", "poll"


class Record(msgspec.Struct, frozen=True):
    """What the store keeps of a subscription. Instants are real, in ms."""

    sender: str  # whose hook it brings webhooks to
    subscription: Subscription
    made_at: int
    looked_at: int
    broken: str = ""  # what the newest look found wrong
    broken_at: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    """Senders whose texts one subscription brings; its address is that of the first."""

    policy: Policy
    subscriber: Subscriber
    account: Account
    field: str  # of the hash that keeps them
    senders: tuple[str, ...]

    @property
    def part(self) -> str:
        """Its name among the troubles."""
        return f"subscription:{self.policy.business}:{self.senders[0]}"


class Subscribing:
    """Keeps all subscriptions. Any number may run: a lease lets one work. `wire` is its own."""

    def __init__(self, core: Core, wire: Wire, *, now: Callable[[], float] = time.monotonic) -> None:
        self._core = core
        self._wire = wire
        self._now = now
        self._token = ulid()
        self._due: dict[str, float] = {}
        self._failed: dict[str, int] = {}
        self.wrong: dict[str, Trouble] = {}
        """What the newest looks of this process found wrong, by part."""

    def round(self) -> int:
        """Look at each subscription that is due. Returns at how many."""
        looked = 0
        for look, inbound in ((self._look, WEBHOOK), (self._drop, SOCKET), (self._drop, POLL)):
            for group in groups(self._core, inbound=inbound):
                # One whose settings have changed is looked at at once.
                due = f"{group.policy.business} {group.field} {group.policy.version}"
                if self._now() < self._due.get(due, 0.0):
                    continue
                if not self._core.store.lease(SUBSCRIBER, self._token, LEASE_MS):
                    return looked
                looked += 1
                try:
                    wait = look(group)
                except (Unavailable, BadInput) as error:
                    wait = self._fail(group, error)
                self._due[due] = self._now() + wait
        return looked

    def _drop(self, group: Group) -> float:
        """End the subscription of a Sender that is not to have one any more."""
        if record(self._core, group.policy.business, group.field):
            ended = self.end(group)
            _log.info("unsubscribed", business=group.policy.business, sender=group.senders[0], ended=ended)
        return EVERY

    def _look(self, group: Group) -> float:
        """One look. Returns the seconds until the next."""
        core, business = self._core, group.policy.business
        known = record(core, business, group.field)
        kept = self._run(group.subscriber.keep(group.account, known.subscription if known else None, real_now()))
        self._failed.pop(group.part, None)
        self._keep(group, known, kept)
        lacks = kept.subscription.lacks
        if kept.broken:
            # The texts of that time are in the provider's list, if anywhere.
            core.intake.doubt(business, group.senders)
            said = f"{group.senders[0]}: {kept.broken}; made anew"
            _log.error("subscription_was_broken", business=business, sender=group.senders[0], why=kept.broken)
            self._say(group, "subscription_was_broken", said, EVERY * 1.5)
        elif lacks:
            said = f"{group.senders[0]}: {group.subscriber.name} does not bring {', '.join(lacks)}"
            _log.warning("subscription_lacks", business=business, sender=group.senders[0], filters=lacks)
            self._say(group, "subscription_lacks", said, EVERY * 1.5)
        else:
            self._over(group)
        return EVERY

    def _say(self, group: Group, code: str, said: str, seconds: float) -> None:
        self.wrong[group.part] = trouble = Trouble(code, said)
        self._core.troubles.say(group.part, trouble, seconds)

    def _over(self, group: Group) -> None:
        self.wrong.pop(group.part, None)
        self._core.troubles.over(group.part)

    def _keep(self, group: Group, known: Record | None, kept: Kept) -> None:
        now, one = real_now(), kept.subscription
        fresh = known is None or known.subscription.id != one.id
        if fresh:
            _log.info("subscribed", business=group.policy.business, sender=group.senders[0], until=one.until)
        keep = Record(
            sender=group.senders[0],
            subscription=one,
            made_at=now if fresh or known is None else known.made_at,
            looked_at=now,
            broken=kept.broken or (known.broken if known else ""),
            broken_at=now if kept.broken else known.broken_at if known else 0,
        )
        key, store = self._core.store.keys(group.policy.business).subscriptions, self._core.store
        store.call(lambda: store.client.hset(key, group.field, msgspec.json.encode(keep)))

    def _fail(self, group: Group, error: Unavailable | BadInput) -> float:
        self._failed[group.part] = count = self._failed.get(group.part, 0) + 1
        first, most = AGAIN
        wait = min(first * 2.0 ** (count - 1), most)
        if isinstance(error, Unavailable):
            wait = max(wait, float(error.retry_after))
        _log.error(
            "subscription_not_kept",
            business=group.policy.business,
            sender=group.senders[0],
            why=error.detail,
            again_s=wait,
        )
        said = f"{group.senders[0]}: {error.detail} Until then its list is read every minute."
        self._say(group, "subscription_not_kept", said, wait * 2 + 30)
        return wait

    def end(self, group: Group) -> int:
        """Delete the subscription at the provider, and what is known of it. Returns how many there were."""
        ended = self._run(group.subscriber.end(group.account))
        key, store = self._core.store.keys(group.policy.business).subscriptions, self._core.store
        store.call(lambda: store.client.hdel(key, group.field))
        self._over(group)
        return ended

    def _run(self, steps: Steps[T]) -> T:
        """Make the requests of a subscriber, one after the other."""
        return carried_out(self._wire, steps, lambda: self._core.store.lease(SUBSCRIBER, self._token, LEASE_MS))


def groups(core: Core, *, inbound: str = WEBHOOK) -> Iterator[Group]:
    """The Senders that have subscriptions and whose texts come in that way, each subscription once."""
    found: dict[tuple[str, str], Group] = {}
    for (business, number), (policy, sender) in sorted(core.businesses.lanes().items()):
        if sender.provider not in SUBSCRIBERS or not sender.hook or comes_by(sender) != inbound:
            continue
        account, carrier = core.account(policy, sender), subscriber(sender.provider)
        try:
            covers = carrier.covers(account)
        except BadInput:
            covers = number  # it lacks a setting, which the look will say
        field = sha256(f"{sender.provider} {covers}".encode()).hexdigest()[:16]
        known = found.get((business, field))
        if known:
            found[business, field] = replace(known, senders=(*known.senders, number))
        else:
            found[business, field] = Group(policy, carrier, account, field, (number,))
    yield from found.values()


def comes_by(sender: Sender) -> str:
    """How the Sender's texts come in."""
    return sender.options.get("inbound", WEBHOOK)


def record(core: Core, business: str, field: str) -> Record | None:
    """What is known of a subscription."""
    found = core.store.call(lambda: core.store.client.hget(core.store.keys(business).subscriptions, field))
    return msgspec.json.decode(found, type=Record) if found else None


def records(core: Core) -> Iterator[Record]:
    """What is known of all subscriptions."""
    for business in core.businesses.all():
        key = core.store.keys(business).subscriptions
        found = core.store.call(partial(core.store.client.hvals, key))
        yield from (msgspec.json.decode(one, type=Record) for one in found)
