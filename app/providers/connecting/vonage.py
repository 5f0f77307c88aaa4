"""Vonage's webhooks: a number has an address of its own for the SMS API, its application's for the Messages API.

https://developer.vonage.com/en/api/numbers, …/api/application.v2 and …/dashboard/control/api-settings; read November
2026. The account's own addresses can be set and not be read, so they are left alone: a number's own goes first.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from urllib.parse import quote

from app.errors import BadInput, CarrierUnavailable
from app.providers.connecting import Connector, Place, Plan
from app.providers.connecting.requests import basic, get, send_form, send_json, token
from app.providers.connecting.shared import MOST_PAGES, inner, not_ours, rows, too_many
from app.providers.seam import Account
from app.providers.steps import Steps, said

_NUMBERS_BASE = "https://rest.nexmo.com"
_APPLICATIONS_BASE = "https://api.nexmo.com"
_KEPT = ("app_id", "moHttpUrl", "moSmppSysType", "voiceCallbackType", "voiceCallbackValue", "voiceStatusCallback")
"""All that an update of a number sets: what it does not name is taken away (nexmo-cli, issue 83)."""
_INBOUND, _STATUS, _VERSION = "inbound_url", "status_url", "version"
_PAGE = 100
_MOST_CALLBACK = 100
"""Characters of the address for receipts that a text of the SMS API can carry; a longer one is the account's to set."""


class VonageConnector(Connector):
    """Sets a number's address for inbound texts (`api = "sms"`), or that of its application (`api = "messages"`)."""

    name = "vonage"

    def plan(self, account: Account, ours: Collection[str]) -> Steps[Plan]:
        number = yield from _number(account, account.sender)
        if account.option("api") == "messages":
            return (yield from _for_application(account, number, ours))
        return (yield from _for_number(account, number))

    def put(self, account: Account, place: Place, settings: Mapping[str, str]) -> Steps[None]:
        if place.kind == "number":
            number = yield from _number(account, place.id)
            form = {name: str(number[name]) for name in _KEPT if number.get(name)}
            form |= {"country": str(number.get("country") or ""), "msisdn": str(number["msisdn"]), **settings}
            answer = said((yield send_form(f"{_numbers(account)}/number/update", _auth(account), form)), "the change")
            if answer.get("error-code", "200") != "200":
                raise CarrierUnavailable(f"Vonage did not change it: {answer.get('error-code-label')}")
            return
        url = f"{_applications(account)}/{quote(place.id, safe='')}"
        # It is replaced whole, so whole it is read first. The links and the id are no part of it.
        found = said((yield get(url, _auth(account))), "the application")
        changed = {name: value for name, value in found.items() if name not in ("id", "_links")}
        changed["capabilities"] = _with(found.get("capabilities"), settings)
        said((yield send_json("PUT", url, _auth(account), changed)), "the change")


# ---- the SMS API ----


def _for_number(account: Account, number: dict[str, object]) -> Steps[Plan]:
    before = {"moHttpUrl": str(number.get("moHttpUrl") or "")}
    hook, old = account.hook_url(VonageConnector.name, "text"), before["moHttpUrl"]
    told = [
        f"Inbound texts of {account.sender} go to {old or 'the address of the account, if it has one'}; they would "
        "come here. Vonage has no second address for texts: the one before would get none any more.",
        "Vonage asks at our address before it takes it: `consentry web` must run, and be reached from outside.",
    ]
    if number.get("voiceCallbackType"):
        told.append("Vonage does not show where statuses of its calls go: if they go somewhere, set that again after.")
    status = account.hook_url(VonageConnector.name, "status")
    if len(status) > _MOST_CALLBACK:
        told.append(
            f"Delivery receipts cannot be asked for with each text, since the address is longer than {_MOST_CALLBACK} "
            f"characters: set it by hand, at API Settings, SMS settings, Delivery receipts (DLR) webhooks: {status}"
        )
    against = {}
    if application := str(number.get("app_id") or ""):
        url = f"{_applications(account)}/{quote(application, safe='')}"
        there = _webhooks(said((yield get(url, _auth(account))), "the application").get("capabilities"))
        if there.get(_INBOUND):
            against["application"] = (
                f"The number is linked to the application {application}, which takes texts at {there[_INBOUND]} where "
                'API Settings say that SMS go by the Messages API. Either set api = "messages" for this sender, or '
                "see that they say SMS API."
            )
    return Plan(Place("number", account.sender, before), {"moHttpUrl": hook}, tuple(told), against)


