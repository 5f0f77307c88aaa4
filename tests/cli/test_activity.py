"""`consentry activity` on a running system: what was done on the command line, and by whom it was looked at."""

from __future__ import annotations

import getpass
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.running import System, eventually

ANNA = "+17045550123"


@pytest.fixture(scope="module")
def system(tmp_path_factory: pytest.TempPathFactory) -> Iterator[System]:
    with System(Path(tmp_path_factory.mktemp("activity"))) as system:
        yield system


def test_who_did_and_saw_what_from_which_command_line(system: System) -> None:
    system.consentry("send", "Is Tuesday good?", "--to", ANNA)
    eventually(lambda: "submitted" in system.consentry("why", ANNA), every=0.5)
    shown = eventually(lambda: "saw" in (said := system.consentry("activity", "--consumer", ANNA)) and said, every=0.5)
    assert "consentry why" in shown, "that somebody looked is an act"
    assert getpass.getuser() in shown, "and so is who had the command line"
    assert ANNA not in shown
    found = json.loads(system.consentry("activity", "--json", "--limit", "200"))
    assert {one["by"].split()[0] for one in found["activity"]} >= {"consentry"}
    assert any(one["number"] == ANNA and one["type"] == "seen" for one in found["activity"])
    assert "Tuesday" not in json.dumps(found)
    assert "policy" in {one["type"].split("_")[0] for one in found["activity"]}


def test_what_is_asked_badly_is_said(system: System) -> None:
    command = [sys.executable, "-m", "app.cli", "activity", "--since", "soon"]
    wrong = subprocess.run(command, env=system.environment, capture_output=True, text=True, timeout=60)
    assert wrong.returncode != 0
    assert "since" in wrong.stderr
    assert "Examples" in system.consentry("activity", "--help")
