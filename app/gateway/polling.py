"""Polling: read the providers' lists, so that a text whose webhook was lost is found and an unknown text settled.

Each Sender's list of inbound texts is read every minute, and at once where webhooks may have been lost. The readings
overlap, and every text takes the same idempotent path as a webhook's.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Container, Iterator, Mapping, Sequence

import structlog

from app.consent.intent import Intent
from app.consent.model import DAY, MINUTE, Policy, Sender, State
from app.errors import Unavailable
from app.gateway.catching_up import CatchingUp
from app.gateway.comparing import compare, waiting_for_word
from app.gateway.copying import Copying
from app.gateway.core import Core
from app.gateway.elsewhere import Elsewhere
from app.gateway.following import Following
from app.gateway.holds import Holds
from app.gateway.listing import Listing, listing, read_all
from app.gateway.matching import Unknown, match
from app.gateway.receipts import Receipts
from app.gateway.receive import Receive
from app.ids import ulid
from app.providers.registry import provider
from app.providers.seam import InboundText, Receipt
from app.providers.steps import carried_out
from app.providers.threads import reads_threads, sent_in_threads
from app.providers.wire import Wire
from app.store.change import EVENT_DAYS
from app.store.intake import IntakeState
from app.store.lanes import Lane
from app.store.store import real_now

_log = structlog.get_logger()

EVERY = 60.0
"""Seconds between two readings of one Sender's list."""
AGAIN = (2.0, 60.0)
"""Seconds until a reading that failed is tried again: the first time, and at most; doubled in between."""
OVERLAP_MS = 10 * MINUTE
"""Each reading begins so long before the one before it: a list may show a text late."""
FIRST_MS = DAY
"""How far back the first reading goes: a STOP of this morning counts though we begin at noon."""
WEBHOOK_MS = 15_000
"""A younger text may still come by its webhook, which is to be answered; else the next reading finds it."""
SKEW_MS = 5_000
"""By so much the carrier's clock may be ahead of ours."""
LEASE_MS = 30_000
UNKNOWN_MS = MINUTE
"""An unknown text is looked for once it is so old: by then every other text of that time has its outcome."""
UNKNOWN_DAYS = 2
"""Where no list has shown a text for so long, none will."""
MOST_UNKNOWN = 500
EVENTS_AT_ONCE = 500


