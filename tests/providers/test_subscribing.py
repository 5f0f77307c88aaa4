"""Subscriptions over the wire, at a RingCentral on loopback that tries our own hook before it makes one."""

from __future__ import annotations

import contextlib
import json
import socket
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from app.consent.model import Sender
from app.errors import BadInput, CarrierUnavailable
from app.gateway.intake import Heartbeat, OpenLanes
from app.gateway.subscribing import AGAIN, EVERY, Record, Subscribing, groups, record
from app.providers.calls import Answer
from app.providers.registry import PROVIDERS, provider
from app.providers.subscribing import SUBSCRIBERS, Kept, Steps, Subscription, subscriber
from app.providers.wire import Wire
from tests.providers.conftest import Gate
from tests.providers.kits import ALSO_OURS, OURS
from tests.providers.kits.ringcentral import JWT, VERIFICATION, error
from tests.providers.test_ringcentral import ACCOUNT

BASE = "/restapi/v1.0/subscription"
OURS_AT = "https://sms.example.com/hooks/ringcentral/hook-of-the-contract-0/text"
at_ringcentral = pytest.mark.parametrize("gate", ["ringcentral"], indirect=True)


class RingCentral:
    """Its subscriptions, made and shown as it does."""

    def __init__(self, gate: Gate) -> None:
        self.gate = gate
        self.subscriptions: dict[str, dict[str, Any]] = {}
        self.tokens: dict[str, str] = {}
        self.log: list[str] = []
        self.lifetime = timedelta(days=3650)
        self.refused: set[str] = set()  # event filters for which a permission lacks
        self.instead: Answer | None = None  # what it answers to anything
        self.reachable = self.renews = True
        self.monotonic = 0.0
        self.wire = Wire(total_timeout=5.0)
        gate.carrier.answer = self._answer
        self.subscribing = self.another()

    def another(self) -> Subscribing:
        return Subscribing(self.gate.parts.core, self.wire, now=lambda: self.monotonic)

    def look(self, seconds: float = EVERY) -> list[str]:
        """One round; what it asked for."""
        self.monotonic += seconds
        self.log.clear()
        self.subscribing.round()
        return list(self.log)

    def end(self, reason: str = "I/O operation is failed. Details: [Read timed out]") -> None:
        """RingCentral could not reach us for too long."""
        for one in self.subscriptions.values():
            one["status"] = "Blacklisted"
            one["blacklistedData"] = {"reason": reason, "blacklistedAt": "2026-11-24T05:24:00.720Z"}

    @property
    def troubles(self) -> dict[str, str]:
        return {part: trouble.code for part, trouble in self.gate.parts.core.troubles.now().items()}

    @property
    def record(self) -> Record:
        (group,) = groups(self.gate.parts.core)
        found = record(self.gate.parts.core, "acme", group.field)
        assert found
        return found

    def _answer(self, _number: int, _connection: socket.socket) -> Answer:
        head, _, body = self.gate.carrier.server.requests[-1].partition(b"\r\n\r\n")
        method, path, _ = head.decode().split("\r\n")[0].split(" ")
        assert path.startswith(BASE), path
        name = path.removeprefix(BASE).strip("/")
        self.log.append(f"{method} {name.partition('/')[2] or ('one' if name else 'all')}")
        if self.instead:
            return self.instead
        if method == "POST" and not name:
            return self._make(json.loads(body))
        if method == "GET":
            return said(200, {"uri": "…", "records": list(self.subscriptions.values())})
        found = self.subscriptions.get(name.partition("/")[0])
        if found is None:
            return error(404, "SUB-507")
        if method == "DELETE":
            del self.subscriptions[name]
            return Answer(204, {}, b"")
        if not self.renews:
            return error(403, "SUB-505")
        found["expirationTime"] = self._end()
        return said(200, found)

    def _make(self, asked: dict[str, Any]) -> Answer:
        if self.refused & set(asked["eventFilters"]):
            return error(403, "CMN-408")
        delivery = asked["deliveryMode"]
        if not self._handshake(delivery["address"]):
            return error(400, "SUB-520")
        name = f"00000000-0000-4000-8000-{len(self.tokens) + 1:012}"
        made = {
            "id": name,
            "status": "Active",
            "eventFilters": [each.replace("~", "100000001") for each in asked["eventFilters"]],
            "expirationTime": self._end(),
            "deliveryMode": {"transportType": "WebHook", "encryption": False, "address": delivery["address"]},
        }
        self.subscriptions[name], self.tokens[name] = made, delivery["verificationToken"]
        return said(200, made)

    def _handshake(self, address: str) -> bool:
        """As RingCentral tries a webhook: the token back in the header, 200, JSON, 1,024 bytes at most."""
        path = address.removeprefix("https://sms.example.com")
        token = "5a2b-validation"
        answer = self.gate.client.post(path, headers={"Validation-Token": token, "Content-Type": "application/json"})
        size = sum(len(f"{name}: {value}\r\n") for name, value in answer.headers) + len(answer.data) + 120
        good = answer.status_code == 200 and answer.headers.get("Validation-Token") == token and size < 1024
        return self.reachable and good and answer.content_type == "application/json"

    def _end(self) -> str:
        return (datetime.now(UTC) + self.lifetime).isoformat().replace("+00:00", "Z")


