"""`/v1/decisions`: what would be decided, without doing anything."""

from __future__ import annotations

from flask import Response
from flask_openapi.blueprint import APIBlueprint

from app.gateway.gateway import Gateway
from app.web.api.frame import Call, Routes, answer
from app.web.shapes import answered
from app.web.shapes.asked import Question


def decisions(gateway: Gateway) -> APIBlueprint:
    """The routes of this resource."""
    routes = Routes(gateway, "decisions", "Dry runs: the same judgement, and nothing is written")

    @routes.post("/decisions", "read", gives=answered.Decision, writes=False)
    def decide(call: Call, body: Question) -> Response:
        """Ask what would be decided, now or at an instant."""
        return answer(gateway.submit.decision(call.business, body.send(), body.at).as_json())

    return routes.blueprint
