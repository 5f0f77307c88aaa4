"""The store's promises, on fakeredis and on a real server: guards, versions, folding, Revocations without a read."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from msgspec.structs import replace

from app.consent.decide import decide
from app.consent.entries import Entry, Private, Revoked, TextReceived
from app.consent.fold import fold
from app.consent.model import ANY, DAY, Source, State, Verdict
from app.consent.standing import Standing
from app.consent.text import Judged, Text, TextRecord
from app.errors import StoreUnavailable
from app.ids import Identity, entry_id
from app.store import codec
from app.store.change import Change, Reading, Snapshot, Step
from app.store.keys import Keys
from app.store.store import Store
from tests.consent.worlds import NOON, POLICY, SENDER, ask

TAG = "DEM0AA"
WHO = Identity(b"x" * 32).consumer("demo", "+17045550123")
DENIED = Judged(Verdict.DENY, (("opted_out", {"how": "text", "when": "now"}),), (), "demo@1")


@pytest.fixture
def store(client: Any) -> Store:
    """A store with a Business in it: without its policy no Revocation is taken."""
    client.hset("{demo}:policy", "v", 1)
    return Store(client)


def snapshot(store: Store, who: str = WHO) -> Snapshot:
    return store.read("demo", TAG, [who]).snapshots[who]


def wrote(seq: int = 1, at: int = NOON, who: str = WHO, event: str = "ev") -> Entry:
    fact = TextReceived("msg_in", SENDER, event, "none", at + DAY, at + DAY)
    return Entry(entry_id(TAG, who, seq), seq, at, fact, Private("salt", number="+17045550123", body="hello"))


def change(found: Snapshot, *entries: Entry, **how: Any) -> Change:
    return Change(found, fold(entries, found.standing), entries, **how)


def text(name: str, state: State, seq: int = 1, program: str = "support", who: str = WHO) -> TextRecord:
    wish = replace(ask(), program=program, text=name, seq=seq)
    return TextRecord(Text(who, wish, "+17045550123", "hello"), state, DENIED, changed_at=NOON, hold_until=NOON + DAY)


def revoke(store: Store, scope: str = ANY, event: str = "", at: int = NOON) -> Any:
    fact = Revoked(scope, Source.TEXT, True, True, "msg_stop")
    return store.revoke("demo", TAG, WHO, Entry("", 0, at, fact, Private("s")), denied=DENIED, event=event)


def outbox(store: Store) -> list[tuple[str, Entry]]:
    return [codec.unpack_outbox(TAG, fields) for _, fields in store.client.xrange(Keys("demo").outbox)]


def test_what_was_committed_is_read_back(store: Store) -> None:
    found = snapshot(store)
    assert found.standing == Standing()
    results, _ = store.commit("demo", [change(found, wrote())])
    assert results[0].done
    assert snapshot(store).standing == fold([wrote()])
    assert outbox(store) == [(WHO, wrote())]


def test_an_event_is_applied_once_and_its_result_comes_back(store: Store) -> None:
    found = snapshot(store)
    once = change(found, wrote(), event="twilio:SM1", result=b"first")
    assert store.commit("demo", [once])[0][0].done
    again = change(snapshot(store), wrote(2), event="twilio:SM1", result=b"second")
    result = store.commit("demo", [again])[0][0]
    assert (result.code, result.value) == ("seen", b"first")
    assert len(outbox(store)) == 1


def test_the_event_is_looked_at_before_the_version(store: Store) -> None:
    found = snapshot(store)
    once = change(found, wrote(), event="e", result=b"first")
    store.commit("demo", [once])
    assert store.commit("demo", [once])[0][0].code == "seen", "stale too, but the earlier result is what counts"


def test_a_changed_version_changes_nothing(store: Store) -> None:
    found = snapshot(store)
    store.commit("demo", [change(found, wrote())])
    before = store.client.dbsize(), outbox(store)
    result = store.commit("demo", [change(found, wrote(), steps=[Step(text("a", State.READY), None)])])[0][0]
    assert result.code == "stale"
    assert (store.client.dbsize(), outbox(store)) == before


@pytest.mark.parametrize(
    ("how", "code"),
    [
        ({"policy": 7}, "policy"),
        ({"lease": (SENDER, "mine")}, "lease"),
        ({"steps": [Step(text("a", State.SENDING), State.READY)]}, "state"),
    ],
)
def test_each_guard_leaves_no_trace(store: Store, how: dict[str, Any], code: str) -> None:
    result = store.commit("demo", [change(snapshot(store), wrote(), **how)])[0][0]
    assert result.code == code
    assert store.client.keys() == [b"{demo}:policy"]


def test_one_change_that_fails_does_not_hold_up_the_others(store: Store) -> None:
    names = [Identity(b"x" * 32).consumer("demo", f"+1704555{n:04}") for n in range(600)]
    reading = store.read("demo", TAG, names)
    changes = [change(reading.snapshots[n], wrote(who=n)) for n in names]
    store.commit("demo", [changes[300]])
    results, _ = store.commit("demo", changes)
    assert [r.code for r in results].count("stale") == 1
    assert results[300].code == "stale"
    assert len(outbox(store)) == 600


def test_a_store_without_the_business_takes_no_revocation(client: Any) -> None:
    """It is empty, or being rebuilt: what is written into it would be lost without anybody knowing."""
    store = Store(client)
    with pytest.raises(StoreUnavailable, match="rebuilt"):
        revoke(store)
    assert client.keys() == []


def test_the_bell_is_wanted_once(store: Store) -> None:
    assert store.commit("demo", [change(snapshot(store), wrote())], ring=True)[1]
    assert not store.commit("demo", [change(snapshot(store), wrote(2))], ring=True)[1]
    assert not store.commit("demo", [change(snapshot(store), wrote(3))])[1]


def test_a_thousand_texts_of_one_consumer_are_one_change(store: Store) -> None:
    found = snapshot(store)
    entries = [wrote(seq) for seq in range(1, 1001)]
    steps = [Step(text(f"t{seq}", State.HELD, seq), None) for seq in range(1, 1001)]
    results, _ = store.commit("demo", [change(found, *entries, steps=steps)])
    assert [r.code for r in results] == ["done"]
    assert snapshot(store).held == 1000
    assert snapshot(store).standing.version == 1000
    assert len(outbox(store)) == 1000


# ---- a text's places ----


def place(store: Store) -> dict[str, Any]:
    keys = Keys("demo")
    return {
        "queue": [m.decode() for m in store.client.zrange(keys.queue(WHO), 0, -1)],
        "held": [m.decode() for m in store.client.zrange(keys.held(WHO), 0, -1)],
        "claims": [m.decode() for m in store.client.hkeys(keys.claims(WHO))],
        "open": [m.decode() for m in store.client.zrange(keys.open, 0, -1)],
        "lane": [m.decode() for m in store.client.zrange(keys.lane(SENDER), 0, -1)],
    }


def take(store: Store, record: TextRecord, before: State | None, **how: Any) -> str:
    found = snapshot(store)
    entry = wrote(found.standing.version + 1)
    return store.commit("demo", [change(found, entry, steps=[Step(record, before)], **how)])[0][0].code


def test_a_text_stands_in_one_place_at_a_time(store: Store) -> None:
    assert take(store, text("a", State.HELD), None) == "done"
    assert place(store) == {"queue": [], "held": [f"a:{SENDER}"], "claims": [], "open": [], "lane": []}
    assert take(store, text("a", State.READY), State.HELD) == "done"
    assert place(store) == {"queue": [f"a:{SENDER}"], "held": [], "claims": [], "open": [], "lane": [WHO]}
    assert take(store, text("a", State.SENDING), State.READY, claim_until=9) == "done"
    assert place(store) == {"queue": [], "held": [], "claims": ["a"], "open": [f"{WHO}:a"], "lane": []}
    assert take(store, text("a", State.SENT), State.SENDING) == "done"
    assert place(store) == {"queue": [], "held": [], "claims": [], "open": [], "lane": []}


def test_texts_of_one_consumer_leave_in_order_and_one_at_a_time(store: Store) -> None:
    for seq, name in enumerate("abc", 1):
        take(store, text(name, State.READY, seq), None)
    assert take(store, text("a", State.SENDING, 1), State.READY) == "done"
    assert place(store)["lane"] == [], "while a claim is open, nobody takes the next"
    assert take(store, text("b", State.SENDING, 2), State.READY) == "claimed"
    assert take(store, text("d", State.READY, 4), None) == "done"
    assert place(store)["lane"] == []
    assert take(store, text("a", State.SENT, 1), State.SENDING) == "done"
    assert place(store)["lane"] == [WHO]
    assert [q.text for q in snapshot(store).queue] == ["b", "c"]


def test_a_text_that_was_not_sent_comes_first_again_and_waits(store: Store) -> None:
    take(store, text("a", State.READY, 1), None)
    take(store, text("b", State.READY, 2), None)
    take(store, text("a", State.SENDING, 1), State.READY)
    take(store, text("a", State.READY, 1), State.SENDING, lane_at=77)
    assert [q.text for q in snapshot(store).queue] == ["a", "b"]
    assert store.client.zscore(Keys("demo").lane(SENDER), WHO) == 77
    take(store, text("c", State.READY, 3), None)
    assert store.client.zscore(Keys("demo").lane(SENDER), WHO) == 77, "a newcomer does not end the backoff"


# ---- Revocations ----


def test_a_revocation_needs_no_read_and_denies_what_waits(store: Store) -> None:
    take(store, text("a", State.READY, 1), None)
    take(store, text("b", State.HELD, 2), None, look_at=5)
    take(store, text("c", State.SENDING, 3), None)
    written = revoke(store)
    assert (written.fresh, written.seq, written.claims) == (True, 4, ("c",))
    assert set(written.denied) == {"a", "b"}
    found = snapshot(store)
    assert found.waiting == 0
    assert found.standing.version == 4
    stop = found.standing.revoked()
    assert stop is not None
    assert stop.entry == entry_id(TAG, WHO, 4)
    assert {t: r.state for t, r in store.texts("demo", ["a", "b", "c"]).items()} == {
        "a": State.DENIED,
        "b": State.DENIED,
        "c": State.SENDING,
    }
    who, entry = outbox(store)[-1]
    assert isinstance(entry.fact, Revoked)
    assert (who, entry.seq, set(entry.fact.denied), entry.fact.in_flight) == (WHO, 4, {"a", "b"}, ("c",))
    assert store.client.zcard(Keys("demo").look) == 0


def test_a_revocation_of_one_program_denies_only_its_texts(store: Store) -> None:
    take(store, text("a", State.HELD, 1, "reminders"), None, look_at=5)
    take(store, text("b", State.HELD, 2, "support"), None)
    written = revoke(store, "reminders")
    assert written.denied == ("a",)
    assert snapshot(store).held == 1
    assert store.client.zcard(Keys("demo").look) == 1, "what still waits is still looked at"


def test_a_stop_never_refuses_the_answer_it_is_owed(store: Store) -> None:
    take(store, text("answer", State.READY, 1, ""), None)
    assert revoke(store).denied == ()


def test_the_same_stop_twice_is_one(store: Store) -> None:
    assert revoke(store, event="twilio:SM9").fresh
    again = revoke(store, event="twilio:SM9")
    assert (again.fresh, again.seq) == (False, 1)
    assert len(outbox(store)) == 1


def test_a_repeated_stop_says_what_it_stopped_and_what_was_claimed(store: Store) -> None:
    take(store, text("a", State.READY, 1), None)
    take(store, text("b", State.HELD, 2), None, look_at=5)
    take(store, text("c", State.SENDING, 3), None)
    first = revoke(store, event="twilio:SM9")
    assert (set(first.denied), first.claims) == ({"a", "b"}, ("c",))
    assert revoke(store, event="twilio:SM9") == replace(first, fresh=False)


def test_a_stop_whose_event_was_something_else_is_told_so(store: Store) -> None:
    take(store, text("a", State.READY, 1), None, event="twilio:SM9", result=b"txt_1")
    written = revoke(store, event="twilio:SM9")
    assert (written.fresh, written.other, len(outbox(store))) == (False, True, 1)


def test_what_the_store_keeps_equals_the_fold_of_its_outbox(store: Store) -> None:
    take(store, text("a", State.HELD, 1), None)
    revoke(store)
    revoke(store, "reminders", at=NOON + 5)
    store.commit("demo", [change(snapshot(store), wrote(4, NOON + 9))])
    assert snapshot(store).standing == fold(entry for _, entry in outbox(store))


def test_a_text_judged_before_a_stop_cannot_be_claimed(store: Store) -> None:
    take(store, text("a", State.READY, 1), None)
    found = snapshot(store)
    revoke(store)
    claim = change(found, wrote(2), steps=[Step(text("a", State.SENDING, 1), State.READY)])
    assert store.commit("demo", [claim])[0][0].code in ("stale", "state")
    assert decide(ask(), snapshot(store).standing, POLICY, NOON).verdict is Verdict.DENY


# ---- races ----

RACERS, ROUNDS = 4, 25


def race(store: Store, commit: Callable[[Change], str]) -> int:
    """Racers each append an entry ROUNDS times, deciding anew when told so; returns the last version."""

    def racer() -> None:
        for _ in range(ROUNDS):
            while True:
                found = snapshot(store)
                entry = wrote(found.standing.version + 1)
                if commit(change(found, entry)) == "done":
                    break

    threads = [threading.Thread(target=racer) for _ in range(RACERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return snapshot(store).standing.version


def test_writers_that_race_lose_nothing(store: Store) -> None:
    assert race(store, lambda c: store.commit("demo", [c])[0][0].code) == RACERS * ROUNDS
    assert [entry.seq for _, entry in outbox(store)] == list(range(1, RACERS * ROUNDS + 1))


def test_control_without_the_compare_the_race_loses_entries(real_redis: Any) -> None:
    """The test above can fail: with the version's guard taken out, entries overwrite each other."""

    class Blind(Store):
        def _scripts(self, *asked: Any) -> Iterator[Any]:
            for script in super()._scripts(*asked):
                words = [word if word != "v" else "no-such-field" for word in script.words[:6]]
                script.words[:6] = [*words[:4], "", words[5]]
                yield script

    store = Blind(real_redis)
    race(store, lambda c: store.commit("demo", [c])[0][0].code)
    seqs = [entry.seq for _, entry in outbox(store)]
    assert len(set(seqs)) < len(seqs), "two entries took the same place"


