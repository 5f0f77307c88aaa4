"""Listing: read providers' lists page by page, side by side, over the wire."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from app.consent.model import Policy, Sender
from app.errors import BadInput, CarrierUnavailable
from app.gateway.core import Core
from app.providers.answers import clock_of
from app.providers.calls import Answer, Call, Fault
from app.providers.registry import provider
from app.providers.seam import Account, InboundText, ListedText, Provider
from app.providers.wire import Wire
from app.store.store import real_now

AT_ONCE = 32
"""Lists read side by side."""
PAGE_TRIES = 5
BAD_SETTINGS_AGAIN = 60
"""Seconds until a list is asked for again whose Sender lacks a setting."""


@dataclass(slots=True)
class Listing:
    """One list and what was read of it. `call` is the next page; `error` says why the reading broke off."""

    policy: Policy
    sender: Sender
    provider: Provider
    account: Account
    call: Call | None = None
    inbound: list[InboundText] = field(default_factory=list)
    outbound: list[ListedText] = field(default_factory=list)
    in_threads: list[ListedText] = field(default_factory=list)  # of a shared number: what its threads show besides
    unread: int = 0
    clock: tuple[int, int] = (0, 0)  # when its last page came and what the provider's clock said then, ms
    error: CarrierUnavailable | None = None


def listing(core: Core, policy: Policy, sender: Sender, *, inbound: bool, since: int) -> Listing:
    """The list of what was texted to the Sender (`inbound`) or from it since `since`, not yet begun."""
    carrier, account = provider(sender.provider), core.account(policy, sender)
    made = Listing(policy, sender, carrier, account)
    try:
        made.call = carrier.list_call(account, inbound=inbound, since=since)
    except BadInput as error:
        made.error = CarrierUnavailable(error.detail, retry_after=BAD_SETTINGS_AGAIN)
    return made


def read_all(wire: Wire, listings: Iterable[Listing], *, meanwhile: Callable[[], object]) -> Iterator[Listing]:
    """Read all of them; each is given out when its last page is there or a page failed."""
    waiting = deque(listings)
    reading: dict[int, Listing] = {}
    while waiting or reading:
        while waiting and len(reading) < AT_ONCE:
            one = waiting.popleft()
            if one.call is None:
                yield one
                continue
            wire.start(id(one), one.call)
            reading[id(one)] = one
        for key, answer in wire.poll(1.0) if reading else ():
            one = reading.pop(int(str(key)))
            _page(one, answer)
            # A list goes on ahead of those not yet begun, so that what was read need not be kept for long.
            waiting.appendleft(one)
        meanwhile()


def pages(wire: Wire, one: Listing, *, sleep: Callable[[float], object] = time.sleep) -> Iterator[Listing]:
    """Read one long list, waiting where the provider asks for it. What a page brought is dropped before the next.

    Raises CarrierUnavailable where a page fails PAGE_TRIES times.
    """
    if one.error:
        raise one.error
    tries = 0
    while (call := one.call) is not None:
        wire.start(id(one), call)
        answers: list[tuple[object, Answer | Fault]] = []
        while not answers:
            answers = wire.poll(1.0)
        _page(one, answers[0][1])
        if one.error:
            tries += 1
            if tries == PAGE_TRIES:
                raise one.error
            sleep(one.error.retry_after)
            one.call, one.error = call, None
            continue
        tries = 0
        yield one
        one.inbound, one.outbound, one.unread = [], [], 0


def _page(one: Listing, answer: Answer | Fault) -> None:
    """Take up one page, and say what the next is."""
    asked, one.call = one.call, None
    assert asked
    if said := clock_of(answer):
        one.clock = (real_now(), said)
    try:
        page = one.provider.page(one.account, asked, answer)
    except CarrierUnavailable as error:
        one.error = error
        return
    one.inbound += page.inbound
    one.outbound += page.outbound
    one.unread += page.unread
    one.call = page.next
