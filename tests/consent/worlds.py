"""Building a Consumer's entries for tests: a chain that numbers itself, and strategies for any of them."""

from __future__ import annotations

from hypothesis import strategies as st

from app.consent.entries import Blocked, Entry, Fact, Granted, Moved, Restored, Revoked, Submitted, TextReceived
from app.consent.findings import Kept, QuarantineSettled
from app.consent.fold import fold
from app.consent.model import (
    ANY,
    DAY,
    HOUR,
    Ask,
    Author,
    ConsentTier,
    Kind,
    Own,
    Policy,
    Program,
    Sender,
    Source,
    State,
)
from app.consent.standing import Standing
from app.ids import entry_id

NOON = 1_796_058_000_000  # Monday 2026-11-30 12:00 in New York
SENDER = "+17045550100"
OTHER = "+17045550101"
PROGRAMS = {
    "support": Program("support", Kind.CONVERSATIONAL),
    "reminders": Program("reminders", Kind.INFORMATIONAL, hold_for=3 * DAY, recurring=True),
    "offers": Program("offers", Kind.PROMOTIONAL, hold_for=7 * DAY, recurring=True),
    "strict": Program("strict", Kind.CONVERSATIONAL, on_missing_consent="deny"),
}
POLICY = Policy(
    "demo",
    "DEM0AA",
    "Demo",
    version=1,
    hours="Mon-Fri 08:00-18:00",
    senders={n: Sender(n, "simulator", stop_reply="gateway", default_program="support") for n in (SENDER, OTHER)},
    programs=PROGRAMS,
)

SHOWN = (
    "I agree to get recurring automated marketing texts from Demo about appointments and offers at this number, up to "
    "4 a month. Consent is not a condition of purchase. Msg & data rates may apply. Reply HELP for help, STOP to stop."
)
"""Words on which a grant of any tier may rest, for every Program of `POLICY`."""


class Chain:
    """One Consumer's entries as they happen."""

    def __init__(self, at: int = NOON) -> None:
        self.at = at
        self.entries: list[Entry] = []

    @property
    def standing(self) -> Standing:
        return fold(self.entries)

    def add(self, fact: Fact, after: int = 0) -> Entry:
        self.at += after
        seq = len(self.entries) + 1
        entry = Entry(entry_id("DEM0AA", "C", seq), seq, self.at, fact)
        self.entries.append(entry)
        return entry

    def inbound(self, after: int = 0, sender: str = SENDER, intent: str = "none", owed: int = DAY) -> Entry:
        closes = 0 if intent in ("help", "reaction") else self.at + after + DAY
        return self.add(
            TextReceived(
                f"in{len(self.entries)}", sender, "ev", intent, closes, (self.at + after + owed) if closes else 0
            ),
            after,
        )

    def stop(self, after: int = 0, scope: str = ANY, source: Source = Source.TEXT) -> Entry:
        return self.add(Revoked(scope, source, True, source is Source.TEXT), after)

    def start(self, after: int = 0, sender: str = SENDER) -> Entry:
        now = self.at + after
        return self.add(Restored("st", sender, "ev", now + DAY, now + DAY), after)

    def grant(
        self,
        program: str,
        tier: ConsentTier,
        after: int = 0,
        source: Source = Source.VERBAL,
        lifts: bool = False,
        expires_at: int = 0,
    ) -> Entry:
        return self.add(Granted(program, tier, source, self.at + after, expires_at, lifts=lifts), after)

    def goes(
        self,
        text: str,
        basis: str = "window",
        after: int = 0,
        topic: str = "",
        author: Author = Author.AUTOMATION,
        follow_up_until: int = 0,
    ) -> Entry:
        """A text was judged ready on that basis."""
        promise = self.standing.promise(SENDER, topic, text, None, self.at + after) if basis == "follow_up" else None
        return self.add(
            Submitted(
                text,
                SENDER,
                "support",
                Kind.CONVERSATIONAL,
                State.READY,
                author,
                "demo@1",
                topic=topic,
                reasons=((basis, {}),),
                because=(promise.entry,) if promise else (),
                follow_up_until=follow_up_until,
            ),
            after,
        )

    def moved(self, text: str, before: State, after_state: State, after: int = 0, **more: object) -> Entry:
        return self.add(Moved(text, SENDER, "support", before, after_state, **more), after)  # type: ignore[arg-type]


def ask(kind: Kind = Kind.CONVERSATIONAL, program: str = "", **more: object) -> Ask:
    names = {Kind.CONVERSATIONAL: "support", Kind.INFORMATIONAL: "reminders", Kind.PROMOTIONAL: "offers"}
    values: dict[str, object] = {"sender": SENDER, "made_at": NOON, "text": "t", **more}
    return Ask(program=program or names.get(kind, ""), kind=kind, **values)  # type: ignore[arg-type]


