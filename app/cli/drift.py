"""`consentry drift`: where the providers' own block lists and what Consentry knows differ."""

from __future__ import annotations

import click

from app.cli.base import parts_here, the_business

SHOWN = 20
_TODO = {
    "revoke": "they have stopped at {known}; --repair records the stop here",
    "block": "they have stopped here; --repair writes it to {known}",
    "unblock": "they took their stop back here; --repair takes them off {known}",
    "start": "they took their stop back here, but {known} still has it: only their own START to {sender} takes it off",
}


@click.command()
@click.option("--repair", is_flag=True, help="end the differences that can be ended")
@click.option("--business", help="whose; not needed where there is only one business")
def drift(repair: bool, business: str | None) -> None:
    """Compare the providers' own block lists with the stops that are on record here.

    A number that its provider blocks gets no text, whoever sends; one that it does not may still be texted by a desktop
    app or a phone that Consentry never sees. RingCentral's list can be read and written, Telnyx's only read, Twilio's
    only written. New stops are written by themselves where the sender's `block_list` says so.

    \b
    Examples:
      consentry drift
      consentry drift --repair
    """
    from app.gateway.blocking import Blocking
    from app.gateway.drift import look
    from app.gateway.drift import repair as ended
    from app.providers.wire import Wire

    parts = parts_here()
    policy = parts.core.businesses.get(the_business(parts, business))
    wire = Wire(max_body=8 * 1024 * 1024)
    any_list = False
    try:
        for one in look(parts.core, wire, policy):
            any_list = True
            what = f"{one.there:,} numbers on {one.known_as}" if one.read else f"{one.known_as}, which cannot be read"
            click.echo(f"{one.sender} ({one.provider}): {what}; {len(one.drifts):,} differ")
            for todo in _TODO:
                some = [each for each in one.drifts if each.todo == todo]
                if some:
                    click.echo(f"  {_said(todo, one.known_as, one.sender)}: {_numbers(some)}")
            if repair and one.drifts:
                done, left = ended(parts.core, Blocking(parts.core, wire), policy, one.drifts)
                click.echo(f"  {done:,} ended" + (f"; {left:,} are the consumers' own to end" if left else ""))
    finally:
        wire.close()
    if not any_list:
        click.echo("No sender here has a provider whose block list can be read or written.")


def _said(todo: str, known: str, sender: str) -> str:
    return _TODO[todo].format(known=known, sender=sender)


def _numbers(some: list) -> str:  # type: ignore[type-arg]
    from app.phone import Phone

    shown = ", ".join(Phone(one.number).masked for one in some[:SHOWN])
    return shown + (f" and {len(some) - SHOWN:,} more" if len(some) > SHOWN else "")
