"""Sending by Vonage: https://developer.vonage.com/en/api/sms and …/messages, read November 2026.

What the codes mean: https://developer.vonage.com/en/api-errors/sms and …/messages.
"""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from app.consent.segments import segments
from app.errors import BadInput
from app.phone import Phone, parse_sender
from app.providers.answers import AUTH_RETRY_AFTER, MAX_ANSWER, MAX_RETRY_AFTER, json_object, retry_after
from app.providers.calls import Answer, Call, Fault, user_agent
from app.providers.numbers import without_plus
from app.providers.seam import Account, Fate, OutboundText, Outcome

SMS_BASE = "https://rest.nexmo.com"
MESSAGES_BASE = "https://api.nexmo.com"
MOST_CALLBACK = 100
"""Characters of the SMS API's `callback` (vonage-sms, SmsMessage): a longer address is the account's to set."""

OPTED_OUT_DLR = "9"  # `err-code` of a delivery receipt: the user asked not to get texts of this Sender
OPTED_OUT = "1240"  # the Messages API's: the user has sent a STOP

_ACCEPTED = "0"
_SLOW = frozenset({"1", "10"})  # throttled, too many connections
_TO_MEND = frozenset({"4", "8", "9", "11", "14", "32"})
"""Credentials, a suspended account, no credit, a signature that the account wants: the operator's to mend, and the text
can wait for it until its deadline."""
_REFUSED = frozenset({"2", "3", "6", "7", "12", "15", "22", "23", "29", "33"})
"""7 is a number that is barred. Whether its owner has opted out, Vonage does not say, so nothing is made of that.
5 is an error inside Vonage, after which nobody knows what became of the text; so it is with a code not known here."""
_SLOW_MESSAGES = "1000"
_TO_MEND_MESSAGES = frozenset({"1060", "1070", "1080", "1110"})

_KINDS = {"mp4": "video", "mov": "video", "3gp": "video", "mp3": "audio", "wav": "audio", "vcf": "vcard", "pdf": "file"}


def send_sms(account: Account, text: OutboundText, name: str) -> Call:
    """The request to the SMS API. `name` is the provider's in our own addresses."""
    if text.media:
        raise BadInput("media", 'Vonage\'s SMS API carries no pictures; set api = "messages" for this Sender')
    form = {
        "from": _address(text.sender, "from"),
        "to": _address(text.to, "to"),
        "text": text.body,
        # With `text` it would put a question mark in place of what GSM-7 lacks.
        "type": "text" if segments(text.body).encoding == "gsm7" else "unicode",
        "client-ref": text.id,  # comes back in every delivery receipt
        "status-report-req": "1",
    }
    callback = account.hook_url(name, "status")
    if callback and len(callback) <= MOST_CALLBACK:
        form["callback"] = callback
    kind = ("Content-Type", "application/x-www-form-urlencoded")
    url = f"{account.api_base.rstrip('/') or SMS_BASE}/sms/json"
    return Call("POST", url, (*_headers(account, name), kind), urlencode(form).encode())


def send_message(account: Account, text: OutboundText, name: str) -> Call:
    """The request to the Messages API."""
    said: dict[str, object] = {
        "channel": "mms" if text.media else "sms",
        "from": _address(text.sender, "from"),
        "to": _address(text.to, "to"),
        "client_ref": text.id,  # comes back in every status
        **(_pictures(text) if text.media else {"message_type": "text", "text": text.body}),
    }
    if webhook := account.hook_url(name, "status"):
        said |= {"webhook_url": webhook, "webhook_version": "v1"}
    kind = ("Content-Type", "application/json")
    url = f"{account.api_base.rstrip('/') or MESSAGES_BASE}/v1/messages"
    return Call("POST", url, (*_headers(account, name), kind), json.dumps(said).encode())


def _pictures(text: OutboundText) -> dict[str, object]:
    """The words stand under the first picture. Which kind a thing is, only the end of its address tells."""
    things: list[dict[str, str]] = [{"type": _kind(url), "url": url} for url in text.media]
    if text.body:
        things[0]["caption"] = text.body
    if len(things) > 1:
        return {"message_type": "content", "content": things}
    kind = things[0].pop("type")
    return {"message_type": kind, kind: things[0]}


def _kind(url: str) -> str:
    return _KINDS.get(url.partition("?")[0].rpartition(".")[2].lower(), "image")


# ---- what came back ----


