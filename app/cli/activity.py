"""`consentry activity`: who did what, or was shown what, and from where."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from app.cli.base import parts_here, the_business

if TYPE_CHECKING:
    from app.ledger.activity import ActRow

BY = "consentry activity"


@click.command()
@click.option("--key", default="", help="only what that API key did, by its id")
@click.option("--consumer", default="", metavar="NUMBER", help="only what is about that number")
@click.option("--since", default="", help="only from then on: 12h, 30d, or an instant with its zone")
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1, 10_000), help="how many")
@click.option("--cursor", help="go on where an earlier list ended")
@click.option("--business", help="whose; not needed where there is only one business")
@click.option("--json", "as_json", is_flag=True, help="print JSON")
def activity(
    key: str, consumer: str, since: str, limit: int, cursor: str | None, business: str | None, as_json: bool
) -> None:
    """What was done through the API and on the command line, newest first: by whom, from where, about whom.

    Also what personal data was shown to whom; the same to the same key stands there once an hour. That you looked is
    on record as well.

    \b
    Examples:
      consentry activity
      consentry activity --consumer +17045550123 --since 30d
      consentry activity --key DEM0AA7QK2XD --json
    """
    from app.cli.replay import beginning
    from app.phone import parse_phone
    from app.store.store import real_now
    from app.web.api.said import act

    parts = parts_here()
    name = the_business(parts, business)
    core, page = parts.core, parts.core.ledger.activity
    whom = core.identity.consumer(name, parse_phone(consumer, "--consumer").address) if consumer else ""
    found = page.page(
        name,
        actor=f"key:{key}" if key else None,
        consumer=whom or None,
        since=beginning(since, core.clock()) if since else None,
        limit=limit,
        cursor=cursor,
    )
    numbers = page.numbers(name, (one.whom for one in found.rows))
    if found.rows:
        asked = f"key={key}" if key else ""
        parts.gateway.seeing.record(
            name, by=BY, route=BY, rows=len(found.rows), consumer=whom, filter=asked, alike=asked
        )
    lag = parts.gateway.copying.lag(name, real_now())
    if as_json:
        acts = [act(one, numbers.get(one.whom or "")) for one in found.rows]
        behind = {"entries": lag.entries, "ms": lag.ms}
        click.echo(json.dumps({"activity": acts, "next": found.next, "behind": behind}, indent=2, ensure_ascii=False))
        return
    for one in found.rows:
        click.echo(told(one, numbers.get(one.whom or "")))
    if not found.rows:
        click.echo("Nothing is on record of that.")
    if found.next:
        click.echo(f"There is more: --cursor {found.next}")
    if lag.entries:
        click.echo(f"The ledger is {lag.entries} entries behind: what came last is not in this.")


def told(one: ActRow, number: str | None) -> str:
    """One act in a line; the number is masked, as JSON has it whole."""
    from app.consent.hours import instant
    from app.ledger.activity import told_of
    from app.phone import Phone

    where = f" ({one.where})" if one.where else ""
    about = f"; about {Phone(number).masked if number else one.whom}" if one.whom else ""
    return f"{instant(one.at)}  {one.by}{where} {told_of(one.type, one.facts)}{about}  {one.id}"
