"""Why: what the real gateway decided and wrote down comes out again, and what was changed since does not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace
from sqlalchemy import select, update

from app.consent.model import DAY, HOUR, MINUTE, ConsentTier, Source
from app.errors import BadInput, ConsentryError, LedgerBehind, NotFound
from app.gateway.asking import AskRequest
from app.gateway.assumed import OF_AREA
from app.gateway.consents import GrantRequest
from app.gateway.deliver import Deliver
from app.gateway.differing import Recheck
from app.gateway.rebuild import Rebuild
from app.gateway.why import Account
from app.ledger.chain import canonical, link
from app.ledger.tables import entries, texts
from app.phone import parse_phone
from app.providers.wire import Wire
from app.simulator.running import CarrierThread
from tests.consent.worlds import POLICY, SENDER, SHOWN
from tests.gateway.conftest import ANNA, World, on

BEN = "+17045550124"


def why(world: World, text: str) -> Account:
    while world.copy():
        pass
    return world.gateway.why.text("demo", text)


def agreed(world: World, text: str) -> list[Recheck]:
    """Its Decisions, all of which come out as they are on record."""
    account = why(world, text)
    assert account.agrees, account.as_json()
    return list(account.decisions)


def steps(found: list[Recheck]) -> list[tuple[str, str, str]]:
    """(step, state, the first reason of the Decision that counts)."""
    return [(one.step, one.state.value, one.said.reasons[0][0] if one.said else "") for one in found]


def grant(world: World, program: str = "reminders", tier: ConsentTier = ConsentTier.EXPRESS, **more: Any) -> str:
    values: dict[str, Any] = {"said": "Yes.", "no_confirmation": "told"} | more
    source = values.pop("source", Source.VERBAL)
    to = parse_phone(values.pop("to", ANNA))
    asked = GrantRequest(to, program, tier, source, world.gateway.core.clock(), **values)
    return world.gateway.consents.grant("demo", asked, by="test").entry


def differing(account: Account) -> dict[str, tuple[Any, Any]]:
    """What differs in any of its Decisions."""
    assert not account.agrees
    return {d.what: (d.recorded, d.recomputed) for one in account.decisions for d in one.differences}


@pytest.fixture
def deliver(world: World, carrier: CarrierThread) -> Iterator[Deliver]:
    world.policy = world.gateway.admin.apply(on(carrier), by="test")
    wire = Wire()
    yield Deliver(world.gateway.core, world.gateway.release, wire, open_lanes=set)
    wire.close()


def tamper(world: World, entry: str, change: Callable[[Any], Any], *, seal: bool = False) -> None:
    """Change an entry's facts in SQL. With `seal` its hash is made to fit again."""
    with world.gateway.core.ledger._engine.begin() as connection:
        row = connection.execute(select(entries).where(entries.c.id == entry)).one()
        public = msgspec.json.decode(row.public)
        change(public["facts"])
        written = canonical(public)
        values = {"public": written.decode()} | ({"hash": link(row.prev_hash, written)} if seal else {})
        connection.execute(update(entries).where(entries.c.id == entry).values(values))


def erase(world: World) -> None:
    """Take the private parts of all entries of Consumers, and the rows' words."""
    with world.gateway.core.ledger._engine.begin() as connection:
        connection.execute(update(entries).values(private=None))
        connection.execute(update(texts).values(number=None, body=None, media=None, client_ref=None))


# ---- what was decided comes out again ----


def test_a_reply_its_claim_and_its_end(world: World, deliver: Deliver) -> None:
    inbound = world.inbound("Can you come?")
    sent = world.send("Yes, at nine. I'll get back to you about the price.")
    deliver.drain()
    found = agreed(world, sent.id)
    assert steps(found) == [("submitted", "ready", "window"), ("claimed", "sending", "window")]
    assert [one.tier for one in found] == ["implied", "implied"]
    assert found[1].recorded is None, "the claim kept its basis, which is judged again all the same"
    (rests,) = found[0].rests_on
    assert rests.fact.text == inbound.text
    account = why(world, sent.id)
    assert [one.state for one in account.history] == ["ready", "sending", "sent"]
    said = account.as_json()
    assert "they texted" in said["decisions"][0]["rests_on"][0]["what"]
    assert (said["to"], said["chain"]["holds"], said["agrees"]) == (parse_phone(ANNA).masked, True, True)


