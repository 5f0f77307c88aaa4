"""A Business's application on loopback that answers as the test likes, and a forwarder whose time the test moves."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qsl

import pytest
from msgspec.structs import replace

from app.consent.forwards import Forward
from app.consent.model import Policy
from app.gateway.forwarding.sending import Forwarding
from app.providers.wire import Wire
from app.store.store import real_now
from tests.consent.worlds import POLICY
from tests.gateway.conftest import TOKEN_ENV, World

Reply = tuple[int, dict[str, str], bytes]
OK: Reply = (200, {}, b"")


@dataclass
class Got:
    """One request as the application got it."""

    path: str
    headers: dict[str, str]
    body: bytes = field(repr=False)

    @property
    def event(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.body)
        return found

    @property
    def form(self) -> dict[str, str]:
        return dict(parse_qsl(self.body.decode(), keep_blank_values=True))


class Server(ThreadingHTTPServer):
    request_queue_size = 64
    daemon_threads = True
    block_on_close = False


class Application:
    """The Business's own server. `answer` is told each request; `got` are all of them, in the order they came."""

    def __init__(self) -> None:
        self.answer: Callable[[Got], Reply] = lambda _: OK
        self.got: list[Got] = []
        self.at_once = self.most_at_once = 0
        self._lock = threading.Lock()
        application = self

        class Answering(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                application._post(self)

            def log_message(self, *_: object) -> None:
                return

        self._server = Server(("127.0.0.1", 0), Answering)
        self._thread = threading.Thread(target=self._server.serve_forever, args=[0.02], daemon=True)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/sms/?from=us"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._server.shutdown()
        self._server.server_close()

    def _post(self, request: BaseHTTPRequestHandler) -> None:
        body = request.rfile.read(int(request.headers["Content-Length"]))
        got = Got(request.path, {name.lower(): value for name, value in request.headers.items()}, body)
        with self._lock:
            self.got.append(got)
            self.at_once += 1
            self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            status, headers, content = self.answer(got)
        finally:
            with self._lock:
                self.at_once -= 1
        try:
            request.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(content))}.items():
                request.send_header(name, value)
            request.end_headers()
            request.wfile.write(content)
        except OSError:
            request.close_connection = True

    @property
    def events(self) -> list[dict[str, Any]]:
        return [one.event for one in self.got]


class Forwarder:
    """The forwarder of a World: `settle` lets it do what there is to do now."""

    def __init__(self, world: World, application: Application) -> None:
        self.world, self.application = world, application
        self.ahead = 0
        self.began = real_now()
        self.wire = Wire(total_timeout=20.0, connect_timeout=20.0)
        self.forwarding = self.another()

    def another(self, **how: Any) -> Forwarding:
        gateway = self.world.gateway
        # Time stands still but for what the test lets go by. Each look at the clock is a second after the one
        # before, so that nothing waits for the next look.
        ticks = count()
        return Forwarding(
            gateway.core,
            gateway.submit,
            self.wire,
            now=lambda: self.began + self.ahead,
            clock=lambda: float(next(ticks)),
            chance=lambda: 0.0,
            **how,
        )

    def apply(self, forward: Forward | None = None, **more: Any) -> Policy:
        """Put settings into force, and let the forwarder see them."""
        policy = with_tokens(replace(POLICY, forward=forward or Forward(self.application.url), **more))
        self.world.policy = self.world.gateway.admin.apply(policy, by="test")
        self.settle()
        return self.world.policy

    def settle(self) -> None:
        """Copy, then forward until nothing is due or under way."""
        while self.world.copy():
            pass
        quiet, end = 0, time.monotonic() + 60
        while quiet < 3:
            assert time.monotonic() < end, "it comes to no end"
            ended = self.forwarding.round(0.05)
            quiet = 0 if ended or self.wire.in_flight else quiet + 1
        while self.world.copy():
            pass

    def pass_time(self, ms: int) -> None:
        """Let real time go by, and do what is due then."""
        self.ahead += ms
        self.settle()

    def rows(self, **which: Any) -> list[Any]:
        return list(self.world.gateway.forwards.page("demo", **which).rows)

    def state(self, endpoint: str = "business") -> Any:
        return next(one for one in self.world.gateway.forwards.endpoints("demo") if one.name == endpoint)


def with_tokens(policy: Policy) -> Policy:
    senders = {n: replace(s, auth_token_env=(TOKEN_ENV,)) for n, s in policy.senders.items()}
    return replace(policy, senders=senders)


@pytest.fixture
def application() -> Iterator[Application]:
    with Application() as application:
        yield application


@pytest.fixture
def forwarder(world: World, application: Application) -> Iterator[Forwarder]:
    forwarder = Forwarder(world, application)
    forwarder.apply()
    yield forwarder
    forwarder.wire.close()
