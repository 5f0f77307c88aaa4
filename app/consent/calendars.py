"""Holidays of a place: a library's calendar, and the dates it lacks, for the years somebody has looked at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import holidays

OWN = "own"
"""The calendar of the country a person is in, whichever that is."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Holidays: those of a library's calendar (`US`, `US-AL`), and dates it lacks, for the years of `years`."""

    id: str
    library: str = ""
    also: frozenset[date] = frozenset()
    years: tuple[int, int] = (0, 0)  # both included; (0, 0): as far as the library knows

    def closed(self, day: date) -> bool:
        """Whether the day is a holiday. A year nobody has listed is one long holiday: doubt means no."""
        first, last = self.years if self.years != (0, 0) else library_years(self.library)
        if not first <= day.year <= last:
            return True
        return day in self.also or (bool(self.library) and day in library_days(self.library, day.year))


@lru_cache(maxsize=1024)
def library_days(code: str, year: int) -> frozenset[date]:
    country, _, subdivision = code.partition("-")
    # Three years, since what is observed may fall into the year before or after.
    days = holidays.country_holidays(country, subdiv=subdivision or None, years=range(year - 1, year + 2))
    return frozenset(day for day in days if day.year == year)


@lru_cache(maxsize=64)
def library_years(code: str) -> tuple[int, int]:
    if not code:
        return 0, 9999
    country, _, subdivision = code.partition("-")
    found = holidays.country_holidays(country, subdiv=subdivision or None)
    return found.start_year, found.end_year


@lru_cache(maxsize=512)
def own_calendar(calendar: Calendar, country: str) -> Calendar:
    """The public holidays of a country where the library has them, else none."""
    known = country in holidays.list_supported_countries()
    return Calendar(OWN, country if known else "")