class Polling:
    """The poller. Any number may run: a lease lets one work. `wire` is its own, with room for a page of a list."""

    def __init__(
        self,
        core: Core,
        receive: Receive,
        receipts: Receipts,
        copying: Copying,
        wire: Wire,
        *,
        unknown_after: int = UNKNOWN_MS,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._core = core
        self._receive = receive
        self._receipts = receipts
        self._copying = copying
        self._wire = wire
        self._unknown_after = unknown_after
        self._now = now
        self._token = ulid()
        self._holds = Holds(core)
        self._following = Following(core, receipts, now)
        self._elsewhere = Elsewhere(core, copying, unknown_after, now)
        self._due: dict[Lane, float] = {}
        self._failed: dict[Lane, int] = {}

    def round(self) -> int:
        """Read every list that is due. Returns how many texts were found that no webhook had brought."""
        if not self._renew():
            return 0
        core = self._core
        senders = core.businesses.lanes()
        state = core.intake.look(senders)
        due = self._with_log({lane: who for lane, who in senders.items() if self._is_due(lane, state)}, state)
        lists = []
        for lane, (policy, sender) in due.items():
            mark = state.read.get(lane)
            since = mark - OVERLAP_MS if mark else state.now - FIRST_MS
            lists.append(listing(core, policy, sender, inbound=True, since=since))
        found = 0
        opened = set()
        for one in read_all(self._wire, lists, meanwhile=self._renew):
            lane = (one.policy.business, one.sender.number)
            if one.clock[1]:
                core.skews.seen(one.provider.name, one.clock[1], one.clock[0])
            try:
                if one.error:
                    raise one.error
                found += self._take(one, state, lane)
            except Unavailable as error:
                self._fail(lane, error)
            else:
                self._failed.pop(lane, None)
                self._due[lane] = self._now() + EVERY
                if not state.caught_up(*lane):
                    opened.add(lane[0])
        for business in opened:
            core.ring(business)
        self._settle(due)
        self._follow(due)
        self._compare(due)
        self._look_beside(due)
        return found

    def _renew(self) -> bool:
        return self._core.intake.lease(self._token, LEASE_MS)

    def _is_due(self, lane: Lane, state: IntakeState) -> bool:
        if self._now() >= self._due.get(lane, 0.0):
            return True
        # A Sender that waits for its list does not wait for the minute, unless its list has just failed.
        return lane not in self._failed and not state.caught_up(*lane)

    def _with_log(
        self, due: Mapping[Lane, tuple[Policy, Sender]], state: IntakeState
    ) -> dict[Lane, tuple[Policy, Sender]]:
        """Those whose provider keeps a log. The others' lanes open again once the provider has had time to bring
        what it could not bring in the gap."""
        core, kept = self._core, {}
        for lane, (policy, sender) in due.items():
            carrier = provider(sender.provider)
            if carrier.keeps_log:
                kept[lane] = (policy, sender)
            elif not state.caught_up(*lane) and state.now - state.lost_until(*lane) >= carrier.redelivers * 1000:
                core.intake.read_since(*lane, state.now)
                core.ring(lane[0])
        return kept

    def _fail(self, lane: Lane, error: Unavailable) -> None:
        self._failed[lane] = count = self._failed.get(lane, 0) + 1
        first, most = AGAIN
        wait = max(min(first * 2.0 ** (count - 1), most), float(error.retry_after))
        self._due[lane] = self._now() + wait
        _log.warning("list_not_read", business=lane[0], sender=lane[1], why=error.detail, again_s=wait)

    # ---- inbound ----

    def _take(self, one: Listing, state: IntakeState, lane: Lane) -> int:
        """Take what no webhook has brought, oldest first; then say how far the list was read."""
        core, policy = self._core, one.policy
        if one.unread:
            _log.warning("list_rows_unread", business=lane[0], sender=lane[1], rows=one.unread)
        fresh = self._fresh(policy, one.inbound, state, state.lost_until(*lane))
        catching_up = CatchingUp(core, self._receive, policy, one.sender, via="poll")
        for inbound in fresh:
            # Nothing that was written before we were here opens or lifts anything; a stop counts.
            received = catching_up.text(inbound, widens=lane in state.read)
            _log.warning("text_found_late", business=lane[0], text=received.text, intent=received.intent.value)
            if received.intent is Intent.STOP and received.fresh and lane in state.read:
                delay = max(real_now() - (inbound.received_at or real_now()), 0)
                core.beside.found_late(lane[0], delay)
                _log.error("stop_found_late", business=lane[0], text=received.text, delay_s=delay // 1000)
        core.intake.read_since(*lane, state.now)
        return len(fresh)

    def _fresh(
        self, policy: Policy, listed: Sequence[InboundText], state: IntakeState, lost_until: int
    ) -> list[InboundText]:
        """Those of the texts that were never taken, oldest first."""
        core = self._core
        # What came before the newest gap ended has lost its webhook for good.
        latest = max(state.now - WEBHOOK_MS, lost_until + SKEW_MS)
        texts = [text for text in reversed(listed) if (text.received_at or 0) <= latest]
        fresh: list[InboundText] = []
        for start in range(0, len(texts), EVENTS_AT_ONCE):
            some = texts[start : start + EVENTS_AT_ONCE]
            seen = core.store.read(policy.business, policy.tag, events=[text.event for text in some]).events
            fresh += [text for text in some if text.event not in seen]
        old = state.now - (EVENT_DAYS - 1) * DAY
        return [
            text
            for text in sorted(fresh, key=lambda text: text.received_at or 0)
            if (text.received_at or 0) > old or not core.ledger.knows_event(policy.business, text.event)
        ]

    # ---- outbound ----

    def _settle(self, due: Mapping[Lane, tuple[Policy, Sender]]) -> None:
        """Settle those texts of unknown outcome that a list shows."""
        for policy in {policy.business: policy for policy, _ in due.values()}.values():
            try:
                unknown = self._unknown(policy)
                since = {number: min(text.claimed_at for text in texts) - MINUTE for number, texts in unknown.items()}
                for one in self._sent_from(policy, since, due):
                    self._matched(one, unknown[one.sender.number])
            except Unavailable as error:
                _log.warning("unknown_not_settled", business=policy.business, why=error.detail)

    def _follow(self, due: Mapping[Lane, tuple[Policy, Sender]]) -> None:
        """Take the last words on texts that left, of which their provider does not tell by itself."""
        for policy in {policy.business: policy for policy, _ in due.values()}.values():
            for number, begin in self._following.since(policy, due).items():
                try:
                    for one in self._sent_from(policy, {number: begin}, due):
                        self._following.take(one)
                except Unavailable as error:
                    _log.warning("sent_not_followed", business=policy.business, sender=number, why=error.detail)

    def _look_beside(self, due: Mapping[Lane, tuple[Policy, Sender]]) -> None:
        """Look for texts that left by another way than through us. It comes last: nothing waits for it."""
        for policy in {policy.business: policy for policy, _ in due.values()}.values():
            begun_at = real_now()
            try:
                wanted = self._elsewhere.since(policy, due)
            except Unavailable as error:
                _log.warning("not_looked_beside", business=policy.business, why=error.detail)
                continue
            for number, since in wanted.items():
                try:
                    for one in list(self._sent_from(policy, {number: since}, due)):
                        if reads_threads(one.provider.name, one.account):
                            steps = sent_in_threads(one.account, since, begun_at)
                            one.in_threads += carried_out(self._wire, steps, self._renew)
                        self._elsewhere.take(one, begun_at)
                except Unavailable as error:
                    _log.warning("not_looked_beside", business=policy.business, sender=number, why=error.detail)

    def _sent_from(self, policy: Policy, since: Mapping[str, int], due: Container[Lane]) -> Iterator[Listing]:
        """The lists of what those Senders sent, each since its own instant, where it is due and could be read whole.
        One that fails holds up no other."""
        lists = [
            listing(self._core, policy, policy.senders[number], inbound=False, since=begin)
            for number, begin in since.items()
            if (policy.business, number) in due
        ]
        for one in read_all(self._wire, lists, meanwhile=self._renew):
            if one.error:
                number = one.sender.number
                _log.warning("sent_not_read", business=policy.business, sender=number, why=one.error.detail)
            else:
                yield one

    def _compare(self, due: Mapping[Lane, tuple[Policy, Sender]]) -> None:
        """Tell of texts that are held since a rebuild whether a list shows that they had left."""
        core = self._core
        for policy in {policy.business: policy for policy, _ in due.values()}.values():
            try:
                rebuilt = core.directory.last_rebuilt(policy.business)
                if rebuilt is None:
                    continue
                since, at = rebuilt
                if core.clock() < at + self._unknown_after or self._copying.lag(policy.business, real_now()).entries:
                    continue  # a text may still come into a list, or a hold into the Ledger
                held = waiting_for_word(core, policy, since)
                if not held:
                    core.directory.settled_since_rebuild(policy.business)
                for one in self._sent_from(policy, dict.fromkeys(held, since), due):
                    compare(core, self._holds, one, held[one.sender.number])
            except Unavailable as error:
                _log.warning("rebuilt_not_compared", business=policy.business, why=error.detail)

    def _unknown(self, policy: Policy) -> dict[str, list[Unknown]]:
        """The Business's texts that have been of unknown outcome for a while, by Sender.

        Where the simulator's clock was moved since, their real times are not known, and no row will fit.
        """
        core = self._core
        ahead = core.consent_time(0)
        now = real_now() + ahead
        found: dict[str, list[Unknown]] = {}
        for row in core.ledger.texts(policy.business, state=State.UNKNOWN.value, limit=MOST_UNKNOWN).rows:
            in_time = now - UNKNOWN_DAYS * DAY < row.updated_at <= now - self._unknown_after
            if not in_time or row.sender not in policy.senders:
                continue
            steps = {step.state: step.at for step in core.ledger.history(policy.business, row.id)}
            claimed, ended = steps.get(State.SENDING.value), steps.get(State.UNKNOWN.value)
            if claimed is None or ended is None:
                continue  # its history is being copied
            text = Unknown(row.id, row.number or "", row.body or "", claimed - ahead, ended - ahead)
            found.setdefault(row.sender, []).append(text)
        return found

    def _matched(self, one: Listing, unknown: Sequence[Unknown]) -> None:
        core, business = self._core, one.policy.business
        rows = [row for row in one.outbound if any(text.fits(row) for text in unknown)]
        # Whose the other rows are is known only once the Ledger has the outcomes of that time.
        if self._copying.lag(business, real_now()).ms > UNKNOWN_MS // 3:
            return
        taken = {row.provider_id for row in rows if core.ledger.text_by_provider_id(business, row.provider_id)}
        for text, row in match(unknown, rows, taken).items():
            event = f"{one.provider.name}:{row.provider_id}:listed:{row.status.value}"
            receipt = Receipt(event, row.provider_id, row.status, text, row.code, row.opted_out, fresh=False)
            settled = self._receipts.take(one.policy, one.sender, receipt)
            self._following.join(one, row, text)
            _log.info("unknown_settled", business=business, text=text, status=row.status.value, settled=settled)
