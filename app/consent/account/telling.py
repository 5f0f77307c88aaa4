"""Telling: one Consumer's chain as sentences, consents first, then all that happened in its order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.consent.account.consents import consent, stop
from app.consent.account.lives import Lives
from app.consent.account.record import Record, Sentence, Shown
from app.consent.account.sending import text_of_ours
from app.consent.account.words import SOURCES, Voice, count, said, scope, some
from app.consent.entries import (
    Blocked,
    Fact,
    Granted,
    Moved,
    Noted,
    Reheld,
    Restored,
    Revoked,
    Submitted,
    TextReceived,
)
from app.consent.erasures import Erased, LegalHoldEnded, LegalHoldSet
from app.consent.findings import (
    Acknowledged,
    Compared,
    Corrected,
    Extended,
    Kept,
    NumberEnded,
    ProfileChanged,
    QuarantineSettled,
    RevokedEarlier,
    SentElsewhere,
    Settled,
    StopMisread,
)
from app.consent.model import Verdict
from app.consent.reasons import CATALOGUE, Reason

_READ_AS = {
    "yes": "It was read as a yes.",
    "start": "It was read as START.",
    "help": "It was read as a call for help.",
    "reaction": "It is a reaction to a text, not an answer.",
    "ambiguous": "It may have meant stop: until a person read it, only a person could answer.",
}
_FOUND = {
    "poll": "It was found on the carrier's list, not brought by its webhook.",
    "history": "It was read out of the carrier's log later; Consentry was not there when it came.",
}


def account_of(voice: Voice, records: Sequence[Record], made_at: int) -> list[Sentence]:
    """What the chain says of what was asked: consents, then the rest in the order of the chain."""
    lives = Lives(records)
    grants = [consent(voice, lives, record, fact, made_at) for record, fact in lives.granted() if record.chosen]
    told = [sentence for record in records for sentence in _told(voice, lives, record)]
    return [*grants, *told]


def _told(voice: Voice, lives: Lives, record: Record) -> Iterator[Sentence]:
    if record.entry is None:
        yield Sentence("note", record.at, _unread(voice, record), (record.id,))
        return
    fact = record.entry.fact
    if isinstance(fact, Submitted):
        life = lives.texts[fact.text]
        if life.chosen:
            yield text_of_ours(voice, lives, life)
    elif record.chosen and not isinstance(fact, Moved | Reheld | Granted):
        yield _one(voice, lives, record, fact)


def _elsewhere(voice: Voice, record: Record, fact: SentElsewhere) -> str:
    left = (
        f"{voice.when(fact.sent_at)}: a text to them left {fact.sender} by another way than through Consentry, as the "
        f"carrier's list shows ({fact.provider_id}): {said(record)}."
    )
    if fact.answer:
        return f"{left} It was taken for the carrier's own answer."
    reasons = " ".join(Reason(code, facts).as_json()["text"] for code, facts in fact.reasons if code in CATALOGUE)
    judged = "it would have been allowed" if fact.verdict is Verdict.ALLOW else "it would not have left"
    return f"{left} Judged afterwards, {judged}: {reasons}".rstrip(": ")


def _unread(voice: Voice, record: Record) -> str:
    return f"{voice.when(record.at)}: entry {record.seq} ({record.type}) is in this file, but cannot be told here."


def _one(voice: Voice, lives: Lives, record: Record, fact: Fact) -> Sentence:
    """Every other entry, in one sentence."""
    when, who = voice.when(record.at), voice.who
    match fact:
        case Revoked():
            return stop(voice, record, fact)
        case TextReceived():
            return _received(voice, record, fact)
        case Restored():
            words = (
                f"{when}: {who} wrote to {fact.sender}: {said(record)}. It was taken as START: their stops were lifted."
            )
            about, text = "start", words + _clocks(voice, fact)
        case Acknowledged():
            ids = some(fact.in_flight_at_ack)
            about = "stop"
            text = f"{when}: the carrier got its answer to the stop while these were still on their way: {ids}."
        case RevokedEarlier():
            about = "stop"
            text = (
                f"{when}: {fact.by or 'someone'} recorded that {who} had stopped {scope(fact.scope)} "
                f"({SOURCES[fact.source]}, {voice.when(fact.received_at)}). It changed nothing: a later act of theirs "
                "was on record."
            )
        case Kept():
            about = "consent"
            text = (
                f"{when}: asked in the answer to their stop, {who} said to keep {', '.join(fact.programs)}. "
                "The stop goes on for all else."
            )
        case StopMisread():
            about = "stop"
            text = f"{when}: {fact.by} read the stop {fact.stop} and found that it was none. {_note(record)}".rstrip()
        case NumberEnded():
            about = "number"
            text = (
                f"{when}: {fact.by} recorded that the number was {fact.why.replace('_', ' ')} since "
                f"{voice.when(fact.since)}: what was agreed to before holds no longer."
            )
        case Settled():
            about = "held"
            text = f"{when}: {fact.by} said that the text {fact.text} answers what they wrote ({fact.answers})."
        case Extended():
            about = "held"
            text = f"{when}: {fact.by} let the text {fact.text} wait until {voice.when(fact.expires_at)}."
        case Corrected():
            before = f"{fact.kind_before.value}, of “{fact.program_before}”"
            about = "held"
            text = (
                f"{when}: {fact.by} said that the text {fact.text} is {fact.kind.value}, of “{fact.program}”, and not "
                f"{before}."
            )
        case Compared():
            found = "had left before" if fact.left else "had not left before"
            about = "held"
            text = f"{when}: the store had been rebuilt; {fact.by} found that the text {fact.text} {found}."
        case Erased():
            about, text = "erased", f"{when}: {_erased(fact)} {_note(record)}".rstrip()
        case LegalHoldSet():
            about, text = "erased", f"{when}: {fact.by} set a legal hold: from then on nothing of theirs is erased."
        case LegalHoldEnded():
            about, text = "erased", f"{when}: {fact.by} ended {count(len(fact.holds), 'legal hold')}."
        case QuarantineSettled():
            about, text = "received", f"{when}: {fact.by} read the doubtful text and found that it was no stop."
        case Blocked():
            about = "blocked"
            text = f"{when}: the carrier refused {fact.text}: this number is on its own opt-out list ({fact.code})."
        case SentElsewhere():
            about, text = "sent", _elsewhere(voice, record, fact)
        case Noted():
            code = f", code {fact.code}" if fact.code else ""
            about = "note"
            text = f"{when}: the carrier said {fact.status} of {fact.text}{code}; that changed nothing."
        case ProfileChanged():
            about = "note"
            text = f"{when}: {fact.by} changed what is known of them: {', '.join(fact.fields) or 'nothing'}."
        case _:
            about, text = "note", f"{when}: {record.type.replace('_', ' ')}."
    return Sentence(about, record.at, text, (record.id,))


def _received(voice: Voice, record: Record, fact: TextReceived) -> Sentence:
    parts = [f"{voice.when(record.at)}: {voice.who} wrote to {fact.sender}: {said(record)}."]
    parts += [words for words in (_READ_AS.get(fact.intent), _FOUND.get(fact.via)) if words]
    if fact.closes_at:
        parts.append(f"It opened a conversation until {voice.when(fact.closes_at)}.")
    if fact.declines:
        parts.append(f"It says no to our question {fact.declines}.")
    if fact.missing:
        parts.append(f"It came in parts, of which {count(fact.missing, 'part')} had not come when it was taken.")
    return Sentence("received", record.at, " ".join(parts) + _clocks(voice, fact), (record.id,))


def _clocks(voice: Voice, fact: TextReceived | Restored) -> str:
    return f" The carrier's time of it is {voice.when(fact.received_at)}." if fact.received_at else ""


_WHYS = {
    "request": "they asked for it",
    "mistake": "it had been entered by mistake",
    "order": "a court or an authority ordered it",
    "test": "it was a test",
    "retention": "its time of keeping was over",
}


def _erased(fact: Erased) -> str:
    """A tombstone: what went, of which entries, by whom and why."""
    aside = f" Set aside was what the law asks to keep: {', '.join(fact.set_aside)}." if fact.set_aside else ""
    return (
        f"{fact.by} erased {count(fact.entries, 'private part')}, of the entries {some(fact.seqs)}, because "
        f"{_WHYS.get(fact.why, fact.why)}.{aside} Their hashes stay in the chain."
    )


def _note(record: Record) -> str:
    hidden = record.entry.private if record.entry else None
    return f"Note: “{hidden.note}”." if hidden is not None and hidden.note else ""


def missing(records: Sequence[Record]) -> Iterator[Sentence]:
    """How much of what was asked for is not shown, and why."""
    for shown, words in ((Shown.ERASED, "was erased"), (Shown.WITHHELD, "is withheld from this file")):
        found = [record for record in records if record.shown is shown]
        if found:
            text = (
                f"The private part (number, words, names) of {len(found):,} of {len(records):,} entries {words}; its "
                "salted hash, and what happened when, still stand in the chain."
            )
            yield Sentence("note", found[-1].at, text)
