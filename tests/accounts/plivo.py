"""Plivo's settings of an application and the numbers that are assigned to it."""

from __future__ import annotations

from typing import Any

from tests.accounts import OLD, CarrierAccount
from tests.consent.worlds import SENDER

ACCOUNT = "MA" + "X" * 17 + "1"
APPLICATION = "20468599130939380"


class PlivoAccount(CarrierAccount):
    provider = "plivo"
    account = ACCOUNT
    credentials = "Basic "
    shared = "application"
    forbidden = {"api_id": "9ae358d0-3f08-11e7-b6f4-061564b78b75", "error": "Not yours"}  # noqa: RUF012

    def __init__(self) -> None:
        self.application: dict[str, Any] = {
            "answer_method": "POST",
            "answer_url": "https://acme.example/call",
            "app_id": APPLICATION,
            "app_name": "All",
            "default_app": False,
            "enabled": True,
            "fallback_answer_url": "",
            "message_method": "GET",
            "message_url": OLD,
            "resource_uri": f"/v1/Account/{ACCOUNT}/Application/{APPLICATION}/",
        }
        self.assigned = True
        super().__init__()

    def there(self) -> Any:
        return dict(self.application)

    def get(self, path: str, query: dict[str, str]) -> tuple[int, Any]:
        base, uri = f"/v1/Account/{ACCOUNT}", self.application["resource_uri"]
        if path == f"{base}/Number/{SENDER[1:]}/":
            return 200, {"number": SENDER[1:], "application": uri if self.assigned else None, "active": True}
        if path == f"{base}/Number/":
            other = f"{base}/Application/13094892674577059/"
            listed = [{"number": number.removeprefix("+"), "application": uri} for number in self.in_place]
            listed += [{"number": "17045550177", "application": other}, {"number": "17045550178", "application": None}]
            limit, offset = int(query["limit"]), int(query["offset"])
            assert limit <= 20, "Plivo refuses more"
            meta = {"limit": limit, "offset": offset, "total_count": len(listed), "next": self.elsewhere.url}
            return 200, {"meta": meta, "objects": listed[offset : offset + limit]}
        if path == f"{base}/Application/{APPLICATION}/":
            return 200, self.application
        return 404, {"api_id": "…", "error": "not found"}

    def change(self, method: str, path: str, said: dict[str, Any]) -> tuple[int, Any]:
        assert (method, path) == ("POST", f"/v1/Account/{ACCOUNT}/Application/{APPLICATION}/")
        assert not [name for name in said if name not in self.application]
        assert said["message_method"] in ("GET", "POST")
        self.application |= said
        return 202, {"api_id": "…", "message": "changed"}
