"""Bodies of webhooks as values: forms with every value they were given, and JSON, each with its bounds."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TypeVar
from urllib.parse import parse_qsl

import msgspec

from app.errors import BadInput

T = TypeVar("T")

MAX_FIELDS = 100
_OUR_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")


class Fields(dict[str, list[str]]):
    """Every value of each parameter, in the shape that Twilio's validator asks for (`getlist`)."""

    def getlist(self, name: str) -> list[str]:
        return self[name]

    def one(self, name: str) -> str:
        """The value of a parameter, empty where it is absent."""
        return self.get(name, [""])[0]


def read_fields(raw: str) -> Fields:
    """The parameters of a form or a query; BadInput for more than MAX_FIELDS, before any is decoded."""
    if not raw:
        return Fields()
    try:
        pairs = parse_qsl(raw, keep_blank_values=True, errors="replace", max_num_fields=MAX_FIELDS)
    except ValueError:
        raise BadInput("body", f"more than {MAX_FIELDS} fields", status=400) from None
    fields = Fields()
    for name, value in pairs:
        fields.setdefault(name, []).append(value)
    return fields


def read_json(body: bytes) -> object:
    """What a JSON body says; BadInput for one that is none, or too deep to be read."""
    try:
        return msgspec.json.decode(body)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        raise BadInput("body", "the body is not JSON", status=400) from None


def shaped(said: object, shape: type[T]) -> T:
    """`said` in that shape; BadInput naming the first field that does not fit, without its value."""
    try:
        return msgspec.convert(said, shape)
    except msgspec.ValidationError as error:
        what, _, where = str(error).partition(" - at `$")
        field = where.strip("`.") or "body"
        raise BadInput(field, f"{field}: {what}", status=400) from None


def instant(said: str | None) -> int | None:
    """An RFC 3339 instant in ms UTC; None where it is none, says no zone, or is of another century."""
    try:
        at = datetime.fromisoformat(said or "")
    except ValueError:
        return None
    return int(at.timestamp() * 1000) if at.tzinfo and 2000 <= at.year < 2100 else None


def our_id(said: str) -> str | None:
    """A text's id of ours as a provider gave it back; None for what can be none."""
    return said if _OUR_ID.fullmatch(said) else None
