"""`consentry user`: who may use the console."""

from __future__ import annotations

import sys

import click

from app.cli.base import parts_here, the_business

ROLES = ("viewer", "operator", "admin")
_whose = click.option("--business", help="whose console; not needed where there is only one business")


@click.group()
def user() -> None:
    """Say who may use the console, and as what.

    A viewer looks; an operator acts on what waits and records consents and stops; an admin may do all of it and sees
    who did what.

    \b
    Examples:
      consentry user add anna --role operator
      consentry user list
    """


@user.command("add")
@click.argument("name")
@click.option("--role", type=click.Choice(ROLES), default="operator", show_default=True)
@_whose
def add(name: str, role: str, business: str | None) -> None:
    """Add a user; the password is asked for, or read from the standard input.

    \b
    Example:
      consentry user add anna --role operator
    """
    from app.errors import BadInput
    from app.gateway.users import Role

    parts = parts_here()
    whose = the_business(parts, business)
    if name in {one.name for one in parts.gateway.users.of(whose)}:
        raise BadInput("user", f"user: there is a user {name}; see consentry user role and user password")
    parts.gateway.users.set(whose, name, Role(role), by="consentry user", password=_password())
    click.echo(f"{name} may use the console as {role}.")


@user.command("list")
@_whose
def listed(business: str | None) -> None:
    """List the users.

    \b
    Example:
      consentry user list
    """
    parts = parts_here()
    found = parts.gateway.users.of(the_business(parts, business))
    for one in found:
        click.echo(f"{one.name:<32} {one.role}{'' if one.password_hash else '  (no password yet)'}")
    if not found:
        click.echo("Nobody yet: consentry user add <name> --role admin")


@user.command("role")
@click.argument("name")
@click.argument("role", type=click.Choice(ROLES))
@_whose
def role(name: str, role: str, business: str | None) -> None:
    """Give a user another role; they are logged out.

    \b
    Example:
      consentry user role anna viewer
    """
    from app.gateway.users import Role

    parts = parts_here()
    whose = the_business(parts, business)
    parts.gateway.users.need(whose, name)
    parts.gateway.users.set(whose, name, Role(role), by="consentry user")
    click.echo(f"{name} is {role} from now on.")


@user.command("password")
@click.argument("name")
@_whose
def password(name: str, business: str | None) -> None:
    """Give a user another password; they are logged out.

    \b
    Example:
      consentry user password anna
    """
    parts = parts_here()
    parts.gateway.users.set_password(the_business(parts, business), name, _password(), by="consentry user")
    click.echo(f"{name} logs in with the new password from now on.")


@user.command("remove")
@click.argument("name")
@_whose
def remove(name: str, business: str | None) -> None:
    """Let a user in no more; what they did stays on record.

    \b
    Example:
      consentry user remove anna
    """
    parts = parts_here()
    parts.gateway.users.end(the_business(parts, business), name, by="consentry user")
    click.echo(f"{name} is let in no more.")


def _password() -> str:
    """Asked for twice at a terminal, else one line of the standard input."""
    if sys.stdin.isatty():
        return str(click.prompt("Password", hide_input=True, confirmation_prompt=True))
    return sys.stdin.readline().rstrip("\r\n")
