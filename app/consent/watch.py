"""Watch: for the first days in front of live traffic, what would be held is let go, and said so.

Applied after `decide`, so that no rule knows of it. It is no evidence of consent, and it never lets go a promotional
text, a denial, or a text to a Consumer in quarantine.
"""

from __future__ import annotations

from app.consent.decide import Decision
from app.consent.model import Ask, Kind, Policy, Verdict
from app.consent.reasons import Reason
from app.consent.standing import Standing

WATCHABLE = frozenset({"no_consent", "window_closed", "topic_differs", "not_a_reply", "campaign_not_approved"})


def watched(decision: Decision, ask: Ask, standing: Standing, policy: Policy, now: int) -> Decision:
    """The Decision that counts: the same, but where its Sender only watches and all it lacks is of that sort."""
    sender = policy.senders.get(ask.sender)
    if sender is None or sender.mode != "watch" or now >= sender.watch_until:
        return decision
    if decision.verdict is not Verdict.HOLD or ask.kind not in (Kind.CONVERSATIONAL, Kind.INFORMATIONAL):
        return decision
    codes = [reason.code for reason in decision.reasons]
    if standing.quarantine is not None or not WATCHABLE.issuperset(codes):
        return decision
    reason = Reason("would_hold", {"codes": ", ".join(codes)})
    return Decision(
        Verdict.ALLOW, (reason, *decision.reasons), decision.because, decision.policy, advice=decision.advice
    )
