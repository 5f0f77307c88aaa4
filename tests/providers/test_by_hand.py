"""Providers whose webhooks a person sets: the sentence names every address, and our own webhook can be tried."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

import pytest

from app.errors import BadInput, Forged
from app.providers.connecting import ByHand, Place, connector
from app.providers.registry import provider
from app.providers.seam import Account, HookRequest
from tests.accounts import run
from tests.consent.worlds import SENDER

COMMON = Account("demo", SENDER, account="plan-1", hook="hook", public_base="https://sms.example.com")
SINCH = replace(COMMON, keys={"webhook_secret": ("secret",)})
BANDWIDTH = replace(
    COMMON, options={"application_id": "app-1", "callback_user": "bw"}, keys={"callback_password": ("secret",)}
)
BY_NAME = {"user": "bw", "webhook_auth": "basic", "callback_user": "bw"}
CASES = [
    ("sinch", SINCH),
    ("sinch", replace(COMMON, options={**BY_NAME}, keys={"callback_password": ("secret",)})),
    ("sinch", replace(COMMON, options={"webhook_auth": "none"})),
    ("bandwidth", BANDWIDTH),
    ("bandwidth", replace(COMMON, options={"application_id": "app-1", "callback_auth": "none"})),
]


@pytest.mark.parametrize(("name", "account", "named"), [("sinch", SINCH, "plan-1"), ("bandwidth", BANDWIDTH, "app-1")])
def test_what_is_to_be_set_is_said_exactly(name: str, account: Account, named: str) -> None:
    with pytest.raises(ByHand) as told:
        run(connector(name).plan(account, set()))
    assert f"https://sms.example.com/hooks/{name}/hook/text" in told.value.detail
    assert named in told.value.detail
    assert ("/status" in told.value.detail) == (name == "bandwidth"), "a plan of Sinch has one address"
    assert "secret" not in told.value.detail.replace("callback_password_env", "")
    with pytest.raises(ByHand):
        run(connector(name).put(account, Place("plan", "1", {}), {}))


@pytest.mark.parametrize(("name", "account"), CASES)
def test_the_probe_is_believed_and_brings_nothing(name: str, account: Account) -> None:
    call = connector(name).probe(account)
    assert call is not None
    request = HookRequest("POST", urlsplit(call.url).path, "", dict(call.headers), call.body)
    carrier = provider(name)
    assert carrier.greet(account, request) is None
    carrier.verify(account, request)
    with pytest.raises(BadInput) as refused:
        carrier.events(account, request)
    assert refused.value.status == 422
    if account.keys:
        other = replace(account, keys={key: ("another",) for key in account.keys})
        with pytest.raises(Forged):
            carrier.verify(other, request)
        assert connector(name).probe(replace(account, keys={})) is None


def test_a_simulator_has_nothing_to_set() -> None:
    with pytest.raises(BadInput, match="connect knows"):
        connector("simulator")
