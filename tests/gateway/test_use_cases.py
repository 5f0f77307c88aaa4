"""The use cases on the store they run on: what is submitted, received, released, granted, revoked and withdrawn."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from msgspec.structs import replace

from app.consent.entries import Submitted
from app.consent.fold import fold
from app.consent.model import ANY, DAY, HOUR, Author, ConsentTier, Kind, Source, State
from app.errors import BadInput, Conflict, ConsentryError, IdempotencyMismatch, TooMany, Unauthorized
from app.gateway.consents import GrantRequest
from app.gateway.draft import Draft
from app.gateway.send import Send
from app.gateway.submit import MAX_WAITING, Submission
from app.phone import parse_phone
from app.providers.seam import Hint, Receipt, Status
from app.store import codec
from app.store.change import Change, Reading
from tests.consent.worlds import POLICY, SENDER, SHOWN
from tests.databases import on_both
from tests.gateway.conftest import ANNA, World


def grant(world: World, program: str, tier: ConsentTier, source: Source = Source.VERBAL, **more: Any) -> Any:
    now = world.gateway.core.clock()
    values = {"given_at": now, "said": "yes", "disclosure": SHOWN if source is not Source.VERBAL else "", **more}
    return world.gateway.consents.grant(
        "demo", GrantRequest(parse_phone(ANNA), program, tier, source, no_confirmation="another did", **values), by="t"
    )


def revoke(world: World, scope: str = ANY, source: Source = Source.PHONE) -> Any:
    return world.gateway.consents.revoke(
        "demo", parse_phone(ANNA), scope=scope, source=source, received_at=0, note="", by="t"
    )


def standing(world: World) -> Any:
    core = world.gateway.core
    who = core.identity.consumer("demo", ANNA)
    return core.store.read("demo", POLICY.tag, [who]).snapshots[who].standing


def outbox(world: World, number: str = ANNA) -> list[Any]:
    core = world.gateway.core
    who = core.identity.consumer("demo", number)
    found = (codec.unpack_outbox(POLICY.tag, f) for _, f in core.store.client.xrange(core.store.keys("demo").outbox))
    return [entry for consumer, entry in found if consumer == who]


def test_a_text_without_consent_is_held_and_found(world: World) -> None:
    sent = world.send("Hello")
    assert (sent.state.value, sent.judged.reasons[0][0]) == ("held", "no_consent")
    assert world.state(sent.id) == "held"
    assert world.rung == [], "nothing is due, so nobody is woken"


def test_a_reply_is_ready_and_rings_once(world: World) -> None:
    world.inbound()
    assert world.send().state.value == "ready"
    assert world.send().state.value == "ready"
    assert world.rung == ["demo"]


def test_the_kept_standing_equals_the_fold_of_all_that_happened(world: World) -> None:
    world.send("before")
    world.inbound()
    world.send("reply", topic="roof")
    grant(world, "reminders", ConsentTier.EXPRESS)
    world.look()
    world.inbound("STOP")
    world.inbound("START")
    world.send("again")
    revoke(world, "reminders")
    assert standing(world) == fold(outbox(world))
    assert [e.seq for e in outbox(world)] == list(range(1, len(outbox(world)) + 1))


def test_what_waited_goes_by_itself_once_consent_is_recorded(world: World) -> None:
    held = world.send(program="reminders")
    assert grant(world, "reminders", ConsentTier.EXPRESS).entry
    assert world.look() == 1
    assert world.state(held.id) == "ready"
    assert world.look() == 0, "and is not looked at again"


def test_a_time_that_was_asked_for_comes(world: World) -> None:
    world.inbound()
    later = world.gateway.core.clock() + HOUR
    held = world.send(not_before=later)
    assert world.reasons(held.id) == ["not_yet"]
    assert world.look() == 0
    world.pass_time(HOUR + 1000)
    assert world.look() == 1
    assert world.state(held.id) == "ready"


def test_a_hold_ends_by_itself(world: World) -> None:
    held = world.send()
    world.pass_time(DAY - HOUR)
    world.look()
    assert world.state(held.id) == "held"
    world.pass_time(2 * HOUR)
    assert world.look() == 1
    assert world.state(held.id) == "expired"


def test_a_held_text_says_what_it_waits_for_now(world: World) -> None:
    held = world.send()
    assert world.reasons(held.id) == ["no_consent"]
    world.inbound()
    world.look()
    assert world.reasons(held.id) == ["not_a_reply"]


def test_an_operator_settles_it_as_the_answer(world: World) -> None:
    held = world.send()
    world.inbound()
    entry = standing(world).windows[SENDER].inbound
    with pytest.raises(BadInput) as caught:
        world.gateway.holds.settle_as_reply("demo", held.id, "ent_other", by="anna")
    assert caught.value.field == "answers"
    settled = world.gateway.holds.settle_as_reply("demo", held.id, entry, by="anna")
    assert settled.state.value == "ready"
    with pytest.raises(Conflict):
        world.gateway.holds.settle_as_reply("demo", held.id, entry, by="anna")


def test_a_waiting_text_can_be_withdrawn_once(world: World) -> None:
    held = world.send()
    assert world.gateway.holds.withdraw("demo", held.id, by="anna").state.value == "withdrawn"
    with pytest.raises(Conflict):
        world.gateway.holds.withdraw("demo", held.id, by="anna")


# ---- many at once ----


def test_a_batch_keeps_its_order_and_folds_by_consumer(world: World) -> None:
    world.inbound()
    sends = [Send(SENDER, parse_phone(ANNA if n % 2 else f"+1704555{n:04}"), f"text {n}") for n in range(60)]
    sends[10] = replace(sends[10], program="nowhere")
    results = world.gateway.submit.many("demo", sends)
    states = [r.state.value if isinstance(r, Submission) else r.code for r in results]
    assert states[10] == "unknown_program"
    assert {s for n, s in enumerate(states) if n % 2} == {"ready"}
    assert {s for n, s in enumerate(states) if not n % 2 and n != 10} == {"held"}
    bodies = [e.private.body for e in outbox(world) if isinstance(e.fact, Submitted)]
    assert bodies == [f"text {n}" for n in range(60) if n % 2]


def test_a_thousand_wait_and_no_more(world: World) -> None:
    sends = [Send(SENDER, parse_phone(ANNA), f"{n}") for n in range(MAX_WAITING + 2)]
    results = world.gateway.submit.many("demo", sends)
    refused = [r for r in results if isinstance(r, ConsentryError)]
    assert [type(r) for r in refused] == [TooMany, TooMany]
    with pytest.raises(TooMany):
        world.send()
    stopped = revoke(world)
    assert len(stopped.denied) == MAX_WAITING
    assert world.state(stopped.denied[0]) == "denied"


def test_the_first_topic_of_a_batch_binds_for_the_next(world: World) -> None:
    world.inbound()
    to = parse_phone(ANNA)
    first, second = world.gateway.submit.many(
        "demo", [Send(SENDER, to, "a", topic="roof"), Send(SENDER, to, "b", topic="invoice")]
    )
    assert isinstance(first, Submission)
    assert isinstance(second, Submission)
    assert first.state.value == "ready"
    assert second.judged.reasons[0][0] == "topic_differs"


# ---- idempotency ----


def test_the_same_key_finds_the_same_text(world: World) -> None:
    send = Send(SENDER, parse_phone(ANNA), "Hello")
    first = world.gateway.submit.one("demo", send, key="k", body_hash="1")
    count = len(outbox(world))
    world.inbound()
    again = world.gateway.submit.one("demo", send, key="k", body_hash="1")
    assert (again.id, again.judged) == (first.id, first.judged)
    assert len(outbox(world)) == count + 1, "only the inbound text was added"
    with pytest.raises(IdempotencyMismatch):
        world.gateway.submit.one("demo", send, key="k", body_hash="2")
    world.inbound("STOP")
    after = world.gateway.submit.one("demo", send, key="k", body_hash="1")
    assert (after.state.value, after.judged) == ("denied", first.judged), "its first Decision and its present state"


@on_both
def test_a_key_older_than_redis_remembers_is_found_in_the_ledger(world: World) -> None:
    send = Send(SENDER, parse_phone(ANNA), "Hello")
    first = world.gateway.submit.one("demo", send, key="k", body_hash="1")
    world.copy()
    client, keys = world.gateway.core.store.client, world.gateway.core.store.keys("demo")
    for key in [*client.keys(f"{keys.prefix}t:*"), *client.keys(f"{keys.prefix}i:*")]:
        client.delete(key)
    again = world.gateway.submit.one("demo", send, key="k", body_hash="1")
    assert (again.id, again.judged.reasons) == (first.id, first.judged.reasons)


def test_sixteen_at_once_with_one_key_make_one_text(world: World) -> None:
    send = Send(SENDER, parse_phone(ANNA), "Hello")
    found: list[str] = []

    def once() -> None:
        found.append(world.gateway.submit.one("demo", send, key="k", body_hash="1").id)

    threads = [threading.Thread(target=once) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 16
    assert len(set(found)) == 1
    assert len([e for e in outbox(world) if isinstance(e.fact, Submitted)]) == 1


# ---- inbound ----


def test_a_repeated_webhook_has_no_second_effect(world: World) -> None:
    assert world.inbound(event="same").fresh
    before = standing(world)
    assert not world.inbound(event="same").fresh
    assert standing(world) == before


def test_a_stop_that_was_first_taken_for_a_question_still_stops(world: World) -> None:
    """The provider's list says nothing of its own reading of a text; its webhook, coming later, does."""
    assert world.inbound("tschüss", event="same").intent.value == "none"
    received = world.inbound("tschüss", event="same", hint=Hint.STOP)
    assert (received.intent.value, received.fresh) == ("stop", True)
    assert world.send().state.value == "denied"
    before = standing(world)
    assert not world.inbound("tschüss", event="same", hint=Hint.STOP).fresh
    assert standing(world) == before


