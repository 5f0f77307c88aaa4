"""Bodies of webhooks as values: forms with every value they were given, and JSON, each with its bounds."""

from __future__ import annotations

from urllib.parse import parse_qsl

import msgspec

from app.errors import BadInput

MAX_FIELDS = 100


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
