"""The account: every type of Entry is told, in words that a stranger reads, and nothing unseen is quoted."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.consent.account.asked import Asked, belonging
from app.consent.account.coverage import Came, Coverage, gaps_of, told
from app.consent.account.record import Record, Shown
from app.consent.account.telling import account_of
from app.consent.account.words import Voice, scope, some, span
from app.consent.acts import Act
from app.consent.entries import (
    FACTS,
    Blocked,
    Entry,
    Fact,
    Granted,
    Moved,
    Noted,
    Private,
    Reheld,
    Restored,
    Revoked,
    Submitted,
    TextReceived,
)
from app.consent.erasures import Erased, LegalHoldEnded, LegalHoldSet
from app.consent.findings import (
    Acknowledged,
    Compared,
    Corrected,
    Extended,
    Kept,
    NumberEnded,
    ProfileChanged,
    QuarantineSettled,
    RevokedEarlier,
    SentElsewhere,
    Settled,
    StopMisread,
)
from app.consent.model import ANY, DAY, HOUR, MINUTE, Author, ConsentTier, Kind, Source, State, Verdict
from app.consent.reasons import CATALOGUE
from tests.consent.worlds import NOON, SENDER, Chain, chains

VOICE = Voice("Demo", "America/New_York", "Anna")
BODY = Private("0" * 32, number="+17045550123", body="Hello", words="I agree.", note="a note")


def records(*facts: Fact, shown: Shown = Shown.HERE, every: int = MINUTE) -> list[Record]:
    """A chain of those facts, a minute apart."""
    found = []
    for seq, fact in enumerate(facts, 1):
        hidden = BODY if shown is Shown.HERE else None
        entry = Entry(f"ent_{seq}", seq, NOON + seq * every, fact, hidden)
        found.append(Record(entry.id, seq, entry.at, entry.type, entry, shown))
    return found


def said(*facts: Fact, shown: Shown = Shown.HERE) -> list[str]:
    return [sentence.text for sentence in account_of(VOICE, records(*facts, shown=shown), NOON + DAY)]


def submitted(state: State, *reasons: tuple[str, dict[str, str]], **more: Any) -> Submitted:
    return Submitted(
        "msg_1",
        SENDER,
        "support",
        Kind.CONVERSATIONAL,
        state,
        Author.PERSON,
        "demo@1",
        reasons=reasons,
        **more,
    )


def moved(before: State, after: State, **more: Any) -> Moved:
    return Moved("msg_1", SENDER, "support", before, after, **more)


TOLD: list[tuple[Fact, tuple[str, ...]]] = [
    (TextReceived("t", SENDER, "e", "none", via="poll"), ("Anna wrote to", "“Hello”", "found on the carrier's list")),
    (TextReceived("t", SENDER, "e", "none", received_at=NOON), ("The carrier's time of it is 30 Nov 2026 12:00:00",)),
    (TextReceived("t", SENDER, "e", "ambiguous"), ("may have meant stop",)),
    (TextReceived("t", SENDER, "e", "none", missing=2), ("of which 2 parts had not come when it was taken",)),
    (Revoked(ANY, Source.TEXT, text="t", missing=1), ("of which 1 part had not come when it was taken",)),
    (Restored("t", SENDER, "e", NOON, NOON), ("taken as START",)),
    (Revoked(ANY, Source.PHONE, by="olga", received_at=NOON), ("stopped all texts", "on the phone", "olga", "a note")),
    (Revoked("reminders", Source.TEXT, True, text="t", sender=SENDER), ("“Hello”", "a stop keyword", "“reminders”")),
    (Revoked("kind:promotional", Source.TEXT, text="t", in_flight=("msg_2",)), ("all promotional", "msg_2")),
    (RevokedEarlier(ANY, Source.EMAIL, NOON, "ent_1", "olga"), ("It changed nothing", "by e-mail")),
    (Acknowledged("ent_1", ("msg_2",)), ("still on their way: msg_2",)),
    (
        Granted(
            "offers", ConsentTier.EXPRESS_WRITTEN, Source.PAPER, NOON, NOON + HOUR, by="olga", disclosure="ab" * 32
        ),
        ("express written consent to texts of “offers”, on paper", "“I agree.”", "abababababababab", "It ran out"),
    ),
    (Kept(("reminders",), "msg_1", ()), ("keep reminders",)),
    (StopMisread("ent_1", 1, "boss"), ("boss read the stop", "a note")),
    (NumberEnded("wrong_number", NOON, "olga"), ("wrong number since 30 Nov 2026 12:00:00 EST",)),
    (Extended("msg_1", 1_800_000_000_000, "olga"), ("olga let the text msg_1 wait until",)),
    (
        Corrected("msg_1", "offers", Kind.PROMOTIONAL, "support", Kind.CONVERSATIONAL, "missing", "olga"),
        ("olga said that the text msg_1 is promotional, of “offers”, and not conversational, of “support”",),
    ),
    (Settled("msg_1", "ent_1", "olga"), ("olga said that the text msg_1 answers",)),
    (QuarantineSettled("ent_1", "olga"), ("no stop",)),
    (Compared("msg_1", True, "olga"), ("had left before",)),
    (Blocked(SENDER, "msg_1", "21610"), ("its own opt-out list (21610)",)),
    (SentElsewhere("e", SENDER, "SM1", NOON, answer=True), ("another way", "SM1", "“Hello”", "carrier's own answer")),
    (
        SentElsewhere("e", SENDER, "SM1", NOON, verdict=Verdict.HOLD, reasons=(("no_consent", {}),)),
        ("it would not have left",),
    ),
    (Noted("msg_1", "delivered", "e", code="30003"), ("said delivered of msg_1, code 30003",)),
    (ProfileChanged(("name", "zip"), "olga"), ("name, zip",)),
    (Erased("order", "boss", ("1-3",), 3, 2), ("boss erased 3 private parts, of the entries 1-3", "a court")),
    (LegalHoldSet("boss"), ("set a legal hold",)),
    (LegalHoldEnded("boss", ("ent_1",)), ("ended 1 legal hold",)),
    (submitted(State.DENIED, ("opted_out", {"how": "text", "when": "today"})), ("refused", "asked not to be texted")),
    (submitted(State.HELD, ("code_of_tomorrow", {})), ("held. (code_of_tomorrow)", "still held")),
]


@pytest.mark.parametrize(("fact", "words"), TOLD, ids=lambda value: type(value).__name__)
def test_an_entry_is_told(fact: Fact, words: tuple[str, ...]) -> None:
    (sentence,) = said(fact)
    assert all(part in sentence for part in words), sentence


def test_no_type_of_a_consumers_entry_is_left_out() -> None:
    told = {type(fact) for fact, _ in TOLD} | {Moved, Reheld}
    assert set(FACTS.values()) - set(get_args(Act)) == told


def test_the_life_of_a_text_is_one_sentence_in_its_order() -> None:
    inbound = TextReceived("t", SENDER, "e", "none")
    wait = ("not_yet", {"when": "later"})
    life = (
        inbound,
        submitted(State.HELD, wait),
        Reheld("msg_1", SENDER, (("paused", {"what": "Demo"}),)),
        moved(
            State.HELD,
            State.READY,
            reasons=(("window", {"when": "at noon"}),),
            because=("ent_1",),
            policy="demo@2",
        ),
        moved(State.READY, State.SENDING),
        moved(State.SENDING, State.READY, why="503"),
        moved(State.READY, State.SENDING),
        moved(State.SENDING, State.SENT, provider_id="SM1"),
        moved(State.SENT, State.UNDELIVERED, why="30003", by="receipt"),
    )
    written, text = said(*life)
    parts = (
        "asked to send Anna a text of “support” (conversational, written by a person)",
        "Under the settings demo@1 it was held. You asked to send it not before later.",
        "sent 7 minutes after they had written (30 Nov 2026 12:01:00 EST): “Hello”",
        "judged again and still held. Demo is paused.",
        "judged again under demo@2 and let go. They wrote at noon; this continues that conversation.",
        "the carrier did not take it (503); to be tried again",
        "handed to the carrier",
        "not delivered, the carrier says (code 30003)",
        "The carrier knows it as SM1",
    )
    places = [text.find(part) for part in parts]
    assert -1 not in places, text
    assert places == sorted(places), text
    assert "wrote to" in written


def test_a_consent_tells_each_stop_that_reached_it_and_what_lifted_it() -> None:
    grant = Granted("reminders", ConsentTier.EXPRESS, Source.VERBAL, NOON, by="olga")
    stop = Revoked(ANY, Source.TEXT, True, True, "t", SENDER)
    consent = said(grant, stop, Restored("t", SENDER, "e", NOON, NOON))[0]
    assert (
        "They stopped all texts 30 Nov 2026 12:02:00 EST. That was lifted 30 Nov 2026 12:03:00 EST, by their START"
        in consent
    )
    assert "Nothing on record ended it before 1 Dec 2026 12:00:00 EST" in said(grant)[0]
    spared = Revoked(ANY, Source.TEXT, True, True, "t", SENDER, spares=("reminders",))
    assert "Nothing on record ended it" in said(grant, spared)[0]
    assert "Nothing on record ended it" in said(grant, Revoked("offers", Source.EMAIL))[0]


@pytest.mark.parametrize(
    ("shown", "words"), [(Shown.WITHHELD, "withheld from this file"), (Shown.ERASED, "erased; their hash remains")]
)
def test_what_is_not_shown_is_said_to_be_so(shown: Shown, words: str) -> None:
    for sentence in said(
        TextReceived("t", SENDER, "e", "none"),
        Granted("offers", ConsentTier.EXPRESS, Source.PAPER, NOON),
        submitted(State.DENIED),
        shown=shown,
    ):
        assert words in sentence
        assert "Hello" not in sentence


def test_an_entry_that_cannot_be_read_is_said_to_be_there() -> None:
    unread = Record("ent_9", 9, NOON, "of_tomorrow", None, Shown.NONE)
    (sentence,) = account_of(VOICE, [unread], NOON)
    assert "entry 9 (of_tomorrow) is in this file, but cannot be told here" in sentence.text


@given(chains())
def test_any_chain_is_told_and_each_sentence_rests_on_entries_of_it(chain: Chain) -> None:
    told = account_of(
        VOICE, [Record(e.id, e.seq, e.at, e.type, e, Shown.WITHHELD) for e in chain.entries], chain.at + DAY
    )
    there = {entry.id for entry in chain.entries}
    named = {entry for sentence in told for entry in sentence.entries}
    for sentence in told:
        assert sentence.entries
        assert sentence.text[0] != " "
    known = {text for e in chain.entries if isinstance(e.fact, Submitted) and (text := e.fact.text)}
    stray = {e.id for e in chain.entries if isinstance(e.fact, Moved | Reheld) and e.fact.text not in known}
    replaced = {e.id for e in chain.entries if isinstance(e.fact, Submitted | Moved | Reheld)}
    assert there - stray - replaced <= named, "nothing that happened is left out"


# ---- what belongs ----


def test_a_period_is_what_is_in_it_and_what_that_rests_on() -> None:
    chain = Chain()
    written = chain.inbound()
    chain.inbound(after=HOUR)
    reply = chain.add(submitted(State.READY, ("window", {}), because=(written.id,)), after=HOUR)
    chain.inbound(after=HOUR)
    asked = Asked("period", since=reply.at, until=reply.at + 1)
    assert belonging(asked, chain.entries) == {written.id, reply.id}
    assert belonging(Asked("period", since=reply.at + 1, until=reply.at + 2), chain.entries) == frozenset()


def test_a_message_brings_the_stop_that_found_it_waiting_and_the_text_that_it_sends_again() -> None:
    chain = Chain()
    first = chain.add(submitted(State.READY))
    again = chain.add(
        Submitted(
            "msg_2", SENDER, "support", Kind.CONVERSATIONAL, State.HELD, Author.PERSON, "demo@1", resend_of="msg_1"
        )
    )
    other = chain.add(Submitted("msg_3", SENDER, "support", Kind.CONVERSATIONAL, State.HELD, Author.PERSON, "demo@1"))
    stop = chain.add(Revoked(ANY, Source.TEXT, denied=("msg_2", "msg_3")))
    assert belonging(Asked("message", message="msg_2"), chain.entries) == {first.id, again.id, stop.id}
    assert other.id not in belonging(Asked("message", message="msg_2"), chain.entries)


@given(chains(), st.sampled_from(["a", "b", "t"]), st.sampled_from(["reminders", "offers"]))
def test_what_belongs_is_of_the_chain_and_less_than_all_of_it(chain: Chain, text: str, program: str) -> None:
    everything = belonging(Asked("consumer"), chain.entries)
    assert everything == {entry.id for entry in chain.entries}
    for asked in (Asked("message", message=text), Asked("program", program=program)):
        assert belonging(asked, chain.entries) <= everything


# ---- words ----


@pytest.mark.parametrize(
    ("ms", "words"),
    [
        (-5, "0 seconds"),
        (1_000, "1 second"),
        (59_999, "59 seconds"),
        (3 * MINUTE, "3 minutes"),
        (2 * HOUR + 5 * MINUTE, "2 hours 5 minutes"),
        (HOUR, "1 hour"),
        (4 * DAY + HOUR, "4 days 1 hour"),
    ],
)
def test_a_span(ms: int, words: str) -> None:
    assert span(ms) == words


def test_instants_are_in_the_zone_of_the_business_and_name_it() -> None:
    assert VOICE.when(NOON) == "30 Nov 2026 12:00:00 EST"
    assert VOICE.when(NOON + 180 * DAY).endswith("EDT")


def test_many_ids_are_counted_and_scopes_are_words() -> None:
    assert some([f"m{n}" for n in range(7)]) == "m0, m1, m2, m3, m4 and 2 more"
    assert (scope(ANY), scope("offers")) == ("all texts", "the texts of “offers”")


def test_every_reason_can_be_told() -> None:
    for code in CATALOGUE:
        assert said(submitted(State.HELD, (code, {})))


# ---- coverage ----


def test_gaps_are_what_lies_between() -> None:
    assert gaps_of([(0, 10), (10, 20), (50, 60)], 60, 5) == ((20, 50),)
    assert gaps_of([(0, 10)], 16, 5) == ((10, 16),)
    assert gaps_of([(0, 10)], 15, 5) == ()
    assert gaps_of([], 15, 5) == ()


def test_how_the_facts_came_is_counted() -> None:
    listed = Private("0" * 32, evidence={"import": "spring", "line": "3"})
    chain = records(
        TextReceived("t", SENDER, "e", "none"),
        TextReceived("t", SENDER, "e", "none", via="poll"),
        Granted("offers", ConsentTier.EXPRESS, Source.VERBAL, NOON),
        Granted("offers", ConsentTier.EXPRESS, Source.PAPER, NOON),
        Revoked(ANY, Source.EMAIL, via="import"),
    )
    entry = Entry("ent_9", 9, NOON, Granted("offers", ConsentTier.EXPRESS, Source.PAPER, NOON), listed)
    chain.append(Record("ent_9", 9, NOON, "granted", entry, Shown.HERE))
    chain.append(Record("ent_8", 8, NOON, "sent_elsewhere", None, Shown.NONE))
    came = Came()
    came.take(chain)
    assert came.counts == {"webhook": 1, "poll": 1, "witnessed": 1, "reported": 1, "import": 2, "elsewhere": 1}
    words = [s.text for s in told(VOICE, Coverage(until=NOON, came=dict(came.counts), imports=tuple(came.imports)))]
    assert "With imported lists, for which those vouch who brought them: 2 facts (spring)." in words
    assert "Texts that left by another way than through Consentry: 1 fact." in words


def test_gaps_and_what_was_never_watched_are_told() -> None:
    watched = ((NOON, NOON + HOUR), (NOON + 2 * HOUR, NOON + 3 * HOUR))
    coverage = Coverage(
        until=NOON + 3 * HOUR, watched=watched, gaps=gaps_of(watched, NOON, 0), unwatched_before=NOON, behind=2
    )
    words = " ".join(sentence.text for sentence in told(VOICE, coverage))
    assert "Before 30 Nov 2026 12:00:00 EST nothing on record says" in words
    assert (
        "From 30 Nov 2026 13:00:00 EST to 30 Nov 2026 14:00:00 EST webhooks may not have been taken (1 hour)" in words
    )
    assert "without a gap from 30 Nov 2026 14:00:00 EST to 30 Nov 2026 15:00:00 EST, and before that with gaps" in words
    assert "2 newer facts" in words
