"""Faults on real processes: Redis hung, RQ emptied, a worker killed or told to end, and STOPs racing sends."""

from __future__ import annotations

import os
import random
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from app.bell import connect_rq
from tests.running import BUSINESS_NUMBER, CONFIG, System, eventually

FAST = CONFIG.replace("rate = 50", "rate = 1000")


@pytest.fixture(scope="module")
def system(tmp_path_factory: pytest.TempPathFactory) -> Iterator[System]:
    with System(Path(tmp_path_factory.mktemp("faults")), config=FAST) as system:
        yield system


def numbers(area: int, count: int) -> list[str]:
    return [f"+1{area}555{n:04}" for n in range(count)]


def batch(system: System, to: list[str], body: str) -> list[str]:
    messages = [{"from": BUSINESS_NUMBER, "to": number, "body": body} for number in to]
    results = system.api("POST", "/messages/batch", {"messages": messages}).json()["results"]
    assert {r["state"] for r in results} == {"ready"}
    return [r["id"] for r in results]


def test_redis_hung_is_503_within_two_seconds_and_nothing_leaves(system: System) -> None:
    anna = "+17045550123"
    system.text(anna, "Hi")
    before = len(system.carrier.received)
    os.kill(system.redis.pid, signal.SIGSTOP)
    try:
        for call in (lambda: system.send(anna, "Hello"), lambda: system.text(anna, "STOP", sid="SM" + "e" * 32)):
            begun = time.monotonic()
            answer = call()
            assert time.monotonic() - begun < 2
            assert answer.status_code == 503
            assert answer.headers["Retry-After"]
    finally:
        os.kill(system.redis.pid, signal.SIGCONT)
    time.sleep(0.5)
    assert len(system.carrier.received) == before
    assert system.text(anna, "STOP", sid="SM" + "e" * 32).status_code == 200, "the carrier's retry is taken, once"
    assert system.send(anna, "Hello").status_code == 403


def test_rq_emptied_in_mid_run_delays_nothing_for_long(system: System) -> None:
    to = numbers(212, 100)
    for number in to:
        system.text(number, "Hi")
    rq = connect_rq(system.parts().rq_url)
    stop = threading.Event()

    def flush() -> None:
        while not stop.is_set():
            rq.flushdb()
            time.sleep(0.05)

    thread = threading.Thread(target=flush)
    thread.start()
    batch(system, to, "while RQ forgets")
    time.sleep(1)
    stop.set()
    thread.join()
    eventually(lambda: sum(t.body == "while RQ forgets" for t in system.carrier.received) == 100, within=10)


def test_a_worker_told_to_end_finishes_what_is_open(system: System) -> None:
    to = numbers(213, 200)
    for number in to:
        system.text(number, "Hi")
    system.carrier.control(faults={"latency_ms": {"ms": 100}})
    ids = batch(system, to, "rolling")
    time.sleep(0.3)
    system.end("worker")
    system.carrier.control(faults={})
    states = {system.state(text) for text in ids}
    assert states <= {"ready", "sent", "delivered"}, "none is left sending or unknown"
    system.start("worker")
    eventually(lambda: {t.to for t in system.carrier.received if t.body == "rolling"} == set(to), within=15)
    bodies = [t.to for t in system.carrier.received if t.body == "rolling"]
    assert len(bodies) == len(set(bodies))


@pytest.mark.timeout(150)
def test_a_worker_killed_between_claim_and_answer_sends_nothing_twice(system: System) -> None:
    to = numbers(214, 30)
    for number in to:
        system.text(number, "Hi")
    system.carrier.control(faults={"hang": {"count": 30}})
    ids = batch(system, to, "killed")
    eventually(lambda: sum(t.body == "killed" for t in system.carrier.received) >= 1)
    system.end("worker", signal.SIGKILL)
    system.carrier.control(faults={})
    system.start("worker")
    eventually(lambda: {system.state(text) for text in ids} <= {"unknown", "sent", "delivered"}, within=40, every=0.5)
    arrived = [t.to for t in system.carrier.received if t.body == "killed"]
    assert len(arrived) == len(set(arrived)), "never twice"
    assert "unknown" in {system.state(text) for text in ids}


