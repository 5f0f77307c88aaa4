"""A number's webhooks are pointed here and put back exactly as they were, at a Twilio on loopback."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from msgspec.structs import replace

from app.consent.acts import Connected, Disconnected
from app.errors import BadInput, CarrierUnavailable, NotFound
from app.gateway.connecting import Connecting
from app.gateway.past import Pasts
from app.providers.wire import Wire
from tests.accounts import OLD
from tests.accounts.twilio import ACCOUNT, NUMBER, TwilioAccount
from tests.consent.worlds import POLICY, SENDER
from tests.gateway.conftest import TOKEN_ENV, World

HOOK = "https://sms.example.com/hooks/twilio/hook-of-this-number-00/text"


@pytest.fixture
def account(world: World) -> Iterator[TwilioAccount]:
    made = TwilioAccount()
    with made.server as server:
        core = world.gateway.core
        core.public_base = "https://sms.example.com"
        senders = {
            n: replace(
                s,
                provider="twilio",
                api_base=server.url.rstrip("/"),
                account=ACCOUNT,
                auth_token_env=(TOKEN_ENV,),
                hook="hook-of-this-number-00" if n == SENDER else "",
            )
            for n, s in POLICY.senders.items()
        }
        world.policy = world.gateway.admin.apply(replace(POLICY, senders=senders), by="test")
        yield made


@pytest.fixture
def connecting(world: World, account: TwilioAccount) -> Iterator[Connecting]:
    wire = Wire(total_timeout=5.0)
    yield Connecting(world.gateway.core, wire, Pasts(world.gateway.core, world.gateway.copying).copy)
    wire.close()


def there(account: TwilioAccount) -> dict[str, Any]:
    return {**account.number, **(account.service or {})}


def test_connect_and_disconnect_leave_the_number_as_it_was(
    world: World, account: TwilioAccount, connecting: Connecting
) -> None:
    policy, sender = world.policy, world.policy.senders[SENDER]
    before = there(account)
    plan = connecting.plan(policy, sender)
    assert (plan.against, account.posts) == ({}, []), "a plan changes nothing"
    assert plan.changes == {
        "SmsUrl": (OLD, HOOK),
        "SmsMethod": ("GET", "POST"),
        "SmsFallbackUrl": ("", OLD),
        "SmsFallbackMethod": ("POST", "GET"),
    }
    connecting.connect(policy, sender, plan, by="anna")
    assert (account.number["sms_url"], account.number["sms_fallback_url"]) == (HOOK, OLD)
    assert connecting.plan(policy, sender).changes == {}, "it is connected already"
    found = connecting.before(policy, sender)
    assert found.changed == {}
    connecting.disconnect(policy, sender, found, by="anna")
    assert there(account) == before
    with pytest.raises(NotFound):
        connecting.before(policy, sender)
    facts = [e.fact for e in acts(world) if isinstance(e.fact, Connected | Disconnected)]
    assert facts == [
        Connected(SENDER, "twilio", "number", NUMBER, "anna"),
        Disconnected(SENDER, "twilio", "anna"),
    ]


def acts(world: World) -> list[Any]:
    while world.copy():
        pass
    core = world.gateway.core
    return list(core.ledger.history_of("demo", core.identity.consumer("demo", "")))


def test_the_service_of_a_number_is_set_where_it_decides(
    world: World, account: TwilioAccount, connecting: Connecting
) -> None:
    policy, sender = world.policy, world.policy.senders[SENDER]
    account.in_messaging_service("+17045550188")
    before = there(account)
    plan = connecting.plan(policy, sender)
    assert set(plan.against) == {"service"}
    assert "+17045550188" in plan.against["service"]
    connecting.connect(policy, sender, plan, by="anna")
    assert account.service
    assert (account.service["inbound_request_url"], account.service["fallback_url"]) == (HOOK, OLD)
    assert account.number["sms_url"] == OLD
    connecting.disconnect(policy, sender, connecting.before(policy, sender), by="anna")
    assert there(account) == before
    account.in_messaging_service(on_number=True)
    assert connecting.plan(policy, sender).place.kind == "number", "where it leaves the webhook to its numbers"


def test_what_speaks_against_it_is_said(world: World, account: TwilioAccount, connecting: Connecting) -> None:
    policy, sender = world.policy, world.policy.senders[SENDER]
    account.texts, account.conversations = 1, True
    account.number["sms_url"] = f"https://webhooks.twilio.com/v1/TwilioAccounts/{ACCOUNT}/Flows/FW{'4' * 32}"
    account.number["sms_application_sid"] = "AP" + "5" * 32
    plan = connecting.plan(policy, sender)
    assert set(plan.against) == {"guard", "conversations", "studio"}
    assert plan.changes["SmsApplicationSid"] == ("AP" + "5" * 32, ""), "an application's addresses win over ours"
    watching = replace(sender, mode="watch", watch_until=world.gateway.core.clock() + 1_000_000)
    assert "guard" not in connecting.plan(policy, watching).against


def test_what_somebody_changed_since_is_named(world: World, account: TwilioAccount, connecting: Connecting) -> None:
    policy, sender = world.policy, world.policy.senders[SENDER]
    connecting.connect(policy, sender, connecting.plan(policy, sender), by="anna")
    account.number["sms_url"] = "https://new.example/sms"
    assert connecting.before(policy, sender).changed == {"SmsUrl": (HOOK, "https://new.example/sms")}


def test_connected_twice_the_first_before_is_put_back(
    world: World, account: TwilioAccount, connecting: Connecting
) -> None:
    policy, sender = world.policy, world.policy.senders[SENDER]
    before = there(account)
    connecting.connect(policy, sender, connecting.plan(policy, sender), by="anna")
    account.number["sms_fallback_url"] = ""
    connecting.connect(policy, sender, connecting.plan(policy, sender), by="anna")
    connecting.disconnect(policy, sender, connecting.before(policy, sender), by="anna")
    assert there(account) == before


def test_a_refusal_loses_nothing(world: World, account: TwilioAccount, connecting: Connecting) -> None:
    policy, sender = world.policy, world.policy.senders[SENDER]
    plan = connecting.plan(policy, sender)
    account.refuse = True
    with pytest.raises(CarrierUnavailable, match="403"):
        connecting.connect(policy, sender, plan, by="anna")
    assert connecting.before(policy, sender).kept.place == plan.place
    account.number["phone_number"] = "+17045550177"
    with pytest.raises(BadInput, match="is not a number of the account"):
        connecting.plan(policy, sender)


@pytest.mark.parametrize(
    ("answer", "said"), [(422, None), (403, "not believed"), (404, "another program"), (None, "404")]
)
def test_our_own_webhook_is_tried_as_twilio_signs_it(
    world: World, account: TwilioAccount, connecting: Connecting, answer: int | None, said: str | None
) -> None:
    account.ours = answer
    world.gateway.core.public_base = account.server.url.rstrip("/")
    problem = connecting.check(world.policy, world.policy.senders[SENDER])
    assert (problem is None) == (said is None)
    if said:
        assert said in str(problem)


def test_that_nobody_answers_there_is_said(world: World, account: TwilioAccount, connecting: Connecting) -> None:
    world.gateway.core.public_base = "http://127.0.0.1:1"
    assert "does not answer" in str(connecting.check(world.policy, world.policy.senders[SENDER]))
