"""Until when each private part is kept: a table of lives, and what holds for any of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from app.consent.entries import Entry, Granted, Moved, Private, Restored, Submitted, TextReceived
from app.consent.erasures import Erased, LegalHoldEnded, LegalHoldSet, holds_standing, read_spans, spans
from app.consent.findings import Kept, NumberEnded, ProfileChanged, QuarantineSettled, Settled, StopMisread
from app.consent.model import DAY, KEEP_BODIES, Author, ConsentTier, Kind, Source, State
from app.consent.retention import CONSENT_FOR, FOREVER, REVOCATION_FOR, Keep, due, keeps
from tests.consent.worlds import NOON, POLICY, SENDER, Chain

EXPRESS = ConsentTier.EXPRESS
LATER = NOON + 2_000 * DAY


def private(chain: Chain) -> list[Entry]:
    """The chain with a private part on every entry."""
    return [replace(entry, private=Private("s")) for entry in chain.entries]


def kept(chain: Chain, now: int = LATER) -> dict[int, Keep]:
    return keeps(private(chain), POLICY, now)


def text(name: str, because: tuple[str, ...] = (), basis: str = "") -> Submitted:
    return Submitted(
        name,
        SENDER,
        "support",
        Kind.CONVERSATIONAL,
        State.READY,
        Author.PERSON,
        "demo@1",
        because=because,
        basis=basis,
    )


def granted(chain: Chain, *because: str, expires: int = 0, tier: ConsentTier = EXPRESS) -> Entry:
    fact = Granted("reminders", tier, Source.WEB_FORM, chain.at, expires_at=expires, own_act=True, because=because)
    return chain.add(fact)


Life = Callable[[Chain], None]


def unanswered(chain: Chain) -> None:
    chain.inbound()


def answered(chain: Chain) -> None:
    wrote = chain.inbound()
    chain.add(text("a", (wrote.id,)), DAY)


def released(chain: Chain) -> None:
    wrote = chain.inbound()
    chain.add(text("a"))
    step = Moved("a", SENDER, "support", State.HELD, State.READY, because=(wrote.id,))
    chain.add(step, DAY)


def owned(chain: Chain) -> None:
    wrote = chain.inbound(intent="help")
    chain.add(text("a", basis=wrote.id), DAY)


def settled(chain: Chain) -> None:
    wrote = chain.inbound()
    chain.add(Settled("a", wrote.id, "op"), DAY)


def read(chain: Chain) -> None:
    wrote = chain.inbound(intent="ambiguous")
    chain.add(QuarantineSettled(wrote.id, "op"), DAY)


def stopped(chain: Chain) -> None:
    chain.stop()


def misread(chain: Chain) -> None:
    stop = chain.stop()
    chain.add(StopMisread(stop.id, stop.seq, "admin"), DAY)


def restarted(chain: Chain) -> None:
    chain.start()


def went_on(chain: Chain) -> None:
    stop = chain.stop()
    wrote = chain.inbound(DAY)
    chain.add(Kept(("reminders",), "a", (stop.id, wrote.id)))


def agreed(chain: Chain) -> None:
    asked = chain.add(text("ask"))
    yes = chain.inbound(DAY)
    granted(chain, asked.id, yes.id)


def agreed_and_stopped(chain: Chain) -> None:
    granted(chain)
    chain.stop(DAY)


def agreed_and_stopped_before_the_last_use(chain: Chain) -> None:
    grant = granted(chain)
    chain.stop(DAY)
    chain.add(text("late", (grant.id,)), DAY)


def agreed_for_a_while(chain: Chain) -> None:
    granted(chain, expires=NOON + 9 * DAY)


def agreed_twice(chain: Chain) -> None:
    granted(chain)
    chain.at += DAY
    granted(chain)


def agreed_twice_and_stopped(chain: Chain) -> None:
    agreed_twice(chain)
    chain.stop(DAY)


def number_ended(chain: Chain) -> None:
    granted(chain)
    chain.add(NumberEnded("reassigned", chain.at + DAY, "op"), DAY)


def held_matter(chain: Chain) -> None:
    chain.add(LegalHoldSet("admin"))


def matter_over(chain: Chain) -> None:
    hold = chain.add(LegalHoldSet("admin"))
    chain.add(LegalHoldEnded("admin", (hold.id,)), DAY)


def known_twice(chain: Chain) -> None:
    chain.add(ProfileChanged(("name",), "op"))
    chain.add(ProfileChanged(("name",), "op"), DAY)
    chain.stop(DAY)


BODY, FIVE, TEN = NOON + KEEP_BODIES, NOON + CONSENT_FOR, NOON + REVOCATION_FOR
LIVES: list[tuple[Life, list[tuple[int, str]]]] = [
    (unanswered, [(BODY, "")]),
    (answered, [(FIVE + DAY, "decision"), (BODY + DAY, "")]),
    (released, [(FIVE + DAY, "decision"), (BODY, ""), (BODY + DAY, "")]),
    (owned, [(FIVE + DAY, "decision"), (BODY + DAY, "")]),
    (settled, [(FIVE + DAY, "decision"), (BODY + DAY, "")]),
    (read, [(FIVE + DAY, "decision"), (BODY + DAY, "")]),
    (stopped, [(TEN, "revocation")]),
    (misread, [(TEN + DAY, "revocation"), (TEN + DAY, "revocation")]),
    (restarted, [(TEN, "revocation")]),
    (went_on, [(TEN + DAY, "revocation"), (TEN + DAY, "revocation"), (TEN + DAY, "revocation")]),
    (agreed, [(FOREVER, "consent"), (FOREVER, "consent"), (FOREVER, "consent")]),
    (agreed_and_stopped, [(FIVE + DAY, "consent"), (TEN + DAY, "revocation")]),
    (
        agreed_and_stopped_before_the_last_use,
        [(FIVE + 2 * DAY, "consent"), (TEN + DAY, "revocation"), (BODY + 2 * DAY, "")],
    ),
    (agreed_for_a_while, [(FIVE + 9 * DAY, "consent")]),
    (agreed_twice, [(FOREVER, "consent"), (FOREVER, "consent")]),
    (
        agreed_twice_and_stopped,
        [(FIVE + 2 * DAY, "consent"), (FIVE + 2 * DAY, "consent"), (TEN + 2 * DAY, "revocation")],
    ),
    (number_ended, [(FIVE + DAY, "consent"), (FIVE + DAY, "decision")]),
    (held_matter, [(FOREVER, "")]),
    (matter_over, [(TEN, ""), (TEN + DAY, "")]),
    (known_twice, [(BODY, ""), (TEN + 2 * DAY, ""), (TEN + 2 * DAY, "revocation")]),
]


@pytest.mark.parametrize(("life", "wanted"), LIVES, ids=lambda value: getattr(value, "__name__", ""))
def test_each_part_is_kept_as_long_as_what_rests_on_it(life: Life, wanted: list[tuple[int, str]]) -> None:
    chain = Chain()
    life(chain)
    found = kept(chain)
    assert [(keep.until, keep.why) for keep in found.values()] == wanted
    for keep in found.values():
        assert keep.law == (keep.until if keep.why else 0)


def test_only_private_parts_are_kept() -> None:
    chain = Chain()
    answered(chain)
    assert keeps(chain.entries, POLICY, LATER) == {}


def test_the_policy_says_how_long_other_words_stay_and_the_law_is_not_shortened() -> None:
    chain = Chain()
    answered(chain)
    short = replace(POLICY, keep_bodies=30 * DAY)
    long = replace(POLICY, keep_bodies=REVOCATION_FOR)
    entries = private(chain)
    assert [k.until for k in keeps(entries, short, LATER).values()] == [FIVE + DAY, NOON + 31 * DAY]
    first = keeps(entries, long, LATER)[1]
    assert (first.until, first.law) == (TEN, FIVE + DAY)


def test_what_is_due_goes_in_the_moment_it_is() -> None:
    chain = Chain()
    answered(chain)
    entries = private(chain)
    assert due(entries, POLICY, BODY + DAY - 1) == set()
    assert due(entries, POLICY, BODY + DAY) == {2}
    assert due(entries, POLICY, FIVE + DAY) == {1, 2}
    chain.add(LegalHoldSet("admin"))
    assert due(private(chain), POLICY, FOREVER) == set()


def test_legal_holds_stand_until_each_is_ended() -> None:
    chain = Chain()
    first, second = chain.add(LegalHoldSet("a")), chain.add(LegalHoldSet("b"))
    assert holds_standing(chain.entries) == (first.id, second.id)
    chain.add(LegalHoldEnded("a", (first.id,)))
    assert holds_standing(chain.entries) == (second.id,)
    chain.add(LegalHoldEnded("a", (first.id, second.id)))
    assert holds_standing(chain.entries) == ()


def test_an_erasure_and_a_hold_change_no_standing() -> None:
    chain = Chain()
    agreed(chain)
    before = chain.standing
    chain.add(Erased("request", "a", ("1-3",), 3, 2, whole=True))
    chain.add(LegalHoldSet("a"))
    assert replace(chain.standing, version=before.version) == before


@given(st.sets(st.integers(1, 60)), st.data())
def test_spans_name_exactly_what_is_gone(present: set[int], data: st.DataObject) -> None:
    gone = data.draw(st.sets(st.sampled_from(sorted(present)))) if present else set()
    named = {seq for first, last in read_spans(spans(sorted(present), gone)) for seq in range(first, last + 1)}
    assert named & present == gone
    assert len(spans(sorted(present), gone)) <= max(1, len(present - gone) + 1)


@given(st.lists(st.sampled_from([life for life, _ in LIVES]), min_size=1, max_size=8))
def test_what_happens_later_never_makes_the_law_let_go_earlier_of_words(lives: list[Life]) -> None:
    """But for a consent, which later ends: only its own entries may be kept shorter than while it stood."""
    chain = Chain()
    before: dict[int, Keep] = {}
    for life in lives:
        life(chain)
        chain.at += DAY
        found = kept(chain)
        for seq, keep in before.items():
            fact = chain.entries[seq - 1].fact
            if isinstance(fact, TextReceived | Restored) and keep.until < FOREVER:
                assert found[seq].until >= keep.until
        before = found
