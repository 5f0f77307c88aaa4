"""Twilio: https://www.twilio.com/docs/messaging (inbound, status callbacks, Messages), read November 2026."""

from __future__ import annotations

import hmac
import re

from twilio.request_validator import (  # type: ignore[import-untyped]
    HMAC_SHA1,
    HMAC_SHA256,
    SIGNATURE_HEADER,
    RequestValidator,
)

from app.errors import BadInput, Forged
from app.phone import Phone, parse_sender
from app.providers import twilio_rest as rest
from app.providers.calls import Answer, Call, Fault
from app.providers.forms import Fields, our_id, read_fields
from app.providers.media import fetched
from app.providers.seam import (
    Account,
    Event,
    Hint,
    HookReply,
    HookRequest,
    InboundText,
    Listed,
    OutboundText,
    Outcome,
    Provider,
    Receipt,
    Setting,
)

_FORM = "application/x-www-form-urlencoded"
_JSON = "application/json"
_EMPTY_TWIML = b'<?xml version="1.0" encoding="UTF-8"?><Response/>'

_HINTS = {"STOP": Hint.STOP, "START": Hint.START, "HELP": Hint.HELP}


class Twilio(Provider):
    """Twilio's Programmable Messaging: SMS, MMS, and WhatsApp and RCS by their address prefixes."""

    name = "twilio"
    stop_wait = 10.0  # Twilio waits 15 s for the answer to a webhook
    account_is = "the account SID, AC…"
    token_is = "the account's auth token"  # noqa: S105 (what it is called)
    keeps_log = True
    settings = (
        Setting(
            "block_list",
            "write, so that every stop is put on Twilio's own list as well, for whoever sends beside Consentry: Twilio "
            "has to open its Consent Management API for your account first; off when not set",
            choices=("write", "off"),
        ),
    )

    def verify(self, account: Account, request: HookRequest) -> None:
        form, query = _form(request), read_fields(request.query)
        _check_signature(account, request, form, query)
        # What follows is said only to the provider itself.
        if request.content_type not in (_FORM, _JSON):
            raise BadInput("Content-Type", f"Content-Type must be {_FORM}", status=415)
        # The signature covers the set of a parameter's values, not their order: of `Body=STOP&Body=hi`
        # nobody can say what it means.
        for name in (*form, *query):
            if len(form.get(name, [])) + len(query.get(name, [])) > 1:
                raise BadInput(name, f"{name} is given more than once", status=400)

    def events(self, account: Account, request: HookRequest) -> tuple[Event, ...]:
        return self._receipts(account, request) if request.what == "status" else self._texts(account, request)

    def _texts(self, account: Account, request: HookRequest) -> tuple[InboundText, ...]:
        form = _own_form(account, request)
        sid = _sid(form)
        # A status callback sent here by a wrong setting would make our own number a Consumer.
        if form.one("SmsStatus") not in ("", "received", "receiving"):
            raise BadInput("SmsStatus", "SmsStatus of an inbound text must be received")
        optout = form.one("OptOutType").strip().upper()
        return (
            InboundText(
                event=f"{self.name}:{sid}",
                provider_id=sid,
                sender=_address(form, "To").address,
                consumer=_address(form, "From").address,
                # SQL databases refuse NUL in text.
                body=form.one("Body").replace("\0", "\ufffd"),
                media=_media(form),
                hint=_HINTS.get(optout),
                # OptOutType is there only where Advanced Opt-Out has taken the text, and answered it.
                answered=bool(optout),
            ),
        )

    def _receipts(self, account: Account, request: HookRequest) -> tuple[Receipt, ...]:
        form = _own_form(account, request)
        sid = _sid(form)
        said = form.one("MessageStatus")
        if not said:
            raise BadInput("MessageStatus", "MessageStatus is missing")
        status = rest.STATUSES.get(said)
        if status is None:
            # A word that Twilio added since: taken, so that it is not sent for ever, and without meaning.
            return ()
        code = form.one("ErrorCode")
        return (
            Receipt(
                event=f"{self.name}:{sid}:{said}",
                provider_id=sid,
                status=status,
                text=our_id(read_fields(request.query).one("text")),
                code=code if re.fullmatch(r"[0-9]{1,6}", code) else "",
                opted_out=code == rest.OPTED_OUT,
            ),
        )

    def reply(self, status: int) -> HookReply:
        # Twilio texts a text/plain answer to the Consumer: always XML, and empty for an error.
        # https://www.twilio.com/docs/messaging/twiml#twilios-request-to-your-application
        body = _EMPTY_TWIML if 200 <= status < 300 else b""
        return HookReply(status=status, content_type="text/xml", body=body)

    def send_call(self, account: Account, text: OutboundText) -> Call:
        return rest.send_call(account, text, self.name)

    def outcome(self, answer: Answer | Fault) -> Outcome:
        return rest.outcome(answer)

    def list_call(self, account: Account, *, inbound: bool, since: int) -> Call:
        return rest.list_call(account, self.name, inbound=inbound, since=since)

    def listed(self, account: Account, answer: Answer | Fault) -> Listed:
        return rest.listed(account, answer, self.name)

    def media_call(self, account: Account, url: str) -> Call:
        return fetched(account, url, host="twilio.com", headers=lambda: rest.headers(account, self.name))

    def stop_reply(self, number_type: str) -> str:
        # Toll-free: the network answers, which cannot be switched off. A short code outside a Messaging
        # Service: Twilio does nothing. https://help.twilio.com/articles/223134027
        return {"toll_free": "network", "short": "gateway"}.get(number_type, "provider")


