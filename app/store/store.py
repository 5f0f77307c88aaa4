"""Store: read a Consumer, commit a Change, write a Revocation. The only writer of consent in Redis."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from importlib import resources
from itertools import islice
from typing import Any

from app.consent.entries import Entry, Revoked
from app.consent.model import State
from app.consent.standing import Revocation
from app.consent.text import Judged, TextRecord
from app.errors import StoreUnavailable
from app.store import codec
from app.store.change import (
    EVENT_DAYS,
    Applied,
    Change,
    Queued,
    Reading,
    RevocationApplied,
    Snapshot,
)
from app.store.client import REQUEST_BUDGET, Guarded, Lines, Lua
from app.store.keys import CLOCK, Keys
from app.store.words import DAY_SECONDS, Command, Guard, Script, write_change

SCRIPT_CHANGES = 250
"""Consumers per script: enough to share one disk write, short enough that others wait a few ms at most."""

BELL_MS = 10_000


def real_now() -> int:
    """Real time in ms, for leases, rates and backoff; consent time is the Clock's."""
    return time.time_ns() // 1_000_000


class Store:
    """All of one Redis. Every method raises StoreUnavailable where Redis does not answer in time."""

    def __init__(self, client: Any, *, simulated_clock: bool = False) -> None:
        self.client = client
        self.simulated_clock = simulated_clock
        self._guarded = Guarded()
        self._keys: dict[str, Keys] = {}
        self._lines = Lines(client)
        scripts = resources.files("app.store") / "lua"
        self._commit = Lua(self._lines, (scripts / "commit.lua").read_text())
        self._revoke = Lua(self._lines, (scripts / "revoke.lua").read_text())
        self._read = Lua(self._lines, (scripts / "read.lua").read_text())

    def budget(self, seconds: float = REQUEST_BUDGET) -> AbstractContextManager[None]:
        """All Redis calls of one web request share this time."""
        return self._guarded.budget(seconds)

    def keys(self, business: str) -> Keys:
        found = self._keys.get(business)
        if found is None:
            found = self._keys[business] = Keys(business)
        return found

    def close(self) -> None:
        """Close every connection."""
        self._lines.close()
        self.client.close()

    def call(self, run: Callable[[], Any]) -> Any:
        """Run a plain Redis call under the same time budget and error mapping."""
        return self._guarded.call(run)

    def lease(self, key: str, token: str, ms: int) -> bool:
        """Take the lease at `key` for `token`, or renew it where it is ours. False where another holds it."""
        pipe = self.client.pipeline(transaction=False)
        pipe.set(key, token, nx=True, px=ms)
        pipe.get(key)
        taken, holder = self.call(pipe.execute)
        if not taken and holder == token.encode():
            self.call(lambda: self.client.pexpire(key, ms))
            return True
        return bool(taken)

    # ---- reading ----

    def read(
        self,
        business: str,
        tag: str,
        consumers: Sequence[str] = (),
        *,
        texts: Sequence[str] = (),
        events: Sequence[str] = (),
        idempotency: Sequence[str] = (),
        whole: bool = False,
    ) -> Reading:
        """Everything a decision needs, in one round trip. `whole` reads all waiting texts' places."""
        keys = self.keys(business)
        parts = [consumers[at : at + SCRIPT_CHANGES] for at in range(0, len(consumers), SCRIPT_CHANGES)]

        asked: list[tuple[Any, ...]] = [("HGET", keys.policy, "v")]
        if self.simulated_clock:
            asked.append(("GET", CLOCK))
        asked += [self._read.command(keys.places(part), [int(whole)]) for part in parts]
        asked += [("HGETALL", keys.text(text)) for text in texts]
        asked += [("GET", keys.event(event)) for event in events]
        asked += [("GET", keys.idempotency(key)) for key in idempotency]
        found = iter(self._guarded.call(lambda: self._read.loaded(lambda: self._lines.ask(asked))))
        version = int(next(found) or 0)
        ahead = int(next(found) or 0) if self.simulated_clock else 0
        snapshots = {}
        for part in parts:
            values = iter(next(found))
            for consumer in part:
                snapshots[consumer] = _snapshot(tag, consumer, values, whole)
        records = {text: r for text in texts if (r := _record(next(found))) is not None}
        seen = {event: v for event in events if (v := next(found)) is not None}
        bodies = {key: v.decode() for key in idempotency if (v := next(found)) is not None}
        return Reading(version, ahead, snapshots, records, seen, bodies)

    def texts(self, business: str, texts: Sequence[str]) -> dict[str, TextRecord]:
        """The records of those texts that Redis still has."""
        if not texts:
            return {}
        keys = self.keys(business)
        found = self._guarded.call(lambda: self._lines.ask([("HGETALL", keys.text(text)) for text in texts]))
        return {text: r for text, fields in zip(texts, found, strict=True) if (r := _record(fields)) is not None}

    # ---- writing ----

    def commit(
        self, business: str, changes: Iterable[Change], *, ring: bool | Callable[[], bool] = False
    ) -> tuple[list[Applied], bool]:
        """Apply Changes of different Consumers, each whole or not at all.

        They may come from a generator that decides them: it works while Redis does, and must ask Redis nothing.
        Returns what became of each, in order, and whether a bell has to be rung (`ring`, looked at after the last
        Change, asks for it, and the flag was unset). Raises StoreFull where memory is full.
        """
        rings: list[bool] = []
        scripts = self._scripts(business, changes, ring, rings)
        calls = ((list(s.places), [s.changes, *s.words]) for s in scripts)
        results = [
            Applied(code.decode(), value)
            for out in self._guarded.call(lambda: self._commit.each(calls))
            for code, value in zip(out[::2], out[1::2], strict=True)
        ]
        rung = bool(rings) and results.pop().value == b"OK"
        return results, rung

    def apply(self, business: str, guards: Sequence[Guard], commands: Sequence[Command]) -> Applied:
        """Apply plain writes whole, or not at all where a guard (kind, key, field, wanted, code) fails."""
        script = Script(self.keys(business))
        script.add(list(guards), list(commands))
        words = [script.changes, *script.words]
        code, value = self._guarded.call(lambda: self._commit(list(script.places), words))
        return Applied(code.decode(), value)

    def _scripts(
        self, business: str, changes: Iterable[Change], ring: bool | Callable[[], bool], rings: list[bool]
    ) -> Iterator[Script]:
        """The Changes in scripts of SCRIPT_CHANGES; the last sets the bell's flag where asked to, and says so."""
        now = real_now()
        coming = iter(changes)
        part = list(islice(coming, SCRIPT_CHANGES))
        while part:
            script = Script(self.keys(business))
            for change in part:
                write_change(script, change, now)
            part = list(islice(coming, SCRIPT_CHANGES))
            if not part and (ring() if callable(ring) else ring):
                script.add([], [("SET", script.keys.bell, 1, "NX", "PX", BELL_MS)])
                rings.append(True)
            yield script

    def revoke(
        self,
        business: str,
        tag: str,
        consumer: str,
        entry: Entry,
        *,
        denied: Judged,
        event: str = "",
    ) -> RevocationApplied:
        """Write a Revocation (`entry.fact`) without a read, and deny what waits.

        `entry` has neither id nor seq: the commit gives it its place. It also works when memory is full.
        """
        fact = entry.fact
        if not isinstance(fact, Revoked):
            raise TypeError("only a Revoked entry is written without a read")
        keys = self.keys(business)
        revocation = Revocation(
            0, entry.at, "", fact.source, fact.keyword, fact.own_act, fact.received_at, fact.wrong_number
        )
        out = self._guarded.call(
            lambda: self._revoke(
                [
                    keys.scratch,
                    keys.consumer(consumer),
                    keys.queue(consumer),
                    keys.held(consumer),
                    keys.claims(consumer),
                    keys.outbox,
                    keys.look,
                    keys.event(event or "-"),
                    keys.policy,
                ],
                [
                    fact.scope,
                    codec.pack_revocation(revocation),
                    codec.pack_entry(entry),
                    consumer,
                    keys.prefix + "t:",
                    codec.pack_judged(denied),
                    entry.at,
                    EVENT_DAYS * DAY_SECONDS if event else 0,
                ],
            )
        )
        code, said = out
        if code == b"closed":
            raise StoreUnavailable(f"Redis has nothing of {business}: it is empty, or being rebuilt.")
        seq, found, rest = said.decode().partition(":")
        if not found:
            return RevocationApplied(False, 0, other=True)
        stopped, _, claims = rest.partition(":")
        return RevocationApplied(code == b"done", int(seq), tuple(stopped.split()), tuple(claims.split()))


