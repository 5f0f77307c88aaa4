"""Providers' block lists on loopback: Twilio's consents, RingCentral's, Telnyx's opt-outs."""

from __future__ import annotations

import json
import socket
from typing import Any, Self
from urllib.parse import parse_qsl, urlsplit

from tests.providers.loopback import RawServer


class Lists:
    """One server for all of them. `blocked` are the pairs (Sender, number) that are on the list, with when."""

    def __init__(self) -> None:
        self.blocked: dict[tuple[str, str], str] = {}
        self.wrote: list[list[dict[str, Any]]] = []  # the items of each request that wrote
        self.refuse: set[str] = set()  # numbers that are not taken
        self.status = 200  # of every answer but the token's
        self.page = 2  # rows of a page
        self.days: dict[str, str] = {}  # the numbers that were deactivated, a line each, by day
        self.server = RawServer(self._serve)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.server.__exit__()

    @property
    def url(self) -> str:
        return self.server.url.rstrip("/")

    def _serve(self, _number: int, connection: socket.socket) -> bool:
        head, _, body = self.server.requests[-1].partition(b"\r\n\r\n")
        method, target, _ = head.split(b"\r\n")[0].decode().split(" ")
        path, query = urlsplit(target).path, dict(parse_qsl(urlsplit(target).query))
        status, said = self.status, self._said(method, path, query, body) if self.status == 200 else {"message": "No"}
        if path == "/messaging/v1/Deactivations":
            there = query["Date"] in self.days
            status = 200 if there else 400
            said = {"redirect_to": f"{self.url}/file/{query['Date']}"} if there else {"code": 30114, "message": "No"}
        if path.startswith("/file/"):
            assert b"authorization" not in head.lower(), "no credentials go there"
            listed = self.days[path.removeprefix("/file/")].encode()
            connection.sendall(b"HTTP/1.1 %d X\r\nContent-Length: %d\r\n\r\n%s" % (self.status, len(listed), listed))
            return True
        if path == "/restapi/oauth/token":
            status, said = 200, {"access_token": "t", "expires_in": 3600}
        answer = json.dumps(said).encode()
        connection.sendall(b"HTTP/1.1 %d X\r\nContent-Length: %d\r\n\r\n%s" % (status, len(answer), answer))
        return True

    def _said(self, method: str, path: str, query: dict[str, str], body: bytes) -> dict[str, Any]:
        match method, path:
            case "POST", "/accounts/v1/Consents/Bulk":
                return self._consents([json.loads(item) for name, item in parse_qsl(body.decode()) if name == "Items"])
            case "PATCH", "/restapi/v2/accounts/~/sms/consents":
                return self._records(json.loads(body)["records"])
            case "POST", "/restapi/v2/accounts/~/sms/consents/search":
                return self._search(json.loads(body))
            case "GET", "/v2/messaging_optouts":
                rows = [{"from": s, "to": n, "created_at": at, "keyword": "STOP"} for (s, n), at in self._rows()]
                number = int(query["page[number]"])
                meta = {"page_number": number, "total_pages": max(-(-len(rows) // self.page), 1)}
                return {"data": rows[(number - 1) * self.page : number * self.page], "meta": meta}
        return {}

    def _rows(self) -> list[tuple[tuple[str, str], str]]:
        return sorted(self.blocked.items())

    def _consents(self, items: list[dict[str, Any]]) -> dict[str, Any]:
        assert len(items) <= 25
        assert all(len(item["correlation_id"]) == 32 for item in items)
        self.wrote.append(items)
        results = []
        for item in items:
            bad = item["contact_id"] in self.refuse
            self._set(item["sender_id"], item["contact_id"], item["status"] == "opt-out" and not bad)
            messages = ["INVALID_CONTACT_ID"] if bad else []
            results.append(
                {"correlation_id": item["correlation_id"], "error_code": 30646 * bad, "error_messages": messages}
            )
        return {"items": results}

    def _records(self, records: list[dict[str, Any]]) -> dict[str, Any]:
        self.wrote.append(records)
        failed = [{**record, "error": "Bad number"} for record in records if record["to"] in self.refuse]
        for record in records:
            if record["to"] not in self.refuse:
                self._set(record["from"], record["to"], record["optStatus"] == "OptOut")
        return {"failedRecords": failed} if failed else {}

    def _set(self, sender: str, number: str, blocked: bool) -> None:
        self.blocked.pop((sender, number), None)
        if blocked:
            self.blocked[sender, number] = "2026-11-30T17:00:00Z"

    def _search(self, asked: dict[str, Any]) -> dict[str, Any]:
        rows = [
            {"from": sender, "to": number, "optStatus": "OptOut", "source": "Recipient", "lastModifiedTime": at}
            for (sender, number), at in self._rows()
            if sender in asked["from"]
        ]
        start = int(asked.get("pageToken", "0"))
        paging: dict[str, Any] = {"perPage": self.page}
        if start + self.page < len(rows):
            paging["nextPageToken"] = str(start + self.page)
        return {"records": rows[start : start + self.page], "paging": paging}
