"""What every provider file implements: verify, parse, send, receipt, list. Plain values in, plain values out.

A provider never opens a connection: `send_call` says what to request and `outcome` reads what came back.
The wire (`wire.py`) is the only part that talks, so each provider is tested as a table.
"""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import ClassVar

from app.errors import BadInput
from app.providers.calls import Answer, Call, Fault
from app.providers.forms import Fields, read_fields, read_json
from app.providers.media import fetched
from app.providers.statuses import RANK as RANK
from app.providers.statuses import Status as Status


@dataclass(frozen=True, slots=True)
class Setting:
    """A key of a Sender in consentry.toml that one provider reads. A name that ends in `_env` names the variable
    of a secret, or a list of two while it is rotated."""

    name: str
    about: str  # what it is and where it is found, for the message where it is missing
    needed: bool = False
    choices: tuple[str, ...] = ()
    form: str = ""  # a regular expression that the whole value matches
    needed_where: tuple[str, tuple[str, ...]] | None = None
    """Another setting and those of its values with which this one is needed; empty stands for a value not set."""

    def is_needed(self, said: Mapping[str, str]) -> bool:
        """Whether it must be there beside those other settings."""
        other, values = self.needed_where or ("", ())
        return self.needed or bool(other) and said.get(other, "") in values

    @property
    def secret(self) -> bool:
        return self.name.endswith("_env")


@dataclass(frozen=True, slots=True)
class Account:
    """One Sender's dealings with its provider. Secrets stay out of every repr."""

    business: str
    sender: str  # the Sender's address, `+17045550100`, a short code or `whatsapp:+…`
    account: str = ""  # the provider's id of the account (`AC…`)
    secrets: tuple[str, ...] = field(default=(), repr=False)  # one, or two while a token is rotated
    shared_key: str = field(default="", repr=False)  # for signature = "sha256"
    signature: str = "sha1"
    hook: str = field(default="", repr=False)  # secret part of our webhook addresses
    api_base: str = ""  # empty: the provider's own
    public_base: str = ""  # the address under which the provider reaches us, no trailing slash
    options: Mapping[str, str] = field(default_factory=dict)  # the provider's own settings, by name
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    """Its own secrets, by the setting's name without `_env`: one, or two while it is rotated."""

    def option(self, name: str) -> str:
        """The provider's own setting, empty where it is not set."""
        return self.options.get(name, "")

    def held(self, name: str) -> tuple[str, ...]:
        """The provider's own secret in every form that is in force; none where the variable is not set."""
        return self.keys.get(name, ())

    def hook_url(self, provider: str, what: str) -> str:
        """Where the provider reaches us; empty where no public address is set."""
        return f"{self.public_base}/hooks/{provider}/{self.hook}/{what}" if self.public_base else ""


@dataclass(frozen=True)
class HookRequest:
    """One webhook as it came. `path` is the route as configured, `query` the raw query string."""

    method: str
    path: str  # `/hooks/twilio/<hook>/text`
    query: str  # raw, undecoded
    headers: Mapping[str, str]  # case-insensitive look-up
    body: bytes
    at: float = field(default_factory=time.time)  # when it came, Unix time in seconds

    @property
    def what(self) -> str:
        """`text` or `status`: the last part of the path."""
        return self.path.rpartition("/")[2]

    @cached_property
    def form(self) -> Fields:
        """The parameters of a form in the body. Raises BadInput."""
        return read_fields(self.body.decode("utf-8", "replace"))

    @cached_property
    def json(self) -> object:
        """What the body says in JSON. Raises BadInput."""
        return read_json(self.body)

    @property
    def content_type(self) -> str:
        """Without its parameters, in lower case."""
        return self.headers.get("Content-Type", "").partition(";")[0].strip().lower()


class Hint(StrEnum):
    """What the provider itself understood of an inbound text."""

    STOP = "stop"
    START = "start"
    HELP = "help"


@dataclass(frozen=True, slots=True)
class Part:
    """Which part of a text this is, where the provider brings a long one in several webhooks, in any order."""

    text: str  # the same for all parts of one text
    number: int  # from 1
    total: int


@dataclass(frozen=True, slots=True)
class InboundText:
    """A text from a Consumer. `event` is unique for ever: the key against doubles."""

    event: str  # `twilio:SM…`
    provider_id: str
    sender: str  # our address it was sent to
    consumer: str  # the Consumer's address, channel prefix kept
    body: str
    media: tuple[tuple[str, str], ...] = ()  # (url, content type)
    group: bool = False  # several receivers: opens no window
    hint: Hint | None = None
    answered: bool = False  # the provider has already answered it
    received_at: int | None = None  # ms UTC, the provider's word, where it says one
    part: Part | None = None  # one of several webhooks that make up one text
    missing: int = 0  # parts of it that are not there: it may stop and open a window, but lifts nothing


@dataclass(frozen=True, slots=True)
class Receipt:
    """A provider's later word on a text of ours."""

    event: str  # `twilio:SM…:delivered`
    provider_id: str
    status: Status
    text: str | None = None  # our id, from the callback's address
    code: str = ""  # the provider's error code, if any
    opted_out: bool = False  # the code means: this number has opted out at the provider
    at: int | None = None  # ms UTC, the provider's word, where it says one
    fresh: bool = True  # it came by itself, so that `at` was a moment ago; false of one that was looked up


