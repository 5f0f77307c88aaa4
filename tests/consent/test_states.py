"""A text's life: every pair of states, and only the arrows of the design are steps."""

from __future__ import annotations

import itertools

import pytest

from app.consent.model import ARROWS, State, Verdict
from app.consent.rules import RULES
from app.consent.standing import Standing
from app.consent.text import Judged, Text, TextRecord
from app.errors import Conflict
from app.gateway.draft import Draft
from app.store.change import Snapshot
from tests.consent.worlds import NOON, POLICY, ask

S = State
STEPS = {
    (S.READY, S.SENDING), (S.READY, S.HELD), (S.READY, S.DENIED), (S.READY, S.EXPIRED), (S.READY, S.WITHDRAWN),
    (S.HELD, S.READY), (S.HELD, S.DENIED), (S.HELD, S.EXPIRED), (S.HELD, S.WITHDRAWN),
    (S.SENDING, S.SENT), (S.SENDING, S.READY), (S.SENDING, S.FAILED), (S.SENDING, S.UNKNOWN),
    (S.SENDING, S.DELIVERED), (S.SENDING, S.UNDELIVERED),
    (S.UNKNOWN, S.SENT), (S.UNKNOWN, S.DELIVERED), (S.UNKNOWN, S.UNDELIVERED), (S.UNKNOWN, S.FAILED),
    (S.SENT, S.DELIVERED), (S.SENT, S.UNDELIVERED), (S.SENT, S.FAILED),
}  # fmt: skip


@pytest.mark.parametrize(("before", "after"), list(itertools.product(State, State)))
def test_every_pair_of_states(before: State, after: State) -> None:
    draft = Draft(POLICY, Snapshot("C", Standing()), NOON, RULES)
    record = TextRecord(
        Text("C", ask(), "+17045550123", "hello"), before, Judged(Verdict.ALLOW, (("window", {}),), (), "demo@1")
    )
    if (before, after) in STEPS:
        assert draft.move(record, after).state is after
        assert len(draft.entries) == 1
    else:
        with pytest.raises(Conflict):
            draft.move(record, after)
        assert draft.entries == []
    assert (after in ARROWS[before]) is ((before, after) in STEPS)
