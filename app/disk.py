"""Files that are there whole or not at all, whatever the disk does: written beside their name, then renamed."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from app.errors import FileNotWritten

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""No space left, over the quota, or over the limit on a file's size: room helps, trying again does not."""


def write_whole(path: Path, chunks: Iterable[bytes]) -> None:
    """Write a file that is there whole, readable by its owner alone, or not at all; then what was there stays.

    Raises FileNotWritten, which names the file and says what to do.
    """
    with written(path):
        descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        draft = Path(name)
        try:
            with os.fdopen(descriptor, "wb") as file:
                for chunk in chunks:
                    file.write(chunk)
                file.flush()
                os.fsync(file.fileno())
            os.replace(draft, path)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise
        keep_entries(path.parent)


def append_whole(path: Path, lines: Iterable[bytes]) -> None:
    """Append lines to a file of ours, all on disk when this returns; none of them where it raises FileNotWritten.

    The file is made, readable by its owner alone, where there is none. A part of a line at its end, which a process
    that was killed in the middle has left, is cut off first. The caller sees to it that nobody else appends.
    """
    with written(path):
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        with os.fdopen(descriptor, "r+b", buffering=0) as file:
            end = _whole_end(file.fileno())
            file.truncate(end)
            file.seek(end)
            try:
                left = memoryview(b"".join(lines))
                while left:
                    left = left[file.write(left) or 0 :]
                os.fsync(file.fileno())
            except BaseException:
                with suppress(OSError):
                    file.truncate(end)
                raise


def keep_entries(folder: Path) -> None:
    """Have a folder's own entries on disk: without it a power cut may take a file's new name back."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def written(path: Path | str) -> Iterator[None]:
    """Tells an OSError as FileNotWritten, with the file and what to do."""
    try:
        yield
    except OSError as error:
        raise FileNotWritten(not_written(path, error)) from error


def not_written(path: Path | str, error: OSError) -> str:
    """Which file was not written, why, and what to do."""
    todo = "make room on that disk" if error.errno in FULL else "see to it that it can be written"
    return f"{path} was not written: {error.strerror or error}. Nothing of it is left: {todo}, then try again."


def _whole_end(descriptor: int) -> int:
    """Where the last whole line of a file ends."""
    at = os.fstat(descriptor).st_size
    while at > 0:
        start = max(at - 65_536, 0)
        found = os.pread(descriptor, at - start, start).rfind(b"\n")
        if found >= 0:
            return start + found + 1
        at = start
    return 0
