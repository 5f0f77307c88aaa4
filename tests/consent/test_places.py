"""Where a number may be: area codes, overlays, postal codes, and what the Business knows."""

from __future__ import annotations

import collections
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from zoneinfo import ZoneInfo

import pytest
from phonenumbers.tzdata import TIMEZONE_DATA

from app.consent.places import Known, Whereabouts, parse_places
from app.errors import BadInput

SOURCE = (files("app.consent") / "packs" / "places.toml").read_text("utf-8")
PLACES = parse_places(SOURCE)
NOBODY = Known()

SHORT = {
    "E": "America/New_York",
    "C": "America/Chicago",
    "M": "America/Denver",
    "P": "America/Los_Angeles",
    "Z": "America/Phoenix",
    "A": "America/Anchorage",
    "D": "America/Adak",
    "H": "Pacific/Honolulu",
    "T": "America/Puerto_Rico",
    "to": "America/Toronto",
    "wi": "America/Winnipeg",
    "ed": "America/Edmonton",
    "va": "America/Vancouver",
    "fn": "America/Fort_Nelson",
    "wh": "America/Whitehorse",
    "ha": "America/Halifax",
    "sj": "America/St_Johns",
    "re": "America/Regina",
}
FIFTY = "E C M P Z A D H"


def zones(short: str) -> set[str]:
    return {SHORT[name] for name in short.split()}


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        *[(code, "M P") for code in (208, 541, 775, 986, 458)],
        *[(code, "C E") for code in (219, 270, 423, 574, 606, 812, 850, 906)],
        *[(code, "C M") for code in (308, 605, 620, 701, 785)],
        (928, "Z M"),  # the Navajo Nation keeps daylight time, the rest of Arizona does not
        (907, "A D"),
        (250, "va ed fn"),
        (418, "to ha"),
        (709, "sj ha"),
        (807, "to wi"),
        (867, "ed wi to wh"),
        # overlays lie over all of what their parent has
        *[(code, "C E") for code in (448, 930, 364, 729)],
        *[(code, "va ed fn") for code in (236, 257, 672, 778)],
        *[(code, "to ha") for code in (273, 367, 581)],
        (879, "sj ha"),
        # rows that are wrong or absent in the library
        (689, "E"),
        (861, "C"),
        (483, "C"),
        (624, "E"),
    ],
)
def test_the_zones_of_an_area_code(code: int, expected: str) -> None:
    assert set(PLACES.find(f"+1{code}", NOBODY).zones) == zones(expected)


@pytest.mark.parametrize(
    ("code", "region"),
    [
        (689, "US-FL"),
        (729, "US-TN"),
        (861, "US-IL"),
        (483, "US-AL"),
        (624, "US-NY"),
        (357, "US-CA"),
        (436, "US-OH"),
        (465, "US-NY"),
        (471, "US-MS"),
        (621, "US-TX"),
        (679, "US-MI"),
        (837, "US-CA"),
        (924, "US-MN"),
        (704, "US-NC"),
        (787, "US-PR"),
        (340, "US-VI"),
        (671, "US-GU"),
        (670, "US-MP"),
        (684, "US-AS"),
        (416, "CA-ON"),
        (876, "JM"),
        (441, "BM"),
    ],
)
def test_the_state_of_an_area_code(code: int, region: str) -> None:
    assert PLACES.find(f"+1{code}", NOBODY).regions == (region,)


def test_an_area_code_over_a_border_has_every_region() -> None:
    assert set(PLACES.find("+1902", NOBODY).regions) == {"CA-NS", "CA-PE"}
    assert set(PLACES.find("+1867", NOBODY).regions) == {"CA-NT", "CA-NU", "CA-YT"}


def same_times(one: str, other: str, years: Iterable[int] = (2025, 2026)) -> bool:
    """Whether two zones kept the same offset on every day of those years."""
    days = (datetime(year, 1, 1, 12, tzinfo=UTC) + timedelta(days=n) for year in years for n in range(365))
    return all(d.astimezone(ZoneInfo(one)).utcoffset() == d.astimezone(ZoneInfo(other)).utcoffset() for d in days)


