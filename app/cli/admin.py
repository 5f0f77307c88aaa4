"""`consentry apply`, `keys`, `doctor`: what an administrator does."""

from __future__ import annotations

from pathlib import Path

import click

from app.cli.base import parts_here, settings_here, the_business


@click.command()
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
def apply(file: Path | None) -> None:
    """Put consentry.toml (or FILE) into force; held texts are judged again under it.

    \b
    Examples:
      consentry apply
      consentry apply ./consentry.toml
    """
    from app.wiring import policies_of

    parts = parts_here()
    policies, _ = policies_of(parts.settings, parts.keyring, file)
    for policy in policies:
        applied = parts.gateway.admin.apply(policy, by="consentry apply")
        click.echo(
            f"{policy.name}: {len(policy.senders)} senders, {len(policy.programs)} programs; "
            f"{applied.label} is in force"
        )


@click.group()
def keys() -> None:
    """Make, list and end API keys.

    \b
    Example:
      consentry keys create --business acme --scopes send,read
    """


@keys.command("create")
@click.option("--business", help="whose key; not needed where there is only one business")
@click.option(
    "--scopes",
    default="send,read",
    show_default=True,
    help="comma-separated: send, person, read, consent, operate, admin",
)
@click.option("--name", default="", help="what the key is for")
def create_key(business: str | None, scopes: str, name: str) -> None:
    """Make a key and print it. It is shown this once; only its hash is kept.

    \b
    Example:
      consentry keys create --business acme --scopes send,read,consent --name "booking app"
    """
    parts = parts_here()
    wanted = tuple(scope.strip() for scope in scopes.split(",") if scope.strip())
    click.echo(parts.gateway.admin.make_key(the_business(parts, business), wanted, name=name, by="consentry keys"))


@keys.command("list")
@click.option("--business", help="whose keys; not needed where there is only one business")
def list_keys(business: str | None) -> None:
    """List the keys of a business.

    \b
    Example:
      consentry keys list
    """
    from app.consent.hours import instant

    parts = parts_here()
    for record in parts.core.directory.api_keys(the_business(parts, business)):
        ended = f"ended {instant(record.ended_at)}" if record.ended_at else "in use"
        click.echo(f"{record.id:14} {ended:28} {','.join(record.scopes):40} {record.name}")


@keys.command("end")
@click.argument("key")
@click.option("--business", help="whose key; not needed where there is only one business")
def end_key(key: str, business: str | None) -> None:
    """End the key with that id: within a second it opens nothing.

    \b
    Example:
      consentry keys end DEM0AA7QK2XD
    """
    parts = parts_here()
    parts.gateway.admin.end_key(the_business(parts, business), key, by="consentry keys")
    click.echo(f"{key} opens nothing any more.")


business_option = click.option("--business", help="which business; not needed where there is only one")
sender_option = click.option("--sender", default="", help="only this sender")
program_option = click.option("--program", default="", help="only this program")


@click.command()
@business_option
@sender_option
@program_option
def pause(business: str | None, sender: str, program: str) -> None:
    """Hold everything that would leave, until you resume. Inbound texts and STOP go on.

    \b
    Examples:
      consentry pause
      consentry pause --program offers
    """
    _pause(business, sender, program, paused=True)


@click.command()
@business_option
@sender_option
@program_option
def resume(business: str | None, sender: str, program: str) -> None:
    """End a pause: what waits is judged again and goes by itself.

    \b
    Example:
      consentry resume --program offers
    """
    _pause(business, sender, program, paused=False)


def _pause(business: str | None, sender: str, program: str, *, paused: bool) -> None:
    parts = parts_here()
    name = the_business(parts, business)
    parts.gateway.admin.pause(name, paused=paused, sender=sender, program=program, by="consentry pause")
    click.echo(f"{sender or program or name} {'is paused' if paused else 'goes on'}.")


@click.command()
def doctor() -> None:
    """Look at everything that must be right, and say what to do about what is not.

    \b
    Example:
      consentry doctor
    """
    from app.cli.checkup import look

    failed = False
    for finding in look(settings_here()):
        mark = {"ok": "✓", "warn": "!", "bad": "✗"}[finding.level]
        click.echo(f"{mark} {finding.what}")
        if finding.todo:
            click.echo(f"    {finding.todo}")
        failed = failed or finding.level == "bad"
    if failed:
        raise SystemExit(1)
