"""The real twilio-python against a real server on loopback: a gateway behind it, and a Twilio of ours behind that."""

from __future__ import annotations

import itertools
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, TypeVar

import pytest
import requests
from msgspec.structs import replace
from twilio.rest import Client
from werkzeug.serving import make_server

from app.consent.compat import ApiKey, Compat, Pool
from app.consent.model import Kind, Policy, Program, Sender
from app.gateway.consents import GrantRequest
from app.gateway.gateway import Gateway
from app.gateway.importing.shelf import Shelf
from app.gateway.importing.uploads import Uploads
from app.gateway.intake import Heartbeat
from app.gateway.pressure import Pressure
from app.keyring import Keyring
from app.ledger.queries import Ledger
from app.phone import parse_phone
from app.providers.seam import InboundText
from app.providers.twilio_message import text_of
from app.settings import Settings
from app.web import create
from app.wiring import assemble
from tests.clock import until_monday_noon
from tests.consent.worlds import SHOWN
from tests.databases import migrated
from tests.fakes import Patient, fake_redis

ACCOUNT = "AC" + "0" * 31 + "1"
TOKEN = "the-account's-own-auth-token"
KEY = "SK" + "0" * 31 + "2"
KEY_SECRET = "the-secret-of-the-api-key"
SERVICE = "MG" + "0" * 31 + "3"
SENDER = "+17045550100"
SECOND = "+17045550101"
STRICT = "+17045550102"
"""It refuses what it would hold."""
ANNA = "+17045550123"
BEN = "+17045550124"


