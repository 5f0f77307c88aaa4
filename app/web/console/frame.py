"""The frame around every page of the console: who is in, what they may, the forms' token, and how a page is drawn."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from flask import Response, g, render_template, request, url_for

from app.consent.model import Policy
from app.errors import Forbidden
from app.gateway.gateway import Gateway
from app.gateway.users import Role
from app.ids import fingerprint
from app.store.directory import UserRecord
from app.store.sessions import Session, Sessions
from app.web.console import words
from app.web.console.times import ms_of, spoken, stamp
from app.web.console.words import _
from app.web.whence import over_https

COOKIE = "consentry_console"
STATIC = Path(__file__).with_name("static")
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}


@dataclass(frozen=True, slots=True)
class Visit:
    """Who is in: a user of one Business."""

    policy: Policy
    user: str
    role: Role
    session: Session

    @property
    def business(self) -> str:
        return self.policy.business

    @property
    def by(self) -> str:
        """How entries name this user."""
        return f"user:{self.user}"


def visiting(role: Role = Role.VIEWER) -> Visit:
    """Who makes this request. Raises Forbidden unless they may do what that role may."""
    visit: Visit = g.visit
    if not visit.role.may(role):
        raise Forbidden(_("You are {mine} here; this needs {wanted}.").format(mine=visit.role.value, wanted=role.value))
    return visit


def proof(record: UserRecord) -> str:
    """What a session remembers of the user's record: with another password or role it is over."""
    return fingerprint(f"{record.role}\0{record.password_hash}\0{record.made_at}".encode())


def visit_of(gateway: Gateway, sessions: Sessions) -> Visit | None:
    """Who this request's cookie lets in; None for nobody."""
    cookie = request.cookies.get(COOKIE, "")
    found = sessions.of(cookie) if 0 < len(cookie) <= 200 else None
    policy = gateway.core.businesses.all().get(found.business) if found else None
    if found is None or policy is None:
        return None
    record = gateway.core.directory.user(found.business, found.user)
    if record is None or record.ended_at or not hmac.compare_digest(proof(record), found.proof):
        sessions.end(cookie)
        return None
    return Visit(policy, record.name, Role(record.role), found)


def let_in(answer: Response, cookie: str) -> Response:
    """Give the cookie of a session."""
    answer.set_cookie(COOKIE, cookie, path="/console", httponly=True, samesite="Lax", secure=over_https())
    return answer


def let_out(answer: Response) -> Response:
    answer.delete_cookie(COOKIE, path="/console", httponly=True, samesite="Lax", secure=over_https())
    return answer


def from_here() -> bool:
    """Whether a form was sent by a page of ours: its origin, where the browser says it, is the host that it asks."""
    origin = request.headers.get("Origin", "")
    site = request.headers.get("Sec-Fetch-Site", "same-origin")
    return (not origin or urlsplit(origin).netloc == request.host) and site in ("same-origin", "none")


def token_fits(token: str) -> bool:
    """Whether the form has that token."""
    return bool(token) and hmac.compare_digest(request.form.get("csrf", "").encode(), token.encode())


def page(template: str, status: int = 200, **values: Any) -> Response:
    """A page, with its headers. Every value is escaped where it is drawn."""
    nonce = secrets.token_urlsafe(16)
    visit: Visit | None = g.get("visit")
    values |= {
        "_": _,
        "words": words,
        "visit": visit,
        "csrf": visit.session.csrf if visit else "",
        "nonce": nonce,
        "static": static,
        "here": here(),
        "said": words.SAID.get(request.args.get("said", ""), "") if request.method == "GET" else "",
        "zone": visit.policy.timezone if visit else "UTC",
        "spoken": spoken,
        "stamp": stamp,
        "ms": ms_of,
    }
    answer = Response(render_template(f"console/{template}", **values), status)
    answer.headers.update(_HEADERS)
    answer.headers["Content-Security-Policy"] = (
        f"default-src 'none'; script-src 'nonce-{nonce}'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
    return answer


def inside(address: str, otherwise: str) -> str:
    """An address that a form named, if it is one of a page of ours: nobody is led elsewhere."""
    ours = address.startswith("/console/") and "\\" not in address and "//" not in address and address.isprintable()
    return address if ours else otherwise


def here() -> str:
    """The address of this page, without what it says of what was just done."""
    kept = [part for part in request.query_string.decode("ascii", "ignore").split("&") if not part.startswith("said=")]
    return f"{request.path}?{'&'.join(kept)}" if any(kept) else request.path


@cache
def static(name: str) -> str:
    """The address of a file, which changes with what is in it: so it may be kept for ever."""
    version = sha256((STATIC / name).read_bytes()).hexdigest()[:12]
    return url_for("console.files", version=version, name=name)


def problem(title: str, said: str, status: int) -> Response:
    """A page that says what went wrong and what to do."""
    return page("problem.html", status, title=title, told=said)


def shown_fields(form: Mapping[str, str]) -> dict[str, str]:
    """What a form said, to be shown again in it."""
    return {name: value for name, value in form.items() if name != "csrf"}
