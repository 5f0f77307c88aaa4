"""`consentry init`, `setup`, `check`: writing consentry.toml, and finding what is wrong with it."""

from __future__ import annotations

import secrets
from pathlib import Path

import click

FILE = Path("consentry.toml")
force = click.option("--force", is_flag=True, help="replace a file that is there")


@click.command()
@force
def init(force: bool) -> None:
    """Write a commented consentry.toml into this folder.

    \b
    Example:
      consentry init
    """
    from app.config import EXAMPLE

    write(EXAMPLE, force)
    click.echo("Next: edit it, then `consentry check`.")


@click.command()
@force
@click.option("--name", prompt="Your business's name")
@click.option("--number", prompt="The number you text from (such as +17045550100)")
@click.option("--timezone", prompt="Its time zone", default="America/New_York")
@click.option("--hours", prompt="Its hours", default="Mon-Fri 08:00-18:00")
@click.option("--help-line", prompt="Whom people ask for help (phone or web address)")
@click.option("--provider", prompt="Your provider", type=click.Choice(["simulator", "twilio"]), default="simulator")
@click.option("--account", default="", help="the provider's id of your account (AC…), for twilio")
@click.option("--token-env", default="", help="the environment variable that holds its token, for twilio")
def setup(
    force: bool,
    name: str,
    number: str,
    timezone: str,
    hours: str,
    help_line: str,
    provider: str,
    account: str,
    token_env: str,
) -> None:
    """Ask a few questions and write consentry.toml.

    \b
    Example:
      consentry setup
      consentry setup --name "Acme Dental" --number +17045550100 --provider simulator
    """
    from app.config import read_text
    from app.settings import Settings

    if provider == "twilio":
        account = account or click.prompt("Your account SID (AC…)")
        token_env = token_env or click.prompt(
            "The environment variable with your auth token", default="TWILIO_AUTH_TOKEN"
        )
    hook = secrets.token_urlsafe(24)
    source = written(name, number, timezone, hours, help_line, provider, account, token_env, hook)
    read_text(source, str(FILE), tag_of=lambda business: "AAAAAA")
    write(source, force)
    if provider == "twilio":
        base = Settings.from_env({}).public_base_url
        click.echo(f"At Twilio, set the number's inbound webhook to PUBLIC_BASE_URL/hooks/twilio/{hook}/text")
        click.echo(f"(PUBLIC_BASE_URL is {base} until you set it), and {token_env} where web and worker run.")
    click.echo("Next: `consentry check`, then `consentry up`.")


def written(
    name: str,
    number: str,
    timezone: str,
    hours: str,
    help_line: str,
    provider: str,
    account: str,
    token_env: str,
    hook: str,
) -> str:
    """The answers as TOML, with a program of each of the two kinds that most businesses need."""
    slug = "".join(c if c.isascii() and c.isalnum() else "-" for c in name.lower()).strip("-")[:40] or "business"
    sender = {"number": number, "provider": provider, "account": account, "auth_token_env": token_env, "hook": hook}
    sender |= {"default_program": "support"}
    lines = [
        f"[business.{slug}]",
        *(
            f"{k} = {quoted(v)}"
            for k, v in {"name": name, "help": help_line, "timezone": timezone, "hours": hours}.items()
        ),
        "",
        f"[[business.{slug}.sender]]",
        *(f"{k} = {quoted(v)}" for k, v in sender.items() if v),
    ]
    if provider == "simulator":
        lines.append(f"api_base = {quoted(carrier_here())}")
    for program, kind in (("support", "conversational"), ("reminders", "informational")):
        lines += ["", f"[[business.{slug}.program]]", f"id = {quoted(program)}", f"kind = {quoted(kind)}"]
    return "\n".join([*lines, ""])


def carrier_here() -> str:
    """Where `consentry up` runs the simulated carrier."""
    from app.settings import Settings

    return f"http://127.0.0.1:{Settings.from_env().carrier_port}"


def quoted(text: str) -> str:
    """A TOML string: JSON's escapes are TOML's too."""
    import json

    return json.dumps(text, ensure_ascii=False)


def write(source: str, force: bool) -> None:
    if FILE.exists() and not force:
        raise click.ClickException(f"{FILE} is there already; --force replaces it.")
    FILE.write_text(source)
    click.echo(f"Wrote {FILE}.")


@click.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
def check(file: Path | None) -> None:
    """Explain every mistake in consentry.toml (or FILE) with its line.

    \b
    Example:
      consentry check
    """
    from app.config import read_config
    from app.settings import Settings

    path = file or Settings.from_env().config_path or FILE
    policies = read_config(path, tag_of=lambda business: "AAAAAA")
    settings = Settings.from_env()
    for policy in policies:
        click.echo(f"{policy.name} ({policy.business}), {policy.timezone}, {policy.hours}")
        for sender in policy.senders.values():
            click.echo(
                f"  {sender.number}  {sender.provider}, {sender.number_type}, STOP is answered by {sender.stop_reply}"
            )
            for name in sender.auth_token_env:
                if sender.provider != "simulator" and not settings.secret(name):
                    click.echo(f"    {name} is not set here; web and worker need it")
        for program in policy.programs.values():
            click.echo(f"  {program.id}  {program.kind.value}")
    click.echo(f"{path} is fine.")
