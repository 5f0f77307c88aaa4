"""Cells: what stands in one cell, freed of what spreadsheets do to it, or what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from app.errors import BadInput
from app.phone import Phone, parse_phone

NANP_REGIONS = frozenset(
    {"US", "CA", "PR", "GU", "VI", "AS", "MP", "AG", "AI", "BB", "BM", "BS", "DM"}
    | {"DO", "GD", "JM", "KN", "KY", "LC", "MS", "SX", "TC", "TT", "VC", "VG"}
)
"""Where a national number has ten digits (North American Numbering Plan)."""

MOST: Mapping[str, int] = {
    "disclosure": 10_000,
    "said": 10_000,
    "note": 2_000,
    "notes": 2_000,
    "ref": 100,
    "name": 200,
    "disclosure_version": 100,
}
"""Characters of a field, as the API takes them; of evidence 2,048, of everything else 200."""

_SCIENTIFIC = re.compile(r"[+-]?[0-9]+([.,][0-9]+)?[eE][+-]?[0-9]+")
_PLAIN = re.compile(r"\+?[0-9 ().\-/]+")
_ERRORS = frozenset({"#N/A", "#NAME?", "#REF!", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!", "#ERROR!", "######"})
_STRIP = " \t\r\n\v\f\u00a0\u2007\u202f\u200b\u200e\u200f\u202a\u202c\u2060\ufeff"
_SPACES = str.maketrans(dict.fromkeys("\u00a0\u2007\u202f", " ") | dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-"))
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_TEXT_FORMULA = re.compile(r'="([^"]*)"')


class Wrong(ValueError):
    """What is wrong with a cell, and what would be right. Begins after the cell's name: "is no …"."""


def cleaned(cell: str, most: int) -> str:
    """The text of a cell. Raises Wrong for a formula, a spreadsheet's error, control characters, and too much."""
    text = cell.strip(_STRIP)
    if text[:1] == "'":  # a spreadsheet's mark for "this is text", which some programs export too
        text = text[1:].strip(_STRIP) if text[1:2] in set("+=-@0123456789(") else text
    if match := _TEXT_FORMULA.fullmatch(text):
        text = match[1].strip(_STRIP)
    if text[:1] == "=":
        raise Wrong("is a formula; paste the values instead and save again")
    if text in _ERRORS:
        raise Wrong("is a spreadsheet's error, not a value")
    if _CONTROLS.search(text):
        raise Wrong("has control characters")
    if len(text) > most:
        raise Wrong(f"is longer than {most:,} characters")
    return text


def most_of(name: str) -> int:
    """The most characters of a field."""
    return 2_048 if name.startswith("evidence.") else MOST.get(name, 200)


def phone(text: str, region: str) -> Phone:
    """The number in a cell; one without a country is of `region`. Raises Wrong, which never quotes it."""
    text = text.translate(_SPACES)
    if _SCIENTIFIC.fullmatch(text):
        raise Wrong("was cut short by a spreadsheet (7.04E+09); format the column as text, fill it and save again")
    if re.fullmatch(r"[0-9]{7,15}\.0", text):
        text = text[:-2]
    if ":" in text:
        return _address(text)
    if not _PLAIN.fullmatch(text):
        if re.search(r"(?i)(?:\bx|ext\.?|#)\s*[0-9]+\s*$", text):
            raise Wrong("has an extension, which no text reaches")
        raise Wrong("is no phone number; such as (704) 555-0123 or +17045550123, one in a line")
    digits = re.sub(r"[^0-9]", "", text)
    if text.startswith("+"):
        return _address(f"+{digits}")
    if region in NANP_REGIONS:
        if len(digits) == 11 and digits[0] == "1":
            return _address(f"+{digits}")
        if len(digits) == 10:
            return _address(f"+1{digits}")
        if digits.startswith("011") and len(digits) > 11:
            return _address(f"+{digits[3:]}")
        raise Wrong(f"has {len(digits)} digits; a number of {region} has ten, with its area code")
    return _address(_national(text, region))


def _address(text: str) -> Phone:
    try:
        return parse_phone(text, "number")
    except BadInput:
        raise Wrong("is not a number that can exist; check its country and area code") from None


@lru_cache(maxsize=4096)
def _national(text: str, region: str) -> str:
    """A national number in E.164, as its own country writes it."""
    import phonenumbers

    try:
        found = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        raise Wrong("is no phone number; write it with its country, such as +442079460123") from None
    if not phonenumbers.is_possible_number(found):
        raise Wrong(f"is not a number that can exist in {region}")
    return str(phonenumbers.format_number(found, phonenumbers.PhoneNumberFormat.E164))


def word(text: str) -> str:
    """A word of ours as people write it: `Express Written` is express_written, `E-Mail` is email."""
    return re.sub(r"[\s_-]+", "_", text.strip().lower()).replace("e_mail", "email")


def listed(text: str) -> tuple[str, ...]:
    """The parts of a list in one cell, each once."""
    parts = (part.strip(_STRIP) for part in re.split(r"[,;|\n]", text))
    return tuple(dict.fromkeys(part for part in parts if part))


def state(text: str) -> str:
    """Two letters of a state. Raises Wrong."""
    if not re.fullmatch(r"[A-Za-z]{2}", text):
        raise Wrong("is no state; two letters, such as NC")
    return text.upper()


def zip_code(text: str) -> str:
    """Five digits; ZIP+4 is cut. Raises Wrong."""
    if re.fullmatch(r"[0-9]{5}(?:-?[0-9]{4})?", text):
        return text[:5]
    if re.fullmatch(r"[0-9]{3,4}(?:\.0)?", text):
        raise Wrong(f"has lost its leading zero in a spreadsheet: {text.removesuffix('.0').zfill(5)}?")
    raise Wrong("is no ZIP code; five digits")


def language(text: str) -> str:
    """Such as en or es-US. Raises Wrong."""
    if not re.fullmatch(r"[A-Za-z]{2}(?:[-_][A-Za-z]{2})?", text):
        raise Wrong("is no language; such as en, es or es-US")
    lower, _, country = text.replace("_", "-").partition("-")
    return f"{lower.lower()}-{country.upper()}" if country else lower.lower()


def zone(text: str) -> str:
    """A time zone by its name. Raises Wrong."""
    try:
        return ZoneInfo(text.replace(" ", "_")).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise Wrong("is no time zone; such as America/Denver") from None
