"""`consentry init`, `setup` and `check`, as a person meets them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from app.cli import COMMANDS, group, main
from app.cli.setup import EXAMPLE_HOOK
from app.config import EXAMPLE, read_config
from app.errors import StartRefused
from app.providers.registry import provider
from tests.providers.kits import KITS, kit

FILE = Path("consentry.toml")
ANSWERS = ["--name", "Acme Dental", "--number", "+17045550100", "--help-line", "704-555-0199"]
ANSWERS += ["--timezone", "America/Chicago", "--hours", "Mon-Fri 08:00-18:00"]
ANSWERS += ["--programs", "support:conversational, offers:promotional"]
TWILIO = [*ANSWERS, "--provider", "twilio", "--account", "AC1", "--token-env", "ACME_TOKEN"]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory, and none of our variables."""
    monkeypatch.chdir(tmp_path)
    for name in ("CONSENTRY_CONFIG", "PUBLIC_BASE_URL", "PORT", "ACME_TOKEN", "ACME_TWILIO_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def run(*arguments: str, typed: str = "") -> Result:
    return CliRunner().invoke(group, list(arguments), input=typed)


# ---- init ----


def test_init_writes_an_example_that_is_fine_with_a_hook_of_its_own() -> None:
    assert run("init").exit_code == 0
    (policy,) = read_config(FILE, tag_of=lambda business: "AAAAAA")
    (sender,) = policy.senders.values()
    assert re.fullmatch(r"[A-Za-z0-9_-]{32}", sender.hook)
    assert EXAMPLE_HOOK in EXAMPLE
    assert EXAMPLE_HOOK not in FILE.read_text()
    assert run("check").exit_code == 0


@pytest.mark.parametrize("command", [["init"], ["setup", *ANSWERS, "--provider", "simulator"]])
def test_a_file_that_is_there_is_kept_unless_forced(command: list[str]) -> None:
    FILE.write_text("mine")
    refused = run(*command)
    assert (refused.exit_code, FILE.read_text()) == (1, "mine")
    assert "--force" in refused.output
    assert run(*command, "--force").exit_code == 0
    assert FILE.read_text() != "mine"


def test_setup_says_so_before_it_asks_anything() -> None:
    FILE.write_text("mine")
    assert "business's name" not in run("setup", typed="Acme\n").output


# ---- setup ----


def test_setup_for_the_simulator() -> None:
    done = run("setup", *ANSWERS, "--provider", "simulator")
    assert done.exit_code == 0, done.output
    (policy,) = read_config(FILE, tag_of=lambda business: "AAAAAA")
    assert (policy.business, policy.name, policy.timezone) == ("acme-dental", "Acme Dental", "America/Chicago")
    assert {p.id: p.kind.value for p in policy.programs.values()} == {
        "support": "conversational",
        "offers": "promotional",
    }
    (sender,) = policy.senders.values()
    assert (sender.provider, sender.default_program) == ("simulator", "support")
    assert sender.api_base == "http://127.0.0.1:8082"


def test_setup_for_twilio_prints_the_address_to_paste(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUBLIC_BASE_URL", "https://sms.example.com")
    done = run("setup", *TWILIO)
    assert done.exit_code == 0, done.output
    (policy,) = read_config(FILE, tag_of=lambda business: "AAAAAA")
    (sender,) = policy.senders.values()
    assert (sender.account, sender.auth_token_env) == ("AC1", ("ACME_TOKEN",))
    assert f"https://sms.example.com/hooks/twilio/{sender.hook}/text" in done.output
    assert "ACME_TOKEN" in done.output


def test_an_address_that_twilio_cannot_reach_is_mentioned() -> None:
    assert "PUBLIC_BASE_URL" in run("setup", *TWILIO).output


def test_each_answer_is_looked_at_when_it_is_given() -> None:
    typed = [
        'Zahnärzte "Süd"',
        "704-555-0100",
        "+17045550100",
        "Mars",
        "",
        "always",
        "",
        "zahn.example",
        "x",
        "",
        "twilio",
    ]
    typed += ["AC1", "0123456789abcdef", "ACME_TOKEN"]
    done = run("setup", typed="\n".join([*typed, ""]))
    assert done.exit_code == 0, done.output
    for asked_again in ("number must", "no zone", "'always'", "name:kind", "never the token itself"):
        assert asked_again in done.output
    (policy,) = read_config(FILE, tag_of=lambda business: "AAAAAA")
    assert (policy.business, policy.name) == ("zahn-rzte-s-d", 'Zahnärzte "Süd"')


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--number", "704", ""),
        ("--number", "70", "number must"),
        ("--timezone", "Mars", "no zone"),
        ("--hours", "always", "always"),
        ("--programs", "a:b", "name:kind"),
        ("--programs", "a:promotional, a:promotional", "once"),
        ("--token-env", "0123456789abcdef", "never the token"),
        ("--provider", "pigeon", "pigeon"),
    ],
)
def test_options_are_looked_at_too(option: str, value: str, said: str) -> None:
    done = run("setup", *TWILIO, option, value)
    assert done.exit_code == (2 if said else 0)
    assert said in done.output
    assert FILE.exists() is not bool(said)


