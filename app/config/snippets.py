"""Reading what operators often write: `snippets` of a Business, each under its name."""

from __future__ import annotations

from collections.abc import Mapping

from app.config.values import Reader
from app.consent.model import BODY_LIMIT

MOST = 50
NAME = 40
"""Characters of a name."""


def read_snippets(parent: Reader) -> Mapping[str, str]:
    """The `snippets` of the table that `parent` reads, in their order."""
    found = parent.table("snippets")
    for name, words in found.items():
        if not isinstance(words, str) or not words.strip() or len(words) > BODY_LIMIT:
            parent.wrong("snippets", f"snippets: {name[:NAME]} must be text of 1 to {BODY_LIMIT:,} characters")
        if not name.strip() or len(name) > NAME or not name.isprintable():
            parent.wrong("snippets", f"snippets: a name has 1 to {NAME} characters, not {name[:NAME]!r}")
    if len(found) > MOST:
        parent.wrong("snippets", f"snippets: at most {MOST}; there are {len(found)}")
    return {name: words for name, words in found.items() if isinstance(words, str)}
