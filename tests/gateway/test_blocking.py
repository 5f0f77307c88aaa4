"""Stops are written to the providers' own block lists, and where those differ it is told and mended."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from app.consent.model import ANY, Source
from app.consent.standing import Standing
from app.gateway.blocking import AGAIN, Blocking
from app.gateway.drift import LIFTED_HERE, ONLY_HERE, ONLY_THERE, Drift, look, repair
from app.gateway.drifting import EVERY, Drifting
from app.phone import parse_phone
from app.providers.seam import OptOut
from app.providers.wire import Wire
from tests.accounts.lists import Lists
from tests.consent.worlds import OTHER, POLICY, SENDER
from tests.gateway.conftest import ANNA, TOKEN_ENV, World

BEN, CLEO = "+17045550124", "+17045550125"
OPTIONS = {
    "twilio": {"block_list": "write"},
    "ringcentral": {"client_id": "client"},
    "telnyx": {},
}


class Writer:
    """The blocker, on a clock that the test moves, and its provider."""

    def __init__(self, world: World, lists: Lists, provider: str) -> None:
        self.world, self.lists, self.provider = world, lists, provider
        self.monotonic = 0.0
        self.wire = Wire(total_timeout=5.0)
        senders = {
            number: replace(
                sender,
                provider=provider if number == SENDER else "simulator",
                api_base=lists.url,
                account="AC1",
                auth_token_env=(TOKEN_ENV,),
                options=OPTIONS[provider],
                key_envs={"client_secret": (TOKEN_ENV,)},
            )
            for number, sender in POLICY.senders.items()
        }
        world.policy = world.gateway.admin.apply(replace(POLICY, senders=senders), by="test")
        self.blocking = Blocking(world.gateway.core, self.wire, now=lambda: self.monotonic)
        self.round()

    def round(self) -> int:
        while self.world.copy():
            pass
        return self.blocking.round()

    def stop(self, number: str = ANNA, scope: str = ANY) -> None:
        consents = self.world.gateway.consents
        consents.revoke(
            "demo", parse_phone(number), scope=scope, source=Source.PHONE, received_at=0, note="", by="test"
        )

    def drifts(self) -> list[Drift]:
        while self.world.copy():
            pass
        return [drift for one in look(self.world.gateway.core, self.wire, self.world.policy) for drift in one.drifts]

    def repair(self) -> tuple[int, int]:
        return repair(self.world.gateway.core, self.blocking, self.world.policy, self.drifts())


@pytest.fixture
def lists() -> Iterator[Lists]:
    with Lists() as lists:
        yield lists


@pytest.fixture(params=["twilio", "ringcentral"])
def writer(world: World, lists: Lists, request: pytest.FixtureRequest) -> Iterator[Writer]:
    writer = Writer(world, lists, request.param)
    yield writer
    writer.wire.close()


@pytest.fixture
def ringcentral(world: World, lists: Lists) -> Iterator[Writer]:
    writer = Writer(world, lists, "ringcentral")
    yield writer
    writer.wire.close()


def standing(world: World, number: str) -> Standing:
    who = world.gateway.core.identity.consumer("demo", number)
    return world.gateway.core.store.read("demo", world.policy.tag, [who]).snapshots[who].standing


# ---- writing ----


def test_a_stop_by_any_way_is_put_on_the_list_and_start_takes_it_off(writer: Writer) -> None:
    writer.stop(ANNA)
    writer.world.inbound("STOP", sender=BEN)
    assert writer.round() == 2
    assert set(writer.lists.blocked) == {(SENDER, ANNA), (SENDER, BEN)}
    assert writer.round() == 0, "nothing is written twice"
    writer.world.inbound("START", sender=BEN)
    assert writer.round() == 1
    assert set(writer.lists.blocked) == {(SENDER, ANNA)}


def test_what_is_written_is_what_holds_now(writer: Writer) -> None:
    writer.world.inbound("STOP", sender=BEN)
    writer.world.inbound("START", sender=BEN)
    assert writer.round() == 1
    assert writer.lists.blocked == {}


def test_a_stop_for_one_program_and_one_that_came_from_the_list_are_not_written(writer: Writer) -> None:
    writer.stop(ANNA, scope="reminders")
    world = writer.world
    world.gateway.receipts.opt_out(world.policy, world.policy.senders[SENDER], OptOut("e:1", SENDER, BEN))
    assert writer.round() == 0
    assert writer.lists.wrote == []


def test_a_list_that_fails_is_written_again_later_and_told_of(writer: Writer) -> None:
    writer.lists.status = 503
    writer.stop(ANNA)
    assert writer.round() == 0
    troubles = writer.world.gateway.core.troubles.now()
    assert troubles[f"block_list:demo:{SENDER}"].code == "block_list_not_written"
    writer.lists.status = 200
    assert writer.round() == 0, "not at once"
    writer.monotonic += max(AGAIN)
    assert writer.round() == 1
    assert writer.world.gateway.core.troubles.now() == {}


def test_a_number_that_is_refused_holds_up_no_other(writer: Writer, capsys: pytest.CaptureFixture[str]) -> None:
    writer.lists.refuse = {ANNA}
    writer.stop(ANNA)
    writer.stop(BEN)
    assert writer.round() == 1
    assert set(writer.lists.blocked) == {(SENDER, BEN)}
    said = capsys.readouterr().out
    assert "block_list_refused" in said
    assert ANNA not in said


def test_many_go_in_as_few_requests_as_there_may_be(world: World, lists: Lists) -> None:
    writer = Writer(world, lists, "twilio")
    for number in range(30):
        writer.stop(f"+1704555{number + 100:04}")
    assert writer.round() == 30
    assert [len(items) for items in lists.wrote] == [25, 5]
    writer.wire.close()


def test_two_of_them_write_once(writer: Writer) -> None:
    another = Blocking(writer.world.gateway.core, writer.wire, now=lambda: 0.0)
    writer.stop(ANNA)
    assert (writer.round(), another.round()) == (1, 0)


def test_off_is_off(world: World, lists: Lists) -> None:
    writer = Writer(world, lists, "twilio")
    senders = {n: replace(s, options={}) for n, s in world.policy.senders.items()}
    world.policy = world.gateway.admin.apply(replace(world.policy, senders=senders), by="test")
    writer.stop(ANNA)
    assert writer.round() == 0
    assert lists.wrote == []
    assert list(look(world.gateway.core, writer.wire, world.policy)) == [], "it can be neither read nor written"
    writer.wire.close()


# ---- drift ----


def test_each_difference_is_found_and_mended(ringcentral: Writer) -> None:
    writer, world = ringcentral, ringcentral.world
    world.inbound("Hi", sender=BEN)
    writer.lists.blocked = {(SENDER, BEN): "2026-11-20T12:00:00Z", (OTHER, CLEO): "2026-11-20T12:00:00Z"}
    writer.stop(ANNA)
    found = {(one.number, one.kind, one.todo) for one in writer.drifts()}
    assert found == {(BEN, ONLY_THERE, "revoke"), (ANNA, ONLY_HERE, "block")}
    assert writer.repair() == (2, 0)
    assert standing(world, BEN).revoked() is not None
    assert (SENDER, ANNA) in writer.lists.blocked
    assert writer.drifts() == []


def test_every_page_of_a_list_is_read(ringcentral: Writer) -> None:
    ringcentral.lists.blocked = {(SENDER, f"+1704555{n:04}"): "2026-11-20T12:00:00Z" for n in range(200, 205)}
    assert len(ringcentral.drifts()) == 5


def test_who_came_back_here_is_taken_off_there(ringcentral: Writer) -> None:
    writer, world = ringcentral, ringcentral.world
    world.inbound("STOP", sender=BEN)
    world.inbound("START", sender=BEN)
    writer.lists.blocked = {(SENDER, BEN): "2026-11-20T12:00:00Z"}
    assert [(one.kind, one.todo) for one in writer.drifts()] == [(LIFTED_HERE, "unblock")]
    assert writer.repair() == (1, 0)
    assert writer.lists.blocked == {}
    assert standing(world, BEN).revoked() is None


def test_where_it_cannot_be_written_only_their_own_start_helps(world: World, lists: Lists) -> None:
    writer = Writer(world, lists, "telnyx")
    world.inbound("STOP", sender=BEN)
    world.inbound("START", sender=BEN)
    writer.stop(ANNA)
    lists.blocked = {(SENDER, BEN): "2026-11-20T12:00:00Z", (CLEO, SENDER): "2026-11-20T12:00:00Z"}
    lists.blocked |= {(SENDER, f"+1704555{n:04}"): "2026-11-20T12:00:00Z" for n in range(200, 205)}
    found = writer.drifts()
    assert [(one.number, one.todo) for one in found if one.todo != "revoke"] == [(BEN, "start")]
    assert len([one for one in found if one.todo == "revoke"]) == 6, "every page, and whichever way round a pair stands"
    assert writer.repair() == (6, 1)
    assert standing(world, CLEO).revoked() is not None
    writer.wire.close()


def test_a_list_that_cannot_be_read_may_be_written_whole(world: World, lists: Lists) -> None:
    writer = Writer(world, lists, "twilio")
    writer.stop(ANNA)
    (found,) = look(world.gateway.core, writer.wire, world.policy)
    assert (found.read, found.there) == (False, 0)
    assert writer.repair() == (1, 0)
    assert set(lists.blocked) == {(SENDER, ANNA)}
    writer.wire.close()


# ---- each day ----


def test_each_day_stops_of_the_list_are_taken_over_and_what_else_differs_is_counted(ringcentral: Writer) -> None:
    writer, world, monotonic = ringcentral, ringcentral.world, [0.0]
    core = world.gateway.core
    drifting = Drifting(core, writer.wire, now=lambda: monotonic[0])
    world.inbound("Hi", sender=BEN)
    writer.lists.blocked = {(SENDER, BEN): "2026-11-20T12:00:00Z"}
    writer.stop(ANNA)
    while world.copy():
        pass
    assert drifting.round() == 1
    assert standing(world, BEN).revoked() is not None
    assert core.beside.drifts("demo") == {(SENDER, ONLY_HERE): 1}
    assert (SENDER, ANNA) not in writer.lists.blocked, "only --repair writes what stood before"

    writer.lists.blocked[SENDER, CLEO] = "2026-11-20T12:00:00Z"
    monotonic[0] += 3_600
    assert drifting.round() == 0, "once a day is enough"
    assert Drifting(core, writer.wire).round() == 0, "also for a process that has just begun"
    core.beside.drift_was_looked_for("demo", 1, {})
    monotonic[0] += 3_600
    assert drifting.round() == 1
    assert standing(world, CLEO).revoked() is not None


def test_a_list_that_cannot_be_read_is_compared_as_soon_as_it_can(ringcentral: Writer) -> None:
    core, monotonic = ringcentral.world.gateway.core, [0.0]
    drifting = Drifting(core, ringcentral.wire, now=lambda: monotonic[0])
    ringcentral.lists.status = 503
    ringcentral.lists.blocked = {(SENDER, BEN): "2026-11-20T12:00:00Z"}
    assert drifting.round() == 0
    assert core.beside.drift_looked_at("demo") == 0
    ringcentral.lists.status = 200
    monotonic[0] += EVERY
    assert drifting.round() == 1
