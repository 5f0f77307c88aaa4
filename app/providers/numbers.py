"""Numbers as carriers write them that leave out the +."""

from __future__ import annotations

import re

from app.phone import Phone, parse_sender

_BARE = re.compile(r"[1-9][0-9]{8,14}")


def with_plus(said: str, field: str) -> Phone:
    """The Phone that a carrier writes as `17045550100`, `+17045550100` or a short code.

    Of eight digits and fewer nobody can say which they are: they are a short code, as those of robots are.
    Raises BadInput naming `field`.
    """
    return parse_sender(f"+{said}" if _BARE.fullmatch(said) else said, field)


def without_plus(phone: Phone) -> str:
    """`17045550100`, or the short code; without the channel."""
    return phone.number.removeprefix("+")
