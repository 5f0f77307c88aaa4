"""Nonces: a number that a provider signs in place of what it says vouches for one content only.

Whoever has seen one such number with its signature could put any words under it. Nothing else is refused: the same
content may come again under its number, or under a new one, since providers do not say which of them a repeat carries.
A store made anew from the Ledger has forgotten them, but not the events.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from app.errors import Forged, StoreFull
from app.providers.seam import Event, InboundText, OptOut, Receipt
from app.store.change import EVENT_DAYS
from app.store.store import Store
from app.store.words import DAY_SECONDS


def spend(store: Store, business: str, nonce: str, events: Iterable[Event]) -> None:
    """Bind `nonce` to what its request brought, for as long as event ids are kept. Raises Forged for another content.

    It is written before anything is taken: a request that was cut off and comes again says the same.
    """
    said = fingerprint(nonce, events)
    key = store.keys(business).nonce(_hash(nonce))
    pipe = store.client.pipeline(transaction=False)
    pipe.set(key, said, nx=True, ex=EVENT_DAYS * DAY_SECONDS)
    pipe.get(key)
    try:
        held = store.call(pipe.execute)[1]
    except StoreFull:
        # A STOP must be written even with memory full, and then nothing else is: what is known is still looked at.
        held = store.call(lambda: store.client.get(key))
    if held is not None and held.decode() != said:
        raise Forged("the same nonce came with another content")


def fingerprint(nonce: str, events: Iterable[Event]) -> str:
    """Of what is acted on, not of the bytes: a repeat may order or fill its other fields anew.

    The nonce is not stored, so the fingerprint cannot be tried out for a number and its words.
    """
    return _hash("\0".join((nonce, *(word for event in events for word in _said(event)))))


def _said(event: Event) -> tuple[str, ...]:
    match event:
        case InboundText():
            urls = (url for url, _ in event.media)
            return (event.event, event.sender, event.consumer, event.hint or "", event.body, *urls)
        case Receipt():
            return (event.event, event.provider_id, event.status, event.text or "", event.code)
        case OptOut():
            return (event.event, event.sender, event.consumer, str(event.out))


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
