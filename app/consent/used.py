"""Used: what a text uses up once it is on its way: what caps count, and the reply that it was."""

from __future__ import annotations

from msgspec.structs import replace

from app.consent.entries import Entry
from app.consent.findings import SentElsewhere
from app.consent.model import Author, Kind
from app.consent.standing import PROMOTED_FOR, PROMOTED_TEXTS, Promoted, Standing


def counted(standing: Standing, sender: str, kind: Kind, program: str, text: str, at: int) -> Standing:
    """What a STOP would answer, and what the caps count."""
    standing = replace(standing, last_kinds={**standing.last_kinds, sender: kind})
    if kind is not Kind.PROMOTIONAL:
        return standing
    recent = (p for p in standing.promoted if p.at > at - PROMOTED_FOR)
    promoted = (*recent, Promoted(at, program, text))[-PROMOTED_TEXTS:]
    return replace(standing, promoted=promoted)


def elsewhere(standing: Standing, entry: Entry, fact: SentElsewhere) -> Standing:
    """A text that left another way: it answers what they wrote before it, as a person does, and caps count it."""
    if fact.answer:
        return standing
    owed = standing.first_replies.get(fact.sender)
    if owed and owed.at <= fact.sent_at and not standing.ended_by_stop(owed.seq):
        replies = {**standing.first_replies, fact.sender: owed.taken(Author.PERSON, entry.id)}
        standing = replace(standing, first_replies=replies)
    return counted(standing, fact.sender, fact.kind, fact.program, entry.id, fact.sent_at)
