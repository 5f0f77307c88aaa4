"""Block lists: a provider's own list of numbers that take no texts, for those which let it be read or written.

What is on it is refused whoever sends: a desktop app, a phone, another system. So a stop that is written there stops
what never comes through the gateway.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from typing import ClassVar, cast

from app.errors import BadInput
from app.providers.seam import Account
from app.providers.steps import Steps

WRITE, OFF = "write", "off"


@dataclass(frozen=True, slots=True)
class Wish:
    """What a number's place on the list is to be from now on. `at` is since when, ms UTC; `texted`: by a text of
    theirs."""

    number: str = field(repr=False)
    blocked: bool
    at: int
    texted: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """A number that the provider did not take, and why in a few words."""

    number: str = field(repr=False)
    why: str


@dataclass(frozen=True, slots=True)
class OptedOut:
    """A number that is on the list, for texts from `sender`. `at` is since when, ms UTC; 0 where it is not said."""

    number: str = field(repr=False)
    sender: str
    at: int = 0


class BlockList(ABC):
    """One provider's list."""

    name: ClassVar[str]
    writes: ClassVar[bool] = True
    reads: ClassVar[bool] = True
    usual: ClassVar[str] = WRITE
    """What is done where the Sender's `block_list` says nothing."""
    at_once: ClassVar[int] = 100
    """Numbers in one request."""

    def write(self, account: Account, wishes: Sequence[Wish]) -> Steps[tuple[Refused, ...]]:
        """Put numbers on the list for texts from the account's Sender, or take them off: `at_once` of them at most.

        Returns those that were refused. Raises CarrierUnavailable where nobody knows what was taken: to do it again
        changes nothing.
        """
        raise BadInput("provider", f"{self.name}'s list cannot be written")

    def read(self, account: Account) -> Steps[tuple[OptedOut, ...]]:
        """All that is on the list for texts from the account's Sender. Raises CarrierUnavailable."""
        raise BadInput("provider", f"{self.name}'s list cannot be read")

    @abstractmethod
    def known_as(self) -> str:
        """What people call it, in a sentence."""


BLOCK_LISTS = {
    "ringcentral": "app.providers.blocklists.ringcentral:RingCentralConsents",
    "telnyx": "app.providers.blocklists.telnyx:TelnyxOptOuts",
    "twilio": "app.providers.blocklists.twilio:TwilioConsents",
}


@cache
def block_list(name: str) -> BlockList:
    """The block list of that provider; BadInput where it has none that can be reached."""
    if name not in BLOCK_LISTS:
        raise BadInput(
            "provider", f"{name} has no block list to read or write; {', '.join(sorted(BLOCK_LISTS))} have one"
        )
    module, _, kind = BLOCK_LISTS[name].partition(":")
    return cast(BlockList, getattr(import_module(module), kind)())


def is_written(account: Account, provider: str) -> bool:
    """Whether stops are written to the list of that Sender's provider."""
    if provider not in BLOCK_LISTS:
        return False
    found = block_list(provider)
    return found.writes and (account.option("block_list") or found.usual) == WRITE
