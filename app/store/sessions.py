"""Sessions: who is logged in to the console. A cookie has a random name, of which only the SHA-256 is kept here."""

from __future__ import annotations

import secrets
from collections.abc import Callable

import msgspec

from app.ids import fingerprint
from app.store.keys import first_link, session, tries
from app.store.store import Store, real_now

IDLE_SECONDS = 12 * 3_600
"""After so long without a request a session is over."""
MOST_SECONDS = 7 * 86_400
"""After so long it is over in any case."""
_TOUCH_MS = 60_000


class Session(msgspec.Struct, frozen=True):
    """One login. `proof` is the fingerprint of the user's record then: another password or role ends it."""

    business: str
    user: str
    proof: str
    csrf: str
    made_at: int  # real time, ms
    seen_at: int


class Sessions:
    """Begins, finds and ends them; and counts how often somebody tried."""

    def __init__(self, store: Store, now: Callable[[], int] = real_now) -> None:
        """`now` gives ms."""
        self._store = store
        self._now = now

    def begin(self, business: str, user: str, proof: str) -> tuple[str, Session]:
        """(what the cookie says, the session)."""
        name, now = secrets.token_urlsafe(32), self._now()
        made = Session(business, user, proof, secrets.token_urlsafe(24), now, now)
        self._keep(name, made)
        return name, made

    def of(self, name: str) -> Session | None:
        """The session of a cookie, which is used now."""
        raw: bytes | None = self._store.call(lambda: self._store.client.get(session(_hashed(name))))
        if raw is None:
            return None
        found, now = msgspec.msgpack.decode(raw, type=Session), self._now()
        if now - found.made_at > MOST_SECONDS * 1000:
            self.end(name)
            return None
        if now - found.seen_at > _TOUCH_MS:
            self._keep(name, msgspec.structs.replace(found, seen_at=now))
        return found

    def end(self, name: str) -> None:
        """End one. Unknown ones are none."""
        self._store.call(lambda: self._store.client.delete(session(_hashed(name))))

    def _keep(self, name: str, made: Session) -> None:
        key = session(_hashed(name))
        self._store.call(lambda: self._store.client.set(key, msgspec.msgpack.encode(made), ex=IDLE_SECONDS))

    def tried(self, whose: list[tuple[str, int]], seconds: int) -> bool:
        """Count a try for each of those; returns whether one of them had more than its number within the time."""
        pipe = self._store.client.pipeline(transaction=True)
        for what, _ in whose:
            key = tries(_hashed(what))
            pipe.incr(key)
            pipe.expire(key, seconds, nx=True)
        counts = self._store.call(pipe.execute)[::2]
        return any(count > most for count, (_, most) in zip(counts, whose, strict=True))

    def forget_tries(self, *whose: str) -> None:
        """Begin to count anew: they are in."""
        keys = [tries(_hashed(what)) for what in whose]
        self._store.call(lambda: self._store.client.delete(*keys))

    # ---- the link by which the first user is made ----

    def offer(self, name: str, business: str, seconds: int) -> None:
        """Let whoever has that name of a link make the first user of the Business."""
        key = first_link(_hashed(name))
        self._store.call(lambda: self._store.client.set(key, business, ex=seconds))

    def offered(self, name: str, *, take: bool = False) -> str:
        """The Business whose first user may be made by that link; empty for none. Taken, it works no more."""
        key = first_link(_hashed(name))
        get = self._store.client.getdel if take else self._store.client.get
        raw: bytes | None = self._store.call(lambda: get(key))
        return raw.decode() if raw else ""


def _hashed(said: str) -> str:
    return fingerprint(said.encode())
