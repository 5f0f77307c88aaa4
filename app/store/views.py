"""Views: searches of the held queue that a user of the console has kept under a name."""

from __future__ import annotations

import msgspec

from app.store.store import Store

MOST = 20
"""Views of one user: more nobody finds anything in."""


class View(msgspec.Struct, frozen=True):
    """What is searched, and in which order it stands."""

    line: str
    sort: str


class Views:
    """Keeps, finds and forgets them. They are lost with Redis, as nothing that counts is."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, business: str, user: str) -> dict[str, View]:
        """A user's views by name, in the order of their names."""
        raw: bytes | None = self._store.call(lambda: self._store.client.hget(self._store.keys(business).views, user))
        return dict(sorted(msgspec.json.decode(raw, type=dict[str, View]).items())) if raw else {}

    def keep(self, business: str, user: str, name: str, view: View) -> bool:
        """Keep one, in place of another of that name. False where there are MOST already."""
        views = self.of(business, user)
        if len(views) >= MOST and name not in views:
            return False
        self._put(business, user, {**views, name: view})
        return True

    def forget(self, business: str, user: str, name: str) -> None:
        """Forget one; one that is not there is none."""
        self._put(business, user, {one: view for one, view in self.of(business, user).items() if one != name})

    def _put(self, business: str, user: str, views: dict[str, View]) -> None:
        key, value = self._store.keys(business).views, msgspec.json.encode(views)
        self._store.call(lambda: self._store.client.hset(key, user, value))
