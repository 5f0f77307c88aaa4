"""From which number of a pool somebody is texted."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from app.consent.pools import sticky
from app.consent.standing import Standing, Window
from app.ids import Identity

POOL = ("+17045550100", "+17045550101", "+17045550102", "+17045550103")
CONSUMERS = [Identity(b"x").consumer("acme", f"+1704555{n:04d}") for n in range(100, 600)]


def window(seq: int) -> Window:
    return Window(inbound=f"ent_{seq}", seq=seq, at=1, opened_seq=seq, closes_at=2)


def test_the_last_conversation_decides_open_or_closed() -> None:
    standing = Standing(windows={POOL[0]: window(5), POOL[2]: window(9), "+17045550199": window(12)})
    assert sticky(POOL, standing, CONSUMERS[0]) == POOL[2]
    assert sticky(POOL[:2], standing, CONSUMERS[0]) == POOL[0]


@given(st.sampled_from(CONSUMERS), st.permutations(POOL))
def test_it_is_always_the_same_one_in_whatever_order_they_stand(consumer: str, pool: list[str]) -> None:
    assert sticky(pool, Standing(), consumer) == sticky(POOL, Standing(), consumer)


def test_all_numbers_have_their_share_and_a_new_one_takes_only_its_own() -> None:
    before = {c: sticky(POOL[:3], Standing(), c) for c in CONSUMERS}
    after = {c: sticky(POOL, Standing(), c) for c in CONSUMERS}
    assert all(share > 100 for share in Counter(before.values()).values())
    assert {after[c] for c in CONSUMERS if after[c] != before[c]} == {POOL[3]}
