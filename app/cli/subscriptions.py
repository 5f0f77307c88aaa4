"""`consentry subscriptions`: whether providers that bring webhooks by subscription do so."""

from __future__ import annotations

import click

from app.cli.base import parts_here


@click.group()
def subscriptions() -> None:
    """See, and look again at, the subscriptions by which a provider such as RingCentral brings its webhooks.

    The reconciler makes them, renews them before their end, and makes them anew where the provider ended one. A sender
    with `inbound = "poll"` has none.

    \b
    Examples:
      consentry subscriptions list
      consentry subscriptions check
    """


@subscriptions.command("list")
def list_subscriptions() -> None:
    """List them as the newest look found them. Nothing is asked of the provider.

    \b
    Example:
      consentry subscriptions list
    """
    from app.consent.hours import instant
    from app.gateway.subscribing import groups, record

    parts = parts_here()
    troubles = parts.core.troubles.now()
    none = True
    for group in groups(parts.core):
        none = False
        found, trouble = record(parts.core, group.policy.business, group.field), troubles.get(group.part)
        click.echo(f"{group.policy.business}  {group.subscriber.name}  {', '.join(group.senders)}")
        if found is None:
            click.echo("    none yet")
        else:
            one = found.subscription
            ends = f"until {instant(one.until)}" if one.until else "without an end"
            click.echo(f"    {one.id} {ends}; seen {instant(found.looked_at)}")
            if found.broken:
                click.echo(f"    was made anew on {instant(found.broken_at)}: {found.broken}")
        if trouble:
            click.echo(f"    {trouble.code}: {trouble.said}")
    if none:
        click.echo("No sender here has its webhooks by subscription.")


@subscriptions.command("check")
def check_subscriptions() -> None:
    """Look at all of them now, as the reconciler does every five minutes, and mend what is broken.

    \b
    Example:
      consentry subscriptions check
    """
    from app.gateway.subscribing import Subscribing
    from app.providers.wire import Wire

    parts = parts_here()
    wire = Wire(max_connections=4)
    subscribing = Subscribing(parts.core, wire)
    try:
        looked = subscribing.round()
    finally:
        wire.close()
    for trouble in subscribing.wrong.values():
        click.echo(f"{trouble.code}: {trouble.said}")
    if not looked:
        click.echo("None was looked at: there is none, or the reconciler has just done it; try again in half a minute.")
    elif not subscribing.wrong:
        click.echo(f"{looked} looked at: all is well.")
    if subscribing.wrong:
        raise SystemExit(1)
