"""Replay: a draft policy over a Ledger that the gateway itself filled."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace
from sqlalchemy import func, select, update

from app.consent.model import DAY, HOUR, Campaign, ConsentTier, Policy, Source
from app.gateway.consents import GrantRequest
from app.gateway.replay import Replay, Report
from app.ledger.tables import entries
from app.phone import parse_phone
from tests.consent.worlds import POLICY, PROGRAMS, SENDER
from tests.databases import on_both
from tests.gateway.conftest import World

pytestmark = on_both
BEN = "+17045550124"
CARA = "+17045550125"


def with_program(name: str, **more: Any) -> Policy:
    return replace(POLICY, programs={**POLICY.programs, name: replace(PROGRAMS[name], **more)})


def with_sender(**more: Any) -> Policy:
    return replace(POLICY, senders={**POLICY.senders, SENDER: replace(POLICY.senders[SENDER], **more)})


def replayed(world: World, draft: Policy, since: int = 0, **more: Any) -> Report:
    while world.copy():
        pass
    return Replay(world.gateway.core, draft, since=since, until=world.gateway.core.clock(), **more).run()


def told(world: World) -> None:
    """Anna asked and was answered; Ben never wrote; Cara agreed to reminders."""
    world.inbound("Can you come?")
    world.send("Yes, at nine.")
    world.send("A chair is free.", to=BEN)
    given = world.gateway.core.clock()
    said = GrantRequest(
        parse_phone(CARA), "reminders", ConsentTier.EXPRESS, Source.VERBAL, given, said="Yes.", no_confirmation="told"
    )
    world.gateway.consents.grant("demo", said, by="test")
    world.send("Tuesday at nine.", to=CARA, program="reminders")


def changes(report: Report) -> dict[str, int]:
    return {outcome: count for outcome, count in report.outcomes.items() if outcome != "unchanged" and count}


def test_the_same_settings_change_nothing(world: World) -> None:
    told(world)
    world.inbound("STOP")
    world.send("One more thing.")
    report = replayed(world, POLICY)
    assert (report.people, report.judged, report.erased, report.otherwise) == (3, 4, 0, 0)
    assert (changes(report), report.outcomes["unchanged"]) == ({}, 4)
    assert not report.recomputed


def test_what_a_draft_would_hold_allow_deny_and_refuse(world: World) -> None:
    told(world)
    paused = replayed(world, with_program("reminders", paused=True))
    assert (changes(paused), dict(paused.reasons)) == ({"held": 1}, {("held", "paused"): 1})
    denying = replayed(world, with_program("support", on_missing_consent="deny"))
    assert (changes(denying), dict(denying.reasons)) == ({"denied": 1}, {("denied", "no_consent"): 1})
    until = world.gateway.core.clock() + DAY
    watching = replayed(world, with_sender(mode="watch", watch_until=until))
    assert (changes(watching), dict(watching.reasons)) == ({"allowed": 1}, {("allowed", "no_consent"): 1})
    programs = {name: program for name, program in POLICY.programs.items() if name != "reminders"}
    without = replayed(world, replace(POLICY, programs=programs))
    assert dict(without.reasons) == {("refused", "unknown_program"): 1}
    (example,) = watching.examples["allowed"]
    assert (example.was, example.would, example.program) == ("hold no_consent", "allow would_hold", "support")
    assert (example.to, example.text) == (parse_phone(BEN).masked, example.text)
    said = str(watching.as_json())
    assert "chair" not in said
    assert BEN not in said


def test_a_verdict_that_stays_for_another_reason_is_said(world: World) -> None:
    told(world)
    report = replayed(world, with_program("support", campaign=Campaign("C1", status="pending")))
    assert dict(report.reasons) == {("held", "campaign_not_approved"): 1}
    assert (report.outcomes["unchanged"], report.otherwise) == (2, 1), "Ben's was held for want of consent"


@pytest.mark.parametrize("hours", [12, 48])
def test_windows_are_those_of_the_draft(world: World, hours: int) -> None:
    """Answered by automation, so that no first reply is left; a second text came 20 h, a third 40 h after theirs."""
    world.inbound("Can you come?")
    world.send("Yes.")
    world.pass_time(20 * HOUR)
    world.send("Still so.")
    world.pass_time(20 * HOUR)
    world.send("See you.")
    report = replayed(world, with_sender(window=hours * HOUR))
    assert report.recomputed["windows"] == 1
    reasons = {12: {("held", "window_closed"): 1}, 48: {("allowed", "window_closed"): 1}}
    assert dict(report.reasons) == reasons[hours]


def test_the_window_of_the_time_is_told_by_the_policy_of_that_time(world: World) -> None:
    """The settings changed since: what was written under the old ones is measured by those."""
    world.inbound("Can you come?")
    world.send("Yes.")
    world.policy = world.gateway.admin.apply(with_sender(window=2 * HOUR), by="t")
    world.inbound("Hello?", sender=BEN)
    world.send("Yes?", to=BEN)
    world.pass_time(20 * HOUR)
    world.send("Still so.")
    world.send("Still there?", to=BEN)
    report = replayed(world, with_sender(window=DAY))
    assert dict(report.reasons) == {("allowed", "window_closed"): 1}
    assert report.recomputed["windows"] == 1, "Ben's alone"


def test_follow_ups_are_those_of_the_draft(world: World) -> None:
    """Eight days are more than three business days and fewer than ten."""
    world.inbound("Can you come?")
    world.send("I'll get back to you.")
    world.pass_time(8 * DAY)
    world.send("At nine.")
    report = replayed(world, with_program("support", follow_up_days=10))
    assert dict(report.reasons) == {("allowed", "window_closed"): 1}
    assert report.recomputed["follow_ups"] == 1


def test_only_the_period_is_judged_and_all_before_it_counts(world: World) -> None:
    world.inbound("Can you come?")
    world.send("Yes.")
    world.pass_time(5 * HOUR)
    since = world.gateway.core.clock()
    world.send("Still so.")
    report = replayed(world, with_program("support", paused=True), since=since)
    assert (report.judged, dict(report.reasons)) == (1, {("held", "paused"): 1})
    assert replayed(world, POLICY, since=since).outcomes["unchanged"] == 1, "the window from before still lets it go"
    assert replayed(world, POLICY, since=since + DAY).people == 0


def test_what_was_erased_is_counted_not_guessed(world: World) -> None:
    told(world)
    while world.copy():
        pass
    with world.gateway.core.ledger._engine.begin() as connection:
        connection.execute(update(entries).where(entries.c.type == "submitted").values(private=None))
    report = replayed(world, with_program("reminders", paused=True))
    assert (report.people, report.judged, report.erased) == (3, 0, 3)


def test_it_writes_nothing(world: World) -> None:
    told(world)
    while world.copy():
        pass
    core = world.gateway.core
    counted = select(func.count()).select_from(entries)
    with core.ledger._engine.begin() as connection:
        rows = connection.scalar(counted)
    before = {key: core.store.client.dump(key) for key in core.store.client.keys("{demo}*")}
    replayed(world, with_program("support", paused=True))
    assert {key: core.store.client.dump(key) for key in core.store.client.keys("{demo}*")} == before
    with core.ledger._engine.begin() as connection:
        assert connection.scalar(counted) == rows


def test_examples_are_few_and_everyone_is_seen(world: World) -> None:
    for n in range(7):
        for body in ("one", "two", "three"):
            world.send(body, to=f"+1704555{130 + n:04}")
    seen: list[int] = []
    while world.copy():
        pass
    draft = with_program("support", on_missing_consent="deny")
    run = Replay(world.gateway.core, draft, since=0, until=world.gateway.core.clock(), examples=2)
    report = run.run(lambda so_far: seen.append(so_far.people))
    assert (report.people, report.judged, report.outcomes["denied"]) == (7, 21, 21)
    assert seen == list(range(1, 8))
    assert len(report.examples["denied"]) == 2
