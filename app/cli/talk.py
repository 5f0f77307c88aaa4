"""`consentry send`, `text`, `clock`: both sides of a conversation, and what the gateway thinks of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from app.cli.base import parts_here, the_business
from app.simulator import DEMO_PHONE

if TYPE_CHECKING:
    from app.consent.model import Policy


@click.command()
@click.argument("body")
@click.option("--to", default=DEMO_PHONE, show_default=True, help="the consumer's number")
@click.option("--from", "sender", help="one of your senders; not needed where there is only one")
@click.option("--program", default="", help="the program; else the sender's default")
@click.option("--topic", default="", help="what the text is about")
@click.option("--person", is_flag=True, help="a person wrote it")
@click.option("--business", help="whose text; not needed where there is only one business")
def send(body: str, to: str, sender: str | None, program: str, topic: str, person: bool, business: str | None) -> None:
    """Ask to send BODY, and say what was decided and why.

    \b
    Examples:
      consentry send "Yes, at nine."
      consentry send --to +17045550123 --program reminders "Reminder: Tuesday 9:00"
    """
    from app.consent.model import Author
    from app.gateway.send import Send
    from app.phone import parse_phone

    parts = parts_here()
    name = the_business(parts, business)
    policy = parts.core.businesses.get(name)
    author = Author.PERSON if person else Author.AUTOMATION
    asked = Send(sender or only_sender(policy), parse_phone(to), body, program, topic=topic, author=author)
    made = parts.gateway.submit.one(name, asked, by="consentry send")
    click.echo(f"{made.id}: {made.state.value}")
    for line in explained(made.judged.as_json()):
        click.echo(f"  {line}")


@click.command()
@click.argument("body", required=False)
@click.option("--from", "phone", default=DEMO_PHONE, show_default=True, help="the consumer's number")
@click.option("--to", "sender", help="one of your senders on the simulator; not needed where there is only one")
@click.option("--business", help="whose sender; not needed where there is only one business")
def text(body: str | None, phone: str, sender: str | None, business: str | None) -> None:
    """Be the phone: text BODY in; without BODY, show what the phone has received.

    \b
    Examples:
      consentry text "Do you have time tomorrow?"
      consentry text STOP
      consentry text
    """
    from app.simulator.asking import ask

    parts = parts_here()
    policy = parts.core.businesses.get(the_business(parts, business))
    number = sender or only_sender(policy, on="simulator")
    base = policy.senders[number].api_base if number in policy.senders else ""
    if not base:
        raise click.ClickException(f"{number} is not on the simulator; text it with a real phone.")
    if body is not None:
        status = ask(base, "/control/text", {"from": phone, "to": number, "body": body}).get("status")
        if status != 200:
            raise click.ClickException(f"The gateway answered {status}; see the web's log.")
        click.echo("Delivered to the gateway.")
        return
    for arrived in ask(base, "/control/received"):
        if arrived["to"] == phone:
            click.echo(f"{arrived['from']}: {arrived['body']}")


def explained(decision: dict[str, Any]) -> list[str]:
    """A Decision in lines: each reason, what would fix it, and what is advised besides."""
    lines = []
    for reason in decision["reasons"]:
        lines.append(f"{reason['code']}: {reason['text']}")
        if reason["fix"] and decision["verdict"] != "allow":
            lines.append(f"    {reason['fix']}")
    lines.extend(f"advice: {sentence}" for sentence in decision["advice"])
    return lines


@click.command()
@click.argument("forward", required=False)
def clock(forward: str | None) -> None:
    """Move the simulator's clock FORWARD, such as 90m, 25h or 2d; without it, say what time it is.

    \b
    Examples:
      consentry clock
      consentry clock 25h
    """
    from app.config import duration
    from app.consent.hours import instant
    from app.errors import BadInput

    parts = parts_here()
    if not parts.core.store.simulated_clock:
        raise BadInput("clock", "The clock moves only where every sender is on the simulator or a loopback carrier.")
    if forward:
        parts.core.directory.advance(duration(forward))
    click.echo(instant(parts.core.clock()))


def only_sender(policy: Policy, on: str = "") -> str:
    """The one Sender there is (with that provider)."""
    found = [number for number, sender in policy.senders.items() if not on or sender.provider == on]
    if len(found) != 1:
        listed = ", ".join(found) or "none"
        raise click.ClickException(f"Name the sender; {policy.name} has {listed}.")
    return found[0]
