"""Plivo's forms and signatures, V2: the address and a nonce are signed, what is said is not."""

from __future__ import annotations

import hmac
import json
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import replace
from itertools import count
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

from app.providers.calls import Answer
from app.providers.seam import Fate, Outcome, Status
from tests.providers.kits import ANNA, HOOK, OURS, PUBLIC, Kit, Post, Sent

ACCOUNT, TOKEN = "MA" + "X" * 17 + "1", "token-of-the-contract"
FORM = "application/x-www-form-urlencoded"
WORDS = {
    Status.QUEUED: "queued",
    Status.SENT: "sent",
    Status.DELIVERED: "delivered",
    Status.UNDELIVERED: "undelivered",
    Status.FAILED: "failed",
    Status.READ: "read",
}
_nonces = count(10**19 + 1)


def signed(what: str, form: Mapping[str, str], *, query: str = "", token: str = TOKEN, nonce: str = "") -> Post:
    nonce = nonce or str(next(_nonces))
    proof = hmac.digest(token.encode(), f"{PUBLIC}/hooks/plivo/{HOOK}/{what}{nonce}".encode(), "sha256")
    headers = {
        "Content-Type": FORM,
        "X-Plivo-Signature-V2": b64encode(proof).decode(),
        "X-Plivo-Signature-Ma-V2": b64encode(hmac.digest(b"of the main account", proof, "sha256")).decode(),
        "X-Plivo-Signature-V2-Nonce": nonce,
    }
    return Post(what, urlencode(form).encode(), headers, query)


def bare(number: str) -> str:
    return number.removeprefix("+")


