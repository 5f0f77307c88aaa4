"""Plivo's webhooks: an application decides for the numbers that are assigned to it; read November 2026.

https://www.plivo.com/docs/account/api/application and …/number; fields as plivo-python's recorded answers have them.
"""

from __future__ import annotations

import hmac
import re
import secrets
from base64 import b64encode
from collections.abc import Collection, Mapping
from urllib.parse import quote

from app.errors import BadInput
from app.providers.calls import Answer, Call
from app.providers.connecting import Connector, Place, Plan
from app.providers.connecting.requests import FORM, basic, get, send_json, token
from app.providers.connecting.shared import MOST_PAGES, not_ours, rows, too_many
from app.providers.plivo import API_BASE, signed_part, version_of
from app.providers.seam import Account, HookRequest
from app.providers.steps import Steps, said

_APPLICATION = re.compile(r"/Application/([0-9A-Za-z-]{1,64})/?$")
_PAGE = 20
"""The most rows that a page has."""


class PlivoConnector(Connector):
    """Sets the message address of the application that a number is assigned to.

    Plivo knows no second address for texts, so that the one before ours gets none while we do not answer.
    """

    name = "plivo"

    def plan(self, account: Account, ours: Collection[str]) -> Steps[Plan]:
        application = yield from _application_of(account)
        found = said((yield get(f"{_api(account)}/Application/{application}/", _auth(account))), "the application")
        before = {name: str(found.get(name) or "") for name in ("message_url", "message_method")}
        # What a signature covers is known of POST alone.
        after = {"message_url": account.hook_url(self.name, "text"), "message_method": "POST"}
        numbers = yield from _numbers_of(account, application)
        old = before["message_url"]
        told = [
            f"The application {found.get('app_name') or ''} ({application}) decides for {account.sender} and "
            f"{len(numbers - {account.sender})} more.",
            f"Its texts go to {old or 'nowhere'}; they would come here. Its calls stay as they are.",
        ]
        if old and old != after["message_url"]:
            told.append("Plivo has no second address for texts: the one before would get none any more.")
        if found.get("default_app") is True:
            told.append("It is the account's default application: numbers that are bought later get it too.")
        against = not_ours("application", "application", numbers, ours)
        if found.get("enabled") is False:
            against["disabled"] = "The application is not enabled: enable it in Plivo's console first."
        return Plan(Place("application", application, before), after, tuple(told), against)

    def put(self, account: Account, place: Place, settings: Mapping[str, str]) -> Steps[None]:
        # What is not named stays as it is.
        url = f"{_api(account)}/Application/{quote(place.id, safe='')}/"
        said((yield send_json("POST", url, _auth(account), dict(settings))), "the change")

    def probe(self, account: Account) -> Call | None:
        url = account.hook_url(self.name, "text")
        if not url or not account.secrets:
            return None
        version, nonce = version_of(account), str(secrets.randbelow(10**19))
        # Without a MessageUUID it brings nothing.
        body = b"From=&To=&Text="
        named = {f"X-Plivo-Signature-{version}-Nonce": nonce, "Content-Type": FORM}
        request = HookRequest("POST", url.removeprefix(account.public_base), "", named, body)
        proof = hmac.digest(account.secrets[0].encode(), signed_part(account, request, version, nonce), "sha256")
        signature = (f"X-Plivo-Signature-{version}", b64encode(proof).decode())
        return Call("POST", url, (*named.items(), signature), body)


def _application_of(account: Account) -> Steps[str]:
    number = account.sender.removeprefix("+")
    answer = yield get(f"{_api(account)}/Number/{quote(number, safe='')}/", _auth(account))
    if isinstance(answer, Answer) and answer.status == 404:
        raise BadInput("number", f"{account.sender} is not a number of the account {account.account} at Plivo")
    found = said(answer, "the number's settings").get("application")
    match = _APPLICATION.search(found) if isinstance(found, str) else None
    if match is None:
        raise BadInput(
            "number", f"{account.sender} is assigned to no application at Plivo: assign it to one, and run this again"
        )
    return match[1]


def _numbers_of(account: Account, application: str) -> Steps[set[str]]:
    """The numbers that are assigned to it. No list names them: each number of the account names its own."""
    found: set[str] = set()
    for page in range(MOST_PAGES):
        asked = {"limit": _PAGE, "offset": page * _PAGE}
        answer = said((yield get(f"{_api(account)}/Number/", _auth(account), asked)), "the account's numbers")
        listed = rows(answer, "objects", "the account's numbers")
        for row in listed:
            match = _APPLICATION.search(str(row.get("application") or ""))
            if match and match[1] == application:
                found.add(_with_plus(str(row.get("number"))))
        if len(listed) < _PAGE:
            return found
    raise too_many("numbers")


def _with_plus(number: str) -> str:
    """As our Senders are called: short codes as they are."""
    return f"+{number}" if len(number) > 8 and not number.startswith("+") else number


def _api(account: Account) -> str:
    if not account.account:
        raise BadInput("account", "the Sender has no Auth ID (MA…) at Plivo")
    return f"{account.api_base.rstrip('/') or API_BASE}/v1/Account/{quote(account.account, safe='')}"


def _auth(account: Account) -> str:
    return basic(account.account, token(account, "Auth Token at Plivo"))
