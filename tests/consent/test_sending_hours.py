"""When promotional texts may arrive: each state's row at its edges, split area codes, daylight changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from importlib.resources import files
from zoneinfo import ZoneInfo

import pytest

from app.config.packs import read_packs
from app.consent.model import HOUR, MINUTE
from app.consent.places import Known, parse_places
from app.consent.rulepack import parse_pack
from app.consent.sending_hours import Packs
from app.errors import BadInput

PACKS = read_packs()
NOBODY = Known()
FOLDER = files("app.consent") / "packs"
PLACES = parse_places((FOLDER / "places.toml").read_text("utf-8"))
WORLD = parse_pack((FOLDER / "world.toml").read_text("utf-8"))

ET, CT, MT, PT = "America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles"


def ms(text: str, zone: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).timestamp() * 1000)


def opening(area: str, at: str, zone: str, known: Known = NOBODY, wish: str = "", packs: Packs = PACKS) -> str:
    """`open`, or the next legal instant in that zone's time, or `never`."""
    found = packs.closed(area, known, ms(at, zone), wish)
    if found is None:
        return "open"
    return f"{datetime.fromtimestamp(found.until / 1000, ZoneInfo(zone)):%Y-%m-%dT%H:%M}" if found.until else "never"


# ---- Every row of the table of states ----

# An area code of one zone, the zone, hours on Monday to Friday, Saturday, Sunday, holidays ("=": as any day).
STATES = [
    ("federal", "+1704", ET, "08-21", "08-21", "08-21", "="),
    ("AL", "+1205", CT, "08-20", "08-20", "", ""),
    ("AZ", "+1602", "America/Phoenix", "08-21", "08-21", "08-21", "="),
    ("CA", "+1415", PT, "08-21", "08-21", "08-21", "="),
    ("CT", "+1203", ET, "09-20", "09-20", "09-20", "="),
    ("FL", "+1305", ET, "08-20", "08-20", "08-20", "="),
    ("IL", "+1312", CT, "08-21", "08-21", "08-21", "="),
    ("IN", "+1317", ET, "08-21", "08-21", "08-21", "="),
    ("KY", "+1502", ET, "10-21", "10-21", "10-21", "="),
    ("LA", "+1504", CT, "08-20", "08-20", "", ""),
    ("ME", "+1207", ET, "08-21", "08-21", "08-21", "="),
    ("MD", "+1410", ET, "08-20", "08-20", "08-20", "="),
    ("MA", "+1617", ET, "08-20", "08-20", "08-20", "="),
    ("MI", "+1313", ET, "09-21", "09-21", "09-21", "="),
    ("MN", "+1612", CT, "09-21", "09-21", "09-21", "="),
    ("MS", "+1601", CT, "08-20", "08-20", "", "="),
    ("NE", "+1402", CT, "08-21", "08-21", "08-21", "="),
    ("NV", "+1702", PT, "09-20", "09-20", "09-20", "="),
    ("NJ", "+1201", ET, "08-21", "08-21", "08-21", "="),
    ("NM", "+1505", MT, "09-21", "09-21", "09-21", "="),
    ("NY", "+1212", ET, "08-21", "08-21", "08-21", "="),
    ("OK", "+1405", CT, "08-20", "08-20", "08-20", "="),
    ("OR", "+1503", PT, "08-20", "08-20", "08-20", "="),
    ("PA", "+1412", ET, "09-19", "09-19", "", ""),
    ("RI", "+1401", ET, "09-18", "10-17", "", ""),
    ("SD", "+1605", CT, "09-21", "09-21", "", "="),
    ("TX", "+1512", CT, "09-21", "09-21", "12-21", "="),
    ("UT", "+1801", MT, "08-21", "08-21", "", ""),
    ("VA", "+1757", ET, "08-21", "08-21", "08-21", "="),
    ("VT", "+1802", ET, "08-21", "08-21", "08-21", "="),
    ("IA", "+1515", CT, "08-21", "08-21", "08-21", "="),
    ("WA", "+1206", PT, "08-20", "08-20", "08-20", "="),
    ("WY", "+1307", MT, "08-20", "08-20", "08-20", "="),
    ("unknown", "+1800", MT, "10-18", "10-17", "", ""),
]
MONDAY = date(2026, 12, 7)
THANKSGIVING = date(2026, 11, 26)


