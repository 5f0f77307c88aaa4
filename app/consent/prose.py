"""Prose: words shown to a Consumer as sentences of tokens, and patterns that find what they say.

Case, spacing and line breaks leave no trace in the tokens. Everything takes time in proportion to the text.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


def listed(words: str) -> frozenset[str]:
    """A reviewed list, written as words with spaces between."""
    return frozenset(words.split())


ABBREVIATIONS = listed(
    "msg msgs approx inc llc ltd co corp dr mr mrs ms st nr e.g i.e etc vs u.s a.m p.m p.a p.c tel ext s.a sr sra num"
)
"""Their full stop ends no sentence."""

_BULLETS = frozenset("•◦▪‣·☐□▢❑☑☒✓✔✅")
_BOXES = {"☐": "#box", "□": "#box", "▢": "#box", "❑": "#box", "[]": "#box", "()": "#box"}
_CHECKED = {"☑", "☒", "✓", "✔", "✅", "[x]", "(x)", "[✓]", "[✔]", "[v]"}
_QUOTES = str.maketrans("’‘`´ʼ＇“”«»", "''''''\"\"\"\"")
_ELISION = re.compile(r"\b([ldnsmtjc]|qu)'(?=\w)")  # French: l'achat is two words, don't is one
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|(?:[\w-]+\.)+[a-z]{2,}/\S*"
    # Without a path only where it ends as addresses do: "a month.Reply STOP" lacks a space, and is none
    r"|(?:[\w-]+\.)+(?:com|org|net|info|biz|example|io|us|ca|mx|es|fr|edu|gov|law|legal|dental|health|app|shop|clinic)"
)
_NUMBER = re.compile(r"[+(]*[0-9][0-9().+-]*")
_TOKEN = re.compile(r"[^\W_]+|[/=]")
_WORD = re.compile(r"[^\W_]+")
_SAID_AS = {"/": "per", "=": "to"}


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a pattern was found: its first and last token."""

    start: int
    end: int


class Prose:
    """A wording, read. `tokens` run through the whole of it; `sentence_of` gives each token's sentence."""

    def __init__(self, text: str) -> None:
        self.sentences: list[str] = []
        self.tokens: list[str] = []
        self.sentence_of: list[int] = []
        for sentence in _sentences(_visible(text).split()):
            made = [token for word in _boxed(sentence) for token in _tokens(word)]
            self.tokens += made
            self.sentence_of += [len(self.sentences)] * len(made)
            self.sentences.append(" ".join(sentence))
        self._places: dict[str, list[int]] = {}
        self._stems: dict[str, list[str]] = {}
        for place, token in enumerate(self.tokens):
            self._places.setdefault(token, []).append(place)
        for token in self._places:
            for length in range(3, min(len(token), _LONGEST_STEM) + 1):
                self._stems.setdefault(token[:length], []).append(token)

    def find(self, pattern: Pattern) -> list[Hit]:
        """Every place where `pattern` ends, with the nearest beginning; never across sentences."""
        gap, slot = pattern.slots[0]
        found = [Hit(place, place) for place in self._of(slot)]
        for gap, slot in pattern.slots[1:]:
            ends = [hit.end for hit in found]
            longer = []
            for place in self._of(slot):
                before = bisect_left(ends, place) - 1
                if before < 0 or place - ends[before] > gap + 1:
                    continue
                if self.sentence_of[ends[before]] == self.sentence_of[place]:
                    longer.append(Hit(found[before].start, place))
            found = longer
            if not found:
                break
        return found

    def _of(self, slot: Slot) -> list[int]:
        """The places of a slot's words, in order."""
        words = [word for word in slot.words if word in self._places]
        words += [word for stem in slot.stems for word in self._stems.get(stem, ())]
        return sorted({place for word in words for place in self._places[word]})

    def before(self, place: int, count: int) -> list[str]:
        """The `count` tokens before `place`, within its sentence."""
        sentence = self.sentence_of[place]
        start = max(0, place - count)
        return [
            t for t, s in zip(self.tokens[start:place], self.sentence_of[start:place], strict=True) if s == sentence
        ]

    def after(self, place: int, count: int) -> list[str]:
        """The `count` tokens after `place`, within its sentence."""
        sentence = self.sentence_of[place]
        span = slice(place + 1, place + 1 + count)
        return [t for t, s in zip(self.tokens[span], self.sentence_of[span], strict=True) if s == sentence]

    def said_at(self, place: int) -> str:
        """The sentence that has the token at `place`."""
        return self.sentences[self.sentence_of[place]]


