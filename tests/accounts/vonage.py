"""Vonage's settings of a number, and of the application that it may be linked to."""

from __future__ import annotations

from typing import Any

from tests.accounts import OLD, CarrierAccount
from tests.consent.worlds import SENDER

APPLICATION = "1b1b1b1b-1b1b-1b1b-1b1b-1b1b1b1b1b1b"
UPDATED = ("app_id", "moHttpUrl", "moSmppSysType", "voiceCallbackType", "voiceCallbackValue", "voiceStatusCallback")


class VonageAccount(CarrierAccount):
    provider = "vonage"
    account = "abcd1234"
    credentials = "Basic "
    forbidden = {"error-code": "401", "error-code-label": "authentication failed"}  # noqa: RUF012

    def __init__(self) -> None:
        self.number: dict[str, Any] = {
            "country": "US",
            "msisdn": SENDER[1:],
            "type": "mobile-lvn",
            "features": ["VOICE", "SMS"],
            "voiceCallbackType": "tel",
            "voiceCallbackValue": "17045550155",
        }
        self.application: dict[str, Any] = {
            "id": APPLICATION,
            "name": "All",
            "keys": {"public_key": "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----\n"},
            "privacy": {"improve_ai": False},
            "capabilities": {"voice": {"webhooks": {"event_url": {"address": OLD + "/event", "http_method": "POST"}}}},
            "_links": {"self": {"href": f"/v2/applications/{APPLICATION}"}},
        }
        super().__init__()

    def there(self) -> Any:
        return {"number": dict(self.number), "application": self.application}

    def get(self, path: str, query: dict[str, str]) -> tuple[int, Any]:
        if path == f"/v2/applications/{APPLICATION}":
            return 200, self.application
        if path != "/account/numbers":
            return 404, {"type": "…", "title": "Not found", "detail": "no such thing"}
        others = [{"msisdn": number.removeprefix("+")} for number in self.in_place if number != SENDER]
        listed = [*({**other, "app_id": APPLICATION} for other in others), self.number]
        if "application_id" in query:
            listed = [row for row in listed if row.get("app_id") == query["application_id"]]
        listed = [row for row in listed if query.get("pattern", "") in row["msisdn"]]
        size, index = int(query["size"]), int(query.get("index", 1))
        assert size <= 100, "Vonage refuses more"
        page = listed[(index - 1) * size : index * size]
        return 200, {"count": len(listed), "numbers": page} if page else {}

    def change(self, method: str, path: str, said: dict[str, Any]) -> tuple[int, Any]:
        if path == "/number/update":
            assert (method, said.pop("country"), said.pop("msisdn")) == ("POST", "US", SENDER[1:])
            assert not set(said) - set(UPDATED)
            # What is not named is taken away, and so is what is empty.
            for name in UPDATED:
                self.number.pop(name, None)
            self.number |= {name: value for name, value in said.items() if value}
            return 200, {"error-code": "200", "error-code-label": "success"}
        assert (method, path) == ("PUT", f"/v2/applications/{APPLICATION}")
        assert not set(said) - {"name", "keys", "privacy", "capabilities"}
        for hook in said["capabilities"].get("messages", {}).get("webhooks", {}).values():
            assert hook["http_method"] == "POST", "Vonage takes no other"
        self.application = {"id": APPLICATION, **said, "_links": self.application["_links"]}
        return 200, self.application


class VonageNumberAccount(VonageAccount):
    """By the SMS API the number's own address counts."""

    def __init__(self) -> None:
        super().__init__()
        self.number["moHttpUrl"] = OLD


class VonageApplicationAccount(VonageAccount):
    """By the Messages API that of its application."""

    options = {"api": "messages"}  # noqa: RUF012 (nobody changes it)
    shared = "application"

    def __init__(self) -> None:
        super().__init__()
        self.number["app_id"] = APPLICATION
        self.application["capabilities"]["messages"] = {
            "webhooks": {
                "inbound_url": {"address": OLD, "http_method": "POST"},
                "status_url": {"address": OLD + "/status", "http_method": "POST"},
            },
            "authenticate_inbound_media": True,
        }
