"""Problems: every error of the web as one shape, RFC 9457 `application/problem+json`, with a stable code."""

from __future__ import annotations

import traceback
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
import structlog
from flask import Flask, Response, request
from pydantic import ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails
from werkzeug.exceptions import HTTPException

from app.consent.hours import instant
from app.errors import (
    AlreadyResent,
    BadInput,
    ConsentryError,
    DisclosureLacks,
    MustBeKept,
    TooMany,
    Unauthorized,
    Unavailable,
)
from app.ids import ulid
from app.web.shapes.shape import Shape

_log = structlog.get_logger()

CONTENT_TYPE = "application/problem+json"
TOO_MANY_RETRY_AFTER = 60
"""Seconds: what waits for a number changes with its holds, not within moments."""
MOST_NAMED = 50

CODES: Mapping[str, tuple[int, str]] = {
    "bad_json": (400, "The body is not the JSON that is asked for"),
    "bad_request": (400, "The request cannot be read"),
    "unauthorized": (401, "No valid API key"),
    "forbidden": (403, "The API key lacks the scope"),
    "not_found": (404, "There is no such thing"),
    "method_not_allowed": (405, "This address does not know that method"),
    "conflict": (409, "Something else has to be done first"),
    "not_waiting": (409, "The text does not wait any more"),
    "not_unknown": (409, "The outcome of the text is not unknown"),
    "not_resendable": (409, "The text cannot be sent again"),
    "already_granted": (409, "They agreed already"),
    "nothing_to_confirm": (409, "No consent waits for its confirmation"),
    "stop_was_a_keyword": (409, "A stop keyword cannot have been misread"),
    "stopped_before": (409, "Another stop of theirs stands behind the one that was misread"),
    "already_resent": (409, "The text was sent again already"),
    "not_in_quarantine": (409, "Nothing of theirs waits to be read"),
    "version_taken": (409, "The version stands for other words"),
    "must_be_kept": (409, "The law asks to keep some of it"),
    "legal_hold": (409, "A legal hold stands"),
    "no_legal_hold": (409, "No such legal hold stands"),
    "still_sending": (409, "A text to them is being sent at this moment"),
    "too_many_disclosures": (409, "Too many wordings are kept"),
    "import_differs": (409, "The import stands for another list"),
    "import_not_ended": (409, "The import has not come to its end"),
    "too_large": (413, "The body is too large"),
    "unsupported_media_type": (415, "The body is of another type"),
    "invalid": (422, "A field cannot be taken"),
    "disclosure_lacks": (422, "The words shown lack what this consent needs"),
    "unknown_disclosure": (422, "Not one of your wordings"),
    "unknown_sender": (422, "Not one of your senders"),
    "unknown_program": (422, "Not one of your programs"),
    "idempotency_mismatch": (422, "The Idempotency-Key was used with another body"),
    "too_many_waiting": (429, "Too many texts wait for this number"),
    "internal": (500, "Something broke on our side"),
    "unavailable": (503, "A part that is needed is away"),
    "store_unavailable": (503, "Redis does not answer: nothing was stored"),
    "store_full": (503, "Redis has no memory for new work"),
    "ledger_unavailable": (503, "The Ledger does not answer"),
    "ledger_full": (503, "The Ledger's disk is full"),
    "file_not_written": (503, "A file could not be written"),
    "carrier_unavailable": (503, "A provider does not answer"),
    "ledger_behind": (503, "The Ledger is too far behind"),
    "imports_unavailable": (503, "The folder of uploaded lists cannot be used"),
}
"""Every code of an error, with its status and title. A refused text has its first reason's code instead."""

_OF_STATUS = {
    400: "bad_request",
    401: "unauthorized",
    403: "forbidden",
    404: "not_found",
    405: "method_not_allowed",
    409: "conflict",
    413: "too_large",
    415: "unsupported_media_type",
    422: "invalid",
    429: "too_many_waiting",
    500: "internal",
    503: "unavailable",
}


class FieldProblem(Shape):
    """One field that cannot be taken, by the caller's own name for it."""

    field: str
    detail: str
    code: str | None = Field(None, description="Of words shown: what they lack or break.")


class KeptEntry(Shape):
    """An entry whose private part the law asks to keep."""

    id: str
    type: str
    why: str = Field(description="What rests on it: a consent, a revocation or a decision.")
    until: str | None = Field(description="null: while it stands, and five years after.")


class Problem(Shape):
    """What went wrong: RFC 9457 with a stable `code`; `type` leads to its description."""

    model_config = ConfigDict(extra="forbid")

    type: str = Field(examples=["/problems/invalid"])
    title: str
    status: int
    code: str
    detail: str | None = None
    field: str | None = None
    errors: list[FieldProblem] | None = None
    id: str | None = Field(
        None,
        description="Of a refused text: its id. It is stored and can be read. Of already_resent: what it was sent as.",
    )
    resend_of: str | None = Field(None, description="Of a refused text: the text that it should send again.")
    decision: dict[str, Any] | None = Field(None, description="Of a refused text: why, as in a decision.")
    kept: list[KeptEntry] | None = Field(None, description="Of must_be_kept: the first entries that it is about.")
    instance: str | None = Field(None, description="Of an error on our side: what to look for in the logs.")


