"""Coverage: what a file covers and what it cannot: since when webhooks were taken, gaps, what came another way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from app.consent.account.record import Record, Sentence
from app.consent.account.words import Voice, count, span
from app.consent.entries import Granted, Restored, Revoked, Submitted, TextReceived
from app.consent.findings import RevokedEarlier
from app.consent.model import Source

_WITNESSED = frozenset({Source.VERBAL, Source.PHONE, Source.OPERATOR, Source.THEY_ASKED})
_OWN_RECORD = frozenset({Source.TEXT, Source.KEYWORD, Source.IN_CONVERSATION, Source.PROVIDER})
TOLD_GAPS = 50
"""Gaps told in sentences, the newest; `coverage` has them all."""


class Coverage(msgspec.Struct):
    """How an evidence file's facts came to the Ledger. Instants are ms UTC.

    `watched` are the (since, to) in which webhooks were taken without a gap, oldest first, by the machine's own clock;
    `gaps` what lies between. `behind` are entries that the Ledger had not copied yet.
    """

    since: int = 0
    until: int = 0
    watched: tuple[tuple[int, int], ...] = ()
    gaps: tuple[tuple[int, int], ...] = ()
    unwatched_before: int = 0  # nothing says that webhooks were taken before that
    simulated_clock: bool = False
    behind: int = 0
    behind_ms: int = 0
    consumers: int = 0
    entries: int = 0
    withheld: int = 0
    erased: int = 0
    came: dict[str, int] = {}  # by how their facts came: webhook, poll, history, import, witnessed, reported, elsewhere
    imports: tuple[str, ...] = ()  # the lists by name


class Came:
    """Counts how entries came, one Consumer after the other."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.imports: dict[str, None] = {}

    def take(self, records: Iterable[Record]) -> None:
        """Count a chain's entries that belong to what was asked."""
        for record in records:
            if record.chosen and (way := self._way(record)):
                self.counts[way] += 1

    def _way(self, record: Record) -> str:
        if record.type == "sent_elsewhere":
            return "elsewhere"
        if record.entry is None:
            return ""
        fact, hidden = record.entry.fact, record.entry.private
        name = (hidden.evidence or {}).get("import", "") if hidden else ""
        if name:
            self.imports[name] = None
        if name or getattr(fact, "via", "") == "import" or getattr(fact, "source", None) is Source.IMPORT:
            return "import"
        if isinstance(fact, TextReceived | Restored) or (isinstance(fact, Revoked) and fact.text):
            return fact.via
        if isinstance(fact, Granted | Revoked | RevokedEarlier) and fact.source not in _OWN_RECORD:
            return "witnessed" if fact.source in _WITNESSED else "reported"
        return "sent" if isinstance(fact, Submitted) else ""


def gaps_of(watched: Sequence[tuple[int, int]], until: int, patience: int) -> tuple[tuple[int, int], ...]:
    """What lies between those spans, and from the last one to `until` where that is more than `patience` ms."""
    between = [(to, since) for (_, to), (since, _) in zip(watched, watched[1:], strict=False) if since > to]
    if watched and until - watched[-1][1] > patience:
        between.append((watched[-1][1], until))
    return tuple(between)


def told(voice: Voice, coverage: Coverage) -> Iterator[Sentence]:
    """The coverage in sentences."""
    at = coverage.until
    yield Sentence("coverage", at, _covers(voice, coverage))
    if coverage.behind:
        late = f"the oldest of them for {span(coverage.behind_ms)}"
        text = f"The ledger could not catch up: {count(coverage.behind, 'newer fact')} is not in this file, {late}."
        yield Sentence("coverage", at, text)
    if coverage.simulated_clock:
        yield Sentence("coverage", at, "The clock is the simulator's, which people may move: this is a rehearsal.")
    yield from _watched(voice, coverage)
    yield from _ways(coverage, at)


def _covers(voice: Voice, coverage: Coverage) -> str:
    people = "one consumer" if coverage.consumers == 1 else f"{coverage.consumers:,} consumers"
    begin = f" The first is of {voice.when(coverage.since)}." if coverage.since else ""
    return (
        f"This file has the whole chain of {people} and that of the business itself, as they stood "
        f"{voice.when(coverage.until)}: {coverage.entries:,} entries, from the first one on.{begin}"
    )


def _watched(voice: Voice, coverage: Coverage) -> Iterator[Sentence]:
    at = coverage.until
    if not coverage.watched:
        yield Sentence("coverage", at, "Nothing on record says from when to when the carrier's webhooks were taken.")
        return
    if coverage.unwatched_before:
        text = f"Before {voice.when(coverage.unwatched_before)} nothing on record says that webhooks were taken."
        yield Sentence("coverage", at, text)
    last = coverage.watched[-1]
    text = f"The carrier's webhooks were taken without a gap from {voice.when(last[0])} to {voice.when(last[1])}"
    yield Sentence("coverage", at, text + (", and before that with gaps." if coverage.gaps else "."))
    told = coverage.gaps[-TOLD_GAPS:]
    if len(told) < len(coverage.gaps):
        yield Sentence("coverage", at, f"There were {len(coverage.gaps):,} gaps; the newest {len(told)} are told here.")
    for since, to in told:
        text = (
            f"From {voice.when(since)} to {voice.when(to)} webhooks may not have been taken ({span(to - since)}). What "
            "the carrier's list had of that time was read afterwards and is marked so."
        )
        yield Sentence("coverage", since, text)


_WAYS = {
    "webhook": "By the carrier's webhook",
    "poll": "Found on the carrier's list afterwards",
    "history": "Read out of the carrier's own log of the time before Consentry was there, which did not witness them",
    "import": "With imported lists, for which those vouch who brought them",
    "witnessed": "Witnessed, and entered by people of the business",
    "reported": "Reported by the business, from forms, papers or its own systems",
    "elsewhere": "Texts that left by another way than through Consentry",
}


def _ways(coverage: Coverage, at: int) -> Iterator[Sentence]:
    for way, words in _WAYS.items():
        if number := coverage.came.get(way, 0):
            named = f" ({', '.join(coverage.imports)})" if way == "import" and coverage.imports else ""
            yield Sentence("coverage", at, f"{words}: {count(number, 'fact')}{named}.")
    if not coverage.came.get("elsewhere"):
        text = "No text that left by another way is on record; Consentry knows of what passed through it."
        yield Sentence("coverage", at, text)
