"""Reading single values out of TOML, each complaint with the name of its key."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Collection
from typing import Any

from app.config.lines import Path
from app.consent.model import DAY, HOUR, MINUTE
from app.errors import BadInput

_DURATION = re.compile(r"(\d{1,6})\s*([mhd])")
_UNITS = {"m": MINUTE, "h": HOUR, "d": DAY}


def duration(text: str, field: str = "duration") -> int:
    """`90m`, `72h` or `7d` in ms."""
    match = _DURATION.fullmatch(text.strip())
    if not match:
        raise BadInput(field, f"{field} must be a time such as 30m, 72h or 7d, not {text!r}")
    return int(match[1]) * _UNITS[match[2]]


class Reader:
    """Takes the keys of one table; what is wrong is told to `complain(path, sentence)` and reading goes on."""

    def __init__(self, table: dict[str, Any], path: Path, complain: Callable[[Path, str], None]) -> None:
        self._table = table
        self._path = path
        self._complain = complain
        self._known: set[str] = set()

    def wrong(self, key: str, sentence: str) -> None:
        self._complain((*self._path, key), sentence)

    def raw(self, key: str, kind: type | tuple[type, ...], default: Any, said: str) -> Any:
        self._known.add(key)
        value = self._table.get(key, default)
        if key in self._table and (not isinstance(value, kind) or isinstance(value, bool) and kind is not bool):
            self.wrong(key, f"{key} must be {said}")
            return default
        return value

    def text(self, key: str, default: str = "", *, needed: bool = False) -> str:
        value: str = self.raw(key, str, default, "text in quotes")
        if needed and not value.strip():
            self.wrong(key, f"{key} is missing")
        return value

    def texts(self, key: str, known: Collection[str] = ()) -> list[str]:
        """A list of texts, each one of `known` where some are."""
        found = self.raw(key, list, [], "a list of texts")
        if not all(isinstance(one, str) for one in found):
            self.wrong(key, f"{key} must be a list of texts")
            return []
        for one in found:
            if known and one not in known:
                self.wrong(key, f"{key}: {one!r} is not known{hint(one, known)}")
        return list(found)

    def flag(self, key: str, default: bool) -> bool:
        return bool(self.raw(key, bool, default, "true or false"))

    def number(self, key: str, default: float, least: float, most: float) -> float:
        value = self.raw(key, (int, float), default, "a number")
        if not least <= value <= most:
            self.wrong(key, f"{key} must be from {least:g} to {most:g}")
            return default
        return float(value)

    def whole(self, key: str, default: int, least: int, most: int) -> int:
        value = self.number(key, default, least, most)
        if value != int(value):
            self.wrong(key, f"{key} must be a whole number")
        return int(value)

    def duration(self, key: str, default: int, least: int, most: int) -> int:
        """A time such as 72h or 548d, in ms; the bounds are whole days."""

        def check(written: str) -> int:
            found = duration(written, key)
            if not least <= found <= most:
                raise BadInput(key, f"{key} must be from {least // DAY}d to {most // DAY}d")
            return found

        written = self.text(key)
        return int(self.checked(key, written, check, default)) if key in self._table else default

    def choice(self, key: str, known: Collection[str], default: str) -> str:
        value = self.text(key, default)
        if value not in known and isinstance(self._table.get(key), str):
            self.wrong(
                key, f"{key} must be one of {', '.join(k for k in known if k)}, not {value!r}{hint(value, known)}"
            )
            return default
        return value

    def matching(
        self, key: str, pattern: re.Pattern[str], said: str, default: str = "", *, needed: bool = False
    ) -> str:
        value = self.text(key, default, needed=needed)
        if value and not pattern.fullmatch(value):
            self.wrong(key, f"{key} must be {said}")
            return default
        return value

    def checked(self, key: str, value: Any, check: Callable[[Any], Any], default: Any) -> Any:
        """`check(value)`, its BadInput told under `key`."""
        try:
            return check(value)
        except BadInput as error:
            self.wrong(key, error.detail)
            return default

    def tables(self, key: str) -> list[dict[str, Any]]:
        value = self.raw(key, list, [], f"written as [[…{key}]]")
        if not all(isinstance(item, dict) for item in value):
            self.wrong(key, f"{key} must be written as [[…{key}]]")
            return []
        return list(value)

    def table(self, key: str) -> dict[str, Any]:
        return dict(self.raw(key, dict, {}, "a table"))

    def finish(self) -> None:
        """Complain about every key that nobody asked for."""
        for key in self._table:
            if key not in self._known:
                self.wrong(key, f"{key} is not a known key{hint(key, self._known)}")


def hint(value: str, known: Collection[str]) -> str:
    near = difflib.get_close_matches(value, list(known), 1)
    return f"; did you mean {near[0]!r}?" if near else ""