def _snapshot(tag: str, consumer: str, values: Iterator[Any], whole: bool) -> Snapshot:
    """The next Consumer of what read.lua returned."""
    fields, queue, claims, queued, held = next(values), *(next(values) for _ in range(4))
    places = _queued(held) if whole else ()
    return Snapshot(
        consumer,
        codec.unpack_standing(tag, consumer, dict(zip(fields[::2], fields[1::2], strict=True))),
        _queued(queue),
        queued,
        len(places) if whole else held,
        tuple(claim.decode() for claim in claims),
        places,
    )


def _queued(flat: Sequence[bytes]) -> tuple[Queued, ...]:
    """Members of a sorted set, each followed by its score."""
    found = []
    for member, score in zip(flat[::2], flat[1::2], strict=True):
        text, _, sender = member.decode().partition(":")
        found.append(Queued(text, sender, int(score)))
    return tuple(found)


def _record(found: Sequence[bytes] | Mapping[bytes, bytes]) -> TextRecord | None:
    if not found:
        return None
    # RESP2 has no maps: each field is followed by its value.
    fields = found if isinstance(found, Mapping) else dict(zip(found[::2], found[1::2], strict=True))
    return TextRecord(
        text=codec.unpack_text(fields[b"b"]),
        state=State(fields[b"st"].decode()),
        judged=codec.unpack_judged(fields[b"d"]),
        changed_at=int(fields[b"at"]),
        hold_until=int(fields.get(b"hu", 0)),
        attempts=int(fields.get(b"n", 0)),
        provider_id=fields.get(b"pid", b"").decode(),
        token=fields.get(b"tok", b"").decode(),
        rank=int(fields.get(b"rk", 0)),
        why=fields.get(b"w", b"").decode(),
        first=codec.unpack_judged(fields[b"d0"]) if b"d0" in fields else None,
    )
