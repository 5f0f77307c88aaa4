"""Sinch's callbacks in JSON, signed with HMAC-SHA256 over body, nonce and time."""

from __future__ import annotations

import hmac
import json
import time
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from typing import Any

from app.providers.calls import Answer
from app.providers.seam import Fate, Outcome, Status
from tests.providers.kits import ANNA, HOOK, OURS, PUBLIC, Kit, Post, Sent

PLAN, TOKEN, SECRET = "plan-of-the-contract", "token-of-the-contract", "secret-of-the-contract"
WORDS = {
    Status.QUEUED: ("Queued", 400),
    Status.SENT: ("Dispatched", 401),
    Status.UNCONFIRMED: ("Unknown", 0),
    Status.DELIVERED: ("Delivered", 0),
    Status.UNDELIVERED: ("Failed", 15),
    Status.FAILED: ("Aborted", 412),
    Status.CANCELED: ("Cancelled", 407),
    Status.EXPIRED: ("Expired", 406),
}
_nonces = count(1)


def signed(what: str, said: object, *, secret: str = SECRET, ago: float = 0) -> Post:
    raw = said if isinstance(said, bytes) else json.dumps(said).encode()
    nonce, timestamp = f"01NONCE{next(_nonces)}", str(int(time.time() - ago))
    proof = hmac.digest(secret.encode(), raw + f".{nonce}.{timestamp}".encode(), "sha256")
    headers = {
        "Content-Type": "application/json",
        "X-Sinch-Webhook-Signature": b64encode(proof).decode(),
        "X-Sinch-Webhook-Signature-Nonce": nonce,
        "X-Sinch-Webhook-Signature-Timestamp": timestamp,
        "X-Sinch-Webhook-Signature-Algorithm": "HmacSHA256",
    }
    return Post(what, raw, headers)


def bare(number: str) -> str:
    return number.removeprefix("+")


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


