"""Telnyx: https://developers.telnyx.com/docs/messaging (webhooks, messages, error codes), read November 2026.

It lists no texts with their words: message detail records have none, and a single message can be read for ten days
by its id alone. So there is no log to read again here.
"""

from __future__ import annotations

import json
import re
from urllib.parse import urlsplit

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from app.errors import BadInput, Forged
from app.phone import parse_sender
from app.providers.answers import AUTH_RETRY_AFTER, MAX_ANSWER, MAX_RETRY_AFTER, json_object, retry_after
from app.providers.calls import Answer, Call, Fault, user_agent
from app.providers.forms import instant, our_id, read_fields, shaped
from app.providers.proofs import check_instant, decoded
from app.providers.seam import (
    Account,
    Event,
    Fate,
    Hint,
    HookReply,
    HookRequest,
    InboundText,
    OutboundText,
    Outcome,
    Provider,
    Receipt,
    Setting,
    Status,
)

API_BASE = "https://api.telnyx.com"
SIGNATURE, TIMESTAMP = "telnyx-signature-ed25519", "telnyx-timestamp"
OPTED_OUT = "40300"  # "Blocked due to STOP message"; Telnyx's list of codes gives no other that says so
QUEUE_FULL = "40318"

# The statuses of a receiver: https://developers.telnyx.com/docs/messaging/messages/receiving-webhooks
STATUSES = {
    "queued": Status.QUEUED,
    "sending": Status.SENDING,
    "sent": Status.SENT,
    "delivery_unconfirmed": Status.UNCONFIRMED,
    "delivered": Status.DELIVERED,
    "delivery_failed": Status.UNDELIVERED,
    "sending_failed": Status.FAILED,
    "expired": Status.EXPIRED,
    "read": Status.READ,
}
# What Telnyx took a text for, which it then has answered: advanced-opt-in-out, "Track opt-out behavior".
_HINTS = {"STOP": Hint.STOP, "START": Hint.START, "HELP": Hint.HELP, "INFO": Hint.HELP}

_ID = re.compile(r"[0-9A-Za-z-]{8,64}")
_CODE = re.compile(r"[0-9]{1,6}")
_KEY = r"[A-Za-z0-9+/]{43}="


