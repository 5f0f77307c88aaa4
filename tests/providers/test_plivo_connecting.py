"""Plivo's connector beyond what all promise: its own probe, defaults, numbers without an application."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from app.errors import BadInput, Forged
from app.providers.connecting import Plan
from app.providers.connecting.plivo import PlivoConnector
from app.providers.plivo import Plivo
from app.providers.seam import Account, HookRequest
from tests.accounts import ANOTHER, OLD, run
from tests.accounts.plivo import ACCOUNT, PlivoAccount
from tests.consent.worlds import SENDER

PUBLIC = "https://sms.example.com"


def account(**more: object) -> Account:
    held: dict[str, object] = {"account": ACCOUNT, "secrets": ("t",), "hook": "hook", "public_base": PUBLIC, **more}
    return Account("demo", SENDER, **held)  # type: ignore[arg-type]


def planned(plivo: PlivoAccount) -> Plan:
    return run(PlivoConnector().plan(account(api_base=plivo.url), {SENDER}))


def test_its_texts_come_here_and_its_calls_stay() -> None:
    with PlivoAccount() as plivo:
        plan = planned(plivo)
        assert plan.changes == {
            "message_url": (OLD, f"{PUBLIC}/hooks/plivo/hook/text"),
            "message_method": ("GET", "POST"),
        }
        assert "no second address" in plan.said[-1]


def test_numbers_on_every_page_are_looked_at() -> None:
    with PlivoAccount() as plivo:
        plivo.in_place = [f"+1919555{n:04}" for n in range(40)] + [ANOTHER, SENDER]
        assert "and 42 more" not in (said := planned(plivo)).against["application"]
        assert "decides for +17045550100 and 41 more" in said.said[0]


def test_what_else_it_decides_is_said() -> None:
    with PlivoAccount() as plivo:
        plivo.application |= {"default_app": True, "enabled": False}
        plan = planned(plivo)
        assert "default application" in plan.said[-1]
        assert set(plan.against) == {"disabled"}
        plivo.assigned = False
        with pytest.raises(BadInput, match="assigned to no application"):
            planned(plivo)


@pytest.mark.parametrize("version", ["", "v2", "v3"])
def test_the_probe_is_believed_and_brings_nothing(version: str) -> None:
    ours = account(options={"signature_version": version})
    call = PlivoConnector().probe(ours)
    assert call is not None
    request = HookRequest("POST", urlsplit(call.url).path, "", dict(call.headers), call.body)
    Plivo().verify(ours, request)
    with pytest.raises(BadInput) as refused:
        Plivo().events(ours, request)
    assert refused.value.status == 422
    with pytest.raises(Forged):
        Plivo().verify(account(secrets=("another",), options={"signature_version": version}), request)
    assert PlivoConnector().probe(account(secrets=())) is None
