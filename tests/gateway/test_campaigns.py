"""How a campaign stands is read from its provider: texts wait for it and leave by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from msgspec.structs import replace

from app.consent.model import Campaign, Policy
from app.gateway.campaigns import AGAIN, EVERY, Campaigns
from app.providers.wire import Wire
from tests.accounts import CarrierAccount
from tests.accounts.telnyx import TelnyxAccount
from tests.accounts.twilio import TwilioServiceAccount
from tests.consent.worlds import POLICY, SENDER
from tests.gateway.conftest import ANNA, TOKEN_ENV, World

ID = "CABC123"
WORDS = {
    "twilio": {"approved": "VERIFIED", "pending": "IN_PROGRESS", "failed": "FAILED", "suspended": "SUSPENDED"},
    "telnyx": {
        "approved": "MNO_PROVISIONED",
        "pending": "TELNYX_ACCEPTED",
        "failed": "MNO_REJECTED",
        "suspended": "TCR_SUSPENDED",
    },
}


class Reader:
    """The reader on a clock that the test moves, and its provider."""

    def __init__(self, world: World, account: Any) -> None:
        self.world, self.account = world, account
        self.monotonic = 0.0
        self.wire = Wire(total_timeout=5.0)
        self.apply(policy_at(account))
        gateway = world.gateway
        self.campaigns = Campaigns(gateway.core, gateway.admin, self.wire, now=lambda: self.monotonic)

    def apply(self, policy: Policy) -> None:
        self.world.policy = self.world.gateway.admin.apply(policy, by="test")

    def says(self, status: str) -> int:
        """The provider says so from now on; an hour later it is read. Returns how many have changed."""
        self.account.campaign = {
            "campaign_id": ID,
            "campaign_status": WORDS["twilio"].get(status, status),
            "campaignStatus": WORDS["telnyx"].get(status, status),
        }
        self.monotonic += EVERY
        return self.campaigns.round()

    @property
    def state(self) -> str:
        self.world.gateway.core.businesses.forget()
        return self.world.gateway.core.businesses.get("demo").programs["support"].campaign.state


def policy_at(account: CarrierAccount, campaign: Campaign = Campaign(ID, status="pending")) -> Policy:  # noqa: B008
    senders = {
        number: replace(
            sender,
            provider=account.provider,
            api_base=account.url,
            account=account.account,
            auth_token_env=(TOKEN_ENV,),
            options=dict(account.options),
        )
        for number, sender in POLICY.senders.items()
    }
    support = replace(POLICY.programs["support"], campaign=campaign)
    return replace(POLICY, senders=senders, programs={**POLICY.programs, "support": support})


@pytest.fixture(params=[TwilioServiceAccount, TelnyxAccount], ids=["twilio", "telnyx"])
def reader(world: World, request: pytest.FixtureRequest) -> Iterator[Reader]:
    with request.param() as account:
        reader = Reader(world, account)
        yield reader
        reader.wire.close()


def test_what_waits_for_it_leaves_once_it_is_approved_and_waits_when_it_is_suspended(reader: Reader) -> None:
    world = reader.world
    world.inbound("Are you open?")
    held = world.send("Yes, until five.").id
    assert world.reasons(held) == ["campaign_not_approved"]
    assert reader.says("approved") == 1
    world.look()
    assert world.state(held) == "ready"
    assert reader.says("suspended") == 1
    assert world.reasons(world.send("And tomorrow?").id) == ["campaign_not_approved"]


@pytest.mark.parametrize("status", ["approved", "pending", "failed", "suspended"])
def test_each_word_of_the_provider_is_understood(reader: Reader, status: str) -> None:
    reader.says(status)
    assert reader.state == status


def test_a_change_is_one_version_of_the_settings_by_the_provider(reader: Reader) -> None:
    before = reader.world.gateway.core.businesses.get("demo").version
    assert (reader.says("approved"), reader.says("approved")) == (1, 0)
    reader.world.gateway.core.businesses.forget()
    assert reader.world.gateway.core.businesses.get("demo").version == before + 1
    while reader.world.copy():
        pass
    core = reader.world.gateway.core
    rows = [
        row for row in core.ledger.rows_of("demo", core.identity.consumer("demo", "")) if row.type == "policy_applied"
    ]
    assert rows[-1].facts["by"] == reader.account.provider


def test_what_was_read_stands_until_the_settings_name_another(reader: Reader) -> None:
    reader.says("approved")
    reader.apply(policy_at(reader.account))
    assert reader.state == "approved", "the file still says pending"
    reader.apply(policy_at(reader.account, Campaign("COTHER", status="pending")))
    assert reader.state == "pending"


def test_it_is_read_once_an_hour_and_a_failure_changes_nothing(reader: Reader) -> None:
    reader.says("approved")
    asked = len(reader.account.server.requests)
    reader.monotonic += EVERY - 1
    reader.campaigns.round()
    assert len(reader.account.server.requests) == asked
    reader.account.fault = "refused"
    reader.monotonic += 2
    assert reader.campaigns.round() == 0
    assert reader.state == "approved"
    reader.account.fault = ""
    reader.account.campaign = None
    reader.monotonic += AGAIN
    assert reader.campaigns.round() == 0
    assert reader.state == "approved", "one that it does not know is no suspension"
    assert reader.says("WORD_OF_TOMORROW") == 0
    assert reader.state == "approved"


def test_without_an_id_nobody_is_asked(world: World) -> None:
    with TelnyxAccount() as account:
        reader = Reader(world, account)
        reader.apply(policy_at(account, Campaign(status="pending")))
        reader.monotonic += EVERY
        assert reader.campaigns.round() == 0
        assert account.server.requests == []
        reader.wire.close()


def test_ours_is_the_sender_that_is_asked(world: World) -> None:
    with TwilioServiceAccount() as account:
        reader = Reader(world, account)
        reader.apply(policy_at(account, Campaign(ID, numbers=(SENDER,))))
        assert reader.says("approved") == 1
        world.inbound("Hi", sender=ANNA)
        assert world.send("Hello").state.value == "ready"
        reader.wire.close()
