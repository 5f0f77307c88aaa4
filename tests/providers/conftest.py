"""A gateway with one Sender on each provider in turn, set up as a person would, and its carrier on loopback."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient

from app.config.reading import read_text
from app.consent.model import Policy
from app.gateway.deliver import Deliver
from app.gateway.intake import Heartbeat
from app.gateway.pressure import Pressure
from app.gateway.send import Send
from app.gateway.submit import Submission
from app.keyring import Keyring
from app.ledger.queries import Ledger
from app.phone import parse_phone
from app.providers.calls import Answer
from app.providers.seam import Account
from app.providers.wire import Wire
from app.settings import Settings
from app.wiring import Parts, assemble, create_web
from tests.databases import migrated
from tests.fakes import Patient, fake_redis
from tests.providers.kits import ALSO_OURS, ANNA, HOOK, OURS, PUBLIC, Kit, Post, Sent, kit
from tests.providers.loopback import RawServer

SETTINGS = """
[business.acme]
[[business.acme.sender]]
number = "{number}"
provider = "{provider}"
hook = "{hook}"
api_base = "{carrier}"
default_program = "support"
{settings}
[[business.acme.program]]
id = "support"
kind = "conversational"
"""


@dataclass
class Carrier:
    """A carrier on loopback. `answer` says what it answers a text, or does what it likes with the connection."""

    kit: Kit
    answer: Callable[[int, socket.socket], Answer | bool]
    requests: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)
    """The requests that would have sent a text: path, headers in lower case, body."""

    def __post_init__(self) -> None:
        self.server = RawServer(self._serve)

    @property
    def sent(self) -> list[Sent]:
        return [self.kit.read(*request) for request in self.requests]

    def _serve(self, _number: int, connection: socket.socket) -> bool:
        head, _, body = self.server.requests[-1].partition(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        request = (first.split(" ")[1], headers, body)
        answer: Answer | bool | None = self.kit.token(*request)
        if answer is None:
            self.requests.append(request)
            answer = self.answer(len(self.requests), connection)
        return answer if isinstance(answer, bool) else written(connection, answer)


def written(connection: socket.socket, answer: Answer) -> bool:
    """Write that answer; the connection stays open."""
    headers = "".join(f"{name}: {value}\r\n" for name, value in answer.headers.items())
    head = f"HTTP/1.1 {answer.status} X\r\n{headers}Content-Length: {len(answer.body)}\r\n\r\n"
    connection.sendall(head.encode("latin-1") + answer.body)
    return True


@dataclass
class Gate:
    """A gateway between that provider and the Business `acme`."""

    kit: Kit
    parts: Parts
    policy: Policy
    client: FlaskClient
    carrier: Carrier
    wire: Wire

    def post(self, post: Post) -> Any:
        path = f"/hooks/{self.kit.name}/{HOOK}/{post.what}" + (f"?{post.query}" if post.query else "")
        return self.client.open(path, method=post.method, data=post.body, headers=dict(post.headers))

    def send(self, body: str = "Hello", **more: Any) -> Submission:
        return self.parts.gateway.submit.one("acme", Send(OURS, parse_phone(ANNA), body, **more))

    def deliver(self) -> int:
        """Drain what is due. Returns how many texts the carrier took."""
        deliver = Deliver(self.parts.core, self.parts.gateway.release, self.wire, open_lanes=set)
        return deliver.drain(10.0)

    def text_of(self, sent: Submission) -> Any:
        return self.parts.core.store.texts("acme", [sent.id])[sent.id]

    def state(self, sent: Submission) -> str:
        return str(self.text_of(sent).state.value)

    @property
    def account(self) -> Account:
        return self.parts.core.account(self.policy, self.policy.senders[OURS])

    def standing(self, number: str = ANNA) -> Any:
        core = self.parts.core
        who = core.identity.consumer("acme", number)
        return core.store.read("acme", self.policy.tag, [who]).snapshots[who].standing

    def digest(self) -> tuple[int, int]:
        """Enough of the store to see that nothing was written."""
        core = self.parts.core
        return core.store.client.dbsize(), core.store.client.xlen(core.store.keys("acme").outbox)

    def entries(self) -> list[Any]:
        """What was recorded of Anna, oldest first."""
        while self.parts.gateway.copying.once("acme", self.policy.tag):
            pass
        core = self.parts.core
        who = core.identity.consumer("acme", ANNA)
        return list(core.ledger.history_of("acme", who))


def policy_of(provider: Kit, carrier: str) -> Policy:
    """The Policy of a consentry.toml with two numbers at that provider."""
    head, _, rest = SETTINGS.partition("[[business.acme.sender]]\n")
    sender, _, programs = rest.partition("[[business.acme.program]]")
    senders = "".join(
        "[[business.acme.sender]]\n"
        + sender.format(number=n, provider=provider.name, hook=hook, carrier=carrier, settings=provider.settings)
        for n, hook in ((OURS, HOOK), (ALSO_OURS, HOOK.replace("0", "1")))
    )
    (policy,) = read_text(f"{head}{senders}[[business.acme.program]]{programs}", tag_of=lambda name: "ACMEAA")
    return policy


@pytest.fixture
def gate(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Gate]:
    """A gateway at the provider that the test names."""
    provider = kit(request.param)
    carrier = Carrier(provider, lambda number, connection: provider.accepts(number))
    engine = migrated(f"sqlite:///{tmp_path / 'ledger.db'}")
    settings = Settings.from_env(
        {
            "CONSENTRY_DATA": str(tmp_path),
            "PUBLIC_BASE_URL": PUBLIC,
            "CONSENTRY_REDIS_URL": "unix:///x",
            **provider.env,
        }
    )
    redis = fake_redis()
    store = Patient(redis)
    pressure = Pressure(store, lambda: (0, 0))
    keyring = Keyring(b"x" * 32, b"y" * 32)
    parts = assemble(settings, keyring, store, Ledger(engine), ring=lambda business: None, pressure=pressure)
    with carrier.server as server:
        assert urlsplit(server.url).hostname == "127.0.0.1"
        policy = parts.gateway.admin.apply(policy_of(provider, server.url.rstrip("/")), by="test")
        wire = Wire(total_timeout=1.0, connect_timeout=1.0)
        client = create_web(parts, Heartbeat(parts.core)).test_client()
        yield Gate(provider, parts, policy, client, carrier, wire)
        wire.close()
    parts.core.ledger.close()
    redis.close()
