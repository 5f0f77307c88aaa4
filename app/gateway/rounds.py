"""Rounds: read many Consumers, decide for each, commit all; those that others changed meanwhile come again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from app.consent.model import Policy
from app.errors import StoreUnavailable
from app.gateway.core import ATTEMPTS, Core
from app.gateway.draft import Draft
from app.store.change import Change, Reading

T = TypeVar("T")
R = TypeVar("R")


def change_each(
    core: Core,
    policy: Policy,
    consumers: Sequence[str],
    plan: Callable[[Draft, R], tuple[Change | None, T]],
    *,
    then: Callable[[Reading], R],
    whole: bool = False,
    write: bool = True,
) -> dict[str, T]:
    """`Core.change` for many Consumers at once, a Change each. Returns what `plan` returned for each of them.

    `then` reads what a plan needs beside the Standings, and reads it after them: what another writer committed in
    between is either seen in it or makes the commit stale. Without `write` all is worked out and nothing changed.
    """
    waiting = list(consumers)
    results: dict[str, T] = {}
    for _ in range(ATTEMPTS):
        if not waiting:
            return results
        reading = core.store.read(policy.business, policy.tag, waiting, whole=whole)
        policy = core.current(policy, reading)
        more = then(reading)
        changes: list[tuple[str, Change, T]] = []
        for consumer in waiting:
            change, result = plan(core.draft(policy, reading, consumer), more)
            if change is None or not write:
                results[consumer] = result
            else:
                changes.append((consumer, change, result))
        waiting = []
        if not changes:
            continue
        applied, rung = core.store.commit(
            policy.business,
            [change for _, change, _ in changes],
            ring=any(change.look_at == 0 for _, change, _ in changes),
        )
        for (consumer, _, result), outcome in zip(changes, applied, strict=True):
            if outcome.done:
                results[consumer] = result
            else:
                waiting.append(consumer)
                if outcome.code == "policy":
                    core.businesses.forget()
        if rung:
            core.ring(policy.business)
    raise StoreUnavailable("Too many changes to these numbers at once; try again.")
