"""Refused: errors as RingCentral's SDKs read them, `{"errorCode","message","errors":[…]}`, with its own codes.

https://developers.ringcentral.com/guide/basics/errors, …/guide/messaging/sms/sms-errors, read November 2026.
"""

from __future__ import annotations

from collections.abc import Mapping

import structlog
from flask import Response

from app.errors import BadInput, ConsentryError, IdempotencyMismatch, TooMany, Unavailable
from app.web.compat.entrance import respond
from app.web.problems import TOO_MANY_RETRY_AFTER

_log = structlog.get_logger()

INVALID = "CMN-101"
NOT_FOUND = "CMN-102"
METHOD_NOT_ALLOWED = "CMN-105"
INTERNAL = "CMN-201"
UNAVAILABLE = "CMN-202"
TOO_MANY_REQUESTS = "CMN-301"
DUPLICATE = "CMN-304"
FORBIDDEN = "CMN-408"
NOT_AVAILABLE = "MSG-242"
NOT_OUR_FROM = "MSG-304"
OPTED_OUT = "SMS-RC-413"
GENERAL = "SMS-RC-500"
BAD_TOKEN = "OAU-129"  # noqa: S105
BAD_CLIENT = "OAU-153"
BAD_GRANT = "OAU-140"
NO_SUCH_GRANT = "OAU-250"

_FIELDS: Mapping[str, str] = {
    "from": "from.phoneNumber",
    "to": "to.phoneNumber",
    "body": "text",
}
"""What our own names of a field are in RingCentral's."""


class Refused(Exception):
    """An answer that says no. `more` stands beside RingCentral's own fields, for programs."""

    def __init__(
        self,
        code: str,
        message: str,
        status: int = 400,
        *,
        field: str = "",
        more: Mapping[str, object] | None = None,
        retry_after: int = 0,
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.status = status
        self.field = field
        self.more = more or {}
        self.retry_after = retry_after

    def as_json(self) -> dict[str, object]:
        one = {"errorCode": self.code, "message": self.message}
        if self.field:
            one["parameterName"] = self.field
        return {"errorCode": self.code, "message": self.message, "errors": [one], **self.more}

    def response(self) -> Response:
        """The same over HTTP."""
        answer = respond(self.as_json(), self.status)
        if self.retry_after:
            answer.headers["Retry-After"] = str(self.retry_after)
        if self.status == 429:
            # So the SDKs know for how long every further request would only begin the wait anew.
            answer.headers["X-Rate-Limit-Window"] = str(self.retry_after)
        if self.status == 401:
            answer.headers["WWW-Authenticate"] = 'Bearer realm="RingCentral REST API"'
        return answer


def invalid(field: str, why: str) -> Refused:
    return Refused(INVALID, f"Parameter [{field}] is invalid: {why}", field=field)


def not_found(what: str) -> Refused:
    return Refused(NOT_FOUND, f"Resource for parameter [{what}] is not found", 404, field=what)


def bad_token() -> Refused:
    """One answer to everything that is wrong with an access token, so that it tells nothing of it."""
    return Refused(BAD_TOKEN, "Access token is missing, has ended, or is not one of ours: log in.", 401)


def not_through_here(why: str = "") -> Refused:
    """The refusal of what could send a text past the judgement."""
    said = why or "It could send a text, or lead a number's texts elsewhere: do it at RingCentral itself."
    return Refused(FORBIDDEN, f"not_through_here: {said}", 403, more=consentry("not_through_here"))


def consentry(reason: str, **facts: object) -> dict[str, object]:
    """What stands beside RingCentral's own fields of an answer: our code for it."""
    return {"consentry": {"reason": reason, **facts}}


def refused(error: ConsentryError) -> Refused:
    """One of our errors in RingCentral's shape. 429 and 503 mean that nothing was stored and nothing is sent."""
    more = consentry(error.code)
    if isinstance(error, BadInput) and error.status in (400, 422):
        field = error.field if error.status == 400 else _FIELDS.get(error.field, error.field)
        return Refused(INVALID, f"Parameter [{field}] is invalid: {error.detail}", field=field, more=more)
    if isinstance(error, Unavailable):
        _log.warning("compat_refused", code=error.code, status=error.status)
        return Refused(UNAVAILABLE, error.detail, 503, more=more, retry_after=error.retry_after)
    if isinstance(error, IdempotencyMismatch):
        return Refused(DUPLICATE, error.detail, 409, more=more)
    if isinstance(error, TooMany):
        return Refused(TOO_MANY_REQUESTS, error.detail, 429, more=more, retry_after=TOO_MANY_RETRY_AFTER)
    codes = {403: FORBIDDEN, 404: NOT_FOUND, 409: DUPLICATE, 413: INVALID, 415: INVALID}
    if error.status == 401:
        return bad_token()
    if error.status not in codes:
        _log.warning("compat_refused", code=error.code, status=error.status)
        return Refused(INTERNAL, "Something broke on our side", 500)
    return Refused(codes[error.status], error.detail, error.status, more=more)
