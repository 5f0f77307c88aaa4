"""`/v1/messages`: one, many, one read back, and what a repeat finds."""

from __future__ import annotations

import json
from typing import Any

import pytest
from sqlalchemy import text as sql

from app.web.problems import Problem
from app.web.shapes import answered
from tests.web.conftest import ANNA, BEN, SENDER, Api, shaped

TEXT = {"from": SENDER, "to": ANNA, "body": "Hello"}


def away(api: Api) -> None:
    """The Ledger's database loses its tables: from now on it answers nothing."""
    ledger = api.gateway.core.ledger
    with ledger._engine.begin() as connection:
        for table in ("texts", "entries", "consumers", "chains", "cursors", "meta", "forwards", "forward_cursors"):
            connection.execute(sql(f"DROP TABLE {table}"))


def test_a_text_without_consent_is_held(api: Api) -> None:
    found = shaped(api.post("/messages", TEXT), answered.Accepted, 202)
    assert (found["state"], found["decision"]["verdict"]) == ("held", "hold")
    assert found["decision"]["reasons"][0]["code"] == "no_consent"
    assert found["segments"] == {"encoding": "gsm7", "count": 1}


def test_a_reply_is_ready_and_wakes_a_worker(api: Api) -> None:
    api.inbound()
    found = shaped(api.post("/messages", {**TEXT, "topic": "roof"}), answered.Accepted, 202)
    assert (found["state"], found["decision"]["reasons"][0]["code"]) == ("ready", "window")
    assert api.rung == ["demo"]


def test_a_refused_text_is_a_problem_and_can_be_read(api: Api) -> None:
    api.inbound("STOP")
    found = shaped(api.post("/messages", TEXT), Problem, 403)
    assert (found["code"], found["type"]) == ("opted_out", "/problems/opted_out")
    assert found["decision"]["verdict"] == "deny"
    assert "They asked not to be texted" in found["detail"]
    assert shaped(api.get(f"/messages/{found['id']}"), answered.Text)["state"] == "denied"


def test_all_that_was_given_comes_back(api: Api) -> None:
    given = {
        "program": "reminders",
        "kind": "promotional",
        "topic": "roof",
        "client_ref": "ref 1",
        "media": ["https://media.example/a.jpg?x=1"],
    }
    text = api.post("/messages", {**TEXT, **given}).get_json()["id"]
    first = shaped(api.get(f"/messages/{text}"), answered.Text)
    whole = {**TEXT, "body": "Hello Reply STOP to opt out."}
    assert first.items() >= {**given, **whole, "direction": "out"}.items()
    api.copy()
    api.redis.delete(api.gateway.core.store.keys("demo").text(text))
    second = shaped(api.get(f"/messages/{text}"), answered.Text)
    assert {**second, "history": []} == {**first, "history": []}, "Redis and Ledger say the same"


def test_the_history_ends_where_the_text_is_now(api: Api) -> None:
    text = api.send().get_json()["id"]
    assert [step["state"] for step in api.get(f"/messages/{text}").get_json()["history"]] == ["held"]
    api.copy()
    api.post(f"/holds/{text}/withdraw")
    states = [(step["state"], step["by"][:4]) for step in api.get(f"/messages/{text}").get_json()["history"]]
    assert states == [("held", "key:"), ("withdrawn", "")], "the Ledger has not heard of the last step yet"
    api.copy()
    states = [(step["state"], step["by"][:4]) for step in api.get(f"/messages/{text}").get_json()["history"]]
    assert states == [("held", "key:"), ("withdrawn", "key:")]


def test_a_stop_stands_in_the_history_of_what_it_refused(api: Api) -> None:
    text = api.send().get_json()["id"]
    api.inbound("STOP")
    for _ in range(2):
        last = api.get(f"/messages/{text}").get_json()["history"][-1]
        assert (last["state"], last["why"]) == ("denied", "opted_out")
        api.copy()


def test_without_the_ledger_redis_is_enough_for_what_it_has(api: Api) -> None:
    text = api.send().get_json()["id"]
    away(api)
    found = shaped(api.get(f"/messages/{text}"), answered.Text)
    assert [step["state"] for step in found["history"]] == ["held"]
    gone = api.get("/messages/msg_DEM0AA_X")
    assert (gone.status_code, gone.get_json()["code"]) == (503, "ledger_unavailable")
    assert gone.headers["Retry-After"]


