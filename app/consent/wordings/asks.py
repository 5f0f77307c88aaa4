"""Asks: the wordings that ask for consent, each with all that its use needs (CTIA 5.1.1; 47 CFR 64.1200(f)(9))."""

from __future__ import annotations

from app.consent.model import ConsentTier, Kind, Policy, Program, Sender, Source
from app.consent.wordings.made import Made, sender_for, setting
from app.consent.wordings.own import about_of, ask_text, clip, contact_of, often_of

RATES = "Msg & data rates may apply."
_FREE = "Consent is not a condition of purchase."
_STOP_HELP = "Reply STOP to stop, HELP for help."
_BLANK = "________________"


def tier_of(program: Program) -> ConsentTier:
    """What the Program's own kind needs."""
    return ConsentTier.EXPRESS_WRITTEN if program.kind is Kind.PROMOTIONAL else ConsentTier.EXPRESS


def name_of(policy: Policy) -> str:
    """The Business's name on one line."""
    return clip(policy.name, 200) or policy.business


def what_of(program: Program) -> str:
    """What comes: `recurring automated marketing text messages about offers`."""
    about = clip(program.description, 400) or about_of(program)
    if program.kind is Kind.PROMOTIONAL:
        return f"recurring automated marketing text messages about {about}"
    return f"{'recurring ' if program.recurring else ''}text messages about {about}"


def links_of(policy: Policy) -> str:
    """The links to terms and privacy policy that are set, with a space before."""
    links = (("Terms", policy.terms_url), ("Privacy", policy.privacy_url))
    return "".join(f" {name}: {url}" for name, url in links if url)


def small_print(policy: Policy, program: Program, *, links: bool = True) -> str:
    """Frequency, free choice, rates, STOP, HELP and links."""
    free = [_FREE] if program.kind is Kind.PROMOTIONAL else []
    return " ".join([often_of(program), *free, RATES, _STOP_HELP]) + (links_of(policy) if links else "")


def missing(policy: Policy, program: Program, *, links: bool = True, contact: bool = False) -> tuple[str, ...]:
    """The settings that a complete wording needs and that are not there."""
    found = []
    if not clip(program.description, 1):
        found.append(setting(policy, program, "description", "what the texts are about"))
    if not program.frequency and program.kind is not Kind.CONVERSATIONAL:
        found.append(
            setting(policy, program, "frequency", 'how often, such as "up to 4 a month"; now it says "varies"')
        )
    if links and not policy.terms_url:
        found.append(setting(policy, None, "terms_url", "where your SMS terms are (carrier codes 30882, 30934)"))
    if links and not policy.privacy_url:
        found.append(setting(policy, None, "privacy_url", "where your privacy policy is (carrier codes 30908, 30933)"))
    if contact and not policy.help:
        found.append(setting(policy, None, "help", "a number or address where people get help"))
    return tuple(found)


def web_form(policy: Policy, program: Program) -> Made:
    """The line above a form's number, and its box."""
    words = (
        f"Mobile number for these texts: {_BLANK}\n\n"
        f"☐ By checking this box, I agree to receive {what_of(program)} from {name_of(policy)} at the mobile number "
        f"that I gave. {small_print(policy, program)}"
    )
    notes = (
        "The box is unchecked until they check it, stands apart from your terms, and the form works without it "
        "(carrier code 30925). A program of marketing has a box of its own.",
        "Record each grant with POST /v1/consents: source web_form, the version of this wording, and ip, url and "
        "user agent as evidence.",
    )
    return Made(
        "web_form", "Web form: line and box", words, tier_of(program), Source.WEB_FORM, notes, missing(policy, program)
    )


