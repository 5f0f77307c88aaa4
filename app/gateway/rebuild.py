"""Rebuild: make all of Redis anew from the Ledger, and hold what may have left meanwhile.

While it runs, a Business has no policy in the store, so that no commit and no Revocation of it is taken: webhooks and
requests are answered 503, and what came meanwhile is found in the provider's log. Then nothing leaves until that log
was read from an hour before the last entry that the Ledger has.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path

import msgspec
import structlog
from msgspec.structs import replace

from app.consent.acts import DisclosureAdded, KeyEnded, KeyMade, PolicyApplied, UserEnded, UserSet
from app.consent.entries import Entry, Noted, Restored, Revoked, Submitted, TextReceived
from app.consent.findings import Corrected
from app.consent.fold import fold
from app.consent.model import DAY, HOUR, Policy, State
from app.consent.text import TextRecord
from app.disk import append_whole
from app.errors import LedgerUnavailable, StartRefused
from app.gateway.copying import DAY_SECONDS, SENT_DAYS, Copying
from app.gateway.core import Core
from app.gateway.draft import Draft, hold_end, next_look
from app.gateway.unearthing import text_of
from app.ledger.rows import TextRow
from app.store.change import EVENT_DAYS, Change
from app.store.codec import pack_policy, policy_of, unpack_outbox
from app.store.directory import DisclosureRecord, KeyRecord, UserRecord, key_of, user_of
from app.store.gate import behind
from app.store.refill import Refill

_log = structlog.get_logger()

CONSUMERS_AT_ONCE = 500
SETTLE_SECONDS = 2.5
"""Until every process has seen that the store is closed, and every request that had not has ended."""
READ_BACK_MS = HOUR
"""The provider's log is read from so long before the last entry that was copied."""
RECORDS_AT_ONCE = 2_000


@dataclass(slots=True)
class Rebuilt:
    """What a rebuild of one Business did."""

    business: str
    entries: int = 0
    consumers: int = 0
    held: int = 0  # texts that wait until somebody knows whether they had left
    unknown: int = 0  # texts that were claimed
    stops: int = 0  # Revocations of the store that was there, which the Ledger did not have
    dropped: list[tuple[str, Entry]] = field(default_factory=list)  # its other entries that the Ledger did not have


