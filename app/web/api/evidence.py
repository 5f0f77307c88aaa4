"""`/v1/evidence/{number}`: the file that proves what is on record about a Consumer, and the same as a page."""

from __future__ import annotations

import base64

from flask import Response, request
from flask_openapi.blueprint import APIBlueprint

from app.gateway.evidence import of_number
from app.gateway.evidence_file import IN_MEMORY
from app.gateway.gateway import Gateway
from app.web.api.frame import JSON, Call, Routes
from app.web.evidence_page import POLICY, page
from app.web.shapes.evidence import Evidence, EvidenceQuery
from app.web.shapes.queries import NumberPath

HTML = "text/html"
SECONDS = 20.0
"""The time of one request: copying what the Ledger lacks takes a quarter of it at most."""


def evidence(gateway: Gateway) -> APIBlueprint:
    """The routes of this resource."""
    routes = Routes(gateway, "evidence", "Evidence files: proof that a stranger can check without Consentry")

    @routes.get("/evidence/<number>", "read", gives=Evidence, seconds=SECONDS)
    def read(call: Call, path: NumberPath, query: EvidenceQuery) -> Response:
        """Everything on record about a number, with its proof.

        JSON, or with `Accept: text/html` (or `format=html`) a page that prints well and carries the file. Each file is
        itself recorded, by whom it was asked for and with its hash.
        """
        form = query.format or ("html" if _prefers_html() else "json")
        asked = of_number(gateway.core, call.business, path.number)
        file = gateway.evidence.make(call.business, asked, by=call.caller.by, redact=query.redact, form=form)
        parts = page(file) if form == "html" else file.read()
        kind = f"{HTML}; charset=utf-8" if form == "html" else JSON
        if file.size > IN_MEMORY:
            answer = Response(parts, content_type=kind)
            answer.call_on_close(file.close)
        else:
            answer = Response(b"".join(parts), content_type=kind)
            file.close()
        answer.headers["Cache-Control"] = "no-store"
        answer.headers["Vary"] = "Accept"
        answer.headers["X-Content-Type-Options"] = "nosniff"
        if form == "html":
            answer.headers["Content-Security-Policy"] = POLICY
        else:
            digest = base64.b64encode(bytes.fromhex(file.sha256)).decode()
            answer.headers["Repr-Digest"] = f"sha-256=:{digest}:"  # RFC 9530
        return answer

    return routes.blueprint


def _prefers_html() -> bool:
    return request.accept_mimetypes.best_match([JSON, HTML], default=JSON) == HTML
