"""Rows: a CSV or NDJSON file as cells under our names, each with its line. Streamed: memory does not grow with it."""

from __future__ import annotations

import csv
import io
import itertools
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, BinaryIO, NoReturn

from app.errors import BadInput
from app.gateway.importing.layout import FIELDS, Layout, place_columns, squeezed

LONGEST_LINE = 1024 * 1024
"""Characters: one line of a file that is no list at all must not fill the memory."""
SEPARATORS = ",;\t|"
_NO_UTF8 = "is not in UTF-8; save the file as “CSV UTF-8”"
_SURROGATES = frozenset(map(chr, range(0xDC80, 0xDD00)))


@dataclass(frozen=True, slots=True)
class Flaw:
    """One mistake: the firm's own name of the column (empty: the whole line) and what would be right.

    `cell` is what stood there, where that may be shown: never a number.
    """

    column: str
    said: str
    cell: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Row:
    """One line: its number, its cells under our names, and what is wrong with it as a line."""

    line: int
    cells: dict[str, str] = field(repr=False)
    flaws: tuple[Flaw, ...] = ()


class Rows:
    """A file's rows, once. `columns` says what the firm calls each field, `unread` which of its columns are not read.

    Raises BadInput, when made, for a file whose heading cannot be understood.
    """

    def __init__(self, stream: BinaryIO, layout: Layout, *, ndjson: bool | None = None) -> None:
        self._layout = layout
        lines = _lines(stream)
        first = next((one for one in lines if one[1].strip()), None)
        if first is None:
            raise BadInput("file", "file: it is empty")
        if ndjson is None:
            ndjson = first[1].lstrip().startswith("{")
        self.columns: dict[str, str] = {}
        self.unread: list[str] = []
        if ndjson:
            self._rows = self._objects(itertools.chain([first], lines))
        else:
            self._rows = self._records(first, lines)

    def __iter__(self) -> Iterator[Row]:
        return self._rows

    # ---- CSV ----

    def _records(self, first: tuple[int, str], lines: Iterator[tuple[int, str]]) -> Iterator[Row]:
        place = _Place(itertools.chain([first], lines))
        separator = sniffed(first[1])
        records = csv.reader(place, delimiter=separator, strict=True)
        try:
            header = next(records)
        except csv.Error as error:
            raise BadInput("file", f"file: the heading cannot be read ({error})") from None
        if _SURROGATES.intersection("".join(header)):
            raise BadInput("file", f"file: the heading {_NO_UTF8}")
        places, self.unread = place_columns(self._layout, header)
        self.columns = {name: header[at].strip() for name, at in places.items()}
        return self._cut(records, place, places, len(header))

    def _cut(self, records: Any, place: _Place, places: dict[str, int], width: int) -> Iterator[Row]:
        while True:
            begin = place.line + 1
            try:
                record = next(records)
            except StopIteration:
                return
            except csv.Error as error:
                lines = f"lines {begin} to {place.line}" if place.line > begin else f"line {begin}"
                said = f"cannot be read as CSV ({error}): a quote is not closed or not doubled in {lines}"
                yield Row(begin, {}, (Flaw("", said),))
                continue
            if not any(cell.strip() for cell in record):
                continue
            flaws: tuple[Flaw, ...] = ()
            if any(cell.strip() for cell in record[width:]):
                extra = f"has {len(record)} cells under {width} headings; put quotes around a cell with a separator"
                flaws = (Flaw("", extra),)
            cells = {name: record[at] for name, at in places.items() if at < len(record)}
            yield Row(begin, cells, flaws or _readable(cells, self.columns))

    # ---- NDJSON ----

    def _objects(self, lines: Iterator[tuple[int, str]]) -> Iterator[Row]:
        columns = {column: name for name, column in self._layout.columns.items()}
        known: dict[str, str] = {}
        self.columns = {name: column for column, name in columns.items()}
        for line, text in lines:
            if not text.strip():
                continue
            try:
                found = json.loads(text, object_pairs_hook=_unique, parse_int=str, parse_float=str, parse_constant=_no)
            except (ValueError, RecursionError) as error:
                said = str(error) if isinstance(error, _Refused) else "is no JSON object on one line"
                yield Row(line, {}, (Flaw("", said),))
                continue
            if not isinstance(found, dict):
                yield Row(line, {}, (Flaw("", "is no JSON object on one line"),))
                continue
            cells: dict[str, str] = {}
            flaws: list[Flaw] = []
            for name, value in _flat(found):
                field_ = known.get(name)
                if field_ is None:
                    field_ = columns.get(name) or self._field(name)
                    if len(known) < 1_000:  # a name in each line must not fill the memory
                        known[name] = field_
                        if not field_:
                            self.unread.append(name)
                        else:
                            self.columns.setdefault(field_, name)
                if not field_:
                    continue
                if value is None:
                    flaws.append(Flaw(name, "must be a text, a number or a list of them"))
                elif field_ in cells:
                    flaws.append(Flaw(name, f"gives {field_} a second time"))
                else:
                    cells[field_] = value
            yield Row(line, cells, tuple(flaws) or _readable(cells, self.columns))

    def _field(self, name: str) -> str:
        """Our field of that name; empty where it is not read."""
        fields = FIELDS[self._layout.sort]
        if name == "disclosure.text":
            return "disclosure"
        if name == "disclosure.version":
            return "disclosure_version"
        if name.startswith("evidence.") and "document" in fields:
            return name
        mapped = set(self._layout.columns)
        key = squeezed(name)
        for field_, aliases in fields.items():
            if field_ not in mapped and (key == field_ or key in aliases):
                return field_
        return ""


