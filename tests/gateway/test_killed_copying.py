"""Exactly once: writers killed with SIGKILL at any point, one or two at work, leave every entry once and in order."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from multiprocessing.context import ForkServerProcess

import pytest
import redis
from sqlalchemy import Engine, select

from app.embedded import EmbeddedRedis
from app.ledger.queries import Ledger
from app.ledger.tables import entries, texts
from app.store.store import Store
from tests.databases import migrated, on_both
from tests.gateway.copier import context, start
from tests.ledger.story import BUSINESS, check_whole, consumer_id
from tests.outbox import fill, told
from tests.running import eventually

KILLS = 15
PEOPLE = 1_000
"""Each is written to once between two kills: 4,000 entries, two appends."""


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    engine = migrated(database_url)
    yield engine
    engine.dispose()


@on_both
@pytest.mark.parametrize("writers", [1, 2])
def test_killed_at_any_point_every_entry_is_copied_once_and_in_order(
    redis_server: EmbeddedRedis, real_redis: redis.Redis, engine: Engine, database_url: str, writers: int
) -> None:
    store, chance, forks = Store(real_redis), random.Random(writers), context()
    ledger = Ledger(engine)
    processes: list[ForkServerProcess] = []
    at_work, outbox = 0, store.keys(BUSINESS).outbox
    try:
        for kill in range(KILLS):
            before = ledger.writer.position(BUSINESS)
            fill(store, BUSINESS, told(kill, PEOPLE))
            while len(processes) < writers:
                processes.append(start(forks, redis_server.url, database_url))
            eventually(lambda before=before: ledger.writer.position(BUSINESS) != before)
            time.sleep(chance.uniform(0.0, 0.1))
            victim = processes.pop(0)
            assert victim.is_alive(), "a writer ends only when it is killed"
            victim.kill()
            victim.join(10)
            at_work += store.client.xlen(outbox) > 1
        processes.append(start(forks, redis_server.url, database_url))
        last = store.client.xrevrange(outbox, count=1)[0][0].decode()
        eventually(lambda: ledger.writer.position(BUSINESS) == last)
        eventually(lambda: store.client.xlen(outbox) == 1)
    finally:
        for process in processes:
            process.kill()
            process.join(10)
    assert at_work > KILLS // 2, "writers were killed at work"
    assert copied(engine) == [(who, entry.id) for round in range(KILLS) for who, entry in told(round, PEOPLE)]
    assert check_whole(engine) == {consumer_id(person): 4 * KILLS for person in range(PEOPLE)}
    with engine.begin() as connection:
        states = connection.execute(select(texts.c.state, texts.c.attempts)).all()
    assert [tuple(row) for row in states] == [("delivered", 1)] * (PEOPLE * KILLS)


def copied(engine: Engine) -> list[tuple[str, str]]:
    with engine.begin() as connection:
        found = connection.execute(select(entries.c.consumer, entries.c.id).order_by(entries.c.n))
        return [(row.consumer, row.id) for row in found]
