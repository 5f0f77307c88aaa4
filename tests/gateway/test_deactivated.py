"""Numbers that carriers took back: what was agreed to before holds no longer for whoever has one next."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from app.consent.entries import Entry
from app.consent.findings import NumberEnded
from app.gateway.deactivated import BACK_DAYS, EVERY, Deactivated
from app.providers.wire import Wire
from tests.accounts.lists import Lists
from tests.gateway.conftest import ANNA, World
from tests.gateway.test_blocking import BEN, Writer, standing

TODAY = date(2026, 11, 25)


class Days:
    """The reader, on a clock and a calendar that the test moves."""

    def __init__(self, world: World, lists: Lists) -> None:
        self.world, self.lists = world, lists
        self.writer = Writer(world, lists, "twilio")
        self.monotonic, self.today = 0.0, TODAY
        self.wire = Wire(total_timeout=5.0, max_body=1024 * 1024)
        core = world.gateway.core
        self.deactivated = Deactivated(
            core, world.gateway.consents, self.wire, now=lambda: self.monotonic, today=lambda: self.today
        )

    def look(self) -> int:
        while self.world.copy():
            pass
        self.monotonic += EVERY
        return self.deactivated.round()

    def asked(self) -> list[str]:
        """The days that were asked for."""
        heads = (request.split(b" ")[1].decode() for request in self.lists.server.requests)
        return [head.rpartition("=")[2] for head in heads if "Deactivations" in head]


@pytest.fixture
def days(world: World) -> Iterator[Days]:
    with Lists() as lists:
        days = Days(world, lists)
        yield days
        days.writer.wire.close()
        days.wire.close()


def history(world: World, number: str) -> list[Entry]:
    while world.copy():
        pass
    core = world.gateway.core
    return list(core.ledger.history_of("demo", core.identity.consumer("demo", number)))


def test_what_was_agreed_to_ends_with_the_number(days: Days) -> None:
    days.world.inbound("Are you open?")
    days.world.inbound("Hi", sender=BEN)
    days.lists.days["2026-11-19"] = f"{ANNA}\n+17045550199\n"
    days.lists.days["2026-11-18"] = ""
    assert days.look() == 1
    ended = [e.fact for e in history(days.world, ANNA) if isinstance(e.fact, NumberEnded)]
    assert [(fact.why, fact.by) for fact in ended] == [("deactivated", "twilio")]
    assert standing(days.world, ANNA).ended_at > 0
    assert standing(days.world, BEN).ended_at == 0


def test_whoever_has_it_next_may_write_to_us(days: Days) -> None:
    days.world.inbound("Hi")
    days.lists.days["2026-11-18"] = ANNA
    days.look()
    days.world.inbound("Hello, I am new here")
    assert days.world.send("Welcome!").state.value == "ready"


def test_each_day_is_taken_once_and_those_of_an_absence_afterwards(days: Days) -> None:
    for day in range(10, 25):
        days.lists.days[f"2026-11-{day}"] = ""
    days.look()
    assert days.asked() == [f"2026-11-{day}" for day in range(25 - BACK_DAYS, 25)]
    days.look()
    assert len(days.asked()) == BACK_DAYS
    days.today = date(2026, 11, 27)
    days.lists.days["2026-11-25"] = days.lists.days["2026-11-26"] = ""
    days.look()
    assert days.asked()[BACK_DAYS:] == ["2026-11-25", "2026-11-26"]


def test_a_list_that_is_not_there_yet_or_fails_is_looked_for_again(days: Days) -> None:
    days.world.inbound("Hi")
    assert days.look() == 0
    for day in range(18, 25):
        days.lists.days[f"2026-11-{day}"] = ""
    days.lists.days["2026-11-24"] = ANNA
    days.lists.status = 500
    assert days.look() == 0
    days.lists.status = 200
    assert days.look() == 1
    assert days.look() == 0


def test_a_number_in_any_form_that_it_may_have_is_read_and_nothing_else(days: Days) -> None:
    days.world.inbound("Hi")
    days.world.inbound("Hi", sender=BEN)
    days.lists.days["2026-11-18"] = f"{ANNA[2:]}\r\n{BEN[1:]}\r\n\r\nnumber\r\n+449999999999\r\n"
    assert days.look() == 2
