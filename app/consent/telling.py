"""Telling: what an entry was, in a few words that a person understands; and the consent that a Decision rested on."""

from __future__ import annotations

from app.consent.entries import (
    Blocked,
    Entry,
    Granted,
    Moved,
    Reasons,
    Restored,
    Revoked,
    Submitted,
    TextReceived,
)
from app.consent.findings import Kept
from app.consent.hours import instant
from app.consent.model import ANY, ConsentTier

_IMPLIED = ("window", "first_reply", "follow_up", "ask")
"""Bases that are a conversation, and no grant (CTIA Messaging Principles 2023, Exhibit II)."""


def told(entry: Entry) -> str:
    """One entry as half a sentence, without words or numbers of the Consumer's."""
    match entry.fact:
        case TextReceived() as fact:
            read = "" if fact.intent in ("", "none") else f", read as {fact.intent}"
            until = f"; the conversation was open until {instant(fact.closes_at)}" if fact.closes_at else ""
            return f"they texted {fact.sender}{read}{until}"
        case Restored() as fact:
            return f"they texted START to {fact.sender}"
        case Revoked() as fact:
            reach = "any text" if fact.scope == ANY else f"“{fact.scope.removeprefix('kind:')}”"
            return f"they asked not to get {reach} ({fact.source.value})"
        case Granted() as fact:
            ends = f", until {instant(fact.expires_at)}" if fact.expires_at else ""
            by = f", recorded by {fact.by}" if fact.by else ""
            how = f"({fact.source.value}), given {instant(fact.given_at)}{ends}{by}"
            return f"{fact.tier.word} consent for “{fact.program}” {how}"
        case Kept() as fact:
            return f"they said KEEP for {', '.join(f'“{program}”' for program in fact.programs)}"
        case Submitted() as fact:
            promise = f", which promised a follow-up until {instant(fact.follow_up_until)}"
            return f"your text {fact.text}{promise if fact.follow_up_until else ''}"
        case Moved() as fact:
            promise = f", which promised a follow-up until {instant(fact.follow_up_until)}"
            return f"your text {fact.text} became {fact.after.value}{promise if fact.follow_up_until else ''}"
        case Blocked() as fact:
            return f"the carrier refused a text from {fact.sender} to them ({fact.code})"
        case _:
            return entry.type


def tier_of(reasons: Reasons, rests_on: tuple[Entry, ...]) -> str:
    """The ConsentTier, by word, that an allowed text rested on; `none` for an answer of ours or where it was only
    watched. `rests_on` are the entries that its Decision names."""
    code, facts = reasons[0] if reasons else ("", {})
    if code == "grant":
        return facts.get("tier", ConsentTier.NONE.word)
    if code in _IMPLIED:
        return ConsentTier.IMPLIED.word
    grants = [entry.fact.tier for entry in rests_on if isinstance(entry.fact, Granted)]
    return grants[0].word if code == "confirmation" and grants else ConsentTier.NONE.word
