"""Stand-ins for what the product talks to."""

from __future__ import annotations

from contextlib import AbstractContextManager

import fakeredis

from app.store.store import Store


def fake_redis() -> fakeredis.FakeRedis:
    """An empty Redis in memory, gone with its last user.

    One that is not handed its server is kept by the library for ever, and what a test built on it too: some 3 MB each.
    """
    return fakeredis.FakeRedis(server=fakeredis.FakeServer())


class Patient(Store):
    """A store whose requests may take long: on a busy machine the fake Redis does."""

    def budget(self, seconds: float = 0.0) -> AbstractContextManager[None]:
        return super().budget(60.0)
