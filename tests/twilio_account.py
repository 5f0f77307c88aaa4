"""Twilio's settings of a number on loopback: what connect reads and changes."""

from __future__ import annotations

import json
import socket
from email.utils import formatdate
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.consent.worlds import SENDER
from tests.providers.loopback import RawServer

ANNA = "+17045550123"
ACCOUNT = "AC" + "0" * 31 + "1"
NUMBER, SERVICE = "PN" + "1" * 32, "MG" + "2" * 32
OLD = "https://acme.example/sms"


class TwilioAccount:
    """Twilio's settings of one number, and of the Messaging Service that it may be in."""

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
        self.in_service: list[str] = [SENDER]
        self.conversations = False
        self.texts = 0
        self.refuse = False
        self.ours: int | None = 422  # what our own webhook answers
        self.posts: list[str] = []
        self.server = RawServer(self._serve)

    def _serve(self, _number: int, connection: socket.socket) -> bool:
        head, _, body = self.server.requests[-1].partition(b"\r\n\r\n")
        method, target, _ = head.split(b"\r\n")[0].decode().split(" ")
        path = urlsplit(target).path
        if path.startswith("/hooks/"):
            status, said = self.ours or 404, None
        elif b"authorization: basic" not in head.lower():
            status, said = 401, {"message": "Authenticate"}
        elif method == "POST":
            self.posts.append(path)
            status, said = (403, {"message": "Not yours"}) if self.refuse else (200, self._set(path, body.decode()))
        else:
            status, said = self._get(path)
        answer = json.dumps(said).encode()
        connection.sendall(b"HTTP/1.1 %d X\r\nContent-Length: %d\r\n\r\n%s" % (status, len(answer), answer))
        return True

    def _get(self, path: str) -> tuple[int, Any]:
        if path == f"/2010-04-01/Accounts/{ACCOUNT}/IncomingPhoneNumbers.json":
            return 200, {"incoming_phone_numbers": [self.number]}
        if path == f"/2010-04-01/Accounts/{ACCOUNT}/Messages.json":
            row = {"sid": "SM" + "3" * 32, "direction": "outbound-api", "from": SENDER, "to": ANNA, "num_media": "0"}
            row |= {"status": "sent", "date_created": formatdate(usegmt=True), "body": "Hi", "error_code": None}
            return 200, {"messages": [row] * self.texts}
        if path == "/messaging/v1/Services":
            return 200, {"services": [self.service] if self.service else [], "meta": {"next_page_url": None}}
        if path == f"/messaging/v1/Services/{SERVICE}/PhoneNumbers/{NUMBER}":
            return (200, {"sid": NUMBER}) if SENDER in self.in_service else (404, {})
        if path == f"/messaging/v1/Services/{SERVICE}/PhoneNumbers":
            rows = [{"phone_number": number} for number in self.in_service]
            return 200, {"phone_numbers": rows, "meta": {"next_page_url": "http://127.0.0.1:1/elsewhere"}}
        if path.startswith("/conversations/v1/Configuration/Addresses/"):
            return (200, {"auto_creation": {"enabled": True}}) if self.conversations else (404, {})
        return 404, {}

    def _set(self, path: str, body: str) -> Any:
        """Set what a form says, as Twilio names it."""
        form = {name: values[0] for name, values in parse_qs(body, keep_blank_values=True).items()}
        held = self.service if "Services" in path else self.number
        assert held is not None
        for name, value in form.items():
            key = "".join(f"_{c.lower()}" if c.isupper() else c for c in name).lstrip("_")
            assert key in held, f"Twilio knows no {name}"
            held[key] = value
        return held

    def in_messaging_service(self, *numbers: str, on_number: bool = False) -> None:
        self.in_service = [SENDER, *numbers]
        self.service = {
            "sid": SERVICE,
            "friendly_name": "All",
            "inbound_request_url": OLD,
            "inbound_method": "POST",
            "fallback_url": "",
            "fallback_method": "POST",
            "use_inbound_webhook_on_number": on_number,
        }
