"""Merkle trees: every leaf's path leads to the root from its own place, and from no other."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ledger.merkle import root_and_paths
from app.verify import leaf, node, root_of

hashes = st.binary(min_size=32, max_size=32).map(bytes.hex)


@given(st.lists(hashes, min_size=1, max_size=40, unique=True), st.data())
def test_a_path_leads_to_the_root_from_its_place_alone(entries: list[str], data: st.DataObject) -> None:
    root, paths = root_and_paths([leaf(entry) for entry in entries])
    for place, entry in enumerate(entries):
        assert root_of(entry, place, len(entries), paths[place]) == root
    place, other = (data.draw(st.integers(0, len(entries) - 1)) for _ in range(2))
    if other != place:
        assert root_of(entries[place], other, len(entries), paths[place]) != root
        assert root_of(entries[other], place, len(entries), paths[place]) != root
    assert root_of(entries[place], place, len(entries), [*paths[place], b"x" * 32]) is None
    if paths[place]:
        assert root_of(entries[place], place, len(entries), paths[place][:-1]) is None


def test_three_leaves_as_rfc_6962_says() -> None:
    a, b, c = (hashlib.sha256(name).hexdigest() for name in (b"a", b"b", b"c"))
    root, paths = root_and_paths([leaf(a), leaf(b), leaf(c)])
    assert root == node(node(leaf(a), leaf(b)), leaf(c))
    assert paths == [(leaf(b), leaf(c)), (leaf(a), leaf(c)), (node(leaf(a), leaf(b)),)]


def test_no_leaf_no_tree() -> None:
    with pytest.raises(ValueError, match="one leaf"):
        root_and_paths([])


@pytest.mark.parametrize(("place", "count"), [(-1, 3), (3, 3), (0, 0)])
def test_a_place_outside_the_tree_is_none(place: int, count: int) -> None:
    assert root_of("00" * 32, place, count, []) is None
