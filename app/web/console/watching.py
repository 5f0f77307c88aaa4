"""Watching: who did what, for admins."""

from __future__ import annotations

from flask import Blueprint, Response, request, url_for

from app.gateway.gateway import Gateway
from app.gateway.users import Role
from app.ledger.activity import told_of
from app.web.console.frame import page, visiting

ACTS = 100


def watching(blueprint: Blueprint, gateway: Gateway) -> None:
    """Add the routes."""

    @blueprint.get("/activity")
    def activity() -> Response:
        visit = visiting(Role.ADMIN)
        actor = request.args.get("by", "").strip()[:100]
        listed = gateway.core.ledger.activity.page(
            visit.business, actor=actor or None, limit=ACTS, cursor=request.args.get("cursor") or None
        )
        if listed.rows:
            gateway.seeing.record(
                visit.business, by=visit.by, route="GET /console/activity", rows=len(listed.rows), filter=actor
            )
        acts = [(one, told_of(one.type, one.facts)) for one in listed.rows]
        following = f"{url_for('console.activity')}?by={actor}&cursor={listed.next}" if listed.next else ""
        return page("activity.html", acts=acts, actor=actor, next=following)
