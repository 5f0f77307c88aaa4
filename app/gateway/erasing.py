"""Erasing: a Consumer's private parts go, what happened stays."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from app.consent.entries import Entry
from app.consent.erasures import RETENTION, WHYS, Erased, holds_standing, spans
from app.consent.model import Policy, State
from app.consent.retention import TEXTS, keeps
from app.errors import BadInput, Conflict
from app.gateway.core import Core
from app.gateway.draft import Draft, private
from app.gateway.joining import Joining
from app.gateway.keeping import Owed, must_be_kept, owed_by_law
from app.gateway.past import Behind, Past, Pasts
from app.ids import entry_id
from app.phone import Phone
from app.store.change import Change, Reading, Step
from app.store.files import Files


@dataclass(frozen=True, slots=True)
class Found:
    """What an erasure would delete of a Consumer, and what speaks against it."""

    entries: int
    texts: int
    waiting: int
    kept: tuple[Owed, ...]
    holds: tuple[str, ...]  # entries of the legal holds that stand


@dataclass(frozen=True, slots=True)
class Erasure:
    """What was erased, by which entry. Where there was nothing left, `entry` is that of the erasure before, if any."""

    entry: str
    entries: int = 0
    texts: int = 0
    withdrawn: tuple[str, ...] = ()
    copied: bool = True  # the Ledger has done it too; otherwise it does as soon as it answers


class Erasing:
    """Erasures and legal holds. All work on what the Ledger has, so each first lets it catch up."""

    def __init__(self, core: Core, pasts: Pasts, joining: Joining) -> None:
        self._core = core
        self._pasts = pasts
        self._joining = joining
        self._files = Files(core.store)

    def look(self, business: str, number: Phone) -> Found:
        """What `erase` would find. Raises NotFound where there is no entry of that number."""
        policy = self._core.businesses.get(business)
        consumer = self._core.identity.consumer(business, number.address)

        def plan(draft: Draft, reading: Reading) -> tuple[Change | None, Found]:
            past = self._pasts.of(policy, consumer, draft)
            texts = sum(isinstance(e.fact, TEXTS) for e in past.entries if e.private is not None)
            waiting = sum(record.state.waiting for record in past.records.values())
            kept = owed_by_law(past.entries, keeps(past.entries, policy, draft.now), draft.now)
            return None, Found(len(past.present), texts, waiting, kept, holds_standing(past.entries))

        return self._pasts.caught_up(policy, lambda: self._core.change(policy, consumer, plan)[0])

    def erase(
        self, business: str, number: Phone, *, reason: str, why: str, anyway: bool, by: str, event: str = ""
    ) -> Erasure:
        """Delete every private part of a Consumer: numbers, words, names, evidence. Waiting texts are withdrawn.

        A stop stays in force: it is kept under the Consumer's id, which the number alone does not tell.
        What the law asks to keep speaks against it (`app.consent.retention` has the periods and their sources): then
        Conflict `must_be_kept` says what and until when. An administrator may set that aside with `anyway` and a
        `reason`, and the entry records it: the right to erasure (GDPR Article 17; California Civil Code 1798.105)
        ends where a legal duty or a claim needs the record (Article 17(3)(b) and (e); 1798.105(d)), and which of the
        two weighs more is theirs to say, not ours. Whoever erases proof gives up the proof.
        Raises Conflict `legal_hold` too, or `still_sending`; NotFound; LedgerBehind.
        """
        if why not in WHYS:
            raise BadInput("why", f"why must be one of {', '.join(WHYS)}")
        if digits(number.number)[-10:] in digits(reason):
            raise BadInput("reason", "reason: leave the number out of it, it would outlast the erasure")
        core = self._core
        policy = core.businesses.get(business)
        consumer = core.identity.consumer(business, number.address)
        self._joining.finish(policy, consumer)

        def plan(draft: Draft, reading: Reading) -> tuple[Change | None, Erasure | None]:
            if event and event in reading.events:
                return None, None
            past = self._pasts.of(policy, consumer, draft)
            if holds := holds_standing(past.entries):
                raise Conflict(f"A legal hold stands ({', '.join(holds)}): end it first.", code="legal_hold")
            kept = owed_by_law(past.entries, keeps(past.entries, policy, draft.now), draft.now)
            if kept and not anyway:
                raise must_be_kept(kept)
            aside = tuple(sorted({keep.why for keep in kept}))
            if not past.present:
                last = [e for e in past.entries if isinstance(e.fact, Erased)]
                return None, Erasure(last[-1].id if last else "")
            gone = set(past.present)
            done = enter(draft, past, gone, why, by, set_aside=aside, whole=True, reason=reason)
            return self._change(draft, event), done

        def run() -> Erasure:
            events = [event] if event else []
            done, applied = core.change(policy, consumer, plan, events=events, whole=True, ring=False)
            if done is not None and applied.done:
                return done
            seen = applied.value or core.store.read(business, policy.tag, events=events).events[event]
            return self._earlier(policy, consumer, int(seen))

        done = self._pasts.caught_up(policy, run)
        return done if self._pasts.copy(policy) else _uncopied(done)

    def age(
        self,
        policy: Policy,
        consumer: str,
        due: Callable[[Sequence[Entry], Policy, int], set[int]],
        *,
        write: bool = True,
        why: str = RETENTION,
        by: str = RETENTION,
    ) -> Erasure:
        """Erase what `due` says of a Consumer, under a tombstone of its own; without `write` only count it.

        Words of a text that waits are not old, whenever they were entered.
        """

        def plan(draft: Draft, reading: Reading) -> tuple[Change | None, Erasure]:
            past = self._pasts.of(policy, consumer, draft)
            busy = {r.text.ask.seq for r in past.records.values() if r.state.waiting or r.state is State.SENDING}
            gone = due(past.entries, draft.policy, draft.now) & set(past.present) - busy
            if not gone:
                return None, Erasure("")
            whole = gone == set(past.present)
            done = enter(draft, past, gone, why, by, whole=whole)
            if not write:
                return None, done
            return self._change(draft, "") if whole else draft.change(), done

        run = self._core.change
        return self._pasts.caught_up(policy, lambda: run(policy, consumer, plan, whole=True, ring=False)[0])

    def text(self, policy: Policy, consumer: str, text: str, *, by: str) -> Erasure:
        """Delete what is private of one text that is at its end: words, pictures and number.

        Raises Conflict `legal_hold` or `must_be_kept` (no consent, stop or Decision may rest on it), LedgerBehind.
        """

        def due(entries: Sequence[Entry], policy: Policy, now: int) -> set[int]:
            theirs = {e.seq for e in entries if isinstance(e.fact, TEXTS) and e.fact.text == text}
            if holds := holds_standing(entries):
                raise Conflict(f"A legal hold stands ({', '.join(holds)}): end it first.", code="legal_hold")
            law = {seq: keep for seq, keep in keeps(entries, policy, now).items() if seq in theirs and keep.law > now}
            if law:
                raise must_be_kept(owed_by_law(entries, law, now))
            return theirs

        done = self.age(policy, consumer, due, why="request", by=by)
        return done if self._pasts.copy(policy) else _uncopied(done)

    def _change(self, draft: Draft, event: str) -> Change:
        """The Change that erases: Redis's files are to be cleared after it."""
        seq = draft.standing.version
        look = -1 if draft.snapshot.held else None
        return draft.change(
            event=event, result=str(seq).encode(), look_at=look, commands=[self._files.ask(draft.policy.business)]
        )

    def _earlier(self, policy: Policy, consumer: str, seq: int) -> Erasure:
        """The erasure that was done under the same key before."""
        entry = entry_id(policy.tag, consumer, seq)
        row = self._core.ledger.entry(policy.business, entry)
        if row is None:
            raise Behind
        return Erasure(entry, row.facts["entries"], row.facts["texts"], tuple(row.facts["withdrawn"]))


