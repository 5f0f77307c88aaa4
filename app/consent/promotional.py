"""Hours and caps: when a promotional text may arrive, and how many. The law is in the rule packs."""

from __future__ import annotations

from app.consent.hours import instant
from app.consent.model import Ask, Kind, Policy, Verdict
from app.consent.objection import Objection, Rule
from app.consent.reasons import Reason
from app.consent.sending_hours import Cap, Packs
from app.consent.standing import Standing


def rules_of(packs: Packs) -> tuple[Rule, ...]:
    """The rules that need the packs."""

    def hours(ask: Ask, standing: Standing, policy: Policy, now: int) -> Objection | None:
        """Legal in every zone and state the number may be in (47 CFR 64.1200(c)(1) and state law), and as wished.

        The law binds promotional texts alone; the Program's own `send_hours` bind all its texts but ours.
        """
        program = policy.programs.get(ask.program)
        wish = program.send_hours if program else ""
        lawful = ask.kind is Kind.PROMOTIONAL
        if ask.kind is Kind.OWN or not (lawful or wish):
            return None
        closed = packs.closed(ask.area, standing.known, now, wish, law=lawful)
        if closed is None:
            return None
        facts = {"where": closed.where, "hours": closed.rule_label, "source": closed.source}
        if not closed.until:
            return Objection(Verdict.DENY, Reason("no_legal_hour", facts))
        return Objection(
            Verdict.HOLD, Reason("quiet_hours", facts | {"when": instant(closed.until)}), until=closed.until
        )

    def caps(ask: Ask, standing: Standing, policy: Policy, now: int) -> Objection | None:
        """So many promotional texts in so long: by state law over all Programs, by the Program's own wish over its own.

        Counted when a text is claimed, in rolling time; segments do not matter.
        """
        if ask.kind is not Kind.PROMOTIONAL:
            return None
        program = policy.programs.get(ask.program)
        found: list[tuple[int, Cap]] = []
        for cap in packs.caps(ask.area, standing.known, now):
            if until := standing.capped_until(cap.count, cap.per, now):
                found.append((until, cap))
        if program and program.cap:
            own = Cap(*program.cap, "The program's own cap", f"“{program.id}”")
            if until := standing.capped_until(own.count, own.per, now, program.id):
                found.append((until, own))
        if not found:
            return None
        until, cap = max(found, key=lambda one: one[0])
        facts = {"count": str(cap.count), "per": _said(cap.per), "where": cap.where, "source": cap.source}
        return Objection(Verdict.HOLD, Reason("cap_reached", facts | {"when": instant(until)}), until=until)

    return hours, caps


def _said(ms: int) -> str:
    hours = ms // 3_600_000
    return f"{hours // 24} days" if hours > 24 and hours % 24 == 0 else f"{hours} hours"