def test_a_stop_denies_what_waits_and_is_answered_once(world: World) -> None:
    held = world.send()
    received = world.inbound("Stop.")
    assert received.intent.value == "stop"
    assert world.state(held.id) == "denied"
    answers = [e for e in outbox(world) if isinstance(e.fact, Submitted) and e.fact.own]
    assert [a.private.body for a in answers] == [
        "Demo: you will get no more texts from us. Reply START to get them again."
    ]
    world.inbound("STOP")
    assert len([e for e in outbox(world) if isinstance(e.fact, Submitted) and e.fact.own]) == 1
    assert world.send().state.value == "denied"


def test_no_answer_where_the_provider_answers(world: World) -> None:
    world.inbound("STOP", answered=True)
    assert not [e for e in outbox(world) if isinstance(e.fact, Submitted)]


@pytest.mark.parametrize("word", ["STOP", "START", "HELP"])
def test_the_providers_own_hint_counts(world: World, word: str) -> None:
    received = world.inbound("basta", hint=Hint(word.lower()))
    assert received.intent.value == word.lower()


def test_help_opens_nothing_and_is_answered_once_an_hour(world: World) -> None:
    world.inbound("HELP")
    world.inbound("help")
    own = [e for e in outbox(world) if isinstance(e.fact, Submitted) and e.fact.own]
    assert len(own) == 1
    assert standing(world).windows == {}
    world.pass_time(HOUR)
    world.inbound("help")
    assert len([e for e in outbox(world) if isinstance(e.fact, Submitted) and e.fact.own]) == 2


