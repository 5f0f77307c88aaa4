"""`consentry verify` where nothing runs: with keys given, with this machine's own, and with none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.keyring import Keyring
from tests.cli.test_commands import run
from tests.ledger.filed import FIRST, FOREIGN, SECOND, Files, filed

SEEDS = {"first": b"k" * 32, "second": b"n" * 32, "foreign": b"z" * 32}


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Files]:
    """A folder with a Ledger as a machine has it, and the files it gave out."""
    folder = tmp_path_factory.mktemp("machine")
    (folder / "data").mkdir()
    return folder, filed(folder / "data")


def keyring(folder: Path, seed: bytes) -> None:
    said = Keyring(b"p" * 32, seed)
    path = folder / "data" / "keyring.json"
    path.write_text(json.dumps({"version": 1, "pepper": said.pepper.hex(), "signing": said.signing.hex()}))


def test_with_a_key_it_judges(clean: tuple[Path, Files], tmp_path: Path) -> None:
    file = clean[1].anna
    (tmp_path / "file.json").write_text(json.dumps(file))
    held = run("verify", "file.json", "--key", FIRST.public, folder=tmp_path)
    assert (held.returncode, held.stderr) == (0, "")
    assert held.stdout.startswith("The file holds.\n")
    broken = json.dumps(file).replace("text_received", "text_refused!", 1)
    (tmp_path / "file.json").write_text(broken)
    said = run("verify", "file.json", "--key", FIRST.public, "--json", folder=tmp_path)
    assert said.returncode == 1
    assert json.loads(said.stdout)["breaks"][0]["place"] == "entries 1 to 3"
    (tmp_path / "file.json").write_text(broken[:900])
    said = run("verify", "file.json", "--key", FIRST.public, folder=tmp_path)
    assert said.returncode == 2
    assert "cut short" in said.stdout
    said = run("verify", "file.json", "--key", FIRST.key, folder=tmp_path)
    assert said.returncode == 2
    assert "64 hex digits" in said.stdout
    assert not (tmp_path / "data").exists()


def test_without_one_it_trusts_the_keys_of_this_machine(clean: tuple[Path, Files]) -> None:
    folder, files = clean
    (folder / "file.json").write_text(json.dumps(files.anna))
    keyring(folder, SEEDS["second"])
    held = run("verify", "file.json", folder=folder)
    assert held.returncode == 0, held.stdout + held.stderr
    assert f"Key {SECOND.key}, given" in held.stdout
    # One that was made before the key was changed names the former key alone: the Ledger still knows it.
    early = {**files.anna, "keys": files.anna["keys"][:1]}
    (folder / "file.json").write_text(json.dumps(early))
    assert f"Key {FIRST.key}, given" in run("verify", "file.json", folder=folder).stdout
    # A keyring of another system: what this machine's Ledger says counts for nothing.
    keyring(folder, SEEDS["foreign"])
    other = run("verify", "file.json", folder=folder)
    assert other.returncode == 2
    assert "No key in it is one that you trust" in other.stdout
    assert run("verify", "file.json", "--key", FOREIGN.public, folder=folder).returncode == 2


def test_where_there_is_no_key_at_all_it_decides_nothing_and_makes_none(
    clean: tuple[Path, Files], tmp_path: Path
) -> None:
    (tmp_path / "file.json").write_text(json.dumps(clean[1].anna))
    said = run("verify", "file.json", folder=tmp_path)
    assert said.returncode == 2
    assert said.stdout.startswith("NOT DECIDED.")
    assert SECOND.public in said.stdout
    assert not (tmp_path / "data").exists()
    keyring_alone = tmp_path / "data"
    keyring_alone.mkdir()
    keyring(tmp_path, SEEDS["second"])
    assert run("verify", "file.json", folder=tmp_path).returncode == 0
    assert [path.name for path in keyring_alone.iterdir()] == ["keyring.json"]
