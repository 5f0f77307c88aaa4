"""Again: the Ask of a past text as it was made, by its first entry, what stood then, and its words while they last."""

from __future__ import annotations

from dataclasses import dataclass

from msgspec.structs import replace

from app.consent.entries import Entry, Private, Reasons, Submitted
from app.consent.model import OPT_OUT_WORDS, Ask, Own, Policy, State
from app.consent.opt_out_line import APPENDED
from app.consent.rules import ANSWER_WITHIN
from app.consent.standing import Standing
from app.gateway.answering import answer_ask
from app.gateway.asking import confirmation_ask, consent_ask
from app.gateway.draft import hold_end
from app.gateway.send import wish
from app.gateway.then import send_again
from app.phone import Phone

AREA, OFFER, SHORTENER, ADVICE = "area", "offer", "shortener", "advice"
OF_WORDS = (OFFER, SHORTENER, ADVICE)


@dataclass(frozen=True, slots=True)
class Again:
    """An Ask as it was made. `gone` are its fields that only erased parts would tell: they are as the record has
    them, or empty."""

    ask: Ask
    gone: tuple[str, ...] = ()


def ask_again(policy: Policy, standing: Standing, entry: Entry, fact: Submitted) -> Again:
    """The Ask that this first entry of a text came of. Raises BadInput where that Policy would not have taken it."""
    if fact.own is not None:
        return Again(_ours(standing, entry, fact))
    hidden = entry.private
    ends = _ends(policy, entry, fact)
    if hidden is not None and hidden.number and (hidden.body or hidden.media):
        send = replace(send_again(fact, hidden), body=_as_asked(policy, fact, hidden), expires_at=ends)
        return Again(wish(policy, standing, send, entry.at, fact.text)[0])
    number = hidden.number if hidden is not None else ""
    ask = Ask(
        sender=fact.sender,
        program=fact.program,
        kind=fact.kind,
        made_at=entry.at,
        text=fact.text,
        area=Phone(number).area if number else "",
        topic=fact.topic,
        author=fact.author,
        promises=fact.promises,
        offer=_echo(fact.reasons, "reads_promotional", "words"),
        shortener=_echo(fact.reasons, "shared_shortener", "host"),
        line=fact.line,
        advice=fact.advice,
        not_before=fact.not_before,
        expires_at=ends,
    )
    return Again(ask, OF_WORDS if number else (AREA, *OF_WORDS))


def _ours(standing: Standing, entry: Entry, fact: Submitted) -> Ask:
    """An answer, an ask or a confirmation: neither has anything of a caller's."""
    if fact.own is Own.ANSWER:
        basis_at = fact.expires_at - ANSWER_WITHIN
        return answer_ask(fact.sender, fact.text, fact.topic, fact.basis, basis_at, entry.at)
    if fact.own is Own.ASK:
        return consent_ask(fact.sender, fact.program, fact.text, standing, entry.at)
    return confirmation_ask(fact.sender, fact.program, fact.text, fact.basis, entry.at)


def _ends(policy: Policy, entry: Entry, fact: Submitted) -> int:
    """When the Business wanted it to end. Of a held text the entry has the end of the hold: where that came before
    the Program's own end it was the Business's wish, else the wish is not on record, and was none or later."""
    if fact.state is not State.HELD:
        return fact.expires_at
    wanted = Ask(fact.sender, fact.program, fact.kind, entry.at, not_before=fact.not_before)
    return fact.expires_at if fact.expires_at < hold_end(policy, wanted, entry.at) else 0


def _as_asked(policy: Policy, fact: Submitted, hidden: Private) -> str:
    """The words as they were asked for: without the line that was appended to them."""
    words = policy.opt_out_words or OPT_OUT_WORDS
    return hidden.body.removesuffix(words) if fact.line == APPENDED else hidden.body


def _echo(reasons: Reasons, code: str, name: str) -> str:
    """What a recorded reason says of the words that it came of."""
    return next((facts.get(name, "") for found, facts in reasons if found == code), "")
