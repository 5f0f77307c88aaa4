"""Layout: which of the firm's columns is which of our fields, and how its numbers and dates are written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from app.errors import BadInput
from app.gateway.importing.dates import Dates


class Sort(StrEnum):
    """What a file is a list of."""

    CONSENTS = "consents"
    REVOCATIONS = "revocations"
    PEOPLE = "people"


_PHONE = ("phone_number", "cell", "cell_phone", "mobile", "mobile_phone", "telephone", "consumer", "number")
_PROVED = {
    "document": ("document_name", "file"),
    "document_sha256": (),
    "ip": ("ip_address",),
    "name": ("full_name",),
    "ref": ("client_ref", "client_id", "patient_id", "customer_id"),
}

FIELDS: Mapping[Sort, Mapping[str, tuple[str, ...]]] = {
    Sort.CONSENTS: {
        "phone": _PHONE,
        "given_at": ("date", "signed_on", "signed_at", "consent_date", "consented_at", "opt_in_date", "opted_in_at"),
        "expires_at": ("expires", "expires_on"),
        "programs": ("program",),
        "tier": ("consent_tier",),
        "source": ("consent_source",),
        "disclosure": ("disclosure_text",),
        "disclosure_version": (),
        "said": (),
        "note": ("notes", "purpose"),
        "confirmed_at": ("confirmed_on",),
        **_PROVED,
    },
    Sort.REVOCATIONS: {
        "phone": _PHONE,
        "received_at": (
            "date",
            "opt_out_date",
            "opted_out_at",
            "unsubscribed_at",
            "unsubscribed_on",
            "stopped_at",
            "revoked_at",
        ),
        "scope": (),
        "source": (),
        "note": ("notes",),
        **_PROVED,
    },
    Sort.PEOPLE: {
        "phone": _PHONE,
        "name": ("full_name",),
        "ref": ("client_ref", "client_id", "patient_id", "customer_id"),
        "people": (),
        "state": (),
        "zip": ("zip_code", "postal_code"),
        "language": (),
        "zone": ("time_zone", "timezone"),
        "notes": ("note",),
    },
}
"""Our fields of each sort of file, and under which headings we know them without being told."""

PROVED = frozenset(_PROVED)
"""Fields that stand with the evidence of an entry, beside every `evidence.…`."""

_EXAMPLES = {"map": "phone='Cell',given_at='Signed On'", "default": "given_at=2025-06-01,note='The old list'"}
_PAIR = re.compile(r"\s*([A-Za-z0-9_.]+)\s*=\s*('[^']*'|\"[^\"]*\"|[^,'\"]*)\s*(?:,|$)")


@dataclass(frozen=True, slots=True)
class Layout:
    """How a file is read. `columns` names the firm's column of a field, `defaults` what a line without it means.

    National numbers are of `region`; times without a zone are of `dates`' zone.
    """

    sort: Sort
    columns: Mapping[str, str] = field(default_factory=dict)
    defaults: Mapping[str, str] = field(default_factory=dict)
    region: str = "US"
    dates: Dates = Dates()

    def settings(self) -> dict[str, object]:
        """All that decides what a line means, in an order of its own: a part of an import's id."""
        return {
            "sort": self.sort.value,
            "columns": sorted(self.columns.items()),
            "defaults": sorted(self.defaults.items()),
            "region": self.region,
            "zone": self.dates.zone,
            "date_format": self.dates.form,
        }


def layout(
    sort: Sort,
    *,
    columns: Mapping[str, str] | None = None,
    defaults: Mapping[str, str] | None = None,
    region: str = "US",
    zone: str = "America/New_York",
    date_format: str = "",
) -> Layout:
    """A checked Layout. Raises BadInput naming what is no field, region, zone or form of a date."""
    import phonenumbers

    named = {_ours(sort, name, "map"): column for name, column in (columns or {}).items()}
    given = {_ours(sort, name, "default"): value for name, value in (defaults or {}).items() if value}
    if region.upper() not in phonenumbers.SUPPORTED_REGIONS:
        raise BadInput("region", f"region: {region!r} is no country; two letters, such as US or CA")
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise BadInput("zone", f"zone: {zone!r} is no time zone; such as America/New_York") from None
    month_first = region.upper() in MONTH_FIRST
    return Layout(sort, named, given, region.upper(), Dates.of(zone, date_format, month_first=month_first))


