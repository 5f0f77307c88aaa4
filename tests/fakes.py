"""Stand-ins for what the product talks to."""

from __future__ import annotations

import fakeredis


def fake_redis() -> fakeredis.FakeRedis:
    """An empty Redis in memory, gone with its last user.

    One that is not handed its server is kept by the library for ever, and what a test built on it too: some 3 MB each.
    """
    return fakeredis.FakeRedis(server=fakeredis.FakeServer())
