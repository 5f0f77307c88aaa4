"""`/v1/forwards`: what went on to your own application, what did not arrive, and sending it again."""

from __future__ import annotations

from flask import Response
from flask_openapi.blueprint import APIBlueprint

from app.gateway.forwarding.desk import EndpointState
from app.gateway.gateway import Gateway
from app.ledger.forward_rows import ForwardRow
from app.web.api.frame import Call, Routes, answer
from app.web.api.repeats import once
from app.web.api.said import behind, when
from app.web.shapes import forwarding as shapes


def forwards(gateway: Gateway) -> APIBlueprint:
    """The routes of this resource."""
    routes = Routes(gateway, "forwards", "Forwards: events on their way to your own application")

    @routes.get("/forwards", "read", gives=shapes.Forwards)
    def listed(call: Call, query: shapes.ForwardsQuery) -> Response:
        """Your endpoints and how each does, and what was forwarded to them, newest first.

        What was delivered is listed for 7 days, what is dead for 30; what was erased is in no list.
        """
        page = gateway.forwards.page(
            call.business,
            state=query.state,
            endpoint=query.endpoint,
            since=_since(gateway, query),
            limit=query.limit,
            cursor=query.cursor,
        )
        return answer(
            {
                "endpoints": [endpoint(one) for one in gateway.forwards.endpoints(call.business)],
                "forwards": [forward(one) for one in page.rows],
                "next": page.next,
                "total": page.total,
                "behind": behind(gateway, call.business),
            }
        )

    @routes.post("/forwards/replay", "operate", gives=shapes.Replayed)
    def replay(call: Call, body: shapes.Replay) -> Response:
        """Send one event again, or all that happened since an instant and never arrived.

        It goes out under the id that it had, so an application that looks at ids takes it once.
        """
        with once(gateway, call) as attempt:
            count = 0
            if not attempt.done:
                count = gateway.forwards.replay(
                    call.business, id=body.id, endpoint=body.endpoint, since=body.since, states=body.chosen
                )
        return answer({"replayed": count})

    @routes.post("/forwards/enable", "operate", gives=shapes.Endpoint)
    def enable(call: Call, body: shapes.Enable) -> Response:
        """Forward to an endpoint again that was ended because it failed for days, or said that it is gone.

        What died meanwhile is sent when you replay it.
        """
        with once(gateway, call):
            found = gateway.forwards.enable(call.business, body.endpoint, by=call.caller.by)
        return answer(endpoint(found))

    return routes.blueprint


def _since(gateway: Gateway, query: shapes.ForwardsQuery) -> int | None:
    if query.since is None:
        return None
    instant, age = query.since
    return instant or max(gateway.core.clock() - age, 0)


def endpoint(found: EndpointState) -> dict[str, object]:
    """One endpoint as it is told."""
    return {
        "endpoint": found.name,
        "url": found.url,
        "format": found.format,
        "events": list(found.events),
        "keywords": found.keywords,
        "state": found.state,
        "failing_since": when(found.failing_since),
        "ended_at": when(found.ended_at),
        "waiting": found.waiting,
        "dead": found.dead,
    }


def forward(found: ForwardRow) -> dict[str, object]:
    """One forward as it is told."""
    return {
        "id": found.id,
        "endpoint": found.endpoint,
        "type": found.type,
        "text": found.text or None,
        "entry": found.entry,
        "at": when(found.at),
        "state": found.state,
        "attempts": found.attempts,
        "answer": found.answer or None,
        "tried_at": when(found.tried_at),
        "next_at": when(found.next_at) if found.state == "waiting" else None,
    }
