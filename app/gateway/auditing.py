"""Auditing: what a month of a provider's log says of the texts that were sent, with nothing of ours in the path.

Only the log is judged: a consent that stands on paper is not in it, so a text without a basis here is one to look for.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from app.consent.intent import Intent, understand
from app.consent.model import DAY, MINUTE
from app.consent.outgoing import read_outgoing
from app.gateway.listing import Listing, pages
from app.phone import Phone
from app.providers.seam import InboundText, ListedText
from app.providers.wire import Wire

CONFIRMING = 5 * MINUTE
"""A single text so soon after a STOP is its confirmation (47 CFR 64.1200(a)(12))."""
WINDOW = DAY
"""How long an answer may follow a Consumer's text, where nothing else is agreed (CTIA's implied consent)."""

_VARYING = re.compile(r"https?://\S+|[\w.+-]+@[\w-]+\.\w+|\d[\d:/.,-]*")
_INVITES = "opt_out:"


@dataclass(frozen=True, slots=True)
class _In:
    at: int
    intent: Intent
    keyword: bool
    words: str


@dataclass(frozen=True, slots=True)
class _Out:
    at: int
    refused: bool


@dataclass(frozen=True, slots=True)
class Missed:
    """A stop in free words, after which texts went on."""

    consumer: str  # masked
    at: int
    words: str
    texts_after: int


@dataclass(slots=True)
class Audit:
    """What was found. Instants are ms UTC, numbers are masked."""

    since: int
    until: int
    oldest: int = 0
    inbound: int = 0
    outbound: int = 0
    unread: int = 0
    people: int = 0
    with_basis: int = 0  # answers within a day of the Consumer's text
    without_basis: int = 0
    without_basis_people: int = 0
    after_stop: int = 0
    after_stop_people: int = 0
    confirmations: int = 0
    refused: int = 0  # by the provider, because the number has opted out there
    stops: int = 0
    missed: list[Missed] = field(default_factory=list)
    doubtful: int = 0
    invites: list[tuple[str, str, int]] = field(default_factory=list)  # keyword, the template, how many texts


class _Gathering:
    """A Sender's log as it is read, kept small: a word about each text, its Consumer, and templates that invite."""

    def __init__(self) -> None:
        self.chains: dict[str, list[_In | _Out]] = {}
        self.invites: Counter[tuple[str, str]] = Counter()
        self.oldest = 0

    def take(self, inbound: Iterable[InboundText], outbound: Iterable[ListedText]) -> None:
        for text in inbound:
            read = understand(text.body)
            at = text.received_at or 0
            self._add(text.consumer, at, _In(at, read.intent, read.keyword, text.body))
        for row in outbound:
            self._add(row.to, row.created_at, _Out(row.created_at, row.opted_out))
            for code in read_outgoing(row.body).advice:
                if code.startswith(_INVITES):
                    self.invites[code.removeprefix(_INVITES), template_of(row.body)] += 1

    def _add(self, consumer: str, at: int, one: _In | _Out) -> None:
        self.chains.setdefault(consumer, []).append(one)
        self.oldest = min(self.oldest or at, at)


def audit(wire: Wire, lists: Sequence[Listing], since: int, until: int, progress: Callable[[Audit], object]) -> Audit:
    """Read those lists, inbound and outbound, and judge what they show. Raises CarrierUnavailable."""
    found, gathering = Audit(since, until), _Gathering()
    for one in lists:
        for page in pages(wire, one):
            found.inbound += len(page.inbound)
            found.outbound += len(page.outbound)
            found.unread += page.unread
            gathering.take(page.inbound, page.outbound)
            progress(found)
    found.oldest = gathering.oldest
    found.people = len(gathering.chains)
    for consumer, chain in gathering.chains.items():
        # Of one instant the Consumer's word comes first: a text in the same second may answer it.
        _judge(found, Phone(consumer).masked, sorted(chain, key=lambda one: (one.at, isinstance(one, _Out))))
    found.invites = [(word, words, count) for (word, words), count in gathering.invites.most_common()]
    found.missed.sort(key=lambda one: -one.texts_after)
    return found


def _judge(found: Audit, consumer: str, chain: Iterable[_In | _Out]) -> None:
    """One Consumer's texts in their order."""
    wrote_at, stop, after, confirmed = 0, None, 0, False
    without = ever_after = 0
    for one in chain:
        if isinstance(one, _In):
            found.doubtful += one.intent is Intent.AMBIGUOUS
            if one.intent is Intent.STOP:
                found.stops += 1
                stop, after, confirmed = stop or one, after, confirmed and stop is not None
            elif one.intent is Intent.START:
                _missed(found, consumer, stop, after)
                stop, after, confirmed = None, 0, False
            wrote_at = one.at
        elif one.refused:
            found.refused += 1
        elif stop:
            if not confirmed and one.at - stop.at <= CONFIRMING:
                found.confirmations += 1
                confirmed = True
            else:
                after += 1
                ever_after += 1
        elif wrote_at and one.at - wrote_at <= WINDOW:
            found.with_basis += 1
        else:
            without += 1
    _missed(found, consumer, stop, after)
    found.without_basis += without
    found.without_basis_people += bool(without)
    found.after_stop += ever_after
    found.after_stop_people += bool(ever_after)


def _missed(found: Audit, consumer: str, stop: _In | None, after: int) -> None:
    if stop and after and not stop.keyword:
        found.missed.append(Missed(consumer, stop.at, stop.words, after))


def template_of(body: str) -> str:
    """The words of a text without what differs from one to the next: numbers, times, addresses."""
    return " ".join(_VARYING.sub("…", body).split())[:160]
