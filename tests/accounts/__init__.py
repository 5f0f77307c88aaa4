"""Providers' settings of a number on loopback: what connect reads and changes, and how a provider may fail at it."""

from __future__ import annotations

import json
import socket
from collections.abc import Mapping
from typing import Any, ClassVar, Self, TypeVar
from urllib.parse import parse_qsl, urlsplit

from app.providers.steps import Steps, carried_out
from app.providers.wire import Wire
from tests.consent.worlds import SENDER
from tests.providers.loopback import RawServer

T = TypeVar("T")

OLD = "https://acme.example/sms"
ANOTHER = "+17045550188"
"""A number of the same account that is not set up here."""


class CarrierAccount:
    """One provider's account: a few dicts of settings behind its API."""

    provider: ClassVar[str]
    account: ClassVar[str] = ""
    credentials: ClassVar[str]  # how the Authorization begins
    options: ClassVar[Mapping[str, str]] = {}
    key_envs: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    shared: ClassVar[str] = ""  # the word that speaks against it where another's number is at the same place
    forbidden: ClassVar[Any]

    def __init__(self) -> None:
        self.in_place: list[str] = [SENDER]  # the numbers at the place
        self.refuse = False  # changes
        self.fault = ""  # of every answer: refused, hangs, garbage, list, redirect
        self.ours: int | None = 422  # what our own webhook answers
        self.probes: list[bytes] = []
        self.posts: list[str] = []  # the paths of changes
        self.elsewhere = RawServer(lambda _number, _connection: False)
        self.server = RawServer(self._serve)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.server.__exit__()
        self.elsewhere.__exit__()

    @property
    def url(self) -> str:
        return self.server.url.rstrip("/")

    def there(self) -> Any:
        """All that the provider has set."""
        raise NotImplementedError

    def get(self, path: str, query: dict[str, str]) -> tuple[int, Any]:
        raise NotImplementedError

    def change(self, method: str, path: str, said: dict[str, Any]) -> tuple[int, Any]:
        raise NotImplementedError

    def _serve(self, _number: int, connection: socket.socket) -> bool:
        head, _, body = self.server.requests[-1].partition(b"\r\n\r\n")
        method, target, _ = head.split(b"\r\n")[0].decode().split(" ")
        path, query = urlsplit(target).path, dict(parse_qsl(urlsplit(target).query))
        status, said, more = 200, None, b""
        if path.startswith("/hooks/"):
            self.probes.append(self.server.requests[-1])
            status = self.ours or 404
        elif b"authorization: " + self.credentials.lower().encode() not in head.lower():
            status, said = 401, self.forbidden
        elif self.fault == "hangs":
            return True
        elif self.fault == "refused":
            status, said = 403, self.forbidden
        elif self.fault == "redirect":
            status, more = 302, b"Location: " + self.elsewhere.url.encode() + b"\r\n"
        elif self.fault == "list":
            said = [1]
        elif method == "GET":
            status, said = self.get(path, query)
        else:
            self.posts.append(path)
            form = b"application/x-www-form-urlencoded" in head
            read = dict(parse_qsl(body.decode(), keep_blank_values=True)) if form else json.loads(body)
            status, said = (403, self.forbidden) if self.refuse else self.change(method, path, read)
        answer = b"<html>" if self.fault == "garbage" else json.dumps(said).encode()
        connection.sendall(b"HTTP/1.1 %d X\r\n%sContent-Length: %d\r\n\r\n%s" % (status, more, len(answer), answer))
        return True


def run(steps: Steps[T]) -> T:
    """Carry out a connector's steps on a wire of their own."""
    wire = Wire(total_timeout=5.0)
    try:
        return carried_out(wire, steps)
    finally:
        wire.close()