def test_a_stop_among_writers_is_written_at_the_first_try(store: Store) -> None:
    done = threading.Event()

    def busy() -> None:
        while not done.is_set():
            found = snapshot(store)
            store.commit("demo", [change(found, wrote(found.standing.version + 1))])

    threads = [threading.Thread(target=busy) for _ in range(3)]
    for thread in threads:
        thread.start()
    try:
        assert revoke(store).fresh
    finally:
        done.set()
        for thread in threads:
            thread.join()
    assert snapshot(store).standing.revoked() is not None
    assert [e.seq for _, e in outbox(store)] == list(range(1, len(outbox(store)) + 1))


def test_a_revocation_is_written_when_memory_is_full(real_redis: Any) -> None:
    real_redis.hset("{demo}:policy", "v", 1)
    store = Store(real_redis)
    take(store, text("a", State.HELD, 1), None)
    real_redis.config_set("maxmemory", 1)
    try:
        from app.errors import StoreFull

        with pytest.raises(StoreFull):
            store.commit("demo", [change(snapshot(store), wrote(2))])
        assert revoke(store).denied == ("a",)
    finally:
        real_redis.config_set("maxmemory", 0)
    assert snapshot(store).standing.revoked() is not None


def test_redis_may_forget_the_scripts_at_any_time(store: Store) -> None:
    """A restart, or SCRIPT FLUSH by somebody else."""
    take(store, text("a", State.READY, 1), None)
    store.client.script_flush()
    found = snapshot(store)
    store.client.script_flush()
    take(store, text("b", State.READY, 2), None)
    store.client.script_flush()
    assert (found.waiting, set(revoke(store).denied)) == (1, {"a", "b"})


def test_one_round_trip_reads_what_a_decision_needs(store: Store) -> None:
    store.client.hset(Keys("demo").policy, "v", 3)
    store.client.set(Keys("demo").event("e1"), b"r")
    store.client.set(Keys("demo").idempotency("k"), "fp")
    take(store, text("a", State.HELD), None)
    reading: Reading = store.read(
        "demo", TAG, [WHO], texts=["a", "none"], events=["e1", "e2"], idempotency=["k", "l"], whole=True
    )
    assert reading.policy_version == 3
    assert list(reading.texts) == ["a"]
    assert reading.events == {"e1": b"r"}
    assert reading.idempotency == {"k": "fp"}
    assert [place.text for place in reading.snapshots[WHO].held_texts] == ["a"]
