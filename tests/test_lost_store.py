"""All of Redis is lost under load: it is made anew from the Ledger, nothing is sent twice and no STOP is forgotten."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import requests

from app.gateway.polling import Polling
from app.providers.wire import Wire
from app.settings import Settings
from app.wiring import Parts, build
from tests.running import BUSINESS_NUMBER, CONFIG, System, eventually
from workers.reconcile import copy, reconcile

PEOPLE = [f"+1704{exchange}01{last:02d}" for exchange in range(560, 566) for last in range(100)]
STOPPED = PEOPLE[:20]
UNDRAINED = 5_000


@pytest.fixture
def system(tmp_path: Path) -> Iterator[System]:
    config = CONFIG.replace("rate = 50", "rate = 400")
    with System(tmp_path, config=config, processes=("web", "worker"), simulated_clock=False) as system:
        yield system


@pytest.mark.timeout(240)
def test_all_of_redis_is_lost_under_load(system: System) -> None:
    with closing(build(Settings.from_env(system.environment))) as parts, closing(Wire(max_body=2**22)) as wire:
        gateway = parts.gateway
        polling = Polling(
            gateway.core, gateway.receive, gateway.receipts, gateway.copying, wire, unknown_after=0, now=Minutes()
        )
        reconciled(parts, polling)
        for number in PEOPLE:
            assert system.text(number, "Are you open?").ok
        first = batch(system, "one")
        reconciled(parts, polling)
        # From here on nothing is copied: all that follows stands in Redis alone.
        batch(system, *(f"part {part}" for part in range(8)))
        eventually(lambda: len(system.carrier.received) > 200)
        for number in STOPPED:
            sid, _ = system.carrier.text_in(number, BUSINESS_NUMBER, "STOP")
            assert system.text(number, "STOP", sid=sid).ok
        eventually(lambda: undrained(parts) > UNDRAINED)
        stop = threading.Event()
        load = threading.Thread(target=sending, args=(system, stop))
        load.start()
        try:
            parts.core.store.client.flushall()
            eventually(lambda: system.send(PEOPLE[-1], "Now?").status_code == 503)
            assert system.text(PEOPLE[-2], "STOP").status_code == 503, "whoever is not heard is told so"
            said = system.consentry("rebuild", "--yes")
        finally:
            stop.set()
            load.join()
        assert "texts held until it is known" in said
        eventually(lambda: reconciled(parts, polling) and parts.core.directory.last_rebuilt("acme") is None, within=90)
        eventually(lambda: not waiting(parts, polling), within=90)
        times = Counter((text.to, text.body) for text in system.carrier.received)
        assert {count for count in times.values()} == {1}, "each was sent once"
        ends = {system.state(text) for text in first[:: len(first) // 50]}
        assert ends <= {"sent", "delivered", "denied"}, "each that the Ledger had came to its end"
        for number in STOPPED:
            refused = system.send(number, "Still there?")
            assert (refused.status_code, refused.json()["code"]) == (403, "opted_out")


class Minutes:
    """Each look comes a minute after the one before, so that every list is due."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        self.now += 60.0
        return self.now


def reconciled(parts: Parts, polling: Polling) -> bool:
    """One round of all that the reconciler does."""
    polling.round()
    reconcile(parts.gateway)
    while copy(parts.gateway):
        pass
    return True


def undrained(parts: Parts) -> int:
    return int(parts.core.store.client.xlen(parts.core.store.keys("acme").outbox))


def waiting(parts: Parts, polling: Polling) -> int:
    reconciled(parts, polling)
    counts = parts.core.ledger.counts("acme")
    return counts.get("ready", 0) + counts.get("sending", 0)


def batch(system: System, *words: str) -> list[str]:
    """A text for everybody with each of those words. Returns their ids."""
    texts = [{"from": BUSINESS_NUMBER, "to": number, "body": f"Yes, {word}."} for word in words for number in PEOPLE]
    found = system.api("POST", "/messages/batch", {"messages": texts}).json()["results"]
    assert {one["state"] for one in found} == {"ready"}
    return [one["id"] for one in found]


def sending(system: System, stop: threading.Event) -> None:
    """The load: it is answered 202, 403 or 503, whatever happens."""
    count = 0
    while not stop.is_set():
        count += 1
        try:
            status = system.send(PEOPLE[30 + count % 500], f"Load {count}.").status_code
        except requests.ConnectionError:
            continue
        assert status in (202, 403, 503)
