"""Asking a simulated carrier that runs as another process: what it has in its book, and what it shall do."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from typing import Any

from app.errors import BadInput, CarrierUnavailable


def ask(base: str, path: str, said: object = None, *, timeout: float = 20.0) -> Any:
    """Its answer to `path` (a POST where something is `said`). Raises BadInput or CarrierUnavailable."""
    body = json.dumps(said).encode() if said is not None else None
    try:
        request = urllib.request.Request(base + path, body, {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=timeout) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as error:
        with error:
            raise BadInput("carrier", f"The carrier refused: {_why(error.read())}") from None
    except (OSError, ValueError) as error:
        why = getattr(error, "reason", error)
        raise CarrierUnavailable(f"The simulated carrier does not answer ({why}). Is `consentry up` running?") from None


def _why(body: bytes) -> str:
    try:
        return str(json.loads(body)["error"])
    except (ValueError, KeyError, TypeError):
        return body.decode(errors="replace")[:200]
