"""Friday's question, answered on Monday: the first reply that is owed outlives the window."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from app.consent.model import DAY, HOUR, Author
from app.gateway.submit import Submission
from tests.gateway.conftest import World

ZONE = ZoneInfo("America/New_York")


@pytest.fixture
def friday(world: World) -> World:
    """The world on the next Friday at 16:00 in New York."""
    now = datetime.fromtimestamp(world.gateway.core.clock() / 1000, ZONE)
    then = (now + timedelta(days=(4 - now.weekday()) % 7 or 7)).replace(hour=16, minute=0)
    world.pass_time(int((then - now).total_seconds() * 1000))
    return world


def answer(world: World, author: Author = Author.PERSON) -> Submission:
    return world.send("Yes, we can.", author=author)


def code(sent: Submission) -> str:
    return sent.judged.reasons[0][0]


def test_it_is_answered_on_monday_once(friday: World) -> None:
    friday.inbound("Can you fix a roof?")
    friday.pass_time(2 * DAY + 18 * HOUR)  # Monday 10:00: the window closed on Saturday
    first = answer(friday)
    assert (first.state.value, code(first)) == ("ready", "first_reply")
    second = answer(friday)
    assert (second.state.value, code(second)) == ("held", "window_closed")


def test_an_automatic_acknowledgement_does_not_use_it_up(friday: World) -> None:
    friday.inbound("Can you fix a roof?")
    assert answer(friday, Author.AUTOMATION).state.value == "ready"
    friday.pass_time(2 * DAY + 18 * HOUR)
    assert code(answer(friday, Author.AUTOMATION)) == "window_closed", "automation has answered"
    assert code(answer(friday)) == "first_reply"


def test_on_tuesday_it_is_too_late(friday: World) -> None:
    friday.inbound("Can you fix a roof?")
    friday.pass_time(3 * DAY + 18 * HOUR)
    late = answer(friday)
    assert (late.state.value, code(late)) == ("held", "window_closed")


def test_a_stop_on_saturday_ends_it(friday: World) -> None:
    friday.inbound("Can you fix a roof?")
    friday.pass_time(DAY)
    friday.inbound("STOP", answered=True)
    friday.pass_time(DAY + 18 * HOUR)
    refused = answer(friday)
    assert (refused.state.value, code(refused)) == ("denied", "opted_out")
