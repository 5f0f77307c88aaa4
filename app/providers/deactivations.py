"""Deactivations: US numbers that carriers took from whoever had them, as Twilio lists them by day.

https://www.twilio.com/docs/messaging/api/deactivations-resource, read November 2026.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import msgspec

from app.errors import CarrierUnavailable
from app.providers.calls import Answer, Call, Fault, user_agent
from app.providers.connecting.twilio import base_of, reading
from app.providers.reach import check_public
from app.providers.seam import Account
from app.providers.steps import Steps

MOST_BYTES = 64 * 1024 * 1024
"""Of one day's list: several million numbers."""
_NUMBER = re.compile(rb"\+?(1?[2-9]\d{9})")
_NOT_YET = 30114


def deactivated(account: Account, day: str) -> Steps[frozenset[str] | None]:
    """The numbers of that day (YYYY-MM-DD); None where the list is not there yet. Raises CarrierUnavailable.

    Twilio answers with an address that is good for two minutes, and lies elsewhere: no credentials go there.
    """
    answer = yield reading(account, f"{base_of(account, 'messaging')}/v1/Deactivations?Date={day}")
    if isinstance(answer, Fault):
        raise CarrierUnavailable(f"Twilio did not answer when asked for deactivated numbers ({answer.why}).")
    said = _object(answer)
    if answer.status in (400, 404) and said.get("code") == _NOT_YET:
        return None
    where = said.get("redirect_to") or answer.headers.get("location")
    if answer.status not in (200, 302, 307) or not isinstance(where, str):
        raise CarrierUnavailable(f"Twilio answered {answer.status} when asked for deactivated numbers.")
    trusted = bool(account.api_base) and urlsplit(where).netloc == urlsplit(account.api_base).netloc
    if not trusted:
        check_public(where, "redirect_to")
    listed = yield Call("GET", where, (("User-Agent", user_agent()),), public_only=not trusted)
    if not isinstance(listed, Answer) or listed.status != 200:
        why = listed.why if isinstance(listed, Fault) else str(listed.status)
        raise CarrierUnavailable(f"The list of deactivated numbers could not be read ({why}).")
    found = (_NUMBER.fullmatch(line.strip()) for line in listed.body.splitlines())
    return frozenset(f"+1{match[1].decode()[-10:]}" for match in found if match)


def _object(answer: Answer) -> dict[str, object]:
    try:
        said = msgspec.json.decode(answer.body)
    except (msgspec.DecodeError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}