class Plivo(Kit):
    name = "plivo"
    settings = f'account = "{ACCOUNT}"\nauth_token_env = "PLIVO_TOKEN"'
    env = {"PLIVO_TOKEN": TOKEN}
    ack_seconds = 8.0

    def text(self, body: str, number: int = 1, *, sender: str = ANNA, to: str = OURS) -> Post:
        return signed("text", self._form(number, From=bare(sender), To=bare(to), Text=body, Type="sms"))

    def media(self, number: int = 1) -> tuple[Post, tuple[str, ...]]:
        urls = tuple(f"https://media.plivo.com/Account/{ACCOUNT}/Message/{n}" for n in (1, 2))
        media = {f"Media{n}": url for n, url in enumerate(urls, 1)}
        form = self._form(number, From=bare(ANNA), To=bare(OURS), Body="Look", Type="mms", MediaCount="2", **media)
        return signed("text", form), urls

    def status(self, said: Status, text: str, number: int = 1) -> Post | None:
        word = WORDS.get(said)
        return self._status(text, number, Status=word, Sequence="2") if word else None

    def blocked(self, text: str, number: int = 1) -> Post:
        return self._status(text, number, Status="failed", ErrorCode="200", Sequence="1")

    def _form(self, number: int, **fields: str) -> dict[str, str]:
        return {"MessageUUID": self.provider_id(number), "Units": "1", "PowerpackUUID": "", **fields}

    def _status(self, text: str, number: int, **fields: str) -> Post:
        return signed("status", self._form(number, From=bare(OURS), To=bare(ANNA), **fields), query=f"text={text}")

    def forged(self, post: Post) -> list[Post]:
        form = dict(parse_qsl(post.body.decode(), keep_blank_values=True))
        nonce = post.headers["X-Plivo-Signature-V2-Nonce"]
        foreign = signed(post.what, form, token="another", nonce=nonce).headers["X-Plivo-Signature-V2"]
        return [
            post.but(X_Plivo_Signature_V2=None),
            post.but(X_Plivo_Signature_V2=""),
            post.but(X_Plivo_Signature_V2="é,,"),
            post.but(X_Plivo_Signature_V2=foreign),
            post.but(X_Plivo_Signature_V2_Nonce=str(next(_nonces))),
            post.but(X_Plivo_Signature_V2_Nonce=None),
            replace(post, what="status" if post.what == "text" else "text"),
            # The scheme is the Sender's setting: that of another version counts for nothing.
            post.but(X_Plivo_Signature_V2=None, X_Plivo_Signature_V3=foreign, X_Plivo_Signature_V3_Nonce=nonce),
        ]

    def spent(self, post: Post) -> Post | None:
        form = self._form(99, From=bare(ANNA), To=bare(OURS), Text="START", Type="sms")
        return replace(post, body=urlencode(form).encode())

    def malformed(self) -> list[Post]:
        whole = self._form(1, From=bare(ANNA), To=bare(OURS), Text="Hi", Type="sms")
        changes: list[dict[str, str]] = [{"From": "nobody"}, {"From": ""}, {"To": "x"}, {"MessageUUID": ""}]
        text = signed("text", whole)
        return [
            *(signed("text", {**whole, **changed}) for changed in changes),
            signed("text", {**whole, "MessageUUID": "1"}),
            signed("text", {**whole, "Status": "delivered"}),
            signed("status", whole),
            replace(text, body=text.body + b"&Text=STOP"),
            replace(text, query="Text=STOP"),
            text.but(Content_Type="application/json"),
        ]

    def provider_id(self, number: int) -> str:
        return f"00000000-0000-4000-8000-{number:012x}"

    def accepts(self, number: int = 1) -> Answer:
        said = {"api_id": "00000000", "message": "message(s) queued", "message_uuid": [self.provider_id(number)]}
        return Answer(202, {}, json.dumps(said).encode())

    def read(self, path: str, headers: Mapping[str, str], body: bytes) -> Sent:
        assert path == f"/v1/Account/{ACCOUNT}/Message/"
        assert headers["authorization"] == "Basic " + b64encode(f"{ACCOUNT}:{TOKEN}".encode()).decode()
        assert headers["content-type"] == "application/json"
        said = json.loads(body)
        assert set(said) <= {"src", "dst", "text", "type", "url", "method", "media_urls"}
        assert said["dst"].isdecimal(), "one number"
        assert said["src"].isdecimal()
        assert said["method"] == "POST"
        media = tuple(said.get("media_urls", ()))
        assert said["type"] == ("mms" if media else "sms")
        callback = urlsplit(said["url"])
        assert f"{callback.scheme}://{callback.netloc}{callback.path}" == f"{PUBLIC}/hooks/plivo/{HOOK}/status"
        text = parse_qs(callback.query)["text"][0]
        return Sent(f"+{said['src']}", f"+{said['dst']}", said["text"], media, text)

    def answers(self) -> list[tuple[str, Answer, Outcome]]:
        return [
            ("bad number", error(400, "dst parameter is invalid"), Outcome(Fate.FAILED, why="http_400")),
            ("wrong token", error(401, "x"), Outcome(Fate.NOT_SENT, why="auth", retry_after=30.0)),
            ("too fast", error(429, "too many requests"), Outcome(Fate.NOT_SENT, why="rate")),
            ("too fast, wait", Answer(429, {"retry-after": "7"}, b""), Outcome(Fate.NOT_SENT, "", "rate", 7.0)),
            ("too slow", error(408, "x"), Outcome(Fate.UNKNOWN, why="http_408")),
            ("broken", error(500, "x"), Outcome(Fate.UNKNOWN, why="http_500")),
            ("no id", Answer(202, {}, b'{"message_uuid": []}'), Outcome(Fate.UNKNOWN, why="unreadable")),
            ("no list", Answer(202, {}, b'{"message_uuid": "x"}'), Outcome(Fate.UNKNOWN, why="unreadable")),
            (
                "an id that is none",
                Answer(202, {}, b'{"message_uuid": ["x"]}'),
                Outcome(Fate.UNKNOWN, why="unreadable"),
            ),
        ]


def error(status: int, said: str) -> Answer:
    return Answer(status, {}, json.dumps({"api_id": "00000000", "error": said}).encode())


kit = Plivo()
