"""Connecting: what a provider has set for a number's webhooks, what to set instead, and how to put it back.

A connector opens no connection: each of its steps yields the request to make and is sent what came back.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Generator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

import msgspec

from app.errors import BadInput, CarrierUnavailable
from app.providers.calls import Answer, Call, Fault
from app.providers.seam import Account

if TYPE_CHECKING:
    from app.providers.wire import Wire

T = TypeVar("T")

Steps = Generator[Call, Answer | Fault, T]
"""Requests to make, one after the other, and what comes of them."""


class ByHand(BadInput):
    """These webhooks can only be set in the provider's console; the detail says where, and to what."""

    code = "by_hand"


class Place(msgspec.Struct, frozen=True):
    """Where a provider keeps the addresses, and what it has there: its own names and values, to be put back as they
    are."""

    kind: str  # `number`, `service`, `profile`, …
    id: str
    settings: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Plan:
    """What would be changed. `said` are sentences for a person; `against` are reasons not to go ahead by oneself, each
    with the word that allows it."""

    place: Place
    after: Mapping[str, str]
    said: tuple[str, ...] = ()
    against: Mapping[str, str] = field(default_factory=dict)

    @property
    def changes(self) -> Mapping[str, tuple[str, str]]:
        """What is there and what would be, by the provider's names."""
        before = self.place.settings
        return {name: (before.get(name, ""), value) for name, value in self.after.items() if before.get(name) != value}


class Connector(ABC):
    """One provider's settings for webhooks."""

    name: ClassVar[str]

    @abstractmethod
    def plan(self, account: Account, ours: Collection[str]) -> Steps[Plan]:
        """What to change so that the account's Sender's inbound texts reach us. `ours` are all numbers set up here.

        Raises CarrierUnavailable, BadInput where the provider does not know the number, and ByHand.
        """

    @abstractmethod
    def put(self, account: Account, place: Place, settings: Mapping[str, str]) -> Steps[None]:
        """Set those values there."""

    def probe(self, account: Account) -> Call | None:
        """A webhook as the provider signs it, to our own address, that brings nothing: answered 422 where it is
        believed and 403 where it is not. None where only the provider could make one."""
        return None


CONNECTORS = {
    "twilio": "app.providers.connecting.twilio:TwilioConnector",
    "telnyx": "app.providers.connecting.telnyx:TelnyxConnector",
    "plivo": "app.providers.connecting.plivo:PlivoConnector",
    "vonage": "app.providers.connecting.vonage:VonageConnector",
    "sinch": "app.providers.connecting.by_hand:SinchConnector",
    "bandwidth": "app.providers.connecting.by_hand:BandwidthConnector",
}


@cache
def connector(name: str) -> Connector:
    """The connector of that provider; BadInput where nothing is known of its webhooks' settings."""
    if name not in CONNECTORS:
        raise BadInput(
            "provider", f"{name} has no webhooks to be set; connect knows those of {', '.join(sorted(CONNECTORS))}"
        )
    module, _, kind = CONNECTORS[name].partition(":")
    return cast(Connector, getattr(import_module(module), kind)())


def carried_out(wire: Wire, steps: Steps[T]) -> T:
    """Make the requests, one after the other, on a wire that nothing else uses. Returns what came of them."""
    try:
        call = next(steps)
        while True:
            call = steps.send(answered(wire, call))
    except StopIteration as end:
        result: T = end.value
        return result


def answered(wire: Wire, call: Call) -> Answer | Fault:
    """Make one request and wait for its end."""
    wire.start(call.url, call)
    while not (ended := wire.poll(1.0)):
        pass
    return ended[0][1]


def said(answer: Answer | Fault, what: str) -> dict[str, object]:
    """The JSON object that a provider answered; CarrierUnavailable where it is none. `what` was asked for."""
    if isinstance(answer, Fault):
        raise CarrierUnavailable(f"The provider did not answer when asked for {what} ({answer.why}).")
    try:
        found = msgspec.json.decode(answer.body)
    except (msgspec.DecodeError, RecursionError):
        found = None
    if not 200 <= answer.status < 300:
        raise CarrierUnavailable(f"The provider answered {answer.status} when asked for {what}. {_why(found)}".strip())
    if not isinstance(found, dict):
        raise CarrierUnavailable(f"The provider answered something else when asked for {what}.")
    return found


def _why(found: object) -> str:
    """What the provider says is wrong, in whichever field it says so; nothing that would upset a terminal."""
    if not isinstance(found, dict):
        return ""
    errors = found.get("errors")
    first = errors[0] if isinstance(errors, list) and errors else None
    for holder in (found, first if isinstance(first, dict) else {}):
        for name in ("message", "detail", "error", "error_title", "error-code-label", "title"):
            if isinstance(said := holder.get(name), str) and said:
                return "".join(letter if letter.isprintable() else " " for letter in said[:300])
    return ""
