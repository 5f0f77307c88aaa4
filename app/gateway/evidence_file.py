"""The evidence file being written: its parts are spooled chain by chain, then put together and hashed."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import IO, Any

import msgspec

from app.consent.account.record import Sentence
from app.disk import written

IN_MEMORY = 8 * 1024 * 1024
"""Bytes of each part that stay in memory; the rest goes to a file that has no name."""
CHUNK = 256 * 1024
_encode = msgspec.json.Encoder().encode


class Line(msgspec.Struct, frozen=True):
    """One entry as a page lists it."""

    seq: int
    at: int
    type: str
    id: str
    shown: str
    hash: str


class Section(msgspec.Struct, frozen=True):
    """One chain as a page shows it; `own` is the Business's."""

    consumer: str
    number: str | None
    own: bool
    sentences: tuple[Sentence, ...]
    entries: tuple[Line, ...]


_section = msgspec.json.Decoder(Section)


class Spool:
    """JSON values one after the other, with commas between."""

    def __init__(self, parting: bytes = b",\n") -> None:
        self._file: IO[bytes] = tempfile.SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 (closed by `close`)
        self._parting = parting
        self._empty = True

    def add(self, written: bytes) -> None:
        """One value more, as JSON."""
        if not self._empty:
            self._file.write(self._parting)
        self._empty = False
        self._file.write(written)

    def read(self) -> Iterator[bytes]:
        """All of it, in chunks."""
        self._file.seek(0)
        while chunk := self._file.read(CHUNK):
            yield chunk

    def lines(self) -> Iterator[bytes]:
        """Its values, where it parts them by line ends."""
        self._file.seek(0)
        yield from self._file

    def close(self) -> None:
        self._file.close()


class EvidenceFile:
    """One file, made and hashed. `head` are its members but for the lists; close it after use."""

    def __init__(self, *, pages: bool) -> None:
        self.head: dict[str, Any] = {}
        self.about = ""  # in words
        self.key = ""  # that signed it, and its public half in hex
        self.public = ""
        self.sha256 = ""
        self.size = 0
        self.consumers = 0
        self.opening: list[Sentence] = []
        self._sentences, self._marks = Spool(), Spool()
        self._chains = Spool()
        self._sections = Spool(b"\n") if pages else None
        self._whole = Spool(b"")

    # ---- writing ----

    def tell(self, sentences: Iterable[Sentence], consumer: str = "") -> None:
        """Sentences, with what each rests on beside them."""
        for one in sentences:
            self._sentences.add(_encode(one.text))
            self._marks.add(_mark(one, consumer))

    def chain(self, written: bytes) -> None:
        """One Consumer's chain."""
        self._chains.add(written)

    def show(self, section: Section) -> None:
        """A chain as a page is to show it, if there is to be one."""
        if self._sections is not None:
            self._sections.add(_encode(section))

    def put_together(
        self,
        opening: list[Sentence],
        coverage: dict[str, Any],
        own: bytes,
        checkpoints: Iterable[bytes],
        keys: Iterable[bytes],
    ) -> None:
        """The whole file, the opening sentences first and the Business's own chain before the others."""
        self.opening = opening
        digest = hashlib.sha256()
        for chunk in self._parts(opening, coverage, own, checkpoints, keys):
            digest.update(chunk)
            self.size += len(chunk)
            self._whole.add(chunk)
        self.sha256 = digest.hexdigest()
        for spool in (self._sentences, self._marks, self._chains):
            spool.close()

    def _parts(
        self,
        opening: list[Sentence],
        coverage: dict[str, Any],
        own: bytes,
        checkpoints: Iterable[bytes],
        keys: Iterable[bytes],
    ) -> Iterator[bytes]:
        yield _encode(self.head)[:-1] + b',\n"sentences":[\n'
        yield from _listed([_encode(one.text) for one in opening], self._sentences)
        yield b'],\n"coverage":' + _encode(coverage)[:-1] + b',"sentences":[\n'
        yield from _listed([_mark(one, "") for one in opening], self._marks)
        yield b']},\n"chains":[\n'
        yield from _listed([own], self._chains)
        yield b'],\n"checkpoints":[\n' + b",\n".join(checkpoints)
        yield b'],\n"keys":[\n' + b",\n".join(keys) + b"]}\n"

    # ---- reading ----

    def read(self) -> Iterator[bytes]:
        """The file, in chunks."""
        return self._whole.read()

    def sections(self) -> Iterator[Section]:
        """Its chains for a page, the Consumers' in their order."""
        if self._sections is not None:
            yield from map(_section.decode, self._sections.lines())

    def close(self) -> None:
        """Give up what is spooled."""
        for spool in (self._sentences, self._marks, self._chains, self._sections, self._whole):
            if spool is not None:
                spool.close()


def _listed(first: list[bytes], spool: Spool) -> Iterator[bytes]:
    yield b",\n".join(first)
    more = spool.read()
    begun = next(more, None)
    if begun is not None:
        yield b",\n" + begun
        yield from more


def _mark(one: Sentence, consumer: str) -> bytes:
    found: dict[str, Any] = {"about": one.about, "at": one.at, "entries": one.entries}
    return _encode(found | {"consumer": consumer} if consumer else found)


@contextmanager
def with_room() -> Iterator[None]:
    """Tells a full disk as what it is. Raises FileNotWritten, which names the folder that the file is spooled in."""
    with written(f"The evidence file (spooled in {tempfile.gettempdir()}, or where TMPDIR says)"):
        yield
