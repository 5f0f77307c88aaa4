"""`consentry disclosure` as a user runs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from app.cli import group
from app.cli.disclosure import SOURCES
from app.config import EXAMPLE
from app.consent.model import GRANT_SOURCES, Source
from tests.cli.test_commands import run
from tests.consent.worlds import SHOWN
from tests.running import System


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("CONSENTRY_CONFIG", "CONSENTRY_DATA"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def lint(*arguments: str, words: str) -> tuple[int, str]:
    done = CliRunner().invoke(group, ["disclosure", "lint", "-", *arguments], input=words)
    return done.exit_code, done.output


def test_it_says_what_is_wrong_and_what_to_do(folder: Path) -> None:
    code, said = lint(words="I opt into communications from Acme.")
    assert code == 1
    assert "✗ not_sms_specific: They speak of being in touch, not of text messages." in said
    assert "It says: “I opt into communications from Acme.”" in said
    assert "CTIA" in said
    assert said.endswith("No basis for express consent by web_form: not_sms_specific, no_purpose, no_opt_out.\n")


def test_a_good_wording_ends_well(folder: Path) -> None:
    code, said = lint("--tier", "express_written", words=SHOWN)
    assert code == 0
    assert "✓ rates: “Msg & data rates may apply.”" in said
    assert "! no_privacy" in said
    assert said.endswith("Good for express_written consent by web_form.\n")


def test_brand_and_programs_come_from_the_settings(folder: Path) -> None:
    words = "Blue Heron may text you about your visit."
    assert lint(words=words)[1].count("no_brand") == 0, "any named sender will do"
    (folder / "consentry.toml").write_text(EXAMPLE)
    assert "✗ no_brand" in lint(words=words)[1]
    assert "no_brand" not in lint("--brand", "Blue Heron", words=words)[1]
    code, said = lint("--program", "support", "--source", "paper", words=words.replace("Blue Heron", "Acme Dental"))
    assert code == 0, said


def test_a_program_that_is_not_there_is_named(folder: Path) -> None:
    (folder / "letter.txt").write_text("Acme Dental may text you.")
    said = run("disclosure", "lint", "letter.txt", "--program", "nope", folder=folder)
    assert (said.returncode, said.stderr.count("nope")) == (1, 1)
    assert "Traceback" not in said.stderr


def test_the_report_as_json(folder: Path) -> None:
    code, said = lint("--json", words="I opt into communications from Acme.")
    assert (code, json.loads(said)["refused"]) == (1, ["not_sms_specific", "no_purpose", "no_opt_out"])


def test_every_source_of_words_can_be_named() -> None:
    assert {Source(name) for name in SOURCES} == GRANT_SOURCES - {Source.VERBAL}


def test_wordings_are_added_and_listed(tmp_path: Path) -> None:
    with System(tmp_path) as system:
        letter = tmp_path / "letter.txt"
        letter.write_text(SHOWN + "\n")
        added = system.consentry("disclosure", "add", str(letter), "--version", "letter-1")
        assert added.startswith("letter-1 is kept: ")
        assert "was kept before" in system.consentry("disclosure", "add", str(letter), "--version", "letter-1")
        listed = system.consentry("disclosure", "list")
        assert listed.startswith("letter-1 ")
        assert listed.count("\n") == 1
