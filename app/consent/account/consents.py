"""Consents and stops: who agreed to what, when, how, shown which words; what went under it; what ended it."""

from __future__ import annotations

from collections.abc import Iterator

from app.consent.account.lives import Life, Lives
from app.consent.account.record import Record, Sentence
from app.consent.account.words import SOURCES, TIERS, Voice, count, gone, said, scope, some, span
from app.consent.entries import Granted, Restored, Revoked
from app.consent.findings import Kept, NumberEnded, StopMisread
from app.consent.model import ANY, MINUTE, Source

MOST_ENDINGS = 10
"""Stops that are told with one consent; a chain of thousands would tell each of them with each consent."""
_SHORT = 16
"""Hex digits of a Disclosure's hash in a sentence; the entry has all of them."""


def consent(voice: Voice, lives: Lives, record: Record, fact: Granted, made_at: int) -> Sentence:
    """One grant, from how it was got to what ended it."""
    sent = lives.sent_under(record)
    parts = [
        f"{voice.when(fact.given_at)}: {voice.who} gave {TIERS[fact.tier]} consent to texts of “{fact.program}”, "
        f"{SOURCES[fact.source]}.",
        *_how(voice, lives, record, fact),
        _under(voice, sent),
        *_ended(voice, lives, record, fact, made_at),
    ]
    entries = (record.id, *fact.because, *(life.first.id for life in sent))
    return Sentence("consent", fact.given_at, " ".join(part for part in parts if part), entries)


def _how(voice: Voice, lives: Lives, record: Record, fact: Granted) -> Iterator[str]:
    hidden = record.entry.private if record.entry else None
    asked = lives.texts.get(fact.asked)
    if fact.asked:
        yield from _in_conversation(voice, lives, fact, asked)
    elif hidden is None and fact.disclosure in voice.wordings:
        yield f"They were shown these words: “{voice.wordings[fact.disclosure]}”."
    elif hidden is None:
        yield f"What they were shown or said: {gone(record.shown)}."
    elif fact.disclosure:
        yield f"They were shown these words: “{hidden.words}”."
    elif hidden.words:
        yield f"They said: “{hidden.words}”."
    if fact.disclosure:
        version = f", kept as version {fact.disclosure_version}" if fact.disclosure_version else ""
        yield f"The SHA-256 of the words shown begins {fact.disclosure[:_SHORT]}{version}."
    if hidden is not None and hidden.note:
        yield f"For: {hidden.note}."
    if hidden is not None and hidden.evidence:
        yield "Evidence: " + ", ".join(f"{name} {value}" for name, value in sorted(hidden.evidence.items())) + "."
    if not fact.asked:
        late = record.at - fact.given_at
        after = f", {span(late)} after" if late >= MINUTE else ""
        yield f"Recorded {voice.when(record.at)}{after}, by {fact.by or 'an unnamed caller'}."
    if fact.lifts:
        yield "This act of their own lifted their stop for it."
    if fact.expires_at:
        yield f"It holds until {voice.when(fact.expires_at)}."


def _in_conversation(voice: Voice, lives: Lives, fact: Granted, asked: Life | None) -> Iterator[str]:
    """Our question and their YES, and the minutes between."""
    answer = next((lives.inbound[e] for e in fact.because if e in lives.inbound), None)
    if asked is None or answer is None:
        yield f"They said yes to our text {fact.asked}."
        return
    at = asked.left_at or asked.first.at
    yield (
        f"They were asked by text {voice.when(at)}: {said(asked.first)}. "
        f"{span(answer.at - at)[:1].upper()}{span(answer.at - at)[1:]} later, {voice.when(answer.at)}, "
        f"they answered: {said(answer)}."
    )


def _under(voice: Voice, sent: list[Life]) -> str:
    if not sent:
        return "No text was sent under it."
    times = sorted(life.left_at for life in sent)
    between = f", from {voice.when(times[0])} to {voice.when(times[-1])}" if len(sent) > 1 else ""
    ids = some([life.asked.text for life in sent])
    return f"Sent under it: {count(len(sent), 'text')}{between}: {ids}."


