"""The fold: a Standing and one more Entry make the next Standing. Public facts only, never today's policy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from msgspec.structs import replace

from app.consent import opt_out_line, own_texts, used
from app.consent.entries import Blocked, Entry, Granted, Moved, Restored, Revoked, Submitted, TextReceived
from app.consent.findings import Kept, NumberEnded, ProfileChanged, QuarantineSettled, SentElsewhere, StopMisread
from app.consent.model import ANY, Kind, Own, State
from app.consent.places import Known
from app.consent.standing import (
    BURST_TEXTS,
    Answered,
    Block,
    FirstReply,
    Grant,
    Promise,
    Quarantine,
    Revocation,
    Standing,
    Window,
)

V = TypeVar("V")


def fold(entries: Iterable[Entry], standing: Standing = Standing()) -> Standing:  # noqa: B008 (frozen)
    """The Standing after those entries."""
    for entry in entries:
        standing = step(standing, entry)
    return standing


def step(standing: Standing, entry: Entry) -> Standing:
    """The Standing after one more entry. Types it does not know of only move version and time."""
    fact = entry.fact
    match fact:
        case TextReceived():
            standing = _received(standing, entry, fact)
        case Restored():
            standing = _restored(standing, entry, fact)
        case Revoked():
            standing = _revoked(standing, entry, fact)
        case Granted():
            standing = _granted(standing, entry, fact)
        case Submitted():
            if fact.own in (Own.ASK, Own.CONFIRMATION):
                standing = own_texts.entered(standing, entry, fact)
            elif fact.state is State.READY:
                standing = _use(standing, entry, fact)
        case Moved():
            standing = own_texts.moved(_moved(standing, entry, fact), entry, fact)
        case Blocked():
            block = Block(entry.seq, entry.at, entry.id, fact.code)
            standing = replace(standing, blocks=_with(standing.blocks, fact.sender, block))
        case SentElsewhere():
            standing = used.elsewhere(standing, entry, fact)
        case QuarantineSettled():
            standing = replace(standing, quarantine=None)
        case ProfileChanged():
            standing = replace(standing, known=Known(fact.state, fact.zip, fact.zone))
        case StopMisread():
            standing = replace(standing, misread=(*standing.misread, fact.stop_seq))
        case Kept():
            standing = _kept(standing, entry, fact)
        case NumberEnded():
            standing = _ended(standing, fact.since)
        case _:
            pass
    return replace(standing, version=entry.seq, last_at=max(standing.last_at, entry.at))


def _revoked(standing: Standing, entry: Entry, fact: Revoked) -> Standing:
    revocation = Revocation(
        entry.seq, entry.at, entry.id, fact.source, fact.keyword, fact.own_act, fact.received_at, fact.wrong_number
    )
    lifted = {**standing.lifted, **dict.fromkeys(fact.spares, entry.seq)}
    return replace(standing, revocations=_with(standing.revocations, fact.scope, revocation), lifted=lifted)


def _received(standing: Standing, entry: Entry, fact: TextReceived) -> Standing:
    if fact.intent == "ambiguous":
        standing = replace(standing, quarantine=Quarantine(entry.seq, entry.at, entry.id))
    if fact.unblocks:
        standing = replace(standing, blocks=_without(standing.blocks, fact.sender))
    if fact.declines:
        standing = own_texts.settled(standing, fact.declines)
    return _open(standing, entry, fact)


def _restored(standing: Standing, entry: Entry, fact: Restored) -> Standing:
    return _open(
        replace(
            standing,
            grants=_as_left(_without_strangers(standing)),
            lifted={ANY: entry.seq},
            restored_at=entry.at,
            blocks=_without(standing.blocks, fact.sender),
            quarantine=None,
        ),
        entry,
        fact,
    )


def _without_strangers(standing: Standing) -> Standing:
    """Without what was agreed to before somebody said that the number is a wrong one: it was not theirs to restore."""
    wrong = max((stop.seq for stop in standing.in_force() if stop.wrong_number), default=0)
    return replace(standing, grants=tuple(g for g in standing.grants if g.seq > wrong)) if wrong else standing


def _open(standing: Standing, entry: Entry, fact: TextReceived | Restored) -> Standing:
    """Open or slide the window with that Sender, and owe it a first reply."""
    if not fact.closes_at:
        return standing
    before = standing.window(fact.sender, entry.at)
    window = Window(
        inbound=entry.id,
        seq=entry.seq,
        at=entry.at,
        opened_seq=before.opened_seq if before else entry.seq,
        closes_at=max(fact.closes_at, before.closes_at if before else 0),
        topics=before.topics if before else (),
    )
    owed = FirstReply(entry.id, entry.seq, entry.at, fact.first_reply_until)
    return replace(
        standing,
        windows=_with(standing.windows, fact.sender, window),
        first_replies=_with(standing.first_replies, fact.sender, owed),
    )


def _granted(standing: Standing, entry: Entry, fact: Granted) -> Standing:
    same = [g for g in standing.grants if (g.program, g.tier) == (fact.program, fact.tier)]
    proven = max([fact.given_at if fact.own_act else 0, *(g.own_act_at for g in same)])
    grant = Grant(
        fact.program,
        fact.tier,
        fact.given_at,
        entry.seq,
        entry.id,
        fact.source,
        fact.expires_at,
        own_act_at=proven,
        unconfirmed=fact.confirm,
    )
    lifted = standing.lifted
    if fact.lifts:
        standing = replace(standing, grants=_as_left(standing))
        lifted = {**lifted, fact.program: entry.seq}
    if fact.asked:
        standing = own_texts.settled(standing, fact.asked)
    if fact.given_at <= standing.ended_at:
        return replace(standing, lifted=lifted)  # someone else agreed to it
    others = tuple(g for g in standing.grants if not _covers(grant, g, entry.at))
    return replace(standing, grants=(*others, grant), lifted=lifted)


def _kept(standing: Standing, entry: Entry, fact: Kept) -> Standing:
    """The STOP no longer reaches those Programs. All else stays as it left it."""
    question = standing.question
    return replace(
        standing,
        grants=_as_left(standing),
        lifted={**standing.lifted, **dict.fromkeys(fact.programs, entry.seq)},
        question=replace(question, kept=True) if question and question.text == fact.asked else question,
    )


def _as_left(standing: Standing) -> tuple[Grant, ...]:
    """The grants as the Revocations so far left them, kept so when one is lifted: never marketing again."""
    return tuple(replace(g, tier=standing.worth(g)) for g in standing.grants)


def _covers(grant: Grant, other: Grant, now: int) -> bool:
    """Whether nothing is left that only `other` allows: what comes late may be older, or end sooner."""
    if (grant.program, grant.tier) != (other.program, other.tier):
        return False
    outlasts = not grant.expires_at or 0 < other.expires_at <= grant.expires_at
    return not other.live(now) or (outlasts and grant.at >= other.at)


def _ended(standing: Standing, since: int) -> Standing:
    """Whoever has the number now agreed to nothing that was agreed to before, and wrote none of it."""
    return replace(
        standing,
        ended_at=max(standing.ended_at, since),
        grants=tuple(
            replace(g, own_act_at=g.own_act_at if g.own_act_at > since else 0) for g in standing.grants if g.at > since
        ),
        windows={n: w for n, w in standing.windows.items() if w.at > since},
        first_replies={n: f for n, f in standing.first_replies.items() if f.at > since},
        promises=(),
        asks={},
        lines={},
        question=None,
    )


def _moved(standing: Standing, entry: Entry, fact: Moved) -> Standing:
    if fact.after is State.SENDING:
        if fact.reasons:  # claimed on another basis than it was ready on
            standing = _use(standing, entry, fact)
        if fact.kind is Kind.OWN:
            return standing
        return used.counted(standing, fact.sender, fact.kind, fact.program, fact.text, entry.at)
    if fact.before is State.HELD and fact.after is State.READY:
        released = (*standing.released, entry.at)[-BURST_TEXTS:]
        return _use(replace(standing, released=released), entry, fact)
    if fact.after is State.READY or (fact.after is State.FAILED and fact.before is not State.SENT):
        # It did not leave: no cap counts it.
        standing = replace(standing, promoted=tuple(p for p in standing.promoted if p.text != fact.text))
    if fact.after in (State.HELD, State.DENIED, State.EXPIRED, State.WITHDRAWN) or (
        fact.after is State.FAILED and fact.before is not State.SENT
    ):
        return give_back(standing, fact.sender, fact.text)
    return standing


def _use(standing: Standing, entry: Entry, fact: Submitted | Moved) -> Standing:
    """Take up what allowed a text: its topic is bound, the first reply is used, a follow-up begins."""
    if isinstance(fact, Submitted) and fact.own is Own.ANSWER:
        if fact.keeps:
            standing = own_texts.questioned(standing, entry, fact)
        if fact.topic:
            return replace(standing, answered=_with(standing.answered, fact.topic, Answered(entry.seq, entry.at)))
        return standing
    standing = opt_out_line.went(standing, entry, fact)
    basis = fact.reasons[0][0] if fact.reasons else ""
    window = standing.window(fact.sender, entry.at)
    if window and basis == "window":
        if fact.topic:
            standing = replace(standing, windows=_with(standing.windows, fact.sender, _bound(window, fact)))
        if fact.follow_up_until:
            until = fact.follow_up_until
            promise = Promise(fact.sender, fact.topic, fact.text, entry.id, entry.seq, until, program=fact.program)
            kept = tuple(p for p in standing.promises if (p.sender, p.topic) != (fact.sender, fact.topic))
            standing = replace(standing, promises=(*kept, promise))
    owed = standing.first_replies.get(fact.sender)
    if owed and basis in ("window", "first_reply") and not standing.ended_by_stop(owed.seq):
        used = owed.taken(fact.author, fact.text)
        standing = replace(standing, first_replies=_with(standing.first_replies, fact.sender, used))
    if basis == "follow_up":
        promise_used = next((p for p in standing.promises if p.entry in fact.because), None)
        if promise_used:
            begun = replace(
                promise_used,
                started_at=promise_used.started_at or entry.at,
                texts=(*promise_used.texts, fact.text),
            )
            standing = replace(standing, promises=tuple(begun if p is promise_used else p for p in standing.promises))
    return standing


def _bound(window: Window, fact: Submitted | Moved) -> Window:
    """The window with that text's topic bound. One that two texts took up is nobody's to give back."""
    for topic, binder in window.topics:
        if topic == fact.topic:
            shared = tuple((t, "" if t == topic else by) for t, by in window.topics)
            return window if binder in ("", fact.text) else replace(window, topics=shared)
    return replace(window, topics=(*window.topics, (fact.topic, fact.text)), may_bind=False)


def give_back(standing: Standing, sender: str, text: str) -> Standing:
    """Return what a text had taken up, once it is certain that it did not leave."""
    window = standing.windows.get(sender)
    if window and any(binder == text for _, binder in window.topics):
        freed = replace(window, topics=tuple(t for t in window.topics if t[1] != text), may_bind=True)
        standing = replace(standing, windows=_with(standing.windows, sender, freed))
    owed = standing.first_replies.get(sender)
    if owed and text in (owed.person, owed.automation):
        freed_reply = owed.given_back(text)
        standing = replace(standing, first_replies=_with(standing.first_replies, sender, freed_reply))
    if any(text == p.text or text in p.texts for p in standing.promises):
        kept = tuple(_unbegun(p, text) for p in standing.promises if p.text != text)
        standing = replace(standing, promises=kept)
    return opt_out_line.given_back(standing, text)


def _unbegun(promise: Promise, text: str) -> Promise:
    left = tuple(t for t in promise.texts if t != text)
    return replace(promise, texts=left, started_at=promise.started_at if left else 0)


def _with(mapping: Mapping[str, V], key: str, value: V) -> Mapping[str, V]:
    return {**mapping, key: value}


def _without(mapping: Mapping[str, V], key: str) -> Mapping[str, V]:
    return {k: v for k, v in mapping.items() if k != key}
