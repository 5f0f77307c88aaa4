"""Connections to Redis: no retries, short time-outs, and every failure as one of our errors."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import redis
from redis.backoff import NoBackoff
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import OutOfMemoryError, RedisError, ResponseError
from redis.exceptions import TimeoutError as RedisTimeoutError
from redis.retry import Retry

from app.errors import StoreFull, StoreUnavailable

T = TypeVar("T")

REQUEST_BUDGET = 0.9
"""Seconds that one web request may spend before its last Redis call; with one time-out more it stays under 2 s."""


def connect(url: str, *, socket_timeout: float = 1.0) -> redis.Redis:
    """A client for `url` (`unix://…` or `redis://…`). redis-py's own retries could run a script twice: none here."""
    return redis.Redis.from_url(
        url,
        socket_timeout=socket_timeout,
        socket_connect_timeout=0.3,
        retry=Retry(NoBackoff(), 0),
        health_check_interval=0,
        max_connections=256,
    )


class Guarded:
    """Runs Redis calls, turns their failures into ours, and keeps one request within one time budget."""

    def __init__(self) -> None:
        self._local = threading.local()

    @contextmanager
    def budget(self, seconds: float = REQUEST_BUDGET) -> Iterator[None]:
        """All Redis calls inside share `seconds`."""
        self._local.deadline = time.monotonic() + seconds
        try:
            yield
        finally:
            self._local.deadline = None

    def call(self, run: Callable[[], T]) -> T:
        deadline: float | None = getattr(self._local, "deadline", None)
        if deadline is not None and time.monotonic() > deadline:
            raise StoreUnavailable("Redis is too slow; nothing was changed that was not acknowledged.")
        try:
            return run()
        except OutOfMemoryError as error:
            raise StoreFull("Redis has no memory left for new work; revocations and inbound go on.") from error
        except (RedisConnectionError, RedisTimeoutError) as error:
            raise StoreUnavailable("Redis does not answer; try again.") from error
        except ResponseError as error:
            if str(error).startswith(("LOADING", "MASTERDOWN", "READONLY", "MISCONF", "NOREPLICAS", "BUSY")):
                raise StoreUnavailable(f"Redis cannot take writes now ({str(error).split()[0]}).") from error
            raise
        except RedisError as error:
            raise StoreUnavailable("Redis failed; try again.") from error


class Lua:
    """One script of ours, by its hash, loaded where Redis does not know it yet."""

    def __init__(self, client: Any, source: str) -> None:
        self._client = client
        self._source = source
        self._sha = ""

    def into(self, pipe: Any, keys: list[str], words: list[Any]) -> None:
        """Add a call to a pipeline; `loaded` has to run it."""
        self._load()
        pipe.evalsha(self._sha, len(keys), *keys, *words)

    def loaded(self, run: Callable[[], T]) -> T:
        """Build and run a pipeline that only reads; once more where Redis had forgotten the script."""
        try:
            return run()
        except redis.exceptions.NoScriptError:
            self._client.script_load(self._source)
            return run()

    def _load(self) -> None:
        if not self._sha:
            self._sha = self._client.script_load(self._source)

    def __call__(self, keys: list[str], words: list[Any]) -> Any:
        self._load()
        try:
            return self._client.evalsha(self._sha, len(keys), *keys, *words)
        except redis.exceptions.NoScriptError:
            return self._client.eval(self._source, len(keys), *keys, *words)
