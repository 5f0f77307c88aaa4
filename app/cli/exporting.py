"""`consentry export`: the evidence file, as JSON or as a page to print."""

from __future__ import annotations

import logging
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.cli.base import parts_here, the_business

if TYPE_CHECKING:
    from app.consent.account.asked import Asked
    from app.gateway.evidence_file import EvidenceFile
    from app.wiring import Parts

SAY_EVERY = 2.0
"""Seconds between two lines of progress."""
CATCH_UP = 60.0
"""Seconds for which what the Ledger lacks is copied first."""


@click.command()
@click.argument("number", required=False)
@click.option("--message", default="", help="about one text: its id")
@click.option("--program", default="", help="about a program: its texts, consents and stops")
@click.option("--from", "since", default="", help="about a period: 30d, or an instant with its zone")
@click.option("--to", "until", default="", help="the period's end; now, where it is left out")
@click.option("--business", help="whose record; not needed where there is only one business")
@click.option("--html", "as_page", is_flag=True, help="a page to read and print; the JSON is written beside it")
@click.option("--redact", is_flag=True, help="without numbers, words and names; it can still be verified")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="where to; printed otherwise")
def export(
    number: str | None,
    message: str,
    program: str,
    since: str,
    until: str,
    business: str | None,
    as_page: bool,
    redact: bool,
    output: Path | None,
) -> None:
    """Make the file that proves what is on record about a NUMBER, a message, a program or a period.

    Whoever has it and the public half of the signing key (`consentry signing-key show`) can check it without
    Consentry: `consentry verify FILE`. Each export is itself recorded. For a PDF, print the page to a file.

    \b
    Examples:
      consentry export +17045550123 -o anna.json
      consentry export +17045550123 --html -o anna.html
      consentry export --program reminders --redact -o reminders.json
      consentry export --from 2026-11-01T00:00:00Z --to 2026-12-01T00:00:00Z -o november.json
    """
    from app.log import configure

    parts = parts_here()
    # To stderr, for the file may go to stdout; and what is no trouble is not for whoever waits for the file.
    configure(parts.settings.log, logging.WARNING)
    name = the_business(parts, business)
    asked = wanted(parts, name, number, message, program, since, until)
    file = parts.gateway.evidence.make(
        name,
        asked,
        by="consentry export",
        redact=redact,
        form="html" if as_page else "json",
        progress=Progress(),
        catch_up=CATCH_UP,
    )
    try:
        _give_out(file, as_page, output)
    finally:
        file.close()


def wanted(
    parts: Parts, business: str, number: str | None, message: str, program: str, since: str, until: str
) -> Asked:
    """The one thing that was asked for. Raises BadInput where it is none, or several."""
    from app.cli.replay import beginning
    from app.consent.account.asked import MESSAGE, PERIOD, PROGRAM, Asked
    from app.errors import BadInput
    from app.gateway.evidence import of_number
    from app.phone import parse_phone

    period = bool(since or until)
    if [bool(one) for one in (number, message, program, period)].count(True) != 1:
        raise BadInput("number", "Name one: a NUMBER, --message, --program, or a period with --from and --to.")
    if number:
        return of_number(parts.core, business, parse_phone(number, "NUMBER"))
    if message:
        return Asked(MESSAGE, message=message)
    if program:
        return Asked(PROGRAM, program=program)
    if not since:
        raise BadInput("from", "--from: say when the period begins")
    now = parts.core.clock()
    end = beginning(until, now) if until else now + 1
    return Asked(PERIOD, since=beginning(since, now), until=end)


def _give_out(file: EvidenceFile, as_page: bool, output: Path | None) -> None:
    """Print it, or write it, whole or not at all."""
    from app.disk import write_whole
    from app.web.evidence_page import page

    if output is None:
        out = sys.stdout.buffer
        for chunk in page(file) if as_page else file.read():
            out.write(chunk)
        out.flush()
        return
    written = [output]
    if as_page:
        beside = output.with_suffix(".json")
        if beside == output:
            raise click.BadParameter("the page needs another name than the JSON beside it", param_hint="--output")
        write_whole(beside, file.read())
        written.append(beside)
        write_whole(output, page(file))
    else:
        write_whole(output, file.read())
    click.echo(f"{' and '.join(map(str, written))}: {_chains(file.consumers)} and the business's own.")
    click.echo(f"SHA-256 of the JSON: {file.sha256}")
    click.echo(f"Signed with the key {file.key}; its public half: {file.public}")


def _chains(consumers: int) -> str:
    return "1 consumer's chain" if consumers == 1 else f"{consumers:,} consumers' chains"


class Progress:
    """Says on stderr how far it is."""

    def __init__(self) -> None:
        self._next = time.monotonic() + SAY_EVERY

    def __call__(self, done: int, of: int) -> None:
        if time.monotonic() >= self._next:
            self._next = time.monotonic() + SAY_EVERY
            click.echo(f"{done:,} of {of:,} consumers …", err=True)
