"""The rule packs against the law they tell: hours at their edges, holidays, caps, dates, by state and by country."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from importlib.resources import files
from zoneinfo import ZoneInfo

import pytest

from app.config.packs import read_packs
from app.consent.model import DAY, MINUTE
from app.consent.places import Known, parse_places
from app.consent.sending_hours import Packs

PACKS = read_packs()
PLACES = parse_places((files("app.consent") / "packs" / "places.toml").read_text("utf-8"))
NOBODY = Known()
THREE = (3, DAY)

WORKDAYS = [date(2026, 11, 30) + timedelta(days=n) for n in range(5)]
SATURDAY, SUNDAY = date(2026, 12, 5), date(2026, 12, 6)
HOLIDAYS = [date(2026, 11, 26), date(2026, 12, 25)]  # Thanksgiving and Christmas: every calendar has both


def at(day: date | str, time: str, zone: str) -> int:
    return int(datetime.fromisoformat(f"{day}T{time}").replace(tzinfo=ZoneInfo(zone)).timestamp() * 1000)


def is_open(area: str, known: Known, now: int, packs: Packs = PACKS) -> bool:
    return packs.closed(area, known, now) is None


def holds(area: str, known: Known, zone: str, day: date | str, hours: str) -> None:
    """Asserts that the local day is open during `hours` (`08-21`, or `-` for never), and at no other time.

    Asked every quarter of an hour, and at both edges to the millisecond.
    """
    opens, closes = (0, 0) if hours == "-" else (60 * int(hour) for hour in hours.split("-"))
    midnight = at(day, "00:00", zone)
    for minute in range(0, 24 * 60, 15):
        found = is_open(area, known, midnight + minute * MINUTE)
        assert found is (opens <= minute < closes), f"{area} {known} {day} {minute // 60:02}:{minute % 60:02} {zone}"
    if hours != "-":
        first, end = midnight + opens * MINUTE, midnight + closes * MINUTE
        edges = [first, first + MINUTE, end - MINUTE, end - 1]
        assert [is_open(area, known, now) for now in edges] == [True] * 4, f"{area} {day} within {hours}"
        if opens:
            edges = [first - MINUTE, first - 1]
            assert [is_open(area, known, now) for now in edges] == [False] * 2, f"{area} {day} before {hours}"


LAW = """
US-AL 205 America/Chicago      08-20  08-20  -      -
US-AZ 602 America/Phoenix      08-21  08-21  08-21  08-21
US-CA 213 America/Los_Angeles  08-21  08-21  08-21  08-21
US-CT 203 America/New_York     09-20  09-20  09-20  09-20
US-FL 305 America/New_York     08-20  08-20  08-20  08-20
US-FL 850 America/Chicago      08-20  08-20  08-20  08-20
US-IL 312 America/Chicago      08-21  08-21  08-21  08-21
US-IN 317 America/New_York     08-21  08-21  08-21  08-21
US-KY 502 America/New_York     10-21  10-21  10-21  10-21
US-LA 504 America/Chicago      08-20  08-20  -      -
US-ME 207 America/New_York     08-21  08-21  08-21  08-21
US-MD 410 America/New_York     08-20  08-20  08-20  08-20
US-MA 617 America/New_York     08-20  08-20  08-20  08-20
US-MI 313 America/New_York     09-21  09-21  09-21  09-21
US-MN 612 America/Chicago      09-21  09-21  09-21  09-21
US-MS 601 America/Chicago      08-20  08-20  -      08-20
US-NE 402 America/Chicago      08-21  08-21  08-21  08-21
US-NV 702 America/Los_Angeles  09-20  09-20  09-20  09-20
US-NJ 201 America/New_York     08-21  08-21  08-21  08-21
US-NM 505 America/Denver       09-21  09-21  09-21  09-21
US-NY 212 America/New_York     08-21  08-21  08-21  08-21
US-OK 405 America/Chicago      08-20  08-20  08-20  08-20
US-OR 503 America/Los_Angeles  08-20  08-20  08-20  08-20
US-PA 215 America/New_York     09-19  09-19  -      -
US-RI 401 America/New_York     09-18  10-17  -      -
US-SD 605 America/Chicago      09-21  09-21  -      09-21
US-SD 605 America/Denver       09-21  09-21  -      09-21
US-TX 214 America/Chicago      09-21  09-21  12-21  09-21
US-TX 915 America/Denver       09-21  09-21  12-21  09-21
US-UT 801 America/Denver       08-21  08-21  -      -
US-VA 804 America/New_York     08-21  08-21  08-21  08-21
US-WA 206 America/Los_Angeles  08-20  08-20  08-20  08-20
US-WY 307 America/Denver       08-20  08-20  08-20  08-20
US-VT 802 America/New_York     08-21  08-21  08-21  08-21
US-IA 515 America/Chicago      08-21  08-21  08-21  08-21
"""
ROWS = [line.split() for line in LAW.strip().splitlines()]
CAPPED = {"US-FL", "US-MD", "US-OK", "US-OR"}
ONE_AREA = {region: code for code, where in PLACES.areas.items() for region in where.regions}
OTHERS = sorted({region for region in ONE_AREA if region.startswith("US-")} - {row[0] for row in ROWS})


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]} {row[2]}")
def test_the_hours_of_a_state(row: list[str]) -> None:
    region, area, zone, weekday, saturday, sunday, holiday = row
    known = Known(state=region.removeprefix("US-"), zone=zone)
    for day in WORKDAYS:
        holds(f"+1{area}", known, zone, day, weekday)
    holds(f"+1{area}", known, zone, SATURDAY, saturday)
    holds(f"+1{area}", known, zone, SUNDAY, sunday)
    for day in HOLIDAYS:
        holds(f"+1{area}", known, zone, day, holiday)


@pytest.mark.parametrize("region", OTHERS)
def test_a_state_that_is_not_listed_has_the_federal_hours(region: str) -> None:
    code = region.removeprefix("US-")
    area = f"+1{ONE_AREA[region]}"
    for zone in PLACES.find(area, Known(state=code)).zones:
        for day in (WORKDAYS[0], SATURDAY, SUNDAY, *HOLIDAYS):
            holds(area, Known(state=code, zone=zone), zone, day, "08-21")


def test_every_state_district_and_territory_was_asked_about() -> None:
    assert len({row[0] for row in ROWS} | set(OTHERS)) == 56


@pytest.mark.parametrize("region", sorted({row[0] for row in ROWS} | set(OTHERS)))
def test_four_states_have_a_cap_and_no_others(region: str) -> None:
    noon = at(WORKDAYS[0], "12:00", "America/New_York")
    caps = PACKS.caps(f"+1{ONE_AREA[region]}", Known(state=region.removeprefix("US-")), noon)
    assert [(cap.count, cap.per) for cap in caps] == ([THREE] if region in CAPPED else [])
    for cap in caps:
        assert cap.where == PLACES.name(region)
        assert cap.source


# ---- Nobody knows the state ----


@pytest.mark.parametrize("known", [Known(zone="America/Denver"), Known(state="Nowhere", zone="America/Denver")])
def test_the_strictest_row_is_for_a_state_nobody_knows(known: Known) -> None:
    for day in WORKDAYS:
        holds("+1800", known, "America/Denver", day, "10-18")
    holds("+1800", known, "America/Denver", SATURDAY, "10-17")
    holds("+1800", known, "America/Denver", SUNDAY, "-")
    for day in HOLIDAYS:
        holds("+1800", known, "America/Denver", day, "-")
    (cap,) = PACKS.caps("+1800", known, at(WORKDAYS[0], "12:00", "America/Denver"))
    assert (cap.count, cap.per, cap.where) == (*THREE, "state unknown")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]} {row[2]}")
def test_whatever_the_strictest_row_admits_every_state_admits(row: list[str]) -> None:
    region, _, zone, *_ = row
    known, unknown, admitted = Known(state=region.removeprefix("US-"), zone=zone), Known(zone=zone), 0
    for day in (*WORKDAYS, SATURDAY, SUNDAY, *HOLIDAYS, date(2027, 2, 9), date(2027, 7, 23), date(2027, 8, 9)):
        for now in (at(day, "00:00", zone) + minute * MINUTE for minute in range(0, 24 * 60, 30)):
            if is_open("+1800", unknown, now):
                admitted += 1
                assert is_open("+1800", known, now)
    assert admitted == 5 * 16 + 14


def test_a_state_that_is_only_told_binds_besides_the_area_codes_own() -> None:
    evening = at(WORKDAYS[0], "20:00", "America/New_York")
    assert is_open("+1704", NOBODY, evening)
    assert is_open("+1704", Known(state="VA"), evening)
    assert not is_open("+1704", Known(state="MD"), evening)
    assert not is_open("+1305", Known(state="GA", zone="America/New_York"), evening), "Florida presumes a resident"
    assert [cap.where for cap in PACKS.caps("+1305", Known(state="MD"), evening)] == ["Florida", "Maryland"]
    assert [cap.where for cap in PACKS.caps("+1305", Known(state="GA"), evening)] == ["Florida"]


# ---- Law that begins on a day ----


@pytest.mark.parametrize(
    ("area", "zone", "day", "hours"),
    [
        ("+1215", "America/New_York", "2026-10-16", "08-21"),
        ("+1215", "America/New_York", "2026-10-17", "08-21"),
        ("+1215", "America/New_York", "2026-10-11", "08-21"),  # a Sunday, before
        ("+1215", "America/New_York", "2026-10-18", "-"),  # its first day is a Sunday
        ("+1215", "America/New_York", "2026-10-19", "09-19"),
        ("+1503", "America/Los_Angeles", "2025-12-31", "08-21"),
        ("+1503", "America/Los_Angeles", "2026-01-01", "08-20"),
        ("+1804", "America/New_York", "2025-12-31", "08-21"),
        ("+1804", "America/New_York", "2026-01-01", "08-21"),
    ],
)
def test_a_law_begins_on_its_day_by_the_persons_own_time(area: str, zone: str, day: str, hours: str) -> None:
    holds(area, NOBODY, zone, day, hours)


def test_oregons_cap_begins_at_midnight_in_oregon() -> None:
    begins = at("2026-01-01", "00:00", "America/Los_Angeles")
    assert PACKS.caps("+1503", NOBODY, begins - 1) == ()
    assert [(cap.count, cap.per) for cap in PACKS.caps("+1503", NOBODY, begins)] == [THREE]


# ---- Holidays ----

STATE_HOLIDAYS = [
    ("RI", "+1401", "America/New_York", "2026-08-10 2027-08-09"),  # Victory Day
    ("LA", "+1504", "America/Chicago", "2026-02-17 2027-02-09"),  # Mardi Gras
    ("LA", "+1504", "America/Chicago", "2026-04-03 2027-03-26"),  # Good Friday
    ("LA", "+1504", "America/Chicago", "2027-11-01 2028-11-01"),  # All Saints' Day
    ("AL", "+1205", "America/Chicago", "2026-02-17 2027-02-09"),  # Mardi Gras
    ("AL", "+1205", "America/Chicago", "2026-04-27 2027-04-26"),  # Confederate Memorial Day
    ("AL", "+1205", "America/Chicago", "2026-06-01 2027-06-07"),  # Jefferson Davis' Birthday
    ("UT", "+1801", "America/Denver", "2026-07-24 2027-07-23 2027-07-24"),  # Pioneer Day, observed and itself
    ("UT", "+1801", "America/Denver", "2026-06-15 2027-06-21"),  # Juneteenth on Utah's Monday
    ("PA", "+1215", "America/New_York", "2027-03-26 2028-04-14"),  # Good Friday
    ("PA", "+1215", "America/New_York", "2027-06-14 2028-06-14"),  # Flag Day
    ("PA", "+1215", "America/New_York", "2026-11-03 2027-11-02"),  # Election Day
]


@pytest.mark.parametrize(("state", "area", "zone", "days"), STATE_HOLIDAYS)
def test_a_states_own_holidays_are_closed_there(state: str, area: str, zone: str, days: str) -> None:
    for day in days.split():
        holds(area, Known(state=state, zone=zone), zone, day, "-")
        holds("+1800", Known(zone=zone), zone, day, "-")
        assert is_open("+1312", NOBODY, at(day, "12:00", "America/Chicago")), "Illinois closes on no holiday"


FEDERAL = [
    "2027-01-01",
    "2027-01-18",
    "2027-02-15",
    "2027-05-31",
    "2027-06-18",
    "2027-06-19",
    "2027-07-05",
    "2027-09-06",
    "2027-10-11",
    "2027-11-11",
    "2027-11-25",
    "2027-12-24",
    "2027-12-25",
    "2027-12-31",
]


@pytest.mark.parametrize("area", ["+1205", "+1504", "+1215", "+1401", "+1801"])
@pytest.mark.parametrize("day", FEDERAL)
def test_a_state_that_closes_on_holidays_closes_on_the_federal_ones(area: str, day: str) -> None:
    for time in ("10:30", "12:00", "16:30"):
        assert not is_open(area, NOBODY, at(day, time, "America/Chicago"))


def test_a_holiday_ends_at_the_persons_midnight_and_the_next_day_is_the_next_opening() -> None:
    found = PACKS.closed("+1215", NOBODY, at("2026-11-26", "12:00", "America/New_York"))
    assert found is not None
    assert found.until == at("2026-11-28", "09:00", "America/New_York"), "Pennsylvania keeps the Friday as well"
    found = PACKS.closed("+1401", NOBODY, at("2026-11-26", "12:00", "America/New_York"))
    assert found is not None
    assert found.until == at("2026-11-27", "09:00", "America/New_York")


def test_a_year_whose_holidays_nobody_has_listed_is_closed() -> None:
    for area, zone in (("+1205", "America/Chicago"), ("+1504", "America/Chicago"), ("+1215", "America/New_York")):
        for year in range(2026, 2036):
            assert any(is_open(area, NOBODY, at(f"{year}-12-{day}", "12:00", zone)) for day in range(10, 20)), year
        for now in every_hour("2036-01-01", 30, zone):
            assert not is_open(area, NOBODY, now)
        found = PACKS.closed(area, NOBODY, at("2036-01-02", "12:00", zone))
        assert found is not None
        assert found.until == 0, "nothing opens within 14 days"
    assert not any(is_open("+1205", NOBODY, now) for now in every_hour("2024-06-01", 14, "America/Chicago"))
    assert not any(is_open("+1401", NOBODY, now) for now in every_hour("2101-06-01", 14, "America/New_York"))
    assert not any(is_open("+1800", NOBODY, now) for now in every_hour("2036-06-01", 14, "America/New_York"))
    assert is_open("+1305", NOBODY, at("2036-06-02", "12:00", "America/New_York")), "Florida closes on no holiday"


def every_hour(day: str, days: int, zone: str) -> Iterator[int]:
    first = at(day, "00:00", zone)
    return (first + hour * 60 * MINUTE for hour in range(24 * days))


# ---- Mississippi ----


def test_mississippi_binds_by_its_own_clock_wherever_the_person_is() -> None:
    east = Known(zone="America/New_York")
    holds("+1601", Known(zone="America/Chicago"), "America/Chicago", WORKDAYS[0], "08-20")
    # The federal hours bind by Eastern time as well, and end when Mississippi's do.
    assert not is_open("+1601", east, at(WORKDAYS[0], "08:30", "America/New_York"))
    assert is_open("+1601", east, at(WORKDAYS[0], "09:00", "America/New_York"))
    assert is_open("+1601", east, at(WORKDAYS[0], "20:59", "America/New_York"))
    assert not is_open("+1601", east, at(WORKDAYS[0], "21:00", "America/New_York"))
    hawaii = Known(state="MS", zone="Pacific/Honolulu")
    assert is_open("+1808", hawaii, at(WORKDAYS[0], "15:59", "Pacific/Honolulu"))
    assert not is_open("+1808", hawaii, at(WORKDAYS[0], "16:00", "Pacific/Honolulu")), "20:00 in Mississippi"
    sunday_there = at(SUNDAY, "23:30", "Pacific/Honolulu")
    found = PACKS.closed("+1808", hawaii, sunday_there)
    assert found is not None
    assert found.until == at("2026-12-07", "08:00", "Pacific/Honolulu")


# ---- Other countries ----


@pytest.mark.parametrize("area", ["+33", "+590"])
def test_france_is_closed_at_night_on_sundays_and_on_public_holidays(area: str) -> None:
    zone = {"+33": "Europe/Paris", "+590": "America/Guadeloupe"}[area]
    for day in (*WORKDAYS, SATURDAY):
        holds(area, NOBODY, zone, day, "08-22")
    holds(area, NOBODY, zone, SUNDAY, "-")
    # New Year, Easter Monday, Labour Day, Victory, Ascension, Whit Monday, 14 July, 15 August, Armistice, Christmas
    for day in ("01-01", "04-06", "05-01", "05-08", "05-14", "05-25", "07-14", "08-15", "11-11", "12-25"):
        holds(area, NOBODY, zone, f"2026-{day}", "-")
    for day in ("04-03", "12-26"):  # holidays in Alsace and Moselle alone, and a number does not tell where
        holds(area, NOBODY, zone, f"2026-{day}", "-")
    assert PACKS.caps(area, NOBODY, at(WORKDAYS[0], "12:00", zone)) == ()


@pytest.mark.parametrize(
    ("area", "zone"), [("+44", "Europe/London"), ("+1416", "America/Toronto"), ("+1709", "America/St_Johns")]
)
def test_britain_and_canada_set_no_hours_for_texts(area: str, zone: str) -> None:
    for day in (WORKDAYS[0], SATURDAY, SUNDAY, *HOLIDAYS):
        holds(area, NOBODY, zone, day, "00-24")
    assert PACKS.caps(area, NOBODY, at(WORKDAYS[0], "12:00", zone)) == ()


def test_a_country_without_a_pack_has_the_strictest_hours_and_its_own_holidays() -> None:
    for day in WORKDAYS:
        holds("+49", NOBODY, "Europe/Berlin", day, "10-18")
    holds("+49", NOBODY, "Europe/Berlin", SATURDAY, "10-17")
    holds("+49", NOBODY, "Europe/Berlin", SUNDAY, "-")
    holds("+49", NOBODY, "Europe/Berlin", "2026-12-25", "-")
    holds("+49", NOBODY, "Europe/Berlin", "2026-05-01", "-")  # Labour Day there
    holds("+49", NOBODY, "Europe/Berlin", "2026-11-26", "10-18")  # Thanksgiving is none there
    (cap,) = PACKS.caps("+49", NOBODY, at(WORKDAYS[0], "12:00", "Europe/Berlin"))
    assert (cap.count, cap.per) == THREE


def test_where_nobody_knows_the_country_nothing_may_go() -> None:
    for hour in range(24 * 7):
        found = PACKS.closed("+999", NOBODY, at(WORKDAYS[0], "00:00", "Europe/London") + hour * 60 * MINUTE)
        assert found is not None
        assert found.until == 0
    (cap,) = PACKS.caps("+999", NOBODY, at(WORKDAYS[0], "12:00", "Europe/London"))
    assert (cap.count, cap.per) == THREE
