"""What a Consumer's text opens and what Consentry itself answers: pure, from policy and Standing."""

from __future__ import annotations

from app.consent.hours import end_of_business_day
from app.consent.intent import Intent
from app.consent.model import ANY, DAY, HOUR, ConsentTier, Policy, Program, Sender, Source
from app.consent.standing import Standing

FIRST_REPLY_LIMIT = 4 * DAY
HELP_EVERY = HOUR
"""Two robots that answer each other's HELP would do so for ever; a person asks once."""

OPENS = frozenset({Intent.NONE, Intent.YES, Intent.AMBIGUOUS, Intent.START})
"""Not STOP, HELP or a reaction; a picture alone does, a group text does not."""


def window_of(policy: Policy, sender: Sender, intent: Intent, group: bool, now: int) -> tuple[int, int]:
    """(closes_at, first_reply_until) of an inbound text at `now`; zeros where it opens no window."""
    if group or intent not in OPENS:
        return 0, 0
    owed = end_of_business_day(now, 1, policy.timezone, policy.hours)
    return now + sender.window, min(owed, now + FIRST_REPLY_LIMIT)


def follow_up_until(policy: Policy, program: Program | None, now: int) -> int:
    """Until when a promised follow-up may go: the end of the Program's last follow-up business day."""
    days = program.follow_up_days if program else 3
    return end_of_business_day(now, days, policy.timezone, policy.hours)


def answer_to(intent: Intent, policy: Policy, before: Standing, now: int) -> str | None:
    """The words of our answer to a keyword, or None where none is due.

    `before` is the Standing that the keyword met. At most one answer: to the STOP that ends something, to the
    START that lifts something, to HELP once an hour; no marketing in any (47 CFR 64.1200(a)(12); CTIA 5.1.3).
    """
    about = f" {policy.help}." if policy.help else ""
    if intent is Intent.STOP:
        last = before.answered.get("stop")
        if last and last.seq > before.lifted.get(ANY, 0):
            return None
        return f"{policy.name}: you will get no more texts from us. Reply START to get them again."
    if intent is Intent.START:
        if before.revoked() is None and not before.blocks:
            return None
        return f"{policy.name}: you can get our texts again.{about} Reply STOP to stop, HELP for help."
    if intent is Intent.HELP:
        last = before.answered.get("help")
        if last and now < last.at + HELP_EVERY:
            return None
        return (
            f"{policy.name}:{about or ' we text about what you asked us.'} Message frequency varies. "
            "Msg & data rates may apply. Reply STOP to stop."
        )
    return None


OWN_ACTS = frozenset(
    {Source.WEB_FORM, Source.KEYWORD, Source.PAPER, Source.ENGAGEMENT_LETTER, Source.EMAIL, Source.IN_CONVERSATION}
)
"""Grants that are the Consumer's own act. Verbal ones and imports without a document lift nothing."""


def lifts(source: Source, given_at: int, document: bool, program: str, standing: Standing, now: int) -> bool:
    """Whether a grant also lifts a Revocation: only the Consumer's own later act does, never dated in the future."""
    stops = standing.in_force(program)
    if not stops or given_at > now or given_at <= max(stop.since for stop in stops):
        return False
    return is_own_act(source, document)


def is_own_act(source: Source, document: bool) -> bool:
    """Whether a grant that came so may lift a Revocation; an imported one only where a document proves it."""
    return source in OWN_ACTS or (source is Source.IMPORT and document)


def block_revokes(standing: Standing, now: int) -> bool:
    """Whether a provider's refusal is evidence of a Revocation, not only of a stale list at the provider."""
    if not standing.windows:
        return True
    granted = any(g.tier > ConsentTier.NONE and g.live(now) for g in standing.grants)
    stop = standing.revocations.get(ANY)
    restarted = stop is not None and standing.lifted.get(ANY, 0) > stop.seq
    return not granted and not restarted
