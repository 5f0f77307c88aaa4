"""The importer: records uploaded lists, a few at once, in a process of its own, so that no text waits for them.

RQ's bell makes it look at once. It also looks when it starts and every few seconds, so a lost bell costs no more than
that, and what a process that died has left is taken up again.
"""

from __future__ import annotations

import logging
import os
import threading
import time

import redis
import structlog

from app.bell import IMPORTS_QUEUE
from app.gateway.core import Core
from app.gateway.importing.running import Runner
from app.gateway.importing.shelf import Shelf
from app.gateway.importing.upload import Upload
from app.settings import Settings
from app.store.store import real_now
from app.wiring import WORKER_TIMEOUT, build, settle_in
from workers import jobs
from workers.reconcile import surely
from workers.sending import answering

_log = structlog.get_logger()

EVERY = 5.0
"""Seconds between two looks where no bell rings."""
SWEEP_EVERY = 600.0
AT_ONCE = 4
"""Imports that one process runs at once: one that sends confirmations at a rate may take days."""
NICE = 10
"""On a machine that web and worker share, they come first."""


def run(settings: Settings) -> None:
    """Record what is uploaded until SIGTERM; then finish the lines in hand and return."""
    parts = build(settings, timeout=WORKER_TIMEOUT)
    os.nice(NICE)
    # RQ blocks on this connection for as long as no bell rings, so it takes no short time-out.
    client = redis.Redis.from_url(parts.rq_url)
    logging.getLogger("rq.worker").setLevel(logging.WARNING)
    importer = Importer(parts.core, parts.uploads.shelf)
    jobs.install_look(importer.look)
    settle_in()
    thread = threading.Thread(target=importer.run, name="importer")
    thread.start()
    _log.info("importer_started")
    try:
        answering(IMPORTS_QUEUE, client).work(logging_level="WARNING")
    finally:
        importer.stop()
        thread.join()
        parts.close()
        _log.info("importer_stopped")


class Importer:
    """Takes uploads off the shelf as they come, each in a thread of its own."""

    def __init__(self, core: Core, shelf: Shelf) -> None:
        self._shelf = shelf
        self._stopping = threading.Event()
        self._rung = threading.Event()
        self._runner = Runner(core, shelf, self._stopping.is_set)
        self._running: dict[str, threading.Thread] = {}
        self._swept = float("-inf")

    def look(self) -> None:
        """Look now."""
        self._rung.set()

    def stop(self) -> None:
        """Begin nothing more, and end what runs after the lines in hand."""
        self._stopping.set()
        self._rung.set()

    def run(self) -> None:
        """Look, and look again, until told to stop; returns when nothing runs any more."""
        while not self._stopping.is_set():
            self._rung.clear()
            surely(self._round)
            self._rung.wait(EVERY)
        for thread in list(self._running.values()):
            thread.join()

    def _round(self) -> int:
        """Begin what waits, as far as there is room. Returns how many were begun."""
        if time.monotonic() - self._swept > SWEEP_EVERY:
            self._swept = time.monotonic()
            self._shelf.sweep(real_now())
        self._running = {name: thread for name, thread in self._running.items() if thread.is_alive()}
        begun = 0
        for upload in self._shelf.unfinished():
            if upload.id in self._running or len(self._running) >= AT_ONCE:
                continue
            if token := self._runner.take(upload):
                thread = threading.Thread(target=self._one, args=(upload, token), name=upload.id)
                self._running[upload.id] = thread
                thread.start()
                begun += 1
        return begun

    def _one(self, upload: Upload, token: str) -> None:
        try:
            self._runner.run(upload, token)
        except Exception as error:
            # It stays on the shelf; the next look takes it up.
            _log.error("import_cut_short", id=upload.id, error=type(error).__name__)
        else:
            self._rung.set()
