"""A gateway on a fake or a real Redis, with a Ledger in a file, wired as the product wires it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from sqlalchemy import Engine

from app.consent.model import Policy
from app.gateway.gateway import Gateway
from app.gateway.pressure import Pressure
from app.gateway.send import Send
from app.gateway.submit import Submission
from app.keyring import Keyring
from app.ledger.queries import Ledger
from app.phone import parse_phone
from app.providers.seam import InboundText
from app.settings import Settings
from app.simulator.running import CarrierThread
from app.store.store import Store
from app.wiring import assemble
from tests.clock import until_monday_noon
from tests.consent.worlds import POLICY, SENDER
from tests.databases import migrated

ANNA = "+17045550123"
TOKEN_ENV = "CONSENTRY_SIMULATOR_TOKEN"


@dataclass
class World:
    """A gateway, what it rang, and shorthands for the two sides."""

    gateway: Gateway
    rung: list[str]
    policy: Policy
    memory: list[int]  # used and most bytes, as Redis would say
    engine: Engine  # of its Ledger
    events: int = field(default=0)

    def send(self, body: str = "Hello", to: str = ANNA, **more: Any) -> Submission:
        return self.gateway.submit.one("demo", Send(SENDER, parse_phone(to), body, **more))

    def inbound(self, body: str = "Hi", sender: str = ANNA, **more: Any) -> Any:
        self.events += 1
        values = {"event": f"e{self.events}", "provider_id": f"SM{self.events}", "media": (), **more}
        text = InboundText(sender=SENDER, consumer=sender, body=body, **values)
        return self.gateway.receive.text(self.policy, self.policy.senders[SENDER], text)

    def state(self, text: str) -> str:
        return self.gateway.core.store.texts("demo", [text])[text].state.value

    def reasons(self, text: str) -> list[str]:
        return [code for code, _ in self.gateway.core.store.texts("demo", [text])[text].judged.reasons]

    def look(self) -> int:
        return self.gateway.release.look(self.gateway.core.businesses.get("demo"))

    def pass_time(self, ms: int) -> None:
        self.gateway.core.directory.advance(ms)

    def copy(self) -> int:
        return self.gateway.copying.once("demo", self.policy.tag)


@pytest.fixture
def world(client: Any, database_url: str, tmp_path: Path) -> Iterator[World]:
    engine = migrated(database_url)
    rung: list[str] = []
    keyring = Keyring(b"x" * 32, b"y" * 32)
    settings = Settings.from_env({"CONSENTRY_DATA": str(tmp_path)})
    store = Store(client, simulated_clock=True)
    memory = [0, 0]
    # Each look comes a second after the one before, so that none is believed for the next.
    pressure = Pressure(store, lambda: (memory[0], memory[1]), most_behind=3_000, now=count().__next__)
    parts = assemble(settings, keyring, store, Ledger(engine), ring=rung.append, pressure=pressure)
    parts.core.directory.advance(until_monday_noon())
    policy = parts.gateway.admin.apply(POLICY, by="test")
    rung.clear()
    yield World(parts.gateway, rung, policy, memory, engine)
    engine.dispose()


@pytest.fixture
def carrier() -> Iterator[CarrierThread]:
    with CarrierThread() as carrier:
        yield carrier


def on(carrier: CarrierThread, **more: Any) -> Policy:
    """The test's Policy with its Senders on that carrier."""
    senders = {
        number: replace(s, api_base=carrier.url, account="AC" + "0" * 31 + "1", auth_token_env=(TOKEN_ENV,), **more)
        for number, s in POLICY.senders.items()
    }
    return replace(POLICY, senders=senders)
