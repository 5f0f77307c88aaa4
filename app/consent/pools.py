"""Pools: from which of several numbers a Consumer is texted."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from app.consent.standing import Standing


def sticky(senders: Sequence[str], standing: Standing, consumer: str) -> str:
    """The Sender of a pool from which a Consumer is texted: that of their last conversation, else always the same one.

    Which one follows from both ids alone: where a number joins the pool or leaves it, only those move whose number
    it now is or was. A Sender that the carrier blocks for them stays theirs: another number would evade the block.
    """
    known = [(window.seq, sender) for sender, window in standing.windows.items() if sender in senders]
    if known:
        return max(known)[1]
    return max(senders, key=lambda sender: hashlib.sha256(f"{consumer}:{sender}".encode()).digest())
