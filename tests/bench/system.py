"""The system under load, as real processes on this machine with `appendfsync always`: web, batches, delivery, idle."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from base64 import b64encode
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

import requests

from app.gateway.intake import shut_lanes
from app.settings import Settings
from tests.bench import load
from tests.running import ACCOUNT, BUSINESS_NUMBER, CONFIG, HOOK, TOKEN, System, eventually, free_port, signed_text

PAIRS = 5
FAST = CONFIG.replace("rate = 50", "rate = 10000")
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
JSON = {"Content-Type": "application/json"}
_areas = [a for a in range(201, 990) if a % 100 != 11 and a != 555]


def web() -> None:
    """(a) An inbound webhook and a single send, each against a bare route, in turns."""
    print(f"(a) web: requests/s, {PAIRS} pairs in turns; wanted: at least 0.70 of a bare route")
    with system("web") as it, bare(it) as port:
        bearer = {**JSON, "Authorization": f"Bearer {it.key}"}
        people = numbers(400)
        open_windows(it, people)
        pair(
            "inbound webhook",
            [(it.port, [hook(it.port, f"/hooks/twilio/{HOOK}/text", n) for n in people * 3]) for _ in range(PAIRS)],
            [(port, [hook(port, "/text", n) for n in people * 3]) for _ in range(PAIRS)],
        )
        body = [json.dumps({"from": BUSINESS_NUMBER, "to": n, "body": "Yes, at nine."}).encode() for n in people]
        pair(
            "single send",
            [(it.port, [load.request(it.port, "/v1/messages", b, bearer) for b in body * 3])] * PAIRS,
            [(port, [load.request(port, "/send", b, bearer) for b in body * 3])] * PAIRS,
        )
    with system("web") as it:
        print("    through the compatible APIs; wanted: at least 0.85 of the native one")
        open_windows(it, people)
        basic = {**FORM, "Authorization": f"Basic {b64encode(f'{ACCOUNT}:{TOKEN}'.encode()).decode()}"}
        path = f"/compat/twilio/2010-04-01/Accounts/{ACCOUNT}/Messages.json"
        forms = [urlencode({"From": BUSINESS_NUMBER, "To": n, "Body": "Yes, at nine."}).encode() for n in people]
        bearer = {**JSON, "Authorization": f"Bearer {it.key}"}
        sms = "/compat/ringcentral/restapi/v1.0/account/~/extension/~/sms"
        token = requests.post(
            f"{it.base}/compat/ringcentral/restapi/oauth/token",
            data={"grant_type": "password", "username": "any", "password": it.key},
            timeout=10,
        ).json()["access_token"]
        as_rc = {**JSON, "Authorization": f"Bearer {token}"}
        texts = [
            json.dumps(
                {
                    "from": {"phoneNumber": BUSINESS_NUMBER},
                    "to": [{"phoneNumber": n}],
                    "text": "Yes, at nine.",
                }
            ).encode()
            for n in people
        ]
        pair(
            "RingCentral single send",
            [(it.port, [load.request(it.port, sms, one, as_rc) for one in texts * 3])] * PAIRS,
            [(it.port, [load.request(it.port, "/v1/messages", b, bearer) for b in body * 3])] * PAIRS,
            beside="native single send",
        )
        pair(
            "Twilio single send",
            [(it.port, [load.request(it.port, path, one, basic) for one in forms * 3])] * PAIRS,
            [(it.port, [load.request(it.port, "/v1/messages", b, bearer) for b in body * 3])] * PAIRS,
            beside="native single send",
        )


def batch() -> None:
    """(b) Batches of 10,000 through one web process."""
    print("(b) batch: texts/s accepted by one web process; wanted: 10,000")
    with system("web") as it:
        for name, people in (("10,000 Consumers", numbers(10_000)), ("1,000 Consumers, 10 each", numbers(1_000) * 10)):
            texts = [{"from": BUSINESS_NUMBER, "to": n, "body": "Your order is ready."} for n in people]
            body = json.dumps({"messages": texts}).encode()
            headers = {**JSON, "Authorization": f"Bearer {it.key}"}
            rates = []
            for _ in range(PAIRS):
                start = time.perf_counter()
                answer = requests.post(f"{it.base}/v1/messages/batch", data=body, headers=headers, timeout=60)
                rates.append(len(texts) / (time.perf_counter() - start))
                assert len(answer.json()["results"]) == len(texts)
            print(row(name, rates))


def delivery() -> None:
    """(c) One worker to a carrier on loopback: each claim and each outcome is on disk."""
    print("(c) delivery: texts/s of one worker; wanted: 2,000 at 0 ms, 1,000 at 150 ms")
    for ms, texts in ((0, 6_000), (150, 3_000)):
        with system("web", "reconcile") as it:
            eventually(lambda: not shut_lanes(it.parts().core), within=20)
            it.end("reconcile")
            it.carrier.control(callbacks={"enabled": False}, faults={"latency_ms": {"ms": ms}})
            people = numbers(1_000)
            open_windows(it, people)
            wanted = [{"from": BUSINESS_NUMBER, "to": n, "body": "Yes."} for n in people * (texts // len(people))]
            ready = it.api("POST", "/messages/batch", {"messages": wanted}).json()["results"]
            assert {one["state"] for one in ready} == {"ready"}
            it.start("worker")
            it.carrier.wait(texts, timeout=60)
            at = sorted(text.arrived_ns for text in it.carrier.received)
            seconds = [(at[end] - at[end - 500]) / 1e9 for end in range(500, len(at), 500)]
            print(row(f"carrier answers in {ms} ms", [500 / one for one in seconds]))


def idle() -> None:
    """(d) One text at a time while nothing else happens, from the request to the carrier."""
    print("(d) idle: ms from the API call to the carrier; wanted: p50 100, p99 300")
    with system("web", "worker", "reconcile") as it:
        people = numbers(200)
        open_windows(it, people)
        time.sleep(1)
        asked = {}
        for number in people:
            asked[number] = time.monotonic_ns()
            assert it.send(number, "Yes.").status_code == 202
            time.sleep(0.05)
        it.carrier.wait(len(people))
        took = sorted((text.arrived_ns - asked[text.to]) / 1e6 for text in it.carrier.received)
        print(f"  p50 {took[len(took) // 2]:.1f}   p99 {took[int(len(took) * 0.99)]:.1f}   most {took[-1]:.1f}")


def decisions() -> None:
    """(e) Dry runs one at a time: what a decision with every rule costs, the request and the answer included."""
    print("(e) a dry run, one at a time: ms; wanted: below 2, the client's own part and HTTP included")
    with system("web") as it:
        bearer = {**JSON, "Authorization": f"Bearer {it.key}"}
        people = numbers(200)
        open_windows(it, people)
        for name, more in (
            ("reply in the window", {"body": "Yes, at nine."}),
            ("offer, with hours and caps", {"body": "Whitening this week.", "program": "offers"}),
        ):
            asked = [json.dumps({"from": BUSINESS_NUMBER, "to": n, **more}).encode() for n in people]
            wanted = [load.request(it.port, "/v1/decisions", body, bearer) for body in asked]
            print(row(name, [1000 / load.run(it.port, wanted, threads=1).rate for _ in range(PAIRS)], digits=2))


@contextmanager
def system(*processes: str) -> Iterator[System]:
    """The system with those processes running, and with the real time, as in production."""
    how = {"config": FAST, "processes": processes, "simulated_clock": False}
    with tempfile.TemporaryDirectory() as folder, System(Path(folder), **how) as it:  # type: ignore[arg-type]
        yield it


@contextmanager
def bare(it: System) -> Iterator[int]:
    """The bare routes on a port of their own, with the same Redis, server and threads."""
    port = free_port()
    threads = Settings.from_env(it.environment).web_threads
    command = [sys.executable, "-m", "tests.bench.bare", it.redis.url, TOKEN, str(port), str(threads)]
    process = subprocess.Popen(command)
    try:
        eventually(lambda: answers(port), within=20)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=20)


def answers(port: int) -> bool:
    try:
        return requests.get(f"http://127.0.0.1:{port}/", timeout=2).status_code == 404
    except requests.ConnectionError:
        return False


def pair(
    name: str,
    ours: Sequence[tuple[int, list[bytes]]],
    theirs: Sequence[tuple[int, list[bytes]]],
    beside: str = "bare route",
) -> None:
    """Run ours and theirs in turns and print both rates and their ratio."""
    found = []
    for one, other in zip(ours, theirs, strict=True):
        mine, bare = load.run(*one), load.run(*other)
        assert set(mine.statuses) <= {200, 201, 202}, mine.statuses
        assert set(bare.statuses) <= {200, 202}, bare.statuses
        found.append((mine.rate, bare.rate))
    print(row(name, [mine for mine, _ in found]))
    print(row(f"  {beside}", [bare for _, bare in found]))
    print(row("  ratio", [mine / bare for mine, bare in found], digits=2))


def row(name: str, values: Sequence[float], digits: int = 0) -> str:
    middle, least, most = statistics.median(values), min(values), max(values)
    return f"  {name:26} median {middle:>8,.{digits}f}   least {least:>8,.{digits}f}   most {most:>8,.{digits}f}"


def hook(port: int, path: str, number: str) -> bytes:
    """An inbound text as Twilio posts it, signed."""
    form, signature = signed_text(f"http://127.0.0.1:{port}{path}", number, "Do you have time tomorrow?")
    return load.request(port, path, urlencode(form).encode(), {**FORM, **signature})


def open_windows(it: System, people: Sequence[str]) -> None:
    done = load.run(it.port, [hook(it.port, f"/hooks/twilio/{HOOK}/text", number) for number in people])
    assert set(done.statuses) == {200}, done.statuses


def numbers(many: int) -> list[str]:
    """Fictional numbers: 555-0100 to 555-0199 of as many areas as it takes."""
    return [f"+1{_areas[place // 100]}55501{place % 100:02d}" for place in range(many)]
