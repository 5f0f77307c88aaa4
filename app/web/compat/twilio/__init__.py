"""`/compat/twilio`: Twilio's REST API of 2010-04-01, so that its own SDKs send through the gateway.

One line changes in an app, `client.api.base_url = "https://…/compat/twilio"`; its SID and token stay. Texts are judged
like any other; calls and what else may pass is sent on to Twilio.
"""

from __future__ import annotations

import structlog
from flask import Blueprint, Response, request
from werkzeug.exceptions import HTTPException

from app.errors import ConsentryError
from app.gateway.acting import acting
from app.gateway.gateway import Gateway
from app.gateway.passing import Passing
from app.providers.calls import Fault
from app.providers.forms import Fields, read_fields
from app.web import whence
from app.web.compat.entrance import METHODS, handed_back, read_body, respond, unforeseen
from app.web.compat.twilio import messages
from app.web.compat.twilio import refused as no
from app.web.compat.twilio.address import PREFIX, Address, read_address
from app.web.compat.twilio.callers import Caller, Callers
from app.web.compat.twilio.lists import listing
from app.web.compat.twilio.refused import Refused, not_found, refused
from app.web.compat.twilio.through import Way, texts, way

_log = structlog.get_logger()

MOST_BYTES = 256 * 1024
_FORM = "application/x-www-form-urlencoded"
_ON = ("Accept", "Accept-Language", "Content-Type", messages.TOKEN, "User-Agent")
"""Headers of the app that Twilio is told."""
_BACK = (
    "Content-Disposition",
    "Content-Language",
    "Content-Type",
    "Etag",
    "Last-Modified",
    "Location",
    "Retry-After",
    "Twilio-Concurrent-Requests",
    "Twilio-Request-Id",
)
"""Headers of Twilio that the app is told."""


def twilio(gateway: Gateway, *, at_once: int) -> Blueprint:
    """The routes. At most `at_once` requests are on their way to Twilio at a time."""
    blueprint = Blueprint("compat_twilio", __name__)
    callers = Callers(gateway)
    passing = Passing(gateway.core, at_once=at_once)

    @blueprint.route(PREFIX, defaults={"rest": ""}, methods=METHODS)
    @blueprint.route(f"{PREFIX}<path:rest>", methods=METHODS)
    def entrance(rest: str) -> Response:
        try:
            with gateway.core.store.budget():
                address = read_address(rest)
                caller = callers.of(address.account)
                with acting(whence.address(), caller.by):
                    return _answer(gateway, passing, caller, address)
        except Refused as error:
            return error.response()
        except ConsentryError as error:
            return refused(error).response()
        except HTTPException as error:
            return Refused(no.INVALID, error.description or "The request cannot be read.", error.code or 400).response()
        except Exception as error:
            details = {"instance": unforeseen(error)}
            return Refused(no.INTERNAL, "Something broke on our side", 500, details=details).response()

    return blueprint


def _answer(gateway: Gateway, passing: Passing, caller: Caller, address: Address) -> Response:
    found = way(request.method, address.parts)
    if found is Way.UNKNOWN:
        raise Refused(no.METHOD_NOT_ALLOWED, "Method not allowed", 405)
    if found is Way.REFUSED:
        raise not_through_here()
    raw = _body()
    if found is Way.PASSED:
        return _through(passing, caller, address, raw)
    form = read_fields(raw.decode("utf-8", "replace")) if request.mimetype == _FORM else Fields()
    return _message(gateway, passing, caller, address, form, raw)


def _message(
    gateway: Gateway, passing: Passing, caller: Caller, address: Address, form: Fields, raw: bytes
) -> Response:
    """What is answered here."""
    resource, method = address.resource, request.method
    if resource == ("Messages.json",):
        if method == "POST":
            return messages.create(gateway, caller, address, form, raw)
        return listing(gateway, caller, address, read_fields(request.environ.get("QUERY_STRING", "")))
    sid, ending = resource[1].partition(".")[::2]
    if len(resource) == 2 and ending != "json":
        raise not_found(address.path)  # XML, which no SDK asks for
    if method == "GET":
        caller.need("read")
        known = messages.find(gateway, caller, sid)
        if known is None or (known.message.sid and len(resource) > 2):
            # Sent or received before Consentry was, or beside it: Twilio knows. It has the pictures of its own texts.
            return _through(passing, caller, address, b"")
        if known.by != caller.by:  # else it is shown what it gave itself, as in `/v1`
            route = "GET /compat/twilio/Messages/{sid}"
            business = known.policy.business
            gateway.seeing.record(business, by=caller.by, route=route, rows=1, consumer=known.consumer)
        if len(resource) == 2:
            return respond(known.message.as_json())
        return messages.media(known.message, address, resource[3].removesuffix(".json") if len(resource) > 3 else "")
    if method == "POST":
        return messages.update(gateway, caller, address, sid, form)
    return messages.delete(gateway, caller, address, sid)


def _through(passing: Passing, caller: Caller, address: Address, raw: bytes) -> Response:
    """Send the request on as it is, and return the answer as it is."""
    caller.need("read" if request.method == "GET" else "send")
    if not address.resource and not caller.own_token:
        raise not_through_here("An account's own resource shows its token: ask for it with that token.")
    query = request.environ.get("QUERY_STRING", "")
    if request.method == "POST":
        if raw and request.mimetype != _FORM:
            raise Refused(no.INVALID, f"Send the request as Content-Type: {_FORM}.", 415)
        if texts(read_fields(raw.decode("utf-8", "replace"))) or texts(read_fields(query)):
            raise not_through_here("The TwiML of the call could send a text: send it with messages.create.")
    carrier = caller.carrier()
    if carrier is None:
        raise not_found(address.path)
    headers = [(name, request.headers[name]) for name in _ON if request.headers.get(name)]
    path = f"{address.path}?{query}" if query else address.path
    answer = passing.send(*carrier, request.method, path, headers, raw)
    if isinstance(answer, Fault):
        _log.warning("not_passed", why=answer.why, reached=answer.reached)
        if answer.reached:
            raise Refused(
                no.UNKNOWN_OUTCOME, f"Twilio did not answer ({answer.why}); it may have acted all the same.", 504
            )
        raise Refused(
            no.UNAVAILABLE, f"Twilio cannot be reached ({answer.why}); nothing was sent on.", 503, retry_after=2
        )
    return handed_back(answer, _BACK)


def not_through_here(why: str = "") -> Refused:
    """The refusal of what could send a text past the judgement."""
    said = why or "It could send a text, or lead a number's texts elsewhere: do it at Twilio itself."
    return Refused(no.FORBIDDEN, f"not_through_here: {said}", 403, details={"reason": "not_through_here"})


def _body() -> bytes:
    """The body. Raises Refused above the limit."""
    raw = read_body(MOST_BYTES)
    if raw is None:
        raise Refused(no.INVALID, "The request is too large.", 413)
    return raw