def test_an_inbound_text_is_read_the_same_way(api: Api) -> None:
    taken = api.inbound("Is the roof done?")
    api.copy()
    found = shaped(api.get(f"/messages/{taken.text}"), answered.Text)
    wanted = {"direction": "in", "from": ANNA, "to": SENDER, "body": "Is the roof done?", "state": "received"}
    assert found.items() >= {**wanted, "decision": None}.items()


def test_lists_are_paged_and_filtered(api: Api) -> None:
    api.inbound("one")
    for n in range(5):
        api.send(f"text {n}", to=BEN)
    api.copy()
    page = shaped(api.get("/messages?limit=2&direction=out"), answered.Texts)
    api.copy()  # that they were looked at is on record too
    bodies = [one["body"] for one in page["messages"]]
    while page["next"]:
        page = shaped(api.get(f"/messages?limit=2&direction=out&cursor={page['next']}"), answered.Texts)
        bodies += [one["body"] for one in page["messages"]]
    assert bodies == [f"text {n}" for n in reversed(range(5))]
    assert (page["total"], page["behind"]) == (5, {"entries": 0, "ms": 0})
    assert len(api.get("/messages", query_string={"consumer": ANNA}).get_json()["messages"]) == 1
    assert len(api.get("/messages?state=held").get_json()["messages"]) == 5
    assert len(api.get("/messages?state=sent").get_json()["messages"]) == 0


def test_a_list_says_how_far_it_is_behind(api: Api) -> None:
    api.send()
    late = api.get("/messages").get_json()["behind"]
    assert late["entries"] > 0
    assert late["ms"] >= 0


# ---- many ----


def mixed(api: Api) -> list[dict[str, Any]]:
    api.inbound()
    api.inbound("STOP", sender="+17045550130")
    return [
        TEXT,
        {**TEXT, "to": "nobody"},
        {**TEXT, "to": "+17045550130"},
        {**TEXT, "to": BEN},
        {**TEXT, "program": "nope"},
        {**TEXT, "colour": "red"},
        {**TEXT, "body": "second"},
    ]


EXPECTED = ["ready", "invalid", "denied", "held", "unknown_program", "invalid", "ready"]


def outcomes(answer: Any) -> list[str]:
    found = shaped(answer, answered.Results)["results"]
    return [one["state"] if "state" in one else one["code"] for one in found]


def test_a_batch_answers_each_in_its_place(api: Api) -> None:
    answer = api.post("/messages/batch", {"messages": [*mixed(api), "no text", None]})
    assert outcomes(answer) == [*EXPECTED, "invalid", "invalid"]
    found = answer.get_json()["results"]
    assert [found[n].get("field") for n in (1, 4, 5)] == ["to", "program", "colour"]
    assert api.get(f"/messages/{found[6]['id']}").get_json()["body"] == "second"


def test_lines_are_a_batch_too(api: Api) -> None:
    lines = [json.dumps(one) for one in mixed(api)]
    lines[5:5] = ["{not json", '{"to": 1, "to": 2}']
    raw = "\r\n".join(lines) + "\n\n"
    answer = api.post("/messages/batch", data=raw, content_type="application/x-ndjson")
    assert outcomes(answer) == [*EXPECTED[:5], "bad_json", "bad_json", *EXPECTED[5:]]


@pytest.mark.parametrize("raw", ["", "\n\n", "{}\n" * 10_001])
def test_lines_have_bounds(api: Api, raw: str) -> None:
    before = api.stored()
    answer = api.post("/messages/batch", data=raw, content_type="application/x-ndjson")
    assert (answer.status_code, answer.get_json()["field"]) == (422, "body")
    assert api.stored() == before


def test_many_texts_to_many_people(api: Api) -> None:
    texts = [{**TEXT, "to": f"+1704555{n % 300:04d}", "body": str(n)} for n in range(600)]
    found = shaped(api.post("/messages/batch", {"messages": texts}), answered.Results)["results"]
    bodies = [api.get(f"/messages/{found[n]['id']}").get_json()["body"] for n in (0, 299, 300, 599)]
    assert bodies == ["0", "299", "300", "599"]


