"""What an outbound text says, through the gateway: held for its words, its opt-out line, on to the carrier."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from app.consent.entries import Moved, Submitted
from app.consent.fold import fold
from app.consent.model import DAY, Author, ConsentTier, Kind, Policy, State
from app.errors import BadInput
from app.gateway.deliver import Deliver
from app.gateway.send import Send
from app.gateway.submit import Submission
from app.phone import parse_phone
from app.providers.wire import Wire
from app.simulator.running import CarrierThread
from tests.consent.worlds import PROGRAMS, SENDER
from tests.databases import on_both
from tests.gateway.conftest import ANNA, World, on
from tests.gateway.test_use_cases import grant, outbox, standing

LINE = " Reply STOP to opt out."
BEN = "+17045550124"


def set_line(world: World, choice: str, days: int = 30, policy: Policy | None = None, **more: Any) -> None:
    programs = {n: replace(p, opt_out_line=choice, opt_out_every_days=days) for n, p in PROGRAMS.items()}
    base = policy or world.policy
    world.policy = world.gateway.admin.apply(replace(base, programs=programs, **more), by="test")


def stored(world: World, text: str) -> str:
    return world.gateway.core.store.texts("demo", [text])[text].text.body


def submitted(world: World) -> list[Submitted]:
    return [entry.fact for entry in outbox(world) if isinstance(entry.fact, Submitted)]


# ---- what it says ----


def test_an_offer_waits_until_it_is_sent_as_one(world: World) -> None:
    world.inbound()
    held = world.send("Yes, and get 20% off your next visit!", author=Author.PERSON)
    assert (held.state, held.judged.reasons[0]) == (
        State.HELD,
        ("reads_promotional", {"words": "20% off", "kind": "conversational"}),
    )
    grant(world, "reminders", ConsentTier.EXPRESS)
    assert world.send("Flash sale today", program="reminders").judged.reasons[0][0] == "reads_promotional"
    world.look()
    assert world.reasons(held.id) == ["reads_promotional"], "judged again at each look, by the same words"
    assert world.send("Yes, at nine.").state is State.READY


def test_consent_of_another_kind_does_not_release_it(world: World) -> None:
    held = world.send("Use code SAVE20 at checkout", program="reminders")
    assert sorted(code for code, _ in held.judged.reasons) == ["no_consent", "reads_promotional"]
    grant(world, "reminders", ConsentTier.EXPRESS)
    world.look()
    assert world.reasons(held.id) == ["reads_promotional"]


def test_a_public_shortener_is_held_in_any_kind(world: World) -> None:
    world.inbound()
    for kind in (Kind.CONVERSATIONAL, Kind.PROMOTIONAL):
        held = world.send("See https://bit.ly/x", kind=kind)
        assert ("shared_shortener", {"host": "bit.ly"}) in held.judged.reasons
    assert world.send("See https://acme.example/x").state is State.READY


def test_a_watching_sender_holds_it_too(world: World) -> None:
    senders = {
        n: replace(s, mode="watch", watch_until=world.gateway.core.clock() + DAY)
        for n, s in world.policy.senders.items()
    }
    world.policy = world.gateway.admin.apply(replace(world.policy, senders=senders), by="test")
    let_go = world.send("Reply YES to confirm")
    assert (let_go.state, len(let_go.judged.advice)) == (State.READY, 1)
    assert world.send("20% off everything").state is State.HELD
    assert world.send("See bit.ly/x").state is State.HELD


def test_advice_is_kept_with_the_decision_and_given_in_dry_runs(world: World) -> None:
    world.inbound()
    sent = world.send("Reply CANCEL to reschedule")
    assert sent.state is State.READY
    assert sent.judged.advice == ("opt_out:cancel",)
    assert "CANCEL" in str(sent.judged.as_json()["advice"])
    assert world.gateway.core.store.texts("demo", [sent.id])[sent.id].judged.advice == sent.judged.advice
    world.copy()
    row = world.gateway.core.ledger.text("demo", sent.id)
    assert row is not None
    assert row.judged() == sent.judged, "the Ledger keeps it whole"
    assert world.gateway.core.ledger.outbound("demo", [sent.id])[sent.id][1] == sent.judged
    send = Send(SENDER, parse_phone(ANNA), "Reply YES to confirm and get 20% off")
    dry = world.gateway.submit.decision("demo", send)
    assert (dry.code, len(dry.advice)) == ("reads_promotional", 1)


# ---- the line ----


def test_the_whole_text_is_stored_and_sent(world: World, carrier: CarrierThread) -> None:
    world.policy = world.gateway.admin.apply(on(carrier), by="test")
    grant(world, "reminders", ConsentTier.EXPRESS)
    appended = world.send("See you at 9.", program="reminders")
    own = world.send("See you at 10. Text STOP to end", program="reminders")
    world.inbound()
    reply = world.send("Yes.")
    wire = Wire()
    Deliver(world.gateway.core, world.gateway.release, wire, open_lanes=set).drain()
    wire.close()
    assert [text.body for text in carrier.received] == [
        "See you at 9." + LINE,
        "See you at 10. Text STOP to end",
        "Yes.",
    ]
    assert stored(world, appended.id) == "See you at 9." + LINE
    assert [(one.before is not None) for one in (appended, own, reply)] == [True, False, False]
    assert [fact.line for fact in submitted(world)] == ["appended", "own", ""]
    assert [entry.private.body for entry in outbox(world) if isinstance(entry.fact, Submitted) and entry.private][
        0
    ] == ("See you at 9." + LINE)


def test_segments_are_counted_before_and_after(world: World) -> None:
    one = world.send("x" * 150, program="reminders")
    assert (one.segments.encoding, one.segments.count) == ("gsm7", 2)
    assert one.before is not None
    assert (one.before.encoding, one.before.count) == ("gsm7", 1)
    wide = world.send("ж" * 60, program="offers")
    assert (wide.segments.encoding, wide.segments.count) == ("ucs2", 2)
    assert wide.before is not None
    assert wide.before.count == 1
    assert world.send("x" * 150).before is None


def test_a_text_too_long_for_its_line_is_refused_alone(world: World) -> None:
    good = Send(SENDER, parse_phone(ANNA), "Hi", "reminders")
    long = replace(good, body="x" * 1_590)
    first, second, third = world.gateway.submit.many("demo", [good, long, replace(long, to=parse_phone(BEN))])
    assert isinstance(first, Submission)
    assert isinstance(second, BadInput)
    assert (second.field, isinstance(third, BadInput)) == ("body", True)
    assert len(submitted(world)) == 1
    with pytest.raises(BadInput):
        world.gateway.submit.decision("demo", long)
    assert world.send("x" * 1_590).state is State.HELD, "a conversational text needs no room for it"


def test_the_business_s_own_words(world: World) -> None:
    set_line(world, "append", opt_out_words="Txt STOP 2 quit.")
    assert stored(world, world.send("Hi.", program="reminders").id) == "Hi. Txt STOP 2 quit."


@on_both
def test_a_repeat_says_the_same_after_the_words_changed(world: World) -> None:
    send = Send(SENDER, parse_phone(ANNA), "Hi.", "reminders")
    first = world.gateway.submit.one("demo", send, key="k", body_hash="h")
    set_line(world, "append", opt_out_words="Txt STOP 2 quit.")
    again = world.gateway.submit.one("demo", send, key="k", body_hash="h")
    assert again == first
    assert again.before is not None
    world.copy()
    client, keys = world.gateway.core.store.client, world.gateway.core.store.keys("demo")
    client.delete(*client.keys(f"{keys.prefix}t:*"), *client.keys(f"{keys.prefix}i:*"))
    old = world.gateway.submit.one("demo", send, key="k", body_hash="h")
    assert (old.id, old.segments, old.before) == (first.id, first.segments, first.before)


def test_a_text_is_held_for_its_line(world: World) -> None:
    set_line(world, "hold")
    grant(world, "reminders", ConsentTier.EXPRESS)
    held = world.send("See you at 9.", program="reminders")
    assert (held.state, held.judged.reasons[0][0]) == (State.HELD, "opt_out_line_missing")
    assert stored(world, held.id) == "See you at 9."
    assert world.send("See you at 9." + LINE, program="reminders").state is State.READY
    set_line(world, "append")
    world.look()
    assert world.reasons(held.id) == ["opt_out_line_missing"], "what was taken is not changed"
    world.inbound()
    assert world.send("Yes.").state is State.READY, "never on conversational"


def test_a_line_every_so_many_days(world: World) -> None:
    set_line(world, "every_n_days", 10)
    grant(world, "reminders", ConsentTier.EXPRESS)

    def sent(body: str, **more: Any) -> str:
        return stored(world, world.send(body, program="reminders", **more).id)

    assert sent("One.") == "One." + LINE
    assert sent("Two.") == "Two."
    world.pass_time(9 * DAY)
    assert sent("Three.") == "Three."
    world.pass_time(DAY + 1)
    assert sent("Four.") == "Four." + LINE
    assert sent("Five.", kind=Kind.PROMOTIONAL) == "Five." + LINE, "another kind has its own"
    assert standing(world) == fold(outbox(world))


def test_a_raised_kind_counts_by_what_it_is_sent_as(world: World) -> None:
    set_line(world, "every_n_days", 10)
    grant(world, "support", ConsentTier.EXPRESS)
    first = world.send("One.", kind=Kind.INFORMATIONAL)
    second = world.send("Two.", kind=Kind.INFORMATIONAL)
    third = world.send("Three.")
    assert [stored(world, one.id) for one in (first, second, third)] == ["One." + LINE, "Two.", "Three."]


def test_a_line_that_waits_has_not_gone_and_goes_with_its_release(world: World) -> None:
    set_line(world, "every_n_days", 10)
    waiting = world.send("One.", program="reminders")
    assert stored(world, world.send("Two.", program="reminders").id) == "Two." + LINE
    assert standing(world).lines == {}
    grant(world, "reminders", ConsentTier.EXPRESS)
    world.look()
    assert world.state(waiting.id) == "ready"
    moves = [entry.fact for entry in outbox(world) if isinstance(entry.fact, Moved)]
    assert [move.line for move in moves] == ["appended", "appended"]
    assert stored(world, world.send("Three.", program="reminders").id) == "Three."


def test_a_line_taken_back_is_due_again(world: World) -> None:
    set_line(world, "every_n_days", 10)
    grant(world, "reminders", ConsentTier.EXPRESS)
    first = world.send("One.", program="reminders")
    assert first.state is State.READY
    world.gateway.holds.withdraw("demo", first.id, by="t")
    assert stored(world, world.send("Two.", program="reminders").id) == "Two." + LINE


def test_our_own_texts_get_no_line(world: World) -> None:
    world.inbound("HELP")
    assert [fact.line for fact in submitted(world)] == [""]
    assert submitted(world)[0].own is not None
