"""`consentry intent`: figures of a file, and what one text means."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from app.cli import group
from app.errors import BadInput

SAMPLES = Path(__file__).parent.parent / "samples" / "intent"


def file(tmp_path: Path, *rows: str) -> str:
    path = tmp_path / "texts.csv"
    path.write_text("\n".join(rows) + "\n")
    return str(path)


def test_a_file_is_measured_by_language_and_in_all() -> None:
    said = CliRunner().invoke(group, ["intent", str(SAMPLES / "cases.csv"), "--check"])
    assert said.exit_code == 0, said.output
    lines = {line.split()[0]: line.split() for line in said.output.splitlines()[1:5]}
    assert set(lines) == {"en", "es", "fr", "all"}
    assert int(lines["all"][1]) == sum(int(lines[one][1]) for one in ("en", "es", "fr"))
    assert lines["all"][2:4] == ["100.0%", "100.0%"]


def test_every_miss_is_listed_and_check_fails(tmp_path: Path) -> None:
    path = file(tmp_path, "text,label,note", "STOP,none,", "see you at nine,stop,keyword", "thanks,none,")
    said = CliRunner().invoke(group, ["intent", path])
    assert said.exit_code == 0
    assert "row 2: 'STOP' is none, read as stop (stop)" in said.output
    assert "row 3: 'see you at nine' is stop, read as none" in said.output
    assert "row 4" not in said.output
    checked = CliRunner().invoke(group, ["intent", path, "--check"])
    assert checked.exit_code == 1
    assert "1 missed" in checked.output


@pytest.mark.parametrize("rows", [("text,label", "hi,maybe"), ("body,label", "hi,none"), ("text,label", "hi")])
def test_a_file_of_another_form_is_refused(tmp_path: Path, rows: tuple[str, ...]) -> None:
    said = CliRunner().invoke(group, ["intent", file(tmp_path, *rows)])
    assert isinstance(said.exception, BadInput)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("please take me off this list", "stop: it says “take me off this list” (en)."),
        ("STOP", "stop: the whole message is “stop” (en)."),
        ("no gracias", "ambiguous: the whole message is “no gracias” (es)."),
        ("see you at nine", "none:"),
        ("Liked “ok”", "reaction:"),
    ],
)
def test_one_text_is_explained(text: str, says: str) -> None:
    assert says in CliRunner().invoke(group, ["intent", "--text", text]).output


def test_either_a_file_or_a_text() -> None:
    assert CliRunner().invoke(group, ["intent"]).exit_code == 2
