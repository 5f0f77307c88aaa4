"""README's first page, run as it stands: `consentry up`, and its block of curl in a real bash."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.demo import Demo
from tests.running import eventually

ROOT = Path(__file__).parents[1]
ANSWER_WITHIN = 30


def story() -> str:
    """The block of README.md that sets KEY and BASE in its first two lines."""
    blocks = re.findall(r"^```sh\n(.*?)^```$", (ROOT / "README.md").read_text(), re.MULTILINE | re.DOTALL)
    found = [block for block in blocks if re.match(r"KEY=\S+\nBASE=\S+\n", block)]
    assert len(found) == 1, "one block of README.md begins with KEY= and BASE="
    return str(found[0])


class Shell:
    """One bash that is given the block step by step; each step that asks prints one JSON value."""

    def __init__(self, block: str, folder: Path) -> None:
        self._steps = re.split(r"^(?=(?:send|text|api|ask|sleep) )", block, flags=re.MULTILINE)
        self.process = subprocess.Popen(
            ["bash", "-eu"],
            cwd=folder,
            env={"PATH": os.environ["PATH"], "HOME": str(folder)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self._write(self._steps.pop(0))

    def next(self, begins: str) -> Any:
        """Run the next step, which begins so, and what it answered."""
        while self._steps[0].startswith("sleep "):
            self._write(self._steps.pop(0))
        assert self._steps[0].startswith(begins), f"README's next step is {self._steps[0]!r}, not {begins}…"
        self._write(self._steps.pop(0))
        assert self.process.stdout is not None
        # A curl that never answers would leave readline waiting; ending its bash ends the wait.
        late = threading.Timer(ANSWER_WITHIN, self.process.kill)
        late.start()
        line = self.process.stdout.readline()
        late.cancel()
        if not line.strip():
            self.process.kill()
            raise AssertionError(f"{begins} answered nothing: {self.process.communicate()[1]}")
        return json.loads(line)

    def finish(self) -> None:
        """The block is at its end, and bash found nothing wrong."""
        assert self._steps == []
        out, err = self.process.communicate(timeout=ANSWER_WITHIN)
        assert (self.process.returncode, out.strip(), err) == (0, "", "")

    def _write(self, words: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(words)
        self.process.stdin.flush()

    def end(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.communicate()


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Demo]:
    for tool in ("curl", "bash"):
        assert shutil.which(tool), f"{tool} is needed to run README's block: install it"
    demo = Demo(tmp_path)
    yield demo
    demo.end()


@pytest.fixture
def shell(demo: Demo, tmp_path: Path) -> Iterator[Shell]:
    block = story()
    for name, value in (("KEY", demo.key()), ("BASE", demo.base), ("CARRIER", demo.carrier)):
        block, replaced = re.subn(rf"^{name}=\S+$", f"{name}='{value}'", block, flags=re.MULTILINE)
        assert replaced == 1, f"{name} is set once"
    assert ":808" not in block, "addresses stand in BASE and CARRIER alone"
    shell = Shell(block, tmp_path)
    yield shell
    shell.end()


def codes(answer: dict[str, Any]) -> list[str]:
    return [reason["code"] for reason in answer["decision"]["reasons"]]


def test_every_line_fits_a_terminal() -> None:
    picture = (ROOT / "README.md").read_text().split("```\n")[1]
    assert [line for line in (story() + picture).splitlines() if len(line) > 80] == []


def test_the_first_page_does_what_it_says(demo: Demo, shell: Shell) -> None:
    unasked = shell.next("send ")
    assert (unasked["state"], codes(unasked)) == ("held", ["no_consent"])
    assert unasked["decision"]["reasons"][0]["fix"]
    assert demo.received() == []

    assert shell.next("text ")["status"] == 200, "our hook took the consumer's text"
    reply = shell.next("send ")
    assert (reply["state"], codes(reply)) == ("ready", ["window"])
    eventually(lambda: demo.received() == ["Yes, see you at eight."])

    reminder = shell.next("send ")
    assert (reminder["state"], codes(reminder)) == ("held", ["no_consent"])
    assert demo.received() == ["Yes, see you at eight."]
    asked = shell.next("api $BASE/v1/consent-requests ")
    assert (asked["state"], codes(asked)) == ("ready", ["ask"])
    eventually(lambda: len(demo.received()) == 2)
    assert "Reply YES" in demo.received()[1]
    assert shell.next("text ")["status"] == 200
    eventually(lambda: demo.received()[3:] == ["Today at 8. Reply STOP to opt out."])
    four = demo.received()
    assert "you are signed up" in four[2], "the confirmation goes before the reminder"
    assert [text["body"] for text in shell.next("ask $CARRIER/control/received")] == four

    assert shell.next("text ")["status"] == 200
    refused = shell.next("send ")
    assert (refused["status"], refused["code"], codes(refused)) == (403, "opted_out", ["opted_out"])
    eventually(lambda: len(demo.received()) == 5)
    assert "no more texts" in demo.received()[4]
    assert demo.received()[:4] == four

    eventually(lambda: refused["id"] in str(demo.timeline()))
    entries = shell.next("api $BASE/v1/consumers/")["timeline"]["entries"][::-1]
    shell.finish()
    assert [entry["seq"] for entry in entries] == list(range(1, len(entries) + 1)), "the whole timeline, none missing"
    asked = {entry["facts"]["text"]: entry["facts"]["state"] for entry in entries if entry["type"] == "submitted"}
    states = [asked[text["id"]] for text in (unasked, reply, reminder, refused)]
    assert states == ["held", "ready", "held", "denied"]
    by_hand = [entry["type"] for entry in entries if entry["type"] in ("text_received", "granted", "revoked")]
    assert by_hand == ["text_received", "text_received", "granted", "revoked"]
    stop = next(entry for entry in entries if entry["type"] == "revoked")
    assert stop["facts"]["denied"] == [unasked["id"]], "the first text waited until then"
