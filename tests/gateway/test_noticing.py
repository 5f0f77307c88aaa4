"""Noticing: each channel is told once, grouped, and what it did not take is told again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from msgspec.structs import replace

from app.consent.model import Campaign
from app.consent.notices import Notices
from app.gateway.noticing import AGAIN_MS, APART_MS, EVERY, Noticing
from app.providers.calls import Answer, Call, Fault
from app.store.troubles import Trouble
from tests.databases import on_both
from tests.gateway.conftest import World

TO = Notices(slack_env="SLACK", hold_limit=1)


class Desk:
    """Who is told: a Slack of ours, a webhook, a mailbox; and their clock."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.at = 1_800_000_000_000
        self.calls: list[Call] = []
        self.mails: list[tuple[Any, ...]] = []
        self.answer: Answer | Fault = Answer(200, {}, b"")
        self.refuses: Exception | None = None
        secrets = {"SLACK": "https://hooks.example/s", "HOOK": "https://app.example/n", "SMTP": "smtp://127.0.0.1"}
        world.gateway.core.secret = secrets.get
        self.looks = 0.0
        self.noticing = Noticing(
            world.gateway.core, self._ask, self._mail, clock=lambda: self.at, now=lambda: self.looks
        )

    def _ask(self, call: Call) -> Answer | Fault:
        self.calls.append(call)
        return self.answer

    def _mail(self, *mail: Any) -> None:
        if self.refuses:
            raise self.refuses
        self.mails.append(mail)

    def wants(self, notices: Notices, **more: Any) -> None:
        policy = self.world.gateway.core.businesses.get("demo")
        self.world.policy = self.world.gateway.admin.apply(replace(policy, notices=notices, **more), by="test")

    def look(self, ms: int = 0) -> list[str]:
        """Look after that time; what Slack was told."""
        while self.world.copy():
            pass
        self.at += ms
        self.looks += EVERY
        before = len(self.calls)
        self.noticing.round()
        return [json.loads(call.body).get("text", "") for call in self.calls[before:]]


@pytest.fixture
def desk(world: World) -> Iterator[Desk]:
    desk = Desk(world)
    desk.wants(TO)
    assert desk.look() == [], "what was before is no news"
    return desk


@on_both
def test_stops_and_doubts_come_together_and_once(desk: Desk) -> None:
    desk.world.inbound("STOP")
    desk.world.inbound("enough", sender="+17045550124")
    (told,) = desk.look()
    assert told.splitlines()[1:] == [
        "- 1 person said stop. Nothing more goes to them.",
        "- 1 text may mean stop: somebody has to read it.",
    ]
    assert "enough" not in told
    assert "+1704" not in told
    assert desk.look(APART_MS) == []


def test_what_comes_within_a_quarter_of_an_hour_waits_for_its_end(desk: Desk) -> None:
    desk.world.inbound("STOP")
    assert len(desk.look()) == 1
    desk.world.inbound("STOP", sender="+17045550124")
    desk.world.inbound("STOP", sender="+17045550125")
    assert desk.look(APART_MS - 1) == []
    (told,) = desk.look(1)
    assert told.startswith("Demo: 2 people said stop.")


@pytest.mark.parametrize("answer", [Answer(500, {}, b""), Answer(302, {}, b""), Fault(True, "reset")])
def test_what_was_not_taken_is_told_again_with_what_came_meanwhile(desk: Desk, answer: Answer | Fault) -> None:
    desk.world.inbound("STOP")
    desk.answer = answer
    assert len(desk.look()) == 1
    assert "notices:demo:slack" in desk.world.gateway.core.troubles.now()
    assert desk.look(AGAIN_MS - 1) == []
    desk.world.inbound("STOP", sender="+17045550124")
    desk.answer = Answer(200, {}, b"")
    (told,) = desk.look(1)
    assert "2 people said stop." in told
    assert "notices:demo:slack" not in desk.world.gateway.core.troubles.now()


