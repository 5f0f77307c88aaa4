"""How commands find a running `consentry up`, and what they do where it was killed and has left its note."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.cli.base import RUN_FILE, settings_here
from app.embedded import EmbeddedRedis, in_use
from tests.running import eventually

STARTED = """
import sys, time
from pathlib import Path
from app.embedded import EmbeddedRedis
with EmbeddedRedis(Path(sys.argv[1])) as server:
    print(server.url, flush=True)
    time.sleep(300)
"""


def note(data: Path, url: str, **more: object) -> None:
    said = {"redis_url": url, "rq_url": f"{url}?db=1", "simulated_clock": True, **more}
    (data / RUN_FILE).write_text(json.dumps(said))


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CONSENTRY_DATA", str(tmp_path))
    monkeypatch.delenv("CONSENTRY_REDIS_URL", raising=False)
    return tmp_path


def test_a_running_one_is_found(data: Path) -> None:
    with EmbeddedRedis(data / "redis") as server:
        note(data, server.url, embedded=True)
        assert in_use(data / "redis")
        assert settings_here().redis_url == server.url
        assert settings_here().simulated_clock
    assert not in_use(data / "redis")
    assert settings_here().redis_url == "", "it has ended, whatever its note says"


def test_a_redis_of_ones_own_is_believed(data: Path) -> None:
    note(data, "redis://127.0.0.1:1/0", embedded=False)
    assert settings_here().redis_url == "redis://127.0.0.1:1/0"


def test_after_a_kill_a_rebuild_starts_its_own(data: Path) -> None:
    process = subprocess.Popen([sys.executable, "-c", STARTED, str(data / "redis")], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    url = process.stdout.readline().strip()
    note(data, url, embedded=True)
    assert settings_here().redis_url == url
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    begun = time.monotonic()
    assert settings_here().redis_url == "", "its server, which takes a moment to end, is waited for"
    assert time.monotonic() - begun < 10
    env = {"PATH": os.environ["PATH"], "CONSENTRY_DATA": str(data), "PYTHONPATH": os.environ.get("PYTHONPATH", "")}
    done = subprocess.run(
        [sys.executable, "-m", "app.cli", "rebuild", "--yes"], env=env, capture_output=True, cwd=data, timeout=60
    )
    assert b"The ledger is empty: there is nothing to rebuild from." in done.stderr, done.stderr
    other = subprocess.run(
        [sys.executable, "-m", "app.cli", "apply"], env=env, capture_output=True, cwd=data, timeout=60
    )
    assert b"start everything with `consentry up`" in other.stderr, other.stderr
    eventually(lambda: not in_use(data / "redis"))
