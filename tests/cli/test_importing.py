"""`consentry import` as a user runs it, on a running system."""

from __future__ import annotations

import csv
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.cli.importing import summary
from app.gateway.importing.outcomes import Counts, Outcome, Result
from app.gateway.importing.rows import Flaw
from tests.consent.worlds import SHOWN
from tests.running import BUSINESS_NUMBER, System

ANNA = "+17045550123"


@pytest.fixture(scope="module")
def system(tmp_path_factory: pytest.TempPathFactory) -> Iterator[System]:
    with System(Path(tmp_path_factory.mktemp("cli"))) as system:
        yield system


def bring(system: System, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "app.cli", "import", *map(str, arguments)],
        env=system.environment,
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_a_firm_s_letters_its_dry_run_and_its_report(system: System, tmp_path: Path) -> None:
    letters, words, report = (tmp_path / name for name in ("letters.csv", "words.txt", "report.csv"))
    letters.write_text("Cell;Signed On\n(704) 555-0123;11/3/2025\n7.04E+09;11/3/2025\n")
    words.write_text(SHOWN.replace("Demo", "Acme Dental"))
    said = [
        *("consents", letters, "--map", "phone='Cell',given_at='Signed On'", "--program", "reminders"),
        *("--tier", "express", "--source", "engagement_letter", "--disclosure", words),
        *("--attested-by", "Ann Lee, office manager", "--report", report),
    ]
    dry = bring(system, *said, "--dry-run")
    assert dry.returncode == 1, dry.stderr
    assert "1  would be recorded" in dry.stdout
    assert "reminders (informational)" in system.consentry("why", ANNA)
    assert "no_consent" in system.consentry("why", ANNA)
    wet = bring(system, *said)
    assert (wet.returncode, wet.stderr) == (1, ""), "a line was refused, and nobody watches the progress"
    assert "1  recorded" in wet.stdout
    assert "Cell was cut short by a spreadsheet" in wet.stdout
    assert "0123" not in wet.stdout
    again = bring(system, *said)
    assert "1  on record already" in again.stdout
    with report.open(newline="", encoding="utf-8-sig") as stream:
        assert [row["result"] for row in csv.DictReader(stream)] == ["already", "refused"]
    assert f"reminders (informational) from {BUSINESS_NUMBER}: allow" in system.consentry("why", ANNA)


def test_stops_and_people_and_what_cannot_be_read(system: System, tmp_path: Path) -> None:
    file = tmp_path / "list.ndjson"
    file.write_text('{"phone": "+17045550124", "name": "Ben", "date": "2025-11-03"}\n')
    for sort, said in (("revocations", "1  recorded"), ("people", "1  recorded")):
        done = bring(system, sort, file)
        assert (done.returncode, said in done.stdout) == (0, True), done.stderr
    for wrong, says in (
        (("people", file, "--csv"), "no column is known as the phone"),
        (("people", file, "--map", "shoe=Shoe"), "'shoe' is no field"),
        (("consents", file, "--zone", "Mars"), "no time zone"),
        (("consents", file, "--default", "given_at"), "FIELD=VALUE"),
        (("consents", file, "--attest", "True."), "--attested-by"),
    ):
        done = bring(system, *wrong)
        assert done.returncode == 1
        assert says in done.stderr
        assert "Traceback" not in done.stderr


def test_the_summary_lists_the_reasons_by_number_and_says_what_it_leaves_out() -> None:
    counts = Counts()
    for line in range(40):
        flaw = Flaw("Cell", "is empty") if line % 2 else Flaw("Date", f"is wrong in way {line}")
        counts.add(Outcome(line, Result.REFUSED, flaws=(flaw,)))
    shown = summary(counts, "imp_X", dry_run=False)
    assert shown[1].split() == ["40", "refused"]
    assert shown[2].split(maxsplit=1) == ["20", "Cell is empty"]
    assert "6 other reasons" in shown[-1]
