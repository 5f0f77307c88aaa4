"""What the contract test has to know of each provider: how it signs, what it brings, what it answers."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from importlib import import_module
from typing import ClassVar

from app.providers.calls import Answer
from app.providers.registry import PROVIDERS
from app.providers.seam import Outcome, Status

OURS = "+17045550100"
ALSO_OURS = "+17045550101"
ANNA = "+17045550123"
BEN = "+17045550124"
HOOK = "hook-of-the-contract-0"
PUBLIC = "https://sms.example.com"


@dataclass(frozen=True)
class Post:
    """A webhook as the provider makes it. `what` is the last part of our address."""

    what: str
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    query: str = ""
    method: str = "POST"

    def but(self, **headers: str | None) -> Post:
        """With those headers (`_` for `-`) put in place of its own; None takes one away."""
        changed = {name.replace("_", "-"): value for name, value in headers.items()}
        kept = {name: value for name, value in self.headers.items() if name.lower() not in map(str.lower, changed)}
        return replace(self, headers={**kept, **{n: v for n, v in changed.items() if v is not None}})


@dataclass(frozen=True)
class Sent:
    """What a request to the carrier would have it send."""

    sender: str
    to: str
    body: str
    media: tuple[str, ...]
    text: str | None  # our id, which the carrier gives back, where it can


class Kit(ABC):
    """One provider. Everything is made new at each call; `number` (from 1) makes ids differ."""

    name: ClassVar[str]
    settings: ClassVar[str]
    """The Sender's further lines in consentry.toml, as a person would write them."""
    env: ClassVar[Mapping[str, str]]
    ack_seconds: ClassVar[float]
    """Within which the provider wants its answer."""
    ack_bytes: ClassVar[int] = 64 * 1024
    gives_back: ClassVar[bool] = True
    """Whether a request has a place for our id."""

    # ---- what it brings ----

    @abstractmethod
    def text(self, body: str, number: int = 1, *, sender: str = ANNA, to: str = OURS) -> Post:
        """A Consumer's text."""

    @abstractmethod
    def media(self, number: int = 1) -> tuple[Post, tuple[str, ...]] | None:
        """A text from Anna with two pictures, and their addresses; None where the provider brings no pictures."""

    def group(self, body: str, number: int = 1) -> Post | None:
        """A text from Anna to us and to Ben, where the provider can bring one."""
        return None

    @abstractmethod
    def status(self, said: Status, text: str, number: int = 1) -> Post | None:
        """Its word on our `text`, which it knows by `provider_id(number)`; None for one that it does not have."""

    @abstractmethod
    def blocked(self, text: str, number: int = 1) -> Post | None:
        """Its word that `text` was not delivered because Anna has opted out there; None where no webhook says it."""

    def opt_out(self, number: int = 1) -> Post | None:
        """Its word, without a text, that Anna has opted out there; where it has one."""
        return None

    # ---- what must be refused ----

    @abstractmethod
    def forged(self, post: Post) -> list[Post]:
        """The same, each time not what the provider sent: unsigned, signed with another secret, changed afterwards."""

    def stale(self, post: Post) -> Post | None:
        """The same, signed long ago; where the scheme says when."""
        return None

    def spent(self, post: Post) -> Post | None:
        """Another text under the proof of `post`; where that does not cover what is said."""
        return None

    @abstractmethod
    def malformed(self) -> list[Post]:
        """Signed, and not to be understood: no sender, no id, a wrong type, no JSON."""

    # ---- sending ----

    @abstractmethod
    def provider_id(self, number: int) -> str:
        """The id that `accepts(number)` gives."""

    @abstractmethod
    def accepts(self, number: int = 1) -> Answer:
        """The carrier's answer to a text that it takes."""

    @abstractmethod
    def read(self, path: str, headers: Mapping[str, str], body: bytes) -> Sent:
        """What a request of ours would have sent; fails where the carrier would not take it. Header names are
        in lower case."""

    @abstractmethod
    def answers(self) -> list[tuple[str, Answer, Outcome]]:
        """Its other answers to a text: a name, the answer, and exactly what it means."""

    def token(self, path: str, headers: Mapping[str, str], body: bytes) -> Answer | None:
        """The answer to a request for an access token; None for any other request."""
        return None

    # ---- its log ----

    def listing(self, texts: list[tuple[int, str]]) -> Answer | None:
        """A page of its log with those texts from Anna (number, body), newest first; where it keeps one."""
        return None


def kit(name: str) -> Kit:
    """The kit of that provider."""
    return import_module(f"tests.providers.kits.{name}").kit  # type: ignore[no-any-return]


KITS = [name for name in PROVIDERS if name != "simulator"]
"""The simulator speaks as Twilio does."""

KITS += ["ringcentral_a2p"]
KITS += ["vonage_messages"]
"""Kits of providers that have a second API: `Kit.name` says whose."""
