"""Consent-requests, confirmations, ended numbers and misread stops, from the outside."""

from __future__ import annotations

from typing import Any

import pytest

from app.web.shapes import answered
from tests.web.conftest import ANNA, SENDER, Api, shaped

ASK = {"from": SENDER, "to": ANNA, "program": "reminders"}
GRANT = {
    "consumer": ANNA,
    "program": "reminders",
    "tier": "express",
    "source": "verbal",
    "said": "Yes.",
    "given_at": "2026-01-05T12:00:00-05:00",
}
KEY = {"Idempotency-Key": "k"}


def test_an_ask_is_accepted_while_a_conversation_is_open(api: Api) -> None:
    api.inbound()
    found = shaped(api.post("/consent-requests", ASK, headers=KEY), answered.Accepted, 202)
    assert found["state"] == "ready"
    text = api.get(f"/messages/{found['id']}").get_json()
    assert (text["kind"], "Reply YES" in text["body"]) == ("own", True)
    assert shaped(api.post("/consent-requests", ASK, headers=KEY), answered.Accepted, 202)["id"] == found["id"]
    asks = api.get(f"/consumers/{ANNA}").get_json()["standing"]["asks"]
    assert asks == [
        {"sender": SENDER, "program": "reminders", "tier": "express", "text": found["id"], "pending_until": None}
    ]


def test_an_ask_after_the_conversation_is_refused_with_its_decision(api: Api) -> None:
    answer = api.post("/consent-requests", ASK)
    assert (answer.status_code, answer.get_json()["code"]) == (403, "ask_too_late")
    assert answer.get_json()["decision"]["reasons"][0]["fix"]
    assert api.get(f"/messages/{answer.get_json()['id']}").get_json()["state"] == "denied"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"program": "nothing"}, "program"),
        ({"from": "+17045550199"}, "from"),
        ({"tier": "verbal"}, "tier"),
        ({"to": "555"}, "to"),
        ({"body": "Say yes!"}, "body"),
    ],
)
def test_a_bad_ask_names_its_field(api: Api, change: dict[str, Any], field: str) -> None:
    api.inbound()
    before = api.stored()
    answer = api.post("/consent-requests", {**ASK, **change})
    assert answer.status_code == 422
    body = answer.get_json()
    assert field in (body.get("field"), *(error["field"] for error in body.get("errors") or []))
    assert api.stored() == before


def test_a_grant_tells_its_confirmation_and_the_standing_what_is_missing(api: Api) -> None:
    found = shaped(api.post("/consents", GRANT, headers=KEY), answered.Granted, 201)
    assert found["confirmation"]
    assert api.post("/consents", GRANT, headers=KEY).get_json() == found
    standing = api.get(f"/consumers/{ANNA}").get_json()["standing"]
    assert [grant["confirmed"] for grant in standing["grants"]] == [False]
    assert standing["may"]["reminders"]["informational"]["code"] == "confirmation_missing"
    again = api.post(f"/consumers/{ANNA}/confirmations", {"program": "reminders"}, headers=KEY)
    assert shaped(again, answered.Accepted, 202)["id"] != found["confirmation"]
    assert (
        api.post(f"/consumers/{ANNA}/confirmations", {"program": "offers"}).get_json()["code"] == "nothing_to_confirm"
    )


def test_a_stop_says_by_when_the_law_wants_it(api: Api) -> None:
    asked = {"consumer": ANNA, "source": "letter", "received_at": "2025-11-03T12:00:00-05:00"}
    assert shaped(api.post("/revocations", asked), answered.Revoked, 201)["due_at"] == "2025-11-19T05:00:00Z"


def test_a_stop_of_one_kind_is_told_as_such(api: Api) -> None:
    scope = {"kind": "promotional"}
    assert api.post("/revocations", {"consumer": ANNA, "source": "phone", "scope": scope}).status_code == 201
    standing = api.get(f"/consumers/{ANNA}").get_json()["standing"]
    assert standing["revocations"][0]["scope"] == scope
    assert standing["may"]["offers"]["promotional"]["code"] == "opted_out"
    assert standing["may"]["reminders"]["informational"]["code"] == "no_consent"
    refused = api.post("/revocations", {"consumer": ANNA, "source": "phone", "scope": {"kind": "own"}})
    assert refused.status_code == 422


def test_a_wrong_number_is_a_stop_and_an_end(api: Api) -> None:
    api.post("/consents", GRANT)
    ended = api.post(f"/consumers/{ANNA}/end", {"why": "wrong_number"}, headers=KEY)
    found = shaped(ended, answered.Ended, 201)
    assert found["stop"]
    assert api.standing().revoked()
    assert api.standing().grants == ()
    assert api.post(f"/consumers/{ANNA}/end", {"why": "wrong_number"}, headers=KEY).get_json() == found
    assert shaped(api.post(f"/consumers/{ANNA}/end", {"why": "reassigned"}), answered.Ended, 201)["stop"] is None


def test_an_administrator_takes_a_misread_stop_back(api: Api) -> None:
    api.inbound("please stop texting me about the old house")
    stop = api.get(f"/consumers/{ANNA}").get_json()["standing"]["revocations"][0]
    assert stop["in_force"]
    body = {"stop": stop["entry"], "note": "They meant the old house."}
    found = shaped(api.post(f"/consumers/{ANNA}/misread", body), answered.Misread)
    assert found == {"consumer": ANNA, "stop": stop["entry"]}
    assert not api.get(f"/consumers/{ANNA}").get_json()["standing"]["revocations"][0]["in_force"]
    api.inbound("STOP")
    keyword = api.get(f"/consumers/{ANNA}").get_json()["standing"]["revocations"][0]
    refused = api.post(f"/consumers/{ANNA}/misread", {"stop": keyword["entry"], "note": "no"})
    assert (refused.status_code, refused.get_json()["code"]) == (409, "stop_was_a_keyword")


def test_where_they_are_decides_when_they_may_be_advertised_to(api: Api) -> None:
    put = api.call("PUT", f"/consumers/{ANNA}", {"state": "FL", "zip": "33101", "zone": "America/New_York"})
    assert put.status_code == 200
    known = api.standing().known
    assert (known.state, known.zip, known.zone) == ("FL", "33100", "America/New_York"), "no more than the law asks for"
    refused = api.call("PUT", f"/consumers/{ANNA}", {"zone": "America/Nowhere"})
    assert (refused.status_code, refused.get_json()["field"]) == (422, "zone")


@pytest.mark.parametrize(
    ("at", "verdict"), [("2027-03-02T12:00:00-05:00", "allow"), ("2027-03-02T22:00:00-05:00", "hold")]
)
def test_a_dry_run_asks_about_an_instant(api: Api, at: str, verdict: str) -> None:
    signed = {
        "consumer": ANNA,
        "program": "offers",
        "tier": "express_written",
        "source": "paper",
        "disclosure": {"text": WORDS},
        "given_at": "2026-01-05T12:00:00-05:00",
        "no_confirmation": "told on paper",
    }
    assert api.post("/consents", signed).status_code == 201
    text = {"from": SENDER, "to": ANNA, "body": "Half price.", "program": "offers", "at": at}
    found = api.post("/decisions", text).get_json()
    assert found["verdict"] == verdict
    assert verdict == "allow" or found["until"] == "2027-03-03T13:00:00Z"


WORDS = (
    "I agree to get recurring automated marketing texts from Demo at this number. Consent is not a condition of "
    "purchase. Message frequency varies. Msg & data rates may apply. Reply STOP to stop, HELP for help. "
    "Terms: https://demo.example/terms Privacy: https://demo.example/privacy"
)
