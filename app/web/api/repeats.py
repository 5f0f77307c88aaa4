"""Repeats: an Idempotency-Key on the POSTs that are not messages. Who comes first with a key binds it to a body."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from flask import request

from app.errors import ConsentryError, IdempotencyMismatch, StoreFull, Unavailable
from app.gateway.gateway import Gateway
from app.ids import fingerprint
from app.store.change import IDEMPOTENCY_DAYS
from app.store.words import DAY_SECONDS
from app.web.api.frame import Call

_DONE = ":done"


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try. `event` is what the act is remembered by; `done` where an earlier request came to its end."""

    event: str = ""
    done: bool = False


@contextmanager
def once(gateway: Gateway, call: Call, *, even_when_full: bool = False) -> Iterator[Attempt]:
    """Run an act under the caller's Idempotency-Key. Raises IdempotencyMismatch where it stands for another body.

    The key is bound before the act and marked done after it. A request that died in between leaves it bound, so
    that its repeat acts again; a refusal, which stores nothing, frees it. `even_when_full`: with memory full the
    act is done all the same, remembered by its event alone.
    """
    if not call.key:
        yield Attempt()
        return
    name = fingerprint(f"{call.business}:{request.path}:{call.key}".encode())
    mark = Mark(gateway, call.business, name)
    try:
        fresh, bound = mark.bind(call.body_hash)
    except StoreFull:
        if not even_when_full:
            raise
        fresh, bound = False, call.body_hash
    if bound.removesuffix(_DONE) != call.body_hash:
        raise IdempotencyMismatch("This Idempotency-Key was used with another body.")
    try:
        # An event is remembered longer than a key: with the body in it, a key that is used again later for
        # another body can never be taken for the first, and no stop is lost to it.
        event = fingerprint(f"{name}:{call.body_hash}".encode())
        yield Attempt(f"key:{event}", bound.endswith(_DONE))
    except ConsentryError as error:
        if fresh and not isinstance(error, Unavailable):
            mark.free()
        raise
    with suppress(Unavailable):  # the act is done and stored, whatever becomes of its mark
        mark.finish(call.body_hash)


class Mark:
    """What the store keeps of one key: the fingerprint of its body, and whether the act was done."""

    def __init__(self, gateway: Gateway, business: str, name: str) -> None:
        self._store = gateway.core.store
        self._key = self._store.keys(business).idempotency(name)

    def bind(self, body_hash: str) -> tuple[bool, str]:
        """Bind the key unless it is bound; returns whether it was free, and what it is bound to now."""
        pipe = self._store.client.pipeline(transaction=True)
        pipe.set(self._key, body_hash, nx=True, ex=IDEMPOTENCY_DAYS * DAY_SECONDS)
        pipe.get(self._key)
        fresh, bound = self._store.call(pipe.execute)
        return bool(fresh), bound.decode()

    def finish(self, body_hash: str) -> None:
        """Remember that the act was done."""
        keep = IDEMPOTENCY_DAYS * DAY_SECONDS
        self._store.call(lambda: self._store.client.set(self._key, body_hash + _DONE, xx=True, ex=keep))

    def free(self) -> None:
        """Forget the key: nothing was done under it."""
        with suppress(Unavailable):
            self._store.call(lambda: self._store.client.delete(self._key))
