"""Whether a text says that its writer is not the person named: found by capital letters, so in the text as written."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

_NAMING = frozenset({"not", "isnt", "isn", "no", "aint", "wrong"})
_NAMED = re.compile(r"(?:[Nn]ot?|n.?t|[Ss]oy|[Ww]rong) [A-Z][a-z]")
"""What `_NOT_NAME` cannot do without, and is found in less time."""
_NOT_NAME = re.compile(
    r"\b(?:[Tt]his (?:is not|isn.?t)|[Tt]here(?: is|.?s) no|(?:I am|[Ii].?m) not|[Nn]o [Ss]oy)"
    r" (?!American\b|I\b)[A-Z][a-z]+(?:['’]?s (?:number|phone|cell))?"
    r"(?!day\b)(?=\s*(?:$|[.,!?;:]|(?:and|so|stop|please|remove)\b))"
    r"|^\s*[Nn]ot (?!Really|Sure|Yet|Now|Today|Interested|Me\b|Any|Monday)[A-Z][a-z]+(?=\s*(?:$|[.,!]))"
    r"|\b(?:[Ww]rong|[Tt]his ain.?t) [A-Z][a-z]+(?=\s*(?:$|[.,!?]))"
    r"|\b[Nn]o [A-Z][a-z]+ (?:here|at this number)\b"
)
"""`This is not Maria`: somebody else holds the number now, or it is about a form. A person looks."""


def another(body: str, said: AbstractSet[str]) -> str | None:
    """The words of the body by which its writer is another, or None. `said`: its words, to look no further in vain."""
    if _NAMING.isdisjoint(said) or not _NAMED.search(body):
        return None
    found = _NOT_NAME.search(body)
    return found.group() if found else None
