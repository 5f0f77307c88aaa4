"""Disclosures: the words shown when consent was asked, judged before a grant rests on them."""

from __future__ import annotations

from app.consent.disclosure import lint
from app.consent.model import ConsentTier, Policy, Program, Source
from app.errors import DisclosureLacks


def check_words(policy: Policy, program: Program, tier: ConsentTier, source: Source, words: str) -> None:
    """Raise DisclosureLacks where a grant of `tier` for `program` cannot rest on `words`."""
    report = lint(words, tier, source, program.kind, brands=(policy.name,), purpose=program.description)
    if report.accepted:
        return
    lacks = tuple((f.code, f"{f.text} {quoted(f.sentence)}{f.element.fix}") for f in report.refused)
    said = " ".join(f"{code}: {text}" for code, text in lacks)
    raise DisclosureLacks(f"disclosure: these words are no basis for {tier.word} consent. {said}", lacks)


def quoted(sentence: str) -> str:
    """The sentence at fault, ready to stand before what to do about it."""
    return f'"{sentence}" ' if sentence else ""
