"""Intake: the web says that it takes webhooks; a worker sends only where none can have been lost unread."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable

import structlog

from app.errors import Unavailable
from app.gateway.core import Core
from app.store.intake import IntakeState
from app.store.lanes import Lane

_log = structlog.get_logger()

BEAT_EVERY = 1.0
LOOK_EVERY = 0.25
"""Seconds that one look serves a worker: a gap lasts ten at least."""
ALERT_MS = 300_000
"""A Sender that has had to wait for its list so long is said to."""


class Heartbeat:
    """Says every second that this process takes webhooks, and which it may have lost."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._wake = threading.Event()
        # A process before this one may have died with a webhook in its hands.
        self._lost = True

    def lost(self) -> None:
        """A webhook was answered with an error of ours: the provider may never bring it again."""
        self._lost = True
        self._wake.set()

    def beat(self) -> None:
        """Say it once. Raises Unavailable; what was lost is then said by the next."""
        lost, self._lost = self._lost, False
        try:
            self._core.intake.beat(lost=lost)
        except Unavailable:
            self._lost = self._lost or lost
            raise

    def start(self) -> None:
        """Beat in a thread of its own for the life of this process."""
        threading.Thread(target=self._run, name="heartbeat", daemon=True).start()

    def _run(self) -> None:
        while True:
            self._wake.clear()
            try:
                self.beat()
            except Unavailable as error:
                _log.warning("heartbeat_failed", code=error.code)
                time.sleep(BEAT_EVERY)  # not woken: every webhook of this time fails
            except Exception:
                _log.exception("heartbeat_failed")
            self._wake.wait(BEAT_EVERY)


class OpenLanes:
    """Which lanes a worker may serve now."""

    def __init__(self, core: Core, now: Callable[[], float] = time.monotonic) -> None:
        self._core = core
        self._now = now
        self._looked = float("-inf")
        self._state = IntakeState(0)

    def among(self, lanes: Iterable[Lane]) -> set[Lane]:
        """Those of the lanes whose webhooks are taken now and whose list was read since they last were not.

        A text that nobody took may be a STOP.
        """
        wanted = list(lanes)
        if self._now() - self._looked > LOOK_EVERY:
            self._state = self._core.intake.look(wanted)
            self._looked = self._now()
        return {lane for lane in wanted if self._state.alive and self._state.caught_up(*lane)}


def shut_lanes(core: Core) -> dict[Lane, int]:
    """The lanes that may not send now, each with the ms for which that has lasted."""
    lanes = core.businesses.lanes()
    state = core.intake.look(lanes)
    if not state.alive:
        return dict.fromkeys(lanes, state.now - state.beat if state.beat else 0)
    return {lane: state.now - state.lost_until(*lane) for lane in lanes if not state.caught_up(*lane)}
