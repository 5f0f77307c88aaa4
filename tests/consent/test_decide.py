"""`decide` proved: a table of what each kind needs, and properties that hold for any Consumer and any Ask."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from app.consent.decide import decide
from app.consent.entries import Blocked
from app.consent.fold import fold, step
from app.consent.model import DAY, HOUR, MINUTE, Ask, Author, ConsentTier, Kind, Own, State, Verdict
from app.consent.reasons import CATALOGUE
from app.consent.rules import RULES, Objection, Reason, missing, permit
from app.consent.standing import Standing
from app.ids import entry_id
from tests.consent.worlds import NOON, OTHER, POLICY, Chain, ask, asks, chains

CONV, INFO, PROMO = Kind.CONVERSATIONAL, Kind.INFORMATIONAL, Kind.PROMOTIONAL
EXPRESS, WRITTEN = ConsentTier.EXPRESS, ConsentTier.EXPRESS_WRITTEN
Told = Callable[[Chain], object]


def told(*steps: Told) -> Standing:
    chain = Chain()
    for each in steps:
        each(chain)
    return chain.standing


def wrote(after: int = 0, **more: object) -> Told:
    return lambda c: c.inbound(after, **more)  # type: ignore[arg-type]


def granted(program: str, tier: ConsentTier, after: int = 0, **more: object) -> Told:
    return lambda c: c.grant(program, tier, after, **more)  # type: ignore[arg-type]


def stopped(after: int = 0, **more: object) -> Told:
    return lambda c: c.stop(after, **more)  # type: ignore[arg-type]


def restarted(after: int = 0) -> Told:
    return lambda c: c.start(after)


def went(text: str = "x", after: int = 0, **more: object) -> Told:
    return lambda c: c.goes(text, after=after, **more)  # type: ignore[arg-type]


LATER = NOON + 30 * HOUR
"""Tuesday 18:00: a window opened on Monday noon is closed."""

CONFIRMATION = ask(Kind.OWN, "reminders", own=Own.CONFIRMATION, basis=entry_id(POLICY.tag, "C", 1))
"""Of the first entry, where that is a grant for the Program."""

TABLE: list[tuple[str, list[Told], Ask, int, str]] = [
    # what happened before, the Ask, when, and the verdict with its first code
    ("nothing, conversational", [], ask(CONV), NOON, "hold no_consent"),
    ("nothing, informational", [], ask(INFO), NOON, "hold no_consent"),
    ("nothing, promotional", [], ask(PROMO), NOON, "hold no_consent"),
    ("a program may deny", [], ask(CONV, "strict"), NOON, "deny no_consent"),
    ("they wrote", [wrote()], ask(CONV), NOON + HOUR, "allow window"),
    ("they wrote to another sender", [wrote(sender=OTHER)], ask(CONV), NOON, "hold no_consent"),
    ("informational needs more than a window", [wrote()], ask(INFO), NOON, "hold no_consent"),
    ("promotional needs more than a window", [wrote()], ask(PROMO), NOON, "hold no_consent"),
    ("one ms before the window closes", [wrote(), went()], ask(CONV), NOON + DAY - 1, "allow window"),
    ("the window closes", [wrote(), went()], ask(CONV), NOON + DAY, "hold window_closed"),
    ("outbound never extends", [wrote(), went(after=20 * HOUR)], ask(CONV), NOON + 25 * HOUR, "hold window_closed"),
    ("inbound slides", [wrote(), wrote(20 * HOUR), went()], ask(CONV), NOON + 40 * HOUR, "allow window"),
    ("HELP opens nothing", [wrote(intent="help")], ask(CONV), NOON, "hold no_consent"),
    ("first reply after the window", [wrote(owed=3 * DAY)], ask(CONV), NOON + 2 * DAY, "allow first_reply"),
    ("first reply is over", [wrote(owed=3 * DAY)], ask(CONV), NOON + 3 * DAY, "hold window_closed"),
    ("automation had its reply", [wrote(owed=3 * DAY), went()], ask(CONV), NOON + 2 * DAY, "hold window_closed"),
    (
        "a person still has theirs",
        [wrote(owed=3 * DAY), went()],
        ask(CONV, author=Author.PERSON),
        NOON + 2 * DAY,
        "allow first_reply",
    ),
    (
        "a person has answered",
        [wrote(owed=3 * DAY), went(author=Author.PERSON)],
        ask(CONV),
        NOON + 2 * DAY,
        "hold window_closed",
    ),
    ("asked before they wrote", [lambda c: c.goes("h", "none"), wrote()], ask(CONV, seq=1), NOON, "hold not_a_reply"),
    (
        "settled as an answer",
        [lambda c: c.goes("h", "none"), wrote()],
        ask(CONV, seq=1, answers="e", answers_seq=2),
        NOON,
        "allow window",
    ),
    ("the first topic binds", [wrote(), went(topic="roof")], ask(CONV, topic="invoice"), NOON, "hold topic_differs"),
    ("the same topic goes on", [wrote(), went(topic="roof")], ask(CONV, topic="roof"), NOON, "allow window"),
    ("no topic continues", [wrote(), went(topic="roof")], ask(CONV), NOON, "allow window"),
    (
        "a new text lets bind anew",
        [wrote(), went(topic="roof"), wrote()],
        ask(CONV, topic="invoice"),
        NOON,
        "allow window",
    ),
    ("verbal consent for the Program", [granted("support", EXPRESS)], ask(CONV, topic="x"), NOON, "allow grant"),
    ("for another Program", [granted("reminders", EXPRESS)], ask(CONV), NOON, "hold no_consent"),
    ("express, informational", [granted("reminders", EXPRESS)], ask(INFO), NOON, "allow grant"),
    ("express, promotional", [granted("offers", EXPRESS)], ask(PROMO), NOON, "hold no_consent"),
    ("express written, promotional", [granted("offers", WRITTEN)], ask(PROMO), NOON, "allow grant"),
    ("express written covers less", [granted("reminders", WRITTEN)], ask(INFO), NOON, "allow grant"),
    (
        "a grant ends",
        [granted("reminders", EXPRESS, expires_at=NOON + HOUR)],
        ask(INFO),
        NOON + HOUR,
        "hold no_consent",
    ),
    ("a promised follow-up", [wrote(), went(follow_up_until=NOON + 4 * DAY)], ask(CONV), LATER, "allow follow_up"),
    (
        "of another topic",
        [wrote(), went(topic="roof", follow_up_until=NOON + 4 * DAY)],
        ask(CONV, topic="invoice"),
        LATER,
        "hold window_closed",
    ),
    ("promised too long ago", [wrote(), went(follow_up_until=LATER)], ask(CONV), LATER, "hold window_closed"),
    (
        "the follow-up goes on for a quarter of an hour",
        [wrote(), went(follow_up_until=NOON + 4 * DAY), went("f", 30 * HOUR, basis="follow_up")],
        ask(CONV),
        LATER + 14 * MINUTE,
        "allow follow_up",
    ),
    (
        "and no longer",
        [wrote(), went(follow_up_until=NOON + 4 * DAY), went("f", 30 * HOUR, basis="follow_up")],
        ask(CONV),
        LATER + 20 * MINUTE,
        "hold window_closed",
    ),
    (
        "three texts at most",
        [
            wrote(),
            went(follow_up_until=NOON + 4 * DAY),
            went("f", 30 * HOUR, basis="follow_up"),
            went("g", basis="follow_up"),
            went("h", basis="follow_up"),
        ],
        ask(CONV),
        LATER + MINUTE,
        "hold window_closed",
    ),
    ("STOP", [wrote(), stopped()], ask(CONV), NOON, "deny opted_out"),
    ("STOP against a grant", [granted("offers", WRITTEN), stopped()], ask(PROMO), NOON, "deny opted_out"),
    ("a plain text does not lift it", [stopped(), wrote()], ask(CONV), NOON, "deny opted_out"),
    ("nor does a verbal grant", [stopped(), granted("support", EXPRESS, 1)], ask(CONV), NOON, "deny opted_out"),
    (
        "an act of theirs does, for its Program",
        [stopped(), granted("support", EXPRESS, 1, lifts=True)],
        ask(CONV),
        NOON,
        "allow grant",
    ),
    ("and for no other", [stopped(), granted("support", EXPRESS, 1, lifts=True)], ask(INFO), NOON, "deny opted_out"),
    ("START lifts", [stopped(), restarted()], ask(CONV), NOON, "allow window"),
    (
        "START keeps what was agreed to",
        [granted("reminders", EXPRESS), stopped(), restarted()],
        ask(INFO),
        NOON,
        "allow grant",
    ),
    (
        "START restores no marketing",
        [granted("offers", WRITTEN), stopped(), restarted()],
        ask(PROMO),
        NOON,
        "hold no_consent",
    ),
    (
        "STOP for one Program",
        [granted("reminders", EXPRESS), stopped(scope="reminders")],
        ask(INFO),
        NOON,
        "deny opted_out",
    ),
    ("leaves the others", [wrote(), stopped(scope="reminders")], ask(CONV), NOON, "allow window"),
    ("the answer to STOP", [stopped()], ask(Kind.OWN, own=Own.ANSWER, basis="e", basis_at=NOON), NOON, "allow answer"),
    (
        "five minutes late",
        [stopped()],
        ask(Kind.OWN, own=Own.ANSWER, basis="e", basis_at=NOON),
        NOON + 5 * MINUTE,
        "deny answer_late",
    ),
    ("our ask needs the window", [], ask(Kind.OWN, own=Own.ASK), NOON, "deny ask_too_late"),
    ("our ask in the window", [wrote()], ask(Kind.OWN, own=Own.ASK), NOON, "allow ask"),
    ("our ask after STOP", [wrote(), stopped()], ask(Kind.OWN, own=Own.ASK), NOON, "deny opted_out"),
    ("the confirmation of a grant", [granted("reminders", EXPRESS)], CONFIRMATION, NOON, "allow confirmation"),
    ("no grant, no confirmation", [wrote()], CONFIRMATION, NOON, "deny no_consent"),
    (
        "the confirmation of an older grant",
        [granted("reminders", EXPRESS), granted("reminders", EXPRESS)],
        CONFIRMATION,
        NOON,
        "deny no_consent",
    ),
    ("another program's", [granted("offers", WRITTEN)], CONFIRMATION, NOON, "deny no_consent"),
    ("after STOP", [granted("reminders", EXPRESS), stopped()], CONFIRMATION, NOON, "deny opted_out"),
    ("ambiguous", [wrote(intent="ambiguous")], ask(CONV), NOON, "hold quarantine"),
    ("ambiguous, a person writes", [wrote(intent="ambiguous")], ask(CONV, author=Author.PERSON), NOON, "allow window"),
    ("not before", [wrote()], ask(CONV, not_before=NOON + HOUR), NOON, "hold not_yet"),
    ("its time has run out", [wrote()], ask(CONV, expires_at=NOON), NOON, "deny expired"),
]


@pytest.mark.parametrize(("before", "wish", "now", "expected"), [row[1:] for row in TABLE], ids=[r[0] for r in TABLE])
def test_what_each_kind_needs(before: list[Told], wish: Ask, now: int, expected: str) -> None:
    decision = decide(wish, told(*before), POLICY, now)
    assert f"{decision.verdict.word} {decision.code}" == expected


def test_a_block_at_the_provider_holds_until_start() -> None:
    chain = Chain()
    chain.inbound()
    chain.add(Blocked(ask().sender, "t", "21610"))
    decision = decide(ask(), chain.standing, POLICY, NOON)
    assert (decision.verdict, decision.code) == (Verdict.HOLD, "blocked_at_provider")
    assert "START" in str(decision.as_json()["reasons"])
    chain.start()
    assert decide(ask(), chain.standing, POLICY, NOON).verdict is Verdict.ALLOW


def test_what_did_not_leave_is_given_back() -> None:
    """A topic bound, a first reply used and a follow-up begun by a text that never left are free again."""
    for before, after in ((State.SENDING, State.FAILED), (State.READY, State.HELD), (State.READY, State.WITHDRAWN)):
        chain = Chain()
        chain.inbound(owed=3 * DAY)
        chain.goes("x", topic="roof", follow_up_until=NOON + 4 * DAY)
        fresh = fold(chain.entries[:1])
        chain.moved("x", before, after)
        given_back = chain.standing
        assert given_back.windows == fresh.windows
        assert given_back.first_replies == fresh.first_replies
        assert given_back.promises == ()


def test_not_before_says_until_when() -> None:
    standing = told(wrote())
    assert decide(ask(not_before=NOON + HOUR), standing, POLICY, NOON).until == NOON + HOUR
    both = decide(ask(INFO, not_before=NOON + HOUR), standing, POLICY, NOON)
    assert both.until == 0, "what only an act can end has no time of its own"


@given(chains(), asks(), st.integers(0, 6 * DAY))
def test_the_order_of_rules_never_matters(chain: Chain, wish: Ask, later: int) -> None:
    standing = chain.standing
    now = chain.at + later
    expected = decide(wish, standing, POLICY, now)
    for rules in itertools.islice(itertools.permutations(RULES), 0, 720, 67):
        assert decide(wish, standing, POLICY, now, rules) == expected


@given(chains(), asks(), st.integers(0, 6 * DAY), st.sampled_from(Verdict), st.booleans())
def test_adding_a_rule_never_loosens(chain: Chain, wish: Ask, later: int, verdict: Verdict, speaks: bool) -> None:
    def another(ask: Ask, standing: Standing, policy: object, now: int) -> Objection | None:
        return Objection(verdict, Reason("quarantine")) if speaks else None

    standing, now = chain.standing, chain.at + later
    without = decide(wish, standing, POLICY, now)
    assert decide(wish, standing, POLICY, now, (*RULES, another)).verdict >= without.verdict
    fewer = decide(wish, standing, POLICY, now, RULES[1:])
    assert fewer.verdict <= without.verdict


@given(chains(), asks(), st.integers(0, 6 * DAY))
def test_with_no_basis_nothing_is_allowed(chain: Chain, wish: Ask, later: int) -> None:
    standing, now = chain.standing, max(chain.at + later, chain.standing.last_at)
    decision = decide(wish, standing, POLICY, now)
    basis = permit(wish, standing, POLICY, now)
    if decision.verdict is Verdict.ALLOW:
        assert basis is not None
        assert basis.reason == decision.reasons[0]
    if basis is None:
        assert decision.verdict > Verdict.ALLOW
        assert missing(wish, standing, POLICY, now).verdict > Verdict.ALLOW


@given(chains())
def test_the_fold_equals_what_is_kept_step_by_step(chain: Chain) -> None:
    kept = Standing()
    for count, entry in enumerate(chain.entries, 1):
        kept = step(kept, entry)
        assert kept == fold(chain.entries[:count])
        assert kept.version == entry.seq
    assert kept.last_at == max((e.at for e in chain.entries), default=0)


@given(chains(), asks(), st.integers(0, 6 * DAY))
def test_same_inputs_same_decision_with_all_its_words(chain: Chain, wish: Ask, later: int) -> None:
    now = chain.at + later
    decision = decide(wish, chain.standing, POLICY, now)
    assert decision == decide(replace(wish), fold(chain.entries), POLICY, now)
    assert decision.policy == "demo@1"
    for reason in decision.as_json()["reasons"]:  # type: ignore[attr-defined]
        assert {"code", "text", "rule", "source", "fix"} == set(reason)
        assert reason["code"] in CATALOGUE
        assert reason["text"]
        assert reason["source"]
        assert "—" not in reason["text"], "every fact that a sentence names is given"


@given(chains(), asks())
def test_a_revoked_consumer_gets_nothing_but_an_answer(chain: Chain, wish: Ask) -> None:
    chain.stop(1)
    decision = decide(wish, chain.standing, POLICY, chain.at)
    if wish.own is not Own.ANSWER:
        assert decision.verdict is Verdict.DENY


@given(chains(), asks(), st.integers(0, 3 * DAY))
def test_time_never_runs_backwards(chain: Chain, wish: Ask, back: int) -> None:
    standing = chain.standing
    now = standing.last_at
    assert decide(wish, standing, POLICY, now - back) == decide(wish, standing, POLICY, now)
