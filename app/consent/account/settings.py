"""What stood on the Business's own chain: the settings of the day, the wordings and lists that an account cites."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from app.consent.account.record import Record, Sentence
from app.consent.account.words import Voice, count
from app.consent.acts import DisclosureAdded, ListImported, PolicyApplied
from app.consent.entries import Granted, Moved, Reheld, Submitted


class Cited(msgspec.Struct):
    """What the chosen entries of all Consumers name of the Business's own chain."""

    policies: set[str] = msgspec.field(default_factory=set)  # as `demo@3`
    disclosures: set[str] = msgspec.field(default_factory=set)  # SHA-256 of the words
    lists: set[str] = msgspec.field(default_factory=set)

    def take(self, records: Iterable[Record]) -> None:
        """Note what one chain's chosen entries name."""
        for record in records:
            fact = record.entry.fact if record.entry and record.chosen else None
            if isinstance(fact, Submitted | Moved | Reheld) and fact.policy:
                self.policies.add(fact.policy)
            if isinstance(fact, Submitted | Granted) and fact.disclosure:
                self.disclosures.add(fact.disclosure)
            hidden = record.entry.private if record.entry else None
            if hidden is not None and hidden.evidence and "import" in hidden.evidence:
                self.lists.add(hidden.evidence["import"])

    def names(self, business: str, fact: object) -> bool:
        """Whether an entry of the Business's own chain is one of those."""
        match fact:
            case PolicyApplied():
                return f"{business}@{fact.version}" in self.policies
            case DisclosureAdded():
                return fact.hash in self.disclosures
            case ListImported():
                return fact.name in self.lists
            case _:
                return False


def settings_told(voice: Voice, business: str, records: Iterable[Record]) -> Iterator[Sentence]:
    """The cited entries of the Business's own chain, in sentences."""
    for record in records:
        fact = record.entry.fact if record.entry and record.chosen else None
        when = voice.when(record.at)
        if isinstance(fact, PolicyApplied):
            text = (
                f"The settings {business}@{fact.version}, under which texts in this file were judged, were put into "
                f"force {when} by {fact.by}; entry {record.seq} of the business's own chain has them whole."
            )
        elif isinstance(fact, DisclosureAdded):
            hidden = record.entry.private if record.entry else None
            words = f": “{hidden.words}”" if hidden else ""
            text = f"The wording {fact.version}, cited here, was added {when} by {fact.by}{words}."
        elif isinstance(fact, ListImported):
            hidden = record.entry.private if record.entry else None
            proof = sorted((hidden.evidence or {}).items()) if hidden else []
            vouched = f" ({', '.join(f'{name} {value}' for name, value in proof)})" if proof else ""
            text = f"The list {fact.name} ({fact.sort}) was imported {when} by {fact.by}{vouched}."
        else:
            continue
        yield Sentence("settings", record.at, text, (record.id,))


def opening(voice: Voice, about: str, made_at: int, made_by: str, *, redacted: bool) -> Iterator[Sentence]:
    """What a file begins with."""
    text = f"What is on record about {about}, for {voice.business}; made {voice.when(made_at)} by {made_by}."
    yield Sentence("opening", made_at, text)
    text = (
        "The sentences only tell what the entries say. The entries are the proof: they are chained by hash, sealed by "
        "signed checkpoints, and anyone who has the public key can check them without Consentry."
    )
    yield Sentence("opening", made_at, text)
    if redacted:
        text = (
            "This copy is redacted: numbers, words and names are withheld. What was withheld is held to by its salted "
            "hash, so a full copy can be compared with this one."
        )
        yield Sentence("opening", made_at, text)


def many(number: int) -> str:
    """`1 consumer`, `2 consumers`."""
    return count(number, "consumer")
