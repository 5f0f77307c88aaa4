"""`consentry forwards`: what goes on to the business's own application, and what never arrived there."""

from __future__ import annotations

import click

from app.cli.base import parts_here, the_business

business_option = click.option("--business", help="which business; not needed where there is only one")
endpoint_option = click.option("--endpoint", help="only this one: business, or a sender's number")


@click.group()
def forwards() -> None:
    """See what was forwarded to your application, send it again, begin an ended endpoint again.

    \b
    Examples:
      consentry forwards list --state dead
      consentry forwards replay --since 2d
    """


@forwards.command("list")
@business_option
@endpoint_option
@click.option("--state", type=click.Choice(["waiting", "delivered", "dead"]), help="only those")
@click.option("--since", help="only what happened since: 12h, 2d, or an instant with its zone")
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1, 10_000))
def list_forwards(business: str | None, endpoint: str | None, state: str | None, since: str | None, limit: int) -> None:
    """List your endpoints and how each does, and the newest forwards.

    \b
    Example:
      consentry forwards list --state dead --since 2d
    """
    from app.cli.replay import beginning
    from app.consent.hours import instant

    parts = parts_here()
    name = the_business(parts, business)
    first = beginning(since, parts.core.clock()) if since else None
    for one in parts.gateway.forwards.endpoints(name):
        since_when = one.ended_at or one.failing_since
        said = f"{one.state} since {instant(since_when)}" if since_when else one.state
        click.echo(f"{one.name:14} {one.format:7} {said:34} {one.waiting:>6} waiting {one.dead:>6} dead   {one.url}")
    page = parts.gateway.forwards.page(name, state=state, endpoint=endpoint, since=first, limit=limit)
    for row in page.rows:
        tries = f"{row.attempts} {'try' if row.attempts == 1 else 'tries'}"
        click.echo(f"{instant(row.at)}  {row.state:9} {row.type:16} {row.id}  {tries:9} {row.answer}")
    if page.total is not None and page.total > len(page.rows):
        click.echo(f"{page.total - len(page.rows)} more: narrow it down, or ask for a larger --limit.")


@forwards.command("replay")
@click.argument("event", required=False)
@business_option
@endpoint_option
@click.option("--since", help="all that happened since and are dead: 12h, 2d, or an instant with its zone")
@click.option("--delivered", is_flag=True, help="with --since: also those that were delivered")
def replay(event: str | None, business: str | None, endpoint: str | None, since: str | None, delivered: bool) -> None:
    """Send EVENT again, or all that never arrived since an instant. Each keeps its id.

    \b
    Examples:
      consentry forwards replay evt_DEM0AA_0123456789ABCDEFGHJKMNPQRS
      consentry forwards replay --since 2d
    """
    from app.cli.replay import beginning

    if bool(event) == bool(since):
        raise click.UsageError("Name an event, or say --since when all are sent again.")
    parts = parts_here()
    states = ("dead", "delivered") if delivered else ("dead",)
    first = beginning(since, parts.core.clock()) if since else None
    count = parts.gateway.forwards.replay(
        the_business(parts, business), id=event or None, endpoint=endpoint, since=first, states=states
    )
    click.echo(f"{count} {'is' if count == 1 else 'are'} sent again.")


@forwards.command("enable")
@click.argument("endpoint", default="business")
@business_option
def enable(endpoint: str, business: str | None) -> None:
    """Forward to ENDPOINT again, which was ended because it failed for days. What died is sent by `replay`.

    \b
    Example:
      consentry forwards enable
    """
    parts = parts_here()
    found = parts.gateway.forwards.enable(the_business(parts, business), endpoint, by="consentry forwards")
    click.echo(f"{found.name} is {found.state}; {found.dead} dead: consentry forwards replay --since 5d sends them.")


@forwards.command("secret")
@click.argument("endpoint", default="business")
@business_option
def secret(endpoint: str, business: str | None) -> None:
    """Print the secret that events to ENDPOINT are signed with, for your application to check them.

    \b
    Example:
      consentry forwards secret
    """
    parts = parts_here()
    click.echo(parts.gateway.forwards.secret(the_business(parts, business), endpoint))
