"""Bandwidth: https://dev.bandwidth.com/docs/messaging (webhooks, errors, createMessage), read November 2026.

Its list of messages has no words in it ("Bandwidth does not store text message content"), so there is no log to read
again here. It blocks nobody on a long code: the gateway alone keeps a STOP.
"""

from __future__ import annotations

import json
import re
from base64 import b64encode
from urllib.parse import quote

import msgspec

from app.errors import BadInput
from app.phone import parse_sender
from app.providers.answers import AUTH_RETRY_AFTER, MAX_ANSWER, json_object, retry_after
from app.providers.calls import Answer, Call, Fault, user_agent
from app.providers.forms import instant, our_id, shaped
from app.providers.media import fetched
from app.providers.proofs import check_basic
from app.providers.seam import (
    Account,
    Event,
    Fate,
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

API_BASE = "https://messaging.bandwidth.com"
CHALLENGE = ("WWW-Authenticate", 'Basic realm="consentry", charset="UTF-8"')
OPTED_OUT = 4775  # destination-rejected-due-to-user-opt-out
EXPIRED = 4360  # message-not-sent-expiration-date-passed
NO_RECEIPT = 9902  # delivery-receipt-expired: nobody knows whether it arrived

STATUSES = {
    "message-sending": Status.SENDING,
    "message-sent": Status.SENT,
    "message-delivered": Status.DELIVERED,
    "message-failed": Status.UNDELIVERED,
    "message-read": Status.READ,
}

_ID = re.compile(r"[0-9A-Za-z_-]{8,128}")
_TYPE = re.compile(r"[a-z0-9-]{1,64}")
_PROVED = ("callback_auth", ("", "basic"))


class Bandwidth(Provider):
    """Bandwidth's Messaging API V2, SMS and MMS."""

    name = "bandwidth"
    stop_wait = 6.0  # Bandwidth waits 10 s for the answer to a webhook, its first request without a name included
    account_is = "the account id, as in the address of the dashboard"
    token_is = "the password of the API user"  # noqa: S105 (what it is called)
    settings = (
        Setting("user", "the name of the API user, whose password auth_token_env holds", needed=True, form="[^:]+"),
        Setting("application_id", "the id of the messaging application of the numbers", needed=True),
        Setting(
            "callback_auth",
            "how webhooks are proved: basic, or none, where the secret in their address is all there is",
            choices=("basic", "none"),
        ),
        Setting(
            "callback_user",
            "the name that the application's webhooks carry (callback credentials of the application, inbound and "
            'outbound), or say callback_auth = "none"',
            form="[^:]+",
            needed_where=_PROVED,
        ),
        Setting(
            "callback_password_env",
            'name the variable that holds the password of callback_user, or say callback_auth = "none"',
            needed_where=_PROVED,
        ),
    )

    def greet(self, account: Account, request: HookRequest) -> HookReply | None:
        # Bandwidth asks without a name first and says it only when it is asked for it; a 401 without the challenge
        # would lose the event. https://dev.bandwidth.com/docs/numbers/webhooks, "Authentication"
        if _proved(account) and not request.headers.get("Authorization"):
            return self.reply(401)
        return None

    def verify(self, account: Account, request: HookRequest) -> None:
        # Bandwidth signs nothing: a name and a password, and event ids against replays, are all that there is.
        if _proved(account):
            check_basic(request, account.option("callback_user"), account.held("callback_password"))

    def events(self, account: Account, request: HookRequest) -> tuple[Event, ...]:
        # Texts and statuses come to whichever address the application names: the event says what it is.
        found: list[Event] = []
        wrong: BadInput | None = None
        for each in shaped(request.json, list[object]):
            try:
                found += self._event(each)
            except BadInput as error:
                wrong = wrong or error
        # One that cannot be understood would come again for a day and keep back a STOP beside it.
        if wrong and not found:
            raise wrong
        return tuple(found)

    def _event(self, each: object) -> tuple[Event, ...]:
        kind = shaped(each, _Kind).type
        if kind != "message-received" and kind not in STATUSES:
            return ()  # a word that Bandwidth added since, or an answer on RCS
        said = shaped(each, _Said)
        if not _ID.fullmatch(said.message.id):
            raise BadInput("message.id", "message.id is not the id of a message", status=400)
        return (self._text(said.message) if kind == "message-received" else self._receipt(said),)

    def _text(self, message: _Message) -> InboundText:
        if message.direction not in (None, "in"):
            raise BadInput("message.direction", "direction of a received message must be in")
        if message.channel not in (None, "SMS", "MMS"):
            raise BadInput("message.channel", "channel must be SMS or MMS; RCS of Bandwidth is not taken")
        # Of a text to a group each number of ours that it went to gets its own copy: that one is its owner.
        sender = parse_sender(message.owner, "message.owner").address
        consumer = parse_sender(message.sender, "message.from").address
        return InboundText(
            event=f"{self.name}:{message.id}",
            provider_id=message.id,
            sender=sender,
            consumer=consumer,
            body=(message.text or "").replace("\0", "\ufffd"),
            media=tuple((url, "") for url in message.media or ()),
            group=any(number not in (sender, consumer) for number in message.to),
            received_at=instant(message.time),
        )

    def _receipt(self, said: _Said) -> Receipt:
        code = said.code or 0
        failed = said.type == "message-failed"
        known = f":{code}" if failed and code else ""
        return Receipt(
            # With the code: after "no receipt came" there may still come one that says more.
            event=f"{self.name}:{said.message.id}:{said.type}{known}",
            provider_id=said.message.id,
            status=_failure(code) if failed else STATUSES[said.type],
            text=our_id(said.message.tag or ""),
            code=str(code) if failed and 0 < code < 1_000_000 else "",
            opted_out=failed and code == OPTED_OUT,
            at=instant(said.time),
        )

    def reply(self, status: int) -> HookReply:
        # Asked with a wrong name or none, it is told how to say the right one.
        headers = (CHALLENGE,) if status in (401, 403) else ()
        return HookReply(401 if headers else status, "application/json", b"{}", headers)

    def send_call(self, account: Account, text: OutboundText) -> Call:
        user, application = account.option("user"), account.option("application_id")
        for name, held in (("account", account.account), ("user", user), ("application_id", application)):
            if not held:
                raise BadInput(name, f"the Sender has no {name} at {self.name}")
        if not account.secrets:
            raise BadInput("auth_token", f"the Sender has no password of the API user at {self.name}")
        if ":" in text.to or ":" in text.sender:
            raise BadInput("to", f"{self.name} is asked for SMS and MMS only")
        # The tag comes back with every status: it settles a text although we never learnt its id there.
        # One receiver: several would be a group.
        asked: dict[str, object] = {
            "applicationId": application,
            "from": text.sender,
            "to": [text.to],
            "tag": text.id,
        }
        if text.body:
            asked["text"] = text.body
        if text.media:
            asked["media"] = list(text.media)
        headers = (
            _basic(account),
            ("Accept", "application/json"),
            ("Content-Type", "application/json; charset=utf-8"),
            ("User-Agent", user_agent()),
        )
        base = account.api_base.rstrip("/") or API_BASE
        url = f"{base}/api/v2/users/{quote(account.account, safe='')}/messages"
        return Call("POST", url, headers, json.dumps(asked).encode())

    def outcome(self, answer: Answer | Fault) -> Outcome:
        if isinstance(answer, Fault):
            return Outcome(Fate.UNKNOWN if answer.reached else Fate.NOT_SENT, why=answer.why)
        said = json_object(answer.body) if len(answer.body) <= MAX_ANSWER else {}
        if 200 <= answer.status < 300:
            sid = said.get("id")
            if isinstance(sid, str) and _ID.fullmatch(sid):
                return Outcome(Fate.SENT, provider_id=sid)
            return Outcome(Fate.UNKNOWN, why="unreadable")
        if 300 <= answer.status < 400:
            return Outcome(Fate.FAILED, why="redirect")
        if 400 <= answer.status < 500:
            return _refusal(answer, said)
        # Its page on errors says that after a 5xx nothing is sent either, which what stands before it cannot promise.
        return Outcome(Fate.UNKNOWN, why=f"http_{answer.status}")

    def media_call(self, account: Account, url: str) -> Call:
        return fetched(account, url, host="bandwidth.com", headers=lambda: (_basic(account),))

    def stop_reply(self, number_type: str) -> str:
        return "network" if number_type == "toll_free" else "gateway"


class _Message(msgspec.Struct):
    """What we read of a message."""

    id: str
    owner: str
    sender: str = msgspec.field(name="from")
    to: list[str]
    direction: str | None = None
    channel: str | None = None
    time: str | None = None
    text: str | None = None
    media: list[str] | None = None
    tag: str | None = None


class _Kind(msgspec.Struct):
    type: str


class _Said(_Kind):
    message: _Message
    time: str | None = None
    code: int | None = msgspec.field(name="errorCode", default=None)


def _basic(account: Account) -> tuple[str, str]:
    """The API user's credentials."""
    if not account.secrets:
        raise BadInput("auth_token", "the Sender has no password of the API user at bandwidth")
    credentials = f"{account.option('user')}:{account.secrets[0]}".encode()
    return "Authorization", f"Basic {b64encode(credentials).decode()}"


def _proved(account: Account) -> bool:
    """Whether webhooks carry a name: only a setting says that they do not, never what is missing."""
    return account.option("callback_auth") != "none"


def _failure(code: int) -> Status:
    """What a failed text is: https://dev.bandwidth.com/docs/messaging/errors. Its second digit says who."""
    if code == OPTED_OUT:
        return Status.BLOCKED
    if code == EXPIRED:
        return Status.EXPIRED
    if code == NO_RECEIPT:
        return Status.UNCONFIRMED
    # Bandwidth itself refused it or could not send it. The rest a carrier said (47…, 56…), or nobody knows who.
    return Status.FAILED if code // 100 in (40, 41, 43, 44, 51, 52) else Status.UNDELIVERED


def _refusal(answer: Answer, said: dict[str, object]) -> Outcome:
    status, kind = answer.status, said.get("type")
    why = kind if isinstance(kind, str) and _TYPE.fullmatch(kind) else f"http_{status}"
    if status == 429:
        # Its queue of the account is full; it names no wait.
        return Outcome(Fate.NOT_SENT, why="rate", retry_after=retry_after(answer))
    if status in (401, 403):
        # A wrong password is the operator's to mend; the text can wait for it until its deadline.
        return Outcome(Fate.NOT_SENT, why="auth", retry_after=AUTH_RETRY_AFTER)
    if status == 408:
        return Outcome(Fate.UNKNOWN, why=why)
    return Outcome(Fate.FAILED, why=why)
