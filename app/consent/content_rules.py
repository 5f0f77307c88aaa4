"""What a text says against it: an offer where none may be, a link shortener that anyone may use.

The words were found when the text was taken and stand in its Ask, so that it is judged by them again at each release
and claim; an Ask without them is one in which nothing was found.
"""

from __future__ import annotations

from app.consent.model import Ask, Kind, Policy, Verdict
from app.consent.objection import Objection
from app.consent.reasons import Reason
from app.consent.standing import Standing


def kind_guard(ask: Ask, standing: Standing, policy: Policy, now: int) -> Objection | None:
    """An offer makes a text promotional whatever it was sent as (CTIA Messaging Principles 2023, Exhibit II)."""
    if not ask.offer or ask.kind not in (Kind.CONVERSATIONAL, Kind.INFORMATIONAL):
        return None
    return Objection(Verdict.HOLD, Reason("reads_promotional", {"words": ask.offer, "kind": ask.kind.value}))


def shared_shortener(ask: Ask, standing: Standing, policy: Policy, now: int) -> Objection | None:
    """Carriers filter links of public shorteners, whoever sends them (CTIA Messaging Principles 2023, 5.3)."""
    if not ask.shortener or ask.kind is Kind.OWN:
        return None
    return Objection(Verdict.HOLD, Reason("shared_shortener", {"host": ask.shortener}))