def own(name: str) -> dict[str, str]:
    """What a Sender on that provider says of it, as the kit writes it."""
    return dict(tomllib.loads(kit(name).settings))


@pytest.mark.parametrize("name", KITS)
def test_every_provider_can_be_set_up_without_a_question(name: str) -> None:
    said = own(name)
    options = ["--account", said.pop("account", ""), "--token-env", said.pop("auth_token_env")]
    for key, value in said.items():
        options += ["--set", f"{key}={value}"]
    done = run("setup", *ANSWERS, "--provider", kit(name).name, *options)
    assert done.exit_code == 0, done.output
    assert "(" not in done.output, "nothing was asked"
    table = tomllib.loads(FILE.read_text())["business"]["acme-dental"]["sender"][0]
    assert own(name).items() <= table.items()
    assert set(table) - set(own(name)) == {"number", "provider", "hook", "default_program"}
    assert run("check").exit_code == 0
    for variable in kit(name).env:
        assert variable in done.output, "it is said which secrets to set"


@pytest.mark.parametrize("name", KITS)
def test_every_provider_can_be_set_up_by_answering(name: str) -> None:
    said = own(name)
    carrier = provider(kit(name).name)
    keys = [*(["account"] if carrier.account_is else []), "auth_token_env"]
    deciding = [s for s in carrier.settings if any((o.needed_where or ("",))[0] == s.name for o in carrier.settings)]
    chosen = {s.name: said.get(s.name, s.choices[0]) for s in deciding}
    asked = [*chosen, *(s.name for s in carrier.settings if s.is_needed(chosen) and s.name not in chosen)]
    typed = [said.get(key, "") for key in [*keys, *asked]]  # an empty line takes what is proposed
    optional = [f"--set={key}={value}" for key, value in said.items() if key not in [*keys, *asked]]
    done = run("setup", *ANSWERS, "--provider", carrier.name, *optional, typed="\n".join([*typed, ""]))
    assert done.exit_code == 0, done.output
    table = tomllib.loads(FILE.read_text())["business"]["acme-dental"]["sender"][0]
    assert own(name).items() <= table.items()
    assert run("check").exit_code == 0


BANDWIDTH = [*ANSWERS, "--provider", "bandwidth", "--account", "9900000", "--token-env", "BW_PASSWORD"]
BANDWIDTH += ["--set", "user=api", "--set", "application_id=f001"]


def test_one_answer_can_spare_others() -> None:
    done = run("setup", *BANDWIDTH, "--set", "callback_auth=none")
    assert done.exit_code == 0, done.output
    assert "callback_user" not in FILE.read_text()
    done = run("setup", *BANDWIDTH, "--force", typed="basic\na:b\nbw\nlower\nBW_CALLBACK\n")
    assert done.exit_code == 0, done.output
    for asked_again in ("callback_user does not look right", "never the token itself"):
        assert asked_again in done.output
    assert 'callback_user = "bw"\ncallback_password_env = "BW_CALLBACK"' in FILE.read_text()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("callback_auth", "name=value"),
        ("user=again", "name=value"),
        ("public_key=s3cret", "bandwidth has no such setting; --set takes user, application_id"),
        ("callback_auth=s3cret", "callback_auth is one of basic, none"),
        ("callback_user=s3c:ret", "callback_user does not look right"),
        ("callback_user=", "callback_user does not look right"),
        ("callback_password_env=s3cret", "never the token itself"),
        ("callback_password_env=ABCDEF0123456789ABCDEF0123456789", "never the token itself"),
    ],
)
def test_a_setting_that_cannot_be_is_refused_without_saying_it_again(given: str, said: str) -> None:
    done = run("setup", *BANDWIDTH, "--set", given)
    assert done.exit_code == 2
    assert said in done.output
    assert "s3c" not in done.output.lower()
    assert "ABCDEF" not in done.output
    assert not FILE.exists()


# ---- check ----


