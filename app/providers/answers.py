"""What carriers' answers have in common: how long to wait, what the JSON in them says."""

from __future__ import annotations

import json
import re
from datetime import UTC
from email.utils import parsedate_to_datetime
from functools import lru_cache

from app.providers.calls import Answer, Fault

MAX_ANSWER = 64 * 1024
MAX_RETRY_AFTER = 300.0  # seconds; a carrier's word does not put a lane to sleep for longer
AUTH_RETRY_AFTER = 30.0


def retry_after(answer: Answer) -> float | None:
    """RFC 9110 10.2.3: seconds or a date. A date is taken from the answer's own Date: its clock, not ours."""
    said = answer.headers.get("retry-after", "").strip()
    if re.fullmatch(r"[0-9]{1,9}", said):
        return min(float(said), MAX_RETRY_AFTER)
    try:
        until = parsedate_to_datetime(said).timestamp()
        seconds = until - parsedate_to_datetime(answer.headers.get("date", "")).timestamp()
    except (ValueError, OverflowError):
        return None
    return min(max(seconds, 0.0), MAX_RETRY_AFTER)


def json_object(body: bytes) -> dict[str, object]:
    """The JSON object in `body`, empty where there is none. What a carrier answers is input like any other."""
    try:
        said = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}


def clock_of(answer: Answer | Fault) -> int:
    """The carrier's clock by its answer's Date (RFC 9110, section 6.6.1): ms UTC, whole seconds; 0 where none is."""
    return _date(answer.headers.get("date", "")) if isinstance(answer, Answer) else 0


@lru_cache(maxsize=64)
def _date(said: str) -> int:
    try:
        return int(parsedate_to_datetime(said).replace(tzinfo=UTC).timestamp() * 1000) if said else 0
    except (ValueError, OverflowError):
        return 0
