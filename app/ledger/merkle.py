"""Merkle trees as RFC 6962 makes them: one hash over many entries, and for each a short path that proves it is in."""

from __future__ import annotations

from collections.abc import Sequence

from app.verify import node


def root_and_paths(leaves: Sequence[bytes]) -> tuple[bytes, list[tuple[bytes, ...]]]:
    """The root, and each leaf's path from its sibling up. Raises ValueError for no leaves.

    A leaf without a sibling moves up a level as it is (RFC 6962, section 2.1), so paths differ in length.
    """
    if not leaves:
        raise ValueError("a tree has at least one leaf")
    paths: list[list[bytes]] = [[] for _ in leaves]
    below = [(hashed, [place]) for place, hashed in enumerate(leaves)]
    while len(below) > 1:
        level = []
        for at in range(0, len(below) - 1, 2):
            (left, under_left), (right, under_right) = below[at], below[at + 1]
            for place in under_left:
                paths[place].append(right)
            for place in under_right:
                paths[place].append(left)
            level.append((node(left, right), under_left + under_right))
        if len(below) % 2:
            level.append(below[-1])
        below = level
    return below[0][0], [tuple(path) for path in paths]
