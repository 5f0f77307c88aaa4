"""`consentry up` as a newcomer starts it: in an empty folder, with the demo business."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import requests

from tests.running import eventually, free_port

ROOT = Path(__file__).parents[1]
ANNA = "+17045550123"


class Demo:
    """`consentry up` in an empty folder, with nothing set up."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port, self.admin_port, self.carrier_port = free_port(), free_port(), free_port()
        self.base, self.carrier = f"http://127.0.0.1:{self.port}", f"http://127.0.0.1:{self.carrier_port}"
        environment = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "PORT": str(self.port),
            "ADMIN_PORT": str(self.admin_port),
            "CONSENTRY_CARRIER_PORT": str(self.carrier_port),
            "CONSENTRY_DATA": str(folder / "data"),
            "CONSENTRY_DEMO_KEY": "secret-part-of-the-demo-key",
        }
        self.log = folder / "up.log"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "app.cli", "up"], cwd=folder, env=environment, stdout=log, stderr=log
            )

    def key(self) -> str:
        """The key in the line that `consentry up` prints, once it runs."""

        def printed() -> list[str]:
            assert self.process.poll() is None, self.log.read_text()
            return re.findall(r"Bearer (csy_\w{6}DEMO_[^']+)'", self.log.read_text())

        self.bearer = str(eventually(printed, within=60)[0])
        return self.bearer

    def received(self) -> list[str]:
        """What Anna's phone got, in order."""
        arrived = requests.get(f"{self.carrier}/control/received", timeout=5).json()
        return [text["body"] for text in arrived if text["to"] == ANNA]

    def timeline(self) -> list[dict[str, Any]]:
        """What the Ledger tells of Anna, newest first; it follows the store."""
        asked = {"Authorization": f"Bearer {self.bearer}"}
        told = requests.get(f"{self.base}/v1/consumers/{ANNA}", headers=asked, timeout=5).json()
        return list(told["timeline"]["entries"])

    def send(self, body: str, to: str = ANNA) -> dict[str, Any]:
        """The business asks to text Anna, or whom else."""
        said = {"from": "+17045550100", "to": to, "body": body}
        asked = {"Authorization": f"Bearer {self.bearer}"}
        return dict(requests.post(f"{self.base}/v1/messages", json=said, headers=asked, timeout=10).json())

    def end(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(timeout=60)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
