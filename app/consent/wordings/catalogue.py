"""The catalogue of wordings: each name with what makes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.consent.disclosure import Report, lint
from app.consent.model import Policy, Program
from app.consent.wordings import asks, notices
from app.consent.wordings.made import Made
from app.consent.wordings.packet import packet

WORDINGS: Mapping[str, Callable[[Policy, Program], Made]] = {
    "web_form": asks.web_form,
    "letter": asks.letter,
    "email": asks.email,
    "phone_script": asks.phone_script,
    "ask": asks.ask,
    "keyword_card": asks.keyword_card,
    "staff_notice": notices.staff_notice,
    "privacy_clause": notices.privacy_clause,
    "terms": notices.terms,
    "confirmation": notices.confirmation,
    "answers": notices.answers,
    "call_to_action": notices.call_to_action,
    "packet": packet,
}


def linted(policy: Policy, program: Program, made: Made) -> Report | None:
    """The linter's report on a wording that asks for consent; None for the others, and where it could not be made."""
    if made.tier is None or made.source is None or not made.words:
        return None
    return lint(made.words, made.tier, made.source, program.kind, brands=(policy.name,), purpose=program.description)