def test_a_held_text_that_a_grant_released(world: World, deliver: Deliver) -> None:
    held = world.send("Tuesday at nine.", program="reminders")
    world.pass_time(HOUR)
    given = grant(world)
    deliver.drain()
    found = agreed(world, held.id)
    assert steps(found) == [
        ("submitted", "held", "no_consent"),
        ("released", "ready", "grant"),
        ("claimed", "sending", "grant"),
    ]
    assert [one.tier for one in found] == [None, "express", "express"]
    assert [entry.id for entry in found[1].rests_on] == [given]
    assert "express consent for “reminders” (verbal)" in str(found[1].as_json()["rests_on"])


def test_a_stop_between_submit_and_claim(world: World, deliver: Deliver) -> None:
    world.inbound()
    waits = world.send("Yes.")
    held = world.send("For the next one.", program="reminders")
    stop = world.inbound("STOP")
    deliver.drain()
    for text, first in ((waits.id, "ready"), (held.id, "held")):
        found = agreed(world, text)
        assert [(one.step, one.state.value) for one in found] == [("submitted", first), ("stopped", "denied")]
        assert [entry.id for entry in found[1].rests_on] == [stop.entry]
    refused = world.send("One more.")
    assert steps(agreed(world, refused.id)) == [("submitted", "denied", "opted_out")]


def test_a_stop_for_one_program_leaves_the_others_waiting(world: World) -> None:
    other = world.send("Tuesday.", program="reminders")
    mine = world.send("Sale.", program="offers")
    world.gateway.consents.revoke(
        "demo", parse_phone(ANNA), scope="offers", source=Source.PHONE, received_at=0, note="", by="test"
    )
    assert steps(agreed(world, other.id)) == [("submitted", "held", "no_consent")]
    assert [one.step for one in agreed(world, mine.id)] == ["submitted", "stopped"]


def test_each_decision_is_judged_by_the_policy_of_its_day(world: World, deliver: Deliver) -> None:
    """Ready under the one, paused by the next, released under a third that also changes what is missing consent."""
    world.inbound()
    sent = world.send("Yes.")
    core = world.gateway
    core.admin.pause("demo", paused=True, program="support", by="test")
    deliver.drain()
    core.admin.pause("demo", paused=False, program="support", by="test")
    deliver.drain()
    core.admin.apply(replace(world.policy, opt_out_words="Text STOP to opt out."), by="test")
    found = agreed(world, sent.id)
    assert steps(found) == [
        ("submitted", "ready", "window"),
        ("claimed", "held", "paused"),
        ("released", "ready", "window"),
        ("claimed", "sending", "window"),
    ]
    assert [one.policy for one in found] == ["demo@2", "demo@3", "demo@4", "demo@4"]


def test_a_line_that_was_appended_under_other_words(world: World) -> None:
    grant(world)
    world.policy = world.gateway.admin.apply(replace(POLICY, opt_out_words="Text STOP to opt out."), by="test")
    lined = world.send("Reply CANCEL to cancel", program="reminders")
    world.gateway.admin.apply(POLICY, by="test")
    (found,) = agreed(world, lined.id)
    assert found.entry.fact.line == "appended"
    assert found.entry.fact.advice == ("opt_out:cancel",)


def test_a_hold_that_ends_and_one_with_an_end_of_its_own(world: World) -> None:
    slow = world.send("Tuesday.", program="reminders")
    brief = world.send("Today.", program="reminders", expires_at=world.gateway.core.clock() + HOUR)
    late = world.send("Later.", program="reminders", not_before=world.gateway.core.clock() + DAY)
    world.pass_time(2 * HOUR)
    world.look()
    assert [(one.step, one.state.value) for one in agreed(world, brief.id)][-1] == ("judged again", "expired")
    world.pass_time(2 * DAY)
    world.look()
    assert [one.state.value for one in agreed(world, late.id)] == ["held"], (
        "its day came, and changed no reason of it alone"
    )
    world.pass_time(2 * DAY)
    world.look()
    for text in (slow, late):
        assert [one.state.value for one in agreed(world, text.id)][-1] == "expired"


def test_a_text_released_late_that_the_business_had_wanted_only_until_then(world: World, deliver: Deliver) -> None:
    """Its own end came while it waited for the lane, long after the end of the hold that the ledger has."""
    ends = world.gateway.core.clock() + 5 * DAY
    held = world.send("Tuesday.", program="reminders", expires_at=ends)
    grant(world)
    world.look()
    world.pass_time(6 * DAY)
    deliver.drain()
    found = agreed(world, held.id)
    assert steps(found)[-1] == ("claimed", "expired", "expired")
    assert any("not on record" in note for note in found[-1].notes)


