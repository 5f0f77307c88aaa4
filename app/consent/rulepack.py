"""Rule packs: the dated law of one country on when promotional texts may arrive, and how many.

A pack is TOML, kept in `packs/` and read once by the wiring. `packs/us.toml` explains every key.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from app.consent.calendars import OWN, Calendar, library_days, own_calendar
from app.consent.hours import zone as time_zone
from app.consent.model import DAY, HOUR, MINUTE
from app.errors import BadInput

Spans = tuple[tuple[int, int], ...]
"""When a day is open: (opens, closes) in minutes after local midnight, ends exclusive, in order."""

ALL_DAY: Spans = ((0, 24 * 60),)
NEVER: Spans = ()

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_RANGE = re.compile(r"([a-z]{3})(?:-([a-z]{3}))? (\d\d:\d\d-\d\d:\d\d)")
_SPAN = re.compile(r"(\d\d):(\d\d)-(\d\d):(\d\d)")
_CAP = re.compile(r"([1-9]\d{0,3}) per (\d{1,3})([mhd])")
_UNITS = {"m": MINUTE, "h": HOUR, "d": DAY}
_EPOCH = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class Row:
    """What one region's law says from `first` on, until before `last` (None: without end on that side)."""

    region: str
    name: str
    week: tuple[Spans, ...]  # Monday first
    hours: str  # the same, as it was written
    calendars: tuple[Calendar, ...] = ()
    on_holidays: Spans = NEVER
    cap: tuple[int, int] | None = None  # count, per how many ms
    zone: str = ""  # the zone the statute fixes, else the person's own
    cite: str = ""
    confidence: str = ""
    note: str = ""
    consent_exempts: bool = False
    first: date | None = None
    last: date | None = None

    def in_force(self, day: date) -> bool:
        return (self.first is None or self.first <= day) and (self.last is None or day < self.last)

    def spans(self, day: date, own: str = "") -> Spans:
        """When that local day is open; `own` is the country whose public holidays `own` means."""
        for calendar in self.calendars:
            if own_calendar(calendar, own).closed(day) if calendar.id == OWN else calendar.closed(day):
                return intersect(self.on_holidays, self.week[day.weekday()])
        return self.week[day.weekday()]

    @property
    def label(self) -> str:
        """`Pennsylvania: Mon-Sat 09:00-19:00, never on holidays`."""
        if not self.calendars:
            return f"{self.name}: {self.hours}"
        return f"{self.name}: {self.hours}, {'other hours' if self.on_holidays else 'never'} on holidays"


@dataclass(frozen=True, slots=True)
class RulePack:
    """One country's rows. `as_of` is the day somebody last held them against their sources."""

    country: str
    name: str
    as_of: date
    rows: tuple[Row, ...]


def local_day(number: int) -> date:
    """The date that is `number` days after 1970-01-01."""
    return date.fromordinal(_EPOCH + number)


def intersect(a: Spans, b: Spans) -> Spans:
    """What both allow; each in order and without overlap."""
    found = []
    i = j = 0
    while i < len(a) and j < len(b):
        opens, closes = max(a[i][0], b[j][0]), min(a[i][1], b[j][1])
        if opens < closes:
            found.append((opens, closes))
        if a[i][1] < b[j][1]:
            i += 1
        else:
            j += 1
    return tuple(found)


def parse_pack(source: str) -> RulePack:
    """The pack a TOML text describes; BadInput naming the row and the key that is wrong."""
    try:
        table = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        raise BadInput("pack", f"a rule pack is not TOML: {error}") from None
    country = table.get("country")
    if not isinstance(country, str) or not country:
        raise BadInput("pack", "a rule pack does not say its country")
    read = _Row(table, f"pack {country}")
    read.only("country", "name", "as_of", "calendar", "row")
    calendars = {OWN: Calendar(OWN)}
    for number, entry in enumerate(table.get("calendar", ()), 1):
        calendar = _calendar(_Row(entry, f"pack {country}, calendar {number} ({entry.get('id', '?')})"))
        calendars[calendar.id] = calendar
    rows: list[Row] = []
    for number, entry in enumerate(table.get("row", ()), 1):
        reader = _Row(entry, f"pack {country}, row {number} ({entry.get('region', '?')})")
        row = _row(reader, calendars)
        if row.region != country and not row.region.startswith(f"{country}-"):
            reader.refuse("region", f"is not of {country}")
        for other in rows:
            if other.region == row.region and _overlap(other, row):
                reader.refuse("from", "overlaps another row of the same region")
            if other.region == row.region and other.zone != row.zone:
                reader.refuse("zone", "differs from another row of the same region")
        rows.append(row)
    if not any(row.region == country for row in rows):
        raise BadInput("pack", f"pack {country}: no row for the country itself")
    return RulePack(country, read.text("name", needed=True), read.day("as_of", needed=True) or date.min, tuple(rows))


# ---- Reading one table ----


