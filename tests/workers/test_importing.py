"""The importer as a process of its own: told by RQ and without it, ended and killed in mid-run."""

from __future__ import annotations

import csv
import io
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests

from app.bell import connect_rq
from app.consent.entries import Granted, ProfileChanged
from app.store import codec
from tests.consent.worlds import SHOWN
from tests.running import System, eventually

MANY = 12_000
"""Enough lines to be met in the middle."""


@pytest.fixture(scope="module")
def system(tmp_path_factory: pytest.TempPathFactory) -> Iterator[System]:
    # No reconciler: what was recorded stays in the outbox, to be counted there.
    with System(Path(tmp_path_factory.mktemp("imports")), processes=("web", "importer")) as system:
        words = {"text": SHOWN.replace("Demo", "Acme Dental"), "version": "letter"}
        assert system.api("POST", "/disclosures", words).status_code == 201
        yield system


def upload(system: System, body: bytes, path: str) -> dict[str, Any]:
    answer = requests.post(
        f"{system.base}/v1{path}",
        data=body,
        headers={"Authorization": f"Bearer {system.key}", "Content-Type": "text/csv"},
        timeout=30,
    )
    assert answer.status_code == 202, answer.text
    return dict(answer.json())


def now(system: System, of: dict[str, Any]) -> dict[str, Any]:
    return dict(system.api("GET", f"/imports/{of['import']}").json())


def ended(system: System, of: dict[str, Any], within: float = 60) -> dict[str, Any]:
    eventually(lambda: now(system, of)["state"] in ("done", "failed"), within=within, every=0.2)
    return now(system, of)


def letters(area: int) -> bytes:
    """Consents of as many people as there are lines, each of another exchange and number."""
    people = (f"+1{area}{200 + n // 10_000}{n % 10_000:04}" for n in range(MANY))
    return b"phone,given_at\n" + b"".join(f"{number},2025-11-03\n".encode() for number in people)


def recorded(system: System, kind: type[Any], name: str) -> Counter[str]:
    """How many entries of that import each line made."""
    parts = system.parts()
    stream = parts.core.store.client.xrange(parts.core.store.keys("acme").outbox)
    tag = parts.core.businesses.get("acme").tag
    entries = [codec.unpack_outbox(tag, fields)[1] for _, fields in stream]
    found = [e.private.evidence for e in entries if isinstance(e.fact, kind) and e.private and e.private.evidence]
    return Counter(evidence["line"] for evidence in found if evidence.get("import") == name)


def in_the_middle(system: System, of: dict[str, Any]) -> None:
    """Wait until some of its lines are recorded; there are many more."""

    def some() -> bool:
        said = now(system, of)
        assert said["state"] in ("waiting", "running"), said
        return bool(said["counts"]["lines"])

    eventually(some, every=0.02)


CONSENTS = "/consents/import?program=reminders&tier=express&source=engagement_letter&disclosure_version=letter"


def whole(system: System, of: dict[str, Any]) -> None:
    """The import came to its end, and each line is recorded once."""
    done = ended(system, of)
    assert (done["state"], done["counts"]["lines"], done["counts"]["refused"]) == ("done", MANY, 0)
    assert done["counts"]["recorded"] + done["counts"]["already"] == MANY
    assert done["counts"]["already"] > 0, "it was met in the middle"
    report = system.api("GET", f"/imports/{of['import']}/report").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(report)))
    assert [int(row["line"]) for row in rows] == list(range(2, MANY + 2))
    assert all(row["entry"] for row in rows)
    assert recorded(system, Granted, of["import"]) == Counter({str(line): 1 for line in range(2, MANY + 2)})
    folder = system.folder / "data" / "imports" / of["import"]
    assert {path.name for path in folder.iterdir()} == {"import.json", "report.csv"}, "the list is deleted"


def test_doctor_takes_an_importer_for_no_worker(system: System) -> None:
    """They answer different bells: with an importer alone, no text leaves."""
    looked = eventually(lambda: "1 importer(s) running" in (said := doctor(system)) and said, every=0.5)
    assert "No worker is running" in looked
    assert "1 importer(s) running, 0 uploaded list(s) to record." in looked


def doctor(system: System) -> str:
    command = [sys.executable, "-m", "app.cli", "doctor"]
    return subprocess.run(command, env=system.environment, capture_output=True, text=True, timeout=60).stdout


@pytest.mark.timeout(180)
def test_killed_in_mid_run_it_is_taken_up_again_though_rq_forgot_it(system: System) -> None:
    of = upload(system, letters(212), CONSENTS)
    in_the_middle(system, of)
    system.end("importer", signal.SIGKILL)
    connect_rq(system.parts().rq_url).flushdb()
    said = now(system, of)
    assert (said["state"], 0 < said["progress"] < 1, said["report"]) == ("running", True, None)
    assert system.api("GET", f"/imports/{of['import']}/report").status_code == 409
    system.start("importer")
    whole(system, of)


@pytest.mark.timeout(120)
def test_told_to_end_it_leaves_the_rest_to_the_next_at_once(system: System) -> None:
    of = upload(system, letters(213), CONSENTS)
    in_the_middle(system, of)
    system.end("importer")
    assert now(system, of)["state"] == "waiting"
    system.start("importer")
    whole(system, of)


def test_a_small_list_is_done_at_once_and_without_its_bell_soon(system: System) -> None:
    of = upload(system, b"phone,name\n+17045550123,Anna\n", "/consumers/import")
    assert ended(system, of)["counts"]["recorded"] == 1
    parts = system.parts()
    assert recorded(system, ProfileChanged, of["import"]) == {"2": 1}
    again = upload(system, b"phone,name\n+17045550124,Ben\n", "/consumers/import")
    connect_rq(parts.rq_url).flushdb()
    assert ended(system, again)["state"] == "done"
