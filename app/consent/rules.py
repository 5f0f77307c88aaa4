"""The rules: what permits a text, and what objects to it. Each is one function of (ask, standing, policy, now).

Consent permits; rules only object. A new objection is one function here and a line in RULES; it can never let a
text through that was refused before.
"""

from __future__ import annotations

import msgspec

from app.consent.content_rules import kind_guard, shared_shortener
from app.consent.hours import instant
from app.consent.model import HOUR, MINUTE, Ask, Author, ConsentTier, Kind, Own, Policy, Verdict
from app.consent.objection import Objection, Rule
from app.consent.opt_out_line import line_missing
from app.consent.reasons import Reason
from app.consent.registration import registration
from app.consent.standing import BURST_TEXTS, FirstReply, Standing, Window

ANSWER_WITHIN = 5 * MINUTE
"""An answer to STOP later than this no longer counts as within consent (47 CFR 64.1200(a)(12))."""


class Permit(msgspec.Struct, frozen=True):
    """What a text may rest on."""

    reason: Reason
    because: str


# ---- What permits ----


def permit(ask: Ask, standing: Standing, policy: Policy, now: int) -> Permit | None:
    """The basis of a text: the table of the design, one kind a branch."""
    if ask.kind is Kind.OWN:
        return _own(ask, standing, now)
    if ask.kind is Kind.PROMOTIONAL:
        return _granted(ask, standing, ConsentTier.EXPRESS_WRITTEN, now)
    if ask.kind is Kind.INFORMATIONAL:
        return _granted(ask, standing, ConsentTier.EXPRESS, now)
    return (
        _in_window(ask, standing, now)
        or _granted(ask, standing, ConsentTier.IMPLIED, now)
        or _first_reply(ask, standing, now)
        or _follow_up(ask, standing, now)
    )


def _granted(ask: Ask, standing: Standing, tier: ConsentTier, now: int) -> Permit | None:
    grant = standing.grant(ask.program, tier, now)
    if grant is None:
        return None
    facts = {"tier": grant.tier.word, "program": ask.program, "when": instant(grant.at)}
    return Permit(Reason("grant", facts), grant.entry)


def _in_window(ask: Ask, standing: Standing, now: int) -> Permit | None:
    window = standing.window(ask.sender, now)
    if window is None or not is_reply(ask, window.opened_seq) or not _same_conversation(ask, window):
        return None
    return Permit(Reason("window", {"when": instant(window.at)}), window.inbound)


def _first_reply(ask: Ask, standing: Standing, now: int) -> Permit | None:
    owed = _owed(ask, standing, now)
    if owed is None or not is_reply(ask, owed.seq):
        return None
    return Permit(Reason("first_reply", {"when": instant(owed.at)}), owed.inbound)


def _owed(ask: Ask, standing: Standing, now: int) -> FirstReply | None:
    """The first reply this Ask may be; a text that has taken it up already keeps it."""
    owed = standing.first_replies.get(ask.sender)
    if owed and ask.text and ask.text in (owed.person, owed.automation):
        return None if now >= owed.until or standing.ended_by_stop(owed.seq) else owed
    return standing.first_reply(ask.sender, ask.author, now)


def _follow_up(ask: Ask, standing: Standing, now: int) -> Permit | None:
    promise = standing.promise(ask.sender, ask.topic, ask.text, ask.seq, now)
    return Permit(Reason("follow_up"), promise.entry) if promise else None


def _own(ask: Ask, standing: Standing, now: int) -> Permit | None:
    if ask.own is Own.ANSWER:
        on_time = bool(ask.basis) and now < ask.basis_at + ANSWER_WITHIN
        return Permit(Reason("answer", {"keyword": ask.topic.upper()}), ask.basis) if on_time else None
    if ask.own is Own.ASK:
        window = standing.window(ask.sender, now)
        asked = standing.asked_in(ask.sender, now)
        return Permit(Reason("ask"), window.inbound) if window and (not asked or asked.text == ask.text) else None
    if ask.own is Own.CONFIRMATION and any(g.entry == ask.basis for g in standing.grants_for(ask.program, now)):
        return Permit(Reason("confirmation"), ask.basis)
    return None


