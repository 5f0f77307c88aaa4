"""Acts: what was done to the Business's own settings, as facts on its own chain."""

from __future__ import annotations

import msgspec

ACTORS = ("key:", "account:", "api_key:", "app:", "user:", "consentry ")
"""How `by` begins where somebody acted: through the API, also with the credentials of a carrier's account, in the
console, on the command line. Otherwise Consentry did it by itself, or the Consumer did."""


def actor_of(fact: object) -> str | None:
    """Who acted, where somebody did; None for what Consumers, carriers and Consentry itself did."""
    by: object = getattr(fact, "by", "")
    return by if isinstance(by, str) and by.startswith(ACTORS) else None


def about_of(fact: object) -> str | None:
    """The Consumer that an act on a chain of the Business's own is about, if any."""
    return (fact.consumer or None) if isinstance(fact, EvidenceExported | Seen) else None


READINGS = "readings"
"""What the chain of a Business's readings is derived from, in the place of a number.

It is not the chain of its settings: that one is in every evidence file whole, and is read for every `why`.
"""


class PolicyApplied(msgspec.Struct, frozen=True):
    """The Business's settings from here on, as canonical JSON without secrets. On the Business's own chain."""

    version: int
    policy: str
    by: str


class KeyMade(msgspec.Struct, frozen=True):
    """An API key was made. On the Business's own chain."""

    key: str
    scopes: tuple[str, ...]
    by: str


class KeyEnded(msgspec.Struct, frozen=True):
    """An API key stopped working. On the Business's own chain."""

    key: str
    by: str


class UserSet(msgspec.Struct, frozen=True):
    """Somebody may use the console in that role from here on, or with another password. On the Business's own chain."""

    user: str
    role: str
    by: str
    password: bool = False  # that is what changed


class UserEnded(msgspec.Struct, frozen=True):
    """Somebody may not use the console any more. On the Business's own chain."""

    user: str
    by: str


class DisclosureAdded(msgspec.Struct, frozen=True):
    """A wording to be shown where consent is asked, from now on under this version. On the Business's own chain.

    Its words are private; `hash` is their SHA-256, which grants cite.
    """

    version: str
    hash: str
    by: str


class ListImported(msgspec.Struct, frozen=True):
    """A list began to be recorded: `sort` is consents, revocations or people. On the Business's own chain.

    Its lines' entries name the same import. Who vouches for the list is private.
    """

    name: str
    sort: str
    by: str
    confirm: bool = False


class ClockSetBack(msgspec.Struct, frozen=True):
    """The gateway's clock was found `by` ms before the `newest` date of an entry. On the Business's own chain.

    From here on entries may be dated earlier than those before them; their order is the sequence's.
    """

    newest: int
    by: int


class ForwardSwitched(msgspec.Struct, frozen=True):
    """Forwards to an address of the Business's application were ended, or begun again. On the Business's own chain.

    `endpoint` is `business` or the number of a Sender that has its own.
    """

    endpoint: str
    on: bool
    why: str  # failing, gone, or none
    by: str


class EvidenceExported(msgspec.Struct, frozen=True):
    """An evidence file was made and given out. On the Business's own chain.

    `about` is consumer, message, program or period; the Consumer stands by id. `hash` is the file's SHA-256.
    """

    about: str
    by: str
    hash: str
    redacted: bool
    form: str = "json"  # or html
    consumer: str = ""
    message: str = ""
    program: str = ""
    since: int = 0
    until: int = 0
    consumers: int = 0  # how many Consumers' chains are in it


class Connected(msgspec.Struct, frozen=True):
    """A number's webhooks were pointed here at its provider. On the Business's own chain.

    `place` is where the provider keeps them, `id` its id there; what was set before and what was set is private.
    """

    sender: str
    provider: str
    place: str
    id: str
    by: str


class Disconnected(msgspec.Struct, frozen=True):
    """What a provider had set for a number before Consentry was put back. On the Business's own chain."""

    sender: str
    provider: str
    by: str


class Seen(msgspec.Struct, frozen=True):
    """Personal data was shown to somebody. On the chain of the Business's readings (`READINGS`).

    One entry stands for an hour of the same reading: by the same caller, through the same `route`, about the same
    Consumer or with the same filter. `rows` is how many entries or texts the first one showed.
    """

    by: str
    route: str  # as the documentation names it, or the command
    rows: int
    consumer: str = ""  # by id
    filter: str = ""  # of a list: what it was narrowed to; never a Consumer's number


Act = (
    PolicyApplied
    | KeyMade
    | KeyEnded
    | UserSet
    | UserEnded
    | DisclosureAdded
    | ListImported
    | EvidenceExported
    | Connected
    | Disconnected
    | ClockSetBack
    | ForwardSwitched
    | Seen
)
"""Every fact of a chain of the Business's own, whose id names no Consumer."""
