"""What several carriers' answers have in common: bounds, waits, JSON."""

from __future__ import annotations

import json
import re
from email.utils import parsedate_to_datetime

from app.providers.calls import Answer

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
