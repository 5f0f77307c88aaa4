"""What may be kept of all that somebody stopped: when it is asked, in which words, and what a KEEP lifts."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from app.consent.answers import KEEPS, WORDS
from app.consent.decide import decide
from app.consent.entries import Blocked, Entry, Granted, Moved, Submitted
from app.consent.findings import Kept, NumberEnded
from app.consent.intent import Intent, understand
from app.consent.keeping import asked_about, keepable, kept_by, may_ask, pending_question, says_keep
from app.consent.model import (
    DAY,
    HOUR,
    MINUTE,
    Author,
    ConsentTier,
    Kind,
    Own,
    Policy,
    Program,
    Source,
    State,
    Verdict,
    kind_scope,
)
from app.consent.outgoing import read_outgoing
from app.consent.replies import answer_to
from app.consent.segments import segments
from app.consent.standing import Standing
from app.consent.wordings.catalogue import WORDINGS
from app.consent.wordings.keeping import kept_text, question_text
from app.store.codec import pack_standing, unpack_standing
from tests.consent.worlds import NOON, OTHER, POLICY, SENDER, Chain, ask

BILLING = Program("billing", Kind.INFORMATIONAL, "billing notices")
REMINDERS = replace(POLICY.programs["reminders"], description="appointment reminders")
ASKING = replace(
    POLICY,
    name="Acme Dental",
    help="704-555-0199",
    stop_question=True,
    programs={**POLICY.programs, "reminders": REMINDERS, "billing": BILLING},
)
EXPRESS, WRITTEN = ConsentTier.EXPRESS, ConsentTier.EXPRESS_WRITTEN


def agreed(*more: Callable[[Chain], object]) -> Chain:
    """They agreed to reminders and offers, and then that."""
    chain = Chain()
    chain.grant("reminders", EXPRESS)
    chain.grant("offers", WRITTEN, source=Source.PAPER)
    for act in more:
        chain.at += MINUTE
        act(chain)
    return chain


# ---- when it is asked ----


@pytest.mark.parametrize(
    ("acts", "policy", "asked"),
    [
        ([], {}, ("reminders",)),
        ([], {"stop_question": False}, ()),
        ([lambda c: c.grant("billing", EXPRESS)], {}, ("reminders", "billing")),
        ([lambda c: c.stop()], {}, ()),
        ([lambda c: c.stop(), lambda c: c.start()], {}, ("reminders",)),
        ([lambda c: c.stop(scope="reminders", source=Source.PHONE)], {}, ()),
        ([lambda c: c.stop(scope=kind_scope(Kind.INFORMATIONAL), source=Source.PHONE)], {}, ()),
        ([lambda c: c.stop(scope="offers", source=Source.PHONE)], {}, ()),
        ([lambda c: c.inbound(intent="ambiguous")], {}, ()),
        ([lambda c: c.add(Blocked(SENDER, "t", "21610"))], {}, ("reminders",)),
        ([lambda c, n=n: c.add(Blocked(n, "t", "21610")) for n in (SENDER, OTHER)], {}, ()),
        ([lambda c: c.add(NumberEnded("reassigned", c.at, "anna"))], {}, ()),
        ([], {"programs": {"offers": ASKING.programs["offers"]}}, ()),
        ([], {"programs": {**ASKING.programs, "reminders": replace(REMINDERS, senders=("rcs:x",))}}, ()),
    ],
    ids=[
        "agreed to two",
        "policy does not ask",
        "several to keep",
        "stopped already",
        "stopped and started",
        "stopped by program",
        "stopped by kind",
        "one left",
        "quarantine",
        "one number blocked",
        "every number blocked",
        "another's number",
        "no such program",
        "sent on another channel",
    ],
)
def test_when_a_stop_is_asked_about(
    acts: list[Callable[[Chain], object]], policy: dict[str, object], asked: tuple[str, ...]
) -> None:
    chain = agreed(*acts)
    assert keepable(replace(ASKING, **policy), chain.standing, "sms", chain.at) == asked  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("program", "tier", "expires", "confirm", "asked"),
    [
        ("reminders", EXPRESS, 0, False, True),
        ("reminders", WRITTEN, 0, False, True),
        ("reminders", ConsentTier.IMPLIED, 0, False, False),
        ("reminders", EXPRESS, HOUR, False, True),
        ("reminders", EXPRESS, MINUTE, False, False),
        ("reminders", EXPRESS, 0, True, False),
        ("support", EXPRESS, 0, False, False),
    ],
)
def test_which_consent_is_worth_keeping(
    program: str, tier: ConsentTier, expires: int, confirm: bool, asked: bool
) -> None:
    chain = Chain()
    chain.grant("offers", WRITTEN)
    until = chain.at + expires if expires else 0
    chain.add(Granted(program, tier, Source.PAPER, chain.at, until, confirm=confirm))
    assert bool(keepable(ASKING, chain.standing, "sms", chain.at + MINUTE)) is asked


def test_who_agreed_to_one_program_is_not_asked() -> None:
    """The rule admits the question to tell several sorts of texts apart."""
    chain = Chain()
    chain.grant("reminders", EXPRESS)
    assert keepable(ASKING, chain.standing, "sms", chain.at) == ()


@pytest.mark.parametrize(
    ("body", "asked"),
    [("STOP", True), ("please stop texting me", True), ("CANCEL", True), ("STOPALL", False), ("wrong number", False)],
)
def test_which_words_leave_room_for_the_question(body: str, asked: bool) -> None:
    reading = understand(body)
    assert reading.intent is Intent.STOP
    assert may_ask(reading) is asked


def test_only_what_nothing_but_that_stop_stands_against_is_asked_about() -> None:
    chain = agreed(lambda c: c.grant("billing", EXPRESS))
    stop = chain.stop(1)
    both = ("reminders", "billing")
    assert asked_about(both, ASKING, chain.standing, stop.id) == both
    assert asked_about(both, replace(ASKING, stop_question=False), chain.standing, stop.id) == ()
    chain.stop(1, scope="billing", source=Source.PHONE)
    assert asked_about(both, ASKING, chain.standing, stop.id) == ("reminders",)
    chain.stop(1)
    assert asked_about(both, ASKING, chain.standing, stop.id) == (), "they said it again"


# ---- what a KEEP is ----


@pytest.mark.parametrize(
    "body",
    ["KEEP", "keep", "Keep!", "“KEEP”", "Keep please, thank you", "keep the reminders", "ＫＥＥＰ", "SEGUIR por favor"]
    + ["garder svp", "Oui, garder", "I'd like to keep them", "Keep\n\nSent from my iPhone", "keep\u200b"],
)
def test_what_says_keep(body: str) -> None:
    assert says_keep(body)


@pytest.mark.parametrize(
    "body",
    [
        "",
        "yes",
        "ok",
        "START",
        "STOP",
        "don't keep",
        "keep texting me and see",
        "keep me off your list",
        "keeep",
        "kеep",
    ]
    + ["KEEP 🛑", "Liked “Reply KEEP within 24 hours”", "keep STOP", "upkeep", "keep?? no", "Reply KEEP", "keep " * 50],
)
def test_what_does_not_say_keep(body: str) -> None:
    assert not says_keep(body)


@pytest.mark.parametrize("body", sorted(KEEPS))
def test_no_way_to_say_keep_means_anything_else(body: str) -> None:
    assert understand(body).intent is Intent.NONE
    assert says_keep(body)


@given(st.text(max_size=40))
def test_no_other_word_says_keep(body: str) -> None:
    said = {"keep", "seguir", "mantener", "conservar", "garder", "conserver", "mantenerlos", "conservarlos"}
    if says_keep(body):
        assert any(word in "".join(body.split()).casefold() for word in said) or not body.isascii()


# ---- while it is pending ----


class Asked(Chain):
    """They agreed, stopped, and our answer to it asked, and left."""

    def __init__(self, program: str = "reminders", expires: int = 0) -> None:
        super().__init__()
        self.grant(program, EXPRESS, expires_at=NOON + expires if expires else 0)
        self.grant("offers", WRITTEN, source=Source.PAPER)
        stop = self.stop(1)
        own = {"own": Own.ANSWER, "basis": stop.id, "topic": "stop", "keeps": (program,), "language": "es"}
        values = (SENDER, "", Kind.OWN, State.READY, Author.AUTOMATION, "demo@1")
        self.asks = self.add(Submitted("q", *values, disclosure="mark", **own), 1)  # type: ignore[arg-type]
        self.steps(State.READY, State.SENDING, 1)
        self.left = self.at

    def steps(self, before: State, after: State, ms: int = 0) -> Entry:
        return self.add(Moved("q", SENDER, "", before, after, kind=Kind.OWN), ms)

    def keeps(self, at: int, policy: Policy = ASKING, sender: str = SENDER) -> tuple[str, ...]:
        question = pending_question(self.standing, sender, at)
        return kept_by(question, policy, self.standing, at) if question else ()


@pytest.mark.parametrize(
    ("after", "counts"), [(-1, False), (0, True), (HOUR, True), (DAY - 1, True), (DAY, False), (25 * HOUR, False)]
)
def test_a_keep_counts_for_a_day_after_the_question_left(after: int, counts: bool) -> None:
    asked = Asked()
    assert asked.keeps(asked.left + after) == (("reminders",) if counts else ())
    assert asked.keeps(asked.left + after, sender=OTHER) == ()


@pytest.mark.parametrize(
    ("before", "after", "pending"),
    [
        (State.SENDING, State.SENT, True),
        (State.SENDING, State.UNKNOWN, True),
        (State.SENT, State.DELIVERED, True),
        (State.SENDING, State.READY, False),
        (State.SENDING, State.FAILED, False),
        (State.SENT, State.UNDELIVERED, False),
        (State.READY, State.EXPIRED, False),
        (State.READY, State.WITHDRAWN, False),
    ],
)
def test_a_question_that_did_not_reach_them_was_not_asked(before: State, after: State, pending: bool) -> None:
    asked = Asked()
    asked.steps(before, after, 1)
    assert bool(asked.keeps(asked.at)) is pending
    if after is State.READY:
        asked.steps(State.READY, State.SENDING, HOUR)
        assert asked.keeps(asked.at + DAY - 1) == ("reminders",), "the day begins when it leaves"


@pytest.mark.parametrize(
    "act",
    [
        lambda c: c.stop(1),
        lambda c: c.stop(1, source=Source.PHONE),
        lambda c: c.stop(1, scope="reminders", source=Source.PHONE),
        lambda c: c.stop(1, scope=kind_scope(Kind.INFORMATIONAL), source=Source.PHONE),
        lambda c: c.start(1),
        lambda c: c.add(NumberEnded("reassigned", c.at, "anna"), 1),
        lambda c: c.add(Kept(("reminders",), "q", ("a", "b")), 1),
    ],
    ids=["stop", "by phone", "of the program", "of the kind", "start", "another's number", "keep"],
)
def test_what_closes_the_question(act: Callable[[Chain], object], request: pytest.FixtureRequest) -> None:
    asked = Asked()
    act(asked)
    assert asked.keeps(asked.at + 1) == ()
    if "of the" not in request.node.name:
        assert pending_question(asked.standing, SENDER, asked.at + 1) is None, "nor is it shown as pending"


def test_what_leaves_it_open() -> None:
    asked = Asked()
    asked.stop(1, scope="offers", source=Source.PHONE)
    for intent in ("none", "yes", "help", "ambiguous"):
        asked.inbound(1, intent=intent)
    assert asked.keeps(asked.at) == ("reminders",)


def test_nothing_is_kept_that_ended_or_changed_since() -> None:
    assert Asked(expires=HOUR).keeps(NOON + HOUR + 1) == ()
    asked = Asked()
    for changed in (Kind.PROMOTIONAL, Kind.CONVERSATIONAL):
        programs = {**ASKING.programs, "reminders": replace(REMINDERS, kind=changed)}
        assert asked.keeps(asked.at, replace(ASKING, programs=programs)) == ()
    assert asked.keeps(asked.at, replace(ASKING, programs={})) == ()
    assert Asked("offers").keeps(asked.at) == (), "no marketing, whatever an entry says"


def test_a_question_is_no_more_asked_of_whoever_stops_what_they_kept() -> None:
    asked = Asked()
    asked.add(Kept(("reminders",), "q", ("a", "b")), 1)
    asked.grant("billing", EXPRESS, 1, source=Source.PAPER, lifts=True)
    assert keepable(ASKING, asked.standing, "sms", asked.at) == ()
    asked.start(1)
    assert keepable(ASKING, asked.standing, "sms", asked.at) == ("reminders", "billing")


# ---- the words ----


@pytest.mark.parametrize("language", ["en", "es", "fr", "pt", "zh", ""])
@pytest.mark.parametrize("programs", [("reminders",), ("reminders", "billing")])
def test_question_and_answer_are_one_segment_and_sell_nothing(language: str, programs: tuple[str, ...]) -> None:
    for said in (question_text(ASKING, programs, language), kept_text(ASKING, programs, language)):
        assert said.startswith("Acme Dental: ")
        assert (segments(said).encoding, segments(said).count) == ("gsm7", 1)
        assert not read_outgoing(said).offer
        assert "{" not in said
    assert "START" in question_text(ASKING, programs, language)
    assert "24" in question_text(ASKING, programs, language)
    assert "STOP" in kept_text(ASKING, programs, language)


@pytest.mark.parametrize(("language", "word"), [("en", "KEEP"), ("es", "SEGUIR"), ("fr", "GARDER")])
def test_the_word_that_is_asked_for_is_one_that_counts(language: str, word: str) -> None:
    assert f" {word} " in question_text(ASKING, ("reminders",), language)
    assert says_keep(word)
    assert set(WORDS) == {"en", "es", "fr"}


def test_programs_are_named_where_that_fits_and_sells_nothing() -> None:
    assert question_text(ASKING, ("reminders", "billing")).endswith("only appointment reminders and billing notices.")
    for description in ("very " * 9 + "long reminders", "reminders about 20% off deals", "напоминания"):
        programs = {"reminders": replace(REMINDERS, description=description)}
        said = question_text(replace(ASKING, programs=programs), ("reminders",))
        assert said.endswith("only updates and reminders.")


def test_a_bare_cancel_is_asked_and_told_how_to_change_an_appointment() -> None:
    said = answer_to(understand("CANCEL"), ASKING, Chain().standing, NOON, keeps=("reminders",))
    assert said == question_text(ASKING, ("reminders",)) + " To change an appointment: 704-555-0199"
    assert segments(said).count <= 2


def test_the_wordings_show_the_question_where_policy_asks_it() -> None:
    shown = WORDINGS["answers"](ASKING, REMINDERS).words
    assert question_text(ASKING, ("reminders",)) in shown
    assert kept_text(ASKING, ("reminders",)) in shown
    for policy, program in ((replace(ASKING, stop_question=False), "reminders"), (ASKING, "offers")):
        assert "KEEP" not in WORDINGS["answers"](policy, ASKING.programs[program]).words


# ---- as it is stored ----


def test_a_standing_from_before_there_were_questions_is_still_read() -> None:
    standing = agreed(lambda c: c.inbound()).standing
    old = msgspec.msgpack.decode(pack_standing(standing)[1:])
    del old["question"]
    blob = b"\x01" + msgspec.msgpack.encode(old)
    fields = {b"s": blob, b"v": str(standing.version).encode()}
    assert unpack_standing("DEM0AA", "C", fields) == standing


def test_the_store_gets_the_question_back() -> None:
    standing = replace(Asked().standing, revocations={})
    fields = {b"s": pack_standing(standing), b"v": str(standing.version).encode()}
    found = unpack_standing("DEM0AA", "C", fields).question
    assert found == standing.question
    assert found is not None
    assert (found.programs, found.language, found.disclosure) == (("reminders",), "es", "mark")


def test_what_is_kept_goes_and_nothing_else_does() -> None:
    asked = Asked()
    asked.add(Kept(asked.keeps(asked.at), "q", (asked.asks.id, "b")), 1)
    standing: Standing = asked.standing
    assert decide(ask(Kind.INFORMATIONAL), standing, ASKING, asked.at).verdict is Verdict.ALLOW
    for kind in (Kind.CONVERSATIONAL, Kind.PROMOTIONAL):
        assert decide(ask(kind), standing, ASKING, asked.at).code == "opted_out"
    assert decide(ask(Kind.PROMOTIONAL, "reminders"), standing, ASKING, asked.at).verdict is not Verdict.ALLOW
