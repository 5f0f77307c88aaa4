"""The keyring: made once, for us alone, and never made anew in the place of one that is damaged."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from app.errors import StartRefused
from app.keyring import open_keyring

GOOD = {"version": 1, "pepper": "11" * 32, "signing": "22" * 32}


def test_it_is_made_once_for_us_alone(tmp_path: Path) -> None:
    path = tmp_path / "data" / "keyring.json"
    made = open_keyring(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert (len(made.pepper), len(made.signing)) == (32, 32)
    assert made.pepper != made.signing
    assert open_keyring(path) == made
    assert [p.name for p in path.parent.iterdir()] == ["keyring.json"], "no draft is left"
    assert made.pepper.hex() not in repr(made)
    assert made.pepper != open_keyring(tmp_path / "other" / "keyring.json").pepper


def test_processes_that_race_make_one(tmp_path: Path) -> None:
    path = tmp_path / "keyring.json"
    # All wait for the same file to appear, so that they open the keyring together.
    code = (
        "import sys, time; from pathlib import Path; from app.keyring import open_keyring\n"
        "print('here', flush=True)\n"
        "while not Path(sys.argv[2]).exists(): time.sleep(0)\n"
        "print(open_keyring(Path(sys.argv[1])).pepper.hex())"
    )
    go = tmp_path / "go"
    racers = [
        subprocess.Popen([sys.executable, "-c", code, str(path), str(go)], stdout=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    for racer in racers:
        assert racer.stdout
        assert racer.stdout.readline() == "here\n"
    go.touch()
    peppers = [racer.communicate(timeout=30)[0].strip() for racer in racers]
    assert peppers == [open_keyring(path).pepper.hex()] * 4


@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe",
        json.dumps({**GOOD, "pepper": "xyz"}).encode(),
        json.dumps({**GOOD, "signing": 7}).encode(),
        json.dumps({"version": 1, "pepper": "11" * 32}).encode(),
    ],
)
def test_a_damaged_one_is_refused_and_left_as_it_is(tmp_path: Path, damaged: bytes) -> None:
    path = tmp_path / "keyring.json"
    path.write_bytes(damaged)
    with pytest.raises(StartRefused, match="backup"):
        open_keyring(path)
    assert path.read_bytes() == damaged


@pytest.mark.parametrize("secret", ["", "11" * 31, "11" * 33])
@pytest.mark.parametrize("name", ["pepper", "signing"])
def test_a_secret_of_another_length_is_refused(tmp_path: Path, name: str, secret: str) -> None:
    """An empty pepper would make every Consumer's id one that anyone can compute."""
    path = tmp_path / "keyring.json"
    path.write_text(json.dumps({**GOOD, name: secret}))
    with pytest.raises(StartRefused):
        open_keyring(path)
    assert json.loads(path.read_text())[name] == secret, "nothing is made in its place"


def test_a_draft_left_by_a_crash_is_in_nobodys_way(tmp_path: Path) -> None:
    """In a container every start has the same process id."""
    (tmp_path / f"keyring.{os.getpid()}.new").write_text("half")
    assert len(open_keyring(tmp_path / "keyring.json").pepper) == 32
