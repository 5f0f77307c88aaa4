"""Comparing: after a rebuild, what a provider's list says of the texts that waited when the store was lost."""

from __future__ import annotations

from collections.abc import Sequence

import structlog

from app.consent.model import MINUTE, Policy
from app.errors import Conflict, NotFound
from app.gateway.core import Core
from app.gateway.holds import Holds
from app.gateway.listing import Listing
from app.gateway.matching import Unknown, match
from app.store.store import real_now

_log = structlog.get_logger()

MOST = 500
"""Held texts looked for in one reading."""


def waiting_for_word(core: Core, policy: Policy, since: int) -> dict[str, list[Unknown]]:
    """The texts that are held since a rebuild, by Sender: each may have left at any time since `since` (real, ms)."""
    found: dict[str, list[Unknown]] = {}
    for row in core.ledger.holds(policy.business, reason="rebuilt", limit=MOST).rows:
        if row.sender in policy.senders:
            text = Unknown(row.id, row.number or "", row.body or "", since + MINUTE, real_now())
            found.setdefault(row.sender, []).append(text)
    return found


def compare(core: Core, holds: Holds, one: Listing, texts: Sequence[Unknown]) -> None:
    """Settle those texts by a list that was read whole: what it shows had left, what it does not had not."""
    business, by = one.policy.business, f"{one.provider.name}'s log"
    rows = [row for row in one.outbound if any(text.fits(row) for text in texts)]
    taken = {row.provider_id for row in rows if core.ledger.text_by_provider_id(business, row.provider_id)}
    shown = match(texts, rows, taken)
    for text in texts:
        try:
            if text.id in shown:
                holds.had_left(business, text.id, shown[text.id], by=by)
            else:
                holds.had_not_left(business, text.id, by=by)
        except (Conflict, NotFound):
            continue  # it was settled, withdrawn or denied meanwhile
        _log.info("rebuilt_compared", business=business, text=text.id, left=text.id in shown)