@pytest.mark.parametrize(("state", "area", "zone", "week", "saturday", "sunday", "holiday"), STATES, ids=lambda v: v)
def test_the_hours_of_a_state(
    state: str, area: str, zone: str, week: str, saturday: str, sunday: str, holiday: str
) -> None:
    known = Known(zone=zone) if state in ("unknown", "SD") else NOBODY
    days = [(MONDAY + timedelta(days=n), (*[week] * 5, saturday, sunday)[n]) for n in range(7)]
    for day, hours in [*days, (THANKSGIVING, week if holiday == "=" else holiday)]:
        midnight = ms(f"{day}T00:00", zone)
        legal = {hour for hour in range(24) if PACKS.closed(area, known, midnight + hour * HOUR) is None}
        opens, closes = map(int, hours.split("-")) if hours else (0, 0)
        assert legal == set(range(opens, closes)), day
        if hours:  # to the minute, the end not included
            edges = [opens * HOUR - 1, opens * HOUR, closes * HOUR - 1, closes * HOUR]
            judged = [PACKS.closed(area, known, midnight + edge) is None for edge in edges]
            assert judged == [False, True, True, False], day


@pytest.mark.parametrize(
    ("area", "zone", "holiday"),
    [
        ("+1205", CT, "2027-02-09"),
        ("+1205", CT, "2027-04-26"),
        ("+1504", CT, "2027-02-09"),
        ("+1504", CT, "2027-11-01"),
        ("+1412", ET, "2027-11-02"),
        ("+1401", ET, "2027-08-09"),
        ("+1801", MT, "2027-07-23"),
    ],
)
def test_the_holidays_of_a_state_close_the_day(area: str, zone: str, holiday: str) -> None:
    day = date.fromisoformat(holiday)
    assert opening(area, f"{day}T12:00", zone).startswith(str(day + timedelta(days=1 if day.weekday() < 4 else 3)))
    assert opening("+1704", f"{day}T12:00", zone) == "open"
    assert opening("+1800", f"{day}T12:00", zone, Known(zone=zone)) != "open", "it may be any state"


@pytest.mark.parametrize(
    ("area", "zone", "at", "expected"),
    [
        ("+1412", ET, "2026-10-17T20:00", "open"),  # the last day of the federal hours in Pennsylvania
        ("+1412", ET, "2026-10-18T12:00", "2026-10-19T09:00"),  # the first of its own: a Sunday
        ("+1412", ET, "2026-10-17T22:00", "2026-10-19T09:00"),
        ("+1503", PT, "2025-12-31T20:30", "open"),
        ("+1503", PT, "2026-01-01T20:30", "2026-01-02T08:00"),
    ],
)
def test_a_row_binds_from_its_day(area: str, zone: str, at: str, expected: str) -> None:
    assert opening(area, at, zone) == expected


# ---- Legal in all of them ----


def test_the_refusal_names_the_rule_that_keeps_it_longest() -> None:
    found = PACKS.closed("+1412", NOBODY, ms("2026-12-05T20:00", ET))
    assert found is not None
    assert found.until == ms("2026-12-07T09:00", ET)
    assert found.rule_label == "Pennsylvania: Mon-Sat 09:00-19:00, never on holidays"
    assert found.where == "Pennsylvania, America/New_York"
    assert "Act 47 of 2026" in found.source
    federal = PACKS.closed("+1704", NOBODY, ms("2026-12-05T22:00", ET))
    assert federal is not None
    assert (federal.source, federal.where) == ("47 CFR 64.1200(c)(1)", "United States, America/New_York")
    several = PACKS.closed("+1704", Known(state="KY"), ms("2026-12-09T06:00", ET))  # four rules in two zones are closed
    assert several is not None
    assert (several.until, several.where) == (ms("2026-12-09T10:00", CT), "Kentucky, America/Chicago")


