"""Lists over the API: taken in, recorded by the importer, told about; wrong ones refused with nothing kept."""

from __future__ import annotations

import csv
import io
import stat
import threading
from pathlib import Path
from typing import Any

import pytest
from werkzeug.test import TestResponse

from app.consent.acts import ListImported
from app.gateway.importing.running import Runner
from app.gateway.pressure import Pressure
from app.store import codec
from app.web.shapes.importing import Import
from tests.consent.worlds import SHOWN
from tests.web.conftest import ANNA, BEN, MOST_BYTES, POLICY, Api, shaped

LETTERS = f"Cell,Signed On\n{ANNA},11/3/2025\n(704) 555-0124,11/4/2025\n704-555,11/4/2025\n"
MAP = "map=phone='Cell',given_at='Signed+On'"
SAID = f"{MAP}&program=reminders&tier=express&source=engagement_letter&disclosure_version=letter"
ATTESTED = "attested_by=Ann+Lee,+office+manager"


@pytest.fixture
def letters(api: Api) -> Api:
    """The words of the firm's letter are kept, as version `letter`."""
    shown = api.post("/disclosures", {"text": SHOWN, "version": "letter"})
    assert shown.status_code == 201
    api.rung.clear()
    return api


def bring(api: Api, body: str | bytes, query: str = "", path: str = "/consents/import", **how: Any) -> TestResponse:
    how.setdefault("content_type", "text/csv")
    return api.post(f"{path}?{query}", data=body, **how)


def record(api: Api) -> None:
    """The importer does all that waits."""
    runner = Runner(api.gateway.core, api.uploads.shelf, stopping=lambda: False)
    for upload in api.uploads.shelf.unfinished():
        token = runner.take(upload)
        assert token, "nobody else runs it"
        runner.run(upload, token)


def found(api: Api, answer: TestResponse) -> Any:
    return shaped(api.get(f"/imports/{answer.get_json()['import']}"), Import)


def report(api: Api, answer: TestResponse) -> list[dict[str, str]]:
    got = api.get(f"/imports/{answer.get_json()['import']}/report")
    assert (got.status_code, got.content_type) == (200, "text/csv; charset=utf-8")
    text = got.get_data().decode("utf-8-sig")
    got.close()
    return list(csv.DictReader(io.StringIO(text)))


def files(api: Api) -> list[Path]:
    folder = api.uploads.shelf._folder
    return [path for path in folder.rglob("*") if path.is_file()]


def acts(api: Api) -> list[ListImported]:
    stream = api.redis.xrange(api.gateway.core.store.keys("demo").outbox)
    facts = [codec.unpack_outbox(POLICY.tag, fields)[1].fact for _, fields in stream]
    return [fact for fact in facts if isinstance(fact, ListImported)]


def test_a_firm_s_letters_are_recorded_and_told_about(letters: Api) -> None:
    api = letters
    taken = bring(api, LETTERS, f"{SAID}&{ATTESTED}")
    said = shaped(taken, Import, 202)
    assert (said["state"], said["of"], said["progress"], said["report"]) == ("waiting", "consents", 0.0, None)
    assert api.rung == ["demo"], "an importer is told"
    assert api.standing().grants == (), "nothing is recorded within the request"
    record(api)
    done = found(api, taken)
    assert (done["state"], done["progress"], done["why"], done["waiting_for"]) == ("done", 1.0, None, None)
    assert (done["counts"]["lines"], done["counts"]["recorded"], done["counts"]["refused"]) == (3, 2, 1)
    assert done["started_at"] <= done["ended_at"]
    assert done["refused"] == [{"line": 4, "phone": "", "column": "Cell", "what": done["refused"][0]["what"]}]
    assert done["refused"][0]["what"].startswith("Cell ")
    assert done["reasons"][0]["lines"] == 1
    rows = report(api, taken)
    assert [(row["line"], row["result"]) for row in rows] == [("2", "recorded"), ("3", "recorded"), ("4", "refused")]
    (grant,) = api.standing().grants
    assert rows[0]["entry"] == grant.entry
    assert (grant.program, grant.tier.word) == ("reminders", "express")
    api.copy()
    told = api.get(f"/consumers/{ANNA}").get_json()["timeline"]["entries"][0]["private"]
    assert told["evidence"]["attested_by"] == "Ann Lee, office manager"
    assert told["evidence"]["import"] == said["import"]
    assert told["words"] == SHOWN


