"""Holds: what operators do with one held text: say what it answers, or take it back."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from app.consent.findings import Compared, Corrected, Extended, Settled
from app.consent.hours import instant
from app.consent.model import Ask, Kind, State
from app.consent.opt_out_line import APPENDED, MISSING, lined
from app.consent.outgoing import read_outgoing
from app.consent.text import TextRecord
from app.errors import BadInput, Conflict, NotFound
from app.gateway.core import Core
from app.gateway.draft import Draft, hold_end
from app.gateway.receipts import STATE_OF
from app.gateway.send import Send, checked
from app.phone import Phone
from app.providers.seam import RANK, ListedText, Status
from app.store.change import Change, Reading, Step


def _judge_again(draft: Draft, record: TextRecord, ask: Ask, by: str) -> None:
    """Judge a held text that has changed, as `ask`: it waits on for what it says now, or takes the step."""
    decision = draft.judge(ask)
    if decision.state is State.HELD:
        draft.rehold(record, decision, rewrite=True)
    else:
        draft.move(record, decision.state, decision=decision, rewrite=True, by=by)


def _without_doubt(record: TextRecord) -> TextRecord:
    return replace(record, text=replace(record.text, ask=replace(record.text.ask, rebuilt_at=0)))


class Holds:
    """Acts on one waiting text; each is judged in the moment it is done."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def settle_as_reply(self, business: str, text: str, answers: str, *, by: str) -> TextRecord:
        """An operator says that a held text answers what the Consumer wrote; it is judged again at once."""

        def plan(draft: Draft, record: TextRecord) -> None:
            window = draft.standing.windows.get(record.text.ask.sender)
            owed = draft.standing.first_replies.get(record.text.ask.sender)
            known = {w.inbound: w.seq for w in (window, owed) if w}
            if answers not in known:
                raise BadInput("answers", "answers: name the entry of their last text in the open conversation")
            draft.add(Settled(record.id, answers, by))
            settled = replace(record.text, ask=replace(record.text.ask, answers=answers, answers_seq=known[answers]))
            _judge_again(draft, replace(record, text=settled), settled.ask, by)

        return self._held(business, text, plan)

    def correct(self, business: str, text: str, *, program: str, kind: Kind | None = None, by: str) -> TextRecord:
        """An operator says of which Program and kind a held text is; it is judged again at once.

        Its words stay: what becomes of a kind that needs an opt-out line, and has none, waits for that. Raises BadInput
        naming `program` or `kind`, and Conflict `not_corrected` where it is that already, or is a text of ours.
        """

        def plan(draft: Draft, record: TextRecord) -> None:
            ask, body = record.text.ask, record.text.body
            if record.state is not State.HELD:
                raise Conflict("The text does not wait: it is on its way.", code="not_waiting")
            if ask.own is not None:
                raise Conflict("It is a text of Consentry's own, and is what it says.", code="not_corrected")
            name, of = checked(draft.policy, Send(ask.sender, Phone(record.text.number), body, program, kind))
            if (name, of) == (ask.program, ask.kind):
                raise Conflict(f"It is {of.value}, of {name}, already.", code="not_corrected")
            line = self._line_of(draft, body, name, of)
            draft.add(Corrected(record.id, name, of, ask.program, ask.kind, line, by))
            corrected = replace(record.text, ask=replace(ask, program=name, kind=of, line=line))
            _judge_again(draft, replace(record, text=corrected), corrected.ask, by)

        return self._held(business, text, plan)

    @staticmethod
    def _line_of(draft: Draft, body: str, program: str, kind: Kind) -> str:
        """What words that stay as they are have of an opt-out line."""
        try:
            line = lined(body, read_outgoing(body).line, program, kind, draft.standing, draft.policy, draft.now)[1]
        except BadInput:  # one would not even fit
            return MISSING
        return MISSING if line == APPENDED else line

    def had_left(self, business: str, text: str, listed: ListedText | None, *, by: str) -> TextRecord:
        """Of a text that is held since a rebuild: the provider's log has it (`listed`), so it is not sent again."""

        def plan(draft: Draft, record: TextRecord) -> None:
            self._doubted(record)
            draft.add(Compared(record.id, True, by))
            settled = _without_doubt(record)
            for state in (State.READY, State.SENDING):
                settled = draft.move(settled, state, by=by)
            status, provider_id = (listed.status, listed.provider_id) if listed else (Status.SENT, "")
            after, rank = STATE_OF[status], RANK[status]
            settled = draft.move(settled, after, by=by, provider_id=provider_id, rank=rank, token="")
            # One step of the text in the store, three in its record: it was let go, it left, and it was taken.
            draft.steps[-3:] = [Step(settled, State.HELD, rewrite=True)]

        return self._held(business, text, plan)

    def had_not_left(self, business: str, text: str, *, by: str) -> TextRecord:
        """Of a text that is held since a rebuild: it had not left. It is judged again at once."""

        def plan(draft: Draft, record: TextRecord) -> None:
            self._doubted(record)
            draft.add(Compared(record.id, False, by))
            record = _without_doubt(record)
            _judge_again(draft, record, replace(record.text.ask, releasing=record.text.ask.own is None), by)

        return self._held(business, text, plan)

    @staticmethod
    def _doubted(record: TextRecord) -> None:
        if not record.text.ask.rebuilt_at:
            raise Conflict("It is not held since a rebuild, so there is nothing to say.", code="not_rebuilt")

    def withdraw(self, business: str, text: str, *, by: str) -> TextRecord:
        """Take a waiting text back: it will not be sent."""

        def plan(draft: Draft, record: TextRecord) -> None:
            draft.move(record, State.WITHDRAWN, why="withdrawn", by=by)

        return self._held(business, text, plan)

    def extend(self, business: str, text: str, *, by: str) -> TextRecord:
        """Let a held text wait as long again, from now, as its Program lets texts wait.

        Raises Conflict `not_longer` where it waits until then already, or its sender said that it is worth nothing
        later: that is not for an operator to change.
        """

        def plan(draft: Draft, record: TextRecord) -> None:
            if record.state is not State.HELD:
                raise Conflict("The text does not wait: it is on its way.", code="not_waiting")
            end = hold_end(draft.policy, record.text.ask, draft.now)
            if end <= record.hold_until:
                why = "whoever sent it said that it is worth nothing later" if record.text.ask.expires_at else "already"
                raise Conflict(f"It waits until {instant(record.hold_until)}: {why}.", code="not_longer")
            draft.add(Extended(record.id, end, by))
            draft.steps.append(Step(replace(record, hold_until=end, changed_at=draft.now), State.HELD, rewrite=True))

        return self._held(business, text, plan)

    def _held(self, business: str, text: str, act: Callable[[Draft, TextRecord], None]) -> TextRecord:
        policy = self._core.businesses.get(business)
        record = self._core.store.texts(business, [text]).get(text)
        if record is None:
            raise NotFound("No such text is waiting.")

        def plan(draft: Draft, reading: Reading) -> tuple[Change | None, TextRecord]:
            current = reading.texts.get(text)
            if current is None:
                raise NotFound("No such text is waiting.")
            if not current.state.waiting:
                raise Conflict(f"The text is {current.state.value}; it does not wait any more.", code="not_waiting")
            act(draft, current)
            return draft.change(look_at=0 if draft.snapshot.held else None), draft.steps[-1].record

        return self._core.change(policy, record.text.consumer, plan, texts=[text], whole=True)[0]
