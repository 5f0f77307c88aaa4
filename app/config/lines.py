"""Where in a TOML source a table or key stands; tomllib itself does not say."""

from __future__ import annotations

import re

Path = tuple[str | int, ...]
"""`("business", "acme", "sender", 0, "rate")`."""

_HEADER = re.compile(r"\s*\[(?P<array>\[)?\s*(?P<name>[^\[\]]+?)\s*\]")
_KEY = re.compile(r"\s*(?P<key>[A-Za-z0-9_\-\".]+)\s*=")


def locate(source: str) -> dict[Path, int]:
    """The line (from 1) of every table header and key. Keys inside a value have the line of that value."""
    found: dict[Path, int] = {}
    counts: dict[tuple[str, ...], int] = {}
    table: Path = ()
    open_until = ""
    for number, line in enumerate(source.splitlines(), 1):
        inside, open_until = bool(open_until), _still_open(line, open_until)
        if inside:
            continue  # what looks like a key here is part of a value
        if header := _HEADER.match(line):
            names = tuple(part.strip().strip('"') for part in header["name"].split("."))
            if header["array"]:
                counts[names] = counts.get(names, -1) + 1
            table = _indexed(names, counts)
            found.setdefault(table, number)
        elif key := _KEY.match(line):
            names = tuple(part.strip('"') for part in key["key"].split("."))
            found.setdefault((*table, *names), number)
    return found


_PIECE = re.compile(r'"""|\'\'\'|"(?:\\.|[^"\\])*"|\'[^\']*\'|#.*|[\[\]]')


def _still_open(line: str, open_until: str) -> str:
    """What ends a value that goes on after this line: three quotes, or `]` as often as there are `[` open."""
    place = 0
    if not open_until and _HEADER.match(line):
        return ""
    while True:
        if open_until[:1] in ("'", '"') and open_until:
            end = line.find(open_until, place)
            if end < 0:
                return open_until
            place, open_until = end + 3, ""
        piece = _PIECE.search(line, place)
        if not piece:
            return open_until
        place = piece.end()
        if piece[0] in ('"""', "'''"):
            open_until = piece[0]
        elif piece[0] == "[":
            open_until += "]"
        elif piece[0] == "]":
            open_until = open_until[:-1]


def _indexed(names: tuple[str, ...], counts: dict[tuple[str, ...], int]) -> Path:
    """The path with the place of each array's last element in it."""
    path: list[str | int] = []
    for length in range(1, len(names) + 1):
        path.append(names[length - 1])
        if names[:length] in counts:
            path.append(counts[names[:length]])
    return tuple(path)


def line_of(found: dict[Path, int], path: Path) -> int:
    """The line of `path`, or of the nearest thing around it that has one; 1 at worst."""
    for length in range(len(path), 0, -1):
        if path[:length] in found:
            return found[path[:length]]
    return 1
