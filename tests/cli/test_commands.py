"""The command line as a user runs it: help everywhere, plain errors, and a running system behind the commands."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from sqlalchemy import func, update

from app.cli import COMMANDS
from app.ledger.tables import entries
from tests.running import BUSINESS_NUMBER, System, eventually

ANNA = "+17045550123"


def run(*arguments: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "app.cli", *arguments],
        cwd=folder,
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(Path(__file__).parents[2]), **environment},
        capture_output=True,
        text=True,
        timeout=60,
    )


@pytest.mark.parametrize("command", [c for c in COMMANDS if c != "carrier"])
def test_every_command_has_help_with_an_example(command: str, tmp_path: Path) -> None:
    shown = run(command, "--help", folder=tmp_path)
    assert shown.returncode == 0
    assert f"consentry {command}" in shown.stdout


def test_init_writes_what_check_accepts(tmp_path: Path) -> None:
    assert run("init", folder=tmp_path).returncode == 0
    again = run("init", folder=tmp_path)
    assert again.returncode == 1
    assert "--force" in again.stderr
    checked = run("check", folder=tmp_path)
    assert checked.returncode == 0, checked.stderr
    assert "ACME_TWILIO_TOKEN is not set" in checked.stderr


def test_check_says_line_and_remedy_without_a_traceback(tmp_path: Path) -> None:
    (tmp_path / "consentry.toml").write_text('[business.acme]\nname = "Acme"\nrat = 3\n')
    checked = run("check", folder=tmp_path)
    assert checked.returncode == 1
    assert "consentry.toml:3: business acme: rat is not a known key" in checked.stderr
    assert "Traceback" not in checked.stderr


@pytest.mark.parametrize("command", ["why +17045550123", "send hi", "keys list", "apply", "web"])
def test_without_a_running_system_it_says_what_to_do(command: str, tmp_path: Path) -> None:
    said = run(*command.split(), folder=tmp_path)
    assert said.returncode == 1
    assert "consentry up" in said.stderr
    assert "Traceback" not in said.stderr


@pytest.fixture(scope="module")
def system(tmp_path_factory: pytest.TempPathFactory) -> Iterator[System]:
    with System(Path(tmp_path_factory.mktemp("cli"))) as system:
        yield system


def test_send_and_why_say_what_was_decided(system: System) -> None:
    held = system.consentry("send", "Hello", "--to", ANNA)
    assert "held" in held
    assert "no_consent" in held
    assert system.text(ANNA, "Hi there").status_code == 200
    assert ": ready" in system.consentry("send", "Hello again", "--to", ANNA)
    eventually(lambda: "text_received" in system.consentry("why", ANNA), every=0.5)
    shown = system.consentry("why", ANNA)
    assert f"support (conversational) from {BUSINESS_NUMBER}: allow" in shown
    assert "reminders (informational)" in shown
    assert "Hello" not in shown, "no bodies"


def test_why_of_a_message_judges_it_again_and_tells_what_was_changed(system: System) -> None:
    ben = "+17045550124"
    assert system.text(ben, "Hi there").status_code == 200
    text = system.consentry("send", "Hello again", "--to", ben).partition(":")[0]
    eventually(
        lambda: f"text={text} program=support before=sending after=sent" in system.consentry("why", ben), every=0.5
    )
    shown = system.consentry("why", text)
    for line in ("rested on implied consent", "they texted", "recorded = recomputed", "chain of this person's"):
        assert line in shown
    assert "DIFFERS" not in shown
    assert "Hello" not in shown, "no bodies"
    assert json.loads(system.consentry("why", text, "--json"))["agrees"] is True
    with system.parts().core.ledger._engine.begin() as connection:
        changed = func.replace(entries.c.public, '"state":"ready"', '"state":"held"')
        connection.execute(update(entries).where(entries.c.text == text).values(public=changed))
    for more in ((), ("--json",)):
        differs = asked(system, "why", text, *more)
        assert differs.returncode == 1, differs.stdout
    differs = asked(system, "why", text)
    assert "DIFFERS" in differs.stdout
    assert "state: recorded held, recomputed ready" in differs.stdout
    assert "The chain breaks at ent_" in differs.stdout
    assert "of 2 decisions differ" in differs.stdout


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("msg_XXXXXX_0", "no message of a business"),
        ("msg_", "no message of a business"),
        ("{tag}_0", "no such text"),
        ("ent_1", "neither a number"),
        ("anna", "neither a number"),
        ("+1", "E.164"),
    ],
)
def test_why_of_nothing_is_a_clear_error(system: System, what: str, said: str) -> None:
    tag = system.parts().core.businesses.get("acme").tag
    wrong = asked(system, "why", what.format(tag=f"msg_{tag}"))
    assert wrong.returncode == 1
    assert said in wrong.stderr
    assert "Traceback" not in wrong.stderr


def asked(system: System, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "app.cli", *command],
        env=system.environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )


def test_keys_live_and_end(system: System) -> None:
    key = system.consentry("keys", "create", "--scopes", "read", "--name", "a test").strip()
    name = key.split("_")[1]
    assert "a test" in system.consentry("keys", "list")
    system.consentry("keys", "end", name)
    assert f"{name}" in system.consentry("keys", "list")
    assert "ended" in system.consentry("keys", "list")


def test_users_of_the_console_are_added_changed_and_removed(system: System) -> None:
    assert "consentry user add" in system.consentry("user", "list")
    added = system.consentry("user", "add", "anna", "--role", "admin", said="correct horse battery\n")
    assert "anna may use the console as admin." in added
    system.consentry("user", "add", "otto", said="another one of these\n")
    assert [line.split()[:2] for line in system.consentry("user", "list").splitlines()] == [
        ["anna", "admin"],
        ["otto", "operator"],
    ]
    assert "viewer" in system.consentry("user", "role", "otto", "viewer")
    assert "new password" in system.consentry("user", "password", "otto", said="yet another of these\n")
    answer = requests.post(
        f"http://127.0.0.1:{system.admin_port}/console/login",
        data={"user": "otto", "password": "yet another of these"},
        allow_redirects=False,
        timeout=10,
    )
    assert (answer.status_code, answer.headers["Location"]) == (303, "/console/held")
    system.consentry("user", "remove", "otto")
    for arguments, why in ((("remove", "anna"), "the only admin"), (("add", "short"), "password:")):
        refused = asked(system, "user", *arguments)
        assert refused.returncode != 0
        assert why in refused.stderr
        assert "Traceback" not in refused.stderr


def test_the_clock_moves(system: System) -> None:
    before = system.consentry("clock")
    assert system.consentry("clock", "2d") > before


def test_doctor_finds_a_healthy_system_and_a_sick_one(system: System) -> None:
    assert "✗" not in system.consentry("doctor")
    client = system.parts().core.store.client
    client.config_set("appendfsync", "everysec")
    try:
        sick = subprocess.run(
            [sys.executable, "-m", "app.cli", "doctor"], env=system.environment, capture_output=True, text=True
        )
        assert sick.returncode == 1
        assert "appendfsync is 'everysec'" in sick.stdout
    finally:
        client.config_set("appendfsync", "always")
