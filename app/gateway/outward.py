"""Outward: a request to a carrier in the middle of one of ours, bounded in number, so that none takes every thread."""

from __future__ import annotations

import threading

from app.errors import CarrierUnavailable
from app.providers.calls import Answer, Call, Fault
from app.providers.wire import Wire


class Outward:
    """Makes at most `at_once` requests at a time, each within `seconds`; an answer has `most` bytes at most."""

    def __init__(self, *, at_once: int, seconds: float, most: int) -> None:
        self._places = threading.BoundedSemaphore(at_once)
        self._seconds = seconds
        self._most = most
        self._mine = threading.local()  # a wire is for one thread

    def ask(self, call: Call) -> Answer | Fault:
        """The answer to one request. Raises CarrierUnavailable, with nothing sent, where all places are taken."""
        if not self._places.acquire(blocking=False):
            raise CarrierUnavailable("Too many requests are on their way to the carrier; nothing was sent on.")
        try:
            return self._run(call)
        finally:
            self._places.release()

    def _run(self, call: Call) -> Answer | Fault:
        wire: Wire | None = getattr(self._mine, "wire", None)
        if wire is None:
            wire = self._mine.wire = Wire(total_timeout=self._seconds, max_connections=4, max_body=self._most)
        try:
            wire.start(call, call)
            while True:
                for of, answer in wire.poll(self._seconds):
                    if of is call:
                        return answer
        except BaseException:
            # What it still carries must not become the answer to the next request.
            self._mine.wire = None
            wire.close()
            raise
