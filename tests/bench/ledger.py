"""Draining: how fast an outbox comes into the Ledger, in either database, beside what fills it in the same run.

A text that is accepted is an entry, one that is dispatched three more: claimed, sent, delivered. All is on disk, with
fsync as in production. Where draining is slower, submissions wait with `ledger_behind`, and inbound texts never do.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

from app.embedded import EmbeddedRedis
from app.gateway.intake import shut_lanes
from app.ledger.engine import migrate, open_engine
from app.ledger.queries import Ledger
from app.store.client import connect
from app.store.store import Store
from tests.bench.system import numbers, open_windows, row, system
from tests.databases import PostgreSQL, found_postgresql
from tests.ledger.story import BUSINESS, TAG
from tests.outbox import copying, fill, told
from tests.running import BUSINESS_NUMBER, eventually

PEOPLE = 5_000
ROUNDS = 2
TEXTS = 6_000
DISPATCHED = 500
"""Texts whose time is taken together."""


def main() -> None:
    """(f) What one web accepts and one worker dispatches, then 20,000 entries copied, time after time."""
    accept, dispatch = filling()
    wanted = accept + 3 * dispatch
    print(f"(f) ledger: entries/s copied from an outbox of {4 * PEOPLE:,}; wanted: accept + 3 × dispatch")
    print(f"  accept {accept:,.0f} texts/s   dispatch {dispatch:,.0f} texts/s   together {wanted:,.0f} entries/s")
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        redis = stack.enter_context(EmbeddedRedis(folder / "redis"))
        urls = {"SQLite": f"sqlite:///{folder / 'ledger.db'}"}
        if found_postgresql():
            server = stack.enter_context(PostgreSQL(durable=True))
            urls["PostgreSQL"] = stack.enter_context(server.database())
        rates: dict[str, list[float]] = {name: [] for name in urls}
        stores, ledgers = {}, {}
        for number, (name, url) in enumerate(urls.items()):
            engine = open_engine(url)
            stack.callback(engine.dispose)
            migrate(engine)
            stores[name] = Store(connect(f"{redis.url}?db={number}", socket_timeout=10))
            ledgers[name] = Ledger(engine)
        for round in range(ROUNDS):
            for name in urls:
                written = fill(stores[name], BUSINESS, told(round, PEOPLE))
                copier, copied, start = copying(stores[name], ledgers[name]), 0, time.perf_counter()
                while done := copier.once(BUSINESS, TAG):
                    copied += done
                rates[name].append(copied / (time.perf_counter() - start))
                assert copied == written
        for name, found in rates.items():
            print(row(name, found))
            print(row("  of what is wanted", [rate / wanted for rate in found], digits=2))


def filling() -> tuple[float, float]:
    """Texts/s that one web process accepts in a batch, and that one worker sends of them to a carrier that answers at
    once; each alone, as the measures (b) and (c) take them."""
    with system("web", "reconcile") as it:
        eventually(lambda: not shut_lanes(it.parts().core), within=20)
        it.end("reconcile")
        it.carrier.control(callbacks={"enabled": False})
        people = numbers(1_000)
        open_windows(it, people)
        texts = [{"from": BUSINESS_NUMBER, "to": n, "body": "Yes."} for n in people * (TEXTS // len(people))]
        start = time.perf_counter()
        found = it.api("POST", "/messages/batch", {"messages": texts}).json()["results"]
        accept = len(texts) / (time.perf_counter() - start)
        assert {one["state"] for one in found} == {"ready"}
        it.start("worker")
        it.carrier.wait(TEXTS, timeout=60)
        at = sorted(text.arrived_ns for text in it.carrier.received)
    seconds = [(at[end] - at[end - DISPATCHED]) / 1e9 for end in range(DISPATCHED, len(at), DISPATCHED)]
    return accept, statistics.median(DISPATCHED / one for one in seconds)