RACES, RACERS = 1_000, 4
"""As many at once as may wait, a quarter of the web's sixteen threads: one more would answer at once."""


@pytest.mark.timeout(300)
def test_nothing_reaches_the_carrier_after_a_stop_is_acknowledged(system: System) -> None:
    """A thousand STOPs, each racing a text to the same number, through the real web and worker."""
    assert late_arrivals(system, numbers(215, RACES)) == []


def late_arrivals(system: System, to: list[str]) -> list[str]:
    acknowledged: dict[str, int] = {}
    waiting = list(to)
    lock = threading.Lock()

    def race() -> None:
        while True:
            with lock:
                if not waiting:
                    return
                number = waiting.pop()
                sids = [f"SM{number[2:]}{n:022x}" for n in (1, 2)]
            system.text(number, "Hi", sid=sids[0])
            system.send(number, "racing")
            time.sleep(random.uniform(0, 0.02))
            assert system.text(number, "STOP", sid=sids[1]).status_code == 200
            acknowledged[number] = time.monotonic_ns()

    threads = [threading.Thread(target=race) for _ in range(RACERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(acknowledged) == len(to)
    time.sleep(1)
    raced = [t for t in system.carrier.received if t.body == "racing"]
    assert len(raced) > len(to) // 20, "the race is no race if nothing is ever sent"
    return [t.to for t in raced if t.arrived_ns > acknowledged[t.to]]


@pytest.mark.timeout(60)
def test_a_worker_paused_in_mid_send_is_named_in_the_stop(system: System) -> None:
    """With the worker stopped after its claim, the STOP waits its ten seconds, answers, and names the text."""
    ben = "+17045550177"
    system.text(ben, "Hi")
    system.carrier.control(faults={"hang": {"to": ben, "count": 1}})
    sent = system.send(ben, "on its way").json()["id"]
    eventually(lambda: any(t.to == ben for t in system.carrier.received))
    worker = system.processes["worker"]
    os.kill(worker.pid, signal.SIGSTOP)
    try:
        begun = time.monotonic()
        assert system.text(ben, "STOP").status_code == 200
        assert 9 < time.monotonic() - begun < 12
    finally:
        os.kill(worker.pid, signal.SIGCONT)
        system.carrier.control(faults={})

    def named() -> bool:
        timeline = system.api("GET", f"/consumers/{ben}").json()["timeline"]["entries"]
        facts = [e for e in timeline if e["type"] == "acknowledged"]
        return bool(facts) and sent in str(facts[0])

    eventually(named)
    eventually(lambda: system.state(sent) == "unknown", within=25, every=0.5)


def test_ringing_never_delays_for_long(system: System) -> None:
    """With RQ's Redis hung a bell gives up within its time, then stays silent for a while."""
    from app.bell import Bell
    from app.embedded import EmbeddedRedis

    with EmbeddedRedis(system.folder / "rq") as other:
        bell = Bell(connect_rq(other.url))
        os.kill(other.pid, signal.SIGSTOP)
        try:
            begun = time.monotonic()
            bell("acme")
            first = time.monotonic() - begun
            bell("acme")
            assert 0.15 < first < 0.4
            assert time.monotonic() - begun - first < 0.1
        finally:
            os.kill(other.pid, signal.SIGCONT)


def test_only_health_is_open_to_strangers(system: System) -> None:
    assert requests.get(f"{system.base}/healthz", timeout=5).ok
    assert requests.get(f"{system.base}/metrics", timeout=5).status_code == 404
    assert requests.get(f"http://127.0.0.1:{system.admin_port}/metrics", timeout=5).ok
    assert requests.get(f"{system.base}/v1/messages", timeout=5).status_code == 401
