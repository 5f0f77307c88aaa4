"""What an Entry means to a Business's application: which events, of which text, and what each says."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.consent.forwards import Forward
from app.consent.hours import instant
from app.consent.intent import Intent
from app.consent.model import ANY, Kind, State
from app.consent.reasons import CATALOGUE, Reason
from app.ids import base32
from app.ledger.rows import EntryRow, TextRow

TYPES = frozenset({"text_received", "restored", "revoked", "moved"})
"""The types of Entry that mean something to an application."""
_INBOUND = {"restored": Intent.START.value, "revoked": Intent.STOP.value}
_KEYWORDS = frozenset({Intent.STOP.value, Intent.START.value, Intent.HELP.value})
# Between two tries, and while a request is on its way, nothing has become of a text yet.
_UNTOLD = frozenset({State.SENDING.value})


@dataclass(frozen=True, slots=True)
class Event:
    """One thing to tell. `text` is what it is about, empty for none."""

    type: str
    text: str = ""


def events_of(entry: EntryRow) -> tuple[Event, ...]:
    """What an Entry tells, of all types, in the order in which it is told."""
    facts = entry.facts
    if entry.type in ("text_received", "restored"):
        return (Event("text.received", facts["text"]),)
    if entry.type == "revoked":
        received = (Event("text.received", facts["text"]),) if facts["text"] else ()
        return (*received, Event("consent.revoked"), *(Event("message.state", text) for text in denied_by(entry)))
    if entry.type == "moved" and facts["kind"] != Kind.OWN.value and facts["after"] not in _UNTOLD:
        again = facts["before"] == State.SENDING.value and facts["after"] == State.READY.value
        return () if again else (Event("message.state", facts["text"]),)
    return ()


def marked(entry: EntryRow) -> str:
    """`stop`, `start` or `help` where an inbound text says so, in whatever words; else empty."""
    intent = _INBOUND.get(entry.type) or entry.facts.get("intent", "")
    return intent if intent in _KEYWORDS else ""


def is_kept(entry: EntryRow, event: Event, forward: Forward) -> bool:
    """Whether a text is kept from an application that wants no STOP, START and HELP. A stop in words of the
    Consumer's own is not: there may be more in it, for a person to read."""
    if forward.keywords != "kept" or event.type != "text.received":
        return False
    return bool(marked(entry)) and bool(entry.facts.get("keyword", True))


def event_id(tag: str, entry: str, event: Event) -> str:
    """The id of an event; follows from what it tells, so that it is the same whenever it is told."""
    digest = hashlib.sha256(f"{entry}:{event.type}:{event.text}".encode()).digest()
    return f"evt_{tag}_{base32(digest[:16])}"


def told(entry: EntryRow, event: Event, texts: Mapping[str, TextRow]) -> dict[str, Any] | None:
    """What an event says, as JSON has it. None where what it tells of was erased."""
    if event.type == "consent.revoked":
        return _revoked(entry)
    text = texts.get(event.text)
    if text is None or text.number is None:
        return None
    return _received(entry, text) if event.type == "text.received" else _state(entry, text)


def _received(entry: EntryRow, text: TextRow) -> dict[str, Any]:
    facts = entry.facts
    return {
        "id": text.id,
        "from": text.number,
        "to": text.sender,
        "body": text.body or "",
        "media": list(text.media),
        "intent": _INBOUND.get(entry.type) or facts["intent"],
        "marked": marked(entry) or None,
        "window_until": _when(facts.get("closes_at", 0)),
        "first_reply_until": _when(facts.get("first_reply_until", 0)),
        "provider_id": provider_id(entry),
        "entry": entry.id,
    }


def provider_id(entry: EntryRow) -> str:
    """The provider's id of an inbound text: its events are named `provider:id`."""
    return str(entry.facts["event"]).partition(":")[2]


def _state(entry: EntryRow, text: TextRow) -> dict[str, Any]:
    facts = entry.facts
    denied = entry.type == "revoked"
    reasons = text.reasons if denied else [(code, said) for code, said in facts["reasons"]]
    return {
        "id": text.id,
        "client_ref": text.client_ref or None,
        "from": text.sender,
        "to": text.number,
        "program": text.program,
        "kind": text.kind,
        "state": State.DENIED.value if denied else facts["after"],
        "before": None if denied else facts["before"],
        "why": "" if denied else facts["why"],
        "reasons": [_reason(code, said) for code, said in reasons],
        "until": None if denied else _when(facts.get("until", 0)),
        "provider_id": text.provider_id or None,
        "entry": entry.id,
    }


def _revoked(entry: EntryRow) -> dict[str, Any] | None:
    if entry.private is None or not entry.private.get("number"):
        return None
    facts = entry.facts
    return {
        "consumer": entry.private["number"],
        "scope": "business" if facts["scope"] == ANY else facts["scope"],
        "source": facts["source"],
        "keyword": facts.get("keyword", False),
        "text": facts["text"] or None,
        "denied": list(denied_by(entry)),
        "entry": entry.id,
    }


def _reason(code: str, facts: Mapping[str, str]) -> dict[str, str]:
    return Reason(code, facts).as_json() if code in CATALOGUE else {"code": code}


def _when(ms: int) -> str | None:
    return instant(ms) if ms else None


def denied_by(entry: EntryRow) -> tuple[str, ...]:
    """The texts that a Revocation found waiting; it does not say their Senders."""
    return tuple(entry.facts.get("denied", ())) if entry.type == "revoked" else ()
