"""Sessions of the console and counted tries, on every Redis."""

from __future__ import annotations

from app.store.sessions import IDLE_SECONDS, MOST_SECONDS, Sessions
from app.store.store import Store

START = 1_800_000_000_000


def test_a_session_is_found_by_its_cookie_alone(store: Store) -> None:
    sessions = Sessions(store, lambda: START)
    cookie, made = sessions.begin("demo", "anna", "proof")
    assert sessions.of(cookie) == made
    assert made.csrf not in cookie
    assert (made.business, made.user, made.proof) == ("demo", "anna", "proof")
    for other in ("", "x", cookie[:-1], cookie + "x"):
        assert sessions.of(other) is None
    sessions.end(cookie)
    assert sessions.of(cookie) is None


def test_use_keeps_it_and_a_week_ends_it(store: Store) -> None:
    now = [START]
    sessions = Sessions(store, lambda: now[0])
    cookie, made = sessions.begin("demo", "anna", "proof")
    (key,) = store.client.keys("consentry:session:*")
    store.client.expire(key, 100)
    now[0] += 30_000
    assert sessions.of(cookie) == made
    assert store.client.ttl(key) <= 100, "not written again with each request"
    now[0] += 60_000
    assert sessions.of(cookie) == made
    assert store.client.ttl(key) > IDLE_SECONDS - 10
    found = sessions.of(cookie)
    assert found is not None
    assert found.seen_at == now[0]
    now[0] = START + MOST_SECONDS * 1000 + 1
    assert sessions.of(cookie) is None


def test_tries_are_counted_each_for_itself_and_forgotten(store: Store) -> None:
    sessions = Sessions(store)
    counted = [("anna from 1", 2), ("from 1", 3)]
    assert [sessions.tried(counted, 60) for _ in range(3)] == [False, False, True]
    assert sessions.tried([("otto from 1", 2), ("from 1", 3)], 60), "the address has had its tries"
    assert not sessions.tried([("anna from 2", 2), ("from 2", 3)], 60)
    assert all(0 < store.client.ttl(key) <= 60 for key in store.client.keys("consentry:tries:*"))
    sessions.forget_tries("anna from 1", "from 1")
    assert not sessions.tried(counted, 60)


def test_a_link_is_taken_once(store: Store) -> None:
    sessions = Sessions(store)
    sessions.offer("a-link", "demo", 60)
    assert sessions.offered("a-link") == "demo"
    assert sessions.offered("a-link", take=True) == "demo"
    assert sessions.offered("a-link") == ""
    assert sessions.offered("another") == ""
