"""Saved views: a search of the held queue under a name, for whoever saved it."""

from __future__ import annotations

from flask import Blueprint, Response, request, url_for

from app.errors import BadInput, Conflict
from app.gateway.gateway import Gateway
from app.ledger.held import OLDEST, SORTS
from app.store.views import MOST, View, Views
from app.web.console.deeds import back, to
from app.web.console.frame import visiting
from app.web.console.held import search_of
from app.web.console.words import _

NAME = 40
"""Characters of a view's name."""


def saved_views(blueprint: Blueprint, gateway: Gateway) -> None:
    """Add the routes."""
    views = Views(gateway.core.store)

    @blueprint.post("/views")
    def keep_view() -> Response:
        """Keep the search of the page under a name."""
        visit = visiting()
        name, found = " ".join(request.form.get("name", "").split()), search_of(gateway, visit)
        if not name or len(name) > NAME or not name.isprintable():
            raise BadInput("name", _("Give the view a name of {most} characters at most.").format(most=NAME))
        if not found.narrows or found.wrong:
            raise BadInput("q", _("Search for something first: all that waits needs no view."))
        sort = request.form.get("sort", OLDEST)
        if not views.keep(visit.business, visit.user, name, View(found.line, sort if sort in SORTS else OLDEST)):
            raise Conflict(_("You have {most} views already: forget one first.").format(most=MOST))
        return to(back(), "view_kept")

    @blueprint.post("/views/forget")
    def forget_view() -> Response:
        visit = visiting()
        views.forget(visit.business, visit.user, request.form.get("name", ""))
        return to(url_for("console.held"), "view_forgotten")
