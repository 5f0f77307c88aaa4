"""Pictured: what came with a text, given out so that no browser can be made to run it."""

from __future__ import annotations

from flask import Response

from app.gateway.pictures import Picture

_SHOWN = frozenset({"image/jpeg", "image/png", "image/gif", "image/webp", "audio/mpeg", "audio/mp4", "video/mp4"})
"""What a page may show. Anything else is a file to be saved, whatever it says that it is: an SVG can hold a script."""


def picture(found: Picture) -> Response:
    """The answer that brings it."""
    shown = found.kind in _SHOWN
    answer = Response(found.body, content_type=found.kind if shown else "application/octet-stream")
    answer.headers["Content-Disposition"] = "inline" if shown else "attachment"
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Cache-Control"] = "no-store"
    return answer
