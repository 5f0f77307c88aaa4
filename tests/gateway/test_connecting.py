"""A number's webhooks are pointed here and put back exactly as they were, at a Twilio on loopback."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from email.utils import formatdate
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from msgspec.structs import replace

from app.consent.acts import Connected, Disconnected
from app.errors import BadInput, CarrierUnavailable, NotFound
from app.gateway.connecting import Connecting
from app.gateway.past import Pasts
from app.providers.wire import Wire
from tests.consent.worlds import POLICY, SENDER
from tests.gateway.conftest import ANNA, TOKEN_ENV, World
from tests.providers.loopback import RawServer

ACCOUNT = "AC" + "0" * 31 + "1"
NUMBER, SERVICE = "PN" + "1" * 32, "MG" + "2" * 32
OLD = "https://acme.example/sms"
HOOK = "https://sms.example.com/hooks/twilio/hook-of-this-number-00/text"


class Account:
    """Twilio's settings of one number, and of the Messaging Service that it may be in."""

    def __init__(self) -> None:
        self.number = {
            "sid": NUMBER,
            "phone_number": SENDER,
            "sms_url": OLD,
            "sms_method": "GET",
            "sms_fallback_url": "",
            "sms_fallback_method": "POST",
            "sms_application_sid": "",
        }
        self.service: dict[str, Any] | None = None
        self.in_service: list[str] = [SENDER]
        self.conversations = False
        self.texts = 0
        self.refuse = False
        self.ours: int | None = 422  # what our own webhook answers
        self.posts: list[str] = []
        self.server = RawServer(self._serve)

    def _serve(self, _number: int, connection: socket.socket) -> bool:
        head, _, body = self.server.requests[-1].partition(b"\r\n\r\n")
        method, target, _ = head.split(b"\r\n")[0].decode().split(" ")
        path = urlsplit(target).path
        if path.startswith("/hooks/"):
            status, said = self.ours or 404, None
        elif b"authorization: basic" not in head.lower():
            status, said = 401, {"message": "Authenticate"}
        elif method == "POST":
            self.posts.append(path)
            status, said = (403, {"message": "Not yours"}) if self.refuse else (200, self._set(path, body.decode()))
        else:
            status, said = self._get(path)
        answer = json.dumps(said).encode()
        connection.sendall(b"HTTP/1.1 %d X\r\nContent-Length: %d\r\n\r\n%s" % (status, len(answer), answer))
        return True

    def _get(self, path: str) -> tuple[int, Any]:
        if path == f"/2010-04-01/Accounts/{ACCOUNT}/IncomingPhoneNumbers.json":
            return 200, {"incoming_phone_numbers": [self.number]}
        if path == f"/2010-04-01/Accounts/{ACCOUNT}/Messages.json":
            row = {"sid": "SM" + "3" * 32, "direction": "outbound-api", "from": SENDER, "to": ANNA, "num_media": "0"}
            row |= {"status": "sent", "date_created": formatdate(usegmt=True), "body": "Hi", "error_code": None}
            return 200, {"messages": [row] * self.texts}
        if path == "/messaging/v1/Services":
            return 200, {"services": [self.service] if self.service else [], "meta": {"next_page_url": None}}
        if path == f"/messaging/v1/Services/{SERVICE}/PhoneNumbers/{NUMBER}":
            return (200, {"sid": NUMBER}) if SENDER in self.in_service else (404, {})
        if path == f"/messaging/v1/Services/{SERVICE}/PhoneNumbers":
            rows = [{"phone_number": number} for number in self.in_service]
            return 200, {"phone_numbers": rows, "meta": {"next_page_url": "http://127.0.0.1:1/elsewhere"}}
        if path.startswith("/conversations/v1/Configuration/Addresses/"):
            return (200, {"auto_creation": {"enabled": True}}) if self.conversations else (404, {})
        return 404, {}

    def _set(self, path: str, body: str) -> Any:
        """Set what a form says, as Twilio names it."""
        form = {name: values[0] for name, values in parse_qs(body, keep_blank_values=True).items()}
        held = self.service if "Services" in path else self.number
        assert held is not None
        for name, value in form.items():
            key = "".join(f"_{c.lower()}" if c.isupper() else c for c in name).lstrip("_")
            assert key in held, f"Twilio knows no {name}"
            held[key] = value
        return held

    def in_messaging_service(self, *numbers: str, on_number: bool = False) -> None:
        self.in_service = [SENDER, *numbers]
        self.service = {
            "sid": SERVICE,
            "friendly_name": "All",
            "inbound_request_url": OLD,
            "inbound_method": "POST",
            "fallback_url": "",
            "fallback_method": "POST",
            "use_inbound_webhook_on_number": on_number,
        }