class Rebuild:
    """Rebuilds one Business after the other. `policies` stand in where the Ledger keeps a Policy without its hooks."""

    def __init__(
        self,
        core: Core,
        keyring: str,
        kept: Path,
        policies: Sequence[Policy] = (),
        *,
        settle: float = SETTLE_SECONDS,
    ) -> None:
        """`keyring` is its fingerprint. `kept` is the file in which entries that the Ledger never had outlive a run
        that is cut short."""
        self._core = core
        self._kept = kept
        self._settle = settle
        self._keyring = keyring
        self._policies = {policy.business: policy for policy in policies}
        self._refill = Refill(core.store)

    def run(self, progress: Callable[[str, int], object] = lambda business, entries: None) -> list[Rebuilt]:
        """Rebuild all. `progress` hears of entries as they are read. A run that was cut short is simply run again."""
        core = self._core
        store = core.ledger.store_id()
        if store is None:
            raise StartRefused("The ledger is empty: there is nothing to rebuild from.")
        known = core.directory.identity()
        if known.get("keyring", self._keyring) != self._keyring:
            raise StartRefused("This Redis was filled with another keyring than the one at hand.")
        there = core.directory.businesses()
        self._refill.shut()
        for name in {*there, *core.ledger.wholes.businesses()}:
            self._refill.close(name)
        time.sleep(self._settle)
        for name, tag in there.items() if known.get("id") == store else ():
            self._copy(name, tag)
        businesses = core.ledger.wholes.businesses()
        for name in businesses:
            self._keep(name)
        lost = self._lost()
        done = [self._business(name, lost.get(name, []), progress) for name in businesses]
        self._refill.stamp(store, self._keyring, businesses)
        self._kept.unlink(missing_ok=True)
        core.businesses.forget()
        return done

    # ---- what the store that is there has, and the Ledger has not ----

    def _copy(self, business: str, tag: str) -> None:
        """Copy what still can be copied: all, where this is the store that the Ledger was copied from."""
        position = self._core.ledger.writer.position(business)
        begun = self._refill.begun(business, position) is not None
        if begun or behind(self._core.directory.last_entry(business), position):
            return
        try:
            while Copying(self._core).once(business, tag):
                pass
        except LedgerUnavailable as error:
            if error.code != "ledger_gap":
                raise

    def _keep(self, business: str) -> None:
        """Keep the outbox's records after what was copied, before they are deleted: a store that went on from an
        older file has such."""
        core = self._core
        position = core.ledger.writer.position(business)
        if self._refill.begun(business, position) is not None:
            return  # what stands there since is this rebuild's own
        outbox, place = core.store.keys(business).outbox, position
        while True:
            some = core.store.call(partial(core.store.client.xrange, outbox, min=f"({place}", count=RECORDS_AT_ONCE))
            if some:
                tag = core.directory.businesses()[business]
                lines = [(business, tag, {k.decode("latin-1"): v for k, v in fields.items()}) for _, fields in some]
                append_whole(self._kept, [msgspec.json.encode(line) + b"\n" for line in lines])
            if len(some) < RECORDS_AT_ONCE:
                break
            place = some[-1][0].decode()

    def _lost(self) -> dict[str, list[tuple[str, Entry]]]:
        """The entries that the Ledger never had, by Business."""
        found: dict[str, list[tuple[str, Entry]]] = {}
        if not self._kept.exists():
            return found
        with self._kept.open("rb") as file:
            for line in file:
                business, tag, fields = msgspec.json.decode(line, type=tuple[str, str, dict[str, bytes]])
                if fields.get("e"):
                    record = unpack_outbox(tag, {k.encode("latin-1"): v for k, v in fields.items()})
                    found.setdefault(business, []).append(record)
        return found

    # ---- one Business ----

    def _business(
        self, business: str, lost: Sequence[tuple[str, Entry]], progress: Callable[[str, int], object]
    ) -> Rebuilt:
        core, refill = self._core, self._refill
        made = Rebuilt(business)
        policy, keys, users, wordings = self._acts(business)
        position = core.ledger.writer.position(business)
        since = max(int(position.split("-")[0]) - READ_BACK_MS, 1)
        reached = refill.begun(business, position)
        if reached is None:
            refill.empty(business)
            refill.place(business, position)
            refill.reached(business, position, "")
        for some in _in_parts(core.ledger.wholes.chains(business, reached or "")):
            self._part(policy, some, made)
            refill.reached(business, position, some[-1][0])
            progress(business, sum(len(chain) for _, chain in some))
        refill.acts(business, keys, users, wordings)
        refill.reread(business, policy.senders, since)
        core.directory.rebuilt(business, since=since, at=core.clock())
        refill.open(business, policy.tag, policy.version, pack_policy(policy))
        core.businesses.forget()
        for consumer, entry in lost:
            if isinstance(entry.fact, Revoked) and entry.private is not None:
                fact = replace(entry.fact, denied=(), in_flight=())
                core.revoke(policy, consumer, fact, entry.private, core.clock(), event=fact.event)
                made.stops += 1
            else:
                made.dropped.append((consumer, entry))
        _log.info("rebuilt", business=business, entries=made.entries, held=made.held, unknown=made.unknown)
        return made

    def _acts(self, business: str) -> tuple[Policy, list[KeyRecord], list[UserRecord], list[DisclosureRecord]]:
        """The Policy in force, the API keys, the users and the wordings, as the Business's own chain has them."""
        policy, version = None, 0
        keys: dict[str, KeyRecord] = {}
        users: dict[str, UserRecord] = {}
        wordings: list[DisclosureRecord] = []
        for entry in self._core.ledger.history_of(business, self._core.identity.consumer(business, "")):
            fact, kept = entry.fact, entry.private.settings if entry.private else ""
            if isinstance(fact, PolicyApplied):
                version, policy = fact.version, policy_of(kept) if kept else None
            elif isinstance(fact, KeyMade | KeyEnded) and kept:
                keys[fact.key] = key_of(kept)
            elif isinstance(fact, UserSet | UserEnded) and kept:
                users[fact.user] = user_of(kept)
            elif isinstance(fact, KeyMade):
                _log.warning("key_not_rebuilt", business=business, key=fact.key)
            elif isinstance(fact, DisclosureAdded) and entry.private:
                words = entry.private.words
                wordings.append(DisclosureRecord(fact.version, fact.hash, words, entry.id, entry.at, fact.by))
        if policy is None:
            written = self._policies.get(business)
            if written is None or not version:
                raise StartRefused(
                    f"The ledger has no settings of {business} with their secrets: give consentry.toml with "
                    "CONSENTRY_CONFIG, and run this again."
                )
            policy = replace(written, version=version)
        return policy, list(keys.values()), list(users.values()), wordings

    def _part(self, policy: Policy, some: Sequence[tuple[str, list[Entry]]], made: Rebuilt) -> None:
        """Write those Consumers, then hold what of theirs waited."""
        core, business = self._core, policy.business
        there = self._refill.versions(business, [consumer for consumer, _ in some])
        # A run that was cut short may have gone on with some of them already.
        some = [(consumer, chain) for consumer, chain in some if there.get(consumer, 0) <= chain[-1].seq]
        names = [consumer for consumer, _ in some]
        if not names:
            return
        self._refill.standings(business, {consumer: fold(chain) for consumer, chain in some})
        now = core.clock()
        chains = dict(some)
        rows: dict[str, list[TextRow]] = {}
        for row in core.ledger.wholes.unfinished(business, names, now - SENT_DAYS * DAY):
            rows.setdefault(row.consumer, []).append(row)
        records = {consumer: _unearthed(chains[consumer], group) for consumer, group in rows.items()}
        kept_for = SENT_DAYS * DAY_SECONDS
        self._refill.texts(business, [record for group in records.values() for record in group], sent_seconds=kept_for)
        self._refill.events(business, _events(chains.values(), now))
        moving = {c: [r for r in group if r.state in _MOVED] for c, group in records.items()}
        changes = self._held(policy, {c: group for c, group in moving.items() if group}, made)
        if changes:
            core.store.commit(business, changes)
        made.consumers += len(names)
        made.entries += sum(len(chain) for _, chain in some)

    def _held(self, policy: Policy, waiting: dict[str, list[TextRecord]], made: Rebuilt) -> list[Change]:
        if not waiting:
            return []
        core = self._core
        reading = core.store.read(policy.business, policy.tag, list(waiting), whole=True)
        changes = []
        for consumer, records in waiting.items():
            draft = core.draft(policy, reading, consumer)
            holds = []
            for record in sorted(records, key=lambda one: one.text.ask.seq or 0):
                moved = _doubted(draft, record)
                made.unknown += moved.state is State.UNKNOWN
                if moved.state is State.HELD:
                    made.held += 1
                    holds.append((moved.judged.until, moved.hold_until))
            changes.append(replace(draft.change(look_at=next_look(holds)), policy=None))
        return changes


