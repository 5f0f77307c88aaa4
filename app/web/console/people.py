"""A Consumer's page: what we may send them now and why, what they agreed to, and all that happened; and what an
operator records there: a consent with its evidence, a stop, what an unclear text meant, that the number is another's.
"""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from flask import Blueprint, Response, request, url_for

from app.consent.acts import actor_of
from app.consent.acts_told import acted
from app.consent.entries import Moved, Submitted, TextReceived
from app.consent.hours import instant
from app.consent.model import ANY, GRANT_SOURCES, ConsentTier, Source, State
from app.consent.standing import Standing
from app.consent.telling import told
from app.errors import BadInput, LedgerUnavailable, NotFound
from app.gateway.consents import ENDINGS, GrantRequest
from app.gateway.evidence import of_number
from app.gateway.gateway import Gateway
from app.gateway.users import Role
from app.ledger.rows import EntryRow
from app.phone import Phone
from app.store.attending import Attending
from app.web.api.evidence import given_out
from app.web.api.standing import standing_json
from app.web.console.deeds import back, to
from app.web.console.frame import Visit, page, shown_fields, visiting
from app.web.console.words import STATES, _, cause

ENTRIES = 50
SOURCES = tuple(sorted(source.value for source in GRANT_SOURCES - {Source.IN_CONVERSATION}))
STOPS = ("phone", "email", "letter", "verbal", "operator")
"""How a stop comes that an operator records."""
NOTE, REFERENCE, WORDS = 2_000, 2_048, 10_000
"""Characters of a note, of a place and of words, as the API takes them."""
_EVIDENCE = {Source.PAPER: "document", Source.ENGAGEMENT_LETTER: "document", Source.WEB_FORM: "page"}
"""What the place is called where a consent can be looked up."""


def people(blueprint: Blueprint, gateway: Gateway) -> None:
    """Add the routes."""

    @blueprint.get("/people/<consumer>")
    def person(consumer: str) -> Response:
        return drawn(gateway, visiting(), consumer)

    @blueprint.post("/people/<consumer>/reveal")
    def reveal(consumer: str) -> Response:
        """Show the number. Who looked, and when, is on record."""
        return drawn(gateway, visiting(Role.OPERATOR), consumer, reveal=True)

    @blueprint.post("/people/<consumer>/consent")
    def consent(consumer: str) -> Response:
        visit = visiting(Role.OPERATOR)
        phone = phone_of(gateway, visit, consumer)
        try:
            asked = _asked(gateway, visit, phone)
            gateway.consents.grant(visit.business, asked, by=visit.by)
        except BadInput as error:
            return drawn(gateway, visit, consumer, status=422, error=error.detail, form=shown_fields(request.form))
        return to(url_for("console.person", consumer=consumer), "consent")

    @blueprint.post("/people/<consumer>/stop")
    def stop(consumer: str) -> Response:
        visit = visiting(Role.OPERATOR)
        phone, how = phone_of(gateway, visit, consumer), request.form.get("how", "")
        source = Source(how) if how in STOPS else Source.OPERATOR
        _stop(gateway, visit, phone, source, field("note", NOTE))
        return to(url_for("console.person", consumer=consumer), "stopped")

    @blueprint.post("/people/<consumer>/settle")
    def settle(consumer: str) -> Response:
        """Say what an unclear text of theirs meant."""
        visit = visiting(Role.OPERATOR)
        phone = phone_of(gateway, visit, consumer)
        if request.form.get("meant") == "stop":
            _stop(gateway, visit, phone)
            return to(back(), "settled_stop")
        gateway.consents.settle_quarantine(visit.business, phone, by=visit.by)
        return to(back(), "settled_none")

    @blueprint.post("/people/<consumer>/end")
    def end(consumer: str) -> Response:
        visit = visiting(Role.OPERATOR)
        phone, why = phone_of(gateway, visit, consumer), request.form.get("why", "")
        if why not in ENDINGS:
            raise BadInput("why", _("Say why: deactivated, reassigned or wrong_number."))
        if why == "wrong_number":
            _stop(gateway, visit, phone)
        now = gateway.core.clock()
        gateway.consents.end_number(visit.business, phone, why=why, since=now, note="", by=visit.by)
        return to(url_for("console.person", consumer=consumer), "ended")

    @blueprint.post("/people/<consumer>/evidence")
    def evidence(consumer: str) -> Response:
        """The file that proves what is on record of them, to print or to check. That it was given out is on record."""
        visit = visiting(Role.OPERATOR)
        asked = of_number(gateway.core, visit.business, phone_of(gateway, visit, consumer))
        form = "html" if request.form.get("format") == "html" else "json"
        return given_out(
            gateway, visit.business, asked, by=visit.by, form=form, named=f"evidence-{consumer[:8].lower()}"
        )


