"""`/v1/evidence/{number}`: the file as JSON and as a page, for whoever may read what it holds."""

from __future__ import annotations

import base64
import hashlib
import json
import re

import pytest

from app.consent.account.record import Sentence
from app.gateway.evidence_file import EvidenceFile
from app.keyring import Signer
from app.web.evidence_page import page
from app.web.shapes.evidence import Evidence
from tests.proof import hold
from tests.web.conftest import ANNA, BEN, Api, shaped

PUBLIC = Signer(b"y" * 32).public
EVIL = "<script>alert(1)</script> & <b>bold</b>"


@pytest.fixture
def told(api: Api) -> Api:
    api.inbound(f"Hello {EVIL}")
    api.send("Hello yourself")
    api.inbound("STOP")
    return api


def exports(api: Api) -> list[dict[str, object]]:
    api.copy()
    found = api.get("/events?type=evidence_exported").get_json()["events"]
    return [event["facts"] for event in found]


def test_the_file_is_json_that_holds_and_comes_without_waiting_for_the_ledger(told: Api) -> None:
    answer = told.get(f"/evidence/{ANNA}")
    assert answer.content_type == "application/json"
    file = shaped(answer, Evidence)
    assert hold(file, PUBLIC) == []
    assert file["chains"][1]["number"] == ANNA
    assert file["made_by"] == f"key:{told.key.split('_')[1]}"
    assert file["coverage"]["behind"] == 0
    digest = base64.b64encode(hashlib.sha256(answer.data).digest()).decode()
    assert answer.headers["Repr-Digest"] == f"sha-256=:{digest}:"
    assert answer.headers["Cache-Control"] == "no-store"


def test_it_is_recorded_by_whom_about_whom_and_with_its_hash(told: Api) -> None:
    whole = told.get(f"/evidence/{ANNA}").data
    told.get(f"/evidence/{ANNA}?format=html&redact=true")
    first, second = exports(told)
    consumer = json.loads(whole)["chains"][1]["consumer"]
    assert (first["about"], first["consumer"], first["by"]) == ("consumer", consumer, f"key:{told.key.split('_')[1]}")
    assert (first["hash"], first["form"], first["redacted"]) == (hashlib.sha256(whole).hexdigest(), "json", False)
    assert (second["form"], second["redacted"]) == ("html", True)
    assert ANNA not in json.dumps(exports(told))


@pytest.mark.parametrize(
    ("accept", "query", "form"),
    [
        ("text/html,application/xhtml+xml;q=0.9", "", "text/html"),
        ("application/json", "", "application/json"),
        ("*/*", "", "application/json"),
        ("text/html", "?format=json", "application/json"),
        ("application/json", "?format=html", "text/html"),
    ],
)
def test_the_form_is_what_was_asked_for(told: Api, accept: str, query: str, form: str) -> None:
    answer = told.get(f"/evidence/{ANNA}{query}", headers={"Accept": accept})
    assert (answer.status_code, answer.mimetype) == (200, form)


def test_the_page_escapes_what_they_wrote_and_carries_the_file(told: Api) -> None:
    answer = told.get(f"/evidence/{ANNA}?format=html")
    shown = answer.get_data(as_text=True)
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "<script" not in shown
    assert "<b>bold" not in shown
    assert "&lt;script&gt;alert(1)" in shown
    carried = re.search(r'href="data:application/json;base64,([^"]+)"', shown)
    assert carried is not None
    whole = base64.b64decode(carried[1], validate=True)
    assert hold(json.loads(whole), PUBLIC) == []
    (exported,) = exports(told)
    assert hashlib.sha256(whole).hexdigest() == exported["hash"]
    assert f'id="sha256">{exported["hash"]}<' in shown
    assert Signer(b"y" * 32).key in shown
    assert "DRAFT, not legal advice" in shown
    assert "penalty of perjury" in shown


def test_a_redacted_page_has_no_number_and_no_words(told: Api) -> None:
    shown = told.get(f"/evidence/{ANNA}?format=html&redact=true").get_data(as_text=True)
    carried = base64.b64decode(shown.split("base64,", 1)[1].split('"', 1)[0]).decode()
    for hidden in (ANNA, ANNA[1:], "yourself", "alert"):
        assert hidden not in shown
        assert hidden not in carried
    assert "[words withheld from this file]" in shown


def test_a_number_without_entries_is_not_found_and_one_that_is_none_is_refused(told: Api) -> None:
    nobody = told.get(f"/evidence/{BEN}")
    assert (nobody.status_code, nobody.get_json()["code"]) == (404, "not_found")
    assert nobody.get_json()["detail"] == "You have no entry about this number."
    for path, field in ((f"/evidence/{ANNA[:-2]}", "number"), (f"/evidence/{ANNA}?format=pdf", "format")):
        wrong = told.get(path)
        assert (wrong.status_code, wrong.get_json()["field"]) == (422, field)
    assert exports(told) == []


def test_another_business_gets_nothing(told: Api) -> None:
    assert told.get(f"/evidence/{ANNA}", key=told.key_of("read", business="rival")).status_code == 404


def test_a_page_carries_a_large_file_whole() -> None:
    file = EvidenceFile(pages=True)
    file.head = {"business": {"id": "demo", "name": "Demo"}, "made_at": 0, "made_by": "test"}
    file.tell(Sentence("note", 0, f"{number} {'x' * 997}") for number in range(1_500))
    file.put_together([], {"entries": 0}, b"{}", [], [])
    whole = b"".join(file.read())
    assert file.size == len(whole) > 1_500_000
    carried = b"".join(page(file)).split(b"base64,", 1)[1].split(b'"', 1)[0]
    file.close()
    assert base64.b64decode(carried, validate=True) == whole
