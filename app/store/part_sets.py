"""Part sets: the parts of long texts that come one by one, on disk until each text is taken. Parts are opaque here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
from msgspec.structs import replace

from app.store.change import EVENT_DAYS
from app.store.store import Store
from app.store.words import DAY_SECONDS, Command, Guard

OPEN, SHORT, TAKEN = "open", "short", "taken"
TAKEN_SECONDS = DAY_SECONDS
"""So long it is known which parts a text was taken with: those that carriers bring later are no new text."""


class PartSet(msgspec.Struct, frozen=True):
    """The parts of one text. Its text is taken when all are there, or, once it is `short`, with those that are."""

    name: str  # the Consumer, a colon, and what tells this text's parts from those of others
    version: int
    first: str  # the event of the part that came first
    first_at: int  # real time, ms
    total: int
    parts: Mapping[int, bytes]
    had: tuple[int, ...]  # the numbers of the parts that came, which outlive their words
    state: str = OPEN
    stopped: str = ""  # the scope of the stop that its first parts were; `?` where that is not known

    @property
    def whole(self) -> bool:
        return len(self.had) == self.total


class PartSets:
    """Reads and writes them, each step in one commit. Raises StoreUnavailable, and StoreFull where memory is full."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def read(self, business: str, name: str) -> PartSet | None:
        key = self._store.keys(business).parts(name)
        found = self._store.call(lambda: self._store.client.hgetall(key))
        if not found:
            return None
        fields = {field.decode(): value for field, value in found.items()}
        return PartSet(
            name=name,
            version=int(fields["v"]),
            first=fields["e"].decode(),
            first_at=int(fields["at"]),
            total=int(fields["n"]),
            parts={int(field[2:]): value for field, value in fields.items() if field.startswith("p:")},
            had=tuple(int(number) for number in fields["had"].split()),
            state=fields["st"].decode(),
            stopped=fields["s"].decode(),
        )

    def write(
        self, business: str, before: PartSet | None, after: PartSet, *, policy: int, due: int = 0, event: str = ""
    ) -> str:
        """Put `after` in the place of `before`, to be taken as it is at `due` (real time), and remember `event`.

        Returns `done`, or what speaks against it: `seen` (the event came before), `stale` (another was faster),
        `policy` (the Policy is another, or this store is being made anew).
        """
        keys = self._store.keys(business)
        key = keys.parts(after.name)
        guards: list[Guard] = []
        commands: list[Command] = []
        if event:
            guards.append(("absent", keys.event(event), "", "", "seen"))
            commands.append(("SET", keys.event(event), "part", "EX", EVENT_DAYS * DAY_SECONDS))
        guards.append(("field", key, "v", before.version if before else "", "stale"))
        guards.append(("field", keys.policy, "v", policy, "policy"))
        after = replace(after, version=before.version + 1 if before else 1)
        fields: dict[str, str | bytes | int] = {
            "v": after.version,
            "e": after.first,
            "at": after.first_at,
            "n": after.total,
            "had": " ".join(map(str, after.had)),
            "st": after.state,
            "s": after.stopped,
        }
        goes_on = before is not None and before.first == after.first and after.state != TAKEN
        if not goes_on:
            commands.append(("DEL", key))
        known = before.parts if before and goes_on else {}
        fields |= {f"p:{number}": part for number, part in after.parts.items() if number not in known}
        commands.append(("HSET", key, *(word for field in fields.items() for word in field)))
        if after.state == TAKEN:
            commands += [("EXPIRE", key, TAKEN_SECONDS), ("ZREM", keys.joining, after.name)]
        elif due:
            commands.append(("ZADD", keys.joining, due, after.name))
        return self._store.apply(business, guards, commands).code

    def due(self, business: str, now: int, limit: int) -> list[str]:
        """The sets that have waited long enough, by name."""
        key = self._store.keys(business).joining
        found = self._store.call(lambda: self._store.client.zrangebyscore(key, "-inf", now, start=0, num=limit))
        return [name.decode() for name in found]

    def of(self, business: str, consumer: str) -> Sequence[str]:
        """The sets of that Consumer whose text was not taken yet, by name."""
        key = self._store.keys(business).joining
        found = self._store.call(lambda: self._store.client.zrange(key, 0, -1))
        return [name for name in (one.decode() for one in found) if name.startswith(f"{consumer}:")]