def outcome(answer: Answer | Fault) -> Outcome:
    """What the answer of either API means."""
    if isinstance(answer, Fault):
        return Outcome(Fate.UNKNOWN if answer.reached else Fate.NOT_SENT, why=answer.why)
    status = answer.status
    said = json_object(answer.body) if len(answer.body) <= MAX_ANSWER else {}
    if 200 <= status < 300:
        text = said.get("message_uuid")
        if status == 202 and isinstance(text, str) and _whole(text):
            return Outcome(Fate.SENT, provider_id=text)
        parts = said.get("messages")
        if isinstance(parts, list) and parts and all(isinstance(part, dict) for part in parts):
            return _of_parts(parts)
        return Outcome(Fate.UNKNOWN, why="unreadable")
    if 300 <= status < 400:
        return Outcome(Fate.FAILED, why="redirect")
    if 400 <= status < 500:
        return _refusal(status, problem_code(said), answer)
    return Outcome(Fate.UNKNOWN, why=f"http_{status}")


def _of_parts(parts: Sequence[Mapping[str, object]]) -> Outcome:
    """The SMS API answers 200 also to what it refuses, and says of each part of a long text what became of it."""
    codes = [code if isinstance(code := part.get("status"), str) else "" for part in parts]
    first = parts[0].get("message-id")
    if set(codes) == {_ACCEPTED}:
        known = isinstance(first, str) and _whole(first)
        return Outcome(Fate.SENT, provider_id=str(first)) if known else Outcome(Fate.UNKNOWN, why="unreadable")
    if _ACCEPTED in codes:
        # Some parts are on their way: to send it again would send those twice.
        return Outcome(Fate.UNKNOWN, why="in_part")
    code = codes[0] if re.fullmatch(r"[1-9][0-9]{0,2}", codes[0]) else ""
    if code in _SLOW:
        return Outcome(Fate.NOT_SENT, why="rate", retry_after=_wait(parts[0].get("error-text")))
    if code in _TO_MEND:
        return Outcome(Fate.NOT_SENT, why="auth", retry_after=AUTH_RETRY_AFTER)
    return Outcome(Fate.FAILED if code in _REFUSED else Fate.UNKNOWN, why=code or "unreadable")


def _wait(said: object) -> float | None:
    """Seconds, out of `Throughput Rate Exceeded - please wait [ 250 ] and retry`, where they are ms."""
    found = re.search(r"wait \[ {0,3}([0-9]{1,7}) {0,3}\]", said) if isinstance(said, str) else None
    return min(int(found[1]) / 1000, MAX_RETRY_AFTER) if found else None


def _refusal(status: int, code: str, answer: Answer) -> Outcome:
    if code == OPTED_OUT:
        return Outcome(Fate.FAILED, why=code, opted_out=True)
    if status == 429 or code == _SLOW_MESSAGES:
        return Outcome(Fate.NOT_SENT, why="rate", retry_after=retry_after(answer))
    if status in (401, 402, 403) or code in _TO_MEND_MESSAGES:
        return Outcome(Fate.NOT_SENT, why="auth", retry_after=AUTH_RETRY_AFTER)
    return Outcome(Fate.FAILED, why=code or f"http_{status}")


def problem_code(said: Mapping[str, object]) -> str:
    """The number of a problem of the Messages API, which stands in its `title` or behind its `type` (RFC 7807)."""
    title, kind = said.get("title"), said.get("type")
    for found in (title, kind.rpartition("#")[2] if isinstance(kind, str) else ""):
        if isinstance(found, str) and re.fullmatch(r"[1-9][0-9]{3}", found):
            return found
    return ""


def _whole(text: str) -> bool:
    return re.fullmatch(r"[A-Za-z0-9-]{8,64}", text) is not None


def _address(said: str, field: str) -> str:
    """As Vonage writes it, without the +."""
    phone: Phone = parse_sender(said, field)
    if phone.channel != "sms":
        raise BadInput(field, f"{field}: Vonage is set up for SMS here, not {phone.channel}")
    return without_plus(phone)


def _headers(account: Account, name: str) -> tuple[tuple[str, str], ...]:
    if not account.account:
        raise BadInput("account", f"the Sender has no API key at {name}")
    if not account.secrets:
        raise BadInput("auth_token", f"the Sender has no API secret at {name}")
    credentials = b64encode(f"{account.account}:{account.secrets[0]}".encode()).decode()
    return (
        ("Authorization", f"Basic {credentials}"),
        ("Accept", "application/json"),
        ("User-Agent", user_agent()),
    )