def _ended(voice: Voice, lives: Lives, record: Record, fact: Granted, made_at: int) -> Iterator[str]:
    """What came after it and ended it, or suspended it for a time, as the chain tells."""
    found = 0
    for later, act in lives.acts_after(record):
        if found == MOST_ENDINGS:
            yield "More followed; the entries have it."
            break
        if isinstance(act, Revoked) and _reaches(act, fact.program):
            found += 1
            yield f"They stopped {scope(act.scope)} {voice.when(later.at)}."
        elif isinstance(act, NumberEnded) and fact.given_at <= act.since:
            found += 1
            yield f"It ended {voice.when(act.since)}: the number was {act.why.replace('_', ' ')}."
        elif found and _lifts(act, fact.program):
            yield f"That was lifted {voice.when(later.at)}, by {_by_what(act)}."
    if fact.expires_at and fact.expires_at <= made_at:
        found += 1
        yield f"It ran out {voice.when(fact.expires_at)}."
    if not found:
        yield f"Nothing on record ended it before {voice.when(made_at)}."


def _reaches(stop: Revoked, program: str) -> bool:
    return (stop.scope in (ANY, program) or stop.scope.startswith("kind:")) and program not in stop.spares


def _lifts(act: object, program: str) -> bool:
    if isinstance(act, Granted):
        return act.lifts and act.program == program
    return isinstance(act, Restored | StopMisread) or (isinstance(act, Kept) and program in act.programs)


def _by_what(act: object) -> str:
    if isinstance(act, Restored):
        return "their START, which brings back no marketing"
    if isinstance(act, Kept):
        return "their KEEP"
    return "an administrator, who read that it was no stop" if isinstance(act, StopMisread) else "a later consent"


def stop(voice: Voice, record: Record, fact: Revoked) -> Sentence:
    """How a stop was worded, what it reached, when it was committed, and what was in flight then."""
    when = voice.when(record.at)
    if fact.text:
        parts = [f"{when}: {voice.who} wrote to {fact.sender}: {said(record)}."]
        how = "a stop keyword" if fact.keyword else "a stop in their own words"
        parts.append(f"It was taken as {how} and ended {scope(fact.scope)}.")
    else:
        parts = [f"{when}: {voice.who} stopped {scope(fact.scope)}, {SOURCES[fact.source]}."]
        if fact.by:
            parts.append(f"Recorded by {fact.by}.")
        hidden = record.entry.private if record.entry else None
        if hidden is not None and hidden.note:
            parts.append(f"Note: “{hidden.note}”.")
    if fact.missing:
        parts.append(f"It came in parts, of which {count(fact.missing, 'part')} had not come when it was taken.")
    if fact.wrong_number:
        parts.append("They said that the number is not that of whoever was meant.")
    if fact.received_at:
        whose = "The carrier's time of it is" if fact.source is Source.TEXT and fact.text else "It was received"
        parts.append(f"{whose} {voice.when(fact.received_at)}.")
    parts.append(f"It was committed {when}; from then on no text that it reaches was taken up for sending.")
    if fact.denied:
        parts.append(f"Refused with it: {count(len(fact.denied), 'waiting text')}, {some(fact.denied)}.")
    if fact.in_flight:
        texts = count(len(fact.in_flight), "text")
        parts.append(f"Taken up before it, these may have arrived after it: {texts}, {some(fact.in_flight)}.")
    else:
        parts.append("Nothing was on its way to them then.")
    if fact.due_at:
        parts.append(f"The law asks for it by {voice.when(fact.due_at)} at the latest.")
    if fact.spares:
        parts.append(f"A later act of theirs stands for: {', '.join(fact.spares)}.")
    return Sentence("stop", record.at, " ".join(parts), (record.id,))
