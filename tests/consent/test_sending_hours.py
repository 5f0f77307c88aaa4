"""When a promotional text may arrive, over every zone and state it may be in, and when next if not now."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from importlib.resources import files
from typing import Any
from zoneinfo import ZoneInfo

import holidays
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.config.packs import read_packs
from app.consent.hours import parse_hours
from app.consent.model import DAY, MINUTE
from app.consent.places import Known, parse_places
from app.consent.rulepack import parse_pack
from app.consent.sending_hours import Packs
from app.errors import BadInput

FOLDER = files("app.consent") / "packs"
PLACES = parse_places((FOLDER / "places.toml").read_text("utf-8"))
PACKS = read_packs()
NOBODY = Known()
EAST = "America/New_York"
FEDERAL = """
country = "US"
name = "United States"
as_of = 2026-11-23
[[row]]
region = "US"
name = "Federal"
hours = "Mon-Sun 08:00-21:00"
cite = "47 CFR"
"""
WORLD = FEDERAL.replace('"US"', '"*"')
CONUS = (EAST, "America/Chicago", "America/Denver", "America/Phoenix", "America/Los_Angeles")


def at(written: str, zone: str = EAST, fold: int = 0) -> int:
    return int(datetime.fromisoformat(written).replace(tzinfo=ZoneInfo(zone), fold=fold).timestamp() * 1000)


def until(area: str, now: int, known: Known = NOBODY, wish: str = "", *, law: bool = True, packs: Packs = PACKS) -> int:
    """The next legal instant, `now` where it is legal already."""
    found = packs.closed(area, known, now, wish, law=law)
    return now if found is None else found.until


def opening(area: str, day: str, known: Known = NOBODY, packs: Packs = PACKS, zone: str = EAST) -> str:
    """`11:00-21:00`: when that local day is open, asked every minute; several stretches are joined by a comma."""
    first = datetime.fromisoformat(day).replace(tzinfo=ZoneInfo(zone))
    minutes = [first + timedelta(minutes=n) for n in range(24 * 60)]
    opened = [packs.closed(area, known, int(minute.timestamp() * 1000)) is None for minute in minutes]
    found = []
    for n, minute in enumerate(minutes):
        if opened[n] and not (n and opened[n - 1]):
            found.append(f"{minute:%H:%M}-")
        if n and opened[n - 1] and not opened[n]:
            found[-1] += f"{minute:%H:%M}"
    return ",".join(found)


# ---- Several zones at once ----


@pytest.mark.parametrize(
    ("anywhere", "day", "hours"),
    [
        (CONUS, "2026-12-02", "11:00-21:00"),
        (CONUS, "2026-07-01", "11:00-21:00"),
        (PLACES.anywhere, "2026-12-02", "13:00-21:00"),
        (PLACES.anywhere, "2026-07-01", "14:00-21:00"),
    ],
)
def test_the_federal_hours_over_the_country(anywhere: tuple[str, ...], day: str, hours: str) -> None:
    packs = Packs([parse_pack(FEDERAL), parse_pack(WORLD)], replace(PLACES, anywhere=anywhere))
    assert opening("+1800", day, packs=packs) == hours


@pytest.mark.parametrize(
    ("area", "day", "hours"),
    [
        # toll-free: ten in Hawaii until six in New York, Saturdays until five
        ("+1800", "2026-12-02", "15:00-18:00"),
        ("+1888", "2026-07-01", "16:00-18:00"),
        ("+1800", "2026-12-05", "15:00-17:00"),
        ("+1800", "2026-12-06", ""),
        ("+1800", "2026-11-26", ""),
        # area codes over two zones
        ("+1208", "2026-12-02", "11:00-23:00"),  # eight in Coeur d'Alene until nine in Boise
        ("+1850", "2026-12-02", "09:00-20:00"),  # Florida ends at eight
        ("+1448", "2026-12-02", "09:00-20:00"),
        ("+1605", "2026-12-02", "11:00-22:00"),  # South Dakota begins at nine
        ("+1928", "2026-12-02", "10:00-23:00"),  # the Navajo Nation keeps Arizona's time in winter
        ("+1928", "2026-07-01", "11:00-23:00"),  # and not in summer: eight in Phoenix until nine there
    ],
)
def test_it_is_legal_only_where_it_is_in_every_zone(area: str, day: str, hours: str) -> None:
    assert opening(area, day) == hours


def test_what_is_known_gives_back_the_hours_of_its_own_zone() -> None:
    assert opening("+1928", "2026-07-01", Known(zone="America/Denver"), zone="America/Denver") == "08:00-21:00"
    assert opening("+1208", "2026-12-02", Known(zone="America/Boise"), zone="America/Boise") == "08:00-21:00"
    assert opening("+1850", "2026-12-02", Known(zip="32301")) == "08:00-20:00"


def test_the_reason_names_the_rule_that_keeps_it_longest() -> None:
    found = PACKS.closed("+1704", Known(state="KY"), at("2026-12-02T06:00"))
    assert found is not None
    assert found.rule_label == "Kentucky: Mon-Sun 10:00-21:00"
    assert found.where == "Kentucky, America/Chicago", "its west opens last"
    assert "367.46955" in found.source
    assert found.until == at("2026-12-02T11:00")


# ---- Daylight time ----


@pytest.mark.parametrize(
    ("area", "zone", "asked", "opens"),
    [
        ("+1704", EAST, "2027-03-13T22:00", "2027-03-14T08:00"),  # spring: one hour less of night
        ("+1704", EAST, "2027-03-14T01:59", "2027-03-14T08:00"),
        ("+1704", EAST, "2026-10-31T22:00", "2026-11-01T08:00"),  # autumn: one more
        ("+1704", EAST, "2026-11-01T00:59", "2026-11-01T08:00"),
        ("+1213", "America/Los_Angeles", "2027-03-13T22:00", "2027-03-14T08:00"),
        ("+1602", "America/Phoenix", "2027-03-13T22:00", "2027-03-14T08:00"),  # no change there
        ("+1928", "America/Phoenix", "2027-03-12T22:00", "2027-03-13T08:00"),
        ("+1928", "America/Phoenix", "2027-03-14T20:30", "2027-03-15T08:00"),  # half past nine in the Navajo Nation
        ("+33", "Europe/Paris", "2027-03-27T23:00", "2027-03-30T08:00"),  # a Sunday, then Easter Monday
        ("+33", "Europe/Paris", "2026-10-24T23:00", "2026-10-26T08:00"),
    ],
)
def test_until_is_right_across_a_change_of_the_clocks(area: str, zone: str, asked: str, opens: str) -> None:
    assert until(area, at(asked, zone)) == at(opens, zone)


def test_an_hour_that_is_skipped_never_comes_and_one_that_comes_twice_is_open_twice() -> None:
    spring, autumn = "Sun 02:15-02:45", "Sun 01:15-01:45"
    assert until("+1704", at("2027-03-13T12:00"), wish=spring, law=False) == at("2027-03-21T02:15")
    assert until("+1704", at("2027-11-06T12:00"), wish=autumn, law=False) == at("2027-11-07T01:15")
    assert until("+1704", at("2027-11-07T01:45"), wish=autumn, law=False) == at("2027-11-07T01:15", fold=1)
    assert until("+1704", at("2027-11-07T01:30", fold=1), wish=autumn, law=False) == at("2027-11-07T01:30", fold=1)
    assert until("+1704", at("2027-11-07T01:45", fold=1), wish=autumn, law=False) == at("2027-11-14T01:15")


# ---- The Program's wish ----


@pytest.mark.parametrize(
    ("wish", "law", "asked", "opens"),
    [
        ("Mon-Fri 09:00-17:00", True, "2026-12-02T08:30", "2026-12-02T09:00"),
        ("Mon-Fri 09:00-17:00", True, "2026-12-04T17:00", "2026-12-07T09:00"),
        ("Mon-Fri 06:00-23:00", True, "2026-12-02T06:30", "2026-12-02T08:00"),  # the law stays
        ("Mon-Fri 06:00-23:00", False, "2026-12-02T06:30", "2026-12-02T06:30"),
        ("Mon-Fri 06:00-23:00", False, "2026-12-02T23:00", "2026-12-03T06:00"),
        ("Mon 08:00-12:00, Mon 11:00-15:00", False, "2026-12-07T12:30", "2026-12-07T12:30"),  # overlaps are one
        ("", False, "2026-12-02T03:00", "2026-12-02T03:00"),  # nothing is asked
    ],
)
def test_a_wish_binds_with_the_law_and_without(wish: str, law: bool, asked: str, opens: str) -> None:
    assert until("+1704", at(asked), wish=wish, law=law) == at(opens)


def test_a_wish_is_meant_in_every_zone_the_person_may_be_in() -> None:
    wish = "Mon-Fri 09:00-10:30"
    assert until("+1850", at("2026-12-02T09:00"), wish=wish, law=False) == at("2026-12-02T10:00")
    assert until("+1928", at("2026-07-01T00:00"), wish="Wed 09:00-10:00", law=False) == 0, "an hour apart in summer"
    found = PACKS.closed("+1704", NOBODY, at("2026-12-02T08:30"), wish)
    assert found is not None
    assert (found.rule_label, found.where) == (f"your own hours: {wish}", EAST)


# ---- Nothing opens ----


@pytest.mark.parametrize("wish", ["Mon-Sun 03:00-04:00", "Mon-Sun 07:00-08:00", "Mon-Sun 21:00-22:00"])
def test_where_the_law_never_meets_the_wish_there_is_no_instant(wish: str) -> None:
    found = PACKS.closed("+1704", NOBODY, at("2026-12-02T12:00"), wish)
    assert found is not None
    assert found.until == 0


def test_an_opening_is_looked_for_over_fourteen_days_and_no_longer() -> None:
    later = FEDERAL.replace('cite = "47', 'from = 2026-12-16\ncite = "47')
    packs = Packs([parse_pack(later), parse_pack(WORLD)], PLACES)
    opens = at("2026-12-16T08:00")
    assert until("+1704", opens - 14 * DAY, packs=packs) == opens
    assert until("+1704", opens - 14 * DAY - MINUTE, packs=packs) == 0
    assert until("+1704", opens, packs=packs) == opens


def test_nobody_can_say_what_time_it_is_in_a_zone_that_is_none() -> None:
    found = PACKS.closed("+1704", Known(zone="Mars/Olympus"), at("2026-12-02T12:00"))
    assert found is not None
    assert (found.until, "Mars/Olympus" in found.where) == (0, True)


def test_there_must_be_one_pack_for_a_country_and_one_for_those_without() -> None:
    with pytest.raises(BadInput, match="two rule packs are of US"):
        Packs([parse_pack(FEDERAL), parse_pack(FEDERAL), parse_pack(WORLD)], PLACES)
    with pytest.raises(BadInput, match="no rule pack is for countries without one"):
        Packs([parse_pack(FEDERAL)], PLACES)


# ---- The same, judged slowly from the files themselves ----

RAW: dict[str, dict[str, Any]] = {
    pack["country"]: pack
    for pack in (
        tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8")) for name in ("us", "fr", "gb", "ca", "world")
    )
}
DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


@lru_cache(maxsize=None)
def is_holiday(pack: str, calendar: str, country: str, day: date) -> bool:
    if calendar == "own":
        return country in holidays.list_supported_countries() and day in holidays.country_holidays(country)
    (table,) = (one for one in RAW[pack]["calendar"] if one["id"] == calendar)
    if "years" in table and not table["years"][0] <= day.year <= table["years"][1]:
        return True
    place, _, part = table["library"].partition("-")
    return day in table.get("also", []) or day in holidays.country_holidays(place, subdiv=part or None)


@lru_cache(maxsize=None)
def within(hours: str, weekday: int, time: str) -> bool:
    for part in hours.lower().split(", "):
        days, span = part.split(" ")
        first, _, last = days.partition("-")
        opens, closes = span.split("-")
        if DAYS.index(first) <= weekday <= DAYS.index(last or first) and opens <= time < closes:
            return True
    return False


def legal(area: str, known: Known, wish: str, law: bool, now: int) -> bool:
    if not law and not wish:
        return True
    where = PLACES.find(area, known)
    moment = datetime.fromtimestamp(now / 1000, UTC)
    for zone in where.zones:
        local = moment.astimezone(ZoneInfo(zone))
        if wish and not within(wish, local.weekday(), f"{local:%H:%M}"):
            return False
        for region in where.regions if law else ():
            country = region.split("-")[0]
            pack = country if country in RAW else "*"
            for wanted in {region, country if pack == country else "*"}:
                rows = [row for row in RAW[pack]["row"] if row["region"] == wanted]
                there = moment.astimezone(ZoneInfo(rows[0].get("zone", zone))) if rows else local
                today = there.date()
                rows = [row for row in rows if row.get("from", date.min) <= today < row.get("until", date.max)]
                if not rows and wanted == pack:
                    return False
                for row in rows:
                    if any(is_holiday(pack, one, country, today) for one in row.get("closed_on", ())):
                        return False
                    if not within(row["hours"], there.weekday(), f"{there:%H:%M}"):
                        return False
    return bool(where.zones)


AREAS = ["+1704", "+1305", "+1850", "+1215", "+1401", "+1504", "+1205", "+1801", "+1601", "+1208", "+1928", "+1605"]
AREAS += ["+1214", "+1503", "+1800", "+1999", "+1787", "+1808", "+1416", "+33", "+44", "+49", "+53", "+961", "+977"]
KNOWN = [NOBODY, Known(state="KY"), Known(state="MS"), Known(zip="86001"), Known(state="PA"), Known(zone="US/Pacific")]
WISHES = ["", "Mon-Fri 09:00-17:30", "Sat 10:00-12:00, Sun 01:30-02:30", "Mon-Sun 06:45-23:15"]
DATES = ["2025-12-30", "2026-03-07", "2026-10-17", "2026-10-31", "2026-11-25", "2027-02-08", "2027-03-27", "2035-12-30"]
MOMENTS = st.builds(
    lambda day, minutes: at(day, "UTC") + minutes * MINUTE,
    st.sampled_from([f"{day}T00:00" for day in DATES]),
    st.integers(0, 5 * 24 * 60),
) | st.integers(at("2026-01-01T00:00", "UTC"), at("2028-01-01T00:00", "UTC"))


@settings(max_examples=150)
@given(st.sampled_from(AREAS), st.sampled_from(KNOWN), st.sampled_from(WISHES), st.booleans(), MOMENTS)
def test_it_is_closed_exactly_when_a_slow_reading_says_so_and_until_is_its_first_open_minute(
    area: str, known: Known, wish: str, law: bool, now: int
) -> None:
    found = PACKS.closed(area, known, now, wish, law=law)
    assert (found is None) is legal(area, known, wish, law, now)
    if found is None:
        return
    minute = now // MINUTE * MINUTE
    last = min(found.until or minute + 2 * DAY, minute + 2 * DAY)
    for later in range(minute, last, MINUTE):
        assert not legal(area, known, wish, law, later)
    if found.until:
        assert minute < found.until <= minute + 14 * DAY
        assert legal(area, known, wish, law, found.until)
        assert not legal(area, known, wish, law, found.until - MINUTE)


def test_the_slow_reading_reads_a_wish_as_the_program_does() -> None:
    for wish in WISHES[1:]:
        for weekday in range(7):
            for quarter in range(96):
                time = f"{quarter // 4:02}:{quarter % 4 * 15:02}"
                spans = [(f"{o:%H:%M}", f"{c:%H:%M}") for d, o, c in parse_hours(wish) if d == weekday]
                assert within(wish, weekday, time) is any(o <= time < c for o, c in spans)