class Sinch(Kit):
    name = "sinch"
    settings = f'account = "{PLAN}"\nauth_token_env = "SINCH_TOKEN"\nwebhook_secret_env = "SINCH_SECRET"\nregion = "eu"'
    env = {"SINCH_TOKEN": TOKEN, "SINCH_SECRET": SECRET}
    ack_seconds = 5.0  # it does not say

    def text(self, body: str, number: int = 1, *, sender: str = ANNA, to: str = OURS) -> Post:
        return signed("text", self._inbound(body, number, sender, to))

    def _inbound(self, body: object, number: int, sender: str = ANNA, to: str = OURS) -> dict[str, Any]:
        kind = "mo_text" if isinstance(body, str) else "mo_media"
        said = {"type": kind, "id": f"01MO{number:022}", "from": bare(sender), "to": bare(to), "body": body}
        return {**said, "operator_id": "310090", "received_at": now()}

    def media(self, number: int = 1) -> tuple[Post, tuple[str, ...]]:
        urls = tuple(f"https://media.sinch.example/{n}.jpg" for n in (1, 2))
        rows = [{"url": url, "content_type": "image/jpeg", "status": "Uploaded", "code": 0} for url in urls]
        return signed("text", self._inbound({"message": "Look", "media": rows}, number)), urls

    def status(self, said: Status, text: str, number: int = 1) -> Post | None:
        word = WORDS.get(said)
        return self._report(*word, text, number) if word else None

    def _report(self, word: str, code: int, text: str, number: int) -> Post:
        said = {"type": "recipient_delivery_report_sms", "batch_id": self.provider_id(number), "recipient": bare(ANNA)}
        return signed("status", {**said, "code": code, "status": word, "at": now(), "client_reference": text})

    def blocked(self, text: str, number: int = 1) -> Post:
        return self._report("Rejected", 257, text, number)

    def opt_out(self, number: int = 1) -> Post | None:
        notice = {"contact_id": f"01CONTACT{number}", "channel": "SMS", "identity": bare(ANNA)}
        said = {"event_time": now(), "opt_out_notification": {**notice, "status": "OPT_OUT_SUCCEEDED"}}
        return signed("text", {"app_id": "01APP", **said})

    def forged(self, post: Post) -> list[Post]:
        other = signed(post.what, post.body, secret="another")
        return [
            post.but(X_Sinch_Webhook_Signature=None),
            post.but(X_Sinch_Webhook_Signature=""),
            post.but(X_Sinch_Webhook_Signature="é"),
            other,
            other.but(X_Sinch_Webhook_Signature_Algorithm="none"),
            post.but(X_Sinch_Webhook_Signature_Nonce="x"),
            post.but(X_Sinch_Webhook_Signature_Timestamp=str(int(time.time()) + 1)),
            post.but(X_Sinch_Webhook_Signature_Timestamp=None),
            replace(post, body=post.body + b" "),
        ]

    def stale(self, post: Post) -> Post | None:
        return signed(post.what, post.body, ago=400)

    def malformed(self) -> list[Post]:
        whole = self._inbound("Hi", 1)
        changes: list[dict[str, Any]] = [
            {"from": "nobody"},
            {"from": None},
            {"to": ""},
            {"id": ""},
            {"id": 7},
            {"body": None},
            {"body": ["Hi"]},
            {"type": ""},
            {"type": 7},
            {"type": "recipient_delivery_report_sms"},
        ]
        report = {"type": "recipient_delivery_report_sms", "batch_id": "01B", "recipient": bare(ANNA)}
        return [
            *(signed("text", {**whole, **changed}) for changed in changes),
            *(signed("text", raw) for raw in (b"", b"STOP", b"[]", b'{"type": "mo_text"', b"\xff")),
            signed("status", report),
            signed("status", {**report, "status": 7}),
            signed("status", {"type": "delivery_report_sms", "batch_id": "01B"}),
            signed("text", {"opt_out_notification": 7}),
        ]

    def provider_id(self, number: int) -> str:
        return f"01BATCH{number:019}"

    def accepts(self, number: int = 1) -> Answer:
        return Answer(201, {}, json.dumps({"id": self.provider_id(number), "type": "mt_text"}).encode())

    def read(self, path: str, headers: Mapping[str, str], body: bytes) -> Sent:
        assert path == f"/xms/v1/{PLAN}/batches"
        assert headers["authorization"] == f"Bearer {TOKEN}"
        assert headers["content-type"] == "application/json"
        said = json.loads(body)
        assert said["delivery_report"] == "per_recipient"
        assert said["callback_url"] == f"{PUBLIC}/hooks/sinch/{HOOK}/status"
        (to,) = said["to"]
        assert to.isdecimal()
        assert said["from"].isdecimal()
        words, media = said["body"], ()
        if said["type"] == "mt_media":
            words, media = words.get("message", ""), (words["url"],)
        else:
            assert said["type"] == "mt_text"
        return Sent(f"+{said['from']}", f"+{to}", words, media, said["client_reference"])

    def answers(self) -> list[tuple[str, Answer, Outcome]]:
        code = "syntax_constraint_violation"
        return [
            ("bad number", error(400, code), Outcome(Fate.FAILED, why=code)),
            ("a code that is none", error(400, "<+17045550123>"), Outcome(Fate.FAILED, why="http_400")),
            ("wrong token", error(401, "unauthorized"), Outcome(Fate.NOT_SENT, why="auth", retry_after=30.0)),
            ("not allowed", error(403, "forbidden"), Outcome(Fate.NOT_SENT, why="auth", retry_after=30.0)),
            ("too fast", error(429, "x"), Outcome(Fate.NOT_SENT, why="rate")),
            ("too fast, wait", Answer(429, {"retry-after": "7"}, b""), Outcome(Fate.NOT_SENT, "", "rate", 7.0)),
            ("too slow", error(408, "x"), Outcome(Fate.UNKNOWN, why="http_408")),
            ("broken", error(500, "x"), Outcome(Fate.UNKNOWN, why="http_500")),
            ("an id that is none", Answer(201, {}, b'{"id": "a b"}'), Outcome(Fate.UNKNOWN, why="unreadable")),
            ("a number for an id", Answer(201, {}, b'{"id": 7}'), Outcome(Fate.UNKNOWN, why="unreadable")),
        ]

    def listing(self, texts: list[tuple[int, str]]) -> Answer | None:
        rows = [self._inbound(body, number) for number, body in texts]
        said = {"count": len(rows), "page": 0, "page_size": len(rows), "inbounds": rows}
        return Answer(200, {}, json.dumps(said).encode())


def error(status: int, code: str) -> Answer:
    return Answer(status, {}, json.dumps({"code": code, "text": "…"}).encode())


kit = Sinch()
