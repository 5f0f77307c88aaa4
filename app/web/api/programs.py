"""`/v1/programs`: the Business's purposes, as its Policy has them."""

from __future__ import annotations

from flask import Response
from flask_openapi.blueprint import APIBlueprint

from app.consent.model import Program
from app.gateway.gateway import Gateway
from app.web.api.frame import Call, Routes, answer
from app.web.api.said import duration
from app.web.shapes import answered


def programs(gateway: Gateway) -> APIBlueprint:
    """The routes of this resource."""
    routes = Routes(gateway, "programs", "Your programs: each one named purpose, of one kind")

    @routes.get("/programs", "read", gives=answered.Programs)
    def read(call: Call) -> Response:
        """All programs."""
        policy = gateway.core.businesses.get(call.business)
        return answer({"programs": [_said(program) for program in policy.programs.values()]})

    return routes.blueprint


def _said(program: Program) -> dict[str, object]:
    campaign = program.campaign
    return {
        "id": program.id,
        "kind": program.kind.value,
        "description": program.description,
        "frequency": program.frequency,
        "recurring": program.recurring,
        "hold_for": duration(program.hold_for),
        "on_missing_consent": program.on_missing_consent,
        "paused": program.paused,
        "follow_up_days": program.follow_up_days,
        "campaign": {"id": campaign.id, "use_case": campaign.use_case, "status": campaign.status},
    }