def apply(gate: Gate, change: Callable[[Sender], Sender]) -> None:
    """Put both Senders into force with that changed."""
    senders = {number: change(sender) for number, sender in gate.policy.senders.items()}
    gate.parts.gateway.admin.apply(replace(gate.policy, senders=senders), by="test")
    gate.parts.core.businesses.forget()


def rotate(gate: Gate) -> None:
    """Another secret is to be repeated from now on; the old one is still believed."""
    verification = ("RC_JWT", "RC_VERIFICATION")  # any variable that holds another
    apply(gate, lambda sender: replace(sender, key_envs={**sender.key_envs, "verification": verification}))


def said(status: int, body: object) -> Answer:
    return Answer(status, {}, json.dumps(body).encode())


@pytest.fixture
def carrier(gate: Gate) -> Iterator[RingCentral]:
    carrier = RingCentral(gate)
    yield carrier
    carrier.wire.close()


@at_ringcentral
def test_a_subscription_is_made_once_for_an_extension_and_what_it_brings_is_believed(
    gate: Gate, carrier: RingCentral
) -> None:
    assert carrier.look() == ["GET all", "POST all"]
    (made,) = carrier.subscriptions.values()
    assert made["deliveryMode"]["address"] == OURS_AT
    assert carrier.look(1.0) == [], "not before its time"
    assert carrier.look() == ["GET all"]
    assert carrier.troubles == {}
    (group,) = groups(gate.parts.core)
    assert group.senders == (OURS, ALSO_OURS), "one serves both numbers of the extension"
    text = gate.kit.text("Hello").but(Verification_Token=carrier.tokens[made["id"]])
    assert gate.post(text).status_code == 200
    assert gate.standing().windows
    assert carrier.record.subscription.id == made["id"]


@pytest.mark.parametrize("gate", ["ringcentral_a2p"], indirect=True)
def test_high_volume_has_one_for_each_number_with_its_texts_statuses_and_opt_outs(
    gate: Gate, carrier: RingCentral
) -> None:
    carrier.look()
    addresses = [one["deliveryMode"]["address"] for one in carrier.subscriptions.values()]
    assert addresses == [OURS_AT, OURS_AT.replace("-0/", "-1/")]
    filters = list(carrier.subscriptions.values())[1]["eventFilters"]
    a2p = "/restapi/v1.0/account/100000001/a2p-sms"
    assert filters == [
        f"{a2p}/messages?direction=Inbound&to={ALSO_OURS}",
        f"{a2p}/messages?direction=Outbound&from={ALSO_OURS}",
        f"{a2p}/opt-outs?from={ALSO_OURS}",
        "/restapi/v2/accounts/100000001/sms/consents",
    ]


@at_ringcentral
def test_it_is_renewed_before_its_end(carrier: RingCentral) -> None:
    carrier.lifetime = timedelta(days=1)
    carrier.look()
    (made,) = carrier.subscriptions
    first = carrier.record.subscription.until
    carrier.lifetime = timedelta(days=30)
    assert carrier.look() == ["GET all", "POST renew"]
    assert list(carrier.subscriptions) == [made]
    assert carrier.record.subscription.until > first + timedelta(days=28).total_seconds() * 1000
    assert carrier.look() == ["GET all"]


@at_ringcentral
def test_one_that_cannot_be_renewed_is_made_anew(carrier: RingCentral) -> None:
    carrier.lifetime = timedelta(days=1)
    carrier.look()
    (first,) = carrier.subscriptions
    carrier.renews = False
    assert carrier.look() == ["GET all", "POST renew", "POST all", "DELETE one"]
    assert first not in carrier.subscriptions
    assert carrier.record.broken == "RingCentral did not renew it"


