"""`consentry erase`, `legal-hold`, `retention`: what is private of a number, and how long it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from app.cli.base import parts_here, the_business

if TYPE_CHECKING:
    from app.gateway.erasing import Found
    from app.gateway.sweeping import Swept
    from app.wiring import Parts

BY = "consentry"

business_option = click.option("--business", help="whose; not needed where there is only one business")


@click.command()
@click.argument("number")
@click.option("--reason", required=True, help="why, in your words, without the number or a name: it is kept")
@click.option(
    "--why",
    default="request",
    show_default=True,
    type=click.Choice(["request", "mistake", "order", "test"]),
    help="they asked; it was entered in error; a court or authority wants it; it was a test",
)
@click.option("--anyway", is_flag=True, help="erase what the law asks to keep as well; you give up the proof of it")
@click.option("--yes", is_flag=True, help="do not ask again")
@business_option
def erase(number: str, reason: str, why: str, anyway: bool, yes: bool, business: str | None) -> None:
    """Delete everything private of NUMBER: words, names, evidence, and the number itself.

    What happened stays on record without them, so that every chain still holds, and a stop stays in force. Proof of
    consents is kept five years after their last use and proof of stops ten, unless you say --anyway: whether a
    person's right to erasure weighs more (GDPR Article 17; California Civil Code 1798.105) is for you to judge.
    Backups that you made before still have it all until they are thrown away.

    \b
    Examples:
      consentry erase +17045550123 --reason "asked for it by letter of 24 November"
      consentry erase +17045550123 --reason "letter of 24 November, weighed by counsel" --anyway --yes
    """
    from app.phone import parse_phone

    parts = parts_here()
    name, phone = the_business(parts, business), parse_phone(number, "NUMBER")
    found = parts.gateway.erasing.look(name, phone)
    for line in told(found):
        click.echo(line)
    if not yes and found.entries and not found.holds and (anyway or not found.kept):
        click.confirm("Delete it? It cannot be brought back.", abort=True)
    done = parts.gateway.erasing.erase(name, phone, reason=reason, why=why, anyway=anyway, by=f"{BY} erase")
    if done.entries:
        click.echo(f"Erased {done.entries} private parts, on record as {done.entry}.")
        if done.withdrawn:
            click.echo(f"Withdrawn: {', '.join(done.withdrawn)}.")
    _scrub(parts, name)


def told(found: Found) -> list[str]:
    """What is there to erase, and what speaks against it."""
    from app.consent.hours import instant
    from app.consent.retention import FOREVER

    lines = [f"{found.entries} private parts, of which {found.texts} texts; {found.waiting} texts wait."]
    if not found.entries:
        lines = ["Nothing private is left of this number."]
    for why in sorted({kept.why for kept in found.kept}):
        these = [kept.until for kept in found.kept if kept.why == why]
        until = "as long as it stands and 5 years" if max(these) >= FOREVER else f"until {instant(max(these))[:10]}"
        lines.append(f"  the law asks to keep {len(these)} that rest on a {why}: {until}")
    lines += [f"  a legal hold stands: {hold}" for hold in found.holds]
    return lines


def _scrub(parts: Parts, business: str) -> None:
    """Clear the files now, and say what could not be."""
    done = parts.gateway.scrubbing.run([parts.core.businesses.get(business)])
    if done.whole:
        click.echo("No file of Redis or of the ledger holds it any more.")
        return
    if not done.copied:
        click.echo("The ledger is behind: the files are cleared when it has caught up.")
        return
    if not done.redis:
        click.echo("Redis did not rewrite its append-only file: run BGREWRITEAOF there, or ask who runs it.")
    if not done.ledger:
        click.echo("The ledger's file is being read by others: its log is cleared later.")


@click.command("legal-hold")
@click.argument("number")
@click.option("--note", required=True, help="for which matter, or why it is over")
@click.option("--end", is_flag=True, help="end it")
@click.option("--hold", default="", help="which one to end: the entry that set it; all, where left out")
@business_option
def legal_hold(number: str, note: str, end: bool, hold: str, business: str | None) -> None:
    """Let nothing of NUMBER be erased, by request or by age, until the hold is ended.

    \b
    Examples:
      consentry legal-hold +17045550123 --note "claim of 20 November, file 26-118"
      consentry legal-hold +17045550123 --end --note "settled"
    """
    from app.phone import parse_phone

    if hold and not end:
        raise click.UsageError("--hold goes with --end.")
    parts = parts_here()
    name, phone = the_business(parts, business), parse_phone(number, "NUMBER")
    if end:
        _, ended = parts.gateway.legal_holds.end(name, phone, hold=hold, note=note, by=f"{BY} legal-hold")
        click.echo(f"Ended: {', '.join(ended)}.")
        return
    entry = parts.gateway.legal_holds.begin(name, phone, note=note, by=f"{BY} legal-hold")
    click.echo(f"Nothing of {phone.masked} is erased until this ends: {entry}")


@click.command()
@click.option("--run", is_flag=True, help="erase it now, and clear the files")
@click.option("--dry-run", is_flag=True, help="only count (the default)")
@business_option
def retention(run: bool, dry_run: bool, business: str | None) -> None:
    """Count, or erase, what has been kept long enough. The reconciler does the same once a day.

    Words go after `keep_bodies` (548 days unless your settings say otherwise), what a consent rests on five years
    after its last use, proof of stops after ten; nothing goes that is under a legal hold.

    \b
    Examples:
      consentry retention --dry-run
      consentry retention --run
    """
    if run and dry_run:
        raise click.UsageError("Choose one of --run and --dry-run.")
    parts = parts_here()
    name = the_business(parts, business)
    swept = parts.gateway.sweeping.whole(name, write=run, by=f"{BY} retention")
    for line in counted(swept, run):
        click.echo(line)
    if run and swept.entries:
        _scrub(parts, name)


def counted(swept: Swept, run: bool) -> list[str]:
    """What a sweep came to."""
    lines = [
        f"{'Erased' if run else 'Due'}: {swept.entries} private parts of {swept.consumers} people, "
        f"of which {swept.texts} texts."
    ]
    if swept.later:
        lines.append(f"{swept.later} people are left for later: a text to them is on its way, or the ledger is behind.")
    return lines
