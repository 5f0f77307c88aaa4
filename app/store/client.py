"""Connections to Redis: no retries, short time-outs, and every failure as one of our errors."""

from __future__ import annotations

import hashlib
import socket
import struct
import threading
import time
import weakref
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

import redis
from hiredis import pack_command
from redis.backoff import NoBackoff
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import NoScriptError, OutOfMemoryError, RedisError, ResponseError
from redis.exceptions import TimeoutError as RedisTimeoutError
from redis.retry import Retry

from app.errors import StoreFull, StoreUnavailable

T = TypeVar("T")

IDLE_LOOK = 1.0
"""Seconds of rest after which a connection is looked at before it is used again."""

REQUEST_BUDGET = 0.9
"""Seconds that one web request may spend before its last Redis call; with one time-out more it stays under 2 s."""


class _Timed:
    """A connection whose time-out the kernel keeps.

    Python's own asks poll() before each send and each receive; every such call lets another thread run first.
    """

    def __init__(self, *, answer_within: float, **how: Any) -> None:
        self._answer_within = answer_within
        super().__init__(**how)

    def _connect(self) -> socket.socket:
        made: socket.socket = super()._connect()  # type: ignore[misc]
        seconds, rest = divmod(self._answer_within, 1)
        limit = struct.pack("@ll", int(seconds), int(rest * 1_000_000))
        for side in (socket.SO_RCVTIMEO, socket.SO_SNDTIMEO):
            made.setsockopt(socket.SOL_SOCKET, side, limit)
        return made


class _TimedTcp(_Timed, redis.Connection):
    pass


class _TimedUnix(_Timed, redis.UnixDomainSocketConnection):
    pass


_TIMED = {"redis": _TimedTcp, "unix": _TimedUnix}


def connect(url: str, *, socket_timeout: float = 1.0) -> redis.Redis:
    """A client for `url` (`unix://…`, `redis://…` or `rediss://…`) whose answers take `socket_timeout` s at most.

    redis-py's own retries could run a script twice: none here.
    """
    timed = _TIMED.get(url.partition(":")[0])
    if timed:
        # None, for redis-py's own default is a time-out of five seconds.
        how: dict[str, Any] = {"connection_class": timed, "answer_within": socket_timeout, "socket_timeout": None}
    else:
        how = {"socket_timeout": socket_timeout}  # TLS reads and writes as it likes: Python keeps the time
    return redis.Redis.from_url(
        url,
        socket_connect_timeout=0.3,
        retry=Retry(NoBackoff(), 0),
        health_check_interval=0,
        max_connections=256,
        **how,
    )


class Lines:
    """A connection of its own for each thread, for what every request asks: without a pool's locks and looks."""

    def __init__(self, client: Any) -> None:
        self._pool = client.connection_pool
        self._mine = threading.local()
        self._all: weakref.WeakSet[Any] = weakref.WeakSet()  # of threads that ended, they close by themselves
        self._lock = threading.Lock()

    def ask(self, commands: Sequence[tuple[Any, ...]]) -> list[Any]:
        """The replies to those commands, sent at once. Raises the first error among them, after reading all."""
        line = self._line()
        try:
            line.send_packed_command([b"".join([pack_command(command) for command in commands])])
            replies = [self._reply(line) for _ in commands]
        except BaseException:
            self._drop(line)
            raise
        self._mine.used = time.monotonic()
        for reply in replies:
            if isinstance(reply, ResponseError):
                raise reply
        return replies

    def each(self, commands: Iterable[tuple[Any, ...]]) -> Iterator[Any]:
        """The reply to each command, or its error: the next is made and sent while Redis works on the one before.

        Between two replies this thread must ask nothing else.
        """
        line = self._line()
        waits = False
        try:
            for command in commands:
                line.send_packed_command([pack_command(command)])
                if waits:
                    yield self._reply(line)
                waits = True
            if waits:
                yield self._reply(line)
        except BaseException:
            self._drop(line)
            raise
        self._mine.used = time.monotonic()

    def close(self) -> None:
        """Close every thread's connection."""
        with self._lock:
            lines = list(self._all)
        for line in lines:
            line.disconnect()

    def _line(self) -> Any:
        line = getattr(self._mine, "line", None)
        if line is None:
            line = self._mine.line = self._pool.make_connection()
            with self._lock:
                self._all.add(line)
        elif time.monotonic() - self._mine.used > IDLE_LOOK and _gone(line):
            line.disconnect()
        return line

    def _drop(self, line: Any) -> None:
        """An answer that comes later must meet no other question."""
        line.disconnect()
        self._mine.line = None

    @staticmethod
    def _reply(line: Any) -> Any:
        try:
            return line.read_response()
        except ResponseError as error:
            return error