@pytest.mark.parametrize(
    ("area", "known", "zone", "opens", "closes"),
    [
        ("+1208", NOBODY, MT, 9, 21),  # Idaho: 08:00 Pacific to 21:00 Mountain
        ("+1208", Known(zip="83814"), PT, 8, 21),
        ("+1850", NOBODY, ET, 9, 20),  # Florida: 08:00 Central to 20:00 Eastern
        ("+1850", Known(zone=CT), CT, 8, 20),
        ("+1850", Known(zip="32301"), ET, 8, 20),
        ("+1928", NOBODY, "America/Phoenix", 8, 21),  # in winter the Navajo Nation keeps Arizona's time
        ("+1704", Known(state="CA"), ET, 11, 21),
        ("+1305", Known(state="CT"), ET, 9, 20),
        ("+1502", Known(zone=PT), ET, 13, 21),  # Kentucky's 10:00, also where the person is said to be
        ("+1800", Known(state="NC"), ET, 8, 21),
    ],
)
def test_a_number_that_may_be_in_several_places(area: str, known: Known, zone: str, opens: int, closes: int) -> None:
    midnight = ms("2026-12-09T00:00", zone)
    legal = {hour for hour in range(24) if PACKS.closed(area, known, midnight + hour * HOUR) is None}
    assert legal == set(range(opens, closes))


def test_the_navajo_nation_keeps_daylight_time_and_arizona_does_not() -> None:
    assert opening("+1928", "2026-07-08T20:00", "America/Phoenix") == "2026-07-09T08:00"  # 21:00 in Window Rock
    assert opening("+1928", "2026-07-08T19:59", "America/Phoenix") == "open"
    assert opening("+1602", "2026-07-08T20:00", "America/Phoenix") == "open"


def test_mississippi_means_its_own_time_wherever_the_person_is() -> None:
    moved = Known(zone=ET)  # an area code of Mississippi, a person in New York
    # 08:00 Central is 09:00 there; the federal hours bind in both zones.
    assert opening("+1601", "2026-12-09T08:30", ET, moved) == "2026-12-09T09:00"
    assert opening("+1601", "2026-12-09T20:30", ET, moved) == "open"  # 19:30 Central, before 21:00 Eastern
    assert opening("+1800", "2026-12-09T06:30", PT, Known(state="MS", zone=PT)) == "2026-12-09T08:00"
    assert opening("+1800", "2026-12-09T17:30", PT, Known(state="MS", zone=PT)) == "open"
    assert opening("+1800", "2026-12-09T18:00", PT, Known(state="MS", zone=PT)) == "2026-12-10T08:00"  # 20:00 Central


FEDERAL = Packs(
    [
        WORLD,
        parse_pack(
            'country = "US"\nname = "United States"\nas_of = 2026-01-01\n'
            '[[row]]\nregion = "US"\nname = "Federal"\nhours = "Mon-Sun 08:00-21:00"\ncite = "47 CFR"\n'
        ),
    ],
    PLACES,
)
CONUS = Packs(FEDERAL.packs.values(), replace(PLACES, anywhere=(ET, CT, MT, PT, "America/Phoenix")))


@pytest.mark.parametrize(
    ("packs", "day", "opens", "closes"),
    [
        (CONUS, "2026-12-09", 11, 21),
        (CONUS, "2026-07-08", 11, 21),
        (FEDERAL, "2026-12-09", 13, 21),
        (FEDERAL, "2026-07-08", 14, 21),
    ],
)
def test_federal_hours_in_every_state(packs: Packs, day: str, opens: int, closes: int) -> None:
    midnight = ms(f"{day}T00:00", ET)
    legal = {hour for hour in range(24) if packs.closed("+1888", NOBODY, midnight + hour * HOUR) is None}
    assert legal == set(range(opens, closes))


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("2026-12-09T09:00", "2026-12-09T15:00"),  # 10:00 in Honolulu and on Adak
        ("2026-12-09T15:00", "open"),
        ("2026-12-09T17:59", "open"),
        ("2026-12-11T18:00", "2026-12-12T15:00"),
        ("2026-12-12T17:00", "2026-12-14T15:00"),  # Saturday ends at five; never on Sunday
        ("2026-07-08T15:59", "2026-07-08T16:00"),  # in summer Honolulu is six hours behind
        ("2026-12-24T18:00", "2026-12-26T15:00"),  # over Christmas
    ],
)
def test_toll_free_has_the_strictest_row_in_all_fifty_states(at: str, expected: str) -> None:
    assert opening("+1833", at, ET) == expected


