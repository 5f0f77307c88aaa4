"""The native API on a real gateway: fakeredis with its Lua, a Ledger in a file, a Policy built here."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from flask_openapi.openapi import OpenAPI
from msgspec.structs import replace
from pydantic import BaseModel
from werkzeug.test import TestResponse

from app.config import public_policy
from app.consent.model import Kind, Policy, Program, Sender
from app.gateway.core import Core
from app.gateway.gateway import Gateway
from app.gateway.importing.shelf import Shelf
from app.gateway.importing.uploads import Uploads
from app.gateway.intake import Heartbeat
from app.gateway.pressure import Pressure
from app.gateway.sealing import Sealing
from app.ids import Identity
from app.keyring import Signer
from app.ledger.queries import Ledger
from app.phone import parse_phone
from app.providers.seam import InboundText
from app.store.store import Store
from app.web import create
from app.wiring import all_rules
from tests.clock import until_monday_noon
from tests.databases import migrated
from tests.fakes import Patient, fake_redis

SENDER = "+17045550100"
ANNA = "+17045550123"
BEN = "+17045550124"
MOST_BYTES = 1024 * 1024
SCOPES = ("send", "person", "read", "consent", "operate", "admin")

POLICY = Policy(
    "demo",
    "DEM0AA",
    "Demo",
    senders={SENDER: Sender(SENDER, "simulator", hook="a-secret-hook-000", default_program="support")},
    programs={
        "support": Program("support", Kind.CONVERSATIONAL),
        "reminders": Program("reminders", Kind.INFORMATIONAL, recurring=True),
        "offers": Program("offers", Kind.PROMOTIONAL, recurring=True),
    },
)
OTHER = replace(POLICY, business="rival", tag="R1VAL2", name="Rival")


@dataclass
class Api:
    """The API as a caller with a key of `demo` sees it, and the other side: the Consumer and the ledger writer."""

    gateway: Gateway
    app: OpenAPI
    client: FlaskClient
    redis: Any
    key: str
    rung: list[str]
    uploads: Uploads
    keys: dict[str, str] = field(default_factory=dict)

    def call(self, method: str, path: str, json: Any = None, *, key: str | None = None, **how: Any) -> TestResponse:
        headers = {"Authorization": f"Bearer {key or self.key}", **how.pop("headers", {})}
        more = {"json": json} if json is not None else {}
        return self.client.open(f"/v1{path}", method=method, headers=headers, **more, **how)

    def get(self, path: str, **how: Any) -> TestResponse:
        return self.call("GET", path, **how)

    def post(self, path: str, json: Any = None, **how: Any) -> TestResponse:
        return self.call("POST", path, json, **how)

    def send(self, body: str = "Hello", to: str = ANNA, *, headers: dict[str, str] | None = None, **more: Any) -> Any:
        return self.post("/messages", {"from": SENDER, "to": to, "body": body, **more}, headers=headers or {})

    def key_of(self, *scopes: str, business: str = "demo") -> str:
        """A key with exactly those scopes."""
        name = f"{business}:{','.join(scopes)}"
        if name not in self.keys:
            self.keys[name] = self.gateway.admin.make_key(business, scopes, name="t", by="test")
        return self.keys[name]

    def inbound(self, body: str = "Hi", sender: str = ANNA, business: str = "demo") -> Any:
        policy = self.gateway.core.businesses.get(business)
        number = next(_events)
        text = InboundText(
            sender=SENDER, consumer=sender, body=body, event=f"e{number}", provider_id=f"SM{number}", media=()
        )
        return self.gateway.receive.text(policy, policy.senders[SENDER], text)

    def copy(self) -> None:
        """The ledger writer catches up."""
        for policy in (POLICY, OTHER):
            while self.gateway.copying.once(policy.business, policy.tag):
                pass

    def stored(self) -> tuple[int, ...]:
        """Enough of the store to see that nothing was written."""
        outboxes = (self.redis.xlen(self.gateway.core.store.keys(b).outbox) for b in ("demo", "rival"))
        return (self.redis.dbsize(), *outboxes)

    def standing(self, number: str = ANNA) -> Any:
        core = self.gateway.core
        who = core.identity.consumer("demo", parse_phone(number).address)
        return core.store.read("demo", POLICY.tag, [who]).snapshots[who].standing


_events = itertools.count(1)


def build(redis: Any, folder: Path, kind: type[Store] = Patient) -> tuple[Gateway, list[str]]:
    """A gateway on that Redis, with a Ledger in that folder."""
    engine = migrated(f"sqlite:///{folder / 'ledger.db'}")
    rung: list[str] = []
    store = kind(redis, simulated_clock=True)
    core = Core(
        store=store,
        pressure=Pressure(store, lambda: (0, 0)),
        ledger=Ledger(engine),
        identity=Identity(b"x" * 32),
        rules=all_rules(),
        ring=rung.append,
        secret={}.get,
        public_base="https://sms.example.com",
    )
    return Gateway(core, public_policy, Sealing(core, Signer(b"y" * 32))), rung


def uploads_in(folder: Path, gateway: Gateway, rung: list[str]) -> Uploads:
    """Lists that are uploaded into that folder."""
    return Uploads(gateway.core, Shelf(folder), most_bytes=MOST_BYTES, ring=rung.append)


@contextmanager
def served(folder: Path) -> Iterator[Api]:
    """The API with its Ledger in that folder."""
    redis = fake_redis()
    gateway, rung = build(redis, folder)
    gateway.core.directory.advance(until_monday_noon())
    for policy in (POLICY, OTHER):
        gateway.admin.apply(policy, by="test")
    key = gateway.admin.make_key("demo", SCOPES, name="all", by="test")
    rung.clear()
    uploads = uploads_in(folder / "imports", gateway, rung)
    app = create(gateway, uploads, admin_port=8081, threads=4, lost=Heartbeat(gateway.core).lost)
    yield Api(gateway, app, app.test_client(), redis, key, rung, uploads)
    gateway.core.ledger.close()
    redis.close()


@pytest.fixture
def api(tmp_path: Path) -> Iterator[Api]:
    with served(tmp_path) as api:
        yield api


def shaped(answer: TestResponse, model: type[BaseModel], status: int = 200) -> Any:
    """The answer's body, held against what the documentation says of it."""
    assert answer.status_code == status, answer.get_json()
    model.model_validate(answer.get_json())
    return answer.get_json()
