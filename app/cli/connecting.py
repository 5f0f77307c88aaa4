"""`consentry connect`, `consentry disconnect`: a number's webhooks at its provider, pointed here and put back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from app.cli.base import parts_here, the_business

if TYPE_CHECKING:
    from app.consent.model import Policy, Sender
    from app.gateway.connecting import Connecting
    from app.providers.connecting import Plan
    from app.wiring import Parts


@click.command()
@click.argument("provider")
@click.argument("number")
@click.option("--business", help="whose number; not needed where there is only one business")
@click.option("--dry-run", is_flag=True, help="say what would be changed, and change nothing")
@click.option("--allow", multiple=True, metavar="WORD", help="go ahead although that speaks against it")
@click.option("--yes", is_flag=True, help="do not ask first")
def connect(provider: str, number: str, business: str | None, dry_run: bool, allow: tuple[str, ...], yes: bool) -> None:
    """Point NUMBER's webhooks at PROVIDER here, after showing what that changes.

    What is set there now is kept on record, and becomes the fallback where the provider has one; `consentry
    disconnect` puts it back.

    \b
    Examples:
      consentry connect twilio +17045550100 --dry-run
      consentry connect twilio +17045550100
    """
    from app.providers.connecting import ByHand

    parts = parts_here()
    connecting, policy, sender = found(parts, provider, number, business)
    try:
        plan = connecting.plan(policy, sender)
    except ByHand as told:
        click.echo(told.detail)
        problem = connecting.check(policy, sender)
        raise click.ClickException(problem or "Nothing was changed: this is set by hand.") from None
    show(plan)
    problem = connecting.check(policy, sender)
    if problem:
        raise click.ClickException(problem)
    if not plan.changes:
        click.echo("Nothing to change: its webhooks come here already.")
        return
    against = {word: why for word, why in plan.against.items() if word not in allow}
    if dry_run:
        click.echo("Nothing was changed (--dry-run).")
        return
    if against:
        allowing = " ".join(f"--allow {word}" for word in against)
        raise click.ClickException(f"Nothing was changed. To go ahead all the same: {allowing}")
    if not yes:
        click.confirm("Change it?", abort=True)
    connecting.connect(policy, sender, plan, by="consentry connect")
    click.echo(f"{sender.number} is connected. `consentry disconnect {provider} {sender.number}` puts it back.")


@click.command()
@click.argument("provider")
@click.argument("number")
@click.option("--business", help="whose number; not needed where there is only one business")
@click.option("--anyway", is_flag=True, help="put it back although somebody has changed it since")
@click.option("--yes", is_flag=True, help="do not ask first")
def disconnect(provider: str, number: str, business: str | None, anyway: bool, yes: bool) -> None:
    """Put back what PROVIDER had set for NUMBER before `consentry connect`.

    From then on inbound texts, and with them stops, go past Consentry.

    \b
    Example:
      consentry disconnect twilio +17045550100
    """
    parts = parts_here()
    connecting, policy, sender = found(parts, provider, number, business)
    before = connecting.before(policy, sender)
    place = before.kept.place
    click.echo(f"{place.kind} {place.id}:")
    for name in before.kept.after:
        click.echo(f"  {name:<22} {place.settings.get(name) or '(nothing)'}")
    if before.changed and not anyway:
        for name, (ours, theirs) in before.changed.items():
            click.echo(f"  {name} was set to {ours or '(nothing)'} and is {theirs or '(nothing)'} now.", err=True)
        raise click.ClickException("Somebody has changed it since; --anyway puts it back all the same.")
    if not yes:
        click.confirm("Put it back?", abort=True)
    connecting.disconnect(policy, sender, before, by="consentry disconnect")
    click.echo(f"{sender.number} is as it was before. Stops that come in now are not seen here.")


def found(parts: Parts, provider: str, number: str, business: str | None) -> tuple[Connecting, Policy, Sender]:
    """The number that was meant, and what changes it."""
    from app.errors import BadInput
    from app.gateway.connecting import Connecting
    from app.gateway.past import Pasts
    from app.phone import parse_sender
    from app.providers.wire import Wire

    policy = parts.core.businesses.get(the_business(parts, business))
    sender = policy.senders.get(parse_sender(number, "number").address)
    if sender is None or sender.provider != provider:
        raise BadInput(
            "number", f"{policy.business} has no sender {number} at {provider}; `consentry check` lists them"
        )
    wire = Wire(total_timeout=20.0, max_body=4 * 1024 * 1024)
    click.get_current_context().call_on_close(wire.close)
    pasts = Pasts(parts.core, parts.gateway.copying)
    return Connecting(parts.core, wire, pasts.copy), policy, sender


def show(plan: Plan) -> None:
    """What would be changed, and what speaks against it."""
    for sentence in plan.said:
        click.echo(sentence)
    for name, (before, after) in plan.changes.items():
        click.echo(f"  {name:<22} {before or '(nothing)'}\n  {'':<19} -> {after or '(nothing)'}")
    for word, why in plan.against.items():
        click.echo(f"Careful ({word}): {why}")
