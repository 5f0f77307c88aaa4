"""Deliver: a worker holds lanes, claims what is due, lets it leave over the wire, and commits what came of it.

One thread: claims and outcomes travel to Redis in batches, and the wire keeps hundreds of requests open. A text is
claimed on disk before its request starts, and judged once more in that moment.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from app.consent.model import State
from app.consent.text import TextRecord
from app.errors import BadInput
from app.gateway.core import Core
from app.gateway.draft import Draft, next_look
from app.gateway.held_lane import HeldLane
from app.gateway.receipts import revoke_if_blocked
from app.gateway.release import Release
from app.gateway.steps import claim, land, read_answer
from app.ids import ulid
from app.providers.calls import Call
from app.providers.registry import provider
from app.providers.seam import Fate, OutboundText, Outcome, Provider
from app.providers.wire import Wire
from app.store.change import Change
from app.store.lanes import Lane
from app.store.store import real_now

TURN = 100
"""Texts a lane may claim in one turn: small, so that no lane waits long for another."""
MAX_FLYING = 256
"""Requests open at once: as many as the wire has connections, so that none waits inside it after its claim."""
CLAIM_MS = 20_000
"""A claim not closed by then is given up as unknown: the send time-out is 8 s in total, the rest is slack."""
STALE_CLAIM = 1.0
"""Seconds after which a claim not yet on the wire is given back: the worker was paused."""
LONG_REST = 5.0
"""Seconds of rest for which a worker does not stay with a lane."""
RENEW = 1.5
"""Seconds after which a lane's lease of 5 s is renewed."""


@dataclass(frozen=True, slots=True)
class _Flying:
    """A claimed text whose request is open."""

    lane: Lane
    record: TextRecord
    provider: Provider


