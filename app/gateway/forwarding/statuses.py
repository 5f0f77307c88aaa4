"""Statuses: a text's step in Twilio's words, as an app that gave a StatusCallback expects it."""

from __future__ import annotations

from collections.abc import Mapping

from app.consent.model import Policy, State
from app.ledger.rows import EntryRow, TextRow
from app.providers.twilio_forward import account_of
from app.providers.twilio_message import error_of, sid_of, status_form, status_of

# Of a text that waits the app was told when it asked for it; whether an unknown one was sent nobody can tell it.
_UNTOLD = frozenset({State.HELD.value, State.UNKNOWN.value})


def twilio_status(policy: Policy, entry: EntryRow, text: TextRow) -> Mapping[str, str] | None:
    """The fields of the callback; None of a step for which Twilio has no word. The SID is the one that `create` gave.

    `entry` is a `moved`, or the `revoked` that denied the text.
    """
    denied = entry.type == "revoked"
    state = State.DENIED.value if denied else entry.facts["after"]
    if state in _UNTOLD:
        return None
    reasons = text.reasons if denied else tuple((code, said) for code, said in entry.facts["reasons"])
    sender = policy.senders.get(text.sender)
    error, _ = error_of(state, reasons, "" if denied else entry.facts["why"])
    return status_form(
        sid=sid_of(text.id, media=bool(text.media)),
        account=account_of(sender.account if sender else "", policy.business),
        sender=text.sender,
        to=text.number or "",
        status=status_of(state),
        error=error,
    )
