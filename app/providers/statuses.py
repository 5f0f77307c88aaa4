"""What became of a text, in words that no provider owns."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Status(StrEnum):
    """The provider-neutral words for what became of a text, in the order of their ranks."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    UNCONFIRMED = "unconfirmed"
    DELIVERED = "delivered"
    UNDELIVERED = "undelivered"
    FAILED = "failed"
    EXPIRED = "expired"
    CANCELED = "canceled"
    BLOCKED = "blocked_opt_out"
    READ = "read"


RANK: Mapping[Status, int] = {
    Status.QUEUED: 10,
    Status.SENDING: 20,
    Status.SENT: 30,
    Status.UNCONFIRMED: 35,
    Status.DELIVERED: 50,
    Status.UNDELIVERED: 50,
    Status.FAILED: 50,
    Status.EXPIRED: 50,
    Status.CANCELED: 50,
    Status.BLOCKED: 50,
    Status.READ: 60,
}
