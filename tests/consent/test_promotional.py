"""Hours and caps as rules: what they make of a Decision; the law itself is tested with the packs."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from app.config.packs import read_packs
from app.consent.decide import Decision, decide
from app.consent.entries import Moved
from app.consent.findings import ProfileChanged
from app.consent.model import DAY, HOUR, MINUTE, Ask, ConsentTier, Kind, Policy, State, Verdict
from app.consent.promotional import rules_of
from app.consent.rules import RULES
from tests.consent.worlds import NOON, POLICY, SENDER, Chain, ask

ALL = (*RULES, *rules_of(read_packs()))
PROMO = Kind.PROMOTIONAL
NC, FL, CA = "+1704", "+1305", "+1213"


def ms(written: str) -> int:
    return int(datetime.fromisoformat(written).replace(tzinfo=UTC).timestamp() * 1000)


def agreed(**place: str) -> Chain:
    chain = Chain()
    for program in ("support", "reminders", "offers"):
        chain.grant(program, ConsentTier.EXPRESS_WRITTEN)
    if place:
        chain.add(ProfileChanged(tuple(place), "t", **place))
    return chain


def offer(area: str = NC, **more: object) -> Ask:
    return replace(ask(PROMO, "offers"), area=area, **more)  # type: ignore[arg-type]


def judged(chain: Chain, wish: Ask, now: int, policy: Policy = POLICY) -> Decision:
    return decide(wish, chain.standing, policy, now, ALL)


@pytest.mark.parametrize(
    ("area", "place", "at", "code", "until"),
    [
        (NC, {}, "2026-12-01T17:00", "grant", ""),  # noon
        (NC, {}, "2026-12-01T12:59", "quiet_hours", "2026-12-01T13:00"),  # 07:59
        (NC, {}, "2026-12-02T02:00", "quiet_hours", "2026-12-02T13:00"),  # 21:00
        (FL, {}, "2026-12-02T01:00", "quiet_hours", "2026-12-02T13:00"),  # 20:00, Florida ends then
        (NC, {"state": "FL"}, "2026-12-02T01:00", "quiet_hours", "2026-12-02T14:00"),  # its west is an hour later
        (CA, {}, "2026-12-01T15:00", "quiet_hours", "2026-12-01T16:00"),  # 07:00 in Los Angeles
        ("+1800", {}, "2026-12-01T15:00", "quiet_hours", "2026-12-01T20:00"),  # nobody knows where
    ],
)
def test_it_waits_for_the_next_legal_instant(area: str, place: dict[str, str], at: str, code: str, until: str) -> None:
    decision = judged(agreed(**place), offer(area), ms(at))
    assert decision.code == code
    assert decision.until == (ms(until) if until else 0)


def test_only_promotional_texts_have_legal_hours() -> None:
    night = ms("2026-12-02T06:00")
    for kind, program in ((Kind.CONVERSATIONAL, "support"), (Kind.INFORMATIONAL, "reminders")):
        wish = replace(ask(kind, program), area=NC)
        assert judged(agreed(), wish, night).verdict is Verdict.ALLOW
        raised = replace(wish, kind=PROMO)
        assert judged(agreed(), raised, night).code == "quiet_hours", "a kind that was raised counts as it is"


@pytest.mark.parametrize(
    ("at", "code"),
    [("2026-12-01T17:00", "grant"), ("2026-12-01T13:30", "quiet_hours"), ("2026-12-05T17:00", "quiet_hours")],
)
def test_a_programs_own_hours_bind_it_in_the_consumers_zone(at: str, code: str) -> None:
    programs = {**POLICY.programs, "reminders": replace(POLICY.programs["reminders"], send_hours="Mon-Fri 09:00-17:00")}
    wish = replace(ask(Kind.INFORMATIONAL, "reminders"), area=NC)
    assert judged(agreed(), wish, ms(at), replace(POLICY, programs=programs)).code == code


def test_where_no_hour_is_legal_it_is_refused_and_says_so() -> None:
    programs = {**POLICY.programs, "offers": replace(POLICY.programs["offers"], send_hours="Sun 03:00-04:00")}
    decision = judged(agreed(), offer(), NOON, replace(POLICY, programs=programs))
    assert (decision.verdict, decision.code) == (Verdict.DENY, "no_legal_hour")
    assert "14 days" in str(decision.as_json())


# ---- caps ----


def claimed(chain: Chain, text: str, after: int = 0, program: str = "offers", kind: Kind = PROMO) -> None:
    chain.add(Moved(text, SENDER, program, State.READY, State.SENDING, kind), after)


def test_florida_admits_three_a_day() -> None:
    chain = agreed()
    for number in range(3):
        assert judged(chain, offer(FL), chain.at).verdict is Verdict.ALLOW
        claimed(chain, f"t{number}", HOUR)
    decision = judged(chain, offer(FL), chain.at)
    assert (decision.code, decision.until) == ("cap_reached", NOON + HOUR + DAY)
    assert judged(chain, offer(NC), chain.at).verdict is Verdict.ALLOW, "North Carolina has no cap"
    assert judged(chain, offer(FL), NOON + DAY + HOUR - MINUTE).code == "cap_reached"
    assert judged(chain, offer(FL), NOON + DAY + HOUR).verdict is Verdict.ALLOW


def test_what_did_not_leave_is_not_counted_and_other_kinds_never_are() -> None:
    chain = agreed()
    for number in range(3):
        claimed(chain, f"t{number}")
        claimed(chain, f"r{number}", program="reminders", kind=Kind.INFORMATIONAL)
    assert judged(chain, offer(FL), chain.at).code == "cap_reached"
    chain.add(Moved("t1", SENDER, "offers", State.SENDING, State.READY, PROMO))
    assert judged(chain, offer(FL), chain.at).verdict is Verdict.ALLOW
    claimed(chain, "t1")
    chain.add(Moved("t1", SENDER, "offers", State.SENDING, State.UNKNOWN, PROMO))
    assert judged(chain, offer(FL), chain.at).code == "cap_reached", "an unknown one may have arrived"


def test_a_programs_own_cap_counts_its_own_texts() -> None:
    programs = {**POLICY.programs, "offers": replace(POLICY.programs["offers"], cap=(2, 30 * DAY))}
    policy = replace(POLICY, programs=programs)
    chain = agreed()
    claimed(chain, "a")
    claimed(chain, "b", program="support")
    assert judged(chain, offer(), chain.at, policy).verdict is Verdict.ALLOW
    claimed(chain, "c", DAY)
    decision = judged(chain, offer(), chain.at, policy)
    assert (decision.code, decision.until) == ("cap_reached", NOON + 30 * DAY)


def test_the_sentences_name_the_place_and_the_law() -> None:
    night = judged(agreed(), offer(FL), ms("2026-12-02T02:00")).as_json()["reasons"][0]  # type: ignore[index]
    assert "Florida" in night["text"]
    assert "501.616" in night["source"]
    assert "—" not in night["text"]
