"""A nonce that is signed in place of what is said vouches for one content: repeats pass, other words do not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import fakeredis
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Forged, StoreUnavailable
from app.gateway.nonces import fingerprint, spend
from app.providers.seam import Hint, InboundText, OptOut, Receipt, Status
from app.store.store import Store

STOP = InboundText("plivo:1", "1", "+17045550100", "+17045550123", "STOP", (("https://a.example/1", "image/png"),))
SENT = Receipt("plivo:2:failed", "2", Status.FAILED, "msg_1", "30")
OUT = OptOut("sinch:3", "+17045550100", "+17045550123")
OTHERS = [
    replace(STOP, event="plivo:9"),
    replace(STOP, sender="+17045550101"),
    replace(STOP, consumer="+17045550124"),
    replace(STOP, body="START"),
    replace(STOP, media=()),
    replace(STOP, hint=Hint.START),
    replace(SENT, event="plivo:9:failed"),
    replace(SENT, provider_id="9"),
    replace(SENT, status=Status.DELIVERED),
    replace(SENT, text="msg_2"),
    replace(SENT, code="200"),
    replace(OUT, event="sinch:9"),
    replace(OUT, sender="+17045550101"),
    replace(OUT, consumer="+17045550124"),
    replace(OUT, out=False),
]


@pytest.fixture
def store(client: Any) -> Store:
    return Store(client)


@pytest.mark.parametrize("first", [STOP, SENT, OUT], ids=lambda event: type(event).__name__)
def test_the_same_may_come_again_and_nothing_else(store: Store, first: Any) -> None:
    for _ in range(3):
        spend(store, "demo", "plivo:7", [first])
    for other in OTHERS:
        with pytest.raises(Forged):
            spend(store, "demo", "plivo:7", [other])
    for other in ([], [first, first]):
        with pytest.raises(Forged):
            spend(store, "demo", "plivo:7", other)
    spend(store, "demo", "plivo:8", [OTHERS[0]])
    spend(store, "other", "plivo:7", [OTHERS[0]])


def test_every_field_that_is_acted_on_is_told_apart() -> None:
    assert len({fingerprint("7", [event]) for event in (STOP, SENT, OUT, *OTHERS)}) == len(OTHERS) + 3


@given(st.lists(st.sampled_from(["STOP", "START", "Hi"]), min_size=1, max_size=8))
def test_whatever_comes_first_stands(bodies: list[str]) -> None:
    store = Store(fakeredis.FakeRedis())
    taken = set()
    for body in bodies:
        try:
            spend(store, "demo", "7", [replace(STOP, body=body)])
            taken.add(body)
        except Forged:
            assert body != bodies[0]
    assert taken == {bodies[0]}


def test_it_lasts_as_long_as_event_ids_and_tells_nothing(store: Store) -> None:
    spend(store, "demo", "plivo:7", [STOP])
    (key,) = store.client.scan_iter()
    assert key.startswith(b"{demo}:n:")
    assert 29 * 86_400 < store.client.ttl(key) <= 30 * 86_400
    held = key + store.client.get(key)
    for word in (b"7045550123", b"STOP", b"plivo:7"):
        assert word not in held
    assert fingerprint("plivo:7", [STOP]) != fingerprint("plivo:8", [STOP]), "not to be tried out without the nonce"


def test_a_full_memory_keeps_no_stop_away_and_lets_no_other_words_in(real_redis: Any) -> None:
    store = Store(real_redis)
    spend(store, "demo", "plivo:7", [STOP])
    real_redis.config_set("maxmemory", 1)
    try:
        spend(store, "demo", "plivo:8", [STOP])
        spend(store, "demo", "plivo:7", [STOP])
        with pytest.raises(Forged):
            spend(store, "demo", "plivo:7", [replace(STOP, body="START")])
        assert real_redis.dbsize() == 1, "the memory was full indeed"
    finally:
        real_redis.config_set("maxmemory", 0)


def test_without_redis_nothing_is_taken() -> None:
    server = fakeredis.FakeServer()
    server.connected = False
    with pytest.raises(StoreUnavailable):
        spend(Store(fakeredis.FakeRedis(server=server)), "demo", "plivo:7", [STOP])
