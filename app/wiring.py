"""Wiring: the only place where concrete parts meet. Web, worker, reconciler, command line and tests all use it."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.bell import IMPORTS_JOB, IMPORTS_QUEUE, Bell, connect_rq
from app.config import demo_policy, public_policy, read_config
from app.config.carriers import SIMULATOR_TOKEN
from app.config.packs import read_packs
from app.consent.model import Policy
from app.consent.objection import Rule
from app.consent.promotional import rules_of
from app.consent.rules import RULES
from app.consent.words import languages
from app.errors import StartRefused
from app.gateway.core import Core
from app.gateway.gateway import Gateway
from app.gateway.importing.shelf import Shelf
from app.gateway.importing.uploads import Uploads
from app.gateway.intake import Heartbeat
from app.gateway.pressure import Pressure
from app.gateway.sealing import Sealing
from app.ids import ulid
from app.keyring import Keyring, open_keyring
from app.ledger.engine import migrate, open_engine
from app.ledger.queries import Ledger
from app.providers.simulator import on_loopback
from app.settings import Settings
from app.simulator.webhooks import Hook
from app.store.client import connect
from app.store.directory import Directory
from app.store.gate import behind, faults, memory
from app.store.refill import SHUT
from app.store.store import Store

if TYPE_CHECKING:
    from flask import Flask

WEB_TIMEOUT = 1.0
"""Seconds a web request waits for one Redis answer; the carrier's own limit is near."""
WORKER_TIMEOUT = 5.0


@dataclass(frozen=True, slots=True)
class Parts:
    """One process's parts."""

    settings: Settings
    keyring: Keyring
    gateway: Gateway
    uploads: Uploads
    rq_url: str

    @property
    def core(self) -> Core:
        return self.gateway.core

    def close(self) -> None:
        """Close the connections to Redis and to the Ledger."""
        self.core.ledger.close()
        self.core.store.close()


def build(
    settings: Settings, *, timeout: float = WEB_TIMEOUT, ring: Callable[[str], None] | None = None, gate: bool = True
) -> Parts:
    """Connect everything this process needs. Raises StartRefused where it must not start.

    Without `gate` the store need not be the Ledger's: a rebuild makes it so.
    """
    if not settings.redis_url:
        raise StartRefused("No Redis: set CONSENTRY_REDIS_URL, or start everything with `consentry up`.")
    rq_url = settings.rq_url or with_database(settings.redis_url, 1)
    keyring = open_keyring(settings.keyring_path)
    store = Store(connect(settings.redis_url, socket_timeout=timeout), simulated_clock=settings.simulated_clock)
    if not settings.attested:
        refuse_forgetful(store)
    engine = open_engine(settings.database_url)
    migrate(engine)
    pressure = Pressure(store, lambda: memory(store.client))
    rq = connect_rq(rq_url)
    try:
        return assemble(
            settings,
            keyring,
            store,
            Ledger(engine),
            ring=ring or Bell(rq),
            ring_importer=Bell(rq, IMPORTS_QUEUE, IMPORTS_JOB) if ring is None else ring,
            pressure=pressure,
            rq_url=rq_url,
            gate=gate,
        )
    except BaseException:
        engine.dispose()
        raise


def assemble(
    settings: Settings,
    keyring: Keyring,
    store: Store,
    ledger: Ledger,
    *,
    ring: Callable[[str], None],
    ring_importer: Callable[[str], None] = lambda business: None,
    pressure: Pressure,
    rq_url: str = "",
    gate: bool = True,
) -> Parts:
    """The parts on a store and a Ledger that are already open; tests hand in theirs.

    An importer to which nobody rings finds what waits by itself.
    """
    if gate:
        check_store(Directory(store), keyring, ledger)
    core = Core(
        store=store,
        pressure=pressure,
        ledger=ledger,
        identity=keyring.identity,
        rules=all_rules(),
        ring=ring,
        secret=secrets_of(settings, keyring),
        public_base=settings.public_base_url,
    )
    if store.simulated_clock and not may_simulate(core.businesses.all().values()):
        raise StartRefused(
            "CONSENTRY_SIMULATED_CLOCK is on, but a sender reaches a real carrier: its texts would go at wrong times."
        )
    shelf = Shelf(settings.imports_dir)
    uploads = Uploads(core, shelf, most_bytes=settings.import_bytes, ring=ring_importer)
    sealing = Sealing(core, keyring.signer, settings.checkpoints_path)
    return Parts(settings, keyring, Gateway(core, public_policy, sealing), uploads, rq_url)


def all_rules() -> tuple[Rule, ...]:
    """Every rule there is, those of the law's hours and caps with the packs that come with Consentry."""
    return (*RULES, *rules_of(read_packs()))


