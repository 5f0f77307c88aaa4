"""`consentry wordings` as a user runs it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app.cli import group
from app.config import EXAMPLE
from app.consent.wordings.catalogue import WORDINGS
from tests.cli.test_commands import run


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("CONSENTRY_CONFIG", "CONSENTRY_DATA", "CONSENTRY_REDIS_URL"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "consentry.toml").write_text(EXAMPLE)
    return tmp_path


def made(*arguments: str) -> Result:
    return CliRunner().invoke(group, ["wordings", *arguments])


def test_it_lists_what_there_is_and_what_each_lacks(folder: Path) -> None:
    shown = made()
    assert shown.exit_code == 0
    assert "support (conversational)" in shown.output
    assert all(shown.output.count(f"  {name} ") == 2 for name in WORDINGS), "for both programs"
    (form,) = [line for line in made("reminders").output.splitlines() if line.startswith("  web_form")]
    assert form.endswith("accepted; lacks terms_url, privacy_url")


def test_a_wording_comes_in_each_format(folder: Path) -> None:
    assert made("reminders", "letter").output.startswith("# Engagement letter: clause\n\n## Text messages\n")
    html = made("reminders", "call_to_action", "--format", "html")
    assert html.stdout.startswith("<!doctype html>")
    assert html.stdout.endswith("</html>\n")
    assert "Missing: privacy_url in [business.acme]" in html.stderr, "the page itself stays a page"


def test_the_packet_says_what_to_add(folder: Path) -> None:
    shown = made("reminders", "packet").output
    assert "## message_flow" in shown
    assert 'samples in [[business.acme.program]] with id = "reminders"' in shown


@pytest.mark.parametrize("asked", [("nope",), ("reminders", "nope"), ("--business", "nope")])
def test_what_is_not_there_is_named(folder: Path, asked: tuple[str, ...]) -> None:
    said = run("wordings", *asked, folder=folder)
    assert said.returncode == 1
    assert "there are" in said.stderr or "name one of acme" in said.stderr
    assert "Traceback" not in said.stderr
