"""`/v1/senders`: the Business's numbers, without their secrets."""

from __future__ import annotations

from flask import Response
from flask_openapi.blueprint import APIBlueprint

from app.consent.hours import instant
from app.consent.model import Sender
from app.gateway.gateway import Gateway
from app.web.api.frame import Call, Routes, answer
from app.web.api.said import duration
from app.web.shapes import answered


def senders(gateway: Gateway) -> APIBlueprint:
    """The routes of this resource."""
    routes = Routes(gateway, "senders", "Your senders: numbers and short codes")

    @routes.get("/senders", "read", gives=answered.Senders)
    def read(call: Call) -> Response:
        """All senders."""
        policy = gateway.core.businesses.get(call.business)
        return answer({"senders": [_said(sender) for sender in policy.senders.values()]})

    return routes.blueprint


def _said(sender: Sender) -> dict[str, object]:
    return {
        "number": sender.number,
        "provider": sender.provider,
        "number_type": sender.number_type,
        "stop_reply": sender.stop_reply,
        "mode": sender.mode,
        "paused": sender.paused,
        "watch_until": instant(sender.watch_until) if sender.watch_until else None,
        "default_program": sender.default_program,
        "window": duration(sender.window),
        "rate": sender.rate,
    }
