"""RingCentral: SMS of an extension, and high volume (A2P). https://developers.ringcentral.com, read November 2026."""

from __future__ import annotations

import hmac
import re
from typing import Any
from urllib.parse import urlsplit

import msgspec

from app.errors import BadInput, Forged
from app.providers import ringcentral_rest as rest
from app.providers.calls import Answer, Call, Fault
from app.providers.forms import instant, shaped
from app.providers.media import fetched
from app.providers.ringcentral_messages import A2P, Message, address, checked_id, inbound, receipts
from app.providers.seam import (
    Account,
    Event,
    HookReply,
    HookRequest,
    Listed,
    OptOut,
    OutboundText,
    Outcome,
    Provider,
    Setting,
)

_JSON = "application/json"
_GREETING = re.compile(r"[\x21-\x7e]{1,256}")
_ACCOUNT = re.compile(r"/accounts?/([^/?]+)/")


class _Notification(msgspec.Struct):
    """What every notification is wrapped in. `event` is the path of the filter that it answers to."""

    uuid: str
    event: str
    body: Any = None


class _OptOut(msgspec.Struct):
    """A number on, or off, the opt-out list of an A2P number."""

    sender: str = msgspec.field(name="from")
    to: str
    active: bool


class _Consent(msgspec.Struct, rename="camel"):
    """The same of any number of the account; `from` is `*` for all of them."""

    sender: str = msgspec.field(name="from")
    to: str
    opt_status: str
    last_modified_time: str | None = None


class _Consents(msgspec.Struct):
    records: list[_Consent]


