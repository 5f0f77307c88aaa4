"""The held queue: what waits, by cause, then by person, then text by text; and how many came since it was drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from flask import Blueprint, Response, request, url_for

from app.consent.model import HOUR, State
from app.consent.reasons import CATALOGUE, Reason
from app.consent.segments import segments
from app.consent.text import TextRecord
from app.gateway.copying import Lag
from app.gateway.gateway import Gateway
from app.ledger.held import OLDEST, SORTS, Cause, HeldBy
from app.ledger.rows import TextRow
from app.phone import Phone
from app.store.attending import Attending
from app.store.store import real_now
from app.store.views import Views
from app.web.console.frame import Visit, page, visiting
from app.web.console.kept import Kept
from app.web.console.search import Search, read_search

ROWS = 50
SNIPPET = 160
ASKABLE = frozenset({"no_consent", "not_a_reply", "topic_differs", "window_closed"})
"""What a YES would end."""
CONSENT_ENDS = ASKABLE | {"confirmation_missing"}
SOON_MS = 12 * HOUR
"""From then on a text may be let wait longer."""
COUNTED_FOR = 20.0
"""How many times as long as counting took the counts are kept: those of a small queue are always exact, and those of a
million rows, which take a tenth of a second, are made every few seconds."""
COUNTED_QUICKLY = 0.02
"""Seconds of counting after which counts are kept at all."""


@dataclass(frozen=True, slots=True)
class Row:
    """One text that waits, as it is drawn."""

    id: str
    sender: str
    program: str
    kind: str
    body: str = field(repr=False)
    parts: int
    reasons: tuple[dict[str, str], ...]
    waiting_since: int
    expires_at: int
    may_answer: bool  # an operator can say that it answers what they wrote
    may_ask: bool  # a conversation is open in which they can be asked
    lacks_consent: bool  # a consent on record would end what it waits for first
    ends_soon: bool


@dataclass(frozen=True, slots=True)
class Person:
    """A Consumer whose texts wait."""

    consumer: str
    masked: str
    rows: tuple[Row, ...]


class Counts:
    """How many texts wait for what, kept for a moment."""

    def __init__(self, gateway: Gateway) -> None:
        self._gateway = gateway
        self._kept = Kept[list[Cause]](times=COUNTED_FOR, quickly=COUNTED_QUICKLY)

    def of(self, business: str) -> list[Cause]:
        """The causes, the largest first. Raises LedgerUnavailable."""
        return self._kept.of(business, lambda: self._gateway.core.ledger.held.causes(business))


def held_pages(blueprint: Blueprint, gateway: Gateway, counts: Counts) -> None:
    """Add the routes."""
    attending = Attending(gateway.core.store)

    @blueprint.get("/held")
    def held() -> Response:
        visit = visiting()
        found = search_of(gateway, visit)
        sort = request.args.get("sort", OLDEST)
        sort = sort if sort in SORTS else OLDEST
        cursor = request.args.get("cursor") or None
        now = gateway.core.clock()
        by = by_of(gateway, visit, found, now)
        listed = gateway.core.ledger.held.page(visit.business, by, sort=sort, limit=ROWS, cursor=cursor)
        shown = still_held(gateway, visit.business, listed.rows)
        if shown:
            gateway.seeing.record(
                visit.business,
                by=visit.by,
                route="GET /console/held",
                rows=len(shown),
                consumer=gateway.core.identity.consumer(visit.business, found.to) if found.to else "",
                filter=found.at(to=""),
                alike=found.at(to=""),
            )
        causes, aside = counts.of(visit.business), attending.aside(visit.business)
        return page(
            "held.html",
            search=found,
            line=request.args.get("q", "")[:300] if found.wrong else found.line,
            sort=sort,
            causes=causes,
            total=sum(cause.count for cause in causes),
            asked=_asked(gateway, visit, found, causes, by),
            aside=aside,
            views=views_of(gateway, visit, found, sort),
            owners=attending.of(visit.business, list(dict.fromkeys(record.text.consumer for record in shown))),
            remedies={cause.reason: remedy(cause.reason) for cause in causes},
            people=people_of(gateway, visit, shown),
            next=_address(found.line, sort, listed.next) if listed.next else "",
            first=_address(found.line, sort, None) if cursor else "",
            touring=any(sender.provider == "simulator" for sender in visit.policy.senders.values()),
            drawn_at=now,
            now=now,
            behind=behind(gateway, visit.business),
            programs=sorted(visit.policy.programs),
            senders=sorted(visit.policy.senders),
        )

    @blueprint.get("/held/new")
    def new() -> Response:
        """How many came since the page was drawn: drawn into it, and said aloud, but never under anybody's pointer."""
        visit = visiting()
        found = search_of(gateway, visit)
        said = request.args.get("since", "")
        since = int(said) if said.isascii() and said.isdigit() and len(said) < 15 else gateway.core.clock()
        by = by_of(gateway, visit, found, gateway.core.clock())
        many = gateway.core.ledger.held.count(visit.business, replace(by, since=max(since, by.since)))
        return page("new.html", many=many, address=_address(found.line, request.args.get("sort", OLDEST), None))


def views_of(gateway: Gateway, visit: Visit, found: Search, sort: str) -> list[tuple[str, str, bool]]:
    """The reader's saved views: name, address, and whether it is the one that is shown."""
    kept = Views(gateway.core.store).of(visit.business, visit.user)
    return [
        (name, _address(view.line, view.sort, None), (view.line, view.sort) == (found.line, sort))
        for name, view in kept.items()
    ]


