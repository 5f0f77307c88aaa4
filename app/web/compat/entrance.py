"""Entrance: what the routes of every API that looks like a carrier's have in common."""

from __future__ import annotations

import traceback
from collections.abc import Iterable

import msgspec
import structlog
from flask import Response, request

from app.ids import ulid
from app.providers.calls import Answer

_log = structlog.get_logger()

METHODS = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"]
"""All are routed to one view, so that each meets an answer in the carrier's shape."""


def read_body(most: int) -> bytes | None:
    """The body of this request; None above `most` bytes."""
    if request.method == "GET":
        return b""
    request.max_content_length = most + 1
    raw = request.get_data(cache=False)
    return raw if len(raw) <= most else None


def respond(value: object, status: int = 200) -> Response:
    """A body in JSON."""
    body = msgspec.json.encode(value)
    return Response(body, status=status, content_type="application/json", headers={"Cache-Control": "no-store"})


def handed_back(answer: Answer, names: Iterable[str]) -> Response:
    """The carrier's answer as it came, with those of its headers."""
    back = {name: answer.headers[name.lower()] for name in names if name.lower() in answer.headers}
    return Response(answer.body, status=answer.status, headers=back)


def unforeseen(error: Exception) -> str:
    """Log what nobody foresaw; returns the name it has there. Its message may quote a number or a body, so only its
    type and place are logged."""
    instance = ulid()
    where = [f"{frame.filename}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__)[-8:]]
    _log.error("unexpected", instance=instance, endpoint=request.endpoint, error=type(error).__name__, where=where)
    return instance
