"""Fixtures for all rooms: a fake Redis and a real one, and the two databases, each empty."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import redis
from hypothesis import HealthCheck, settings

from app.embedded import EmbeddedRedis
from app.store.client import connect
from tests.databases import HOW, PostgreSQL, found_postgresql
from tests.fakes import fake_redis

settings.register_profile(
    "consentry", deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
settings.load_profile("consentry")


@pytest.fixture(scope="session")
def redis_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedRedis]:
    """A real Redis server on a socket of its own."""
    with EmbeddedRedis(Path(tmp_path_factory.mktemp("redis"))) as server:
        yield server


@pytest.fixture
def real_redis(redis_server: EmbeddedRedis) -> Iterator[redis.Redis]:
    client = connect(redis_server.url, socket_timeout=10)
    client.flushall()
    yield client
    client.close()


@pytest.fixture(params=["fake", "real"])
def client(request: pytest.FixtureRequest) -> Iterator[Any]:
    """The same tests on fakeredis and on a real server."""
    if request.param == "real":
        yield request.getfixturevalue("real_redis")
    else:
        fake = fake_redis()
        yield fake
        fake.close()


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgreSQL]:
    """A real PostgreSQL server. Where there is none these tests are left out and say so."""
    if not found_postgresql():
        pytest.skip(HOW)
    with PostgreSQL() as server:
        yield server


@pytest.fixture
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty database: SQLite, or what a test marked `on_both` is run on."""
    if getattr(request, "param", "sqlite") == "sqlite":
        yield f"sqlite:///{tmp_path / 'ledger.db'}"
        return
    with request.getfixturevalue("postgresql").database() as url:
        yield url
