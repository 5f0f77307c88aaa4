"""Business days and hours: weekends, federal holidays, daylight changes."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from app.consent.hours import end_of_business_day, instant, is_business_day, parse_hours
from app.errors import BadInput

HOURS = "Mon-Fri 08:00-18:00"


def ms(text: str, zone: str = "America/New_York") -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).timestamp() * 1000)


@pytest.mark.parametrize(
    ("day", "business"),
    [
        ("2026-11-25", True),
        ("2026-11-26", False),  # Thanksgiving
        ("2026-11-27", True),
        ("2026-11-28", False),
        ("2026-07-03", False),  # Independence Day falls on a Saturday: observed on Friday
        ("2026-12-25", False),
        ("2027-01-01", False),
    ],
)
def test_is_business_day(day: str, business: bool) -> None:
    assert is_business_day(date.fromisoformat(day)) is business


@pytest.mark.parametrize(
    ("after", "days", "ends"),
    [
        ("2026-12-04T17:00", 1, "2026-12-07T18:00"),  # Friday's question: Monday evening
        ("2026-12-05T12:00", 1, "2026-12-07T18:00"),
        ("2026-12-07T07:00", 1, "2026-12-08T18:00"),
        ("2026-11-25T12:00", 1, "2026-11-27T18:00"),  # over Thanksgiving
        ("2026-11-25T12:00", 3, "2026-12-01T18:00"),
        ("2026-03-06T12:00", 1, "2026-03-09T18:00"),  # over the change to daylight time
    ],
)
def test_end_of_business_day(after: str, days: int, ends: str) -> None:
    assert end_of_business_day(ms(after), days, "America/New_York", HOURS) == ms(ends)


def test_a_weekday_without_hours_ends_at_midnight() -> None:
    assert end_of_business_day(ms("2026-12-07T12:00"), 1, "America/New_York", "Mon 08:00-12:00") == ms(
        "2026-12-09T00:00"
    )


def test_it_is_the_zone_of_the_business() -> None:
    late = ms("2026-12-06T22:00", "America/Los_Angeles")  # Monday in New York, still Sunday in Los Angeles
    assert end_of_business_day(late, 1, "America/Los_Angeles", HOURS) == ms("2026-12-07T18:00", "America/Los_Angeles")
    assert end_of_business_day(late, 1, "America/New_York", HOURS) == ms("2026-12-08T18:00")


@pytest.mark.parametrize(
    "text", ["", "Mon", "Mon-Fri 18:00-08:00", "Fri-Mon 08:00-18:00", "Mon-Fri 08:00-25:00", "x 1"]
)
def test_hours_that_are_none(text: str) -> None:
    with pytest.raises(BadInput) as caught:
        parse_hours(text)
    assert caught.value.field == "hours"


def test_several_ranges() -> None:
    assert len(parse_hours("Mon-Fri 08:00-12:00, Mon-Fri 13:00-18:00, Sat 09:00-12:00")) == 11


def test_instant() -> None:
    assert instant(0) == "1970-01-01T00:00:00Z"
    assert instant(1_796_058_000_500) == "2026-11-30T17:00:00.500Z"
