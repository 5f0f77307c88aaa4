"""Telnyx's settings of a messaging profile and its numbers."""

from __future__ import annotations

from typing import Any

from tests.accounts import OLD, CarrierAccount
from tests.consent.worlds import SENDER

PROFILE = "16fd2706-8baf-433b-82eb-8c7fada847da"


class TelnyxAccount(CarrierAccount):
    provider = "telnyx"
    credentials = "Bearer "
    options = {"public_key": "A" * 43 + "="}  # noqa: RUF012 (nobody changes it)
    shared = "profile"
    forbidden = {"errors": [{"code": "10010", "title": "Authorization failed", "detail": "Not yours"}]}  # noqa: RUF012

    def __init__(self) -> None:
        self.profile: dict[str, Any] = {
            "record_type": "messaging_profile",
            "id": PROFILE,
            "name": "All",
            "enabled": True,
            "webhook_url": OLD,
            "webhook_failover_url": None,
            "webhook_api_version": "2",
            "daily_spend_limit": "100.00",
        }
        self.of_number: str | None = PROFILE
        self.campaign: dict[str, Any] | None = None
        self.before_it = 0  # numbers that the list has before ours
        super().__init__()

    def there(self) -> Any:
        return dict(self.profile)

    def get(self, path: str, query: dict[str, str]) -> tuple[int, Any]:
        if path == "/v2/phone_numbers/messaging":
            found = [{"phone_number": f"+1919555{n:04}", "messaging_profile_id": "x"} for n in range(self.before_it)]
            return self._page([*found, {"phone_number": SENDER, "messaging_profile_id": self.of_number}], query)
        if path == f"/v2/messaging_profiles/{PROFILE}":
            return 200, {"data": self.profile}
        if path == f"/v2/messaging_profiles/{PROFILE}/phone_numbers":
            return self._page([{"phone_number": number} for number in self.in_place if number[0] == "+"], query)
        if path == f"/v2/messaging_profiles/{PROFILE}/short_codes":
            return self._page([{"short_code": number} for number in self.in_place if number[0] != "+"], query)
        if path.startswith("/v2/10dlc/campaign/") and self.campaign:
            return 200, self.campaign
        return 404, {"errors": [{"code": "10005", "title": "Resource not found"}]}

    def _page(self, rows: list[dict[str, Any]], query: dict[str, str]) -> tuple[int, Any]:
        size, number = int(query["page[size]"]), int(query["page[number]"])
        meta = {"total_pages": max(1, -(-len(rows) // size)), "page_number": number, "next": self.elsewhere.url}
        return 200, {"data": rows[(number - 1) * size : number * size], "meta": meta}

    def change(self, method: str, path: str, said: dict[str, Any]) -> tuple[int, Any]:
        assert (method, path) == ("PATCH", f"/v2/messaging_profiles/{PROFILE}")
        assert not [name for name in said if name not in self.profile]
        assert said.get("webhook_api_version", "2") in ("1", "2", "2010-04-01"), "Telnyx takes no other"
        self.profile |= said
        return 200, {"data": self.profile}
