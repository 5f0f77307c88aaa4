"""A full disk beneath the gateway: what protects people goes on, what cannot be kept is refused, nothing is lost."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from prometheus_client import CollectorRegistry, generate_latest
from redis.exceptions import ResponseError
from sqlalchemy import select

from app.errors import FileNotWritten, LedgerBehind, LedgerFull, StoreFull, StoreUnavailable
from app.gateway import evidence_file
from app.gateway.evidence import of_number
from app.gateway.sealing import Sealing
from app.gateway.send import Send
from app.keyring import Signer
from app.ledger.tables import entries, texts
from app.phone import parse_phone
from app.store.client import Guarded
from app.web.health import Texts, readiness
from tests.consent.worlds import SENDER
from tests.databases import on_both
from tests.full import full, small_files
from tests.gateway.conftest import ANNA, World

PEOPLE = [f"+1704{exchange}01{last:02d}" for exchange in range(560, 575) for last in range(100)]


def metrics(world: World) -> str:
    registry = CollectorRegistry(auto_describe=False)
    registry.register(Texts(world.gateway))
    return generate_latest(registry).decode()


@on_both
def test_a_full_ledger_stops_new_work_alone_and_loses_nothing(world: World) -> None:
    sends = [Send(SENDER, parse_phone(number), "Hello") for number in PEOPLE]
    world.inbound("Hi")
    while world.copy():
        pass
    with full(world.engine):
        submitted = 0
        while world.gateway.core.pressure.behind("demo") <= 3_000:
            submitted += len(world.gateway.submit.many("demo", sends))
        with pytest.raises(LedgerBehind) as refused:
            world.gateway.submit.many("demo", sends)
        assert refused.value.code == "ledger_behind"
        for _ in range(3):
            with pytest.raises(LedgerFull):
                world.copy()
        said = readiness(world.gateway)
        assert said["status"] == "degraded"
        assert "ledger_full" in said["ledger"]
        assert 'consentry_trouble{code="ledger_full",part="ledger:demo"} 1.0' in metrics(world)
        assert world.inbound("Are you there?").fresh
        assert world.inbound("STOP", PEOPLE[0]).fresh
        assert world.gateway.core.pressure.behind("demo") >= submitted + 2
    waiting = world.gateway.core.pressure.behind("demo") - 1  # the newest that was copied stays
    copied = 0
    while done := world.copy():
        copied += done
    assert copied == waiting, "all of it, once"
    with world.engine.begin() as connection:
        places = connection.execute(select(entries.c.consumer, entries.c.seq)).all()
        out = connection.execute(select(texts.c.id).where(texts.c.direction == "out", texts.c.own == "")).all()
    assert max(Counter((row.consumer, row.seq) for row in places).values()) == 1
    assert len(out) == submitted
    assert readiness(world.gateway)["status"] == "ok"
    assert "ledger_full" not in metrics(world)
    assert world.send(to=PEOPLE[1]).state.value == "held"


@pytest.mark.parametrize(
    ("said", "error"),
    [
        ("MISCONF Errors writing to the AOF file: No space left on device", StoreUnavailable),
        (
            "Error running script (call to f_1): @user_script:3: @user_script: 3: -MISCONF Errors writing to",
            StoreUnavailable,
        ),
        ("OOM command not allowed when used memory > 'maxmemory'.", StoreFull),
        ("Error running script (call to f_1): @user_script:3: -OOM command not allowed when used memory", StoreFull),
        ("Command # 1 (SET a b) of pipeline caused error: MISCONF Errors writing to the AOF file", StoreUnavailable),
        ("Command # 2 (SET a -MISCONF) of pipeline caused error: OOM command not allowed", StoreFull),
        ("LOADING Redis is loading the dataset in memory", StoreUnavailable),
    ],
)
def test_a_redis_that_takes_no_writes_is_told_as_what_it_is(said: str, error: type[Exception]) -> None:
    def ask() -> None:
        raise ResponseError(said)

    with pytest.raises(error):
        Guarded().call(ask)


def test_what_is_wrong_with_a_command_is_no_matter_of_waiting() -> None:
    def ask() -> None:
        raise ResponseError("WRONGTYPE Operation against a key holding the wrong kind of value, not MISCONF")

    with pytest.raises(ResponseError):
        Guarded().call(ask)


# ---- files ----


def sealing(world: World, path: Path) -> Sealing:
    return Sealing(world.gateway.core, Signer(b"y" * 32), path)


def numbers(path: Path, skip: int = 0) -> list[int]:
    """Which checkpoints are in the file after so many bytes."""
    lines = path.read_bytes()[skip:].decode().splitlines()
    return [json.loads(json.loads(line)["statement"])["number"] for line in lines]


def sealed(world: World, seals: Sealing, many: int = 1) -> None:
    for _ in range(many):
        world.inbound("Hi")
        world.copy()
        assert seals.seal("demo") == 1


@pytest.mark.parametrize("restarted", [False, True])
def test_a_checkpoint_that_finds_no_room_outside_is_written_with_the_next(
    world: World, tmp_path: Path, restarted: bool
) -> None:
    path = tmp_path / "outside" / "checkpoints.jsonl"
    path.parent.mkdir()
    # Longer than any file of the Ledger, so that the limit is met here alone.
    path.write_bytes(b"a line of another log\n" * 400_000)
    other = path.stat().st_size
    seals = sealing(world, path)
    sealed(world, seals, 2)
    whole = path.read_bytes()
    with small_files(len(whole) + 100):
        sealed(world, seals, 2)
        said = readiness(world.gateway)
        assert said["status"] == "degraded"
        assert str(path) in said["checkpoints"]
        assert "make room" in said["checkpoints"]
    assert path.read_bytes() == whole, "nothing by half"
    if restarted:
        seals = sealing(world, path)
    sealed(world, seals)
    assert numbers(path, other) == [1, 2, 3, 4, 5]
    assert restarted or readiness(world.gateway)["status"] == "ok"


def test_a_half_line_that_a_killed_process_left_is_cut_off(world: World, tmp_path: Path) -> None:
    path = tmp_path / "checkpoints.jsonl"
    sealed(world, sealing(world, path))
    whole = path.read_bytes()
    sealed(world, sealing(world, path))
    path.write_bytes(path.read_bytes()[: len(whole) + 40])
    sealed(world, sealing(world, path))
    assert numbers(path) == [1, 2, 3]


def test_a_file_that_was_rotated_goes_on_where_it_was(world: World, tmp_path: Path) -> None:
    path = tmp_path / "checkpoints.jsonl"
    seals = sealing(world, path)
    sealed(world, seals, 2)
    path.rename(tmp_path / "checkpoints.jsonl.1")
    sealed(world, seals, 2)
    assert numbers(path) == [3, 4]


def test_evidence_that_has_no_room_is_given_out_to_nobody(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(60):
        world.inbound(f"Hello {number}")
    while world.copy():
        pass
    monkeypatch.setattr(evidence_file, "IN_MEMORY", 1_000)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    asked = of_number(world.gateway.core, "demo", parse_phone(ANNA))
    world.gateway.sealing.seal("demo")
    world.copy()
    core = world.gateway.core
    before = core.directory.last_entry("demo")
    with small_files(20_000), pytest.raises(FileNotWritten, match=f"{tmp_path}.*room"):
        world.gateway.evidence.make("demo", asked, by="test")
    assert core.directory.last_entry("demo") == before, "no entry says that it was"
    world.gateway.evidence.make("demo", asked, by="test").close()
    assert core.directory.last_entry("demo") != before