class Telnyx(Provider):
    """Telnyx's Programmable Messaging, SMS and MMS."""

    name = "telnyx"
    stop_wait = 1.0  # Telnyx waits 2 s for the answer to a webhook
    token_is = "an API key of the account, KEY…"  # noqa: S105 (what it is called)
    settings = (
        Setting(
            "public_key",
            "the account's public key, 44 characters of Base64, in the portal under API Keys; two with a comma "
            "between them while it is exchanged",
            needed=True,
            form=rf"{_KEY}(\s*,\s*{_KEY})?",
        ),
    )

    def verify(self, account: Account, request: HookRequest) -> None:
        stamp = request.headers.get(TIMESTAMP, "")
        check_instant(request, stamp)
        signature = decoded(request.headers.get(SIGNATURE, ""))
        signed = f"{stamp}|".encode() + request.body
        keys = [decoded(key.strip()) for key in account.option("public_key").split(",")]
        if not any([_holds(key, signature, signed) for key in keys]):
            raise Forged("the signature does not hold")

    def events(self, account: Account, request: HookRequest) -> tuple[Event, ...]:
        # Texts and statuses come to whichever address the profile or the message names: the event says what it is.
        said = shaped(request.json, _Said)
        kind = said.data.event_type
        if not kind.startswith("message."):
            return ()  # numbers, campaigns and what else an account may be told of
        message = shaped(said.data.payload, _Message)
        if not _ID.fullmatch(message.id):
            raise BadInput("id", "id is not the id of a message", status=400)
        if kind == "message.received":
            return (self._text(account, said.data, message),)
        return self._receipts(said, message)

    def _text(self, account: Account, said: _Event, message: _Message) -> InboundText:
        if message.direction not in (None, "inbound"):
            raise BadInput("direction", "direction of a received message must be inbound")
        # RCS comes to an agent instead of a number and WhatsApp in another form, neither of which could be tried.
        if message.type not in (None, "SMS", "MMS"):
            raise BadInput("type", "type must be SMS or MMS; other channels of Telnyx are not taken")
        receivers = [*message.to, *(message.cc or ())]
        consumer = parse_sender(message.sender.phone_number or "", "from").address
        sender = parse_sender(_ours(account, receivers), "to").address
        took = (message.autoresponse_type or "").strip().upper()
        return InboundText(
            event=f"{self.name}:{message.id}",
            provider_id=message.id,
            sender=sender,
            consumer=consumer,
            # Where a picture has only a subject, that is what was written.
            body=(message.text or message.subject or "").replace("\0", "\ufffd"),
            media=tuple((each.url, each.content_type or "") for each in message.media or () if each.url),
            group=any(each.phone_number not in (sender, consumer) for each in receivers),
            hint=_HINTS.get(took),
            answered=bool(took),
            received_at=instant(message.received_at) or instant(said.occurred_at),
        )

    def _receipts(self, said: _Said, message: _Message) -> tuple[Receipt, ...]:
        word = (message.to[0].status if message.to else None) or ""
        status = STATUSES.get(word)
        if status is None:
            # A word that Telnyx added since: taken, so that it is not sent again, and without meaning.
            return ()
        codes = [str(each.code) for each in message.errors or ()]
        return (
            Receipt(
                event=f"{self.name}:{message.id}:{word}",
                provider_id=message.id,
                status=status,
                text=_our_text(message, said.meta),
                code=OPTED_OUT if OPTED_OUT in codes else next(filter(_CODE.fullmatch, codes), ""),
                opted_out=OPTED_OUT in codes,
                at=instant(said.data.occurred_at),
            ),
        )

    def reply(self, status: int) -> HookReply:
        return HookReply(status=status, content_type="application/json", body=b"{}")

    def send_call(self, account: Account, text: OutboundText) -> Call:
        if not account.secrets:
            raise BadInput("auth_token", f"the Sender has no API key at {self.name}")
        if ":" in text.to or ":" in text.sender:
            raise BadInput("to", f"{self.name} is asked for SMS and MMS only")
        asked: dict[str, object] = {"from": text.sender, "to": text.to}
        if text.body:
            asked["text"] = text.body
        if text.media:
            asked |= {"media_urls": list(text.media), "type": "MMS"}
        hook = account.hook_url(self.name, "status")
        if hook:
            # Our id in the address, which comes back under the signature: a status settles the text although we
            # never learnt its id there.
            asked["webhook_url"] = f"{hook}?text={text.id}"
        headers = (
            ("Authorization", f"Bearer {account.secrets[0]}"),
            ("Accept", "application/json"),
            ("Content-Type", "application/json"),
            # Telnyx answers a repeat of a request that it took with that answer, for 24 hours ("Idempotency"). We
            # repeat only what was not taken; this catches what should never happen.
            ("Idempotency-Key", text.id),
            ("User-Agent", user_agent()),
        )
        return Call(
            "POST", f"{account.api_base.rstrip('/') or API_BASE}/v2/messages", headers, json.dumps(asked).encode()
        )

    def outcome(self, answer: Answer | Fault) -> Outcome:
        if isinstance(answer, Fault):
            return Outcome(Fate.UNKNOWN if answer.reached else Fate.NOT_SENT, why=answer.why)
        said = json_object(answer.body) if len(answer.body) <= MAX_ANSWER else {}
        if 200 <= answer.status < 300:
            taken = said.get("data")
            sid = taken.get("id") if isinstance(taken, dict) else None
            if isinstance(sid, str) and _ID.fullmatch(sid):
                return Outcome(Fate.SENT, provider_id=sid)
            return Outcome(Fate.UNKNOWN, why="unreadable")
        if 300 <= answer.status < 400:
            return Outcome(Fate.FAILED, why="redirect")
        if 400 <= answer.status < 500:
            return _refusal(answer, _codes(said))
        return Outcome(Fate.UNKNOWN, why=f"http_{answer.status}")

    def stop_reply(self, number_type: str) -> str:
        # Telnyx answers its keywords on every number of a messaging profile, and blocks; toll-free the network does.
        return "network" if number_type == "toll_free" else "provider"