@dataclass(frozen=True, slots=True)
class OptOut:
    """A provider's word that a number was put on its own block list, or taken off it; no text came with it."""

    event: str
    sender: str  # our address
    consumer: str
    out: bool = True
    at: int | None = None


Event = InboundText | Receipt | OptOut
"""What a webhook may bring."""


@dataclass(frozen=True, slots=True)
class OutboundText:
    """A text about to leave."""

    id: str
    sender: str
    to: str
    body: str = field(repr=False)
    media: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListedText:
    """A text to a Consumer as the provider's list shows it."""

    provider_id: str
    to: str
    body: str = field(repr=False)
    created_at: int  # ms UTC
    status: Status
    code: str = ""
    opted_out: bool = False  # the code means: this number has opted out at the provider


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of a provider's list, newest first. `unread` counts the rows that could not be understood."""

    inbound: tuple[InboundText, ...] = ()
    outbound: tuple[ListedText, ...] = ()
    next: Call | None = None
    unread: int = 0


class Fate(StrEnum):
    """The three outcomes of a call, and the refusal, which is final."""

    SENT = "sent"
    NOT_SENT = "not_sent"  # certainly not processed: may be tried again
    FAILED = "failed"  # the provider refused it
    UNKNOWN = "unknown"  # never sent again by itself


@dataclass(frozen=True, slots=True)
class Outcome:
    fate: Fate
    provider_id: str = ""
    why: str = ""  # a code, or the provider's error code
    retry_after: float | None = None  # seconds
    opted_out: bool = False
    said_at: int = 0  # ms UTC, the provider's own time of its answer


@dataclass(frozen=True, slots=True)
class HookReply:
    """What to answer the provider, in its dialect."""

    status: int = 200
    content_type: str = ""
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()


class Provider(ABC):
    """One carrier. Adding one: a file with this, a line in `registry.py`, a kit and samples under tests."""

    name: ClassVar[str]
    stop_wait: ClassVar[float]
    """Seconds that the answer to a STOP may wait for open claims, within the provider's own limit."""
    account_is: ClassVar[str] = ""
    """What `account` names, where a Sender needs one; for the message where it is missing."""
    token_is: ClassVar[str]
    """What the secret of `auth_token_env` is."""
    settings: ClassVar[tuple[Setting, ...]] = ()
    methods: ClassVar[tuple[str, ...]] = ("POST",)
    """How it calls webhooks."""
    keeps_log: ClassVar[bool] = False
    """Whether `list_call` can read again what came and left."""
    redelivers: ClassVar[float] = 60.0
    """Where it keeps no log: seconds after a gap within which it has brought again what it could not bring in it."""
    gives_back: ClassVar[bool] = True
    """Whether its later words on a text carry our id; else the text is found by the id that it gave."""
    tells_status: ClassVar[bool] = True
    """Whether a webhook says what became of each text; else it is looked up in the list of what left."""
    usual_rate: ClassVar[float] = 10.0
    """Texts a second that it takes of a Sender, where nobody has agreed on another rate with it."""

    def greet(self, account: Account, request: HookRequest) -> HookReply | None:
        """The answer to a request that only asks whether we are here; None for one that may bring something."""
        return None

    @abstractmethod
    def verify(self, account: Account, request: HookRequest) -> None:
        """Raise Forged unless the provider sent this; BadInput where its form is not to be trusted."""

    @abstractmethod
    def events(self, account: Account, request: HookRequest) -> tuple[Event, ...]:
        """What a verified request brings, in its order. Raises BadInput naming the field."""

    @abstractmethod
    def reply(self, status: int) -> HookReply:
        """The answer to a webhook, success or error, in the provider's dialect."""

    @abstractmethod
    def send_call(self, account: Account, text: OutboundText) -> Call:
        """The request that sends `text`, our id in its callback address or in a field that is given back.

        BadInput where the Sender's settings do not suffice or the provider cannot carry the text.
        """

    @abstractmethod
    def outcome(self, answer: Answer | Fault) -> Outcome:
        """What the answer to `send_call` means."""

    def list_call(self, account: Account, *, inbound: bool, since: int) -> Call:
        """The request for the first page of the texts to (`inbound`) or from this Sender since `since`, ms UTC.

        BadInput where the Sender's settings do not suffice, or where the provider keeps no log.
        """
        raise BadInput("provider", f"{self.name} keeps no log that can be read")

    def listed(self, account: Account, answer: Answer | Fault) -> Listed:
        """A page of that list, with `received_at` on each inbound text. Raises CarrierUnavailable."""
        raise BadInput("provider", f"{self.name} keeps no log that can be read")

    def media_call(self, account: Account, url: str) -> Call:
        """The request for what came with an inbound text, by the address that came with it."""
        return fetched(account, url)

    @abstractmethod
    def stop_reply(self, number_type: str) -> str:
        """Who answers STOP: `provider`, `network` or `gateway`. number_type: local | toll_free | short."""

    def nonce(self, account: Account, request: HookRequest) -> str:
        """What proved a verified request without covering what it says: it vouches for one content only.

        Empty where the signature covers the content: then a request that comes again is known by its event.
        """
        return ""

    def page(self, account: Account, asked: Call, answer: Answer | Fault) -> Listed:
        """As `listed`, for a list whose pages do not say which is next: `asked` is the call that it answers."""
        return self.listed(account, answer)
