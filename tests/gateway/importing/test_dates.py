"""Dates as people write them: what each form means, what none of them means, and what would be right."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import BadInput
from app.gateway.importing.dates import Dates, NoDate

NEW_YORK = "America/New_York"
US = Dates(NEW_YORK)


def ms(*parts: int, zone: str = NEW_YORK) -> int:
    return int(datetime(*parts, tzinfo=ZoneInfo(zone)).timestamp() * 1000)  # type: ignore[misc, arg-type]


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("2025-11-03T14:05:09", (2025, 11, 3, 14, 5, 9)),
        ("2025-11-03 14:05", (2025, 11, 3, 14, 5)),
        ("2025-11-03", (2025, 11, 3)),
        ("20251103", (2025, 11, 3)),
        ("2025/11/3", (2025, 11, 3)),
        ("11/3/2025", (2025, 11, 3)),
        ("11/03/25", (2025, 11, 3)),
        ("11/3/2025 2:05 PM", (2025, 11, 3, 14, 5)),
        ("11/3/2025 12:05:09 AM", (2025, 11, 3, 0, 5, 9)),
        ("Nov 3, 2025", (2025, 11, 3)),
        ("November 3rd, 2025 at 2:05 p.m.", (2025, 11, 3, 14, 5)),
        ("3-Nov-25", (2025, 11, 3)),
        ("3 November 2025 14:05", (2025, 11, 3, 14, 5)),
        ("Monday, Nov 3, 2025", (2025, 11, 3)),
    ],
)
def test_a_time_without_a_zone_is_of_the_zone_that_was_stated(written: str, parts: tuple[int, ...]) -> None:
    assert US.read(written).first == ms(*parts)
    assert Dates("America/Los_Angeles").read(written).first == ms(*parts, zone="America/Los_Angeles")


@pytest.mark.parametrize(
    "written",
    [
        "2025-11-03T19:05:09Z",
        "2025-11-03T14:05:09-05:00",
        "2025-11-03 14:05:09.123 -0500",
        "20251103T19:05:09+00",
        "Mon, 3 Nov 2025 14:05:09 -0500",
        "11/3/2025 2:05:09 PM EST",
        "2025-11-03 19:05:09 UTC",
        "2025-11-03 12:05:09 GMT-07:00",
    ],
)
def test_a_written_zone_is_believed(written: str) -> None:
    moment = Dates("Asia/Tokyo").read(written)
    assert moment.first == ms(2025, 11, 3, 14, 5, 9)
    assert moment.last == moment.first + 999


def test_a_day_is_the_whole_day_and_a_minute_the_whole_minute() -> None:
    assert US.read("2025-11-03").last == ms(2025, 11, 4) - 1
    assert US.read("2025-11-03 14:05").last == ms(2025, 11, 3, 14, 6) - 1
    assert US.read("2025-11-02").last - US.read("2025-11-02").first == 25 * 3_600_000 - 1, "the clocks went back"
    twice = US.read("2025-11-02 01:30")
    assert twice.last - twice.first == 3_660_000 - 1, "that minute came twice"


@pytest.mark.parametrize(
    ("form", "written", "day"),
    [
        ("m/d/y", "03.04.2025", (2025, 3, 4)),
        ("d/m/y", "03.04.2025", (2025, 4, 3)),
        ("DD/MM/YYYY", "03-04-2025", (2025, 4, 3)),
        ("d/m/y", "3/4/25", (2025, 4, 3)),
        ("d/m/y", "2025-04-03", (2025, 4, 3)),
        ("ymd", "25.4.3", (2025, 4, 3)),
        ("%d %m %Y", "03 04 2025", (2025, 4, 3)),
        ("%Y%m%d%H%M", "202504031530", (2025, 4, 3, 15, 30)),
    ],
)
def test_an_ambiguous_form_is_read_as_it_was_said(form: str, written: str, day: tuple[int, ...]) -> None:
    assert Dates.of(NEW_YORK, form, month_first=True).read(written).first == ms(*day)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("25/12/2025", "--date-format d/m/y"),
        ("03.04.2025", "--date-format"),
        ("03-04-2025", "--date-format"),
        ("2/30/2025", "does not exist"),
        ("13/45/2025", "--date-format"),
        ("45964", "day number"),
        ("45964.5", "day number"),
        ("soon", "2025-11-03"),
        ("Foo 3, 2025", "month"),
        ("11/3/2025 25:00", "time that does not exist"),
        ("11/3/2025 13:00 PM", "AM or PM"),
        ("11/3/2025 1:00 XYZ", "--zone"),
        ("11/3/2025 whenever", "time"),
        ("1/1/1970", "1980"),
        ("11/3/205", "two or four"),
        ("٣/٤/٢٠٢٥", "2025-11-03"),
        ("x" * 100, "long"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_would_be_right(written: str, said: str) -> None:
    with pytest.raises(NoDate) as caught:
        US.read(written)
    assert said in str(caught.value)


def test_outside_the_us_a_slash_says_nothing_of_the_order() -> None:
    with pytest.raises(NoDate, match="month or day first"):
        Dates.of("Europe/London", "", month_first=False).read("3/4/2025")


@pytest.mark.parametrize("form", ["d/m", "nonsense", "%Q%", "m/m/y"])
def test_a_form_that_is_none_is_refused_at_once(form: str) -> None:
    with pytest.raises(BadInput):
        Dates.of(NEW_YORK, form, month_first=True)


FORMS = ["%Y-%m-%d", "%m/%d/%Y", "%b %d, %Y", "%d %B %Y", "%d-%b-%Y", "%Y%m%d", "%A, %B %d, %Y"]


@given(st.dates(date(1980, 1, 2), date(2099, 12, 31)), st.sampled_from(FORMS))
def test_each_day_is_read_back_from_each_form(day: date, form: str) -> None:
    moment = Dates("UTC").read(day.strftime(form))
    assert datetime.fromtimestamp(moment.first / 1000, UTC).date() == day
    assert moment.last + 1 - moment.first == timedelta(days=1) / timedelta(milliseconds=1)


@given(st.text(max_size=70))
def test_nothing_that_is_written_breaks_it(written: str) -> None:
    try:
        moment = US.read(written)
    except NoDate:
        return
    assert moment.first <= moment.last
