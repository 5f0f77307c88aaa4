"""`consentry up`: the whole system on one machine, with nothing to set up first."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from contextlib import ExitStack
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from app.cli.base import RUN_FILE, command_line

if TYPE_CHECKING:
    from app.consent.model import Policy
    from app.embedded import EmbeddedRedis
    from app.settings import Settings
    from app.wiring import Parts

FIRST_SECONDS = 3_600
DEMO_SCOPES = ("send", "person", "read", "consent", "operate")


@click.command()
def up() -> None:
    """Start everything: Redis, ledger, web, worker, importer, reconciler, and a simulated carrier where one is used.

    Reads consentry.toml if there is one; without it, a demo business is ready to play with.

    \b
    Example:
      consentry up
    """
    from app.embedded import EmbeddedRedis
    from app.log import configure
    from app.settings import Settings

    settings = Settings.from_env()
    configure(settings.log)
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        redis = None
        if not settings.redis_url:
            redis = stack.enter_context(EmbeddedRedis(settings.data_dir / "redis"))
            settings = replace(settings, redis_url=redis.url, rq_url=settings.rq_url or redis.rq_url)
        run(settings, stack, redis)


def run(settings: Settings, stack: ExitStack, redis: EmbeddedRedis | None = None) -> None:
    """Apply the settings, start the processes, and keep them running until Ctrl+C."""
    from app.gateway.acting import acting
    from app.keyring import open_keyring
    from app.wiring import WORKER_TIMEOUT, build, may_simulate, policies_of

    policies, demo = policies_of(settings, open_keyring(settings.keyring_path))
    settings = replace(settings, simulated_clock=may_simulate(policies))
    note = settings.data_dir / RUN_FILE
    running = {"redis_url": settings.redis_url, "rq_url": settings.rq_url, "simulated_clock": settings.simulated_clock}
    running["embedded"] = redis is not None
    note.write_text(json.dumps(running))
    stack.callback(note.unlink, missing_ok=True)
    parts = build(settings, timeout=WORKER_TIMEOUT)
    stack.callback(parts.close)
    with acting(command_line()):
        policies = [parts.gateway.admin.apply(policy, by="consentry up") for policy in policies]
    commands = {
        "web": [sys.executable, "-m", "app.cli", "web"],
        "worker": [sys.executable, "-m", "app.cli", "worker"],
        "importer": [sys.executable, "-m", "app.cli", "importer"],
        "reconciler": [sys.executable, "-m", "app.cli", "reconcile"],
    }
    if any(s.provider == "simulator" for p in policies for s in p.senders.values()):
        commands["carrier"] = [sys.executable, "-m", "app.cli", "carrier"]
    key = demo_key(parts, settings) if demo else ""
    children = Children(commands, environment(settings))
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    children.start()
    try:
        ready(settings, stop)
        if not stop.is_set():
            click.echo(welcome(settings, policies, key, first_links(parts, settings, policies)))
        server = Revived(redis) if redis else None
        while not stop.wait(1):
            if server:
                server.look()
            children.restart_ended()
    finally:
        children.end()


class Revived:
    """The embedded Redis: one that ended by itself is started again, and what that means is said."""

    def __init__(self, redis: EmbeddedRedis) -> None:
        self._redis = redis
        self._wait = 1.0
        self._next = 0.0
        self._began = time.monotonic()

    def look(self) -> None:
        """Start it where it has ended; at once, then after twice the time of the try before, half a minute at most."""
        from app.errors import StartRefused

        if time.monotonic() < self._next:
            return
        try:
            code = self._redis.revive()
            said = "" if code is None else f"Redis ended with code {code}: {self._redis.last_words() or 'no word'}"
        except StartRefused as error:
            said = error.detail
        if not said:
            return
        lasted, self._began = time.monotonic() - self._began, time.monotonic()
        self._wait = 1.0 if lasted > 60 else min(self._wait * 2, 30.0)
        self._next = time.monotonic() + self._wait
        click.echo(
            f"{said}\nUntil it runs nothing is accepted and nothing leaves; what was acknowledged is on disk. Where "
            f"its disk is full, make room; it is started again. See {self._redis.folder / 'redis.log'}.",
            err=True,
        )


class Children:
    """The processes of one system; one that ends by itself is started again."""

    def __init__(self, commands: dict[str, list[str]], environment: dict[str, str]) -> None:
        self._commands = commands
        self._environment = environment
        self._running: dict[str, subprocess.Popen[bytes]] = {}

    def start(self) -> None:
        for name, command in self._commands.items():
            # A session of its own: Ctrl+C reaches only us, and we end the others in order.
            self._running[name] = subprocess.Popen(command, env=self._environment, start_new_session=True)

    def restart_ended(self) -> None:
        for name, process in list(self._running.items()):
            code = process.poll()
            if code is not None:
                click.echo(f"{name} ended with code {code}; starting it again.", err=True)
                self._running[name] = subprocess.Popen(
                    self._commands[name], env=self._environment, start_new_session=True
                )

    def end(self) -> None:
        """Ask all to finish what is open, and wait for them."""
        for process in self._running.values():
            process.terminate()
        for name, process in self._running.items():
            try:
                process.wait(timeout=25)
            except subprocess.TimeoutExpired:
                click.echo(f"{name} did not end in 25 s; ending it.", err=True)
                process.kill()
                process.wait()


def environment(settings: Settings) -> dict[str, str]:
    """What the processes need to know beyond our own environment: the Redis that we started."""
    from app.settings import environment_here

    return {
        **environment_here(),
        "CONSENTRY_REDIS_URL": settings.redis_url,
        "CONSENTRY_RQ_URL": settings.rq_url,
        "CONSENTRY_SIMULATED_CLOCK": "on" if settings.simulated_clock else "off",
    }


def demo_key(parts: Parts, settings: Settings) -> str:
    """The demo Business's API key: the same at every start, since it follows from the keyring."""
    from app.gateway.acting import acting

    secret = settings.demo_key or parts.keyring.identity.derived("demo-key")
    tag = parts.core.businesses.get("demo").tag
    with acting(command_line()):
        return parts.gateway.admin.make_key(
            "demo", DEMO_SCOPES, name="demo", by="consentry up", secret=secret, key=f"{tag}DEMO"
        )


