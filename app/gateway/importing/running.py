"""Running: takes uploads off the shelf and records their lines. What was cut short is taken up again, by anyone."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

import structlog
from msgspec.structs import replace

from app.errors import BadInput, NotFound, Unavailable
from app.gateway.acting import acting
from app.gateway.core import Core
from app.gateway.importing.apply import Importing
from app.gateway.importing.outcomes import Counts, Outcome, Result
from app.gateway.importing.report import Report
from app.gateway.importing.shelf import Shelf
from app.gateway.importing.upload import MOST_SHOWN, Progress, Refused, Upload, refused
from app.ids import ulid
from app.store.store import real_now

_log = structlog.get_logger()

LEASE_MS = 15_000
"""An import whose process died is taken up by another so much later."""
BEAT = 5.0
"""Seconds between two renewals of the lease."""
KEEP = 1.0
"""Seconds between two writings of how far it is."""
MOST_TRIES = 5
"""Tries that come no further than those before, after which an import has failed."""


class Halted(Exception):
    """This process ends: the import goes on in another."""


class Lost(Halted):
    """Another process runs the import already."""


class Runner:
    """Runs uploads, each by one process at a time. `stopping` says that this process is to end.

    The lease on what it runs is renewed every `beat` seconds.
    """

    def __init__(self, core: Core, shelf: Shelf, stopping: Callable[[], bool], *, beat: float = BEAT) -> None:
        self._core = core
        self._shelf = shelf
        self._stopping = stopping
        self._beat = beat

    def take(self, upload: Upload) -> str:
        """The token under which this process runs the import from now on; empty where another runs it."""
        token = ulid()
        return token if self._core.store.lease(self._key(upload), token, LEASE_MS) else ""

    def run(self, upload: Upload, token: str) -> None:
        """Run an import that was taken, to its end or as far as it goes now. Its state says what became of it."""
        with suppress(Halted), self._taken(upload, token) as beat:
            now = self._shelf.read(upload.id)
            if now is None or now.state.ended:
                return
            if now.tries >= MOST_TRIES:
                self._fail(now, f"It was cut short {MOST_TRIES} times at the same place. Upload it again.")
                return
            now = replace(now, state=Progress.RUNNING, started_at=now.started_at or real_now(), tries=now.tries + 1)
            self._shelf.write(now)
            self._attempt(_Attempt(now, beat))

    def _attempt(self, attempt: _Attempt) -> None:
        try:
            self._record(attempt)
        except Lost:
            raise
        except Halted:
            self._wait(attempt.upload)
            raise
        except (BadInput, NotFound) as error:
            self._fail(attempt.upload, error.detail)
        except Unavailable as error:
            self._wait(attempt.upload, error.detail)
        except Exception as error:
            # Its message may quote a line, so only its type is logged.
            _log.error("import_broke", id=attempt.upload.id, error=type(error).__name__)
            self._shelf.write(
                replace(attempt.upload, state=Progress.WAITING, waiting_for="Something broke; see the logs.")
            )

    def _record(self, attempt: _Attempt) -> None:
        """Read the list from its beginning: lines that an earlier try recorded are known by their numbers."""
        upload = attempt.upload
        importing = Importing(self._core, pause=lambda seconds: self._pause(attempt, seconds))
        with (
            acting(upload.where, upload.by),
            self._shelf.open_list(upload) as stream,
            self._shelf.write_report(upload) as file,
        ):
            report = Report(file)

            def told(outcome: Outcome) -> None:
                report(outcome)
                if outcome.result is Result.REFUSED and len(attempt.refused) < MOST_SHOWN:
                    attempt.refused.append(refused(outcome))

            def progress(counts: Counts) -> None:
                attempt.counts, attempt.read = counts, stream.tell()
                self._go_on(attempt)

            counts = importing.run(upload.asked(), stream, ndjson=upload.ndjson, report=told, progress=progress)
        attempt.counts, attempt.read = counts, upload.size
        self._shelf.write(replace(attempt.so_far(), state=Progress.DONE, ended_at=real_now()))
        _log.info("import_done", id=upload.id, lines=counts.lines, refused=counts.refused)

    def _go_on(self, attempt: _Attempt) -> None:
        """Keep how far it is. Raises Halted where it must not go on here."""
        if self._stopping():
            raise Halted
        attempt.beat()
        if time.monotonic() - attempt.kept > KEEP or attempt.counts.waiting != attempt.upload.waiting_for:
            attempt.upload = attempt.so_far()
            self._shelf.write(attempt.upload)
            attempt.kept = time.monotonic()

    def _pause(self, attempt: _Attempt, seconds: float) -> None:
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            time.sleep(min(left, 0.5))
            self._go_on(attempt)

    def _wait(self, upload: Upload, why: str = "") -> None:
        """It was no fault of the list's: it is taken up again."""
        self._shelf.write(replace(upload, state=Progress.WAITING, tries=0, waiting_for=why))

    def _fail(self, upload: Upload, why: str) -> None:
        self._shelf.write(replace(upload, state=Progress.FAILED, ended_at=real_now(), why=why, waiting_for=""))
        _log.warning("import_failed", id=upload.id)

    @contextmanager
    def _taken(self, upload: Upload, token: str) -> Iterator[Callable[[], None]]:
        """Hold the lease. What is given renews it now and then, and raises Lost where another has it."""
        beat = _Beat(self._core, self._key(upload), token, self._beat)
        try:
            yield beat
        finally:
            beat.end()

    def _key(self, upload: Upload) -> str:
        return self._core.store.keys(upload.business).importing(upload.id)


@dataclass(slots=True)
class _Attempt:
    """One try: the upload as it was last kept, and what came since."""

    upload: Upload
    beat: Callable[[], None]
    counts: Counts = field(default_factory=Counts)
    read: int = 0
    refused: list[Refused] = field(default_factory=list)
    kept: float = 0.0

    def so_far(self) -> Upload:
        return self.upload.at(self.counts, self.read, tuple(self.refused))


class _Beat:
    """A lease that is renewed."""

    def __init__(self, core: Core, key: str, token: str, every: float) -> None:
        self._store = core.store
        self._key = key
        self._token = token
        self._every = every
        self._last = time.monotonic()

    def __call__(self) -> None:
        if time.monotonic() - self._last < self._every:
            return
        # With Redis away nobody else takes the lease, and nothing is recorded either.
        with suppress(Unavailable):
            if not self._store.lease(self._key, self._token, LEASE_MS):
                raise Lost
            self._last = time.monotonic()

    def end(self) -> None:
        """Leave it to others."""
        with suppress(Unavailable):
            if self._store.call(lambda: self._store.client.get(self._key)) == self._token.encode():
                self._store.call(lambda: self._store.client.delete(self._key))