# What the library says of an area code and we do not: the reasons stand in places.toml, or here.
WRONG = {
    ("689", "America/Chicago"),  # Orlando
    ("907", "Pacific/Honolulu"),  # Alaska has no Hawaiian time since 1983
    ("879", "America/Puerto_Rico"),  # Labrador's few exchanges without daylight time lie in Quebec
    ("867", "America/Vancouver"),  # Yukon left Pacific time in 2020
    ("474", "America/Winnipeg"),  # Saskatchewan, as its parents 306 and 639 in the same table
}


def test_no_zone_of_any_exchange_is_lost() -> None:
    union: dict[str, set[str]] = collections.defaultdict(set)
    for prefix, names in TIMEZONE_DATA.items():
        if prefix.startswith("1") and len(prefix) >= 4:
            union[prefix[1:4]].update(names)
    assert len(union) > 400
    pairs = {(code, name) for code, names in union.items() for name in names} - WRONG
    same: dict[tuple[str, str], bool] = {}
    lost = set()
    for code, name in sorted(pairs):
        mine = PLACES.areas[code].zones
        for zone in mine:
            if (zone, name) not in same:
                same[zone, name] = zone == name or same_times(zone, name)
        if not any(same[zone, name] for zone in mine):
            lost.add((code, name))
    assert lost == set()


def test_every_zone_here_is_one_and_aliases_keep_its_time() -> None:
    named = {zone for where in (*PLACES.areas.values(), *PLACES.countries.values()) for zone in where.zones}
    assert len({ZoneInfo(name).key for name in named}) == len(named)
    wrong = [(alias, zone) for alias, zone in PLACES.same_time.items() if not same_times(alias, zone)]
    assert wrong == []


def test_an_area_code_lies_in_the_zones_of_its_regions() -> None:
    for code, where in PLACES.areas.items():
        of_regions = {zone for region in where.regions for zone in PLACES.regions[region].zones}
        assert set(where.zones) <= of_regions, code


@pytest.mark.parametrize("code", ["800", "833", "844", "855", "866", "877", "888", "500", "600", "900"])
def test_a_number_of_no_place_may_be_in_any_state(code: str) -> None:
    assert PLACES.find(f"+1{code}", NOBODY) == Whereabouts(("US-?",), PLACES.anywhere)
    assert set(PLACES.anywhere) == zones(FIFTY)


def test_an_area_code_not_listed_may_be_wherever_an_hour_is_open() -> None:
    found = PLACES.find("+1999", NOBODY)
    assert found.regions == ("US-?",)
    assert set(found.zones) == zones(f"{FIFTY} T")


@pytest.mark.parametrize(
    ("area", "known", "regions", "expected"),
    [
        # what is known narrows what the area code leaves open
        ("+1850", Known(zone="America/Chicago"), "US-FL", "C"),
        ("+1850", Known(zip="32301"), "US-FL", "E"),
        ("+1850", Known(zip="32501"), "US-FL", "E C"),
        ("+1850", Known(state="FL"), "US-FL", "E C"),
        ("+1208", Known(zip="83814-0001"), "US-ID", "P"),
        ("+1208", Known(zone="America/Boise"), "US-ID", "M"),
        ("+1208", Known(zone="US/Pacific"), "US-ID", "P"),
        ("+1928", Known(zone="Navajo"), "US-AZ", "M"),
        ("+1928", Known(zip="86001"), "US-AZ US-UT", "Z M"),
        ("+1317", Known(zone="America/Indiana/Indianapolis"), "US-IN", "E"),
        # it binds as well where it says another place
        ("+1704", Known(state="CA"), "US-NC US-CA", "E P"),
        ("+1704", Known(zip="90210"), "US-NC US-CA", "E P"),
        ("+1704", Known(zone="America/Los_Angeles"), "US-NC", "E P"),
        ("+1305", Known(state="TX", zip="79901"), "US-FL US-TX", "E M"),
        ("+1305", Known(state="TX", zip="10001"), "US-FL US-TX US-NJ US-NY", "E C M"),
        ("+1704", Known(state="CA", zone="US/Pacific"), "US-NC US-CA", "E P"),
        ("+1212", Known(state="TN"), "US-NY US-TN", "E C"),  # Nashville, perhaps
        ("+1850", Known(state="GA"), "US-FL US-GA", "E C"),
        ("+1305", Known(state="FL"), "US-FL", "E"),
        ("+1305", Known(zip="32501"), "US-FL", "E C"),  # moved to Pensacola
        # it is all there is where the area code says nothing
        ("+1800", Known(state="nc"), "US-NC", "E"),
        ("+1800", Known(state=" North  Carolina "), "US-NC", "E"),
        ("+1800", Known(zip="96799"), "US-AS", ""),
        ("+1800", Known(zone="America/Denver"), "US-?", "M"),
        ("+1999", Known(state="NC"), "US-? US-NC", "E"),
        # what cannot be read makes it stricter
        ("+1704", Known(state="Atlantis"), "US-NC US-?", "E"),
        ("+1704", Known(zip="9021"), "US-NC US-?", "E"),
        ("+1800", Known(zip="09012"), "US-?", FIFTY),  # an army post office: anywhere on earth
        # Canada by the first letter
        ("+1416", Known(zip="V6B 1A1"), "CA-ON CA-BC", "to va ed fn"),
        ("+1807", Known(zip="p7a1a1"), "CA-ON", "to wi"),
    ],
)
def test_what_the_business_knows(area: str, known: Known, regions: str, expected: str) -> None:
    found = PLACES.find(area, known)
    assert found.regions == tuple(regions.split())
    assert set(found.zones) == (zones(expected) if expected else {"Pacific/Pago_Pago"})


