"""The inbox: what people wrote that nobody has answered, what is unclear first; and texts whose fate is not known."""

from __future__ import annotations

from flask import Blueprint, Response, request, url_for

from app.consent.model import DAY, State, Verdict
from app.errors import Conflict, NotFound
from app.gateway.gateway import Gateway
from app.gateway.pictures import Pictures
from app.gateway.users import Role
from app.phone import Phone
from app.store.attending import Attending
from app.web.api.pictured import picture
from app.web.console.deeds import back, to
from app.web.console.frame import page, visiting
from app.web.console.held import reason_of
from app.web.console.words import _

PICTURES_AT_ONCE = 2
"""A carrier that is slow to give pictures takes so many threads at most."""
DAYS = 7
ROWS = 50


def inbox_pages(blueprint: Blueprint, gateway: Gateway) -> None:
    """Add the routes."""
    owners = Attending(gateway.core.store)
    pictures = Pictures(gateway.core, at_once=PICTURES_AT_ONCE)

    @blueprint.get("/inbox")
    def inbox() -> Response:
        visit = visiting()
        core, now = gateway.core, gateway.core.clock()
        listed = core.ledger.inbox.page(
            visit.business, now - DAYS * DAY, limit=ROWS, cursor=request.args.get("cursor") or None
        )
        whom = list(dict.fromkeys(row.consumer for row in listed.rows))
        owned = owners.of(visit.business, whom)
        snapshots = core.store.read(visit.business, visit.policy.tag, whom).snapshots if whom else {}
        shown = []
        for row in listed.rows:
            standing = snapshots[row.consumer].standing
            window = standing.window(row.sender, now)
            shown.append(
                {
                    "row": row,
                    "masked": Phone(row.number).masked if row.number else "—",
                    "unclear": standing.quarantine is not None,
                    "stopped": standing.revoked() is not None,
                    "owner": owned.get(row.consumer, ""),
                    "closes_at": window.closes_at if window else 0,
                }
            )
        mine = request.args.get("mine") == "1"
        shown = [one for one in shown if not mine or one["owner"] == visit.user]
        shown.sort(key=lambda one: not one["unclear"])
        if shown:
            gateway.seeing.record(visit.business, by=visit.by, route="GET /console/inbox", rows=len(shown))
        following = f"{url_for('console.inbox')}?cursor={listed.next}" if listed.next else ""
        return page("inbox.html", texts=shown, next=following, now=now, days=DAYS, mine=mine)

    @blueprint.get("/media/<text>/<int:place>")
    def media(text: str, place: int) -> Response:
        """What came with a text, fetched from the carrier now and not kept."""
        visit = visiting()
        row = gateway.core.ledger.text(visit.business, text)
        if row is None:
            raise NotFound(_("There is no such text."))
        found = pictures.one(visit.policy, row, place)
        gateway.seeing.record(
            visit.business, by=visit.by, route="GET /console/media/{text}/{n}", rows=1, consumer=row.consumer
        )
        return picture(found)

    @blueprint.get("/unknown")
    def unknown() -> Response:
        """Texts of which we could not find out whether they left."""
        visit = visiting()
        listed = gateway.core.ledger.texts(
            visit.business, state=State.UNKNOWN.value, limit=ROWS, cursor=request.args.get("cursor") or None
        )
        shown = [(row, Phone(row.number).masked if row.number else "—") for row in listed.rows]
        if shown:
            gateway.seeing.record(visit.business, by=visit.by, route="GET /console/unknown", rows=len(shown))
        following = f"{url_for('console.unknown')}?cursor={listed.next}" if listed.next else ""
        return page("unknown.html", texts=shown, total=listed.total or 0, next=following)

    @blueprint.post("/unknown/<text>/resend")
    def resend(text: str) -> Response:
        """Send it again, though it may have arrived: as a new text, judged now."""
        visit = visiting(Role.OPERATOR)
        done = gateway.resend.one(visit.business, text, by=visit.by)
        if done.judged.verdict is Verdict.DENY:
            raise Conflict(reason_of(*done.judged.reasons[0])["text"])
        return to(back(), "on_its_way" if done.state is State.READY else "waits_now")
