"""`consentry history`: what a provider's own log says of the time before, read before anything is changed there."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

import click

from app.cli.base import parts_here, the_business

if TYPE_CHECKING:
    from app.consent.model import Policy, Sender
    from app.gateway.history import Log, Taken

MOST_PAGE = 8 * 1024 * 1024
"""Bytes of one page of a provider's list."""
PAGE_SECONDS = 60.0
EVERY = 0.5
"""Seconds between two progress lines."""


def long_ago(_context: click.Context, _option: click.Parameter, text: str) -> int:
    """`400d` in ms."""
    from app.config.values import duration
    from app.errors import BadInput

    try:
        return duration(text)
    except BadInput as error:
        raise click.BadParameter(error.detail) from error


@click.command()
@click.argument("provider")
@click.option("--since", default="400d", show_default=True, callback=long_ago, help="how far back to read")
@click.option("--business", help="whose log; not needed where there is only one business")
@click.option("--sender", "number", help="one sender's number; all at that provider otherwise")
@click.option("--dry-run", is_flag=True, help="say what is there, and record nothing")
def history(provider: str, since: int, business: str | None, number: str | None, dry_run: bool) -> None:
    """Record what PROVIDER's own log has of the time before Consentry: stops, starts, refusals, open conversations.

    Do this once, before the numbers' webhooks are pointed here. It is marked as imported and not witnessed; no text is
    sent; the same log again records nothing twice.

    \b
    Examples:
      consentry history twilio --since 400d --dry-run
      consentry history twilio --sender +17045550100
    """
    from app.gateway.history import History
    from app.providers.wire import Wire
    from app.store.store import real_now

    parts = parts_here()
    policy = parts.core.businesses.get(the_business(parts, business))
    wire = Wire(total_timeout=PAGE_SECONDS, max_body=MOST_PAGE)
    click.get_current_context().call_on_close(wire.close)
    past = History(parts.core, parts.gateway.receive, wire)
    begin = real_now() - since
    for sender in at_provider(policy, provider, number):
        click.echo(f"{sender.number} ({sender.provider})")
        log = past.read(policy, sender, begin, progress(lambda log: f"  {log.rows:,} texts read"))
        tell(log, begin)
        if not dry_run:
            tell_taken(past.take(policy, sender, log, progress(lambda done: f"  {done:,} recorded")))
    if dry_run:
        click.echo("Nothing was recorded (--dry-run).")


def at_provider(policy: Policy, provider: str, number: str | None) -> list[Sender]:
    """The Senders that were meant."""
    from app.errors import BadInput

    found = [s for s in policy.senders.values() if s.provider == provider and number in (None, s.number)]
    if not found:
        which = f"{number} at {provider}" if number else f"sender at {provider}"
        raise BadInput("provider", f"{policy.business} has no {which}; `consentry check` lists its senders")
    return found


def progress(said: Callable[..., str]) -> Callable[..., None]:
    """Say how far it is, now and then, on stderr: what comes of it can be piped."""
    shown = [time.monotonic()]

    def show(*how: object) -> None:
        if time.monotonic() - shown[0] >= EVERY:
            shown[0] = time.monotonic()
            click.echo(said(*how), err=True)

    return show


def day(at: int) -> str:
    return datetime.fromtimestamp(at / 1000).astimezone().strftime("%Y-%m-%d")


def tell(log: Log, begin: int) -> None:
    """What a log has."""
    from app.consent.intent import Intent
    from app.consent.model import DAY

    if not log.rows:
        click.echo(f"  No text since {day(begin)}.")
        return
    click.echo(f"  {log.inbound:,} texts in and {log.outbound:,} out, back to {day(log.oldest)}.")
    if log.oldest - begin > 2 * DAY:
        click.echo(f"  You asked for {day(begin)}: there were no texts then, or the provider keeps them no longer.")
    lines = [
        (log.count(Intent.STOP), "stops"),
        (log.count(Intent.START), "starts"),
        (log.refused, "numbers that it refuses as opted out"),
        (log.doubtful, "older texts that may have been stops (not recorded; `consentry audit` counts the newer)"),
        (log.wordless, "texts whose words it does not keep any more"),
        (log.unread, "rows that could not be understood"),
    ]
    for count, words in lines:
        if count:
            click.echo(f"  {count:>6,}  {words}")


def tell_taken(taken: Taken) -> None:
    """What was recorded."""
    click.echo(
        f"  Recorded: {taken.stops:,} stops, {taken.starts:,} starts, {taken.others:,} other texts of the last 72 "
        f"hours, {taken.refused:,} refusals. What was on record before is not counted."
    )
