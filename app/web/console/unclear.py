"""Quarantine: texts that may mean stop, with what was understood and why. Until a person has said what one means, only
a person's reply goes to whoever wrote it.
"""

from __future__ import annotations

from flask import Blueprint, Response, request, url_for

from app.consent.intent import understand
from app.gateway.gateway import Gateway
from app.ledger.rows import TextRow
from app.phone import Phone
from app.web.console.frame import page, visiting

ROWS = 50


def unclear_pages(blueprint: Blueprint, gateway: Gateway) -> None:
    """Add the routes."""

    @blueprint.get("/unclear")
    def unclear() -> Response:
        visit = visiting()
        core = gateway.core
        cursor = request.args.get("cursor") or None
        listed = core.ledger.inbox.unclear(visit.business, limit=ROWS, cursor=cursor)
        whom = list(dict.fromkeys(row.consumer for row in listed.rows))
        snapshots = core.store.read(visit.business, visit.policy.tag, whom).snapshots if whom else {}
        shown, seen = [], set[str]()
        for row in listed.rows:
            standing = snapshots[row.consumer].standing
            waiting = standing.quarantine if standing.revoked() is None else None  # who said stop since means stop
            # Somebody may have settled it; and of several of theirs the one in force is to be read.
            if waiting is not None and row.created_at <= waiting.at and row.consumer not in seen:
                seen.add(row.consumer)
                shown.append(_line(row, snapshots[row.consumer].held))
        if shown:
            gateway.seeing.record(visit.business, by=visit.by, route="GET /console/unclear", rows=len(shown))
        following = f"{url_for('console.unclear')}?cursor={listed.next}" if listed.next else ""
        return page("unclear.html", texts=shown, next=following, first=url_for("console.unclear") if cursor else "")


def _line(row: TextRow, held: int) -> dict[str, object]:
    """`words` are those for which it was held, read again from the same body; `held` counts their texts that wait."""
    masked = Phone(row.number).masked if row.number else "—"
    return {"row": row, "masked": masked, "words": understand(row.body or "").words, "held": held}
