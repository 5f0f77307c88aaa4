"""Assumed: where the record is taken at its word, since nothing is left to work it out from, and how that is said."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from app.consent.entries import Reasons
from app.consent.model import Ask, Kind, Policy, Verdict
from app.consent.objection import Objection, Rule
from app.consent.reasons import Reason
from app.consent.text import Judged

OF_AREA = ("quiet_hours", "no_legal_hour", "cap_reached")
"""The reasons that depend on where a Consumer may be, and so on their number."""

GONE = (
    "{fields} could not be recomputed: what they follow from was erased. They are taken from the record, and all else "
    "is compared."
)
PACKS = (
    "Hours and caps were recomputed with the rule packs of this version of Consentry; the entry does not say which "
    "ones it was judged by."
)
END = "When the business wanted it to end is not on record for a text that was held; the recorded reason says it."


def needs_packs(ask: Ask, policy: Policy) -> bool:
    program = policy.programs.get(ask.program)
    wish = program.send_hours if program else ""
    return ask.kind is Kind.PROMOTIONAL or (bool(wish) and ask.kind is not Kind.OWN)


def as_recorded(recorded: Judged | None) -> Iterable[Rule]:
    """Rules that object as the record says that the hours and caps did: without a number they cannot be asked."""
    for code, facts in recorded.reasons if recorded else ():
        if code in OF_AREA:
            verdict = Verdict.DENY if code == "no_legal_hour" else Verdict.HOLD
            yield _always(Objection(verdict, Reason(code, facts), until=recorded.until if recorded else 0))


def _always(objection: Objection) -> Rule:
    return lambda ask, standing, policy, now: objection


def ended(reasons: Reasons) -> int:
    """When a text's time ran out, in ms, by its recorded reasons; 0 where that is none of them."""
    for code, facts in reasons:
        if code == "expired":
            try:
                return int(datetime.fromisoformat(facts.get("when", "")).timestamp() * 1000)
            except ValueError:
                return 0
    return 0
