"""Standing: what a Consumer's entries add up to, and the questions it answers.

A Revocation is written without a read, so it only sets its own field; what it ends (windows, first replies,
promises) is told by comparing sequence numbers, never by clearing.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from msgspec.structs import replace

from app.consent.model import ANY, DAY, MINUTE, Author, ConsentTier, Kind, Source, kind_scope
from app.consent.places import Known
from app.consent.stop_question import StopQuestion

PROMOTED_FOR = 31 * DAY
PROMOTED_TEXTS = 200
"""How long and how many promotional texts are counted: the longest cap there may be."""
FOLLOW_UP_SPAN = 15 * MINUTE
FOLLOW_UP_TEXTS = 3
BURST_TEXTS = 3
OTHERS = "others"
"""In the place of a text's id: a reply that more than one text gave."""


class Grant(msgspec.Struct, frozen=True):
    """A consent on record for one Program."""

    program: str
    tier: ConsentTier
    at: int
    seq: int
    entry: str
    source: Source
    expires_at: int = 0
    own_act_at: int = 0  # when they last gave it by an act of their own, on evidence
    unconfirmed: bool = False  # its opt-in confirmation has yet to go
    confirming: str = ""  # the text that is to confirm it

    def live(self, now: int) -> bool:
        return not self.expires_at or now < self.expires_at


CLOCKS_MS = 5_000
"""Clocks may differ by so much: of what is this close in time the sequence says what came first."""


class Revocation(msgspec.Struct, frozen=True):
    """A wish not to be texted, for the scope it is kept under."""

    seq: int
    at: int
    entry: str
    source: Source
    keyword: bool = False
    own_act: bool = False
    received_at: int = 0  # when it came, where that was before it was entered
    wrong_number: bool = False  # whoever has the number agreed to nothing that was agreed to before

    @property
    def since(self) -> int:
        """When they said stop: a later act of theirs is one after this."""
        return min(self.received_at, self.at) if self.received_at else self.at


def revoked_by(stop: Revocation, grant: Grant) -> bool:
    """Whether a stop came after what was agreed, whichever of the two was entered first.

    A consent without evidence that was entered before the stop gets no benefit from its date. A stop that was entered
    when it was said came after all that stands before it, whatever the clocks said: one may have been set back.
    """
    late = stop.at - stop.since > CLOCKS_MS
    return grant.at <= stop.since or (grant.seq < stop.seq and not (late and grant.own_act_at > stop.since))


class Window(msgspec.Struct, frozen=True):
    """An open conversation with one Sender. `topics` are (topic, text that bound it)."""

    inbound: str  # the last inbound entry
    seq: int
    at: int
    opened_seq: int  # of the inbound entry that opened it
    closes_at: int
    topics: tuple[tuple[str, str], ...] = ()
    may_bind: bool = True


class FirstReply(msgspec.Struct, frozen=True):
    """The reply owed to an inbound text: a person and automation have one each (the text's id once used)."""

    inbound: str
    seq: int
    at: int
    until: int
    person: str = ""
    automation: str = ""
    also: tuple[Author, ...] = ()  # who answered with a second text before the first had left

    def taken(self, author: Author, text: str) -> FirstReply:
        """Once that text answers."""
        slot = self.person if author is Author.PERSON else self.automation
        if slot in ("", text):
            return replace(self, person=text) if author is Author.PERSON else replace(self, automation=text)
        return self if author in self.also else replace(self, also=(*self.also, author))

    def given_back(self, text: str) -> FirstReply:
        """Once it is certain that the text did not leave. A reply that another text gave too stays given."""
        left = {a: OTHERS if a in self.also else "" for a in Author}
        return replace(
            self,
            person=left[Author.PERSON] if self.person == text else self.person,
            automation=left[Author.AUTOMATION] if self.automation == text else self.automation,
        )


class Promise(msgspec.Struct, frozen=True):
    """A follow-up promised inside a window, to one Sender's topic."""

    sender: str
    topic: str
    text: str
    entry: str
    seq: int
    until: int
    started_at: int = 0
    texts: tuple[str, ...] = ()
    program: str = ""


class Block(msgspec.Struct, frozen=True):
    """The provider's own opt-out for one Sender."""

    seq: int
    at: int
    entry: str
    code: str


class Quarantine(msgspec.Struct, frozen=True):
    """An ambiguous text that a person has to read."""

    seq: int
    at: int
    entry: str


class Answered(msgspec.Struct, frozen=True):
    """The last answer of ours to one keyword, so that robots cannot make us answer for ever."""

    seq: int
    at: int


class Asked(msgspec.Struct, frozen=True):
    """Our ask for consent in one conversation. `until` is when a YES to it no longer counts, 0 before it left."""

    program: str
    tier: ConsentTier
    text: str
    entry: str
    seq: int
    opened_seq: int  # of the window it was made in: one ask each
    disclosure: str = ""  # SHA-256 of its words
    until: int = 0
    settled: bool = False  # they said yes or no


class Promoted(msgspec.Struct, frozen=True):
    """A promotional text that was claimed; caps count it unless it did not leave."""

    at: int
    program: str
    text: str


class LineGone(msgspec.Struct, frozen=True):
    """A text with an opt-out line that was let go."""

    text: str
    at: int
    seq: int


