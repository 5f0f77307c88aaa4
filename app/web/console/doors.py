"""Doors: logging in and out, and the one-time link by which the first user is made."""

from __future__ import annotations

from flask import Blueprint, Response, g, redirect, request, url_for

from app.errors import BadInput
from app.gateway.gateway import Gateway
from app.gateway.users import Role
from app.store.sessions import Sessions
from app.web import whence
from app.web.console.frame import COOKIE, inside, let_in, let_out, page, proof
from app.web.console.words import _

PERIOD = 900
"""Seconds in which tries are counted."""
TRIES_EACH = 10
"""Of one user from one address. Nobody is locked out by what a stranger does from another."""
TRIES_HERE = 50
"""From one address, whoever it says to be."""
TRIES_WHOLE = 300
"""Of one user from anywhere: then it is no person who tries."""


def doors(blueprint: Blueprint, gateway: Gateway, sessions: Sessions) -> None:
    """Add the routes."""

    @blueprint.get("/login")
    def login_page() -> Response:
        return _login(gateway)

    @blueprint.post("/login")
    def login() -> Response:
        business, name = _business(gateway, request.form.get("business", "")), request.form.get("user", "").strip()
        here, each = f"from:{whence.address()}", f"{business}:{name.lower()}"
        counted = [(f"{each} {here}", TRIES_EACH), (here, TRIES_HERE), (each, TRIES_WHOLE)]
        if sessions.tried(counted, PERIOD):
            return _login(gateway, _("Too many tries. Wait a quarter of an hour, then try again."), 429)
        record = gateway.users.known(business, name.lower(), request.form.get("password", ""))
        if record is None:
            return _login(gateway, _("Name and password do not belong together."), 403)
        sessions.forget_tries(f"{each} {here}", each)
        return _in(sessions, business, record.name, proof(record))

    @blueprint.post("/logout")
    def logout() -> Response:
        sessions.end(request.cookies.get(COOKIE, ""))
        g.visit = None
        return let_out(_to(url_for("console.login_page")))

    @blueprint.get("/first/<name>")
    def first_page(name: str) -> Response:
        return page("first.html", business=_offered(gateway, sessions, name), name=name, error="")

    @blueprint.post("/first/<name>")
    def first(name: str) -> Response:
        business = _offered(gateway, sessions, name)
        if not business:
            return page("first.html", 404, business="", name=name, error="")
        user = request.form.get("user", "").strip().lower()
        try:
            record = gateway.users.set(
                business, user, Role.ADMIN, by="consentry up", password=request.form.get("password", "")
            )
        except BadInput as error:
            return page("first.html", 422, business=business, name=name, error=error.detail, user=user)
        sessions.offered(name, take=True)
        return _in(sessions, business, record.name, proof(record))


def _offered(gateway: Gateway, sessions: Sessions, name: str) -> str:
    """The Business whose first user that link makes; empty where it has ended, or somebody was faster."""
    business = sessions.offered(name[:200])
    return business if business and not gateway.users.of(business) else ""


def _business(gateway: Gateway, said: str) -> str:
    """The Business that one logs in to: the only one, or the one that is named. Empty for none."""
    known = gateway.core.businesses.all()
    if len(known) == 1:
        return next(iter(known))
    return said if said in known else ""


def _login(gateway: Gateway, error: str = "", status: int = 200) -> Response:
    known = gateway.core.businesses.all()
    return page(
        "login.html",
        status,
        error=error,
        several=len(known) > 1,
        nobody=not any(gateway.users.of(business) for business in known),
        business=request.form.get("business", ""),
        user=request.form.get("user", ""),
        next=request.values.get("next", ""),
    )


def _in(sessions: Sessions, business: str, user: str, of: str) -> Response:
    """Let them in under a new session, whatever they had before."""
    before = request.cookies.get(COOKIE, "")
    if before:
        sessions.end(before)
    cookie, _made = sessions.begin(business, user, of)
    return let_in(_to(inside(request.form.get("next", ""), url_for("console.held"))), cookie)


def _to(address: str) -> Response:
    answer = redirect(address, 303)
    answer.headers["Cache-Control"] = "no-store"
    return answer  # type: ignore[return-value]
