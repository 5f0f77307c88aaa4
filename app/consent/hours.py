"""Business days and the Business's own hours: Monday to Friday without US federal holidays, in its zone."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from app.consent.calendars import library_days
from app.errors import BadInput

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_RANGE = re.compile(r"(?P<first>[a-z]{3})(?:-(?P<last>[a-z]{3}))? (?P<open>\d\d:\d\d)-(?P<close>\d\d:\d\d)")


def zone(name: str) -> ZoneInfo:
    """The time zone of that IANA name; BadInput where there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise BadInput("timezone", f"timezone: no zone is called {name!r}; try America/New_York") from None


@lru_cache(maxsize=256)
def parse_hours(text: str) -> tuple[tuple[int, time, time], ...]:
    """`Mon-Fri 08:00-18:00, Sat 09:00-12:00` as (weekday from Monday 0, opens, closes) in order."""
    found = []
    for part in text.lower().split(","):
        match = _RANGE.fullmatch(part.strip())
        if not match or match["first"] not in _DAYS or (match["last"] or "mon") not in _DAYS:
            raise BadInput("hours", f"hours: {part.strip()!r} is not of the form 'Mon-Fri 08:00-18:00'")
        first = _DAYS.index(match["first"])
        last = _DAYS.index(match["last"]) if match["last"] else first
        try:
            opens, closes = time.fromisoformat(match["open"]), time.fromisoformat(match["close"])
        except ValueError:
            raise BadInput("hours", f"hours: {part.strip()!r} has a time that is none") from None
        if opens >= closes or last < first:
            raise BadInput("hours", f"hours: {part.strip()!r} ends before it begins")
        found += [(day, opens, closes) for day in range(first, last + 1)]
    return tuple(sorted(found))


def is_business_day(day: date) -> bool:
    """Monday to Friday, no US federal legal holiday (as 47 CFR 64.1200(a)(10) counts its ten days)."""
    return day.weekday() < 5 and day not in library_days("US", day.year)


def end_of_business_day(after: int, days: int, timezone: str, hours: str = "") -> int:
    """The instant (ms UTC) when the `days`-th business day after the day of `after` ends.

    It ends at the Business's last closing time of that weekday, at midnight where it names none.
    """
    local = zone(timezone)
    day = datetime.fromtimestamp(after / 1000, local).date()
    left = days
    while left:
        day += timedelta(days=1)
        left -= is_business_day(day)
    closing = max(
        (closes for weekday, _, closes in (parse_hours(hours) if hours else ()) if weekday == day.weekday()),
        default=None,
    )
    if closing is None:
        end = datetime.combine(day + timedelta(days=1), time(), local)
    else:
        end = datetime.combine(day, closing, local)
    return int(end.timestamp() * 1000)


def instant(ms: int) -> str:
    """RFC 3339 in UTC, milliseconds only where there are any."""
    moment = datetime.fromtimestamp(ms / 1000, UTC)
    return moment.isoformat(timespec="milliseconds" if ms % 1000 else "seconds").replace("+00:00", "Z")
