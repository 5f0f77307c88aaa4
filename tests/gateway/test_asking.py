"""Asking in the conversation: one ask, a YES that counts for a day, and the confirmation that goes before the rest."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from msgspec.structs import replace

from app.consent.entries import Entry, Granted, Submitted
from app.consent.model import DAY, HOUR, MINUTE, ConsentTier, Kind, Own, Source, kind_scope
from app.errors import BadInput, Conflict
from app.gateway.asking import AskRequest
from app.gateway.consents import GrantRequest
from app.gateway.deliver import Deliver
from app.gateway.submit import Submission
from app.phone import parse_phone
from app.providers.seam import Hint, Receipt, Status
from app.providers.wire import Wire
from app.simulator.running import CarrierThread
from app.store.codec import unpack_outbox
from tests.consent.worlds import OTHER, SENDER
from tests.gateway.conftest import ANNA, World, on

CONFIRMS = Own.CONFIRMATION
EXPRESS, WRITTEN = ConsentTier.EXPRESS, ConsentTier.EXPRESS_WRITTEN


@pytest.fixture
def reached(world: World, carrier: CarrierThread) -> World:
    world.policy = world.gateway.admin.apply(on(carrier), by="test")
    return world


@pytest.fixture
def deliver(reached: World) -> Iterator[Deliver]:
    wire = Wire()
    yield Deliver(reached.gateway.core, reached.gateway.release, wire, open_lanes=set)
    wire.close()


def ask(world: World, program: str = "reminders", sender: str = SENDER, **more: Any) -> Submission:
    return world.gateway.asking.ask("demo", AskRequest(sender, parse_phone(ANNA), program, **more), by="t")


def bodies(carrier: CarrierThread) -> list[str]:
    return [text.body for text in carrier.received if text.to == ANNA]


def entries(world: World) -> list[Entry]:
    store = world.gateway.core.store
    found = store.client.xrange(store.keys("demo").outbox)
    return [unpack_outbox(world.policy.tag, fields)[1] for _, fields in found]


def grants(world: World) -> list[Granted]:
    return [entry.fact for entry in entries(world) if isinstance(entry.fact, Granted)]


def test_a_yes_releases_what_waited_after_its_confirmation(
    reached: World, deliver: Deliver, carrier: CarrierThread
) -> None:
    reached.inbound("Are you open tomorrow?")
    waiting = reached.send("Your visit is at 9.", program="reminders")
    asked = ask(reached)
    deliver.drain()
    assert reached.state(waiting.id) == "held"
    reached.inbound("Yes!")
    deliver.drain()
    assert reached.state(waiting.id) == "sent"
    first, second, third = bodies(carrier)
    assert "Reply YES" in first
    assert "signed up" in second
    assert third.startswith("Your visit is at 9.")
    grant = grants(reached)[0]
    assert (grant.program, grant.tier, grant.source, grant.own_act) == (
        "reminders",
        EXPRESS,
        Source.IN_CONVERSATION,
        True,
    )
    assert grant.asked == asked.id
    asks = [e for e in entries(reached) if isinstance(e.fact, Submitted) and e.fact.own is Own.ASK]
    assert grant.disclosure == asks[0].fact.disclosure != ""  # type: ignore[union-attr]
    assert grant.because[0] == asks[0].id
    yes = next(e for e in entries(reached) if e.id == grant.because[1])
    assert yes.private is not None
    assert yes.private.body == "Yes!"


def test_an_ask_for_promotional_texts_carries_the_whole_disclosure(
    reached: World, deliver: Deliver, carrier: CarrierThread
) -> None:
    reached.inbound()
    ask(reached, "offers")
    deliver.drain()
    assert "not a condition of purchase" in bodies(carrier)[0]
    reached.inbound("YES")
    assert grants(reached)[0].tier is WRITTEN


@pytest.mark.parametrize(
    ("before", "later", "said", "granted"),
    [
        ("ask", 0, "YES", True),
        ("ask", DAY - MINUTE, "yes please", True),
        ("ask", DAY + MINUTE, "YES", False),
        ("ask", 0, "Maybe, what is it about?", False),
        ("nothing", 0, "YES", False),
    ],
)
def test_yes_counts_only_while_an_ask_is_pending(
    reached: World, deliver: Deliver, before: str, later: int, said: str, granted: bool
) -> None:
    reached.inbound()
    if before == "ask":
        ask(reached)
        deliver.drain()
    reached.pass_time(later)
    reached.inbound(said)
    assert bool(grants(reached)) is granted


def test_yes_before_the_ask_left_means_nothing(reached: World) -> None:
    reached.inbound()
    assert ask(reached).state.value == "ready"
    reached.inbound("Yes")
    assert grants(reached) == []


def test_one_ask_a_conversation_and_none_after_it(reached: World, deliver: Deliver) -> None:
    late = ask(reached)
    assert (late.state.value, late.judged.reasons[0][0]) == ("denied", "ask_too_late")
    reached.inbound()
    assert ask(reached).state.value == "ready"
    deliver.drain()
    again = ask(reached, "offers")
    assert (again.state.value, again.judged.reasons[0][0]) == ("denied", "already_asked")
    reached.pass_time(DAY + HOUR)
    reached.inbound("Hello again")
    assert ask(reached).state.value == "ready", "a new conversation"


def test_no_is_no_stop_while_an_ask_is_pending(reached: World, deliver: Deliver) -> None:
    reached.inbound()
    ask(reached)
    deliver.drain()
    reached.inbound("No thanks")
    assert reached.send("Fine, see you.").state.value == "ready", "no quarantine"
    reached.inbound("yes")
    assert grants(reached) == [], "the ask was answered"


def test_a_stop_ends_the_ask(reached: World, deliver: Deliver) -> None:
    reached.inbound()
    ask(reached)
    deliver.drain()
    reached.inbound("STOP")
    reached.inbound("YES")
    assert grants(reached) == []
    assert reached.send().judged.reasons[0][0] == "opted_out", "YES is never START"


def test_a_carrier_that_takes_yes_for_start_lifts_its_own_block_alone(reached: World) -> None:
    reached.inbound()
    reached.inbound("STOP")
    reached.inbound("YES", hint=Hint.START)
    assert reached.send().judged.reasons[0][0] == "opted_out"
    reached.inbound("START", hint=Hint.START)
    assert reached.send().state.value == "ready"


def test_what_they_agreed_to_is_not_asked_again(reached: World) -> None:
    reached.inbound()
    grant(reached, no_confirmation="another did")
    with pytest.raises(Conflict) as refused:
        ask(reached)
    assert refused.value.code == "already_granted"


def test_what_was_stopped_by_kind_is_refused_and_not_said_to_be_granted(reached: World) -> None:
    reached.inbound()
    grant(reached, no_confirmation="another did")
    asked = parse_phone(ANNA)
    scope = kind_scope(Kind.INFORMATIONAL)
    reached.gateway.consents.revoke("demo", asked, scope=scope, source=Source.PHONE, received_at=0, note="", by="t")
    refused = ask(reached)
    assert (refused.state.value, refused.judged.reasons[0][0]) == ("denied", "opted_out")


def test_an_ask_names_a_sender_of_the_program(reached: World) -> None:
    programs = {**reached.policy.programs, "reminders": replace(reached.policy.programs["reminders"], senders=(OTHER,))}
    reached.policy = reached.gateway.admin.apply(replace(reached.policy, programs=programs), by="t")
    reached.inbound()
    with pytest.raises(BadInput) as refused:
        ask(reached)
    assert refused.value.field == "from"
    with pytest.raises(BadInput) as refused:
        reached.send(program="reminders")
    assert refused.value.field == "from"


# ---- the confirmation ----


def grant(world: World, program: str = "reminders", tier: ConsentTier = EXPRESS, **values: Any) -> Any:
    now = world.gateway.core.clock()
    source = Source.VERBAL if tier is EXPRESS else Source.WEB_FORM
    words = {"said": "yes"} if tier is EXPRESS else {"disclosure": WORDS}
    asked = GrantRequest(parse_phone(ANNA), program, tier, source, now, **words, **values)  # type: ignore[arg-type]
    return world.gateway.consents.grant("demo", asked, by="t")


WORDS = (
    "By checking this box I agree to get recurring automated marketing texts from Demo at the number given. Consent is "
    "not a condition of purchase. Message frequency varies. Msg & data rates may apply. Reply STOP to stop, HELP for "
    "help. Terms: https://demo.example/terms Privacy: https://demo.example/privacy"
)


def test_nothing_of_a_recurring_program_goes_before_its_confirmation(
    reached: World, deliver: Deliver, carrier: CarrierThread
) -> None:
    recorded = grant(reached)
    assert reached.state(recorded.confirmation) == "ready"
    waits = reached.send("Your visit is at 9.", program="reminders")
    assert (waits.state.value, waits.judged.reasons[0][0]) == ("held", "confirmation_missing")
    deliver.drain()
    assert [body[:9] for body in bodies(carrier)] == ["Demo: you", "Your visi"]
    assert grant(reached).confirmation == "", "they were told before"


def test_a_receipt_that_is_faster_than_our_own_commit_lets_the_next_text_go(
    reached: World, deliver: Deliver, carrier: CarrierThread
) -> None:
    """The carrier tells of the confirmation while its answer to our call is lost or on its way."""
    reached.inbound("Are you open tomorrow?")
    waiting = reached.send("Your visit is at 9.", program="reminders")
    ask(reached)
    deliver.drain()
    carrier.control(callbacks={"enabled": False}, faults={"reset_after_accept": {"count": 1}})
    reached.inbound("Yes!")
    deliver.drain()
    assert reached.reasons(waiting.id) == ["confirmation_missing"]
    confirmation = next(
        e.fact.text for e in entries(reached) if isinstance(e.fact, Submitted) and e.fact.own is CONFIRMS
    )
    receipt = Receipt("r1", "SM1", Status.DELIVERED, text=confirmation)
    assert reached.gateway.receipts.take(reached.policy, reached.policy.senders[SENDER], receipt)
    deliver.drain()
    assert reached.state(waiting.id) == "sent"


def test_a_confirmation_that_failed_is_sent_again_by_an_operator(
    reached: World, deliver: Deliver, carrier: CarrierThread
) -> None:
    carrier.control(faults={"reset_after_accept": {"count": 1}})
    recorded = grant(reached)
    waits = reached.send("Your visit is at 9.", program="reminders")
    deliver.drain()
    assert reached.state(recorded.confirmation) == "unknown"
    assert reached.reasons(waits.id) == ["confirmation_missing"]
    again = reached.gateway.asking.confirm("demo", parse_phone(ANNA), "reminders", sender="", by="op")
    assert again.id != recorded.confirmation
    deliver.drain()
    assert reached.state(waits.id) == "sent"
    with pytest.raises(Conflict) as refused:
        reached.gateway.asking.confirm("demo", parse_phone(ANNA), "reminders", sender="", by="op")
    assert refused.value.code == "nothing_to_confirm"


@pytest.mark.parametrize("values", [{"confirmed_at": True}, {"no_confirmation": "a single appointment"}])
def test_a_grant_may_say_that_none_is_needed(reached: World, values: dict[str, Any]) -> None:
    if "confirmed_at" in values:
        values = {"confirmed_at": reached.gateway.core.clock() + 1}
        reached.pass_time(0)
        with pytest.raises(BadInput) as refused:
            grant(reached, confirmed_at=1)
        assert refused.value.field == "confirmed_at"
        values = {"no_confirmation": "they got one from the old system"}
    assert grant(reached, **values).confirmation == ""
    assert reached.send("Your visit is at 9.", program="reminders").state.value == "ready"


def test_a_program_that_does_not_recur_needs_none(reached: World) -> None:
    programs = {**reached.policy.programs, "reminders": replace(reached.policy.programs["reminders"], recurring=False)}
    reached.policy = reached.gateway.admin.apply(replace(reached.policy, programs=programs), by="t")
    assert grant(reached).confirmation == ""
    assert reached.send("Your visit is at 9.", program="reminders").state.value == "ready"


def test_after_a_stop_by_kind_and_a_new_signature_they_are_told_again(reached: World, deliver: Deliver) -> None:
    grant(reached, "offers", WRITTEN)
    deliver.drain()
    asked, scope = parse_phone(ANNA), kind_scope(Kind.PROMOTIONAL)
    reached.gateway.consents.revoke("demo", asked, scope=scope, source=Source.PHONE, received_at=0, note="", by="t")
    reached.pass_time(HOUR)
    signed = grant(reached, "offers", WRITTEN)
    assert signed.lifted
    assert signed.confirmation


def test_after_a_stop_and_a_new_signature_they_are_told_again(reached: World, deliver: Deliver) -> None:
    grant(reached, "offers", WRITTEN)
    deliver.drain()
    reached.inbound("STOP")
    reached.pass_time(HOUR)
    signed = grant(reached, "offers", WRITTEN)
    assert signed.lifted
    assert signed.confirmation