@pytest.mark.parametrize(("body", "more"), [("Liked “See you”", {}), ("Hi all", {"group": True})])
def test_reactions_and_group_texts_open_nothing(world: World, body: str, more: dict[str, Any]) -> None:
    world.inbound(body, **more)
    assert standing(world).windows == {}


def test_a_picture_alone_opens_a_window(world: World) -> None:
    world.inbound("", media=(("https://example.com/a.jpg", "image/jpeg"),))
    assert SENDER in standing(world).windows


def test_an_ambiguous_text_is_for_a_person_to_read(world: World) -> None:
    world.inbound("enough")
    assert world.send().judged.reasons[0][0] == "quarantine"
    assert world.send(author=Author.PERSON).state.value == "ready"
    world.gateway.consents.settle_quarantine("demo", parse_phone(ANNA), by="anna")
    assert world.send().state.value == "ready"


@on_both
def test_an_old_event_lifts_nothing_once_redis_has_forgotten_it(world: World) -> None:
    """Thirty days on, only the Ledger knows a replayed START."""
    world.inbound("START", event="old-start")
    world.inbound("STOP")
    world.copy()
    core = world.gateway.core
    core.store.client.delete(core.store.keys("demo").event("old-start"))
    world.inbound("START", event="old-start")
    assert standing(world).revoked() is not None
    world.inbound("START", event="new-start")
    assert standing(world).revoked() is None


# ---- receipts ----


def sending(world: World) -> str:
    """A text that is on its way."""
    world.inbound()
    text = world.send().id
    claimed(world, text)
    return text


def claimed(world: World, text: str) -> None:
    """A worker claims the text, and its outcome is not committed yet."""

    def plan(draft: Draft, reading: Reading) -> tuple[Change | None, None]:
        draft.move(reading.texts[text], State.SENDING, token="mine", attempts=1)
        return draft.change(), None

    core = world.gateway.core
    core.change(world.policy, core.identity.consumer("demo", ANNA), plan, texts=[text])