class Deliver:
    """Drains all due lanes. One per worker process; `wire` keeps its connections between drains.

    `open_lanes` says which of some lanes may send now (see OpenLanes).
    """

    def __init__(
        self,
        core: Core,
        release: Release,
        wire: Wire,
        *,
        open_lanes: Callable[[Iterable[Lane]], set[Lane]],
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._core = core
        self._release = release
        self._wire = wire
        self._open_lanes = open_lanes
        self._now = now
        self._token = ulid()
        self._lanes: dict[Lane, HeldLane] = {}
        self._flying: dict[str, _Flying] = {}

    def drain(self, seconds: float = 20.0, *, stop: Callable[[], bool] = lambda: False) -> int:
        """Send what is due, `seconds` at most, then finish what is open. Returns how many texts left."""
        end = self._now() + seconds
        left = 0
        self._core.lanes.answer_bells(self._core.businesses.all())
        try:
            while not stop() and self._now() < end:
                busy = self._turn()
                landed, sent = self._land(0.0 if busy else 0.01)
                left += sent
                # What landed may have let other texts go: a confirmation that was sent does.
                if not busy and not landed and not self._flying and not self._due_soon():
                    break
        finally:
            while self._flying:
                left += self._land(0.2)[1]
            self._let_go()
        return left

    # ---- taking off ----

    def _turn(self) -> bool:
        """One round over all lanes. True where anything was claimed or released."""
        busy = False
        for policy in self._core.businesses.all().values():
            busy = self._release.look(policy) > 0 or busy
        wanted: dict[Lane, int] = {}
        for lane in self._open_lanes(self._core.businesses.lanes()):
            held = self._lanes.get(lane)
            room = min(TURN, MAX_FLYING - self._wire.in_flight)
            wanted[lane] = min(room, held.allowance()) if held else min(room, 1)
        due = self._core.lanes.due({lane: n for lane, n in wanted.items() if n > 0}, real_now()) if wanted else {}
        for lane, consumers in due.items():
            held = self._hold(lane)
            if held is not None and self._claim(lane, held, consumers[: held.allowance()]):
                busy = True
        return busy

    def _hold(self, lane: Lane) -> HeldLane | None:
        """This worker's hold on the lane, taken or renewed; None where another worker has it."""
        business, number = lane
        policy = self._core.businesses.get(business)
        held = self._lanes.get(lane)
        if held is None or self._now() - held.renewed > RENEW:
            if not self._core.lanes.lease(business, number, self._token):
                self._lanes.pop(lane, None)
                return None
            if held is not None:
                held.renewed = self._now()
        if held is None or held.policy.version != policy.version:
            sender = policy.senders[number]
            account = self._core.account(policy, sender)
            credit = held.credit if held else self._credit(lane, sender.rate)
            starts: deque[float] = held.starts if held else deque()
            held = HeldLane(policy, sender, provider(sender.provider), account, self._now(), credit, starts=starts)
            self._lanes[lane] = held
        return held

    def _credit(self, lane: Lane, rate: float) -> float:
        """One text at once, unless the worker before us has just used it."""
        late = max(self._core.lanes.pace(*lane) - real_now(), 0) / 1000
        return 1.0 - late * rate

    def _claim(self, lane: Lane, held: HeldLane, consumers: list[str]) -> bool:
        """Judge the head of each Consumer's queue once more, claim what may go, and start it."""
        core, policy = self._core, held.policy
        if not consumers:
            return False
        reading = core.store.read(policy.business, policy.tag, consumers)
        if reading.policy_version != policy.version:
            core.businesses.forget()
            return True
        heads = {c: s.queue[0].text for c, s in reading.snapshots.items() if s.queue and not s.claims}
        records = core.store.texts(policy.business, list(heads.values()))
        drafts: list[tuple[Change, TextRecord | None]] = []
        for consumer in consumers:
            record = records.get(heads.get(consumer, ""))
            draft = core.draft(policy, reading, consumer)
            if record is None or record.text.ask.sender != lane[1]:
                # Nothing of theirs waits in this lane any more (a STOP denied it). Guarded by the version like
                # every Change: a text that came since the reading keeps its place.
                leave = ("ZREM", core.store.keys(policy.business).lane(lane[1]), consumer)
                drafts.append((draft.change(commands=[leave]), None))
                continue
            moved = claim(draft, record, self._token)
            drafts.append((self._committing(draft, lane, moved), moved))
        claimed_at = self._now()
        applied, _ = core.store.commit(policy.business, [change for change, _ in drafts])
        started = False
        for (_, record), outcome in zip(drafts, applied, strict=True):
            if outcome.code == "lease":
                self._lanes.pop(lane, None)
            elif outcome.code == "policy":
                core.businesses.forget()
            if record is None or not outcome.done or record.state is not State.SENDING:
                continue
            held.spend()
            self._start(lane, held, record, claimed_at)
            started = True
        return started or any(not outcome.done for outcome in applied)

    def _committing(self, draft: Draft, lane: Lane, moved: TextRecord) -> Change:
        look = next_look([(moved.judged.until, moved.hold_until)]) if moved.state is State.HELD else None
        return draft.change(lease=(lane[1], self._token), claim_until=real_now() + CLAIM_MS, look_at=look)

    def _start(self, lane: Lane, held: HeldLane, record: TextRecord, claimed_at: float) -> None:
        if self._now() - claimed_at > STALE_CLAIM:
            self._settle([(_Flying(lane, record, held.provider), Outcome(Fate.NOT_SENT, why="claim_too_old"))])
            return
        text = record.text
        outbound = OutboundText(record.id, text.ask.sender, text.number, text.body, text.media)
        flying = _Flying(lane, record, held.provider)
        try:
            call: Call = held.provider.send_call(held.account, outbound)
            self._wire.start(record.id, call)
        except BadInput as error:
            self._settle([(flying, Outcome(Fate.FAILED, why=error.code))])
            return
        self._flying[record.id] = flying

    # ---- landing ----

    def _land(self, timeout: float) -> tuple[int, int]:
        """Commit what the wire brings back within `timeout`: how many requests ended, and how many texts left."""
        if not self._flying:
            if timeout:
                time.sleep(timeout)
            return 0, 0
        done: list[tuple[_Flying, Outcome]] = []
        for key, answer in self._wire.poll(timeout):
            flying = self._flying.pop(str(key))
            outcome = read_answer(flying.provider, answer)
            if outcome.said_at:
                self._core.skews.seen(flying.provider.name, outcome.said_at)
            self._rest(flying, outcome)
            done.append((flying, outcome))
        self._settle(done)
        return len(done), sum(outcome.fate is Fate.SENT for _, outcome in done)

    def _settle(self, done: Iterable[tuple[_Flying, Outcome]]) -> None:
        """Commit outcomes, a batch per Business; one that others overtook is decided again."""
        waiting: dict[str, list[tuple[_Flying, Outcome]]] = {}
        for flying, outcome in done:
            waiting.setdefault(flying.lane[0], []).append((flying, outcome))
        for business, batch in waiting.items():
            while batch:
                batch = self._settle_round(business, batch)

    def _settle_round(self, business: str, batch: list[tuple[_Flying, Outcome]]) -> list[tuple[_Flying, Outcome]]:
        core = self._core
        policy = core.businesses.get(business)
        consumers = [flying.record.text.consumer for flying, _ in batch]
        reading = core.store.read(business, policy.tag, consumers, texts=[flying.record.id for flying, _ in batch])
        policy = core.current(policy, reading)
        changes: list[Change] = []
        kept: list[tuple[_Flying, Outcome]] = []
        for flying, outcome in batch:
            current = reading.texts.get(flying.record.id)
            if current is None or current.token != flying.record.token or current.state is not State.SENDING:
                continue  # a receipt was faster, or the claim was given up: its word stands
            draft = core.draft(policy, reading, flying.record.text.consumer)
            lane_at = land(draft, current, outcome, reading.ahead)
            look_at = 0 if draft.snapshot.held else None
            changes.append(draft.change(lane_at=lane_at, look_at=look_at, commands=self._given(flying, outcome)))
            kept.append((flying, outcome))
        if not changes:
            return []
        applied, rung = core.store.commit(business, changes)
        if rung:
            core.ring(business)
        again = []
        for (flying, outcome), result in zip(kept, applied, strict=True):
            if not result.done:
                if result.code == "policy":
                    core.businesses.forget()
                again.append((flying, outcome))
            elif outcome.opted_out:
                text = flying.record.text
                sender = policy.senders.get(text.ask.sender)
                if sender is not None:
                    revoke_if_blocked(core, policy, sender, text.consumer, text.number)
        return again

    def _given(self, flying: _Flying, outcome: Outcome) -> list[tuple[str | bytes | int, ...]]:
        """What keeps the id that the provider gave, where its later words on the text carry no other or do not come."""
        (business, number), carrier, followed = flying.lane, flying.provider, self._core.followed
        if outcome.fate is not Fate.SENT:
            return []
        commands = [] if carrier.gives_back else [followed.given(business, outcome.provider_id, flying.record.id)]
        return commands if carrier.tells_status else [*commands, followed.begin(business, number, outcome.provider_id)]

    def _rest(self, flying: _Flying, outcome: Outcome) -> None:
        """A carrier that has had too many requests is left alone by the whole lane: some begin their penalty anew
        with each that comes within it."""
        held = self._lanes.get(flying.lane)
        if held is not None and outcome.why == "rate" and outcome.retry_after:
            held.rest(outcome.retry_after)

    def _due_soon(self) -> bool:
        """Whether a lane of ours will have something due within a moment, so that going on beats a new bell."""
        for business, number in self._open_lanes(self._lanes):
            if self._lanes[business, number].wait() > LONG_REST:
                continue  # the reconciler rings when it is over
            due = self._core.lanes.next_due(business, [number])
            if due is not None and due < real_now() + 1_000:
                return True
        return False

    def _let_go(self) -> None:
        for (business, number), held in self._lanes.items():
            self._core.lanes.release(business, number, self._token, real_now() + int(held.wait() * 1000))
        self._lanes.clear()
