"""Legal hours and caps of promotional texts: when one may arrive wherever the person may be.

A text may go at an instant when, for every zone and every region the number may be in, the local time is inside
the hours of that region's law and of its country's (47 CFR 64.1200(c)(1): local time at the called party's
location). Everything is judged by the minute, since every law and every zone here changes on one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from app.consent.hours import parse_hours, zone
from app.consent.model import DAY, MINUTE
from app.consent.places import UNKNOWN_COUNTRY, Known, Places
from app.consent.rulepack import ALL_DAY, NEVER, Row, RulePack, Spans, intersect, local_day
from app.errors import BadInput

HORIZON = 14 * DAY
"""How far ahead an opening is looked for. None within it: the text is refused rather than held for ever."""

_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Closed:
    """A text may not go now. `until` is the next instant (ms UTC) when it may, 0 where there is none in 14 days."""

    until: int
    rule_label: str  # the hours that keep it longest, such as `Pennsylvania: Mon-Sat 09:00-19:00, …`
    source: str
    where: str  # `Pennsylvania, America/New_York`


@dataclass(frozen=True, slots=True)
class Cap:
    """At most `count` promotional texts to one person in any `per` ms, counted when they leave."""

    count: int
    per: int
    source: str
    where: str


@dataclass(
    frozen=True, slots=True, eq=False
)  # one object per law: what is asked thousands of times a second hashes fast
class Law:
    """The rows of one region over time. Where it is a whole country's, a day without a row is closed."""

    region: str
    rows: tuple[Row, ...]
    gap: Spans
    own: str = ""  # the country whose public holidays `own` means

    def row(self, day: int) -> Row | None:
        """The row in force on that local day (days since 1970)."""
        date = local_day(day)
        return next((row for row in self.rows if row.in_force(date)), None)

    def spans(self, day: int) -> Spans:
        row = self.row(day)
        if row is None:
            return self.gap
        return ALL_DAY if row.consent_exempts else row.spans(local_day(day), self.own)

    def label(self, day: int) -> str:
        row = self.row(day)
        return row.label if row else f"no law on record for {self.region} on that day"

    def cite(self, day: int) -> str:
        row = self.row(day)
        return row.cite if row else ""


@dataclass(frozen=True, slots=True, eq=False)
class Wish:
    """The Business's own hours, in the person's zone."""

    hours: str
    region: str = ""

    def spans(self, day: int) -> Spans:
        weekday = (day + 3) % 7  # 1970-01-01 was a Thursday
        opened = (
            (o.hour * 60 + o.minute, c.hour * 60 + c.minute) for d, o, c in parse_hours(self.hours) if d == weekday
        )
        return _joined(opened)

    def label(self, day: int) -> str:
        return f"your own hours: {self.hours}"

    def cite(self, day: int) -> str:
        return "The program's own send_hours"


Rule = Law | Wish
Group = tuple[str, tuple[Rule, ...]]
"""One zone, and all that binds by its local time."""


