"""Entries: past-tense facts about one Consumer (or about the Business itself), in the order they happened.

An Entry's facts are its public part: chained in the Ledger and never deleted. `private` (number, body, names and
a salt) can be erased; only its salted hash is public. Everything the Standing needs stands in the facts, with
values such as `closes_at` written in them, so that later policy never changes what an old Entry meant.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

import msgspec

from app.consent.acts import (
    Act,
    ClockSetBack,
    Connected,
    DisclosureAdded,
    Disconnected,
    EvidenceExported,
    ForwardSwitched,
    KeyEnded,
    KeyMade,
    ListImported,
    PolicyApplied,
    Seen,
    UserEnded,
    UserSet,
)
from app.consent.erasures import Erased, LegalHoldEnded, LegalHoldSet
from app.consent.findings import (
    Acknowledged,
    Compared,
    Corrected,
    Extended,
    Kept,
    NumberEnded,
    ProfileChanged,
    QuarantineSettled,
    RevokedEarlier,
    SentElsewhere,
    Settled,
    StopMisread,
)
from app.consent.model import Author, ConsentTier, Kind, Own, Source, State

Reasons = tuple[tuple[str, Mapping[str, str]], ...]
"""Reasons as they are stored: (code, facts)."""


class TextReceived(msgspec.Struct, frozen=True):
    """A Consumer wrote. `closes_at` is 0 where the text opens no window, `first_reply_until` likewise."""

    text: str
    sender: str
    event: str
    intent: str
    closes_at: int = 0
    first_reply_until: int = 0
    via: str = "webhook"
    media: int = 0
    declines: str = ""  # our ask that it says no to
    unblocks: bool = False  # the provider says that it takes this Consumer off its own list
    received_at: int = 0  # the provider's own time of it, where it says one
    missing: int = 0  # parts of it that were not there when it was taken


class Restored(msgspec.Struct, frozen=True):
    """A Consumer texted START: every Revocation is lifted, and a provider's block on that Sender."""

    text: str
    sender: str
    event: str
    closes_at: int
    first_reply_until: int
    via: str = "webhook"
    received_at: int = 0  # the provider's own time of it, where it says one


class Revoked(msgspec.Struct, frozen=True):
    """A Consumer (or someone for them) asked not to be texted. Written without reading anything first.

    `denied` and `in_flight` are filled in by the commit: the texts it stopped, and the claims then open.
    """

    scope: str
    source: Source
    keyword: bool = False
    own_act: bool = False  # texted by the Consumer: only their own act lifts it
    text: str = ""
    sender: str = ""
    event: str = ""
    via: str = "api"
    by: str = ""
    received_at: int = 0
    wrong_number: bool = False  # they say that they are not who was meant
    due_at: int = 0  # when the law wants it honoured at the latest: we do at once
    denied: tuple[str, ...] = ()
    in_flight: tuple[str, ...] = ()
    spares: tuple[str, ...] = ()  # Programs that an act of theirs after `received_at` had opened again
    missing: int = 0  # parts of the text that were not there when it was taken


class Granted(msgspec.Struct, frozen=True):
    """A Consumer agreed. `lifts` is true where this act of theirs also lifts a Revocation for the Program."""

    program: str
    tier: ConsentTier
    source: Source
    given_at: int
    expires_at: int = 0
    own_act: bool = False
    lifts: bool = False
    disclosure: str = ""  # SHA-256 of the words shown
    disclosure_version: str = ""
    by: str = ""
    confirm: bool = False  # an opt-in confirmation has to go before any other text of the Program
    confirmed_at: int = 0  # the Business says that one was sent before
    asked: str = ""  # our ask that they said yes to
    because: tuple[str, ...] = ()  # the entries that prove it: the ask and the YES


class Submitted(msgspec.Struct, frozen=True):
    """The Business asked to send a text, and it was judged."""

    text: str
    sender: str
    program: str
    kind: Kind
    state: State
    author: Author
    policy: str
    topic: str = ""
    reasons: Reasons = ()
    because: tuple[str, ...] = ()
    until: int = 0
    expires_at: int = 0
    not_before: int = 0
    promises: str = ""
    follow_up_until: int = 0
    own: Own | None = None
    basis: str = ""
    by: str = ""
    key: str = ""  # fingerprint of the Idempotency-Key
    resend_of: str = ""  # the text of unknown outcome that it sends again
    asks_for: ConsentTier = ConsentTier.NONE  # of an ask: what a YES to it grants
    disclosure: str = ""  # of an ask, or an answer that asks: SHA-256 of its words
    keeps: tuple[str, ...] = ()  # of the answer to a STOP: the Programs that a KEEP to it goes on with
    language: str = ""  # of an answer that asks
    line: str = ""  # its opt-out line: own, appended, recent, missing, or empty where none is asked for
    advice: tuple[str, ...] = ()  # codes of what was advised


