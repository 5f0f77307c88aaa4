"""Intake: whether inbound texts reach us, when they did not, and how far each Sender's list at its provider was read.

All times are Redis's own, in ms, so that the clocks of several machines need not agree.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from app.store.keys import INTAKE, POLLER
from app.store.lanes import Lane
from app.store.store import Store

GAP_MS = 10_000
"""So long without a word from any web process is a gap: a webhook may have found nobody."""


@dataclass(frozen=True, slots=True)
class IntakeState:
    """One look. `resumed` is when webhooks were taken again after the newest gap, 0 where there never was one."""

    now: int
    beat: int = 0
    resumed: int = 0
    read: Mapping[Lane, int] = field(default_factory=dict)  # when the newest whole reading of a list began
    doubted: Mapping[Lane, int] = field(default_factory=dict)  # when that Sender's webhooks were last found missing

    @property
    def alive(self) -> bool:
        """Whether a web process takes webhooks now."""
        return self.now - self.beat < GAP_MS

    def caught_up(self, business: str, sender: str) -> bool:
        """Whether the Sender's list was read to its end since the newest gap was over."""
        return self.read.get((business, sender), 0) >= self.lost_until(business, sender)

    def lost_until(self, business: str, sender: str) -> int:
        """Until when the Sender's texts may have found nobody: here, or because its provider did not bring them."""
        return max(self.resumed, self.doubted.get((business, sender), 0))


class Intake:
    """What the web says of itself, and what the poller has read."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def look(self, lanes: Iterable[Lane] = ()) -> IntakeState:
        """The state of the intake, and of those Senders' lists, in one round trip."""
        wanted = list(lanes)
        pipe = self._store.client.pipeline(transaction=False)
        pipe.time()
        pipe.hmget(INTAKE, "beat", "resumed")
        for business, sender in wanted:
            pipe.hmget(self._store.keys(business).read, sender, _doubt(sender))
        (seconds, micros), (beat, resumed), *read = self._store.call(pipe.execute)
        now = seconds * 1000 + micros // 1000
        marks = {lane: int(mark) for lane, (mark, _) in zip(wanted, read, strict=True) if mark}
        doubts = {lane: int(doubt) for lane, (_, doubt) in zip(wanted, read, strict=True) if doubt}
        return IntakeState(now, int(beat or 0), int(resumed or 0), marks, doubts)

    def beat(self, *, lost: bool = False) -> None:
        """Say that webhooks are taken. A gap, by its length or because one may have been `lost`, is noted with it."""
        found = self.look()
        said = {"beat": found.now}
        if lost or not found.alive:
            said["resumed"] = found.now
        # Both in one command: a heartbeat never stands there without the gap before it.
        self._store.call(lambda: self._store.client.hset(INTAKE, mapping=said))

    def read_since(self, business: str, sender: str, began: int) -> None:
        """The Sender's list was read whole, by a reading that began at `began`."""
        key = self._store.keys(business).read
        self._store.call(lambda: self._store.client.hset(key, sender, began))

    def doubt(self, business: str, senders: Iterable[str]) -> None:
        """Their provider may not have brought what came lately: nothing is sent until their lists were read."""
        # A reading that began in this very millisecond may have been before.
        now = self.look().now + 1
        said = {_doubt(sender): now for sender in senders}
        self._store.call(lambda: self._store.client.hset(self._store.keys(business).read, mapping=said))

    def lease(self, token: str, ms: int) -> bool:
        """Take or renew the place of the one poller."""
        return self._store.lease(POLLER, token, ms)


def _doubt(sender: str) -> str:
    """The field beside that of the Sender's reading."""
    return f"doubt:{sender}"
