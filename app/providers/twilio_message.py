"""A text of ours in Twilio's words: its SID, its status, its error, and the callback that tells of them.

Our ids and SIDs are both 128 bits, and the Business that asks is known, so nothing has to be kept:
`msg_<tag>_<26 characters>` is `SM` and the same sixteen bytes in 32 hexadecimal digits; `MM` with pictures.
https://www.twilio.com/docs/messaging/api/message-resource, read November 2026.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from app.consent.entries import Reasons
from app.consent.model import State
from app.consent.reasons import sentence
from app.ids import base32, fingerprint, text_id, unbase32

VERSION = "2010-04-01"
OPTED_OUT = 21610
VALIDITY_OVER = 30036
QUIET_HOURS = 30610
UNKNOWN_ERROR = 30008

_SID = re.compile(r"(?:SM|MM)([0-9a-fA-F]{32})")
_STATUSES: Mapping[str, str] = {
    State.READY: "queued",
    State.HELD: "accepted",
    State.DENIED: "failed",
    State.SENDING: "sending",
    State.SENT: "sent",
    State.DELIVERED: "delivered",
    State.UNDELIVERED: "undelivered",
    State.FAILED: "failed",
    # Not known to have failed: an app that sends again what failed would send it twice.
    State.UNKNOWN: "sending",
    State.EXPIRED: "failed",
    State.WITHDRAWN: "canceled",
    "received": "received",
}
_SAID: Mapping[int, str] = {
    OPTED_OUT: "Attempt to send to unsubscribed recipient",
    30001: "Queue overflow",
    30002: "Account suspended",
    30003: "Unreachable destination handset",
    30004: "Message blocked",
    30005: "Unknown destination handset",
    30006: "Landline or unreachable carrier",
    30007: "Message filtered",
    UNKNOWN_ERROR: "Unknown error",
    30034: "Message from an unregistered number",
}


def sid_of(text: str, media: bool = False) -> str:
    """The SID of a text of ours."""
    return ("MM" if media else "SM") + unbase32(text.rpartition("_")[2]).hex()


def text_of(sid: str, tag: str) -> str | None:
    """The text of that Business which such a SID would name; None for what is no message's SID."""
    found = _SID.fullmatch(sid)
    return text_id(tag, base32(bytes.fromhex(found[1]))) if found else None


def media_sid(text: str, place: int) -> str:
    """The SID of a text's picture."""
    return "ME" + fingerprint(f"{text}/{place}".encode())[:32]


def status_of(state: str, reasons: Reasons = ()) -> str:
    """Twilio's word for where a text is; `received` for an inbound one."""
    if state == State.HELD and {code for code, _ in reasons} == {"not_yet"}:
        return "scheduled"
    return _STATUSES[state]


def error_of(state: str, reasons: Reasons = (), why: str = "") -> tuple[int | None, str | None]:
    """Twilio's number and words. `why` is the carrier's code.

    A text that waits has words alone: nothing went wrong with it, and what apps look at is the number.
    """
    if state == State.HELD:
        return None, held(reasons) if status_of(state, reasons) == "accepted" else None
    if state == State.UNKNOWN:
        return None, "Whether it was sent could not be found out; it is not sent again by itself."
    if state == State.DENIED:
        code = denied(reasons)
        return code, sentence(reasons) or _SAID.get(code)
    if state == State.EXPIRED:
        return VALIDITY_OVER, sentence(reasons) or "Validity period expired"
    if state in (State.FAILED, State.UNDELIVERED):
        code = int(why) if why.isascii() and why.isdigit() and len(why) < 7 else UNKNOWN_ERROR
        return code, _SAID.get(code, f"The carrier refused it ({why or 'no code'})")
    return None, None


def denied(reasons: Reasons) -> int:
    """Twilio's number of a refusal. What apps take for a stop of that person is said of nothing that is about time."""
    of_time = {"expired": VALIDITY_OVER, "no_legal_hour": QUIET_HOURS}
    return of_time.get(reasons[0][0], OPTED_OUT) if reasons else OPTED_OUT


def held(reasons: Reasons) -> str:
    """Why a text waits, for people who read logs."""
    code = reasons[0][0] if reasons else "held"
    return f"Held by Consentry ({code}): {sentence(reasons)}"


def status_form(
    *, sid: str, account: str, sender: str, to: str, status: str, error: int | None = None, service: str = ""
) -> dict[str, str]:
    """The fields by which Twilio tells an app's StatusCallback of a step, to be signed and posted.

    https://www.twilio.com/docs/messaging/guides/track-outbound-message-status
    """
    form = {
        "MessageSid": sid,
        "SmsSid": sid,
        "MessageStatus": status,
        "SmsStatus": status,
        "To": to,
        "From": sender,
        "AccountSid": account,
        "ApiVersion": VERSION,
    }
    if service:
        form["MessagingServiceSid"] = service
    if error is not None:
        form["ErrorCode"] = str(error)
    return form
