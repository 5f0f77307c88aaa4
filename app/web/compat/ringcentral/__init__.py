"""`/compat/ringcentral`: RingCentral's REST API, so that its own SDKs send through the gateway.

One line changes in an app, the server's address; its client id, secret and JWT stay. Texts are judged like any other;
calls and what else may pass is sent on to RingCentral.
"""

from __future__ import annotations

import structlog
from flask import Blueprint, Response, request
from werkzeug.exceptions import HTTPException

from app.consent.model import State
from app.errors import ConsentryError
from app.gateway.acting import acting
from app.gateway.gateway import Gateway
from app.gateway.passing import Passing
from app.gateway.subscribing import records
from app.providers.calls import Fault
from app.providers.forms import Fields, read_fields
from app.web import whence
from app.web.compat.entrance import METHODS, handed_back, read_body, respond, unforeseen
from app.web.compat.ringcentral import lists, messages, numbers, oauth
from app.web.compat.ringcentral import refused as no
from app.web.compat.ringcentral.address import PREFIX, Address, read_address
from app.web.compat.ringcentral.callers import Caller, Callers
from app.web.compat.ringcentral.messages import Found
from app.web.compat.ringcentral.refused import Refused, not_found, not_through_here, refused
from app.web.compat.ringcentral.through import SUBSCRIPTIONS, Way, way

_log = structlog.get_logger()

MOST_BYTES = 1024 * 1024
_FORM = "application/x-www-form-urlencoded"
_ON = ("Accept", "Accept-Language", "Content-Type", "User-Agent")
"""Headers of the app that RingCentral is told."""
_BACK = (
    "Content-Disposition",
    "Content-Language",
    "Content-Type",
    "Etag",
    "Last-Modified",
    "Retry-After",
    "RCRequestId",
    "X-Rate-Limit-Group",
    "X-Rate-Limit-Limit",
    "X-Rate-Limit-Remaining",
    "X-Rate-Limit-Window",
)
"""Headers of RingCentral that the app is told."""


def ringcentral(gateway: Gateway, *, at_once: int) -> Blueprint:
    """The routes. At most `at_once` requests are on their way to RingCentral at a time."""
    blueprint = Blueprint("compat_ringcentral", __name__)
    callers = Callers(gateway)
    passing = Passing(gateway.core, at_once=at_once)

    @blueprint.route(PREFIX, defaults={"rest": ""}, methods=METHODS)
    @blueprint.route(f"{PREFIX}<path:rest>", methods=METHODS)
    def entrance(rest: str) -> Response:
        try:
            with gateway.core.store.budget():
                address = read_address(rest)
                if address.parts in (oauth.TOKEN, oauth.REVOKE):
                    return _tokens(callers, address)
                caller = callers.of_request()
                with acting(whence.address(), caller.by):
                    return _answer(gateway, passing, caller, address)
        except Refused as error:
            return error.response()
        except ConsentryError as error:
            return refused(error).response()
        except HTTPException as error:
            return Refused(no.INVALID, error.description or "The request cannot be read.", error.code or 400).response()
        except Exception as error:
            more = no.consentry("unexpected", instance=unforeseen(error))
            return Refused(no.INTERNAL, "Something broke on our side", 500, more=more).response()

    return blueprint


def _tokens(callers: Callers, address: Address) -> Response:
    if request.method != "POST":
        raise Refused(no.METHOD_NOT_ALLOWED, "Method not allowed", 405)
    form = read_fields(_body().decode("utf-8", "replace")) if request.mimetype == _FORM else Fields()
    return oauth.token(callers, form) if address.parts == oauth.TOKEN else oauth.revoke(callers, form)


def _answer(gateway: Gateway, passing: Passing, caller: Caller, address: Address) -> Response:
    found = way(request.method, address.parts, address.resource)
    if found is Way.UNKNOWN:
        raise Refused(no.METHOD_NOT_ALLOWED, "Method not allowed", 405)
    if found is Way.REFUSED:
        raise not_through_here()
    raw = _body()
    if found is Way.PASSED:
        return _through(gateway, passing, caller, address, raw)
    query = read_fields(request.environ.get("QUERY_STRING", ""))
    resource = address.resource
    base = _base(gateway, address)
    if resource[0] == "extension":
        return _of_extension(gateway, passing, caller, address, raw, query, base)
    if request.method == "POST":
        return messages.send_batch(gateway, caller, address, raw)
    caller.need("read")
    if resource[1] == "batches":
        answer, found_ones = messages.batch(gateway, caller, resource[2])
        _seen(gateway, caller, found_ones, "a2p-sms/batches/{id}")
        return answer
    if len(resource) == 2:
        return lists.a2p(gateway, caller, query, lambda said: _of_batch(gateway, caller, said))
    one = messages.find(gateway, caller, resource[2])
    if one is None:
        return _through(gateway, passing, caller, address, b"")
    _seen(gateway, caller, [one], "a2p-sms/messages/{id}")
    inside = numbers.read_batch(resource[2])
    return respond(one.message.as_a2p(numbers.batch(inside[0], inside[1]) if inside else ""))