def test_an_area_code_nobody_listed_still_finds_an_hour_on_weekdays() -> None:
    assert opening("+1999", "2026-07-08T09:00", ET) == "2026-07-08T16:00"
    assert opening("+1999", "2026-12-09T17:00", ET) == "2026-12-10T15:00"  # 18:00 in San Juan


# ---- Daylight saving ----


@pytest.mark.parametrize(
    ("area", "zone", "at", "expected", "hours"),
    [
        ("+1704", ET, "2027-03-13T22:00", "2027-03-14T08:00", 9),  # an hour is lost
        ("+1704", ET, "2026-10-31T22:00", "2026-11-01T08:00", 11),  # an hour is won
        ("+1415", PT, "2027-03-13T22:00", "2027-03-14T08:00", 9),
        ("+1415", PT, "2026-10-31T22:00", "2026-11-01T08:00", 11),
        ("+1602", "America/Phoenix", "2027-03-13T22:00", "2027-03-14T08:00", 10),
        ("+1205", CT, "2027-03-13T20:00", "2027-03-15T08:00", 35),  # over a Sunday that is closed
        ("+1205", CT, "2026-10-31T20:00", "2026-11-02T08:00", 37),
        ("+33", "Europe/Paris", "2027-03-27T22:00", "2027-03-30T08:00", 57),  # Easter Monday too
        ("+33", "Europe/Paris", "2026-10-24T22:00", "2026-10-26T08:00", 35),
    ],
)
def test_the_next_opening_across_a_daylight_change(area: str, zone: str, at: str, expected: str, hours: int) -> None:
    assert opening(area, at, zone) == expected
    found = PACKS.closed(area, NOBODY, ms(at, zone))
    assert found is not None
    assert found.until - ms(at, zone) == hours * HOUR


def test_an_hour_that_comes_twice_is_open_twice_and_one_that_is_skipped_never() -> None:
    gb = "Sun 01:15-01:45"
    autumn = int(datetime(2026, 10, 25, tzinfo=UTC).timestamp() * 1000)  # London: 02:00 BST is 01:00 GMT
    legal = [n for n in range(180) if PACKS.closed("+44", NOBODY, autumn + n * MINUTE, gb) is None]
    assert legal == [*range(15, 45), *range(75, 105)]
    spring = ms("2027-03-28T00:30", "Europe/London")  # 01:00 becomes 02:00
    found = PACKS.closed("+44", NOBODY, spring, gb)
    assert found is not None
    assert found.until == ms("2027-04-04T01:15", "Europe/London")


# ---- The Business's own wish ----


@pytest.mark.parametrize(
    ("area", "known", "zone", "at", "wish", "expected"),
    [
        ("+1704", NOBODY, ET, "2026-12-09T08:30", "Mon-Fri 09:00-17:30", "2026-12-09T09:00"),
        ("+1704", NOBODY, ET, "2026-12-11T17:30", "Mon-Fri 09:00-17:30", "2026-12-14T09:00"),
        ("+1704", NOBODY, ET, "2026-12-11T17:29", "Mon-Fri 09:00-17:30", "open"),
        ("+1208", NOBODY, MT, "2026-12-09T09:30", "Mon-Fri 09:00-17:00", "2026-12-09T10:00"),  # in both its zones
        ("+1412", NOBODY, ET, "2026-12-09T12:00", "Sun 09:00-17:00", "never"),  # Pennsylvania never on Sundays
        ("+1704", NOBODY, ET, "2026-12-09T12:00", "Mon-Sun 22:00-23:00", "never"),
        ("+1704", NOBODY, ET, "2026-12-09T11:45", "Wed 09:00-11:00, Wed 11:30-12:00", "open"),
        ("+1704", NOBODY, ET, "2026-12-09T11:15", "Wed 09:00-11:00, Wed 11:30-12:00", "2026-12-09T11:30"),
        ("+1704", NOBODY, ET, "2026-12-09T10:45", "Wed 09:00-11:00, Wed 10:00-12:00", "open"),
    ],
)
def test_the_wish_of_a_program(area: str, known: Known, zone: str, at: str, wish: str, expected: str) -> None:
    assert opening(area, at, zone, known, wish) == expected


