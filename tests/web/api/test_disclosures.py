"""Wordings over the API: kept, listed, linted, and cited by consents."""

from __future__ import annotations

from typing import Any

from app.ids import fingerprint
from app.web.problems import Problem
from app.web.shapes import answered, wordings
from tests.consent.worlds import SHOWN
from tests.web.conftest import ANNA, Api, shaped

WORDING = {"text": SHOWN, "version": "web-1", "tier": "express_written"}
GRANT: dict[str, Any] = {
    "consumer": ANNA,
    "program": "offers",
    "tier": "express_written",
    "source": "web_form",
    "given_at": "2026-01-05T12:00:00-05:00",
}


def test_a_wording_is_added_listed_and_read(api: Api) -> None:
    added = shaped(api.post("/disclosures", WORDING), wordings.Added, 201)
    assert added["hash"] == fingerprint(SHOWN.encode())
    assert added["report"]["accepted"]
    listed = shaped(api.get("/disclosures"), wordings.Disclosures)["disclosures"]
    assert [(one["id"], one["version"]) for one in listed] == [(added["id"], "web-1")]
    read = shaped(api.get("/disclosures/web-1"), wordings.Disclosure)
    assert read["text"] == SHOWN
    shaped(api.get("/disclosures/web-2"), Problem, 404)


def test_a_version_never_changes(api: Api) -> None:
    first = shaped(api.post("/disclosures", WORDING), wordings.Added, 201)
    again = shaped(api.post("/disclosures", WORDING), wordings.Added, 201)
    assert again["id"] == first["id"]
    refused = shaped(api.post("/disclosures", {**WORDING, "text": SHOWN + "!"}), Problem, 409)
    assert refused["code"] == "version_taken"


def test_a_wording_of_another_business_is_not_there(api: Api) -> None:
    api.post("/disclosures", WORDING)
    key = api.key_of("read", "consent", business="rival")
    shaped(api.get("/disclosures/web-1", key=key), Problem, 404)
    assert shaped(api.get("/disclosures", key=key), wordings.Disclosures)["disclosures"] == []


def test_lint_says_what_is_wrong_and_writes_nothing(api: Api) -> None:
    before = api.stored()
    asked = {"text": "I opt into communications from Demo.", "tier": "express", "program": "reminders"}
    report = shaped(api.post("/disclosures/lint", asked), wordings.Linted)
    assert not report["accepted"]
    assert report["refused"] == ["not_sms_specific", "no_purpose", "no_opt_out"]
    assert {one["code"] for one in report["elements"] if one["advised"]} >= {"no_frequency", "no_rates"}
    assert api.stored() == before


def test_lint_knows_program_source_and_brand(api: Api) -> None:
    text = "Blue Heron may answer me by text about my visit."
    assert "no_opt_out" in shaped(api.post("/disclosures/lint", {"text": text}), wordings.Linted)["refused"]
    asked = {"text": text, "program": "support", "source": "engagement_letter"}
    assert shaped(api.post("/disclosures/lint", asked), wordings.Linted)["refused"] == ["no_brand"]
    assert shaped(api.post("/disclosures/lint", {**asked, "brand": "Blue Heron"}), wordings.Linted)["accepted"]
    shaped(api.post("/disclosures/lint", {**asked, "program": "nope"}), Problem, 422)


def test_a_consent_names_a_version_alone(api: Api) -> None:
    api.post("/disclosures", WORDING)
    granted = shaped(api.post("/consents", {**GRANT, "disclosure": {"version": "web-1"}}), answered.Granted, 201)
    api.copy()
    entries = shaped(api.get("/events?type=granted"), answered.Events)["events"]
    (entry,) = [one for one in entries if one["id"] == granted["id"]]
    assert entry["facts"]["disclosure"] == fingerprint(SHOWN.encode())
    assert entry["facts"]["disclosure_version"] == "web-1"


def test_a_consent_whose_words_lack_something_is_refused_with_the_list(api: Api) -> None:
    before = api.stored()
    words = "By accepting our terms you agree to get texts from Demo about offers."
    problem = shaped(api.post("/consents", {**GRANT, "disclosure": {"text": words}}), Problem, 422)
    assert (problem["code"], problem["field"]) == ("disclosure_lacks", "disclosure")
    found = {one["code"]: one["detail"] for one in problem["errors"]}
    assert {"bundled", "no_opt_out", "no_free_choice", "no_rates"} <= set(found)
    assert words in found["bundled"]
    assert api.stored() == before


def test_a_kept_wording_is_an_event_whose_words_are_private(api: Api) -> None:
    api.post("/disclosures", WORDING)
    api.copy()
    (entry,) = shaped(api.get("/events?type=disclosure_added"), answered.Events)["events"]
    assert entry["facts"]["hash"] == fingerprint(SHOWN.encode())
    assert entry["private"]["words"] == SHOWN
    assert "words" not in entry["facts"]
