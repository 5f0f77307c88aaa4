"""Findings: what is made out of a Consumer's texts, by operators, administrators, lists or a KEEP, as facts."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from app.consent.model import Kind, Source, Verdict


class RevokedEarlier(msgspec.Struct, frozen=True):
    """A stop learnt of afterwards: a later act of the Consumer's own was known already. It changes nothing.

    `overtaken_by` is the entry of that act, or of a later stop: one that came earlier adds nothing to it.
    """

    scope: str
    source: Source
    received_at: int
    overtaken_by: str
    by: str = ""


class Acknowledged(msgspec.Struct, frozen=True):
    """A STOP was answered while these claims were still open: their texts may have left after it."""

    stop: str
    in_flight_at_ack: tuple[str, ...]


class SentElsewhere(msgspec.Struct, frozen=True):
    """A text left by another way than through Consentry: the provider's list shows it. It is judged afterwards.

    `program` and `kind` are what it was taken for, since nobody said. `answer`: it was the provider's own to a STOP,
    START or HELP, and is not judged.
    """

    event: str
    sender: str
    provider_id: str
    sent_at: int
    program: str = ""
    kind: Kind = Kind.CONVERSATIONAL
    verdict: Verdict = Verdict.ALLOW
    reasons: tuple[tuple[str, Mapping[str, str]], ...] = ()
    because: tuple[str, ...] = ()
    policy: str = ""
    answer: bool = False


class Settled(msgspec.Struct, frozen=True):
    """A person said that a waiting text answers what the Consumer wrote."""

    text: str
    answers: str
    by: str


class Extended(msgspec.Struct, frozen=True):
    """A person lets a held text wait longer: it ends at `expires_at` (ms UTC) if nothing lets it go before."""

    text: str
    expires_at: int
    by: str


class Corrected(msgspec.Struct, frozen=True):
    """A person said of which Program and kind a held text is. Its words stay: `line` says what it has of an opt-out
    line."""

    text: str
    program: str
    kind: Kind
    program_before: str
    kind_before: Kind
    line: str
    by: str


class Compared(msgspec.Struct, frozen=True):
    """Whether a text that was held since the store was rebuilt had left before: by the provider's log or a person."""

    text: str
    left: bool
    by: str


class QuarantineSettled(msgspec.Struct, frozen=True):
    """A person read the ambiguous text: it was no stop. (A stop is a Revoked.)"""

    entry: str
    by: str
    note: bool = False


class StopMisread(msgspec.Struct, frozen=True):
    """An administrator read a stop in free text that was none. Never a keyword."""

    stop: str
    stop_seq: int
    by: str


class Kept(msgspec.Struct, frozen=True):
    """They said KEEP to the question in our answer to their STOP: it is lifted for those Programs alone."""

    programs: tuple[str, ...]
    asked: str  # our answer
    because: tuple[str, ...]  # the entries that prove it: the question and the KEEP
    disclosure: str = ""  # SHA-256 of the answer's words


class NumberEnded(msgspec.Struct, frozen=True):
    """The number is no longer that person's: `deactivated`, `reassigned` or `wrong_number`, from `since` on."""

    why: str
    since: int
    by: str
    event: str = ""


class ProfileChanged(msgspec.Struct, frozen=True):
    """What the Business says of the Consumer changed; the values are private, but for what law they live under."""

    fields: tuple[str, ...]
    by: str
    state: str = ""
    zip: str = ""  # its first three digits, and two zeros
    zone: str = ""