@pytest.mark.parametrize(
    ("area", "wish", "at", "until"),
    [
        ("+1412", "Sun 06:00-23:00", "2026-12-06T06:00", ""),  # Pennsylvania's Sunday is for promotional texts
        ("+1412", "Sun 06:00-23:00", "2026-12-06T23:00", "2026-12-13T06:00"),
        ("+1850", "Mon-Fri 09:00-10:30", "2026-12-09T09:00", "2026-12-09T10:00"),  # in both its zones
        ("+1850", "", "2026-12-09T03:00", ""),  # nothing is asked, so nothing is closed
        ("+999", "", "2026-12-09T03:00", ""),
    ],
)
def test_without_the_law_the_wish_alone_binds(area: str, wish: str, at: str, until: str) -> None:
    found = PACKS.closed(area, NOBODY, ms(at, ET), wish, law=False)
    assert (found.until if found else None) == (ms(until, ET) if until else None)


def test_a_wish_is_named_as_the_programs_own() -> None:
    found = PACKS.closed("+1704", NOBODY, ms("2026-12-09T18:30", ET), "Mon-Fri 09:00-18:00")
    assert found is not None
    assert found.rule_label == "your own hours: Mon-Fri 09:00-18:00"
    assert found.where == ET
    with pytest.raises(BadInput):
        PACKS.closed("+1704", NOBODY, ms("2026-12-09T18:30", ET), "whenever")


# ---- Other countries, and nobody knows ----


@pytest.mark.parametrize(
    ("area", "zone", "at", "expected"),
    [
        ("+33", "Europe/Paris", "2026-12-09T21:59", "open"),
        ("+33", "Europe/Paris", "2026-12-09T22:00", "2026-12-10T08:00"),
        ("+33", "Europe/Paris", "2026-12-06T12:00", "2026-12-07T08:00"),  # a Sunday
        ("+33", "Europe/Paris", "2026-07-14T12:00", "2026-07-15T08:00"),
        ("+33", "Europe/Paris", "2027-03-26T12:00", "2027-03-27T08:00"),  # Good Friday, in Moselle
        ("+590", "America/Guadeloupe", "2026-12-09T22:00", "2026-12-10T08:00"),  # French law there too
        ("+44", "Europe/London", "2026-12-06T03:00", "open"),
        ("+1416", "America/Toronto", "2026-12-06T03:00", "open"),
        ("+49", "Europe/Berlin", "2026-12-09T09:59", "2026-12-09T10:00"),  # no pack: the strictest row
        ("+49", "Europe/Berlin", "2026-12-25T12:00", "2026-12-28T10:00"),  # its own holidays, the 26th too
        ("+1876", "America/Jamaica", "2026-08-06T12:00", "2026-08-07T10:00"),  # Independence Day
        ("+7", "Europe/Moscow", "2026-12-09T12:00", "never"),  # sixteen zones, no common hour
        ("+999", "UTC", "2026-12-09T12:00", "never"),
        ("", "UTC", "2026-12-09T12:00", "never"),
    ],
)
def test_other_countries(area: str, zone: str, at: str, expected: str) -> None:
    assert opening(area, at, zone) == expected


