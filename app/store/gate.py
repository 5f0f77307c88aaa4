"""The start-up gate: a store that can lose or evict, or that is not the one the Ledger was copied from, is refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from redis.exceptions import RedisError

WANTED = {
    "appendonly": ("yes", "without it a restart forgets every STOP"),
    "appendfsync": ("always", "anything less loses up to a second of STOPs in a power cut"),
    "no-appendfsync-on-rewrite": ("no", "else nothing reaches the disk while the file is rewritten"),
    "maxmemory-policy": ("noeviction", "any other may drop a STOP silently when memory is full"),
}
"""What keeps an acknowledged STOP: each value with what goes wrong without it."""

LEAST_VERSION = (6, 2)


@dataclass(frozen=True, slots=True)
class Fault:
    """One reason not to start on this store, and what to do."""

    what: str
    todo: str


def faults(client: Any) -> list[Fault]:
    """Everything about this Redis that could lose or evict what was acknowledged."""
    info = client.info()
    found = []
    version = tuple(int(part) for part in str(info.get("redis_version", "0")).split(".")[:2])
    if version < LEAST_VERSION:
        found.append(Fault(f"Redis {info.get('redis_version')} is too old.", "Use Redis 6.2 or later."))
    if info.get("role") != "master":
        found.append(Fault("This Redis is a replica.", "Point CONSENTRY_REDIS_URL at the primary."))
    if info.get("aof_last_write_status", "ok") != "ok":
        found.append(Fault("Redis could not write its append-only file.", "Free disk space, then restart Redis."))
    for name, (wanted, why) in WANTED.items():
        todo = f"CONFIG SET {name} {wanted} (and in redis.conf): {why}."
        try:
            value = client.config_get(name).get(name)
        except RedisError:
            value = None
        if value is None:
            found.append(Fault(f"{name} cannot be read here.", f"Make sure that it is {wanted}: {why}."))
        elif value != wanted:
            found.append(Fault(f"{name} is {value!r}, not {wanted!r}.", todo))
    return found


def memory(client: Any) -> tuple[int, int]:
    """(used, most) bytes; a Redis without a limit of its own has the machine's."""
    info = client.info("memory")
    return int(info.get("used_memory", 0)), int(info.get("maxmemory", 0) or info.get("total_system_memory", 0))


def behind(last: str, drained: str) -> bool:
    """Whether a stream whose last record is `last` is older than the position `drained` that was copied from it."""
    return _place(last or "0-0") < _place(drained)


def _place(position: str) -> tuple[int, int]:
    ms, _, count = position.partition("-")
    return int(ms), int(count or 0)
