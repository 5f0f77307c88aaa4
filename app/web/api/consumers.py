"""`/v1/consumers/{number}`: what we may send them, everything that happened, and what the Business knows of them."""

from __future__ import annotations

from flask import Response
from flask_openapi.blueprint import APIBlueprint

from app.consent.model import ANY, Source, Verdict
from app.errors import LedgerUnavailable, NotFound
from app.gateway.gateway import Gateway
from app.web.api.frame import Call, Routes, answer
from app.web.api.messages import denied
from app.web.api.repeats import once
from app.web.api.said import accepted, behind, entry, profile
from app.web.api.sight import Shows
from app.web.api.standing import standing_json
from app.web.shapes import answered
from app.web.shapes.asking import Confirmation, Ending, Misread
from app.web.shapes.operating import Profile, Reading
from app.web.shapes.queries import NumberPath, PageQuery


def consumers(gateway: Gateway) -> APIBlueprint:
    """The routes of this resource."""
    routes = Routes(gateway, "consumers", "The people with the phones: what may be sent to each, and why")

    @routes.get("/consumers/<number>", "read", gives=answered.Consumer, shows=Shows.PERSONAL)
    def read(call: Call, path: NumberPath, query: PageQuery) -> Response:
        """What may be sent to a number now, and its timeline, newest first."""
        consumer = gateway.core.identity.consumer(call.business, path.number.address)
        standing = _standing(gateway, call.business, consumer, path.number.area)
        told, rows = _told(gateway, call, consumer, query, standing)
        call.saw(rows, consumer)
        return answer({"consumer": path.number.address, **told})

    @routes.put("/consumers/<number>", "operate", gives=answered.Known)
    def keep(call: Call, path: NumberPath, body: Profile) -> Response:
        """Keep what you know of a number. It replaces what was there."""
        values = body.values()
        gateway.consents.profile(call.business, path.number, values, by=call.caller.by)
        return answer({"consumer": path.number.address, "profile": profile(values)})

    @routes.post("/consumers/<number>/quarantine/settle", "operate", gives=answered.Settled)
    def settle(call: Call, path: NumberPath, body: Reading) -> Response:
        """Say what an ambiguous text was: a stop, or none.

        A stop is recorded whether or not something waits to be read.
        """
        with once(gateway, call, even_when_full=body.stop) as attempt:
            stop = _stop(gateway, call, path, attempt.event) if body.stop else None
            if not body.stop and not attempt.done:
                gateway.consents.settle_quarantine(call.business, path.number, by=call.caller.by)
        return answer({"consumer": path.number.address, "stop": body.stop, "id": stop})

    @routes.post("/consumers/<number>/confirmations", "operate", gives=answered.Accepted, status=202)
    def confirm(call: Call, path: NumberPath, body: Confirmation) -> Response:
        """Send the opt-in confirmation of their newest consent again, where the first one failed or is missing."""
        sender = body.from_.address if body.from_ else ""
        with once(gateway, call) as attempt:
            done = gateway.asking.confirm(
                call.business, path.number, body.program, sender=sender, by=call.caller.by, event=attempt.event
            )
        return denied(done) if done.judged.verdict is Verdict.DENY else answer(accepted(done), 202)

    @routes.post("/consumers/<number>/end", "consent", "operate", gives=answered.Ended, status=201)
    def end(call: Call, path: NumberPath, body: Ending) -> Response:
        """Say that the number was deactivated, reassigned, or was never that person's.

        What was agreed to until then holds no longer. A wrong number is a stop as well.
        """
        with once(gateway, call, even_when_full=body.why == "wrong_number") as attempt:
            event = attempt.event
            stop = _stop(gateway, call, path, event and f"{event}:stop") if body.why == "wrong_number" else None
            entry = gateway.consents.end_number(
                call.business,
                path.number,
                why=body.why,
                since=body.since,
                note=body.note,
                by=call.caller.by,
                event=event,
            )
        return answer({"consumer": path.number.address, "why": body.why, "id": entry, "stop": stop}, 201)

    @routes.post("/consumers/<number>/misread", "admin", gives=answered.Misread)
    def misread(call: Call, path: NumberPath, body: Misread) -> Response:
        """Say that what was taken for a stop in free text was none. A keyword can never be taken back."""
        with once(gateway, call):
            gateway.consents.misread(call.business, path.number, body.stop, note=body.note, by=call.caller.by)
        return answer({"consumer": path.number.address, "stop": body.stop})

    return routes.blueprint


def _standing(gateway: Gateway, business: str, consumer: str, area: str) -> dict[str, object]:
    """What we may send. Raises NotFound where the Business has no entry of them."""
    core = gateway.core
    policy = core.businesses.get(business)
    reading = core.store.read(business, policy.tag, [consumer])
    standing = reading.snapshots[consumer].standing
    if not standing.version:
        raise NotFound("You have no entry about this number.")
    return standing_json(standing, core.current(policy, reading), core.now(reading), core.rules, area)


def _told(
    gateway: Gateway, call: Call, consumer: str, query: PageQuery, standing: dict[str, object]
) -> tuple[dict[str, object], int]:
    """Profile, Standing and timeline, and of how many rows; without the Ledger, the Standing alone, which is one."""
    ledger = gateway.core.ledger
    try:
        known = ledger.consumer(call.business, consumer)
        page = ledger.timeline(call.business, consumer, query.limit, query.cursor)
        late = behind(gateway, call.business)
    except LedgerUnavailable:
        return {"profile": None, "standing": standing, "timeline": None}, 1
    entries = [entry(one) for one in page.rows]
    told: dict[str, object] = {
        "profile": profile(known.profile if known else None),
        "standing": standing,
        "timeline": {"entries": entries, "next": page.next, "total": page.total, "behind": late},
    }
    return told, max(len(entries), 1)


def _stop(gateway: Gateway, call: Call, path: NumberPath, event: str) -> str:
    done = gateway.consents.revoke(
        call.business,
        path.number,
        scope=ANY,
        source=Source.OPERATOR,
        received_at=gateway.core.clock(),
        note="",
        by=call.caller.by,
        event=event,
    )
    return done.entry
