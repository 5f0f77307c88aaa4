"""Matching: which row of a provider's list is which text of unknown outcome. Pure."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, field

from app.providers.seam import ListedText

EARLY_MS = 2_000
"""A list's times are whole seconds, and its clock is not ours."""
LATE_MS = 10_000
"""A carrier may take a text a moment after we had given up waiting for its answer."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """A text that was claimed, and of which nobody knows whether the carrier took it. Instants are real, ms UTC."""

    id: str
    to: str
    body: str = field(repr=False)
    claimed_at: int
    ended_at: int  # when it became unknown

    def fits(self, row: ListedText) -> bool:
        """Whether that row can be this text: same words to the same number while it was claimed."""
        in_time = self.claimed_at - EARLY_MS <= row.created_at <= self.ended_at + LATE_MS
        return in_time and row.to == self.to and same_words(row.body, self.body)


def match(unknown: Sequence[Unknown], rows: Sequence[ListedText], taken: Container[str]) -> dict[str, ListedText]:
    """The row of each text that has one, by the text's id. `taken` are the provider's ids of other texts.

    One row stands for one text. Of several texts that a row fits it is the one claimed last: texts to one Consumer
    leave one after the other, so the earlier ones had their chance before.
    """
    found: dict[str, ListedText] = {}
    for row in sorted(rows, key=lambda row: row.created_at):
        if row.provider_id in taken:
            continue
        fitting = [text for text in unknown if text.id not in found and text.fits(row)]
        if fitting:
            found[max(fitting, key=lambda text: text.claimed_at).id] = row
    return found


def same_words(one: str, other: str) -> bool:
    """Whether two bodies are the same, but for what carriers change."""
    return _words(one) == _words(other)


def _words(body: str) -> str:
    """A body as it is compared: carriers cut the white space around it and change line ends."""
    return body.replace("\r\n", "\n").strip()