def _unearthed(chain: Sequence[Entry], rows: Sequence[TextRow]) -> list[TextRecord]:
    """The records of one Consumer's texts, as far as they can be made again."""
    begun = {entry.fact.text: entry for entry in chain if isinstance(entry.fact, Submitted)}
    places = {entry.id: entry for entry in chain}
    corrected = {entry.fact.text: entry.fact for entry in chain if isinstance(entry.fact, Corrected)}
    found = (text_of(row, begun, places, corrected) for row in rows)
    return [record for record in found if record is not None]


_MOVED = (State.READY, State.HELD, State.SENDING)


def _doubted(draft: Draft, record: TextRecord) -> TextRecord:
    """A text that waited is held until it is known whether it left; one that was claimed is of unknown outcome."""
    if record.state is State.SENDING:
        return draft.move(record, State.UNKNOWN, why="rebuilt", by="rebuild", token="")
    asked = record.text.ask
    record = replace(record, text=replace(record.text, ask=replace(asked, rebuilt_at=draft.now)))
    decision = draft.judge(record.text.ask)
    if decision.state is not State.HELD:
        return draft.move(record, decision.state, decision=decision, rewrite=True, by="rebuild")
    if record.state is State.HELD:
        return draft.rehold(record, decision, rewrite=True)
    hold_until = record.hold_until or hold_end(draft.policy, asked, draft.now)
    return draft.move(record, State.HELD, decision=decision, rewrite=True, hold_until=hold_until, by="rebuild")


def _events(chains: Iterable[list[Entry]], now: int) -> dict[str, tuple[bytes, int]]:
    """What the store remembers of events younger than EVENT_DAYS: (result, seconds left)."""
    found: dict[str, tuple[bytes, int]] = {}
    for chain in chains:
        for entry in chain:
            left = (entry.at + EVENT_DAYS * DAY - now) // 1000
            fact = entry.fact
            if left <= 0:
                continue
            if isinstance(fact, TextReceived | Restored) and fact.event:
                found[fact.event] = (fact.text.encode(), left)
            elif isinstance(fact, Revoked) and fact.event:
                said = f"{entry.seq}:{' '.join(fact.denied)}:{' '.join(fact.in_flight)}"
                found[fact.event] = (said.encode(), left)
            elif isinstance(fact, Noted):
                found[fact.event] = (b"noted", left)
    return found


def _in_parts(chains: Iterator[tuple[str, list[Entry]]]) -> Iterator[list[tuple[str, list[Entry]]]]:
    while some := list(islice(chains, CONSUMERS_AT_ONCE)):
        yield some
