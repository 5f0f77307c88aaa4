"""`/v1/messages/{id}/resend`: a text of unknown outcome, sent again as a new text that is judged anew."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from app.consent.model import HOUR, State
from app.errors import Conflict
from app.gateway.draft import Draft
from app.gateway.steps import claim, give_up
from app.phone import parse_phone
from app.providers.seam import Receipt, Status
from app.store.change import Change, Reading
from app.store.store import Store
from app.web.problems import Problem
from app.web.shapes import answered
from tests.web.api.test_messages import away
from tests.web.conftest import ANNA, POLICY, SENDER, Api, build, shaped

GIVEN = {
    "program": "support",
    "kind": "conversational",
    "topic": "roof",
    "client_ref": "ref 1",
    "media": ["https://media.example/a.jpg"],
    "author": "person",
}
KEY = {"Idempotency-Key": "again-1"}
SAME = ("from", "to", "body", *GIVEN)


def lose(api: Api, text: str, number: str = ANNA) -> str:
    """A worker claims the text and is never heard of again."""
    core = api.gateway.core
    policy = core.businesses.get("demo")
    who = core.identity.consumer("demo", parse_phone(number).address)

    def plan(draft: Draft, reading: Reading) -> tuple[Change | None, State]:
        moved = claim(draft, reading.texts[text], "worker")
        return draft.change(claim_until=1), moved.state

    assert core.change(policy, who, plan, texts=[text])[0] is State.SENDING
    assert give_up(core, policy, who, text)
    return text


def unknown(api: Api, **more: Any) -> str:
    """A reply whose outcome nobody knows."""
    api.inbound()
    return lose(api, api.send("Yes, at nine.", **more).get_json()["id"])


def resend(api: Api, text: str, **how: Any) -> Any:
    return api.post(f"/messages/{text}/resend", **how)


def again(api: Api, text: str, **how: Any) -> str:
    return str(shaped(resend(api, text, **how), answered.Resent, 202)["id"])


def refused(answer: Any, code: str) -> Any:
    assert shaped(answer, Problem, 409)["code"] == code
    return answer.get_json()


def seen(api: Api, text: str) -> Any:
    return shaped(api.get(f"/messages/{text}"), answered.Text)


def forget(api: Api, *texts: str) -> None:
    """Redis forgets them, as it does after a while."""
    for text in texts:
        assert api.redis.delete(api.gateway.core.store.keys("demo").text(text))


def outbound(api: Api) -> int:
    api.copy()
    return int(api.get("/messages?direction=out").get_json()["total"])


def receipt(api: Api, text: str, status: Status) -> None:
    policy = api.gateway.core.businesses.get("demo")
    told = Receipt(event=f"{text}:{status.value}", provider_id="SM9", status=status, text=text)
    assert api.gateway.receipts.take(policy, policy.senders[SENDER], told)


# ---- what it becomes ----


@pytest.mark.parametrize("forgotten", [False, True], ids=["in Redis", "in the Ledger alone"])
def test_it_is_a_new_text_with_the_same_words_linked_both_ways(api: Api, forgotten: bool) -> None:
    old = unknown(api, **GIVEN)
    if forgotten:
        api.copy()
        forget(api, old)
    api.gateway.core.lanes.answer_bells(api.gateway.core.businesses.all())
    api.rung.clear()
    found = shaped(resend(api, old), answered.Resent, 202)
    assert (found["state"], found["resend_of"]) == ("ready", old)
    assert found["decision"]["reasons"][0]["code"] == "window"
    assert found["segments"] == {"encoding": "gsm7", "count": 1}
    assert api.rung == ["demo"]
    for _ in ("before the copy", "after it"):
        first, second = seen(api, old), seen(api, found["id"])
        assert (first["state"], first["resend_of"], first["resent_as"]) == ("unknown", None, found["id"])
        assert (second["state"], second["resend_of"], second["resent_as"]) == ("ready", old, None)
        assert {name: second[name] for name in SAME} == {name: first[name] for name in SAME}
        api.copy()
    forget(api, found["id"])
    assert seen(api, found["id"])["resend_of"] == old
    assert seen(api, old)["resent_as"] == found["id"]
    assert api.gateway.core.ledger.resends("rival", old) == {}
    assert second["history"][0]["by"].startswith("key:")
    listed = {one["id"]: one["resend_of"] for one in api.get("/messages?direction=out").get_json()["messages"]}
    assert listed == {old: None, found["id"]: old}


def test_the_link_is_in_the_public_part_of_its_entry(api: Api) -> None:
    old = unknown(api)
    new = again(api, old)
    api.copy()
    entries = api.get("/events?type=submitted").get_json()["events"]
    assert {one["facts"]["text"]: one["facts"]["resend_of"] for one in entries} == {old: "", new: old}


def test_it_is_judged_in_this_moment(api: Api) -> None:
    old = unknown(api)
    api.gateway.core.directory.advance(25 * HOUR)
    found = shaped(resend(api, old), answered.Resent, 202)
    assert (found["state"], found["decision"]["reasons"][0]["code"]) == ("held", "window_closed")
    api.copy()
    assert [one["id"] for one in api.get("/holds").get_json()["holds"]] == [found["id"]], "it waits like any other"
    api.gateway.core.directory.advance(25 * HOUR)
    api.gateway.release.look(api.gateway.core.businesses.get("demo"))
    assert seen(api, found["id"])["state"] == "expired", "and no longer than any other"


def test_a_stop_since_then_denies_it(api: Api) -> None:
    old = unknown(api)
    api.inbound("STOP")
    found = shaped(resend(api, old, headers=KEY), Problem, 403)
    assert (found["code"], found["resend_of"]) == ("opted_out", old)
    assert found["decision"]["verdict"] == "deny"
    assert seen(api, found["id"]).items() >= {"state": "denied", "resend_of": old}.items()
    assert seen(api, old).items() >= {"state": "unknown", "resent_as": found["id"]}.items()
    repeat = resend(api, old, headers=KEY)
    assert (repeat.status_code, repeat.get_json()) == (403, found)


# ---- what is not sent again ----


def test_only_an_unknown_text_is_sent_again(api: Api) -> None:
    held = api.send().get_json()["id"]
    inbound = api.inbound().text
    ready = api.send().get_json()["id"]
    sent = unknown(api)
    receipt(api, sent, Status.SENT)
    api.copy()
    before = api.stored()
    for text, state in ((held, "held"), (ready, "ready"), (sent, "sent"), (inbound, "received")):
        assert f"The text is {state};" in refused(resend(api, text), "not_unknown")["detail"]
    assert api.stored() == before


def test_what_consentry_said_itself_is_not_sent_again(api: Api) -> None:
    answering = replace(POLICY.senders[SENDER], stop_reply="gateway")
    api.gateway.admin.apply(replace(POLICY, help="Call us.", senders={SENDER: answering}), by="test")
    api.inbound("HELP")
    api.copy()
    texts = api.get("/messages?direction=out").get_json()["messages"]
    own = lose(api, next(one["id"] for one in texts if one["kind"] == "own"))
    refused(resend(api, own), "not_resendable")
    api.copy()
    forget(api, own)
    refused(resend(api, own), "not_resendable")


def test_what_is_not_there_or_another_businesss_is_not_found(api: Api) -> None:
    old = unknown(api)
    api.copy()
    before = api.stored()
    rival = api.key_of("operate", business="rival")
    made = api.stored()
    there, nowhere = resend(api, old, key=rival), resend(api, "msg_X")
    assert (there.status_code, there.get_json()) == (404, nowhere.get_json())
    assert (api.stored(), made[:2]) == (made, (before[0] + made[0] - before[0], before[1]))


@pytest.mark.parametrize("scopes", [("send",), ("send", "person", "read", "consent", "admin")])
def test_it_needs_the_scope_operate(api: Api, scopes: tuple[str, ...]) -> None:
    old = unknown(api)
    key = api.key_of(*scopes)
    before = api.stored()
    answer = resend(api, old, key=key)
    assert (answer.status_code, answer.get_json()["code"]) == (403, "forbidden")
    assert api.stored() == before
    assert again(api, old, key=api.key_of("operate"))


# ---- once at a time ----


@pytest.mark.parametrize("forgotten", [False, True], ids=["in Redis", "in the Ledger alone"])
def test_twice_names_the_first(api: Api, forgotten: bool) -> None:
    old = unknown(api)
    new = again(api, old)
    if forgotten:
        lose(api, new)
        receipt(api, new, Status.DELIVERED)
        api.copy()
        forget(api, new)
    found = refused(resend(api, old), "already_resent")
    assert (found["id"], new in found["detail"]) == (new, True)
    assert outbound(api) == 2


def test_one_that_is_unknown_too_is_the_one_to_send_again(api: Api) -> None:
    old = unknown(api)
    new = lose(api, again(api, old))
    found = refused(resend(api, old), "already_resent")
    assert (found["id"], "send that one again" in found["detail"]) == (new, True)
    third = again(api, new)
    assert seen(api, third)["resend_of"] == new
    assert seen(api, new)["resent_as"] == third
    assert seen(api, old)["resent_as"] == new


@pytest.mark.parametrize("forgotten", [False, True], ids=["in Redis", "in the Ledger alone"])
def test_what_was_sent_again_while_it_was_unknown_counts_after_it_failed(api: Api, forgotten: bool) -> None:
    """Three operators' acts, and a late receipt in between, still bring one text at most beside the first."""
    old = unknown(api)
    second = lose(api, again(api, old))
    third = again(api, second)
    receipt(api, second, Status.FAILED)
    if forgotten:
        api.copy()
        forget(api, second)
    assert refused(resend(api, old), "already_resent")["id"] == third
    assert outbound(api) == 3
    assert api.post(f"/holds/{third}/withdraw").status_code == 200
    assert again(api, old)


