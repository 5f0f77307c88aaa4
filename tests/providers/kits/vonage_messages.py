"""Vonage's Messages API: JSON under a JWT that holds the body's hash."""

from __future__ import annotations

import hashlib
import hmac
import json
import time
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from app.providers.calls import Answer
from app.providers.seam import Fate, Outcome, Status
from tests.providers.kits import ANNA, HOOK, OURS, Kit, Post, Sent
from tests.providers.kits.vonage import ACCOUNT, SECRET, SIGNING

WORDS = {
    Status.SENT: "submitted",
    Status.DELIVERED: "delivered",
    Status.UNDELIVERED: "undeliverable",
    Status.FAILED: "rejected",
    Status.READ: "read",
}
ERRORS = "https://developer.vonage.com/api-errors/messages#"


def part(value: object) -> str:
    raw = value if isinstance(value, bytes) else json.dumps(value).encode()
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def token(body: bytes, secret: str = SIGNING, alg: str = "HS256", **claims: Any) -> str:
    whole = {
        "iat": int(time.time()),
        "jti": "c5ba8f24-1a14-4c10-bfdf-3fbe8ce511b5",
        "iss": "Vonage",
        "payload_hash": hashlib.sha256(body).hexdigest(),
        "api_key": ACCOUNT,
        "application_id": "00000000-0000-4000-8000-00000000ab00",
        **claims,
    }
    said = f"{part({'alg': alg, 'typ': 'JWT'})}.{part(whole)}"
    return f"Bearer {said}.{part(hmac.digest(secret.encode(), said.encode(), 'sha256'))}"


def post(what: str, said: Mapping[str, object]) -> Post:
    body = json.dumps(said).encode()
    return Post(what, body, {"Content-Type": "application/json", "Authorization": token(body)})


def error(status: int, code: str, **headers: str) -> Answer:
    said = {"type": ERRORS + code, "title": "…", "detail": "…", "instance": "bf0ca0bf927b3b52e3cb03217e1a1ddf"}
    return Answer(status, headers, json.dumps(said).encode())