def _number(account: Account, wanted: str) -> Steps[dict[str, object]]:
    bare = wanted.removeprefix("+")
    asked: dict[str, str | int] = {"pattern": bare, "search_pattern": 1, "size": _PAGE}
    answer = said((yield get(f"{_numbers(account)}/account/numbers", _auth(account), asked)), "the number's settings")
    # Without any of them the answer has no list.
    for row in rows({"numbers": [], **answer}, "numbers", "the number's settings"):
        if row.get("msisdn") == bare:
            return row
    raise BadInput("number", f"{wanted} is not a number of the account {account.account} at Vonage")


# ---- the Messages API ----


def _for_application(account: Account, number: dict[str, object], ours: Collection[str]) -> Steps[Plan]:
    application = str(number.get("app_id") or "")
    if not application:
        raise BadInput(
            "number",
            f"{account.sender} is linked to no application at Vonage: link it to one that can do Messages, and run "
            "this again",
        )
    url = f"{_applications(account)}/{quote(application, safe='')}"
    found = said((yield get(url, _auth(account))), "the application")
    before = {name: "" for name in _names()} | _webhooks(found.get("capabilities"))
    after = {
        _INBOUND: account.hook_url(VonageConnector.name, "text"),
        f"{_INBOUND}.method": "POST",
        _STATUS: account.hook_url(VonageConnector.name, "status"),
        f"{_STATUS}.method": "POST",
        _VERSION: "v1",
    }
    numbers = yield from _numbers_of(account, application)
    told = (
        f"The application {found.get('name') or ''} ({application}) decides for {account.sender} and "
        f"{len(numbers - {account.sender})} more.",
        f"Its texts go to {before[_INBOUND] or 'nowhere'} and its statuses to {before[_STATUS] or 'nowhere'}; they "
        "would come here. Vonage has no second address: the ones before would get none any more.",
        "API Settings must say that SMS go by the Messages API.",
    )
    return Plan(
        Place("application", application, before),
        after,
        told,
        not_ours("application", "application", numbers, ours),
    )


def _numbers_of(account: Account, application: str) -> Steps[set[str]]:
    found: set[str] = set()
    for index in range(1, MOST_PAGES + 1):
        asked: dict[str, str | int] = {"application_id": application, "size": _PAGE, "index": index}
        answer = said((yield get(f"{_numbers(account)}/account/numbers", _auth(account), asked)), "its numbers")
        listed = rows({"numbers": [], **answer}, "numbers", "its numbers")
        found |= {f"+{row.get('msisdn')}" for row in listed if row.get("app_id") == application}
        if len(listed) < _PAGE:
            return found
    raise too_many("an application's numbers")


def _names() -> tuple[str, ...]:
    return (_INBOUND, f"{_INBOUND}.method", _STATUS, f"{_STATUS}.method", _VERSION)


def _webhooks(capabilities: object) -> dict[str, str]:
    """What an application has set for texts, flat; a setting that it has not is not there."""
    messages = capabilities.get("messages") if isinstance(capabilities, dict) else None
    if not isinstance(messages, dict):
        return {}
    found = {_VERSION: messages.get("version")}
    webhooks = messages.get("webhooks")
    for name in (_INBOUND, _STATUS):
        hook = webhooks.get(name) if isinstance(webhooks, dict) else None
        if isinstance(hook, dict):
            found |= {name: hook.get("address"), f"{name}.method": hook.get("http_method")}
    return {name: value for name, value in found.items() if isinstance(value, str) and value}


def _with(capabilities: object, settings: Mapping[str, str]) -> dict[str, object]:
    """An application's capabilities with those settings; what is empty among them is taken away."""
    whole = dict(capabilities) if isinstance(capabilities, dict) else {}
    messages = dict(inner(whole, "messages", "the application")) if whole.get("messages") is not None else {}
    webhooks = dict(inner(messages, "webhooks", "the application")) if messages.get("webhooks") is not None else {}
    for name in (_INBOUND, _STATUS):
        hook = dict(inner(webhooks, name, "the application")) if webhooks.get(name) is not None else {}
        _set(hook, "address", settings.get(name))
        _set(hook, "http_method", settings.get(f"{name}.method"))
        _set(webhooks, name, hook)
    _set(messages, "webhooks", webhooks)
    _set(messages, _VERSION, settings.get(_VERSION))
    _set(whole, "messages", messages)
    return whole


def _set(held: dict[str, object], name: str, value: object) -> None:
    """None leaves what is there; what is empty goes."""
    if value:
        held[name] = value
    elif value is not None:
        held.pop(name, None)


# ---- requests ----


def _numbers(account: Account) -> str:
    return account.api_base.rstrip("/") or _NUMBERS_BASE


def _applications(account: Account) -> str:
    return f"{account.api_base.rstrip('/') or _APPLICATIONS_BASE}/v2/applications"


def _auth(account: Account) -> str:
    if not account.account:
        raise BadInput("account", "the Sender has no API key at Vonage")
    return basic(account.account, token(account, "API secret at Vonage"))
