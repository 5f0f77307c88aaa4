"""Times as people read them, in the Business's zone; the exact instant in UTC stands beside, for who points at it."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from app.consent.hours import instant
from app.consent.model import DAY, HOUR, MINUTE
from app.web.console.words import _


def stamp(ms: int, zone: str) -> dict[str, str]:
    """`{"iso","local","utc"}` of an instant."""
    at = datetime.fromtimestamp(ms / 1000, UTC)
    local = at.astimezone(ZoneInfo(zone))
    return {
        "iso": instant(ms - ms % 1000),
        "local": f"{local:%a} {local.day} {local:%b %H:%M}",
        "utc": f"{at:%Y-%m-%d %H:%M:%S} UTC",
    }


def ms_of(iso: str) -> int:
    """An instant that the API writes, in ms UTC."""
    return int(datetime.fromisoformat(iso).timestamp() * 1000)


def spoken(ms: int) -> str:
    """How long, in its largest unit: `3 d`, `5 h`, `12 min`."""
    if ms < MINUTE:
        return _("less than a minute")
    for size, unit in ((DAY, _("d")), (HOUR, _("h")), (MINUTE, _("min"))):
        if ms >= size:
            return f"{ms // size} {unit}"
    raise AssertionError("a minute or more has one of these units")
