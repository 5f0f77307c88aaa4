"""Whether a text reads like an offer: the kind guard's eye, and the words that caught it."""

from __future__ import annotations

from collections.abc import Sequence

from app.consent.offer_words import CODE_IS_NONE, CODE_TELLS, CUES, NEGATIONS, NOT_ANY, URGED, Branch, Cue

BREAKS = frozenset({".", "!", "?", ";", "\n\n"})
"""Where a sentence ends; no phrase reaches over it."""

MOST_WORDS = 3
"""How many phrases are named; more would tell the reader no more."""

_FIRST = frozenset(CUES.words) | {"code", "sale"}
_SIGNS = frozenset("%$£€=")
_LONGEST_NUMBER = 3  # 1,299.00 is three marks


def offer_words(said: Sequence[str]) -> tuple[str, ...]:
    """The phrases by which a text reads like an offer, in their order, three at most; empty where it is none.

    `said` are the marks of the text without commas. Linear: no phrase is longer than a few words.
    """
    found: dict[str, None] = {}
    passed = 0
    for at, word in enumerate(said):
        if at < passed or not (word in _FIRST or word.isdigit()):
            continue
        end = _cue(said, at, at, CUES)
        if not end and word == "sale":
            end = _sale(said, at)
        elif not end and word == "code":
            end = _code(said, at)
        if end:
            found[_shown(said[at:end])] = None
            if len(found) == MOST_WORDS:
                break
            passed = end
    return tuple(found)


def _cue(said: Sequence[str], start: int, at: int, branch: Branch) -> int:
    """Where the longest cue ends that began at `start` and has come to `at`; 0 where none does."""
    longest = 0
    if at < len(said):
        word, words = said[at], branch.words
        if word in words:
            longest = _cue(said, start, at + 1, words[word])
        if "#" in words and word.isdigit():
            end = at + 1
            while end < len(said) and end < at + _LONGEST_NUMBER and said[end].isdigit():
                end += 1
            longest = max(longest, _cue(said, start, end, words["#"]))
        if "*" in words and word not in NOT_ANY and word not in BREAKS:
            longest = max(longest, _cue(said, start, at + 1, words["*"]))
    if not longest and branch.cue is not None and _stands(said, start, at, branch.cue):
        return at
    return longest


def _stands(said: Sequence[str], at: int, end: int, cue: Cue) -> bool:
    """Whether nothing around the phrase makes it none."""
    if cue.not_before and not cue.not_before.isdisjoint(_following(said, end, 2)):
        return False
    before = [word for word in _preceding(said, at, 7) if word not in _SIGNS and not word.isdigit()][-4:]
    if cue.not_after and not cue.not_after.isdisjoint(before[-3:]):
        return False
    return not _turned_round(before)


def _turned_round(before: Sequence[str]) -> bool:
    for back, word in enumerate(reversed(before), 1):
        if back <= NEGATIONS.get(word, 0) and URGED.isdisjoint(before[len(before) - back + 1 :]):
            return True
    return False


def _preceding(said: Sequence[str], at: int, most: int) -> Sequence[str]:
    start = at
    while start and at - start < most and said[start - 1] not in BREAKS:
        start -= 1
    return said[start:at]


def _following(said: Sequence[str], at: int, most: int) -> Sequence[str]:
    """The next words, with the mark that ends the sentence."""
    end = at
    while end < len(said) and end - at < most:
        end += 1
        if said[end - 1] in BREAKS:
            break
    return said[at:end]


def _sale(said: Sequence[str], at: int) -> int:
    """`SALE!` alone: a sentence of its own."""
    alone_before = not at or said[at - 1] in BREAKS
    alone_after = at + 1 == len(said) or said[at + 1] in BREAKS
    return at + 1 if alone_before and alone_after else 0


def _code(said: Sequence[str], at: int) -> int:
    """`use code SAVE20`: a word with digits, or a word beside what a code brings; never the code of a door."""
    if not at or said[at - 1] not in ("use", "with", "w", "using") or at + 1 >= len(said):
        return 0
    code, after = said[at + 1], _following(said, at + 2, 6)
    if code in BREAKS or code.isdigit():
        return 0
    around = (*_preceding(said, at, 8), code, *after)
    if not CODE_IS_NONE.isdisjoint(around):
        return 0
    tells = not code.isalpha() or not CODE_TELLS.isdisjoint(after)
    return at + 1 if tells else 0  # the code itself is of the body, and not named


def _shown(words: Sequence[str]) -> str:
    """As people write it: `20% off`, `$20 off`."""
    shown = " ".join(words).replace(" %", "%")
    for sign in "$£€":
        shown = shown.replace(f"{sign} ", sign)
    return shown[:40]
