"""Erasure and legal holds from the outside."""

from __future__ import annotations

from app.web.problems import Problem
from app.web.shapes import answered
from tests.web.conftest import ANNA, Api, shaped

GRANT = {
    "consumer": ANNA,
    "program": "reminders",
    "tier": "express",
    "source": "verbal",
    "said": "she said yes",
    "given_at": "2026-01-05T12:00:00Z",
    "no_confirmation": "told in person",
}
WHY = {"reason": "She asked for it by letter."}


def test_everything_private_goes_and_the_timeline_says_so(api: Api) -> None:
    api.inbound("My secret question")
    text = api.send("My secret answer").get_json()["id"]
    api.call("PUT", f"/consumers/{ANNA}", {"name": "Anna"})
    done = shaped(api.post(f"/consumers/{ANNA}/erase", {**WHY, "anyway": True}), answered.Erasure, 202)
    assert (done["entries"], done["texts"], done["withdrawn"], done["copied"]) == (3, 2, [text], True)
    told = shaped(api.get(f"/consumers/{ANNA}"), answered.Consumer)
    assert told["profile"] is None
    first, *rest = told["timeline"]["entries"]
    assert (first["type"], first["id"], first["facts"]["why"]) == ("erased", done["id"], "request")
    assert first["facts"]["seqs"] == ["1-3"]
    assert all(entry["private"] is None for entry in rest)
    kept = shaped(api.get(f"/messages/{text}"), answered.Text)
    assert (kept["state"], kept["body"] or "", kept["to"] or "") == ("withdrawn", "", "")
    listed = shaped(api.get("/messages"), answered.Texts)["messages"]
    assert {(one["body"], one["to"] if one["direction"] == "out" else one["from"]) for one in listed} == {(None, None)}
    shaped(api.get("/events?type=erased"), answered.Events)
    again = shaped(api.post(f"/consumers/{ANNA}/erase", WHY), answered.Erasure, 202)
    assert again == {**done, "entries": 0, "texts": 0, "withdrawn": []}


def test_a_refusal_names_what_is_kept_and_until_when(api: Api) -> None:
    entry = api.post("/consents", GRANT).get_json()["id"]
    api.inbound("STOP")
    refused = api.post(f"/consumers/{ANNA}/erase", WHY)
    problem = refused.get_json()
    Problem.model_validate(problem)
    assert (refused.status_code, problem["code"]) == (409, "must_be_kept")
    assert [(kept["type"], kept["why"]) for kept in problem["kept"]] == [
        ("granted", "consent"),
        ("revoked", "revocation"),
    ]
    assert problem["kept"][0]["id"] == entry
    assert problem["kept"][0]["until"] < problem["kept"][1]["until"]
    assert problem["kept"][1]["until"][:10] in problem["detail"]
    assert ANNA not in problem["detail"]
    assert api.post(f"/consumers/{ANNA}/erase", {**WHY, "anyway": True}).status_code == 202
    assert api.standing().revoked()


def test_a_repeat_under_its_key_is_answered_alike(api: Api) -> None:
    api.inbound("My secret question")
    key = {"Idempotency-Key": "erase-1"}
    first = api.post(f"/consumers/{ANNA}/erase", WHY, headers=key)
    api.inbound("I write again")
    again = api.post(f"/consumers/{ANNA}/erase", WHY, headers=key)
    assert (first.status_code, again.get_json()) == (202, first.get_json())
    api.copy()
    assert api.get(f"/consumers/{ANNA}").get_json()["timeline"]["entries"][0]["private"]["body"] == "I write again"


def test_a_legal_hold_stands_against_it(api: Api) -> None:
    api.inbound("My secret question")
    held = shaped(api.post(f"/consumers/{ANNA}/legal-hold", {"note": "A claim."}), answered.LegalHold, 201)
    refused = api.post(f"/consumers/{ANNA}/erase", {**WHY, "anyway": True})
    assert (refused.status_code, refused.get_json()["code"]) == (409, "legal_hold")
    unknown = api.post(f"/consumers/{ANNA}/legal-hold/end", {"note": "Settled.", "hold": "ent_DEM0AA_0"})
    assert (unknown.status_code, unknown.get_json()["code"]) == (409, "no_legal_hold")
    ended = api.post(f"/consumers/{ANNA}/legal-hold/end", {"note": "Settled.", "hold": held["id"]})
    assert shaped(ended, answered.LegalHoldEnd, 201)["ended"] == [held["id"]]
    assert api.post(f"/consumers/{ANNA}/erase", WHY).status_code == 202


def test_bad_input_is_refused_and_names_its_field(api: Api) -> None:
    api.inbound("Hi")
    before = api.stored()
    for body, field in (
        ({}, "reason"),
        ({"reason": f"{ANNA} asked"}, "reason"),
        ({**WHY, "why": "whim"}, "why"),
        ({**WHY, "anyway": "yes"}, "anyway"),
        ({**WHY, "all": True}, "all"),
    ):
        refused = api.post(f"/consumers/{ANNA}/erase", body)
        assert (refused.status_code, refused.get_json()["field"]) == (422, field)
    assert api.post("/consumers/+17045550177/erase", WHY).status_code == 404
    assert api.stored() == before


def test_another_business_keeps_what_it_knows(api: Api) -> None:
    api.inbound("Mine")
    api.inbound("Theirs", business="rival")
    assert api.post(f"/consumers/{ANNA}/erase", WHY).status_code == 202
    api.copy()
    rival = api.key_of("read", business="rival")
    told = api.get(f"/consumers/{ANNA}", key=rival).get_json()
    assert told["timeline"]["entries"][0]["private"]["body"] == "Theirs"
