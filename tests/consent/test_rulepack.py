"""Reading a rule pack: what it says, and that a mistake in it is refused by its row and its key."""

from __future__ import annotations

from datetime import date

import pytest

from app.consent.model import DAY, HOUR, MINUTE
from app.consent.rulepack import NEVER, Row, intersect, parse_pack
from app.errors import BadInput

GOOD = """
country = "US"
name = "United States"
as_of = 2026-11-23

[[calendar]]
id = "days"
library = "US"
years = [2026, 2027]
also = [2026-02-17, 2027-02-09]

[[row]]
region = "US"
name = "Federal"
hours = "Mon-Sun 08:00-21:00"
cite = "47 CFR"

[[row]]
region = "US-PA"
name = "Pennsylvania"
until = 2026-10-18
hours = "Mon-Fri 12:00-18:30, Mon 09:00-12:00, Sat 10:00-17:00"
closed_on = ["days"]
on_holidays = "13:00-21:00"
cap = "3 per 24h"
zone = "America/New_York"
cite = "73 P.S. 2245"
confidence = "B"

[[row]]
region = "US-PA"
name = "Pennsylvania"
from = 2026-10-18
hours = "Mon-Sat 09:00-19:00"
zone = "America/New_York"
cite = "73 P.S. 2245"
"""


def rows() -> tuple[Row, ...]:
    return parse_pack(GOOD).rows


def test_a_pack_says_what_is_written() -> None:
    pack = parse_pack(GOOD)
    assert (pack.country, pack.name, pack.as_of) == ("US", "United States", date(2026, 11, 23))
    federal, old, new = pack.rows
    assert federal.week == (((480, 1260),),) * 7
    assert (federal.cap, federal.zone, federal.calendars, federal.first, federal.last) == (None, "", (), None, None)
    assert old.week[0] == ((540, 720), (720, 1110)), "in order, whatever order it was written in"
    assert old.week[1] == ((720, 1110),)
    assert old.week[5] == ((600, 1020),)
    assert old.week[6] == NEVER, "a day that is not named is closed"
    assert (old.cap, old.zone, old.confidence) == ((3, DAY), "America/New_York", "B")
    assert not old.consent_exempts
    assert (old.last, new.first) == (date(2026, 10, 18), date(2026, 10, 18))


def test_the_last_day_is_the_one_before_until() -> None:
    _, old, new = rows()
    for day, which in ((date(2026, 10, 17), old), (date(2026, 10, 18), new)):
        assert [row for row in (old, new) if row.in_force(day)] == [which]


@pytest.mark.parametrize(
    ("day", "spans"),
    [
        (date(2026, 2, 16), ((780, 1110),)),  # Washington's Birthday, by the library: both its hours and Monday's
        (date(2026, 2, 17), ((780, 1110),)),  # Mardi Gras, by the pack
        (date(2026, 2, 18), ((720, 1110),)),
        (date(2026, 7, 4), ((780, 1020),)),  # a Saturday
        (date(2027, 7, 4), NEVER),  # a Sunday is closed, holiday or not
        (date(2025, 2, 18), ((780, 1110),)),  # a year before those listed is one long holiday
        (date(2028, 2, 16), ((780, 1110),)),
    ],
)
def test_a_holiday_has_hours_of_its_own_within_the_weekdays(day: date, spans: object) -> None:
    assert rows()[1].spans(day) == spans


@pytest.mark.parametrize(
    ("text", "cap"),
    [("1 per 15m", (1, 15 * MINUTE)), ("3 per 24h", (3, 24 * HOUR)), ("9999 per 30d", (9999, 30 * DAY))],
)
def test_a_cap_is_a_count_in_a_time(text: str, cap: tuple[int, int]) -> None:
    assert parse_pack(GOOD.replace("3 per 24h", text)).rows[1].cap == cap


def test_a_label_says_the_hours_and_what_holidays_are() -> None:
    federal, old, _ = rows()
    assert federal.label == "Federal: Mon-Sun 08:00-21:00"
    assert old.label.endswith("Sat 10:00-17:00, other hours on holidays")
    never = parse_pack(GOOD.replace('on_holidays = "13:00-21:00"', "")).rows[1]
    assert never.label.endswith("Sat 10:00-17:00, never on holidays")


@pytest.mark.parametrize(
    ("a", "b", "both"),
    [
        (((0, 10),), ((5, 20),), ((5, 10),)),
        (((0, 10),), ((10, 20),), ()),
        (((0, 10), (20, 30)), ((5, 25),), ((5, 10), (20, 25))),
        (((0, 30),), ((1, 2), (3, 4)), ((1, 2), (3, 4))),
        ((), ((0, 1),), ()),
    ],
)
def test_what_two_laws_allow_is_what_both_do(a: object, b: object, both: object) -> None:
    assert intersect(a, b) == both  # type: ignore[arg-type]
    assert intersect(b, a) == both  # type: ignore[arg-type]


