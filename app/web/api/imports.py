"""Imports: lists of consents, stops and people as files; taken in at once, recorded by the importer."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from flask import Response, request, send_file
from flask_openapi.blueprint import APIBlueprint
from werkzeug.exceptions import RequestEntityTooLarge

from app.consent.hours import instant
from app.errors import Unavailable
from app.gateway.gateway import Gateway
from app.gateway.importing.layout import Sort
from app.gateway.importing.outcomes import Counts
from app.gateway.importing.upload import Upload, counted
from app.gateway.importing.uploads import Uploads, Wanted
from app.web.api.frame import Body, Call, Routes, answer
from app.web.api.repeats import once
from app.web.api.said import when
from app.web.shapes.importing import ConsentsQuery, Import, ImportPath, ListQuery, PeopleQuery, RevocationsQuery

CSV = "text/csv"
NDJSON = "application/x-ndjson"
UPLOAD_SECONDS = 3600.0
"""What an upload may take. A store that is away is noticed at the first call."""
PART = 256 * 1024

_EXAMPLES = {
    Sort.CONSENTS: "phone,given_at\n(704) 555-0123,11/3/2025 2:05 PM\n",
    Sort.REVOCATIONS: "phone,received_at\n(704) 555-0123,2025-11-03\n",
    Sort.PEOPLE: "phone,name,state\n(704) 555-0123,Anna Smith,NC\n",
}
_REPORT = {
    "description": "CSV, a line for each line of the list.",
    "content": {CSV: {"schema": {"type": "string", "description": "line,phone,result,entry,column,what"}}},
}


def imports(gateway: Gateway, uploads: Uploads, *, at_once: int) -> APIBlueprint:
    """The routes of this resource. `at_once` lists may come in at the same time."""
    routes = Routes(
        gateway, "imports", "Imports: your own lists as CSV or NDJSON, each line recorded whole or not at all"
    )
    places = threading.BoundedSemaphore(at_once)

    def take(call: Call, sort: Sort, query: ListQuery) -> Response:
        """Take a list in: checked as far as its heading, and on disk before it is answered."""
        policy = gateway.core.businesses.get(call.business)
        if sort is not Sort.REVOCATIONS:
            gateway.core.pressure.admit(call.business)
        wanted = Wanted(
            call.business,
            query.plan(sort, policy.timezone),
            query.proof(),
            by=call.caller.by,
            ndjson=request.mimetype == NDJSON,
            called=query.name,
            dry_run=query.dry_run,
            confirm=getattr(query, "confirm", False),
            confirm_rate=getattr(query, "confirm_rate", 1.0),
        )
        wanted.check()
        with _place(places), uploads.receive(_parts(uploads.most_bytes), wanted) as received:
            # A repeat under the same key has the same list and the same parameters.
            said = f"{received.sha256} {request.query_string.decode('latin-1')}".encode()
            with once(gateway, replace(call, raw=said)) as attempt:
                upload = uploads.again(wanted, received) if attempt.done else uploads.put(wanted, received)
        return answer(_said(uploads, upload), 202)

    @routes.post(
        "/consents/import", "consent", gives=Import, status=202, reads=_list(Sort.CONSENTS), seconds=UPLOAD_SECONDS
    )
    def consents(call: Call, query: ConsentsQuery) -> Response:
        """Record the consents of a list.

        Fields: phone, given_at, programs, tier, source, disclosure, disclosure_version, said, note, expires_at,
        confirmed_at, document, document_sha256, ip, name, ref, evidence.…; `map` says which columns they are.
        Answered when the list is on disk; GET /v1/imports/{id} says how far it is. The same list again records nothing
        twice. No text is sent unless `confirm` asks for it. A consent lifts an earlier stop only where a document
        proves that it came after it. Try `dry_run=true` first.
        """
        return take(call, Sort.CONSENTS, query)

    @routes.post(
        "/revocations/import",
        "consent",
        gives=Import,
        status=202,
        reads=_list(Sort.REVOCATIONS),
        seconds=UPLOAD_SECONDS,
    )
    def revocations(call: Call, query: RevocationsQuery) -> Response:
        """Record the stops of a list: everyone who asked not to be texted.

        Fields: phone, received_at, scope, source, note, document, document_sha256, ip, name, ref, evidence.…; a line
        without a date counts from now. A stop that came before a START, or before a consent of their own that a
        document proves, is kept as history. They are in force as they are recorded: until the import is done, some
        are not.
        """
        return take(call, Sort.REVOCATIONS, query)

    @routes.post(
        "/consumers/import", "operate", gives=Import, status=202, reads=_list(Sort.PEOPLE), seconds=UPLOAD_SECONDS
    )
    def consumers(call: Call, query: PeopleQuery) -> Response:
        """Keep what you know of people, from a list.

        Fields: phone, name, ref, people, state, zip, language, zone, notes. Each line replaces what was known of its
        number.
        """
        return take(call, Sort.PEOPLE, query)

    @routes.get("/imports/<id>", "read", gives=Import)
    def read(call: Call, path: ImportPath) -> Response:
        """How far an import is. It is kept for 31 days after its end."""
        return answer(_said(uploads, uploads.get(call.business, path.id)))

    @routes.get("/imports/<id>/report", "read", gives=_REPORT, refuses=("409",))
    def report(call: Call, path: ImportPath) -> Response:
        """What became of each line, as CSV, numbers masked.

        It is there from the import's end on, for 14 days. `result` is recorded, history, already, duplicate or
        refused; `entry` what was recorded, `column` and `what` what is wrong.
        """
        found = uploads.report(call.business, path.id)
        file = send_file(found, CSV, as_attachment=True, download_name=f"{path.id}.csv", conditional=False)
        file.headers["Cache-Control"] = "no-store"
        return file

    return routes.blueprint


def _list(sort: Sort) -> Body:
    schema = {"type": "string", "example": _EXAMPLES[sort]}
    lines = {"type": "string", "description": "An object as JSON on each line, its names as the columns'."}
    content = {CSV: {"schema": schema}, NDJSON: {"schema": lines}}
    return Body(types=(CSV, NDJSON), described={"required": True, "content": content}, streamed=True)


@contextmanager
def _place(places: threading.BoundedSemaphore) -> Iterator[None]:
    """One of the places for lists that come in, so that they leave the web's other threads to webhooks and texts."""
    if not places.acquire(blocking=False):
        raise Unavailable("Other lists are being uploaded at this moment; try again.", retry_after=10)
    try:
        yield
    finally:
        places.release()


