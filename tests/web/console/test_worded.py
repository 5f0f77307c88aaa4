"""Wordings: made from the settings, judged, tried and kept."""

from __future__ import annotations

from app.consent.wordings.catalogue import WORDINGS
from tests.web.console.conftest import Desk
from tests.web.console.test_deeds import acts

GOOD = (
    "By checking this box I agree to receive recurring automated marketing text messages from Demo at the number I "
    "gave. Consent is not a condition of purchase. Up to 4 messages a month. Msg & data rates may apply. Reply STOP "
    "to stop, HELP for help. Terms: https://demo.example/terms Privacy: https://demo.example/privacy"
)


def test_each_program_has_each_wording_and_what_it_lacks(otto: Desk) -> None:
    otto.get("/wordings")
    assert otto.page.count("<tr>") >= 3 * len(WORDINGS)
    assert "frequency" in otto.text
    for name in WORDINGS:
        otto.get(f"/wordings/offers/{name}")
        assert otto.status == 200, name
        assert "<script>" not in otto.page
    otto.get("/wordings/offers/web_form")
    assert "It is not complete" in otto.text
    assert 'frequency in [[business.demo.program]] with id = "offers"' in otto.text
    assert "Demo" in otto.text


def test_a_page_of_it_is_given_as_a_file_that_runs_nowhere(otto: Desk) -> None:
    answer = otto.client.get("/console/wordings/offers/call_to_action/file", base_url="http://127.0.0.1:8081")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="offers-call_to_action.html"'
    assert answer.headers["Content-Security-Policy"] == "sandbox"
    assert b"<!doctype html>" in answer.data


def test_what_is_no_wording_is_said(otto: Desk) -> None:
    for path in ("/wordings/none/letter", "/wordings/offers/none", "/wordings/none/letter/file"):
        otto.get(path)
        assert otto.status == 404


def test_words_are_tried_and_nothing_is_kept(otto: Desk) -> None:
    otto.get("/wordings")
    before = otto.api.stored()
    tried = {"program": "offers", "tier": "express_written", "source": "web_form"}
    otto.submit("/wordings/lint", disclosure="Sign up for deals!", **tried)
    assert "No consent can rest on these words." in otto.text
    assert "64.1200" in otto.text, "each with its source"
    otto.submit("/wordings/lint", disclosure=GOOD, **tried)
    assert "Consents can rest on these words." in otto.text
    bit = otto.post("/wordings/lint", {"csrf": otto.token, "disclosure": GOOD, **tried}, headers={"HX-Request": "true"})
    assert "<html" not in bit.get_data(as_text=True)
    empty = otto.post("/wordings/lint", {"csrf": otto.token, "disclosure": " "})
    assert empty.get_data(as_text=True).strip() == ""
    assert otto.api.stored() == before


def test_what_cannot_be_judged_is_said(otto: Desk) -> None:
    otto.get("/wordings")
    tried = {"program": "offers", "tier": "express", "source": "web_form", "disclosure": "x"}
    for wrong in ({"tier": "implied"}, {"source": "none"}, {"program": "none"}, {"disclosure": "x" * 10_001}):
        answer = otto.post("/wordings/lint", {"csrf": otto.token, **tried, **wrong})
        assert answer.status_code == 422, wrong


def test_words_are_kept_under_a_version_for_ever(otto: Desk) -> None:
    otto.get("/wordings/offers/letter")
    otto.submit("/wordings/keep", version="letter-1")
    assert "Kept. Consents may name that version" in otto.text
    assert "letter-1" in otto.text
    assert acts(otto) == [("disclosure_added", "user:otto")]
    answer = otto.post("/wordings/keep", {"csrf": otto.token, "version": "letter-1", "disclosure": "Other words"})
    assert answer.status_code == 409
    assert "stands for other words" in answer.get_data(as_text=True)


def test_a_viewer_reads_and_keeps_none(desk: Desk) -> None:
    desk.login("vera")
    desk.get("/wordings/offers/letter")
    assert desk.status == 200
    assert desk.post("/wordings/keep", {"csrf": desk.token, "disclosure": "Words"}).status_code == 403