def letter(policy: Policy, program: Program) -> Made:
    """A clause for an engagement letter or an intake form on paper."""
    name = name_of(policy)
    free = f" {_FREE}" if program.kind is Kind.PROMOTIONAL else " Agreeing is my own choice."
    stop = "I may stop them at any time by replying STOP, or by telling you in any other way; HELP gets help."
    words = (
        f"## Text messages\n\nI agree that {name} may send me {what_of(program)} at the mobile number below. "
        f"{often_of(program)} {RATES} {stop}{free}{links_of(policy)}\n\n"
        "Text messages are not encrypted; I will not text what has to stay confidential.\n\n"
        f"Mobile number: {_BLANK}\nInitials: ______ Signature: {_BLANK} Date: ________"
    )
    notes = (
        "Give the clause a heading and initials of its own; buried in general terms it is no consent (CTIA 5.1.1).",
        "Record each grant with source engagement_letter or paper, the day it was signed, and the scan as evidence "
        "(document). One letter may carry the clauses of several programs.",
    )
    return Made(
        "letter",
        "Engagement letter: clause",
        words,
        tier_of(program),
        Source.ENGAGEMENT_LETTER,
        notes,
        missing(policy, program, links=False),
    )


def email(policy: Policy, program: Program) -> Made:
    """A request by e-mail. Silence is no consent."""
    words = (
        f"Subject: May {name_of(policy)} text you?\n\n"
        f"Hello,\n\n{name_of(policy)} would like to send you {what_of(program)}. To agree, reply YES to this e-mail "
        f"and tell us the mobile number to use. {small_print(policy, program)}\n\n"
        "If you do not answer, we will not text you."
    )
    notes = (
        "A logged click on a form is better evidence than a reply; link your form where you have one.",
        "Record each grant with source email, and the reply as evidence. No answer is no consent.",
    )
    return Made("email", "E-mail request", words, tier_of(program), Source.EMAIL, notes, missing(policy, program))


def phone_script(policy: Policy, program: Program) -> Made:
    """What to say on the phone, and what to write down. Spoken consent is express, never express_written."""
    about = clip(program.description, 400) or about_of(program)
    marketing = program.kind is Kind.PROMOTIONAL
    asked = "our form for texts" if marketing else about
    words = (
        f"Say: This is {name_of(policy)}. May we send you text messages about {asked} at this number? "
        f"{often_of(program)} Message and data rates may apply. You can stop at any time by replying STOP.\n\n"
        "Only a clear yes is a yes. If they hesitate, do not text.\n\n"
        "## Write down\n\nTheir number, the day and time, who took the call, and what they said, in their words."
    )
    note = "Record it with source verbal and `said`: what they said."
    if marketing:
        note += " Spoken consent is no basis for marketing (47 CFR 64.1200(f)(9)): send the web form and text no offer."
    return Made(
        "phone_script",
        "Phone script",
        words,
        ConsentTier.EXPRESS,
        Source.VERBAL,
        (note,),
        missing(policy, program, links=False),
    )


def ask(policy: Policy, program: Program) -> Made:
    """The ask in an open conversation, as Consentry sends it."""
    sender = sender_for(policy, program) or Sender("", "")
    words = ask_text(policy, program, sender, full=program.kind is Kind.PROMOTIONAL)
    notes = ("POST /v1/consent-requests sends it, once in an open conversation; YES while it is pending is the grant.",)
    return Made(
        "ask",
        "Ask in the conversation",
        words,
        tier_of(program),
        Source.IN_CONVERSATION,
        notes,
        missing(policy, program, links=False),
    )


def keyword_card(policy: Policy, program: Program) -> Made:
    """A card or a sign that says which word to text."""
    sender = sender_for(policy, program)
    lacking = list(missing(policy, program))
    if not program.keyword:
        lacking.append(setting(policy, program, "keyword", "the word that they text, such as JOIN"))
    if sender is None:
        lacking.append(f"[[business.{policy.business}.sender]]: the number that they text")
    words = ""
    if program.keyword and sender is not None:
        word = program.keyword.upper()
        words = (
            f"Text {word} to {sender.number.rpartition(':')[2]}\n\nBy texting {word} you agree to receive "
            f"{what_of(program)} from {name_of(policy)} at the number you text from. {small_print(policy, program)}"
        )
    notes = ("Keep a picture of the card with the day it went up; record each grant with source keyword.",)
    return Made("keyword_card", "Keyword card", words, tier_of(program), Source.KEYWORD, notes, tuple(lacking))


def contact_line(policy: Policy, program: Program) -> str:
    """Where to get help, for a page."""
    return f"Help: {clip(policy.help, 200)}." if policy.help else contact_of(policy, Sender("", ""))