@at_ringcentral
@pytest.mark.parametrize("how", ["blacklisted", "deleted"])
def test_a_broken_one_is_made_anew_said_and_nothing_is_sent_until_the_list_was_read(
    gate: Gate, carrier: RingCentral, how: str
) -> None:
    core, lanes = gate.parts.core, [("acme", OURS), ("acme", ALSO_OURS)]
    open_lanes = OpenLanes(core, now=iter(range(10_000)).__next__)
    Heartbeat(core).beat()
    carrier.look()
    (first,) = carrier.subscriptions
    for lane in lanes:
        core.intake.read_since(*lane, core.intake.look().now)
    assert open_lanes.among(lanes) == set(lanes)
    if how == "blacklisted":
        carrier.end()
    else:
        carrier.subscriptions.clear()
    made = ["GET all", "DELETE one", "POST all"] if how == "blacklisted" else ["GET all", "POST all"]
    assert carrier.look() == made
    (second,) = carrier.subscriptions
    assert second != first
    assert open_lanes.among(lanes) == set(), "a text of that time may be a STOP"
    assert carrier.troubles == {f"subscription:acme:{OURS}": "subscription_was_broken"}
    time.sleep(0.002)
    for lane in lanes:
        core.intake.read_since(*lane, core.intake.look().now)
    assert open_lanes.among(lanes) == set(lanes)
    carrier.look()
    assert carrier.troubles == {}
    assert ("Read timed out" in carrier.record.broken) is (how == "blacklisted"), "it is remembered why"


@at_ringcentral
def test_what_was_broken_is_known_though_the_store_has_forgotten_it(gate: Gate, carrier: RingCentral) -> None:
    carrier.look()
    gate.parts.core.store.client.delete(gate.parts.core.store.keys("acme").subscriptions)
    carrier.end()
    carrier.look()
    assert "Blacklisted" in carrier.record.broken


@at_ringcentral
def test_a_new_secret_makes_a_new_one_before_the_old_one_goes(gate: Gate, carrier: RingCentral) -> None:
    carrier.look()
    (first,) = carrier.subscriptions
    rotate(gate)
    assert carrier.look(0.0) == ["GET all", "POST all", "DELETE one"]
    (second,) = carrier.subscriptions
    assert (carrier.tokens[first], carrier.tokens[second]) == (VERIFICATION, JWT)
    assert carrier.troubles == {}, "nothing was lost"
    for number, token in enumerate(carrier.tokens.values(), 1):
        assert gate.post(gate.kit.text("Hi", number).but(Verification_Token=token)).status_code == 200


@at_ringcentral
def test_without_a_permission_there_is_one_all_the_same_and_it_is_said(carrier: RingCentral) -> None:
    consents = "/restapi/v2/accounts/~/sms/consents"
    carrier.refused = {consents}
    assert carrier.look() == ["GET all", "POST all", "POST all"]
    (made,) = carrier.subscriptions.values()
    assert made["eventFilters"] == [
        "/restapi/v1.0/account/100000001/extension/100000001/message-store/instant?type=SMS"
    ]
    assert carrier.record.subscription.lacks == (consents,)
    for _ in range(2):
        assert set(carrier.troubles.values()) == {"subscription_lacks"}
        assert carrier.look() == ["GET all"]


@at_ringcentral
def test_a_filter_that_ringcentral_left_out_is_said(carrier: RingCentral) -> None:
    carrier.look()
    (made,) = carrier.subscriptions.values()
    made["disabledFilters"] = [{"filter": made["eventFilters"][1], "reason": "403", "message": "…"}]
    carrier.look()
    assert set(carrier.troubles.values()) == {"subscription_lacks"}


@at_ringcentral
def test_where_our_hook_cannot_be_reached_it_is_said_and_tried_again(carrier: RingCentral) -> None:
    carrier.reachable = False
    carrier.look()
    assert carrier.subscriptions == {}
    assert carrier.troubles == {f"subscription:acme:{OURS}": "subscription_not_kept"}
    (trouble,) = carrier.gate.parts.core.troubles.now().values()
    assert "SUB-520" in trouble.said
    assert carrier.look(AGAIN[0] - 1) == []
    assert carrier.look(1)
    assert carrier.look(AGAIN[0]) == [], "and less often from then on"
    carrier.reachable = True
    assert carrier.look(AGAIN[0])
    assert (len(carrier.subscriptions), carrier.troubles) == (1, {})