def secrets_of(settings: Settings, keyring: Keyring) -> Callable[[str], str | None]:
    """How a Policy's secrets are read: by the name of an environment variable."""

    def secret(name: str) -> str | None:
        found = settings.secret(name)
        if found is None and name == SIMULATOR_TOKEN:
            return keyring.identity.derived("simulator", 32)
        return found

    return secret


def policies_of(settings: Settings, keyring: Keyring, file: Path | None = None) -> tuple[list[Policy], bool]:
    """The Policies that are written down, and whether they are only the demo's, for want of a consentry.toml."""
    path = file or settings.config_path
    if path is None:
        identity = keyring.identity
        carrier = f"http://127.0.0.1:{settings.carrier_port}"
        return [demo_policy(identity.tag("demo"), identity.derived("demo-hook", 24), carrier)], True
    return read_config(path, tag_of=keyring.identity.tag), False


def may_simulate(policies: Iterable[Policy]) -> bool:
    """Whether the simulator's clock may be used: only where no text can reach a person."""
    return all(
        sender.provider == "simulator" or on_loopback(sender.api_base)
        for policy in policies
        for sender in policy.senders.values()
    )


def simulated_carrier(parts: Parts) -> dict[str, Any]:
    """What the simulated carrier has to know: its token, and where each number's inbound texts go."""
    token = parts.core.secret(SIMULATOR_TOKEN) or ""
    hooks = {
        sender.number: Hook(f"{parts.core.public_base}/hooks/simulator/{sender.hook}/text", token, sender.account)
        for _, sender in parts.core.businesses.lanes().values()
        if sender.provider == "simulator"
    }
    return {"token": token, "hooks": hooks}


def refuse_forgetful(store: Store) -> None:
    """Refuse a Redis that may lose or evict what was acknowledged."""
    found = store.call(lambda: faults(store.client))
    if found:
        said = "\n".join(f"  {fault.what} {fault.todo}" for fault in found)
        raise StartRefused(
            f"This Redis may forget a STOP:\n{said}\n"
            "If you know that it keeps what it acknowledges, set CONSENTRY_REDIS_DURABILITY=attested."
        )


def check_store(directory: Directory, keyring: Keyring, ledger: Ledger) -> None:
    """Refuse a store that is not ours: made with another keyring, emptied, or older than the Ledger's copy."""
    fingerprint = keyring.identity.fingerprint()
    known = directory.identity()
    copied_from = ledger.store_id()
    if not known and copied_from is None:
        directory.stamp(ulid(), fingerprint)
        known = directory.identity()
    if copied_from is not None and known.get("id") != copied_from:
        raise StartRefused(
            "store_behind_ledger: this Redis is empty or another one; the ledger was copied from a Redis that is not "
            "here. Point CONSENTRY_REDIS_URL at the right one, or make this one anew with `consentry rebuild`. "
            "Starting without it would forget every STOP in it."
        )
    if SHUT in known:
        raise StartRefused("A rebuild of this Redis was cut short: run `consentry rebuild` again; it goes on.")
    if known.get("keyring") != fingerprint:
        raise StartRefused(
            "This Redis was filled with another keyring. Put the right keyring.json into CONSENTRY_DATA "
            "(or its backup); with a wrong one no STOP would be found."
        )
    for business in directory.businesses():
        drained = ledger.writer.position(business)
        if behind(directory.last_entry(business), drained):
            raise StartRefused(
                f"store_behind_ledger: this Redis is older than the ledger's copy of {business} ({drained}): an old "
                "file was put back. Put the newest one in its place, or make it anew with `consentry rebuild`."
            )
    ledger.writer.adopt(known["id"])


def with_database(url: str, number: int) -> str:
    """The same Redis server, another database."""
    if url.startswith("unix:"):
        return url.split("?")[0] + f"?db={number}"
    base, _, query = url.partition("?")
    scheme, _, rest = base.partition("://")
    return f"{scheme}://{rest.split('/')[0]}/{number}" + (f"?{query}" if query else "")


def settle_in() -> None:
    """Load what every text needs, and say that what is loaded now stays for the life of this process, so that the
    collector leaves it alone.

    A batch makes a million short-lived objects. With Python's own thresholds the collector walks them all again and
    again, which took a third of the time of a batch.
    """
    languages()
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 50, 100)


def create_web(parts: Parts, heartbeat: Heartbeat) -> Flask:
    """The Flask application for PORT and ADMIN_PORT; the heartbeat is told of webhooks that it lost."""
    from app.web import create

    settings = parts.settings
    return create(
        parts.gateway,
        parts.uploads,
        admin_port=settings.admin_port,
        threads=settings.web_threads,
        proxies=settings.trusted_proxies,
        lost=heartbeat.lost,
    )


def start_web(parts: Parts) -> Flask:
    """The Flask application of a process that takes webhooks from now on, and says so."""
    heartbeat = Heartbeat(parts.core)
    app = create_web(parts, heartbeat)
    heartbeat.start()
    return app
