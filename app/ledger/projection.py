"""The projection: what a batch of entries makes of `texts` and `consumers`, folded in memory to final values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from app.consent.entries import (
    OF_THE_BUSINESS,
    Entry,
    Moved,
    Private,
    Reasons,
    Reheld,
    Restored,
    Revoked,
    Submitted,
    TextReceived,
)
from app.consent.erasures import Erased
from app.consent.findings import Corrected, Extended, ProfileChanged, Settled
from app.consent.hours import instant
from app.consent.model import State, Verdict
from app.ledger.tables import texts

Values = dict[str, Any]

_VERDICTS: Mapping[State, Verdict] = {
    State.READY: Verdict.ALLOW,
    State.HELD: Verdict.HOLD,
    State.DENIED: Verdict.DENY,
    State.EXPIRED: Verdict.DENY,
}
"""What was decided, told by where the text went."""

_NUMBERS = ("until", "expires_at", "attempts", "created_at", "updated_at")
_MAYBE = ("number", "body", "media", "client_ref", "provider_id", "resend_of", "advice")
_BLANK: Values = (
    {column.name: "" for column in texts.columns}
    | dict.fromkeys(_NUMBERS, 0)
    | dict.fromkeys(_MAYBE)
    | {"reasons": "[]", "because": "[]"}
)


class Projection:
    """One Business's batch. `new` and `changed` are texts by id, `consumers` by Consumer id.

    Entries that concern no text or Consumer leave no trace here; a text that was never submitted is not made up.
    """

    def __init__(self, business: str) -> None:
        self._business = business
        self.new: dict[str, Values] = {}
        self.changed: dict[str, Values] = {}
        self.consumers: dict[str, Values] = {}

    def add(self, consumer: str, entry: Entry) -> None:
        """Fold one entry more, in the order of the outbox."""
        fact, hidden = entry.fact, entry.private
        if entry.type in OF_THE_BUSINESS:
            return  # on the Business's own chain, whose id names no Consumer
        self._consumer(consumer, entry)
        match fact:
            case Submitted():
                self._submitted(consumer, entry, fact)
            case Moved():
                self._moved(entry, fact)
            case Reheld():
                judged = _judged(State.HELD, fact.reasons, fact.because, fact.policy, fact.until)
                self._change(fact.text, entry, judged)
            case Revoked():
                self._revoked(consumer, entry, fact)
            case TextReceived():
                self._received(consumer, entry, fact.text, fact.sender, fact.intent)
            case Restored():
                self._received(consumer, entry, fact.text, fact.sender, "start")
            case Extended():
                self._change(fact.text, entry, {"expires_at": fact.expires_at})
            case Corrected():
                self._change(fact.text, entry, {"program": fact.program, "kind": fact.kind.value})
            case Settled():
                self._change(fact.text, entry, {"answers": fact.answers})
            case Erased(whole=True):
                # What came before it in this batch; the writer sees to what is in the tables.
                self.consumers[consumer] |= {"number": None, "profile": None}
            case ProfileChanged() if hidden is not None:
                self.consumers[consumer]["profile"] = _json(hidden.profile or {})
            case _:
                pass

    def _consumer(self, consumer: str, entry: Entry) -> None:
        row = self.consumers.get(consumer)
        if row is None:
            self.consumers[consumer] = row = {
                "business": self._business,
                "consumer": consumer,
                "number": None,
                "first_at": entry.at,
                "profile": None,
            }
        row["last_at"] = entry.at
        if entry.private is not None and entry.private.number:
            row["number"] = entry.private.number

    def _submitted(self, consumer: str, entry: Entry, fact: Submitted) -> None:
        self._insert(
            consumer,
            entry,
            id=fact.text,
            direction="out",
            sender=fact.sender,
            program=fact.program,
            kind=fact.kind.value,
            own=fact.own.value if fact.own else "",
            topic=_storable(fact.topic),
            author=fact.author.value,
            state=fact.state.value,
            expires_at=fact.expires_at,
            promises=fact.promises,
            resend_of=fact.resend_of or None,
            advice=_json(fact.advice) if fact.advice else None,
            **_judged(fact.state, fact.reasons, fact.because, fact.policy, fact.until),
        )

    def _moved(self, entry: Entry, fact: Moved) -> None:
        """A step without a new Decision leaves the one that stands."""
        values: Values = {"state": fact.after.value, "why": _storable(fact.why)}
        if fact.reasons:
            values |= _judged(fact.after, fact.reasons, fact.because, fact.policy, fact.until)
        if fact.expires_at:
            values["expires_at"] = fact.expires_at
        if fact.provider_id:
            values["provider_id"] = fact.provider_id
        if fact.attempt:
            values["attempts"] = fact.attempt
        self._change(fact.text, entry, values)

    def _revoked(self, consumer: str, entry: Entry, fact: Revoked) -> None:
        """The texts it found waiting are denied as `rules.revocation` would deny them now."""
        if fact.denied:
            reasons = (("opted_out", {"how": fact.source.value, "when": instant(entry.at)}),)
            values = _judged(State.DENIED, reasons, (entry.id,), "", 0)
            values |= {"state": State.DENIED.value, "why": "", "advice": None}
            for text in fact.denied:
                self._change(text, entry, values)
        if fact.text:
            self._received(consumer, entry, fact.text, fact.sender, "stop")

    def _received(self, consumer: str, entry: Entry, text: str, sender: str, intent: str) -> None:
        self._insert(consumer, entry, id=text, direction="in", sender=sender, state="received", intent=intent)

    def _insert(self, consumer: str, entry: Entry, **values: Any) -> None:
        self.new[values["id"]] = {
            **_BLANK,
            "business": self._business,
            "consumer": consumer,
            "created_at": entry.at,
            "updated_at": entry.at,
            **_hidden(entry.private),
            **values,
        }

    def _change(self, text: str, entry: Entry, values: Values) -> None:
        row = self.new.get(text)
        if row is None:
            row = self.changed.setdefault(text, {})
        row |= values
        row["updated_at"] = entry.at


def _judged(state: State, reasons: Reasons, because: tuple[str, ...], policy: str, until: int) -> Values:
    values: Values = {
        "reason": reasons[0][0] if reasons else "",
        "reasons": _json(reasons),
        "because": _json(because),
        "until": until,
    }
    if state in _VERDICTS:
        values["verdict"] = _VERDICTS[state].word
    if policy:
        values["policy"] = policy
    return values


def _hidden(private: Private | None) -> Values:
    if private is None:
        return {}
    return {
        "number": private.number or None,
        "body": _storable(private.body),
        "media": _json(private.media) if private.media else None,
        "client_ref": _storable(private.client_ref) or None,
    }


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()


def _storable(words: str) -> str:
    """PostgreSQL's text has no NUL; the entry itself keeps it, escaped."""
    return words.replace("\0", "\ufffd")
