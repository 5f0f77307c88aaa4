"""Sending: the loop that tells the Businesses' applications what happened, over a wire of its own.

It stands behind the Ledger, so nothing waits for it: no webhook of a provider, no STOP, no text. What fails is tried
again later and does not hold up what comes after it; events of one Consumer leave one at a time, in order.
"""

from __future__ import annotations

import random
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import structlog

from app.consent.forwards import Forward
from app.consent.model import Policy
from app.errors import BadInput, Unavailable
from app.gateway.core import Core
from app.gateway.forwarding.answered import Answered
from app.gateway.forwarding.callbacks import CALLBACKS, CallbackForm
from app.gateway.forwarding.following import Following
from app.gateway.forwarding.letters import letter
from app.gateway.forwarding.outcomes import ENDED_AFTER, Tried, tried
from app.gateway.forwarding.switching import ended
from app.gateway.submit import Submit
from app.ids import ulid
from app.ledger.forward_rows import ForwardRow, Mark, Told
from app.providers.calls import Answer, Fault
from app.providers.wire import Wire
from app.store.keys import FORWARDER
from app.store.store import real_now

_log = structlog.get_logger()

AT_ONCE = 64
"""Requests under way, to all endpoints."""
EACH_AT_ONCE = 8
"""Requests under way to one endpoint; one, while it fails."""
WINDOW = 200
"""Due events that are looked at together for one endpoint."""
LOOK_EVERY = 0.5
"""Seconds between two looks into the Ledger, while nothing is known to be there."""
WRITE_EVERY = 0.1
"""Seconds for which outcomes are gathered, to be written down together: a crash tells those once more."""
SWEEP_EVERY = 3_600.0
LEASE_MS = 30_000
RENEW_EVERY = 5.0

Place = tuple[str, str]
"""A Business and the name of its endpoint."""


@dataclass(slots=True)
class _Endpoint:
    """One endpoint at work."""

    policy: Policy
    forward: Forward
    waiting: deque[ForwardRow] = field(default_factory=deque)
    busy: dict[str, ForwardRow] = field(default_factory=dict)  # under way, by event
    done: dict[str, Tried] = field(default_factory=dict)  # ended, and not yet written down
    more: bool = False  # more is due than was taken up
    failing: bool = False
    over: bool = False  # it is told nothing more: what fails now is not tried again

    @property
    def room(self) -> int:
        return (1 if self.failing else EACH_AT_ONCE) - len(self.busy)


