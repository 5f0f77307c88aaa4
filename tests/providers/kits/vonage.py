"""Vonage's SMS API: JSON with an HMAC over its values, one webhook for each part."""

from __future__ import annotations

import hashlib
import hmac
import json
import time
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import parse_qs, urlencode, urlsplit

from app.providers.calls import Answer
from app.providers.seam import Fate, Outcome, Status
from tests.providers.kits import ANNA, HOOK, OURS, Kit, Post, Sent

ACCOUNT, SECRET, SIGNING = "abcd1234", "secret-of-the-contract", "signing-secret-of-the-contract"
JSON, FORM = "application/json", "application/x-www-form-urlencoded"
WORDS = {
    Status.SENT: "buffered",
    Status.UNCONFIRMED: "unknown",
    Status.DELIVERED: "delivered",
    Status.UNDELIVERED: "failed",
    Status.EXPIRED: "expired",
    Status.FAILED: "rejected",
}


def signed(fields: Mapping[str, str], *, at: float | None = None, secret: str = SIGNING) -> dict[str, str]:
    """With an instant and a signature, as the page on signing messages says it."""
    whole = {**fields, "timestamp": str(int(time.time() if at is None else at)), "nonce": "aa01"}
    said = "".join(f"&{name}={whole[name].replace('&', '_').replace('=', '_')}" for name in sorted(whole))
    return {**whole, "sig": hmac.new(secret.encode(), said.encode(), hashlib.sha256).hexdigest()}


def post(what: str, fields: Mapping[str, str]) -> Post:
    return Post(what, json.dumps(dict(fields)).encode(), {"Content-Type": JSON})


def as_form(webhook: Post) -> Post:
    return replace(webhook, body=urlencode(json.loads(webhook.body)).encode(), headers={"Content-Type": FORM})


def as_query(webhook: Post) -> Post:
    return Post(webhook.what, query=urlencode(json.loads(webhook.body)), method="GET")


def said(status: str, error: str = "", **more: str) -> Answer:
    """What the SMS API answers of one part: 200 whatever it says."""
    part = {"to": ANNA[1:], "status": status, **({"error-text": error} if error else {}), **more}
    return Answer(200, {}, json.dumps({"message-count": "1", "messages": [part]}).encode())


