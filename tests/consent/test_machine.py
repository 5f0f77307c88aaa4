"""No sequence of events lets a text leave that a simple model of the three tiers would refuse, nor the reverse.

The machine makes any history of one Consumer through the very steps that the gateway commits (Draft, submit, claim,
land, rejudge), with the store left out, and asks both the core and the model of `tests.consent.tiers` about every
text at its claim, and about every sort of text that might be asked for at each moment.
"""

from __future__ import annotations

from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from msgspec.structs import replace

from app.consent.decide import Decision, decide
from app.consent.entries import Blocked, Entry, Granted, Restored, Revoked, TextReceived
from app.consent.findings import NumberEnded, QuarantineSettled, Settled, StopMisread
from app.consent.intent import Intent, understand
from app.consent.keeping import keepable
from app.consent.model import (
    ANY,
    ARROWS,
    DAY,
    HOUR,
    MINUTE,
    Ask,
    Author,
    ConsentTier,
    Kind,
    Own,
    Source,
    State,
    Verdict,
    kind_scope,
)
from app.consent.replies import block_revokes, follow_up_until, is_own_act, lifts, window_of
from app.consent.rules import RULES
from app.consent.standing import Standing
from app.consent.text import Text, TextRecord
from app.consent.watch import watched
from app.gateway.answering import answer_ask, enter_answer, to_stop
from app.gateway.consents import CATEGORIES
from app.gateway.draft import Draft
from app.gateway.receive import kept_in
from app.gateway.release import rejudge
from app.gateway.send import Send
from app.gateway.steps import claim, land
from app.gateway.submit import submit
from app.phone import parse_phone
from app.providers.seam import Fate, Outcome
from app.store.change import Snapshot
from tests.consent.tiers import OTHER_RULES, Tiers, Wish
from tests.consent.worlds import NOON, OTHER, POLICY, PROGRAMS, SENDER

NEVER_LEFT = {(State.SENDING, State.READY), (State.SENDING, State.FAILED), (State.UNKNOWN, State.FAILED)}
"""The steps after which it is certain that a claimed text did not leave."""

NEVER_ARRIVED = {State.DENIED, State.EXPIRED, State.WITHDRAWN, State.FAILED, State.UNDELIVERED}

WINDOWS = {SENDER: DAY, OTHER: 2 * HOUR}
SENDERS = st.sampled_from([SENDER, SENDER, OTHER])
TOPICS = st.sampled_from(["", "", "roof", "invoice", "stairs"])
PROGRAM = st.sampled_from(sorted(PROGRAMS))
WAITS = st.sampled_from([1, MINUTE, 10 * MINUTE, 16 * MINUTE, HOUR, 3 * HOUR, 20 * HOUR, DAY, 2 * DAY, 4 * DAY])
PICK = st.integers(0, 5)
FATES = st.sampled_from([Fate.SENT, Fate.SENT, Fate.SENT, Fate.NOT_SENT, Fate.FAILED, Fate.UNKNOWN])
SOURCES = st.sampled_from(
    [Source.VERBAL, Source.WEB_FORM, Source.KEYWORD, Source.PAPER, Source.ENGAGEMENT_LETTER, Source.EMAIL]
    + [Source.THEY_ASKED, Source.IMPORT]
)
SCOPES = st.sampled_from([ANY, ANY, ANY, "offers", "reminders", "support", *map(kind_scope, CATEGORIES)])
TIERS = st.sampled_from([ConsentTier.EXPRESS, ConsentTier.EXPRESS_WRITTEN])

SORTS = [
    (program, kind, topic, author)
    for program, each in PROGRAMS.items()
    for kind in (Kind.CONVERSATIONAL, Kind.INFORMATIONAL, Kind.PROMOTIONAL)
    if kind.rank >= each.kind.rank and (kind is each.kind or program == "support")
    for topic in (("", "roof", "other") if kind is Kind.CONVERSATIONAL else ("",))
    for author in (Author if kind is Kind.CONVERSATIONAL else (Author.AUTOMATION,))
]
"""Every sort of text that matters."""


