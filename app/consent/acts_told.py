"""Acts told: what somebody did or was shown, in half a sentence that begins after their name. Pure."""

from __future__ import annotations

from app.consent.acts import (
    DisclosureAdded,
    EvidenceExported,
    KeyEnded,
    KeyMade,
    ListImported,
    PolicyApplied,
    Seen,
    UserEnded,
    UserSet,
)
from app.consent.entries import Fact, Granted, Moved, Revoked, Submitted
from app.consent.erasures import Erased, LegalHoldEnded, LegalHoldSet
from app.consent.findings import (
    Compared,
    Corrected,
    Extended,
    NumberEnded,
    ProfileChanged,
    QuarantineSettled,
    RevokedEarlier,
    Settled,
    StopMisread,
)
from app.consent.hours import instant
from app.consent.model import ANY


def acted(fact: Fact) -> str:
    """One act, without words or numbers of the Consumer's."""
    return _settings(fact) or _texts(fact) or _people(fact) or type(fact).__name__


def _settings(fact: Fact) -> str:
    match fact:
        case PolicyApplied():
            return f"put version {fact.version} of the settings into force"
        case KeyMade():
            return f"made the key {fact.key} ({', '.join(fact.scopes)})"
        case KeyEnded():
            return f"ended the key {fact.key}"
        case UserSet():
            return f"gave {fact.user} a password" if fact.password else f"made {fact.user} {fact.role}"
        case UserEnded():
            return f"ended the console's user {fact.user}"
        case DisclosureAdded():
            return f"added the wording {fact.version}"
        case ListImported():
            return f"imported the list {fact.name} ({fact.sort})"
        case EvidenceExported():
            of = fact.message or fact.program
            redacted = "a redacted" if fact.redacted else "an"
            return f"was given {redacted} evidence file about a {fact.about}{f' ({of})' if of else ''}"
        case Seen():
            rows = "1 row" if fact.rows == 1 else f"{fact.rows} rows"
            return f"saw {rows} by {fact.route}{f', {fact.filter}' if fact.filter else ''}"
        case _:
            return ""


def _texts(fact: Fact) -> str:
    match fact:
        case Submitted():
            again = f", which sends {fact.resend_of} again" if fact.resend_of else ""
            return f"asked for the text {fact.text}: {fact.state.value}{again}"
        case Moved():
            return f"took the text {fact.text} from {fact.before.value} to {fact.after.value}"
        case Settled():
            return f"said that the text {fact.text} answers {fact.answers}"
        case Extended():
            return f"let the text {fact.text} wait until {instant(fact.expires_at)}"
        case Corrected():
            return f"said that the text {fact.text} is {fact.kind.value}, of “{fact.program}”"
        case Compared():
            return f"said that the text {fact.text} had {'left' if fact.left else 'not left'}"
        case _:
            return ""


def _people(fact: Fact) -> str:
    match fact:
        case Granted():
            return f"recorded {fact.tier.word} consent for “{fact.program}” ({fact.source.value})"
        case Revoked() | RevokedEarlier():
            reach = "any text" if fact.scope == ANY else f"“{fact.scope.removeprefix('kind:')}”"
            return f"recorded a stop of {reach} ({fact.source.value})"
        case QuarantineSettled():
            return f"said that {fact.entry} was no stop"
        case StopMisread():
            return f"said that {fact.stop} was no stop"
        case NumberEnded():
            return f"said that the number ended ({fact.why.replace('_', ' ')})"
        case ProfileChanged():
            return f"changed what is known of them ({', '.join(fact.fields) or 'nothing is left'})"
        case Erased():
            return f"erased {fact.entries} private parts ({fact.why})"
        case LegalHoldSet():
            return "set a legal hold"
        case LegalHoldEnded():
            return f"ended the legal holds {', '.join(fact.holds)}"
        case _:
            return ""
