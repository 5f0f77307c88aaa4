"""A small grammar over words: reviewed lists of groups and patterns, compiled so that reading stays linear.

A text is written down as one letter a word (which groups it is in), and patterns search that short line. No pattern
repeats without a bound, so each looks a fixed number of words ahead and the time grows with the text alone.

A pattern is words and GROUPS, in order; `a|B` either; `?` may be missing; `*3` up to three of it; `_` any word;
`^` and `$` the edges of a clause; `!x` not before x, `!5X` no X within five words, `<!x` not after x;
`,` a comma or nothing; `QUERY` a question mark. Neither a word nor a gap ever crosses the edge of a clause.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from types import MappingProxyType

STRANGE, HARD, ASKED, SOFT, QUOTE = "x", ".", "?", ",", '"'
"""A word in no group; the end of a sentence; that of a question; a comma; a quotation mark."""

_EDGES = {
    **dict.fromkeys(".!;…\n。！；", HARD),
    **dict.fromkeys("?？", ASKED),
    **dict.fromkeys(",:()/、，：", SOFT),
    '"': QUOTE,
}
_FIRST_LETTER = 0x4E00
_QUERY = "QUERY"
_WORD = '[^.?,"]'


def _set(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_COMMON = _set("""
    a all an and are at be can could do for from get had has have he i if in is it just me my no not of off on or
    our out she so that the them these they this to us was we what when will with would you your u im ill dont
    number phone need want like how why who any more send call text message take wrong good here la el los las un
    una de en que por con no me mi su se es le les des du et en pour je vous nous votre pas ne plus um o os as e da
    do name please say said the his her their new done
""")
"""Words that stand in many texts: a pattern is looked up by another word of it, where it has one."""


Fitting = Sequence[int]
"""The numbers of the patterns that may stand in a line, in their order."""

Needing = tuple[int, int, int]
"""Patterns as bits of a number: those that need a word most, second and third. Each needs one of every kind."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """One language. Each list is searched in its turn: see `app.consent.words.Language` for what each means."""

    letters: Mapping[str, str]
    patterns: Sequence[re.Pattern[str]]
    lists: Mapping[str, tuple[int, int]]
    """The numbers of each list's patterns: the first, and the one after the last."""
    needing: Mapping[str, Needing]
    speaking: int
    """The patterns that say something alone, as bits."""
    strange: Needing
    """What a word in no group is needed by."""
    needed: frozenset[str]
    """Words without one of which nothing in this language can be found."""

    def line(self, words: Sequence[str]) -> str:
        """One letter for each word or mark; none for a word that is set aside."""
        letters = self.letters
        return "".join([letters.get(word, STRANGE) for word in words])

    def fitting(self, words: AbstractSet[str]) -> Fitting:
        """The patterns that may stand in a line of these words and marks, by up to three that each needs.

        None where only such may as say nothing alone.
        """
        needing = self.needing.get
        most, second, third = self.strange
        for word in words:
            if rows := needing(word):
                one, two, three = rows
                most |= one
                second |= two
                third |= three
        left = most & second & third
        found: list[int] = []
        if not left & self.speaking:
            return found
        while left:
            lowest = left & -left
            found.append(lowest.bit_length() - 1)
            left ^= lowest
        return found

    def find(self, kind: str, line: str, fitting: Fitting) -> re.Match[str] | None:
        """A place where a pattern of this list stands: of the first pattern that does, the first place.

        `fitting` is that of the line, or of one with more words.
        """
        for pattern in self._of(kind, fitting):
            if found := pattern.search(line):
                return found
        return None

    def mask(self, kind: str, line: str, fitting: Fitting) -> str:
        """The line with every place of this list made strange."""
        for pattern in self._of(kind, fitting):
            if pattern.search(line):  # which is what they mostly do not, and takes half the time
                line = pattern.sub(_strange, line)
        return line

    def _of(self, kind: str, fitting: Fitting) -> list[re.Pattern[str]]:
        first, end = self.lists[kind]
        patterns = self.patterns
        return [patterns[number] for number in fitting[bisect_left(fitting, first) : bisect_left(fitting, end)]]


def _strange(found: re.Match[str]) -> str:
    return STRANGE * len(found.group())


