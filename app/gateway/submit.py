"""Submit: the Business asks to send; each text is judged at once and is ready, held or denied."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
from msgspec.structs import replace

from app.consent.decide import Decision
from app.consent.entries import Submitted
from app.consent.model import FIRST_STATES, ConsentTier, Policy, State
from app.consent.segments import Segments, segments
from app.consent.text import Judged, Text, TextRecord
from app.errors import (
    BadInput,
    Conflict,
    ConsentryError,
    IdempotencyMismatch,
    LedgerUnavailable,
    StoreUnavailable,
    TooMany,
)
from app.gateway.core import ATTEMPTS, Core
from app.gateway.draft import Draft, hold_end, next_look, private
from app.gateway.send import Send, checked, wish
from app.ids import fingerprint, text_id, ulid
from app.store.change import Change, Reading, Step

MAX_WAITING = 1_000
"""Waiting texts of one Consumer: what one Revocation can deny in a few ms without anyone else waiting long."""


class Submission(msgspec.Struct, frozen=True):
    """What became of a Send."""

    id: str
    state: State
    judged: Judged
    segments: Segments
    before: Segments | None = None  # of what was asked, where an opt-out line was appended

    @classmethod
    def of(cls, text: str, state: State, judged: Judged, body: str, asked: str) -> Submission:
        """`body` is what is sent, `asked` what was asked for."""
        return cls(text, state, judged, segments(body), segments(asked) if asked != body else None)


class Submit:
    """Judges and stores outbound texts."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def one(self, business: str, send: Send, *, by: str = "", key: str = "", body_hash: str = "") -> Submission:
        """Judge and store one text. Raises BadInput, TooMany, IdempotencyMismatch or Unavailable; then nothing
        is stored."""
        result = self.many(business, [send], by=by, key=key, body_hash=body_hash)[0]
        if isinstance(result, ConsentryError):
            raise result
        return result

    def many(
        self,
        business: str,
        sends: Sequence[Send],
        *,
        by: str = "",
        key: str = "",
        body_hash: str = "",
        ids: Sequence[str] = (),
    ) -> list[Submission | ConsentryError]:
        """Judge and store many: results in order, folded into one change per Consumer.

        `key` is the Idempotency-Key: a repeat with the same body finds the same texts. Without one, `ids` may say how
        the texts are called; raises Conflict, with nothing stored, where one of those is taken.
        """
        core = self._core
        policy = core.businesses.get(business)
        core.pressure.admit(business)
        results: dict[int, Submission | ConsentryError] = {}
        waiting: dict[str, list[tuple[int, Send, str]]] = {}
        for index, send in enumerate(sends):
            try:
                checked(policy, send)
            except BadInput as error:
                results[index] = error
                continue
            if key:
                unique = core.identity.keyed_text(policy.tag, business, key, index)
            else:
                unique = ids[index] if ids else text_id(policy.tag, ulid())
            consumer = core.identity.consumer(business, send.to.address)
            waiting.setdefault(consumer, []).append((index, send, unique))
        mark = fingerprint(f"{business}:{key}".encode()) if key else ""
        for _ in range(ATTEMPTS):
            if not waiting:
                return [results[index] for index in range(len(sends))]
            reading = core.store.read(
                business,
                policy.tag,
                list(waiting),
                texts=[unique for group in waiting.values() for _, _, unique in group] if key or ids else (),
                idempotency=[mark] if mark else (),
            )
            if mark and reading.idempotency.get(mark, body_hash) != body_hash:
                raise IdempotencyMismatch("This Idempotency-Key was used with another body.")
            if ids and not key and reading.texts:
                raise Conflict("A text has this id already.")
            policy = core.current(policy, reading)
            if mark and mark not in reading.idempotency:
                self._from_ledger(business, waiting, results)
            self._round(policy, waiting, reading, results, by, (mark, body_hash) if mark else None)
        raise StoreUnavailable("Too many changes to these numbers at once; try again.")

    def _from_ledger(
        self,
        business: str,
        waiting: dict[str, list[tuple[int, Send, str]]],
        results: dict[int, Submission | ConsentryError],
    ) -> None:
        """Texts that this key made more than seven days ago, which only the Ledger still has."""
        try:
            known = self._core.ledger.outbound(
                business, [unique for group in waiting.values() for _, _, unique in group]
            )
        except LedgerUnavailable:
            return  # sending goes on without SQL; a key older than its promise is then a new one
        for consumer, group in list(waiting.items()):
            for index, send, unique in group:
                row = known.get(unique)
                if row is not None:
                    state, judged, body = row
                    results[index] = Submission.of(unique, state, judged, body or send.body, send.body)
            waiting[consumer] = [member for member in group if member[2] not in known]
            if not waiting[consumer]:
                del waiting[consumer]

    def _round(
        self,
        policy: Policy,
        waiting: dict[str, list[tuple[int, Send, str]]],
        reading: Reading,
        results: dict[int, Submission | ConsentryError],
        by: str,
        idempotency: tuple[str, str] | None,
    ) -> None:
        """Decide and commit once; Consumers that others changed meanwhile stay in `waiting`."""
        drafted: list[tuple[str, dict[int, Submission | ConsentryError]]] = []
        ready = False

        def changes() -> Iterator[Change]:
            nonlocal ready
            for consumer, group in list(waiting.items()):
                found: dict[int, Submission | ConsentryError] = {}
                draft = self._core.draft(policy, reading, consumer)
                looks: list[int] = []
                for index, send, unique in group:
                    earlier = reading.texts.get(unique)
                    if earlier is not None:
                        first = earlier.first or earlier.judged
                        found[index] = Submission.of(unique, earlier.state, first, earlier.text.body, send.body)
                        continue
                    try:
                        record = submit(draft, send, unique, by=by, key=idempotency[0] if idempotency else "")
                    except (BadInput, TooMany) as error:
                        found[index] = error
                        continue
                    found[index] = Submission.of(unique, record.state, record.judged, record.text.body, send.body)
                    if record.state is State.HELD:
                        looks.append(next_look([(record.judged.until, record.hold_until)]))
                    ready = ready or record.state is State.READY
                if draft.entries:
                    drafted.append((consumer, found))
                    yield draft.change(look_at=min(looks) if looks else None, idempotency=idempotency)
                else:
                    results.update(found)
                    del waiting[consumer]

        applied, rung = self._core.store.commit(policy.business, changes(), ring=lambda: ready)
        for (consumer, found), outcome in zip(drafted, applied, strict=True):
            if outcome.done:
                results |= found
                del waiting[consumer]
            elif outcome.code == "policy":
                self._core.businesses.forget()
        if rung:
            self._core.ring(policy.business)

    def decision(self, business: str, send: Send, at: int = 0) -> Decision:
        """What would be decided (at `at`, or now); nothing is written."""
        core = self._core
        policy = core.businesses.get(business)
        checked(policy, send)
        consumer = core.identity.consumer(business, send.to.address)
        reading = core.store.read(business, policy.tag, [consumer])
        policy = core.current(policy, reading)
        now = at or core.now(reading)
        draft = Draft(policy, reading.snapshots[consumer], now, core.rules)
        return draft.judge(wish(policy, draft.standing, send, now)[0])


