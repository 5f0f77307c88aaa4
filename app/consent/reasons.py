"""Why a text waits or is refused: each Reason's code, sentence, rule, source and what would fix it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec


class Reason(msgspec.Struct, frozen=True):
    """One objection, or the basis of a permission. `facts` fill the sentence."""

    code: str
    facts: Mapping[str, str] = {}

    def as_json(self) -> dict[str, str]:
        """`{"code","text","rule","source","fix"}` as the API says it."""
        wording = CATALOGUE[self.code]
        return {
            "code": self.code,
            "text": wording.text.format_map(_Known(self.facts)),
            "rule": wording.rule.format_map(_Known(self.facts)),
            "source": wording.source.format_map(_Known(self.facts)),
            "fix": wording.fix.format_map(_Known(self.facts)),
        }


def sentence(reasons: Sequence[tuple[str, Mapping[str, str]]]) -> str:
    """The first of the reasons of a text, as they are kept, in a sentence; empty where there is none."""
    if not reasons:
        return ""
    code, facts = reasons[0]
    # A newer Consentry may have written a code that this one does not know.
    return Reason(code, facts).as_json()["text"] if code in CATALOGUE else code


class Wording(msgspec.Struct, frozen=True):
    text: str
    rule: str
    source: str
    fix: str = ""


class _Known(dict[str, str]):
    """A fact that an older entry does not carry reads as a dash, so old Decisions can always be shown."""

    def __missing__(self, key: str) -> str:
        return "—"


_CTIA = "CTIA Messaging Principles and Best Practices (2023)"
_FCC = "47 CFR 64.1200(a)(10)"
_OURS = "Consentry's design"

CATALOGUE: Mapping[str, Wording] = {
    # Objections
    "opted_out": Wording(
        "They asked not to be texted ({how}, {when}).",
        "revocation",
        f"{_FCC}; {_CTIA} 5.1.3",
        "Only they can lift it: by texting START to your number, or by a later grant through their own act, "
        "such as a form or a signed paper.",
    ),
    "quarantine": Wording(
        "They wrote something that may mean stop; a person has to read it first.",
        "quarantine",
        f"{_FCC}: any reasonable means",
        "Read their text and settle it as a stop or not. A person may answer in the conversation meanwhile.",
    ),
    "no_consent": Wording(
        "No consent on record that covers {kind} texts of “{program}”; {needs} is needed.",
        "consent_{kind}",
        f"{_CTIA} 5.1.2 and Exhibit II",
        "{remedy}",
    ),
    "window_closed": Wording(
        "The conversation is over: they last wrote {when}, and the window closed {closed}.",
        "window",
        f"{_CTIA} Exhibit II: implied consent ends with the conversation",
        "Wait until they write again, or record consent for “{program}”.",
    ),
    "not_a_reply": Wording(
        "This was written before they texted, so it is no reply to what they wrote.",
        "only_replies",
        f"{_CTIA} Exhibit II: replies relevant to what the person asked",
        "Say that it answers their text (settle it), send a fresh reply, or record consent for “{program}”.",
    ),
    "topic_differs": Wording(
        "The open conversation is about {bound}; “{topic}” is another one.",
        "same_conversation",
        f"{_CTIA} Exhibit II: consent for that conversation only",
        "Wait for their next text, or record consent for “{program}”.",
    ),
    "blocked_at_provider": Wording(
        "The carrier refuses texts from {sender} to this number ({detail}).",
        "provider_block",
        "The carrier's own opt-out list",
        "Ask them to text START to {sender}; nobody else can lift it.",
    ),
    "not_yet": Wording(
        "You asked to send it not before {when}.", "not_before", _OURS, "It goes by itself at that time."
    ),
    "paused": Wording(
        "{what} is paused.", "pause", _OURS, "Resume it when you want; what waits is judged again by itself."
    ),
    "burst": Wording(
        "More than three texts would reach them at once; the next may go {when}.",
        "burst",
        _OURS,
        "It goes by itself, three an hour; withdraw what is no longer needed.",
    ),
    "campaign_not_approved": Wording(
        "The campaign of “{program}” is {status}; the carrier would refuse its texts ({carrier}).",
        "registration",
        "CTIA and TCR: 10DLC traffic is sent under an approved campaign",
        "Get the campaign approved for this. Twilio and Telnyx are asked for it each hour where its id is in "
        "consentry.toml; of others say so there, and apply it.",
    ),
    "toll_free_unverified": Wording(
        "The toll-free number {sender} is {status}; the carrier would block its texts ({carrier}).",
        "registration",
        "Toll-free verification, required since 2024-01-31",
        'Get the number verified, then set toll_free = "verified" in consentry.toml and apply it.',
    ),
    "confirmation_missing": Wording(
        "The opt-in confirmation of “{program}” is {state}; it goes before any other text.",
        "confirmation",
        f"{_CTIA} 5.1.2.1",
        "It goes by itself once the confirmation is sent; where that failed, send another.",
    ),
    "rebuilt": Wording(
        "The store was rebuilt {when} while it waited, and whether it had left before is not known.",
        "rebuilt",
        _OURS,
        "It goes by itself once the provider's own log shows that it had not left; or say so yourself.",
    ),
    "already_asked": Wording(
        "They were asked in this conversation already; a second ask would be pressure.",
        "one_ask",
        _OURS,
        "Wait for their answer, or ask on the phone and record what they say.",
    ),
    "ask_too_late": Wording(
        "No conversation is open with them, so there is nothing to ask in.",
        "ask",
        f"{_CTIA} Exhibit II: implied consent ends with the conversation",
        "Wait until they write again, or ask on the phone, on paper or by e-mail, and record it.",
    ),
    "quiet_hours": Wording(
        "It may not be advertised there now ({where}; {hours}). It may go {when}.",
        "hours",
        "{source}",
        "It goes by itself at that time; or say where they are, if you know it better than their area code does.",
    ),
    "no_legal_hour": Wording(
        "In the next 14 days there is no hour at which it may arrive there ({where}; {hours}).",
        "hours",
        "{source}",
        "Say in which state or zone they are, or widen the program's own send_hours.",
    ),
    "cap_reached": Wording(
        "They had {count} such texts in {per} already ({where}); the next may go {when}.",
        "cap",
        "{source}",
        "It goes by itself at that time; withdraw what is no longer needed.",
    ),
    "reads_promotional": Wording(
        "It reads like an offer (“{words}”), and was sent as {kind}.",
        "kind_guard",
        f"{_CTIA} Exhibit II: a call to action such as a coupon makes a text promotional",
        "Say it without the offer, or send it again as promotional; that needs express written consent.",
    ),
    "shared_shortener": Wording(
        "It links to {host}, a link shortener that anyone may use; carriers filter such texts.",
        "links",
        f"{_CTIA} 5.3: shared public URL shorteners",
        "Link to your own site, or to a short domain that is yours alone, and send it again.",
    ),
    "opt_out_line_missing": Wording(
        "It does not say how to stop, as {kind} texts must.",
        "opt_out_line",
        f"{_CTIA} 5.1.3",
        'Send it again with “{words}” in it; with opt_out_line = "append" in “{program}” we write that ourselves.',
    ),
    "expired": Wording("Its time ran out {when}.", "expiry", _OURS, "Send it again if it still matters."),
    "answer_late": Wording(
        "The answer was not sent within five minutes, so it is not sent at all.",
        "answer",
        "47 CFR 64.1200(a)(12)",
    ),
    "withdrawn": Wording("Withdrawn by {who}.", "withdrawn", _OURS),
    "unregistered_program": Wording(
        "The program “{program}” is not in your settings any more.",
        "program",
        _OURS,
        "Put the program back into consentry.toml and apply it.",
    ),
    "unregistered_sender": Wording(
        "The sender {sender} is not in your settings any more.",
        "sender",
        _OURS,
        "Put the sender back into consentry.toml and apply it.",
    ),
    # Bases: why a text may go
    "would_hold": Wording(
        "Only watched: guarded, it would be held ({codes}).",
        "watch",
        _OURS,
        "This is no evidence of consent. Fix what it names before the watch ends.",
    ),
    "window": Wording(
        "They wrote {when}; this continues that conversation.",
        "window",
        f"{_CTIA} Exhibit II: implied consent",
    ),
    "first_reply": Wording(
        "It is the first reply to what they wrote {when}.",
        "first_reply",
        f"{_CTIA} Exhibit II: replies relevant to what the person asked",
    ),
    "follow_up": Wording(
        "It is the follow-up that was promised in the conversation.",
        "follow_up",
        f"{_CTIA} Exhibit II: consent for that conversation",
    ),
    "grant": Wording("They gave {tier} consent for “{program}” {when}.", "grant", f"{_CTIA} 5.1.2"),
    "answer": Wording("It answers their {keyword}.", "answer", "47 CFR 64.1200(a)(12); " + _CTIA + " 5.1.3"),
    "ask": Wording("It asks for consent inside the open conversation.", "ask", f"{_CTIA} 5.1.2"),
    "confirmation": Wording("It confirms their opt-in.", "confirmation", f"{_CTIA} 5.1.2.1"),
}
"""Every code there is. A Reason with a code not listed here cannot be shown, and a test says so."""
