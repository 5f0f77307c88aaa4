"""Words: what the console says. Each visible sentence goes through `_`, so that another language can stand in its
place.

Codes of reasons and states are said as people say them; the sentence and its rule are the catalogue's own.
"""

from __future__ import annotations

from collections.abc import Mapping


def _(words: str) -> str:
    """The words in the reader's language. English is the only one so far."""
    return words


CAUSES: Mapping[str, str] = {
    "opted_out": _("They said stop"),
    "no_consent": _("They have not agreed to such texts"),
    "window_closed": _("The conversation is over"),
    "not_a_reply": _("Written before they texted"),
    "topic_differs": _("About something else than the conversation"),
    "quarantine": _("Please read this one first"),
    "blocked_at_provider": _("The carrier refuses texts to them"),
    "not_yet": _("Not before the time you asked for"),
    "paused": _("Paused"),
    "burst": _("Too many at once"),
    "campaign_not_approved": _("Campaign not approved"),
    "toll_free_unverified": _("Toll-free number not verified"),
    "confirmation_missing": _("The opt-in confirmation goes first"),
    "reads_promotional": _("It reads like an offer"),
    "quiet_hours": _("Not at this hour"),
    "cap_reached": _("They got as many as you allow"),
    "no_legal_hour": _("No hour is lawful"),
    "opt_out_line_missing": _("It says nothing of how to stop"),
    "shared_shortener": _("A short link that carriers block"),
    "rebuilt": _("Held since the store was rebuilt: it may have left already"),
}
"""What a cause is called above its texts; others are called by their code."""

BASES: Mapping[str, str] = {
    "window": _("A conversation is open"),
    "first_reply": _("They wrote, and nobody has answered"),
    "follow_up": _("You promised to come back to them"),
    "grant": _("They agreed to it"),
    "would_hold": _("It would wait; this number only watches so far"),
}
"""What a permission rests on."""

DRIFTS: Mapping[str, tuple[str, str]] = {
    "only_there": (_("they have stopped at the carrier alone"), _("it is recorded here with the next comparison")),
    "only_here": (_("they have stopped here alone"), _("their stop is written to the carrier's list")),
    "lifted_here": (
        _("they came back here, and the carrier still blocks them"),
        _("only their own START, at some carriers"),
    ),
}
"""What a difference is, and what ends it."""

STATES: Mapping[str, str] = {
    "held": _("waiting"),
    "ready": _("on its way"),
    "sending": _("handed to the carrier"),
    "sent": _("sent"),
    "delivered": _("delivered"),
    "undelivered": _("not delivered"),
    "failed": _("not sent"),
    "denied": _("stopped"),
    "expired": _("waited too long"),
    "withdrawn": _("taken back"),
    "unknown": _("we could not find out if this was sent; we will not send it twice"),
    "received": _("they wrote"),
}

KINDS: Mapping[str, str] = {
    "conversational": _("reply in a conversation"),
    "informational": _("information they asked for"),
    "promotional": _("offer"),
}

TIERS: Mapping[str, str] = {
    "none": _("nothing"),
    "implied": _("they wrote first"),
    "express": _("said yes"),
    "express_written": _("signed yes"),
}

ROLES: Mapping[str, str] = {"viewer": _("viewer"), "operator": _("operator"), "admin": _("admin")}

VERDICTS: Mapping[str, str] = {"allow": _("may be sent"), "hold": _("would wait"), "deny": _("would be stopped")}


SAID: Mapping[str, str] = {
    "withdrawn": _("Taken back: it will not be sent."),
    "extended": _("It waits longer now."),
    "asked": _("They were asked. When they say YES, it goes by itself."),
    "still_waits": _("Recorded. It still waits, for another reason."),
    "on_its_way": _("Recorded. It is on its way."),
    "waits_now": _("It waits: see what for under “Waiting”."),
    "paused": _("Paused. Nothing of it is sent until it is resumed."),
    "resumed": _("Resumed. What waited for that is judged again by itself."),
    "replayed": _("Your application is brought again what never arrived."),
    "replied": _("Your reply is on its way."),
    "taken": _("You answer them. The others see it."),
    "taken_by_other": _("Somebody was faster: they answer them already."),
    "call_yes": _("Their yes is recorded, and what waited for it alone is on its way."),
    "call_no": _("Their no is recorded: no text of that program goes to them."),
    "kept": _("Kept. Consents may name that version from now on."),
    "tour_sent": _("The reminder was handed over, as your application would. Look at what waits."),
    "aside": _("Put aside. They are shown again by themselves; what may go, goes all the same."),
    "shown_again": _("They are shown again."),
    "view_kept": _("Kept: it stands above the list, for you alone."),
    "view_forgotten": _("Forgotten."),
    "left": _("Nobody in particular answers them now."),
    "not_sent": _("Recorded. It will not be sent."),
    "consent": _("Their consent is recorded. What waited for it alone goes by itself."),
    "stopped": _("Their stop is recorded. What waited for them will not be sent."),
    "settled_stop": _("Recorded as a stop. Nothing more is sent to them."),
    "settled_none": _("Recorded as no stop. What waited for that is judged again."),
    "ended": _("Recorded. What the former owner of the number agreed to holds no longer."),
}
"""What a page says after something was done, by the code that stands in its address."""


def cause(code: str) -> str:
    """A reason as a heading."""
    return CAUSES.get(code) or BASES.get(code) or code.replace("_", " ").capitalize()
