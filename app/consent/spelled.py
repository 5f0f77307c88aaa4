"""Misspelt words made right before a stop is looked for: see `app.consent.words.spellings`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from app.consent.words.spellings import LONG, SPELLINGS

_PARTS = frozenset({("sto", "p"), ("st", "op"), ("s", "top"), ("sto", "pp"), ("st", "opp")})
"""`stop` with a space in it. `s top` only at the beginning: elsewhere the letter may end a word."""
_SPLIT = frozenset(first for first, _ in _PARTS)
_SHORTEST = min(len(word) for word in LONG) - 2
_LONGEST = max(len(word) for word in LONG) + 2
_MOST = max(off for off, _ in LONG.values())
_KNOWN = frozenset(LONG).union(*(near.split() for _, near in LONG.values()))
_MAY_BE = frozenset(word[:1] for word in LONG) | frozenset(word[1:2] for word in LONG)


def spelled(words: Sequence[str]) -> list[str]:
    """The words as they were meant, in their order; `un subscribe` and `sto p`, in two words, as one."""
    made = [SPELLINGS.get(word, word) if len(word) < _SHORTEST else _long(word) for word in words]
    if "un" in made:
        for at in range(len(made) - 2, -1, -1):
            if made[at] == "un" and meant("un" + made[at + 1]) == "unsubscribe":
                made[at : at + 2] = ["unsubscribe"]
    if not _SPLIT.isdisjoint(made):
        for at in range(len(made) - 2, -1, -1):
            if (made[at], made[at + 1]) in _PARTS and (made[at] != "s" or not at):
                made[at : at + 2] = ["stop"]
    return made


def _long(word: str) -> str:
    if word in SPELLINGS:
        return SPELLINGS[word]
    if len(word) > _LONGEST or not {word[0], word[1]} & _MAY_BE:
        return word
    return meant(word)


@lru_cache(maxsize=2_048)
def meant(word: str) -> str:
    """The long keyword that a word is near to, or the word itself."""
    if word in _KNOWN or not _SHORTEST <= len(word) <= _LONGEST:
        return word
    nearest, best = word, _MOST + 1
    for long, (off, near) in LONG.items():
        far = apart(word, long, off)
        if far <= off and far < best and all(apart(word, other, off) > far for other in near.split()):
            nearest, best = long, far
    return nearest


def apart(one: str, other: str, most: int) -> int:
    """How many letters must be dropped, added, changed or swapped with their neighbour; `most + 1` where it is more."""
    if abs(len(one) - len(other)) > most or len(set(one) ^ set(other)) > 2 * most:
        return most + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        now = [row]
        for column, there in enumerate(other, 1):
            cost = min(last[column] + 1, now[-1] + 1, last[column - 1] + (letter != there))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == there:
                cost = min(cost, before[column - 2] + 1)
            now.append(cost)
        if min(now) > most:
            return most + 1
        before, last = last, now
    return last[-1] if last[-1] <= most else most + 1
