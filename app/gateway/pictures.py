"""Pictures: what came with a text, fetched from the carrier with the Sender's credentials when somebody looks at it.

Nothing of it is kept: carriers keep it, and what is not kept need not be erased.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urljoin

from app.consent.model import Policy
from app.errors import BadInput, CarrierUnavailable, NotFound
from app.gateway.core import Core
from app.gateway.outward import Outward
from app.ledger.rows import TextRow
from app.providers.calls import Fault
from app.providers.media import fetched
from app.providers.registry import provider

SECONDS = 15.0
MOST_BYTES = 16 * 1024 * 1024
"""More than any carrier's MMS has."""
_REDIRECTS = 3
_MOVED = (301, 302, 303, 307, 308)


@dataclass(frozen=True, slots=True)
class Picture:
    """One thing that came with a text; its type is the carrier's word."""

    kind: str
    body: bytes = field(repr=False)


class Pictures:
    """Fetches them, at most `at_once` at a time."""

    def __init__(self, core: Core, *, at_once: int) -> None:
        self._core = core
        self._outward = Outward(at_once=at_once, seconds=SECONDS, most=MOST_BYTES)

    def one(self, policy: Policy, text: TextRow, place: int) -> Picture:
        """The `place`-th of an inbound text, from 0. Raises NotFound, CarrierUnavailable."""
        if text.direction != "in" or not 0 <= place < len(text.media):
            raise NotFound("Nothing came with that text in that place.")
        sender = policy.senders.get(text.sender)
        if sender is None:
            raise NotFound("The sender that it came to is not set up any more.")
        account = self._core.account(policy, sender)
        try:
            call = provider(sender.provider).media_call(account, text.media[place])
        except BadInput as error:
            raise CarrierUnavailable(error.detail) from None
        for _ in range(_REDIRECTS + 1):
            answer = self._outward.ask(call)
            if isinstance(answer, Fault):
                raise CarrierUnavailable(f"What came with the text could not be fetched ({answer.why}).")
            if answer.status in _MOVED and (there := answer.headers.get("location")):
                # Where it really lies; the credentials stay with the carrier.
                call = fetched(account, urljoin(call.url, there))
                continue
            if answer.status in (404, 410):
                raise NotFound("The carrier does not have it any more.")
            if answer.status != 200:
                raise CarrierUnavailable(f"The carrier answered {answer.status} when asked for it.")
            return Picture(answer.headers.get("content-type", "").partition(";")[0].strip().lower(), answer.body)
        raise CarrierUnavailable("The carrier leads from one address to the next.")
