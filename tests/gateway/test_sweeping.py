"""The retention sweep: old words go, what a Decision, a consent or a stop rests on stays its time."""

from __future__ import annotations

from app.consent.erasures import Erased
from app.consent.model import DAY, ConsentTier, Source, State
from app.consent.retention import CONSENT_FOR, REVOCATION_FOR
from app.gateway.consents import GrantRequest
from app.gateway.sweeping import Sweeping, Swept
from app.phone import parse_phone
from tests.gateway.conftest import ANNA, World
from tests.gateway.test_erasing import step
from tests.ledger.story import check_whole

NUMBER = parse_phone(ANNA)
KEPT = 548 * DAY


def bodies(world: World) -> dict[str, str | None]:
    """Every text's words by its id."""
    while world.copy():
        pass
    page = world.gateway.core.ledger.texts("demo", limit=200)
    return {row.id: row.body for row in page.rows}


def sweep(world: World) -> Swept:
    return world.gateway.sweeping.whole("demo", write=True)


def settled(world: World, body: str) -> str:
    """A text that was sent and came to its end."""
    text = world.send(body).id
    step(world, text, State.SENDING)
    step(world, text, State.FAILED, why="30003")
    return text


def test_words_go_after_their_time_but_not_those_that_an_answer_rests_on(world: World) -> None:
    lonely = world.inbound("Nobody answered this").text
    world.pass_time(3 * DAY)
    asked = world.inbound("Is Tuesday good?").text
    answer = settled(world, "Tuesday is good")
    world.pass_time(KEPT - 3 * DAY - 1_000)
    while world.copy():
        pass
    assert sweep(world) == Swept()
    world.pass_time(2_000)
    assert world.gateway.sweeping.whole("demo", write=False) == Swept(1, 1, 1)
    assert bodies(world) == {lonely: "Nobody answered this", asked: "Is Tuesday good?", answer: "Tuesday is good"}
    assert sweep(world) == Swept(1, 1, 1)
    assert bodies(world) == {lonely: None, asked: "Is Tuesday good?", answer: "Tuesday is good"}
    world.pass_time(4 * DAY)
    assert sweep(world) == Swept(1, 1, 1)
    assert bodies(world) == {lonely: None, asked: "Is Tuesday good?", answer: None}
    assert sweep(world) == Swept()
    known = world.gateway.core.ledger.consumer("demo", world.gateway.core.identity.consumer("demo", ANNA))
    assert known is not None
    assert known.number == ANNA
    world.pass_time(CONSENT_FOR - KEPT)
    assert sweep(world) == Swept(1, 1, 1)
    assert set(bodies(world).values()) == {None}
    known = world.gateway.core.ledger.consumer("demo", world.gateway.core.identity.consumer("demo", ANNA))
    assert known is not None
    assert known.number is None, "nothing private is left, so the number goes too"
    page = world.gateway.core.ledger.timeline("demo", known.consumer)
    tombstones = [row.entry().fact for row in page.rows if row.type == "erased"]
    assert [(f.why, f.by, f.seqs, f.whole) for f in tombstones if isinstance(f, Erased)] == [
        ("retention", "retention", ("2",), True),
        ("retention", "retention", ("3",), False),
        ("retention", "retention", ("1",), False),
    ]
    check_whole(world.gateway.core.ledger._engine, "demo")
    assert world.gateway.scrubbing.wanted() != [], "the last one leaves nothing: the files are cleared after it"


def test_a_stop_is_proven_for_ten_years_and_stands_after_them(world: World) -> None:
    world.inbound("Please take me off your list")
    while world.copy():
        pass
    world.pass_time(REVOCATION_FOR - 10_000)
    assert sweep(world) == Swept()
    world.pass_time(20_000)
    assert sweep(world) == Swept(1, 1, 1)
    assert world.send("Hello").state is State.DENIED


def test_a_text_that_waits_is_not_old(world: World) -> None:
    world.gateway.consents.grant(
        "demo",
        GrantRequest(
            NUMBER,
            "reminders",
            ConsentTier.EXPRESS,
            Source.VERBAL,
            world.gateway.core.clock(),
            said="yes",
            no_confirmation="told in person",
        ),
        by="t",
    )
    later = world.gateway.core.clock() + 900 * DAY
    waiting = world.send("See you in three years", program="reminders", not_before=later).id
    world.pass_time(KEPT + DAY)
    while world.copy():
        pass
    assert sweep(world) == Swept()
    assert bodies(world)[waiting] == world.gateway.core.store.texts("demo", [waiting])[waiting].text.body


def test_a_day_has_one_sweep_which_goes_on_where_it_broke_off(world: World) -> None:
    core = world.gateway.core
    for number in range(5):
        world.inbound("Hi", sender=f"+1704555010{number}")
    world.pass_time(KEPT + DAY)
    while world.copy():
        pass
    policy = core.businesses.get("demo")
    left = []
    more = True
    while more:
        more = Sweeping(core, world.gateway.erasing, at_once=2).daily(policy)  # another process each time
        left.append(sum(body is not None for body in bodies(world).values()))
    assert left == [3, 1, 0]
    key = core.store.keys("demo").sweep
    began = core.store.client.hget(key, "began")
    world.pass_time(DAY - 60_000)
    assert world.gateway.sweeping.daily(policy) is False
    assert core.store.client.hget(key, "began") == began, "it is not a day since"
    world.pass_time(DAY)
    assert world.gateway.sweeping.daily(policy) is False
    assert core.store.client.hget(key, "began") != began
