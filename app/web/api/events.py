"""`/v1/events`: everything that happened, in the order in which it was written down."""

from __future__ import annotations

from flask import Response
from flask_openapi.blueprint import APIBlueprint

from app.gateway.gateway import Gateway
from app.web.api.frame import Call, Routes, answer, consumer_id
from app.web.api.said import behind, entry
from app.web.api.sight import Shows
from app.web.shapes import answered
from app.web.shapes.queries import EventsQuery


def events(gateway: Gateway) -> APIBlueprint:
    """The routes of this resource."""
    routes = Routes(gateway, "events", "Entries: past-tense facts, each exactly once")

    @routes.get("/events", "read", gives=answered.Events, shows=Shows.PERSONAL)
    def read(call: Call, query: EventsQuery) -> Response:
        """Entries after a place, oldest first.

        Ask again with `after` set to the last `next`: nothing is left out, and nothing comes twice. That somebody
        looked at something (`seen`) comes only where that type is asked for.
        """
        consumer = consumer_id(gateway, call.business, query.consumer)
        page = gateway.core.ledger.events(
            call.business, type=query.type, consumer=consumer, after=query.after, limit=query.limit
        )
        call.saw(len(page.rows), consumer or "")
        late = behind(gateway, call.business)
        return answer({"events": [entry(one) for one in page.rows], "next": page.next, "behind": late})

    return routes.blueprint
