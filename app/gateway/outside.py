"""The file of checkpoints: a copy of each where those who hold the database alone cannot change it, line by line."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from app.disk import append_whole, written
from app.ledger.checkpoints import Checkpoint, Checkpoints

TAIL = 4 * 1024 * 1024
"""Bytes of the file's end in which each Business's newest checkpoint is looked for."""


class _Line(msgspec.Struct):
    statement: str


class _Statement(msgspec.Struct):
    business: str
    number: int


_line = msgspec.json.Decoder(_Line)
_statement = msgspec.json.Decoder(_Statement)


class Outside:
    """Appends checkpoints to the file. Any number of processes of one machine may: one at a time does."""

    def __init__(self, path: Path, kept: Checkpoints) -> None:
        self._path = path
        self._kept = kept
        self._owed: dict[str, int] = {}  # the first checkpoint that could not be written

    def append(self, business: str, made: Checkpoint) -> None:
        """Append a checkpoint, and before it those that earlier tries could not write, as when the disk was full.

        Each line is there whole or not at all. Raises FileNotWritten; then they are written with the next.
        """
        self._owed.setdefault(business, made.number)
        with self._alone():
            last = self._last().get(business, self._owed[business] - 1)
            missing = self._kept.all(business, after=last)
            append_whole(self._path, (_written(one) for one in missing))
        del self._owed[business]

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Hold the file against others that append. Whoever rotates it may: the lock is on a file beside it."""
        beside = self._path.with_name(f".{self._path.name}.lock")
        with written(self._path):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            lock = os.open(beside, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
        finally:
            os.close(lock)

    def _last(self) -> dict[str, int]:
        """The newest checkpoint in the file, by Business, as far as its end shows."""
        found: dict[str, int] = {}
        try:
            with self._path.open("rb") as file:
                size = file.seek(0, os.SEEK_END)
                file.seek(max(size - TAIL, 0))
                lines = file.read().split(b"\n")
        except FileNotFoundError:
            return found
        for line in lines[1 if size > TAIL else 0 : -1]:
            try:
                one = _statement.decode(_line.decode(line).statement)
            except msgspec.MsgspecError:
                continue  # not ours
            found[one.business] = max(found.get(one.business, 0), one.number)
        return found


def _written(checkpoint: Checkpoint) -> bytes:
    return msgspec.json.encode({"statement": checkpoint.statement, "signature": checkpoint.signature}) + b"\n"