# ---- any entry, any Ask ----

_senders = st.sampled_from([SENDER, OTHER])
_programs = st.sampled_from(sorted(PROGRAMS))
_topics = st.sampled_from(["", "roof", "invoice"])
_texts = st.sampled_from(["a", "b", "c", "t"])
_sources = st.sampled_from(list(Source))
_bases = st.sampled_from(["window", "first_reply", "follow_up", "grant", "answer"])
_later = st.integers(1, 5 * DAY)


@st.composite
def facts(draw: st.DrawFn, at: int) -> Fact:
    """Any fact that changes a Standing, with instants around `at`."""
    which = draw(st.integers(0, 9))
    later = at + draw(_later)
    if which == 0:
        intent = draw(st.sampled_from(["none", "ambiguous", "help", "yes"]))
        opens = 0 if intent == "help" else later
        return TextReceived("i", draw(_senders), "e", intent, opens, opens)
    if which == 1:
        return Restored("r", draw(_senders), "e", later, later)
    if which == 2:
        return Revoked(draw(st.sampled_from([ANY, *PROGRAMS])), draw(_sources), draw(st.booleans()))
    if which == 3:
        tier = draw(st.sampled_from([ConsentTier.EXPRESS, ConsentTier.EXPRESS_WRITTEN]))
        expires = draw(st.sampled_from([0, later]))
        return Granted(draw(_programs), tier, draw(_sources), at, expires, lifts=draw(st.booleans()))
    if which == 4:
        return Blocked(draw(_senders), "t", "21610")
    if which == 5:
        return QuarantineSettled("e", "someone")
    if which == 9:
        return Kept(draw(st.sampled_from([("reminders",), ("reminders", "support")])), draw(_texts), ("a", "b"))
    common = {
        "text": draw(_texts),
        "sender": draw(_senders),
        "program": draw(_programs),
        "topic": draw(_topics),
        "author": draw(st.sampled_from(list(Author))),
        "reasons": ((draw(_bases), {}),),
        "follow_up_until": draw(st.sampled_from([0, later])),
        "line": draw(st.sampled_from(["", "own", "appended", "recent", "missing"])),
    }
    if which == 6:
        state = draw(st.sampled_from([State.READY, State.HELD, State.DENIED]))
        own = draw(st.sampled_from([None, None, Own.ANSWER]))
        keeps = draw(st.sampled_from([(), ("reminders",)])) if own else ()
        return Submitted(kind=Kind.CONVERSATIONAL, state=state, policy="demo@1", own=own, keeps=keeps, **common)
    before, after = draw(
        st.sampled_from(
            [
                (State.HELD, State.READY),
                (State.READY, State.SENDING),
                (State.SENDING, State.SENT),
                (State.SENDING, State.FAILED),
                (State.READY, State.HELD),
                (State.READY, State.DENIED),
                (State.SENDING, State.READY),
                (State.HELD, State.EXPIRED),
                (State.SENT, State.FAILED),
            ]
        )
    )
    return Moved(before=before, after=after, **common)


@st.composite
def chains(draw: st.DrawFn, most: int = 14) -> Chain:
    chain = Chain()
    for _ in range(draw(st.integers(0, most))):
        chain.at += draw(st.integers(0, 2 * DAY))
        chain.add(draw(facts(chain.at)))
    return chain


@st.composite
def asks(draw: st.DrawFn) -> Ask:
    kind = draw(st.sampled_from([Kind.CONVERSATIONAL, Kind.INFORMATIONAL, Kind.PROMOTIONAL, Kind.OWN]))
    return Ask(
        sender=draw(_senders),
        program=draw(_programs),
        kind=kind,
        made_at=NOON,
        text=draw(_texts),
        seq=draw(st.one_of(st.none(), st.integers(1, 20))),
        topic=draw(_topics),
        author=draw(st.sampled_from(list(Author))),
        offer=draw(st.sampled_from(["", "", "20% off"])),
        shortener=draw(st.sampled_from(["", "", "bit.ly"])),
        line=draw(st.sampled_from(["", "own", "appended", "recent", "missing"])),
        advice=draw(st.sampled_from([(), ("opt_in:yes", "unspaced")])),
        answers=draw(st.sampled_from(["", "ent_x"])),
        answers_seq=draw(st.sampled_from([0, 0, 1, 5])),
        not_before=draw(st.sampled_from([0, NOON + 3 * HOUR])),
        expires_at=draw(st.sampled_from([0, NOON + DAY])),
        own=draw(st.sampled_from(list(Own))) if kind is Kind.OWN else None,
        basis=draw(st.sampled_from(["", "ent_x"])),
        basis_at=NOON,
    )
