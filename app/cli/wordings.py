"""`consentry wordings`: forms, letters, notices, pages and the registration packet, made from the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from app.cli.base import parts_here, settings_here, the_business

if TYPE_CHECKING:
    from app.consent.model import Policy


@click.command()
@click.argument("program", required=False)
@click.argument("name", required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "markdown", "html")),
    default="markdown",
    show_default=True,
    help="text is the words alone, as they are shown",
)
@click.option("--business", help="whose wordings; not needed where there is only one business")
def wordings(program: str | None, name: str | None, form: str, business: str | None) -> None:
    """Make the wording NAME for PROGRAM; without NAME, list what there is for it; without PROGRAM, for all.

    It reads consentry.toml; where there is none, the settings of the system that runs. What a wording lacks is said
    with the setting to add.

    \b
    Examples:
      consentry wordings
      consentry wordings reminders letter
      consentry wordings reminders call_to_action --format html > texts.html
      consentry wordings reminders packet
    """
    from app.consent.wordings.catalogue import WORDINGS, linted
    from app.errors import BadInput

    policy = _policy(business)
    if program and program not in policy.programs:
        raise BadInput("program", f"There is no program {program}; there are {', '.join(policy.programs)}.")
    if name and name not in WORDINGS:
        raise BadInput("name", f"There is no wording {name}; there are {', '.join(WORDINGS)}.")
    if program and name:
        made = WORDINGS[name](policy, policy.programs[program])
        click.echo(made.written(form).rstrip("\n"))
        for lacking in made.missing if form != "markdown" else ():
            click.echo(f"Missing: {lacking}", err=True)
        return
    for one in [policy.programs[program]] if program else policy.programs.values():
        click.echo(f"{one.id} ({one.kind.value})")
        for make in WORDINGS.values():
            made = make(policy, one)
            report = linted(policy, one, made)
            state = "" if report is None else "accepted" if report.accepted else ", ".join(report.codes)
            lacks = f"lacks {', '.join(m.split()[0] for m in made.missing)}" if made.missing else ""
            click.echo(f"  {made.name:16} {made.title:36} {'; '.join(filter(None, (state, lacks)))}".rstrip())


def _policy(business: str | None) -> Policy:
    """The Business's settings as they are written down, or as they are in force."""
    from app.cli.setup import no_tag
    from app.config import read_config
    from app.errors import BadInput

    path = settings_here().config_path
    if path is None:
        parts = parts_here()
        return parts.core.businesses.get(the_business(parts, business))
    policies = {policy.business: policy for policy in read_config(path, tag_of=no_tag)}
    if business is None and len(policies) == 1:
        return next(iter(policies.values()))
    if business not in policies:
        raise BadInput("business", f"--business: name one of {', '.join(policies)}")
    return policies[business]
