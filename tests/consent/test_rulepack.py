"""Rule packs as TOML: what is read, and what is refused by the name of its row."""

from __future__ import annotations

from datetime import date
from importlib.resources import files

import pytest

from app.consent.model import DAY, HOUR
from app.consent.rulepack import Calendar, intersect, local_day, parse_pack
from app.errors import BadInput

US = parse_pack((files("app.consent") / "packs" / "us.toml").read_text("utf-8"))
CALENDARS = {calendar.id: calendar for row in US.rows for calendar in row.calendars}

GOOD = """
country = "XY"
name = "Nowhere"
as_of = 2026-01-01

[[calendar]]
id = "feasts"
library = "US"
years = [2026, 2027]
also = [2026-03-03, 2027-03-03]

[[row]]
region = "XY"
name = "All of it"
hours = "Mon-Fri 09:00-12:00, Mon-Fri 13:00-24:00, Sun 10:00-11:30"
closed_on = ["feasts"]
on_holidays = "10:00-14:00"
cite = "Act 1"

[[row]]
region = "XY-A"
name = "Old A"
until = 2026-06-01
hours = "Mon 09:00-12:00"
cap = "2 per 7d"
cite = "Act 2"

[[row]]
region = "XY-A"
name = "New A"
from = 2026-06-01
hours = "Tue 09:00-12:00"
consent_exempts = true
cite = "Act 3"
"""


def test_a_pack_is_read_whole() -> None:
    pack = parse_pack(GOOD)
    whole, old, new = pack.rows
    assert (pack.country, pack.name, pack.as_of) == ("XY", "Nowhere", date(2026, 1, 1))
    assert whole.week[0] == ((540, 720), (780, 1440))
    assert (whole.week[5], whole.week[6]) == ((), ((600, 690),))
    assert whole.spans(date(2026, 3, 3)) == ((600, 720), (780, 840))  # the feast's hours, within the day's own
    assert whole.spans(date(2026, 3, 4)) == whole.week[2]
    assert old.cap == (2, 7 * DAY)
    assert [row.in_force(date(2026, 5, 31)) for row in (old, new)] == [True, False]
    assert [row.in_force(date(2026, 6, 1)) for row in (old, new)] == [False, True]
    assert (old.consent_exempts, new.consent_exempts) == (False, True)
    assert "other hours on holidays" in whole.label


@pytest.mark.parametrize(
    ("was", "becomes", "complaint"),
    [
        ('country = "XY"', "", "does not say its country"),
        ("as_of = 2026-01-01", 'as_of = "soon"', "pack XY: as_of must be a date"),
        ('name = "Old A"', "", r"row 2 \(XY-A\): name is missing"),
        ('cite = "Act 2"', "", r"row 2 \(XY-A\): cite is missing"),
        ('"Mon 09:00-12:00"', '"Mon 9-12"', r"row 2 \(XY-A\): hours 'mon 9-12'"),
        ('"Mon 09:00-12:00"', '"Fri-Mon 09:00-12:00"', r"row 2 \(XY-A\): hours .* ends before"),
        ('"Mon 09:00-12:00"', '"Mon 12:00-09:00"', r"row 2 \(XY-A\): hours .* ends before"),
        ('"Mon 09:00-12:00"', '"Mon 09:00-24:01"', r"row 2 \(XY-A\): hours"),
        ('"Mon 09:00-12:00"', '"Mon 09:75-12:00"', r"row 2 \(XY-A\): hours"),
        ('"Mon 09:00-12:00"', '"Mon-Tue 09:00-12:00, Mon 11:00-13:00"', r"row 2 \(XY-A\): hours name a time twice"),
        ('"2 per 7d"', '"many"', r"row 2 \(XY-A\): cap 'many'"),
        ('"2 per 7d"', '"0 per 7d"', r"row 2 \(XY-A\): cap '0 per 7d'"),
        ("until = 2026-06-01", "until = 2026-06-02", r"row 3 \(XY-A\): from overlaps"),
        ("until = 2026-06-01", "until = 2026-06-01\nfrom = 2026-06-01", r"row 2 \(XY-A\): until is not after from"),
        ("until = 2026-06-01", 'until = 2026-06-01\nzone = "Mars"', r"row 2 \(XY-A\): zone 'Mars' is no time zone"),
        (
            "until = 2026-06-01",
            'until = 2026-06-01\nzone = "UTC"',
            r"row 3 \(XY-A\): zone differs from another row",
        ),
        ("until = 2026-06-01", "until = 2026-06-01\ncolour = 1", r"row 2 \(XY-A\): colour is not a known key"),
        ("until = 2026-06-01", 'until = 2026-06-01\nconfidence = "D"', r"row 2 \(XY-A\): confidence"),
        ("consent_exempts = true", 'consent_exempts = "yes"', r"row 3 \(XY-A\): consent_exempts must be true or false"),
        ('region = "XY-A"\nname = "Old A"', 'region = "ZZ"\nname = "Old A"', r"row 2 \(ZZ\): region is not of XY"),
        ('region = "XY"', 'region = "XY-B"', "no row for the country itself"),
        ('closed_on = ["feasts"]', 'closed_on = ["fasts"]', r"row 1 \(XY\): closed_on names no calendar .*'fasts'"),
        ('closed_on = ["feasts"]', 'closed_on = "feasts"', r"row 1 \(XY\): closed_on must be a list"),
        ('library = "US"', 'library = "US-ZZ"', r"calendar 1 \(feasts\): library 'US-ZZ' is no calendar"),
        ("years = [2026, 2027]", "", r"calendar 1 \(feasts\): years must be"),
        ("years = [2026, 2027]", "years = [2026, 2028]", r"calendar 1 \(feasts\): also does not list every year"),
        ('"Mon 09:00-12:00"', '"Mon-Fry 09:00-12:00"', r"row 2 \(XY-A\): hours 'mon-fry 09:00-12:00' is not of"),
        ('"Mon 09:00-12:00"', '"Monday 09:00-12:00"', r"row 2 \(XY-A\): hours 'monday 09:00-12:00' is not of"),
        ('hours = "Tue 09:00-12:00"', "", r"row 3 \(XY-A\): hours is missing"),
        ('"10:00-14:00"', '"10-14"', r"row 1 \(XY\): on_holidays '10-14' is not of"),
        ('"10:00-14:00"', '"14:00-10:00"', r"row 1 \(XY\): on_holidays '14:00-10:00' .* ends before"),
        ('"2 per 7d"', "2", r"row 2 \(XY-A\): cap must be text"),
        ('"2 per 7d"', '"2 per 0d"', r"row 2 \(XY-A\): cap '2 per 0d'"),
        ('"2 per 7d"', '"-2 per 7d"', r"row 2 \(XY-A\): cap '-2 per 7d'"),
        ("until = 2026-06-01", "", r"row 3 \(XY-A\): from overlaps"),  # an end left out is none
        ("until = 2026-06-01", "until = 2026-06-01T00:00:00", r"row 2 \(XY-A\): until must be a date"),
        ("years = [2026, 2027]", "years = [2026]", r"calendar 1 \(feasts\): years must be"),
        ("also = [2026-03-03, 2027-03-03]", "also = [3]", r"calendar 1 \(feasts\): also must be a list of dates"),
        ('id = "feasts"', "", r"calendar 1 \(\?\): id is missing"),
        ("as_of = 2026-01-01", "as_of = 2026-01-01\nrules = 1", "pack XY: rules is not a known key"),
        ("country =", "country", "not TOML"),
    ],
)
def test_a_wrong_pack_is_refused_by_the_name_of_its_row(was: str, becomes: str, complaint: str) -> None:
    assert was in GOOD
    with pytest.raises(BadInput, match=complaint):
        parse_pack(GOOD.replace(was, becomes, 1))