def is_reply(ask: Ask, opened_seq: int) -> bool:
    """Whether the Ask was made after the inbound text that opened the conversation, or is said to answer it or one
    that came since: what answers an older conversation is no reply in the next."""
    return ask.seq is None or ask.seq > opened_seq or ask.answers_seq >= opened_seq


def _same_conversation(ask: Ask, window: Window) -> bool:
    return not ask.topic or window.may_bind or any(topic == ask.topic for topic, _ in window.topics)


def missing(ask: Ask, standing: Standing, policy: Policy, now: int) -> Objection:
    """Why there is no basis, as closely as it can be told."""
    program = policy.programs.get(ask.program)
    verdict = Verdict.DENY if program and program.on_missing_consent == "deny" else Verdict.HOLD
    if ask.kind is Kind.OWN:
        return Objection(Verdict.DENY, _no_basis_of_ours(ask, standing, now))
    if ask.kind is not Kind.CONVERSATIONAL:
        return Objection(verdict, Reason("no_consent", _need(ask)))
    window = standing.window(ask.sender, now)
    if window is not None:
        if not is_reply(ask, window.opened_seq):
            return Objection(verdict, Reason("not_a_reply", {"program": ask.program}), window.inbound)
        bound = ", ".join(f"“{topic}”" for topic, _ in window.topics)
        facts = {"bound": bound, "topic": ask.topic, "program": ask.program}
        return Objection(verdict, Reason("topic_differs", facts), window.inbound)
    past = standing.windows.get(ask.sender)
    if past is not None and not standing.ended_by_stop(past.seq):
        facts = {"when": instant(past.at), "closed": instant(past.closes_at), "program": ask.program}
        return Objection(verdict, Reason("window_closed", facts), past.inbound)
    return Objection(verdict, Reason("no_consent", _need(ask)))


def _no_basis_of_ours(ask: Ask, standing: Standing, now: int) -> Reason:
    if ask.own is Own.ANSWER:
        return Reason("answer_late")
    if ask.own is Own.ASK and standing.window(ask.sender, now):
        return Reason("already_asked", {"program": ask.program})
    return Reason("ask_too_late" if ask.own is Own.ASK else "no_consent", _need(ask))


_NEEDS = {
    Kind.CONVERSATIONAL: "a text from them, or any consent,",
    Kind.INFORMATIONAL: "express consent",
    Kind.PROMOTIONAL: "express written consent with its disclosure",
    Kind.OWN: "its basis",
}


_REMEDIES = {
    Kind.CONVERSATIONAL: "Wait until they text you, or record the consent you have.",
    Kind.INFORMATIONAL: "Record their express consent, and how they gave it.",
    Kind.PROMOTIONAL: "Record their express written consent, with the words they were shown.",
    Kind.OWN: "Nothing to do.",
}


def _need(ask: Ask) -> dict[str, str]:
    kind = ask.kind
    return {"kind": kind.value, "program": ask.program, "needs": _NEEDS[kind], "remedy": _REMEDIES[kind]}


# ---- What objects ----


def revocation(ask: Ask, standing: Standing, policy: Policy, now: int) -> Objection | None:
    """A Revocation refuses everything but the one answer to it (47 CFR 64.1200(a)(10), (12))."""
    if ask.own is Own.ANSWER:
        return None
    program = policy.programs.get(ask.program)
    kind = program.kind if program and ask.kind is Kind.OWN else ask.kind
    stop = standing.revoked(ask.program, kind)
    if stop is None:
        return None
    facts = {"how": stop.source.value, "when": instant(stop.at)}
    return Objection(Verdict.DENY, Reason("opted_out", facts), stop.entry)


def quarantine(ask: Ask, standing: Standing, policy: Policy, now: int) -> Objection | None:
    """An ambiguous text stops all but a person's conversational text, and our answer to a keyword."""
    if standing.quarantine is None or ask.own is Own.ANSWER:
        return None
    if ask.kind is Kind.CONVERSATIONAL and ask.author is Author.PERSON:
        return None
    return Objection(Verdict.HOLD, Reason("quarantine"), standing.quarantine.entry)