def test_it_is_an_act_of_the_caller_once_and_a_dry_run_is_none(letters: Api) -> None:
    api = letters
    bring(api, LETTERS, f"{SAID}&dry_run=true")
    record(api)
    assert acts(api) == []
    for _ in range(2):
        taken = bring(api, LETTERS, SAID)
        record(api)
    (act,) = acts(api)
    assert (act.name, act.sort, act.confirm) == (taken.get_json()["import"], "consents", False)
    assert act.by.startswith("key:DEM0AA")
    api.copy()
    (event,) = api.get("/events?type=list_imported").get_json()["events"]
    assert event["facts"]["name"] == act.name


def test_a_dry_run_tells_all_and_records_nothing(letters: Api) -> None:
    api = letters
    before = api.stored()
    dry = bring(api, LETTERS, f"{SAID}&dry_run=true")
    record(api)
    assert api.stored() == before
    done = found(api, dry)
    assert (done["dry_run"], done["state"], done["counts"]["recorded"]) == (True, "done", 2)
    assert [row["result"] for row in report(api, dry)] == ["recorded", "recorded", "refused"]
    wet = bring(api, LETTERS, SAID)
    assert wet.get_json()["import"] != dry.get_json()["import"], "their states and reports stand apart"
    record(api)
    assert found(api, wet)["counts"]["recorded"] == 2
    again = bring(api, LETTERS, f"{SAID}&dry_run=true")
    record(api)
    assert found(api, again)["counts"]["already"] == 2


def test_stops_and_people_and_ndjson(api: Api) -> None:
    lines = f'{{"phone": "{ANNA}", "name": "Anna Smith", "state": "NC"}}\n'
    people = bring(api, lines, path="/consumers/import", content_type="application/x-ndjson")
    stops = bring(api, f"phone\n{BEN}\n", "source=phone&default=note='The+old+list'", "/revocations/import")
    record(api)
    assert found(api, people)["counts"]["recorded"] == found(api, stops)["counts"]["recorded"] == 1
    assert (found(api, people)["of"], found(api, stops)["of"]) == ("people", "revocations")
    api.copy()
    assert api.get(f"/consumers/{ANNA}").get_json()["profile"]["name"] == "Anna Smith"
    (entry,) = api.get(f"/consumers/{BEN}").get_json()["timeline"]["entries"]
    assert (entry["facts"]["source"], entry["private"]["note"]) == ("phone", "The old list")


def test_confirmations_go_only_where_they_are_asked_for(letters: Api) -> None:
    api = letters
    silent = bring(api, f"Cell,Signed On\n{ANNA},11/3/2025\n", SAID)
    record(api)
    loud = bring(api, f"Cell,Signed On\n{BEN},11/3/2025\n", f"{SAID}&confirm=true&confirm_rate=100")
    record(api)
    assert (found(api, silent)["counts"]["confirmations"], found(api, loud)["counts"]["confirmations"]) == (0, 1)
    assert [act.confirm for act in acts(api)] == [False, True]


@pytest.mark.parametrize(
    ("query", "field", "says"),
    [
        (f"{SAID}&map=phone=Mobile", "map", "once"),
        ("map=phone=Mobile,given_at='Signed+On'", "map", "no column 'Mobile' for phone. Headings: Cell, Signed On"),
        ("map=shoe=Cell", "map", "'shoe' is no field"),
        ("map=phone", "map", "write it as phone='Cell'"),
        ("map=given_at='Signed+On',ref=Cell", "map", "no column is known as the phone's"),
        (f"{MAP}&default=given_at", "default", "given_at=2025-06-01"),
        (f"{MAP}&default=shoe=9", "default", "'shoe' is no field"),
        (f"{MAP}&attest=All+true.", "attested_by", "say who attests it"),
        (f"{MAP}&attested_by=Ann%0ALee", "attested_by", "control characters"),
        (f"{MAP}&document_sha256=abc", "document_sha256", "64 characters"),
        (f"{MAP}&document_sha256={'a' * 64}", "document", "which paper"),
        (f"{MAP}&zone=Mars", "zone", "no time zone"),
        (f"{MAP}&region=XX", "region", "no country"),
        (f"{MAP}&date_format=soon", "date_format", "m/d/y"),
        (f"{MAP}&tier=implied", "tier", "express"),
        (f"{MAP}&confirm=true&confirm_rate=0", "confirm_rate", "greater than 0"),
        (f"{MAP}&confirm=true&confirm_rate=nan", "confirm_rate", "confirm_rate"),
        (f"{MAP}&confirm=perhaps", "confirm", "boolean"),
        (f"{MAP}&name=two+words", "name", "letters"),
        (f"{MAP}&file=x", "file", "no such field"),
    ],
)
def test_what_cannot_be_taken_is_said_at_once_and_nothing_is_kept(api: Api, query: str, field: str, says: str) -> None:
    before = api.stored()
    answer = bring(api, LETTERS, query, headers={"Idempotency-Key": "k"})
    problem = answer.get_json()
    assert (answer.status_code, problem["field"]) == (422, field), problem
    assert says in problem["detail"]
    assert (files(api), api.stored(), api.rung) == ([], before, [])


