"""The engine: migrations that agree with the tables, two processes at once, and failures told as ours."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import BigInteger, Engine, Text, inspect, text
from sqlalchemy.exc import DBAPIError

from app.errors import LedgerUnavailable, StartRefused
from app.ledger.engine import MIGRATIONS, migrate, open_engine, writing
from app.ledger.queries import Ledger
from app.ledger.rows import TextRow
from app.ledger.tables import metadata
from app.ledger.writer import Writer
from tests.databases import on_postgresql, on_sqlite
from tests.ledger.plans import plan

_OLD = {"id": "msg_1", "business": "acme", "state": "unknown", "reasons": "[]", "because": "[]"}


def test_migrations_and_tables_agree(engine: Engine) -> None:
    with engine.begin() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, metadata) == []
        found = inspect(connection)
        for table in metadata.sorted_tables:
            assert found.get_pk_constraint(table.name)["name"] == table.primary_key.name


def test_partial_indexes_are_partial_and_used(engine: Engine) -> None:
    made = {
        "sqlite": "SELECT sql FROM sqlite_master WHERE name = :name",
        "postgresql": "SELECT indexdef FROM pg_indexes WHERE indexname = :name",
    }
    with engine.begin() as connection:
        for column in ("event", "text"):
            name = f"entries_business_{column}"
            assert name in plan(connection, f"SELECT 1 FROM entries WHERE business = 'acme' AND {column} = 'x'")
            assert "IS NOT NULL" in str(connection.scalar(text(made[engine.dialect.name]), {"name": name}))


@on_postgresql
def test_postgresql_compares_words_byte_by_byte_whatever_its_language(engine: Engine) -> None:
    with engine.begin() as connection:
        found = connection.execute(
            text(
                "SELECT relname, attname, collname FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid "
                "JOIN pg_collation ON pg_collation.oid = attcollation WHERE relkind = 'r' AND attnum > 0 "
                "AND relnamespace = 'public'::regnamespace AND relname <> 'alembic_version'"
            )
        ).all()
    assert {row.collname for row in found} == {"C"}
    words = {(table.name, column.name) for table in metadata.sorted_tables for column in table.c}
    assert {(row.relname, row.attname) for row in found} == {
        (table, name) for table, name in words if isinstance(metadata.tables[table].c[name].type, Text)
    }


def test_migrating_again_changes_nothing_and_says_nothing(engine: Engine, capfd: pytest.CaptureFixture[str]) -> None:
    migrate(engine)
    assert capfd.readouterr() == ("", "")
    Ledger(engine).ping()


def test_a_ledger_of_the_first_room_keeps_its_texts(url: str) -> None:
    engine = open_engine(url)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    try:
        with writing(engine).begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "0001")
            columns = [column["name"] for column in inspect(connection).get_columns("texts")]
            assert columns == [name for name in TextRow.__dataclass_fields__ if name not in ("resend_of", "advice")]
            numbers = {name for name in columns if isinstance(metadata.tables["texts"].c[name].type, BigInteger)}
            values = ", ".join(f"'{_OLD.get(name, '0' if name in numbers else '')}'" for name in columns)
            connection.execute(text(f"INSERT INTO texts VALUES ({values})"))
        migrate(engine)
        found = Ledger(engine).text("acme", "msg_1")
        assert found is not None
        assert (found.state, found.resend_of, found.advice) == ("unknown", "", ())
        assert Ledger(engine).resends("acme", "") == {}
    finally:
        engine.dispose()


def test_processes_may_migrate_at_once(url: str) -> None:
    code = "import sys; from app.ledger.engine import *; e = open_engine(sys.argv[1]); migrate(e)"
    root = Path(__file__).parents[2]
    started = [subprocess.Popen([sys.executable, "-c", code, url], cwd=root) for _ in range(3)]
    assert [process.wait(60) for process in started] == [0, 0, 0]
    engine = open_engine(url)
    try:
        Ledger(engine).ping()
    finally:
        engine.dispose()


def test_migrations_lie_beside_the_code_and_under_a_path_with_percent(tmp_path: Path) -> None:
    assert {"env.py", "versions"} <= {path.name for path in MIGRATIONS.iterdir()}
    folder = tmp_path / "100%"
    folder.mkdir()
    engine = open_engine(f"sqlite:///{folder}/ledger.db")
    try:
        migrate(engine)
        Ledger(engine).ping()
    finally:
        engine.dispose()


@on_sqlite
def test_sqlite_keeps_what_it_committed_through_a_power_cut(engine: Engine) -> None:
    with engine.begin() as connection:
        assert connection.scalar(text("PRAGMA journal_mode")) == "wal"
        assert connection.scalar(text("PRAGMA synchronous")) == 2  # FULL
        assert connection.scalar(text("PRAGMA busy_timeout")) == 5_000
        assert connection.scalar(text("PRAGMA foreign_keys")) == 1
        assert connection.scalar(text("PRAGMA secure_delete")) == 1


def test_a_reader_does_not_wait_for_a_writer(engine: Engine) -> None:
    with writing(engine).begin() as writer:
        writer.execute(text("INSERT INTO meta VALUES ('a', 'b')"))
        with engine.begin() as reader:
            assert reader.scalar(text("SELECT count(*) FROM meta")) == 0


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("nonsense", "no database URL"),
        ("sqlite://", "in memory"),
        ("sqlite:///:memory:", "in memory"),
        ("sqlite:///file:x?mode=memory&uri=true", "in memory"),
        ("mysql://localhost/x", "mysql"),
        ("oracle://localhost/x", "oracle"),
    ],
)
def test_a_url_that_no_ledger_can_have_is_refused_at_the_start(url: str, says: str) -> None:
    with pytest.raises(StartRefused, match=says):
        open_engine(url)


def test_a_database_that_cannot_be_opened_is_unavailable(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path}/nowhere/ledger.db")
    try:
        for question in (Ledger(engine).ping, lambda: Writer(engine).position("acme"), lambda: migrate(engine)):
            with pytest.raises(LedgerUnavailable):
                question()
    finally:
        engine.dispose()


def test_tables_that_are_missing_are_unavailable(url: str) -> None:
    engine = open_engine(url)
    try:
        with pytest.raises(LedgerUnavailable):
            Ledger(engine).ping()
    finally:
        engine.dispose()


def test_no_error_shows_what_was_written(engine: Engine) -> None:
    with pytest.raises(DBAPIError) as told, engine.begin() as connection:
        connection.execute(text("INSERT INTO nowhere VALUES (:number)"), {"number": "+17045550142"})
    assert "5550142" not in str(told.value)


@pytest.mark.parametrize("url", ["postgres://ledger@localhost/acme", "postgresql://ledger@localhost/acme"])
def test_postgresql_needs_its_driver_and_says_so(url: str) -> None:
    if importlib.util.find_spec("psycopg"):
        engine = open_engine(url)
        assert (engine.dialect.name, engine.driver) == ("postgresql", "psycopg")
        engine.dispose()
    else:
        with pytest.raises(StartRefused, match="psycopg"):
            open_engine(url)
