"""Vonage: the SMS API and the Messages API, read November 2026.

https://developer.vonage.com/en/messaging/sms/guides/inbound-sms and …/delivery-receipts
https://developer.vonage.com/en/api/messages (webhooks, version v1)
"""

from __future__ import annotations

import hmac
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import TypeVar

from app.errors import BadInput, Forged
from app.providers import vonage_rest as rest
from app.providers.calls import Answer, Call, Fault
from app.providers.forms import read_fields
from app.providers.numbers import with_plus
from app.providers.seam import (
    Account,
    Event,
    HookReply,
    HookRequest,
    InboundText,
    OutboundText,
    Outcome,
    Part,
    Provider,
    Receipt,
    Setting,
    Status,
)
from app.providers.vonage_proofs import AHEAD, METHODS, check_signature, check_token

T = TypeVar("T")

_FORM = "application/x-www-form-urlencoded"
_JSON = "application/json"
_ID = re.compile(r"[A-Za-z0-9-]{8,64}")
_OUR_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_CODE = re.compile(r"[1-9][0-9]{0,5}")
_HEX = re.compile(r"(?:[0-9A-Fa-f]{2})*")
_MOST_PARTS = 255  # 3GPP TS 23.040, 9.2.3.24.1: one octet

_DLR = {
    "accepted": Status.SENT,
    "buffered": Status.SENT,
    "unknown": Status.UNCONFIRMED,
    "delivered": Status.DELIVERED,
    "failed": Status.UNDELIVERED,
    "expired": Status.EXPIRED,
    "rejected": Status.FAILED,  # the carrier refuses it
}
"""What a delivery receipt says. One comes for each part of a long text, under an id of its own and with our
`client-ref`, so each speaks for the text: the first last word stands. A part that failed makes the text undelivered
where it comes first; after another part's `delivered` it is recorded beside it and shown."""
_MESSAGES = {
    "submitted": Status.SENT,
    "delivered": Status.DELIVERED,
    "undeliverable": Status.UNDELIVERED,
    "rejected": Status.FAILED,
    "read": Status.READ,
}


class Vonage(Provider):
    """Vonage's two ways to text. Their webhooks differ in all; which one it is, the Sender's settings say."""

    name = "vonage"
    stop_wait = 2.0  # how long Vonage waits is documented nowhere; other APIs of its wait for 5 s
    account_is = "the API key, on the first page of the dashboard"
    token_is = "the account's API secret"  # noqa: S105 (what it is called)
    settings = (
        Setting("api", "which API carries the texts", choices=("sms", "messages")),
        Setting(
            "signature_method",
            "how the SMS API signs webhooks, as the dashboard's API settings say; `none` where the account has no "
            "signed webhooks (Vonage's support switches them on)",
            choices=METHODS,
        ),
        Setting(
            "signature_secret_env",
            "name the variable that holds the signature secret, from the dashboard's API settings",
            needed_where=("signature_method", ("", *METHODS[:-1])),
        ),
    )
    methods = ("GET", "POST")

    def verify(self, account: Account, request: HookRequest) -> None:
        if _by_messages(account):
            # Signed always; signature_method is the SMS API's alone.
            if request.method != "POST" or request.content_type != _JSON:
                raise Forged("the Messages API brings JSON by POST")
            check_token(account, request)
            return
        fields = _fields(request)
        check_signature(account, request, fields)
        said = fields.get("api-key")
        if said and account.account and not hmac.compare_digest(said.encode(), account.account.encode()):
            raise Forged("the request is of another account")

    def events(self, account: Account, request: HookRequest) -> tuple[Event, ...]:
        status = request.what == "status"
        if _by_messages(account):
            said = _object(request)
            return self._message_status(said) if status else self._message(said, request)
        fields = _fields(request)
        return self._delivery(fields) if status else self._text(fields, request)

    # ---- the SMS API ----

    def _text(self, fields: Mapping[str, str], request: HookRequest) -> tuple[InboundText, ...]:
        # In a delivery receipt `msisdn` and `to` stand as in a text, and it would open a window.
        if "err-code" in fields or "scts" in fields:
            raise BadInput("err-code", "this is a delivery receipt, and belongs to the address for those")
        text = _id(fields.get("messageId", ""), "messageId")
        body = fields.get("text", "")
        if fields.get("type") == "binary" and not body and _HEX.fullmatch(fields.get("data", "")):
            body = bytes.fromhex(fields["data"]).decode("utf-8", "replace")
        seconds = fields.get("timestamp", "")
        at = int(seconds) * 1000 if re.fullmatch(r"[0-9]{1,12}", seconds) else _utc(fields.get("message-timestamp", ""))
        return (
            InboundText(
                event=f"{self.name}:{text}",
                provider_id=text,
                sender=with_plus(fields.get("to", ""), "to").address,
                consumer=with_plus(fields.get("msisdn", ""), "msisdn").address,
                body=body.replace("\0", "\ufffd"),
                received_at=_if_late(at, request),
                part=_part(fields),
            ),
        )

    def _delivery(self, fields: Mapping[str, str]) -> tuple[Receipt, ...]:
        text = _id(fields.get("messageId", ""), "messageId")
        word, code = fields.get("status", ""), fields.get("err-code", "")
        if not word:
            raise BadInput("status", "status is missing")
        return self._receipt(text, word, _DLR.get(word), code, fields.get("client-ref", ""), rest.OPTED_OUT_DLR)

    # ---- the Messages API ----

    def _message(self, said: Mapping[str, object], request: HookRequest) -> tuple[InboundText, ...]:
        text = _id(_as(said, "message_uuid", str, ""), "message_uuid")
        if "status" in said:
            raise BadInput("status", "this is a status, and belongs to the address for those")
        channel = _as(said, "channel", str, "")
        if not channel:
            raise BadInput("channel", "channel is missing")
        if channel not in ("sms", "mms"):
            return ()  # from an address of another kind, which is no Sender of ours
        media = tuple(_media(said))
        body = "\n".join(part for part in (_as(said, "text", str, ""), *(caption for _, caption in media)) if part)
        return (
            InboundText(
                event=f"{self.name}:{text}",
                provider_id=text,
                sender=with_plus(_as(said, "to", str, ""), "to").address,
                consumer=with_plus(_as(said, "from", str, ""), "from").address,
                # A long text comes joined (`sms.num_messages`).
                body=body.replace("\0", "\ufffd"),
                media=tuple((url, "") for url, _ in media),
                received_at=_if_late(_utc(_as(said, "timestamp", str, "")), request),
            ),
        )

    def _message_status(self, said: Mapping[str, object]) -> tuple[Receipt, ...]:
        text = _id(_as(said, "message_uuid", str, ""), "message_uuid")
        word = _as(said, "status", str, "")
        if not word:
            raise BadInput("status", "status is missing")
        code = rest.problem_code(_as(said, "error", dict, {}))
        return self._receipt(text, word, _MESSAGES.get(word), code, _as(said, "client_ref", str, ""), rest.OPTED_OUT)

    def _receipt(
        self, text: str, word: str, status: Status | None, code: str, ours: str, opted_out: str
    ) -> tuple[Receipt, ...]:
        """The word on one text. One that Vonage added since is taken, so that it is not sent for ever, and means
        nothing."""
        if status is None:
            return ()
        out = code == opted_out
        return (
            Receipt(
                event=f"{self.name}:{text}:{word}",
                provider_id=text,
                status=Status.BLOCKED if out else status,
                text=ours if _OUR_ID.fullmatch(ours) else None,
                code=code if _CODE.fullmatch(code) else "",
                opted_out=out,
            ),
        )

    # ---- both ----

    def reply(self, status: int) -> HookReply:
        return HookReply(status=status, content_type=_JSON)

    def send_call(self, account: Account, text: OutboundText) -> Call:
        by = rest.send_message if _by_messages(account) else rest.send_sms
        return by(account, text, self.name)

    def outcome(self, answer: Answer | Fault) -> Outcome:
        return rest.outcome(answer)

    def stop_reply(self, number_type: str) -> str:
        # Vonage answers only where its Opt-Out Assist was switched on, which a Sender then says in its settings.
        return "network" if number_type == "toll_free" else "gateway"