def provider_block(ask: Ask, standing: Standing, policy: Policy, now: int) -> Objection | None:
    """The carrier refuses this number for this Sender: trying again would only hurt the Sender's reputation."""
    block = standing.blocks.get(ask.sender)
    if block is None:
        return None
    return Objection(
        Verdict.HOLD, Reason("blocked_at_provider", {"sender": ask.sender, "detail": block.code}), block.entry
    )


def not_before(ask: Ask, standing: Standing, policy: Policy, now: int) -> Objection | None:
    """The Business asked to wait; everything is judged again when the time comes."""
    if now >= ask.not_before:
        return None
    return Objection(Verdict.HOLD, Reason("not_yet", {"when": instant(ask.not_before)}), until=ask.not_before)


def expiry(ask: Ask, standing: Standing, policy: Policy, now: int) -> Objection | None:
    """A text whose time has run out is not sent late."""
    if not ask.expires_at or now < ask.expires_at:
        return None
    return Objection(Verdict.DENY, Reason("expired", {"when": instant(ask.expires_at)}))


def registered(ask: Ask, standing: Standing, policy: Policy, now: int) -> Objection | None:
    """Sender and Program must still stand in the Business's settings when the text is claimed."""
    if ask.sender not in policy.senders:
        return Objection(Verdict.HOLD, Reason("unregistered_sender", {"sender": ask.sender}))
    if ask.kind is not Kind.OWN and ask.program not in policy.programs:
        return Objection(Verdict.HOLD, Reason("unregistered_program", {"program": ask.program}))
    return None


def pause(ask: Ask, standing: Standing, policy: Policy, now: int) -> Objection | None:
    """A Business, Sender or Program that is paused sends nothing but the answers it owes."""
    if ask.own is Own.ANSWER:
        return None
    sender, program = policy.senders.get(ask.sender), policy.programs.get(ask.program)
    if policy.paused:
        what = policy.name
    elif sender and sender.paused:
        what = f"The sender {sender.number}"
    elif program and program.paused:
        what = f"The program “{program.id}”"
    else:
        return None
    return Objection(Verdict.HOLD, Reason("paused", {"what": what}))


def burst(ask: Ask, standing: Standing, policy: Policy, now: int) -> Objection | None:
    """What waited long does not come all at once: three go, then three an hour."""
    if not ask.releasing or len(standing.released) < BURST_TEXTS or now >= standing.released[0] + HOUR:
        return None
    until = standing.released[0] + HOUR
    return Objection(Verdict.HOLD, Reason("burst", {"when": instant(until)}), until=until)


def confirmation_first(ask: Ask, standing: Standing, policy: Policy, now: int) -> Objection | None:
    """In a recurring Program the opt-in confirmation goes before any other text (CTIA 5.1.2.1)."""
    program = policy.programs.get(ask.program)
    if ask.kind is Kind.OWN or program is None or not program.recurring:
        return None
    grants = standing.grants_for(ask.program, now)
    if not grants or any(not grant.unconfirmed for grant in grants):
        return None
    grant = grants[-1]
    facts = {"program": ask.program, "state": "on its way" if grant.confirming else "still missing"}
    return Objection(Verdict.HOLD, Reason("confirmation_missing", facts), grant.entry)


def rebuilt(ask: Ask, standing: Standing, policy: Policy, now: int) -> Objection | None:
    """What waited when the store was lost may have left before: nothing is sent twice, so somebody has to look."""
    if not ask.rebuilt_at:
        return None
    return Objection(Verdict.HOLD, Reason("rebuilt", {"when": instant(ask.rebuilt_at)}))


RULES: tuple[Rule, ...] = (
    revocation,
    quarantine,
    provider_block,
    not_before,
    expiry,
    registered,
    pause,
    burst,
    confirmation_first,
    rebuilt,
    registration,
    kind_guard,
    shared_shortener,
    line_missing,
)
