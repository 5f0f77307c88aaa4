"""Differing: a Decision on record beside the one that is worked out anew, and where they differ."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, cast

import msgspec

from app.consent.decide import decision_json
from app.consent.entries import Entry, Reasons
from app.consent.hours import instant
from app.consent.model import State, Verdict
from app.consent.reasons import CATALOGUE
from app.consent.telling import tier_of, told
from app.consent.text import Judged
from app.ledger.projection import Values
from app.ledger.rows import TextRow

_OF_ROW = ("sender", "program", "kind", "own", "topic", "author", "state", "verdict", "policy", "until", "expires_at")
_INSTANTS = frozenset({"until", "expires_at", "follow_up_until"})


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is on record otherwise than it comes out. Both are as JSON says them."""

    what: str
    recorded: Any
    recomputed: Any

    def as_json(self) -> dict[str, Any]:
        return {"what": self.what, "recorded": self.recorded, "recomputed": self.recomputed}


@dataclass(frozen=True, slots=True)
class Recheck:
    """One Decision looked at again. `recorded` is None where the step kept the basis that it had, `recomputed` where
    nothing could be worked out; `differences` then say why."""

    entry: Entry
    step: str  # submitted, judged again, released, settled, claimed, stopped, rebuilt
    state: State
    policy: str
    recorded: Judged | None
    recomputed: Judged | None
    differences: tuple[Difference, ...] = ()
    notes: tuple[str, ...] = ()
    rests_on: tuple[Entry, ...] = ()

    @property
    def said(self) -> Judged | None:
        """The Decision that counts: the one on record, or the one that it kept."""
        return self.recorded or self.recomputed

    @property
    def tier(self) -> str | None:
        """The consent that an allowed text rested on; None where it was not allowed."""
        said = self.said
        allowed = said is not None and said.verdict is Verdict.ALLOW
        return tier_of(said.reasons, self.rests_on) if said and allowed else None

    def as_json(self) -> dict[str, Any]:
        return {
            "entry": self.entry.id,
            "at": instant(self.entry.at),
            "step": self.step,
            "state": self.state.value,
            "policy": self.policy,
            "tier": self.tier,
            "recorded": shown(self.recorded) if self.recorded else None,
            "recomputed": shown(self.recomputed) if self.recomputed else None,
            "rests_on": [
                {"id": entry.id, "at": instant(entry.at), "type": entry.type, "what": told(entry)}
                for entry in self.rests_on
            ],
            "agrees": not self.differences,
            "differences": [difference.as_json() for difference in self.differences],
            "notes": list(self.notes),
        }


def shown(judged: Judged) -> dict[str, Any]:
    """A Decision as the API says it, also where what is on record has a code that there never was."""
    known = tuple(reason for reason in judged.reasons if reason[0] in CATALOGUE)
    unknown = [
        dict.fromkeys(("code", "text", "rule", "source", "fix"), "") | {"code": code}
        for code, _ in judged.reasons
        if code not in CATALOGUE
    ]
    said = decision_json(judged.verdict, known, judged.because, judged.until, judged.policy, judged.advice)
    return said | {"reasons": [*unknown, *cast(list[Any], said["reasons"])]}


def compared(pairs: Iterable[tuple[str, Any, Any]]) -> tuple[Difference, ...]:
    """What differs among (what, recorded, recomputed)."""
    return tuple(
        Difference(what, _said(what, recorded), _said(what, recomputed))
        for what, recorded, recomputed in pairs
        if recorded != recomputed
    )


def judgements(recorded: Judged, recomputed: Judged) -> Iterable[tuple[str, Any, Any]]:
    """Two Decisions, part by part. What was advised is compared where it is on record."""
    yield "verdict", recorded.verdict.word, recomputed.verdict.word
    yield "reasons", plain(recorded.reasons), plain(recomputed.reasons)
    yield "because", list(recorded.because), list(recomputed.because)
    yield "until", recorded.until, recomputed.until


def plain(reasons: Reasons) -> list[dict[str, Any]]:
    """Reasons as JSON has them."""
    return [{"code": code, "facts": dict(facts)} for code, facts in reasons]


def row_differences(row: TextRow, values: Values | None) -> tuple[Difference, ...]:
    """Where the row of a text says other than its entries make of it; None where they have no text of that id."""
    if values is None:
        return (Difference("entries", row.state, None),)
    read: Mapping[str, Any] = {name: msgspec.json.decode(values[name] or "[]") for name in ("because", "advice")}
    reasons = msgspec.json.decode(values["reasons"], type=Reasons)
    return compared(
        [
            *((name, getattr(row, name), values[name]) for name in _OF_ROW),
            ("reason", row.reason, values["reason"]),
            ("reasons", plain(row.reasons), plain(reasons)),
            *((name, list(getattr(row, name)), read[name]) for name in ("because", "advice")),
        ]
    )


def _said(what: str, value: Any) -> Any:
    return (instant(value) if value else None) if what in _INSTANTS else value
