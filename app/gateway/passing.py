"""Passing: a request of an app that is none of ours, sent on to the carrier with the account's own credentials."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable

from app.consent.model import Policy, Sender
from app.errors import BadInput, CarrierUnavailable
from app.gateway.core import Core
from app.gateway.outward import Outward
from app.providers.calls import Answer, Call, Fault
from app.providers.ringcentral_rest import api_of, token_need
from app.providers.seam import Account
from app.providers.twilio_rest import API_BASE

Headers = tuple[tuple[str, str], ...]
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
            whose = account.account or sender.number
            raise CarrierUnavailable(f"No token of {whose} is set here, so nothing was sent on.")
        as_it = _as_ringcentral if sender.provider == "ringcentral" else _as_twilio
        return self._outward.ask(as_it(account, method, path, tuple(headers), body))


def _as_twilio(account: Account, method: str, path: str, headers: Headers, body: bytes) -> Call:
    credentials = b64encode(f"{account.account}:{account.secrets[0]}".encode()).decode()
    base = account.api_base.rstrip("/") or API_BASE
    return Call(method, base + path, (("Authorization", f"Basic {credentials}"), *headers), body)


def _as_ringcentral(account: Account, method: str, path: str, headers: Headers, body: bytes) -> Call:
    try:
        need = token_need(account)
    except BadInput as error:
        raise CarrierUnavailable(f"{error.detail}, so nothing was sent on.") from None
    return Call(method, api_of(account) + path, headers, body, need)
