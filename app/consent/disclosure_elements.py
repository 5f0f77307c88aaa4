"""Elements: everything that the words of a consent may have to say, each with its source and what to add."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Element:
    """One thing that words may have to say. `lacks` and `breaks` are the problem's code and what it means."""

    name: str
    source: str
    fix: str
    lacks: tuple[str, str] = ("", "")
    breaks: tuple[str, str] = ("", "")


_CTIA = "CTIA Messaging Principles and Best Practices (2023)"
_FCC = "47 CFR 64.1200(f)(9)"

ELEMENTS: Mapping[str, Element] = {
    e.name: e
    for e in (
        Element(
            "sms",
            f"{_CTIA} 5.1.2: consent to e-mail or calls is none to texts",
            'Say "text messages" or "SMS".',
            ("not_sms_specific", "They do not say that it is about text messages."),
            ("not_sms_specific", "They speak of being in touch, not of text messages."),
        ),
        Element(
            "brand",
            f"{_CTIA} 5.1.1: sender identity; {_FCC}: the seller",
            "Name the business that texts.",
            ("no_brand", "They do not name the business that texts."),
        ),
        Element(
            "purpose",
            f"{_CTIA} 5.1.1: program description; Exhibit II",
            'Say what the texts are about, such as "about your appointments".',
            ("no_purpose", "They do not say what the texts are about."),
            ("no_purpose", "They ask for texts about anything at all."),
        ),
        Element(
            "opt_out",
            f"{_CTIA} 5.1.1, 5.1.3; 47 CFR 64.1200(a)(10)",
            "Reply STOP to stop.",
            ("no_opt_out", "They do not say how to stop the texts."),
            ("no_opt_out", "They say that consent cannot be taken back."),
        ),
        Element(
            "frequency",
            f"{_CTIA} 5.1.2.1",
            'Say how often, such as "up to 4 a month", or "message frequency varies".',
            ("no_frequency", "They do not say how often texts come."),
        ),
        Element(
            "rates",
            f"{_CTIA} 5.1.1: fees",
            "Msg & data rates may apply.",
            ("no_rates", "They do not say that message and data rates may apply."),
        ),
        Element(
            "help",
            f"{_CTIA} 5.1.1: customer care",
            "Reply HELP for help.",
            ("no_help", "They do not say how to get help."),
        ),
        Element(
            "terms",
            f"{_CTIA} 5.1.1; carrier code 30882",
            "Link your SMS terms.",
            ("no_terms", "They do not lead to the terms."),
        ),
        Element(
            "privacy",
            f"{_CTIA} 5.1.1; carrier code 30908",
            "Link your privacy policy.",
            ("no_privacy", "They do not lead to the privacy policy."),
        ),
        Element(
            "marketing",
            f"{_FCC}(i)(A): that the messages are advertising or telemarketing",
            'Say "marketing texts".',
            ("no_marketing", "They do not say that the texts are marketing."),
        ),
        Element(
            "recurring",
            f"{_CTIA} 5.1.2.1: recurring; {_FCC}(i)(A): automated",
            'Say "recurring automated texts".',
            ("no_recurring", "They do not say that the texts are recurring or automated."),
        ),
        Element(
            "free_choice",
            f"{_FCC}(i)(B); carrier code 30925",
            "Consent is not a condition of purchase.",
            ("no_free_choice", "They do not say that consent is not a condition of purchase."),
            ("condition_of_purchase", "They make consent a condition of something else."),
        ),
        Element(
            "number",
            f"{_FCC}: the telephone number",
            'Say which number, such as "at this number".',
            ("no_number", "They do not say which number is texted."),
        ),
        Element(
            "act",
            f"{_FCC}: signature; 15 USC 7001; {_CTIA} 5.1.2",
            'Say what agrees, such as "By checking this box" or "Reply YES to agree".',
            ("no_act", "They do not say by which act one agrees."),
        ),
        Element(
            "separate",
            f"{_CTIA} 5.1.1: not buried in terms; carrier code 30925",
            "Ask for consent to texts on its own, apart from terms, accounts and orders.",
            breaks=("bundled", "They make agreeing to something else mean agreeing to texts."),
        ),
        Element(
            "unchecked",
            "carrier code 30925: the box is unchecked until they check it",
            "Leave the box unchecked.",
            breaks=("pre_checked", "The box is checked before they decided."),
        ),
        Element(
            "not_shared",
            f"{_CTIA} 5.1.4: consent is not passed on; carrier code 30908",
            "Say that numbers and consents are not shared or sold.",
            breaks=("shared", "They let the number or the consent be passed on to others."),
        ),
    )
}
