"""How texts, entries and lags are said: instants in RFC 3339, tiers by word, nothing that only we need."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.consent.hours import instant
from app.consent.model import HOUR, MINUTE, ConsentTier
from app.consent.reasons import CATALOGUE, Reason
from app.consent.segments import Segments
from app.consent.text import TextRecord
from app.gateway.gateway import Gateway
from app.gateway.submit import Submission
from app.ledger.activity import ActRow, told_of
from app.ledger.rows import EntryRow, Passage, TextRow
from app.store.store import real_now

_INSTANTS = frozenset(
    {
        "closes_at",
        "first_reply_until",
        "received_at",
        "due_at",
        "confirmed_at",
        "since",
        "given_at",
        "expires_at",
        "until",
        "not_before",
        "follow_up_until",
    }
)


def when(ms: int) -> str | None:
    """An instant, null where there is none."""
    return instant(ms) if ms else None


def duration(ms: int) -> str:
    """As the settings write it: `72h`, `90m`."""
    return f"{ms // HOUR}h" if ms % HOUR == 0 else f"{ms // MINUTE}m"


def behind(gateway: Gateway, business: str) -> dict[str, int]:
    """How far the Ledger's lists are behind."""
    lag = gateway.copying.lag(business, real_now())
    return {"entries": lag.entries, "ms": lag.ms}


def accepted(done: Submission) -> dict[str, object]:
    """A text that was stored, and what was decided."""
    parts: dict[str, object] = _parts(done.segments)
    if done.before is not None:
        parts["before"] = _parts(done.before)
    return {"id": done.id, "state": done.state.value, "decision": done.judged.as_json(), "segments": parts}


def _parts(counted: Segments) -> dict[str, object]:
    return {"encoding": counted.encoding, "count": counted.count}


def record(found: TextRecord) -> dict[str, object]:
    """An outbound text as Redis has it."""
    text, ask = found.text, found.text.ask
    return {
        "id": found.id,
        "direction": "out",
        "state": found.state.value,
        "from": ask.sender,
        "to": text.number,
        "body": text.body,
        "media": list(text.media),
        "program": ask.program,
        "kind": ask.kind.value,
        "topic": ask.topic,
        "author": ask.author.value,
        "client_ref": text.client_ref,
        "updated_at": instant(found.changed_at),
        "expires_at": when(found.hold_until or ask.expires_at),
        "provider_id": found.provider_id,
        "why": found.why,
        "decision": found.judged.as_json(),
        "resend_of": text.resend_of or None,
    }


def row(found: TextRow) -> dict[str, object]:
    """A text, in or out, as the Ledger has it."""
    inbound = found.direction == "in"
    return {
        "id": found.id,
        "direction": found.direction,
        "state": found.state,
        "from": found.number if inbound else found.sender,
        "to": found.sender if inbound else found.number,
        "body": found.body,
        "media": list(found.media),
        "program": found.program,
        "kind": found.kind,
        "topic": found.topic,
        "author": found.author,
        "client_ref": found.client_ref or "",
        "updated_at": instant(found.updated_at),
        "expires_at": when(found.expires_at),
        "provider_id": found.provider_id,
        "why": found.why,
        "decision": found.judged().as_json() if found.verdict else None,
        "resend_of": found.resend_of or None,
    }


def history(passages: list[Passage], state: str, at: int, why: str) -> list[dict[str, str]]:
    """A text's steps. The last is where it is now, also where the Ledger has not heard of it yet."""
    if not passages or passages[-1].state != state:
        passages = [*passages, Passage(at, state, "", why)]
    return [{"at": instant(p.at), "state": p.state, "by": p.by, "why": p.why} for p in passages]


def entry(found: EntryRow) -> dict[str, object]:
    """One entry. The salt of its private part is for proofs, and an act's settings for a rebuild, not for lists; from
    where somebody acted, `/v1/activity` tells."""
    unsaid = ("salt", "settings", "where")
    private = None if found.private is None else {n: v for n, v in found.private.items() if n not in unsaid and v}
    return {
        "id": found.id,
        "seq": found.seq,
        "at": instant(found.at),
        "type": found.type,
        "consumer": found.consumer,
        "facts": {name: _fact(name, value) for name, value in found.facts.items()},
        "private": private,
    }


def act(found: ActRow, number: str | None) -> dict[str, object]:
    """One act. Settings stand in it by their version: `/v1/events` has them whole."""
    unsaid = ("by", "policy") if found.type == "policy_applied" else ("by",)
    return {
        "id": found.id,
        "at": instant(found.at),
        "by": found.by,
        "where": found.where,
        "type": found.type,
        "told": told_of(found.type, found.facts),
        "consumer": found.whom,
        "number": number,
        "facts": {name: _fact(name, value) for name, value in found.facts.items() if name not in unsaid},
    }


def _fact(name: str, value: Any) -> Any:
    if name in _INSTANTS:
        return when(value)
    if name in ("tier", "asks_for"):
        return ConsentTier(value).word
    if name == "reasons":
        return [_reason(code, facts) for code, facts in value]
    return value


def _reason(code: str, facts: Mapping[str, str]) -> dict[str, str]:
    # A newer Consentry may have written a code that this one does not know.
    return Reason(code, facts).as_json() if code in CATALOGUE else {"code": code}


def profile(values: Mapping[str, str] | None) -> dict[str, object] | None:
    """What the Business said of a Consumer; people stand a line each."""
    if values is None:
        return None
    return {name: value.splitlines() if name == "people" else value for name, value in values.items()}
