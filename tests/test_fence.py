"""The fence behind a STOP: its answer waits for what is on the way. Without that wait, texts arrive after it."""

from __future__ import annotations

import re
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import redis
from flask import Flask
from msgspec.structs import replace

from app.gateway.deliver import Deliver
from app.gateway.intake import Heartbeat
from app.gateway.send import Send
from app.phone import parse_phone
from app.providers.wire import Wire
from app.simulator.running import CarrierThread
from app.store.store import Store
from app.web import create
from app.web.hooks import hooks
from tests.consent.worlds import SENDER
from tests.running import eventually
from tests.web.test_hooks import Web, parts_on, text

THREADS = 8
STOPS = [f"+1704555012{n}" for n in range(4)]


class Road:
    """The way to the carrier, on which a request stays until the road is open."""

    def __init__(self, carrier: CarrierThread) -> None:
        self._carrier = ("127.0.0.1", int(carrier.url.rpartition(":")[2]))
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self.waiting = 0
        self.open = threading.Event()
        threading.Thread(target=self._listen, daemon=True).start()

    def close(self) -> None:
        self.open.set()
        self._listener.close()

    def _listen(self) -> None:
        while True:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._carry, args=(near,), daemon=True).start()

    def _carry(self, near: socket.socket) -> None:
        # Either end may hang up; what had arrived by then is what the carrier's book says.
        with suppress(ConnectionError), near:
            request = whole(near)
            self.waiting += 1
            self.open.wait()
            with socket.create_connection(self._carrier) as far:
                far.sendall(request)
                near.sendall(whole(far))


def whole(end: socket.socket) -> bytes:
    """One request or answer of HTTP, which says its length."""
    said = b""
    while True:
        head, gap, body = said.partition(b"\r\n\r\n")
        length = re.search(rb"content-length: *(\d+)", head, re.IGNORECASE)
        part = b"" if gap and length and len(body) >= int(length[1]) else end.recv(65_536)
        if not part:
            return said
        said += part


@dataclass
class Fence:
    """A gateway whose worker sends over a slow road, and when each STOP was answered."""

    web: Web
    road: Road
    carrier: CarrierThread
    acknowledged: dict[str, int] = field(default_factory=dict)

    def inbound(self, client: Web, number: str, body: str, sid: str) -> None:
        assert client.post(text(body, sid, From=number)).status_code == 200

    def set_out(self, to: list[str]) -> dict[str, str]:
        """A text to each number leaves the gateway and is on the road. Returns the ids by number."""
        ids = {}
        for n, number in enumerate(to):
            self.inbound(self.web, number, "Hi", f"SM{n:032x}")
            ids[number] = self.web.parts.gateway.submit.one("demo", Send(SENDER, parse_phone(number), "racing")).id
        eventually(lambda: self.road.waiting == len(to))
        return ids

    def stop(self, app: Flask, to: list[str]) -> list[threading.Thread]:
        """Each number texts STOP, all at once."""

        def one(n: int, number: str) -> None:
            self.inbound(Web(self.web.parts, app.test_client()), number, "STOP", f"SM{n + 100:032x}")
            self.acknowledged[number] = time.monotonic_ns()

        threads = [threading.Thread(target=one, args=each) for each in enumerate(to)]
        for thread in threads:
            thread.start()
        return threads

    def late(self) -> set[str]:
        """The check of the thousand races: whom a text reached after the answer to their STOP."""
        raced = [t for t in self.carrier.received if t.body == "racing"]
        return {t.to for t in raced if t.arrived_ns > self.acknowledged[t.to]}

    def named(self) -> set[str]:
        """The texts that entries name as on the way when a STOP was answered."""
        core = self.web.parts.core
        while self.web.parts.gateway.copying.once("demo", core.businesses.get("demo").tag):
            pass
        found = core.ledger.events("demo", type="acknowledged", limit=100).rows
        return {one for entry in found for one in entry.facts["in_flight_at_ack"]}


@pytest.fixture
def fence(real_redis: redis.Redis, tmp_path: Path) -> Iterator[Fence]:
    parts = parts_on(Store(real_redis), tmp_path)
    leave = threading.Event()
    with CarrierThread() as carrier:
        carrier.control(callbacks={"enabled": False})
        road = Road(carrier)
        policy = parts.core.businesses.get("demo")
        senders = {n: replace(s, api_base=road.url, rate=1000.0) for n, s in policy.senders.items()}
        parts.gateway.admin.apply(replace(policy, senders=senders), by="test")
        wire = Wire()
        deliver = Deliver(parts.core, parts.gateway.release, wire, open_lanes=set)

        def work() -> None:
            while not leave.wait(0.01):
                deliver.drain(stop=leave.is_set)

        worker = threading.Thread(target=work)
        worker.start()
        app = create(parts.gateway, parts.uploads, admin_port=8081, threads=THREADS, lost=Heartbeat(parts.core).lost)
        yield Fence(Web(parts, app.test_client()), road, carrier)
        road.open.set()
        leave.set()
        worker.join()
        wire.close()
        road.close()
    parts.core.ledger.close()


def app_with(fence: Fence, waiters: int) -> Flask:
    parts, app = fence.web.parts, Flask("fence")
    app.register_blueprint(hooks(parts.gateway, waiters=waiters, lost=Heartbeat(parts.core).lost))
    return app


def race(fence: Fence, waiters: int) -> dict[str, str]:
    """STOPs overtake texts that are on the road, which opens half a second later. Returns the texts by number."""
    ids = fence.set_out(STOPS)
    threads = fence.stop(app_with(fence, waiters), STOPS)
    time.sleep(0.5)
    fence.road.open.set()
    for thread in threads:
        thread.join()
    fence.carrier.wait(len(STOPS))
    return ids


def test_with_the_wait_nothing_arrives_after_the_answer(fence: Fence) -> None:
    race(fence, waiters=len(STOPS))
    assert fence.late() == set()
    assert fence.named() == set()


def test_without_the_wait_the_same_check_fails_and_the_texts_are_named(fence: Fence) -> None:
    ids = race(fence, waiters=0)
    assert fence.late() == set(STOPS)
    assert fence.named() == set(ids.values())


def test_a_quarter_of_the_web_threads_waits_and_the_others_name_their_texts(fence: Fence) -> None:
    ids = fence.set_out(STOPS)
    threads = fence.stop(fence.web.client.application, STOPS)
    eventually(lambda: len(fence.acknowledged) == len(STOPS) - THREADS // 4)
    time.sleep(0.3)
    at_once = set(fence.acknowledged)
    assert len(at_once) == len(STOPS) - THREADS // 4, "the others wait"
    fence.road.open.set()
    for thread in threads:
        thread.join()
    fence.carrier.wait(len(STOPS))
    assert fence.late() == at_once
    assert fence.named() == {ids[number] for number in at_once}