class Packs:
    """All rule packs and the table of places, asked about one number at one instant. Holds nothing but caches."""

    def __init__(self, packs: Iterable[RulePack], places: Places) -> None:
        """Raises BadInput where two packs are of one country, or none is for countries without one (`*`)."""
        self.places = places
        self.packs: dict[str, RulePack] = {}
        for pack in packs:
            if pack.country in self.packs:
                raise BadInput("packs", f"two rule packs are of {pack.country}")
            self.packs[pack.country] = pack
        if UNKNOWN_COUNTRY not in self.packs:
            raise BadInput("packs", "no rule pack is for countries without one")
        self._made: dict[str, Law] = {}
        self._groups = lru_cache(maxsize=8192)(self._bind)
        self._judged = lru_cache(maxsize=8192)(self._judge)
        self._capped = lru_cache(maxsize=8192)(self._caps)
        self._spans = lru_cache(maxsize=8192)(_spans)
        self._open = lru_cache(maxsize=8192)(self._open_on)

    def closed(self, area: str, known: Known, now: int, wish: str = "", *, law: bool = True) -> Closed | None:
        """None where a promotional text may arrive at `now` (ms UTC), else why not and until when.

        `area` is the beginning of the number (`+1704`, `+33`); `known` what the Business knows of the person;
        `wish` the Program's own hours (`Mon-Fri 09:00-18:00`, as `parse_hours` reads them), in the person's zones.
        Without `law` the wish alone is asked about: the law leaves other texts alone. With neither nothing is closed.
        """
        if not law and not wish:
            return None
        return self._judged(area, known, wish, law, now // MINUTE)

    def caps(self, area: str, known: Known, now: int) -> tuple[Cap, ...]:
        """Every cap in force at `now` in a region the number may be in."""
        return self._capped(area, known, now // (15 * MINUTE))  # days begin on a quarter of an hour everywhere

    # ---- What binds ----

    def _laws(self, region: str) -> tuple[Law, ...]:
        """The region's own law, where it has one, before its country's."""
        country = region.partition("-")[0]
        pack = self.packs.get(country) or self.packs[UNKNOWN_COUNTRY]
        national = self._law(country, pack.country, pack)
        if region == country or not any(row.region == region for row in pack.rows):
            return (national,)
        return self._law(region, region, pack), national

    def _law(self, place: str, region: str, pack: RulePack) -> Law:
        """What the pack's rows of `region` say of `place`: the same, but for a country without a pack."""
        rows = tuple(row for row in pack.rows if row.region == region)
        country = place.partition("-")[0].replace(UNKNOWN_COUNTRY, "")
        law = Law(place, rows, NEVER if region == pack.country else ALL_DAY, country)
        return self._made.setdefault(place, law)

    def _bind(self, area: str, known: Known, wish: str, law: bool) -> tuple[Group, ...]:
        """Each zone with its rules; the region's own law stands before the country's."""
        found = self.places.find(area, known)
        by_zone: dict[str, dict[Rule, None]] = {}
        for region in found.regions if law else ():
            for one in self._laws(region):
                fixed = one.rows[0].zone
                for name in (fixed,) if fixed else found.zones:
                    by_zone.setdefault(name, {})[one] = None
        if wish:
            wished = Wish(wish)
            for name in found.zones:
                by_zone.setdefault(name, {})[wished] = None
        for name in by_zone:
            zone(name)
        return tuple((name, tuple(rules)) for name, rules in by_zone.items()) if found.zones else ()

    # ---- Now ----

    def _judge(self, area: str, known: Known, wish: str, law: bool, minute: int) -> Closed | None:
        try:
            groups = self._groups(area, known, wish, law)
        except BadInput:
            return Closed(0, "nobody can say what time it is there", _LOCAL, f"the zone {known.zone!r} is none")
        if not groups:
            return Closed(0, "nobody can say what time it is there", _LOCAL, f"a number that begins {area or 'so'}")
        if all(self._is_open(name, rules, minute) for name, rules in groups):
            return None
        until = self._next(groups, minute)
        name, rule = self._longest(groups, minute)
        day = (minute + _offset(name, minute)) // _DAY
        region = self._name(rule.region)
        return Closed(until * MINUTE, rule.label(day), rule.cite(day), f"{region}, {name}" if region else name)

    def _is_open(self, name: str, rules: tuple[Rule, ...], minute: int) -> bool:
        day, time = divmod(minute + _offset(name, minute), _DAY)
        return any(opens <= time < closes for opens, closes in self._spans(rules, day))

    def _longest(self, groups: tuple[Group, ...], minute: int) -> tuple[str, Rule]:
        """Of the rules that are closed now, the one that opens last."""
        shut = [(name, rule) for name, rules in groups for rule in rules if not self._is_open(name, (rule,), minute)]
        return max(shut, key=lambda one: self._next(((one[0], (one[1],)),), minute) or minute + HORIZON)

    # ---- Later ----

    def _next(self, groups: tuple[Group, ...], minute: int) -> int:
        """The first minute from `minute` on that is open in all of them; 0 where none is within the horizon."""
        last = minute + HORIZON // MINUTE
        for day in range(minute // _DAY, last // _DAY + 1):
            spans: Spans = ((day * _DAY, (day + 1) * _DAY),)
            for name, rules in groups:
                spans = intersect(spans, self._open(name, rules, day))
                if not spans:
                    break
            for opens, closes in spans:
                if closes > minute:
                    first = max(opens, minute)
                    return first if first <= last else 0
        return 0

    def _open_on(self, name: str, rules: tuple[Rule, ...], day: int) -> Spans:
        """When a UTC day is open by the local time of one zone, in minutes since 1970."""
        found = []
        for begins, ends, offset in _stretches(name, day * _DAY, (day + 1) * _DAY):
            for local in range((begins + offset) // _DAY, (ends - 1 + offset) // _DAY + 1):
                midnight = local * _DAY - offset
                for opens, closes in self._spans(rules, local):
                    first, last = max(begins, midnight + opens), min(ends, midnight + closes)
                    if first < last:
                        found.append((first, last))
        return tuple(found)

    # ---- Caps ----

    def _caps(self, area: str, known: Known, quarter: int) -> tuple[Cap, ...]:
        found = self.places.find(area, known)
        caps: dict[Cap, None] = {}
        for law in dict.fromkeys(law for region in found.regions for law in self._laws(region)):
            # Where nobody can say what day it is there, today's row in UTC is the best to be had.
            for name in (law.rows[0].zone,) if law.rows[0].zone else found.zones or ("UTC",):
                row = law.row((quarter * 15 + _offset(name, quarter * 15)) // _DAY)
                if row and row.cap and not row.consent_exempts:
                    caps[Cap(*row.cap, row.cite, self._name(law.region))] = None
        return tuple(caps)

    def _name(self, region: str) -> str:
        pack = self.packs.get(region)
        return "" if not region else pack.name if pack else self.places.name(region)


_LOCAL = "47 CFR 64.1200(c)(1): local time at the called party's location"


def _spans(rules: tuple[Rule, ...], day: int) -> Spans:
    """When that local day is open by all the rules."""
    spans = ALL_DAY
    for rule in rules:
        spans = intersect(spans, rule.spans(day))
    return spans


def _joined(spans: Iterable[tuple[int, int]]) -> Spans:
    """In order, overlaps made one."""
    found: list[tuple[int, int]] = []
    for opens, closes in sorted(spans):
        if found and opens <= found[-1][1]:
            found[-1] = (found[-1][0], max(closes, found[-1][1]))
        else:
            found.append((opens, closes))
    return tuple(found)


def _offset(name: str, minute: int) -> int:
    """Minutes to add to UTC at that minute."""
    there = datetime.fromtimestamp(minute * 60, zone(name)).utcoffset()
    return 0 if there is None else int(there.total_seconds() // 60)


def _stretches(name: str, begins: int, ends: int) -> Iterator[tuple[int, int, int]]:
    """`(begins, ends, offset)` for each part of a UTC day that keeps one offset; no zone changes twice in a day."""
    before, after = _offset(name, begins), _offset(name, ends)
    if before == after:
        yield begins, ends, before
        return
    low, high = begins, ends
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if _offset(name, middle) == before else (low, middle)
    yield begins, high, before
    yield high, ends, after
