"""Sinch's SMS REST API: https://developers.sinch.com/docs/sms/api-reference, read November 2026."""

from __future__ import annotations

import hmac
import re
import time
from base64 import b64decode, b64encode
from collections.abc import Callable

from app.errors import BadInput, Forged, Unavailable
from app.providers import sinch_rest as rest
from app.providers.calls import Answer, Call, Fault
from app.providers.numbers import with_plus
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
    Receipt,
    Setting,
)

WINDOW = 300.0
"""Seconds by which the time of a signature may differ from ours."""
OPTED_OUT = "257"
"""User opted out (STOP), said of texts from toll-free numbers:
https://community.sinch.com/t5/Toll-Free-Numbers-TFN/How-does-STOP-work-on-a-Toll-Free-number/ta-p/15313. The status
Deleted may mean the same, or a number that does not exist: from that nothing is concluded."""

_OUR_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_TIMESTAMP = re.compile(r"[0-9]{1,12}")
_DIGITS = re.compile(r"[0-9]{1,6}")


class Sinch(Provider):
    """Sinch with a service plan. `now` is real time in seconds; it is asked only for the age of a signature."""

    name = "sinch"
    # Sinch does not say how long it waits.
    stop_wait = 2.0
    account_is = "the service plan ID"
    token_is = "the API token of the service plan"  # noqa: S105 (what it is called)
    keeps_log = True
    settings = (
        Setting("region", "the region of the service plan, us where it is not set", choices=rest.REGIONS),
        Setting(
            "webhook_auth",
            "how Sinch proves its callbacks, as agreed with the account manager: hmac, basic, or none but the address",
            choices=("hmac", "basic", "none"),
        ),
        Setting(
            "webhook_secret_env",
            'the variable that holds the secret of its callbacks; or webhook_auth = "basic" or "none"',
            needed_where=("webhook_auth", ("", "hmac")),
        ),
        Setting("callback_user", "the user name of its callbacks", needed_where=("webhook_auth", ("basic",))),
        Setting(
            "callback_password_env",
            "the variable that holds the password of its callbacks",
            needed_where=("webhook_auth", ("basic",)),
        ),
    )

    def __init__(self, now: Callable[[], float] = time.time) -> None:
        self._now = now

    def verify(self, account: Account, request: HookRequest) -> None:
        # The scheme is the Sender's setting; which headers there are decides nothing.
        match account.option("webhook_auth"):
            case "none":
                pass  # said so explicitly: the secret in the address is all there is
            case "basic":
                _check_password(account, request)
            case _:
                self._check_signature(account, request)

    def _check_signature(self, account: Account, request: HookRequest) -> None:
        """HMAC-SHA256 over body, nonce and time. The header that names another algorithm is not looked at.

        The signature covers the body, so event ids guard against replays of a nonce. Sinch drops what it is answered
        4xx. Should a repeat carry its first signature, a text brought again after more than the window is lost here,
        and is found in the list.
        """
        given = {
            part: request.headers.get(f"X-Sinch-Webhook-Signature{part}", "") for part in ("", "-Nonce", "-Timestamp")
        }
        timestamp = given["-Timestamp"]
        signed = request.body + f".{given['-Nonce']}.{timestamp}".encode("utf-8", "replace")
        wanted = [b64encode(hmac.digest(s.encode(), signed, "sha256")) for s in _secrets(account, "webhook_secret")]
        found = given[""].strip().encode("utf-8", "replace")
        if not any([hmac.compare_digest(found, one) for one in wanted]):
            raise Forged("the signature does not hold")
        if not _TIMESTAMP.fullmatch(timestamp) or abs(self._now() - int(timestamp)) > WINDOW:
            raise Forged("the signature is of another time")

    def events(self, account: Account, request: HookRequest) -> tuple[Event, ...]:
        """A plan has one address for all: what a callback is its type says, not the path."""
        said = request.json
        if not isinstance(said, dict):
            raise BadInput("body", "the body is no JSON object", status=400)
        for name, out in (("opt_out_notification", True), ("opt_in_notification", False)):
            if name in said:
                return _opted(account, said, said[name], name, out, self.name)
        kind = said.get("type")
        if not isinstance(kind, str) or not kind:
            raise BadInput("type", "type is missing")
        if kind.startswith("mo_"):
            return rest.texts(said, self.name)
        if kind.startswith("recipient_delivery_report_"):
            return self._receipt(said, said.get("status"), said.get("code"))
        if kind.startswith("delivery_report_"):
            # Of a whole batch. Ours have one receiver each, and so one status.
            match said.get("statuses"):
                case [dict(only)] if said.get("total_message_count") == 1:
                    return self._receipt(said, only.get("status"), only.get("code"))
                case list():
                    return ()
            raise BadInput("statuses", "statuses is missing")
        # A kind that Sinch added since: taken, so that it is not sent for a day, and without meaning.
        return ()

    def _receipt(self, said: dict[str, object], word: object, number: object) -> tuple[Receipt, ...]:
        batch = rest.identifier(said.get("batch_id"), "batch_id")
        if not isinstance(word, str) or not word:
            raise BadInput("status", "status is missing")
        status = rest.STATUSES.get(word.lower())
        if status is None:
            return ()
        reference, code = said.get("client_reference"), str(number)
        return (
            Receipt(
                event=f"{self.name}:{batch}:{word.lower()}",
                provider_id=batch,
                status=status,
                text=reference if isinstance(reference, str) and _OUR_ID.fullmatch(reference) else None,
                # 400 and 401 say only queued and dispatched, 0 that it was delivered.
                code=code if _DIGITS.fullmatch(code) and code not in ("0", "400", "401") else "",
                opted_out=code == OPTED_OUT,
                at=rest.instant(said.get("at")),
            ),
        )

    def reply(self, status: int) -> HookReply:
        # Sinch tries again after 5xx and 429 and drops what it is answered with any other 4xx.
        return HookReply(status, "application/json")

    def send_call(self, account: Account, text: OutboundText) -> Call:
        return rest.send_call(account, text, self.name)

    def outcome(self, answer: Answer | Fault) -> Outcome:
        return rest.outcome(answer)

    def list_call(self, account: Account, *, inbound: bool, since: int) -> Call:
        return rest.list_call(account, inbound=inbound, since=since)

    def listed(self, account: Account, answer: Answer | Fault) -> Listed:
        return rest.listed(account, answer, self.name)

    def page(self, account: Account, asked: Call, answer: Answer | Fault) -> Listed:
        return rest.page(account, asked, answer, self.name)

    def stop_reply(self, number_type: str) -> str:
        # The SMS API answers no STOP. Toll-free: the network does, which cannot be switched off.
        return "network" if number_type == "toll_free" else "gateway"


