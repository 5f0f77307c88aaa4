"""Ids: ordered where they say when, equal where they must be, and of no use without the pepper."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ids import Identity, base32, entry_id, fingerprint, text_id, ulid

ULID = re.compile(r"[0-7][0-9A-HJKMNP-TV-Z]{25}")
SIXTEEN = st.binary(min_size=16, max_size=16)
OURS = Identity(b"pepper" * 6)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (b"\x00" * 16, "0" * 26),
        (b"\xff" * 16, "7" + "Z" * 25),
        ((1).to_bytes(16), "0" * 25 + "1"),
        ((32).to_bytes(16), "0" * 24 + "10"),
        # The ULID specification's own example: 2016-07-30T23:54:10.259Z.
        ((1469922850259).to_bytes(6) + b"\x00" * 10, "01ARZ3NDEK" + "S" * 0 + "0" * 16),
    ],
)
def test_base32(value: bytes, written: str) -> None:
    assert base32(value) == written


@given(SIXTEEN, SIXTEEN)
def test_base32_keeps_order_and_difference(one: bytes, other: bytes) -> None:
    assert (one < other) == (base32(one) < base32(other))
    assert (one == other) == (base32(one) == base32(other))


@given(st.integers(0, 2**48 - 2), st.integers(1, 1000))
def test_a_later_ulid_sorts_later(now: int, later: int) -> None:
    assert ulid(now) < ulid(min(now + later, 2**48 - 1)) or now + later >= 2**48


def test_ulids_are_well_formed_and_never_the_same() -> None:
    made = {ulid(1_800_000_000_000) for _ in range(1000)}
    assert len(made) == 1000
    assert all(ULID.fullmatch(each) for each in made)
    assert ulid() >= ulid(1_700_000_000_000)


def test_the_shapes() -> None:
    assert re.fullmatch(r"ent_ABC123_[0-9A-Z]{26}", entry_id("ABC123", "consumer", 1))
    assert entry_id("ABC123", "consumer", 1) == entry_id("ABC123", "consumer", 1)
    assert entry_id("ABC123", "consumer", 1) != entry_id("ABC123", "consumer", 11)
    assert text_id("ABC123", "X" * 26) == f"msg_ABC123_{'X' * 26}"
    assert fingerprint(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{6}", OURS.tag("acme"))


SAME = [
    (OURS.consumer("acme", "+17045550123"), OURS.consumer("acme", "rcs:+17045550123")),
    (OURS.keyed_text("T", "acme", "k", 0), OURS.keyed_text("T", "acme", "k", 0)),
    (OURS.tag("acme"), Identity(b"pepper" * 6).tag("acme")),
    (OURS.derived("demo-key"), Identity(b"pepper" * 6).derived("demo-key")),
]
DIFFERENT = [
    (OURS.consumer("acme", "+17045550123"), OURS.consumer("acme", "whatsapp:+17045550123")),
    (OURS.consumer("acme", "+17045550123"), OURS.consumer("other", "+17045550123")),
    (OURS.consumer("acme", "+17045550123"), Identity(b"another" * 5).consumer("acme", "+17045550123")),
    (OURS.consumer("a", "b"), OURS.tag("a")),
    (OURS.keyed_text("T", "acme", "k", 0), OURS.keyed_text("T", "acme", "k", 1)),
    (OURS.keyed_text("T", "acme", "1:k", 0), OURS.keyed_text("T", "acme", "k", 1)),
    (OURS.keyed_text("T", "acme", "x", 0), OURS.inbound_text("T", "acme", "0:x")),
    (OURS.derived("demo-key"), OURS.derived("simulator")),
    (OURS.fingerprint(), Identity(b"another" * 5).fingerprint()),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_what_is_the_same(one: str, other: str) -> None:
    assert one == other


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_what_is_not(one: str, other: str) -> None:
    assert one != other


def test_a_consumer_id_says_nothing_of_the_number() -> None:
    shown = OURS.consumer("acme", "+17045550123")
    assert "704555" not in shown
    assert ULID.fullmatch(shown)
    assert len(OURS.derived("demo-hook", 24)) == 24
    assert len(OURS.derived("simulator", 32)) == 32