def _check_signature(account: Account, request: HookRequest, form: Fields, query: Fields) -> None:
    # The scheme is the Sender's setting. The header X-Twilio-Webhooks-Signature-Settings, which anyone
    # can write, is not looked at.
    schemes = {"sha1": (HMAC_SHA1, account.secrets), "sha256": (HMAC_SHA256, (account.shared_key,))}
    algorithm, secrets = schemes.get(account.signature, (HMAC_SHA1, ()))
    signature = request.headers.get(SIGNATURE_HEADER)
    params: Fields | str = form
    if request.content_type == _JSON:
        # The signature covers the address, whose bodySHA256 covers the body; without that parameter
        # nothing would cover it.
        if not query.one("bodySHA256"):
            raise Forged("the JSON body is not signed")
        try:
            params = request.body.decode()
        except UnicodeDecodeError:
            raise Forged("the signed body is not UTF-8") from None
    url = account.public_base + request.path + (f"?{request.query}" if request.query else "")
    if not signature or not account.public_base or not any(secrets) or not url.isascii():
        raise Forged("no signature, or nothing to check it with")
    # Every secret is tried, so that the time taken does not tell which one holds.
    held = [RequestValidator(secret).validate(url, params, signature, algorithm) for secret in secrets if secret]
    if not any(held):
        raise Forged("the signature does not hold")


def _form(request: HookRequest) -> Fields:
    return Fields() if request.content_type == _JSON else request.form


def _own_form(account: Account, request: HookRequest) -> Fields:
    """The form of a verified request, which must be of our account."""
    if request.content_type != _FORM:
        raise BadInput("Content-Type", f"Content-Type must be {_FORM}", status=415)
    form = _form(request)
    said = form.one("AccountSid").encode()
    if account.account and not hmac.compare_digest(said, account.account.encode()):
        raise Forged("the request is of another account")
    return form


def _sid(form: Fields) -> str:
    sid = form.one("MessageSid")
    if not rest.SID.fullmatch(sid):
        raise BadInput("MessageSid", "MessageSid is missing or not of the form SM… or MM…")
    return sid


def _address(form: Fields, name: str) -> Phone:
    """A number, with its channel prefix, or a short code: robots and the carriers' own texts come from those."""
    return parse_sender(form.one(name), name)


def _media(form: Fields) -> tuple[tuple[str, str], ...]:
    # Counted by what is there, not by NumMedia: a text must not be lost to a wrong count.
    found: list[tuple[str, str]] = []
    while url := form.one(f"MediaUrl{len(found)}"):
        found.append((url, form.one(f"MediaContentType{len(found)}")))
    return tuple(found)
