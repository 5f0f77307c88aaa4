"""What the simulated carrier answers to a text that it refuses, or that a fault comes upon."""

from __future__ import annotations

from collections.abc import Callable, Collection

from app.errors import BadInput
from app.phone import parse_phone, parse_sender
from app.simulator.faults import Kind, PlannedFault
from app.simulator.http import Manner, Response, json_response


def error(status: int, code: int, message: str, headers: tuple[tuple[str, str], ...] = ()) -> Response:
    """Twilio's form of an error."""
    more = f"https://www.twilio.com/docs/errors/{code}"
    said = {"code": code, "message": message, "more_info": more, "status": status}
    return json_response(said, status, headers)


def not_found() -> Response:
    return error(404, 20404, "The requested resource was not found")


def refusal(to: str, sender: str, body: str, media: tuple[str, ...], opted_out: Collection[str]) -> Response | None:
    """Why the carrier does not take such a text, in the codes of https://www.twilio.com/docs/api/errors."""
    if not to:
        return error(400, 21604, "A 'To' phone number is required.")
    if not sender:
        return error(400, 21603, "A 'From' phone number is required.")
    if not body and not media:
        return error(400, 21602, "Message body is required.")
    if not _holds(parse_phone, to):
        return error(400, 21211, f"Invalid 'To' Phone Number: {to}")
    if not _holds(parse_sender, sender):
        return error(400, 21212, f"Invalid 'From' Number: {sender}")
    if to in opted_out:
        return error(400, 21610, "Attempt to send to unsubscribed recipient")
    return None


def faulty(fault: PlannedFault, whole: bytes = b"") -> Response:
    """The answer that `fault` gives; `whole` is the body of the answer without it."""
    retry = (("Retry-After", fault.retry_after),) if fault.retry_after else ()
    match fault.kind:
        case Kind.RESET_BEFORE | Kind.RESET_AFTER:
            return Response(manner=Manner.RESET)
        case Kind.HANG:
            return Response(manner=Manner.HANG)
        case Kind.DRIP:
            return Response(201, whole, manner=Manner.DRIP)
        case Kind.TOO_MANY:
            return error(429, 20429, "Too Many Requests", retry)
        case Kind.UNAUTHORIZED:
            return error(401, 20003, "Authenticate")
        case Kind.REDIRECT:
            return Response(302, headers=(("Location", "/elsewhere"),))
        case Kind.GARBAGE:
            return Response(200, b"<html>ok</html>", "text/html")
        case Kind.HUGE:
            return Response(201, b" " * 1024 * 1024 + whole)
        case _:
            return Response(fault.status, b"", "text/html", retry)


def _holds(parse: Callable[[str], object], text: str) -> bool:
    try:
        parse(text)
    except BadInput:
        return False
    return True
