"""`consentry notices`: to whom notices go, and whether they arrive."""

from __future__ import annotations

import sys

import click

from app.cli.base import parts_here, the_business


@click.group()
def notices() -> None:
    """Notices to your own people, by e-mail, Slack or webhook, as `[business.NAME.notices]` says.

    \b
    Examples:
      consentry notices list
      consentry notices test
    """


@notices.command("list")
@click.option("--business", help="whose; not needed where there is only one business")
def list_them(business: str | None) -> None:
    """Say to whom they go, and about what.

    \b
    Example:
      consentry notices list
    """
    from app.consent.notices import NOTICED

    parts = parts_here()
    one = parts.core.businesses.get(the_business(parts, business)).notices
    if not one.channels:
        click.echo('They go nowhere yet. In consentry.toml: notices = { slack_env = "ACME_SLACK_URL" }')
        return
    ways = {"email": ", ".join(one.email), "slack": f"the URL in {one.slack_env}", "webhook": f"{one.webhook_env}"}
    for channel in one.channels:
        click.echo(f"{channel:8} {ways[channel]}")
    click.echo(f"about    {', '.join(one.about or NOTICED)}; holds from {one.hold_limit + 1:,} on")
    click.echo(f"digest   {f'each day at {one.digest}' if one.digest else 'none'}")


@notices.command("test")
@click.option("--business", help="whose; not needed where there is only one business")
def test_them(business: str | None) -> None:
    """Send a notice on each channel that says only that it arrives.

    \b
    Example:
      consentry notices test
    """
    from app.gateway.noticing import notifier

    parts = parts_here()
    policy = parts.core.businesses.get(the_business(parts, business))
    found = notifier(parts.core).test(policy)
    for channel, wrong in found.items():
        click.echo(f"{channel}: {wrong or 'taken'}", err=bool(wrong))
    if not found:
        click.echo("They go nowhere yet; see `consentry notices list`.", err=True)
    sys.exit(1 if not found or any(found.values()) else 0)
