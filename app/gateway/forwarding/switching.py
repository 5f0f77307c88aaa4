"""Switching: an endpoint that has failed for days is told nothing more, until somebody begins it again."""

from __future__ import annotations

import structlog

from app.consent.acts import ForwardSwitched
from app.consent.model import Policy
from app.gateway.core import Core
from app.gateway.draft import Draft
from app.store.change import Change, Reading

_log = structlog.get_logger()


def ended(core: Core, policy: Policy, endpoint: str, why: str, now: int) -> None:
    """End an endpoint, as an entry on the Business's chain and a line in the log. Whatever waits for it dies."""
    _record(core, policy, ForwardSwitched(endpoint, on=False, why=why, by="forwarder"))
    core.ledger.forwards.end(policy.business, endpoint, now, "ended")
    _log.error("forward_ended", business=policy.business, endpoint=endpoint, why=why)


def resumed(core: Core, policy: Policy, endpoint: str, by: str) -> None:
    """Begin an endpoint again, likewise. What died meanwhile is sent only when it is replayed."""
    _record(core, policy, ForwardSwitched(endpoint, on=True, why="", by=by))
    core.ledger.forwards.resume(policy.business, endpoint)
    _log.info("forward_resumed", business=policy.business, endpoint=endpoint)


def _record(core: Core, policy: Policy, fact: ForwardSwitched) -> None:
    chain = core.identity.consumer(policy.business, "")

    def plan(draft: Draft, reading: Reading) -> tuple[Change | None, None]:
        draft.add(fact)
        return draft.change(), None

    core.change(policy, chain, plan, ring=False)
