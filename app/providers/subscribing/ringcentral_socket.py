"""RingCentral's WebSocket: what is said over it, as values. For who has no public address.

https://developers.ringcentral.com/guide/notifications/websockets/subscribing, …/receiving, …/heart-beats; November 2026
"""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import quote, urlsplit

import msgspec

from app.errors import BadInput, CarrierUnavailable
from app.providers import ringcentral_rest as rest
from app.providers.answers import json_object
from app.providers.calls import Answer, Call, Fault
from app.providers.seam import Account
from app.providers.subscribing import Listener, Said
from app.providers.subscribing.ringcentral import event_filters


class _Head(msgspec.Struct, rename="camel"):
    """The first part of every message."""

    type: str
    message_id: str = ""
    status: int = 0


_KINDS = {"ServerNotification": "brought", "ConnectionDetails": "open", "ClientRequest": "answer", "Error": "error"}


class RingCentralListener(Listener):
    """One connection carries one subscription, which lives as long as the connection.

    RingCentral can take up a lost connection again within three minutes. That is left out: after every loss the list
    is read, which finds what the connection would have brought, and also what came later.
    """

    name = "ringcentral"

    def token_call(self, account: Account) -> Call:
        asked = rest.call(account, "POST", "")
        return replace(asked, url=f"{rest.api_of(account)}/restapi/oauth/wstoken")

    def address(self, account: Account, answer: Answer | Fault) -> str:
        said = rest.read(answer, self.name, "for a WebSocket")
        uri, token = said.get("uri"), said.get("ws_access_token")
        if not isinstance(uri, str) or not isinstance(token, str) or not token:
            raise CarrierUnavailable("ringcentral answered something else when asked for a WebSocket.")
        try:
            parts = urlsplit(uri)
            # Where the API itself is reached without TLS, which is on loopback, so may this be.
            plain = parts.scheme == "ws" and account.api_base.startswith("http://")
            good = bool(parts.hostname) and not parts.query and (parts.scheme == "wss" or plain)
        except ValueError:
            good = False
        if not good:
            raise CarrierUnavailable("ringcentral gave an address that is no WebSocket's.")
        return f"{uri}?access_token={quote(token, safe='')}"

    def asks(self, account: Account) -> tuple[object, ...]:
        essential, extra = event_filters(account)
        return tuple(
            {"eventFilters": filters, "deliveryMode": {"transportType": "WebSocket"}}
            for filters in (essential + extra, essential)
        )

    def asking(self, message: str, asked: object) -> str:
        head = {"type": "ClientRequest", "messageId": message, "method": "POST", "path": "/restapi/v1.0/subscription"}
        return msgspec.json.encode([head, asked]).decode()

    def beat(self, message: str) -> str:
        return msgspec.json.encode([{"type": "Heartbeat", "messageId": message}]).decode()

    def read(self, text: str) -> Said:
        try:
            parts = msgspec.json.decode(text, type=list[msgspec.Raw])
            head = msgspec.json.decode(parts[0], type=_Head)
        except (msgspec.MsgspecError, UnicodeDecodeError, IndexError, RecursionError):
            raise BadInput("message", "what came over the WebSocket cannot be read") from None
        body = bytes(parts[1]) if len(parts) > 1 else b""
        return Said(_KINDS.get(head.type, ""), head.message_id, head.status, body)

    def why(self, said: Said) -> str:
        return f"{said.status} {rest.error_code(json_object(said.body))}".strip()
