"""`closed` against a slow and simple check of its own: every minute, every zone, every state, its own table."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import holidays
from dateutil.easter import easter
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from app.config.packs import read_packs
from app.consent.model import MINUTE
from app.consent.places import Known
from app.consent.sending_hours import HORIZON, Packs

PACKS = read_packs()
PLACES = PACKS.places

NEVER = (0, 0)
WEEK = {  # hours on Monday to Friday, Saturday, Sunday, holidays (None: as any day)
    "US": ((8, 21), (8, 21), (8, 21), None),
    "US-?": ((10, 18), (10, 17), NEVER, NEVER),
    "US-AL": ((8, 20), (8, 20), NEVER, NEVER),
    "US-CT": ((9, 20), (9, 20), (9, 20), None),
    "US-FL": ((8, 20), (8, 20), (8, 20), None),
    "US-KY": ((10, 21), (10, 21), (10, 21), None),
    "US-LA": ((8, 20), (8, 20), NEVER, NEVER),
    "US-MS": ((8, 20), (8, 20), NEVER, None),
    "US-PA": ((9, 19), (9, 19), NEVER, NEVER),
    "US-RI": ((9, 18), (10, 17), NEVER, NEVER),
    "US-TX": ((9, 21), (9, 21), (12, 21), None),
    "US-UT": ((8, 21), (8, 21), NEVER, NEVER),
    "US-WA": ((8, 20), (8, 20), (8, 20), None),
    "FR": ((8, 22), (8, 22), NEVER, NEVER),
    "DE": ((10, 18), (10, 17), NEVER, NEVER),
    "CA": ((0, 24), (0, 24), (0, 24), None),
}
PLAIN = {"US-NC", "US-TN", "US-ID", "US-CA", "US-AZ", "US-NY", "US-HI", "US-AK"}  # the federal hours alone
WISHES = {
    "": None,
    "Mon-Fri 09:00-18:00": lambda w, m: w < 5 and 540 <= m < 1080,
    "Sat 08:30-12:15, Sun 01:10-01:50, Sun 12:00-13:00": lambda w, m: (
        (w == 5 and 510 <= m < 735) or (w == 6 and (70 <= m < 110 or 720 <= m < 780))
    ),
}


def utah(year: int) -> date:
    june = date(year, 6, 19)
    weekday = june.weekday()
    return june - timedelta(days=weekday) if weekday < 5 else june + timedelta(days=7 - weekday)


@cache
def feasts(region: str, year: int) -> frozenset[date]:
    sunday = easter(year)
    election = next(date(year, 11, n) for n in range(2, 9) if date(year, 11, n).weekday() == 1)
    columbus = next(date(year, 10, n) for n in range(8, 15) if date(year, 10, n).weekday() == 0)
    mine = {
        "US-AL": {sunday - timedelta(days=47)},
        "US-LA": {sunday - timedelta(days=47), columbus, date(year, 11, 1)},
        "US-PA": {sunday - timedelta(days=2), date(year, 6, 14), election},
        "US-UT": {utah(year)},
        "FR": {sunday - timedelta(days=2), date(year, 12, 26)},
    }.get(region, set())
    if region == "US-?":
        of_states = ("US-AL", "US-LA", "US-PA", "US-RI", "US-UT")
        return frozenset().union(*(feasts(state, year) for state in of_states))
    country, _, subdivision = region.partition("-")
    listed = holidays.country_holidays(country, subdiv=subdivision or None, years=[year - 1, year, year + 1])
    return frozenset({day for day in listed if day.year == year} | mine)


def allows(region: str, there: datetime) -> bool:
    if region in PLAIN or (region == "US-PA" and there.date() < date(2026, 10, 18)):
        return True
    week, saturday, sunday, holiday = WEEK[region]
    opens, closes = (*[week] * 5, saturday, sunday)[there.weekday()]
    if holiday == NEVER and there.date() in feasts(region, there.year):
        return False
    return opens <= there.hour < closes


def legal(area: str, known: Known, wish: str, minute: int, bound: bool) -> bool:
    found = PLACES.find(area, known)
    regions = {law for region in found.regions for law in (region, region.split("-")[0]) if bound}
    for zone in found.zones:
        there = datetime.fromtimestamp(minute * 60, ZoneInfo(zone))
        if WISHES[wish] and not WISHES[wish](there.weekday(), there.hour * 60 + there.minute):
            return False
        for region in regions - {"US-MS"} - {r for r in regions if r.startswith("CA-")}:
            if not allows(region, there):
                return False
    central = datetime.fromtimestamp(minute * 60, ZoneInfo("America/Chicago"))
    return "US-MS" not in regions or allows("US-MS", central)


AREAS = [
    *("+1704", "+1205", "+1203", "+1850", "+1502", "+1270", "+1504", "+1601", "+1412", "+1401", "+1512", "+1915"),
    *("+1801", "+1206", "+1208", "+1928", "+1423", "+1800", "+1999", "+1416", "+1250", "+33", "+49", "+1808", "+1907"),
]
KNOWN = st.one_of(
    st.just(Known()),
    st.builds(Known, state=st.sampled_from(["", "NC", "PA", "TX", "MS", "HI", "AK", "nowhere"])),
    st.builds(Known, zip=st.sampled_from(["32501", "83814", "60x", "99501", "84101", "10004"])),
    st.builds(Known, zone=st.sampled_from(["America/Chicago", "America/Los_Angeles", "Navajo", "Pacific/Honolulu"])),
)
FIRST, LAST = (int(datetime.fromisoformat(day).timestamp()) // 60 for day in ("2026-01-05", "2028-12-01"))
SPRING, AUTUMN = (
    int(datetime.fromisoformat(at).timestamp()) // 60 for at in ("2027-03-14T05:00Z", "2026-11-01T05:00Z")
)


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(AREAS),
    KNOWN,
    st.sampled_from(sorted(WISHES)),
    st.one_of(
        st.integers(FIRST, LAST),
        st.builds(lambda day, at: day + at, st.sampled_from([SPRING, AUTUMN]), st.integers(-2000, 2000)),
    ),
    st.integers(0, MINUTE - 1),
    st.booleans(),
)
@example("+1704", Known(), sorted(WISHES)[2], AUTUMN, 0, True)
@example("+1850", Known(), sorted(WISHES)[2], AUTUMN, 0, False)
@example("+1601", Known(zone="America/Los_Angeles"), "", SPRING, 1, True)
@example("+1800", Known(), "", AUTUMN - 300, 0, True)
def test_closed_is_what_a_slow_check_says(
    area: str, known: Known, wish: str, minute: int, rest: int, bound: bool
) -> None:
    found = PACKS.closed(area, known, minute * MINUTE + rest, wish, law=bound)
    regions = PLACES.find(area, known).regions
    assume(all(r in WEEK or r in PLAIN or r.startswith("CA-") for r in regions))
    if found is None:
        assert legal(area, known, wish, minute, bound)
        return
    assert found.rule_label
    assert found.where
    last = found.until // MINUTE if found.until else minute + HORIZON // MINUTE + 1
    assert found.until % MINUTE == 0
    assert not any(legal(area, known, wish, at, bound) for at in range(minute, last))
    if found.until:
        assert minute < last <= minute + HORIZON // MINUTE
        assert legal(area, known, wish, last, bound)


def test_what_is_remembered_changes_no_answer() -> None:
    fresh = Packs(PACKS.packs.values(), PLACES)
    asked = [(area, minute) for area in AREAS for minute in range(SPRING - 600, SPRING + 600, 97)]
    twice = [PACKS.closed(area, Known(), minute * MINUTE) for area, minute in asked * 2]
    backwards = [fresh.closed(area, Known(), minute * MINUTE) for area, minute in reversed(asked)]
    assert twice == [*reversed(backwards), *reversed(backwards)]
