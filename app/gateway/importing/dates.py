"""Dates as people and programs write them: ISO, the usual US forms, mail's; each an interval of what it may mean.

A day without a time is the whole day, a minute the whole minute: a consent counts from the first instant of what
was written, a stop until the last, so that of the two on one day the stop is the later.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from app.errors import BadInput

EARLIEST = 315_532_800_000
"""1980-01-01: before there were texts, a date is a mistake."""
LATEST = 7_258_118_400_000
"""2200-01-01."""

_ORDERS = {"mdy": "m/d/y", "dmy": "d/m/y", "ymd": "y/m/d"}
_MONTHS = {
    name: n
    for n, names in enumerate(
        (
            "jan january",
            "feb february",
            "mar march",
            "apr april",
            "may may",
            "jun june",
            "jul july",
            "aug august",
            "sep sept september",
            "oct october",
            "nov november",
            "dec december",
        ),
        1,
    )
    for name in names.split()
}
_ZONES = {
    "z": 0,
    "utc": 0,
    "gmt": 0,
    "est": -5,
    "edt": -4,
    "cst": -6,
    "cdt": -5,
    "mst": -7,
    "mdt": -6,
    "pst": -8,
    "pdt": -7,
}
_ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_BASIC_DAY = re.compile(r"((?:19|20)[0-9]{2})([01][0-9])([0-3][0-9])")
_PARTS_DAY = re.compile(r"([0-9]{1,4})([/.-])([0-9]{1,2})\2([0-9]{1,4})")
_NAMED_FIRST = re.compile(r"([a-z]{3,9})\.?[ -]([0-9]{1,2})(?:st|nd|rd|th)?,?[ -]([0-9]{4}|[0-9]{2})")
_NAMED_AFTER = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})\.?,?[ -]([0-9]{4}|[0-9]{2})")
_WEEKDAY = re.compile(r"(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?,? ")
_TIME = re.compile(
    r"(?:t| at |,? )([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:[.,][0-9]{1,9})?)? ?([ap]\.?m\.?)?"
    r" ?(z|[a-z]{3}|(?:utc|gmt)?[+-][0-9]{2}:?(?:[0-9]{2})?)?"
)
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Moment:
    """What a written date may mean: from its first to its last instant, ms UTC."""

    first: int
    last: int


class NoDate(ValueError):
    """What is wrong with it and what would be right, without the words themselves."""


@dataclass(frozen=True, slots=True)
class Dates:
    """How a file writes dates. `form` is empty, an order (`m/d/y`, `d/m/y`, `y/m/d`) or a pattern with `%`."""

    zone: str = "America/New_York"
    form: str = ""
    month_first: bool = True

    @classmethod
    def of(cls, zone: str, form: str, *, month_first: bool) -> Dates:
        """Checked. Raises BadInput for a form that is none."""
        if "%" in form:
            try:
                datetime.strptime(datetime(2025, 11, 3, 14, 5, 6, tzinfo=UTC).strftime(form), form)
            except (ValueError, re.error):
                raise BadInput("date_format", f"date_format: {form!r} cannot be read back") from None
            return cls(zone, form, month_first)
        letters = re.sub(r"[^a-z]", "", form.lower()).replace("mm", "m").replace("dd", "d")
        order = re.sub(r"y+", "y", letters)
        if form and order not in _ORDERS:
            raise BadInput("date_format", "date_format: m/d/y, d/m/y, y/m/d, or a pattern such as '%d.%m.%Y %H:%M'")
        return cls(zone, _ORDERS.get(order, ""), month_first)

    def read(self, written: str) -> Moment:
        """What a cell says. Raises NoDate."""
        if len(written) > _LONGEST:
            raise NoDate("is too long for a date")
        if "%" in self.form:
            return self._by_pattern(written)
        text = " ".join(written.lower().split())
        weekday = _WEEKDAY.match(text)
        text = text[weekday.end() :] if weekday else text
        day, rest = self._day(text)
        if not rest:
            return self._moment(day, None, None, timedelta(days=1))
        match = _TIME.fullmatch(rest)
        if match is None:
            raise NoDate("has a time that cannot be read; write it as 2025-11-03 14:05")
        hour, minute, second = int(match[1]), int(match[2]), int(match[3] or 0)
        if match[4]:
            if not 1 <= hour <= 12:
                raise NoDate("has an hour that AM or PM does not go with")
            hour = hour % 12 + (12 if match[4][0] == "p" else 0)
        if hour > 23 or minute > 59 or second > 59:
            raise NoDate("has a time that does not exist")
        span = timedelta(seconds=1) if match[3] else timedelta(minutes=1)
        return self._moment(day, time(hour, minute, second), _zone(match[5]), span)

    def _day(self, text: str) -> tuple[date, str]:
        """The day that a text begins with, and what follows it."""
        for form, order in ((_ISO_DAY, "ymd"), (_BASIC_DAY, "ymd")):
            if (match := form.match(text)) and not text[match.end() : match.end() + 1].isdigit():
                return _date(*(match[order.index(part) + 1] for part in "ymd")), text[match.end() :]
        if match := _NAMED_FIRST.match(text):
            return _date(match[3], match[1], match[2]), text[match.end() :]
        if match := _NAMED_AFTER.match(text):
            return _date(match[3], match[2], match[1]), text[match.end() :]
        match = _PARTS_DAY.match(text)
        if match is None:
            if re.fullmatch(r"[0-9]{5}(\.[0-9]+)?", text):
                raise NoDate("is a spreadsheet's day number; format the column as a date and save again")
            raise NoDate("is no date; write it as 2025-11-03 or 11/3/2025, with or without 14:05")
        parts = (match[1], match[3], match[4])
        order = self.form.replace("/", "") or self._guessed(parts, match[2])
        return _date(*(parts[order.index(part)] for part in "ymd")), text[match.end() :]

    def _guessed(self, parts: tuple[str, str, str], separator: str) -> str:
        """The order of three numbers where nobody said it. Raises NoDate where it could be either."""
        if len(parts[0]) == 4:
            return "ymd"
        if separator == "/" and self.month_first and int(parts[0]) <= 12:
            return "mdy"
        if separator == "/" and self.month_first:
            raise NoDate("has no such month; if the day comes first, say --date-format d/m/y")
        raise NoDate("may be month or day first; say --date-format m/d/y or d/m/y")

    def _by_pattern(self, written: str) -> Moment:
        try:
            found = datetime.strptime(written, self.form)
        except ValueError:
            raise NoDate(f"is not written as {self.form}") from None
        timed = any(part in self.form for part in ("%H", "%I", "%c", "%X", "%T"))
        exact = any(part in self.form for part in ("%S", "%c", "%X", "%T"))
        span = timedelta(seconds=1) if exact else timedelta(minutes=1) if timed else timedelta(days=1)
        return self._moment(found.date(), found.time() if timed else None, found.tzinfo, span)

    def _moment(self, day: date, at: time | None, zone: tzinfo | None, span: timedelta) -> Moment:
        """The interval, in ms. An hour that a clock shows twice is both of them."""
        where = zone or ZoneInfo(self.zone)
        start = datetime.combine(day, at or time(), where)
        if at is None:
            end = datetime.combine(day + timedelta(days=1), time(), where)
            first, last = _ms(start), _ms(end) - 1
        else:
            first = min(_ms(start.replace(fold=fold)) for fold in (0, 1))
            last = max(_ms(start.replace(fold=fold)) for fold in (0, 1)) + span // timedelta(milliseconds=1) - 1
        if not EARLIEST <= first <= LATEST:
            raise NoDate("lies before 1980 or after 2200")
        return Moment(first, last)


def _date(year: str, month: str, day: str) -> date:
    if len(year) not in (2, 4):
        raise NoDate("needs a year of two or four digits")
    number = _MONTHS.get(month) if month.isalpha() else int(month)
    if number is None:
        raise NoDate("names a month that is none")
    if len(day) > 2:
        raise NoDate("has a day of more than two digits")
    try:
        return date(int(year) + (2000 if len(year) == 2 else 0), number, int(day))
    except ValueError:
        raise NoDate("is a day that does not exist") from None


def _zone(word: str | None) -> tzinfo | None:
    if not word:
        return None
    if word in _ZONES:
        return timezone(timedelta(hours=_ZONES[word]))
    sign = word.removeprefix("utc").removeprefix("gmt")
    if sign[:1] not in "+-":
        raise NoDate(f"names the zone {word.upper()}, which is not known; write -05:00, or say --zone")
    hours, minutes = int(sign[1:3]), int(sign[3:].replace(":", "") or 0)
    if hours > 14 or minutes > 59:
        raise NoDate("has a zone that does not exist")
    offset = timedelta(hours=hours, minutes=minutes)
    return timezone(-offset if sign[0] == "-" else offset)


def _ms(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)