def submit(draft: Draft, send: Send, unique: str, *, by: str, key: str = "", resend_of: str = "") -> TextRecord:
    """Judge a text in this moment and enter it under the id `unique`. Raises BadInput or TooMany."""
    ask, body = wish(draft.policy, draft.standing, send, draft.now, unique)
    decision = draft.judge(ask)
    added = sum(step.after.waiting for step in draft.steps)
    if decision.state.waiting and draft.snapshot.waiting + added >= MAX_WAITING:
        raise TooMany(f"{MAX_WAITING} texts already wait for this number; withdraw some, or let them go first.")
    consumer, number = draft.snapshot.consumer, send.to.address
    text = Text(consumer, ask, number, body, send.media, send.client_ref, key, resend_of=resend_of, echo=send.echo)
    return enter(draft, text, decision, by=by)


def enter(
    draft: Draft,
    text: Text,
    decision: Decision,
    *,
    by: str,
    asks_for: ConsentTier = ConsentTier.NONE,
    disclosure: str = "",
    keeps: tuple[str, ...] = (),
    language: str = "",
) -> TextRecord:
    """Write a judged text's first entry and record. `asks_for`, `keeps` and what follows are of a question of ours."""
    ask = text.ask
    # A text whose time is over before it begins is refused like any other: `expired` is where a wait ends.
    state = decision.state if decision.state in FIRST_STATES else State.DENIED
    hold_until = hold_end(draft.policy, ask, draft.now) if state is State.HELD else 0
    judged = Judged.of(decision)
    entry = draft.add(
        Submitted(
            text=text.id,
            sender=ask.sender,
            program=ask.program,
            kind=ask.kind,
            state=state,
            author=ask.author,
            policy=judged.policy,
            topic=ask.topic,
            reasons=judged.reasons,
            because=judged.because,
            until=judged.until,
            expires_at=hold_until or ask.expires_at,
            not_before=ask.not_before,
            promises=ask.promises,
            follow_up_until=draft.promised_until(ask, decision) if state is State.READY else 0,
            own=ask.own,
            basis=ask.basis,
            by=by,
            key=text.key,
            resend_of=text.resend_of,
            asks_for=asks_for,
            disclosure=disclosure,
            keeps=keeps,
            language=language,
            line=ask.line,
            advice=judged.advice,
        ),
        private(**text.hidden),
    )
    placed = replace(text, ask=replace(ask, seq=entry.seq), by=by)
    record = TextRecord(placed, state, judged, changed_at=draft.now, hold_until=hold_until)
    draft.steps.append(Step(record, None))
    return record
