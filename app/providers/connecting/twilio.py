"""Twilio's webhooks: IncomingPhoneNumbers, Messaging Services, Conversations addresses; read November 2026.

https://www.twilio.com/docs/phone-numbers/api/incomingphonenumber-resource
https://www.twilio.com/docs/messaging/api/service-resource
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from urllib.parse import urlencode, urlsplit

from twilio.request_validator import RequestValidator  # type: ignore[import-untyped]

from app.errors import BadInput
from app.providers.calls import Answer, Call
from app.providers.connecting import Connector, Place, Plan
from app.providers.seam import Account
from app.providers.steps import Steps, said
from app.providers.twilio_rest import headers

_FORM = "application/x-www-form-urlencoded"
_NUMBER = ("SmsUrl", "SmsMethod", "SmsFallbackUrl", "SmsFallbackMethod", "SmsApplicationSid")
_SERVICE = ("InboundRequestUrl", "InboundMethod", "FallbackUrl", "FallbackMethod")
_STUDIO = "/Flows/FW"


class TwilioConnector(Connector):
    """Sets a number's inbound webhook, or that of the Messaging Service which decides for it."""

    name = "twilio"

    def plan(self, account: Account, ours: Collection[str]) -> Steps[Plan]:
        number = yield from _number(account)
        against = yield from _conversations(account)
        hook = account.hook_url(self.name, "text")
        service = yield from _service(account, str(number["sid"]))
        if service is None:
            return _for_number(account, number, hook, against)
        return (yield from _for_service(account, service, hook, against, ours))

    def put(self, account: Account, place: Place, settings: Mapping[str, str]) -> Steps[None]:
        if place.kind == "number":
            url = f"{_api(account)}/IncomingPhoneNumbers/{place.id}.json"
        else:
            url = f"{base_of(account, 'messaging')}/v1/Services/{place.id}"
        said((yield _post(account, url, settings)), "the change")

    def probe(self, account: Account) -> Call | None:
        url = account.hook_url(self.name, "text")
        secret = next(iter(account.secrets), "")
        if not url or not secret or account.signature != "sha1":
            return None
        # Without a MessageSid it brings nothing.
        form = {"AccountSid": account.account, "From": account.sender, "To": account.sender}
        signature = RequestValidator(secret).compute_signature(url, form)
        kind = (("Content-Type", _FORM), ("X-Twilio-Signature", signature))
        return Call("POST", url, kind, urlencode(form).encode())


# ---- what is there ----


def _number(account: Account) -> Steps[dict[str, object]]:
    url = f"{_api(account)}/IncomingPhoneNumbers.json?{urlencode({'PhoneNumber': account.sender})}"
    found = said((yield reading(account, url)), "the number's settings").get("incoming_phone_numbers")
    for row in found if isinstance(found, list) else []:
        if isinstance(row, dict) and row.get("phone_number") == account.sender and row.get("sid"):
            return row
    raise BadInput("number", f"{account.sender} is not a number of the account {account.account}")


def _service(account: Account, number: str) -> Steps[dict[str, object] | None]:
    """The Messaging Service that decides where the number's texts go, if one does."""
    url = f"{base_of(account, 'messaging')}/v1/Services?PageSize=100"
    while url:
        page = said((yield reading(account, url)), "the messaging services")
        services = page.get("services")
        for service in services if isinstance(services, list) else []:
            if not isinstance(service, dict) or not service.get("sid"):
                continue
            asked = f"{base_of(account, 'messaging')}/v1/Services/{service['sid']}/PhoneNumbers/{number}"
            answer = yield reading(account, asked)
            if isinstance(answer, Answer) and answer.status == 404:
                continue
            said(answer, "the numbers of a messaging service")
            # Where it leaves the webhook to its numbers, theirs counts.
            return None if service.get("use_inbound_webhook_on_number") else service
        meta = page.get("meta")
        url = following(account, meta.get("next_page_url") if isinstance(meta, dict) else None)
    return None


def _numbers_of(account: Account, service: str) -> Steps[list[str]]:
    found: list[str] = []
    url = f"{base_of(account, 'messaging')}/v1/Services/{service}/PhoneNumbers?PageSize=100"
    while url:
        page = said((yield reading(account, url)), "the numbers of a messaging service")
        rows = page.get("phone_numbers")
        found += [
            str(row.get("phone_number")) for row in (rows if isinstance(rows, list) else []) if isinstance(row, dict)
        ]
        meta = page.get("meta")
        url = following(account, meta.get("next_page_url") if isinstance(meta, dict) else None)
    return found


