"""Fields: numbers, instants and words, each checked once, with messages in the caller's own terms."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BeforeValidator,
    ConfigDict,
    PlainValidator,
    StringConstraints,
    model_validator,
)
from pydantic import WithJsonSchema as Said
from pydantic_core import PydanticCustomError
from pydantic_core.core_schema import ValidationInfo

from app.consent.model import BODY_LIMIT, DAY, HOUR, MINUTE
from app.errors import BadInput
from app.phone import Phone, parse_phone, parse_sender
from app.web.shapes.shape import Shape

LATEST = 7_258_118_400_000
"""2200-01-01: later instants are mistakes, and the store's numbers stay short."""

_RFC3339 = re.compile(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d{1,9})?([Zz]|[+-]\d\d:\d\d)", re.ASCII)
_DURATION = re.compile(r"([1-9][0-9]{0,4})([mhd])", re.ASCII)
_UNITS = {"m": MINUTE, "h": HOUR, "d": DAY}


class Asked(Shape):
    """What a caller gives: unknown fields are refused, null is the same as absent, types are not guessed."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _null_is_absent(cls, given: Any) -> Any:
        if isinstance(given, dict):
            return {name: value for name, value in given.items() if value is not None}
        return given


class Query(Shape):
    """What stands behind the question mark: texts, so numbers are read from them."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def refuse(detail: str) -> PydanticCustomError:
    """A refusal in our words. Braces stay as they are, since no context fills them."""
    return PydanticCustomError("refused", "{detail}", {"detail": detail})


def name_of(info: ValidationInfo) -> str:
    """The field as the caller calls it."""
    return (info.field_name or "").rstrip("_")


def _address(parse: Callable[[str, str], Phone]) -> Callable[[Any, ValidationInfo], Phone]:
    def check(value: Any, info: ValidationInfo) -> Phone:
        field = name_of(info)
        if not isinstance(value, str):
            raise refuse(f"{field} must be a number in E.164, such as +17045550100")
        try:
            return parse(value, field)
        except BadInput as error:
            raise refuse(error.detail) from None

    return check


def instant_ms(value: Any, field: str) -> int:
    """An RFC 3339 instant in ms UTC; it carries its zone, or nobody could say when it is."""
    if not isinstance(value, str) or not _RFC3339.fullmatch(value):
        raise refuse(f"{field} must be an instant in RFC 3339 with its zone, such as 2026-11-30T12:00:00-05:00")
    try:
        moment = datetime.fromisoformat(value.upper())
    except ValueError:
        raise refuse(f"{field} is no instant that exists") from None
    found = int(moment.timestamp() * 1000)
    if not 0 < found <= LATEST:
        raise refuse(f"{field} must lie between 1970 and 2200")
    return found


def _instant(value: Any, info: ValidationInfo) -> int:
    return instant_ms(value, name_of(info))


def _age(value: Any, info: ValidationInfo) -> tuple[int, int]:
    """(instant, 0) or (0, duration), in ms."""
    field = name_of(info)
    match = _DURATION.fullmatch(value) if isinstance(value, str) else None
    if match:
        return 0, int(match[1]) * _UNITS[match[2]]
    try:
        return instant_ms(_plus(value), field), 0
    except PydanticCustomError:
        raise refuse(f"{field} must be an RFC 3339 instant or a duration such as 90m, 36h or 2d") from None


def _plus(value: Any) -> Any:
    """A plus that nobody escaped in a URL arrives as a space."""
    return value.replace(" ", "+") if isinstance(value, str) else value


def _not_blank(value: str) -> str:
    if not value.strip() or "\0" in value:
        raise refuse("must have a character that can be seen, and no NUL")
    return value


_NUMBER = {"type": "string", "examples": ["+17045550123"], "description": "A number in E.164."}
_INSTANT = {"type": "string", "format": "date-time", "examples": ["2026-11-30T12:00:00-05:00"]}

Number = Annotated[Phone, PlainValidator(_address(parse_phone)), Said(_NUMBER)]
QueryNumber = Annotated[Phone, PlainValidator(_address(parse_phone)), BeforeValidator(_plus), Said(_NUMBER)]
SenderNumber = Annotated[
    Phone,
    PlainValidator(_address(parse_sender)),
    Said({**_NUMBER, "description": "A sender of yours: E.164 or a short code.", "examples": ["+17045550100"]}),
]
QuerySender = Annotated[Phone, PlainValidator(_address(parse_sender)), BeforeValidator(_plus), Said(_NUMBER)]
Instant = Annotated[int, PlainValidator(_instant), Said(_INSTANT)]
Age = Annotated[
    tuple[int, int],
    PlainValidator(_age),
    Said({"type": "string", "examples": ["2d", "36h", "2026-11-30T12:00:00Z"]}),
]
"""How long ago at least: an instant, or a duration before now."""


def _like(pattern: str, says: str) -> AfterValidator:
    """A pattern that is explained in words instead of being quoted."""
    known = re.compile(pattern)

    def check(value: str) -> str:
        if not known.fullmatch(value):
            raise refuse(says)
        return value

    return AfterValidator(check)


# No NUL and no other control characters, which are never meant and break what shows them.
_line = _like(r"[^\x00-\x1f\x7f]+", "must be one line without control characters")
_paragraph = _like(r"[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]+", "must have no control characters")
_topic = _like(
    r"\w[\w .:#/@-]*", "may have letters, digits, spaces and . : # / @ - _ and begins with a letter or digit"
)
_name = _like(r"[A-Za-z0-9][A-Za-z0-9_.-]*", "may have letters, digits and . - _")
_entry = _like(r"ent_[0-9A-Z]+_[0-9A-Z]+", "must be the id of an entry: ent_…")
_link = _like(r"https://[^\s/?#@]+(?:[/?#]\S*)?", "must be an https URL")

Body = Annotated[str, StringConstraints(min_length=1, max_length=BODY_LIMIT), AfterValidator(_not_blank)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=200), _line]
Ref = Annotated[str, StringConstraints(min_length=1, max_length=100), _line]
Value = Annotated[str, StringConstraints(min_length=1, max_length=2048), _paragraph]
Words = Annotated[str, StringConstraints(min_length=1, max_length=10_000), _paragraph]
Note = Annotated[str, StringConstraints(min_length=1, max_length=2_000), _paragraph]
Topic = Annotated[str, StringConstraints(min_length=1, max_length=64), _topic]
ProgramName = Annotated[str, StringConstraints(min_length=1, max_length=64), _name]
WordingName = Annotated[str, StringConstraints(min_length=1, max_length=64), _name]
EntryId = Annotated[str, StringConstraints(min_length=1, max_length=64), _entry]
Link = Annotated[str, StringConstraints(min_length=1, max_length=2048), _link]