def _by_messages(account: Account) -> bool:
    return account.option("api") == "messages"


def _fields(request: HookRequest) -> dict[str, str]:
    """The parameters of a webhook of the SMS API, wherever the account's settings put them. One that is given twice
    has no value that was signed."""
    if request.method != "GET" and request.content_type == _JSON:
        return {name: _scalar(name, value) for name, value in _object(request).items()}
    if request.method != "GET" and request.content_type != _FORM:
        raise BadInput("Content-Type", f"Content-Type must be {_FORM} or {_JSON}", status=415)
    found = read_fields(request.query) if request.method == "GET" else request.form
    for name, values in found.items():
        if len(values) > 1:
            raise BadInput(name, f"{name} is given more than once", status=400)
    return {name: values[0] for name, values in found.items()}


def _scalar(name: str, value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str | int):
        return str(value)
    raise BadInput(name, f"{name} must be text", status=400)


def _object(request: HookRequest) -> dict[str, object]:
    said = request.json
    if not isinstance(said, dict):
        raise BadInput("body", "the body must be a JSON object", status=400)
    return said


def _as(said: Mapping[str, object], name: str, kind: type[T], default: T) -> T:
    """That value; BadInput where it is of another kind."""
    value = said.get(name)
    if value is None:
        return default
    if not isinstance(value, kind):
        raise BadInput(name, f"{name} is not of the form that Vonage documents")
    return value


def _id(said: str, name: str) -> str:
    if not _ID.fullmatch(said):
        raise BadInput(name, f"{name} is missing or not of the form that Vonage documents")
    return said


def _part(fields: Mapping[str, str]) -> Part | None:
    """Which part of a long text this is. One that does not say it whole is taken as a text of its own."""
    said = [fields.get(f"concat-{name}", "") for name in ("ref", "total", "part")]
    if fields.get("concat") != "true" or not all(re.fullmatch(r"[0-9]{1,5}", one) for one in said):
        return None
    ref, total, number = map(int, said)
    return Part(str(ref), number, total) if 1 <= number <= total <= _MOST_PARTS and total > 1 else None


def _media(said: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """(address, caption) of what came with the text: one thing under the name of its kind, several under `content`."""
    things = [said.get(kind) for kind in ("image", "audio", "video", "file", "vcard")]
    several = said.get("content")
    for thing in (*things, *(several if isinstance(several, list) else ())):
        if isinstance(thing, dict) and isinstance(url := thing.get("url"), str) and url:
            caption = thing.get("caption")
            yield url, caption if isinstance(caption, str) else ""


def _utc(said: str) -> int | None:
    """ms UTC of `2026-11-23 20:00:00` or `2026-11-23T20:00:00Z`; None where it is neither."""
    try:
        found = datetime.fromisoformat(said)
    except ValueError:
        return None
    try:
        return int((found if found.tzinfo else found.replace(tzinfo=UTC)).timestamp() * 1000)
    except (ValueError, OverflowError):
        return None


def _if_late(at: int | None, request: HookRequest) -> int | None:
    """When a text that is brought again was written. Of one that comes at once our own clock says it better: theirs
    has whole seconds, and a START a second after a STOP must not seem to come before it."""
    return at if at is not None and 0 < at < (request.at - AHEAD) * 1000 else None
