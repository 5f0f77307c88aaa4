"""`/v1/consents` and `/v1/revocations`: what a Consumer agreed to, and when they said stop."""

from __future__ import annotations

from flask import Response
from flask_openapi.blueprint import APIBlueprint

from app.consent.hours import instant
from app.consent.replies import revocation_due
from app.gateway.gateway import Gateway
from app.web.api.frame import Call, Routes, answer
from app.web.api.repeats import once
from app.web.shapes import answered
from app.web.shapes.asked import Consent, Revocation


def consents(gateway: Gateway) -> APIBlueprint:
    """Grants."""
    routes = Routes(gateway, "consents", "Consents: what they agreed to, how, and the words they were shown")

    @routes.post("/consents", "consent", gives=answered.Granted, status=201)
    def grant(call: Call, body: Consent) -> Response:
        """Record a consent.

        Texts that waited for it are judged again and go by themselves; in a recurring program the opt-in confirmation
        goes first, unless `confirmed_at` or `no_confirmation` says otherwise.
        """
        with once(gateway, call) as attempt:
            done = gateway.consents.grant(call.business, body.request(), by=call.caller.by, event=attempt.event)
        said = {"consumer": body.consumer.address, "program": body.program, "tier": body.tier}
        return answer({"id": done.entry, **said, "lifted": done.lifted, "confirmation": done.confirmation or None}, 201)

    return routes.blueprint


def revocations(gateway: Gateway) -> APIBlueprint:
    """Stops that came another way than by text."""
    routes = Routes(gateway, "revocations", "Revocations: any reasonable way of saying stop (47 CFR 64.1200(a)(10))")

    @routes.post("/revocations", "consent", gives=answered.Revoked, status=201)
    def revoke(call: Call, body: Revocation) -> Response:
        """Record that someone asked not to be texted.

        What waits for them is refused in the same step; it works with memory full, too.
        """
        now = gateway.core.clock()
        body.check(now)
        with once(gateway, call, even_when_full=True) as attempt:
            done = gateway.consents.revoke(
                call.business,
                body.consumer,
                scope=body.scope,
                source=body.source,
                received_at=body.received_at or now,
                note=body.note,
                by=call.caller.by,
                event=attempt.event,
            )
        due_at = instant(revocation_due(body.received_at or now, gateway.core.businesses.get(call.business).timezone))
        said = {"id": done.entry, "consumer": body.consumer.address, "due_at": due_at}
        return answer({**said, "denied": list(done.denied), "in_flight": list(done.claims)}, 201)

    return routes.blueprint
