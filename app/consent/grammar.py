"""A small grammar over words: reviewed lists of groups and patterns, compiled so that reading stays linear.

A text is written down as one letter a word (which groups it is in), and patterns search that short line. No pattern
repeats without a bound, so each looks a fixed number of words ahead and the time grows with the text alone.

A pattern is words and GROUPS, in order; `a|B` either; `?` may be missing; `*3` up to three of it; `_` any word;
`^` and `$` the edges of a clause; `!x` not before x, `!5X` no X within five words, `<!x` not after x;
`,` a comma or nothing. Neither a word nor a gap ever crosses the edge of a clause.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

STRANGE, HARD, SOFT, QUOTE = "x", ".", ",", '"'
"""A word in no group; the end of a sentence; a comma; a quotation mark."""

_EDGES = {**dict.fromkeys(".!?;…\n。！？；", HARD), **dict.fromkeys(",:()/、，：", SOFT), '"': QUOTE}
_FIRST_LETTER = 0x4E00
_WORD = '[^.,"]'


@dataclass(frozen=True, slots=True)
class Grammar:
    """One language. Each pattern is searched in its turn: see `app.consent.words.Language` for what each list means."""

    letters: Mapping[str, str]
    patterns: Mapping[str, re.Pattern[str]]

    def line(self, words: Sequence[str]) -> str:
        """One letter for each word or mark."""
        letters = self.letters
        return "".join([letters.get(word, STRANGE) for word in words])

    def find(self, kind: str, line: str) -> re.Match[str] | None:
        """The first place where a pattern of this list stands."""
        return self.patterns[kind].search(line)

    def mask(self, kind: str, line: str) -> str:
        """The line with every place of this list made strange."""
        return self.patterns[kind].sub(lambda found: STRANGE * len(found.group()), line)


def compiled(groups: Mapping[str, str], lists: Mapping[str, str]) -> Grammar:
    """Make the Grammar of a language from its groups of words and its lists of patterns, one a line."""
    sets = {name: frozenset(words.split()) for name, words in groups.items()}
    rows = {kind: [row for line in text.splitlines() if (row := line.split("#")[0].split())] for kind, text in lists.items()}
    belongs: dict[str, set[str]] = {}
    for name, words in sets.items():
        for word in words - {QUOTE}:
            belongs.setdefault(word, set()).add(name)
    for row in (row for listed in rows.values() for row in listed):
        for name in (name for element in row for name in _names(element)):
            if name not in sets:
                if not name.islower() and not name.isdigit():
                    raise ValueError(f"no group {name}")
                belongs.setdefault(name, set()).add(name)
    letter: dict[frozenset[str], str] = {}
    letters: dict[str, str] = dict(_EDGES)
    of: dict[str, list[str]] = {name: [QUOTE] for name, words in sets.items() if QUOTE in words}
    for word, names in belongs.items():
        kind = frozenset(names)
        if kind not in letter:
            letter[kind] = chr(_FIRST_LETTER + len(letter))
            for name in kind:
                of.setdefault(name, []).append(letter[kind])
        letters[word] = letter[kind]
    patterns = {kind: re.compile("|".join("".join(_one(e, of) for e in row) for row in listed) or "(?!)") for kind, listed in rows.items()}
    return Grammar(letters, patterns)


_ELEMENT = re.compile(r"(<!|!(?P<within>\d*))?(?P<names>[^?*]+)(?P<times>\?|\*\d)?")


def _names(element: str) -> list[str]:
    found = _ELEMENT.fullmatch(element)
    if element in ("^", "$", ",", "_") or not found:
        return []
    return [name for name in found["names"].split("|") if name not in ("_", "$", "^", QUOTE, STRANGE)]


def _one(element: str, of: Mapping[str, Sequence[str]]) -> str:
    if element == "^":
        return f"(?<!{_WORD})"
    if element == "$":
        return f"(?!{_WORD})"
    if element == ",":
        return "[,.]?"
    found = _ELEMENT.fullmatch(element)
    if not found:
        raise ValueError(f"no element {element}")
    names = found["names"].split("|")
    chars = "".join("".join(of.get(name, ())) for name in names) + "".join(QUOTE if name == QUOTE else STRANGE for name in names if name in (QUOTE, STRANGE))
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
