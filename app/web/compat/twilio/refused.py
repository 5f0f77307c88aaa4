"""Refused: errors as Twilio's SDKs read them, `{"code","message","more_info","status"}`, with Twilio's own numbers.

https://www.twilio.com/docs/api/errors, read November 2026. The SDKs take an answer that has `type`, `title`, `status`
and `code` together for another class of error, which `except TwilioRestException` does not catch: never all four.
"""

from __future__ import annotations

from collections.abc import Mapping

import structlog
from flask import Response

from app.errors import BadInput, ConsentryError, TooMany, Unavailable
from app.web.compat.entrance import respond
from app.web.problems import TOO_MANY_RETRY_AFTER

_log = structlog.get_logger()

UNAUTHORIZED = 20003
METHOD_NOT_ALLOWED = 20004
NOT_FINISHED = 20009
FORBIDDEN = 20403
NOT_FOUND = 20404
CONFLICT = 20409
INVALID = 20422
TOO_MANY_REQUESTS = 20429
INTERNAL = 20500
UNAVAILABLE = 20503
UNKNOWN_OUTCOME = 20504
INVALID_TO = 21211
INVALID_FROM = 21212
SAME_NUMBER = 21266
NO_BODY = 21602
NO_FROM = 21603
NO_TO = 21604
NOT_OUR_FROM = 21606
INVALID_CALLBACK = 21609
OPTED_OUT = 21610
TOO_LONG = 21617
INVALID_MEDIA = 21620
NO_SUCH_SERVICE = 21701
BLOCKED = 30004
CANNOT_CANCEL = 30409
INVALID_SEND_AT = 35114

_FIELDS: Mapping[str, int] = {"to": INVALID_TO, "from": NOT_OUR_FROM, "body": TOO_LONG, "media": INVALID_MEDIA}
"""What our own names of a bad field are in Twilio's numbers."""


class Refused(Exception):
    """An answer that says no. `details` is for programs: every SDK hands it on as it is."""

    def __init__(
        self,
        code: int,
        message: str,
        status: int = 400,
        *,
        details: Mapping[str, object] | None = None,
        retry_after: int = 0,
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.status = status
        self.details = details
        self.retry_after = retry_after

    def response(self) -> Response:
        """The same over HTTP."""
        said: dict[str, object] = {
            "code": self.code,
            "message": self.message,
            "more_info": f"https://www.twilio.com/docs/errors/{self.code}",
            "status": self.status,
        }
        if self.details:
            said["details"] = self.details
        answer = respond(said, self.status)
        if self.retry_after:
            answer.headers["Retry-After"] = str(self.retry_after)
        if self.status == 401:
            answer.headers["WWW-Authenticate"] = 'Basic realm="Twilio API"'
        return answer


def unauthorized() -> Refused:
    """One answer to everything that is wrong with credentials, so that it tells nothing of them."""
    return Refused(UNAUTHORIZED, "Authenticate", 401)


def not_found(path: str) -> Refused:
    return Refused(NOT_FOUND, f"The requested resource {path} was not found", 404)


def invalid(message: str) -> Refused:
    return Refused(INVALID, message)


def refused(error: ConsentryError) -> Refused:
    """One of our errors in Twilio's shape. 429 and 503 mean that nothing was stored and nothing is sent."""
    details = {"reason": error.code}
    if isinstance(error, BadInput) and error.status == 422:
        return Refused(_FIELDS.get(error.field, INVALID), error.detail, details=details)
    if isinstance(error, Unavailable):
        _log.warning("compat_refused", code=error.code, status=error.status)
        return Refused(UNAVAILABLE, error.detail, 503, details=details, retry_after=error.retry_after)
    if isinstance(error, TooMany):
        return Refused(TOO_MANY_REQUESTS, error.detail, 429, details=details, retry_after=TOO_MANY_RETRY_AFTER)
    codes = {400: INVALID, 401: UNAUTHORIZED, 403: FORBIDDEN, 404: NOT_FOUND, 409: CONFLICT, 422: INVALID}
    if error.status not in codes:
        _log.warning("compat_refused", code=error.code, status=error.status)
        return Refused(INTERNAL, "Something broke on our side", 500)
    if error.status == 401:
        return unauthorized()
    return Refused(codes[error.status], error.detail, 400 if error.status == 422 else error.status, details=details)
