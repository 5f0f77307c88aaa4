"""What became of each text of ours: who asked for it, what was decided and why, what it answered, when it left."""

from __future__ import annotations

from app.consent.account.lives import Life, Lives
from app.consent.account.record import Record, Sentence
from app.consent.account.words import OUTCOMES, UNTOLD, Voice, reasons, said, span
from app.consent.entries import Moved, Reheld
from app.consent.model import Author, Own, State

_OWN = {
    Own.ANSWER: "an answer of Consentry's own",
    Own.ASK: "a question for consent, in Consentry's own words",
    Own.CONFIRMATION: "the confirmation of their consent",
}
SECOND = 1_000
_VERDICT = {State.READY: "allowed", State.HELD: "held", State.DENIED: "refused"}
_PASSED = (State.READY, State.SENDING)


def text_of_ours(voice: Voice, lives: Lives, life: Life) -> Sentence:
    """The whole life of one text, in the order in which it went."""
    parts = [_asked(voice, life), _decided(life)]
    if life.left_at and (answered := _answered(voice, lives, life)):
        parts.append(answered)
    parts += [step for record, fact in life.steps if (step := _step(voice, record, fact))]
    if life.denied_by is not None:
        parts.append(f"{voice.when(life.denied_by.at)}: their stop found it waiting, and it was refused with it.")
    if life.state in UNTOLD and life.denied_by is None:
        parts.append(f"It {UNTOLD[life.state]}.")
    if life.provider_id:
        parts.append(f"The carrier knows it as {life.provider_id}.")
    return Sentence(_about(life), life.first.at, " ".join(parts), life.entries)


def _about(life: Life) -> str:
    if life.left_at or life.state in (State.SENDING, State.UNKNOWN):
        return "sent"
    if life.state is State.DENIED:
        return "refused"
    return "held" if life.state in (State.HELD, State.EXPIRED) else "not_sent"


def _asked(voice: Voice, life: Life) -> str:
    asked, words = life.asked, said(life.first)
    begun = f"{voice.when(life.first.at)}: "
    if asked.own is not None:
        return f"{begun}{_OWN[asked.own]}, to {voice.who} from {asked.sender}: {words}."
    writer = "written by a person" if asked.author is Author.PERSON else "sent by an application"
    about = f", about “{asked.topic}”" if asked.topic else ""
    again = f", again for {asked.resend_of}, of which nobody knew whether it had left" if asked.resend_of else ""
    what = f"a text of “{asked.program}” ({asked.kind.value}, {writer}{about}{again})"
    return f"{begun}{voice.business} asked to send {voice.who} {what} from {asked.sender}: {words}."


def _decided(life: Life) -> str:
    asked = life.asked
    why = reasons(asked.reasons)
    return f"Under the settings {asked.policy} it was {_VERDICT[asked.state]}. {why}".rstrip()


def _answered(voice: Voice, lives: Lives, life: Life) -> str:
    """The text that it answered, and how long after."""
    inbound = lives.answered(life)
    if inbound is None:
        return ""
    later = life.left_at - inbound.at
    after = f"{span(later)} after" if later >= SECOND else "within a second after"
    return f"It was sent {after} they had written ({voice.when(inbound.at)}): {said(inbound)}."


def _step(voice: Voice, record: Record, fact: Moved | Reheld) -> str:
    """A step that a reader needs; claims and the like are in the entries."""
    when = voice.when(record.at)
    if isinstance(fact, Reheld):
        return f"{when}: judged again and still held. {reasons(fact.reasons)}"
    if fact.after in _PASSED and fact.reasons and (fact.before is State.HELD or fact.after is State.SENDING):
        return f"{when}: judged again under {fact.policy} and let go. {reasons(fact.reasons)}"
    if fact.after is State.READY and fact.before is State.SENDING:
        return f"{when}: the carrier did not take it ({fact.why or 'no word'}); to be tried again."
    if fact.after in (State.HELD, State.DENIED, State.EXPIRED, State.WITHDRAWN):
        by = f" by {fact.by}" if fact.by else ""
        return f"{when}: {fact.after.value}{by}. {reasons(fact.reasons)}".rstrip()
    if fact.after in OUTCOMES:
        code = f" (code {fact.why})" if fact.why else ""
        return f"{when}: {OUTCOMES[fact.after]}{code}."
    return ""
