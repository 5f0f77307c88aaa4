"""The same proof through the gateway: real use cases on a fake Redis, and no text on the wire that the model refuses.

Smaller than the machine of the pure core: it looks at what the store adds, such as a stop that is written without a
read, texts that wait in its queues, the lifting of stops, and the claims of a worker.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from itertools import count, product
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from app.consent.intent import Intent
from app.consent.model import ANY, DAY, HOUR, MINUTE, Ask, Author, ConsentTier, Kind, Source, State, Verdict
from app.consent.replies import window_of
from app.consent.standing import Standing
from app.consent.text import TextRecord
from app.errors import BadInput, Conflict
from app.gateway.consents import GrantRequest
from app.gateway.draft import Draft
from app.gateway.gateway import Gateway
from app.gateway.pressure import Pressure
from app.gateway.send import Send
from app.gateway.steps import claim, land
from app.keyring import Keyring
from app.ledger.queries import Ledger
from app.phone import parse_phone
from app.providers.seam import Fate, InboundText, Outcome
from app.settings import Settings
from app.store.change import Change, Reading
from app.store.store import Store, real_now
from app.wiring import assemble
from tests.consent.tiers import OTHER_RULES, Tiers, Wish
from tests.consent.worlds import OTHER, POLICY, PROGRAMS, SENDER
from tests.databases import migrated
from tests.fakes import fake_redis

ANNA = parse_phone("+17045550123")
SENDERS = st.sampled_from([SENDER, OTHER])
WORDS = (
    "Demo Dental may text you offers, up to 4 a month, from +1 704 555 0100. Msg & data rates may apply. "
    "Reply STOP to stop, HELP for help. Consent is not a condition of purchase. "
    "demo.example/privacy demo.example/terms"
)
SAID = {
    Intent.NONE: "When can you come?",
    Intent.STOP: "STOP",
    Intent.START: "START",
    Intent.HELP: "HELP",
    Intent.YES: "Yes",
    Intent.AMBIGUOUS: "enough",
}


class Conversations(RuleBasedStateMachine):
    """One Consumer's life through the use cases."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        data = Path(self.folder.name)
        self.engine = migrated(f"sqlite:///{data / 'ledger.db'}")
        self.client = fake_redis()
        store = Store(self.client, simulated_clock=True)
        pressure = Pressure(store, lambda: (0, 0), most_behind=100_000, now=count().__next__)
        parts = assemble(
            Settings.from_env({"CONSENTRY_DATA": str(data)}),
            Keyring(b"x" * 32, b"y" * 32),
            store,
            Ledger(self.engine),
            ring=lambda business: None,
            pressure=pressure,
        )
        self.gateway: Gateway = parts.gateway
        self.policy = self.gateway.admin.apply(POLICY, by="test")
        self.core = parts.core
        self.consumer = self.core.identity.consumer("demo", ANNA.address)
        self.model = Tiers(denying={"strict"})
        self.wishes: dict[str, Wish] = {}
        self.events = 0

    def teardown(self) -> None:
        try:
            while self.gateway.copying.once("demo", self.policy.tag):
                pass
            for text in self.wishes:
                account = self.gateway.why.text("demo", text)
                assert account.agrees, f"the ledger tells it otherwise: {account.as_json()}"
        finally:
            self.client.close()
            self.engine.dispose()
            self.folder.cleanup()

    @property
    def standing(self) -> Standing:
        reading = self.core.store.read("demo", self.policy.tag, [self.consumer])
        return reading.snapshots[self.consumer].standing

    @property
    def now(self) -> int:
        return self.standing.last_at

    def state(self, text: str) -> State:
        return self.core.store.texts("demo", [text])[text].state

    # ---- they ----

    @rule(sender=SENDERS, intent=st.sampled_from([*SAID, Intent.NONE, Intent.NONE]), media=st.booleans())
    def they_text(self, sender: str, intent: Intent, media: bool) -> None:
        self.texted(sender, SAID[intent], intent, media=(("https://a.example/1.jpg", "image/jpeg"),) if media else ())

    @rule(sender=SENDERS, what=st.sampled_from(["picture", "reaction", "group"]))
    def they_send_something_else(self, sender: str, what: str) -> None:
        if what == "picture":
            self.texted(sender, "", Intent.NONE, media=(("https://a.example/1.jpg", "image/jpeg"),))
        elif what == "reaction":
            self.texted(sender, "Liked “See you at nine”", None)
        else:
            self.texted(sender, "Hi all", None, group=True)

    def texted(self, sender: str, body: str, intent: Intent | None, **more: Any) -> None:
        """`intent` is None for what neither opens nor ends anything."""
        self.events += 1
        name = f"e{self.events}"
        values = {"event": name, "provider_id": name, "media": (), **more}
        inbound = InboundText(sender=sender, consumer=ANNA.address, body=body, **values)
        self.gateway.receive.text(self.policy, self.policy.senders[sender], inbound)
        at = self.now
        closes, owed = window_of(self.policy, self.policy.senders[sender], Intent.NONE, False, at)
        if intent is Intent.STOP:
            self.model.stopped(self.standing.revocations[ANY].at)
        elif intent is Intent.START:
            self.model.started(at, sender, closes, owed)
        elif intent not in (None, Intent.HELP):
            self.model.wrote(at, sender, closes, owed, unclear=intent is Intent.AMBIGUOUS)

    @rule(scope=st.sampled_from([ANY, "support", "reminders", "kind:promotional"]))
    def they_stop_by_phone(self, scope: str) -> None:
        self.gateway.consents.revoke(
            "demo", ANNA, scope=scope, source=Source.PHONE, received_at=0, note="called", by="test"
        )
        self.model.stopped(self.standing.revocations[scope].at, scope)

    @rule(
        program=st.sampled_from(sorted(PROGRAMS)),
        tier=st.sampled_from([ConsentTier.EXPRESS, ConsentTier.EXPRESS_WRITTEN]),
        source=st.sampled_from([Source.VERBAL, Source.WEB_FORM, Source.PAPER, Source.IMPORT, Source.THEY_ASKED]),
        document=st.booleans(),
        age=st.sampled_from([0, 0, HOUR, 3 * DAY]),
        lasts=st.sampled_from([0, 0, 4 * DAY]),
    )
    def they_agree(self, program: str, tier: ConsentTier, source: Source, document: bool, age: int, lasts: int) -> None:
        given = self.core.clock() - age
        asked = GrantRequest(
            ANNA,
            program,
            tier,
            source,
            given,
            expires_at=given + lasts if lasts else 0,
            disclosure="" if source is Source.VERBAL else WORDS,
            said="Yes, please." if source is Source.VERBAL else "",
            evidence={"document": "letter.pdf"} if document else {},
            no_confirmation="told at the desk",
        )
        try:
            self.gateway.consents.grant("demo", asked, by="test")
        except BadInput:
            return  # such as a spoken consent that would be a written one: nothing is recorded
        kind, until = PROGRAMS[program].kind.value, asked.expires_at
        self.model.granted(self.now, given, program, kind, tier.word, source.value, until=until, document=document)

    # ---- we ----

    @rule(
        sender=SENDERS,
        program=st.sampled_from(sorted(PROGRAMS)),
        topic=st.sampled_from(["", "", "roof", "invoice"]),
        author=st.sampled_from(Author),
        go=st.sampled_from([Fate.SENT, Fate.SENT, Fate.FAILED, Fate.NOT_SENT, None]),
    )
    def we_ask(self, sender: str, program: str, topic: str, author: Author, go: Fate | None) -> None:
        kind = PROGRAMS[program].kind
        topic = topic if kind is Kind.CONVERSATIONAL else ""
        send = Send(sender, ANNA, "Your chair is ready.", program=program, topic=topic, author=author)
        made = self.gateway.submit.one("demo", send, by="test")
        self.model.n += 1
        person = author is Author.PERSON
        wish = Wish(made.id, sender, program, kind.value, topic, person, n=self.model.n)
        self.wishes[made.id] = wish
        if made.state is State.READY:
            self.fit(wish)
        if go:
            self.what_is_fit_leaves(go)

    def fit(self, wish: Wish) -> None:
        self.model.n += 1
        wish.ready = (self.model.n, self.now)

    @rule(fate=st.sampled_from([Fate.SENT, Fate.FAILED, Fate.UNKNOWN]))
    def what_is_fit_leaves(self, fate: Fate) -> None:
        """A worker claims what stands at the head of the queue, until nothing does or one comes back unsent."""
        while True:
            place = self.core.store.read("demo", self.policy.tag, [self.consumer]).snapshots[self.consumer]
            if not place.queue or place.claims:
                return
            text = place.queue[0].text
            after = self.step(text, lambda draft, record: claim(draft, record, "worker"))
            wish = self.wishes.get(text)
            if after is not State.SENDING:
                continue
            if wish is not None:  # else it is an answer of ours to a keyword
                assert self.model.may(wish, self.now), f"{wish} left at {self.now}"
                self.model.goes(wish, self.now)
            after = self.step(text, lambda draft, record: land(draft, record, Outcome(fate, "SM1")))
            if wish is not None and after in (State.READY, State.FAILED):
                self.model.did_not_go(wish)
            if fate is Fate.NOT_SENT:
                return

    def step(self, text: str, take: Callable[[Draft, TextRecord], object]) -> State:
        def plan(draft: Draft, reading: Reading) -> tuple[Change | None, None]:
            take(draft, reading.texts[text])
            return draft.change(claim_until=real_now() + 20_000, look_at=0), None

        self.core.change(self.policy, self.consumer, plan, texts=[text])
        return self.state(text)

    @rule()
    def held_ones_are_looked_at(self) -> None:
        before = {text: self.state(text) for text in self.wishes}
        self.gateway.release.look(self.core.businesses.get("demo"))
        for text, wish in self.wishes.items():
            if before[text] is State.HELD and self.state(text) is State.READY:
                self.fit(wish)

    @rule()
    def a_person_reads_it(self) -> None:
        try:
            self.gateway.consents.settle_quarantine("demo", ANNA, by="test")
        except Conflict:
            return  # nothing of theirs waits to be read
        self.model.n += 1
        self.model.unread = False

    @rule(paused=st.booleans(), program=st.sampled_from(["", "support"]))
    def we_pause(self, paused: bool, program: str) -> None:
        self.policy = self.gateway.admin.pause("demo", paused=paused, program=program, by="test")

    @rule(ms=st.sampled_from([MINUTE, HOUR, 23 * HOUR, DAY, 3 * DAY]))
    def time_passes(self, ms: int) -> None:
        self.core.directory.advance(ms)

    @rule(sender=SENDERS, author=st.sampled_from(Author), ms=st.sampled_from([HOUR, DAY, 5 * DAY]))
    def a_worker_comes_late(self, sender: str, author: Author, ms: int) -> None:
        """What was fit to go when it was asked for is judged once more when it is claimed."""
        self.texted(sender, SAID[Intent.NONE], Intent.NONE)
        self.we_ask(sender, "support", "", author, None)
        self.core.directory.advance(ms)
        self.what_is_fit_leaves(Fate.SENT)

    @rule(
        source=st.sampled_from([Source.VERBAL, Source.PAPER, Source.IMPORT]), document=st.booleans(), late=st.booleans()
    )
    def they_change_their_mind(self, source: Source, document: bool, late: bool) -> None:
        """Stopped, and agreed again by what may lift it or may not."""
        self.texted(SENDER, SAID[Intent.STOP], Intent.STOP)
        self.core.directory.advance(HOUR)
        self.they_agree("reminders", ConsentTier.EXPRESS, source, document, 2 * HOUR if late else 0, 0)

    # ---- what must hold ----

    @invariant()
    def core_and_model_agree_on_what_might_be_asked_for(self) -> None:
        reading = self.core.store.read("demo", self.policy.tag, [self.consumer])
        if reading.snapshots[self.consumer].queue:
            return  # what is fit to go has taken up its part already, and the model only knows what left
        draft = self.core.draft(self.policy, reading, self.consumer)
        for sender, (program, each), author in product((SENDER, OTHER), PROGRAMS.items(), Author):
            ask = Ask(sender, program, each.kind, draft.now, area=ANNA.area, author=author)
            wish = Wish("", sender, program, each.kind.value, "", author is Author.PERSON)
            decision = draft.judge(ask)
            if decision.verdict is Verdict.ALLOW:
                assert self.model.may(wish, draft.now), f"{decision.code} allows {ask}"
            elif self.model.plainly(wish, draft.now):
                assert OTHER_RULES.issuperset(r.code for r in decision.reasons), f"{decision.reasons}: {ask}"

    @invariant()
    def nothing_waits_for_who_asked_to_be_left_alone(self) -> None:
        for text, wish in self.wishes.items():
            if self.model.is_stopped(wish.program, wish.kind):
                assert not self.state(text).waiting, "a stop denies what waits in the same step"

    @invariant()
    def core_and_model_know_of_the_same_stops(self) -> None:
        standing = self.standing
        for program, each in PROGRAMS.items():
            stopped = standing.revoked(program, each.kind) is not None
            assert stopped == self.model.is_stopped(program, each.kind.value)
        assert (standing.quarantine is not None) == self.model.unread


TestConversations = Conversations.TestCase
TestConversations.settings = settings(max_examples=30, stateful_step_count=25)
