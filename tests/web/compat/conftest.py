"""The real twilio-python against a real server on loopback: a gateway behind it, and a Twilio of ours behind that."""

from __future__ import annotations

import itertools
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

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
from app.ledger.engine import migrate, open_engine
from app.ledger.queries import Ledger
from app.phone import parse_phone
from app.providers.seam import InboundText
from app.providers.twilio_message import text_of
from app.settings import Settings
from app.store.store import Store
from app.web import create
from app.wiring import assemble
from tests.clock import until_monday_noon
from tests.consent.worlds import SHOWN
from tests.fakes import fake_redis

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


class Twilio:
    """Twilio as it is behind the gateway: what reached it, and the answer that it gives."""

    def __init__(self) -> None:
        self.seen: list[tuple[str, str, dict[str, str], str]] = []
        self.answer: tuple[int, dict[str, str], bytes] = (200, {"Content-Type": "application/json"}, b"{}")
        self.wait = threading.Event()
        self.wait.set()
        twilio = self

        class Answers(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length", "0"))).decode()
                twilio.seen.append((self.command, self.path, dict(self.headers.items()), body))
                twilio.wait.wait(20)
                status, headers, said = twilio.answer
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                if status != 204:
                    self.send_header("Content-Length", str(len(said)))
                self.end_headers()
                self.wfile.write(said)

            do_POST = do_DELETE = do_GET  # noqa: N815 (how http.server finds them)

            def log_message(self, *words: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    def says(self, value: object, status: int = 200, **headers: str) -> None:
        self.answer = (status, {"Content-Type": "application/json", **headers}, json.dumps(value).encode())


@dataclass
class App:
    """The gateway as an app of Twilio's sees it, and the other side."""

    gateway: Gateway
    policy: Policy
    base: str
    twilio: Twilio
    redis: Any
    key: str
    rung: list[str]
    environ: dict[str, str]
    events: Iterator[int] = field(default_factory=lambda: itertools.count(1))

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
        policy = self.gateway.core.businesses.get("acme")
        text = InboundText(sender=to, consumer=sender, body=body, event=f"twilio:{sid}", provider_id=sid)
        return self.gateway.receive.text(policy, policy.senders[to], text)

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

    def record_by(self, made: Any) -> str:
        """Who asked for the text that was just made."""
        return str(self.record(str(text_of(made.sid, self.policy.tag))).text.by)

    def apply(self, policy: Policy) -> None:
        self.policy = self.gateway.admin.apply(policy, by="test")

    def copy(self) -> None:
        """The ledger writer catches up."""
        while self.gateway.copying.once("acme", self.policy.tag):
            pass


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


@pytest.fixture
def twilio() -> Iterator[Twilio]:
    made = Twilio()
    thread = threading.Thread(target=made.server.serve_forever, args=(0.02,))
    thread.start()
    yield made
    made.wait.set()
    made.server.shutdown()
    thread.join()
    made.server.server_close()


@pytest.fixture
def app(tmp_path: Path, twilio: Twilio) -> Iterator[App]:
    redis = fake_redis()
    engine = open_engine(f"sqlite:///{tmp_path / 'ledger.db'}")
    migrate(engine)
    rung: list[str] = []
    environ = {"CONSENTRY_DATA": str(tmp_path), "ACME_TOKEN": TOKEN, "ACME_KEY_SECRET": KEY_SECRET}
    store = Patient(redis, simulated_clock=True)
    pressure = Pressure(store, lambda: (0, 0))
    settings = Settings.from_env(environ)
    parts = assemble(
        settings, Keyring(b"x" * 32, b"y" * 32), store, Ledger(engine), ring=rung.append, pressure=pressure
    )
    gateway = parts.gateway
    gateway.core.directory.advance(until_monday_noon())
    senders = {number: replace(sender, api_base=twilio.url) for number, sender in POLICY.senders.items()}
    policy = gateway.admin.apply(replace(POLICY, senders=senders), by="test")
    key = gateway.admin.make_key("acme", ("send", "read", "operate", "admin"), name="all", by="test")
    uploads = Uploads(gateway.core, Shelf(tmp_path / "imports"), most_bytes=1024, ring=rung.append)
    web = create(gateway, uploads, admin_port=8081, threads=8, lost=Heartbeat(gateway.core).lost)
    server = make_server("127.0.0.1", 0, web, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    rung.clear()
    yield App(gateway, policy, f"http://127.0.0.1:{server.port}", twilio, redis, key, rung, environ)
    server.shutdown()
    thread.join()
    server.server_close()
    engine.dispose()
    redis.close()


class Patient(Store):
    """A store whose requests may take long: on a busy machine the fake Redis does."""

    def budget(self, seconds: float = 0.0) -> Any:
        return super().budget(60.0)