class Messages(Kit):
    name = "vonage"
    settings = (
        f'api = "messages"\naccount = "{ACCOUNT}"\nauth_token_env = "VONAGE_SECRET"\n'
        'signature_secret_env = "VONAGE_SIGNING"'
    )
    env = {"VONAGE_SECRET": SECRET, "VONAGE_SIGNING": SIGNING}
    ack_seconds = 5.0

    def text(self, body: str, number: int = 1, *, sender: str = ANNA, to: str = OURS) -> Post:
        said = {"message_type": "text", "text": body, "sms": {"num_messages": "1", "keyword": "HI"}}
        return post("text", self._said(number, sender, to, "sms", **said))

    def _said(self, number: int, sender: str, to: str, channel: str, **more: object) -> dict[str, object]:
        return {
            "channel": channel,
            "message_uuid": f"00000000-0000-4000-9000-{number:012x}",
            "from": sender[1:],
            "to": to[1:],
            "timestamp": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
            **more,
        }

    def media(self, number: int = 1) -> tuple[Post, tuple[str, ...]] | None:
        urls = ("https://api-us.nexmo.com/v3/media/1", "https://api-us.nexmo.com/v3/media/2")
        things = [{"type": "image", "url": url, "caption": "Look"} for url in urls]
        return post("text", self._said(number, ANNA, OURS, "mms", message_type="content", content=things)), urls

    def status(self, said: Status, text: str, number: int = 1) -> Post | None:
        return self._status(text, number, status=WORDS[said]) if said in WORDS else None

    def blocked(self, text: str, number: int = 1) -> Post:
        why = {"type": ERRORS + "1240", "title": "1240", "detail": "Illegal Number", "instance": "x"}
        return self._status(text, number, status="rejected", error=why)

    def _status(self, text: str, number: int, **more: object) -> Post:
        whole = {**self._said(0, OURS, ANNA, "sms"), "message_uuid": self.provider_id(number), "client_ref": text}
        return post("status", {**whole, **more})

    def forged(self, webhook: Post) -> list[Post]:
        body = webhook.body
        head, claims, _ = webhook.headers["Authorization"].removeprefix("Bearer ").split(".")
        return [
            webhook.but(Authorization=None),
            webhook.but(Authorization="Bearer "),
            webhook.but(Authorization="Bearer a.b.c"),
            webhook.but(Authorization=token(body, "another")),
            webhook.but(Authorization=token(body, "")),
            webhook.but(Authorization=token(body, api_key="abcd1235")),
            webhook.but(Authorization=token(body, api_key=None)),
            webhook.but(Authorization=token(body, payload_hash="")),
            webhook.but(Authorization=token(body, iat=int(time.time()) + 900)),
            webhook.but(Authorization=token(body, iat=None)),
            webhook.but(Authorization=token(body, alg="none")),
            webhook.but(Authorization=f"Bearer {part({'alg': 'none'})}.{claims}."),
            webhook.but(Authorization=f"Bearer {head}.{claims}."),
            webhook.but(Content_Type="application/x-www-form-urlencoded"),
            replace(webhook, body=body + b" "),
        ]

    def stale(self, webhook: Post) -> Post | None:
        return webhook.but(Authorization=token(webhook.body, iat=int(time.time()) - 25 * 3600))

    def malformed(self) -> list[Post]:
        whole = self._said(1, ANNA, OURS, "sms", text="Hi")
        listed = b"[]"
        return [
            *(post("text", {**whole, name: value}) for name in ("from", "to", "message_uuid") for value in ("", 7)),
            post("text", {**whole, "channel": None}),
            post("text", {**whole, "text": ["STOP"]}),
            post("text", {**whole, "from": {"type": "sms", "number": ANNA[1:]}}),  # version v0.1
            post("text", {**whole, "status": "submitted"}),
            post("status", whole),
            Post("text", listed, {"Content-Type": "application/json", "Authorization": token(listed)}),
        ]

    def provider_id(self, number: int) -> str:
        return f"00000000-0000-4000-8000-{number:012x}"

    def accepts(self, number: int = 1) -> Answer:
        return Answer(202, {}, json.dumps({"message_uuid": self.provider_id(number)}).encode())

    def read(self, path: str, headers: Mapping[str, str], body: bytes) -> Sent:
        assert path == "/v1/messages"
        assert headers["authorization"] == "Basic " + b64encode(f"{ACCOUNT}:{SECRET}".encode()).decode()
        assert headers["content-type"] == "application/json"
        said = json.loads(body)
        assert urlsplit(said["webhook_url"]).path == f"/hooks/vonage/{HOOK}/status"
        assert said["webhook_version"] == "v1"
        ours, to, text = "+" + said["from"], "+" + said["to"], said["client_ref"]
        if said["channel"] == "sms":
            assert said["message_type"] == "text"
            return Sent(ours, to, said["text"], (), text)
        kind = said["message_type"]
        things = said["content"] if kind == "content" else [{"type": kind, **said[kind]}]
        assert {thing["type"] for thing in things} == {"image"}
        return Sent(ours, to, things[0].get("caption", ""), tuple(thing["url"] for thing in things), text)

    def answers(self) -> list[tuple[str, Answer, Outcome]]:
        to_mend = Outcome(Fate.NOT_SENT, why="auth", retry_after=30.0)
        return [
            ("opted out", error(422, "1240"), Outcome(Fate.FAILED, why="1240", opted_out=True)),
            ("bad parameter", error(422, "1020"), Outcome(Fate.FAILED, why="1020")),
            ("barred", error(422, "1050"), Outcome(Fate.FAILED, why="1050")),
            ("no credit", error(402, "1070"), to_mend),
            ("account barred", error(400, "1060"), to_mend),
            ("too fast", error(429, "1000"), Outcome(Fate.NOT_SENT, why="rate")),
            ("too fast, as said", error(422, "1000", **{"retry-after": "7"}), Outcome(Fate.NOT_SENT, "", "rate", 7.0)),
            ("an id that is none", Answer(202, {}, b'{"message_uuid": "x"}'), Outcome(Fate.UNKNOWN, why="unreadable")),
        ]


kit = Messages()
