"""Providers whose webhooks are set in their own console: what to set where, and a webhook of ours to try it with.

Sinch has no API for the callback address of a service plan (developers.sinch.com, SMS: set in the dashboard).
Bandwidth has one, but it shows of the credentials of an application's callbacks the name and not the password
(dev.bandwidth.com, applications): what was there could not be put back. Read November 2026.
"""

from __future__ import annotations

import hmac
import json
import secrets
import time
from abc import abstractmethod
from base64 import b64encode
from collections.abc import Collection, Mapping

from app.providers.calls import Call
from app.providers.connecting import ByHand, Connector, Place, Plan
from app.providers.connecting.requests import JSON, basic
from app.providers.seam import Account
from app.providers.steps import Steps


class HandConnector(Connector):
    """Says what a person has to set."""

    @abstractmethod
    def sentence(self, account: Account) -> str:
        """Where in the provider's console what is to be set."""

    def plan(self, account: Account, ours: Collection[str]) -> Steps[Plan]:
        yield from ()  # nothing is asked for
        raise ByHand("provider", self.sentence(account))

    def put(self, account: Account, place: Place, settings: Mapping[str, str]) -> Steps[None]:
        yield from ()
        raise ByHand("provider", self.sentence(account))

    def probe(self, account: Account) -> Call | None:
        url, proof = account.hook_url(self.name, "text"), self.proof(account)
        if not url or proof is None:
            return None
        return Call("POST", url, (("Content-Type", JSON), *proof), self.nothing(account))

    def nothing(self, account: Account) -> bytes:
        """The body of a webhook that brings nothing."""
        return b"{}"

    @abstractmethod
    def proof(self, account: Account) -> tuple[tuple[str, str], ...] | None:
        """The headers that make it believed; None where a secret of ours is not set."""


class SinchConnector(HandConnector):
    """A service plan has one address for texts and reports alike."""

    name = "sinch"

    def sentence(self, account: Account) -> str:
        return (
            "Sinch's callbacks are set by hand: in the Sinch Build Dashboard open SMS, Service APIs, the service plan "
            f"{account.account}, and set under Callback URLs the address {account.hook_url(self.name, 'text')} (for "
            "texts and delivery reports alike, for all numbers of the plan; note what is there now)."
        )

    def proof(self, account: Account) -> tuple[tuple[str, str], ...] | None:
        match account.option("webhook_auth"):
            case "none":
                return ()
            case "basic":
                held = account.held("callback_password")
                return (("Authorization", basic(account.option("callback_user"), held[0])),) if held else None
        if not (held := account.held("webhook_secret")):
            return None
        nonce, stamp = secrets.token_hex(13), str(int(time.time()))
        signed = self.nothing(account) + f".{nonce}.{stamp}".encode()
        signature = b64encode(hmac.digest(held[0].encode(), signed, "sha256")).decode()
        header = "X-Sinch-Webhook-Signature"
        return ((header, signature), (f"{header}-Nonce", nonce), (f"{header}-Timestamp", stamp))


class BandwidthConnector(HandConnector):
    """A messaging application has an address for texts and one for statuses, each with a name and a password."""

    name = "bandwidth"

    def sentence(self, account: Account) -> str:
        text, status = account.hook_url(self.name, "text"), account.hook_url(self.name, "status")
        proved = "with no credentials"
        if account.option("callback_auth") != "none":
            user = account.option("callback_user")
            proved = f"each with the credentials of user {user} and the password that callback_password_env holds"
        return (
            "Bandwidth's callbacks are set by hand: in the Bandwidth App open Applications, the messaging application "
            f"{account.option('application_id')}, and set as inbound callback URL {text} and as outbound callback URL "
            f"{status}, {proved}, for all callback types; it decides for all its locations' numbers (note what is "
            "there now)."
        )

    def nothing(self, account: Account) -> bytes:
        # A received text that left brings nothing.
        message = {"id": "consentry-tries", "owner": account.sender, "from": account.sender, "to": [account.sender]}
        return json.dumps([{"type": "message-received", "message": {**message, "direction": "out"}}]).encode()

    def proof(self, account: Account) -> tuple[tuple[str, str], ...] | None:
        if account.option("callback_auth") == "none":
            return ()
        held = account.held("callback_password")
        return (("Authorization", basic(account.option("callback_user"), held[0])),) if held else None
