"""Copying in a process of its own, to be killed: the writer's loop of `workers.reconcile` on a Redis and a database."""

from __future__ import annotations

import multiprocessing
import threading
from multiprocessing.context import ForkServerContext, ForkServerProcess
from types import SimpleNamespace
from typing import Any

from app.ledger.engine import open_engine
from app.ledger.queries import Ledger
from app.store.client import connect
from app.store.store import Store
from tests.ledger.story import BUSINESS, TAG
from tests.outbox import copying
from workers.reconcile import copy_until


def run(redis: str, database: str) -> None:
    """Copy until killed."""
    store = Store(connect(redis, socket_timeout=10))
    core: Any = SimpleNamespace(businesses=SimpleNamespace(all=lambda: {BUSINESS: SimpleNamespace(tag=TAG)}))
    gateway: Any = SimpleNamespace(core=core, copying=copying(store, Ledger(open_engine(database))))
    copy_until(gateway, threading.Event())


def context() -> ForkServerContext:
    """Processes begun from one that has everything imported: each takes a few ms to start, as after a crash."""
    found = multiprocessing.get_context("forkserver")
    found.set_forkserver_preload(["tests.gateway.copier"])
    return found


def start(found: ForkServerContext, redis: str, database: str) -> ForkServerProcess:
    process = found.Process(target=run, args=(redis, database), daemon=True)
    process.start()
    return process
