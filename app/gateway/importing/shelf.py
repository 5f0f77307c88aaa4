"""The shelf: the folder in which uploaded lists wait, each with its state and its report. Web and importer share it.

It is the mailbox of imports; RQ only rings. A list is deleted when its import has ended, a report after REPORT_DAYS.
"""

from __future__ import annotations

import io
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any, BinaryIO, TextIO

import msgspec
import structlog

from app.errors import ImportsUnavailable
from app.gateway.importing.upload import Upload
from app.ids import ulid

REPORT_DAYS = 14
RECORD_DAYS = 31
"""Longer than the store remembers lines: under one name no other list can be taken for the one that was."""
LEFT_SECONDS = 2 * 60 * 60
"""After this an upload that never came to its end is what a process that died has left."""
DAY_MS = 24 * 60 * 60 * 1000

_ID = re.compile(r"imp_[0-9A-Z]{6}_[0-9A-Z]{26}", re.ASCII)
_NEW = ".new"
_LIST = "list."
_STATE = "import.json"
_REPORT = "report.csv"
_UNFINISHED = "report.part"

_log = structlog.get_logger()
_decoder = msgspec.json.Decoder(Upload)


class Staged:
    """A list that is just coming in: `file` is open for writing, in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.name = f"{_LIST}{folder.name}"
        self.file: BinaryIO = private_file(folder / self.name)

    @property
    def path(self) -> Path:
        return self.folder / self.name


class Shelf:
    """The folder. Every method raises ImportsUnavailable, which names the setting, where it cannot be used."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @contextmanager
    def stage(self) -> Iterator[Staged]:
        """A place for a list that is coming in. What was not placed by the end is deleted."""
        with self._usable():
            new = self._folder / _NEW
            new.mkdir(mode=0o700, parents=True, exist_ok=True)
            folder = new / ulid()
            folder.mkdir(mode=0o700)
            staged = Staged(folder)
        try:
            yield staged
        finally:
            staged.file.close()
            shutil.rmtree(folder, ignore_errors=True)

    def append(self, staged: Staged, part: bytes) -> None:
        """Write the next part of a list that is coming in."""
        with self._usable():
            staged.file.write(part)

    def place(self, staged: Staged, upload: Upload) -> bool:
        """Put a new upload on the shelf, on disk when this returns. False where one of its id is there."""
        with self._usable():
            _on_disk(staged.file)
            self._write(staged.folder, upload)
            try:
                os.rename(staged.folder, self._folder / upload.id)
            except OSError:
                if (self._folder / upload.id / _STATE).exists():
                    return False
                raise
            _keep(self._folder)
            return True

    def place_again(self, staged: Staged, upload: Upload) -> None:
        """Put the list of an import that has ended beside its state, to be run once more."""
        with self._usable():
            _on_disk(staged.file)
            folder = self._folder / upload.id
            os.rename(staged.path, folder / staged.name)
            self._write(folder, upload)

    def read(self, name: str) -> Upload | None:
        """The upload of that id; None where there is none."""
        if not _ID.fullmatch(name):
            return None
        with self._usable():
            try:
                return _decoder.decode((self._folder / name / _STATE).read_bytes())
            except FileNotFoundError:
                return None
            except msgspec.MsgspecError as error:
                raise OSError(f"{name}/{_STATE} is damaged") from error

    def write(self, upload: Upload) -> None:
        """Keep how far an upload is; once its import has ended, its list is deleted."""
        with self._usable():
            folder = self._folder / upload.id
            self._write(folder, upload)
            if upload.state.ended:
                (folder / upload.file).unlink(missing_ok=True)

    def open_list(self, upload: Upload) -> BinaryIO:
        """The list, to be read. It is the caller's to close."""
        with self._usable():
            return (self._folder / upload.id / upload.file).open("rb")

    @contextmanager
    def write_report(self, upload: Upload) -> Iterator[TextIO]:
        """A file for the report; it takes its place when all went well, and stays as it is otherwise."""
        with self._usable():
            folder = self._folder / upload.id
            (folder / _UNFINISHED).unlink(missing_ok=True)
            file = io.TextIOWrapper(private_file(folder / _UNFINISHED), "utf-8-sig", newline="")
        with file:
            yield file
            with self._usable():
                _on_disk(file)
                os.replace(folder / _UNFINISHED, folder / _REPORT)

    def report(self, name: str) -> Path | None:
        """Where the report of that import is; None where there is none."""
        if not _ID.fullmatch(name):
            return None
        with self._usable():
            path = self._folder / name / _REPORT
            return path if path.exists() else None

    def unfinished(self) -> list[Upload]:
        """The uploads that are not at their end, the oldest first."""
        with self._usable():
            found = []
            for folder in self._folders():
                if any(name.startswith(_LIST) for name in os.listdir(folder)):
                    upload = self._known(folder)
                    if upload is not None and not upload.state.ended:
                        found.append(upload)
        return sorted(found, key=lambda upload: (upload.made_at, upload.id))

    def sweep(self, now: int) -> int:
        """Delete what is not needed any more; returns how many files and folders. `now` is real time in ms."""
        swept = 0
        with self._usable():
            for folder in self._folders():
                upload = self._known(folder)
                if upload is None:
                    continue
                if upload.state.ended and upload.ended_at < now - RECORD_DAYS * DAY_MS:
                    shutil.rmtree(folder)
                    swept += 1
                    continue
                swept += sum(_delete(path) for path in folder.iterdir() if _spent(path, upload, now))
            new = self._folder / _NEW
            for folder in new.iterdir() if new.exists() else ():
                if _older(folder, now - LEFT_SECONDS * 1000):
                    shutil.rmtree(folder, ignore_errors=True)
                    swept += 1
        return swept

    def _known(self, folder: Path) -> Upload | None:
        """The upload of that folder; None where it is gone or damaged, which must hold up no other."""
        try:
            return self.read(folder.name)
        except ImportsUnavailable as error:
            _log.warning("import_unreadable", id=folder.name, why=error.detail)
            return None

    def _folders(self) -> Iterator[Path]:
        """The folders of all uploads."""
        if self._folder.exists():
            yield from (path for path in self._folder.iterdir() if _ID.fullmatch(path.name))

    def _write(self, folder: Path, upload: Upload) -> None:
        """Write the state whole: who reads at this moment sees the one before or this one."""
        path = folder / f"{ulid()}.new"
        try:
            with private_file(path) as file:
                file.write(msgspec.json.encode(upload))
                _on_disk(file)
            os.replace(path, folder / _STATE)
        finally:
            path.unlink(missing_ok=True)
        _keep(folder)

    @contextmanager
    def _usable(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            why = error.strerror or str(error)
            raise ImportsUnavailable(
                f"CONSENTRY_IMPORTS: {self._folder} cannot be used ({why}); it must be a folder that web and importer "
                "share and may write to.",
                retry_after=30,
            ) from error


def private_file(path: Path) -> BinaryIO:
    """A new file that only we may read."""
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")


def _on_disk(file: IO[Any]) -> None:
    file.flush()
    os.fsync(file.fileno())


def _keep(folder: Path) -> None:
    """Have the folder's own entries on disk too."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _spent(path: Path, upload: Upload, now: int) -> bool:
    """Whether a file of an upload is not needed any more."""
    left = _older(path, now - LEFT_SECONDS * 1000)
    if path.name == _REPORT:
        return upload.state.ended and upload.ended_at < now - REPORT_DAYS * DAY_MS
    if path.name == _UNFINISHED:
        return upload.state.ended and left
    if path.name == _STATE:
        return False
    # A list that no state names, or half a state: where a process died in between.
    return left and (upload.state.ended or path.name != upload.file)


def _older(path: Path, than: int) -> bool:
    with suppress(FileNotFoundError):
        return path.stat().st_mtime * 1000 < than
    return False


def _delete(path: Path) -> int:
    path.unlink(missing_ok=True)
    return 1