MONTH_FIRST = frozenset({"US", "PR", "GU", "VI", "AS", "MP"})
"""Where 3/4/2025 is the fourth of March. Canada writes it both ways."""


def parse_map(given: str, option: str = "map", what: str = "the heading of a column") -> dict[str, str]:
    """`phone='Cell',given_at='Signed On'` as field → column. Raises BadInput naming `option`."""
    found: dict[str, str] = {}
    at = 0
    while at < len(given):
        pair = _PAIR.match(given, at)
        if pair is None:
            raise BadInput(option, f"{option}: write it as {_EXAMPLES[option]}")
        name, column = pair[1], pair[2].strip().strip("'\"")
        if name in found:
            raise BadInput(option, f"{option}: {name} is given twice")
        if not column:
            raise BadInput(option, f"{option}: {name}= needs {what}")
        found[name] = column
        at = pair.end()
    return found


def place_columns(layout: Layout, header: Sequence[str]) -> tuple[dict[str, int], list[str]]:
    """Where each field's column stands, and the headings that are not read.

    Raises BadInput: a column that is named but not there, a heading that stands twice, two columns for one field.
    """
    headings = [squeezed(name) for name in header]
    places: dict[str, int] = {}
    for name, column in layout.columns.items():
        places[name] = _only(headings, [column], name, header)
    taken = set(places.values())
    for name, aliases in FIELDS[layout.sort].items():
        if name in places:
            continue
        at = [n for n, heading in enumerate(headings) if heading == squeezed(name) and n not in taken]
        at = at or [n for n, heading in enumerate(headings) if heading in aliases and n not in taken]
        if len(at) > 1:
            both = ", ".join(header[n].strip() for n in at)
            raise BadInput("map", f"map: {both}: which of these is {name}? Say so with {name}='…'")
        if at:
            places[name] = at[0]
            taken.add(at[0])
    for at_, heading in enumerate(header):
        name = heading.strip()
        if name.startswith("evidence.") and at_ not in taken and len(name) > len("evidence."):
            places[name] = at_
            taken.add(at_)
    if "phone" not in places:
        listed = ", ".join(name.strip() for name in header if name.strip()) or "none"
        raise BadInput("map", f"map: no column is known as the phone's. Headings: {listed}. Say which with phone='…'")
    unread = [name.strip() for n, name in enumerate(header) if n not in taken and name.strip()]
    return places, unread


def squeezed(heading: str) -> str:
    """A heading without what people write differently: `Cell Phone #` is `cell_phone`."""
    return "_".join(re.findall(r"[^\W_]+", heading.lower()))


def _only(headings: Sequence[str], wanted: Iterable[str], name: str, header: Sequence[str]) -> int:
    """The one column of that heading."""
    keys = {squeezed(column) for column in wanted}
    exact = [n for n, heading in enumerate(header) if heading.strip() in set(wanted)]
    found = exact or [n for n, heading in enumerate(headings) if heading in keys]
    said = ", ".join(wanted)
    if not found:
        listed = ", ".join(heading.strip() for heading in header if heading.strip()) or "none"
        raise BadInput("map", f"map: there is no column {said!r} for {name}. Headings: {listed}")
    if len(found) > 1:
        raise BadInput("map", f"map: {len(found)} columns are headed {said!r}; rename all but one")
    return found[0]


def _ours(sort: Sort, name: str, option: str) -> str:
    """The field of that name. Raises BadInput listing the fields there are."""
    known = FIELDS[sort]
    if name in known or (name.startswith("evidence.") and len(name) > len("evidence.") and "document" in known):
        return name
    for field_, aliases in known.items():
        if name in aliases:
            return field_
    more = " and evidence.…" if "document" in known else ""
    raise BadInput(option, f"{option}: {name!r} is no field of {sort.value}; there are {', '.join(known)}{more}")
