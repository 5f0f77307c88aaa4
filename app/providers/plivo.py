"""Plivo: https://www.plivo.com/docs/messaging (inbound, status callbacks, Messages API), read November 2026."""

from __future__ import annotations

import hmac
import json
import re
from base64 import b64encode
from urllib.parse import quote

from app.errors import BadInput, Forged, Unavailable
from app.phone import Phone, parse_sender
from app.providers.answers import AUTH_RETRY_AFTER, MAX_ANSWER, json_object, retry_after
from app.providers.calls import Answer, Call, Fault, user_agent
from app.providers.forms import Fields, read_fields
from app.providers.media import fetched
from app.providers.numbers import with_plus, without_plus
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

API_BASE = "https://api.plivo.com"
MAX_MEDIA = 10
OPTED_OUT = "200"
"""https://www.plivo.com/docs/messaging/concepts/dnd-service: the number's STOP is on Plivo's list for this one."""

_FORM = "application/x-www-form-urlencoded"
_OUR_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_UUID = re.compile(r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")
_NONCE = re.compile(r"[\x21-\x7e]{1,128}")
_EMPTY = b'<?xml version="1.0" encoding="UTF-8"?><Response/>'

_HINTS = {"optout": Hint.STOP, "optin": Hint.START, "help": Hint.HELP}

# https://www.plivo.com/docs/messaging/api/message/message-status-callbacks. Plivo numbers its callbacks in the order
# of their making (Sequence). The ranks of these words tell the same, whatever order they come in: not read.
STATUSES = {
    "queued": Status.QUEUED,
    "sent": Status.SENT,
    "delivered": Status.DELIVERED,
    "undelivered": Status.UNDELIVERED,
    "failed": Status.FAILED,
    "rejected": Status.FAILED,
    "read": Status.READ,
}


class Plivo(Provider):
    """Plivo's SMS and MMS, and WhatsApp by its address prefix. Its `message_url` must be called by POST."""

    name = "plivo"
    # Plivo waits 8 s: https://support.plivo.com/hc/en-us/articles/360041344652
    stop_wait = 5.0
    account_is = "the Auth ID, MA… (of a subaccount SA…)"
    token_is = "the Auth Token that belongs to the Auth ID"  # noqa: S105 (what it is called)
    settings = (
        Setting(
            "signature_version",
            "v2, with which Plivo signs its messaging webhooks, or v3, which covers what they say, where yours have it",
            choices=("v2", "v3"),
        ),
    )
    # Its list of messages has no bodies, so that no STOP can be found in it: keeps_log stays False.
    # What nobody took is brought again after 60, 120 and 240 s more; then never.
    redelivers = 250.0

    def verify(self, account: Account, request: HookRequest) -> None:
        version = version_of(account)
        given = _nonce(account, request)
        if not account.public_base or not account.secrets:
            # Our trouble, not the sender's: Plivo tries again, and the text counts as one that may be lost.
            raise Unavailable("there is no public address or no auth token to check Plivo's webhooks with")
        if not _NONCE.fullmatch(given):
            raise Forged("there is no signature")
        signed = signed_part(account, request, version, given)
        wanted = [b64encode(hmac.digest(secret.encode(), signed, "sha256")) for secret in account.secrets]
        # The header with Ma is made with the main account's token, the other with that of the number's own account.
        # We hold one of them: whichever header it makes proves the same.
        found = [
            one.strip().encode("utf-8", "replace")
            for name in (f"X-Plivo-Signature-{version}", f"X-Plivo-Signature-Ma-{version}")
            for one in request.headers.get(name, "").split(",")[:4]
        ]
        if not any([hmac.compare_digest(one, each) for one in found for each in wanted]):
            raise Forged("the signature does not hold")
        # What follows is said only to the provider itself.
        if request.content_type != _FORM:
            raise BadInput("Content-Type", f"Content-Type must be {_FORM}", status=415)
        query = read_fields(request.query)
        for field in (*request.form, *query):
            if len(request.form.get(field, [])) + len(query.get(field, [])) > 1:
                raise BadInput(field, f"{field} is given more than once", status=400)

    def nonce(self, account: Account, request: HookRequest) -> str:
        # V2 signs the address and the nonce, and nothing of what is said. Of V3 event ids guard against replays.
        return _nonce(account, request) if version_of(account) == "V2" else ""

    def events(self, account: Account, request: HookRequest) -> tuple[Event, ...]:
        form = request.form
        uuid = form.one("MessageUUID")
        if not _UUID.fullmatch(uuid):
            raise BadInput("MessageUUID", "MessageUUID is missing or no UUID")
        return self._receipts(request, uuid) if request.what == "status" else self._texts(form, uuid)

    def _texts(self, form: Fields, uuid: str) -> tuple[InboundText, ...]:
        # A status callback sent here by a wrong setting would make our own number a Consumer.
        if form.one("Status") in STATUSES:
            raise BadInput("Status", "this is a status callback; its address ends in /status")
        channel = form.one("Type").lower()
        intent = form.one("MessageIntent").strip().lower()
        return (
            InboundText(
                event=f"{self.name}:{uuid}",
                provider_id=uuid,
                sender=_address(form, "To", channel),
                consumer=_address(form, "From", channel),
                # An MMS has its words in Body. SQL databases refuse NUL in text.
                body=(form.one("Text") or form.one("Body")).replace("\0", "\ufffd"),
                media=_media(form),
                hint=_HINTS.get(intent),
                # MessageIntent is there only where Plivo keeps the opt-outs of the number, and answers them.
                answered=intent in _HINTS,
            ),
        )

    def _receipts(self, request: HookRequest, uuid: str) -> tuple[Receipt, ...]:
        form = request.form
        said = form.one("Status").lower()
        if not said:
            raise BadInput("Status", "Status is missing")
        status = STATUSES.get(said)
        if status is None:
            # A word that Plivo added since: taken, so that it is not sent again, and without meaning.
            return ()
        text = read_fields(request.query).one("text")
        code = form.one("ErrorCode")
        return (
            Receipt(
                event=f"{self.name}:{uuid}:{said}",
                provider_id=uuid,
                status=status,
                text=text if _OUR_ID.fullmatch(text) else None,
                code=code if re.fullmatch(r"[0-9]{1,6}", code) and int(code) else "",  # 000: no error
                opted_out=code == OPTED_OUT,
            ),
        )

    def reply(self, status: int) -> HookReply:
        # Plivo reads the answer as XML, in which a Message would be texted: none is in ours.
        return HookReply(status, "application/xml", _EMPTY if 200 <= status < 300 else b"")

    def send_call(self, account: Account, text: OutboundText) -> Call:
        # `<` between two numbers makes Plivo send to both: a Phone has digits only.
        to, sender = parse_sender(text.to, "to"), parse_sender(text.sender, "from")
        if to.channel not in ("sms", "whatsapp") or to.channel != sender.channel:
            raise BadInput("to", f"Plivo does not carry a text from {sender.channel} to {to.channel}")
        if len(text.media) > MAX_MEDIA:
            raise BadInput("media", f"Plivo carries {MAX_MEDIA} media at most")
        kind = to.channel if to.channel != "sms" else "mms" if text.media else "sms"
        said: dict[str, object] = {
            "src": without_plus(sender),
            "dst": without_plus(to),
            "text": text.body,
            "type": kind,
        }
        if text.media:
            said["media_urls"] = list(text.media)
        if account.public_base:
            # Our id in the address: a callback settles the text although we never learnt its UUID.
            said["url"] = f"{account.hook_url(self.name, 'status')}?text={quote(text.id, safe='')}"
            said["method"] = "POST"
        base = account.api_base.rstrip("/") or API_BASE
        url = f"{base}/v1/Account/{quote(account.account, safe='')}/Message/"
        return Call("POST", url, _headers(account), json.dumps(said).encode())

    def outcome(self, answer: Answer | Fault) -> Outcome:
        if isinstance(answer, Fault):
            return Outcome(Fate.UNKNOWN if answer.reached else Fate.NOT_SENT, why=answer.why)
        status = answer.status
        if 200 <= status < 300:
            uuids = json_object(answer.body).get("message_uuid") if len(answer.body) <= MAX_ANSWER else None
            match uuids:
                case [str(uuid)] if _UUID.fullmatch(uuid):
                    return Outcome(Fate.SENT, provider_id=uuid)
            return Outcome(Fate.UNKNOWN, why="unreadable")
        if 300 <= status < 400:
            return Outcome(Fate.FAILED, why="redirect")
        if status == 429:
            return Outcome(Fate.NOT_SENT, why="rate", retry_after=retry_after(answer))
        if status in (401, 403):
            # A wrong token is the operator's to mend; the text can wait for it until its deadline.
            return Outcome(Fate.NOT_SENT, why="auth", retry_after=AUTH_RETRY_AFTER)
        if 400 <= status < 500 and status != 408:
            # Its errors have words and no code. An opt-out is told later, by a callback.
            return Outcome(Fate.FAILED, why=f"http_{status}")
        return Outcome(Fate.UNKNOWN, why=f"http_{status}")

    def media_call(self, account: Account, url: str) -> Call:
        return fetched(account, url, host="plivo.com", headers=lambda: _headers(account))

    def stop_reply(self, number_type: str) -> str:
        # Toll-free: the network answers, which cannot be switched off. Short codes: only where one asked Plivo for it.
        return {"toll_free": "network", "short": "gateway"}.get(number_type, "provider")


def version_of(account: Account) -> str:
    """The scheme is the Sender's setting, never what headers happen to be there."""
    return "V3" if account.option("signature_version") == "v3" else "V2"


def _nonce(account: Account, request: HookRequest) -> str:
    return request.headers.get(f"X-Plivo-Signature-{version_of(account)}-Nonce", "")


def signed_part(account: Account, request: HookRequest, version: str, nonce: str) -> bytes:
    """What the signature is made of. V2: the address and the nonce. V3: between them the query and the form, sorted."""
    url = account.public_base + request.path
    if version == "V2":
        return (url + nonce).encode()
    query = "&".join(f"{name}={value}" for name, value in _sorted(read_fields(request.query)))
    form = "".join(name + value for name, value in _sorted(request.form))
    if query or form:
        url += "?" + query
    if query and form:
        url += "."
    return f"{url}{form}.{nonce}".encode()


def _sorted(fields: Fields) -> list[tuple[str, str]]:
    return [(name, value) for name in sorted(fields) for value in sorted(fields[name])]


def _address(form: Fields, name: str, channel: str) -> str:
    """A number in E.164, with its channel's prefix, or a short code."""
    phone = with_plus(form.one(name), name)
    return Phone(f"{channel}:{phone.number}").address if channel in ("whatsapp", "rcs") else phone.address


def _media(form: Fields) -> tuple[tuple[str, str], ...]:
    # Plivo's own pages disagree on whether they count from 0 or from 1, and MediaCount is not to be relied on.
    found = (form.one(f"Media{n}") for n in range(MAX_MEDIA + 1))
    return tuple((url, "") for url in found if url)


def _headers(account: Account) -> tuple[tuple[str, str], ...]:
    if not account.account:
        raise BadInput("account", "the Sender has no Auth ID (MA…) at Plivo")
    if not account.secrets:
        raise BadInput("auth_token", "the Sender has no auth token at Plivo")
    credentials = b64encode(f"{account.account}:{account.secrets[0]}".encode()).decode()
    return (
        ("Authorization", f"Basic {credentials}"),
        ("Content-Type", "application/json"),
        ("Accept", "application/json"),
        ("User-Agent", user_agent()),
    )
