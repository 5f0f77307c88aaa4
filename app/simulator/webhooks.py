"""What the simulated carrier posts to its customers, signed with Twilio's own algorithm."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from twilio.request_validator import RequestValidator  # type: ignore[import-untyped]

from app.simulator.book import Book, Text
from app.simulator.http import Poster


@dataclass(frozen=True, slots=True)
class Hook:
    """Where the inbound texts of a number go, and the account and token for what is posted for it."""

    url: str
    token: str = field(repr=False)
    account: str = ""  # empty: the carrier's own


@dataclass(frozen=True, slots=True)
class Callbacks:
    """Whether, when, in which order and with which end the status callbacks of sent texts are made."""

    enabled: bool = True
    delay_ms: int = 0
    final: str = "delivered"
    error_code: int | None = None
    reversed: bool = False  # the end is told first, as Twilio says may happen


def inbound_form(text: Text, opt_out_type: str = "") -> dict[str, str]:
    """The fields that Twilio posts for an inbound text, in the state in which Twilio posts them: often empty."""
    form = {
        "ToCountry": "US",
        "ToState": "",
        "SmsMessageSid": text.sid,
        "NumMedia": str(len(text.media)),
        "ToCity": "",
        "FromZip": "",
        "SmsSid": text.sid,
        "FromState": "",
        "SmsStatus": "received",
        "FromCity": "",
        "Body": text.body,
        "FromCountry": "US",
        "To": text.to,
        "ToZip": "",
        "NumSegments": "1",
        "MessageSid": text.sid,
        "AccountSid": text.account,
        "From": text.sender,
        "ApiVersion": "2010-04-01",
    }
    for place, url in enumerate(text.media):
        form[f"MediaUrl{place}"] = url
        form[f"MediaContentType{place}"] = "image/jpeg"
    if opt_out_type:
        form["OptOutType"] = opt_out_type
    return form


def status_form(text: Text, status: str, error_code: int | None) -> dict[str, str]:
    """The fields that Twilio posts for a step in a text's life."""
    form = {
        "SmsSid": text.sid,
        "SmsStatus": status,
        "MessageStatus": status,
        "To": text.to,
        "MessageSid": text.sid,
        "AccountSid": text.account,
        "From": text.sender,
        "ApiVersion": "2010-04-01",
    }
    if error_code is not None:
        form["ErrorCode"] = str(error_code)
    return form


async def post_signed(poster: Poster, url: str, token: str, form: Mapping[str, str]) -> int | None:
    """Post `form` as Twilio does; the status answered, None where there was none."""
    headers = {
        "Content-Type": "application/x-www-form-urlencoded; charset=UTF-8",
        "X-Twilio-Signature": RequestValidator(token).compute_signature(url, form),
        "User-Agent": "TwilioProxy/1.1",
    }
    return await poster.post(url, urlencode(form).encode(), headers)


async def tell_fate(poster: Poster, book: Book, text: Text, token: str, plan: Callbacks) -> None:
    """Walk a sent text to its end, with a callback at each step but the first, which Twilio never tells."""
    for status in (plan.final, "sent") if plan.reversed else ("sent", plan.final):
        await asyncio.sleep(plan.delay_ms / 1000)
        error_code = plan.error_code if status == plan.final else None
        if status == plan.final or not plan.reversed:
            book.settle(text.sid, status, error_code)
        if text.callback:
            await post_signed(poster, text.callback, token, status_form(text, status, error_code))
