"""Telnyx's events and their Ed25519 signatures."""

from __future__ import annotations

import json
import time
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.providers.calls import Answer
from app.providers.seam import Fate, Outcome, Status
from tests.providers.kits import ANNA, BEN, HOOK, OURS, PUBLIC, Kit, Post, Sent

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
OTHER = Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33)))
TOKEN = "KEY-of-the-contract"
WORDS = {
    Status.QUEUED: "queued",
    Status.SENDING: "sending",
    Status.SENT: "sent",
    Status.UNCONFIRMED: "delivery_unconfirmed",
    Status.DELIVERED: "delivered",
    Status.UNDELIVERED: "delivery_failed",
    Status.FAILED: "sending_failed",
    Status.EXPIRED: "expired",
    Status.READ: "read",
}


def signed(what: str, body: bytes, *, key: Ed25519PrivateKey = KEY, at: float | None = None) -> Post:
    stamp = str(int(time.time() if at is None else at))
    signature = b64encode(key.sign(f"{stamp}|".encode() + body)).decode()
    headers = {
        "Content-Type": "application/json",
        "telnyx-timestamp": stamp,
        "telnyx-signature-ed25519": signature,
    }
    return Post(what, body, headers)


def error(status: int, code: str, **headers: str) -> Answer:
    errors = {"errors": [{"code": code, "title": "…", "detail": "…"}]}
    return Answer(status, {n.replace("_", "-"): v for n, v in headers.items()}, json.dumps(errors).encode())


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")


