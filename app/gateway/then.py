"""Then: every version of a Policy as the Ledger has it, and what was asked under it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

import msgspec

from app.consent.acts import PolicyApplied
from app.consent.entries import Private, Submitted
from app.consent.model import Kind, Policy, State
from app.gateway.core import Core
from app.gateway.send import Send
from app.phone import Phone


class PastPolicies:
    """Every version of a Business's Policy, by its own chain. A hook is its fingerprint there, and opens nothing."""

    def __init__(self, core: Core, business: str) -> None:
        self._since: list[int] = []
        self._places: list[int] = []
        self._written: list[str] = []
        self._labels: dict[str, int] = {}
        self._read: dict[int, Policy | None] = {}
        for row in core.ledger.rows_of(business, core.identity.consumer(business, "")):
            if row.type == "policy_applied":
                fact = msgspec.convert(row.facts, PolicyApplied)
                self._labels[f"{business}@{fact.version}"] = len(self._since)
                self._since.append(row.at)
                self._places.append(row.n)
                self._written.append(fact.policy)

    def at(self, at: int) -> Policy | None:
        """The Policy in force at that instant; None where none is on record."""
        return self._policy(bisect_right(self._since, at) - 1)

    def before(self, n: int) -> Policy | None:
        """The Policy in force when the Ledger's `n`-th entry was committed: entries stand in the order of commits."""
        return self._policy(bisect_left(self._places, n) - 1)

    def named(self, label: str) -> Policy | None:
        """The version of that label, such as `acme@3`."""
        return self._policy(self._labels.get(label, -1))

    def _policy(self, place: int) -> Policy | None:
        if place < 0:
            return None
        if place not in self._read:
            self._read[place] = _decoded(self._written[place])
        return self._read[place]


def _decoded(written: str) -> Policy | None:
    """A Policy as `public_policy` wrote it, with rates as text; None where it cannot be read."""
    try:
        return msgspec.json.decode(written, type=Policy, strict=False)
    except msgspec.MsgspecError:
        return None


def send_again(fact: Submitted, hidden: Private, *, kind: Kind | None = None) -> Send:
    """What was asked for, by a text's first entry; `hidden` is its private part, with the number still in it."""
    return Send(
        fact.sender,
        Phone(hidden.number),
        hidden.body,
        program=fact.program,
        kind=kind or fact.kind,
        topic=fact.topic,
        promises_follow_up=bool(fact.promises),
        author=fact.author,
        media=hidden.media,
        not_before=fact.not_before,
        # Of a held text it is the end of the hold, which is no wish of the Business's.
        expires_at=0 if fact.state is State.HELD else fact.expires_at,
    )