def drawn(
    gateway: Gateway, visit: Visit, consumer: str, *, reveal: bool = False, status: int = 200, **more: Any
) -> Response:
    """Their page. Raises NotFound where nothing is on record of them."""
    standing = _standing(gateway, visit, consumer)
    try:
        known = _number(gateway, visit, consumer)
        listed = gateway.core.ledger.timeline(visit.business, consumer, ENTRIES, request.args.get("cursor") or None)
        entries, following = [_line(row) for row in listed.rows], listed.next
    except LedgerUnavailable:
        known, entries, following = "", None, None
    number = known if reveal else ""
    gateway.seeing.record(
        visit.business,
        by=visit.by,
        route="GET /console/people/{id}" if not number else "POST /console/people/{id}/reveal",
        rows=max(len(entries or ()), 1),
        consumer=consumer,
    )
    now = gateway.core.clock()
    said = standing_json(standing, visit.policy, now, gateway.core.rules, Phone(known).area if known else "")
    return page(
        "person.html",
        status,
        consumer=consumer,
        masked=Phone(known).masked if known else "—",
        number=number,
        standing=said,
        programs=visit.policy.programs,
        sources=SOURCES,
        entries=entries,
        next=f"{url_for('console.person', consumer=consumer)}?cursor={following}" if following else "",
        now=now,
        today=instant(now)[:10],
        senders=sorted(visit.policy.senders),
        repliers=sorted(visit.policy.programs.values(), key=lambda one: (one.kind.rank, one.id)),
        owner=Attending(gateway.core.store).of(visit.business, [consumer]).get(consumer, ""),
        last_sender=max(standing.windows, key=lambda one: standing.windows[one].at, default=""),
        back=url_for("console.person", consumer=consumer),
        once=secrets.token_urlsafe(12),
        **{"error": "", "refusal": None, "form": {}, **more},
    )


def _standing(gateway: Gateway, visit: Visit, consumer: str) -> Standing:
    """Raises NotFound where nothing is on record of them."""
    if not (len(consumer) == 26 and consumer.isalnum()):
        raise NotFound(_("There is no such person."))
    reading = gateway.core.store.read(visit.business, visit.policy.tag, [consumer])
    standing = reading.snapshots[consumer].standing
    if not standing.version:
        raise NotFound(_("There is no such person."))
    return standing


def _number(gateway: Gateway, visit: Visit, consumer: str) -> str:
    """Empty where it was erased, or is not in the Ledger yet."""
    return gateway.core.ledger.activity.numbers(visit.business, [consumer]).get(consumer, "")


def phone_of(gateway: Gateway, visit: Visit, consumer: str) -> Phone:
    """Raises NotFound where there is no such person, or their number is not known."""
    _standing(gateway, visit, consumer)
    known = _number(gateway, visit, consumer)
    if not known:
        raise NotFound(_("Their number was erased, so nothing more can be recorded for it."))
    return Phone(known)


def _stop(gateway: Gateway, visit: Visit, phone: Phone, source: Source = Source.OPERATOR, note: str = "") -> None:
    """Record that they want no text any more."""
    now = gateway.core.clock()
    gateway.consents.revoke(visit.business, phone, scope=ANY, source=source, received_at=now, note=note, by=visit.by)


def _asked(gateway: Gateway, visit: Visit, phone: Phone) -> GrantRequest:
    """The consent that the form describes. Raises BadInput naming the field."""
    form = request.form
    tier, source = form.get("tier", ""), form.get("source", "")
    if tier not in ("express", "express_written"):
        raise BadInput("tier", _("Say what they agreed to: said yes, or signed yes."))
    if source not in SOURCES:
        raise BadInput("source", _("Say how they agreed."))
    reference = field("reference", REFERENCE)
    return GrantRequest(
        consumer=phone,
        program=form.get("program", ""),
        tier=ConsentTier.of(tier),
        source=Source(source),
        given_at=_given(form.get("given", ""), visit.policy.timezone, gateway.core.clock()),
        disclosure=field("disclosure", WORDS),
        said=field("said", WORDS),
        evidence={_EVIDENCE.get(Source(source), "reference"): reference} if reference else {},
    )


def field(name: str, most: int) -> str:
    """What a field of the form says. Raises BadInput for more than it holds: evidence is never cut."""
    said = request.form.get(name, "").strip()
    if len(said) > most:
        raise BadInput(
            name, _("{name}: {most} characters at most; you wrote {many}.").format(name=name, most=most, many=len(said))
        )
    return said


def _given(said: str, zone: str, now: int) -> int:
    """The instant that a form's date, or date and time, names; now where none is said."""
    if not said:
        return now
    try:
        at = datetime.fromisoformat(said)
    except ValueError:
        raise BadInput("given", _("When did they agree? Write it like 2026-11-24 or 2026-11-24T14:10.")) from None
    return min(int(at.replace(tzinfo=at.tzinfo or ZoneInfo(zone)).timestamp() * 1000), now)


def _text_told(fact: object) -> str:
    """A text's steps as people say them; empty for what is none."""
    if isinstance(fact, Submitted):
        why = f": {cause(fact.reasons[0][0])}" if fact.reasons and fact.state in (State.HELD, State.DENIED) else ""
        return _("your text, {state}{why}").format(state=STATES.get(fact.state.value, fact.state.value), why=why)
    if isinstance(fact, Moved):
        why = f": {cause(fact.reasons[0][0])}" if fact.reasons and fact.after in (State.HELD, State.DENIED) else ""
        return _("that text is now: {state}{why}").format(state=STATES.get(fact.after.value, fact.after.value), why=why)
    return ""


def _line(row: EntryRow) -> dict[str, Any]:
    """One entry as the timeline says it."""
    entry = row.entry()
    by = actor_of(entry.fact)
    said = _text_told(entry.fact) or told(entry)
    if said == entry.type and by:
        said = f"{by} {acted(entry.fact)}"
    words = (entry.private.body or entry.private.words or entry.private.note) if entry.private else ""
    text, pictures = (entry.fact.text, entry.fact.media) if isinstance(entry.fact, TextReceived) else ("", 0)
    return {"at": row.at, "said": said, "words": words, "text": text, "pictures": pictures}