class Consumer(RuleBasedStateMachine):
    """One Consumer's life, in the core and in the model."""

    @initialize()
    def begin(self) -> None:
        self.now = NOON
        senders = {n: replace(s, window=WINDOWS[n]) for n, s in POLICY.senders.items()}
        self.policy = replace(POLICY, senders=senders, stop_question=True)
        self.standing = Standing()
        self.texts: dict[str, TextRecord] = {}
        self.wishes: dict[str, Wish] = {}
        self.entries: list[Entry] = []
        self.inbound: dict[str, int] = {}  # the model's count of each inbound entry
        self.model = Tiers(denying={"strict"})

    # ---- both told ----

    def draft(self) -> Draft:
        return Draft(self.policy, Snapshot("C", self.standing), self.now, RULES)

    def commit(self, draft: Draft) -> list[Entry]:
        """What the store does with a Draft, and the model told which texts became fit to go or did not leave."""
        self.standing = draft.standing
        self.entries += draft.entries
        for taken in draft.steps:
            record, before = taken.record, taken.before
            self.texts[record.id] = record
            if record.text.ask.kind is Kind.OWN:
                self.our_answer_moved(record, draft.now)
                continue
            if before is None:
                self.wishes[record.id] = self.wish(record.text.ask)
            wish = self.wishes[record.id]
            if record.state is State.READY and before is not State.SENDING:
                self.model.n += 1
                wish.ready = (self.model.n, draft.now)
                inside = self.model._in_conversation(wish, draft.now)
                if record.text.ask.promises and inside:
                    program = self.policy.programs[wish.program]
                    wish.promised_until = follow_up_until(self.policy, program, draft.now)
            if record.state is State.SENDING:
                assert self.model.may(wish, draft.now), f"{wish} left at {draft.now}"
                self.model.goes(wish, draft.now)
            elif (before, record.state) in NEVER_LEFT:
                self.model.did_not_go(wish)
        return draft.entries

    def our_answer_moved(self, record: TextRecord, now: int) -> None:
        if record.state in (State.READY, State.SENDING):
            self.model.answer_left(record.id, now if record.state is State.SENDING else None)
        elif record.state in NEVER_ARRIVED:
            self.model.answer_lost(record.id)

    def wish(self, ask: Ask) -> Wish:
        self.model.n += 1
        person = ask.author is Author.PERSON
        return Wish(ask.text, ask.sender, ask.program, ask.kind.value, ask.topic, person, n=self.model.n)

    def of(self, *states: State) -> list[TextRecord]:
        return sorted((t for t in self.texts.values() if t.state in states), key=lambda t: t.text.ask.seq or 0)

    # ---- they ----

    @rule(
        sender=SENDERS,
        intent=st.sampled_from([Intent.NONE, Intent.NONE, Intent.NONE, Intent.YES, Intent.AMBIGUOUS, Intent.HELP]),
        group=st.sampled_from([False, False, False, True]),
    )
    def they_write(self, sender: str, intent: Intent, group: bool) -> None:
        draft = self.draft()
        closes, owed = window_of(self.policy, self.policy.senders[sender], intent, group, draft.now)
        entry = draft.add(TextReceived(f"in{len(self.entries)}", sender, "e", intent.value, closes, owed))
        self.commit(draft)
        if intent is Intent.HELP or group:
            self.model.unread = self.model.unread or intent is Intent.AMBIGUOUS
            return
        local_end = window_of(self.policy, self.policy.senders[sender], Intent.NONE, False, draft.now)[1]
        unclear = intent is Intent.AMBIGUOUS
        self.model.wrote(draft.now, sender, draft.now + WINDOWS[sender], local_end, unclear=unclear)
        self.inbound[entry.id] = self.model.n

    @rule(
        scope=SCOPES,
        texted=st.booleans(),
    )
    def they_stop(self, scope: str, texted: bool) -> None:
        draft = self.draft()
        texted = texted and scope == ANY
        source = Source.TEXT if texted else Source.PHONE
        draft.add(Revoked(scope, source, keyword=texted, own_act=texted))
        self.commit(draft)
        self.model.stopped(draft.now, scope)
        for record in self.of(State.READY, State.HELD):
            ask = record.text.ask
            if ask.program and scope in (ANY, ask.program, kind_scope(ask.kind)):  # our own answer goes all the same
                self.texts[record.id] = replace(record, state=State.DENIED)

    @rule(sender=SENDERS)
    def they_start_again(self, sender: str) -> None:
        draft = self.draft()
        closes, owed = window_of(self.policy, self.policy.senders[sender], Intent.START, False, draft.now)
        entry = draft.add(Restored("st", sender, "e", closes, owed))
        self.commit(draft)
        self.model.started(draft.now, sender, draft.now + WINDOWS[sender], owed)
        self.inbound[entry.id] = self.model.n

    @rule(
        program=PROGRAM,
        tier=TIERS,
        source=SOURCES,
        document=st.booleans(),
        age=st.sampled_from([0, 0, 0, MINUTE, HOUR, DAY, 30 * DAY]),
        lasts=st.sampled_from([0, 0, 0, HOUR, DAY, 31 * DAY]),
    )
    def they_agree(self, program: str, tier: ConsentTier, source: Source, document: bool, age: int, lasts: int) -> None:
        if source is Source.VERBAL:
            tier = ConsentTier.EXPRESS  # the gateway refuses to record more
        draft = self.draft()
        given = draft.now - age
        until = given + lasts if lasts else 0
        kind = PROGRAMS[program].kind
        lifting = lifts(source, given, document, PROGRAMS[program], draft.standing, draft.now)
        own_act = is_own_act(source, document)
        draft.add(Granted(program, tier, source, given, until, own_act=own_act, lifts=lifting))
        self.commit(draft)
        self.model.granted(
            draft.now, given, program, kind.value, tier.word, source.value, until=until, document=document
        )
        assert (self.standing.revoked(program, kind) is not None) == self.model.is_stopped(program, kind.value)

    @rule(
        program=st.sampled_from(["offers", "reminders", "support"]),
        before=SOURCES,
        after=SOURCES,
        tier=TIERS,
        document=st.booleans(),
        start=st.booleans(),
        age=st.sampled_from([0, 0, 2]),
    )
    def they_change_their_mind(
        self, program: str, before: Source, after: Source, tier: ConsentTier, document: bool, start: bool, age: int
    ) -> None:
        """Agreed, stopped and agreed or started again, of which chance alone makes too few."""
        self.they_agree(program, ConsentTier.EXPRESS_WRITTEN, before, True, 0, 0)
        self.now += 1
        self.they_stop(ANY, True)
        self.now += 1
        if start:
            self.they_start_again(SENDER)
        else:
            self.they_agree(program, tier, after, document, age, 0)

    @rule(sender=SENDERS, fate=st.sampled_from([Fate.SENT, Fate.SENT, Fate.SENT, Fate.UNKNOWN, Fate.FAILED, None]))
    def they_stop_and_are_answered(self, sender: str, fate: Fate | None) -> None:
        """As the gateway does: what stood before the STOP tells what its one answer asks."""
        before, model = self.standing, self.model
        agreed = {p for p in model.agreed_to(self.now) if not model.is_stopped(p, PROGRAMS[p].kind.value)}
        clear = len(agreed) > 1 and not model.unread and not model.blocks
        clear = clear and not (model.question and model.question.kept)
        self.they_stop(ANY, True)
        draft = self.draft()
        offered = keepable(self.policy, before, "sms", draft.now)
        assert set(offered) <= agreed & {"reminders"}, "informational, agreed to, and not stopped before"
        assert set(offered) == agreed & {"reminders"} or not clear
        stop = self.standing.revocations[ANY].entry
        said = to_stop(understand("STOP"), ANY, stop, offered)(draft)
        if said is None:
            return
        ask = answer_ask(sender, f"a{len(self.entries)}", "stop", stop, draft.now, draft.now)
        if enter_answer(draft, Text("C", ask, "+17045550123", said.words), said) is None:
            return
        if said.keeps:
            assert said.keeps == offered
            assert "KEEP" in said.words
            self.model.asked_what_to_keep(ask.text, sender, said.keeps)
        self.commit(draft)
        if fate and not self.of(State.SENDING):
            while self.of(State.READY) and not self.of(State.SENDING):
                self.claimed()
                self.answered(fate)

    @rule(sender=SENDERS)
    def they_say_keep(self, sender: str) -> None:
        draft = self.draft()
        kept = kept_in(draft, sender, "Keep!", draft.now)
        closes, owed = window_of(self.policy, self.policy.senders[sender], Intent.NONE, False, draft.now)
        entry = draft.add(TextReceived("k", sender, "e", "none", closes, owed))
        if kept:
            draft.add(replace(kept, because=(*kept.because, entry.id)))
        self.commit(draft)
        self.model.wrote(draft.now, sender, draft.now + WINDOWS[sender], owed)
        self.inbound[entry.id] = self.model.n
        self.model.said_keep(draft.now, sender)
        for name, program in PROGRAMS.items():
            stopped = self.standing.revoked(name, program.kind) is not None
            assert stopped == self.model.is_stopped(name, program.kind.value)

    @rule(
        sender=SENDERS,
        to=SENDERS,
        wait=st.sampled_from([0, 1, HOUR, DAY - 1, DAY]),
        between=st.sampled_from(["", "", "", "stop", "start", "reminders", "offers", "number", "answered again"]),
    )
    def they_stop_and_keep(self, sender: str, to: str, wait: int, between: str) -> None:
        """Agreed to reminders and offers, stopped all, and kept the reminders, of which chance alone makes too few."""
        self.they_agree("reminders", ConsentTier.EXPRESS, Source.PAPER, True, 0, 0)
        self.they_agree("offers", ConsentTier.EXPRESS_WRITTEN, Source.PAPER, True, 0, 0)
        self.now += 1
        self.they_stop_and_are_answered(sender, Fate.SENT)
        self.now += wait
        if between == "stop":
            self.they_stop(ANY, True)
        elif between == "start":
            self.they_start_again(sender)
        elif between in PROGRAMS:
            self.they_stop(between, False)
        elif between == "number":
            self.another_has_the_number(0)
        elif between == "answered again":
            self.they_stop_and_are_answered(sender, Fate.SENT)
        self.they_say_keep(to)

    # ---- we ----

    @rule(
        sender=SENDERS,
        sort=st.sampled_from(SORTS),
        topic=TOPICS,
        promises=st.booleans(),
        later=st.sampled_from([0, 0, 0, HOUR]),
        go=st.sampled_from([Fate.SENT, Fate.SENT, None]),
    )
    def we_ask(
        self, sender: str, sort: tuple[Any, ...], topic: str, promises: bool, later: int, go: Fate | None
    ) -> None:
        program, kind, _, author = sort
        draft = self.draft()
        send = Send(
            sender,
            parse_phone("+17045550123"),
            "Your chair is ready.",
            program=program,
            kind=kind,
            topic=topic if kind is Kind.CONVERSATIONAL else "",
            promises_follow_up=promises,
            author=author,
            not_before=draft.now + later if later else 0,
        )
        submit(draft, send, f"t{len(self.texts)}", by="test")
        self.commit(draft)
        while go and self.of(State.READY) and not self.of(State.SENDING):
            self.claimed()
            self.answered(go)

    @precondition(lambda self: self.of(State.READY) and not self.of(State.SENDING))
    @rule()
    def claimed(self) -> None:
        draft = self.draft()
        claim(draft, self.of(State.READY)[0], "worker")
        self.commit(draft)

    @precondition(lambda self: self.of(State.SENDING))
    @rule(fate=FATES, opted_out=st.sampled_from([False, False, True]))
    def answered(self, fate: Fate, opted_out: bool = False) -> None:
        for record in self.of(State.SENDING):
            draft = self.draft()
            refused = fate is Fate.FAILED and opted_out
            land(draft, record, Outcome(fate, "SM1", "21610" if refused else "", opted_out=refused))
            self.commit(draft)
            if refused:
                self.the_carrier_refuses(record.text.ask.sender)

    @precondition(lambda self: self.of(State.SENT, State.UNKNOWN))
    @rule(pick=PICK, after=st.sampled_from([State.SENT, State.DELIVERED, State.UNDELIVERED, State.FAILED]))
    def a_receipt_comes(self, pick: int, after: State) -> None:
        found = self.of(State.SENT, State.UNKNOWN)
        record = found[pick % len(found)]
        if after in ARROWS[record.state]:
            draft = self.draft()
            draft.move(record, after, by="receipt")
            self.commit(draft)

    def the_carrier_refuses(self, sender: str) -> None:
        """As the gateway does: a Blocked stands in the outcome's own change, a Revocation may follow it."""
        assert isinstance(self.entries[-1].fact, Blocked)
        self.model.blocked(self.now, sender)
        if self.standing.revoked() is None and block_revokes(self.standing, self.now):
            draft = self.draft()
            draft.add(Revoked(ANY, Source.PROVIDER, sender=sender))
            self.commit(draft)
            for record in self.of(State.READY, State.HELD):
                if record.text.ask.program:
                    self.texts[record.id] = replace(record, state=State.DENIED)

    @precondition(lambda self: self.of(State.HELD))
    @rule()
    def held_ones_are_looked_at(self) -> None:
        draft = self.draft()
        for record in self.of(State.HELD):
            rejudge(draft, record)
        self.commit(draft)

    @precondition(lambda self: self.of(State.HELD))
    @rule(pick=PICK)
    def an_operator_says_what_it_answers(self, pick: int) -> None:
        found = self.of(State.HELD)
        record = found[pick % len(found)]
        ask = record.text.ask
        window, owed = self.standing.windows.get(ask.sender), self.standing.first_replies.get(ask.sender)
        known = {w.inbound: w.seq for w in (window, owed) if w}
        if not known:
            return
        answers, at = next(iter(known.items()))
        draft = self.draft()
        draft.add(Settled(record.id, answers, "anna"))
        settled = replace(record, text=replace(record.text, ask=replace(ask, answers=answers, answers_seq=at)))
        self.wishes[record.id].answers = self.inbound[answers]
        decision = draft.judge(settled.text.ask)
        if decision.state is State.HELD:
            draft.rehold(settled, decision, rewrite=True)
        else:
            draft.move(settled, decision.state, decision=decision, rewrite=True)
        self.commit(draft)

    @precondition(lambda self: self.of(State.HELD, State.READY))
    @rule(pick=PICK)
    def an_operator_takes_one_back(self, pick: int) -> None:
        found = self.of(State.HELD, State.READY)
        draft = self.draft()
        draft.move(found[pick % len(found)], State.WITHDRAWN, by="anna")
        self.commit(draft)

    @precondition(lambda self: [s.scope for s in self.model.stops] == [ANY] and not self.model.is_started())
    @rule()
    def their_stop_was_misread(self) -> None:
        stop = self.standing.revocations[ANY]
        draft = self.draft()
        draft.add(StopMisread(stop.entry, stop.seq, "anna"))
        self.commit(draft)
        self.model.misread(self.model.stops[0])

    @rule(ago=st.sampled_from([0, HOUR, 2 * DAY]))
    def another_has_the_number(self, ago: int) -> None:
        draft = self.draft()
        draft.add(NumberEnded("reassigned", draft.now - ago, "anna"))
        self.commit(draft)
        self.model.number_ended(draft.now - ago)

    @precondition(lambda self: self.standing.quarantine)
    @rule()
    def a_person_read_it(self) -> None:
        draft = self.draft()
        draft.add(QuarantineSettled("e", "anna"))
        self.commit(draft)
        self.model.unread = False

    @rule(paused=st.booleans())
    def we_pause(self, paused: bool) -> None:
        self.policy = replace(self.policy, paused=paused)

    @rule(hours=st.sampled_from([0, 1, 48]))
    def we_watch(self, hours: int) -> None:
        until = self.now + hours * HOUR
        watching = replace(self.policy.senders[SENDER], mode="watch" if hours else "guard", watch_until=until)
        self.policy = replace(self.policy, senders={**self.policy.senders, SENDER: watching})
        self.model.watched_until[SENDER] = until if hours else 0

    # ---- time ----

    @rule(ms=WAITS)
    def time_passes(self, ms: int) -> None:
        self.now += ms

    @rule(pick=st.integers(0, 20), off=st.sampled_from([-1, 0, 0, 1]))
    def something_is_about_to_end(self, pick: int, off: int) -> None:
        """Boundaries are where such code goes wrong."""
        ends = {h.closes for h in self.model.heard} | {h.owed for h in self.model.heard}
        ends |= {g.until for g in self.model.grants} | {w.promised_until for w in self.model.left}
        ahead = sorted(end + off for end in ends if end + off > self.now)
        if ahead:
            self.now = ahead[pick % min(len(ahead), 3)]

    @rule(sender=SENDERS, author=st.sampled_from(Author), promises=st.booleans(), off=st.sampled_from([-1, 0, HOUR]))
    def a_conversation_ends(self, sender: str, author: Author, promises: bool, off: int) -> None:
        """Answered, and over: what may come after it is a first reply or a follow-up, or nothing."""
        self.they_write(sender, Intent.NONE, False)
        self.we_ask(sender, ("support", Kind.CONVERSATIONAL, "", author), "", promises, 0, Fate.SENT)
        self.now = max(self.now, max(h.closes for h in self.model.heard) + off)
        if promises and off == 0:
            self.now = max([self.now, *(w.promised_until for w in self.model.left)])

    # ---- what must hold ----

    @invariant()
    def core_and_model_agree_on_what_might_be_asked_for(self) -> None:
        if not hasattr(self, "model") or self.of(State.READY):
            return  # what is fit to go has taken up its part already, and the model only knows what left
        now = max(self.now, self.standing.last_at)
        for sender in (SENDER, OTHER):
            for program, kind, topic, author in SORTS:
                ask = Ask(sender, program, kind, now, topic=topic, author=author)
                decision = self.judged(ask, now)
                wish = Wish("", sender, program, kind.value, topic, author is Author.PERSON)
                if decision.verdict is Verdict.ALLOW:
                    assert self.model.may(wish, now), f"{decision.code} allows {ask}"
                elif self.model.plainly(wish, now):
                    assert OTHER_RULES.issuperset(r.code for r in decision.reasons), f"{decision.reasons}: {ask}"

    @invariant()
    def our_own_texts_rest_on_something(self) -> None:
        if not hasattr(self, "model"):
            return
        now = max(self.now, self.standing.last_at)
        for sender in (SENDER, OTHER):
            asking = Ask(sender, "support", Kind.OWN, now, own=Own.ASK)
            if self.judged(asking, now).verdict is Verdict.ALLOW:
                assert self.model.open_talk(sender, now)
                assert not self.model.is_stopped("support", "conversational")
                assert not self.model.unread
        for grant in self.standing.grants:
            confirming = Ask(SENDER, grant.program, Kind.OWN, now, own=Own.CONFIRMATION, basis=grant.entry)
            if self.judged(confirming, now).verdict is Verdict.ALLOW:
                assert not grant.expires_at or now < grant.expires_at
                assert not self.model.is_stopped(grant.program, PROGRAMS[grant.program].kind.value)
        for stop in self.standing.revocations.values():
            answer = Ask(SENDER, "", Kind.OWN, now, own=Own.ANSWER, basis=stop.entry, basis_at=stop.at, topic="stop")
            found = self.judged(answer, now)
            if now >= stop.at + 5 * MINUTE:
                assert found.verdict is Verdict.DENY, "late is never"
            elif SENDER not in self.model.blocks:
                assert found.verdict is Verdict.ALLOW, "neither the stop nor a pause objects to its answer"

    def judged(self, ask: Ask, now: int) -> Decision:
        decision = decide(ask, self.standing, self.policy, now)
        return watched(decision, ask, self.standing, self.policy, now)


TestConsumer = Consumer.TestCase
TestConsumer.settings = settings(max_examples=150, stateful_step_count=30)
