"""Turning Changes into the words of commit.lua: guards first, then plain commands on the keys they touch."""

from __future__ import annotations

from app.consent.entries import Revoked
from app.consent.model import State
from app.store import codec
from app.store.change import IDEMPOTENCY_DAYS, Change, Queued, Step
from app.store.keys import Keys

Word = str | bytes | int
Guard = tuple[str, str, str, Word, str]
Command = tuple[Word, ...]
DAY_SECONDS = 86_400


class Script:
    """Collects the KEYS and ARGV of one commit."""

    def __init__(self, keys: Keys) -> None:
        self.keys = keys
        self.places: dict[str, int] = {}
        self.words: list[Word] = []
        self.changes = 0

    def add(self, guards: list[Guard], commands: list[Command]) -> None:
        """One change: guards are (kind, key, field, wanted, code), commands (name, key, words…)."""
        words = self.words
        words.append(len(guards))
        for kind, key, field, wanted, code in guards:
            words += (kind, self._place(key), field, wanted, code)
        words.append(len(commands))
        for command, named, *rest in commands:
            words += (len(rest) + 2, command, self._place(str(named)), *rest)
        self.changes += 1

    def _place(self, key: str) -> int:
        return self.places.setdefault(key, len(self.places) + 1)


def write_change(script: Script, change: Change, now: int) -> None:
    """Add one Change. `now` is real time in ms, for claims and lanes."""
    keys = script.keys
    consumer = change.snapshot.consumer
    record = keys.consumer(consumer)
    version = change.snapshot.standing.version
    guards: list[tuple[str, str, str, Word, str]] = []
    commands: list[tuple[Word, ...]] = []
    if change.event:
        guards.append(("absent", keys.event(change.event), "", "", "seen"))
        commands.append(("SET", keys.event(change.event), change.result, "EX", change.event_seconds))
    for step in change.steps:
        wanted = step.before.value if step.before else ""
        guards.append(("field", keys.text(step.record.id), "st", wanted, "state" if step.before else "seen"))
    guards.append(("field", record, "v", version or "", "stale"))
    if change.policy is not None:
        guards.append(("field", keys.policy, "v", change.policy, "policy"))
    if change.lease is not None:
        sender, token = change.lease
        guards.append(("value", keys.lease(sender), "", token, "lease"))
    if any(step.after is State.SENDING for step in change.steps):
        guards.append(("empty", keys.claims(consumer), "", "", "claimed"))
    if change.idempotency:
        key, fingerprint = change.idempotency
        commands.append(("SET", keys.idempotency(key), fingerprint, "EX", IDEMPOTENCY_DAYS * DAY_SECONDS))
    for entry in change.entries:
        commands.append(("XADD", keys.outbox, "*", "c", consumer, "e", codec.pack_entry(entry)))
    if change.entries:
        commands.append(("HSET", record, "v", change.standing.version, "s", codec.pack_standing(change.standing)))
        for scope in {entry.fact.scope for entry in change.entries if isinstance(entry.fact, Revoked)}:
            stop = change.standing.revocations[scope]
            commands.append(("HSET", record, f"r:{scope}", b"%d:%b" % (stop.seq, codec.pack_revocation(stop))))
    for step in change.steps:
        commands += _step(keys, consumer, step, change, now)
    commands += _lane(keys, consumer, change, now)
    if change.look_at is not None:
        if change.look_at < 0:
            commands.append(("ZREM", keys.look, consumer))
        elif change.look_exactly:
            commands.append(("ZADD", keys.look, change.look_at, consumer))
        else:
            commands.append(("ZADD", keys.look, "LT", change.look_at, consumer))
    commands += [tuple(command) for command in change.commands]
    script.add(guards, commands)


def _step(keys: Keys, consumer: str, step: Step, change: Change, now: int) -> list[tuple[Word, ...]]:
    """A text's record and its place among the waiting and the claimed."""
    record, place = step.record, step.place
    member = f"{place.text}:{place.sender}"
    fields: list[Word] = ["st", record.state.value, "d", codec.pack_judged(record.judged), "at", record.changed_at]
    later: dict[str, Word] = {
        "hu": record.hold_until,
        "n": record.attempts,
        "pid": record.provider_id,
        "tok": record.token,
        "rk": record.rank,
        "w": record.why,
    }
    for name, value in later.items():
        if value or step.before is not None:  # of a new text most are empty, and what is not there is read so
            fields += (name, value)
    if step.before is None or step.rewrite:
        if step.before is None and record.text.key:
            fields += ("d0", codec.pack_judged(record.judged))
        fields += ("b", codec.pack_text(record.text), "p", record.text.ask.program, "k", record.text.ask.kind.value)
    commands: list[tuple[Word, ...]] = [("HSET", keys.text(record.id), *fields)]
    if step.before is not step.after:
        if step.before is State.READY:
            commands.append(("ZREM", keys.queue(consumer), member))
        elif step.before is State.HELD:
            commands.append(("ZREM", keys.held(consumer), member))
        elif step.before is State.SENDING:
            commands.append(("HDEL", keys.claims(consumer), record.id))
            commands.append(("ZREM", keys.open, f"{consumer}:{record.id}"))
        if step.after is State.READY:
            commands.append(("ZADD", keys.queue(consumer), place.order, member))
        elif step.after is State.HELD:
            commands.append(("ZADD", keys.held(consumer), place.order, member))
        elif step.after is State.SENDING:
            commands.append(("HSET", keys.claims(consumer), record.id, now))
            commands.append(("ZADD", keys.open, change.claim_until, f"{consumer}:{record.id}"))
    return commands


def _lane(keys: Keys, consumer: str, change: Change, now: int) -> list[tuple[Word, ...]]:
    """Keep the Consumer in the lane of the text that leaves next, and in no lane while a claim is open."""
    before = change.snapshot.queue[0] if change.snapshot.queue else None
    queue = {q.text: q for q in change.snapshot.queue}
    claims = set(change.snapshot.claims)
    for step in change.steps:
        if step.before is State.READY:
            queue.pop(step.record.id, None)
        if step.after is State.READY:
            queue[step.record.id] = step.place
        if step.before is State.SENDING:
            claims.discard(step.record.id)
        if step.after is State.SENDING:
            claims.add(step.record.id)
    head: Queued | None = min(queue.values(), key=lambda q: q.order, default=None)
    if claims:
        head = None
    if change.snapshot.claims:
        before = None
    if head == before:
        return []
    commands: list[tuple[Word, ...]] = []
    if before and (head is None or head.sender != before.sender):
        commands.append(("ZREM", keys.lane(before.sender), consumer))
    if head:
        commands.append(("ZADD", keys.lane(head.sender), change.lane_at or now, consumer))
    return commands
