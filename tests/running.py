"""The whole system as real processes on loopback: Redis, web, worker, reconciler, and a Twilio-shaped carrier."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import requests
from twilio.request_validator import RequestValidator

from app.embedded import EmbeddedRedis
from app.settings import Settings
from app.simulator.running import CarrierThread
from app.wiring import Parts, build

BUSINESS_NUMBER = "+17045550100"
TOKEN = "twilio-auth-token-of-the-story"
HOOK = "hook-of-the-story-000000"
ACCOUNT = "AC00000000000000000000000000000001"

CONFIG = """
[business.acme]
name = "Acme Dental"
help = "704-555-0199, acme.example/help"
timezone = "America/New_York"
hours = "Mon-Fri 08:00-18:00"

[[business.acme.sender]]
number = "{number}"
provider = "twilio"
account = "{account}"
auth_token_env = "ACME_TWILIO_TOKEN"
hook = "{hook}"
api_base = "{carrier}"
stop_reply = "gateway"
default_program = "support"
rate = 50

[[business.acme.program]]
id = "support"
kind = "conversational"

[[business.acme.program]]
id = "reminders"
kind = "informational"

[[business.acme.program]]
id = "offers"
kind = "promotional"
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def eventually(check: Callable[[], Any], within: float = 30.0, every: float = 0.05) -> Any:
    """What `check` returns as soon as it is true; fails after `within` seconds.

    Where no bound was promised, a busy machine has half a minute.
    """
    end = time.monotonic() + within
    while True:
        found = check()
        if found:
            return found
        if time.monotonic() > end:
            raise AssertionError(f"not within {within} s: {check}; last: {found!r}")
        time.sleep(every)


_sids = count(1)


def signed_text(
    url: str, sender: str, body: str, *, sid: str = "", **more: str
) -> tuple[dict[str, str], dict[str, str]]:
    """A consumer's text as Twilio posts it to `url`: the form and the headers, signed as Twilio signs."""
    form = {
        "MessageSid": sid or f"SM{next(_sids):032x}",
        "AccountSid": ACCOUNT,
        "From": sender,
        "To": BUSINESS_NUMBER,
        "Body": body,
        "NumMedia": "0",
        "NumSegments": "1",
        "SmsStatus": "received",
        "ApiVersion": "2010-04-01",
        **more,
    }
    return form, {"X-Twilio-Signature": RequestValidator(TOKEN).compute_signature(url, form)}


class System:
    """Starts everything in a folder of its own and ends what it started."""

    def __init__(
        self,
        folder: Path,
        *,
        config: str = CONFIG,
        redis: EmbeddedRedis | None = None,
        processes: Sequence[str] = ("web", "worker", "reconcile"),
        simulated_clock: bool = True,
        secrets: Mapping[str, str] | None = None,
    ) -> None:
        self.folder = folder
        self.carrier = CarrierThread()
        self.redis = redis or EmbeddedRedis(folder / "redis")
        self.port, self.admin_port = free_port(), free_port()
        self.base = f"http://127.0.0.1:{self.port}"
        self.processes: dict[str, subprocess.Popen[bytes]] = {}
        self._config = config
        self._wanted = processes
        self._secrets = dict(secrets or {})
        self._simulated_clock = simulated_clock
        self._stack = contextlib.ExitStack()

    def __enter__(self) -> Self:
        self._stack.enter_context(self.carrier)
        self._stack.enter_context(self.redis)
        self._stack.callback(self.stop)
        path = self.folder / "consentry.toml"
        path.write_text(
            self._config.format(number=BUSINESS_NUMBER, account=ACCOUNT, hook=HOOK, carrier=self.carrier.url)
        )
        self.environment = {
            "PATH": os.environ["PATH"],
            "PORT": str(self.port),
            "ADMIN_PORT": str(self.admin_port),
            "CONSENTRY_DATA": str(self.folder / "data"),
            "CONSENTRY_CONFIG": str(path),
            "CONSENTRY_REDIS_URL": self.redis.url,
            "ACME_TWILIO_TOKEN": TOKEN,
            **self._secrets,
            "CONSENTRY_LOG": "json",
            "CONSENTRY_SIMULATED_CLOCK": "on" if self._simulated_clock else "off",
        }
        self.consentry("apply")
        self.key = self.consentry(
            "keys", "create", "--business", "acme", "--scopes", "send,read,consent,operate"
        ).split()[-1]
        for name in self._wanted:
            self.start(name)
        eventually(self.answers, within=20)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def consentry(self, *arguments: str, said: str = "") -> str:
        """Run one command to its end, with that on its standard input; its output."""
        done = subprocess.run(
            [sys.executable, "-m", "app.cli", *arguments],
            env=self.environment,
            input=said.encode(),
            capture_output=True,
            timeout=60,
        )
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode()

    def start(self, name: str) -> None:
        log = (self.folder / f"{name}.log").open("ab")
        self._stack.callback(log.close)
        self.processes[name] = subprocess.Popen(
            [sys.executable, "-m", "app.cli", name], env=self.environment, stdout=log, stderr=log
        )

    def end(self, name: str, number: int = signal.SIGTERM) -> None:
        process = self.processes.pop(name)
        process.send_signal(number)
        process.wait(timeout=30)

    def stop(self) -> None:
        for process in self.processes.values():
            process.terminate()
        for process in self.processes.values():
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def answers(self) -> bool:
        try:
            return requests.get(f"{self.base}/readyz", timeout=2).ok
        except (requests.ConnectionError, requests.Timeout):
            return False

    def parts(self) -> Parts:
        """The same parts in this process, for looking and for moving the clock."""
        parts = build(Settings.from_env(self.environment), ring=lambda business: None)
        self._stack.callback(parts.close)
        return parts

    # ---- the business ----

    def api(self, method: str, path: str, json: Any = None, **headers: str) -> requests.Response:
        return requests.request(
            method,
            f"{self.base}/v1{path}",
            json=json,
            headers={"Authorization": f"Bearer {self.key}", **headers},
            timeout=60,
        )

    def send(self, to: str, body: str, **more: Any) -> requests.Response:
        return self.api("POST", "/messages", {"from": BUSINESS_NUMBER, "to": to, "body": body, **more})

    def state(self, text: str) -> str:
        return str(self.api("GET", f"/messages/{text}").json()["state"])

    def reasons(self, text: str) -> list[str]:
        return [r["code"] for r in self.api("GET", f"/messages/{text}").json()["decision"]["reasons"]]

    # ---- the consumer ----

    def text(self, sender: str, body: str, *, sid: str = "", **more: str) -> requests.Response:
        """The consumer texts: Twilio calls our hook, signed as Twilio signs."""
        url = f"{self.base}/hooks/twilio/{HOOK}/text"
        form, headers = signed_text(url, sender, body, sid=sid, **more)
        return requests.post(url, data=form, headers=headers, timeout=20)

    def arrived(self, number: str) -> list[str]:
        """What the consumer's phone got, in order."""
        return [text.body for text in self.carrier.received if text.to == number]

    def clock(self, ms: int) -> None:
        """Move the simulator's clock forward."""
        self.parts().core.directory.advance(ms)


def running(folder: Path) -> Iterator[System]:
    with System(folder) as system:
        yield system