class RingCentral(Provider):
    """RingCentral's two product lines for texts; `product` says over which of them a Sender texts."""

    name = "ringcentral"
    stop_wait = 1.0  # RingCentral waits 3 s for the answer to a webhook
    token_is = "the JWT of the extension that texts (Developer Console, Credentials)"  # noqa: S105 (what it is called)
    settings = (
        Setting("client_id", "the client ID of your app (Developer Console, App settings)", needed=True),
        Setting("client_secret_env", "the variable that holds the client secret of that app", needed=True),
        Setting(
            "verification_env",
            "the variable that holds a secret of your choice, which RingCentral repeats in every webhook",
            needed_where=("inbound", ("", "webhook")),
        ),
        Setting("product", "extension, or a2p for high volume SMS; extension when not set", choices=("extension", A2P)),
        Setting(
            "inbound",
            "webhook, to which Consentry subscribes by itself; websocket, which needs no public address; or poll: a "
            "list read each minute is all there is",
            choices=("webhook", "websocket", "poll"),
        ),
        Setting(
            "block_list",
            "write, so that every stop is put on RingCentral's own list as well, for whoever sends beside Consentry; "
            "or off; write when not set",
            choices=("write", "off"),
        ),
        Setting(
            "threads",
            "read, where colleagues answer from this number in shared message threads: what they send stands there "
            "alone; off when not set",
            choices=("read", "off"),
        ),
        Setting("extension", "the id of the extension, where it is not that of the JWT", form="[0-9]{1,20}"),
    )
    keeps_log = True
    gives_back = False
    # An extension's texts have no event for their status, and those of A2P may be missed like any webhook.
    tells_status = False
    usual_rate = 0.5  # 40 requests a minute is what an app gets that asked for no more

    def greet(self, account: Account, request: HookRequest) -> HookReply | None:
        # A new subscription is tried out: its token is to come back. Whoever knows our address may ask so; the
        # answer proves nothing and brings nothing. One page of RingCentral's guide calls the secret that comes with
        # every event `Validation-Token` too: a request with our secret in it is an event.
        said = request.headers.get("Validation-Token", "")
        if not said or _proven(account, request):
            return None
        if not _GREETING.fullmatch(said):
            raise BadInput("Validation-Token", "Validation-Token has more than a token in it", status=400)
        return HookReply(200, _JSON, headers=(("Validation-Token", said),))

    def verify(self, account: Account, request: HookRequest) -> None:
        # RingCentral signs nothing: this secret, the random path and TLS are all there is. Event ids guard against
        # replays; they are kept for 30 days.
        if not _proven(account, request):
            raise Forged("no verification token, or not ours")
        if request.content_type != _JSON:
            raise BadInput("Content-Type", f"Content-Type must be {_JSON}", status=415)

    def events(self, account: Account, request: HookRequest) -> tuple[Event, ...]:
        said = shaped(request.json, _Notification)
        event = f"{self.name}:{checked_id(said.uuid, 'uuid')}"
        named = _ACCOUNT.search(said.event)
        if account.account and named and named[1] not in ("~", account.account):
            raise Forged("the notification is of another account")
        path = urlsplit(said.event).path
        if path.endswith("/message-store/instant"):
            message = shaped(said.body, Message)
            mine = message.type == "SMS" and message.direction in ("", "Inbound")
            return (inbound(account, message, self.name, ""),) if mine else ()
        if path.endswith(("/a2p-sms/messages", "/sms/messages")):
            message = shaped(said.body, Message)
            if message.direction == "Inbound":
                return (inbound(account, message, self.name, A2P),)
            return receipts(message, self.name)
        if path.endswith("/a2p-sms/opt-outs"):
            one = shaped(said.body, _OptOut)
            return (OptOut(event, address(one.sender, "from"), address(one.to, "to"), one.active),)
        if path.endswith("/sms/consents"):
            return _consents(account, shaped(said.body, _Consents), event)
        # A change of the message store says only that there is one: what came is in the list, which is read anyway.
        # Reminders, batches and what RingCentral adds are no texts either; refused, they would count as failures
        # for which it ends a subscription.
        return ()

    def reply(self, status: int) -> HookReply:
        # At most 1 KiB with its headers, and JSON though it be empty (SUB-525).
        return HookReply(status=status, content_type=_JSON)

    def send_call(self, account: Account, text: OutboundText) -> Call:
        return rest.send_call(account, text)

    def outcome(self, answer: Answer | Fault) -> Outcome:
        return rest.outcome(answer)

    def list_call(self, account: Account, *, inbound: bool, since: int) -> Call:
        return rest.list_call(account, inbound=inbound, since=since)

    def listed(self, account: Account, answer: Answer | Fault) -> Listed:
        return rest.listed(account, answer, self.name)

    def page(self, account: Account, asked: Call, answer: Answer | Fault) -> Listed:
        return rest.listed(account, answer, self.name, asked)

    def media_call(self, account: Account, url: str) -> Call:
        return fetched(account, url, host="ringcentral.com", token=lambda: rest.token_need(account))

    def stop_reply(self, number_type: str) -> str:
        # RingCentral confirms a STOP as its campaign registration says; the A2P guide says that the sender should,
        # and that networks may: of two answers and none, none is allowed. Toll-free: the network.
        return "network" if number_type == "toll_free" else "provider"


def _proven(account: Account, request: HookRequest) -> bool:
    """Whether our secret is in it. Each is compared, so that the time taken does not tell which one holds."""
    given = [request.headers.get(name, "").encode() for name in ("Verification-Token", "Validation-Token")]
    secrets = [secret.encode() for secret in account.held("verification") if secret]
    return any([hmac.compare_digest(said, secret) for said in given for secret in secrets])


def _consents(account: Account, said: _Consents, event: str) -> tuple[OptOut, ...]:
    changes = []
    for number, one in enumerate(said.records):
        if one.opt_status not in ("OptOut", "OptIn"):
            raise BadInput("optStatus", "optStatus must be OptOut or OptIn", status=400)
        ours = account.sender if one.sender == "*" else address(one.sender, "from")
        out = one.opt_status == "OptOut"
        changes.append(OptOut(f"{event}:{number}", ours, address(one.to, "to"), out, instant(one.last_modified_time)))
    return tuple(changes)
