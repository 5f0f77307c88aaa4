"""Histories that once let a text leave, or refused one, wrongly: each was found by the machine and stays told here."""

from __future__ import annotations

from app.consent.decide import decide
from app.consent.entries import Granted
from app.consent.model import DAY, HOUR, MINUTE, Author, ConsentTier, Kind, Source, State, kind_scope
from app.consent.replies import lifts
from app.consent.standing import Standing
from tests.consent.worlds import NOON, POLICY, PROGRAMS, SENDER, Chain, ask

EXPRESS, WRITTEN = ConsentTier.EXPRESS, ConsentTier.EXPRESS_WRITTEN
PROMO, INFO = Kind.PROMOTIONAL, Kind.INFORMATIONAL


def says(standing: Standing, now: int, kind: Kind = Kind.CONVERSATIONAL, program: str = "", **more: object) -> str:
    decision = decide(ask(kind, program, **more), standing, POLICY, now)
    return f"{decision.verdict.word} {decision.code}"


def test_a_stop_of_one_program_ends_its_marketing_though_start_lifts_it() -> None:
    chain = Chain()
    chain.grant("offers", WRITTEN, source=Source.PAPER)
    chain.stop(1, scope="offers")
    chain.start(1)
    assert says(chain.standing, chain.at, PROMO) == "hold no_consent"


def test_a_form_that_lifts_a_stop_restores_no_older_marketing() -> None:
    chain = Chain()
    chain.grant("offers", WRITTEN, source=Source.PAPER)
    chain.stop(1)
    chain.grant("offers", EXPRESS, 1, source=Source.WEB_FORM, lifts=True)
    assert says(chain.standing, chain.at, PROMO) == "hold no_consent"
    assert says(chain.standing, chain.at, INFO, "offers") == "allow grant"


def test_an_old_paper_recorded_after_start_is_still_from_before_the_stop() -> None:
    chain = Chain()
    chain.stop()
    chain.start(1)
    chain.add(Granted("offers", WRITTEN, Source.PAPER, NOON - DAY), 1)
    assert says(chain.standing, chain.at, PROMO) == "hold no_consent"
    chain.grant("offers", WRITTEN, 1, source=Source.PAPER)
    assert says(chain.standing, chain.at, PROMO) == "allow grant"


def test_what_is_recorded_late_or_ends_sooner_takes_no_consent_away() -> None:
    chain = Chain()
    chain.grant("reminders", EXPRESS)
    chain.add(Granted("reminders", EXPRESS, Source.IMPORT, NOON - 30 * DAY, NOON - DAY), 1)
    assert says(chain.standing, chain.at, INFO) == "allow grant"
    chain.grant("reminders", EXPRESS, 1, expires_at=chain.at + HOUR)
    assert says(chain.standing, chain.at + HOUR, INFO) == "allow grant"


def test_grants_that_are_of_no_use_any_more_are_not_kept() -> None:
    chain = Chain()
    for _ in range(5):
        chain.grant("reminders", EXPRESS, DAY, expires_at=chain.at + 3 * DAY)
    chain.grant("reminders", EXPRESS, DAY)
    chain.grant("reminders", EXPRESS, DAY)
    assert len(chain.standing.grants) == 1


def test_a_grant_lifts_only_what_is_older_than_it_in_every_scope() -> None:
    chain = Chain()
    chain.stop()
    chain.stop(HOUR, scope="support")
    between = chain.at - MINUTE
    later = chain.at + 1
    assert not lifts(Source.WEB_FORM, between, False, PROGRAMS["support"], chain.standing, later)
    assert lifts(Source.WEB_FORM, between, False, PROGRAMS["reminders"], chain.standing, later)
    assert lifts(Source.WEB_FORM, later, False, PROGRAMS["support"], chain.standing, later)