@pytest.mark.parametrize("forgotten", [False, True], ids=["in Redis", "in the Ledger alone"])
def test_after_one_that_never_left_it_is_sent_again(api: Api, forgotten: bool) -> None:
    old = unknown(api)
    earlier = []
    for _ in range(10):
        earlier.append(again(api, old))
        assert api.post(f"/holds/{earlier[-1]}/withdraw").status_code == 200
    if forgotten:
        api.copy()
        forget(api, *earlier[::2])
    last = again(api, old)
    assert len({old, last, *earlier}) == 12
    assert seen(api, old)["resent_as"] == last
    refused(resend(api, old), "already_resent")


def test_without_the_ledger_nothing_is_sent_that_it_may_know_of(api: Api) -> None:
    old = unknown(api)
    new = again(api, old)
    away(api)
    refused(resend(api, old), "already_resent")
    assert seen(api, old)["resent_as"] == new
    forget(api, new)
    before = api.stored()
    assert resend(api, old).get_json()["code"] == "ledger_unavailable"
    assert api.stored() == before
    assert seen(api, old)["resent_as"] is None


class Meanwhile(Store):
    """A Store in which something happens after the reading and before the next commit."""

    happens: Callable[[], None] | None = None

    def commit(self, *args: Any, **how: Any) -> Any:
        happens, self.happens = self.happens, None
        if happens:
            happens()
        return super().commit(*args, **how)


