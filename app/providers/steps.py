"""Steps: requests to a provider, one after the other, of which each may follow from what the one before answered.

Whoever describes them opens no connection: a step yields the request to make and is sent what came back.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import TYPE_CHECKING, TypeVar

import msgspec

from app.errors import CarrierUnavailable
from app.providers.calls import Answer, Call, Fault

if TYPE_CHECKING:
    from app.providers.wire import Wire

T = TypeVar("T")

Steps = Generator[Call, Answer | Fault, T]
"""Requests to make, one after the other, and what comes of them."""


def carried_out(wire: Wire, steps: Steps[T], after_each: Callable[[], object] = lambda: None) -> T:
    """Make the requests, one after the other, on a wire that nothing else uses. Returns what came of them.

    `after_each` is called after each request: where a lease has to be kept meanwhile.
    """
    try:
        call = next(steps)
        while True:
            answer = answered(wire, call)
            after_each()
            call = steps.send(answer)
    except StopIteration as end:
        result: T = end.value
        return result


def answered(wire: Wire, call: Call) -> Answer | Fault:
    """Make one request and wait for its end."""
    wire.start(call.url, call)
    while not (ended := wire.poll(1.0)):
        pass
    return ended[0][1]


def said(answer: Answer | Fault, what: str) -> dict[str, object]:
    """The JSON object that a provider answered; CarrierUnavailable where it is none. `what` was asked for."""
    if isinstance(answer, Fault):
        raise CarrierUnavailable(f"The provider did not answer when asked for {what} ({answer.why}).")
    try:
        found = msgspec.json.decode(answer.body)
    except (msgspec.DecodeError, RecursionError):
        found = None
    if not 200 <= answer.status < 300:
        raise CarrierUnavailable(f"The provider answered {answer.status} when asked for {what}. {_why(found)}".strip())
    if not isinstance(found, dict):
        raise CarrierUnavailable(f"The provider answered something else when asked for {what}.")
    return found


def _why(found: object) -> str:
    """What the provider says is wrong, in whichever field it says so; nothing that would upset a terminal."""
    if not isinstance(found, dict):
        return ""
    errors = found.get("errors")
    first = errors[0] if isinstance(errors, list) and errors else None
    for holder in (found, first if isinstance(first, dict) else {}):
        for name in ("message", "detail", "error", "error_title", "error-code-label", "title"):
            if isinstance(said := holder.get(name), str) and said:
                return "".join(letter if letter.isprintable() else " " for letter in said[:300])
    return ""
