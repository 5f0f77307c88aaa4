"""Full disks beneath real processes: the Ledger's, and Redis's, whether it ends over it or refuses writes."""

from __future__ import annotations

import os
import stat
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from app.embedded import EmbeddedRedis, find_redis_server
from tests.full import limit_files
from tests.running import CONFIG, System, eventually

FAST = CONFIG.replace("rate = 50", "rate = 1000")
ANNA, BEN = "+17045550123", "+17045550177"
PEOPLE = [f"+1704{exchange}01{last:02d}" for exchange in range(560, 562) for last in range(100)]


@pytest.fixture
def system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[System]:
    """Its Redis meets a limit on its files as it would meet a full disk: by an error, not by a signal."""
    folder = tmp_path / "bin"
    folder.mkdir()
    wrapped = folder / "redis-server"
    wrapped.write_text(f"#!/bin/sh\ntrap '' XFSZ\nexec '{find_redis_server()}' \"$@\"\n")
    wrapped.chmod(wrapped.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")
    with System(tmp_path, config=FAST, redis=EmbeddedRedis(tmp_path / "redis")) as system:
        yield system


def metrics(system: System) -> str:
    return requests.get(f"http://127.0.0.1:{system.admin_port}/metrics", timeout=10).text


def ready(system: System) -> dict[str, str]:
    found: dict[str, str] = requests.get(f"{system.base}/readyz", timeout=5).json()
    return found


def aof_size(system: System) -> int:
    return max(path.stat().st_size for path in (system.folder / "redis").rglob("*.aof"))


def arrivals(system: System) -> Counter[tuple[str, str]]:
    return Counter((text.to, text.body) for text in system.carrier.received)


def going(system: System) -> None:
    """Start those again that ended meanwhile, as `consentry up` does."""
    for name, process in list(system.processes.items()):
        if process.poll() is not None:
            system.start(name)


@pytest.mark.timeout(180)
def test_the_ledgers_disk_is_full(system: System) -> None:
    system.text(ANNA, "Hi")
    eventually(lambda: ready(system)["status"] == "ok")
    eventually(lambda: 'consentry_ledger_behind_entries{business="acme"} 0.0' in metrics(system))
    reconciler = system.processes["reconcile"].pid
    sizes = [path.stat().st_size for path in (system.folder / "data").glob("ledger.db*")]
    limit_files(reconciler, max(sizes) + 4_096)
    sent = []
    for round in range(4):
        for number in PEOPLE:
            assert system.text(number, f"Hello {round}").ok
        sent += [system.send(number, f"Hello, {round}.").json()["id"] for number in PEOPLE[:20]]
    eventually(lambda: "ledger_full" in ready(system)["ledger"])
    assert ready(system)["status"] == "degraded"
    assert 'consentry_trouble{code="ledger_full",part="ledger:acme"} 1.0' in metrics(system)
    assert system.text(BEN, "Hi").ok
    assert system.text(BEN, "STOP").ok
    assert system.send(BEN, "Still there?").status_code == 403
    assert system.processes["reconcile"].poll() is None
    assert "ledger_full" in (system.folder / "reconcile.log").read_text()
    eventually(lambda: {system.state(text) for text in sent} <= {"sent", "delivered"}, every=0.5)
    limit_files(reconciler)
    eventually(lambda: ready(system)["status"] == "ok", every=0.5)
    eventually(lambda: 'consentry_ledger_behind_entries{business="acme"} 0.0' in metrics(system), every=0.5)
    for number in PEOPLE[:3]:
        timeline = system.api("GET", f"/consumers/{number}").json()["timeline"]["entries"]
        seqs = [entry["seq"] for entry in timeline]
        assert len(seqs) == len(set(seqs)) >= 4 + 4
    assert max(arrivals(system).values()) == 1


@pytest.mark.timeout(240)
def test_redis_ends_over_a_full_disk_and_nothing_acknowledged_is_lost(system: System) -> None:
    for number in PEOPLE:
        assert system.text(number, "Hi").ok
    eventually(lambda: ready(system)["status"] == "ok")
    system.carrier.control(faults={"latency_ms": {"ms": 1_000}})
    taken: list[str] = []
    refused: list[int] = []
    stop = threading.Event()

    def load(share: int) -> None:
        count = 0
        while not stop.is_set():
            count += 1
            answer = system.send(PEOPLE[(share * 50 + count) % len(PEOPLE)], f"{share}-{count}")
            if answer.status_code == 202:
                taken.append(answer.json()["id"])
            else:
                refused.append(answer.status_code)
                time.sleep(0.05)

    threads = [threading.Thread(target=load, args=(share,)) for share in range(4)]
    for thread in threads:
        thread.start()
    try:
        eventually(lambda: len(system.carrier.received) > 20)
        limit_files(system.redis.pid, aof_size(system) + 40_000)
        eventually(lambda: len(refused) > 20)
        gone = len(taken)
        time.sleep(1.5)  # what was on the wire has arrived
        left = len(system.carrier.received)
        time.sleep(1)
        assert len(taken) == gone, "no 2xx for what is not on disk"
        assert len(system.carrier.received) == left, "nothing leaves"
    finally:
        stop.set()
        for thread in threads:
            thread.join()
    assert set(refused) == {503}
    assert system.text(ANNA, "STOP").status_code == 503
    assert ready(system)["status"] == "unavailable"
    assert "AOF" in system.redis.last_words()
    assert system.redis.revive() is not None
    assert system.redis.revive() is None, "it runs"
    system.carrier.control(faults={})
    going(system)
    eventually(lambda: ready(system)["status"] == "ok", every=0.5)
    ended = {"sent", "delivered", "unknown"}
    eventually(lambda: {system.state(text) for text in taken} <= ended, within=90, every=1)
    assert "unknown" in {system.state(text) for text in taken}, "a claim whose outcome could not be kept"
    assert max(arrivals(system).values()) == 1, "never twice"


@pytest.mark.timeout(180)
def test_a_redis_that_refuses_writes_is_503_and_goes_on_by_itself(system: System) -> None:
    """As one does that was attested with another `appendfsync`: it stays, and answers MISCONF."""
    client = system.parts().core.store.client
    client.config_set("appendfsync", "everysec")
    system.environment["CONSENTRY_REDIS_DURABILITY"] = "attested"
    for number in PEOPLE[:20]:
        assert system.text(number, "Hi").ok
    eventually(lambda: ready(system)["status"] == "ok")
    limit_files(system.redis.pid, aof_size(system))
    eventually(lambda: system.send(PEOPLE[0], "Now?").status_code == 503, within=10)
    before = len(system.carrier.received)
    for answer in (system.send(PEOPLE[1], "Now?"), system.text(PEOPLE[2], "STOP", sid="SM" + "e" * 32)):
        assert answer.status_code == 503
        assert answer.headers["Retry-After"]
    assert system.send(PEOPLE[1], "Now?").json()["code"] == "store_unavailable"
    assert "disk is full" in ready(system)["redis"]
    time.sleep(1)
    assert len(system.carrier.received) == before
    limit_files(system.redis.pid)
    going(system)
    eventually(lambda: ready(system)["status"] == "ok", every=0.5)
    assert system.text(PEOPLE[2], "STOP", sid="SM" + "e" * 32).ok
    assert system.send(PEOPLE[2], "Now?").status_code == 403
    sent = system.send(PEOPLE[3], "Yes.").json()["id"]
    eventually(lambda: system.state(sent) in ("sent", "delivered"), within=60, every=0.5)
    assert max(arrivals(system).values(), default=1) == 1
