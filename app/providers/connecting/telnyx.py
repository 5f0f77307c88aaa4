"""Telnyx's webhooks: a messaging profile decides for all its numbers; read November 2026.

https://developers.telnyx.com/api-reference/profiles/update-a-messaging-profile
https://developers.telnyx.com/docs/messaging/messages/phone-number-configuration
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from urllib.parse import quote

from app.errors import BadInput
from app.providers.connecting import Connector, Place, Plan
from app.providers.connecting.requests import get, send_json, token
from app.providers.connecting.shared import MOST_PAGES, inner, not_ours, rows, too_many
from app.providers.seam import Account
from app.providers.steps import Steps, said
from app.providers.telnyx import API_BASE

_SETTINGS = ("webhook_url", "webhook_failover_url", "webhook_api_version")
_VERSION = "2"
"""The form of webhooks that we read; with the older ones nothing is signed in a way that can be checked."""
_PAGE = 100


class TelnyxConnector(Connector):
    """Sets the webhooks of the messaging profile that a number or short code belongs to.

    No probe: webhooks are signed with Telnyx's private key.
    """

    name = "telnyx"

    def plan(self, account: Account, ours: Collection[str]) -> Steps[Plan]:
        profile = yield from _profile_of(account)
        url = f"{_api(account)}/messaging_profiles/{quote(profile, safe='')}"
        found = inner(said((yield get(url, _bearer(account))), "the messaging profile"), "data", "the profile")
        before = {name: str(found.get(name) or "") for name in _SETTINGS}
        hook, old = account.hook_url(self.name, "text"), before["webhook_url"]
        after = {"webhook_url": hook, "webhook_api_version": _VERSION}
        numbers = yield from _numbers_of(account, url)
        told = [
            f"The messaging profile {found.get('name') or ''} ({profile}) decides for {account.sender} and "
            f"{len(numbers - {account.sender})} more.",
            f"Its events go to {old or 'nowhere'}; they would come here.",
        ]
        if old and old != hook:
            if before["webhook_api_version"] == _VERSION:
                # The address before ours takes the events while we do not answer.
                after["webhook_failover_url"] = old
            else:
                told.append("The form of its events would change, so the address before is no failover for ours.")
        if found.get("enabled") is False:
            told.append("The profile is switched off: no text comes until it is enabled.")
        return Plan(
            Place("profile", profile, before), after, tuple(told), not_ours("profile", "profile", numbers, ours)
        )

    def put(self, account: Account, place: Place, settings: Mapping[str, str]) -> Steps[None]:
        url = f"{_api(account)}/messaging_profiles/{quote(place.id, safe='')}"
        # An address that is not set is null there.
        change = {name: value or None for name, value in settings.items()}
        said((yield send_json("PATCH", url, _bearer(account), change)), "the change")


def _profile_of(account: Account) -> Steps[str]:
    number = account.sender
    query: dict[str, str | int]
    if number.startswith("+"):
        url, named, query = f"{_api(account)}/phone_numbers/messaging", "phone_number", {"filter[phone_number]": number}
    else:
        url, named, query = f"{_api(account)}/short_codes", "short_code", {}
    for page in range(1, MOST_PAGES + 1):
        asked = {**query, "page[number]": page, "page[size]": _PAGE}
        answer = said((yield get(url, _bearer(account), asked)), "the number's settings")
        for row in rows(answer, "data", "the number's settings"):
            # The number that was asked for, whatever else the list has: the filter may be one that is not known.
            if row.get(named) != number:
                continue
            if not (profile := row.get("messaging_profile_id")) or not isinstance(profile, str):
                raise BadInput(
                    "number", f"{number} is in no messaging profile at Telnyx: put it in one, and run this again"
                )
            return profile
        if not _has_more(answer, page):
            raise BadInput("number", f"{number} is not a number of that Telnyx account")
    raise too_many("numbers")


def _numbers_of(account: Account, profile: str) -> Steps[set[str]]:
    found: set[str] = set()
    for path, named in (("phone_numbers", "phone_number"), ("short_codes", "short_code")):
        for page in range(1, MOST_PAGES + 1):
            asked = {"page[number]": page, "page[size]": _PAGE}
            answer = said((yield get(f"{profile}/{path}", _bearer(account), asked)), "the profile's numbers")
            found |= {str(row.get(named)) for row in rows(answer, "data", "the profile's numbers") if row.get(named)}
            if not _has_more(answer, page):
                break
        else:
            raise too_many("a profile's numbers")
    return found


def _has_more(answer: Mapping[str, object], page: int) -> bool:
    meta = answer.get("meta")
    pages = meta.get("total_pages") if isinstance(meta, dict) else None
    return isinstance(pages, int) and pages > page


def _api(account: Account) -> str:
    return f"{account.api_base.rstrip('/') or API_BASE}/v2"


def _bearer(account: Account) -> str:
    return f"Bearer {token(account, 'API key at Telnyx')}"
