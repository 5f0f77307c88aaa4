"""Telnyx's connector beyond what all promise: lists that go on, short codes, old forms of webhooks."""

from __future__ import annotations

import pytest

from app.errors import BadInput
from app.providers.connecting import Plan
from app.providers.connecting.telnyx import TelnyxConnector
from app.providers.seam import Account
from tests.accounts import ANOTHER, OLD, run
from tests.accounts.telnyx import TelnyxAccount
from tests.consent.worlds import SENDER

HOOK = "https://sms.example.com/hooks/telnyx/hook/text"


def planned(telnyx: TelnyxAccount, sender: str = SENDER) -> Plan:
    account = Account(
        "demo", sender, secrets=("KEY1",), hook="hook", api_base=telnyx.url, public_base="https://sms.example.com"
    )
    return run(TelnyxConnector().plan(account, {SENDER}))


def test_the_address_before_becomes_the_failover() -> None:
    with TelnyxAccount() as telnyx:
        assert planned(telnyx).changes == {"webhook_url": (OLD, HOOK), "webhook_failover_url": ("", OLD)}


@pytest.mark.parametrize("version", ["1", "2010-04-01"])
def test_an_address_that_reads_another_form_is_no_failover(version: str) -> None:
    with TelnyxAccount() as telnyx:
        telnyx.profile["webhook_api_version"] = version
        plan = planned(telnyx)
        assert plan.changes == {"webhook_url": (OLD, HOOK), "webhook_api_version": (version, "2")}
        assert "no failover" in " ".join(plan.said)


def test_a_number_far_down_the_list_is_found_where_the_filter_is_not_known() -> None:
    with TelnyxAccount() as telnyx:
        telnyx.before_it = 250
        assert planned(telnyx).place.kind == "profile"


def test_every_page_of_the_profiles_numbers_is_read_and_its_short_codes() -> None:
    with TelnyxAccount() as telnyx:
        telnyx.in_place += [f"+1704555{n:04}" for n in range(7000, 7120)] + ["24365", ANOTHER]
        plan = planned(telnyx)
        assert "and 122 more." in plan.said[0]
        assert "and 102 more" in plan.against["profile"], "a screen has room for some"
        telnyx.in_place = [SENDER, "24365"]
        assert "24365" in planned(telnyx).against["profile"]


def test_a_number_in_no_profile_is_to_be_put_in_one() -> None:
    with TelnyxAccount() as telnyx:
        telnyx.of_number = None
        with pytest.raises(BadInput, match="in no messaging profile"):
            planned(telnyx)


def test_that_a_profile_is_switched_off_is_said() -> None:
    with TelnyxAccount() as telnyx:
        telnyx.profile["enabled"] = False
        assert "switched off" in planned(telnyx).said[-1]
