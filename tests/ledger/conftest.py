"""A Ledger in a database of its own, brought up to date, closed afterwards: every test here runs on both kinds."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

from app.ledger.queries import Ledger
from tests.databases import BOTH, migrated
from tests.ledger.story import Story


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "database_url" in metafunc.fixturenames:
        marked = (mark.args[0] for mark in metafunc.definition.iter_markers("parametrize"))
        if "database_url" not in marked:
            metafunc.parametrize("database_url", BOTH, indirect=True)


@pytest.fixture
def url(database_url: str) -> str:
    return database_url


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    engine = migrated(url)
    yield engine
    engine.dispose()


@pytest.fixture
def ledger(engine: Engine) -> Ledger:
    return Ledger(engine)


@pytest.fixture
def story() -> Story:
    return Story()