def test_one_that_an_operator_settled_as_a_reply(world: World) -> None:
    """In the middle of a burst, which holds up what is released by itself and no reply."""
    early = world.send("We open at nine.")
    for n in range(3):
        world.send(f"{n}", program="reminders")
    world.inbound("When do you open?")
    world.look()
    grant(world)
    world.look()
    window = world.gateway.core.store.read("demo", world.policy.tag, [row_of(world, early.id).consumer])
    answers = next(iter(window.snapshots.values())).standing.windows[SENDER].inbound
    world.gateway.holds.settle_as_reply("demo", early.id, answers, by="olga")
    assert steps(agreed(world, early.id)) == [
        ("submitted", "held", "no_consent"),
        ("judged again", "held", "not_a_reply"),
        ("settled", "ready", "window"),
    ]


def row_of(world: World, text: str) -> Any:
    while world.copy():
        pass
    return world.gateway.core.ledger.text("demo", text)


def test_texts_of_our_own(world: World, deliver: Deliver, carrier: CarrierThread) -> None:
    world.inbound("Hi")
    asked = world.gateway.asking.ask("demo", AskRequest(SENDER, parse_phone(ANNA), "reminders"), by="test")
    again = world.gateway.asking.ask("demo", AskRequest(SENDER, parse_phone(ANNA), "reminders"), by="test")
    deliver.drain()
    world.pass_time(MINUTE)
    world.inbound("YES")
    deliver.drain()
    world.inbound("STOP")
    deliver.drain()
    while world.copy():
        pass
    ours = {row.own: row.id for row in world.gateway.core.ledger.texts("demo", direction="out").rows if row.own}
    assert steps(agreed(world, asked.id)) == [("submitted", "ready", "ask"), ("claimed", "sending", "ask")]
    assert steps(agreed(world, again.id)) == [("submitted", "denied", "already_asked")]
    found = agreed(world, ours["confirmation"])
    assert steps(found)[0] == ("submitted", "ready", "confirmation")
    assert found[0].tier == "express", "the grant that it confirms"
    found = agreed(world, ours["answer"])
    assert steps(found) == [("submitted", "ready", "answer"), ("claimed", "sending", "answer")]
    assert found[0].tier == "none"


def test_an_ask_that_is_held_and_then_too_late(world: World) -> None:
    world.inbound("Hi")
    world.gateway.admin.pause("demo", paused=True, program="reminders", by="test")
    asked = world.gateway.asking.ask("demo", AskRequest(SENDER, parse_phone(ANNA), "reminders"), by="test")
    world.pass_time(2 * DAY)
    world.look()
    assert [one.state.value for one in agreed(world, asked.id)] == ["held", "expired"]


def test_what_waited_when_the_store_was_rebuilt(world: World, tmp_path: Path) -> None:
    """One had left by the provider's log, one had not; one waited for consent before, and one is an ask of ours."""
    world.inbound("When do you open?")
    left, stayed = world.send("At nine."), world.send("And at ten on Sundays.")
    held = world.send("Tuesday.", program="reminders", expires_at=world.gateway.core.clock() + HOUR)
    asked = world.gateway.asking.ask("demo", AskRequest(SENDER, parse_phone(ANNA), "offers"), by="test")
    while world.copy():
        pass
    core = world.gateway.core
    Rebuild(core, core.directory.identity()["keyring"], tmp_path / "lost.jsonl", [world.policy], settle=0.0).run()
    world.gateway.holds.had_left("demo", left.id, None, by="log")
    for text in (stayed, held, asked):
        world.gateway.holds.had_not_left("demo", text.id, by="log")
    world.pass_time(2 * HOUR)
    world.look()
    assert [one.step for one in agreed(world, left.id)] == ["submitted", "rebuilt"], "it left, and was not judged again"
    assert steps(agreed(world, stayed.id)) == [
        ("submitted", "ready", "window"),
        ("rebuilt", "held", "rebuilt"),
        ("settled", "ready", "window"),
    ]
    assert [(one.step, one.state.value) for one in agreed(world, held.id)] == [
        ("submitted", "held"),
        ("rebuilt", "held"),
        ("settled", "held"),
        ("judged again", "expired"),
    ]
    assert [one.step for one in agreed(world, asked.id)] == ["submitted", "rebuilt", "settled"]


def test_what_was_only_watched_rests_on_no_consent(world: World) -> None:
    until = world.gateway.core.clock() + DAY
    senders = {n: replace(s, mode="watch", watch_until=until) for n, s in POLICY.senders.items()}
    world.gateway.admin.apply(replace(POLICY, senders=senders), by="test")
    let_go = world.send("A chair is free.")
    world.gateway.admin.apply(POLICY, by="test")
    (found,) = agreed(world, let_go.id)
    assert steps([found]) == [("submitted", "ready", "would_hold")]
    assert found.tier == "none"


