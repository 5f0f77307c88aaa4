"""The web dies, a STOP finds nobody: on real processes nothing leaves before it was found in the carrier's list."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from tests.running import BUSINESS_NUMBER, System, eventually

ANNA, BEN = "+17045550123", "+17045550124"


@pytest.fixture
def system(tmp_path: Path) -> Iterator[System]:
    with System(tmp_path) as system:
        yield system


def test_a_stop_that_came_while_the_web_was_dead_is_heeded(system: System) -> None:
    for number in (ANNA, BEN):
        assert system.text(number, "Do you have time tomorrow?").status_code == 200
    system.end("worker")
    texts = {number: system.send(number, "Yes, at nine.").json()["id"] for number in (ANNA, BEN)}
    system.end("web", signal.SIGKILL)
    system.carrier.text_in(ANNA, BUSINESS_NUMBER, "Please take me off your list")
    intake = system.parts().core.intake
    eventually(lambda: not intake.look().alive, within=20)
    system.start("worker")
    time.sleep(2)
    assert system.arrived(BEN) == [], "nobody takes webhooks, so nothing leaves"
    system.start("web")
    eventually(lambda: system.arrived(BEN) == ["Yes, at nine."], within=20)
    eventually(lambda: system.state(texts[BEN]) in ("sent", "delivered"))
    assert system.state(texts[ANNA]) == "denied"
    assert system.arrived(ANNA) == []
    ready = requests.get(f"{system.base}/readyz", timeout=5).json()
    assert ready["intake"] == "ok"