def register_problems(app: Flask) -> None:
    """Answer every error of `app` as a problem, those of unknown addresses and of ours included."""
    app.register_error_handler(ConsentryError, problem)
    app.register_error_handler(ValidationError, invalid)
    app.register_error_handler(HTTPException, _refused)
    app.register_error_handler(Exception, _broken)


def problem(error: ConsentryError) -> Response:
    """The answer to one of our errors."""
    answer = respond(problem_json(error), error.status)
    if isinstance(error, Unavailable):
        answer.headers["Retry-After"] = str(error.retry_after)
    elif isinstance(error, TooMany):
        answer.headers["Retry-After"] = str(TOO_MANY_RETRY_AFTER)
    elif isinstance(error, Unauthorized):
        answer.headers["WWW-Authenticate"] = 'Bearer realm="consentry"'
    if error.status >= 500:
        _log.warning("problem", endpoint=request.endpoint, code=error.code, status=error.status)
    return answer


def problem_json(error: ConsentryError) -> dict[str, object]:
    """One of our errors as the members of a problem; those that name a field or a text say which."""
    named: dict[str, object] = {}
    if isinstance(error, BadInput):
        named["field"] = error.field
        if isinstance(error, DisclosureLacks):
            named["errors"] = [{"field": error.field, "detail": text, "code": code} for code, text in error.lacks]
    elif isinstance(error, AlreadyResent):
        named["id"] = error.text
    elif isinstance(error, MustBeKept):
        named["kept"] = [
            {"id": entry, "type": of, "why": why, "until": instant(until) if until else None}
            for entry, of, why, until in error.kept
        ]
    # What broke inside us is for the logs, not for the caller.
    detail = {} if error.status == 500 else {"detail": error.detail}
    return members(error.code, error.status, **detail, **named)


def members(code: str, status: int, **more: object) -> dict[str, object]:
    """`{"type","title","status","code",…}`; the title follows from the code."""
    title = CODES[code][1] if code in CODES else code.replace("_", " ").capitalize()
    return {"type": f"/problems/{code}", "title": title, "status": status, "code": code, **more}


def respond(body: Mapping[str, object], status: int) -> Response:
    """A problem's members as a response."""
    return Response(msgspec.json.encode(body), status=status, content_type=CONTENT_TYPE)


def invalid(error: ValidationError) -> Response:
    """The answer to input that a model refused: 422, each field named, the first one in `field`."""
    return respond(invalid_json(error), 422)


def invalid_json(error: ValidationError) -> dict[str, object]:
    """Refused input as the members of a problem."""
    found = [{"field": field, "detail": detail} for field, detail in _fields(error)]
    return members("invalid", 422, detail=found[0]["detail"], field=found[0]["field"], errors=found)


def _fields(error: ValidationError) -> Iterator[tuple[str, str]]:
    for one in error.errors(include_url=False, include_input=False)[:MOST_NAMED]:
        # A caller's own field name may be anything, half a surrogate pair included.
        field = ".".join(map(str, one["loc"])).encode("utf-8", "backslashreplace").decode()[:100] or "body"
        detail = _detail(one)
        # Our own messages begin with the field's name; pydantic's do not know it.
        yield field, detail if detail.startswith(field) else f"{field}: {detail}"


def _detail(one: ErrorDetails) -> str:
    if one["type"] == "missing":
        return "is required"
    if one["type"] == "extra_forbidden":
        return "there is no such field"
    return one["msg"][:1].lower() + one["msg"][1:]


def _refused(error: HTTPException) -> Response:
    """Werkzeug's own refusals: unknown address, wrong method, too large."""
    status = error.code or 500
    response = error.get_response()
    if status < 400 or error.response is not None:
        return Response(response.get_data(), status=response.status_code, headers=response.headers)
    answer = respond(members(_OF_STATUS.get(status, "bad_request"), status, detail=error.description), status)
    for name in ("Allow", "Retry-After", "WWW-Authenticate"):
        if name in response.headers:
            answer.headers[name] = response.headers[name]
    return answer


def _broken(error: Exception) -> Response:
    """What nobody foresaw. Its message may quote a number or a body, so only its type and place are logged."""
    instance = ulid()
    frames = traceback.extract_tb(error.__traceback__)[-8:]
    where = [f"{frame.filename}:{frame.lineno}" for frame in frames]
    _log.error("unexpected", instance=instance, endpoint=request.endpoint, error=type(error).__name__, where=where)
    return respond(members("internal", 500, instance=instance), 500)