def test_a_known_zone_finds_the_hour_that_the_number_does_not() -> None:
    assert opening("+7", "2026-12-09T12:00", "Europe/Moscow", Known(zone="Europe/Moscow")) == "open"
    assert opening("+999", "2026-12-09T12:00", "UTC", Known(zone="UTC")) == "open"
    assert opening("+1704", "2026-12-09T12:00", ET, Known(zone="Mars")) == "never"


def test_a_country_whose_pack_has_no_row_for_a_day_is_closed_that_day() -> None:
    late = parse_pack(
        'country = "GB"\nname = "UK"\nas_of = 2026-01-01\n'
        '[[row]]\nregion = "GB"\nname = "UK"\nfrom = 2026-12-10\nhours = "Mon-Sun 00:00-24:00"\ncite = "-"\n'
    )
    packs = Packs([WORLD, late], PLACES)
    assert opening("+44", "2026-12-09T12:00", "Europe/London", packs=packs) == "2026-12-10T00:00"


def test_the_horizon_is_fourteen_days_to_the_minute() -> None:
    text = (
        'country = "GB"\nname = "UK"\nas_of = 2026-01-01\n'
        '[[row]]\nregion = "GB"\nname = "UK"\nfrom = 2026-12-15\nhours = "Mon-Sun 12:00-24:00"\ncite = "-"\n'
    )
    packs = Packs([WORLD, parse_pack(text)], PLACES)
    assert opening("+44", "2026-12-01T12:00", "Europe/London", packs=packs) == "2026-12-15T12:00"
    assert opening("+44", "2026-12-01T11:59", "Europe/London", packs=packs) == "never"


def test_consent_lifts_a_row_only_where_the_pack_says_so() -> None:
    text = (FOLDER / "us.toml").read_text("utf-8")
    kentucky = 'hours = "Mon-Sun 10:00-21:00"'
    lifted = Packs([WORLD, parse_pack(text.replace(kentucky, f"{kentucky}\nconsent_exempts = true"))], PLACES)
    assert opening("+1502", "2026-12-09T08:30", ET) == "2026-12-09T10:00"
    assert opening("+1502", "2026-12-09T08:30", ET, packs=lifted) == "open"
    assert opening("+1502", "2026-12-09T07:30", ET, packs=lifted) == "2026-12-09T08:00", "the federal hours stay"


# ---- Caps ----


@pytest.mark.parametrize(
    ("area", "known", "at", "where"),
    [
        ("+1704", NOBODY, "2026-12-09T12:00", []),
        ("+1305", NOBODY, "2026-12-09T12:00", ["Florida"]),
        ("+1410", NOBODY, "2026-12-09T12:00", ["Maryland"]),
        ("+1405", NOBODY, "2026-12-09T12:00", ["Oklahoma"]),
        ("+1503", NOBODY, "2026-12-09T12:00", ["Oregon"]),
        ("+1503", NOBODY, "2025-12-09T12:00", []),
        ("+1305", Known(state="OR"), "2026-12-09T12:00", ["Florida", "Oregon"]),
        ("+1800", NOBODY, "2026-12-09T12:00", ["state unknown"]),
        ("+1800", Known(state="NC"), "2026-12-09T12:00", []),
        ("+1999", Known(state="NC"), "2026-12-09T12:00", ["state unknown"]),
        ("+49", NOBODY, "2026-12-09T12:00", ["DE"]),
        ("+33", NOBODY, "2026-12-09T12:00", []),
        ("+999", NOBODY, "2026-12-09T12:00", ["Elsewhere"]),
    ],
)
def test_caps(area: str, known: Known, at: str, where: list[str]) -> None:
    found = PACKS.caps(area, known, ms(at, ET))
    assert [cap.where for cap in found] == where
    assert all((cap.count, cap.per) == (3, 24 * HOUR) and cap.source for cap in found)


def test_two_packs_of_one_country_or_none_for_the_rest_are_refused() -> None:
    with pytest.raises(BadInput, match=r"two rule packs are of \*"):
        Packs([WORLD, WORLD], PLACES)
    with pytest.raises(BadInput, match="countries without one"):
        Packs([], PLACES)
