"""Hooks: verify, commit, answer in the provider's own dialect. Nothing is answered 2xx that is not on disk."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping
from http import HTTPStatus
from typing import cast

import structlog
from flask import Blueprint, Response, request

from app.consent.model import Policy, Sender
from app.consent.words import languages
from app.errors import BadInput, ConsentryError, Forged, Unavailable
from app.gateway.gateway import Gateway
from app.gateway.nonces import spend
from app.gateway.receive import Received, wait_for_claims
from app.phone import parse_sender
from app.providers.registry import provider as provider_named
from app.providers.seam import Event, HookReply, HookRequest, OptOut, Provider, Receipt

_log = structlog.get_logger()

MAX_HOOK_BYTES = 64 * 1024
METHODS = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"]
"""All are routed here, so that none meets an error page."""


def hooks(gateway: Gateway, *, waiters: int, lost: Callable[[], None]) -> Blueprint:
    """`/hooks/<provider>/<hook>/text|status`. At most `waiters` requests wait for open claims at once.

    `lost` is told of every text that was answered 5xx.
    """
    languages()  # made ready now: the first text's time is the store's
    blueprint = Blueprint("hooks", __name__)
    places = threading.BoundedSemaphore(waiters)

    @blueprint.route("/hooks/<provider>/<hook>/<any(text, status):what>", methods=METHODS)
    def hook(provider: str, hook: str, what: str) -> Response:
        try:
            carrier = provider_named(provider)
        except BadInput:
            return nowhere()
        if request.method not in carrier.methods:
            return _said(carrier.reply(405))
        try:
            with gateway.core.store.budget():
                found = gateway.core.businesses.of_hook(provider, hook)
                if found is None:
                    return _said(carrier.reply(404))
                asked = hook_request()
                account = gateway.core.account(*found)
                greeting = carrier.greet(account, asked)
                if greeting is not None:
                    return _said(greeting)
                carrier.verify(account, asked)
                brought = carrier.events(account, asked)
                nonce = carrier.nonce(account, asked)
                if nonce:
                    spend(gateway.core.store, found[0].business, f"{carrier.name}:{nonce}", brought)
                received = _take(gateway, carrier, *found, brought)
            policy, _ = found
            for one in received:
                _wait(gateway, carrier, policy, one, places)
            return _said(carrier.reply(200))
        except ConsentryError as error:
            _log.warning("hook_refused", provider=provider, what=what, code=error.code)
            answer = _said(carrier.reply(error.status))
            if what == "text" and error.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
                lost()
            if isinstance(error, Unavailable):
                answer.headers["Retry-After"] = str(error.retry_after)
            return answer
        except Exception as error:  # the web's own page for it would be texted to the Consumer by some providers
            _log.error("hook_failed", provider=provider, what=what, error=type(error).__name__)
            if what == "text":
                lost()
            return _said(carrier.reply(500))

    @blueprint.route("/hooks/", defaults={"rest": ""}, methods=METHODS)
    @blueprint.route("/hooks/<path:rest>", methods=METHODS)
    def elsewhere(rest: str) -> Response:
        return nowhere()

    return blueprint


def nowhere() -> Response:
    """No such hook. The body is empty: some providers send any other text on to the Consumer."""
    return Response(status=404, content_type="text/xml")


def hook_request() -> HookRequest:
    """The request as it came: the route as we know it, the query undecoded (Werkzeug would unescape it)."""
    if (request.content_length or 0) > MAX_HOOK_BYTES:
        raise BadInput("body", "the webhook is too large", status=413)
    # A chunked request says no length; one byte more than allowed is enough to know.
    body = request.stream.read(MAX_HOOK_BYTES + 1)
    if len(body) > MAX_HOOK_BYTES:
        raise BadInput("body", "the webhook is too large", status=413)
    return HookRequest(
        method=request.method,
        path=request.path,
        query=request.environ.get("QUERY_STRING", ""),
        headers=cast(Mapping[str, str], request.headers),  # looked up without regard to case
        body=body,
    )


def _take(
    gateway: Gateway, carrier: Provider, policy: Policy, sender: Sender, events: Iterable[Event]
) -> list[Received]:
    """Take all that a webhook of that Sender's brought. Returns the texts that were taken."""
    taken: list[Received] = []
    received: Received | None
    for event in events:
        if isinstance(event, Receipt):
            gateway.receipts.take(policy, sender, event)
            continue
        # One hook may serve all numbers of an account: the text belongs to the Sender it was written to.
        reached = policy.senders.get(parse_sender(event.sender, "To").address)
        if reached is None:
            _log.warning("text_to_unknown_sender", business=policy.business, provider=carrier.name)
            continue
        if reached.provider != sender.provider:
            raise Forged("The text was signed for another provider's sender.")
        if isinstance(event, OptOut):
            gateway.receipts.opt_out(policy, reached, event)
            continue
        if event.part is not None:
            received = gateway.joining.take(policy, reached, event, event.part)
        else:
            received = gateway.receive.text(policy, reached, event)
        if received is None:
            continue  # a part, which waits on disk for the others
        _log.debug("text_received", text=received.text, intent=received.intent.value, fresh=received.fresh)
        taken.append(received)
    return taken


def _wait(
    gateway: Gateway, carrier: Provider, policy: Policy, received: Received, places: threading.BoundedSemaphore
) -> None:
    """Hold a STOP's answer back while a text claimed before it may still be on its way to the carrier.

    Where no place to wait is free it answers at once; what is still open then is named in an entry.
    """
    left = list(received.claims)
    if left and places.acquire(blocking=False):
        try:
            left = wait_for_claims(gateway.core, policy.business, received.consumer, received.claims, carrier.stop_wait)
        finally:
            places.release()
    if left:
        _log.warning("in_flight_at_ack", text=received.text, texts=left)
        gateway.receive.acknowledged_late(policy, received, left)


def _said(reply: HookReply) -> Response:
    answer = Response(reply.body, status=reply.status)
    if reply.content_type:
        answer.headers["Content-Type"] = reply.content_type
    for name, value in reply.headers:
        answer.headers[name] = value
    return answer


def bring(gateway: Gateway, policy: Policy, sender: Sender, body: bytes, places: threading.BoundedSemaphore) -> None:
    """Take what came over a connection that we opened to the provider ourselves: as a webhook's, but for the proof."""
    carrier = provider_named(sender.provider)
    came = HookRequest(
        "POST", f"/hooks/{carrier.name}/{sender.hook}/text", "", {"Content-Type": "application/json"}, body
    )
    with gateway.core.store.budget():
        received = _take(gateway, carrier, policy, sender, carrier.events(gateway.core.account(policy, sender), came))
    for one in received:
        _wait(gateway, carrier, policy, one, places)
