"""`consentry init`, `setup`, `check`: writing consentry.toml, and finding what is wrong with it."""

from __future__ import annotations

import json
import re
import secrets
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.cli.asking import asked_of, good_variable, named_values
from app.providers.registry import PROVIDERS
from app.providers.registry import provider as provider_named

if TYPE_CHECKING:
    from app.consent.model import Policy, Sender
    from app.settings import Settings

FILE = Path("consentry.toml")
EXAMPLE_HOOK = "put-16-to-64-characters-here"
PROGRAMS = "support:conversational, reminders:informational"
_PROGRAM = re.compile(r"([a-z0-9][a-z0-9_-]{0,39})\s*:\s*(conversational|informational|promotional)")


def refuse_existing(ctx: click.Context, param: click.Parameter, force: bool) -> bool:
    """Before anything is asked: nobody should answer ten questions to learn that the file is there."""
    if FILE.exists() and not force:
        raise click.ClickException(f"{FILE} is there already; --force replaces it.")
    return force


force = click.option(
    "--force",
    is_flag=True,
    expose_value=False,
    callback=refuse_existing,
    help="replace a file that is there",
)


@click.command()
@force
def init() -> None:
    """Write a commented consentry.toml into this folder.

    \b
    Example:
      consentry init
    """
    from app.config import EXAMPLE

    write(EXAMPLE.replace(EXAMPLE_HOOK, new_hook()))
    click.echo("Next: edit it, then `consentry check`.")


def asked(check: Callable[[str], object]) -> Callable[[click.Context, click.Parameter, str], str]:
    """A callback that has `check` look at an answer at once, so that only this one is asked again."""

    def callback(ctx: click.Context, param: click.Parameter, value: str) -> str:
        from app.errors import BadInput

        try:
            check(value.strip())
        except BadInput as error:
            raise click.BadParameter(error.detail) from error
        return value.strip()

    return callback


def good_number(text: str) -> None:
    from app.phone import parse_sender

    parse_sender(text, "number")


def good_zone(text: str) -> None:
    from app.consent.hours import zone

    zone(text)


def good_hours(text: str) -> None:
    from app.consent.hours import parse_hours

    parse_hours(text)


def good_programs(text: str) -> dict[str, str]:
    """`support:conversational, reminders:informational` as name -> kind."""
    from app.errors import BadInput

    found: dict[str, str] = {}
    for part in text.split(","):
        match = _PROGRAM.fullmatch(part.strip())
        if not match or match[1] in found:
            kinds = "conversational, informational or promotional"
            raise BadInput("programs", f"{part.strip()!r}: write each once, as name:kind, of kind {kinds}")
        found[match[1]] = match[2]
    return found


@click.command()
@force
@click.option("--name", prompt="Your business's name")
@click.option("--number", prompt="The number you text from (such as +17045550100)", callback=asked(good_number))
@click.option("--timezone", prompt="Its time zone", default="America/New_York", callback=asked(good_zone))
@click.option("--hours", prompt="Its hours", default="Mon-Fri 08:00-18:00", callback=asked(good_hours))
@click.option("--help-line", prompt="Whom people ask for help (phone or web address)")
@click.option("--programs", prompt="What you text for, as name:kind", default=PROGRAMS, callback=asked(good_programs))
@click.option("--provider", prompt="Your provider", type=click.Choice(sorted(PROVIDERS)), default="simulator")
@click.option("--account", default="", help="the provider's id of your account, such as AC…")
@click.option(
    "--token-env",
    default="",
    callback=asked(good_variable),
    help="the environment variable that holds the token with which texts are sent",
)
@click.option(
    "--set",
    "settings_given",
    multiple=True,
    metavar="NAME=VALUE",
    callback=named_values,
    help="a further setting of that provider; what it needs and is not given is asked",
)
def setup(
    name: str,
    number: str,
    timezone: str,
    hours: str,
    help_line: str,
    programs: str,
    provider: str,
    account: str,
    token_env: str,
    settings_given: dict[str, str],
) -> None:
    """Ask a few questions and write consentry.toml.

    \b
    Example:
      consentry setup
      consentry setup --name "Acme Dental" --number +17045550100 --provider simulator
      consentry setup --provider bandwidth --set callback_auth=none
    """
    from app.config import read_text
    from app.settings import Settings

    settings = Settings.from_env()
    sender = {"number": number, "provider": provider}
    sender |= asked_of(provider_named(provider), account, token_env, settings_given)
    if provider == "simulator":
        sender["api_base"] = f"http://127.0.0.1:{settings.carrier_port}"  # where `consentry up` runs the carrier
    sender["hook"] = new_hook()
    business = {"name": name, "help": help_line, "timezone": timezone, "hours": hours}
    source = written(business, sender, good_programs(programs))
    (policy,) = read_text(source, str(FILE), tag_of=no_tag)
    write(source)
    for made in policy.senders.values():
        show_next(made, settings)


