"""Registration: what the carriers were told a Program is for, and whether a Sender may send it."""

from __future__ import annotations

from collections.abc import Mapping

from app.consent.model import Ask, Campaign, Kind, Policy, Verdict
from app.consent.objection import Objection
from app.consent.reasons import Reason
from app.consent.standing import Standing

_CONVERSATIONAL = ("CONVERSATIONAL", "UCAAS_LOW", "UCAAS_HIGH", "PROXY")
_INFORMATIONAL = (
    "2FA",
    "ACCOUNT_NOTIFICATION",
    "CARRIER_EXEMPT",
    "CUSTOMER_CARE",
    "DELIVERY_NOTIFICATION",
    "EMERGENCY",
    "FRAUD_ALERT",
    "HIGHER_EDUCATION",
    "K12_EDUCATION",
    "M2M",
    "POLLING_VOTING",
    "PUBLIC_SAFETY_RESTRICTED",
    "PUBLIC_SERVICE_ANNOUNCEMENT",
    "SECURITY_ALERT",
)
_PROMOTIONAL = ("CHARITY", "MARKETING", "POLITICAL", "SOCIAL", "SWEEPSTAKE")
MIXED = ("AGENTS_FRANCHISES", "LOW_VOLUME", "MIXED", "SOLE_PROPRIETOR", "TRIAL")
"""What these carry follows from their declared sub use cases; promotional only where MARKETING is one."""

CARRIES: Mapping[str, Kind] = {
    **dict.fromkeys(_CONVERSATIONAL, Kind.CONVERSATIONAL),
    **dict.fromkeys(_INFORMATIONAL, Kind.INFORMATIONAL),
    **dict.fromkeys(_PROMOTIONAL, Kind.PROMOTIONAL),
}
"""The use cases of The Campaign Registry, each with the strictest kind of text that it covers."""

USE_CASES = frozenset((*CARRIES, *MIXED))

UNREGISTERED, UNVERIFIED = "30034", "30032"
"""The codes with which Twilio reports what carriers refuse: an unregistered number, an unverified toll-free one."""


def carries(campaign: Campaign) -> Kind | None:
    """The strictest kind that the campaign covers; None where that is not known."""
    if campaign.use_case in CARRIES:
        return CARRIES[campaign.use_case]
    if campaign.use_case not in MIXED:
        return None
    if not campaign.covers:
        return Kind.INFORMATIONAL
    return max((CARRIES.get(one, Kind.INFORMATIONAL) for one in campaign.covers), key=lambda kind: kind.rank)


def registration(ask: Ask, standing: Standing, policy: Policy, now: int) -> Objection | None:
    """A registration that is known not to cover the text: the carrier would refuse it (TCR; 10DLC, toll-free).

    What is not known is no objection, only advice: the carrier may still take it.
    """
    sender = policy.senders.get(ask.sender)
    if sender and sender.number_type == "toll_free":
        if sender.toll_free in ("", "verified"):
            return None
        facts = {"sender": sender.number, "status": sender.toll_free, "carrier": UNVERIFIED}
        return Objection(Verdict.HOLD, Reason("toll_free_unverified", facts))
    program = policy.programs.get(ask.program)
    if program is None or not (status := _problem(ask, program.campaign)):
        return None
    facts = {"program": program.id, "status": status, "carrier": UNREGISTERED}
    return Objection(Verdict.HOLD, Reason("campaign_not_approved", facts))


def _problem(ask: Ask, campaign: Campaign) -> str:
    if campaign.state not in ("", "approved"):
        return campaign.state
    covered = carries(campaign)
    if covered is not None and ask.kind.rank > covered.rank:
        return f"registered as {campaign.use_case}, which does not cover {ask.kind.value} texts"
    if campaign.numbers and ask.sender not in campaign.numbers:
        return f"not assigned to {ask.sender}"
    return ""


def unknown_registration(ask: Ask, policy: Policy) -> tuple[str, ...]:
    """The code of the advice where a US local number sends for a Program whose campaign nobody has named."""
    sender, program = policy.senders.get(ask.sender), policy.programs.get(ask.program)
    if sender is None or program is None or sender.provider == "simulator" or not sender.number.startswith("+1"):
        return ()
    if sender.number_type == "toll_free" and not sender.toll_free:
        return (f"verification_unknown:{sender.number}",)
    if sender.number_type == "local" and not program.campaign.state:
        return (f"campaign_unknown:{program.id}",)
    return ()