def compiled(
    groups: Mapping[str, str],
    lists: Mapping[str, str],
    aside: AbstractSet[str] = frozenset(),
    alike: Mapping[str, str] = MappingProxyType({}),
) -> Grammar:
    """Make the Grammar of a language from its groups of words and its lists of patterns, one a line.

    Words `aside` are left out of every line; those `alike` another are read as it.
    """
    sets = {name: _set(words) for name, words in groups.items()}
    rows = {
        kind: [row for line in text.splitlines() if (row := line.split("#")[0].split())] for kind, text in lists.items()
    }
    belongs: dict[str, set[str]] = {}
    for name, words in sets.items():
        for word in words - {QUOTE}:
            belongs.setdefault(word, set()).add(name)
    for name in {name for listed in rows.values() for row in listed for element in row for name in _names(element)}:
        if name not in sets:
            if not name.islower() and not name.isdigit():
                raise ValueError(f"no group {name}")
            belongs.setdefault(name, set()).add(name)
    letter: dict[frozenset[str], str] = {}
    letters: dict[str, str] = dict(_EDGES)
    of: dict[str, list[str]] = {name: [QUOTE] for name, words in sets.items() if QUOTE in words}
    of[_QUERY] = [ASKED]
    weight: dict[str, int] = {QUOTE: 5, STRANGE: 1000, ASKED: 1000}
    for word, names in belongs.items():
        sort = frozenset(names)
        if sort not in letter:
            letter[sort] = chr(_FIRST_LETTER + len(letter))
            for name in sort:
                of.setdefault(name, []).append(letter[sort])
        letters[word] = letter[sort]
        weight[letter[sort]] = weight.get(letter[sort], 0) + (200 if word in _COMMON else 1)
    letters.update(dict.fromkeys(aside, ""))
    letters.update({word: letters.get(other, STRANGE) for word, other in alike.items()})
    made: list[re.Pattern[str]] = []
    places: dict[str, tuple[int, int]] = {}
    needing: dict[str, list[int]] = {}
    needed: set[str] = set()
    speaking = 0
    for kind, listed in rows.items():
        places[kind] = len(made), len(made) + len(listed)
        for row in listed:
            musts = _musts(row, of, weight)
            for place, must in enumerate(musts):
                for one in must:
                    needing.setdefault(one, [0, 0, 0])[place] |= 1 << len(made)
            if kind not in ("innocent", "reason"):  # which say nothing alone
                needed |= musts[0]
                speaking |= 1 << len(made)
            made.append(re.compile("".join(_one(element, of) for element in row)))
    listening = frozenset(word for word, one in letters.items() if one in needed)
    by_letter = {one: (most, second, third) for one, (most, second, third) in needing.items()}
    by_word = {word: by_letter[one] for word, one in letters.items() if one in by_letter}
    return Grammar(letters, tuple(made), places, by_word, speaking, by_letter.get(STRANGE, (0, 0, 0)), listening)


def _musts(
    row: Sequence[str], of: Mapping[str, Sequence[str]], weight: Mapping[str, int]
) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The three rarest of what a pattern cannot do without; the rarest again where there are fewer."""
    must = [frozenset(_letters(element, of)) for element in row if _must(element)]
    if not must:
        raise ValueError(f"no word that it needs: {' '.join(row)}")
    must.sort(key=lambda letters: sum(weight[letter] for letter in letters))
    return must[0], must[min(1, len(must) - 1)], must[min(2, len(must) - 1)]


_ELEMENT = re.compile(r"(<!|!(?P<within>\d*))?(?P<names>[^?*]+)(?P<times>\?|\*\d)?")


def _names(element: str) -> list[str]:
    found = _ELEMENT.fullmatch(element)
    if element in ("^", "$", ",", "_") or not found:
        return []
    return [name for name in found["names"].split("|") if name not in ("_", "$", "^", QUOTE, STRANGE, _QUERY)]


def _must(element: str) -> bool:
    """Whether a pattern cannot do without this element, and it names its words."""
    if element in ("^", "$", ",", "_") or element.startswith(("!", "<!")) or element.endswith("?") or "*" in element:
        return False
    return not {"$", "^", "_"} & set(element.split("|"))


def _letters(element: str, of: Mapping[str, Sequence[str]]) -> set[str]:
    found = _ELEMENT.fullmatch(element)
    names = found["names"].split("|") if found else []
    marks = {name for name in names if name in (QUOTE, STRANGE)}
    return {letter for name in names for letter in of.get(name, ())} | marks


def _one(element: str, of: Mapping[str, Sequence[str]]) -> str:
    if element == "^":
        return f"(?<!{_WORD})"
    if element == "$":
        return f"(?!{_WORD})"
    if element == ",":
        return "[,.?]?"
    found = _ELEMENT.fullmatch(element)
    if not found:
        raise ValueError(f"no element {element}")
    names = found["names"].split("|")
    chars = "".join(sorted(_letters(element, of)))
    one = _WORD if "_" in names else f"[{chars}]"
    if element.startswith("<!"):
        return f"(?<!{one})"
    if element.startswith("!"):
        return f"(?!{_WORD}{{0,{found['within']}}}{one})" if found["within"] else f"(?!{one})"
    if "$" in names:
        return f"(?:{one}|(?!{_WORD}))"
    if "^" in names:
        return f"(?:{one}|(?<!{_WORD}))"
    times = found["times"] or ""
    return one + (f"{{0,{times[1:]}}}" if times.startswith("*") else times)
