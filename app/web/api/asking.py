"""`/v1/consent-requests`: ask for consent inside an open conversation."""

from __future__ import annotations

from flask import Response
from flask_openapi.blueprint import APIBlueprint

from app.consent.model import Verdict
from app.gateway.gateway import Gateway
from app.web.api.frame import Call, Routes, answer
from app.web.api.messages import denied
from app.web.api.repeats import once
from app.web.api.said import accepted
from app.web.shapes import answered
from app.web.shapes.asking import ConsentRequest


def consent_requests(gateway: Gateway) -> APIBlueprint:
    """The routes of this resource."""
    routes = Routes(gateway, "consent-requests", "Asking for consent while a conversation is open")

    @routes.post("/consent-requests", "send", gives=answered.Accepted, status=202)
    def ask(call: Call, body: ConsentRequest) -> Response:
        """Ask once whether they want the texts of a program.

        A YES within a day after it left is recorded as their consent, with both texts, and what waited for it goes by
        itself. 403 where no conversation is open, or they were asked in it before; 409 where they agreed already.
        """
        with once(gateway, call) as attempt:
            done = gateway.asking.ask(call.business, body.request(), by=call.caller.by, event=attempt.event)
        return denied(done) if done.judged.verdict is Verdict.DENY else answer(accepted(done), 202)

    return routes.blueprint