def enter(
    draft: Draft,
    past: Past,
    gone: set[int],
    why: str,
    by: str,
    *,
    whole: bool,
    set_aside: tuple[str, ...] = (),
    reason: str = "",
) -> Erasure:
    """Enter an erasure of those entries: what waits is withdrawn, and what the store has of their texts is blanked.

    A text with the carrier keeps its record, without number and words, so that its last word still finds it.
    """
    if draft.snapshot.claims:
        raise Conflict("A text to this number is being sent at this moment; try again.", code="still_sending")
    told = [entry for entry in past.entries if entry.seq in gone]
    named = {getattr(entry.fact, "text", "") for entry in told}
    records = [record for record in past.records.values() if whole or record.id in named]
    withdrawn = []
    for record in sorted(records, key=lambda record: record.text.ask.seq or 0):
        bare = replace(record, text=replace(record.text, number="", body="", media=(), client_ref="", echo={}))
        if record.state.waiting:
            draft.move(bare, State.WITHDRAWN, rewrite=True, why="erased", by=by)
            withdrawn.append(record.id)
        elif bare.text != record.text:
            draft.steps.append(Step(bare, record.state, rewrite=True))
    texts = sum(isinstance(entry.fact, TEXTS) and bool(entry.fact.text) for entry in told)
    fact = Erased(
        why=why,
        by=by,
        seqs=spans(past.present, gone),
        entries=len(gone),
        texts=texts,
        whole=whole,
        set_aside=set_aside,
        withdrawn=tuple(withdrawn),
    )
    entry = draft.add(fact, private(note=reason) if reason else None)
    return Erasure(entry.id, len(gone), texts, tuple(withdrawn))


def digits(words: str) -> str:
    """The digits of some words."""
    return "".join(character for character in words if character.isdigit())


def _uncopied(done: Erasure) -> Erasure:
    return Erasure(done.entry, done.entries, done.texts, done.withdrawn, copied=False)
