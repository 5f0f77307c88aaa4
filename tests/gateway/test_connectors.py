"""What every connector promises, at each provider's settings on loopback."""

from __future__ import annotations

import copy
from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from app.errors import BadInput, CarrierUnavailable, Forged, NotFound
from app.gateway.connecting import Connecting
from app.gateway.nonces import spend
from app.gateway.past import Pasts
from app.providers.connecting import CONNECTORS, connector
from app.providers.connecting.by_hand import HandConnector
from app.providers.seam import InboundText
from app.providers.wire import Wire
from tests.accounts import ANOTHER, CarrierAccount
from tests.accounts.plivo import PlivoAccount
from tests.accounts.telnyx import TelnyxAccount
from tests.accounts.twilio import TwilioAccount, TwilioServiceAccount
from tests.accounts.vonage import VonageApplicationAccount, VonageNumberAccount
from tests.consent.worlds import POLICY, SENDER
from tests.gateway.conftest import TOKEN_ENV, World

HOOK = "hook-of-this-number-00"
ACCOUNTS: list[type[CarrierAccount]] = [
    TwilioAccount,
    TwilioServiceAccount,
    TelnyxAccount,
    PlivoAccount,
    VonageNumberAccount,
    VonageApplicationAccount,
]
SIGN_THEMSELVES = ("telnyx", "vonage")
"""Those whose webhooks are not tried: a private key that is not ours, or not yet."""


@pytest.fixture(params=ACCOUNTS)
def account(request: pytest.FixtureRequest, world: World) -> Iterator[CarrierAccount]:
    with request.param() as made:
        core = world.gateway.core
        core.public_base = "https://sms.example.com"
        senders = {
            n: replace(
                s,
                provider=made.provider,
                api_base=made.url,
                account=made.account,
                auth_token_env=(TOKEN_ENV,),
                hook=HOOK if n == SENDER else "",
                options=made.options,
                key_envs=made.key_envs,
                # Whether there is traffic is another question, asked of the provider's list.
                mode="watch",
                watch_until=core.clock() + 1_000_000,
            )
            for n, s in POLICY.senders.items()
        }
        world.policy = world.gateway.admin.apply(replace(POLICY, senders=senders), by="test")
        yield made


@pytest.fixture
def connecting(world: World, account: CarrierAccount) -> Iterator[Connecting]:
    wire = Wire(total_timeout=5.0)
    yield Connecting(world.gateway.core, wire, Pasts(world.gateway.core, world.gateway.copying).copy)
    wire.close()


def test_every_connector_is_held_to_its_promises() -> None:
    by_hand = {name for name in CONNECTORS if isinstance(connector(name), HandConnector)}
    assert {account.provider for account in ACCOUNTS} == set(CONNECTORS) - by_hand


def test_what_is_connected_can_be_put_back_exactly(
    world: World, account: CarrierAccount, connecting: Connecting
) -> None:
    policy, sender = world.policy, world.policy.senders[SENDER]
    before = copy.deepcopy(account.there())
    plan = connecting.plan(policy, sender)
    assert (account.there(), account.posts) == (before, []), "a plan changes nothing"
    assert plan.against == {}
    assert plan.said
    connecting.connect(policy, sender, plan, by="anna")
    hook = f"https://sms.example.com/hooks/{account.provider}/{HOOK}/text"
    assert str(account.there()).count(hook) == 1
    assert connecting.plan(policy, sender).changes == {}, "it is connected already"
    found = connecting.before(policy, sender)
    assert found.changed == {}
    connecting.disconnect(policy, sender, found, by="anna")
    assert account.there() == before
    with pytest.raises(NotFound):
        connecting.before(policy, sender)


def test_connected_twice_the_first_before_is_put_back(
    world: World, account: CarrierAccount, connecting: Connecting
) -> None:
    policy, sender = world.policy, world.policy.senders[SENDER]
    before = copy.deepcopy(account.there())
    for _ in range(2):
        connecting.connect(policy, sender, connecting.plan(policy, sender), by="anna")
    connecting.disconnect(policy, sender, connecting.before(policy, sender), by="anna")
    assert account.there() == before


