"""How the house stands: what waits for what, what became of texts, what lags or is in trouble; the numbers, the
programs and the business's own application; and pausing, which ends nothing and loses nothing.
"""

from __future__ import annotations

from flask import Blueprint, Response, request, url_for

from app.consent.model import Kind, Policy
from app.errors import BadInput, LedgerUnavailable
from app.gateway.gateway import Gateway
from app.gateway.intake import shut_lanes
from app.gateway.users import Role
from app.web.console.deeds import to
from app.web.console.frame import page, visiting
from app.web.console.held import Counts, behind
from app.web.console.trending import Trending
from app.web.console.words import _

TIER_OF = {
    Kind.CONVERSATIONAL: _("implied: they wrote first"),
    Kind.INFORMATIONAL: _("express: said yes"),
    Kind.PROMOTIONAL: _("express written: signed yes"),
}


def house(blueprint: Blueprint, gateway: Gateway, waiting: Counts) -> None:
    """Add the routes."""
    core, trending = gateway.core, Trending(gateway)

    @blueprint.get("/overview")
    def overview() -> Response:
        visit = visiting()
        causes = waiting.of(visit.business)
        return page(
            "overview.html",
            causes=causes,
            most=max((cause.count for cause in causes), default=0),
            counts=core.ledger.counts(visit.business),
            trend=trending.of(visit.policy),
            lag=behind(gateway, visit.business),
            troubles=[trouble for _part, trouble in sorted(core.troubles.now().items())],
            elsewhere=core.beside.counts(visit.business),
            late_stops=core.beside.late_stops(visit.business)[0],
            drifts=sum(core.beside.drifts(visit.business).values()),
        )

    @blueprint.get("/drift")
    def drift() -> Response:
        """Where the carriers' own block lists and what is on record here differ, as of the last comparison."""
        visit = visiting()
        return page(
            "drift.html",
            drifts=sorted(core.beside.drifts(visit.business).items()),
            looked_at=core.beside.drift_looked_at(visit.business),
            senders=visit.policy.senders,
            late_stops=core.beside.late_stops(visit.business),
        )

    @blueprint.get("/setup")
    def setup() -> Response:
        visit = visiting()
        shut = {number: ms for (business, number), ms in shut_lanes(core).items() if business == visit.business}
        try:
            endpoints = gateway.forwards.endpoints(visit.business)
        except LedgerUnavailable:
            endpoints = None
        return page(
            "setup.html",
            policy=visit.policy,
            shut=shut,
            tiers=TIER_OF,
            lacks=lacks(visit.policy),
            endpoints=endpoints,
            drifts=core.beside.drifts(visit.business),
        )

    @blueprint.post("/setup/pause")
    def pause() -> Response:
        """Pause or resume all, a number, or a program. What waits is judged again by itself when it is resumed."""
        visit = visiting(Role.OPERATOR)
        form = request.form
        if form.get("to") not in ("pause", "resume"):
            raise BadInput("to", _("Say whether to pause or to resume."))
        paused = form["to"] == "pause"
        gateway.admin.pause(
            visit.business,
            paused=paused,
            sender=form.get("sender", ""),
            program=form.get("program", ""),
            by=visit.by,
        )
        return to(url_for("console.setup"), "paused" if paused else "resumed")

    @blueprint.post("/setup/replay")
    def replay() -> Response:
        """Bring the business's application again what never arrived."""
        visit = visiting(Role.OPERATOR)
        endpoint = request.form.get("endpoint", "")
        gateway.forwards.enable(visit.business, endpoint, by=visit.by)
        gateway.forwards.replay(visit.business, endpoint=endpoint, since=0)
        return to(url_for("console.setup"), "replayed")


def lacks(policy: Policy) -> list[str]:
    """What the settings lack that texts, registration or the law ask for, in sentences."""
    found = []
    if not policy.help:
        found.append(_("“help” is empty: the answer to HELP has nothing to say of how you are reached."))
    if not policy.website:
        found.append(_("“website” is empty: carriers ask for it when a campaign is registered."))
    if not policy.privacy_url or not policy.terms_url:
        found.append(_("“privacy_url” or “terms_url” is empty: the words that ask for consent must link both."))
    for program in policy.programs.values():
        if not program.description:
            found.append(
                _("“{program}” has no description: what people agree to must be said.").format(program=program.id)
            )
        if program.recurring and not program.frequency:
            found.append(
                _("“{program}” recurs and says no frequency: its confirmation must.").format(program=program.id)
            )
        if program.campaign.id and program.campaign.state not in ("approved", ""):
            found.append(
                _("The campaign of “{program}” is {state}: its texts wait.").format(
                    program=program.id, state=program.campaign.state
                )
            )
    return found
