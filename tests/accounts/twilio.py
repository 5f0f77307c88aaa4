"""Twilio's settings of a number."""

from __future__ import annotations

from email.utils import formatdate
from typing import Any

from tests.accounts import OLD, CarrierAccount
from tests.consent.worlds import SENDER

ANNA = "+17045550123"
ACCOUNT = "AC" + "0" * 31 + "1"
NUMBER, SERVICE = "PN" + "1" * 32, "MG" + "2" * 32


class TwilioAccount(CarrierAccount):
    """Twilio's settings of one number, and of the Messaging Service that it may be in."""

    provider = "twilio"
    account = ACCOUNT
    credentials = "Basic "
    shared = "service"
    forbidden = {"message": "Not yours"}  # noqa: RUF012 (nobody changes it)

    def __init__(self) -> None:
        self.number = {
            "sid": NUMBER,
            "phone_number": SENDER,
            "sms_url": OLD,
            "sms_method": "GET",
            "sms_fallback_url": "",
            "sms_fallback_method": "POST",
            "sms_application_sid": "",
        }
        self.service: dict[str, Any] | None = None
        self.conversations = False
        self.campaign: dict[str, Any] | None = None
        self.texts = 0
        super().__init__()

    def there(self) -> Any:
        return {**self.number, **(self.service or {})}

    def get(self, path: str, query: dict[str, str]) -> tuple[int, Any]:
        if path == f"/2010-04-01/Accounts/{ACCOUNT}/IncomingPhoneNumbers.json":
            return 200, {"incoming_phone_numbers": [self.number]}
        if path == f"/2010-04-01/Accounts/{ACCOUNT}/Messages.json":
            row = {"sid": "SM" + "3" * 32, "direction": "outbound-api", "from": SENDER, "to": ANNA, "num_media": "0"}
            row |= {"status": "sent", "date_created": formatdate(usegmt=True), "body": "Hi", "error_code": None}
            return 200, {"messages": [row] * self.texts}
        if path == "/messaging/v1/Services":
            return 200, {"services": [self.service] if self.service else [], "meta": {"next_page_url": None}}
        if path == f"/messaging/v1/Services/{SERVICE}/PhoneNumbers/{NUMBER}":
            return (200, {"sid": NUMBER}) if SENDER in self.in_place else (404, {})
        if path == f"/messaging/v1/Services/{SERVICE}/PhoneNumbers":
            rows = [{"phone_number": number} for number in self.in_place]
            return 200, {"phone_numbers": rows, "meta": {"next_page_url": f"{self.elsewhere.url}v1/Services"}}
        if path == f"/messaging/v1/Services/{SERVICE}/Compliance/Usa2p":
            return (200, {"compliance": [self.campaign]}) if self.campaign else (404, {"message": "No such campaign"})
        if path.startswith("/conversations/v1/Configuration/Addresses/"):
            return (200, {"auto_creation": {"enabled": True}}) if self.conversations else (404, {})
        return 404, {}

    def change(self, method: str, path: str, said: dict[str, Any]) -> tuple[int, Any]:
        """Set what a form says, as Twilio names it."""
        assert method == "POST"
        held = self.service if "Services" in path else self.number
        assert held is not None
        for name, value in said.items():
            key = "".join(f"_{c.lower()}" if c.isupper() else c for c in name).lstrip("_")
            assert key in held, f"Twilio knows no {name}"
            held[key] = value
        return 200, held

    def in_messaging_service(self, *numbers: str, on_number: bool = False) -> None:
        self.in_place = [SENDER, *numbers]
        self.service = {
            "sid": SERVICE,
            "friendly_name": "All",
            "inbound_request_url": OLD,
            "inbound_method": "POST",
            "fallback_url": "",
            "fallback_method": "POST",
            "use_inbound_webhook_on_number": on_number,
        }


class TwilioServiceAccount(TwilioAccount):
    """The same where the Messaging Service decides."""

    def __init__(self) -> None:
        super().__init__()
        self.in_messaging_service()