class Standing(msgspec.Struct, frozen=True):
    """What we may send one Consumer, and why. `version` is the sequence of the last entry."""

    version: int = 0
    last_at: int = 0
    grants: tuple[Grant, ...] = ()
    revocations: Mapping[str, Revocation] = {}
    lifted: Mapping[str, int] = {}
    windows: Mapping[str, Window] = {}
    first_replies: Mapping[str, FirstReply] = {}
    promises: tuple[Promise, ...] = ()
    blocks: Mapping[str, Block] = {}
    quarantine: Quarantine | None = None
    answered: Mapping[str, Answered] = {}
    released: tuple[int, ...] = ()  # when the last three held texts were released
    restored_at: int = 0  # when they last texted START
    asks: Mapping[str, Asked] = {}  # by Sender
    last_kinds: Mapping[str, Kind] = {}  # of the last text that left, by Sender
    promoted: tuple[Promoted, ...] = ()  # promotional texts claimed of late, oldest first
    known: Known = Known()  # where the Business says they are
    misread: tuple[int, ...] = ()  # Revocations that were none, by their seq
    lines: Mapping[str, tuple[LineGone, ...]] = {}  # the last ones, by kind:program
    ended_at: int = 0  # until when the number was someone else's
    question: StopQuestion | None = None  # the last one in an answer to a STOP of theirs

    def revoked(self, program: str = ANY, kind: Kind | None = None) -> Revocation | None:
        """The Revocation in force for the whole Business, for texts of that kind, or for `program`."""
        return next(iter(self.in_force(program, kind)), None) if self.revocations else None

    def in_force(self, program: str = ANY, kind: Kind | None = None) -> tuple[Revocation, ...]:
        """Every Revocation that stands against `program`: the whole Business's, that of its kind, and its own."""
        lifted = max(self.lifted.get(ANY, 0), self.lifted.get(program, 0))
        return tuple(stop for stop in self.stops(program, kind) if stop.seq > lifted)

    def stops(self, program: str, kind: Kind | None = None) -> tuple[Revocation, ...]:
        """Every last Revocation of its scope that reaches such texts, lifted or not."""
        scopes = dict.fromkeys((ANY, program, kind_scope(kind) if kind else ANY))
        found = (self.revocations.get(scope) for scope in scopes)
        return tuple(r for r in found if r and r.seq not in self.misread)

    def ended_by_stop(self, seq: int, program: str = ANY) -> bool:
        """Whether a Business-wide Revocation, or one for `program`, came after entry `seq`: it ends every conversation
        before it."""
        return bool(self.revocations) and any(stop.seq > seq for stop in self.stops(program))

    def window(self, sender: str, now: int) -> Window | None:
        """The open window with that Sender."""
        window = self.windows.get(sender)
        if window is None or now >= window.closes_at or self.ended_by_stop(window.seq):
            return None
        return window

    def first_reply(self, sender: str, author: Author, now: int) -> FirstReply | None:
        """The first reply that `author` still owes: a person's answer leaves nothing for automation to say."""
        owed = self.first_replies.get(sender)
        if owed is None or now >= owed.until or owed.person or self.ended_by_stop(owed.seq):
            return None
        return owed if author is Author.PERSON or not owed.automation else None

    def grant(self, program: str, tier: ConsentTier, now: int) -> Grant | None:
        """The strongest live grant of at least `tier` for that Program."""
        live = [g for g in self.grants if g.program == program and self.worth(g) >= tier and g.live(now)]
        return max(live, key=lambda g: (self.worth(g), g.seq), default=None)

    def worth(self, grant: Grant) -> ConsentTier:
        """The tier that a grant still has: whatever lifts a Revocation restores no marketing, only a written grant
        that was given after it does."""
        if grant.tier is not ConsentTier.EXPRESS_WRITTEN:
            return grant.tier
        ended = any(revoked_by(stop, grant) for stop in self.stops(grant.program, Kind.PROMOTIONAL))
        return ConsentTier.EXPRESS if ended else grant.tier

    def grants_for(self, program: str, now: int) -> list[Grant]:
        """The live express grants for that Program, oldest first."""
        live = [g for g in self.grants if g.program == program and g.tier >= ConsentTier.EXPRESS and g.live(now)]
        return sorted(live, key=lambda g: g.seq)

    def asked_in(self, sender: str, now: int) -> Asked | None:
        """Our ask in the conversation that is open with that Sender."""
        asked, window = self.asks.get(sender), self.window(sender, now)
        return asked if asked and window and asked.opened_seq == window.opened_seq else None

    def pending_ask(self, sender: str, now: int) -> Asked | None:
        """The ask that a YES to that Sender would answer now."""
        asked = self.asks.get(sender)
        if asked is None or asked.settled or now >= asked.until or self.ended_by_stop(asked.seq):
            return None
        return asked

    def capped_until(self, count: int, per: int, now: int, program: str = "") -> int:
        """When one more promotional text (of that Program) keeps to `count` in `per` ms; 0 where it does now."""
        recent = [p.at for p in self.promoted if p.at > now - per and program in ("", p.program)]
        return recent[-count] + per if len(recent) >= count else 0

    def line_gone_at(self, program: str, kind: Kind) -> int:
        """When a text of that Program and kind with an opt-out line was last let go; 0 for never, or before a stop."""
        stopped = max((r.seq for r in self.revocations.values()), default=0)
        return max((g.at for g in self.lines.get(f"{kind.value}:{program}", ()) if g.seq > stopped), default=0)

    def promise(self, sender: str, topic: str, text: str, seq: int | None, now: int) -> Promise | None:
        """A promised follow-up that `text` may be or continue, asked for after it was promised (`seq`, None while it
        is being made). A text without topic continues any."""
        for promise in self.promises:
            if promise.sender != sender or now >= promise.until or self.ended_by_stop(promise.seq, promise.program):
                continue
            if (topic and topic != promise.topic) or (seq is not None and seq <= promise.seq):
                continue
            if text and text in promise.texts:
                return promise
            begun = promise.started_at
            if not begun or (len(promise.texts) < FOLLOW_UP_TEXTS and now < begun + FOLLOW_UP_SPAN):
                return promise
        return None
