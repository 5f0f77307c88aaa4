"""`/v1/activity`: who did what, or was shown what, and from where."""

from __future__ import annotations

from flask import Response
from flask_openapi.blueprint import APIBlueprint

from app.gateway.gateway import Gateway
from app.web.api.frame import Call, Routes, answer, consumer_id
from app.web.api.said import act, behind
from app.web.api.sight import Shows
from app.web.shapes.activity import Acts
from app.web.shapes.queries import ActivityQuery


def activity(gateway: Gateway) -> APIBlueprint:
    """The routes of this resource."""
    routes = Routes(gateway, "activity", "Activity: who did what, saw what, and from where")

    # Where colleagues sat is theirs, and nobody's to read but an administrator's; that it was read is on record too.
    @routes.get("/activity", "admin", gives=Acts, shows=Shows.PERSONAL)
    def read(call: Call, query: ActivityQuery) -> Response:
        """What was done through the API and on the command line, newest first.

        Also what personal data was shown (`seen`): the same to the same key stands there once an hour.
        """
        ledger, business = gateway.core.ledger, call.business
        consumer = consumer_id(gateway, business, query.consumer)
        page = ledger.activity.page(
            business,
            actor=f"key:{query.key}" if query.key else None,
            consumer=consumer,
            since=_since(gateway, query),
            limit=query.limit,
            cursor=query.cursor,
        )
        numbers = ledger.activity.numbers(business, (one.whom for one in page.rows))
        late = behind(gateway, business)
        call.saw(len(page.rows), consumer or "")
        acts = [act(one, numbers.get(one.whom or "")) for one in page.rows]
        return answer({"activity": acts, "next": page.next, "behind": late})

    return routes.blueprint


def _since(gateway: Gateway, query: ActivityQuery) -> int | None:
    if query.since is None:
        return None
    instant, age = query.since
    return instant or max(gateway.core.clock() - age, 0)
