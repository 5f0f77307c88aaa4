"""`/v1/evidence/{number}`: the file as JSON and as a page, for whoever may read what it holds."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from typing import Any

import pytest

from app.consent.account.asked import Asked
from app.consent.account.record import Sentence
from app.consent.hours import instant
from app.errors import BadInput
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


# ---- about a message, a program, a period ----


def chains(answer: Any) -> dict[str | None, list[dict[str, Any]]]:
    """The entries of each chain by its number, those that can be read alone."""
    file = shaped(answer, Evidence)
    assert hold(file, PUBLIC) == []
    return {c["number"]: [e for e in c["entries"] if e["private"]] for c in file["chains"] if not c.get("own")}


def test_a_message_has_its_own_entries_and_what_they_rest_on(told: Api) -> None:
    told.inbound("Hi", BEN)
    text = told.send("Here you are", to=BEN).get_json()["id"]
    told.send("And more", to=BEN)
    found = chains(told.get(f"/evidence?message={text}"))
    assert list(found) == [BEN]
    readable = json.dumps(found)
    assert "Here you are" in readable
    assert "And more" not in readable
    (exported,) = exports(told)
    assert (exported["about"], exported["message"], exported["consumers"]) == ("message", text, 1)


def test_a_program_has_all_its_consumers(told: Api) -> None:
    told.inbound("Hi", BEN)
    told.send("Hello", to=BEN)
    assert set(chains(told.get("/evidence?program=support"))) == {ANNA, BEN}
    (exported,) = exports(told)
    assert (exported["about"], exported["program"], exported["consumers"]) == ("program", "support", 2)


def test_a_period_is_given_as_instants_or_as_a_time_ago(told: Api) -> None:
    now = told.gateway.core.clock()
    told.gateway.core.directory.advance(2 * 86_400_000)
    told.inbound("Hi", BEN)
    since, until = (instant(at).replace("Z", "+00:00") for at in (now - 3_600_000, now + 3_600_000))
    assert set(chains(told.get(f"/evidence?from={since}&to={until}"))) == {ANNA}, "a plus nobody escaped is read"
    assert set(chains(told.get("/evidence?from=1d"))) == {BEN}
    assert set(chains(told.get("/evidence?from=3d&to=1d"))) == {ANNA}
    assert [export["about"] for export in exports(told)] == ["period"] * 3


def test_it_comes_as_a_page_and_without_words_too(told: Api) -> None:
    page_of = told.get("/evidence?program=support&format=html")
    assert (page_of.status_code, page_of.mimetype) == (200, "text/html")
    redacted = told.get("/evidence?program=support&redact=true")
    assert hold(redacted.get_json(), PUBLIC) == []
    assert ANNA not in redacted.get_data(as_text=True)


@pytest.mark.parametrize(
    ("query", "status", "field", "says"),
    [
        ("", 422, "message", "Name one"),
        ("?message=msg_x&program=support", 422, "message", "Name one"),
        ("?program=support&from=1d", 422, "message", "Name one"),
        ("?to=1d", 422, "from", "begins"),
        ("?from=yesterday", 422, "from", "RFC 3339"),
        ("?from=2026-11-01T00:00:00", 422, "from", "RFC 3339"),
        ("?from=1d&to=2d", 422, "to", "after"),
        ("?program=a%20b", 422, "program", "letters"),
        ("?number=%2B17045550123", 422, "number", "no such field"),
        ("?from_=1d", 422, "from_", "no such field"),
        ("?message=msg_DEM0AA_NONE", 404, None, "no text"),
        ("?program=none", 404, None, "Nothing is on record"),
        ("?from=2001-01-01T00:00:00Z&to=2001-01-02T00:00:00Z", 404, None, "Nothing is on record"),
    ],
)
def test_what_is_wrong_with_a_question_names_the_field(
    told: Api, query: str, status: int, field: str | None, says: str
) -> None:
    answer = told.get(f"/evidence{query}")
    problem = answer.get_json()
    assert (answer.status_code, problem.get("field")) == (status, field), problem
    assert says in problem["detail"]
    assert exports(told) == []


def test_another_business_gets_nothing_of_a_program(told: Api) -> None:
    assert told.get("/evidence?from=1d", key=told.key_of("read", business="rival")).status_code == 404


def test_what_concerns_too_many_is_made_elsewhere(told: Api) -> None:
    told.inbound("Hi", BEN)
    asked = Asked("period", since=1, until=told.gateway.core.clock() + 1)
    with pytest.raises(BadInput, match="2 consumers.*consentry export"):
        told.gateway.evidence.make("demo", asked, by="test", most=1)
    assert exports(told) == []
    told.gateway.evidence.make("demo", asked, by="test", most=2).close()


def test_files_about_many_are_made_one_at_a_time(told: Api) -> None:
    """The first asks for a second while it is being made."""
    answers: list[int] = []
    make = told.gateway.evidence.make

    def slowly(*arguments: Any, **more: Any) -> Any:
        if not answers:
            answers.append(0)
            second = told.app.test_client().get("/v1/evidence?from=1d", headers={"Authorization": f"Bearer {told.key}"})
            answers.append(second.status_code)
            assert second.headers["Retry-After"]
        return make(*arguments, **more)

    told.gateway.evidence.make = slowly  # type: ignore[method-assign]
    assert told.get("/evidence?from=1d").status_code == 200
    assert answers == [0, 503]
    assert told.get("/evidence?from=1d").status_code == 200, "and then again"
