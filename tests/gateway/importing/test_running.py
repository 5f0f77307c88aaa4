"""Running uploads: one process each, as far as it goes, and what each end leaves behind."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from app.errors import ImportsUnavailable
from app.gateway.importing.layout import Sort, layout
from app.gateway.importing.lines import Proof
from app.gateway.importing.running import LEASE_MS, MOST_TRIES, Runner
from app.gateway.importing.shelf import DAY_MS, LEFT_SECONDS, RECORD_DAYS, REPORT_DAYS, Shelf
from app.gateway.importing.upload import Progress, Upload
from app.gateway.importing.uploads import Uploads, Wanted
from app.gateway.pressure import Pressure
from app.store.store import real_now
from tests.gateway.conftest import World

PEOPLE = [f"+1704555{n:04}" for n in range(100, 200)]
LIST = "phone,name\n" + "".join(f"{number},Person {n}\n" for n, number in enumerate(PEOPLE))


@pytest.fixture
def uploads(world: World, tmp_path: Path) -> Uploads:
    return Uploads(world.gateway.core, Shelf(tmp_path / "imports"), most_bytes=1 << 24, ring=world.rung.append)


def put(uploads: Uploads, text: str = LIST, sort: Sort = Sort.PEOPLE, **more: Any) -> Upload:
    wanted = Wanted("demo", layout(sort), Proof(), by="t", ndjson=False, **more)
    with uploads.receive([text.encode()], wanted) as received:
        return uploads.put(wanted, received)


def state(uploads: Uploads, upload: Upload) -> Upload:
    found = uploads.shelf.read(upload.id)
    assert found is not None
    return found


def run(world: World, uploads: Uploads, upload: Upload, stopping: Callable[[], bool] = lambda: False) -> Upload:
    runner = Runner(world.gateway.core, uploads.shelf, stopping)
    token = runner.take(upload)
    assert token, "nobody else runs it"
    runner.run(upload, token)
    return state(uploads, upload)


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_one_process_runs_it_at_a_time(world: World, uploads: Uploads) -> None:
    upload = put(uploads)
    one, two = (Runner(world.gateway.core, uploads.shelf, lambda: False) for _ in range(2))
    token = one.take(upload)
    assert token
    assert two.take(upload) == ""
    one.run(upload, token)
    assert state(uploads, upload).state is Progress.DONE
    late = two.take(upload)
    assert late, "it is free again"
    two.run(upload, late)
    assert state(uploads, upload).counts["recorded"] == len(PEOPLE), "and what has ended is not run again"


def test_a_process_that_died_keeps_it_for_no_longer_than_its_lease(world: World, uploads: Uploads) -> None:
    upload = put(uploads)
    runner = Runner(world.gateway.core, uploads.shelf, lambda: False)
    assert runner.take(upload)
    key = world.gateway.core.store.keys("demo").importing(upload.id)
    assert 0 < world.gateway.core.store.client.pttl(key) <= LEASE_MS
    assert runner.take(upload) == ""
    world.gateway.core.store.client.delete(key)
    assert runner.take(upload)


def test_who_is_told_to_end_leaves_it_waiting_and_free(world: World, uploads: Uploads, tmp_path: Path) -> None:
    upload = put(uploads)
    halted = run(world, uploads, upload, stopping=lambda: True)
    assert (halted.state, halted.tries, halted.ended_at) == (Progress.WAITING, 0, 0)
    assert upload.file in names(tmp_path / "imports" / upload.id), "the list is still there"
    done = run(world, uploads, upload)
    assert (done.state, done.counts["already"]) == (Progress.DONE, len(PEOPLE)), "its only batch was recorded"
    assert done.started_at == halted.started_at, "it began when it first began"


def test_who_lost_it_to_another_writes_nothing_of_it(world: World, uploads: Uploads) -> None:
    upload = put(uploads)
    core = world.gateway.core
    runner = Runner(core, uploads.shelf, lambda: False, beat=0.0)
    token = runner.take(upload)
    core.store.client.set(core.store.keys("demo").importing(upload.id), "another's", px=LEASE_MS)
    runner.run(upload, token)
    assert state(uploads, upload).state is Progress.RUNNING, "as the other says"
    assert core.store.client.get(core.store.keys("demo").importing(upload.id)) == b"another's"


def test_a_list_that_cannot_be_read_to_its_end_has_failed(world: World, uploads: Uploads, tmp_path: Path) -> None:
    upload = put(uploads, LIST + "x" * (1024 * 1024 + 1))
    failed = run(world, uploads, upload)
    assert failed.state is Progress.FAILED
    assert failed.why.startswith(f"file: line {len(PEOPLE) + 2} is longer than")
    assert names(tmp_path / "imports" / upload.id) == {"import.json", "report.part"}
    assert uploads.shelf.unfinished() == []
    assert failed.ended_at


def test_what_always_breaks_is_given_up(world: World, uploads: Uploads) -> None:
    upload = put(uploads)

    class Broken(Pressure):
        def admit(self, business: str) -> None:
            raise RuntimeError("+17045550123 broke it")

    world.gateway.core.pressure = Broken(world.gateway.core.store, lambda: (0, 0))
    for tried in range(1, MOST_TRIES + 1):
        now = run(world, uploads, upload)
        assert (now.state, now.tries) == (Progress.WAITING, tried)
        assert "0123" not in now.waiting_for
    given_up = run(world, uploads, upload)
    assert given_up.state is Progress.FAILED
    assert f"{MOST_TRIES} times" in given_up.why


def test_while_it_waits_for_the_store_it_says_so_and_ends_when_told(world: World, uploads: Uploads) -> None:
    upload = put(uploads)
    world.memory[:] = [99, 100]
    seen: list[str] = []

    def stopping() -> bool:
        seen.append(state(uploads, upload).waiting_for)
        return len(seen) > 3

    halted = run(world, uploads, upload, stopping=stopping)
    assert halted.state is Progress.WAITING
    assert any("nearly full" in said for said in seen)
    world.memory[:] = [0, 0]
    assert run(world, uploads, upload).counts["recorded"] == len(PEOPLE)


def test_of_many_refused_lines_the_first_are_kept_and_the_reasons_counted(world: World, uploads: Uploads) -> None:
    done = run(world, uploads, put(uploads, "phone,name\n" + "704-555,X\n" * 50))
    assert (done.counts["refused"], len(done.refused), done.refused[0].line) == (50, 20, 2)
    assert [why.lines for why in done.reasons] == [50]


def aged(paths: Iterable[Path], seconds: float) -> None:
    for path in paths:
        os.utime(path, (time.time() - seconds,) * 2)


def test_the_report_goes_first_then_all_of_it(world: World, uploads: Uploads, tmp_path: Path) -> None:
    upload = put(uploads)
    run(world, uploads, upload)
    folder, now = tmp_path / "imports" / upload.id, real_now()
    assert uploads.shelf.sweep(now + (REPORT_DAYS - 1) * DAY_MS) == 0
    assert names(folder) == {"import.json", "report.csv"}
    assert uploads.shelf.sweep(now + (REPORT_DAYS + 1) * DAY_MS) == 1
    assert names(folder) == {"import.json"}
    assert uploads.shelf.sweep(now + (RECORD_DAYS + 1) * DAY_MS) == 1
    assert not folder.exists()


def test_what_dead_processes_left_is_swept_and_what_waits_is_not(
    world: World, uploads: Uploads, tmp_path: Path
) -> None:
    waiting = put(uploads)
    folder = tmp_path / "imports"
    broken_off = folder / ".new" / "01ABC"
    broken_off.mkdir(parents=True)
    stray = folder / waiting.id / "list.STRAY"
    stray.touch()
    assert uploads.shelf.sweep(real_now()) == 0, "they may be coming in at this moment"
    aged([broken_off, stray, folder / waiting.id / waiting.file], LEFT_SECONDS + 60)
    assert uploads.shelf.sweep(real_now()) == 2
    assert not broken_off.exists()
    assert names(folder / waiting.id) == {"import.json", waiting.file}, "what waits, waits as long as it must"
    assert run(world, uploads, waiting).state is Progress.DONE


def test_two_webs_that_take_the_same_list_at_once_put_it_there_once(world: World, uploads: Uploads) -> None:
    first = put(uploads)
    shelf = uploads.shelf
    with shelf.stage() as staged:
        shelf.append(staged, LIST.encode())
        assert shelf.place(staged, first) is False
    assert [one.id for one in shelf.unfinished()] == [first.id]
    assert run(world, uploads, first).state is Progress.DONE


def test_a_damaged_state_is_said_and_holds_up_no_other(world: World, uploads: Uploads, tmp_path: Path) -> None:
    upload, other = put(uploads), put(uploads, LIST + "+17045550300,Ben\n")
    (tmp_path / "imports" / upload.id / "import.json").write_text("{")
    assert uploads.shelf.unfinished() == [other]
    assert uploads.shelf.sweep(real_now()) == 0
    with pytest.raises(ImportsUnavailable, match="CONSENTRY_IMPORTS"):
        uploads.shelf.read(upload.id)