@pytest.mark.parametrize(
    ("calendar", "day", "holiday"),
    [
        ("US", "2026-11-26", True),  # Thanksgiving
        ("US", "2026-07-03", True),  # Independence Day, observed
        ("US", "2027-12-31", True),  # New Year's Day 2028, observed the year before
        ("US", "2026-11-27", False),
        ("US-AL", "2027-02-09", True),  # Mardi Gras
        ("US-AL", "2026-04-27", True),  # Confederate Memorial Day
        ("US-AL", "2026-06-01", True),  # Jefferson Davis's birthday
        ("US-LA", "2027-02-09", True),
        ("US-LA", "2027-03-26", True),  # Good Friday
        ("US-LA", "2027-11-01", True),  # All Saints
        ("US-PA", "2027-03-26", True),
        ("US-PA", "2027-06-14", True),  # Flag Day
        ("US-PA", "2026-11-03", True),  # Election Day
        ("US-PA", "2027-11-02", True),
        ("US-RI", "2027-08-09", True),  # Victory Day
        ("US-UT", "2026-07-24", True),  # Pioneer Day
        ("US-UT", "2026-06-15", True),  # Juneteenth, on a Monday
        ("US-RI", "2027-07-23", False),
    ],
)
def test_the_holidays_of_a_calendar(calendar: str, day: str, holiday: bool) -> None:
    assert CALENDARS[calendar].closed(date.fromisoformat(day)) is holiday


def test_a_year_nobody_has_listed_is_closed() -> None:
    ordinary = [date(year, 5, 12) for year in (2024, 2025, 2035, 2036)]
    assert [CALENDARS["US-PA"].closed(day) for day in ordinary] == [True, False, False, True]
    far = Calendar("US", "US")
    assert far.closed(date(2300, 5, 12))


def test_the_strictest_row_is_as_strict_as_any_state() -> None:
    strictest = next(row for row in US.rows if row.region == "US-?")
    days = [local_day(n) for n in range(20_600, 20_600 + 2 * 365)]
    looser = {
        (row.name, day)
        for row in US.rows
        for day in days
        if intersect(strictest.spans(day), row.spans(day)) != strictest.spans(day)
    }
    assert looser == set()
    assert strictest.cap == (3, 24 * HOUR)
    assert {row.cap for row in US.rows} == {None, strictest.cap}


def test_every_row_cites_its_source_and_lets_no_consent_lift_it() -> None:
    assert all(row.cite and not row.consent_exempts for row in US.rows)
    assert len({row.region for row in US.rows}) == len(US.rows) == 30


@pytest.mark.parametrize(
    ("a", "b", "both"),
    [
        (((0, 10),), ((5, 20),), ((5, 10),)),
        (((0, 10),), ((10, 20),), ()),
        (((0, 5), (8, 12)), ((4, 9), (11, 30)), ((4, 5), (8, 9), (11, 12))),
        ((), ((0, 10),), ()),
    ],
)
def test_intersect(a: tuple[tuple[int, int], ...], b: tuple[tuple[int, int], ...], both: object) -> None:
    assert intersect(a, b) == intersect(b, a) == both
