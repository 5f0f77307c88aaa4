"""The words by which people stop, start, agree and ask for help: reviewed lists, a file for each language.

All are written as `app.consent.normal` makes them: lower case, no accents, no apostrophes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import ModuleType

from app.consent.grammar import Grammar, compiled
from app.consent.words import english, french, portuguese, spanish
from app.consent.words.whole import WHOLE


@dataclass(frozen=True, slots=True)
class Language:
    """How one language is read.

    `sure` is read first; then `innocent` is set aside; then `asks`, `bare` and, where messages are spoken of, `them`
    are stops. `unclear` is for a person, and so are a `wish` and a `reason` together: neither says enough alone.
    """

    code: str
    grammar: Grammar
    polite: frozenset[str]


_LISTS = ("sure", "innocent", "asks", "bare", "them", "unclear", "wish", "reason")


def _language(code: str, module: ModuleType) -> Language:
    lists = {kind: getattr(module, kind.upper(), "") for kind in _LISTS}
    aside = frozenset(module.POLITE.split())
    return Language(code, compiled(module.GROUPS, lists, aside, getattr(module, "ALIKE", {})), aside)


_MODULES = (("en", english), ("es", spanish), ("fr", french), ("pt", portuguese))


@cache
def languages() -> tuple[Language, ...]:
    """The languages that are read, ready to read. To make them takes half a second, which most commands need not."""
    return tuple(_language(code, module) for code, module in _MODULES)


POLITE: Mapping[str, str] = {
    word: code for code, module in reversed(_MODULES) for word in sorted(frozenset(module.POLITE.split()))
}
"""Every polite word, with the first language that has it."""

__all__ = ["POLITE", "WHOLE", "Language", "languages"]
