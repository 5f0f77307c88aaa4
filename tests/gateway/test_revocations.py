"""Revocations from anywhere: what each reaches, by when the law wants it, what ends a number, and a stop misread."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from msgspec.structs import replace

from app.consent.entries import Revoked
from app.consent.model import ANY, DAY, HOUR, ConsentTier, Kind, Source, kind_scope
from app.consent.replies import revocation_due
from app.errors import BadInput, Conflict, LedgerUnavailable, NotFound
from app.gateway.consents import GrantRequest
from app.gateway.deliver import Deliver
from app.gateway.send import Send
from app.phone import parse_phone
from app.providers.wire import Wire
from app.simulator.running import CarrierThread
from app.store.codec import unpack_outbox
from tests.consent.worlds import SENDER
from tests.databases import on_both
from tests.gateway.conftest import ANNA, World, on
from tests.gateway.test_asking import WORDS

NUMBER = parse_phone(ANNA)


@pytest.fixture
def deliver(world: World, carrier: CarrierThread) -> Iterator[Deliver]:
    world.policy = world.gateway.admin.apply(on(carrier), by="test")
    wire = Wire()
    yield Deliver(world.gateway.core, world.gateway.release, wire, open_lanes=set)
    wire.close()


def agreed(world: World, given_at: int = 0) -> None:
    """They agreed to everything, and were told so."""
    now = given_at or world.gateway.core.clock()
    for program in ("support", "reminders", "offers"):
        asked = GrantRequest(
            NUMBER,
            program,
            ConsentTier.EXPRESS_WRITTEN,
            Source.PAPER,
            now,
            disclosure=WORDS,
            no_confirmation="told on paper",
        )
        world.gateway.consents.grant("demo", asked, by="t")


def revoke(world: World, scope: str = ANY, source: Source = Source.PHONE, received_at: int = 0) -> Any:
    return world.gateway.consents.revoke(
        "demo", NUMBER, scope=scope, source=source, received_at=received_at, note="", by="t"
    )


def goes(world: World) -> set[str]:
    """The Programs that an automatic text may be sent for."""
    found = set()
    for program in ("support", "reminders", "offers"):
        if world.gateway.submit.decision("demo", wanted(program)).verdict.word == "allow":
            found.add(program)
    return found


def wanted(program: str) -> Any:
    return Send(SENDER, NUMBER, "Hello", program)


def stops(world: World) -> list[Revoked]:
    store = world.gateway.core.store
    found = store.client.xrange(store.keys("demo").outbox)
    facts = [unpack_outbox(world.policy.tag, fields)[1].fact for _, fields in found]
    return [fact for fact in facts if isinstance(fact, Revoked)]


@pytest.mark.parametrize(
    ("scope", "left"),
    [
        (ANY, set()),
        ("reminders", {"support", "offers"}),
        (kind_scope(Kind.PROMOTIONAL), {"support", "reminders"}),
        (kind_scope(Kind.INFORMATIONAL), {"support", "offers"}),
    ],
)
def test_a_revocation_reaches_what_it_says(world: World, scope: str, left: set[str]) -> None:
    agreed(world)
    waiting = {
        program: world.send(program=program, not_before=world.gateway.core.clock() + HOUR).id
        for program in ("support", "reminders", "offers")
    }
    done = revoke(world, scope)
    assert goes(world) == left
    assert {program for program, text in waiting.items() if world.state(text) == "denied"} == set(waiting) - left
    assert set(done.denied) == {text for program, text in waiting.items() if program not in left}


def test_a_scope_that_is_none_is_refused(world: World) -> None:
    for scope in ("nothing", "kind:conversational", "kind:own"):
        with pytest.raises(BadInput) as refused:
            revoke(world, scope)
        assert refused.value.field == "scope"


@pytest.mark.parametrize(
    ("received", "due"),
    [
        # The tenth business day after it ends at midnight in New York; Thanksgiving and Christmas are none.
        ("2026-11-23T17:00:00", "2026-12-09T05:00:00"),
        ("2026-11-28T17:00:00", "2026-12-12T05:00:00"),
        ("2026-12-18T17:00:00", "2027-01-06T05:00:00"),
    ],
)
def test_the_clock_of_ten_business_days(received: str, due: str) -> None:
    at, until = (int(datetime.fromisoformat(t).replace(tzinfo=UTC).timestamp() * 1000) for t in (received, due))
    assert revocation_due(at, "America/New_York") == until


@pytest.mark.parametrize("source", [Source.EMAIL, Source.PHONE, Source.LETTER, Source.WEB_FORM, Source.VERBAL])
def test_any_reasonable_means_is_kept_with_its_clock(world: World, source: Source) -> None:
    agreed(world)
    received = world.gateway.core.clock() - DAY
    revoke(world, source=source, received_at=received)
    assert goes(world) == set()
    (kept,) = stops(world)
    assert (kept.source, kept.received_at) == (source, received)
    assert kept.due_at == revocation_due(received, "America/New_York")


# ---- by category ----


@pytest.mark.parametrize(
    ("scope", "begins", "last", "said", "left"),
    [
        ("business", -DAY, "reminders", "STOP", set()),
        ("category", DAY, "reminders", "STOP", set()),
        ("category", -DAY, "reminders", "STOP", {"support", "offers"}),
        ("category", -DAY, "reminders", "please stop texting me", {"support", "offers"}),
        ("category", -DAY, "offers", "STOP", {"support", "reminders"}),
        ("category", -DAY, "support", "STOP", set()),
        ("category", -DAY, "", "STOP", set()),
        ("category", -DAY, "reminders", "STOPALL", set()),
    ],
)
def test_what_a_stop_reaches_by_policy_and_date(
    world: World, deliver: Deliver, scope: str, begins: int, last: str, said: str, left: set[str]
) -> None:
    now = world.gateway.core.clock()
    policy = replace(world.policy, stop_scope=scope, stop_scope_from=now + begins if scope == "category" else 0)
    world.policy = world.gateway.admin.apply(policy, by="t")
    agreed(world)
    if last:
        sent = world.send(program=last)
        deliver.drain()
        assert world.state(sent.id) == "sent"
    world.inbound(said)
    assert goes(world) == left
    world.inbound("START")
    assert goes(world) == {"support", "reminders", "offers"} - ({"offers"} if "offers" not in left else set())


def test_the_answer_says_what_the_stop_reached(world: World, deliver: Deliver, carrier: CarrierThread) -> None:
    now = world.gateway.core.clock()
    world.policy = world.gateway.admin.apply(replace(world.policy, stop_scope="category", stop_scope_from=now), by="t")
    agreed(world)
    world.send(program="offers")
    deliver.drain()
    world.inbound("STOP")
    deliver.drain()
    assert "no more marketing texts" in carrier.received[-1].body
    assert "STOPALL" in carrier.received[-1].body
    world.inbound("START")
    deliver.drain()
    assert "get our texts again" in carrier.received[-1].body


# ---- the number's end ----


@pytest.mark.parametrize("said", ["wrong number", "You have the wrong number", "numero equivocado"])
def test_whoever_says_wrong_number_restores_nothing_of_another(world: World, said: str) -> None:
    agreed(world)
    world.inbound(said)
    assert goes(world) == set()
    world.inbound("START")
    assert goes(world) == {"support"}, "they wrote; what was agreed to was somebody else's"


def test_a_stop_in_other_words_leaves_what_start_restores(world: World) -> None:
    agreed(world)
    world.inbound("please stop texting me")
    world.inbound("START")
    assert goes(world) == {"support", "reminders"}


@pytest.mark.parametrize("why", ["deactivated", "reassigned", "wrong_number"])
def test_a_number_that_ended_voids_what_was_agreed_to_before(world: World, why: str) -> None:
    agreed(world)
    world.inbound()
    world.pass_time(HOUR)
    since = world.gateway.core.clock()
    world.gateway.consents.end_number("demo", NUMBER, why=why, since=since, note="", by="t")
    assert goes(world) == set()
    world.pass_time(HOUR)
    world.inbound("Hi, new here")
    assert goes(world) == {"support"}, "the new holder wrote"
    agreed(world)
    assert goes(world) == {"support", "reminders", "offers"}


def test_what_was_given_after_the_number_changed_hands_stands(world: World) -> None:
    now = world.gateway.core.clock()
    agreed(world, given_at=now - DAY)
    world.gateway.consents.end_number("demo", NUMBER, why="reassigned", since=now - 2 * DAY, note="", by="t")
    assert goes(world) == {"support", "reminders", "offers"}


def test_an_end_is_no_guess(world: World) -> None:
    with pytest.raises(BadInput) as refused:
        world.gateway.consents.end_number("demo", NUMBER, why="bored", since=0, note="", by="t")
    assert refused.value.field == "why"
    later = world.gateway.core.clock() + DAY
    with pytest.raises(BadInput) as refused:
        world.gateway.consents.end_number("demo", NUMBER, why="reassigned", since=later, note="", by="t")
    assert refused.value.field == "since"


# ---- a stop misread ----


def misread(world: World) -> None:
    stop = standing(world).revocations[ANY].entry
    while world.copy():
        pass
    world.gateway.consents.misread("demo", NUMBER, stop, note="read it again", by="admin")


def standing(world: World) -> Any:
    core = world.gateway.core
    who = core.identity.consumer("demo", ANNA)
    return core.store.read("demo", world.policy.tag, [who]).snapshots[who].standing


@on_both
def test_a_free_text_stop_may_have_been_misread(world: World) -> None:
    agreed(world)
    world.inbound("Hi")
    world.inbound("please stop texting me about the other house")
    assert goes(world) == set()
    misread(world)
    assert goes(world) == {"support", "reminders", "offers"}
    assert standing(world).window(SENDER, world.gateway.core.clock())
    misread(world)
    assert len(standing(world).misread) == 1
    world.inbound("STOP")
    assert goes(world) == set(), "a later stop counts"


@pytest.mark.parametrize("first", ["STOP", "stop texting me", "by phone"])
def test_a_misread_text_takes_back_no_other_stop(world: World, first: str) -> None:
    """A Standing keeps the last stop of each scope: the Ledger tells what that one hides."""
    agreed(world)
    if first == "by phone":
        revoke(world)
    else:
        world.inbound(first)
    world.inbound("please stop texting me about the other house")
    with pytest.raises(Conflict) as refused:
        misread(world)
    assert refused.value.code == "stopped_before"
    assert goes(world) == set()


def test_a_stop_that_was_lifted_stands_in_nobodys_way(world: World) -> None:
    world.inbound("STOP")
    world.inbound("START")
    agreed(world)
    world.inbound("please stop texting me about the other house")
    misread(world)
    assert goes(world) == {"support", "reminders", "offers"}


def test_nothing_is_taken_back_before_the_ledger_has_all_of_it(world: World) -> None:
    world.inbound("STOP")
    world.inbound("please stop texting me about the other house")
    stop = standing(world).revocations[ANY].entry
    with pytest.raises(LedgerUnavailable):
        world.gateway.consents.misread("demo", NUMBER, stop, note="x", by="admin")
    assert goes(world) == set()


@pytest.mark.parametrize("how", ["keyword", "phone"])
def test_a_keyword_or_a_call_is_no_matter_of_reading(world: World, how: str) -> None:
    agreed(world)
    if how == "keyword":
        world.inbound("STOP")
    else:
        revoke(world)
    with pytest.raises(Conflict) as refused:
        misread(world)
    assert refused.value.code == "stop_was_a_keyword"
    assert goes(world) == set()
    with pytest.raises(NotFound):
        world.gateway.consents.misread("demo", NUMBER, "ent_DEM0AA_NONE", note="x", by="admin")
