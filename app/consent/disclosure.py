"""Disclosure: the words shown when consent was asked, and the linter that says what they have, lack or break.

`lint` looks for every element of a call-to-action (CTIA Messaging Principles 2023, 5.1.1) and, for marketing, of
prior express written consent (47 CFR 64.1200(f)(9)). Which of them a grant cannot do without, by tier, kind and
source, is the table `needed`. English, Spanish and French; linear in the text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from app.consent import disclosure_marks as marks
from app.consent.disclosure_elements import ELEMENTS, Element
from app.consent.model import ConsentTier, Kind, Source
from app.consent.prose import Prose

QUOTED = 240
"""Characters quoted of a sentence at most."""


class State(StrEnum):
    """What a wording does with an element."""

    PRESENT = "present"
    LACKING = "lacking"
    BROKEN = "broken"


ALWAYS = frozenset({"separate", "unchecked", "not_shared"})
"""Nothing has to be said of these; breaking one makes any consent void. So does making it a condition."""

_CONVERSATIONAL = frozenset({"sms", "brand", "purpose"})
_INFORMATIONAL = _CONVERSATIONAL | {"opt_out"}
_PROMOTIONAL = _INFORMATIONAL | {"marketing", "free_choice", "frequency", "rates"}

_ADVISED: Mapping[Kind, frozenset[str]] = {
    Kind.CONVERSATIONAL: frozenset(),
    Kind.INFORMATIONAL: frozenset({"frequency", "rates", "help", "act"}),
    Kind.PROMOTIONAL: frozenset({"recurring", "number", "help", "act"}),
}
_LINKS: Mapping[Source, frozenset[str]] = {
    Source.WEB_FORM: frozenset({"terms", "privacy"}),
    Source.EMAIL: frozenset({"terms", "privacy"}),
    Source.KEYWORD: frozenset({"terms"}),
}
"""Where something can be linked. A carrier's reviewer looks for both."""

_THEIR_WORDS = frozenset({"brand", "opt_out"})
"""Somebody who asks to be texted speaks to the Business, and was shown nothing that could say how to stop."""

_SIGNED = frozenset({Source.PAPER, Source.ENGAGEMENT_LETTER, Source.IMPORT})
"""Here a checked box may be the signer's own mark."""


def level(tier: ConsentTier, kind: Kind | None = None) -> Kind:
    """The kind of texts that words have to be good for: what `express_written` allows is marketing."""
    if tier is ConsentTier.EXPRESS_WRITTEN:
        return Kind.PROMOTIONAL
    return Kind.CONVERSATIONAL if kind is Kind.CONVERSATIONAL else Kind.INFORMATIONAL


def needed(tier: ConsentTier, source: Source, kind: Kind | None = None) -> tuple[frozenset[str], frozenset[str]]:
    """(needed, advised) elements for a grant of that tier, got that way, for a Program of that kind.

    Conversational alone needs no opt-out line (CTIA 2023, Exhibit II: the consumer writes first); all else does
    (5.1.1). Express written adds what 47 CFR 64.1200(f)(9) and 5.1.2.1 ask for.
    """
    at = level(tier, kind)
    musts = {
        Kind.CONVERSATIONAL: _CONVERSATIONAL,
        Kind.INFORMATIONAL: _INFORMATIONAL,
        Kind.PROMOTIONAL: _PROMOTIONAL,
    }[at]
    advised = _ADVISED[at] | (_LINKS.get(source, frozenset()) if at is not Kind.CONVERSATIONAL else frozenset())
    if source is Source.THEY_ASKED and at is not Kind.PROMOTIONAL:
        return musts - _THEIR_WORDS, frozenset()
    return musts, advised


@dataclass(frozen=True, slots=True)
class Finding:
    """What the words do with one element. `sentence` says or breaks it, in their own words."""

    element: Element
    state: State
    needed: bool
    advised: bool
    sentence: str = ""

    @property
    def code(self) -> str:
        """The problem's stable code; empty where there is none."""
        return {State.PRESENT: "", State.LACKING: self.element.lacks[0], State.BROKEN: self.element.breaks[0]}[
            self.state
        ]

    @property
    def text(self) -> str:
        """The problem in a sentence."""
        return {State.PRESENT: "", State.LACKING: self.element.lacks[1], State.BROKEN: self.element.breaks[1]}[
            self.state
        ]

    @property
    def refuses(self) -> bool:
        """Whether no grant can rest on these words."""
        return self.state is State.BROKEN or (self.needed and self.state is State.LACKING)

    def as_json(self) -> dict[str, object]:
        return {
            "element": self.element.name,
            "state": self.state.value,
            "needed": self.needed,
            "advised": self.advised,
            "code": self.code,
            "text": self.text,
            "sentence": self.sentence,
            "source": self.element.source,
            "fix": self.element.fix if self.code else "",
        }


@dataclass(frozen=True, slots=True)
class Report:
    """What a wording has, lacks and breaks, judged for `tier`, `source` and `kind`."""

    tier: ConsentTier
    source: Source
    kind: Kind
    findings: tuple[Finding, ...]

    @property
    def refused(self) -> tuple[Finding, ...]:
        """What keeps it from being a basis of a grant."""
        return tuple(f for f in self.findings if f.refuses)

    @property
    def accepted(self) -> bool:
        return not self.refused

    @property
    def advice(self) -> tuple[Finding, ...]:
        """What would make it better."""
        return tuple(f for f in self.findings if f.advised and f.state is State.LACKING)

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(f.code for f in self.refused)

    def as_json(self) -> dict[str, object]:
        return {
            "accepted": self.accepted,
            "tier": self.tier.word,
            "source": self.source.value,
            "kind": self.kind.value,
            "refused": list(self.codes),
            "advised": [f.code for f in self.advice],
            "elements": [f.as_json() for f in self.findings],
        }


@lru_cache(maxsize=64)
def lint(
    words: str,
    tier: ConsentTier,
    source: Source = Source.WEB_FORM,
    kind: Kind | None = None,
    *,
    brands: Sequence[str] = (),
    purpose: str = "",
) -> Report:
    """Say which elements `words` have, lack or break for a grant of `tier`.

    `brands` (a tuple) are the names by which the sender may be called; with none, any named sender will do.
    `purpose` is the Program's own description, which counts as a purpose wherever it stands.
    """
    prose = Prose(words)
    musts, advised = needed(tier, source, kind)
    said = marks.said(prose, tuple(brands), purpose)
    broken = marks.broken(prose, shown=source not in _SIGNED)
    if ("recurring" in said) != ("frequency" in said):
        # "Recurring" says that more than one comes, a frequency that they recur: one of the two has to be there
        musts, advised = musts - {"frequency"}, advised | (musts & {"frequency"})
    if not said.get("sms") and (vague := marks.vague(prose)) is not None:
        broken.setdefault("sms", vague)
    findings = []
    for name, element in ELEMENTS.items():
        if name in broken:
            state, at = State.BROKEN, broken[name]
        elif name in said or name in ALWAYS:
            state, at = State.PRESENT, said.get(name, "")
        else:
            state, at = State.LACKING, ""
        findings.append(Finding(element, state, name in musts or name in ALWAYS, name in advised, _short(at)))
    return Report(tier, source, level(tier, kind), tuple(findings))


def _short(sentence: str) -> str:
    return sentence if len(sentence) <= QUOTED else sentence[: QUOTED - 1].rstrip() + "…"