def test_hours_and_caps_are_those_of_the_packs_of_today_and_it_says_so(world: World) -> None:
    grant(
        world,
        "offers",
        ConsentTier.EXPRESS_WRITTEN,
        source=Source.WEB_FORM,
        disclosure=SHOWN,
        said="",
        evidence={"ip": "203.0.113.7"},
    )
    world.pass_time(11 * HOUR)
    night = world.send("20% off until Friday.", program="offers")
    (found,) = agreed(world, night.id)
    assert steps([found]) == [("submitted", "held", "quiet_hours")]
    assert any("rule packs" in note for note in found.notes)
    erase(world)
    (found,) = agreed(world, night.id)
    assert found.recomputed is not None
    assert found.recomputed.reasons[0][0] in OF_AREA
    assert "area, offer, shortener, advice" in str(found.notes)


def test_what_was_erased_is_said_and_all_else_compared(world: World, deliver: Deliver) -> None:
    world.inbound()
    sent = world.send("Reply CANCEL to cancel")
    offer = world.send("20% off everything")
    deliver.drain()
    assert steps(agreed(world, offer.id)) == [("submitted", "held", "reads_promotional")]
    erase(world)
    for text, code in ((sent.id, "window"), (offer.id, "reads_promotional")):
        found = agreed(world, text)
        assert found[0].recomputed is not None
        assert found[0].recomputed.reasons[0][0] == code
        assert "erased" in str(found[0].notes)
    assert why(world, sent.id).as_json()["to"] is None


# ---- and what was changed since does not ----


def test_a_decision_flipped_in_an_entry_is_told(world: World) -> None:
    held = world.send("A chair is free.")
    agreed(world, held.id)
    entry = why(world, held.id).decisions[0].entry.id
    tamper(world, entry, lambda facts: facts.update(state="ready", reasons=[["window", {}]], until=0))
    account = why(world, held.id)
    found = differing(account)
    assert found["state"] == ("ready", "held")
    assert found["verdict"] == ("allow", "hold")
    assert [reason["code"] for reason in found["reasons"][1]] == ["no_consent"]
    assert account.faults == ((entry, "what is chained was changed afterwards"),)
    assert {difference.what for difference in account.row} >= {"state", "verdict"}, "the text's row still has it"


def test_one_flipped_with_its_hash_made_to_fit_is_told_by_the_decision_itself(world: World) -> None:
    held = world.send("A chair is free.")
    agreed(world, held.id)
    entry = why(world, held.id).decisions[0].entry.id
    tamper(world, entry, lambda facts: facts.update(state="ready"), seal=True)
    account = why(world, held.id)
    assert account.faults == ()
    assert differing(account)["state"] == ("ready", "held")


def test_a_decision_flipped_in_the_row_is_told(world: World) -> None:
    held = world.send("A chair is free.")
    agreed(world, held.id)
    with world.gateway.core.ledger._engine.begin() as connection:
        connection.execute(update(texts).where(texts.c.id == held.id).values(state="sent", verdict="allow"))
    account = why(world, held.id)
    assert not account.agrees
    assert {(d.what, d.recorded, d.recomputed) for d in account.row} == {
        ("state", "sent", "held"),
        ("verdict", "allow", "hold"),
    }


def test_a_burst_is_judged_again_as_one(world: World) -> None:
    held = [world.send(f"{n}", program="reminders").id for n in range(5)]
    grant(world)
    world.look()
    world.pass_time(HOUR)
    world.look()
    last = [steps(agreed(world, text))[1:] for text in held]
    assert last[0] == [("released", "ready", "grant")]
    assert last[3] == [("judged again", "held", "burst"), ("released", "ready", "grant")]


