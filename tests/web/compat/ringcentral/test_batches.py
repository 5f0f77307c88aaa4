"""A2P batches: each receiver is judged, those who are not texted are listed, and a batch is asked for again."""

from __future__ import annotations

from typing import Any

import pytest
from ringcentral.http.api_exception import ApiException

from app.consent.model import State
from tests.web.compat.ringcentral.conftest import A2P, ANNA, BATCHES, STRICT, App, refusal

BEN = "+17045550124"
CLEO = "+17045550125"


def test_each_receiver_is_judged_and_who_is_not_texted_is_listed(app: App) -> None:
    app.inbound(to=BATCHES)
    app.inbound("STOP", sender=BEN, to=BATCHES)
    made = app.batch([{"to": [ANNA]}, {"to": [BEN], "text": "Only for Ben"}, {"to": [CLEO]}, {"to": ["nobody"]}])
    assert (made["from"], made["batchSize"], made["processedCount"]) == (BATCHES, 4, 2)
    assert made["status"] == "Processing"
    ben, nobody = made["rejected"]
    assert (ben["index"], ben["to"], ben["errorCode"]) == (2, [BEN], "SMS-RC-413")
    assert ben["consentry"]["reason"] == "opted_out"
    assert (nobody["index"], nobody["to"], nobody["errorCode"]) == (4, ["nobody"], "CMN-101")
    platform = app.platform()
    texts = platform.get(f"{A2P}/messages", {"batchId": made["id"]}).json_dict()["records"]
    assert [(one["to"], one["messageStatus"], one.get("errorCode", "")) for one in texts] == [
        ([ANNA], "Queued", ""),
        ([BEN], "SendingFailed", "SMS-RC-413"),
        ([CLEO], "Queued", ""),
    ]
    assert [one["consentry"].get("reason") for one in texts] == [None, "opted_out", "no_consent"]
    one = platform.get(f"{A2P}/messages/{texts[1]['id']}").json_dict()
    assert (one["text"], one["batchId"]) == ("Only for Ben", made["id"])
    again = platform.get(f"{A2P}/batches/{made['id']}").json_dict()
    assert (again["batchSize"], again["processedCount"], again["status"]) == (3, 1, "Processing")
    assert [found["to"] for found in again["rejected"]] == [[BEN]]


def test_a_batch_of_which_nothing_waits_is_completed(app: App) -> None:
    app.inbound("STOP", to=BATCHES)
    made = app.batch([{"to": [ANNA]}])
    assert (made["status"], made["processedCount"]) == ("Completed", 1)
    assert app.platform().get(f"{A2P}/batches/{made['id']}").json_dict()["status"] == "Completed"
    none = app.batch([{"to": ["x"]}, {"to": ["y"]}])
    assert (none["status"], [one["index"] for one in none["rejected"]]) == ("Completed", [1, 2])


def test_several_receivers_of_one_message_are_texts_of_their_own(app: App) -> None:
    made = app.batch([{"to": [ANNA, BEN]}, {"to": [CLEO]}])
    assert (made["batchSize"], made["rejected"]) == (3, [])
    found = app.platform().get(f"{A2P}/messages", {"batchId": made["id"]}).json_dict()["records"]
    assert [one["to"] for one in found] == [[ANNA], [BEN], [CLEO]]


def test_holds_are_listed_where_the_app_wants_them_as_errors(app: App) -> None:
    made = app.batch([{"to": [ANNA]}], sender=STRICT)
    assert [(one["errorCode"], one["consentry"]["reason"]) for one in made["rejected"]] == [("MSG-242", "no_consent")]
    assert app.record(made["rejected"][0]["consentry"]["message"]).state is State.WITHDRAWN


def test_a_repeat_under_the_same_key_sends_nothing_again(app: App) -> None:
    body = {"from": BATCHES, "text": "Hello", "messages": [{"to": [ANNA]}, {"to": [BEN]}]}
    first, again = (
        app.raw("POST", f"{A2P}/batches", json=body, headers={"Idempotency-Key": "monday"}).json() for _ in range(2)
    )
    assert first["id"] == again["id"]
    app.copy()
    assert len(app.raw("GET", f"{A2P}/messages").json()["records"]) == 2


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"from": BATCHES, "messages": []}, "messages"),
        ({"from": BATCHES, "messages": [{"to": []}]}, "messages[0].to"),
        ({"messages": [{"to": [ANNA]}]}, "body"),
        ({"from": BATCHES, "messages": [{"to": ["+17045550123"] * 1_001}]}, "messages"),
        ({"from": "x", "messages": [{"to": [ANNA]}]}, "from"),
    ],
)
def test_a_batch_that_is_none_is_refused_whole(app: App, body: Any, field: str) -> None:
    answer = app.raw("POST", f"{A2P}/batches", json={"text": "Hi", **body})
    assert (answer.status_code, answer.json()["errors"][0]["parameterName"]) == (400, field)


def test_pictures_and_empty_texts_are_rejected_alone(app: App) -> None:
    made = app.batch([{"to": [ANNA], "mediaUrls": ["https://example.com/a.png"]}, {"to": [BEN], "text": " "}])
    assert [(one["index"], one["errorCode"]) for one in made["rejected"]] == [(1, "CMN-101"), (2, "CMN-101")]


@pytest.mark.parametrize("id", ["1", "1-2", "9-1000-1001", "4503599627370498-9999", "x-1", "1-1-1"])
def test_an_id_that_nobody_gave_out_is_not_found(app: App, id: str) -> None:
    app.send()
    with pytest.raises(ApiException) as caught:
        app.platform(app.key).get(f"{A2P}/batches/{id}")
    assert refusal(caught)[0] == 404


def test_a_batch_is_found_in_the_ledger_when_redis_has_it_no_more(app: App) -> None:
    made = app.batch([{"to": [ANNA]}, {"to": [BEN]}])
    app.copy()
    for key in app.redis.keys("{acme}:t:*"):
        app.redis.delete(key)
    found = app.platform().get(f"{A2P}/messages", {"batchId": made["id"]}).json_dict()["records"]
    assert [one["to"] for one in found] == [[ANNA], [BEN]]
