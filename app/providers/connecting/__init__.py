"""Connecting: what a provider has set for a number's webhooks, what to set instead, and how to put it back."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from typing import ClassVar, cast

import msgspec

from app.errors import BadInput
from app.providers.calls import Call
from app.providers.seam import Account
from app.providers.steps import Steps


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
            "provider",
            f"{name} has no webhooks to be set: where it brings them by subscription Consentry subscribes by itself "
            f"(see `consentry subscriptions`); connect knows those of {', '.join(sorted(CONNECTORS))}",
        )
    module, _, kind = CONNECTORS[name].partition(":")
    return cast(Connector, getattr(import_module(module), kind)())
