"""Elsewhere: texts that a Sender's list shows and that we did not send, put on record and judged afterwards.

A desktop app, a phone or another system may send from the same number. Such a text cannot be held; but it uses up the
reply that it gave, counts for caps, stands in every evidence file, and is an alert where it had no basis.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Container

import structlog

from app.consent import elsewhere
from app.consent.findings import SentElsewhere
from app.consent.model import DAY, MINUTE, Ask, Kind, Policy, State, Verdict
from app.errors import BadInput, LedgerBehind
from app.gateway.copying import Copying
from app.gateway.core import Core
from app.gateway.draft import Draft, private
from app.gateway.listing import Listing
from app.gateway.matching import same_words
from app.gateway.past import Pasts
from app.phone import parse_phone
from app.providers.registry import provider
from app.providers.seam import ListedText, Status
from app.store.change import Change, Reading
from app.store.lanes import Lane
from app.store.store import real_now

_log = structlog.get_logger()

EVERY = 300.0
"""Seconds between two readings of what left a Sender."""
OVERLAP_MS = 10 * MINUTE
"""Each begins so long before the one before it ended: a list may show a text late."""
MOST_LAG_MS = 30_000
UNKNOWN_FOR = 3 * DAY
ALIKE_MS = 15 * MINUTE
"""Two texts to one Consumer with the same words, no further apart than this, are one in two lists."""
_LEFT = frozenset({Status.SENT, Status.UNCONFIRMED, Status.DELIVERED, Status.UNDELIVERED, Status.READ})


class Elsewhere:
    """Which lists of what left are to be read for it, and what they show."""

    def __init__(
        self, core: Core, copying: Copying, settled: int = MINUTE, now: Callable[[], float] = time.monotonic
    ) -> None:
        """A text younger than `settled` ms may be one of ours whose outcome is still on its way into the Ledger."""
        self._core = core
        self._copying = copying
        self._pasts = Pasts(core, copying)
        self._settled = settled
        self._now = now
        self._due: dict[Lane, float] = {}

    def since(self, policy: Policy, due: Container[Lane]) -> dict[str, int]:
        """From when on to read the list of each Sender whose turn it is, by its number; instants in ms, real.

        A Sender that is new begins now: what left before it came here is no matter of ours (`consentry audit` is).
        """
        business, now = policy.business, real_now()
        turn = [
            number
            for number, sender in policy.senders.items()
            if (business, number) in due
            and provider(sender.provider).keeps_log
            and self._now() >= self._due.get((business, number), 0.0)
        ]
        if not turn or self._copying.lag(business, now).ms > MOST_LAG_MS:
            return {}
        known = self._core.beside.read_to(business, turn)
        for number in turn:
            self._due[business, number] = self._now() + EVERY
            if number not in known:
                self._core.beside.was_read(business, number, now)
        return {number: at - OVERLAP_MS for number, at in known.items()}

    def take(self, one: Listing, begun_at: int) -> int:
        """Put on record what a list shows that was not ours; the reading began at `begun_at`. Returns how many."""
        policy, sender = one.policy, one.sender
        business, ledger = policy.business, self._core.ledger
        read_to = begun_at - self._settled
        found = 0
        known = one.outbound
        # A text may stand in both lists, and under another id in each.
        besides = [row for row in one.in_threads if not any(_alike(row, other) for other in known)]
        for row in sorted([*known, *besides], key=lambda row: row.created_at):
            if row.created_at > read_to or row.status not in _LEFT:
                continue
            if self._core.followed.text(business, row.provider_id) or ledger.text_by_provider_id(
                business, row.provider_id
            ):
                continue
            if row in besides and self._is_ours(policy, row):
                continue
            found += self._enter(policy, sender.number, one.provider.name, row)
        self._core.beside.was_read(business, sender.number, read_to)
        return found

    def _enter(self, policy: Policy, sender: str, carrier: str, row: ListedText) -> bool:
        core, business = self._core, policy.business
        try:
            number = parse_phone(row.to)
        except BadInput:
            return False  # an address of another kind, which is no Consumer
        event = f"{carrier}:{row.provider_id}:elsewhere"
        consumer = core.identity.consumer(business, number.address)
        if core.ledger.knows_event(business, event) or self._may_be_ours(business, consumer, row):
            return False
        if not self._pasts.copy(policy):
            raise LedgerBehind("What left by another way is judged once the ledger has caught up.")
        at = core.consent_time(row.created_at)
        history = list(core.ledger.history_of(business, consumer))
        before = elsewhere.known_by(history, at)
        answer = elsewhere.is_answer(before, sender, at)

        def plan(draft: Draft, reading: Reading) -> tuple[Change | None, SentElsewhere | None]:
            if event in reading.events:
                return None, None
            ask = Ask(sender=sender, program="", kind=Kind.CONVERSATIONAL, made_at=at, area=number.area)
            ask, decision = elsewhere.judge(before, ask, draft.policy, core.rules, row.body)
            fact = SentElsewhere(
                event=event,
                sender=sender,
                provider_id=row.provider_id,
                sent_at=at,
                program=ask.program,
                kind=ask.kind,
                verdict=Verdict.ALLOW if answer else decision.verdict,
                reasons=() if answer else decision.stored,
                because=() if answer else decision.because,
                policy=decision.policy,
                answer=answer,
            )
            draft.add(fact, private(number=number.address, body=row.body))
            allowed = fact.verdict is Verdict.ALLOW
            return draft.change(event=event, commands=[core.beside.counted(business, allowed)]), fact

        fact, applied = core.change(policy, consumer, plan, events=[event], ring=False)
        if fact is None or not applied.done:
            return False
        say = _log.info if fact.verdict is Verdict.ALLOW else _log.error
        say(
            "sent_elsewhere" if fact.verdict is Verdict.ALLOW else "sent_elsewhere_without_basis",
            business=business,
            sender=sender,
            consumer=consumer,
            provider_id=row.provider_id,
            reasons=[code for code, _ in fact.reasons],
        )
        return True

    def _is_ours(self, policy: Policy, row: ListedText) -> bool:
        """Whether a text of a thread is one that we sent, by its words: its id may be another than we were given."""
        consumer = self._core.identity.consumer(policy.business, row.to)
        at = self._core.consent_time(row.created_at)
        ours = self._core.ledger.texts(policy.business, consumer=consumer, direction="out", limit=50).rows
        return any(abs(one.updated_at - at) < ALIKE_MS and same_words(one.body or "", row.body) for one in ours)

    def _may_be_ours(self, business: str, consumer: str, row: ListedText) -> bool:
        """Whether one of our texts to them, with the same words, has no outcome yet: that one comes first."""
        after = self._core.consent_time(row.created_at) - UNKNOWN_FOR
        for state in (State.SENDING, State.UNKNOWN):
            for text in self._core.ledger.texts(business, consumer=consumer, state=state.value, limit=50).rows:
                if text.updated_at > after and same_words(text.body or "", row.body):
                    return True
        return False


def _alike(one: ListedText, other: ListedText) -> bool:
    near = abs(one.created_at - other.created_at) < ALIKE_MS
    return near and one.to == other.to and same_words(one.body, other.body)
