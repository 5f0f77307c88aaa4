"""The opt-out line: when one is due, who writes it, what is remembered of it, and what is held without it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from app.consent.decide import decide
from app.consent.entries import Moved, NumberEnded, Submitted
from app.consent.model import ANY, BODY_LIMIT, DAY, OPT_OUT_WORDS, Author, ConsentTier, Kind, Policy, State, Verdict
from app.consent.opt_out_line import checked_words, lined, with_line
from app.consent.outgoing import has_opt_out_line, read_outgoing
from app.consent.standing import Standing
from app.errors import BadInput
from tests.consent.worlds import NOON, POLICY, PROGRAMS, SENDER, Chain, ask

CONV, INFO, PROMO = Kind.CONVERSATIONAL, Kind.INFORMATIONAL, Kind.PROMOTIONAL
FRAGMENTS = ("reply", "text", "CANCEL", "YES", "to", "confirm", "or", ",", ".", "by", "the", "STOP", "when", "visit")
WHOLE = "See you at 9. Reply STOP to opt out."


def set_to(choice: str, days: int = 30) -> Policy:
    programs = {n: replace(p, opt_out_line=choice, opt_out_every_days=days) for n, p in PROGRAMS.items()}
    return replace(POLICY, programs=programs)


def line_of(
    body: str,
    kind: Kind,
    policy: Policy = POLICY,
    standing: Standing = Standing(),  # noqa: B008 (frozen)
    now: int = NOON,
    program: str = "support",
) -> tuple[str, str]:
    return lined(body, has_opt_out_line(body), program, kind, standing, policy, now)


@pytest.mark.parametrize(
    ("choice", "kind", "body", "sent", "line"),
    [
        ("append", INFO, "See you at 9.", WHOLE, "appended"),
        ("append", PROMO, "See you at 9.", WHOLE, "appended"),
        ("append", INFO, "See you at 9.\n", "See you at 9.\nReply STOP to opt out.", "appended"),
        ("append", CONV, "See you at 9.", "See you at 9.", ""),
        ("append", INFO, WHOLE, WHOLE, "own"),
        ("append", INFO, "Hi. Text STOP to end", "Hi. Text STOP to end", "own"),
        ("append", CONV, WHOLE, WHOLE, ""),
        ("append", INFO, "", "", ""),
        ("hold", INFO, "See you at 9.", "See you at 9.", "missing"),
        ("hold", INFO, WHOLE, WHOLE, "own"),
        ("hold", CONV, "See you at 9.", "See you at 9.", ""),
        ("every_n_days", PROMO, "See you at 9.", WHOLE, "appended"),
        ("every_n_days", PROMO, WHOLE, WHOLE, "own"),
    ],
)
def test_what_becomes_of_a_text(choice: str, kind: Kind, body: str, sent: str, line: str) -> None:
    assert line_of(body, kind, set_to(choice)) == (sent, line)


def test_a_line_must_fit() -> None:
    room = BODY_LIMIT - len(OPT_OUT_WORDS) - 1
    assert len(line_of("x" * room, INFO)[0]) == BODY_LIMIT
    with pytest.raises(BadInput) as refused:
        line_of("x" * (room + 1), INFO)
    assert refused.value.field == "body"
    assert line_of("x" * BODY_LIMIT, CONV) == ("x" * BODY_LIMIT, "")
    assert line_of("x" * BODY_LIMIT, INFO, set_to("hold"))[1] == "missing"


@given(st.text(min_size=1, max_size=200), st.sampled_from(["", "Txt STOP 2 quit", "Responda STOP para salir."]))
def test_an_appended_line_is_always_recognised(body: str, words: str) -> None:
    whole = with_line(body, words)
    assert whole.startswith(body)
    assert has_opt_out_line(whole)


@given(
    st.lists(
        st.sampled_from(FRAGMENTS),
        min_size=1,
        max_size=12,
    )
)
def test_an_appended_line_changes_nothing_else_that_is_read(words: list[str]) -> None:
    body = " ".join(words)
    before, after = read_outgoing(body), read_outgoing(with_line(body))
    assert (before.offer, before.shortener, before.advice) == (after.offer, after.shortener, after.advice)


@pytest.mark.parametrize("words", ["", "Txt STOP 2 quit", "STOP=end", "Responda STOP para cancelar"])
def test_own_words_for_the_line(words: str) -> None:
    assert checked_words(words) == (words or OPT_OUT_WORDS)
    assert line_of("Hi.", INFO, replace(POLICY, opt_out_words=words))[0] == f"Hi. {words or OPT_OUT_WORDS}"


@pytest.mark.parametrize(
    "words",
    ["Call us to stop.", "Stop by any time", "Stop2quit", "Reply STOP\nto end", " Reply STOP", "Reply STOP" + " " * 200]
    + ["Reply STOP to end. 20% off today", "Reply STOP, see bit.ly/x", "Reply YES to confirm, STOP to end"],
)
def test_words_that_are_no_line(words: str) -> None:
    with pytest.raises(BadInput) as refused:
        checked_words(words)
    assert refused.value.field == "opt_out_words"


# ---- every so many days ----


def goes(chain: Chain, text: str, line: str, kind: Kind = INFO, state: State = State.READY, after: int = 0) -> None:
    fact = Submitted(text, SENDER, "reminders", kind, state, Author.AUTOMATION, "demo@1", line=line)
    chain.add(fact, after)


def due(chain: Chain, after: int = 0, kind: Kind = INFO, program: str = "reminders") -> bool:
    policy = set_to("every_n_days")
    return line_of("Hi.", kind, policy, chain.standing, chain.at + after, program)[1] == "appended"


@pytest.mark.parametrize("line", ["own", "appended"])
def test_a_line_lasts_its_days(line: str) -> None:
    chain = Chain()
    assert due(chain)
    goes(chain, "a", line)
    assert not due(chain)
    assert not due(chain, 30 * DAY - 1)
    assert due(chain, 30 * DAY)


def test_a_line_is_of_its_program_and_effective_kind() -> None:
    chain = Chain()
    goes(chain, "a", "appended")
    assert due(chain, program="offers")
    assert due(chain, kind=PROMO)
    raised = Submitted("b", SENDER, "support", INFO, State.READY, Author.AUTOMATION, "demo@1", line="appended")
    assert due(chain, program="support")
    chain.add(raised)
    assert not due(chain, program="support")


@pytest.mark.parametrize(
    ("line", "state"), [("missing", State.READY), ("recent", State.READY), ("", State.READY), ("appended", State.HELD)]
)
def test_what_carries_no_line_or_waits_counts_for_none(line: str, state: State) -> None:
    chain = Chain()
    goes(chain, "a", line, state=state)
    assert due(chain)


def test_a_released_text_counts_from_its_release() -> None:
    chain = Chain()
    goes(chain, "a", "appended", state=State.HELD)
    move = Moved("a", SENDER, "reminders", State.HELD, State.READY, INFO, line="appended")
    chain.add(move, DAY)
    assert not due(chain)
    assert chain.standing.line_gone_at("reminders", INFO) == NOON + DAY


@pytest.mark.parametrize(
    ("before", "after", "given"),
    [
        (State.READY, State.HELD, True),
        (State.READY, State.WITHDRAWN, True),
        (State.READY, State.EXPIRED, True),
        (State.SENDING, State.FAILED, True),
        (State.SENDING, State.UNKNOWN, False),
        (State.SENDING, State.SENT, False),
        (State.SENT, State.FAILED, False),
        (State.SENT, State.UNDELIVERED, False),
    ],
)
def test_a_line_is_given_back_where_the_text_did_not_leave(before: State, after: State, given: bool) -> None:
    chain = Chain()
    goes(chain, "a", "appended")
    chain.moved("a", before, after)
    assert due(chain) is given


def test_what_is_given_back_leaves_the_line_before_it() -> None:
    chain = Chain()
    goes(chain, "a", "appended")
    goes(chain, "b", "own", after=20 * DAY)
    chain.moved("b", State.SENDING, State.FAILED)
    assert not due(chain)
    assert due(chain, 10 * DAY)


def test_after_a_stop_or_with_a_new_holder_the_next_text_says_it_again() -> None:
    chain = Chain()
    goes(chain, "a", "appended")
    chain.stop(1)
    chain.start(1)
    assert due(chain)
    other = Chain()
    goes(other, "a", "appended")
    other.stop(1, scope="offers")
    assert due(other), "a stop of anything is a reason to say how to stop the rest"
    third = Chain()
    goes(third, "a", "appended")
    third.add(NumberEnded("reassigned", NOON + 1, "test"), 1)
    assert due(third)


# ---- the rule ----


@pytest.mark.parametrize(
    ("choice", "line", "held"),
    [
        ("hold", "missing", True),
        ("append", "missing", True),
        ("every_n_days", "missing", True),
        ("every_n_days", "recent", False),
        ("append", "recent", False),
        ("hold", "recent", False),
        ("hold", "own", False),
        ("hold", "appended", False),
        ("hold", "", False),
    ],
)
def test_what_is_held_for_its_line(choice: str, line: str, held: bool) -> None:
    chain = Chain()
    chain.grant("reminders", ConsentTier.EXPRESS)
    decision = decide(ask(INFO, line=line), chain.standing, set_to(choice), NOON)
    assert (decision.verdict is Verdict.HOLD, decision.code == "opt_out_line_missing") == (held, held)


def test_a_text_held_for_its_line_goes_where_one_was_said_of_late() -> None:
    chain = Chain()
    chain.grant("reminders", ConsentTier.EXPRESS)
    goes(chain, "a", "own")
    policy, later = set_to("every_n_days"), chain.at + 30 * DAY
    assert decide(ask(INFO, line="missing"), chain.standing, policy, later - 1).verdict is Verdict.ALLOW
    assert decide(ask(INFO, line="missing"), chain.standing, policy, later).code == "opt_out_line_missing"


def test_a_text_soon_after_a_line_needs_none_whatever_the_program_says_later() -> None:
    chain = Chain()
    goes(chain, "a", "own")
    assert line_of("Hi.", INFO, set_to("every_n_days"), chain.standing, program="reminders") == ("Hi.", "recent")


def test_scopes_of_a_stop_are_all_heard() -> None:
    chain = Chain()
    goes(chain, "a", "appended")
    chain.stop(1, scope=ANY)
    assert chain.standing.line_gone_at("reminders", INFO) == 0
