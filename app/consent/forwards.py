"""Where what happens goes on to: the Business's own application."""

from __future__ import annotations

import msgspec

FORWARD_EVENTS = ("text.received", "message.state", "consent.revoked")
"""The types of events that go on to a Business's own application."""


class Forward(msgspec.Struct, frozen=True):
    """Where the Business's own application wants what happens: as signed `events`, or as `twilio` would send texts."""

    url: str = ""
    format: str = "events"
    secret_env: tuple[str, ...] = ()  # names of variables; none: a derived secret, or the Sender's own token
    keywords: str = "marked"  # texts that are STOP, START or HELP: forwarded marked, or kept
    events: tuple[str, ...] = ()  # the types that are wanted; all where it names none
