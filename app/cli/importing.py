"""`consentry import`: consents, revocations and people out of a firm's own CSV or NDJSON."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from app.cli.base import parts_here, the_business

if TYPE_CHECKING:
    from app.gateway.importing.lines import Proof
    from app.gateway.importing.outcomes import Counts

EVERY = 0.5
"""Seconds between two progress lines."""
MOST_SHOWN = 15
"""Reasons that the summary lists; the report has all."""

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group("import")
def import_() -> None:
    """Record consents, stops and people from a list: CSV or NDJSON, in the columns that you have.

    Each line is recorded whole or not at all. The same file again records nothing twice, so an import that was
    stopped is simply run again. No text is sent.

    \b
    Examples:
      consentry import consents letters.csv --map phone='Cell',given_at='Signed On' \\
          --program reminders --tier express --source engagement_letter --disclosure letter.txt --dry-run
      consentry import revocations optouts.csv
      consentry import people clients.csv --report report.csv
    """


def shared(command: Callable[..., None]) -> Callable[..., None]:
    """The options that all sorts of lists take."""
    options = [
        click.argument("file", type=_FILE),
        click.option("--business", help="whose list; not needed where there is only one business"),
        click.option("--map", "mapped", multiple=True, metavar="FIELD='COLUMN',…", help="your column of a field"),
        click.option("--default", "set_", multiple=True, metavar="FIELD=VALUE", help="what a line means without it"),
        click.option("--region", default="US", show_default=True, help="country of numbers without one"),
        click.option("--zone", default="", help="time zone of times without one; else your business's"),
        click.option("--date-format", default="", help="m/d/y, d/m/y, y/m/d, or a pattern such as '%d.%m.%Y %H:%M'"),
        click.option("--attested-by", default="", metavar="NAME", help="who vouches for this list, and their office"),
        click.option("--attest", default="", metavar="WORDS", help="what they say of it"),
        click.option("--ndjson/--csv", default=None, help="what the file is; told by its first line otherwise"),
        click.option("--dry-run", is_flag=True, help="say what would be recorded, and record nothing"),
        click.option("--report", type=click.Path(dir_okay=False, path_type=Path), help="write each line's result here"),
    ]
    for option in reversed(options):
        command = option(command)
    return command


def proved(command: Callable[..., None]) -> Callable[..., None]:
    """The options of lists that papers may prove."""
    document = click.option("--document", type=_FILE, help="one paper that covers every line; its SHA-256 is kept")
    folder = click.option(
        "--documents",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        help="folder of the papers that the column document names",
    )
    return document(folder(command))


@import_.command("consents")
@shared
@proved
@click.option("--program", default="", help="what they agreed to, where a line does not say; several with commas")
@click.option("--tier", default="", type=click.Choice(["", "express", "express_written"]), help="said yes, or signed")
@click.option("--source", default="", help="how it was got, such as engagement_letter, web_form, paper, verbal")
@click.option("--disclosure", type=_FILE, help="a text file with the words that they were shown")
@click.option("--disclosure-version", default="", help="your name of that version of the words")
@click.option("--confirm", is_flag=True, help="send each the opt-in confirmation of a recurring program")
@click.option("--confirm-rate", default=1.0, show_default=True, help="confirmations a second")
def consents(
    program: str,
    tier: str,
    source: str,
    disclosure: Path | None,
    disclosure_version: str,
    confirm: bool,
    confirm_rate: float,
    **common: Any,
) -> None:
    """Record consents from FILE.

    Fields: phone, given_at, programs, tier, source, disclosure, disclosure_version, said, note, expires_at,
    confirmed_at, document, document_sha256, ip, name, ref, evidence.…

    A consent lifts an earlier stop only where a document proves that it came after it.

    \b
    Examples:
      consentry import consents letters.csv --map phone='Cell',given_at='Signed On' --program reminders \\
          --tier express --source engagement_letter --disclosure letter.txt --documents ./scans \\
          --attested-by "Ann Lee, office manager" --dry-run
      consentry import consents signups.ndjson --tier express_written --program offers --source web_form
    """
    words = _words(disclosure) if disclosure else ""
    given = {
        "programs": program,
        "tier": tier,
        "source": source,
        "disclosure": words,
        "disclosure_version": disclosure_version,
    }
    _run("consents", given, confirm=confirm, confirm_rate=confirm_rate, **common)


@import_.command("revocations")
@shared
@proved
@click.option("--scope", default="", help="business (else), informational, promotional, or a program")
@click.option("--source", default="", help="how it came, such as email, phone, letter, web_form, provider")
def revocations(scope: str, source: str, **common: Any) -> None:
    """Record stops from FILE: everyone who asked not to be texted.

    Fields: phone, received_at, scope, source, note, document, document_sha256, ip, name, ref, evidence.…

    A line without a date counts from now. A stop that came before a START, or before a consent of their own that
    a document proves, is kept as history and undoes neither.

    \b
    Examples:
      consentry import revocations optouts.csv --map phone=To,received_at='Date Unsubscribed'
      consentry import revocations calls.csv --source phone --report report.csv
    """
    _run("revocations", {"scope": scope, "source": source}, **common)


@import_.command("people")
@shared
def people(**common: Any) -> None:
    """Keep what you know of people, from FILE. Each line replaces what was known of its number.

    Fields: phone, name, ref, people, state, zip, language, zone, notes

    \b
    Example:
      consentry import people clients.csv --map phone='Cell Phone',ref='Client #',people='Household'
    """
    _run("people", {}, **common)


def _run(
    sort: str,
    given: dict[str, str],
    *,
    file: Path,
    business: str | None,
    mapped: tuple[str, ...],
    set_: tuple[str, ...],
    region: str,
    zone: str,
    date_format: str,
    attested_by: str,
    attest: str,
    ndjson: bool | None,
    dry_run: bool,
    report: Path | None,
    document: Path | None = None,
    documents: Path | None = None,
    confirm: bool = False,
    confirm_rate: float = 1.0,
) -> None:
    from app.gateway.importing.apply import Import, Importing, import_name
    from app.gateway.importing.documents import content_of
    from app.gateway.importing.layout import Sort, layout, parse_map
    from app.gateway.importing.report import Report

    parts = parts_here()
    name = the_business(parts, business)
    policy = parts.core.businesses.get(name)
    columns = {field: column for one in mapped for field, column in parse_map(one).items()}
    defaults = {field: value for field, value in given.items() if value} | _defaults(set_)
    plan = layout(
        Sort(sort),
        columns=columns,
        defaults=defaults,
        region=region,
        zone=zone or policy.timezone,
        date_format=date_format,
    )
    proof = _proof(attested_by, attest, document, documents)
    with ExitStack() as stack:
        stream = stack.enter_context(file.open("rb"))
        asked = Import(
            import_name(policy.tag, content_of(stream), plan, proof),
            name,
            plan,
            proof,
            by="consentry import",
            dry_run=dry_run,
            confirm=confirm,
            confirm_rate=confirm_rate,
        )
        written: Callable[[Any], None] = lambda outcome: None  # noqa: E731
        if report:
            written = Report(stack.enter_context(report.open("w", newline="", encoding="utf-8-sig")))
        progress = Progress()
        counts = Importing(parts.core).run(asked, stream, ndjson=ndjson, report=written, progress=progress)
        progress.end()
    for line in summary(counts, asked.name, dry_run=dry_run):
        click.echo(line)
    if report:
        click.echo(f"Each line's result is in {report}.")
    if counts.refused:
        click.get_current_context().exit(1)


def _proof(attested_by: str, attest: str, document: Path | None, documents: Path | None) -> Proof:
    from app.errors import BadInput
    from app.gateway.importing.documents import Folder, sha256_of
    from app.gateway.importing.lines import Proof

    if attest and not attested_by:
        raise BadInput("attested_by", "--attested-by: say who attests it")
    words = attest or ("This list is complete and true as far as I know." if attested_by else "")
    return Proof(
        attested_by,
        words,
        document.name if document else "",
        sha256_of(document) if document else "",
        Folder(documents).look_up if documents else None,
    )


def _defaults(given: tuple[str, ...]) -> dict[str, str]:
    from app.errors import BadInput

    found = {}
    for one in given:
        field, equals, value = one.partition("=")
        if not equals or not value.strip():
            raise BadInput("default", "--default: write it as FIELD=VALUE, such as given_at=2025-06-01")
        found[field.strip()] = value.strip()
    return found


def _words(file: Path) -> str:
    from app.errors import BadInput

    try:
        return file.read_text(encoding="utf-8-sig").strip()
    except (OSError, UnicodeDecodeError):
        raise BadInput("disclosure", f"--disclosure: {file} is no text in UTF-8") from None


class Progress:
    """One line on the terminal, written over while the import goes on; silent where nobody looks."""

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty()
        self._began = time.monotonic()
        self._last = float("-inf")
        self._width = 0

    def __call__(self, counts: Counts) -> None:
        now = time.monotonic()
        if not self._shown or (now - self._last < EVERY and not counts.waiting):
            return
        self._last = now
        speed = counts.lines / max(now - self._began, 0.001)
        said = f"{counts.lines:,} lines, {counts.refused:,} refused, {speed:,.0f} lines/s"
        self._write(f"{said}; waiting: {counts.waiting}" if counts.waiting else said)

    def end(self) -> None:
        """Clear the line."""
        if self._width:
            self._write("")

    def _write(self, said: str) -> None:
        click.echo("\r" + said.ljust(self._width) + ("\r" if not said else ""), nl=False, err=True)
        self._width = len(said)


def summary(counts: Counts, name: str, *, dry_run: bool) -> list[str]:
    """What became of the lines, as people read it."""
    from app.gateway.importing.outcomes import Result

    def said(number: int, one: str) -> list[str]:
        return [f"  {number:>9,}  {one}"] if number else []

    found = counts.results
    would = "would be " if dry_run else ""
    lines = [f"{name}: {counts.lines:,} lines{', a dry run: nothing was written' if dry_run else ''}"]
    lines += said(found[Result.RECORDED], f"{would}recorded")
    lines += said(counts.lifted, f"of them {'would ' if dry_run else ''}lift a stop")
    lines += said(counts.stopped, "of them of people who said stop, which stands")
    lines += said(counts.confirmations, f"confirmations {would}sent")
    lines += said(found[Result.HISTORY], f"{would}kept as history: a later act of theirs stands")
    lines += said(found[Result.ALREADY], "on record already")
    lines += said(found[Result.DUPLICATE], "say what an earlier line of the file says")
    lines += said(counts.refused, "refused")
    for (column, wrong), number in counts.reasons.most_common(MOST_SHOWN):
        lines.append(f"  {number:>9,}    {column} {wrong}".rstrip())
    left = len(counts.reasons) - MOST_SHOWN
    if left > 0:
        lines.append(f"             and {left:,} other reasons; --report FILE has them all")
    return lines
