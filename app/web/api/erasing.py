"""`/v1/consumers/{number}/erase` and `/legal-hold`: the right to be forgotten, and what stands against it."""

from __future__ import annotations

from flask import Response
from flask_openapi.blueprint import APIBlueprint

from app.gateway.gateway import Gateway
from app.web.api.frame import Call, Routes, answer
from app.web.api.repeats import once
from app.web.shapes import answered
from app.web.shapes.asking import Erasure, LegalHold, LegalHoldEnd
from app.web.shapes.queries import NumberPath

SECONDS = 20.0
"""An erasure waits for the Ledger to have all of a number, and reads all of it."""


def erasing(gateway: Gateway) -> APIBlueprint:
    """The routes of this resource."""
    routes = Routes(gateway, "erasing", "Erasure and legal holds: an administrator's acts on what is private")

    @routes.post("/consumers/<number>/erase", "admin", gives=answered.Erasure, status=202, seconds=SECONDS)
    def erase(call: Call, path: NumberPath, body: Erasure) -> Response:
        """Delete everything private of a number: words, names, evidence, the number itself.

        What happened stays on record without them, and a stop stays in force. What the law asks to keep speaks
        against it: 409 `must_be_kept` names it and until when, and `anyway` sets it aside. Doing it again is harmless.
        """
        with once(gateway, call) as attempt:
            done = gateway.erasing.erase(
                call.business,
                path.number,
                reason=body.reason,
                why=body.why,
                anyway=body.anyway,
                by=call.caller.by,
                event=attempt.event,
            )
        said = {"entries": done.entries, "texts": done.texts, "withdrawn": list(done.withdrawn), "copied": done.copied}
        return answer({"consumer": path.number.address, "id": done.entry or None, **said}, 202)

    @routes.post("/consumers/<number>/legal-hold", "admin", gives=answered.LegalHold, status=201)
    def hold(call: Call, path: NumberPath, body: LegalHold) -> Response:
        """Let nothing of a number be erased, by request or by age, until the hold is ended.

        Several may stand at once.
        """
        with once(gateway, call) as attempt:
            entry = gateway.legal_holds.begin(
                call.business, path.number, note=body.note, by=call.caller.by, event=attempt.event
            )
        return answer({"consumer": path.number.address, "id": entry}, 201)

    @routes.post(
        "/consumers/<number>/legal-hold/end", "admin", gives=answered.LegalHoldEnd, status=201, seconds=SECONDS
    )
    def end(call: Call, path: NumberPath, body: LegalHoldEnd) -> Response:
        """End a legal hold, or all that stand on the number."""
        with once(gateway, call) as attempt:
            entry, ended = gateway.legal_holds.end(
                call.business, path.number, hold=body.hold, note=body.note, by=call.caller.by, event=attempt.event
            )
        return answer({"consumer": path.number.address, "id": entry, "ended": list(ended)}, 201)

    return routes.blueprint
