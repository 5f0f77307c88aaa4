"""Vonage's connector beyond what all promise: what an update would take away, links, applications without texts."""

from __future__ import annotations

import copy

import pytest

from app.errors import BadInput, CarrierUnavailable
from app.providers.connecting import Plan
from app.providers.connecting.vonage import VonageConnector
from app.providers.seam import Account
from tests.accounts import OLD, run
from tests.accounts.vonage import APPLICATION, VonageAccount, VonageApplicationAccount, VonageNumberAccount
from tests.consent.worlds import SENDER

PUBLIC = "https://sms.example.com"


def account(vonage: VonageAccount, hook: str = "hook") -> Account:
    return Account(
        "demo",
        SENDER,
        account=vonage.account,
        secrets=("s",),
        hook=hook,
        api_base=vonage.url,
        public_base=PUBLIC,
        options=vonage.options,
    )


def planned(vonage: VonageAccount, hook: str = "hook") -> Plan:
    return run(VonageConnector().plan(account(vonage, hook), {SENDER}))


def test_an_update_takes_nothing_of_the_number_away() -> None:
    with VonageNumberAccount() as vonage:
        before = dict(vonage.number)
        plan = planned(vonage)
        run(VonageConnector().put(account(vonage), plan.place, plan.after))
        assert vonage.number == {**before, "moHttpUrl": f"{PUBLIC}/hooks/vonage/hook/text"}


def test_a_number_without_an_address_of_its_own_gets_none_back() -> None:
    with VonageAccount() as vonage:
        before = dict(vonage.number)
        plan = planned(vonage)
        run(VonageConnector().put(account(vonage), plan.place, plan.after))
        run(VonageConnector().put(account(vonage), plan.place, plan.place.settings))
        assert vonage.number == before
        assert "the address of the account" in plan.said[0]


def test_a_refusal_that_is_answered_200_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    with VonageNumberAccount() as vonage:
        plan = planned(vonage)
        no = {"error-code": "420", "error-code-label": "method failed"}
        monkeypatch.setattr(vonage, "change", lambda *_: (200, no))
        with pytest.raises(CarrierUnavailable, match="method failed"):
            run(VonageConnector().put(account(vonage), plan.place, plan.after))


def test_an_application_that_takes_texts_speaks_against_the_sms_api() -> None:
    with VonageApplicationAccount() as vonage:
        vonage.options = {}  # type: ignore[misc]
        assert OLD in planned(vonage).against["application"]
        del vonage.application["capabilities"]["messages"]
        assert planned(vonage).against == {}


def test_an_application_without_texts_has_none_again_after() -> None:
    with VonageApplicationAccount() as vonage:
        del vonage.application["capabilities"]["messages"]
        before = copy.deepcopy(vonage.application)
        plan = planned(vonage)
        run(VonageConnector().put(account(vonage), plan.place, plan.after))
        assert vonage.application["capabilities"]["messages"] == {
            "webhooks": {
                "inbound_url": {"address": f"{PUBLIC}/hooks/vonage/hook/text", "http_method": "POST"},
                "status_url": {"address": f"{PUBLIC}/hooks/vonage/hook/status", "http_method": "POST"},
            },
            "version": "v1",
        }
        put_back = {name: plan.place.settings[name] for name in plan.after}
        run(VonageConnector().put(account(vonage), plan.place, put_back))
        assert vonage.application == before


def test_a_number_without_an_application_is_to_be_linked_first() -> None:
    with VonageApplicationAccount() as vonage:
        del vonage.number["app_id"]
        with pytest.raises(BadInput, match="linked to no application"):
            planned(vonage)


def test_numbers_of_the_application_on_every_page_are_looked_at() -> None:
    with VonageApplicationAccount() as vonage:
        vonage.in_place += [f"+1919555{n:04}" for n in range(130)]
        assert f"({APPLICATION}) decides for {SENDER} and 130 more" in planned(vonage).said[0]


def test_that_receipts_cannot_be_asked_for_is_said() -> None:
    with VonageNumberAccount() as vonage:
        assert "Delivery receipts" not in " ".join(planned(vonage).said)
        assert "/status" in planned(vonage, hook="h" * 64).said[-1]