@pytest.mark.parametrize("body", [b"", b"\n\n"])
def test_an_empty_list_is_refused(api: Api, body: bytes) -> None:
    answer = bring(api, body, MAP)
    assert (answer.status_code, answer.get_json()["field"]) == (422, "file")
    assert files(api) == []


@pytest.mark.parametrize("kind", ["application/json", "multipart/form-data", "application/octet-stream"])
def test_another_type_of_body_is_refused(api: Api, kind: str) -> None:
    answer = bring(api, LETTERS, MAP, content_type=kind)
    assert (answer.status_code, answer.get_json()["code"]) == (415, "unsupported_media_type")
    packed = bring(api, LETTERS, MAP, headers={"Content-Encoding": "gzip"})
    assert packed.status_code == 415
    assert files(api) == []


@pytest.mark.parametrize("known", [True, False], ids=["with its length", "in chunks"])
def test_a_huge_body_is_refused(api: Api, known: bool) -> None:
    line = f"{ANNA},11/3/2025\n".encode()
    body = b"Cell,Signed On\n" + line * (MOST_BYTES // len(line))
    chunked = {"wsgi.input_terminated": True, "CONTENT_LENGTH": ""}
    answer = bring(api, body + line, MAP, environ_overrides={} if known else chunked)
    assert (answer.status_code, answer.get_json()["code"]) == (413, "too_large")
    assert "1 MiB (CONSENTRY_IMPORT_MB)" in answer.get_json()["detail"]
    assert files(api) == []
    assert bring(api, body[:MOST_BYTES], MAP).status_code == 202, "up to the limit it is taken"


def test_another_business_s_import_is_as_one_that_is_not_there(letters: Api) -> None:
    api = letters
    taken = bring(api, LETTERS, SAID)
    record(api)
    rival = api.key_of("read", business="rival")
    name = taken.get_json()["import"]
    for path in (f"/imports/{name}", f"/imports/{name}/report"):
        there = api.get(path, key=rival)
        nowhere = api.get(path.replace(name, name[:-1] + "0"), key=rival)
        assert (there.status_code, there.get_json()) == (404, nowhere.get_json())
        mine = api.get(path)
        assert mine.status_code == 200
        mine.close()


@pytest.mark.parametrize(
    "name", ["imp_X", "..", "imp_DEM0AA_..%2F..%2Fkeyring", "imp_DEM0AA_0123456789ABCDEFGHJKMNPQRS"]
)
def test_an_import_that_is_not_there(api: Api, name: str) -> None:
    for path in (f"/imports/{name}", f"/imports/{name}/report"):
        assert api.get(path).status_code == 404


def test_under_one_name_another_list_is_refused(letters: Api) -> None:
    api = letters
    first = bring(api, LETTERS, f"{SAID}&name=november")
    name = first.get_json()["import"]
    assert (first.get_json()["name"], bring(api, LETTERS, f"{SAID}&name=november").status_code) == ("november", 202)
    record(api)
    for body, query in (
        (LETTERS + f"{BEN},11/5/2025\n", f"{SAID}&name=november"),
        (LETTERS, f"{SAID}&name=november&{ATTESTED}"),
    ):
        other = bring(api, body, query)
        assert (other.status_code, other.get_json()["code"]) == (409, "import_differs")
        assert "november" in other.get_json()["detail"]
    assert api.get(f"/imports/{name}").get_json()["counts"]["recorded"] == 2
    assert [path.name for path in files(api) if path.name.startswith("list")] == []
    assert bring(api, LETTERS, f"{SAID}&name=december").get_json()["import"] != name


def test_under_way_it_takes_no_other_settings(letters: Api) -> None:
    api = letters
    bring(api, LETTERS, SAID)
    answer = bring(api, LETTERS, f"{SAID}&confirm=true")
    assert (answer.status_code, answer.get_json()["code"]) == (409, "import_not_ended")
    record(api)
    assert bring(api, LETTERS, f"{SAID}&confirm=true").status_code == 202


def test_the_same_list_again_waits_with_the_first_and_runs_anew_once_that_has_ended(letters: Api) -> None:
    api = letters
    first = bring(api, LETTERS, SAID)
    assert bring(api, LETTERS, SAID).get_json() == first.get_json()
    assert len(api.uploads.shelf.unfinished()) == 1
    record(api)
    again = bring(api, LETTERS, SAID)
    assert (again.get_json()["import"], again.get_json()["state"]) == (first.get_json()["import"], "waiting")
    record(api)
    assert [row["result"] for row in report(api, again)] == ["already", "already", "refused"]
    (grant,) = api.standing().grants
    assert grant.entry == report(api, again)[0]["entry"]


def test_a_repeat_under_one_key_runs_nothing_again(letters: Api) -> None:
    api = letters
    key = {"Idempotency-Key": "k"}
    first = bring(api, LETTERS, SAID, headers=key)
    record(api)
    again = bring(api, LETTERS, SAID, headers=key)
    assert (again.status_code, again.get_json()) == (202, found(api, first))
    assert again.get_json()["state"] == "done"
    for body, query in ((LETTERS + "\n", SAID), (LETTERS, f"{SAID}&dry_run=true")):
        other = bring(api, body, query, headers=key)
        assert (other.status_code, other.get_json()["code"]) == (422, "idempotency_mismatch")


def test_what_is_kept_is_ours_alone_and_the_list_goes_with_the_import_s_end(letters: Api) -> None:
    api = letters
    taken = bring(api, LETTERS, SAID)
    lists = [path for path in files(api) if path.name.startswith("list.")]
    assert [path.read_text() for path in lists] == [LETTERS]
    assert {stat.S_IMODE(path.stat().st_mode) for path in files(api)} == {0o600}
    assert stat.S_IMODE(lists[0].parent.stat().st_mode) == 0o700
    record(api)
    kept = files(api)
    assert {path.name for path in kept} == {"import.json", "report.csv"}
    assert {stat.S_IMODE(path.stat().st_mode) for path in kept} == {0o600}
    shown = b"".join(path.read_bytes() for path in kept) + api.get(f"/imports/{taken.get_json()['import']}").data
    for number in (ANNA, "5550123", "555-0124", "704-555"):
        assert number.encode() not in shown, "no number in full"


def test_the_report_is_there_at_the_end_and_not_before(letters: Api) -> None:
    api = letters
    name = bring(api, LETTERS, SAID).get_json()["import"]
    answer = api.get(f"/imports/{name}/report")
    assert (answer.status_code, answer.get_json()["code"]) == (409, "import_not_ended")
    record(api)
    answer = api.get(api.get(f"/imports/{name}").get_json()["report"].removeprefix("/v1"))
    assert answer.headers["Content-Disposition"] == f"attachment; filename={name}.csv"
    assert answer.headers["Cache-Control"] == "no-store"
    answer.close()


@pytest.mark.parametrize("path", ["/consents/import", "/consumers/import"])
def test_backpressure_refuses_new_lists_but_none_of_stops(api: Api, path: str) -> None:
    api.gateway.core.pressure = Pressure(api.gateway.core.store, lambda: (99, 100))
    answer = bring(api, LETTERS, "map=phone=Cell", path)
    assert (answer.status_code, answer.get_json()["code"]) == (503, "store_full")
    assert bring(api, LETTERS, "map=phone=Cell", "/revocations/import").status_code == 202


def test_a_folder_that_cannot_be_used_is_said_with_its_setting(api: Api, tmp_path: Path) -> None:
    (tmp_path / "imports").write_text("a file in its place")
    for answer in (bring(api, LETTERS, MAP), api.get("/imports/imp_DEM0AA_0123456789ABCDEFGHJKMNPQRS")):
        assert (answer.status_code, answer.get_json()["code"]) == (503, "imports_unavailable")
        assert "CONSENTRY_IMPORTS" in answer.get_json()["detail"]
        assert answer.headers["Retry-After"]


class Slow(io.RawIOBase):
    """A body that stops coming until it is told to go on."""

    def __init__(self, body: bytes) -> None:
        self._body = io.BytesIO(body)
        self.asked, self.go_on = threading.Event(), threading.Event()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self.asked.set()
        assert self.go_on.wait(30)
        return self._body.readinto(buffer)


def test_slow_uploads_leave_the_web_s_other_threads_alone(api: Api) -> None:
    """With four threads, one list comes in at a time; a second is told to come again."""
    slow = Slow(LETTERS.encode())
    answers: list[TestResponse] = []
    coming = {"wsgi.input": slow, "wsgi.input_terminated": True, "CONTENT_LENGTH": ""}
    thread = threading.Thread(target=lambda: answers.append(bring(api, b"", MAP, environ_overrides=coming)))
    thread.start()
    assert slow.asked.wait(30)
    second = bring(api, LETTERS, MAP)
    assert (second.status_code, second.headers["Retry-After"]) == (503, "10")
    slow.go_on.set()
    thread.join()
    assert [answer.status_code for answer in answers] == [202]
    assert bring(api, LETTERS, MAP).status_code == 202
