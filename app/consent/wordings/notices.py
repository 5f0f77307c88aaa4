"""Notices: what stands beside the asks: staff notice, privacy clause, SMS terms, call-to-action page, own texts."""

from __future__ import annotations

from app.consent.intent import Intent, Reading
from app.consent.model import ANY, Kind, Policy, Program, Sender, Source
from app.consent.replies import answer_to
from app.consent.standing import Revocation, Standing
from app.consent.wordings.asks import (
    RATES,
    contact_line,
    keyword_card,
    links_of,
    missing,
    name_of,
    tier_of,
    web_form,
    what_of,
)
from app.consent.wordings.keeping import kept_text, question_text
from app.consent.wordings.made import Made, sender_for, setting
from app.consent.wordings.own import about_of, confirmation_text, often_of

_STOPPED = Standing(revocations={ANY: Revocation(1, 0, "", Source.TEXT, True, True)})


def answer(policy: Policy, intent: Intent) -> str:
    """Our answer to STOP, START or HELP, in the words in which it is sent."""
    return answer_to(Reading(intent), policy, _STOPPED if intent is Intent.START else Standing(), 0) or ""


def confirmation(policy: Policy, program: Program) -> Made:
    """The confirmation of a grant, as Consentry sends it."""
    words = confirmation_text(policy, program, sender_for(policy, program) or Sender("", ""))
    notes = ("It goes before any other text of a recurring program (CTIA 5.1.2.1).",)
    return Made(
        "confirmation", "Opt-in confirmation", words, notes=notes, missing=missing(policy, program, links=False)
    )


def answers(policy: Policy, program: Program) -> Made:
    """The answers to STOP, START and HELP."""
    words = "\n\n".join(f"{intent.value.upper()}: {answer(policy, intent)}" for intent in _KEYWORDS)
    if policy.stop_question and program.kind is Kind.INFORMATIONAL:
        words += (
            f"\n\nSTOP, of someone who agreed to these and other texts: {question_text(policy, [program.id])}"
            f"\n\nKEEP, within a day after that: {kept_text(policy, [program.id])}"
        )
    notes = ("Where the provider or the network answers STOP, enter these there.",)
    lacking = missing(policy, program, links=False, contact=True)
    return Made("answers", "Answers to STOP, START and HELP", words, notes=notes, missing=lacking)


_KEYWORDS = (Intent.STOP, Intent.START, Intent.HELP)


def staff_notice(policy: Policy, program: Program) -> Made:
    """What everybody who texts for the Business has to know."""
    needs = {
        Kind.CONVERSATIONAL: "Answer those who texted first, about what they asked, while the conversation is open.",
        Kind.INFORMATIONAL: "Text only those who agreed to it: on a form, on paper, by e-mail or on the phone.",
        Kind.PROMOTIONAL: "Text only those who agreed in writing to marketing texts. A spoken yes is not enough.",
    }[program.kind]
    words = (
        f"## Texts about {about_of(program)}\n\n{needs}\n\n"
        "## Somebody asks us to stop\n\nAny words count, on any way: a text, a call, a letter, a word at the desk. "
        "Record it at once; nobody has to text STOP for it. After that no text goes to them until they ask for it "
        "themselves.\n\n"
        "## Somebody agrees\n\nRecord it at once: their number, when, how, and their words or the paper. Silence is no "
        "agreement, and nobody agrees for somebody else.\n\n"
        f"## Our own people\n\nTexts from {name_of(policy)} to its own staff need their agreement, too.\n\n"
        "Text only through the business's number, never from a phone of your own: what leaves another way is on no "
        "record."
    )
    return Made("staff_notice", "Notice to staff", words, missing=missing(policy, program, links=False))


def privacy_clause(policy: Policy, program: Program) -> Made:
    """The clause on texts in a privacy policy (CTIA 5.1.4; carrier codes 30908, 30933)."""
    name = name_of(policy)
    words = (
        f"## Text messages\n\n{name} uses your mobile number to send you the texts that you agreed to, and keeps a "
        "record of your agreement and of every request to stop.\n\n"
        "No mobile information will be sold or shared with third parties or affiliates for marketing or promotional "
        "purposes. Text messaging opt-in data and consent are not shared with any third party, except with the "
        "providers that deliver our texts, and only for that.\n\n"
        f"You can stop the texts at any time by replying STOP. {contact_line(policy, program)}"
    )
    return Made(
        "privacy_clause",
        "Privacy policy: clause on texts",
        words,
        notes=("Put it on the page that privacy_url names.",),
        missing=missing(policy, program, contact=True),
    )


def terms(policy: Policy, program: Program) -> Made:
    """The page of SMS terms (carrier codes 30882, 30934)."""
    name = name_of(policy)
    free = " Consent is not a condition of purchase." if program.kind is Kind.PROMOTIONAL else ""
    privacy = f"\n\n## Privacy\n\n{policy.privacy_url}" if policy.privacy_url else ""
    words = (
        f"## The program\n\n{name} sends {what_of(program)} to people who agreed to it.{free}\n\n"
        f"## How often, and what it costs\n\n{often_of(program)} {RATES}\n\n"
        "## Stop\n\nReply STOP to any text to stop. We send one text that confirms it, and no more. Reply START to get "
        "them again.\n\n"
        f"## Help\n\nReply HELP. {contact_line(policy, program)}\n\n"
        f"## Carriers\n\nCarriers are not liable for delayed or undelivered messages.{privacy}"
    )
    return Made(
        "terms",
        f"{name}: SMS terms",
        words,
        notes=("Put it on the page that terms_url names.",),
        missing=missing(policy, program, contact=True),
        page=True,
    )


def call_to_action(policy: Policy, program: Program) -> Made:
    """The public page that a carrier's reviewer asks for: every way to opt in, as people see it, without a login."""
    name = name_of(policy)
    form, card = web_form(policy, program), keyword_card(policy, program)
    lacking = list(missing(policy, program, contact=True))
    if not policy.website:
        lacking.append(
            setting(policy, None, "website", "where this page can be seen without a login (carrier code 30921)")
        )
    by_keyword = f"## Or by text\n\n{card.words}\n\n" if card.words else ""
    sender = sender_for(policy, program)
    from_number = f" They come from {sender.number.rpartition(':')[2]}." if sender else ""
    words = (
        f"## What we send\n\n{name} sends {what_of(program)}.{from_number} {often_of(program)}\n\n"
        f"## How you agree\n\n{form.words}\n\n{by_keyword}"
        "## How you stop\n\nReply STOP to any text. Reply HELP for help. " + contact_line(policy, program) + "\n\n"
        "## Your number\n\nNo mobile information will be sold or shared with third parties or affiliates for marketing "
        f"or promotional purposes.{links_of(policy)}"
    )
    return Made(
        "call_to_action",
        f"Texts from {name}",
        words,
        tier_of(program),
        Source.WEB_FORM,
        ("Put it on your site at a public address, and name the address in the registration.",),
        tuple(lacking),
        page=True,
    )
