"""Subscribing: providers that bring webhooks only while a subscription to them is kept; it says when one was not."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from typing import ClassVar, cast

import msgspec

from app.errors import BadInput
from app.providers.calls import Answer, Call, Fault
from app.providers.seam import Account
from app.providers.steps import Steps


class Subscription(msgspec.Struct, frozen=True):
    """One that we keep. `wanted` is a fingerprint of all that was asked for, our secret included."""

    id: str
    wanted: str
    until: int  # ms UTC, 0 where it has no end
    lacks: tuple[str, ...] = ()  # what the provider does not bring though it was asked to


@dataclass(frozen=True, slots=True)
class Kept:
    """What a look found, or made. `broken` says why webhooks may have been lost before; empty where they were not."""

    subscription: Subscription
    broken: str = ""


class Subscriber(ABC):
    """One provider's subscriptions to webhooks."""

    name: ClassVar[str]

    @abstractmethod
    def covers(self, account: Account) -> str:
        """What a subscription of this account brings: Senders for which it is the same need only one."""

    @abstractmethod
    def keep(self, account: Account, known: Subscription | None, now: int) -> Steps[Kept]:
        """See that there is one which is as it should be: renew it before its end, make it anew where it broke.

        `known` is the one that we made, `now` in ms UTC. Raises CarrierUnavailable, and BadInput where the Sender's
        settings do not suffice.
        """

    @abstractmethod
    def end(self, account: Account) -> Steps[int]:
        """Delete all that bring webhooks to the account's Sender. Returns how many there were."""


@dataclass(frozen=True, slots=True)
class Said:
    """A message that came over a WebSocket."""

    kind: str  # `open`, `answer` to what was asked, `brought` (what a webhook would bring), `error`; empty: any other
    message: str  # of an answer: what it answers
    status: int
    body: bytes = field(default=b"", repr=False)


class Listener(ABC):
    """How a provider brings over a WebSocket what it else brings by webhooks: every message, as values."""

    name: ClassVar[str]

    @abstractmethod
    def token_call(self, account: Account) -> Call:
        """The request for leave to connect. BadInput where the Sender's settings do not suffice."""

    @abstractmethod
    def address(self, account: Account, answer: Answer | Fault) -> str:
        """Where to connect, by the answer to that; it may hold a secret. Raises CarrierUnavailable."""

    @abstractmethod
    def asks(self, account: Account) -> tuple[object, ...]:
        """What to ask for once connected: the first, or where that is refused the next."""

    @abstractmethod
    def asking(self, message: str, asked: object) -> str:
        """The message that asks for it; `message` is the id that its answer repeats."""

    @abstractmethod
    def beat(self, message: str) -> str:
        """The message that is only to be answered."""

    @abstractmethod
    def read(self, text: str) -> Said:
        """What a message says. Raises BadInput."""

    @abstractmethod
    def why(self, said: Said) -> str:
        """Why something was refused, in a few words."""


SUBSCRIBERS = {
    "ringcentral": "app.providers.subscribing.ringcentral:RingCentralSubscriber",
}


@cache
def subscriber(name: str) -> Subscriber:
    """The subscriber of that provider; BadInput where its webhooks are no matter of subscriptions."""
    if name not in SUBSCRIBERS:
        raise BadInput("provider", f"{name} has no subscriptions to keep")
    module, _, kind = SUBSCRIBERS[name].partition(":")
    return cast(Subscriber, getattr(import_module(module), kind)())


LISTENERS = {
    "ringcentral": "app.providers.subscribing.ringcentral_socket:RingCentralListener",
}


@cache
def listener(name: str) -> Listener:
    """The listener of that provider; BadInput where it has no WebSocket."""
    if name not in LISTENERS:
        raise BadInput("provider", f"{name} brings nothing over a WebSocket")
    module, _, kind = LISTENERS[name].partition(":")
    return cast(Listener, getattr(import_module(module), kind)())
