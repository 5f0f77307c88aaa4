"""The words of two texts of our own: the ask in a conversation, and the confirmation of a grant."""

from __future__ import annotations

from app.consent.model import Kind, Policy, Program, Sender

MOST = 320
"""Characters: what carriers register of an opt-in message at most."""
_MOST_NAME = 44
_MOST_ABOUT = 54
_MOST_FREQUENCY = 38
_MOST_CONTACT = 44


def ask_text(policy: Policy, program: Program, sender: Sender, *, full: bool = False) -> str:
    """The one ask in an open conversation: YES to it is an `express` grant for `program`.

    With `full` it carries the whole promotional disclosure, so that YES is `express_written` (47 CFR 64.1200(f)(9):
    marketing, automated, this number, no condition of purchase, an act of agreeing). It names brand, purpose,
    frequency, rates and STOP (CTIA Messaging Principles 2023, 5.1.1).
    """
    about, often = about_of(program), often_of(program, _MOST_FREQUENCY)
    links = "".join(
        f" {name}: {url}" for name, url in (("Terms", policy.terms_url), ("Privacy", policy.privacy_url)) if url
    )
    if full:
        asked = (
            f"Do you agree to get recurring automated marketing texts from us about {about} at this number? {often} "
            "Consent is not a condition of purchase."
        )
    else:
        asked = f"May we text you at this number about {about}? {often}"
        links = ""
    return (
        f"{brand_of(policy)}: {asked} Msg & data rates may apply. Reply YES to agree, STOP to stop. "
        f"{contact_of(policy, sender)}{links}"
    )


def confirmation_text(policy: Policy, program: Program, sender: Sender) -> str:
    """What goes first after a grant, MOST characters at most.

    Its five elements (CTIA Messaging Principles 2023, 5.1.2.1): the Program, whom to ask, how to stop, that it is
    recurring and how often, and rates.
    """
    recurring = "recurring " if program.recurring else ""
    marketing = "marketing " if program.kind is Kind.PROMOTIONAL else ""
    often = often_of(program, _MOST_FREQUENCY)
    return (
        f"{brand_of(policy)}: you are signed up for {recurring}{marketing}texts about {about_of(program)}. {often} "
        f"Msg & data rates may apply. Reply STOP to stop. {contact_of(policy, sender)}"
    )


def brand_of(policy: Policy) -> str:
    """The Business's name, short enough for a text."""
    return clip(policy.name, _MOST_NAME) or policy.business


def about_of(program: Program) -> str:
    """What the Program's texts are about, as it stands after `about`."""
    return clip(program.description, _MOST_ABOUT) or program.id.replace("_", " ").replace("-", " ")


def often_of(program: Program, most: int = 200) -> str:
    """How often, as a sentence; where the Program does not say, that it varies (CTIA 5.1.2.1 allows both)."""
    often = clip(program.frequency, most)
    if not often:
        return "Message frequency varies."
    return f"{often[0].upper()}{often[1:]}." if "message" in often or "msg" in often else f"Message frequency: {often}."


def contact_of(policy: Policy, sender: Sender) -> str:
    """Whom to ask. Where the network answers STOP nobody answers HELP, so the Business's own contact stands there."""
    contact = " ".join(policy.help.split()).rstrip(" .")
    if len(contact) > _MOST_CONTACT:
        contact = contact.partition(",")[0]  # a number or an address is never cut in its middle
    if sender.stop_reply == "network" and 0 < len(contact) <= _MOST_CONTACT:
        return f"Questions: {contact}."
    return "Reply HELP for help."


def clip(text: str, most: int) -> str:
    """`text` on one line, without a full stop at its end, whole words of `most` characters at most."""
    line = " ".join(text.split()).rstrip(" .")
    if len(line) <= most:
        return line
    cut = line[: most + 1].rpartition(" ")[0] or line[:most]
    return cut.rstrip(" ,;.")
