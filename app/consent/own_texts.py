"""What Consentry's own asks, questions and confirmations change in a Standing, from their first entry to their end."""

from __future__ import annotations

from msgspec.structs import replace

from app.consent.entries import Entry, Moved, Submitted
from app.consent.model import DAY, Own, State
from app.consent.standing import Asked, Grant, Standing
from app.consent.stop_question import PENDING as QUESTION_PENDING
from app.consent.stop_question import StopQuestion

PENDING = DAY
"""How long a YES counts after the ask left."""

_NEVER_ARRIVED = frozenset({State.FAILED, State.UNDELIVERED, State.DENIED, State.EXPIRED, State.WITHDRAWN})


def entered(standing: Standing, entry: Entry, fact: Submitted) -> Standing:
    """An ask or a confirmation was entered; one that was refused changes nothing."""
    if fact.state.final:
        return standing
    if fact.own is Own.CONFIRMATION:
        grants = tuple(replace(g, confirming=fact.text) if g.entry == fact.basis else g for g in standing.grants)
        return replace(standing, grants=grants)
    window = standing.windows.get(fact.sender)
    opened = window.opened_seq if window else 0
    asked = Asked(fact.program, fact.asks_for, fact.text, entry.id, entry.seq, opened, fact.disclosure)
    return replace(standing, asks={**standing.asks, fact.sender: asked})


def questioned(standing: Standing, entry: Entry, fact: Submitted) -> Standing:
    """An answer to a STOP was entered that asks what to keep."""
    asks = StopQuestion(fact.sender, fact.text, entry.id, entry.seq, fact.keeps, fact.language, fact.disclosure)
    return replace(standing, question=asks)


def _question_moved(standing: Standing, entry: Entry, fact: Moved) -> Standing:
    question = standing.question
    if question is None or question.text != fact.text or question.kept:
        return standing
    if fact.after is State.SENDING:
        return replace(standing, question=replace(question, until=entry.at + QUESTION_PENDING))
    if fact.after is State.READY:  # it did not leave, and will be tried again
        return replace(standing, question=replace(question, until=0))
    return replace(standing, question=None) if fact.after in _NEVER_ARRIVED else standing


def moved(standing: Standing, entry: Entry, fact: Moved) -> Standing:
    """A text took a step; where it is one of ours, what hangs on it follows."""
    standing = _question_moved(standing, entry, fact)
    if any(grant.confirming == fact.text for grant in standing.grants):
        grants = tuple(_confirmed(g, fact) if g.confirming == fact.text else g for g in standing.grants)
        standing = replace(standing, grants=grants)
    asked = standing.asks.get(fact.sender)
    if asked is None or asked.text != fact.text:
        return standing
    asks = {sender: one for sender, one in standing.asks.items() if one is not asked}
    if fact.after is State.SENDING:
        asks[fact.sender] = replace(asked, until=entry.at + PENDING)
    elif fact.after is State.READY:  # it did not leave, and will be tried again
        asks[fact.sender] = replace(asked, until=0)
    elif fact.after not in _NEVER_ARRIVED:
        asks[fact.sender] = asked
    return replace(standing, asks=asks)


def _confirmed(grant: Grant, fact: Moved) -> Grant:
    """A confirmation that was sent lets the Program's texts go; after one that never left another is due."""
    if fact.after in (State.SENT, State.DELIVERED):
        return replace(grant, unconfirmed=False)
    if fact.after in _NEVER_ARRIVED and fact.before is not State.SENT:
        return replace(grant, confirming="")
    return grant


def settled(standing: Standing, text: str) -> Standing:
    """They said yes or no to the ask `text`: another YES means nothing."""
    asks = {s: replace(a, settled=True) if a.text == text else a for s, a in standing.asks.items()}
    return replace(standing, asks=asks)
