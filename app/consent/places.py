"""Where a number may be: the states and time zones of its area code, and what the Business knows of the person.

A number is legal to text at an instant only where every state and every zone it may be in allows it. The area
code always binds (Virginia, Florida and Oregon presume that its holder lives there); what the Business knows
binds as well, and narrows the zones where the two agree.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from app.errors import BadInput

UNKNOWN_STATE = "US-?"
"""The region of somebody in the United States, nobody knows where."""

UNKNOWN_COUNTRY = "*"
"""The region of a country that has no pack, or that nobody knows."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the Business knows of a Consumer; each may be empty. `state` is a code (NC) or a name."""

    state: str = ""
    zip: str = ""
    zone: str = ""


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Every region (ISO 3166-2, or 3166-1 for a country) and every IANA zone that a number may be in."""

    regions: tuple[str, ...]
    zones: tuple[str, ...]  # none: nobody can say what time it is there


@dataclass(frozen=True, slots=True)
class Region:
    code: str
    name: str
    zones: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Places:
    """The tables of `packs/places.toml`."""

    regions: Mapping[str, Region]
    names: Mapping[str, str]  # a state's code or name in small letters: its region
    areas: Mapping[str, Whereabouts]  # by the three digits after +1
    countries: Mapping[str, Whereabouts]  # by calling code
    postal: Mapping[str, tuple[Region, ...]]  # by the first characters; the zones are those of that prefix
    nowhere: frozenset[str]
    anywhere: tuple[str, ...]
    unlisted: tuple[str, ...]
    same_time: Mapping[str, str]

    def find(self, area: str, known: Known) -> Whereabouts:
        """`area` is the beginning of a number: `+1704`, or `+33`. Whatever cannot be read makes it stricter."""
        american = area.startswith("+1")
        base, told = self._american(area[2:5]) if american else self._foreign(area[1:])
        stated, exact = self._stated(known, american)
        regions = dict.fromkeys(base.regions + stated.regions) or {UNKNOWN_STATE: None}
        if not told:
            # The zones of a code that tells no place are wide out of ignorance: anything known is better.
            claims = [stated.zones or (() if known.zone else base.zones)]
        elif stated.regions and set(stated.regions) <= set(base.regions):
            claims = [_agreed(base.zones, stated.zones, exact)]
        else:
            claims = [base.zones, stated.zones]
        if known.zone:
            claims = self._at(known.zone, claims)
        return Whereabouts(tuple(regions), tuple(dict.fromkeys(zone for claim in claims for zone in claim)))

    def name(self, region: str) -> str:
        """The region's name, where it has one here."""
        found = self.regions.get(region)
        return found.name if found else {UNKNOWN_STATE: "state unknown"}.get(region, region)

    def _american(self, code: str) -> tuple[Whereabouts, bool]:
        found = self.areas.get(code)
        if found:
            return found, True
        if code in self.nowhere:
            return Whereabouts((), self.anywhere), False
        return Whereabouts((UNKNOWN_STATE,), self.unlisted), False

    def _foreign(self, digits: str) -> tuple[Whereabouts, bool]:
        for length in (1, 2, 3):  # no calling code begins with another
            found = self.countries.get(digits[:length])
            if found:
                return found, True
        return Whereabouts((UNKNOWN_COUNTRY,), ()), False

    def _stated(self, known: Known, american: bool) -> tuple[Whereabouts, bool]:
        """The regions and zones of the state and the postal code that the Business knows; is it a postal code's?

        Postal codes are read as American or Canadian, and only for numbers from there: 75001 is in Paris too.
        """
        by_state, by_zip = self._by_state(known.state), self._by_zip(known.zip) if american else ()
        if by_state and by_zip:
            found = tuple(region for region in by_zip if region.code == by_state[0].code) or by_state + by_zip
        else:
            found = by_state or by_zip
        if not found and american and (known.state.strip() or known.zip.strip()):
            return Whereabouts((UNKNOWN_STATE,), ()), False
        zones = dict.fromkeys(zone for region in found for zone in region.zones)
        return Whereabouts(tuple(dict.fromkeys(region.code for region in found)), tuple(zones)), bool(by_zip)

    def _by_state(self, state: str) -> tuple[Region, ...]:
        code = self.names.get(" ".join(state.lower().split()))
        return (self.regions[code],) if code else ()

    def _by_zip(self, text: str) -> tuple[Region, ...]:
        postal = text.strip().upper()
        american = postal[:5].isdecimal() and len(postal[:5]) == 5 and postal[5:6] in ("", "-", " ")
        canadian = len(postal) >= 3 and postal[0].isalpha() and postal[1].isdecimal() and postal[2].isalpha()
        if not american and not canadian:
            return ()
        for length in (5, 3, 1):
            found = self.postal.get(postal[:length])
            if found:
                return found
        return ()

    def _at(self, zone: str, claims: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
        """Each claim that admits the zone narrowed to it; where none does, the zone is one more claim."""
        time = self.same_time.get(zone, zone)
        narrowed = [tuple(z for z in claim if self.same_time.get(z, z) == time) for claim in claims]
        if any(narrowed):
            return [less or claim for less, claim in zip(narrowed, claims, strict=True)]
        return [*claims, (zone,)]


def _agreed(area: tuple[str, ...], stated: tuple[str, ...], exact: bool) -> tuple[str, ...]:
    """The zones of an area code and of a place in its own state. A postal code is finer than it, a state coarser."""
    common = tuple(zone for zone in area if zone in stated)
    if common and (len(common) == len(stated) or not exact):
        return common
    return tuple(dict.fromkeys(area + stated))


def parse_places(source: str) -> Places:
    """The tables that a TOML text holds; BadInput naming what is wrong."""
    try:
        table = tomllib.loads(source)
        return _places(table)
    except tomllib.TOMLDecodeError as error:
        raise BadInput("places", f"the table of places is not TOML: {error}") from None
    except (KeyError, TypeError, AttributeError) as error:
        raise BadInput("places", f"the table of places lacks a key or has one of another kind: {error}") from None


def _places(table: Mapping[str, Any]) -> Places:
    regions: dict[str, Region] = {}
    names: dict[str, str] = {}
    postal: dict[str, tuple[Region, ...]] = {}
    for entry in table["region"]:
        region = Region(entry["code"], entry["name"], tuple(entry["zones"]))
        regions[region.code] = region
        for name in (region.code, region.code.partition("-")[2], region.name):
            if name:
                names.setdefault(name.lower(), region.code)
        only = {prefix: zone for zone, text in entry.get("only", {}).items() for prefix in _prefixes(text)}
        for prefix in _prefixes(entry.get("postal", "")):
            there = Region(region.code, region.name, (only[prefix],) if prefix in only else region.zones)
            postal[prefix] = (*postal.get(prefix, ()), there)
    areas: dict[str, Whereabouts] = {}
    for entry in table["area"]:
        for code in entry["codes"].split():
            if code in areas:
                raise BadInput("places", f"area code {code} stands twice")
            if not set(entry["regions"]) <= set(regions):
                raise BadInput("places", f"area code {code} names a region that is none")
            areas[code] = Whereabouts(tuple(entry["regions"]), tuple(entry["zones"]))
    return Places(
        regions,
        names,
        areas,
        {entry["calling"]: Whereabouts(tuple(entry["regions"]), tuple(entry["zones"])) for entry in table["country"]},
        postal,
        frozenset(table["nowhere"].split()),
        tuple(table["anywhere"]),
        tuple(table["unlisted"]),
        {alias: zone for zone, aliases in table["same_time"].items() for alias in aliases.split()},
    )


def _prefixes(text: str) -> Iterator[str]:
    """`350-352 354` one by one."""
    for part in text.split():
        first, _, last = part.partition("-")
        if last:
            yield from (f"{number:0{len(first)}d}" for number in range(int(first), int(last) + 1))
        else:
            yield first