def test_a_grant_lifts_no_later_stop_of_a_kind_either() -> None:
    chain = Chain()
    chain.stop()
    chain.stop(HOUR, scope=kind_scope(INFO))
    between, later = chain.at - MINUTE, chain.at + 1
    assert not lifts(Source.WEB_FORM, between, False, PROGRAMS["support"], chain.standing, later)
    assert lifts(Source.WEB_FORM, later, False, PROGRAMS["support"], chain.standing, later)


def test_no_text_is_the_follow_up_that_it_promises_itself() -> None:
    chain = Chain()
    chain.inbound()
    promising = chain.goes("t", follow_up_until=NOON + 4 * DAY)
    late = NOON + 30 * HOUR
    assert says(chain.standing, late, seq=promising.seq) == "hold window_closed"
    assert says(chain.standing, late, text="u") == "allow follow_up"


def test_what_was_written_before_the_promise_is_no_follow_up() -> None:
    chain = Chain()
    chain.inbound()
    chain.goes("t")
    chain.goes("p", follow_up_until=NOON + 4 * DAY)
    assert says(chain.standing, NOON + 30 * HOUR, seq=2) == "hold window_closed"


def test_a_stop_of_the_program_ends_what_it_promised() -> None:
    chain = Chain()
    chain.inbound()
    chain.goes("p", follow_up_until=NOON + 4 * DAY)
    chain.stop(1, scope="support")
    assert says(chain.standing, NOON + 30 * HOUR, program="strict") == "deny window_closed"


def test_what_answers_one_conversation_is_no_reply_in_the_next() -> None:
    chain = Chain()
    chain.goes("t", "none")
    first = chain.inbound()
    settled = {"seq": 1, "answers": first.id, "answers_seq": first.seq}
    assert says(chain.standing, chain.at, **settled) == "allow window"
    chain.inbound(HOUR)
    assert says(chain.standing, chain.at, **settled) == "allow window", "the same conversation goes on"
    chain.inbound(2 * DAY)
    assert says(chain.standing, chain.at, **settled) == "hold not_a_reply"


def test_a_claim_on_another_basis_takes_that_up() -> None:
    """Two texts were ready in the window; both are claimed after it, and only one can be the first reply."""
    chain = Chain()
    chain.inbound(owed=3 * DAY)
    chain.goes("a", "grant")
    chain.goes("b", "grant")
    late = NOON + 2 * DAY
    assert says(chain.standing, late, text="a", seq=2) == "allow first_reply"
    reasons = (("first_reply", {}),)
    chain.moved("a", State.READY, State.SENDING, 2 * DAY, reasons=reasons, author=Author.AUTOMATION)
    assert says(chain.standing, late, text="b", seq=3) == "hold window_closed"
    assert says(chain.standing, late, text="a", seq=2) == "allow first_reply", "it keeps what it took up"
    assert chain.standing.first_replies[SENDER].automation == "a"


def test_a_topic_that_two_texts_took_up_stays_bound_though_one_did_not_leave() -> None:
    chain = Chain()
    chain.inbound(owed=3 * DAY)
    chain.goes("a", topic="roof")
    chain.goes("b", topic="roof")
    chain.moved("a", State.SENDING, State.FAILED)
    assert says(chain.standing, chain.at, topic="invoice") == "hold topic_differs"
    assert says(chain.standing, chain.at, topic="roof") == "allow window"
    late = NOON + 2 * DAY
    assert says(chain.standing, late) == "hold window_closed", "the other was the first reply"
    assert says(chain.standing, late, author=Author.PERSON) == "allow first_reply"


def test_a_reply_that_never_left_is_given_back_whole() -> None:
    chain = Chain()
    chain.inbound(owed=3 * DAY)
    chain.goes("a", topic="roof")
    chain.moved("a", State.SENDING, State.FAILED)
    assert says(chain.standing, chain.at, topic="invoice") == "allow window"
    assert says(chain.standing, NOON + 2 * DAY) == "allow first_reply"
