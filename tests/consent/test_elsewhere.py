"""What is known of a text that left by another way: what was known by then, and what it uses up."""

from __future__ import annotations

import pytest

from app.consent import elsewhere
from app.consent.entries import Entry, Fact, Granted, Restored, Revoked, TextReceived
from app.consent.findings import SentElsewhere
from app.consent.fold import fold
from app.consent.model import ANY, HOUR, MINUTE, Ask, ConsentTier, Kind, Source, Verdict
from app.consent.rules import RULES
from tests.consent.worlds import NOON, OTHER, POLICY, SENDER


def chain(*facts: tuple[int, Fact]) -> list[Entry]:
    return [Entry(f"ent_{seq}", seq, at, fact) for seq, (at, fact) in enumerate(facts, start=1)]


def wrote(intent: str = "none", sender: str = SENDER, at: int = 0) -> TextReceived:
    return TextReceived("t", sender, "e", intent, NOON + 24 * HOUR, NOON + 72 * HOUR, received_at=at)


def stop(text: str = "t", at: int = 0) -> Revoked:
    return Revoked(ANY, Source.TEXT, True, text=text, sender=SENDER, received_at=at)


def judged(entries: list[Entry], body: str = "Yes, come in.", at: int = NOON + HOUR) -> tuple[Verdict, str, Kind]:
    ask = Ask(SENDER, "", Kind.CONVERSATIONAL, at, area="704")
    taken, decision = elsewhere.judge(elsewhere.known_by(entries, at), ask, POLICY, RULES, body)
    return decision.verdict, decision.code, taken.kind


def test_an_answer_within_the_window_has_its_basis() -> None:
    assert judged(chain((NOON, wrote())))[:2] == (Verdict.ALLOW, "window")


def test_without_a_word_of_theirs_it_has_none() -> None:
    assert judged([])[:2] == (Verdict.HOLD, "no_consent")


def test_after_a_stop_it_has_none() -> None:
    assert judged(chain((NOON, wrote()), (NOON + MINUTE, stop())))[:2] == (Verdict.DENY, "opted_out")


def test_a_stop_that_came_later_speaks_not_against_it() -> None:
    entries = chain((NOON, wrote()), (NOON + 2 * HOUR, stop()))
    assert judged(entries)[0] is Verdict.ALLOW


def test_a_stop_that_was_found_later_but_came_before_does() -> None:
    entries = chain((NOON, wrote()), (NOON + 2 * HOUR, stop(at=NOON + MINUTE)))
    assert judged(entries)[:2] == (Verdict.DENY, "opted_out")


def test_what_came_in_the_same_second_was_known() -> None:
    assert judged(chain((NOON + 999, wrote())), at=NOON)[0] is Verdict.ALLOW
    assert judged(chain((NOON + 1_000, wrote())), at=NOON)[0] is Verdict.HOLD


def test_any_program_that_allows_it_is_its_basis_and_an_offer_needs_a_written_one() -> None:
    express = Granted("reminders", ConsentTier.EXPRESS, Source.PAPER, NOON - HOUR)
    assert judged(chain((NOON - HOUR, express)), "Your visit is on Monday. Reply STOP to opt out.")[0] is Verdict.ALLOW
    verdict, _, kind = judged(chain((NOON - HOUR, express)), "50% off everything today! Reply STOP to opt out.")
    assert verdict is not Verdict.ALLOW
    assert kind is Kind.PROMOTIONAL


@pytest.mark.parametrize(
    ("entries", "at", "answer"),
    [
        (chain((NOON, stop())), NOON + MINUTE, True),
        (chain((NOON, wrote("help"))), NOON + MINUTE, True),
        (chain((NOON, Restored("t", SENDER, "e", NOON, NOON))), NOON + MINUTE, True),
        (chain((NOON, stop())), NOON + 6 * MINUTE, False),
        (chain((NOON, wrote())), NOON + MINUTE, False),
        (chain((NOON, stop(text=""))), NOON + MINUTE, False),  # a stop on the phone gets no answer by text
        (chain((NOON, wrote("help", OTHER))), NOON + MINUTE, False),
        (chain((NOON, stop()), (NOON + 1, SentElsewhere("e", SENDER, "SM1", NOON, answer=True))), NOON + MINUTE, False),
        ([], NOON, False),
    ],
)
def test_one_text_after_a_keyword_is_the_providers_own_answer(entries: list[Entry], at: int, answer: bool) -> None:
    assert elsewhere.is_answer(entries, SENDER, at) is answer


def test_it_is_the_reply_that_was_owed_and_counts_for_caps() -> None:
    sent = SentElsewhere("e", SENDER, "SM1", NOON + MINUTE, "offers", Kind.PROMOTIONAL, Verdict.DENY)
    standing = fold(chain((NOON, wrote()), (NOON + HOUR, sent)))
    owed = standing.first_replies[SENDER]
    assert (owed.person, owed.automation) == ("ent_2", "")
    assert [(p.at, p.program, p.text) for p in standing.promoted] == [(NOON + MINUTE, "offers", "ent_2")]
    assert standing.last_kinds == {SENDER: Kind.PROMOTIONAL}
    earlier = SentElsewhere("e", SENDER, "SM1", NOON - MINUTE)
    assert fold(chain((NOON, wrote()), (NOON + HOUR, earlier))).first_replies[SENDER].person == ""
    own = SentElsewhere("e", SENDER, "SM1", NOON + MINUTE, answer=True)
    assert fold(chain((NOON, wrote()), (NOON + HOUR, own))).first_replies[SENDER].person == ""