class _Place:
    """Lines for the CSV reader, counting where it is."""

    def __init__(self, lines: Iterator[tuple[int, str]]) -> None:
        self._lines = lines
        self.line = 0

    def __iter__(self) -> _Place:
        return self

    def __next__(self) -> str:
        self.line, text = next(self._lines)
        return text


def sniffed(heading: str) -> str:
    """The separator that the heading uses most, outside of quotes."""
    outside = "".join(heading.split('"')[::2])
    return max(SEPARATORS, key=outside.count)


def _lines(stream: BinaryIO) -> Iterator[tuple[int, str]]:
    """The file's lines with their numbers. Bytes that are no UTF-8 come through as what only they can be."""
    head = stream.read(2)
    encoding = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}.get(head, "utf-8")
    errors = "surrogateescape" if encoding == "utf-8" else "replace"
    text = io.TextIOWrapper(io.BufferedReader(_Rest(head, stream), 65_536), encoding, errors, newline="")
    for line in itertools.count(1):
        found = text.readline(LONGEST_LINE)
        if not found:
            return
        if len(found) == LONGEST_LINE:
            raise BadInput("file", f"file: line {line} is longer than {LONGEST_LINE:,} characters; is it a list?")
        yield line, found.removeprefix("\ufeff") if line == 1 else found


class _Rest(io.RawIOBase):
    """A stream whose first bytes were read already."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head = head
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        found = self._head or self._stream.read(len(buffer)) or b""
        taken = found[: len(buffer)]
        self._head = self._head[len(taken) :] if self._head else b""
        buffer[: len(taken)] = taken
        return len(taken)


def _readable(cells: dict[str, str], columns: dict[str, str]) -> tuple[Flaw, ...]:
    """The cells whose bytes are no UTF-8."""
    return tuple(
        Flaw(columns.get(name, name), _NO_UTF8)
        for name, cell in cells.items()
        if not cell.isascii() and _SURROGATES.intersection(cell)
    )


def _flat(found: dict[str, Any]) -> Iterator[tuple[str, str | None]]:
    """Names and values as texts; `evidence` and `disclosure` may be objects. None for what is no text."""
    for name, value in found.items():
        if isinstance(value, dict) and name in ("evidence", "disclosure"):
            for inner, deeper in value.items():
                if deeper is not None:
                    yield f"{name}.{inner}", _text(deeper)
        elif value is not None:
            yield name, _text(value)


def _text(value: Any) -> str | None:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return "\n".join(value)
    return None


class _Refused(ValueError):
    """A mistake that has its own words."""


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _Refused("has a name that is given twice")
    return found


def _no(word: str) -> NoReturn:
    raise _Refused("has a number that is none")
