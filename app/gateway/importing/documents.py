"""Documents: the papers that prove a list, by name and SHA-256; the papers themselves stay with the firm."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

from app.errors import BadInput


def content_of(stream: BinaryIO) -> str:
    """The SHA-256 of a file in hex; the stream is at its beginning again."""
    found = hashlib.sha256()
    while part := stream.read(1024 * 1024):
        found.update(part)
    stream.seek(0)
    return found.hexdigest()


def sha256_of(path: Path) -> str:
    """The SHA-256 of the file at `path`. Raises BadInput where it cannot be read."""
    try:
        with path.open("rb") as stream:
            return content_of(stream)
    except OSError as error:
        raise BadInput("document", f"document: {path} cannot be read ({error.strerror})") from None


class Folder:
    """A folder of documents, as lines of a file name them."""

    def __init__(self, path: Path) -> None:
        self._path = path.resolve()
        self.look_up = lru_cache(maxsize=4096)(self._look_up)

    def _look_up(self, name: str) -> str | None:
        """The SHA-256 of the document of that name; None where there is none in this folder."""
        try:
            found = (self._path / name).resolve()
            if self._path not in found.parents or not found.is_file():
                return None
            return sha256_of(found)
        except (OSError, ValueError, BadInput):
            return None