@pytest.mark.parametrize(
    ("step", "change", "what"),
    [
        (0, {"policy": "demo@1"}, "policy"),
        (0, {"policy": "demo@9"}, "policy"),
        (0, {"expires_at": 2_000_000_000_000}, "expires_at"),
        (0, {"program": "offers"}, "ask"),
        (0, {"advice": ["unspaced"]}, "advice"),
        (0, {"line": "recent"}, "line"),
        (1, {"because": ["ent_DEM0AA_X"]}, "because"),
        (1, {"reasons": [["window", {}]]}, "reasons"),
        (1, {"reasons": [["no_such_code", {}]]}, "reasons"),
        (1, {"line": "own", "promises": "soon"}, "promises"),
        (2, {"before": "ready", "after": "held", "reasons": [["paused", {}]]}, "state"),
    ],
)
def test_anything_that_a_decision_says_is_compared(
    world: World, deliver: Deliver, step: int, change: dict[str, Any], what: str
) -> None:
    held = world.send("Tuesday at nine.", program="reminders")
    grant(world)
    deliver.drain()
    found = agreed(world, held.id)
    tamper(world, found[step].entry.id, lambda facts: facts.update(change), seal=True)
    account = why(world, held.id)
    assert what in differing(account)
    assert account.as_json()["agrees"] is False


def test_a_claim_that_kept_a_basis_which_had_gone_is_told(world: World, deliver: Deliver) -> None:
    """The grant is taken out of the ledger: neither release nor claim had any basis."""
    held = world.send("Tuesday at nine.", program="reminders")
    given = grant(world)
    deliver.drain()
    agreed(world, held.id)
    tamper(world, given, lambda facts: facts.update(program="offers"))
    account = why(world, held.id)
    assert [[d.what for d in one.differences][0] for one in account.decisions[1:]] == ["state", "state"]
    assert [fault for fault, _ in account.faults] == [given]


def test_a_claim_on_another_basis_that_is_said_to_have_kept_its_own_is_told(world: World, deliver: Deliver) -> None:
    world.inbound()
    sent = world.send("Yes.")
    grant(world, "support")
    world.pass_time(2 * DAY)
    deliver.drain()
    found = agreed(world, sent.id)
    assert steps(found)[-1] == ("claimed", "sending", "grant")
    tamper(world, found[-1].entry.id, lambda facts: facts.update(reasons=[], because=[], policy=""), seal=True)
    assert differing(why(world, sent.id)) == {"basis": ("window", "grant")}


def test_words_changed_afterwards_are_told(world: World) -> None:
    world.inbound()
    sent = world.send("Yes, at nine.")
    agreed(world, sent.id)
    entry = why(world, sent.id).decisions[0].entry
    with world.gateway.core.ledger._engine.begin() as connection:
        private = msgspec.json.decode(
            connection.scalar(select(entries.c.private).where(entries.c.id == entry.id)) or "{}"
        )
        written = canonical(private | {"body": "50% off today, use code NOW"}).decode()
        connection.execute(update(entries).where(entries.c.id == entry.id).values(private=written))
    account = why(world, sent.id)
    assert account.faults == ((entry.id, "its private part was changed afterwards"),)
    assert differing(account)["state"] == ("ready", "held")


def test_a_text_that_a_stop_should_have_denied_is_told(world: World) -> None:
    held = world.send("Tuesday at nine.", program="reminders")
    stop = world.inbound("STOP")
    agreed(world, held.id)
    tamper(world, stop.entry, lambda facts: facts.update(denied=[]))
    assert differing(why(world, held.id))["denied"] == (False, True)


def test_what_cannot_be_read_at_all_is_an_error_and_no_answer(world: World) -> None:
    held = world.send("Tuesday at nine.", program="reminders")
    entry = agreed(world, held.id)[0].entry.id
    tamper(world, entry, lambda facts: facts.update(state="perhaps"))
    with pytest.raises(ConsentryError, match="cannot be read"):
        why(world, held.id)


# ---- what it does not answer ----


def test_a_text_that_is_not_copied_yet_says_how_far_the_ledger_is_behind(world: World) -> None:
    while world.copy():
        pass
    sent = world.send("Hello")
    world.send("Hello again", to=BEN)
    with pytest.raises(LedgerBehind, match="2 entries"):
        world.gateway.why.text("demo", sent.id)
    agreed(world, sent.id)


def test_an_id_of_nothing_and_one_of_a_text_that_came_in(world: World) -> None:
    came = world.inbound("Hi")
    with pytest.raises(NotFound):
        why(world, "msg_DEM0AA_NONE")
    with pytest.raises(BadInput, match="came in"):
        why(world, came.text)


def test_an_entry_from_before_advice_was_kept_is_not_blamed(world: World) -> None:
    world.inbound()
    sent = world.send("Reply CANCEL to cancel")
    entry = agreed(world, sent.id)[0].entry.id
    tamper(world, entry, lambda facts: facts.pop("advice"), seal=True)
    with world.gateway.core.ledger._engine.begin() as connection:
        connection.execute(update(texts).where(texts.c.id == sent.id).values(advice=None))
    agreed(world, sent.id)
