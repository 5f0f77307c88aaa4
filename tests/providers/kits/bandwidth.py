"""Bandwidth's lists of events, under a name and a password."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from app.providers.calls import Answer
from app.providers.seam import Fate, Outcome, Status
from tests.providers.kits import ANNA, BEN, OURS, Kit, Post, Sent

ACCOUNT, USER, PASSWORD = "9900000", "api-user", "password-of-the-contract"
NAME, SECRET = "bandwidth", "callback of the contract: é"
APPLICATION = "00000000-0000-4000-8000-00000000f001"
WORDS = {
    Status.SENDING: ("message-sending", 0),
    Status.SENT: ("message-sent", 0),
    Status.UNCONFIRMED: ("message-failed", 9902),
    Status.DELIVERED: ("message-delivered", 0),
    Status.UNDELIVERED: ("message-failed", 4750),
    Status.FAILED: ("message-failed", 4470),
    Status.EXPIRED: ("message-failed", 4360),
    Status.READ: ("message-read", 0),
}


def basic(name: str, password: str) -> str:
    return "Basic " + b64encode(f"{name}:{password}".encode()).decode()


def posted(what: str, body: bytes) -> Post:
    headers = {"Content-Type": "application/json; charset=utf-8", "Authorization": basic(NAME, SECRET)}
    return Post(what, body, headers)


def error(status: int, kind: str, **headers: str) -> Answer:
    said = {"type": kind, "description": "…"}
    return Answer(status, {n.replace("_", "-"): v for n, v in headers.items()}, json.dumps(said).encode())


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


class Bandwidth(Kit):
    name = "bandwidth"
    settings = "\n".join(
        [
            f'account = "{ACCOUNT}"',
            f'user = "{USER}"',
            'auth_token_env = "BANDWIDTH_PASSWORD"',
            f'application_id = "{APPLICATION}"',
            f'callback_user = "{NAME}"',
            'callback_password_env = "BANDWIDTH_CALLBACK"',
        ]
    )
    env = {"BANDWIDTH_PASSWORD": PASSWORD, "BANDWIDTH_CALLBACK": SECRET}
    ack_seconds = 10.0

    def text(self, body: str, number: int = 1, *, sender: str = ANNA, to: str = OURS) -> Post:
        return self._events("text", self._received(number, sender, to, text=body))

    def media(self, number: int = 1) -> tuple[Post, tuple[str, ...]]:
        urls = tuple(f"https://messaging.bandwidth.com/api/v2/users/{ACCOUNT}/media/x/{n}/a.jpg" for n in (0, 1))
        return self._events("text", self._received(number, ANNA, OURS, text="Look", media=list(urls))), urls

    def group(self, body: str, number: int = 1) -> Post | None:
        return self._events("text", self._received(number, ANNA, OURS, text=body, to=[OURS, BEN]))

    def status(self, said: Status, text: str, number: int = 1) -> Post | None:
        word = WORDS.get(said)
        return self._events("status", self._sent(number, text, *word)) if word else None

    def blocked(self, text: str, number: int = 1) -> Post:
        return self._events("status", self._sent(number, text, "message-failed", 4775))

    def _received(self, number: int, sender: str, owner: str, **fields: Any) -> dict[str, Any]:
        whole = {"owner": owner, "direction": "in", "to": [owner], "from": sender}
        return self._event("message-received", number, {**whole, **fields})

    def _sent(self, number: int, text: str, word: str, code: int) -> dict[str, Any]:
        whole = {"owner": OURS, "direction": "out", "to": [ANNA], "from": OURS, "text": "", "tag": text}
        event = self._event(word, number, whole)
        return {**event, "errorCode": code} if code else event

    def _event(self, kind: str, number: int, message: dict[str, Any]) -> dict[str, Any]:
        common = {"id": self.provider_id(number), "applicationId": APPLICATION, "time": now(), "segmentCount": 1}
        return {"time": now(), "type": kind, "to": OURS, "description": "…", "message": {**common, **message}}

    def _events(self, what: str, *events: object) -> Post:
        return posted(what, json.dumps(events).encode())

    def forged(self, post: Post) -> list[Post]:
        return [
            post.but(Authorization=None),  # as Bandwidth itself asks first; nothing may come of it
            post.but(Authorization=""),
            post.but(Authorization=basic(NAME, "another")),
            post.but(Authorization=basic("another", SECRET)),
            post.but(Authorization=basic(NAME, "")),
            post.but(Authorization=basic(USER, PASSWORD)),
            post.but(Authorization=post.headers["Authorization"].replace("Basic", "Bearer")),
            post.but(Authorization="Basic ?"),
        ]

    def malformed(self) -> list[Post]:
        whole = self._received(1, ANNA, OURS, text="Hi")
        changes: list[dict[str, Any]] = [
            {"from": "nobody"},
            {"from": None},
            {"owner": ""},
            {"owner": "x"},
            {"to": OURS},
            {"id": ""},
            {"id": 7},
            {"text": 7},
            {"media": "x"},
            {"channel": "RBM"},
            {"direction": "out"},
        ]
        return [
            *(self._events("text", {**whole, "message": {**whole["message"], **changed}}) for changed in changes),
            self._events("text", {**whole, "type": 7}),
            self._events("text", {"type": "message-received"}),
            self._events("text", 7),
            posted("text", b"no JSON"),
            posted("text", json.dumps(whole).encode()),
            posted("status", b'[{"type": "message-failed", "errorCode": "x", "message": {}}]'),
        ]

    def provider_id(self, number: int) -> str:
        return f"1795464000000b{number:012x}"

    def accepts(self, number: int = 1) -> Answer:
        return Answer(202, {}, json.dumps({"id": self.provider_id(number), "direction": "out"}).encode())

    def read(self, path: str, headers: Mapping[str, str], body: bytes) -> Sent:
        assert path == f"/api/v2/users/{ACCOUNT}/messages"
        assert headers["authorization"] == basic(USER, PASSWORD)
        assert headers["content-type"].startswith("application/json")
        asked = json.loads(body)
        assert asked["applicationId"] == APPLICATION
        (to,) = asked["to"]
        return Sent(asked["from"], to, asked["text"], tuple(asked.get("media", ())), asked["tag"])

    def answers(self) -> list[tuple[str, Answer, Outcome]]:
        full = "max-message-queue-size-exceeded"
        return [
            ("bad number", error(400, "request-validation"), Outcome(Fate.FAILED, why="request-validation")),
            ("wrong password", error(401, "unauthorized"), Outcome(Fate.NOT_SENT, why="auth", retry_after=30.0)),
            ("not allowed", error(403, "forbidden"), Outcome(Fate.NOT_SENT, why="auth", retry_after=30.0)),
            ("queue full", error(429, full), Outcome(Fate.NOT_SENT, why="rate")),
            ("queue full, wait", error(429, full, retry_after="7"), Outcome(Fate.NOT_SENT, "", "rate", 7.0)),
            ("their time-out", error(408, "x"), Outcome(Fate.UNKNOWN, why="x")),
            ("an id that is none", Answer(202, {}, b'{"id": "?"}'), Outcome(Fate.UNKNOWN, why="unreadable")),
        ]


kit = Bandwidth()
