"""A question of Friday afternoon, answered on Monday: through the gateway, a worker and the wire to the carrier."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from app.consent.hours import is_business_day, zone
from app.consent.model import Author
from app.gateway.deliver import Deliver
from app.gateway.submit import Submission
from app.providers.wire import Wire
from app.simulator.running import CarrierThread
from tests.gateway.conftest import ANNA, World, on

BEN, CARLA = "+17045550124", "+17045550125"
FRIDAY, SATURDAY, MONDAY, TUESDAY = 0, 1, 3, 4


@dataclass
class Weekend:
    """A gateway whose clock stands at 16:00 of a Friday, in the Business's own zone, and goes only forward."""

    world: World
    carrier: CarrierThread
    worker: Deliver
    friday: date

    def wait_until(self, day: int, hour: int, minute: int = 0) -> None:
        """Until that hour, so many days after the Friday; the worker looks at what is due meanwhile."""
        local = zone(self.world.policy.timezone)
        moment = datetime.combine(self.friday + timedelta(days=day), time(hour, minute), local)
        ahead = int(moment.timestamp() * 1000) - self.world.gateway.core.clock()
        assert ahead > 0, "time goes forward"
        self.world.pass_time(ahead)
        self.work()

    def work(self) -> None:
        self.world.look()
        self.worker.drain()

    def asks(self, number: str, body: str = "Do you fix roofs?") -> None:
        self.world.inbound(body, number)
        self.work()

    def reply(self, number: str, body: str, author: Author = Author.PERSON, **more: Any) -> Submission:
        sent = self.world.send(body, number, author=author, **more)
        self.work()
        return sent

    def told(self, sent: Submission) -> tuple[str, list[str]]:
        """Where the text is now, and the codes of its latest decision."""
        return self.world.state(sent.id), self.world.reasons(sent.id)

    def arrived(self, number: str) -> list[str]:
        return [text.body for text in self.carrier.received if text.to == number]


@pytest.fixture
def weekend(world: World, carrier: CarrierThread) -> Iterator[Weekend]:
    world.policy = world.gateway.admin.apply(on(carrier, rate=1000.0), by="test")
    wire = Wire()
    worker = Deliver(world.gateway.core, world.gateway.release, wire, open_lanes=set)
    now = datetime.fromtimestamp(world.gateway.core.clock() / 1000, zone(world.policy.timezone))
    begun = Weekend(world, carrier, worker, next_friday(now.date()))
    begun.wait_until(FRIDAY, 16)
    yield begun
    wire.close()


def next_friday(today: date) -> date:
    """The first Friday after today with no holiday on it or on the two weekdays that follow."""
    friday = today + timedelta(days=(4 - today.weekday()) % 7 or 7)
    while not all(is_business_day(friday + timedelta(days=n)) for n in (FRIDAY, MONDAY, TUESDAY)):
        friday += timedelta(days=7)
    return friday


def test_a_question_of_friday_is_answered_on_monday(weekend: Weekend) -> None:
    weekend.asks(ANNA)
    weekend.wait_until(MONDAY, 10)
    assert weekend.carrier.received == [], "nobody has answered yet"

    reply = weekend.reply(ANNA, "Yes, we do. When may we come?")
    assert weekend.told(reply) == ("sent", ["first_reply"]), "the window closed on Saturday"
    assert weekend.arrived(ANNA) == ["Yes, we do. When may we come?"]

    second = weekend.reply(ANNA, "We also do gutters.")
    assert weekend.told(second) == ("held", ["window_closed"])
    assert weekend.told(weekend.reply(ANNA, "Hello?", Author.AUTOMATION)) == ("held", ["window_closed"])
    assert len(weekend.arrived(ANNA)) == 1

    weekend.asks(ANNA, "Tomorrow?")
    assert weekend.told(weekend.reply(ANNA, "Tomorrow at nine.")) == ("sent", ["window"])


def test_an_automatic_acknowledgement_leaves_the_person_their_reply(weekend: Weekend) -> None:
    weekend.asks(ANNA)
    noted = weekend.reply(ANNA, "Thanks, we answer on Monday.", Author.AUTOMATION)
    assert weekend.told(noted) == ("sent", ["window"])
    weekend.wait_until(MONDAY, 10)
    again = weekend.reply(ANNA, "Still on it.", Author.AUTOMATION)
    assert weekend.told(again) == ("held", ["window_closed"]), "automation has had its reply"
    answer = weekend.reply(ANNA, "Yes, we do.")
    assert weekend.told(answer) == ("sent", ["first_reply"])
    assert weekend.arrived(ANNA) == ["Thanks, we answer on Monday.", "Yes, we do."]


def test_the_reply_is_owed_until_monday_s_closing_time(weekend: Weekend) -> None:
    for number in (ANNA, BEN, CARLA):
        weekend.asks(number)
    weekend.wait_until(MONDAY, 17, 59)
    assert weekend.told(weekend.reply(ANNA, "Just in time.")) == ("sent", ["first_reply"])
    weekend.wait_until(MONDAY, 18)
    assert weekend.told(weekend.reply(BEN, "A minute late.")) == ("held", ["window_closed"])
    weekend.wait_until(TUESDAY, 18, 1)
    assert weekend.told(weekend.reply(CARLA, "A day late.")) == ("held", ["window_closed"])
    assert [text.to for text in weekend.carrier.received] == [ANNA]


def test_a_reply_written_on_friday_for_monday_goes_on_monday(weekend: Weekend) -> None:
    weekend.asks(ANNA)
    opens = datetime.combine(weekend.friday + timedelta(days=MONDAY), time(8), zone(weekend.world.policy.timezone))
    sent = weekend.reply(ANNA, "Good morning, yes.", not_before=int(opens.timestamp() * 1000))
    assert weekend.told(sent)[0] == "held"
    weekend.wait_until(MONDAY, 7, 59)
    assert weekend.arrived(ANNA) == []
    weekend.wait_until(MONDAY, 8)
    assert weekend.told(sent) == ("sent", ["first_reply"])
    assert weekend.arrived(ANNA) == ["Good morning, yes."]


def test_a_stop_on_saturday_ends_it(weekend: Weekend) -> None:
    weekend.asks(ANNA)
    weekend.wait_until(SATURDAY, 9)
    weekend.asks(ANNA, "STOP")
    answered = weekend.arrived(ANNA)
    assert len(answered) == 1
    assert "no more texts" in answered[0]
    weekend.wait_until(MONDAY, 10)
    assert weekend.told(weekend.reply(ANNA, "Yes, we do.")) == ("denied", ["opted_out"])
    assert weekend.arrived(ANNA) == answered
