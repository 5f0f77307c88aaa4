"""A database that hangs, is locked or goes away is told within seconds, and used again when it is back."""

from __future__ import annotations

import os
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Engine, text

from app.errors import LedgerUnavailable
from app.ledger.engine import BUSY_MS, migrate, open_engine, writing
from app.ledger.postgresql import ANSWER_SECONDS, CONNECT_SECONDS, MIGRATING, STATEMENT_MS
from app.ledger.queries import Ledger
from tests.databases import PostgreSQL, on_postgresql
from tests.ledger.appender import batch
from tests.ledger.story import BUSINESS, check_whole

BUSY = 5
"""Seconds more that a busy machine may take."""


def seconds_until_refused(ask: Callable[[], object]) -> float:
    start = time.monotonic()
    with pytest.raises(LedgerUnavailable):
        ask()
    return time.monotonic() - start


@contextmanager
def stopped(*pids: int) -> Iterator[None]:
    for pid in pids:
        os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        for pid in pids:
            os.kill(pid, signal.SIGCONT)


def test_a_writer_waits_for_another_only_so_long(engine: Engine, ledger: Ledger) -> None:
    assert ledger.writer.append(BUSINESS, "0-0", "1-1", batch(1))
    most = (BUSY_MS if engine.dialect.name == "sqlite" else STATEMENT_MS) / 1000
    with writing(engine).connect() as other:
        other.execute(text("UPDATE cursors SET updated_at = 0"))
        took = seconds_until_refused(lambda: ledger.writer.append(BUSINESS, "1-1", "1-2", batch(2)))
        assert most - 1 < took < most + BUSY
        assert ledger.writer.position(BUSINESS) == "1-1", "readers do not wait"
        other.rollback()
    assert ledger.writer.append(BUSINESS, "1-1", "1-2", batch(2))
    assert set(check_whole(engine).values()) == {4}


@on_postgresql
def test_a_server_that_hangs_is_told_and_used_again(engine: Engine, url: str, postgresql: PostgreSQL) -> None:
    ledger = Ledger(engine)
    assert ledger.writer.append(BUSINESS, "0-0", "1-1", batch(1))
    backends = postgresql.backends(url)
    assert backends, "a connection is kept"
    with stopped(postgresql.pid, *backends):
        took = seconds_until_refused(lambda: ledger.writer.append(BUSINESS, "1-1", "1-2", batch(2)))
        assert took < ANSWER_SECONDS + CONNECT_SECONDS + BUSY
        assert seconds_until_refused(ledger.ping) < CONNECT_SECONDS + BUSY, "the connections that hang are not kept"
    assert ledger.writer.append(BUSINESS, "1-1", "1-2", batch(2))
    assert set(check_whole(engine).values()) == {4}


@on_postgresql
def test_a_connection_that_the_server_closed_is_made_anew(engine: Engine, url: str, postgresql: PostgreSQL) -> None:
    ledger = Ledger(engine)
    assert ledger.writer.append(BUSINESS, "0-0", "1-1", batch(1))
    postgresql.end_backends(url)
    assert ledger.writer.append(BUSINESS, "1-1", "1-2", batch(2))


@on_postgresql
def test_a_transaction_that_stands_still_is_ended_by_the_server(engine: Engine) -> None:
    with engine.connect() as connection:
        assert connection.scalar(text("SHOW idle_in_transaction_session_timeout")) == "10s"
        assert connection.scalar(text("SHOW synchronous_commit")) == "on"
        assert connection.scalar(text("SHOW transaction_isolation")) == "read committed"


@on_postgresql
def test_what_an_operator_sets_in_the_url_stands(url: str) -> None:
    engine = open_engine(f"{url}&options=-c%20statement_timeout%3D7s&connect_timeout=4")
    try:
        with engine.connect() as connection:
            assert connection.scalar(text("SHOW statement_timeout")) == "7s"
            assert connection.scalar(text("SHOW idle_in_transaction_session_timeout")) == "10s"
    finally:
        engine.dispose()


@on_postgresql
def test_a_migration_has_the_time_it_needs(engine: Engine, url: str) -> None:
    """Another process migrates for longer than a statement may take: ours waits for it."""
    with engine.connect() as other:
        other.execute(text("SET LOCAL idle_in_transaction_session_timeout = 0"))
        other.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": MIGRATING})
        ours = open_engine(url)
        done = threading.Event()
        waiting = threading.Thread(target=lambda: (migrate(ours), done.set()))
        waiting.start()
        assert not done.wait(ANSWER_SECONDS + 1)
        other.rollback()
    waiting.join(30)
    assert done.is_set()


@pytest.mark.parametrize("port", ["silent", "closed"])
def test_a_server_that_lets_nobody_in_is_told(port: str) -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        if port == "silent":
            silent.listen()
        engine = open_engine(f"postgresql://ledger@127.0.0.1:{silent.getsockname()[1]}/acme")
        for ask in (Ledger(engine).ping, lambda: migrate(engine)):
            assert seconds_until_refused(ask) < CONNECT_SECONDS + BUSY
        engine.dispose()
