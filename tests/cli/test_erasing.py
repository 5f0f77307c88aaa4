"""`consentry erase`, `legal-hold` and `retention` on a running system; after the API the reconciler clears files."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
import requests

from app.cli.erasing import counted, told
from app.consent.retention import FOREVER
from app.gateway.erasing import Found
from app.gateway.keeping import Owed
from app.gateway.sweeping import Swept
from tests.running import System, eventually

ANNA, BEN = "+17045550123", "+17045550124"
SECRET = "ask Mireille about the orchids"


@pytest.fixture(scope="module")
def system(tmp_path_factory: pytest.TempPathFactory) -> Iterator[System]:
    with System(Path(tmp_path_factory.mktemp("erasing"))) as system:
        system.parts().core.store.client.config_set("rdbcompression", "no")  # so that its files can be searched
        yield system


def refused(system: System, *arguments: str) -> str:
    run = subprocess.run(
        [sys.executable, "-m", "app.cli", *arguments], env=system.environment, capture_output=True, timeout=60
    )
    assert run.returncode == 1
    return run.stderr.decode()


def secret_files(system: System) -> list[str]:
    """The files below the system's folder that hold the secret; its logs are among them."""
    pattern = re.compile(rf"{SECRET}|\+1704555012\d".encode())
    found = []
    for path in system.folder.rglob("*"):
        # A file that Redis renames meanwhile is another by now.
        with suppress(FileNotFoundError):
            if path.is_file() and pattern.search(path.read_bytes()):
                found.append(path.name)
    return found


def test_from_the_command_line_it_is_gone_when_the_command_ends(system: System) -> None:
    for number in (ANNA, BEN):
        assert "held" in system.consentry("send", SECRET, "--to", number)
    eventually(lambda: "submitted" in system.consentry("why", BEN), every=0.5)
    assert secret_files(system), "it stands in files before"
    assert "Nothing of +1704" in system.consentry("legal-hold", ANNA, "--note", "a claim")
    assert "legal hold stands" in refused(system, "erase", ANNA, "--reason", "a letter", "--yes")
    assert "Ended: ent_" in system.consentry("legal-hold", ANNA, "--end", "--note", "settled")
    shown = system.consentry("erase", ANNA, "--reason", "a letter", "--yes")
    assert "3 private parts, of which 1 texts; 1 texts wait." in shown
    assert "No file of Redis or of the ledger holds it any more." in shown
    assert ANNA not in shown
    assert secret_files(system), "Ben's are there"
    assert "Due: 0 private parts of 0 people" in system.consentry("retention")
    key = system.consentry("keys", "create", "--business", "acme", "--scopes", "admin").split()[-1]
    asked = requests.post(
        f"{system.base}/v1/consumers/{BEN}/erase",
        json={"reason": "a letter"},
        headers={"Authorization": f"Bearer {key}"},
        timeout=20,
    )
    assert asked.status_code == 202, asked.text
    eventually(lambda: secret_files(system) == [])
    again = system.consentry("erase", ANNA, "--reason", "a letter")
    assert "Nothing private is left of this number." in again


def test_what_is_there_and_what_speaks_against_it_is_said() -> None:
    kept = (Owed("ent_1", "granted", "consent", FOREVER), Owed("ent_2", "revoked", "revocation", 1_796_058_000_000))
    assert told(Found(7, 3, 1, kept, ("ent_9",))) == [
        "7 private parts, of which 3 texts; 1 texts wait.",
        "  the law asks to keep 1 that rest on a consent: as long as it stands and 5 years",
        "  the law asks to keep 1 that rest on a revocation: until 2026-11-30",
        "  a legal hold stands: ent_9",
    ]
    assert told(Found(0, 0, 0, (), ())) == ["Nothing private is left of this number."]


def test_a_sweep_says_what_it_came_to() -> None:
    assert counted(Swept(2, 5, 4, 1), False) == [
        "Due: 5 private parts of 2 people, of which 4 texts.",
        "1 people are left for later: a text to them is on its way, or the ledger is behind.",
    ]
    assert counted(Swept(2, 5, 4), True) == ["Erased: 5 private parts of 2 people, of which 4 texts."]