def test_numbers_of_others_at_a_shared_place_speak_against_it(
    world: World, account: CarrierAccount, connecting: Connecting
) -> None:
    account.in_place.append(ANOTHER)
    plan = connecting.plan(world.policy, world.policy.senders[SENDER])
    if plan.place.kind == "number":
        assert plan.against == {}, "the number has settings of its own"
    else:
        assert set(plan.against) == {account.shared}
        assert ANOTHER in plan.against[account.shared]
        assert SENDER not in plan.against[account.shared]


@pytest.mark.parametrize("fault", ["refused", "garbage", "list", "redirect", "hangs"])
def test_a_provider_that_fails_loses_nothing(world: World, account: CarrierAccount, fault: str) -> None:
    policy, sender = world.policy, world.policy.senders[SENDER]
    wire = Wire(total_timeout=0.5 if fault == "hangs" else 5.0)
    connecting = Connecting(world.gateway.core, wire, Pasts(world.gateway.core, world.gateway.copying).copy)
    before = copy.deepcopy(account.there())
    plan = connecting.plan(policy, sender)
    account.fault = fault
    with pytest.raises(CarrierUnavailable):
        connecting.plan(policy, sender)
    with pytest.raises(CarrierUnavailable):
        connecting.connect(policy, sender, plan, by="anna")
    account.fault = ""
    # What was there is on record, so that it can be put back although nobody knows whether the change arrived.
    found = connecting.before(policy, sender)
    assert found.kept.place == plan.place
    account.fault = fault
    with pytest.raises(CarrierUnavailable):
        connecting.disconnect(policy, sender, found, by="anna")
    account.fault = ""
    connecting.disconnect(policy, sender, connecting.before(policy, sender), by="anna")
    assert account.there() == before
    assert account.elsewhere.requests == [], "the credentials go to no other host"
    wire.close()


def test_credentials_go_to_no_other_host(world: World, account: CarrierAccount, connecting: Connecting) -> None:
    policy, sender = world.policy, world.policy.senders[SENDER]
    account.in_place += [f"+1704555{n:04}" for n in range(7000, 7250)]
    connecting.connect(policy, sender, connecting.plan(policy, sender), by="anna")
    connecting.disconnect(policy, sender, connecting.before(policy, sender), by="anna")
    assert account.elsewhere.connections == 0


def test_a_number_of_nobody_is_said(world: World, account: CarrierAccount, connecting: Connecting) -> None:
    policy = world.policy
    sender = replace(policy.senders[SENDER], number="+17045550199", hook=HOOK)
    with pytest.raises(BadInput, match="17045550199 is not a number of"):
        connecting.plan(policy, sender)


def test_without_its_secret_it_says_which_is_missing(
    world: World, account: CarrierAccount, connecting: Connecting
) -> None:
    sender = replace(world.policy.senders[SENDER], auth_token_env=("NOT_SET_ANYWHERE",))
    with pytest.raises(BadInput) as refused:
        connecting.plan(world.policy, sender)
    assert refused.value.field == "auth_token"


def test_our_own_webhook_is_tried_where_we_can_sign_as_the_provider_does(
    world: World, account: CarrierAccount, connecting: Connecting
) -> None:
    policy, sender = world.policy, world.policy.senders[SENDER]
    world.gateway.core.public_base = account.url
    assert connecting.check(policy, sender) is None
    signed = bool(account.probes)
    assert signed == (account.provider not in SIGN_THEMSELVES)
    account.ours = 403
    assert ("not believed" in str(connecting.check(policy, sender))) == signed


@pytest.mark.parametrize("account", [PlivoAccount], indirect=True)
def test_a_signature_that_covers_the_address_alone_is_spent_before_anybody_sees_it(
    world: World, account: CarrierAccount, connecting: Connecting
) -> None:
    policy, sender = world.policy, world.policy.senders[SENDER]
    world.gateway.core.public_base = account.url
    connecting.check(policy, sender)
    lines = account.probes[-1].decode().split("\r\n")
    nonce = next(line.partition(": ")[2] for line in lines if line.startswith("X-Plivo-Signature-V2-Nonce"))
    forged = InboundText("plivo:1", "1", SENDER, ANOTHER, "STOP")
    with pytest.raises(Forged):
        spend(world.gateway.core.store, policy.business, f"plivo:{nonce}", (forged,))
