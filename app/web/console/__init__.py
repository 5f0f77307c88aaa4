"""`/console`: pages for the people who watch what waits. On ADMIN_PORT only; loopback unless told otherwise.

Drawn on the server: reading and acting work without JavaScript, which only makes them quicker. What a page shows comes
from the gateway's and the Ledger's own questions; no rule is decided here.
"""

from __future__ import annotations

from flask import Blueprint, Response, abort, g, redirect, request, send_from_directory, url_for
from werkzeug.wrappers import Response as AnyResponse

from app.errors import ConsentryError, Unavailable
from app.gateway.acting import acting
from app.gateway.gateway import Gateway
from app.store.sessions import Sessions
from app.web import whence
from app.web.auth import only_on
from app.web.console.bulk import acts_on_many
from app.web.console.calls import calls
from app.web.console.deeds import acts
from app.web.console.doors import doors
from app.web.console.frame import STATIC, from_here, page, problem, token_fits, visit_of
from app.web.console.held import Counts, held_pages, remedy, source
from app.web.console.house import house
from app.web.console.inbox import inbox_pages
from app.web.console.people import people
from app.web.console.replying import replying
from app.web.console.tour import tours
from app.web.console.unclear import unclear_pages
from app.web.console.viewed import saved_views
from app.web.console.watching import watching
from app.web.console.worded import worded
from app.web.console.words import _

BUDGET = 5.0
"""Seconds that a page may take until its last Redis call. A person waits for it, not a carrier; and to check a password
takes long on purpose."""
MOST_BYTES = 256 * 1024
"""Of a form."""
_OPEN = frozenset({"console.files", "console.login_page", "console.login", "console.first_page", "console.first"})
"""Routes for whoever is not in."""


def console(gateway: Gateway, *, admin_port: int) -> Blueprint:
    """The routes."""
    blueprint = Blueprint("console", __name__, url_prefix="/console", template_folder="templates")
    sessions = Sessions(gateway.core.store)

    @blueprint.before_request
    def guard() -> AnyResponse | None:
        only_on(admin_port)
        if request.endpoint == "console.files":
            return None
        request.max_content_length = MOST_BYTES
        g.work = gateway.core.store.budget(BUDGET)
        g.work.__enter__()
        g.visit = visit_of(gateway, sessions)
        if request.method not in ("GET", "HEAD") and not from_here():
            return problem(_("Not from here"), _("This form was sent by another site, so nothing was done."), 403)
        if request.endpoint in _OPEN:
            return None
        if g.visit is None:
            wanted = request.full_path.removesuffix("?") if request.method == "GET" else ""
            return redirect(url_for("console.login_page", next=wanted or None), 303)
        if request.method not in ("GET", "HEAD") and not token_fits(g.visit.session.csrf):
            said = _("The page was too old, so nothing was done. Go back, load it again, and repeat.")
            return problem(_("Please repeat"), said, 403)
        if _has_nul():
            # SQL databases refuse it in text, and an entry that one refuses would hold up all that come after it.
            return problem(_("That did not go"), _("There is a character in it that no text has."), 422)
        g.acting = acting(whence.address(), g.visit.by)
        g.acting.__enter__()
        return None

    @blueprint.teardown_request
    def over(error: BaseException | None) -> None:
        for name in ("acting", "work"):
            entered = g.pop(name, None)
            if entered is not None:
                entered.__exit__(None, None, None)

    @blueprint.errorhandler(ConsentryError)
    def refused(error: ConsentryError) -> Response:
        if isinstance(error, Unavailable):
            answer = problem(_("Not at this moment"), error.detail, error.status)
            answer.headers["Retry-After"] = str(error.retry_after)
            return answer
        return problem(_("That did not go"), error.detail, error.status)

    @blueprint.get("/static/<version>/<name>")
    def files(version: str, name: str) -> Response:
        if not (STATIC / name).is_file():
            abort(404)
        answer = send_from_directory(STATIC, name)
        answer.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        answer.headers["X-Content-Type-Options"] = "nosniff"
        return answer

    @blueprint.get("/")
    def home() -> AnyResponse:
        return redirect(url_for("console.held"), 303)

    @blueprint.get("/tiers")
    def tiers() -> Response:
        return page("tiers.html", remedy=remedy, source=source)

    doors(blueprint, gateway, sessions)
    counts = Counts(gateway)
    held_pages(blueprint, gateway, counts)
    saved_views(blueprint, gateway)
    acts(blueprint, gateway)
    acts_on_many(blueprint, gateway)
    calls(blueprint, gateway)
    inbox_pages(blueprint, gateway)
    people(blueprint, gateway)
    replying(blueprint, gateway)
    house(blueprint, gateway, counts)
    unclear_pages(blueprint, gateway)
    worded(blueprint, gateway)
    tours(blueprint, gateway)
    watching(blueprint, gateway)
    return blueprint


def _has_nul() -> bool:
    """Whether anything in the request has the character NUL."""
    said = (value for values in (*request.args.listvalues(), *request.form.listvalues()) for value in values)
    return "\0" in request.path or any("\0" in value for value in said)
