"""Files that are whole or absent, on a disk that is full; and streams that cannot be written."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.disk import append_whole, write_whole
from app.errors import FileNotWritten
from tests.full import small_files
from tests.running import ACCOUNT, BUSINESS_NUMBER, CONFIG, HOOK

FULL = "/dev/full"
on_linux = pytest.mark.skipif(not Path(FULL).exists(), reason="there is no /dev/full here")


def test_what_has_no_room_is_absent_and_what_was_there_stays(tmp_path: Path) -> None:
    path = tmp_path / "anna.json"
    for there in (None, b"the one before"):
        if there:
            path.write_bytes(there)
        with small_files(10_000), pytest.raises(FileNotWritten) as refused:
            write_whole(path, [b"x" * 6_000, b"y" * 6_000])
        assert str(path) in refused.value.detail
        assert "make room" in refused.value.detail
        assert [found.read_bytes() for found in tmp_path.iterdir()] == ([there] if there else [])
    write_whole(path, [b"whole"])
    assert path.read_bytes() == b"whole"
    assert path.stat().st_mode & 0o077 == 0, "only its owner reads it"


def test_what_breaks_off_in_the_making_leaves_nothing_behind(tmp_path: Path) -> None:
    def breaking() -> Iterator[bytes]:
        yield b"half"
        raise OSError(28, "No space left on device")

    path = tmp_path / "file.json"
    path.write_bytes(b"the one before")
    with pytest.raises(FileNotWritten, match="No space left on device"):
        write_whole(path, breaking())
    assert path.read_bytes() == b"the one before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    path = tmp_path / "absent" / "file.json"
    with pytest.raises(FileNotWritten, match=r"absent.*can be written"):
        write_whole(path, [b"x"])


def test_lines_are_appended_all_or_none(tmp_path: Path) -> None:
    path = tmp_path / "lines"
    append_whole(path, [b"one\n", b"two\n"])
    with small_files(12), pytest.raises(FileNotWritten):
        append_whole(path, [b"three\n", b"four\n"])
    assert path.read_bytes() == b"one\ntwo\n"
    append_whole(path, [b"three\n"])
    assert path.read_bytes() == b"one\ntwo\nthree\n"


@pytest.mark.parametrize("half", [b"ha", b"x" * 200_000])
@pytest.mark.parametrize("before", [b"", b"one\n"])
def test_a_half_line_is_cut_off_before_the_next(tmp_path: Path, before: bytes, half: bytes) -> None:
    path = tmp_path / "lines"
    path.write_bytes(before + half)
    append_whole(path, [b"two\n"])
    assert path.read_bytes() == before + b"two\n"


def run(program: str, *arguments: str, **streams: object) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, *(["-m", program] if program else []), *arguments]
    how = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | streams
    return subprocess.run(command, timeout=60, **how)  # type: ignore[call-overload, no-any-return]


def settings_in(folder: Path) -> Path:
    """A folder with settings in it."""
    words = CONFIG.format(number=BUSINESS_NUMBER, account=ACCOUNT, hook=HOOK, carrier="http://127.0.0.1:1")
    (folder / "consentry.toml").write_text(words)
    return folder


@on_linux
@pytest.mark.parametrize("arguments", [("wordings", "support", "packet"), ("disclosure", "--help")])
def test_a_command_whose_output_has_no_room_says_so(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    with open(FULL, "wb") as full:
        done = run("app.cli", *arguments, stdout=full, cwd=settings_in(tmp_path))
    assert done.returncode == 1
    assert b"was not written whole" in done.stderr
    assert b"make room" in done.stderr
    assert b"Traceback" not in done.stderr
    assert b"Exception ignored" not in done.stderr


@on_linux
def test_a_log_that_has_no_room_stops_nothing() -> None:
    program = (
        "from app.log import configure; import structlog; configure('json');"
        "structlog.get_logger().error('one'); structlog.get_logger().error('two'); print('done')"
    )
    with open(FULL, "wb") as full:
        done = run("", "-c", program, stderr=full)
    assert (done.returncode, done.stdout) == (0, b"done\n")