class Moved(msgspec.Struct, frozen=True):
    """A text took a step. A step to `ready` from `held` is a release and carries what allowed it, as does
    a claim on another basis than before."""

    text: str
    sender: str
    program: str
    before: State
    after: State
    kind: Kind = Kind.CONVERSATIONAL
    author: Author = Author.AUTOMATION
    topic: str = ""
    reasons: Reasons = ()
    because: tuple[str, ...] = ()
    policy: str = ""
    until: int = 0
    expires_at: int = 0
    promises: str = ""
    follow_up_until: int = 0
    provider_id: str = ""
    attempt: int = 0
    why: str = ""
    by: str = ""
    line: str = ""  # of a release: the text's opt-out line
    said_at: int = 0  # the provider's own time of what it said, where it says one


class Reheld(msgspec.Struct, frozen=True):
    """A held text was judged again and waits on, for other reasons than before."""

    text: str
    sender: str
    reasons: Reasons
    because: tuple[str, ...] = ()
    policy: str = ""
    until: int = 0


class Noted(msgspec.Struct, frozen=True):
    """A receipt that no arrow admits: recorded, and nothing changes."""

    text: str
    status: str
    event: str
    provider_id: str = ""
    code: str = ""
    said_at: int = 0  # the provider's own time of it, where it says one


class Blocked(msgspec.Struct, frozen=True):
    """The provider refused a text because this Consumer is on its own opt-out list."""

    sender: str
    text: str
    code: str


Fact = (
    TextReceived
    | Restored
    | Revoked
    | RevokedEarlier
    | Acknowledged
    | Granted
    | Submitted
    | Moved
    | Reheld
    | Noted
    | Blocked
    | SentElsewhere
    | Settled
    | Extended
    | Corrected
    | Compared
    | QuarantineSettled
    | StopMisread
    | Kept
    | NumberEnded
    | ProfileChanged
    | Erased
    | LegalHoldSet
    | LegalHoldEnded
    | Act
)

FACTS: Mapping[str, type[Fact]] = {
    "text_received": TextReceived,
    "restored": Restored,
    "revoked": Revoked,
    "revoked_earlier": RevokedEarlier,
    "acknowledged": Acknowledged,
    "granted": Granted,
    "submitted": Submitted,
    "moved": Moved,
    "reheld": Reheld,
    "noted": Noted,
    "blocked": Blocked,
    "sent_elsewhere": SentElsewhere,
    "settled": Settled,
    "extended": Extended,
    "corrected": Corrected,
    "compared": Compared,
    "quarantine_settled": QuarantineSettled,
    "stop_misread": StopMisread,
    "kept": Kept,
    "number_ended": NumberEnded,
    "profile_changed": ProfileChanged,
    "erased": Erased,
    "legal_hold_set": LegalHoldSet,
    "legal_hold_ended": LegalHoldEnded,
    "policy_applied": PolicyApplied,
    "key_made": KeyMade,
    "key_ended": KeyEnded,
    "user_set": UserSet,
    "user_ended": UserEnded,
    "disclosure_added": DisclosureAdded,
    "list_imported": ListImported,
    "evidence_exported": EvidenceExported,
    "connected": Connected,
    "disconnected": Disconnected,
    "clock_set_back": ClockSetBack,
    "forward_switched": ForwardSwitched,
    "seen": Seen,
}
"""Every type of Entry by its name, which is stored for ever: names are added, never changed."""

TYPE_OF: Mapping[type[Fact], str] = {fact: name for name, fact in FACTS.items()}

OF_THE_BUSINESS = frozenset(name for name, fact in FACTS.items() if fact in get_args(Act))
"""The types that stand on a chain of the Business's own, whose id names no Consumer."""


class Private(msgspec.Struct, frozen=True):
    """What can be erased. `salt` keeps the public hash of it from being guessed."""

    salt: str
    number: str = ""
    body: str = ""
    media: tuple[str, ...] = ()
    client_ref: str = ""
    words: str = ""  # the Disclosure shown, or what was said
    evidence: Mapping[str, str] | None = None
    note: str = ""
    profile: Mapping[str, str] | None = None
    echo: Mapping[str, str] | None = None  # what an app's own API has to say again of a text: `callback`, `service`
    settings: str = ""  # of an act: what the store keeps of it, as JSON; with hashes of secrets, so in no file
    where: str = ""  # from where somebody acted, after a salt and a space; in the Ledger's private part its hash alone


class Entry(msgspec.Struct, frozen=True):
    """One fact in its place: `seq` counts the Consumer's entries from 1, `id` follows from chain and seq."""

    id: str
    seq: int
    at: int
    fact: Fact
    private: Private | None = None

    @property
    def type(self) -> str:
        return TYPE_OF[type(self.fact)]