def _conversations(account: Account) -> Steps[dict[str, str]]:
    """Whether Twilio Conversations takes the number's texts before any webhook sees them."""
    url = f"{base_of(account, 'conversations')}/v1/Configuration/Addresses/{account.sender}"
    answer = yield reading(account, url)
    if isinstance(answer, Answer) and answer.status == 404:
        return {}
    creation = said(answer, "the conversations' addresses").get("auto_creation")
    if not isinstance(creation, dict) or creation.get("enabled") is not True:
        return {}
    return {
        "conversations": "Twilio Conversations makes a conversation of each inbound text of this number: what is in "
        "one may reach no webhook. Switch the address's auto-creation off first."
    }


# ---- what to set ----


def _for_number(account: Account, number: dict[str, object], hook: str, against: dict[str, str]) -> Plan:
    before = {name: str(number.get(_snake(name)) or "") for name in _NUMBER}
    old = before["SmsUrl"]
    after = {"SmsUrl": hook, "SmsMethod": "POST", **_fallback("Sms", old, before["SmsMethod"], hook)}
    told = [f"Inbound texts of {account.sender} go to {old or 'nowhere'}; they would come here."]
    if before["SmsApplicationSid"]:
        # An application's addresses win over the number's own.
        after["SmsApplicationSid"] = ""
        told.append(f"The application {before['SmsApplicationSid']} decides for this number; that would end.")
    return Plan(Place("number", str(number["sid"]), before), after, tuple(told), {**against, **_studio(old)})


def _for_service(
    account: Account, service: dict[str, object], hook: str, against: dict[str, str], ours: Collection[str]
) -> Steps[Plan]:
    before = {name: str(service.get(_snake(name)) or "") for name in _SERVICE}
    old = before["InboundRequestUrl"]
    after = {"InboundRequestUrl": hook, "InboundMethod": "POST", **_fallback("", old, before["InboundMethod"], hook)}
    sid, name = str(service["sid"]), service.get("friendly_name")
    numbers = yield from _numbers_of(account, sid)
    told = (
        f"The messaging service {name} ({sid}) decides for {account.sender} and {len(numbers) - 1} more.",
        f"Its inbound texts go to {old or 'nowhere'}; they would come here.",
    )
    unknown = [number for number in numbers if number not in ours]
    against = {**against, **_studio(old)}
    if unknown:
        against["service"] = (
            f"Of the service's numbers {', '.join(unknown)} are not set up here: their texts would come here and be "
            "taken for nobody's. Add them as senders first."
        )
    return Plan(Place("service", sid, before), after, told, against)


def _fallback(prefix: str, old: str, method: str, hook: str) -> dict[str, str]:
    """The address before ours takes the texts while we do not answer."""
    if not old or old == hook:
        return {}
    return {f"{prefix}FallbackUrl": old, f"{prefix}FallbackMethod": method or "POST"}


def _studio(url: str) -> dict[str, str]:
    if not (urlsplit(url).hostname or "").endswith("twilio.com") or _STUDIO not in url:
        return {}
    return {
        "studio": "A Studio flow answers this number's texts today. It would see a text only while Consentry does not "
        "answer; what it sends goes past Consentry."
    }


# ---- requests ----


def _api(account: Account) -> str:
    return f"{base_of(account, 'api')}/2010-04-01/Accounts/{account.account}"


def base_of(account: Account, product: str) -> str:
    """Each product has a host of its own; under an `api_base` each has a path."""
    if not account.api_base:
        return f"https://{product}.twilio.com"
    return account.api_base if product == "api" else f"{account.api_base}/{product}"


def following(account: Account, url: object) -> str:
    """The next page, which is asked for only at the same place: the credentials go with it."""
    base = base_of(account, "messaging")
    return url if isinstance(url, str) and url.startswith(f"{base}/v1/") else ""


def reading(account: Account, url: str) -> Call:
    return Call("GET", url, headers(account, "twilio"))


def _post(account: Account, url: str, form: Mapping[str, str]) -> Call:
    return Call("POST", url, (*headers(account, "twilio"), ("Content-Type", _FORM)), urlencode(form).encode())


def _snake(name: str) -> str:
    """`SmsFallbackUrl` as Twilio's answers write it: `sms_fallback_url`."""
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in name).lstrip("_")
