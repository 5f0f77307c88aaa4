"""The words of consent as values: kinds, tiers, verdicts, states, Asks, and a Business's Policy.

All instants are milliseconds since 1970 in UTC; all durations are milliseconds.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum, StrEnum

import msgspec

from app.consent.compat import Compat
from app.consent.forwards import Forward
from app.consent.notices import Notices
from app.consent.sources import GRANT_SOURCES as GRANT_SOURCES
from app.consent.sources import REVOCATION_SOURCES as REVOCATION_SOURCES
from app.consent.sources import Source as Source

MINUTE = 60_000
HOUR = 60 * MINUTE
DAY = 24 * HOUR

BODY_LIMIT = 1_600
"""Characters of a text that carriers bring, its opt-out line among them."""

OPT_OUT_WORDS = "Reply STOP to opt out."

KEEP_BODIES = 548 * DAY
"""A year and a half: the words of texts that no consent, stop or Decision rests on."""

ANY = "*"
"""The scope of a Revocation that reaches the whole Business."""


def kind_scope(kind: Kind) -> str:
    """The scope of a Revocation that reaches all texts of one kind. No Program's name has a colon."""
    return f"kind:{kind.value}"


class Kind(StrEnum):
    """What a message is for. The first three are ordered: each needs more consent than the one before."""

    CONVERSATIONAL = "conversational"
    INFORMATIONAL = "informational"
    PROMOTIONAL = "promotional"
    OWN = "own"

    @property
    def rank(self) -> int:
        return _KIND_RANK[self]


_KIND_RANK = {Kind.OWN: -1, Kind.CONVERSATIONAL: 0, Kind.INFORMATIONAL: 1, Kind.PROMOTIONAL: 2}


class Own(StrEnum):
    """Consentry's three own texts; no API can request one."""

    ANSWER = "answer"
    ASK = "ask"
    CONFIRMATION = "confirmation"


class ConsentTier(IntEnum):
    """How much a Consumer has agreed to (CTIA Messaging Principles 2023, Exhibit II)."""

    NONE = 0
    IMPLIED = 1
    EXPRESS = 2
    EXPRESS_WRITTEN = 3

    @property
    def word(self) -> str:
        return self.name.lower()

    @classmethod
    def of(cls, word: str) -> ConsentTier:
        return cls[word.upper()]


class Verdict(IntEnum):
    """What a Decision says; the strictest objection wins, so the order matters."""

    ALLOW = 0
    HOLD = 1
    DENY = 2

    @property
    def word(self) -> str:
        return self.name.lower()


class Author(StrEnum):
    """Who wrote a text. A person has a first reply of their own and may write in quarantine."""

    PERSON = "person"
    AUTOMATION = "automation"


class State(StrEnum):
    """Where a text is in its life; every text is in exactly one."""

    READY = "ready"
    HELD = "held"
    DENIED = "denied"
    SENDING = "sending"
    SENT = "sent"
    DELIVERED = "delivered"
    UNDELIVERED = "undelivered"
    FAILED = "failed"
    UNKNOWN = "unknown"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"

    @property
    def waiting(self) -> bool:
        return self in (State.READY, State.HELD)

    @property
    def final(self) -> bool:
        return not ARROWS[self]


ARROWS: Mapping[State, frozenset[State]] = {
    State.READY: frozenset({State.SENDING, State.HELD, State.DENIED, State.EXPIRED, State.WITHDRAWN}),
    State.HELD: frozenset({State.READY, State.DENIED, State.EXPIRED, State.WITHDRAWN}),
    State.SENDING: frozenset(
        {State.SENT, State.READY, State.FAILED, State.UNKNOWN, State.DELIVERED, State.UNDELIVERED}
    ),
    State.UNKNOWN: frozenset({State.SENT, State.DELIVERED, State.UNDELIVERED, State.FAILED}),
    State.SENT: frozenset({State.DELIVERED, State.UNDELIVERED, State.FAILED}),
    State.DENIED: frozenset(),
    State.DELIVERED: frozenset(),
    State.UNDELIVERED: frozenset(),
    State.FAILED: frozenset(),
    State.EXPIRED: frozenset(),
    State.WITHDRAWN: frozenset(),
}
"""Every step a text's life admits, and no other."""

FIRST_STATES = frozenset({State.READY, State.HELD, State.DENIED})