class _Party(msgspec.Struct):
    phone_number: str | None = None
    status: str | None = None


class _Media(msgspec.Struct):
    url: str | None = None
    content_type: str | None = None


class _Error(msgspec.Struct):
    code: str | int


class _Message(msgspec.Struct):
    """What we read of a message."""

    id: str
    sender: _Party = msgspec.field(name="from")
    to: list[_Party]
    direction: str | None = None
    type: str | None = None
    cc: list[_Party] | None = None
    text: str | None = None
    subject: str | None = None
    media: list[_Media] | None = None
    errors: list[_Error] | None = None
    autoresponse_type: str | None = None
    received_at: str | None = None
    webhook_url: str | None = None


class _Event(msgspec.Struct):
    event_type: str
    payload: object = None
    occurred_at: str | None = None


class _Meta(msgspec.Struct):
    delivered_to: str | None = None


class _Said(msgspec.Struct):
    data: _Event
    meta: _Meta | None = None


def _holds(key: bytes, signature: bytes, signed: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, signed)
    except (ValueError, InvalidSignature):  # ValueError: no key is of that length
        return False
    return True


def _ours(account: Account, receivers: list[_Party]) -> str:
    """Our number among the receivers: the Sender's own, else the one that the event was brought for."""
    numbers = [each.phone_number for each in receivers if each.phone_number]
    brought = [each.phone_number for each in receivers if each.phone_number and each.status == "webhook_delivered"]
    return account.sender if account.sender in numbers else next(iter(brought + numbers), "")


def _our_text(message: _Message, meta: _Meta | None) -> str | None:
    """Our id in the address to which the status was to go. Not of the request's own query, which nothing covers."""
    for address in (message.webhook_url, meta.delivered_to if meta else None):
        try:
            found = our_id(read_fields(urlsplit(address or "").query).one("text"))
        except ValueError:  # an address that is none
            continue
        if found:
            return found
    return None


def _codes(said: dict[str, object]) -> list[str]:
    errors = said.get("errors")
    found = [each.get("code") for each in errors if isinstance(each, dict)] if isinstance(errors, list) else []
    return [str(code) for code in found if isinstance(code, str | int) and _CODE.fullmatch(str(code))]


def _refusal(answer: Answer, codes: list[str]) -> Outcome:
    status, code = answer.status, next(iter(codes), "")
    if OPTED_OUT in codes:
        return Outcome(Fate.FAILED, why=OPTED_OUT, opted_out=True)
    if status == 429 or QUEUE_FULL in codes:
        return Outcome(Fate.NOT_SENT, why="rate", retry_after=retry_after(answer) or _reset(answer))
    if status == 401 or (status == 403 and not code.startswith("40")):
        # A wrong key is the operator's to mend; the text can wait for it until its deadline. With a code of messaging
        # (40…) it is the text that was refused.
        return Outcome(Fate.NOT_SENT, why="auth", retry_after=AUTH_RETRY_AFTER)
    if status in (408, 409):
        # A time-out of theirs (10008), or the same text under way: it may have been taken.
        return Outcome(Fate.UNKNOWN, why=code or f"http_{status}")
    return Outcome(Fate.FAILED, why=code or f"http_{status}")


def _reset(answer: Answer) -> float | None:
    """Telnyx names no Retry-After; x-ratelimit-reset is the seconds until more is let through."""
    said = answer.headers.get("x-ratelimit-reset", "").strip()
    seconds = float(said) if re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,9})?", said) else None
    return seconds if seconds is not None and seconds <= MAX_RETRY_AFTER else None