def written(business: dict[str, str], sender: dict[str, str], programs: dict[str, str]) -> str:
    """The answers as TOML."""
    name = re.sub(r"[^a-z0-9]+", "-", business["name"].lower()).strip("-")[:40].strip("-") or "business"
    conversational = [each for each, kind in programs.items() if kind == "conversational"]
    sender = {**sender, "default_program": (conversational or list(programs))[0]}
    lines = [f"[business.{name}]", *pairs(business), "", f"[[business.{name}.sender]]", *pairs(sender)]
    for each, kind in programs.items():
        lines += ["", f"[[business.{name}.program]]", *pairs({"id": each, "kind": kind})]
    return "\n".join([*lines, ""])


def pairs(values: dict[str, str]) -> list[str]:
    """`key = "value"`, a line each; JSON's escapes are TOML's too."""
    return [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in values.items()]


def show_next(sender: Sender, settings: Settings) -> None:
    """What is left to do, with the address to paste at the provider."""
    if sender.provider != "simulator":
        hooks = f"{settings.public_base_url}/hooks/{sender.provider}/{sender.hook}"
        click.echo(f"At {sender.provider}, set the number's inbound webhook to\n  {hooks}/text")
        click.echo(f"and its webhook for statuses, where it has one of its own, to\n  {hooks}/status")
        if not settings.public_base_url.startswith("https://"):
            click.echo("  and before that PUBLIC_BASE_URL to the https address under which this machine is reached.")
        click.echo(f"Set {', '.join(sender.variables)} where web and worker run.")
    click.echo("Next: `consentry check`, then `consentry up`.")


def new_hook() -> str:
    return secrets.token_urlsafe(24)


def no_tag(business: str) -> str:
    """The tag comes from the keyring; looking at a file needs none."""
    return "AAAAAA"


def write(source: str) -> None:
    FILE.write_text(source, encoding="utf-8")
    click.echo(f"Wrote {FILE}.")


@click.command()
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
def check(file: Path | None) -> None:
    """Explain every mistake in consentry.toml (or FILE) with its line.

    \b
    Example:
      consentry check
    """
    from app.config import ConfigError, read_config
    from app.settings import Settings

    settings = Settings.from_env()
    path = file or settings.config_path
    if path is None:
        raise click.ClickException(f"There is no {FILE} here; `consentry init` or `consentry setup` writes one.")
    try:
        policies = read_config(path, tag_of=no_tag)
    except ConfigError as error:
        click.echo(error.detail, err=True)  # a line per mistake, `file:line: …`, as editors read it
        sys.exit(1)
    for policy in policies:
        show(policy, settings)
    click.echo(f"{path} is fine.")


def show(policy: Policy, settings: Settings) -> None:
    """One Business as a table, and what its secrets lack here."""
    click.echo(f"{policy.name} ({policy.business}), {policy.timezone}, {policy.hours}")
    for sender in policy.senders.values():
        click.echo(
            f"  {sender.number:<14} {sender.provider}, {sender.number_type}, {sender.mode}; "
            f"STOP is answered by {sender.stop_reply}"
        )
        for name in sender.variables:
            if sender.provider != "simulator" and not settings.secret(name):
                click.echo(f"    Warning: {name} is not set here; web and worker need it.", err=True)
        if sender.hook == EXAMPLE_HOOK:
            click.echo("    Warning: hook is the example's, which everybody knows; make your own.", err=True)
    for name in policy.notices.variables:
        if not settings.secret(name):
            click.echo(f"    Warning: {name} is not set here; the reconciler needs it to send notices.", err=True)
    for key in policy.compat.api_keys.values():
        if not settings.secret(key.secret_env):
            click.echo(f"    Warning: {key.secret_env} is not set here; web needs it to let {key.sid} in.", err=True)
    for program in policy.programs.values():
        click.echo(f"  {program.id:<14} {program.kind.value}; {program.description or 'no description'}")