class Forwarding:
    """The forwarder. Any number may run: a lease lets one work. `wire` is its own; `now` is real time in ms."""

    def __init__(
        self,
        core: Core,
        submit: Submit,
        wire: Wire,
        *,
        now: Callable[[], int] = real_now,
        clock: Callable[[], float] = time.monotonic,
        chance: Callable[[], float] = random.random,
        callbacks: CallbackForm | None = None,
    ) -> None:
        """`callbacks` makes what is posted to an address that was given with a text; without it none is told."""
        self._core = core
        self._forwards = core.ledger.forwards
        self._wire = wire
        self._now = now
        self._clock = clock
        self._chance = chance
        self._answered = Answered(core, submit)
        self._callbacks = callbacks
        self._following = Following(core, now, callbacks=callbacks is not None)
        self._token = ulid()
        self._endpoints: dict[Place, _Endpoint] = {}
        self._followed_at = -LOOK_EVERY
        self._wrote_at = 0.0
        self._swept_at = clock()
        self._leads = False
        self._renewed_at = -RENEW_EVERY

    def round(self, seconds: float) -> int:
        """Look for what is new, begin what is due, and wait up to `seconds` for what is under way. Returns how many
        tries ended."""
        if self._renew():
            self._follow()
            self._begin()
        # What is under way is brought to its end by whoever began it, so that its outcome is known.
        ended = self._end(self._wire.poll(seconds)) if self._wire.in_flight else 0
        if not self._wire.in_flight or self._clock() - self._wrote_at >= WRITE_EVERY:
            self.write_down()
        return ended

    def write_down(self) -> int:
        """Write down what ended; returns how many. What cannot be written now is kept for the next time."""
        self._wrote_at = self._clock()
        count = 0
        for one in self._endpoints.values():
            if one.done:
                self._record(one, list(one.done.values()))
                count += len(one.done)
                one.done = {}
        return count

    def _renew(self) -> bool:
        """Whether this is the one forwarder."""
        if not self._leads or self._clock() - self._renewed_at >= RENEW_EVERY:
            self._renewed_at = self._clock()
            self._leads = self._core.store.lease(FORWARDER, self._token, LEASE_MS)
            if not self._leads:
                for one in self._endpoints.values():
                    one.waiting.clear()  # another has it, and may have told it
        return self._leads

    # ---- what there is ----

    def _follow(self) -> None:
        if self._clock() - self._followed_at < LOOK_EVERY:
            return
        more, there = False, set()
        policies = self._core.businesses.all()
        for policy in policies.values():
            marks, left = self._following.follow(policy)
            more = more or left
            for name in marks:
                there.add((policy.business, name))
                self._refresh(policy, name, marks[name])
        for place in self._endpoints.keys() - there:
            # What is under way to it still comes to its end.
            self._endpoints[place].waiting.clear()
            self._endpoints[place].over = True
            if not self._endpoints[place].busy and not self._endpoints[place].done:
                del self._endpoints[place]
        self._followed_at = -LOOK_EVERY if more else self._clock()
        if self._clock() - self._swept_at > SWEEP_EVERY:
            more = any([self._following.sweep(policy) for policy in policies.values()])
            self._swept_at = self._swept_at if more else self._clock()

    def _refresh(self, policy: Policy, name: str, mark: Mark) -> None:
        """Take up how the endpoint is set now, and whether it is to be told anything."""
        place, forward = (policy.business, name), self._following.endpoints(policy)[name]
        one = self._endpoints.get(place)
        if one is None:
            one = self._endpoints[place] = _Endpoint(policy, forward, failing=mark.failing_since > 0)
        elif one.forward.url != forward.url:
            one.failing = False
        one.policy, one.forward = policy, forward
        one.over = mark.ended_at > 0
        if one.over:
            one.waiting.clear()
        elif not one.waiting:
            self._fill(one, name)

    def _fill(self, one: _Endpoint, name: str) -> None:
        """Take up what is due."""
        known = one.busy.keys() | one.done.keys()
        rows = self._forwards.due(one.policy.business, name, self._now(), WINDOW + len(known))
        one.waiting.extend(row for row in rows if row.id not in known)
        one.more = len(rows) >= WINDOW

    # ---- begin ----

    def _begin(self) -> None:
        """Begin what is due, each endpoint in its turn."""
        for (_, name), one in self._endpoints.items():
            if one.more and not one.waiting and not one.over:
                self._fill(one, name)
        turn = [one for one in self._endpoints.values() if one.waiting and one.room > 0]
        random.shuffle(turn)  # no order among Businesses
        for one in turn:
            room = min(one.room, AT_ONCE - self._wire.in_flight)
            rows = _next(one, room)
            if rows:
                self._begin_rows(one, rows)

    def _begin_rows(self, one: _Endpoint, rows: list[ForwardRow]) -> None:
        found = self._forwards.told(one.policy.business, rows)
        for row in rows:
            why = self._begin_one(one, row, found)
            if why:
                self._tried(one, tried(row, why, self._now(), self._chance))

    def _begin_one(self, one: _Endpoint, row: ForwardRow, found: Told) -> str:
        """Begin one try. Returns why it cannot begin, empty where it has, or where nothing is left to tell."""
        outgoing = letter(self._core, one.policy, one.forward, row, found, self._callbacks)
        if outgoing is None:
            self._forwards.forget(row)
            return ""
        if not outgoing.signed:
            return "no_secret"
        try:
            self._wire.start((one, row, found), outgoing.call(self._now()))
        except (BadInput, ValueError):
            return "not_sendable"
        one.busy[row.id] = row
        return ""

    # ---- end ----

    def _end(self, ended: list[tuple[object, Answer | Fault]]) -> int:
        for key, end in ended:
            assert isinstance(key, tuple)
            one, row, found = key
            one.busy.pop(row.id, None)
            self._tried(one, self._take(one, row, found, tried(row, end, self._now(), self._chance)))
        return len(ended)

    def _tried(self, one: _Endpoint, done: Tried) -> None:
        one.failing = done.answer is None and done.row.endpoint != CALLBACKS
        one.done[done.row.id] = done

    def _take(self, one: _Endpoint, row: ForwardRow, found: Told, done: Tried) -> Tried:
        """Take what the application answered. Where that cannot be stored now, it is asked again."""
        if done.answer is None or one.forward.format != "twilio" or row.type != "text.received":
            return done
        try:
            self._answered.take(one.policy, row, found.texts[row.text], done.answer)
        except Unavailable as error:
            return tried(row, error.code, self._now(), self._chance)
        return done

    def _record(self, one: _Endpoint, some: list[Tried]) -> None:
        """Write down what came of some tries to one endpoint, and end it where it has failed for days."""
        if one.over:
            some = [replace(each, row=_given_up(each.row)) for each in some]
        self._forwards.record([each.row for each in some])
        for each in some:
            row = each.row
            if each.answer is None:
                _log.warning(
                    "forward_dead" if row.state == "dead" else "forward_failed",
                    business=row.business,
                    endpoint=row.endpoint,
                    forward=row.id,
                    attempt=row.attempts,
                    why=row.answer,
                )
        if some[0].row.endpoint == CALLBACKS:
            return
        if any(each.gone for each in some):
            self._switch_off(one, some[0].row, "gone")
        elif one.failing:
            mark = self._forwards.marks(some[0].row.business).get(some[0].row.endpoint)
            if mark and mark.failing_since and self._now() - mark.failing_since >= ENDED_AFTER:
                self._switch_off(one, some[0].row, "failing")

    def _switch_off(self, one: _Endpoint, row: ForwardRow, why: str) -> None:
        one.waiting.clear()
        one.over = True
        ended(self._core, one.policy, row.endpoint, why, self._now())


def _given_up(row: ForwardRow) -> ForwardRow:
    return replace(row, state="dead") if row.state == "waiting" else row


def _next(one: _Endpoint, room: int) -> list[ForwardRow]:
    """The next events that may begin: of each Consumer the oldest, if none of theirs is under way."""
    if room <= 0:
        return []
    taken: list[ForwardRow] = []
    people = {row.consumer for row in one.busy.values()}
    left: deque[ForwardRow] = deque()
    for row in one.waiting:
        if len(taken) < room and row.consumer not in people:
            taken.append(row)
        else:
            left.append(row)
        people.add(row.consumer)
    one.waiting = left
    return taken
