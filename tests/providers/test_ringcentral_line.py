"""RingCentral over the wire: what the lists tell where no notification does, and who is left alone after a 429."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from app.gateway.deliver import Deliver
from app.gateway.following import ALL_EVERY
from app.gateway.polling import EVERY, Polling
from app.gateway.send import Send
from app.phone import parse_phone
from app.providers.calls import Answer
from app.providers.wire import Wire
from app.store.followed import FOLLOW_MS
from tests.providers.conftest import Gate
from tests.providers.kits import ANNA, BEN, OURS
from tests.providers.kits.ringcentral import RingCentral, error, now

SENDS, READS = "/sms", "/message-store"
at_ringcentral = pytest.mark.parametrize("gate", ["ringcentral"], indirect=True)


class Line:
    """RingCentral as it answers sends and both lists, and a poller whose clock the test moves."""

    def __init__(self, gate: Gate) -> None:
        self.gate = gate
        self.left: dict[int, dict[str, Any]] = {}  # what the outbound list shows of each text
        self.answer: Callable[[int], Answer] = gate.kit.accepts
        self.monotonic = 0.0
        self.wire = Wire(total_timeout=5.0)
        gate.carrier.answer = self._answer
        gateway = gate.parts.gateway
        self.polling = Polling(
            gateway.core,
            gateway.receive,
            gateway.receipts,
            gateway.copying,
            self.wire,
            unknown_after=0,
            now=lambda: self.monotonic,
        )

    def _answer(self, _number: int, _connection: socket.socket) -> Answer:
        path = urlsplit(self.gate.carrier.requests[-1][0])
        if path.path.endswith(SENDS):
            return self.answer(len(self.asked(SENDS)))
        direction = dict(parse_qsl(path.query))["direction"]
        rows = list(self.left.values()) if direction == "Outbound" else []
        return Answer(200, {}, json.dumps({"records": rows, "paging": {"page": 1}, "navigation": {}}).encode())

    def asked(self, end: str, direction: str = "") -> list[str]:
        """The addresses of the requests whose path ends so."""
        urls = [path for path, _, _ in self.gate.carrier.requests if urlsplit(path).path.endswith(end)]
        return [url for url in urls if direction in url]

    def became(self, number: int, word: str, *, to: str = ANNA, body: str = "Hello", **more: str) -> None:
        kit = self.gate.kit
        assert isinstance(kit, RingCentral)
        message = {**kit.message(body, number, OURS, (to,)), "direction": "Outbound", "messageStatus": word}
        self.left[number] = {**message, "id": int(kit.provider_id(number)), "creationTime": now(), **more}

    def poll(self, seconds: float = EVERY) -> None:
        self.monotonic += seconds
        self.polling.round()


@pytest.fixture
def line(gate: Gate) -> Iterator[Line]:
    line = Line(gate)
    yield line
    line.wire.close()


def sending(gate: Gate) -> Any:
    gate.post(gate.kit.text("Hello", 901))
    sent = gate.send()
    assert gate.deliver() == 1
    return sent


@at_ringcentral
def test_what_became_of_a_text_is_looked_up_until_it_is_known(gate: Gate, line: Line) -> None:
    line.poll()
    assert not line.asked(READS, "Outbound"), "nothing has left that one could ask for"
    sent = sending(gate)
    for word in ("Queued", "Sent"):
        line.became(1, word)
        line.poll()
        assert gate.state(sent) == "sent"
    line.became(1, "Delivered")
    line.poll()
    assert gate.state(sent) == "delivered"
    asked = len(line.asked(READS, "Outbound"))
    line.poll()
    assert (asked, len(line.asked(READS, "Outbound"))) == (3, 3), "it is asked no more"


@at_ringcentral
def test_a_refusal_for_an_opt_out_is_found_in_the_list_and_stops_what_follows(gate: Gate, line: Line) -> None:
    sent = sending(gate)
    line.became(1, "SendingFailed", deliveryErrorCode="SMS-UP-413")
    line.poll()
    assert gate.state(sent) == "failed"
    assert gate.standing().revoked() is not None
    assert gate.send().state.value == "denied"


@at_ringcentral
def test_one_reading_serves_all_that_is_open_and_old_ones_are_asked_for_less_often(gate: Gate, line: Line) -> None:
    core, first = gate.parts.core, sending(gate)
    key = core.store.keys("acme").followed(OURS)
    ids = [gate.kit.provider_id(number) for number in (1, 2, 3)]
    two_hours, too_old = 2 * 3_600_000, FOLLOW_MS + 60_000
    core.store.client.zincrby(key, -two_hours, ids[0])
    core.store.client.zadd(key, {ids[2]: core.store.client.zscore(key, ids[0]) - too_old})
    line.poll()
    assert [member.decode() for member in core.store.client.zrange(key, 0, -1)] == [ids[0]], "a day is long enough"
    for _ in range(int(ALL_EVERY / EVERY) - 1):
        line.poll()
    beside = 2  # each five minutes the lists of both senders are read for texts that left by another way
    assert len(line.asked(READS, "Outbound")) == 1 + beside
    second = gate.send("And this")
    assert gate.deliver() == 1
    line.became(1, "Delivered")
    line.became(2, "DeliveryFailed", body="And this", deliveryErrorCode="SMS-CAR-412")
    line.poll()
    assert [gate.state(sent) for sent in (first, second)] == ["delivered", "undelivered"]
    assert len(line.asked(READS, "Outbound")) == 2 + 2 * beside


@at_ringcentral
def test_a_text_of_unknown_outcome_that_the_list_shows_as_sent_is_followed_from_then_on(gate: Gate, line: Line) -> None:
    line.answer = lambda number: Answer(502, {}, b"")
    gate.post(gate.kit.text("Hello", 901))
    sent = gate.send()
    assert gate.deliver() == 0
    assert gate.state(sent) == "unknown"
    gate.entries()  # copies what happened to the Ledger
    line.became(1, "Sent")
    line.poll()
    assert gate.state(sent) == "sent"
    gate.entries()
    line.became(1, "Delivered")
    line.poll()
    assert gate.state(sent) == "delivered"


@at_ringcentral
def test_after_a_429_the_whole_lane_rests(gate: Gate, line: Line) -> None:
    limits = iter([error(429, "CMN-301", retry_after="60")])
    line.answer = lambda number: next(limits, gate.kit.accepts(number))
    for number, who in enumerate((ANNA, BEN), 1):
        gate.post(gate.kit.text("Hello", number, sender=who))
        gate.parts.gateway.submit.one("acme", Send(OURS, parse_phone(who), "Yes"))
    assert gate.deliver() == 0
    assert len(line.asked(SENDS)) == 1, "the other text would begin the penalty anew"
    another = Deliver(gate.parts.core, gate.parts.gateway.release, line.wire, open_lanes=set)
    assert another.drain(1.0) == 0, "nor does another worker send"
    assert len(line.asked(SENDS)) == 1
