"""`/v1/evidence`: the file that proves what is on record about a Consumer, a message, a Program or a period."""

from __future__ import annotations

import base64
import threading

from flask import Response, request
from flask_openapi.blueprint import APIBlueprint

from app.consent.account.asked import MESSAGE, PERIOD, PROGRAM, Asked
from app.errors import BadInput, Unavailable
from app.gateway.evidence import of_number
from app.gateway.evidence_file import IN_MEMORY
from app.gateway.gateway import Gateway
from app.web.api.frame import JSON, Call, Routes
from app.web.api.sight import Shows
from app.web.evidence_page import POLICY, page
from app.web.shapes.evidence import Evidence, EvidenceAbout, EvidenceQuery
from app.web.shapes.queries import NumberPath

HTML = "text/html"
SECONDS = 20.0
"""The time of one request: copying what the Ledger lacks takes a quarter of it at most."""
MOST_CONSUMERS = 2_000
"""Consumers in one file of a request: it holds a thread of the web for as long as it is made, a few ms for each."""
BUSY_SECONDS = 15


def evidence(gateway: Gateway) -> APIBlueprint:
    """The routes of this resource."""
    routes = Routes(gateway, "evidence", "Evidence files: proof that a stranger can check without Consentry")
    # Webhooks share the web's threads: files about many are made one at a time.
    place = threading.BoundedSemaphore(1)

    @routes.get("/evidence/<number>", "read", gives=Evidence, seconds=SECONDS, shows=Shows.RECORDED)
    def read(call: Call, path: NumberPath, query: EvidenceQuery) -> Response:
        """Everything on record about a number, with its proof.

        JSON, or with `Accept: text/html` (or `format=html`) a page that prints well and carries the file. Each file is
        itself recorded, by whom it was asked for and with its hash.
        """
        return _given_out(gateway, call, of_number(gateway.core, call.business, path.number), query)

    @routes.get("/evidence", "read", gives=Evidence, seconds=SECONDS, shows=Shows.RECORDED)
    def about(call: Call, query: EvidenceAbout) -> Response:
        """Everything on record about a message, a program or a period, with its proof.

        The same file as of a number, with the chain of each consumer whom it concerns: those parts that were asked
        for are readable, of the rest the hashes stand. Each file is itself recorded. One that concerns more than
        2,000 consumers is made with `consentry export`.
        """
        asked = asked_about(query, gateway.core.clock())
        if not place.acquire(blocking=False):
            raise Unavailable("Another evidence file is being made; try again in a moment.", retry_after=BUSY_SECONDS)
        try:
            return _given_out(gateway, call, asked, query)
        finally:
            place.release()

    return routes.blueprint


def asked_about(query: EvidenceAbout, now: int) -> Asked:
    """The one thing that was asked about. Raises BadInput where it is none, or several. `now` is consent time, ms."""
    period = query.from_ is not None or query.to is not None
    if [query.message is not None, query.program is not None, period].count(True) != 1:
        raise BadInput("message", "Name one: message, program, or a period with from and to.")
    if query.message is not None:
        return Asked(MESSAGE, message=query.message)
    if query.program is not None:
        return Asked(PROGRAM, program=query.program)
    if query.from_ is None:
        raise BadInput("from", "from: say when the period begins")
    return Asked(PERIOD, since=_instant(query.from_, now), until=_instant(query.to, now) if query.to else now + 1)


def _instant(age: tuple[int, int], now: int) -> int:
    at, before = age
    return at or now - before


def _given_out(gateway: Gateway, call: Call, asked: Asked, query: EvidenceQuery) -> Response:
    """The file about that, as the caller wants it."""
    form = query.format or ("html" if _prefers_html() else "json")
    return given_out(gateway, call.business, asked, by=call.caller.by, form=form, redact=query.redact)


def given_out(
    gateway: Gateway, business: str, asked: Asked, *, by: str, form: str, redact: bool = False, named: str = ""
) -> Response:
    """The file about that, in pieces where it is large; `named`, it is kept under that name and not shown."""
    file = gateway.evidence.make(business, asked, by=by, redact=redact, form=form, most=MOST_CONSUMERS)
    parts = page(file) if form == "html" else file.read()
    kind = f"{HTML}; charset=utf-8" if form == "html" else JSON
    if file.size > IN_MEMORY:
        answer = Response(parts, content_type=kind)
        answer.call_on_close(file.close)
    else:
        answer = Response(b"".join(parts), content_type=kind)
        file.close()
    if named:
        answer.headers["Content-Disposition"] = f'attachment; filename="{named}.{form}"'
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["Vary"] = "Accept"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    if form == "html":
        answer.headers["Content-Security-Policy"] = POLICY
    else:
        digest = base64.b64encode(bytes.fromhex(file.sha256)).decode()
        answer.headers["Repr-Digest"] = f"sha-256=:{digest}:"  # RFC 9530
    return answer


def _prefers_html() -> bool:
    return request.accept_mimetypes.best_match([JSON, HTML], default=JSON) == HTML
