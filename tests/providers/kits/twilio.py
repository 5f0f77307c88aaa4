"""Twilio's forms and signatures."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import replace
from email.utils import formatdate
from urllib.parse import parse_qs, urlencode, urlsplit

from twilio.request_validator import RequestValidator

from app.providers.calls import Answer
from app.providers.seam import Fate, Outcome, Status
from tests.providers.kits import ANNA, HOOK, OURS, PUBLIC, Kit, Post, Sent

ACCOUNT, TOKEN = "AC" + "0" * 31 + "1", "token-of-the-contract"
FORM = "application/x-www-form-urlencoded"
WORDS = {
    Status.QUEUED: "queued",
    Status.SENDING: "sending",
    Status.SENT: "sent",
    Status.DELIVERED: "delivered",
    Status.UNDELIVERED: "undelivered",
    Status.FAILED: "failed",
    Status.CANCELED: "canceled",
    Status.READ: "read",
}


def signed(what: str, form: Mapping[str, str], *, query: str = "", token: str = TOKEN) -> Post:
    path = f"/hooks/twilio/{HOOK}/{what}" + (f"?{query}" if query else "")
    signature = RequestValidator(token).compute_signature(PUBLIC + path, form)
    return Post(what, urlencode(form).encode(), {"Content-Type": FORM, "X-Twilio-Signature": signature}, query)


def error(status: int, code: int, **headers: str) -> Answer:
    return Answer(status, headers, json.dumps({"code": code, "message": "…", "status": status}).encode())


class Twilio(Kit):
    name = "twilio"
    settings = f'account = "{ACCOUNT}"\nauth_token_env = "TWILIO_TOKEN"'
    env = {"TWILIO_TOKEN": TOKEN}
    ack_seconds = 15.0

    def text(self, body: str, number: int = 1, *, sender: str = ANNA, to: str = OURS) -> Post:
        return signed("text", self._form(number, From=sender, To=to, Body=body))

    def media(self, number: int = 1) -> tuple[Post, tuple[str, ...]]:
        urls = tuple(f"https://api.twilio.com/2010-04-01/Accounts/{ACCOUNT}/Media/ME{n}" for n in (0, 1))
        media = {f"MediaUrl{n}": url for n, url in enumerate(urls)}
        kinds = {f"MediaContentType{n}": "image/jpeg" for n in (0, 1)}
        form = self._form(number, From=ANNA, To=OURS, Body="Look", NumMedia="2", **media, **kinds)
        return signed("text", form), urls

    def status(self, said: Status, text: str, number: int = 1) -> Post | None:
        word = WORDS.get(said)
        return self._status(text, number, MessageStatus=word) if word else None

    def blocked(self, text: str, number: int = 1) -> Post:
        return self._status(text, number, MessageStatus="undelivered", ErrorCode="21610")

    def _form(self, number: int, **fields: str) -> dict[str, str]:
        return {"MessageSid": self.provider_id(number), "AccountSid": ACCOUNT, "NumMedia": "0", **fields}

    def _status(self, text: str, number: int, **fields: str) -> Post:
        return signed("status", self._form(number, From=OURS, To=ANNA, **fields), query=f"text={text}")

    def forged(self, post: Post) -> list[Post]:
        form = {name: values[0] for name, values in parse_qs(post.body.decode()).items()}
        return [
            post.but(X_Twilio_Signature=None),
            post.but(X_Twilio_Signature=""),
            post.but(X_Twilio_Signature=signed(post.what, form, token="another").headers["X-Twilio-Signature"]),
            replace(post, body=post.body + b"&x=1"),
            replace(post, query="x=1"),
        ]

    def malformed(self) -> list[Post]:
        whole = self._form(1, From=ANNA, To=OURS, Body="Hi")
        changes: list[dict[str, str]] = [{"From": "nobody"}, {"From": ""}, {"To": "x"}, {"MessageSid": ""}]
        return [
            *(signed("text", {**whole, **changed}) for changed in changes),
            signed("text", {**whole, "MessageSid": "SM1"}),
            signed("status", whole),
        ]

    def provider_id(self, number: int) -> str:
        return f"SM{number:032x}"

    def accepts(self, number: int = 1) -> Answer:
        return Answer(201, {}, json.dumps({"sid": self.provider_id(number), "status": "queued"}).encode())

    def read(self, path: str, headers: Mapping[str, str], body: bytes) -> Sent:
        assert path == f"/2010-04-01/Accounts/{ACCOUNT}/Messages.json"
        assert headers["authorization"] == "Basic " + b64encode(f"{ACCOUNT}:{TOKEN}".encode()).decode()
        assert headers["content-type"] == FORM
        form = parse_qs(body.decode(), strict_parsing=True)
        callback = urlsplit(form["StatusCallback"][0])
        assert callback.path == f"/hooks/twilio/{HOOK}/status"
        media = tuple(form.get("MediaUrl", ()))
        return Sent(form["From"][0], form["To"][0], form["Body"][0], media, parse_qs(callback.query)["text"][0])

    def answers(self) -> list[tuple[str, Answer, Outcome]]:
        return [
            ("opted out", error(400, 21610), Outcome(Fate.FAILED, why="21610", opted_out=True)),
            ("bad number", error(400, 21211), Outcome(Fate.FAILED, why="21211")),
            ("wrong token", error(401, 20003), Outcome(Fate.NOT_SENT, why="auth", retry_after=30.0)),
            ("too fast", error(429, 20429), Outcome(Fate.NOT_SENT, why="rate")),
            ("too fast, wait", error(429, 20429, **{"retry-after": "7"}), Outcome(Fate.NOT_SENT, "", "rate", 7.0)),
            ("an id that is none", Answer(201, {}, b'{"sid": "x"}'), Outcome(Fate.UNKNOWN, why="unreadable")),
        ]

    def listing(self, texts: list[tuple[int, str]]) -> Answer | None:
        rows = [
            {
                "sid": self.provider_id(number),
                "direction": "inbound",
                "from": ANNA,
                "to": OURS,
                "status": "received",
                "date_created": formatdate(usegmt=True),
                "num_media": "0",
                "body": body,
                "error_code": None,
            }
            for number, body in texts
        ]
        return Answer(200, {}, json.dumps({"messages": rows, "next_page_uri": None}).encode())


kit = Twilio()