def test_a_receipt_that_comes_meanwhile_is_seen(api: Api, tmp_path: Path) -> None:
    """The outcome becomes known after the text was looked at and before the new one is entered."""
    old = unknown(api)
    gateway, _ = build(api.redis, tmp_path, Meanwhile)
    gateway.core.store.happens = lambda: receipt(api, old, Status.DELIVERED)  # type: ignore[attr-defined]
    with pytest.raises(Conflict, match="The text is delivered;"):
        gateway.resend.one("demo", old, by="test")
    gateway.core.ledger.close()
    assert outbound(api) == 1


def test_many_at_once_make_one_text(api: Api) -> None:
    old = unknown(api)
    start = threading.Barrier(8)
    answers: list[Any] = []

    def operator(number: int) -> None:
        start.wait()
        headers = {"Authorization": f"Bearer {api.key}", "Idempotency-Key": f"operator-{number}"}
        answers.append(api.app.test_client().post(f"/v1/messages/{old}/resend", headers=headers))

    threads = [threading.Thread(target=operator, args=(number,)) for number in range(8)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(answer.status_code for answer in answers) == [202] + [409] * 7
    assert len({answer.get_json()["id"] for answer in answers}) == 1
    assert outbound(api) == 2


# ---- repeats ----


def test_a_repeat_finds_the_same_text_where_it_is_now(api: Api) -> None:
    old = unknown(api)
    first = resend(api, old, headers=KEY)
    before = api.stored()
    repeat = resend(api, old, json={}, headers=KEY)
    assert (repeat.status_code, repeat.get_json()) == (202, first.get_json())
    assert api.stored() == before
    new = lose(api, first.get_json()["id"])
    receipt(api, new, Status.DELIVERED)
    receipt(api, old, Status.DELIVERED)
    api.copy()
    for _ in ("in Redis", "in the Ledger alone"):
        repeat = resend(api, old, headers=KEY)
        assert (repeat.status_code, repeat.get_json()) == (202, {**first.get_json(), "state": "delivered"})
        api.redis.delete(api.gateway.core.store.keys("demo").text(new))


def test_a_repeat_keeps_the_first_decision(api: Api) -> None:
    old = unknown(api)
    first = shaped(resend(api, old, headers=KEY), answered.Resent, 202)
    api.inbound("STOP")
    assert seen(api, first["id"])["decision"]["verdict"] == "deny"
    repeat = resend(api, old, headers=KEY)
    assert (repeat.status_code, repeat.get_json()) == (202, {**first, "state": "denied"})


def test_a_refusal_leaves_the_key_free(api: Api) -> None:
    api.inbound()
    text = api.send().get_json()["id"]
    refused(resend(api, text, headers=KEY), "not_unknown")
    lose(api, text)
    assert again(api, text, headers=KEY)


def test_no_text_can_be_sent_under_the_id_of_a_resend(api: Api) -> None:
    """The ids of resends are made like those of texts under an Idempotency-Key, and share none with them."""
    old = unknown(api)
    for key in (f"resend:{old}", f"resend{old}", f"resend%20{old}"):
        api.send(headers={"Idempotency-Key": key})
    assert seen(api, old)["resent_as"] is None
    spaced = api.send(headers={"Idempotency-Key": f"resend {old}"})
    assert (spaced.status_code, spaced.get_json()["field"]) == (422, "Idempotency-Key")
