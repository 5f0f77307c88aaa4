"""The real `ringcentral` SDK against a real server on loopback: a gateway behind it, RingCentral behind that."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests
from ringcentral import SDK
from ringcentral.http.api_exception import ApiException

from app.consent.model import Kind, Policy, Program, Sender
from tests.web.compat.conftest import ANNA, Behind, Served, listening, serving

CLIENT = "the-client-id"
SECRET = "the-client-secret"
JWT = "the-jwt-of-the-extension"
SENDER = "+17045550100"
BATCHES = "+17045550101"
"""It sends by A2P."""
STRICT = "+17045550102"
"""It refuses what it would hold."""
OTHERS = "+17045550103"
"""It is of another app."""
SMS = "/restapi/v1.0/account/~/extension/~/sms"
STORE = "/restapi/v1.0/account/~/extension/~/message-store"
A2P = "/restapi/v1.0/account/~/a2p-sms"


class RingCentral(Behind):
    """RingCentral as it is behind the gateway: it gives a token, and then the answer that the test wants."""

    def to(self, path: str) -> tuple[int, dict[str, str], bytes]:
        if path.endswith("/restapi/oauth/token"):
            said = {"access_token": "theirs", "expires_in": 3600, "token_type": "bearer"}
            return 200, {"Content-Type": "application/json"}, json.dumps(said).encode()
        return self.answer

    @property
    def asked(self) -> list[tuple[str, str, dict[str, str], str]]:
        return [one for one in self.seen if not one[1].endswith("/oauth/token")]


class App(Served):
    """An app of RingCentral's."""

    behind: RingCentral

    def sdk(self, client: str = CLIENT, secret: str = SECRET, prefix: str = "") -> Any:
        """The SDK with its one changed line, not logged in."""
        return SDK(client, secret, f"{self.base}/compat/ringcentral{prefix}").platform()

    def platform(self, jwt: str = JWT, **how: Any) -> Any:
        made = self.sdk(**how)
        made.login(jwt=jwt)
        return made

    def send(self, text: str = "Hello", to: str = ANNA, *, sender: str = SENDER, platform: Any = None) -> Any:
        """The answer of the SDK to one text."""
        body = {"from": {"phoneNumber": sender}, "to": [{"phoneNumber": to}], "text": text}
        return (platform or self.platform()).post(SMS, body).json_dict()

    def batch(self, messages: Any, *, sender: str = BATCHES, text: str = "Hello", platform: Any = None) -> Any:
        body = {"from": sender, "text": text, "messages": messages}
        return (platform or self.platform()).post(f"{A2P}/batches", body).json_dict()

    def token(self, jwt: str = JWT) -> str:
        return str(self.platform(jwt).auth().access_token())

    def raw(self, method: str, path: str, token: str | None = None, **how: Any) -> requests.Response:
        """A request without the SDK."""
        headers = {"Authorization": f"Bearer {token or self.token()}", **how.pop("headers", {})}
        url = f"{self.base}/compat/ringcentral{path}"
        return requests.request(method, url, timeout=30, allow_redirects=False, headers=headers, **how)

    def inbound(self, body: str = "Hi", sender: str = ANNA, to: str = SENDER, id: str = "") -> Any:
        return self.received("ringcentral", id or str(7_000_000_000_000 + next(self.events)), body, sender, to)


def refusal(caught: pytest.ExceptionInfo[ApiException]) -> tuple[int, dict[str, Any]]:
    """The status and the body of an SDK's exception."""
    answer = caught.value.api_response()
    return answer.response().status_code, answer.json_dict()


def sender(number: str, client: str = CLIENT, **more: Any) -> Sender:
    options = {"client_id": client, **more.pop("options", {})}
    return Sender(
        number,
        "ringcentral",
        auth_token_env=("ACME_JWT",),
        hook=f"a-secret-hook-{number[-3:]}",
        default_program="support",
        options=options,
        key_envs={"client_secret": ("ACME_CLIENT_SECRET",), "verification": ("ACME_VERIFICATION",)},
        **more,
    )


POLICY = Policy(
    "acme",
    "ACME01",
    "Acme",
    hours="Mon-Fri 08:00-18:00",
    senders={
        SENDER: sender(SENDER),
        BATCHES: sender(BATCHES, options={"product": "a2p"}),
        STRICT: sender(STRICT, on_hold="refuse"),
        OTHERS: sender(OTHERS, client="another-app"),
    },
    programs={
        "support": Program("support", Kind.CONVERSATIONAL),
        "reminders": Program("reminders", Kind.INFORMATIONAL),
    },
)


@pytest.fixture
def carrier() -> Iterator[RingCentral]:
    made = RingCentral()
    with listening(made):
        yield made


@pytest.fixture
def app(tmp_path: Path, carrier: RingCentral) -> Iterator[App]:
    secrets = {"ACME_JWT": JWT, "ACME_CLIENT_SECRET": SECRET, "ACME_VERIFICATION": "a-verification"}
    with serving(App, POLICY, carrier, secrets, tmp_path) as app:
        app.events = itertools.count(1)
        yield app
