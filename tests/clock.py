"""A clock for tests: consent time stands on a Monday at noon in New York, whatever day and hour it is outside."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from app.store.store import real_now


def until_monday_noon() -> int:
    """ms from now until the next Monday 17:00 UTC, which no law on promotional texts closes in North Carolina."""
    now = datetime.fromtimestamp(real_now() / 1000, UTC)
    monday = now + timedelta(days=(7 - now.weekday()) % 7 or 7)
    start = monday.replace(hour=17, minute=0, second=0, microsecond=0)
    return int((start - now).total_seconds() * 1000)
