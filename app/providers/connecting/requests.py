"""The requests that connectors make: JSON and forms, under the account's own credentials."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Mapping
from urllib.parse import urlencode

from app.errors import BadInput
from app.providers.calls import Call, user_agent
from app.providers.seam import Account

FORM = "application/x-www-form-urlencoded"
JSON = "application/json"


def token(account: Account, what: str) -> str:
    """The Sender's own secret at its provider. BadInput where its variable is not set; `what` names it."""
    if not account.secrets:
        raise BadInput("auth_token", f"the Sender has no {what}: the variable of auth_token_env is not set")
    return account.secrets[0]


def basic(user: str, password: str) -> str:
    """The Authorization of RFC 7617."""
    return "Basic " + b64encode(f"{user}:{password}".encode()).decode()


def get(url: str, authorization: str, query: Mapping[str, str | int] | None = None) -> Call:
    """A request to read."""
    return Call("GET", f"{url}?{urlencode(query)}" if query else url, _headers(authorization))


def send_json(method: str, url: str, authorization: str, said: object) -> Call:
    """A request to change something, said in JSON."""
    return Call(method, url, (*_headers(authorization), ("Content-Type", JSON)), json.dumps(said).encode())


def send_form(url: str, authorization: str, form: Mapping[str, str]) -> Call:
    """A request to change something, said in a form."""
    return Call("POST", url, (*_headers(authorization), ("Content-Type", FORM)), urlencode(form).encode())


def _headers(authorization: str) -> tuple[tuple[str, str], ...]:
    return (("Authorization", authorization), ("Accept", JSON), ("User-Agent", user_agent()))