def _gone(line: Any) -> bool:
    """Whether the server has closed the connection meanwhile, as when it was started anew."""
    try:
        return bool(line.can_read())
    except (RedisConnectionError, OSError):
        return True


_WAITS = frozenset({"LOADING", "MASTERDOWN", "READONLY", "MISCONF", "NOREPLICAS", "BUSY", "OOM"})


def _code(said: str) -> str:
    """The code of an error that passes, empty for another. redis-py puts a pipeline's command before it, and Redis
    before 7 a script's place."""
    words = said.rpartition(" of pipeline caused error: ")[2].split()
    if words and words[0] in _WAITS:
        return words[0]
    return next((word[1:] for word in words if word[:1] == "-" and word[1:] in _WAITS), "")


def _full() -> StoreFull:
    return StoreFull("Redis has no memory left for new work; revocations and inbound go on.")


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
            raise _full() from error
        except (RedisConnectionError, RedisTimeoutError) as error:
            raise StoreUnavailable("Redis does not answer; try again.") from error
        except ResponseError as error:
            code = _code(str(error))
            if code == "OOM":
                raise _full() from error
            if code == "MISCONF":
                raise StoreUnavailable("Redis cannot write its files: its disk is full, or broken.") from error
            if code:
                raise StoreUnavailable(f"Redis cannot take writes now ({code}).") from error
            raise
        except RedisError as error:
            raise StoreUnavailable("Redis failed; try again.") from error


class Lua:
    """One script of ours, by its hash, loaded where Redis does not know it yet."""

    def __init__(self, lines: Lines, source: str) -> None:
        self._lines = lines
        self._source = source
        self._sha = hashlib.sha1(source.encode(), usedforsecurity=False).hexdigest()

    def command(self, keys: Sequence[str], words: Sequence[Any]) -> tuple[Any, ...]:
        """The command that runs it, to be asked together with others; `loaded` has to ask."""
        return ("EVALSHA", self._sha, len(keys), *keys, *words)

    def loaded(self, ask: Callable[[], T]) -> T:
        """Ask commands that only read; once more where Redis had forgotten the script."""
        try:
            return ask()
        except NoScriptError:
            self._lines.ask([("SCRIPT", "LOAD", self._source)])
            return ask()

    def each(self, calls: Iterable[tuple[Sequence[str], Sequence[Any]]]) -> list[Any]:
        """Run it for each of the keys and words, the next being made while Redis works on the one before."""
        made: list[tuple[Sequence[str], Sequence[Any]]] = []

        def commands() -> Iterator[tuple[Any, ...]]:
            for keys, words in calls:
                made.append((keys, words))
                yield self.command(keys, words)

        replies = list(self._lines.each(commands()))
        for place, reply in enumerate(replies):
            if isinstance(reply, NoScriptError):
                replies[place] = self(*made[place])
            elif isinstance(reply, ResponseError):
                raise reply
        return replies

    def __call__(self, keys: Sequence[str], words: Sequence[Any]) -> Any:
        try:
            return self._lines.ask([self.command(keys, words)])[0]
        except NoScriptError:
            return self._lines.ask([("EVAL", self._source, len(keys), *keys, *words)])[0]
