"""`consentry intent`: how well inbound texts are understood, and what one text means."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from app.consent.intent import Reading

LABELS = ("stop", "none", "ambiguous", "start", "help", "yes", "reaction")
CAUGHT, FALSE_STOPS, QUARANTINED = 0.99, 0.01, 0.03
"""What `--check` asks for: stops caught at least, ordinary texts read as stop and quarantined at most."""


@dataclass(slots=True)
class Score:
    """Counts of one language, or of all. A stop is caught where it is read as stop or as ambiguous."""

    stops: int = 0
    read: int = 0
    unclear: int = 0
    ordinary: int = 0
    false_stops: int = 0
    quarantined: int = 0
    opted_in: int = 0

    def add(self, label: str, read: str) -> None:
        if label == "stop":
            self.stops += 1
            self.read += read == "stop"
            self.unclear += read == "ambiguous"
        elif label == "none":
            self.ordinary += 1
            self.false_stops += read == "stop"
            self.quarantined += read == "ambiguous"
        self.opted_in += read in ("start", "yes") and label not in ("start", "yes")

    def row(self, name: str) -> str:
        return (
            f"{name or '-':6} {self.stops:6} {_share(self.read, self.stops)} "
            f"{_share(self.read + self.unclear, self.stops)} {self.ordinary:9} "
            f"{_share(self.false_stops, self.ordinary)} {_share(self.quarantined, self.ordinary)} {self.opted_in:9}"
        )

    def good(self) -> bool:
        return (
            self.read + self.unclear >= CAUGHT * self.stops
            and self.false_stops <= FALSE_STOPS * self.ordinary
            and self.quarantined <= QUARANTINED * self.ordinary
            and not self.opted_in
        )


@dataclass(slots=True)
class Measured:
    """`keywords_missed`: rows whose note begins with "keyword" that are not read as a stop."""

    all: Score = field(default_factory=Score)
    languages: dict[str, Score] = field(default_factory=dict)
    misses: list[tuple[int, str, str, Reading]] = field(default_factory=list)
    keywords_missed: int = 0


def measure(rows: Iterable[dict[str, str | None]]) -> Measured:
    """Read every row and compare. Raises BadInput naming the row and column that is not as it should be."""
    from app.consent.intent import Intent, understand
    from app.errors import BadInput

    found = Measured()
    for number, row in enumerate(rows, 2):
        text, label = row.get("text"), (row.get("label") or "").strip()
        if text is None or label not in LABELS:
            raise BadInput("label", f"row {number}: needs a text, and a label of {', '.join(LABELS)}")
        reading = understand(text)
        language = (row.get("lang") or "").strip()
        for score in (found.all, found.languages.setdefault(language, Score())):
            score.add(label, reading.intent.value)
        if reading.intent.value != label:
            found.misses.append((number, text, label, reading))
        if label == "stop" and (row.get("note") or "").startswith("keyword") and reading.intent is not Intent.STOP:
            found.keywords_missed += 1
    return found


@click.command()
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--text", help="Read one text instead, and say which words did it.")
@click.option("--check", is_flag=True, help="Exit with 1 where the figures are worse than promised.")
def intent(file: Path | None, text: str | None, check: bool) -> None:
    """How well inbound texts are understood: FILE is a CSV with columns text,label and, if you like, lang,note.

    \b
    Labels: stop, none, ambiguous, start, help, yes, reaction. A stop counts as caught where it is read as a
    stop or is left to a person (ambiguous). Row numbers count the heading as row 1.

    \b
      consentry intent texts.csv --check
      consentry intent --text "please take me off this list"
    """
    from app.errors import BadInput

    if (file is None) == (text is None):
        raise click.UsageError("Name a FILE, or give one --text.")
    if text is not None:
        click.echo(explained(text))
        return
    assert file is not None
    try:
        with file.open(newline="", encoding="utf-8-sig") as opened:
            reader = csv.DictReader(opened)
            if not {"text", "label"} <= set(reader.fieldnames or ()):
                raise BadInput("file", f"{file}: its first line must name the columns text and label")
            found = measure(reader)
    except (UnicodeDecodeError, csv.Error) as error:
        raise BadInput("file", f"{file}: not a CSV in UTF-8 ({error})") from error
    click.echo(
        f"{'':6} {'stops':>6} {'recall':>7} {'caught':>7} {'ordinary':>9} {'stopped':>7} {'held':>7} {'opted in':>9}"
    )
    for name in sorted(found.languages):
        click.echo(found.languages[name].row(name))
    click.echo(found.all.row("all"))
    for number, body, label, reading in found.misses:
        why = f" ({reading.words})" if reading.words else ""
        click.echo(f"row {number}: {body!r} is {label}, read as {reading.intent.value}{why}")
    if check and (not found.all.good() or found.keywords_missed):
        click.echo(
            f"Worse than promised: {CAUGHT:.0%} of stops caught, {FALSE_STOPS:.0%} of ordinary texts read as stop and "
            f"{QUARANTINED:.0%} held at most, every keyword read ({found.keywords_missed} missed), nobody opted in.",
            err=True,
        )
        click.get_current_context().exit(1)


def explained(text: str) -> str:
    """One text, what it is read as, and by which words."""
    from app.consent.intent import Intent, understand

    reading = understand(text)
    if reading.intent is Intent.NONE:
        return "none: nothing in it asks for anything."
    if reading.intent is Intent.REACTION:
        return "reaction: a tap on a bubble, written by the phone; it opens nothing."
    how = "the whole message is" if reading.keyword else "it says"
    language = f" ({reading.language})" if reading.language else ""
    return f"{reading.intent.value}: {how} “{reading.words}”{language}."


def _share(part: int, whole: int) -> str:
    return f"{part / whole:7.1%}" if whole else f"{'-':>7}"
