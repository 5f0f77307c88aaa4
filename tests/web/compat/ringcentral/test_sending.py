"""Sending as an extension: what each judgement answers, and what is asked of the text again."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from ringcentral.http.api_exception import ApiException

from app.consent.model import State
from tests.web.compat.ringcentral.conftest import ANNA, BATCHES, SENDER, SMS, STORE, STRICT, App, refusal

BEN = "+17045550124"


def body(**more: Any) -> dict[str, Any]:
    return {"from": {"phoneNumber": SENDER}, "to": [{"phoneNumber": ANNA}], "text": "Hello", **more}


def test_a_text_with_a_basis_is_queued_and_fetched_by_its_number(app: App) -> None:
    app.inbound()
    platform = app.platform()
    made = app.send("Come in", platform=platform)
    assert (made["messageStatus"], made["direction"], made["type"]) == ("Queued", "Outbound", "SMS")
    assert (made["from"], made["to"]) == ({"phoneNumber": SENDER}, [{"phoneNumber": ANNA}])
    assert made["subject"] == "Come in"
    assert isinstance(made["id"], int)
    assert 2**52 <= made["id"] < 2**53, "a JavaScript app reads it as it is"
    assert app.record(made["consentry"]["message"]).state is State.READY
    assert app.rung == ["acme"]
    assert made["uri"].startswith(app.gateway.core.public_base)
    again = platform.get(made["uri"].partition("/compat/ringcentral")[2]).json_dict()
    moments = {"creationTime", "lastModifiedTime"}
    assert {name: made[name] for name in made if name not in moments} == {
        name: again[name] for name in again if name not in moments
    }


def test_a_text_without_a_basis_waits_and_says_why(app: App) -> None:
    made = app.raw("POST", SMS, json=body())
    assert made.status_code == 200
    assert made.json()["messageStatus"] == "Queued"
    assert made.headers["Consentry-Hold"] == made.json()["consentry"]["reason"] == "no_consent"
    assert made.headers["Consentry-Message"] == made.json()["consentry"]["message"]


def test_a_text_to_somebody_who_stopped_is_refused_as_an_opted_out_one(app: App) -> None:
    app.inbound("STOP")
    with pytest.raises(ApiException) as caught:
        app.send()
    status, said = refusal(caught)
    assert (status, said["errorCode"]) == (403, "SMS-RC-413")
    assert said["errors"] == [
        {"errorCode": "SMS-RC-413", "message": said["message"], "parameterName": "to.phoneNumber"}
    ]
    assert said["consentry"]["reason"] == "opted_out"
    text = said["consentry"]["message"]
    assert app.record(text).state is State.DENIED


def test_an_app_that_wants_to_hear_of_holds_as_errors_does_and_the_text_is_withdrawn(app: App) -> None:
    with pytest.raises(ApiException) as caught:
        app.send(sender=STRICT)
    status, said = refusal(caught)
    assert (status, said["errorCode"], said["consentry"]["reason"]) == (403, "MSG-242", "no_consent")
    assert app.record(said["consentry"]["message"]).state is State.WITHDRAWN


def test_the_program_and_the_topic_stand_in_the_servers_address(app: App) -> None:
    app.grant("reminders")
    made = app.send("Your table is booked", platform=app.platform(prefix="/~reminders/topic/table 7"))
    ask = app.record(made["consentry"]["message"]).text.ask
    assert (ask.program, ask.topic) == ("reminders", "table 7")
    with pytest.raises(ApiException) as caught:
        app.send(platform=app.platform(prefix="/~nothing"))
    assert "no program" in refusal(caught)[1]["message"]


def test_multipart_carries_the_request_as_one_part(app: App) -> None:
    app.inbound()
    files = [("json", ("request.json", json.dumps(body(text="Wie schön")), "application/json"))]
    made = app.raw("POST", SMS, files=files)
    assert (made.status_code, made.json()["subject"]) == (200, "Wie schön")
    files.append(("attachment", ("a.png", io.BytesIO(b"x").read().decode(), "image/png")))
    refused = app.raw("POST", SMS, files=files)
    assert (refused.status_code, refused.json()["errors"][0]["parameterName"]) == (400, "attachment")
    assert app.raw("POST", SMS, files=[("other", ("a.txt", "x", "text/plain"))]).status_code == 400


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"from": {}}, "from.phoneNumber"),
        ({"from": {"phoneNumber": "nobody"}}, "from.phoneNumber"),
        ({"to": []}, "to"),
        ({"to": [{"phoneNumber": ANNA}, {"phoneNumber": BEN}]}, "to"),
        ({"to": [{"extensionNumber": "101"}]}, "to.phoneNumber"),
        ({"to": [{"phoneNumber": "911"}]}, "to.phoneNumber"),
        ({"to": [{"phoneNumber": SENDER}]}, "to.phoneNumber"),
        ({"to": ANNA}, "to"),
        ({"text": ""}, "text"),
        ({"text": "  \n"}, "text"),
        ({"text": "x" * 1_001}, "text"),
        ({"text": "😀" * 501}, "text"),
        ({"text": 7}, "text"),
    ],
)
def test_bad_input_names_the_field_and_stores_nothing(app: App, wrong: dict[str, Any], field: str) -> None:
    answer = app.raw("POST", SMS, json={**body(), **wrong})
    said = answer.json()
    assert (answer.status_code, said["errorCode"]) == (400, "CMN-101"), said
    assert said["errors"][0]["parameterName"] == field
    app.copy()
    assert app.raw("GET", STORE).json()["records"] == []


@pytest.mark.parametrize("raw", [b"", b"{", b"[]", b"null", b'"x"', b"[" * 5_000, b"\xff"])
def test_what_is_no_request_is_said(app: App, raw: bytes) -> None:
    answer = app.raw("POST", SMS, data=raw, headers={"Content-Type": "application/json"})
    assert (answer.status_code, answer.json()["errorCode"]) == (400, "CMN-101")


def test_a_number_written_as_people_write_it(app: App) -> None:
    app.inbound()
    made = app.raw(
        "POST", SMS, json=body(to=[{"phoneNumber": "(704) 555-0123"}], **{"from": {"phoneNumber": "17045550100"}})
    )
    assert made.json()["to"] == [{"phoneNumber": ANNA}]


def test_a_repeat_under_the_same_key_finds_the_same_text(app: App) -> None:
    app.inbound()
    headers = {"Idempotency-Key": "order-7"}
    first = app.raw("POST", SMS, json=body(), headers=headers)
    again = app.raw("POST", SMS, json=body(), headers=headers)
    assert first.json()["id"] == again.json()["id"]
    other = app.raw("POST", SMS, json=body(text="Another"), headers=headers)
    assert (other.status_code, other.json()["errorCode"]) == (409, "CMN-304")
    unkeyed = [app.raw("POST", SMS, json=body()).json()["id"] for _ in range(2)]
    assert len({first.json()["id"], *unkeyed}) == 3, "without a key each is a text of its own"


def test_a_text_that_waits_can_be_deleted_and_one_that_was_refused_cannot(app: App) -> None:
    platform = app.platform()
    made = app.send(platform=platform)
    assert platform.delete(f"{STORE}/{made['id']}").response().status_code == 204
    assert app.record(made["consentry"]["message"]).state is State.WITHDRAWN
    assert platform.get(f"{STORE}/{made['id']}").json_dict()["messageStatus"] == "SendingFailed"
    with pytest.raises(ApiException) as caught:
        platform.delete(f"{STORE}/{made['id']}")
    assert refusal(caught)[1]["consentry"]["reason"] == "not_through_here"


def test_a_key_that_did_not_send_a_text_needs_operate_to_take_it_back(app: App) -> None:
    made = app.send()
    key = app.gateway.admin.make_key("acme", ("send", "read"), name="sends", by="test")
    with pytest.raises(ApiException) as caught:
        app.platform(key).delete(f"{STORE}/{made['id']}")
    assert refusal(caught)[0] == 403
    assert app.record(made["consentry"]["message"]).state is State.HELD


def test_the_numbers_that_one_may_send_from(app: App) -> None:
    found = app.platform().get("/restapi/v1.0/account/~/extension/~/phone-number").json_dict()["records"]
    assert {one["phoneNumber"]: one["features"][1] for one in found} == {
        SENDER: "SmsSender",
        BATCHES: "A2PSmsSender",
        STRICT: "SmsSender",
    }
