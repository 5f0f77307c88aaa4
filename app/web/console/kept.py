"""Kept: what takes long to count is kept for a moment, the longer the longer it took."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Kept(Generic[T]):
    """One value for each key: `times` as long as it took to make is it kept, where that took more than `quickly`
    seconds, and at least `least` seconds in any case."""

    def __init__(self, *, times: float, quickly: float = 0.0, least: float = 0.0) -> None:
        self._times = times
        self._quickly = quickly
        self._least = least
        self._known: dict[str, tuple[float, T]] = {}

    def of(self, key: str, make: Callable[[], T]) -> T:
        """The value that is kept, or a new one. What `make` raises goes through, and nothing is kept."""
        known, began = self._known.get(key), time.monotonic()
        if known is None or began > known[0]:
            made = make()
            took = time.monotonic() - began
            keep = max(took * self._times, self._least) if took > self._quickly else self._least
            known = self._known[key] = (began + keep, made)
        return known[1]