def test_holds_over_the_limit_are_said_when_they_pass_it(desk: Desk) -> None:
    one = desk.world.send("One")
    assert desk.look() == []
    desk.world.send("Two")
    (told,) = desk.look()
    assert told == "Demo: 2 texts wait (limit 1): 2 no consent.\n- 2 texts wait (limit 1): 2 no consent."
    desk.world.send("Three")
    assert desk.look(APART_MS) == [], "it knows"
    desk.world.gateway.holds.withdraw("demo", one.id, by="test")
    desk.wants(replace(TO, hold_limit=2))
    assert desk.look(APART_MS) == []
    desk.world.send("Four")
    assert "3 texts wait (limit 2)" in desk.look(APART_MS)[0]


def test_campaigns_and_troubles_are_said_when_they_change(desk: Desk) -> None:
    core = desk.world.gateway.core
    policy = core.businesses.get("demo")
    programs = dict(policy.programs)
    name = next(iter(programs))
    for state in ("approved", "failed"):
        programs[name] = replace(programs[name], campaign=Campaign("C1", status=state))
        desk.wants(TO, programs=programs)
        told = desk.look(APART_MS)
    assert told == [
        f"Demo: The campaign of “{name}” is failed; it was approved.\n"
        f"- The campaign of “{name}” is failed; it was approved."
    ]
    core.troubles.say("subscription:demo:+1", Trouble("x", "No webhook comes <here>."), 60)
    assert "No webhook comes &lt;here&gt;." in desk.look(APART_MS)[0]
    assert desk.look(APART_MS) == []


def test_each_day_has_its_digest_once(desk: Desk) -> None:
    desk.wants(replace(TO, about=("trouble",), digest="08:00"))
    desk.look(24 * 3_600_000)  # whatever the hour, the day of the last look is over
    desk.world.inbound("STOP")
    told = [desk.look(3_600_000) for _ in range(48)]
    assert sum(map(len, told)) == 2, "one a day"
    first, second = (one[0] for one in told if one)
    assert "1 person said stop." in first
    assert "0 people said stop." in second


def test_mail_and_webhook_are_told_the_same_and_one_does_not_wait_for_the_other(world: World) -> None:
    desk = Desk(world)
    desk.wants(
        Notices(email=("a@x.example", "b@x.example"), email_from="c@x.example", smtp_env="SMTP", webhook_env="HOOK")
    )
    desk.look()
    world.inbound("STOP")
    desk.refuses = OSError("said too much")
    desk.look()
    assert json.loads(desk.calls[-1].body) == {
        "business": "demo",
        "title": "Demo: 2 notices",
        "lines": ["1 person said stop. Nothing more goes to them.", "Notices do not go by email: OSError"],
        "at": desk.at,
    }
    assert world.gateway.core.troubles.now()["notices:demo:email"].said == "Notices do not go by email: OSError"
    desk.refuses = None
    desk.look(AGAIN_MS)
    (mail,) = desk.mails
    assert mail[:3] == ("smtp://127.0.0.1", "c@x.example", ("a@x.example", "b@x.example"))
    assert len(desk.calls) == 1


def test_a_name_of_two_lines_is_one_subject(world: World) -> None:
    desk = Desk(world)
    desk.wants(Notices(email=("a@x.example",), email_from="c@x.example", smtp_env="SMTP"), name="De\nmo")
    desk.look()
    world.inbound("STOP")
    desk.look()
    assert desk.mails[0][3].startswith("De mo: 1 person")


def test_a_missing_variable_is_said_and_nothing_is_lost(desk: Desk) -> None:
    desk.wants(Notices(slack_env="NONE"))
    assert desk.noticing.test(desk.world.policy) == {"slack": "the environment variable NONE is not set"}


def test_only_one_process_tells(desk: Desk) -> None:
    desk.world.inbound("STOP")
    while desk.world.copy():
        pass
    other = Noticing(desk.world.gateway.core, desk._ask, desk._mail)
    assert other.round() == 0
    assert len(desk.look()) == 1
