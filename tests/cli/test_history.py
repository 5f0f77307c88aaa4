"""`consentry history` and `consentry audit` as a user runs them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.consent.model import DAY, HOUR
from app.store.store import real_now
from tests.consent.worlds import SENDER
from tests.log_server import ANNA, LogServer
from tests.running import BUSINESS_NUMBER, System

BEN = "+17045550124"


@pytest.fixture(scope="module")
def system(tmp_path_factory: pytest.TempPathFactory) -> Iterator[System]:
    with System(Path(tmp_path_factory.mktemp("cli"))) as system:
        yield system


def run(environment: dict[str, str], *arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "app.cli", *arguments]
    return subprocess.run(command, env=environment, cwd=cwd, capture_output=True, text=True, timeout=60)


def test_the_past_of_a_number_is_shown_and_then_recorded_once(system: System) -> None:
    sid, _ = system.carrier.text_in(ANNA, BUSINESS_NUMBER, "STOP")
    system.text(ANNA, "STOP", sid=sid)
    shown = run(system.environment, "history", "twilio", "--since", "7d", "--dry-run")
    assert (shown.returncode, shown.stderr) == (0, "")
    assert "1 texts in" in shown.stdout.replace("\n", " ")
    assert "1  stops" in shown.stdout
    assert "Nothing was recorded" in shown.stdout
    taken = run(system.environment, "history", "twilio", "--sender", BUSINESS_NUMBER)
    assert taken.returncode == 0
    assert "Recorded: 0 stops" in taken.stdout, "its webhook had brought it"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("history", "simulator"), "has no sender at simulator"),
        (("history", "twilio", "--since", "1 year"), "must be a time such as"),
        (("history", "twilio", "--sender", "+17045550199"), "+17045550199 at twilio"),
        (("audit", "carrierpigeon"), "is none of"),
        (("audit", "twilio", "--number", SENDER, "--token-env", "NOT_SET_ANYWHERE"), "it is not set"),
        (
            ("audit", "twilio", "--number", SENDER, "--token-env", "ACME_TWILIO_TOKEN", "--option", "region=eu"),
            "has no setting region",
        ),
        (("audit", "simulator"), "has no sender at simulator"),
    ],
)
def test_what_is_wrong_is_said(system: System, arguments: tuple[str, ...], said: str) -> None:
    answer = run(system.environment, *arguments)
    assert answer.returncode != 0
    assert said in answer.stderr.replace("\n", " ")
    assert "Traceback" not in answer.stderr


def audited(log: LogServer, tmp_path: Path, *more: str) -> subprocess.CompletedProcess[str]:
    """The report on that log, with nothing of ours running and no settings."""
    account = "AC" + "0" * 31 + "1"
    options = ["--number", SENDER, "--account", account, "--token-env", "THE_TOKEN"]
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(Path.cwd()), "THE_TOKEN": "a-secret-token"}
    base = ["--api-base", log.server.url.rstrip("/")]
    return run(environment, "audit", "twilio", *options, *base, *more, cwd=tmp_path)


def test_an_audit_needs_read_credentials_and_nothing_else(tmp_path: Path) -> None:
    log = LogServer()
    with log.server:
        start = real_now() - 9 * DAY
        log.add(start, "please stop texting me", BEN)
        log.add(start + DAY, "Visit on 12/01. Reply CANCEL to cancel", BEN, out=True)
        log.add(start, "Hello?", ANNA)
        log.add(start + HOUR, "Hello!", ANNA, out=True)
        answer = audited(log, tmp_path)
        assert answer.returncode == 0, answer.stderr
        assert all(line.strip().endswith("texts read") for line in answer.stderr.splitlines()), "how far it is"
        found: dict[str, Any] = json.loads(audited(log, tmp_path, "--json").stdout)
    assert len(answer.stdout.splitlines()) <= 40, "one page"
    for words in ("1    to 1 people after their stop", "'please stop texting me'", "+1704•••0124", "CANCEL  1 texts"):
        assert words in answer.stdout, answer.stdout
    assert (found["after_stop"], found["with_basis"], found["people"]) == (1, 1, 2)
    for text in (answer.stdout, json.dumps(found)):
        assert BEN not in text
        assert "a-secret-token" not in text
    assert list(tmp_path.iterdir()) == [], "nothing was written"
