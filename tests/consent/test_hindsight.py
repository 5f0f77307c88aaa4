"""Hindsight: in whatever order stops and consents come to be known, the Standing is as if known when they happened."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.consent.entries import Granted, NumberEnded, Restored, Revoked, StopMisread
from app.consent.findings import RevokedEarlier
from app.consent.fold import step
from app.consent.hindsight import LateStop, late_stop, outdone, spent
from app.consent.model import ANY, DAY, ConsentTier, Kind, Source, kind_scope
from app.consent.replies import is_own_act, lifts
from app.consent.standing import Standing
from tests.consent.worlds import NOON, PROGRAMS, SENDER, Chain

EXPRESS, WRITTEN = ConsentTier.EXPRESS, ConsentTier.EXPRESS_WRITTEN


def day(n: int) -> int:
    """Day n of the past: the higher, the later; all before NOON."""
    return NOON - (100 - n) * DAY


def learn_grant(
    chain: Chain, given: int, *, program: str = "reminders", tier: ConsentTier = EXPRESS, own: bool
) -> None:
    """An imported consent, with a document or without."""
    own_act = own and is_own_act(Source.IMPORT, own)
    lifting = own_act and lifts(Source.IMPORT, given, own, PROGRAMS[program], chain.standing, chain.at)
    known = outdone(chain.standing, program, tier, given, own_act=own_act)
    if spent(chain.standing, program, tier, given) is None and (lifting or known is None):
        chain.add(Granted(program, tier, Source.IMPORT, given, own_act=own_act, lifts=lifting))


def learn_stop(chain: Chain, came: int, scope: str = ANY) -> LateStop:
    """An imported stop."""
    late = late_stop(chain.standing, PROGRAMS, scope, came)
    if not late.known and not late.overtaken:
        chain.add(Revoked(scope, Source.IMPORT, received_at=came, spares=late.spares))
    return late


def open_for(standing: Standing, program: str = "reminders", tier: ConsentTier = EXPRESS) -> bool:
    return standing.revoked(program) is None and standing.grant(program, tier, NOON) is not None


@pytest.mark.parametrize(
    ("stop", "consent", "own", "opened"),
    [
        (20, 10, True, False),
        (20, 10, False, False),
        (10, 20, True, True),
        (10, 20, False, False),
        (10, 10, True, False),
    ],
    ids=["later stop", "later stop, no document", "later letter", "later word without document", "the same instant"],
)
def test_the_later_of_the_two_wins_and_a_consent_only_on_evidence(
    stop: int, consent: int, own: bool, opened: bool
) -> None:
    for order in permutations(("stop", "consent")):
        chain = Chain()
        for act in order:
            if act == "stop":
                learn_stop(chain, day(stop))
            else:
                learn_grant(chain, day(consent), own=own)
        assert open_for(chain.standing) is opened, order


def test_a_stop_of_last_year_spares_only_what_was_agreed_to_since() -> None:
    chain = Chain()
    learn_grant(chain, day(50), own=True)
    learn_grant(chain, day(50), program="support", own=False)
    assert learn_stop(chain, day(10)).spares == ("reminders",)
    assert open_for(chain.standing)
    assert not open_for(chain.standing, "support")
    assert chain.standing.revoked() is not None


def test_start_overtakes_every_stop_before_it() -> None:
    chain = Chain(at=day(50))
    start = chain.add(Restored("t", SENDER, "e", day(51), day(51)))
    assert learn_stop(chain, day(10)) == LateStop(overtaken=start.seq)
    assert learn_stop(chain, day(50)).overtaken == 0, "where in doubt, stop wins"
    assert chain.standing.revoked() is not None


def test_a_stop_nobody_dated_is_of_now() -> None:
    chain = Chain(at=day(50))
    chain.add(Restored("t", SENDER, "e", day(51), day(51)))
    learn_grant(chain, day(49), own=True)
    assert learn_stop(chain, 0) == LateStop()
    assert chain.standing.revoked() is not None
    assert learn_stop(chain, 0).known, "and says nothing new a second time"


def test_an_undated_stop_ends_what_an_earlier_one_spared() -> None:
    chain = Chain()
    learn_grant(chain, day(50), own=True)
    learn_stop(chain, day(10))
    assert open_for(chain.standing)
    assert not learn_stop(chain, 0).known
    assert not open_for(chain.standing)


def test_an_earlier_stop_never_makes_a_later_one_easier_to_lift() -> None:
    chain = Chain()
    learn_stop(chain, day(50))
    assert learn_stop(chain, day(10)).overtaken == 1
    learn_grant(chain, day(30), own=True)
    assert not open_for(chain.standing)


def test_sparing_a_program_does_not_lift_its_own_later_stop() -> None:
    chain = Chain()
    learn_grant(chain, day(30), own=True)
    learn_stop(chain, day(50), "reminders")
    assert learn_stop(chain, day(10)).spares == ()
    assert not open_for(chain.standing)


def test_a_grant_lifts_only_what_is_before_it_the_business_s_stop_and_the_program_s() -> None:
    chain = Chain()
    learn_stop(chain, day(10))
    learn_stop(chain, day(50), "reminders")
    learn_grant(chain, day(30), own=True)
    assert not open_for(chain.standing)
    learn_grant(chain, day(60), own=True)
    assert open_for(chain.standing)


def test_marketing_agreed_to_before_a_stop_never_comes_back() -> None:
    before, after = Chain(at=day(50)), Chain(at=day(50))
    learn_stop(before, day(20))
    before.add(Restored("t", SENDER, "e", 0, 0), DAY)
    learn_grant(before, day(10), tier=WRITTEN, own=True)
    learn_stop(after, day(20))
    learn_grant(after, day(10), tier=WRITTEN, own=True)
    after.add(Restored("t", SENDER, "e", 0, 0), DAY)
    for chain in (before, after):
        assert not open_for(chain.standing, tier=WRITTEN)
    learn_grant(before, day(30), tier=WRITTEN, own=True)
    assert open_for(before.standing, tier=WRITTEN), "a letter after the stop is another matter"


def test_a_consent_on_record_is_not_recorded_again_but_better_proof_of_it_is() -> None:
    chain = Chain()
    learn_grant(chain, day(10), own=False)
    learn_grant(chain, day(10), own=False)
    learn_grant(chain, day(5), own=False)
    assert len(chain.entries) == 1
    learn_grant(chain, day(10), own=True)
    assert len(chain.entries) == 2


def test_a_stop_of_one_kind_reaches_that_kind_and_spares_what_was_agreed_to_since() -> None:
    chain = Chain()
    learn_grant(chain, day(10), own=True)
    learn_grant(chain, day(50), program="offers", tier=WRITTEN, own=True)
    assert learn_stop(chain, day(20), kind_scope(Kind.PROMOTIONAL)).spares == ("offers",)
    assert learn_stop(chain, day(20), kind_scope(Kind.INFORMATIONAL)).spares == ()
    assert chain.standing.revoked("offers", Kind.PROMOTIONAL) is None
    assert chain.standing.revoked("reminders", Kind.INFORMATIONAL) is not None
    assert chain.standing.revoked() is None


def test_a_stop_that_was_misread_covers_nothing() -> None:
    chain = Chain()
    stop = chain.add(Revoked(ANY, Source.TEXT, own_act=True))
    chain.add(StopMisread(stop.id, stop.seq, "t"))
    assert learn_stop(chain, day(10)) == LateStop()
    assert chain.standing.revoked() is not None


def test_what_the_number_s_earlier_owner_agreed_to_is_nobody_s_consent() -> None:
    chain = Chain()
    learn_grant(chain, day(10), own=True)
    chain.add(NumberEnded("reassigned", day(30), "t"))
    learn_grant(chain, day(20), own=True)
    assert not open_for(chain.standing)
    learn_grant(chain, day(40), own=False)
    assert open_for(chain.standing)


ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("stop"), st.integers(1, 30), st.sampled_from([ANY, "reminders"])),
        st.tuples(st.sampled_from(["letter", "word"]), st.integers(1, 30), st.sampled_from(["reminders", "support"])),
    ),
    max_size=5,
    unique_by=lambda act: act[1],
)


def truth(acts: list[tuple[str, int, str]], program: str) -> bool:
    """By the dates alone: something was agreed to, and no stop is without a letter after it."""
    agreed = [at for kind, at, of in acts if kind != "stop" and of == program]
    letters = [at for kind, at, of in acts if kind == "letter" and of == program]
    stops = [at for kind, at, of in acts if kind == "stop" and of in (ANY, program)]
    return bool(agreed) and max(stops, default=0) < max(letters, default=0 if stops else 31)


@given(ACTS, st.randoms(use_true_random=False))
def test_the_order_in_which_lists_come_in_changes_nothing(acts: list[tuple[str, int, str]], random: object) -> None:
    shuffled = list(acts)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    chain = Chain()
    for kind, at, of in shuffled:
        if kind == "stop":
            learn_stop(chain, day(at), of)
        else:
            learn_grant(chain, day(at), program=of, own=kind == "letter")
    for program in ("reminders", "support"):
        assert open_for(chain.standing, program) is truth(acts, program), shuffled


def test_what_is_kept_as_history_changes_nothing_but_the_version() -> None:
    chain = Chain()
    learn_grant(chain, day(50), own=True)
    before = chain.standing
    entry = chain.add(RevokedEarlier(ANY, Source.IMPORT, day(10), chain.entries[0].id))
    after = step(before, entry)
    assert (after.grants, after.revocations, after.lifted) == (before.grants, before.revocations, before.lifted)
    assert after.version == before.version + 1