@pytest.mark.parametrize(
    ("area", "regions", "expected"),
    [
        ("+33", "FR", "Europe/Paris"),
        ("+44", "GB", "Europe/London"),
        ("+353", "IE", "Europe/Dublin"),
        ("+590", "FR-GP", "America/Guadeloupe"),
        ("+34", "ES", "Atlantic/Canary Europe/Madrid"),
        ("+999", "*", ""),
        ("", "*", ""),
    ],
)
def test_other_countries_by_calling_code(area: str, regions: str, expected: str) -> None:
    found = PLACES.find(area, NOBODY)
    assert (found.regions, set(found.zones)) == (tuple(regions.split()), set(expected.split()))


def test_a_postal_code_abroad_is_not_read_as_american() -> None:
    assert PLACES.find("+33", Known(zip="75001")).regions == ("FR",)
    assert PLACES.find("+33", Known(state="NC")).regions == ("FR", "US-NC")


@pytest.mark.parametrize(
    ("prefix", "states"),
    [
        ("005", "NY"),
        ("010", "MA"),
        ("055", "MA"),
        ("200", "DC"),
        ("201", "VA"),
        ("398", "GA"),
        ("569", "DC"),
        ("733", "OK TX"),
        ("885", "TX"),
        ("963", ""),
        ("969", "GU MP"),
        ("063", "CT NY"),
        ("423", "KY"),
        ("422", "KY TN"),
        ("834", "ID WY"),
        ("894", "CA NV"),
        ("993", "OR WA"),
        ("865", "AZ NM"),
        ("717", "AR LA"),
    ],
)
def test_the_states_of_a_postal_prefix(prefix: str, states: str) -> None:
    found = PLACES.find("+1800", Known(zip=f"{prefix}01")).regions
    assert found == (tuple(f"US-{state}" for state in states.split()) or ("US-?",))


def test_no_state_lacks_area_code_postal_code_or_zone() -> None:
    states = [region for code, region in PLACES.regions.items() if code.startswith("US-")]
    assert len(states) == 56  # fifty, the District, five territories
    assert {r for where in PLACES.areas.values() for r in where.regions} == set(PLACES.regions)
    of_postal = {there.code for regions in PLACES.postal.values() for there in regions}
    assert {state.code for state in states} <= of_postal
    assert all(state.zones for state in states)


@pytest.mark.parametrize(
    ("broken", "complaint"),
    [
        ("not toml", "not TOML"),
        (SOURCE.replace('codes = "907"', 'codes = "907 212"'), "area code 212 stands twice"),
        (SOURCE.replace('regions = ["US-AK"]', 'regions = ["US-XX"]'), "907 names a region that is none"),
        (SOURCE.replace("nowhere =", "somewhere ="), "'nowhere'"),
    ],
)
def test_a_broken_table_is_refused_by_name(broken: str, complaint: str) -> None:
    with pytest.raises(BadInput, match=complaint):
        parse_places(broken)
