"""What lifts a Revocation and what does not: every way a consent may come, when it was given, and what it meets.

By the design a STOP is lifted by START or by a later act of the Consumer's own, never by what was said, never by an
import without its document, never by what is dated in the future. Revocations that came by phone or letter are
treated alike: who asked by any means not to be texted is not texted on a spoken word.
"""

from __future__ import annotations

import itertools

import pytest

from app.consent.decide import decide
from app.consent.entries import Granted, Revoked, TextReceived
from app.consent.findings import Kept
from app.consent.model import ANY, DAY, ConsentTier, Kind, Source, Verdict
from app.consent.replies import lifts
from tests.consent.worlds import NOON, POLICY, PROGRAMS, SENDER, Chain, ask

LIFTS = {
    # source: (without a document, with one)
    Source.WEB_FORM: (True, True),
    Source.KEYWORD: (True, True),
    Source.PAPER: (True, True),
    Source.ENGAGEMENT_LETTER: (True, True),
    Source.EMAIL: (True, True),
    Source.IN_CONVERSATION: (True, True),
    Source.IMPORT: (False, True),
    Source.VERBAL: (False, False),
    Source.THEY_ASKED: (False, False),
    Source.TEXT: (False, False),
    Source.PHONE: (False, False),
    Source.LETTER: (False, False),
    Source.PROVIDER: (False, False),
    Source.OPERATOR: (False, False),
}
WHEN = {"a day before": -DAY, "in the same moment": 0, "a ms later": 1, "now": DAY, "in the future": DAY + 1}
STOPS = {
    "a keyword": Revoked(ANY, Source.TEXT, keyword=True, own_act=True),
    "in their own words": Revoked(ANY, Source.TEXT, own_act=True),
    "an operator's": Revoked(ANY, Source.OPERATOR, by="anna"),
    "a letter": Revoked(ANY, Source.LETTER, by="anna"),
    "a phone call, for the program": Revoked("reminders", Source.PHONE, by="anna"),
    "the provider's": Revoked(ANY, Source.PROVIDER),
}


def test_every_source_stands_in_the_table() -> None:
    assert set(LIFTS) == set(Source)


@pytest.mark.parametrize("stop", STOPS)
@pytest.mark.parametrize("when", WHEN)
@pytest.mark.parametrize("source", LIFTS)
def test_what_may_lift(source: Source, when: str, stop: str) -> None:
    for document in (False, True):
        chain = Chain()
        chain.add(STOPS[stop])
        now, given = chain.at + DAY, chain.at + WHEN[when]
        expected = LIFTS[source][document] and when in ("a ms later", "now")
        found = lifts(source, given, document, PROGRAMS["reminders"], chain.standing, now)
        assert found is expected
        chain.add(Granted("reminders", ConsentTier.EXPRESS, source, given, lifts=found), DAY)
        decision = decide(ask(Kind.INFORMATIONAL), chain.standing, POLICY, now)
        assert (decision.verdict is Verdict.ALLOW) is expected
        if not expected:
            assert decision.code == "opted_out"
        if chain.standing.revoked() is not None:
            other = decide(ask(Kind.CONVERSATIONAL), chain.standing, POLICY, now)
            assert other.code == "opted_out", "a grant speaks for its own program alone"


@pytest.mark.parametrize("stop", STOPS)
@pytest.mark.parametrize("intent", ["none", "yes", "help", "ambiguous"])
def test_no_text_of_theirs_but_start_lifts(intent: str, stop: str) -> None:
    chain = Chain()
    chain.add(STOPS[stop])
    chain.add(TextReceived("in", SENDER, "e", intent, NOON + DAY, NOON + DAY), 1)
    assert chain.standing.revoked("reminders") is not None
    chain.start(1)
    assert chain.standing.revoked("reminders") is None


@pytest.mark.parametrize("stop", STOPS)
@pytest.mark.parametrize("grant", ["before", "after", "none", "offers"])
def test_a_keep_lifts_what_it_names_and_no_marketing(grant: str, stop: str) -> None:
    """What a KEEP may name is told in `tests.consent.test_keeping`; this is what it does, whatever it names."""
    chain = Chain()
    if grant == "before":
        chain.grant("reminders", ConsentTier.EXPRESS)
    chain.grant("offers", ConsentTier.EXPRESS_WRITTEN, source=Source.PAPER)
    chain.add(STOPS[stop], 1)
    if grant == "after":
        chain.grant("reminders", ConsentTier.EXPRESS, 1)
    chain.add(Kept(("offers",) if grant == "offers" else ("reminders",), "q", ("a", "b")), 1)
    reminder = decide(ask(Kind.INFORMATIONAL), chain.standing, POLICY, chain.at)
    assert (reminder.verdict is Verdict.ALLOW) is (grant in ("before", "after"))
    offer = decide(ask(Kind.PROMOTIONAL), chain.standing, POLICY, chain.at)
    assert (offer.verdict is Verdict.ALLOW) is (STOPS[stop].scope == "reminders"), "which leaves offers alone"
    if STOPS[stop].scope == ANY:
        assert decide(ask(Kind.CONVERSATIONAL), chain.standing, POLICY, chain.at).code == "opted_out"
    chain.add(STOPS[stop], 1)
    assert decide(ask(Kind.INFORMATIONAL), chain.standing, POLICY, chain.at).code == "opted_out"


def test_nothing_is_lifted_where_nothing_was_stopped() -> None:
    for source, document in itertools.product(Source, (False, True)):
        assert not lifts(source, NOON, document, PROGRAMS["reminders"], Chain().standing, NOON)
