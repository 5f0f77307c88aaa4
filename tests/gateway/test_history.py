"""What a provider's log says of the time before: recorded once, dated, not witnessed, and nobody is answered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from msgspec.structs import replace

from app.consent.entries import Revoked
from app.consent.model import DAY, HOUR, MINUTE, Source
from app.errors import CarrierUnavailable
from app.gateway.auditing import Audit, Missed, audit, template_of
from app.gateway.history import History, Taken
from app.gateway.listing import PAGE_TRIES, listing, pages
from app.providers.wire import Wire
from app.store.store import real_now
from tests.consent.worlds import POLICY, SENDER
from tests.gateway.conftest import ANNA, TOKEN_ENV, World
from tests.log_server import PAGE, LogServer, RingCentralLog

BEN, CARL, DORA = "+17045550124", "+17045550125", "+17045550126"


@pytest.fixture(params=[LogServer, RingCentralLog])
def log(world: World, request: pytest.FixtureRequest) -> Iterator[LogServer]:
    made: LogServer = request.param()
    with made.server as server:
        senders = {
            number: replace(
                s,
                provider=made.provider,
                api_base=server.url.rstrip("/"),
                account="AC" + "0" * 31 + "1" if made.provider == "twilio" else "",
                auth_token_env=(TOKEN_ENV,),
                options={"client_id": "an-app"} if made.provider == "ringcentral" else {},
                key_envs={"client_secret": (TOKEN_ENV,)} if made.provider == "ringcentral" else {},
            )
            for number, s in POLICY.senders.items()
        }
        world.policy = world.gateway.admin.apply(replace(POLICY, senders=senders), by="test")
        yield made


@pytest.fixture
def wire() -> Iterator[Wire]:
    made = Wire(total_timeout=10.0, max_body=4 * 1024 * 1024)
    yield made
    made.close()


def run(world: World, wire: Wire, days: int = 400) -> tuple[Any, Taken]:
    sender = world.policy.senders[SENDER]
    past = History(world.gateway.core, world.gateway.receive, wire)
    found = past.read(world.policy, sender, real_now() - days * DAY, lambda log: None)
    return found, past.take(world.policy, sender, found, lambda done: None)


def standing(world: World, number: str) -> Any:
    core = world.gateway.core
    who = core.identity.consumer("demo", number)
    return core.store.read("demo", world.policy.tag, [who]).snapshots[who].standing


def revocation(world: World, number: str) -> Revoked:
    while world.copy():
        pass
    core = world.gateway.core
    who = core.identity.consumer("demo", number)
    (fact,) = [e.fact for e in core.ledger.history_of("demo", who) if isinstance(e.fact, Revoked)]
    return fact


def test_a_year_s_log_is_read_whole_and_taken_in_its_order(world: World, log: LogServer, wire: Wire) -> None:
    now = real_now()
    log.add(now - 300 * DAY, "STOP", ANNA)
    log.add(now - 290 * DAY, "please dont text me any more", BEN)
    log.add(now - 200 * DAY, "STOP", CARL)
    log.add(now - 100 * DAY, "START", CARL)
    log.add(now - 90 * DAY, "Thanks, see you on Monday", DORA)
    log.add(now - 80 * DAY, "Your appointment", DORA, out=True, code=21610)
    log.add(now - 2 * HOUR, "Do you have time for me?", "+17045550127")
    log.add(now - 30 * HOUR, "And for me?", "+17045550128")
    found, taken = run(world, wire)
    assert (found.inbound, found.outbound, found.refused, found.unread) == (7, 1, 1, 0)
    assert abs(found.oldest - (now - 300 * DAY)) < 1000
    assert taken == Taken(stops=3, starts=1, others=2, refused=1)
    assert {n: standing(world, n).revoked() is not None for n in (ANNA, BEN, CARL, DORA)} == {
        ANNA: True,
        BEN: True,
        CARL: False,
        DORA: True,
    }
    now_here = world.gateway.core.clock()
    assert standing(world, "+17045550127").window(SENDER, now_here), "a conversation of today goes on"
    assert not standing(world, "+17045550128").window(SENDER, now_here), "yesterday's is over"
    fact = revocation(world, ANNA)
    assert (fact.source, fact.via, fact.keyword, fact.own_act) == (Source.TEXT, "history", True, True)
    ahead = world.gateway.core.consent_time(0)
    assert abs(fact.received_at - ahead - (now - 300 * DAY)) < 1000, "dated when it was written"
    assert fact.due_at < now + ahead
    refusal = revocation(world, DORA)
    assert (refusal.source, refusal.via) == (Source.PROVIDER, "history")
    assert abs(refusal.received_at - ahead - (now - 80 * DAY)) < 1000


def test_the_same_log_again_records_nothing(world: World, log: LogServer, wire: Wire) -> None:
    log.add(real_now() - 9 * DAY, "STOP", ANNA)
    log.add(real_now() - 8 * DAY, "hi", BEN, out=True, code=21610)
    log.add(real_now() - 2 * HOUR, "Hello", CARL)
    assert run(world, wire)[1] == Taken(stops=1, others=1, refused=1)
    core = world.gateway.core
    before = core.store.client.xlen(core.store.keys("demo").outbox)
    assert run(world, wire)[1] == Taken()
    assert core.store.client.xlen(core.store.keys("demo").outbox) == before


def test_nobody_is_answered_and_an_old_start_lifts_no_newer_stop(world: World, log: LogServer, wire: Wire) -> None:
    senders = {n: replace(s, stop_reply="gateway") for n, s in world.policy.senders.items()}
    world.policy = world.gateway.admin.apply(replace(world.policy, senders=senders), by="test")
    world.inbound("STOP")  # today, here
    log.add(real_now() - 20 * DAY, "STOP", ANNA)
    log.add(real_now() - 10 * DAY, "START", ANNA)
    log.add(real_now() - HOUR, "STOP", BEN)
    log.add(real_now() - HOUR // 2, "HELP", CARL)
    rung = len(world.rung)
    run(world, wire)
    assert standing(world, ANNA).revoked() is not None
    while world.copy():
        pass
    ledger = world.gateway.core.ledger
    own = [row for row in ledger.texts("demo").rows if row.direction == "out" and row.number != ANNA]
    assert own == [], "no confirmation of an old stop, no help"
    assert len(world.rung) == rung


def test_a_page_that_fails_is_asked_for_again_and_not_for_ever(world: World, log: LogServer, wire: Wire) -> None:
    for n in range(2 * PAGE + 1):
        log.add(real_now() - n * DAY, "STOP", f"+1704555{150 + n:04d}")
    slept: list[float] = []
    sender = world.policy.senders[SENDER]

    def read() -> int:
        one = listing(world.gateway.core, world.policy, sender, inbound=True, since=real_now() - 30 * DAY)
        return sum(len(page.inbound) for page in pages(wire, one, sleep=slept.append))

    log.failures = PAGE_TRIES - 1
    assert read() == 2 * PAGE + 1
    assert len(slept) == PAGE_TRIES - 1
    log.failures = PAGE_TRIES
    with pytest.raises(CarrierUnavailable):
        read()


def test_an_audit_counts_what_a_month_shows(world: World, log: LogServer, wire: Wire) -> None:
    now = real_now()
    start = now - 20 * DAY
    # Anna: asks, is answered within the day, and is texted three days later.
    log.add(start, "Do you have time for me?", ANNA)
    log.add(start + HOUR, "Tomorrow at 3?", ANNA, out=True)
    log.add(start + 3 * DAY, "We have offers: 20 % off", ANNA, out=True)
    # Ben: a stop by keyword, its confirmation, and one text too many.
    log.add(start, "STOP", BEN)
    log.add(start + MINUTE, "You will get no more texts.", BEN, out=True)
    log.add(start + DAY, "Appointment on 12/01 at 3:00. Reply CANCEL to cancel", BEN, out=True)
    # Carl: a stop in free words that nobody saw, and two texts; then he comes back.
    log.add(start, "please stop texting me", CARL)
    log.add(start + DAY, "Appointment on 12/02 at 4:00. Reply CANCEL to cancel", CARL, out=True)
    log.add(start + 2 * DAY, "See you", CARL, out=True)
    log.add(start + 3 * DAY, "START", CARL)
    log.add(start + 3 * DAY + HOUR, "Welcome back", CARL, out=True)
    # Dora: never wrote, and is refused.
    log.add(start, "Hello", DORA, out=True)
    log.add(start + DAY, "Hello again", DORA, out=True, code=21610)
    sender = world.policy.senders[SENDER]
    lists = [
        listing(world.gateway.core, world.policy, sender, inbound=inbound, since=now - 30 * DAY)
        for inbound in (True, False)
    ]
    found = audit(wire, lists, now - 30 * DAY, now, lambda audit: None)
    (missed,) = found.missed
    assert (missed.consumer, missed.words, missed.texts_after) == ("+1704•••0125", "please stop texting me", 2)
    assert found.invites == [("cancel", "Appointment on … at … Reply CANCEL to cancel", 2)]
    found.missed, found.invites = [], []
    assert found == Audit(
        now - 30 * DAY,
        now,
        oldest=start // 1000 * 1000,
        inbound=4,
        outbound=9,
        people=4,
        with_basis=2,
        without_basis=2,
        without_basis_people=2,
        after_stop=3,
        after_stop_people=2,
        confirmations=1,
        refused=1,
        stops=2,
    )
    assert isinstance(missed, Missed)


def test_a_template_is_what_texts_have_in_common() -> None:
    assert template_of("Hi 12:30,\n see https://x.example/a?b=1 or me@x.example") == "Hi … see … or …"