ROW = r"pack US, row 2 \(US-PA\): "
LAST = r"pack US, row 3 \(US-PA\): "
CALENDAR = r"pack US, calendar 1 \(days\): "


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        # hours
        ("Mon-Fri 12", "Mon-Fry 12", ROW + "hours 'mon-fry 12:00-18:30' is not of the form"),
        ("Sat 10:00-17:00", "Caturday 10:00-17:00", ROW + "hours 'caturday 10:00-17:00' is not of the form"),
        ("Sat 10:00-17:00", "Xyz 10:00-17:00", ROW + "hours 'xyz 10:00-17:00' is not of the form"),
        ("Mon-Fri 12", "Fri-Mon 12", ROW + "hours 'fri-mon 12:00-18:30' ends before it begins"),
        ("12:00-18:30", "18:30-12:00", ROW + "hours '18:30-12:00' has a time that is none, or ends before"),
        ("12:00-18:30", "12:00-18:60", ROW + "hours '12:00-18:60' has a time that is none"),
        ("12:00-18:30", "12:00-24:01", ROW + "hours '12:00-24:01' has a time that is none"),
        ("12:00-18:30", "12-18", ROW + "hours 'mon-fri 12-18' is not of the form"),
        ("Mon 09:00-12:00", "Mon 09:00-12:01", ROW + "hours name a time twice"),
        ("13:00-21:00", "1 pm", ROW + "on_holidays '1 pm' is not of the form"),
        ("13:00-21:00", "21:00-13:00", ROW + "on_holidays '21:00-13:00' has a time that is none, or ends before"),
        # dates
        ("from = 2026-10-18", "from = 2026-10-17", LAST + "from overlaps another row of the same region"),
        ("from = 2026-10-18", "", LAST + "from overlaps another row of the same region"),
        ("from = 2026-10-18", "from = 2026-10-18\nuntil = 2026-10-18", LAST + "until is not after from"),
        ("from = 2026-10-18", 'from = "2026-10-18"', LAST + "from must be a date"),
        ("from = 2026-10-18", "from = 2026-10-18T00:00:00", LAST + "from must be a date"),
        # caps
        ("3 per 24h", "3 a day", ROW + "cap '3 a day' is not of the form"),
        ("3 per 24h", "0 per 24h", ROW + "cap '0 per 24h' is not of the form"),
        ("3 per 24h", "3 per 0h", ROW + "cap '3 per 0h' is not of the form"),
        ("3 per 24h", "-3 per 24h", ROW + "cap '-3 per 24h' is not of the form"),
        ('cap = "3 per 24h"', "cap = 3", ROW + "cap must be text"),
        # zones
        (
            'zone = "America/New_York"\ncite = "73 P.S. 2245"\nconfidence',
            'zone = "America/Scranton"\ncite = "73 P.S. 2245"\nconfidence',
            ROW + "zone 'America/Scranton' is no time zone",
        ),
        (
            'zone = "America/New_York"\ncite = "73 P.S. 2245"\nconfidence',
            'cite = "73 P.S. 2245"\nconfidence',
            LAST + "zone differs from another row of the same region",
        ),
        # keys
        ('hours = "Mon-Sat 09:00-19:00"', "", LAST + "hours is missing"),
        ('name = "Pennsylvania"\nuntil', "until", ROW + "name is missing"),
        ('cite = "73 P.S. 2245"\nconfidence', "confidence", ROW + "cite is missing"),
        ('region = "US-PA"\nname = "Pennsylvania"\nfrom', 'name = "P"\nfrom', r"row 3 \(\?\): region is missing"),
        ("closed_on =", "closed_in =", ROW + "closed_in is not a known key"),
        ('confidence = "B"', 'confidence = "D"', ROW + "confidence must be A, B or C"),
        ('confidence = "B"', 'consent_exempts = "no"', ROW + "consent_exempts must be true or false"),
        ('closed_on = ["days"]', 'closed_on = ["US"]', ROW + "closed_on names no calendar of this pack: 'US'"),
        ('closed_on = ["days"]', 'closed_on = "days"', ROW + "closed_on must be a list of texts"),
        ('region = "US-PA"\nname = "Pennsylvania"\nuntil', 'region = "CA"\nname = "P"\nuntil', "region is not of US"),
        # calendars
        ('library = "US"', 'library = "US-XX"', CALENDAR + "library 'US-XX' is no calendar"),
        ("years = [2026, 2027]", "", CALENDAR + "years must be the first and the last year"),
        ("years = [2026, 2027]", "years = [2026]", CALENDAR + "years must be the first and the last year"),
        ("years = [2026, 2027]", "years = [2026, 2028]", CALENDAR + "also does not list every year from 2026 to 2028"),
        ("also = [2026-02-17, 2027-02-09]", "also = [2026]", CALENDAR + "also must be a list of dates"),
        ('id = "days"', "", r"calendar 1 \(\?\): id is missing"),
        # the pack itself
        ('country = "US"', "", "does not say its country"),
        ('name = "United States"', "", "pack US: name is missing"),
        ("as_of = 2026-11-23", "", "pack US: as_of must be a date"),
        ("as_of = 2026-11-23", "as_of = 2026-11-23\nrules = 1", "pack US: rules is not a known key"),
        ('region = "US"\n', 'region = "US-NC"\n', "pack US: no row for the country itself"),
        ("[[row]]", "[[row", "a rule pack is not TOML"),
    ],
)
def test_a_mistake_is_refused_by_its_row_and_key(old: str, new: str, complaint: str) -> None:
    assert old in GOOD
    with pytest.raises(BadInput, match=complaint) as caught:
        parse_pack(GOOD.replace(old, new, 1))
    assert caught.value.field == "pack"