@dataclass(frozen=True, slots=True)
class Slot:
    """One place of a pattern: any of these words, or of words that begin with one of these stems."""

    words: frozenset[str]
    stems: frozenset[str]


@dataclass(frozen=True, slots=True)
class Pattern:
    """Slots in order, each with how many tokens may stand between it and the one before."""

    slots: tuple[tuple[int, Slot], ...]


_LONGEST_STEM = 14


def pattern(written: str) -> Pattern:
    """`reply|text ..4 stop|cancel*`: alternatives with |, stems with *, up to four tokens between with ..4."""
    slots: list[tuple[int, Slot]] = []
    gap = 0
    for part in written.split():
        if part.startswith(".."):
            gap = int(part[2:])
            continue
        words = part.split("|")
        stems = frozenset(word[:-1] for word in words if word.endswith("*"))
        if any(not 3 <= len(stem) <= _LONGEST_STEM for stem in stems):
            raise ValueError(f"a stem has 3 to {_LONGEST_STEM} letters: {part}")
        slots.append((gap, Slot(frozenset(word for word in words if not word.endswith("*")), stems)))
        gap = 0
    return Pattern(tuple(slots))


def patterns(written: Iterable[str]) -> tuple[Pattern, ...]:
    return tuple(pattern(line) for line in written)


def plain_words(text: str) -> list[str]:
    """The words of a name or a phrase, without case and accents, addresses taken apart too."""
    return _WORD.findall(_ELISION.sub(r"\1 ", _folded(_visible(text))).replace("'", ""))


def _folded(text: str) -> str:
    """Without case and accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if unicodedata.category(c) != "Mn")


def _visible(text: str) -> str:
    """Without what nobody sees, and with one spelling of quotes."""
    composed = unicodedata.normalize("NFKC", text).translate(_QUOTES)
    return "".join(" " if c in "\u2028\u2029" else c for c in composed if unicodedata.category(c) != "Cf")


def _sentences(words: Sequence[str]) -> Iterable[list[str]]:
    sentence: list[str] = []
    for word in words:
        if sentence and word[0] in _BULLETS:
            yield sentence
            sentence = []
        sentence.append(word)
        bare = word.rstrip("\"')]")
        if bare.endswith(("!", "?", ";")) or (bare.endswith(".") and not _abbreviated(bare)):
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def _abbreviated(word: str) -> bool:
    name = word.rstrip(".").lstrip("\"'([").casefold()
    return name in ABBREVIATIONS or len(name) == 1 and name.isalpha()


def _boxed(words: Sequence[str]) -> Iterable[str]:
    """The words, with `[ ]` and `[ x ]`, which are two and three, as one."""
    at = 0
    while at < len(words):
        two, three = "".join(words[at : at + 2]).casefold(), "".join(words[at : at + 3]).casefold()
        if words[at] in "[(" and two in _BOXES:
            yield two
            at += 2
        elif words[at] in "[(" and three in _CHECKED:
            yield three
            at += 3
        else:
            yield words[at]
            at += 1


def _tokens(word: str) -> list[str]:
    """The tokens of one word: lower case, no accents; addresses and numbers by what they are."""
    if word.casefold() in _CHECKED:
        return ["#checked"]
    if word in _BOXES:
        return [_BOXES[word]]
    plain = _folded(word)
    trimmed = plain.strip(".,;:!?\"'<>")
    if "@" in trimmed[1:]:
        return ["#mail"]
    if _ADDRESS.fullmatch(trimmed.strip("()[]")):
        return _address(trimmed)
    if _NUMBER.fullmatch(trimmed) and sum(c.isdigit() for c in trimmed) >= 7:
        return ["#phone"]
    marks = [mark for mark in plain if mark in _BULLETS and mark not in "•◦▪‣·"]
    found = ["#checked" if mark in _CHECKED else "#box" for mark in marks]
    bare = _ELISION.sub(r"\1 ", plain).replace("'", "")
    for token in _TOKEN.findall(bare):
        found.append("#num" if token.isdigit() else _SAID_AS.get(token, token))
    return found


def _address(word: str) -> list[str]:
    found = ["#url"]
    if any(part in word for part in ("privac", "confidential", "privad")):
        found.append("#privacy")
    if any(part in word for part in ("term", "condi", "legal", "tos", "conditions")):
        found.append("#terms")
    return found
