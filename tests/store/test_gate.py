"""The start-up gate: a Redis that can forget is refused, and so is one that is empty or older than the Ledger."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from app.embedded import EmbeddedRedis
from app.errors import StartRefused
from app.settings import Settings
from app.store.gate import behind, faults, memory
from app.wiring import build
from tests.consent.worlds import POLICY


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("appendonly", "no"),
        ("appendfsync", "everysec"),
        ("no-appendfsync-on-rewrite", "yes"),
        ("maxmemory-policy", "allkeys-lru"),
    ],
)
def test_each_setting_that_can_forget_is_named_with_its_remedy(
    redis_server: EmbeddedRedis, real_redis: Any, tmp_path: Path, name: str, value: str
) -> None:
    before = real_redis.config_get(name)[name]
    assert faults(real_redis) == []
    real_redis.config_set(name, value)
    environment = {"CONSENTRY_DATA": str(tmp_path), "CONSENTRY_REDIS_URL": redis_server.url}
    try:
        (found,) = faults(real_redis)
        assert name in found.what
        assert "CONFIG SET" in found.todo
        with pytest.raises(StartRefused) as caught:
            build(Settings.from_env(environment))
        assert name in caught.value.detail
        attested = build(Settings.from_env({**environment, "CONSENTRY_REDIS_DURABILITY": "attested"}))
        attested.close()
    finally:
        real_redis.config_set(name, before)


def test_memory_is_known(real_redis: Any) -> None:
    used, most = memory(real_redis)
    assert 0 < used < most


def test_an_empty_and_an_older_redis_are_refused(redis_server: EmbeddedRedis, real_redis: Any, tmp_path: Path) -> None:
    settings = Settings.from_env({"CONSENTRY_DATA": str(tmp_path), "CONSENTRY_REDIS_URL": redis_server.url})

    def start() -> Any:
        parts = build(settings, ring=lambda business: None)
        parts.close()
        return parts

    parts = build(settings, ring=lambda business: None)
    parts.gateway.admin.apply(POLICY, by="test")
    parts.gateway.copying.once("demo", POLICY.tag)
    parts.close()
    start()

    stream = parts.core.store.keys("demo").outbox
    kept = real_redis.dump(stream)
    real_redis.delete(stream)
    with pytest.raises(StartRefused, match="store_behind_ledger"):
        start()
    real_redis.restore(stream, 0, kept)
    start()

    real_redis.flushall()
    with pytest.raises(StartRefused, match="store_behind_ledger"):
        start()
    assert real_redis.dbsize() == 0, "a refusal writes nothing"


@pytest.mark.parametrize(
    ("last", "drained", "older"),
    [("", "0-0", False), ("", "5-0", True), ("5-0", "5-0", False), ("5-1", "5-2", True), ("10-0", "9-5", False)],
)
def test_older_is_by_number_and_not_by_spelling(last: str, drained: str, older: bool) -> None:
    assert behind(last, drained) is older
