"""RingCentral's notifications, of its two product lines: an extension's texts here, high volume in a kit of its own."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs

from app.providers.calls import Answer
from app.providers.seam import Fate, Outcome, Status
from tests.providers.kits import ANNA, BEN, OURS, Kit, Post, Sent

CLIENT, CLIENT_SECRET = "client-of-the-contract", "client-secret-of-the-contract"
JWT, VERIFICATION = "jwt.of.the-contract", "verification-of-the-contract"
ACCESS = "access-token-1"
ACCOUNT, EXTENSION = "100000001", "200000001"
INSTANT = f"/restapi/v1.0/account/{ACCOUNT}/extension/{EXTENSION}/message-store/instant?type=SMS"


def notified(event: str, body: object, uuid: str, *, token: str = VERIFICATION) -> Post:
    """A notification as RingCentral brings it."""
    said = {
        "uuid": uuid,
        "event": event,
        "timestamp": now(),
        "subscriptionId": "00000000-0000-4000-8000-00000000a001",
        "ownerId": EXTENSION,
        "body": body,
    }
    headers = {"Content-Type": "application/json; charset=UTF-8", "Verification-Token": token}
    return Post("text", json.dumps(said).encode(), headers)


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def error(status: int, code: str, **headers: str) -> Answer:
    said = {"errorCode": code, "message": "…", "errors": [{"errorCode": code, "message": "…"}]}
    return Answer(status, {name.replace("_", "-"): value for name, value in headers.items()}, json.dumps(said).encode())


class RingCentral(Kit):
    """An extension's texts."""

    name = "ringcentral"
    settings = f'client_id = "{CLIENT}"\nclient_secret_env = "RC_CLIENT_SECRET"\nauth_token_env = "RC_JWT"\n'
    settings += 'verification_env = "RC_VERIFICATION"'
    env = {"RC_CLIENT_SECRET": CLIENT_SECRET, "RC_JWT": JWT, "RC_VERIFICATION": VERIFICATION}
    ack_seconds = 3.0
    ack_bytes = 1024
    gives_back = False

    # ---- what it brings ----

    def message(self, body: str, number: int, sender: str = ANNA, to: tuple[str, ...] = (OURS,)) -> dict[str, Any]:
        """A text as the message store has it; the first of `to` is the one whose mailbox it is in."""
        return {
            "id": str(3_000_000_000_000 + number),
            "to": [{"phoneNumber": each, "target": each == to[0]} for each in to],
            "from": {"phoneNumber": sender, "location": "Charlotte, NC"},
            "type": "SMS",
            "creationTime": now(),
            "attachments": [{"id": str(number), "type": "Text", "contentType": "text/plain"}],
            "direction": "Inbound",
            "availability": "Alive",
            "subject": body,
            "messageStatus": "Received",
        }

    def brought(self, message: object, number: int, **more: str) -> Post:
        return notified(INSTANT, message, f"60000{number:014}", **more)

    def text(self, body: str, number: int = 1, *, sender: str = ANNA, to: str = OURS) -> Post:
        return self.brought(self.message(body, number, sender, (to,)), number)

    def media(self, number: int = 1) -> tuple[Post, tuple[str, ...]] | None:
        message = self.message("Look", number)
        urls = tuple(f"https://media.ringcentral.com/restapi/v1.0/content/{n}" for n in (1, 2))
        message["attachments"] += [{"type": "MmsAttachment", "uri": url, "contentType": "image/jpeg"} for url in urls]
        return self.brought(message, number), urls

    def group(self, body: str, number: int = 1) -> Post | None:
        return self.brought(self.message(body, number, to=(OURS, BEN)), number)

    def status(self, said: Status, text: str, number: int = 1) -> Post | None:
        return None

    def blocked(self, text: str, number: int = 1) -> Post | None:
        return None

    def opt_out(self, number: int = 1) -> Post | None:
        record = {"from": OURS, "to": ANNA, "optStatus": "OptOut", "source": "Recipient", "lastModifiedTime": now()}
        event = f"/restapi/v2/accounts/{ACCOUNT}/sms/consents"
        return notified(event, {"records": [record]}, f"60001{number:014}")

    # ---- what must be refused ----

    def forged(self, post: Post) -> list[Post]:
        return [
            post.but(Verification_Token=None),
            post.but(Verification_Token=""),
            post.but(Verification_Token=VERIFICATION + "x"),
            post.but(Verification_Token=None, Authorization=f"Bearer {VERIFICATION}"),
        ]

    def malformed(self) -> list[Post]:
        whole = self.text("Hi")
        changes: list[dict[str, Any]] = [
            {"from": {"name": "nobody"}},
            {"from": {"phoneNumber": "nobody"}},
            {"to": []},
            {"to": "x"},
            {"id": ""},
            {"id": None},
            {"subject": 5},
            {"attachments": "none"},
        ]
        return [
            *(self.brought({**self.message("Hi", 1), **change}, 1) for change in changes),
            self.brought(None, 1),
            self.brought([], 1),
            Post("text", b"STOP", whole.headers),
            Post("text", b"[]", whole.headers),
            Post("text", b'{"uuid": "1", "body": {}}', whole.headers),
            whole.but(Content_Type="text/plain"),
        ]

    # ---- sending ----

    def provider_id(self, number: int) -> str:
        return str(4_000_000_000_000 + number)

    def accepts(self, number: int = 1) -> Answer:
        said = {"id": int(self.provider_id(number)), "type": "SMS", "direction": "Outbound", "messageStatus": "Queued"}
        return Answer(200, {}, json.dumps(said).encode())

    def read(self, path: str, headers: Mapping[str, str], body: bytes) -> Sent:
        assert path == "/restapi/v1.0/account/~/extension/~/sms"
        said = self.said(headers, body)
        assert set(said) == {"from", "to", "text"}
        (to,) = said["to"]
        return Sent(said["from"]["phoneNumber"], to["phoneNumber"], said["text"], (), None)

    def said(self, headers: Mapping[str, str], body: bytes) -> Any:
        assert headers["authorization"] == f"Bearer {ACCESS}"
        assert headers["content-type"] == "application/json"
        return json.loads(body)

    def token(self, path: str, headers: Mapping[str, str], body: bytes) -> Answer | None:
        if path != "/restapi/oauth/token":
            return None
        form = parse_qs(body.decode(), strict_parsing=True)
        assert form == {"grant_type": ["urn:ietf:params:oauth:grant-type:jwt-bearer"], "assertion": [JWT]}
        assert headers["authorization"] == "Basic " + b64encode(f"{CLIENT}:{CLIENT_SECRET}".encode()).decode()
        said = {"access_token": ACCESS, "token_type": "bearer", "expires_in": 3600, "scope": "SMS"}
        return Answer(200, {}, json.dumps(said).encode())

    def answers(self) -> list[tuple[str, Answer, Outcome]]:
        stored = {"id": 5, "messageStatus": "SendingFailed", "deliveryErrorCode": "SMS-RC-413"}
        limit = {"x_rate_limit_window": "45", "x_rate_limit_group": "medium"}
        return [
            ("opted out, stored", Answer(200, {}, json.dumps(stored).encode()), _opted_out("SMS-RC-413", "5")),
            ("opted out, refused", error(400, "SMS-UP-413"), _opted_out("SMS-UP-413")),
            ("not stored", error(403, "MSG-242"), Outcome(Fate.FAILED, why="MSG-242")),
            ("blocked number", error(400, "MSG-243"), Outcome(Fate.FAILED, why="MSG-243")),
            ("bad parameter", error(400, "CMN-101"), Outcome(Fate.FAILED, why="CMN-101")),
            ("no permission", error(403, "CMN-401"), Outcome(Fate.NOT_SENT, why="auth", retry_after=30.0)),
            ("wrong token", error(401, "OAU-213"), Outcome(Fate.NOT_SENT, why="auth", retry_after=30.0)),
            ("too fast", error(429, "CMN-301"), Outcome(Fate.NOT_SENT, "", "rate", 60.0)),
            ("too fast, window", error(429, "CMN-301", **limit), Outcome(Fate.NOT_SENT, "", "rate", 45.0)),
            ("too fast, wait", error(429, "CMN-301", retry_after="7"), Outcome(Fate.NOT_SENT, "", "rate", 7.0)),
            ("the same is on its way", error(429, "CMN-304"), Outcome(Fate.UNKNOWN, why="CMN-304")),
            ("try later", error(503, "MSG-290"), Outcome(Fate.UNKNOWN, why="MSG-290")),
            ("down", error(500, "CMN-201"), Outcome(Fate.UNKNOWN, why="CMN-201")),
            ("an id that is none", Answer(200, {}, b'{"id": "../x"}'), Outcome(Fate.UNKNOWN, why="unreadable")),
        ]

    # ---- its log ----

    def listing(self, texts: list[tuple[int, str]]) -> Answer | None:
        rows = [{**self.message(body, number), "id": 3_000_000_000_000 + number} for number, body in texts]
        paging = {"page": 1, "perPage": 250, "pageStart": 0, "pageEnd": len(rows) - 1}
        return Answer(200, {}, json.dumps({"records": rows, "paging": paging, "navigation": {}}).encode())


def _opted_out(code: str, provider_id: str = "") -> Outcome:
    return Outcome(Fate.FAILED, provider_id=provider_id, why=code, opted_out=True)


kit: Kit = RingCentral()