class Vonage(Kit):
    name = "vonage"
    settings = f'account = "{ACCOUNT}"\nauth_token_env = "VONAGE_SECRET"\nsignature_secret_env = "VONAGE_SIGNING"'
    env = {"VONAGE_SECRET": SECRET, "VONAGE_SIGNING": SIGNING}
    ack_seconds = 5.0

    def text(self, body: str, number: int = 1, *, sender: str = ANNA, to: str = OURS) -> Post:
        return post("text", signed(self.fields(body, number, sender=sender, to=to)))

    def fields(self, body: str, number: int = 1, *, sender: str = ANNA, to: str = OURS, **more: str) -> dict[str, str]:
        return {
            "msisdn": sender[1:],
            "to": to[1:],
            "messageId": f"0B{number:014X}",
            "text": body,
            "type": "unicode",
            "keyword": (body.split() or [""])[0].upper(),
            "api-key": ACCOUNT,
            "message-timestamp": datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S"),
            **more,
        }

    def media(self, number: int = 1) -> tuple[Post, tuple[str, ...]] | None:
        return None  # the SMS API brings no pictures

    def status(self, said: Status, text: str, number: int = 1) -> Post | None:
        return self._status(text, number, status=WORDS[said]) if said in WORDS else None

    def blocked(self, text: str, number: int = 1) -> Post:
        return self._status(text, number, status="failed", **{"err-code": "9"})

    def _status(self, text: str, number: int, **fields: str) -> Post:
        whole = {
            "msisdn": ANNA[1:],
            "to": OURS[1:],
            "network-code": "310090",
            "messageId": self.provider_id(number),
            "price": "0.00809000",
            "scts": "2611232000",
            "err-code": "0",
            "api-key": ACCOUNT,
            "client-ref": text,
            **fields,
        }
        return post("status", signed(whole))

    def forged(self, webhook: Post) -> list[Post]:
        fields = json.loads(webhook.body)
        bare = {name: value for name, value in fields.items() if name not in ("sig", "timestamp", "nonce")}
        return [
            post(webhook.what, bare),
            post(webhook.what, {**fields, "sig": ""}),
            post(webhook.what, {**fields, "sig": "é"}),
            post(webhook.what, signed(bare, secret="another")),
            post(webhook.what, signed(bare, secret="")),
            post(webhook.what, signed({**bare, "api-key": "abcd1235"})),
            post(webhook.what, {**fields, "text": "Hi"}),
            post(webhook.what, {**fields, "x": "1"}),
            as_query(post(webhook.what, {**fields, "msisdn": "17045550177"})),
            replace(webhook, method="GET", body=b"", query=""),
        ]

    def stale(self, webhook: Post) -> Post | None:
        bare = {n: v for n, v in json.loads(webhook.body).items() if n not in ("sig", "timestamp", "nonce")}
        return post(webhook.what, signed(bare, at=time.time() - 25 * 3600))

    def malformed(self) -> list[Post]:
        whole = self.fields("Hi")
        changes: list[dict[str, str]] = [{"msisdn": "nobody"}, {"msisdn": ""}, {"to": "x"}, {"messageId": ""}]
        twice = as_query(self.text("Hi"))
        return [
            *(post("text", signed({**whole, **changed})) for changed in changes),
            post("text", signed({**whole, "scts": "2611232000"})),  # a receipt at the wrong address
            post("status", signed(whole)),
            replace(twice, query=f"{twice.query}&text=STOP"),
            Post("text", b"[]", {"Content-Type": JSON}),
            Post("text", b'{"text": {"a": 1}}', {"Content-Type": JSON}),
            self.text("Hi").but(Content_Type="text/plain"),
        ]

    def provider_id(self, number: int) -> str:
        return f"00000000-0000-4000-8000-{number:012x}"

    def accepts(self, number: int = 1) -> Answer:
        return said("0", **{"message-id": self.provider_id(number)})

    def read(self, path: str, headers: Mapping[str, str], body: bytes) -> Sent:
        assert path == "/sms/json"
        assert headers["authorization"] == "Basic " + b64encode(f"{ACCOUNT}:{SECRET}".encode()).decode()
        assert headers["content-type"] == FORM
        form = {name: values[0] for name, values in parse_qs(body.decode(), strict_parsing=True).items()}
        assert urlsplit(form["callback"]).path == f"/hooks/vonage/{HOOK}/status"
        assert (form["type"], form["status-report-req"]) == ("unicode" if "😀" in form["text"] else "text", "1")
        return Sent("+" + form["from"], "+" + form["to"], form["text"], (), form["client-ref"])

    def answers(self) -> list[tuple[str, Answer, Outcome]]:
        slow = "Throughput Rate Exceeded - please wait [ 250 ] and retry"
        parts = [{"status": "0", "message-id": self.provider_id(1)}, {"status": "1", "error-text": slow}]
        in_part = Answer(200, {}, json.dumps({"message-count": "2", "messages": parts}).encode())
        both = Answer(200, {}, json.dumps({"message-count": "2", "messages": [parts[0]] * 2}).encode())
        to_mend = Outcome(Fate.NOT_SENT, why="auth", retry_after=30.0)
        return [
            ("too fast, wait", said("1", slow), Outcome(Fate.NOT_SENT, "", "rate", 0.25)),
            ("too fast", said("1"), Outcome(Fate.NOT_SENT, why="rate")),
            ("bad parameter", said("3", "Invalid parameter"), Outcome(Fate.FAILED, why="3")),
            ("wrong secret", said("4", "Bad Credentials"), to_mend),
            ("an error inside", said("5", "Internal Error"), Outcome(Fate.UNKNOWN, why="5")),
            ("barred", said("7", "Number Barred"), Outcome(Fate.FAILED, why="7")),
            ("no credit", said("9", "Partner quota exceeded"), to_mend),
            ("a code of tomorrow", said("99", "New"), Outcome(Fate.UNKNOWN, why="99")),
            ("no code", said("x"), Outcome(Fate.UNKNOWN, why="unreadable")),
            ("some parts only", in_part, Outcome(Fate.UNKNOWN, why="in_part")),
            ("all parts", both, Outcome(Fate.SENT, provider_id=self.provider_id(1))),
            ("an id that is none", said("0", **{"message-id": "x"}), Outcome(Fate.UNKNOWN, why="unreadable")),
        ]


kit = Vonage()
