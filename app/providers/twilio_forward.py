"""Twilio's side of a webhook, played to a Business's application: its form, its signature.

https://www.twilio.com/docs/messaging/guides/webhook-request, read November 2026. An application that checks with
Twilio's own RequestValidator needs no change.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from twilio.request_validator import SIGNATURE_HEADER, RequestValidator  # type: ignore[import-untyped]

from app.providers import twilio_message
from app.providers.calls import Call

_SID = re.compile(r"(?:SM|MM)[0-9a-fA-F]{32}")
_FORM = "application/x-www-form-urlencoded"
_UNKNOWN = tuple(f"{side}{part}" for side in ("From", "To") for part in ("City", "State", "Zip", "Country"))
"""What Twilio looks up of the two numbers, and often leaves empty: applications expect the fields to be there."""


def sid_of(provider_id: str, text: str, *, media: bool = False) -> str:
    """The text's own SID at Twilio; of another carrier's text the one under which our compatible API finds it."""
    return provider_id if _SID.fullmatch(provider_id) else twilio_message.sid_of(text, media)


def account_of(account: str, business: str) -> str:
    """The Sender's account SID; of another carrier's Sender one of the same form."""
    return account if account.startswith("AC") else "AC" + hashlib.sha256(business.encode()).hexdigest()[:32]


def inbound_form(
    *, sid: str, account: str, consumer: str, sender: str, body: str, media: Sequence[str], segments: int, marked: str
) -> dict[str, str]:
    """The fields of an inbound text. `marked` is stop, start, help or empty: in them `OptOutType`, as Twilio's own
    Advanced Opt-Out has it. The media's types are not known any more."""
    form = {
        "MessageSid": sid,
        "SmsSid": sid,
        "SmsMessageSid": sid,
        "AccountSid": account,
        "From": consumer,
        "To": sender,
        "Body": body,
        "NumMedia": str(len(media)),
        "NumSegments": str(segments),
        "SmsStatus": "received",
        "ApiVersion": "2010-04-01",
        **dict.fromkeys(_UNKNOWN, ""),
    }
    for place, url in enumerate(media):
        form[f"MediaUrl{place}"] = url
    if marked:
        form["OptOutType"] = marked.upper()
    return form


def signed_call(url: str, form: Mapping[str, str], token: str, *, id: str, public_only: bool = False) -> Call:
    """The request that brings a form to `url`, signed with `token`; `id` is the same in every try."""
    signature = RequestValidator(token).compute_signature(url, dict(form))
    headers = (
        ("Content-Type", f"{_FORM}; charset=utf-8"),
        (SIGNATURE_HEADER, signature),
        ("I-Twilio-Idempotency-Token", id),
        ("User-Agent", "Consentry (TwilioProxy/1.1)"),
    )
    return Call("POST", url, headers, urlencode(form).encode(), public_only=public_only)
