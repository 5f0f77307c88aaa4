"""Draining: how fast an outbox comes into the Ledger, in either database, with fsync as in production."""

from __future__ import annotations

import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

from app.embedded import EmbeddedRedis
from app.ledger.engine import migrate, open_engine
from app.ledger.queries import Ledger
from app.store.client import connect
from app.store.store import Store
from tests.bench.system import PAIRS, row
from tests.databases import PostgreSQL, found_postgresql
from tests.ledger.story import BUSINESS, TAG
from tests.outbox import copying, fill, told

PEOPLE = 5_000


def main() -> None:
    """(f) 20,000 entries of 5,000 texts, each submitted and moved three times, time after time."""
    print(f"(f) ledger: entries/s copied from an outbox of {4 * PEOPLE:,}; wanted: accept + 3 × dispatch, 12,000")
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
        for round in range(PAIRS):
            for name in urls:
                written = fill(stores[name], BUSINESS, told(round, PEOPLE))
                copier, copied, start = copying(stores[name], ledgers[name]), 0, time.perf_counter()
                while done := copier.once(BUSINESS, TAG):
                    copied += done
                rates[name].append(copied / (time.perf_counter() - start))
                assert copied == written
        for name, found in rates.items():
            print(row(name, found))