def receipt(world: World, text: str, status: Status, **more: Any) -> bool:
    taken = Receipt(f"r:{status.value}", "SM1", status, text=text, **more)
    return world.gateway.receipts.take(world.policy, world.policy.senders[SENDER], taken)


def test_a_receipt_that_is_faster_than_its_worker_lets_go_what_waited_for_it(world: World) -> None:
    core = world.gateway.core
    waiting = world.send("Tuesday at nine.", program="reminders").id
    request = GrantRequest(
        parse_phone(ANNA), "reminders", ConsentTier.EXPRESS, Source.VERBAL, core.clock(), said="Yes, do."
    )
    confirmation = world.gateway.consents.grant("demo", request, by="test").confirmation
    world.look()
    assert world.reasons(waiting) == ["confirmation_missing"]
    claimed(world, confirmation)
    world.look()
    core.lanes.answer_bells(["demo"])
    world.rung.clear()
    assert receipt(world, confirmation, Status.SENT)
    assert world.rung == ["demo"]
    world.look()
    assert world.state(waiting) == "ready"


def test_receipts_settle_a_text_in_any_order(world: World) -> None:
    text = sending(world)
    assert receipt(world, text, Status.DELIVERED), "also before our own commit of the outcome"
    assert world.state(text) == "delivered"
    assert not receipt(world, text, Status.SENT)
    assert world.state(text) == "delivered"
    assert not receipt(world, text, Status.DELIVERED), "twice is once"


def test_a_second_final_word_is_recorded_and_changes_nothing(world: World) -> None:
    text = sending(world)
    receipt(world, text, Status.UNDELIVERED)
    assert receipt(world, text, Status.DELIVERED)
    assert world.state(text) == "undelivered"
    assert outbox(world)[-1].type == "noted"


def test_a_refusal_of_the_provider_is_a_revocation_where_nothing_speaks_against_it(world: World) -> None:
    text = sending(world)
    receipt(world, text, Status.FAILED, code="21610", opted_out=True)
    assert standing(world).revoked().source is Source.PROVIDER


def test_and_only_a_hold_where_they_agreed(world: World) -> None:
    grant(world, "support", ConsentTier.EXPRESS)
    text = sending(world)
    receipt(world, text, Status.FAILED, code="21610", opted_out=True)
    assert standing(world).revoked() is None
    assert world.send().judged.reasons[0][0] == "blocked_at_provider"
    world.inbound("START")
    assert world.send().state.value == "ready"


# ---- consents ----


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"program": "nowhere"}, "program"),
        ({"tier": ConsentTier.IMPLIED}, "tier"),
        ({"tier": ConsentTier.EXPRESS_WRITTEN}, "tier"),
        ({"said": ""}, "said"),
        ({"source": Source.PHONE}, "source"),
        ({"given_at": 10**13}, "given_at"),
        ({"expires_at": 1}, "expires_at"),
        ({"source": Source.PAPER, "disclosure": "", "said": ""}, "disclosure"),
    ],
)
def test_a_grant_that_lacks_something_names_it(world: World, more: dict[str, Any], field: str) -> None:
    values = {"program": "support", "tier": ConsentTier.EXPRESS, "source": Source.VERBAL, **more}
    with pytest.raises(BadInput) as caught:
        grant(world, values.pop("program"), values.pop("tier"), values.pop("source"), **values)
    assert caught.value.field == field
    assert outbox(world) == []


def test_a_form_lifts_a_stop_for_its_program_and_a_phone_call_does_not(world: World) -> None:
    revoke(world)
    assert not grant(world, "reminders", ConsentTier.EXPRESS).lifted
    world.pass_time(1000)
    assert grant(world, "reminders", ConsentTier.EXPRESS, Source.WEB_FORM).lifted
    assert world.send(program="reminders").state.value == "ready"
    assert world.send().state.value == "denied"


def test_a_text_stays_on_its_channel(world: World) -> None:
    with pytest.raises(BadInput) as caught:
        world.send(to="whatsapp:+17045550123")
    assert caught.value.field == "to"


def test_kind_may_be_raised_and_never_lowered(world: World) -> None:
    assert world.send(kind=Kind.PROMOTIONAL).judged.reasons[0][0] == "no_consent"
    with pytest.raises(BadInput) as caught:
        world.send(program="offers", kind=Kind.CONVERSATIONAL)
    assert caught.value.field == "kind"