@pytest.fixture
def account(world: World) -> Iterator[Account]:
    made = Account()
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
def connecting(world: World, account: Account) -> Iterator[Connecting]:
    wire = Wire(total_timeout=5.0)
    yield Connecting(world.gateway.core, wire, Pasts(world.gateway.core, world.gateway.copying).copy)
    wire.close()


def there(account: Account) -> dict[str, Any]:
    return {**account.number, **(account.service or {})}


def test_connect_and_disconnect_leave_the_number_as_it_was(
    world: World, account: Account, connecting: Connecting
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
    world: World, account: Account, connecting: Connecting
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


def test_what_speaks_against_it_is_said(world: World, account: Account, connecting: Connecting) -> None:
    policy, sender = world.policy, world.policy.senders[SENDER]
    account.texts, account.conversations = 1, True
    account.number["sms_url"] = f"https://webhooks.twilio.com/v1/Accounts/{ACCOUNT}/Flows/FW{'4' * 32}"
    account.number["sms_application_sid"] = "AP" + "5" * 32
    plan = connecting.plan(policy, sender)
    assert set(plan.against) == {"guard", "conversations", "studio"}
    assert plan.changes["SmsApplicationSid"] == ("AP" + "5" * 32, ""), "an application's addresses win over ours"
    watching = replace(sender, mode="watch", watch_until=world.gateway.core.clock() + 1_000_000)
    assert "guard" not in connecting.plan(policy, watching).against


def test_what_somebody_changed_since_is_named(world: World, account: Account, connecting: Connecting) -> None:
    policy, sender = world.policy, world.policy.senders[SENDER]
    connecting.connect(policy, sender, connecting.plan(policy, sender), by="anna")
    account.number["sms_url"] = "https://new.example/sms"
    assert connecting.before(policy, sender).changed == {"SmsUrl": (HOOK, "https://new.example/sms")}


def test_connected_twice_the_first_before_is_put_back(world: World, account: Account, connecting: Connecting) -> None:
    policy, sender = world.policy, world.policy.senders[SENDER]
    before = there(account)
    connecting.connect(policy, sender, connecting.plan(policy, sender), by="anna")
    account.number["sms_fallback_url"] = ""
    connecting.connect(policy, sender, connecting.plan(policy, sender), by="anna")
    connecting.disconnect(policy, sender, connecting.before(policy, sender), by="anna")
    assert there(account) == before


def test_a_refusal_loses_nothing(world: World, account: Account, connecting: Connecting) -> None:
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
    world: World, account: Account, connecting: Connecting, answer: int | None, said: str | None
) -> None:
    account.ours = answer
    world.gateway.core.public_base = account.server.url.rstrip("/")
    problem = connecting.check(world.policy, world.policy.senders[SENDER])
    assert (problem is None) == (said is None)
    if said:
        assert said in str(problem)


def test_that_nobody_answers_there_is_said(world: World, account: Account, connecting: Connecting) -> None:
    world.gateway.core.public_base = "http://127.0.0.1:1"
    assert "does not answer" in str(connecting.check(world.policy, world.policy.senders[SENDER]))
