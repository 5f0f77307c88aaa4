"""Over the API: held for its words, advised, its opt-out line appended, its segments counted twice."""

from __future__ import annotations

from msgspec.structs import replace

from app.consent.model import HOUR
from app.web.problems import Problem
from app.web.shapes import answered
from tests.web.api.test_evidence import VERBAL
from tests.web.api.test_resend import lose, resend
from tests.web.conftest import ANNA, POLICY, SENDER, Api, shaped

TEXT = {"from": SENDER, "to": ANNA, "body": "Hello"}


def test_an_offer_is_held_with_the_words_that_did_it(api: Api) -> None:
    api.inbound()
    found = shaped(api.post("/messages", {**TEXT, "body": "Get 20% off, see BIT.LY/x"}), answered.Accepted, 202)
    assert found["state"] == "held"
    reasons = {one["code"]: one for one in found["decision"]["reasons"]}
    assert reasons.keys() == {"reads_promotional", "shared_shortener"}
    assert "“20% off”" in reasons["reads_promotional"]["text"]
    assert "bit.ly" in reasons["shared_shortener"]["text"]
    assert all(one["rule"] and one["source"] and one["fix"] for one in reasons.values())


def test_segments_before_and_after(api: Api) -> None:
    found = shaped(api.post("/messages", {**TEXT, "program": "reminders", "body": "x" * 150}), answered.Accepted, 202)
    assert found["segments"] == {"encoding": "gsm7", "count": 2, "before": {"encoding": "gsm7", "count": 1}}
    assert api.get(f"/messages/{found['id']}").get_json()["body"] == "x" * 150 + " Reply STOP to opt out."
    batch = api.post("/messages/batch", {"messages": [{**TEXT, "program": "offers"}, TEXT]})
    counted = [one["segments"] for one in shaped(batch, answered.Results)["results"]]
    assert [("before" in one) for one in counted] == [True, False]


def line_set_to(api: Api, choice: str) -> None:
    programs = {name: replace(program, opt_out_line=choice) for name, program in POLICY.programs.items()}
    api.gateway.admin.apply(replace(POLICY, programs=programs), by="test")


def test_a_text_sent_again_gets_one_line(api: Api) -> None:
    api.post("/consents", VERBAL)
    sent = api.send(program="reminders").get_json()
    found = shaped(resend(api, lose(api, sent["id"])), answered.Resent, 202)
    assert found["segments"] == {"encoding": "gsm7", "count": 1}
    assert api.get(f"/messages/{found['id']}").get_json()["body"] == "Hello Reply STOP to opt out."


def test_a_text_without_a_line_gets_it_when_it_is_sent_again(api: Api) -> None:
    line_set_to(api, "every_n_days")
    api.post("/consents", VERBAL)
    api.send(program="reminders")
    bare = api.send(program="reminders").get_json()["id"]
    line_set_to(api, "append")
    lose(api, bare)
    key = {"Idempotency-Key": "again"}
    first = shaped(resend(api, bare, headers=key), answered.Resent, 202)
    assert first["segments"]["before"] == {"encoding": "gsm7", "count": 1}
    api.gateway.core.directory.advance(HOUR)
    assert resend(api, bare, headers=key).get_json() == first


def test_a_body_that_leaves_no_room_for_the_line_is_named(api: Api) -> None:
    before = api.stored()
    found = shaped(api.post("/messages", {**TEXT, "program": "reminders", "body": "x" * 1_590}), Problem, 422)
    assert (found["field"], api.stored()) == ("body", before)
    assert "opt-out line" in found["detail"]
    dry = api.post("/decisions", {**TEXT, "program": "reminders", "body": "x" * 1_590})
    assert (dry.status_code, dry.get_json()["field"]) == (422, "body")


def test_advice_in_a_dry_run_and_beside_a_refusal(api: Api) -> None:
    body = {**TEXT, "body": "Reply YES to confirm"}
    assert "START" in shaped(api.post("/decisions", body), answered.Decision)["advice"][0]
    api.inbound("STOP")
    refused = shaped(api.post("/messages", body), Problem, 403)
    assert (refused["code"], len(refused["decision"]["advice"])) == ("opted_out", 1)


def test_programs_say_what_they_do_about_the_line(api: Api) -> None:
    programs = shaped(api.get("/programs"), answered.Programs)["programs"]
    assert {(one["opt_out_line"], one["opt_out_every_days"]) for one in programs} == {("append", 30)}
