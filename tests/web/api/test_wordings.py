"""Wordings of a program over the API: listed, written out, and never as a page of ours."""

from __future__ import annotations

import pytest

from app.consent.wordings.catalogue import WORDINGS
from app.web.problems import Problem
from app.web.shapes import wordings
from tests.web.conftest import Api, shaped


def test_all_wordings_are_listed_with_what_they_lack(api: Api) -> None:
    listed = shaped(api.get("/programs/offers/wordings"), wordings.Wordings)["wordings"]
    assert [one["name"] for one in listed] == list(WORDINGS)
    by_name = {one["name"]: one for one in listed}
    assert by_name["web_form"]["tier"] == "express_written"
    assert by_name["web_form"]["accepted"]
    assert by_name["terms"]["accepted"] is None
    assert any(lacking.startswith("terms_url in [business.demo]") for lacking in by_name["web_form"]["missing"])


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
@pytest.mark.parametrize("name", WORDINGS)
def test_each_is_written_out_in_each_format(api: Api, name: str, form: str) -> None:
    answer = api.get(f"/programs/reminders/wordings/{name}?format={form}")
    made = shaped(answer, wordings.MadeWording)
    assert answer.content_type == "application/json", "never a page under our own address"
    assert made["format"] == form
    assert made["body"] or name == "keyword_card"
    assert (made["packet"] is not None) == (name == "packet")


def test_the_words_are_what_a_consent_may_rest_on(api: Api) -> None:
    made = shaped(api.get("/programs/reminders/wordings/web_form"), wordings.MadeWording)
    assert made["report"]["accepted"]
    api.post("/disclosures", {"text": made["body"], "version": "web-1"})
    asked = {
        "consumer": "+17045550123",
        "program": "reminders",
        "tier": made["tier"],
        "source": made["source"],
        "given_at": "2026-01-05T12:00:00-05:00",
        "disclosure": {"version": "web-1"},
    }
    assert api.post("/consents", asked).status_code == 201


def test_the_packet_has_its_fields_and_faults(api: Api) -> None:
    packet = shaped(api.get("/programs/offers/wordings/packet"), wordings.MadeWording)["packet"]
    assert packet["fields"]["use_case"] == "MARKETING"
    assert {"30908", "30882", "30896", "samples"} <= {fault["code"] for fault in packet["faults"]}


@pytest.mark.parametrize("path", ["nope/wordings", "nope/wordings/ask", "offers/wordings/nope"])
def test_what_is_not_there_is_said(api: Api, path: str) -> None:
    shaped(api.get(f"/programs/{path}"), Problem, 404)


def test_another_format_is_refused(api: Api) -> None:
    assert shaped(api.get("/programs/offers/wordings/ask?format=pdf"), Problem, 422)["field"] == "format"
