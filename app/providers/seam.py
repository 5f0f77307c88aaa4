"""What every provider file implements: verify, parse, send, receipt, list. Plain values in, plain values out.

A provider never opens a connection: `send_call` says what to request and `outcome` reads what came back.
The wire (`wire.py`) is the only part that talks, so each provider is tested as a table.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC
from email.utils import parsedate_to_datetime
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import Protocol

from app.providers.forms import Fields, read_fields


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


@dataclass(frozen=True)
class HookRequest:
    """One webhook as it came. `path` is the route as configured, `query` the raw query string."""

    method: str
    path: str  # `/hooks/twilio/<hook>/text`
    query: str  # raw, undecoded
    headers: Mapping[str, str]  # case-insensitive look-up
    body: bytes

    @cached_property
    def form(self) -> Fields:
        """The parameters of a form in the body. Raises BadInput."""
        return read_fields(self.body.decode("utf-8", "replace"))


class Hint(StrEnum):
    """What the provider itself understood of an inbound text."""

    STOP = "stop"
    START = "start"
    HELP = "help"


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


class Status(StrEnum):
    """The provider-neutral words for what became of a text, in the order of their ranks."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    UNCONFIRMED = "unconfirmed"
    DELIVERED = "delivered"
    UNDELIVERED = "undelivered"
    FAILED = "failed"
    EXPIRED = "expired"
    CANCELED = "canceled"
    BLOCKED = "blocked_opt_out"
    READ = "read"


RANK: Mapping[Status, int] = {
    Status.QUEUED: 10,
    Status.SENDING: 20,
    Status.SENT: 30,
    Status.UNCONFIRMED: 35,
    Status.DELIVERED: 50,
    Status.UNDELIVERED: 50,
    Status.FAILED: 50,
    Status.EXPIRED: 50,
    Status.CANCELED: 50,
    Status.BLOCKED: 50,
    Status.READ: 60,
}


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
class OutboundText:
    """A text about to leave."""

    id: str
    sender: str
    to: str
    body: str = field(repr=False)
    media: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Call:
    """An HTTP request to make."""

    method: str
    url: str
    headers: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    body: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the carrier answered. `headers` have lower-case names."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Fault:
    """No answer. `reached` is False only where no byte of the request can have been processed."""

    reached: bool
    why: str  # a code: `connect_refused`, `dns`, `tls`, `timeout`, `reset`, …


@lru_cache(maxsize=64)
def _date(said: str) -> int:
    try:
        return int(parsedate_to_datetime(said).replace(tzinfo=UTC).timestamp() * 1000) if said else 0
    except (ValueError, OverflowError):
        return 0


def clock_of(answer: Answer | Fault) -> int:
    """The carrier's clock by its answer's Date (RFC 9110, section 6.6.1): ms UTC, whole seconds; 0 where none is."""
    return _date(answer.headers.get("date", "")) if isinstance(answer, Answer) else 0


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


class Provider(Protocol):
    """One carrier. Adding one: a file with this, a line in `registry.py`, samples under tests."""

    name: str
    stop_wait: float
    """Seconds that the answer to a STOP may wait for open claims, within the provider's own limit."""

    def verify(self, account: Account, request: HookRequest) -> None:
        """Raise Forged unless the provider sent this; BadInput where its form is not to be trusted."""

    def texts(self, account: Account, request: HookRequest) -> tuple[InboundText, ...]:
        """The inbound texts of a verified request. Raises BadInput naming the field."""

    def receipts(self, account: Account, request: HookRequest) -> tuple[Receipt, ...]:
        """The receipts of a verified request. Raises BadInput naming the field."""

    def reply(self, status: int) -> HookReply:
        """The answer to a webhook, success or error, in the provider's dialect."""

    def send_call(self, account: Account, text: OutboundText) -> Call:
        """The request that sends `text`, our id in its callback address."""

    def outcome(self, answer: Answer | Fault) -> Outcome:
        """What the answer to `send_call` means."""

    def list_call(self, account: Account, *, inbound: bool, since: int) -> Call:
        """The request for the first page of the texts to (`inbound`) or from this Sender since `since`, ms UTC.

        BadInput where the Sender's settings do not suffice.
        """

    def listed(self, account: Account, answer: Answer | Fault) -> Listed:
        """A page of that list, with `received_at` on each inbound text. Raises CarrierUnavailable."""

    def stop_reply(self, number_type: str) -> str:
        """Who answers STOP: `provider`, `network` or `gateway`. number_type: local | toll_free | short."""
