"""A small grammar over words: reviewed lists of groups and patterns, compiled so that reading stays linear.

A text is written down as one letter a word (which groups it is in), and patterns search that short line. No pattern
repeats without a bound, so each looks a fixed number of words ahead and the time grows with the text alone.

A pattern is words and GROUPS, in order; `a|B` either; `?` may be missing; `*3` up to three of it; `_` any word;
`^` and `$` the edges of a clause; `!x` not before x, `!5X` no X within five words, `<!x` not after x;
`,` a comma or nothing; `QUERY` a question mark. Neither a word nor a gap ever crosses the edge of a clause.
"""

from __future__ import annotations

import re
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


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """One pattern, the list it is in, and letters that it cannot do without besides the one it is looked up by."""

    kind: str
    order: int
    pattern: re.Pattern[str]
    also: frozenset[str]
    too: frozenset[str]


Fitting = Mapping[str, Sequence[re.Pattern[str]]]
"""The patterns of each list that may stand in a line, in their order."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """One language. Each list is searched in its turn: see `app.consent.words.Language` for what each means."""

    letters: Mapping[str, str]
    lists: Mapping[str, Sequence[re.Pattern[str]]]
    needing: Mapping[str, Sequence[Place]]
    needed: frozenset[str]
    """Words without one of which nothing in this language can be found."""

    def line(self, words: Sequence[str]) -> str:
        """One letter for each word or mark; none for a word that is set aside."""
        letters = self.letters
        return "".join([letters.get(word, STRANGE) for word in words])

    def fitting(self, line: str) -> Fitting:
        """Of each list the patterns that may stand in this line, by up to three letters that each needs."""
        there = frozenset(line)
        found: dict[str, list[Place]] = {}
        for letter in self.needing.keys() & there:
            for place in self.needing[letter]:
                if not place.also.isdisjoint(there) and not place.too.isdisjoint(there):
                    found.setdefault(place.kind, []).append(place)
        return {kind: [place.pattern for place in sorted(set(places), key=_order)] for kind, places in found.items()}

    def find(self, kind: str, line: str, fitting: Fitting) -> re.Match[str] | None:
        """A place where a pattern of this list stands: of the first pattern that does, the first place.

        `fitting` is that of the line, or of one with more letters.
        """
        for pattern in fitting.get(kind, ()):
            if found := pattern.search(line):
                return found
        return None

    def mask(self, kind: str, line: str, fitting: Fitting) -> str:
        """The line with every place of this list made strange."""
        for pattern in fitting.get(kind, ()):
            line = pattern.sub(_strange, line)
        return line


def _order(place: Place) -> int:
    return place.order


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
    made = {kind: [re.compile("".join(_one(element, of) for element in row)) for row in rows[kind]] for kind in rows}
    needing: dict[str, list[Place]] = {}
    needed: set[str] = set()
    for kind, listed in rows.items():
        for order, row in enumerate(listed):
            first, *others = _musts(row, of, weight)
            place = Place(kind, order, made[kind][order], others[0], others[1])
            for one in first:
                needing.setdefault(one, []).append(place)
            if kind != "innocent":
                needed |= first
    return Grammar(letters, made, needing, frozenset(word for word, one in letters.items() if one in needed))


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
