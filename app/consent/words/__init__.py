"""The words by which people stop, start, agree and ask for help: reviewed lists, a file for each language.

All are written as `app.consent.normal` makes them: lower case, no accents, no apostrophes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.consent.grammar import Grammar, compiled
from app.consent.words import english, french, portuguese, spanish
from app.consent.words.whole import WHOLE


@dataclass(frozen=True, slots=True)
class Language:
    """How one language is read.

    `sure` is read first; then `innocent` is set aside; then `asks`, `bare` and, where messages are spoken of, `them` are stops, and `unclear` is for a person.
    """

    code: str
    grammar: Grammar
    polite: frozenset[str]


def _language(code: str, groups: Mapping[str, str], lists: Mapping[str, str], polite: str) -> Language:
    aside = frozenset(polite.split())
    return Language(code, compiled(groups, lists, aside), aside)


LANGUAGES = tuple(
    _language(
        code,
        module.GROUPS,
        {
            "sure": module.SURE,
            "innocent": module.INNOCENT,
            "asks": module.ASKS,
            "bare": module.BARE,
            "them": module.THEM,
            "unclear": module.UNCLEAR,
        },
        module.POLITE,
    )
    for code, module in (("en", english), ("es", spanish), ("fr", french), ("pt", portuguese))
)

POLITE: Mapping[str, str] = {
    word: language.code for language in reversed(LANGUAGES) for word in sorted(language.polite)
}
"""Every polite word, with the first language that has it."""

__all__ = ["LANGUAGES", "POLITE", "WHOLE", "Language"]