def _of_batch(gateway: Gateway, caller: Caller, said: str) -> tuple[object, ...]:
    """The texts of a batch, as A2P messages."""
    _, found = messages.batch(gateway, caller, said)
    _seen(gateway, caller, found, "a2p-sms/messages")
    return tuple(one.message.as_a2p(said) for one in found)


def _of_extension(
    gateway: Gateway, passing: Passing, caller: Caller, address: Address, raw: bytes, query: Fields, base: str
) -> Response:
    resource = address.resource
    if resource == ("extension", "sms"):
        return messages.send(gateway, caller, address, raw, base)
    if resource == ("extension", "phone-number"):
        return lists.phone_numbers(caller, base, a2p=True)
    if resource == ("extension", "message-store"):
        return lists.message_store(gateway, caller, query, base)
    one = messages.find(gateway, caller, resource[2])
    if request.method in ("GET", "HEAD"):
        caller.need("read")
        if one is None or (one.message.inbound and one.message.media):
            # Sent or received before Consentry was, or beside it: RingCentral knows. It has the pictures.
            return _through(gateway, passing, caller, address, b"")
        _seen(gateway, caller, [one], "message-store/{id}")
        return respond(one.message.as_json(base))
    if one is None or one.message.inbound:
        return _through(gateway, passing, caller, address, raw)  # marked as read, or deleted in the app's own mailbox
    if request.method == "DELETE" and State(one.message.state).waiting:
        caller.need("send", "operate")
        if one.by != caller.by and "operate" not in caller.scopes:
            raise Refused(no.FORBIDDEN, "This API key did not send the text.", 403)
        gateway.holds.withdraw(one.policy.business, one.message.text, by=caller.by)
        return Response(status=204)
    raise not_through_here("What was sent here stays as evidence. A text that still waits can be deleted.")


def _through(gateway: Gateway, passing: Passing, caller: Caller, address: Address, raw: bytes) -> Response:
    """Send the request on as it is, and return the answer as it is."""
    caller.need("read" if request.method in ("GET", "HEAD") else "send")
    carrier = caller.carrier()
    if carrier is None:
        raise not_found("path")
    query = request.environ.get("QUERY_STRING", "")
    if "_method" in read_fields(query):
        raise not_through_here("A request is what its method says: leave _method out of its address.")
    if address.parts[:3] == SUBSCRIPTIONS and request.method not in ("GET", "HEAD") and _ours(gateway, address):
        raise not_through_here("It is the subscription by which Consentry gets the inbound texts.")
    path = f"{address.path}?{query}" if query else address.path
    headers = [(name, request.headers[name]) for name in _ON if request.headers.get(name)]
    answer = passing.send(*carrier, request.method, path, headers, raw)
    if isinstance(answer, Fault):
        _log.warning("not_passed", why=answer.why, reached=answer.reached)
        if answer.reached:
            said = f"RingCentral did not answer ({answer.why}); it may have acted all the same."
            raise Refused(no.INTERNAL, said, 504)
        said = f"RingCentral cannot be reached ({answer.why}); nothing was sent on."
        raise Refused(no.UNAVAILABLE, said, 503, retry_after=2)
    return handed_back(answer, _BACK)


def _ours(gateway: Gateway, address: Address) -> bool:
    """Whether that subscription is one that we keep. Raises StoreUnavailable."""
    return any(one.subscription.id in address.parts[3:4] for one in records(gateway.core))


def _seen(gateway: Gateway, caller: Caller, found: list[Found], what: str) -> None:
    """Put on record who was shown texts of others. What an app asked for itself it is shown as in `/v1`."""
    theirs = [one for one in found if one.by != caller.by]
    if not theirs:
        return
    people = {one.message.consumer for one in theirs}
    consumer = people.pop() if len(people) == 1 else ""
    route = f"GET /compat/ringcentral/{what}"
    gateway.seeing.record(theirs[0].policy.business, by=caller.by, route=route, rows=len(theirs), consumer=consumer)


def _base(gateway: Gateway, address: Address) -> str:
    """The address of the extension here, as the app reaches it: the SDKs follow what stands in an answer."""
    root = gateway.core.public_base or request.host_url.rstrip("/")
    before = request.path.partition(address.path)[0]
    return f"{root}{before}/restapi/v1.0/account/~/extension/~"


def _body() -> bytes:
    """The body. Raises Refused above the limit."""
    raw = read_body(MOST_BYTES)
    if raw is None:
        raise Refused(no.INVALID, "The request is too large.", 413)
    return raw
