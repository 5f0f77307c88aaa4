"""The report of an import: a line for each line of the file, safe to open in a spreadsheet, numbers masked."""

from __future__ import annotations

import csv
from typing import TextIO

from app.gateway.importing.outcomes import Outcome
from app.gateway.importing.rows import Flaw

HEADER = ("line", "phone", "result", "entry", "column", "what")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


class Report:
    """Writes outcomes as CSV to a text stream opened with `newline=""`."""

    def __init__(self, stream: TextIO) -> None:
        self._rows = csv.writer(stream)
        self._rows.writerow(HEADER)

    def __call__(self, outcome: Outcome) -> None:
        """One line more. Several mistakes of a line stand in one cell, in the order of its columns."""
        columns = ", ".join(dict.fromkeys(flaw.column for flaw in outcome.flaws if flaw.column))
        what = "; ".join(told(flaw) for flaw in outcome.flaws) or outcome.said
        phone = outcome.phone.masked if outcome.phone else ""
        entries = " ".join(outcome.entries)
        cells = (phone, outcome.result.value, entries, columns, what)
        self._rows.writerow((outcome.line, *map(harmless, cells)))


def told(flaw: Flaw) -> str:
    """A mistake in a sentence."""
    shown = f" (“{flaw.cell}”)" if flaw.cell else ""
    return f"{flaw.column} {flaw.said}{shown}".strip()


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula (OWASP, CSV injection): a text mark goes before it."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