def ready(settings: Settings, stop: threading.Event) -> None:
    """Wait until the web answers."""
    end = time.monotonic() + 60
    while not stop.is_set():
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{settings.port}/readyz", timeout=2):
                return
        except (urllib.error.URLError, OSError):
            if time.monotonic() > end:
                raise click.ClickException("The web did not start within 60 s; see its messages above.") from None
            stop.wait(0.1)


def first_links(parts: Parts, settings: Settings, policies: list[Policy]) -> list[str]:
    """A link each by which the first user of a Business's console is made: it works once, and for an hour."""
    import secrets

    from app.store.sessions import Sessions

    links = []
    for policy in policies:
        if not parts.gateway.users.of(policy.business):
            name = secrets.token_urlsafe(24)
            Sessions(parts.core.store).offer(name, policy.business, FIRST_SECONDS)
            links.append(f"http://127.0.0.1:{settings.admin_port}/console/first/{name}")
    return links


def welcome(settings: Settings, policies: list[Policy], key: str, first: list[str]) -> str:
    """Where to look, and a line to try."""
    base = f"http://127.0.0.1:{settings.port}"
    lines = [
        "",
        "Consentry is running.",
        f"  API and hooks   {base}/v1      documented at {base}/docs",
        f"  Console         http://127.0.0.1:{settings.admin_port}/console",
        f"  Metrics         http://127.0.0.1:{settings.admin_port}/metrics",
        f"  Data            {settings.data_dir.resolve()}   (back up keyring.json apart)",
    ]
    lines += [f"  Its first user  {link}   (once, within an hour)" for link in first]
    if any(sender.provider == "simulator" for policy in policies for sender in policy.senders.values()):
        lines.append(f"  A phone to try  http://127.0.0.1:{settings.admin_port}/sim")
    for policy in policies:
        for sender in policy.senders.values():
            hook = f"{settings.public_base_url}/hooks/{sender.provider}/{sender.hook}/text"
            lines.append(f"  {policy.name}: {sender.number} on {sender.provider}, inbound texts to {hook}")
    if key:
        body = '{"from":"+17045550100","to":"+17045550123","body":"Hello!"}'
        lines += [
            "",
            "Try it. With no consent on record, this text is held, and the answer says why:",
            "",
            f"  curl -s {base}/v1/messages -H 'Authorization: Bearer {key}' \\",
            f"    -H 'Content-Type: application/json' -d '{body}'",
            "",
            "Be the consumer and text in, then send a reply; the phone shows what arrives:",
            "",
            '  consentry text "Do you have time tomorrow?"',
            '  consentry send "Yes, at nine."',
            "  consentry text",
        ]
    return "\n".join([*lines, "", "Ctrl+C ends it.", ""])


@click.command(hidden=True)
def carrier() -> None:
    """Run the simulated carrier for the Senders that use it (started by `consentry up`)."""
    from app.settings import Settings
    from app.simulator.running import run_carrier
    from app.wiring import build, simulated_carrier

    settings = Settings.from_env()
    parts = build(settings)
    known = simulated_carrier(parts)
    parts.close()
    run_carrier(port=settings.carrier_port, **known)