# ---- administration ----


def test_the_same_policy_again_is_no_new_version(world: World) -> None:
    again = world.gateway.admin.apply(POLICY, by="t")
    assert again.version == world.policy.version
    changed = world.gateway.admin.apply(replace(POLICY, name="Demo Two"), by="t")
    assert changed.version == world.policy.version + 1
    assert world.gateway.core.businesses.get("demo").name == "Demo Two"


def test_a_new_policy_judges_what_is_held_again(world: World) -> None:
    held = world.send(program="strict")
    assert held.state.value == "denied"
    waiting = world.send()
    programs = {**POLICY.programs, "support": replace(POLICY.programs["support"], on_missing_consent="deny")}
    world.gateway.admin.apply(replace(POLICY, programs=programs), by="t")
    assert world.look() == 1
    assert world.state(waiting.id) == "denied"


def test_a_key_opens_until_it_ends(world: World) -> None:
    admin = world.gateway.admin
    key = admin.make_key("demo", ("send", "read"), name="app", by="t")
    business, record = admin.authorize(key)
    assert (business, record.scopes) == ("demo", ("send", "read"))
    for wrong in (key[:-1] + ("A" if key[-1] != "A" else "B"), "csy_x_y", "", "csy_" + record.id, key.upper()):
        with pytest.raises(Unauthorized):
            admin.authorize(wrong)
    stored = world.gateway.core.store.client.hgetall(world.gateway.core.store.keys("demo").apikeys)
    assert key.split("_")[2].encode() not in b"".join(stored.values()), "only the hash is kept"
    admin.end_key("demo", record.id, by="t")
    with pytest.raises(Unauthorized):
        admin.authorize(key)


def test_a_pause_holds_what_would_go_and_its_end_lets_it_go(world: World) -> None:
    world.inbound()
    admin = world.gateway.admin
    for what in ({}, {"sender": SENDER}, {"program": "support"}):
        admin.pause("demo", paused=True, by="t", **what)
        held = world.send()
        assert world.reasons(held.id) == ["paused"]
        admin.apply(POLICY, by="t")
        assert world.reasons(world.send().id) == ["paused"], "applying the settings again ends no pause"
        assert world.inbound().fresh, "inbound is untouched"
        admin.pause("demo", paused=False, by="t", **what)
        world.look()
        assert world.state(held.id) == "ready"
        world.pass_time(2 * HOUR)


def test_what_waited_long_does_not_come_all_at_once(world: World) -> None:
    held = [world.send(f"{n}", program="reminders").id for n in range(5)]
    grant(world, "reminders", ConsentTier.EXPRESS)
    world.look()
    assert [world.state(text) for text in held] == ["ready", "ready", "ready", "held", "held"]
    assert world.reasons(held[3]) == ["burst"]
    world.look()
    assert world.state(held[3]) == "held"
    world.pass_time(HOUR + 1000)
    world.look()
    assert world.state(held[3]) == "ready"


def test_watch_lets_go_what_it_would_hold_and_nothing_else(world: World) -> None:
    until = world.gateway.core.clock() + DAY
    senders = {n: replace(s, mode="watch", watch_until=until) for n, s in POLICY.senders.items()}
    world.policy = world.gateway.admin.apply(replace(POLICY, senders=senders), by="t")
    went = world.send()
    assert (went.state.value, went.judged.reasons[0][0]) == ("ready", "would_hold")
    assert world.send(program="reminders").state.value == "ready"
    assert world.send(program="offers").state.value == "held", "never promotional"
    assert world.send(program="strict").state.value == "denied", "never a denial"
    world.inbound("enough", sender="+17045550124")
    assert world.send(to="+17045550124").state.value == "held", "never in quarantine"
    world.inbound("STOP")
    assert world.send().state.value == "denied"
    world.pass_time(DAY)
    assert world.send(to="+17045550125").state.value == "held", "a watch ends by itself"


@on_both
def test_the_ledger_gets_every_entry_once(world: World) -> None:
    world.inbound()
    text = world.send().id
    world.inbound("STOP")
    total = world.gateway.core.store.client.xlen(world.gateway.core.store.keys("demo").outbox)
    assert world.copy() == total
    assert world.copy() == 0
    row = world.gateway.core.ledger.text("demo", text)
    assert row is not None
    assert row.state == "denied"
    world.send()
    assert world.copy() == 1