def _parts(most: int) -> Iterator[bytes]:
    """The body as it comes in. Raises 413 above `most` bytes."""
    too_large = RequestEntityTooLarge(
        f"The list is larger than {most // 1024 // 1024:,} MiB (CONSENTRY_IMPORT_MB); send it in parts."
    )
    if (request.content_length or 0) > most:
        raise too_large
    # One more than the limit: Werkzeug cuts a body without Content-Length off at its limit and says nothing.
    request.max_content_length = most + 1
    left = most
    while part := request.stream.read(PART):
        left -= len(part)
        if left < 0:
            raise too_large
        yield part


def _said(uploads: Uploads, upload: Upload) -> dict[str, object]:
    """An import as callers see it."""
    there = upload.state.ended and uploads.shelf.report(upload.id) is not None
    return {
        "import": upload.id,
        "name": upload.called or None,
        "of": upload.sort.value,
        "state": upload.state.value,
        "dry_run": upload.dry_run,
        "by": upload.by,
        "made_at": instant(upload.made_at),
        "started_at": when(upload.started_at),
        "ended_at": when(upload.ended_at),
        "bytes": upload.size,
        "progress": round(min(upload.read / upload.size, 1.0), 3) if upload.size else 0.0,
        "counts": {**counted(Counts()), **upload.counts},
        "reasons": [{"column": one.column, "what": one.what, "lines": one.lines} for one in upload.reasons],
        "refused": [
            {"line": one.line, "phone": one.phone, "column": one.column, "what": one.what} for one in upload.refused
        ],
        "waiting_for": upload.waiting_for or None,
        "why": upload.why or None,
        "report": f"/v1/imports/{upload.id}/report" if there else None,
    }