class _Row:
    """Takes the keys of one table; a complaint says where it stands."""

    def __init__(self, table: Mapping[str, Any], place: str) -> None:
        self._table = table
        self._place = place

    def refuse(self, key: str, why: str) -> None:
        raise BadInput("pack", f"{self._place}: {key} {why}")

    def only(self, *keys: str) -> None:
        for key in self._table:
            if key not in keys:
                self.refuse(key, "is not a known key")

    def text(self, key: str, *, needed: bool = False) -> str:
        value = self._table.get(key, "")
        if not isinstance(value, str):
            self.refuse(key, "must be text")
        if needed and not value:
            self.refuse(key, "is missing")
        return str(value)

    def texts(self, key: str) -> list[str]:
        value = self._table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self.refuse(key, "must be a list of texts")
        return list(value)

    def flag(self, key: str) -> bool:
        value = self._table.get(key, False)
        if not isinstance(value, bool):
            self.refuse(key, "must be true or false")
        return bool(value)

    def day(self, key: str, *, needed: bool = False) -> date | None:
        value = self._table.get(key)
        if value is None and not needed:
            return None
        if not isinstance(value, date) or isinstance(value, datetime):
            self.refuse(key, "must be a date such as 2026-10-18")
        return value

    def list_of(self, key: str, kind: type) -> list[Any]:
        value = self._table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, kind) for item in value):
            self.refuse(key, f"must be a list of {kind.__name__}s")
        return list(value)


def _calendar(read: _Row) -> Calendar:
    read.only("id", "library", "also", "years")
    library = read.text("library")
    if library:
        try:
            library_days(library, 2026)
        except (NotImplementedError, AttributeError, KeyError):
            read.refuse("library", f"{library!r} is no calendar of the holidays library")
    also, years = frozenset(read.list_of("also", date)), tuple(read.list_of("years", int))
    if len(years) not in (0, 2) or (also and not years):
        read.refuse("years", "must be the first and the last year whose dates are listed")
    if years and {day.year for day in also} != set(range(years[0], years[1] + 1)):
        read.refuse("also", f"does not list every year from {years[0]} to {years[1]}")
    return Calendar(read.text("id", needed=True), library, also, (years[0], years[1]) if years else (0, 0))


def _row(read: _Row, calendars: Mapping[str, Calendar]) -> Row:
    read.only(
        *("region", "name", "from", "until", "hours", "closed_on", "on_holidays"),
        *("cap", "zone", "cite", "confidence", "note", "consent_exempts"),
    )
    first, last, zone = read.day("from"), read.day("until"), read.text("zone")
    if first and last and first >= last:
        read.refuse("until", "is not after from")
    if zone:
        try:
            time_zone(zone)
        except BadInput:
            read.refuse("zone", f"{zone!r} is no time zone")
    for id in read.texts("closed_on"):
        if id not in calendars:
            read.refuse("closed_on", f"names no calendar of this pack: {id!r}")
    if read.text("confidence") not in ("", "A", "B", "C"):
        read.refuse("confidence", "must be A, B or C")
    hours, otherwise = read.text("hours", needed=True), read.text("on_holidays") or "never"
    return Row(
        read.text("region", needed=True),
        read.text("name", needed=True),
        _week(read, hours),
        hours,
        tuple(calendars[id] for id in read.texts("closed_on")),
        NEVER if otherwise == "never" else (_span(read, "on_holidays", otherwise),),
        _cap(read, read.text("cap")),
        zone,
        read.text("cite", needed=True),
        read.text("confidence"),
        read.text("note"),
        read.flag("consent_exempts"),
        first,
        last,
    )


def _week(read: _Row, hours: str) -> tuple[Spans, ...]:
    week: list[list[tuple[int, int]]] = [[] for _ in _DAYS]
    for part in hours.lower().split(","):
        match = _RANGE.fullmatch(part.strip())
        if not match or match[1] not in _DAYS or (match[2] or "mon") not in _DAYS:
            raise BadInput("pack", f"{read._place}: hours {part.strip()!r} is not of the form 'Mon-Fri 08:00-21:00'")
        first = _DAYS.index(match[1])
        last = _DAYS.index(match[2]) if match[2] else first
        if last < first:
            read.refuse("hours", f"{part.strip()!r} ends before it begins")
        for day in range(first, last + 1):
            week[day].append(_span(read, "hours", match[3]))
    for spans in week:
        spans.sort()
        if any(earlier[1] > later[0] for earlier, later in zip(spans, spans[1:], strict=False)):
            read.refuse("hours", "name a time twice")
    return tuple(tuple(spans) for spans in week)


def _span(read: _Row, key: str, text: str) -> tuple[int, int]:
    match = _SPAN.fullmatch(text)
    if not match:
        raise BadInput("pack", f"{read._place}: {key} {text!r} is not of the form 08:00-21:00")
    opens, closes = int(match[1]) * 60 + int(match[2]), int(match[3]) * 60 + int(match[4])
    if not 0 <= opens < closes <= 24 * 60 or int(match[2]) > 59 or int(match[4]) > 59:
        read.refuse(key, f"{text!r} has a time that is none, or ends before it begins")
    return opens, closes


def _cap(read: _Row, text: str) -> tuple[int, int] | None:
    if not text:
        return None
    match = _CAP.fullmatch(text)
    if not match or not int(match[2]):
        raise BadInput("pack", f"{read._place}: cap {text!r} is not of the form '3 per 24h'")
    return int(match[1]), int(match[2]) * _UNITS[match[3]]


def _overlap(a: Row, b: Row) -> bool:
    starts = max(a.first or date.min, b.first or date.min)
    return starts < min(a.last or date.max, b.last or date.max)


# ---- The holidays library, a year at a time: its own objects fill themselves while they are read ----