@pytest.mark.parametrize("name", KITS)
def test_check_shows_nothing_secret(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither what the variables hold, nor a secret that somebody wrote where its variable's name belongs."""
    for variable, secret in kit(name).env.items():
        monkeypatch.setenv(variable, secret)
    lines = ["[business.acme]", "[[business.acme.sender]]", 'number = "+17045550100"', f'provider = "{kit(name).name}"']
    program = '[[business.acme.program]]\nid = "support"\nkind = "conversational"'
    hook = "hook-of-nobody-else-0"
    FILE.write_text("\n".join([*lines, f'hook = "{hook}"', kit(name).settings, program]))
    done = run("check")
    assert done.exit_code == 0, done.output
    assert not [secret for secret in (hook, *kit(name).env.values()) if secret in done.output]
    for key in (*own(name), *(setting.name for setting in provider(kit(name).name).settings), "hook"):
        text = tomllib.loads(FILE.read_text())["business"]["acme"]["sender"][0]
        table = "\n".join(f'{k} = "{v}"' for k, v in {**text, key: "s3cr:et"}.items())
        FILE.with_name("other.toml").write_text(f"[business.acme]\n[[business.acme.sender]]\n{table}\n{program}")
        assert "s3cr" not in run("check", "other.toml").output, key


def test_check_gives_a_line_for_every_mistake() -> None:
    FILE.write_text(EXAMPLE.replace("rate = 10 ", "rate = -1").replace('"reminders"', '"Reminders!"'))
    done = run("check")
    assert done.exit_code == 1
    lines = [
        number for number, text in enumerate(FILE.read_text().splitlines(), 1) if "= -1" in text or "ders!" in text
    ]
    said = done.output.splitlines()
    assert [line.split(": ")[0] for line in said] == [f"consentry.toml:{number}" for number in lines]
    assert "sender 1: rate must be" in said[0]
    assert "program 2: id must be" in said[1]


def test_check_warns_of_secrets_that_are_missing_here(monkeypatch: pytest.MonkeyPatch) -> None:
    text = EXAMPLE.replace('# signature = "sha256" ', 'signature = "sha256"\nshared_key_env = "ACME_SHARED" #')
    FILE.write_text(text)
    done = run("check")
    assert done.exit_code == 0, done.output
    assert "ACME_TWILIO_TOKEN is not set" in done.stderr
    assert "ACME_SHARED is not set" in done.stderr
    assert "everybody knows" in done.stderr
    for shown in ("Acme Dental", "+17045550100", "support", "reminders", "is fine"):
        assert shown in done.stdout
    monkeypatch.setenv("ACME_TWILIO_TOKEN", "hidden")
    monkeypatch.setenv("ACME_SHARED", "hidden")
    done = run("check")
    assert "not set" not in done.stderr
    assert "hidden" not in done.output


def test_check_without_a_file_says_what_writes_one() -> None:
    done = run("check")
    assert done.exit_code == 1
    assert "consentry init" in done.output
    assert run("check", "no-such.toml").exit_code == 2


def test_check_takes_a_file(here: Path) -> None:
    (here / "other.toml").write_text("x = 1\n")
    done = run("check", "other.toml")
    assert done.exit_code == 1
    assert done.output.startswith("other.toml:1: ")


# ---- the group ----


def names() -> list[str]:
    """Every command, and the commands below each group."""
    context = click.Context(group)
    found = []
    for name in COMMANDS:
        command = group.get_command(context, name)
        assert command is not None, name
        below = command.list_commands(click.Context(command)) if isinstance(command, click.Group) else []
        found += [name, *(f"{name} {each}" for each in below)]
    return found


@pytest.mark.parametrize("name", names())
def test_every_command_explains_itself(name: str) -> None:
    assert run(*name.split(), "-h").exit_code == 0
    assert "Usage:" in run(*name.split(), "--help").output


def test_help_imports_no_heavy_part() -> None:
    code = (
        "import sys; from app.cli import main; sys.argv = ['consentry', '--version']\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print({'flask', 'sqlalchemy', 'redis', 'twilio', 'rq'} & set(sys.modules))"
    )
    root = Path(__file__).parent.parent.parent
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(root)}
    )
    assert done.stdout.splitlines()[-1] == "set()", done.stderr


def ended(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> object:
    """The exit code of `consentry …`, as the shell sees it."""
    monkeypatch.setattr(sys, "argv", ["consentry", *arguments])
    with pytest.raises(SystemExit) as caught:
        main()
    return caught.value.code


def test_an_error_of_ours_is_one_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("PORT", "http")
    assert ended(monkeypatch, "check") == 1
    assert capsys.readouterr().err == "Error: PORT must be a number from 1 to 65535, not 'http'.\n"


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (lambda: click.get_current_context().exit(3), 3),
        (lambda: None, 0),
        (lambda: (_ for _ in ()).throw(StartRefused("no")), 1),
        (lambda: (_ for _ in ()).throw(click.Abort()), "Stopped."),
        (lambda: (_ for _ in ()).throw(click.UsageError("no")), 2),
    ],
)
def test_exit_codes(monkeypatch: pytest.MonkeyPatch, command: object, code: object) -> None:
    monkeypatch.setattr(group, "get_command", lambda ctx, name: click.Command(name, callback=command))  # type: ignore[arg-type]
    assert ended(monkeypatch, "anything") == code


def test_an_unknown_command_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert ended(monkeypatch, "nosuch") == 2
