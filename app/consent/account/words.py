"""How instants, spans, sources and people are worded in an account."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from app.consent.account.record import Record, Shown
from app.consent.entries import Reasons
from app.consent.hours import zone
from app.consent.model import ANY, DAY, HOUR, MINUTE, ConsentTier, Source, State
from app.consent.reasons import CATALOGUE, Reason

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LONGEST = 5
"""Ids named in one sentence; of more only the number is said, the entry has them all."""

TIERS: Mapping[ConsentTier, str] = {
    ConsentTier.NONE: "no",
    ConsentTier.IMPLIED: "implied",
    ConsentTier.EXPRESS: "express",
    ConsentTier.EXPRESS_WRITTEN: "express written",
}
SOURCES: Mapping[Source, str] = {
    Source.TEXT: "by text",
    Source.WEB_FORM: "on a web form",
    Source.KEYWORD: "by texting a keyword",
    Source.PAPER: "on paper",
    Source.ENGAGEMENT_LETTER: "in an engagement letter",
    Source.EMAIL: "by e-mail",
    Source.VERBAL: "in spoken words",
    Source.THEY_ASKED: "by asking for it themselves",
    Source.IN_CONVERSATION: "in the conversation, by text",
    Source.IMPORT: "on an imported list",
    Source.PHONE: "on the phone",
    Source.LETTER: "by letter",
    Source.PROVIDER: "through the carrier's own opt-out list",
    Source.OPERATOR: "through an operator",
}
UNTOLD: Mapping[State, str] = {
    State.READY: "waits to be sent",
    State.HELD: "is still held",
    State.SENDING: "is being handed to the carrier",
}
OUTCOMES: Mapping[State, str] = {
    State.SENT: "handed to the carrier",
    State.DELIVERED: "delivered, the carrier says",
    State.UNDELIVERED: "not delivered, the carrier says",
    State.FAILED: "failed",
    State.UNKNOWN: "it may or may not have left: the carrier did not say",
}


class Voice:
    """How one file speaks: in the Business's zone, of the Business and of this Consumer by those names."""

    def __init__(
        self, business: str, timezone: str, who: str = "the consumer", wordings: Mapping[str, str] | None = None
    ) -> None:
        """`wordings` are the words shown, by their SHA-256, where an entry does not have them itself."""
        self.business = business
        self.who = who
        self.wordings = wordings or {}
        self._timezone = timezone

    @cached_property
    def _zone(self) -> ZoneInfo:
        return zone(self._timezone)

    def when(self, ms: int) -> str:
        """`30 Nov 2026 12:00:05 EST`, in the Business's zone."""
        moment = datetime.fromtimestamp(ms // 1000, self._zone)
        clock = f"{moment.hour:02}:{moment.minute:02}:{moment.second:02}"
        return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year} {clock} {moment.tzname()}"


def span(ms: int) -> str:
    """How long: `40 seconds`, `3 minutes`, `2 hours 5 minutes`, `4 days 1 hour`."""
    ms = max(ms, 0)
    if ms < MINUTE:
        return count(ms // 1000, "second")
    if ms < HOUR:
        return count(ms // MINUTE, "minute")
    large, small, unit, part = (HOUR, MINUTE, "hour", "minute") if ms < DAY else (DAY, HOUR, "day", "hour")
    rest = ms % large // small
    return count(ms // large, unit) + (f" {count(rest, part)}" if rest else "")


def count(number: int, what: str) -> str:
    """`1 text`, `2 texts`."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def some(ids: Sequence[str]) -> str:
    """Ids, or of many how many more there are."""
    more = f" and {len(ids) - LONGEST:,} more" if len(ids) > LONGEST else ""
    return ", ".join(ids[:LONGEST]) + more


def scope(written: str) -> str:
    """What a stop reaches."""
    if written == ANY:
        return "all texts"
    return f"all {written[5:]} texts" if written.startswith("kind:") else f"the texts of “{written}”"


def said(record: Record | None) -> str:
    """The words of a text, or what became of them."""
    if record is None:
        return "[not in this file]"
    hidden = record.entry.private if record.entry else None
    if hidden is not None:
        pictures = f" [{count(len(hidden.media), 'attachment')}]" if hidden.media else ""
        return f"“{hidden.body}”{pictures}"
    return gone(record.shown)


def gone(shown: Shown) -> str:
    """What stands where words are not shown."""
    return "[words erased; their hash remains]" if shown is Shown.ERASED else "[words withheld from this file]"


def reasons(stored: Reasons) -> str:
    """Reasons as sentences; a code that a newer version wrote stands as it is."""
    return " ".join(Reason(c, f).as_json()["text"] if c in CATALOGUE else f"({c})" for c, f in stored)