@at_ringcentral
def test_one_that_is_alive_is_left_alone_where_no_other_can_be_made(gate: Gate, carrier: RingCentral) -> None:
    carrier.look()
    rotate(gate)
    carrier.reachable = False
    assert carrier.look(0.0) == ["GET all", "POST all", "POST all"]
    assert [one["status"] for one in carrier.subscriptions.values()] == ["Active"]


@at_ringcentral
def test_subscriptions_of_others_are_none_of_ours_and_our_doubles_go(carrier: RingCentral) -> None:
    carrier.look()
    (ours,) = carrier.subscriptions
    theirs = {**carrier.subscriptions[ours], "id": "theirs", "deliveryMode": {"address": "https://other.example/"}}
    socket = {**carrier.subscriptions[ours], "id": "socket", "deliveryMode": {"transportType": "WebSocket"}}
    carrier.subscriptions |= {
        "double": {**carrier.subscriptions[ours], "id": "double"},
        "theirs": theirs,
        "socket": socket,
    }
    assert carrier.look() == ["GET all", "DELETE one"]
    assert set(carrier.subscriptions) == {ours, "theirs", "socket"}


@at_ringcentral
def test_a_sender_that_is_to_be_polled_has_none(gate: Gate, carrier: RingCentral) -> None:
    carrier.look()
    apply(gate, lambda sender: replace(sender, options={**sender.options, "inbound": "poll"}))
    assert carrier.look(0.0) == ["GET all", "DELETE one"]
    assert carrier.subscriptions == {}
    assert carrier.look() == []


@at_ringcentral
def test_one_process_keeps_them(carrier: RingCentral) -> None:
    assert carrier.subscribing.round() == 1
    assert carrier.another().round() == 0
    assert len(carrier.subscriptions) == 1


@at_ringcentral
@pytest.mark.parametrize(
    "answer",
    [
        Answer(500, {}, b""),
        Answer(200, {}, b"<html>"),
        Answer(200, {}, b'{"records": 5}'),
        Answer(200, {}, b'{"records": [{"id": 5}]}'),
        Answer(200, {}, b"{}"),
        error(429, "CMN-301", retry_after="120"),
        error(401, "OAU-213"),
    ],
)
def test_whatever_ringcentral_answers_it_is_a_trouble_and_no_more(carrier: RingCentral, answer: Answer) -> None:
    carrier.instead = answer
    assert carrier.look() == ["GET all"]
    assert set(carrier.troubles.values()) == {"subscription_not_kept"}
    assert carrier.look(100.0) == (["GET all"] if answer.status != 429 else []), "a penalty is waited for"


@given(st.lists(st.tuples(st.integers(100, 599), st.binary(max_size=60)), max_size=6))
def test_any_answers_are_a_subscription_or_unavailable(answers: list[tuple[int, bytes]]) -> None:
    shown = json.dumps({"records": [{"id": "1", "status": "Active", "deliveryMode": {"address": "a"}}]}).encode()
    wire = iter([Answer(status, {}, body) for status, body in [(200, shown), *answers, *[(500, b"")] * 9]])
    with contextlib.suppress(CarrierUnavailable, BadInput):
        assert ran(subscriber("ringcentral").keep(ACCOUNT, Subscription("1", "x", 0), 0), wire).subscription.id


def ran(steps: Steps[Kept], answers: Iterator[Answer]) -> Kept:
    """What the steps come to with those answers."""
    try:
        next(steps)
        while True:
            steps.send(next(answers))
    except StopIteration as end:
        kept: Kept = end.value
        return kept


def test_what_the_settings_lack_is_named() -> None:
    from dataclasses import replace as changed

    own = subscriber("ringcentral")
    keys = {"client_secret": ("secret",)}
    for lacking, name in [({"public_base": ""}, "PUBLIC_BASE_URL"), ({"keys": keys}, "verification_env")]:
        with pytest.raises(BadInput) as told:
            next(own.keep(changed(ACCOUNT, **lacking), None, 0))  # type: ignore[arg-type]
        assert told.value.field == name


@pytest.mark.parametrize("name", SUBSCRIBERS)
def test_each_is_of_a_provider_and_knows_its_name(name: str) -> None:
    assert subscriber(name).name == name
    assert name in PROVIDERS
    ways = next(setting for setting in provider(name).settings if setting.name == "inbound")
    assert ways.choices[0] == "webhook"


def test_a_provider_without_subscriptions_says_so() -> None:
    with pytest.raises(BadInput, match="twilio"):
        subscriber("twilio")
