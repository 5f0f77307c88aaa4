"""`consentry export` on a running system: files that hold, and what is wrong with a question."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.proof import hold
from tests.running import System, eventually

ANNA = "+17045550123"


@pytest.fixture(scope="module")
def system(tmp_path_factory: pytest.TempPathFactory) -> Iterator[System]:
    with System(Path(tmp_path_factory.mktemp("export"))) as system:
        system.text(ANNA, "Can you come on Tuesday?")
        text = system.send(ANNA, "Yes, at nine.").json()["id"]
        eventually(lambda: system.state(text) in ("sent", "delivered"), every=0.2)
        yield system


def public(system: System) -> str:
    """The public half, as its owner gives it to a reader."""
    return system.consentry("signing-key", "show").split()[1]


def failed(system: System, *arguments: str) -> str:
    """What a command that cannot be done says."""
    done = subprocess.run(
        [sys.executable, "-m", "app.cli", *arguments], env=system.environment, capture_output=True, timeout=60
    )
    assert done.returncode != 0
    assert done.stdout == b""
    return done.stderr.decode()


def test_a_file_is_written_whole_and_holds(system: System, tmp_path: Path) -> None:
    path = tmp_path / "anna.json"
    done = subprocess.run(
        [sys.executable, "-m", "app.cli", "export", ANNA, "-o", str(path)],
        env=system.environment,
        capture_output=True,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, b""), "a person sees nothing of the log"
    said = done.stdout.decode()
    assert said.startswith(f"{path}: 1 consumer's chain and the business's own.")
    file = json.loads(path.read_text())
    assert hold(file, public(system)) == []
    assert "SHA-256 of the JSON" in said
    assert [sentence for sentence in file["sentences"] if "“Yes, at nine.”" in sentence]
    assert path.stat().st_mode & 0o077 == 0, "only its owner reads it"
    assert list(tmp_path.iterdir()) == [path]
    assert "holds" in system.consentry("verify", str(path))
    assert json.loads(system.consentry("export", ANNA))["chains"][1]["number"] == ANNA


def test_a_page_has_its_json_beside_it(system: System, tmp_path: Path) -> None:
    system.consentry("export", ANNA, "--html", "-o", str(tmp_path / "anna.html"))
    assert "<!doctype html>" in (tmp_path / "anna.html").read_text()
    assert hold(json.loads((tmp_path / "anna.json").read_text()), public(system)) == []


def test_a_program_and_a_period_are_asked_for_by_name_and_time(system: System, tmp_path: Path) -> None:
    program = json.loads(system.consentry("export", "--program", "support", "--redact"))
    assert hold(program, public(system)) == []
    assert ANNA not in json.dumps(program)
    period = json.loads(system.consentry("export", "--from", "1d"))
    assert hold(period, public(system)) == []
    assert period["chains"][1]["number"] == ANNA


def test_what_is_wrong_with_a_question_is_said(system: System) -> None:
    assert "Name one" in failed(system, "export")
    assert "Name one" in failed(system, "export", ANNA, "--program", "support")
    assert "--from" in failed(system, "export", "--to", "1d")
    assert "You have no entry about this number." in failed(system, "export", "+17045550199")
    assert "There is no text msg_X." in failed(system, "export", "--message", "msg_X")


def test_what_has_no_room_is_said_with_the_file_and_leaves_nothing(system: System, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "app.cli", "export", ANNA]
    if Path("/dev/full").exists():
        with open("/dev/full", "wb") as full:
            done = subprocess.run(command, env=system.environment, stdout=full, stderr=subprocess.PIPE, timeout=60)
        assert done.returncode == 1
        assert b"was not written whole" in done.stderr
        assert b"Traceback" not in done.stderr
    missing = failed(system, "export", ANNA, "-o", str(tmp_path / "absent" / "anna.json"))
    assert f"{tmp_path / 'absent' / 'anna.json'} was not written" in missing
    assert list(tmp_path.iterdir()) == []
