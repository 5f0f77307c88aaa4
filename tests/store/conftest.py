"""A bare store, on fakeredis and on a real server."""

from __future__ import annotations

from typing import Any

import pytest

from app.store.store import Store


@pytest.fixture
def store(client: Any) -> Store:
    return Store(client)
