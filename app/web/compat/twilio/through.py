"""Through: which of an account's other requests are sent on to Twilio, and which cannot come through here.

An allow-list: everything may be read; of what acts, calls and what belongs to them. What could send a text past the
judgement, or lead a number's texts elsewhere, is refused: numbers, applications and short codes carry messaging
addresses, a new key or subaccount could send by itself.
"""

from __future__ import annotations

import re
from enum import StrEnum
from urllib.parse import unquote_plus

from app.providers.forms import Fields

_READS = ("GET",)
_ACTS = ("POST", "DELETE")
_VOICE = frozenset(
    {"Calls", "Conferences", "OutgoingCallerIds", "Queues", "Recordings", "SIP", "Tokens", "Transcriptions"}
)
"""What may be acted upon: calls, recordings, SIP. None of it can send a text but the TwiML of a call."""
_TEXTING = re.compile(r"<\s*(?:(?:\w+:)?(?:sms|message)\b|!entity)", re.IGNORECASE | re.ASCII)


class Way(StrEnum):
    """What becomes of a request."""

    JUDGED = "judged"  # answered here
    PASSED = "passed"  # sent on to Twilio, and its answer returned
    REFUSED = "refused"  # not_through_here
    UNKNOWN = "unknown"  # no such method


def way(method: str, parts: tuple[str, ...]) -> Way:
    """What becomes of a request to `parts`, the path after the version."""
    if method not in (*_READS, *_ACTS):
        return Way.UNKNOWN
    first = parts[2].removesuffix(".json") if len(parts) > 2 else ""
    if first == "Messages":
        return _message(method, parts[2:])
    if method in _READS:
        return Way.PASSED
    return Way.PASSED if first in _VOICE else Way.REFUSED


def _message(method: str, resource: tuple[str, ...]) -> Way:
    if resource == ("Messages.json",):
        return Way.JUDGED if method != "DELETE" else Way.UNKNOWN
    if len(resource) == 2:
        return Way.JUDGED
    pictures = len(resource) > 2 and resource[2] in ("Media", "Media.json") and method in _READS
    return Way.JUDGED if pictures else Way.REFUSED


def texts(form: Fields) -> bool:
    """Whether the TwiML of a call that comes in the request itself could send a text: `<Sms>` may stand in it.

    What the app's own address answers when Twilio calls it is not seen here.
    """
    said = (value for values in form.values() for value in values)
    return any(_TEXTING.search(value) or _TEXTING.search(unquote_plus(value)) for value in said)