def _check_password(account: Account, request: HookRequest) -> None:
    scheme, _, given = request.headers.get("Authorization", "").partition(" ")
    try:
        found = b64decode(given.strip(), validate=True)
    except ValueError:
        found = b""
    user = account.option("callback_user")
    wanted = [f"{user}:{password}".encode() for password in _secrets(account, "callback_password")]
    held = [hmac.compare_digest(found, one) for one in wanted]
    if scheme.lower() != "basic" or not user or not any(held):
        raise Forged("the user name or the password is not that of the callbacks")


def _secrets(account: Account, name: str) -> tuple[str, ...]:
    """Those to check with. Without any it is our trouble: Sinch must try again, and 403 would drop the text."""
    held = account.held(name)
    if not held:
        raise Unavailable(f"the variable of {name}_env is not set", code="secret_missing", retry_after=60)
    return held


def _opted(
    account: Account, said: dict[str, object], notice: object, field: str, out: bool, name: str
) -> tuple[OptOut, ...]:
    """A notice of the Conversation API, where that keeps the opt-outs of the same app. It does not say our number."""
    if not isinstance(notice, dict):
        raise BadInput(field, f"{field} is no object")
    if notice.get("channel") != "SMS" or not str(notice.get("status", "")).endswith("_SUCCEEDED"):
        return ()
    consumer = with_plus(rest.number(notice.get("identity"), "identity"), "identity").address
    at = rest.instant(said.get("event_time")) or rest.instant(said.get("accepted_time"))
    # One contact's notices of one instant are one: they carry no id of their own that is always filled.
    event = f"{name}:{field}:{rest.identifier(notice.get('contact_id'), 'contact_id')}:{at}"
    return (OptOut(event, account.sender, consumer, out, at),)