# ---- repeats ----


def test_a_repeat_finds_the_same_text_where_it_is_now(api: Api) -> None:
    api.inbound()
    headers = {"Idempotency-Key": "order-1"}
    first = api.post("/messages", TEXT, headers=headers).get_json()
    before = api.stored()
    again = api.post("/messages", TEXT, headers=headers)
    assert (again.status_code, again.get_json()) == (202, first)
    assert api.stored() == before
    api.post(f"/holds/{first['id']}/withdraw")
    now = api.post("/messages", TEXT, headers=headers).get_json()
    assert (now["id"], now["state"], now["decision"]) == (first["id"], "withdrawn", first["decision"])


def test_a_repeat_of_a_refused_text_is_refused_alike(api: Api) -> None:
    api.inbound("STOP")
    headers = {"Idempotency-Key": "order-1"}
    first = api.post("/messages", TEXT, headers=headers)
    before = api.stored()
    again = api.post("/messages", TEXT, headers=headers)
    assert (again.status_code, again.get_json()) == (403, first.get_json())
    assert api.stored() == before


def test_a_key_stands_for_one_body(api: Api) -> None:
    headers = {"Idempotency-Key": "order-1"}
    api.post("/messages", TEXT, headers=headers)
    before = api.stored()
    other = api.post("/messages", {**TEXT, "body": "Hello!"}, headers=headers)
    assert (other.status_code, other.get_json()["code"]) == (422, "idempotency_mismatch")
    assert api.stored() == before


def test_a_refused_body_leaves_its_key_free(api: Api) -> None:
    headers = {"Idempotency-Key": "order-1"}
    assert api.post("/messages", {**TEXT, "program": "nope"}, headers=headers).status_code == 422
    assert api.post("/messages", TEXT, headers=headers).status_code == 202


def test_without_a_key_two_texts_are_two(api: Api) -> None:
    assert api.post("/messages", TEXT).get_json()["id"] != api.post("/messages", TEXT).get_json()["id"]


def test_a_batch_repeated_finds_the_same_texts(api: Api) -> None:
    body = {"messages": mixed(api)}
    headers = {"Idempotency-Key": "import-1"}
    first = api.post("/messages/batch", body, headers=headers)
    before = api.stored()
    again = api.post("/messages/batch", body, headers=headers)
    assert again.get_json() == first.get_json()
    assert api.stored() == before
    other = api.post("/messages/batch", {"messages": body["messages"][:1]}, headers=headers)
    assert other.get_json()["code"] == "idempotency_mismatch"


def test_a_text_keeps_its_id_whatever_its_neighbours_are(api: Api) -> None:
    """An id under a key follows from the place in the batch, which a refused neighbour must not shift."""
    good = shaped(
        api.post("/messages/batch", {"messages": [TEXT, TEXT]}, headers={"Idempotency-Key": "a"}), answered.Results
    )["results"]
    policy = api.gateway.core.businesses.get("demo")
    ids = [api.gateway.core.identity.keyed_text(policy.tag, "demo", "b", n) for n in range(2)]
    bad = {"messages": [{**TEXT, "to": "x"}, TEXT]}
    half = api.post("/messages/batch", bad, headers={"Idempotency-Key": "b"}).get_json()["results"]
    assert len({good[0]["id"], good[1]["id"]}) == 2
    assert (half[0]["code"], half[1]["id"]) == ("invalid", ids[1])


# ---- dry runs ----


@pytest.mark.parametrize(
    ("more", "verdict", "code"),
    [
        ({}, "allow", "window"),
        ({"at": "2199-01-01T00:00:00Z"}, "hold", "window_closed"),
        ({"program": "offers"}, "hold", "no_consent"),
        ({"author": "person"}, "allow", "window"),
        ({"expires_at": "2020-01-01T00:00:00Z"}, "deny", "expired"),
    ],
)
def test_a_dry_run_says_it_and_writes_nothing(api: Api, more: dict[str, Any], verdict: str, code: str) -> None:
    api.inbound()
    key = api.key_of("read")
    before = api.stored()
    found = shaped(api.post("/decisions", {**TEXT, **more}, key=key), answered.Decision)
    assert (found["verdict"], found["reasons"][0]["code"]) == (verdict, code)
    assert api.stored() == before