def _asked(gateway: Gateway, visit: Visit, found: Search, causes: list[Cause], by: HeldBy) -> int:
    """How many match: by the counts that are there already, where they say it."""
    if not found.narrows and not by.without:
        return sum(cause.count for cause in causes)
    if found.line == f"reason:{found.reason}" and not by.without:
        return next((cause.count for cause in causes if cause.reason == found.reason), 0)
    return gateway.core.ledger.held.count(visit.business, by)


def _address(line: str, sort: str, cursor: str | None) -> str:
    asked = {"q": line, "sort": sort if sort != OLDEST else "", "cursor": cursor or ""}
    query = urlencode({name: value for name, value in asked.items() if value})
    return f"{url_for('console.held')}?{query}" if query else url_for("console.held")


def search_of(gateway: Gateway, visit: Visit) -> Search:
    """What the search line says; the controls beside it say the same in other words, and win."""
    words = [request.values.get("q", "")]
    for name, prefix in (("reason", "reason"), ("program", "program"), ("kind", "kind"), ("sender", "from")):
        said = request.args.get(name, "")
        if said:
            words.append(f"{prefix}:{said}")
    return read_search(" ".join(words), visit.policy.programs, visit.policy.senders)


def by_of(gateway: Gateway, visit: Visit, found: Search, now: int) -> HeldBy:
    """The same as the Ledger is asked it. Who was put aside is left out, unless that is what is asked for."""
    attending = Attending(gateway.core.store)
    aside = tuple(attending.aside(visit.business))
    only = aside if found.of == "aside" else None
    if found.of == "mine":
        only = attending.owned_by(visit.business, visit.user)
    return HeldBy(
        only=only,
        without=aside if found.of != "aside" and not found.to and not found.text else (),
        reason=found.reason,
        program=found.program,
        kind=found.kind,
        sender=found.sender,
        consumer=gateway.core.identity.consumer(visit.business, found.to) if found.to else "",
        text=found.text,
        since=now - found.younger if found.younger else 0,
        before=now - found.older if found.older else 0,
        ends_before=now + found.ends if found.ends else 0,
    )


def still_held(gateway: Gateway, business: str, rows: Sequence[TextRow]) -> list[TextRecord]:
    """Those of the rows that wait now, as Redis has them: the Ledger is a moment behind."""
    now = gateway.core.store.texts(business, [one.id for one in rows])
    return [now[one.id] for one in rows if one.id in now and now[one.id].state is State.HELD]


def people_of(gateway: Gateway, visit: Visit, records: Sequence[TextRecord]) -> list[Person]:
    """Their texts together, each where the first of theirs stands."""
    core, whom = gateway.core, list(dict.fromkeys(record.text.consumer for record in records))
    snapshots = core.store.read(visit.business, visit.policy.tag, whom).snapshots if whom else {}
    now = core.clock()

    def row(record: TextRecord) -> Row:
        standing, ask = snapshots[record.text.consumer].standing, record.text.ask
        lacks = {code for code, _ in record.judged.reasons} & ASKABLE
        is_open = standing.window(ask.sender, now) is not None
        return row_of(record, now, may_ask=bool(lacks) and is_open and ask.own is None)

    found: dict[str, list[TextRecord]] = {}
    for record in records:
        found.setdefault(record.text.consumer, []).append(record)
    return [
        Person(consumer, Phone(group[0].text.number).masked if group[0].text.number else "—", tuple(map(row, group)))
        for consumer, group in found.items()
    ]


def row_of(record: TextRecord, now: int, *, may_ask: bool) -> Row:
    """One text as it is drawn."""
    text, ask = record.text, record.text.ask
    codes = [code for code, _ in record.judged.reasons]
    ends = record.hold_until or ask.expires_at
    body = " ".join(text.body.split())
    return Row(
        id=record.id,
        sender=ask.sender,
        program=ask.program,
        kind=ask.kind.value,
        body=body if len(body) <= SNIPPET else f"{body[: SNIPPET - 1]}…",
        parts=segments(text.body).count,
        reasons=tuple(reason_of(code, facts) for code, facts in record.judged.reasons),
        waiting_since=ask.made_at,
        expires_at=ends,
        may_answer=not {"not_a_reply", "topic_differs"}.isdisjoint(codes),
        may_ask=may_ask,
        lacks_consent=not CONSENT_ENDS.isdisjoint(codes[:1]),
        ends_soon=bool(ends) and ends - now < SOON_MS,
    )


def reason_of(code: str, facts: object) -> dict[str, str]:
    """A Reason as it is said; of a newer Consentry's, its code."""
    if code not in CATALOGUE or not isinstance(facts, dict):
        return {"code": code, "text": code, "fix": "", "rule": "", "source": ""}
    return Reason(code, facts).as_json()


def remedy(code: str) -> str:
    """What ends a wait for that, for all of them together; empty where it depends on each text."""
    return _of_all(CATALOGUE[code].fix) if code in CATALOGUE else ""


def source(code: str) -> str:
    """Where it is written that a text has to wait for that; empty where it depends on each text."""
    return _of_all(CATALOGUE[code].source) if code in CATALOGUE else ""


def _of_all(words: str) -> str:
    return "" if "{" in words else words


def behind(gateway: Gateway, business: str) -> Lag:
    """How far the list is behind."""
    return gateway.copying.lag(business, real_now())
