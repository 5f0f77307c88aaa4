"""`/v1/holds/{id}/correct`: a held text is of another Program or kind than its sender said."""

from __future__ import annotations

import pytest

from app.consent.entries import Submitted
from app.consent.findings import Corrected
from app.gateway.unearthing import text_of
from app.web.problems import Problem
from app.web.shapes import answered
from tests.web.conftest import ANNA, SENDER, Api, shaped


def reasons(api: Api, text: str) -> list[str]:
    return [one["code"] for one in api.get(f"/messages/{text}").get_json()["decision"]["reasons"]]


def kept(api: Api, text: str) -> tuple[str, str, str]:
    ask = api.gateway.core.store.texts("demo", [text])[text].text.ask
    return ask.program, ask.kind.value, ask.line


def test_what_was_no_reminder_is_a_reply_and_goes(api: Api) -> None:
    api.inbound("Are you open?")
    text = api.send("Yes, until five.", program="reminders").get_json()["id"]
    assert reasons(api, text) == ["no_consent"]
    told = shaped(api.post(f"/holds/{text}/correct", {"program": "support"}), answered.Text)
    assert (told["state"], told["program"], told["kind"]) == ("ready", "support", "conversational")
    assert kept(api, text)[:2] == ("support", "conversational")
    api.copy()
    (row,) = api.get("/events?type=corrected").get_json()["events"]
    assert row["facts"] | {"text": "", "by": ""} == {
        "text": "",
        "by": "",
        "program": "support",
        "kind": "conversational",
        "program_before": "reminders",
        "kind_before": "informational",
        "line": "",
    }
    listed = api.gateway.core.ledger.text("demo", text)
    assert listed is not None
    assert (listed.program, listed.kind) == ("support", "conversational"), "the list knows it too"
    account = api.get(f"/messages/{text}/why").get_json()
    assert account["agrees"], account


def test_a_stricter_kind_needs_more_and_its_words_stay(api: Api) -> None:
    text = api.send("Your table is ready").get_json()["id"]
    told = shaped(api.post(f"/holds/{text}/correct", {"program": "offers"}), answered.Text)
    assert told["state"] == "held"
    assert kept(api, text) == ("offers", "promotional", "missing")
    assert set(reasons(api, text)) >= {"no_consent", "opt_out_line_missing"}
    own = api.send("Your table is ready. Reply STOP to stop.", to="+17045550125").get_json()["id"]
    api.post(f"/holds/{own}/correct", {"program": "support", "kind": "informational"})
    assert kept(api, own) == ("support", "informational", "own")
    api.copy()
    assert all(api.get(f"/messages/{one}/why").get_json()["agrees"] for one in (text, own))


def test_a_text_too_long_for_a_line_waits_for_one_all_the_same(api: Api) -> None:
    text = api.send("x" * 1_600).get_json()["id"]
    told = shaped(api.post(f"/holds/{text}/correct", {"program": "offers"}), answered.Text)
    assert told["state"] == "held"
    assert kept(api, text) == ("offers", "promotional", "missing")


def test_what_is_no_correction_is_said(api: Api) -> None:
    text = api.send("Your table is ready", program="reminders").get_json()["id"]
    path = f"/holds/{text}/correct"
    assert shaped(api.post(path, {"program": "reminders"}), Problem, 409)["code"] == "not_corrected"
    assert "program" in shaped(api.post(path, {"program": "none"}), Problem, 422)["detail"]
    assert "kind" in shaped(api.post(path, {"program": "offers", "kind": "informational"}), Problem, 422)["detail"]
    api.post(f"/holds/{text}/withdraw")
    assert shaped(api.post(path, {"program": "offers"}), Problem, 409)["code"] == "not_waiting"


@pytest.mark.parametrize("program", ["support", "offers"])
def test_a_store_that_was_lost_has_it_as_it_was_corrected(api: Api, program: str) -> None:
    text = api.send("Your table is ready", program="reminders").get_json()["id"]
    api.post(f"/holds/{text}/correct", {"program": program})
    api.copy()
    core = api.gateway.core
    row, who = core.ledger.text("demo", text), core.identity.consumer("demo", ANNA)
    entries = list(core.ledger.history_of("demo", who))
    begun = {one.fact.text: one for one in entries if isinstance(one.fact, Submitted)}
    assert row is not None
    corrected = {one.fact.text: one.fact for one in entries if isinstance(one.fact, Corrected)}
    made = text_of(row, begun, {one.id: one for one in entries}, corrected)
    assert made is not None
    assert (made.text.ask.program, made.text.ask.kind.value, made.text.ask.line) == kept(api, text)
    assert made.text.ask.sender == SENDER
