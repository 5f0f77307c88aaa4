"""Passing: a request of an app that is none of ours, sent on to the carrier with the account's own credentials."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable

from app.consent.model import Policy, Sender
from app.errors import CarrierUnavailable
from app.gateway.core import Core
from app.gateway.outward import Outward
from app.providers.calls import Answer, Call, Fault
from app.providers.twilio_rest import API_BASE

SECONDS = 20.0
"""What a carrier may take: its own limit for most requests is fifteen."""
MOST_ANSWER = 32 * 1024 * 1024
"""Bytes: a recording is returned whole."""


class Passing:
    """Sends on at most `at_once` requests at a time, so that a slow carrier never takes every thread."""

    def __init__(self, core: Core, *, at_once: int) -> None:
        self._core = core
        self._outward = Outward(at_once=at_once, seconds=SECONDS, most=MOST_ANSWER)

    def send(
        self,
        policy: Policy,
        sender: Sender,
        method: str,
        path: str,
        headers: Iterable[tuple[str, str]],
        body: bytes,
    ) -> Answer | Fault:
        """The carrier's answer to `path` (with its query), asked as the Sender's account. Raises CarrierUnavailable
        where nothing was sent: no token is set, or all places are taken."""
        account = self._core.account(policy, sender)
        if not account.secrets:
            raise CarrierUnavailable(f"No token of {account.account} is set here, so nothing was sent on.")
        credentials = b64encode(f"{account.account}:{account.secrets[0]}".encode()).decode()
        base = account.api_base.rstrip("/") or API_BASE
        call = Call(method, base + path, (("Authorization", f"Basic {credentials}"), *headers), body)
        return self._outward.ask(call)