class Ask(msgspec.Struct, frozen=True):
    """A wish to send one text. `seq` is its place among the Consumer's entries, None while it is being made."""

    sender: str
    program: str
    kind: Kind
    made_at: int
    text: str = ""  # the text's id
    area: str = ""  # the beginning of the Consumer's number, such as +1704: where they may be
    seq: int | None = None
    topic: str = ""
    author: Author = Author.AUTOMATION
    promises: str = ""  # the words by which it promises a follow-up
    offer: str = ""  # the words by which it reads like an offer
    shortener: str = ""  # the public link shortener that it links to
    line: str = ""  # its opt-out line: own, appended, recent, missing, or empty where none is asked for
    advice: tuple[str, ...] = ()  # codes of what to advise about its words
    answers: str = ""  # an inbound entry that an operator says it answers
    answers_seq: int = 0  # and its place
    releasing: bool = False  # it was held, and is judged for its release
    not_before: int = 0
    expires_at: int = 0  # 0: only its hold's own limit
    own: Own | None = None
    basis: str = ""  # for an own text: the entry it rests on
    basis_at: int = 0
    rebuilt_at: int = 0  # the store was rebuilt then, and nobody has yet said whether the text had left before


class Campaign(msgspec.Struct, frozen=True):
    """A carrier registration: `approved`, `pending`, `failed`, `suspended`, or empty where none is known.

    `covers` are the declared sub use cases of a mixed one; `numbers` the Senders assigned to it, none where not known.
    `read` is the status that the provider said last; `status` what the settings say.
    """

    id: str = ""
    use_case: str = ""
    status: str = ""
    covers: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    read: str = ""

    @property
    def state(self) -> str:
        """Its status: the provider's own word goes before the settings'."""
        return self.read or self.status


class Program(msgspec.Struct, frozen=True):
    """One named purpose of a Business, of one Kind."""

    id: str
    kind: Kind
    description: str = ""
    frequency: str = ""
    recurring: bool = False
    hold_for: int = DAY
    on_missing_consent: str = "hold"
    follow_up_days: int = 3
    campaign: Campaign = Campaign()
    paused: bool = False
    samples: tuple[str, ...] = ()  # texts as they are really sent, for the registration
    keyword: str = ""  # the word that signs people up by text
    cap: tuple[int, int] | None = None  # at most so many promotional texts to one Consumer in so many ms
    send_hours: str = ""  # its own wish, in the Consumer's zones, as `Mon-Fri 09:00-18:00`
    opt_out_line: str = "append"  # what is done about a text without one: append, hold, every_n_days
    opt_out_every_days: int = 30
    senders: tuple[str, ...] = ()  # the numbers it is sent from, the first by preference; all where it names none


class Sender(msgspec.Struct, frozen=True):
    """A number or short code of a Business. Secrets are named by environment variable, never held here."""

    number: str
    provider: str
    account: str = ""
    auth_token_env: tuple[str, ...] = ()
    signature: str = "sha1"
    shared_key_env: str = ""
    number_type: str = "local"
    hook: str = ""
    api_base: str = ""
    stop_reply: str = "provider"
    mode: str = "guard"
    watch_until: int = 0
    default_program: str = ""
    window: int = DAY
    rate: float = 10.0
    paused: bool = False
    toll_free: str = ""  # its verification: verified, pending, rejected, or empty where not known
    forward: Forward = Forward()  # its own, in place of the Business's
    on_hold: str = "accept"  # or refuse: what an app that believes to talk to the carrier is told of a hold
    options: Mapping[str, str] = {}  # what its provider alone reads
    key_envs: Mapping[str, tuple[str, ...]] = {}  # its provider's further secrets, each by the variables that hold it

    @property
    def variables(self) -> tuple[str, ...]:
        """Every environment variable that holds a secret of this Sender."""
        shared = (self.shared_key_env,) if self.shared_key_env else ()
        return (*self.auth_token_env, *shared, *(name for names in self.key_envs.values() for name in names))

    def __repr__(self) -> str:  # its hook opens a webhook
        return f"Sender({self.number!r}, {self.provider!r})"


class Policy(msgspec.Struct, frozen=True):
    """A Business's settings, versioned. Every Decision names the version it was made under."""

    business: str
    tag: str  # six base32 characters, in every id of this Business
    name: str
    version: int = 0
    timezone: str = "America/New_York"
    hours: str = "Mon-Fri 09:00-17:00"
    help: str = ""
    website: str = ""
    privacy_url: str = ""
    terms_url: str = ""
    people: str = "people"
    forward: Forward = Forward()
    paused: bool = False
    stop_scope: str = "business"  # or category: what a STOP that answers a text of some kind reaches
    stop_scope_from: int = 0  # from when on, where it is category
    stop_question: bool = False  # the answer to a STOP asks whether to keep what is informational
    opt_out_words: str = OPT_OUT_WORDS  # the line that texts get which have none
    keep_bodies: int = KEEP_BODIES  # how long words are kept that nothing rests on
    senders: Mapping[str, Sender] = {}
    programs: Mapping[str, Program] = {}
    compat: Compat = Compat()
    notices: Notices = Notices()
    snippets: Mapping[str, str] = {}  # what operators often write, by name

    @property
    def label(self) -> str:
        return f"{self.business}@{self.version}"