class Telnyx(Kit):
    name = "telnyx"
    settings = (
        f'auth_token_env = "TELNYX_KEY"\npublic_key = "{b64encode(KEY.public_key().public_bytes_raw()).decode()}"'
    )
    env = {"TELNYX_KEY": TOKEN}
    ack_seconds = 2.0

    def text(self, body: str, number: int = 1, *, sender: str = ANNA, to: str = OURS) -> Post:
        return self._event("text", "message.received", self._received(number, sender, to, text=body))

    def media(self, number: int = 1) -> tuple[Post, tuple[str, ...]]:
        urls = tuple(f"https://media.example.net/telnyx/{n}.jpg" for n in (0, 1))
        media = [{"url": url, "content_type": "image/jpeg", "hash_sha256": "0" * 64, "size": 48213} for url in urls]
        message = self._received(number, ANNA, OURS, text="Look", media=media, type="MMS")
        return self._event("text", "message.received", message), urls

    def group(self, body: str, number: int = 1) -> Post | None:
        cc = [{"phone_number": BEN, "carrier": "", "line_type": "Wireless", "status": "webhook_delivered"}]
        message = self._received(number, ANNA, OURS, text=body, cc=cc, type="MMS")
        return self._event("text", "message.received", message)

    def status(self, said: Status, text: str, number: int = 1) -> Post | None:
        word = WORDS.get(said)
        return self._event("status", self._kind(said), self._sent(number, text, word)) if word else None

    def blocked(self, text: str, number: int = 1) -> Post:
        errors = [{"code": "40300", "title": "Blocked due to STOP message", "detail": "…"}]
        return self._event("status", "message.finalized", self._sent(number, text, "sending_failed", errors=errors))

    def _kind(self, said: Status) -> str:
        early = {Status.QUEUED: "message.queued", Status.SENDING: "message.sending", Status.SENT: "message.sent"}
        return early.get(said, "message.finalized")

    def _received(self, number: int, sender: str, to: str, **fields: Any) -> dict[str, Any]:
        receiver = {"phone_number": to, "carrier": "Telnyx", "line_type": "Wireless", "status": "webhook_delivered"}
        whole = {
            "id": self.provider_id(number),
            "record_type": "message",
            "direction": "inbound",
            "type": "SMS",
            "from": {"phone_number": sender, "carrier": "Example Mobile", "line_type": "Wireless"},
            "to": [receiver],
            "cc": [],
            "media": [],
            "errors": [],
            "subject": "",
            "received_at": now(),
            "webhook_url": f"{PUBLIC}/hooks/telnyx/{HOOK}/text",
        }
        return {**whole, **fields}

    def _sent(self, number: int, text: str, word: str | None, **fields: Any) -> dict[str, Any]:
        whole = {
            "id": self.provider_id(number),
            "record_type": "message",
            "direction": "outbound",
            "type": "SMS",
            "from": {"phone_number": OURS, "carrier": "Telnyx", "line_type": "Wireless"},
            "to": [{"phone_number": ANNA, "carrier": "Example Mobile", "line_type": "Wireless", "status": word}],
            "cc": [],
            "errors": [],
            "text": "Hello",
            "webhook_url": f"{PUBLIC}/hooks/telnyx/{HOOK}/status?text={text}",
        }
        return {**whole, **fields}

    def _event(self, what: str, kind: str, message: object, **fields: Any) -> Post:
        data = {"event_type": kind, "id": "00000000-0000-4000-8000-0000000000c1", "occurred_at": now()}
        event = {"data": {**data, "record_type": "event", "payload": message, **fields}, "meta": {"attempt": 1}}
        return signed(what, json.dumps(event).encode())

    def forged(self, post: Post) -> list[Post]:
        stamp = post.headers["telnyx-timestamp"]
        return [
            post.but(telnyx_signature_ed25519=None),
            post.but(telnyx_signature_ed25519=""),
            post.but(telnyx_signature_ed25519="x"),
            post.but(telnyx_timestamp=None),
            post.but(telnyx_timestamp=str(int(stamp) + 1)),
            signed(post.what, post.body, key=OTHER),
            replace(post, body=post.body + b" "),
        ]

    def stale(self, post: Post) -> Post | None:
        return signed(post.what, post.body, at=time.time() - 302)

    def malformed(self) -> list[Post]:
        whole = self._received(1, ANNA, OURS, text="Hi")
        changes: list[dict[str, Any]] = [
            {"from": {"phone_number": "nobody"}},
            {"from": {}},
            {"from": ANNA},
            {"to": []},
            {"to": OURS},
            {"to": [{"phone_number": "x"}]},
            {"id": ""},
            {"id": 7},
            {"text": 7},
            {"type": "RCS"},
            {"direction": "outbound"},
        ]
        return [
            *(self._event("text", "message.received", {**whole, **changed}) for changed in changes),
            self._event("text", "message.received", None),
            self._event("text", 7, whole),  # type: ignore[arg-type]
            signed("text", b"no JSON"),
            signed("text", b"[]"),
            signed("status", b'{"data": {}}'),
        ]

    def provider_id(self, number: int) -> str:
        return f"00000000-0000-4000-8000-{number:012x}"

    def accepts(self, number: int = 1) -> Answer:
        taken = {"id": self.provider_id(number), "record_type": "message", "to": [{"status": "queued"}]}
        return Answer(200, {}, json.dumps({"data": taken}).encode())

    def read(self, path: str, headers: Mapping[str, str], body: bytes) -> Sent:
        assert path == "/v2/messages"
        assert headers["authorization"] == f"Bearer {TOKEN}"
        assert headers["content-type"] == "application/json"
        asked = json.loads(body)
        callback = urlsplit(asked["webhook_url"])
        assert f"{callback.scheme}://{callback.netloc}{callback.path}" == f"{PUBLIC}/hooks/telnyx/{HOOK}/status"
        assert isinstance(asked["to"], str), "a list would be another endpoint's"
        text = parse_qs(callback.query)["text"][0]
        assert headers["idempotency-key"] == text
        return Sent(asked["from"], asked["to"], asked["text"], tuple(asked.get("media_urls", ())), text)

    def answers(self) -> list[tuple[str, Answer, Outcome]]:
        wait = {"x_ratelimit_reset": "7"}
        return [
            ("opted out", error(400, "40300"), Outcome(Fate.FAILED, why="40300", opted_out=True)),
            ("bad number", error(422, "40310"), Outcome(Fate.FAILED, why="40310")),
            ("wrong key", error(401, "10009"), Outcome(Fate.NOT_SENT, why="auth", retry_after=30.0)),
            ("not allowed", error(403, "10010"), Outcome(Fate.NOT_SENT, why="auth", retry_after=30.0)),
            ("refused with 403", error(403, "40309"), Outcome(Fate.FAILED, why="40309")),
            ("too fast", error(429, "10011"), Outcome(Fate.NOT_SENT, why="rate")),
            ("too fast, wait", error(429, "10011", **wait), Outcome(Fate.NOT_SENT, "", "rate", 7.0)),
            ("queue full", error(403, "40318"), Outcome(Fate.NOT_SENT, why="rate")),
            ("their time-out", error(408, "10008"), Outcome(Fate.UNKNOWN, why="10008")),
            ("under way", error(409, "10015"), Outcome(Fate.UNKNOWN, why="10015")),
            ("an id that is none", Answer(200, {}, b'{"data": {"id": "?"}}'), Outcome(Fate.UNKNOWN, why="unreadable")),
        ]


kit = Telnyx()
