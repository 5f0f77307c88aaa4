"""Access tokens: kept as hashes, found for their use alone, ended in pairs."""

from __future__ import annotations

from msgspec.structs import replace

from app.store.access import Access, Granted, hashed
from app.store.store import Store

ACCESS = Granted("access", business="demo", key="k1", beside=hashed("refresh"))
REFRESH = replace(ACCESS, use="refresh", beside=hashed("token"))


def test_a_token_is_found_for_its_use_and_its_time(store: Store) -> None:
    access = Access(store)
    access.put([("token", ACCESS, 600), ("refresh", REFRESH, 900)])
    assert access.of("token", "access") == ACCESS
    assert access.of("refresh", "refresh") == REFRESH
    assert access.of("token", "refresh") is None
    assert access.of("refresh", "access") is None
    assert access.of("other", "access") is None
    keys = store.client.keys("consentry:access:*")
    assert len(keys) == 2
    assert not any(b"token" in key for key in keys)
    assert {round(store.client.ttl(key), -2) for key in keys} == {600, 900}


def test_an_ended_token_opens_nothing_here_at_once_and_elsewhere_in_a_moment(store: Store) -> None:
    access, elsewhere = Access(store), Access(store)
    access.put([("token", ACCESS, 600)])
    assert access.of("token", "access") == elsewhere.of("token", "access") == ACCESS
    access.end(hashed("token"))
    assert access.of("token", "access") is None
    assert Access(store).of("token", "access") is None
    access.end()


def test_an_end_is_set_and_never_put_off(store: Store) -> None:
    access = Access(store)
    access.put([("token", ACCESS, 600)])
    access.end_in(hashed("token"), 60)
    access.end_in(hashed("token"), 500)
    (key,) = store.client.keys("consentry:access:*")
    assert store.client.ttl(key) <= 60