class Behind:
    """A carrier as it is behind the gateway: what reached it, and the answer that it gives."""

    def __init__(self) -> None:
        self.seen: list[tuple[str, str, dict[str, str], str]] = []
        self.answer: tuple[int, dict[str, str], bytes] = (200, {"Content-Type": "application/json"}, b"{}")
        self.wait = threading.Event()
        self.wait.set()
        behind = self

        class Answers(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length", "0"))).decode()
                behind.seen.append((self.command, self.path, dict(self.headers.items()), body))
                behind.wait.wait(20)
                status, headers, said = behind.to(self.path)
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                if status != 204:
                    self.send_header("Content-Length", str(len(said)))
                self.end_headers()
                self.wfile.write(said)

            do_POST = do_PUT = do_PATCH = do_DELETE = do_GET  # noqa: N815 (how http.server finds them)

            def log_message(self, *words: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    def to(self, path: str) -> tuple[int, dict[str, str], bytes]:
        """The answer to a request to that path."""
        return self.answer

    def says(self, value: object, status: int = 200, **headers: str) -> None:
        self.answer = (status, {"Content-Type": "application/json", **headers}, json.dumps(value).encode())


@dataclass
class Served:
    """The gateway as an app of a carrier's sees it, and the other side."""

    gateway: Gateway
    policy: Policy
    base: str
    behind: Behind
    redis: Any
    key: str
    rung: list[str]
    environ: dict[str, str]
    events: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def grant(self, program: str = "reminders", tier: str = "express", to: str = ANNA) -> None:
        from app.consent.model import ConsentTier, Source

        now = self.gateway.core.clock()
        asked = GrantRequest(
            consumer=parse_phone(to),
            program=program,
            tier=ConsentTier.of(tier),
            source=Source.PAPER,
            given_at=now - 1000,
            disclosure=SHOWN.replace("Demo", "Acme"),
            evidence={"document": "form 12"},
            no_confirmation="confirmed on paper",
        )
        self.gateway.consents.grant("acme", asked, by="test")

    def record(self, text: str) -> Any:
        return self.gateway.core.store.texts("acme", [text])[text]

    def apply(self, policy: Policy) -> None:
        self.policy = self.gateway.admin.apply(policy, by="test")

    def copy(self) -> None:
        """The ledger writer catches up."""
        while self.gateway.copying.once("acme", self.policy.tag):
            pass

    def received(self, provider: str, id: str, body: str, sender: str, to: str) -> Any:
        policy = self.gateway.core.businesses.get("acme")
        text = InboundText(sender=to, consumer=sender, body=body, event=f"{provider}:{id}", provider_id=id)
        return self.gateway.receive.text(policy, policy.senders[to], text)


class App(Served):
    """An app of Twilio's."""

    @property
    def twilio(self) -> Behind:
        return self.behind

    def client(
        self, user: str = ACCOUNT, password: str = TOKEN, prefix: str = "", account: str | None = None
    ) -> Client:
        """twilio-python with its one changed line."""
        made = Client(user, password, account)
        made.api.base_url = f"{self.base}/compat/twilio{prefix}"
        return made

    def send(self, body: str = "Hello", to: str = ANNA, *, client: Client | None = None, **more: Any) -> Any:
        given = {} if "messaging_service_sid" in more else {"from_": SENDER}
        return (client or self.client()).messages.create(to=to, body=body, **{**given, **more})

    def raw(self, method: str, path: str, data: Any = None, **how: Any) -> requests.Response:
        """A request without an SDK."""
        how.setdefault("auth", (ACCOUNT, TOKEN))
        url = f"{self.base}/compat/twilio{path}"
        return requests.request(method, url, data=data, timeout=30, allow_redirects=False, **how)

    def post(self, form: Any, path: str = f"/2010-04-01/Accounts/{ACCOUNT}/Messages.json", **how: Any) -> Any:
        return self.raw("POST", path, form, **how)

    def inbound(self, body: str = "Hi", sender: str = ANNA, to: str = SENDER, sid: str = "") -> Any:
        sid = sid or f"SM{next(self.events):032x}"
        return self.received("twilio", sid, body, sender, to)

    def record_by(self, made: Any) -> str:
        """Who asked for the text that was just made."""
        return str(self.record(str(text_of(made.sid, self.policy.tag))).text.by)


POLICY = Policy(
    "acme",
    "ACME01",
    "Acme",
    hours="Mon-Fri 08:00-18:00",
    senders={
        number: Sender(
            number,
            "twilio",
            account=ACCOUNT,
            auth_token_env=("ACME_TOKEN",),
            hook=f"a-secret-hook-{number[-3:]}",
            default_program="support",
            on_hold="refuse" if number == STRICT else "accept",
        )
        for number in (SENDER, SECOND, STRICT)
    },
    programs={
        "support": Program("support", Kind.CONVERSATIONAL),
        "reminders": Program("reminders", Kind.INFORMATIONAL),
        "offers": Program("offers", Kind.PROMOTIONAL),
    },
    compat=Compat(
        {SERVICE: Pool(SERVICE, (SENDER, SECOND), "reminders")},
        {KEY: ApiKey(KEY, ACCOUNT, "ACME_KEY_SECRET")},
    ),
)


@contextmanager
def listening(behind: Behind) -> Iterator[None]:
    thread = threading.Thread(target=behind.server.serve_forever, args=(0.02,))
    thread.start()
    yield
    behind.wait.set()
    behind.server.shutdown()
    thread.join()
    behind.server.server_close()


@pytest.fixture
def twilio() -> Iterator[Behind]:
    made = Behind()
    with listening(made):
        yield made


@pytest.fixture
def app(tmp_path: Path, twilio: Behind) -> Iterator[App]:
    with serving(App, POLICY, twilio, {"ACME_TOKEN": TOKEN, "ACME_KEY_SECRET": KEY_SECRET}, tmp_path) as app:
        yield app


S = TypeVar("S", bound=Served)


@contextmanager
def serving(app: type[S], policy: Policy, behind: Behind, secrets: dict[str, str], tmp_path: Path) -> Iterator[S]:
    """The gateway on a port of loopback, with that Business and the carrier behind it."""
    redis = fake_redis()
    engine = migrated(f"sqlite:///{tmp_path / 'ledger.db'}")
    rung: list[str] = []
    environ = {"CONSENTRY_DATA": str(tmp_path), **secrets}
    store = Patient(redis, simulated_clock=True)
    pressure = Pressure(store, lambda: (0, 0))
    settings = Settings.from_env(environ)
    parts = assemble(
        settings, Keyring(b"x" * 32, b"y" * 32), store, Ledger(engine), ring=rung.append, pressure=pressure
    )
    gateway = parts.gateway
    gateway.core.directory.advance(until_monday_noon())
    senders = {number: replace(sender, api_base=behind.url) for number, sender in policy.senders.items()}
    policy = gateway.admin.apply(replace(policy, senders=senders), by="test")
    key = gateway.admin.make_key("acme", ("send", "read", "operate", "admin"), name="all", by="test")
    uploads = Uploads(gateway.core, Shelf(tmp_path / "imports"), most_bytes=1024, ring=rung.append)
    web = create(gateway, uploads, admin_port=8081, threads=8, lost=Heartbeat(gateway.core).lost)
    server = make_server("127.0.0.1", 0, web, threaded=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    rung.clear()
    yield app(gateway, policy, f"http://127.0.0.1:{server.port}", behind, redis, key, rung, environ)
    server.shutdown()
    thread.join()
    server.server_close()
    engine.dispose()
    redis.close()
