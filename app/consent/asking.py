"""Asking for consent in a conversation, and what has to be confirmed: pure, from policy and Standing."""

from __future__ import annotations

from app.consent import normal
from app.consent.model import ConsentTier, Kind, Policy, Program, Sender
from app.consent.standing import Standing

_DECLINES = frozenset(
    (
        "no",
        "n",
        "nope",
        "nah",
        "no thanks",
        "no thank you",
        "not now",
        "no way",
        "no please",
        "please no",
        "dont",
        "no gracias",
        "ahora no",
        "non",
        "non merci",
        "pas maintenant",
    )
)


def declines(body: str) -> bool:
    """Whether a text says no to a question, and nothing else. Only of weight while an ask of ours is pending."""
    return " ".join(normal.words(normal.unaccented(body.casefold()))) in _DECLINES


def tier_asked(program: Program) -> ConsentTier:
    """What a YES has to grant for the Program's texts; its ask carries the words for it."""
    return ConsentTier.EXPRESS_WRITTEN if program.kind is Kind.PROMOTIONAL else ConsentTier.EXPRESS


def needs_confirmation(program: Program, standing: Standing, now: int) -> bool:
    """Whether a new grant has to be confirmed first: in a recurring Program, once each time they join (CTIA 5.1.2.1).

    `standing` is the one before the grant.
    """
    if not program.recurring:
        return False
    confirmed = any(not grant.unconfirmed for grant in standing.grants_for(program.id, now))
    return not confirmed or standing.revoked(program.id, program.kind) is not None


def sender_for(policy: Policy, program: Program, standing: Standing, channel: str, wanted: str = "") -> Sender | None:
    """The Sender of a text of ours: the one wanted, the one they last wrote to, or one that the Program is sent from.

    `channel` is the Consumer's; None where no Sender reaches it.
    """
    found = reaching(policy, program, channel)
    if wanted:
        return found.get(wanted)
    written = sorted((w for w in standing.windows.items() if w[0] in found), key=lambda w: w[1].seq)
    if written:
        return found[written[-1][0]]
    named = [number for number in program.senders if number in found]
    named += [number for number, sender in found.items() if sender.default_program == program.id]
    return found[named[0]] if named else next(iter(found.values()), None)


def reaching(policy: Policy, program: Program, channel: str) -> dict[str, Sender]:
    """The Senders of the Program on that channel, by number."""
    return {
        number: sender
        for number, sender in policy.senders.items()
        if (number.rpartition(":")[0] or "sms") == channel and (not program.senders or number in program.senders)
    }
