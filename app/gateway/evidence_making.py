"""Making one evidence file: each Consumer's chain read, told and written, then the Business's own, then the whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

from app.consent.account import coverage as covered
from app.consent.account.asked import CONSUMER, MESSAGE, PROGRAM, Asked, belonging
from app.consent.account.record import Record, Sentence, Shown
from app.consent.account.settings import Cited, many, opening, settings_told
from app.consent.account.telling import account_of, missing
from app.consent.account.words import Voice
from app.consent.acts import KeyEnded, KeyMade, ListImported, PolicyApplied, UserEnded, UserSet
from app.consent.entries import Entry
from app.consent.model import Policy
from app.gateway.copying import Lag
from app.gateway.evidence_file import EvidenceFile, Line, Section
from app.gateway.evidence_records import read_entry, record_of, wordings_of
from app.gateway.sealing import Sealing
from app.ledger.proofs import KeptChain, Snapshot

PATIENCE_MS = 90_000
"""Checkpoints come each minute: only when none has come for longer is the end of what was watched a gap."""

_SETTINGS = PolicyApplied | KeyMade | KeyEnded | UserSet | UserEnded
"""Facts whose private part has hashes of secrets in it."""
_encode = msgspec.json.Encoder().encode


@dataclass(slots=True)
class Making:
    """One file while it is made."""

    policy: Policy
    asked: Asked
    redact: bool
    by: str
    made_at: int
    snapshot: Snapshot
    sealing: Sealing
    file: EvidenceFile
    own: str  # the id of the Business's own chain
    simulated_clock: bool
    wordings: dict[str, str] = field(default_factory=dict)
    cited: Cited = field(default_factory=Cited)
    came: covered.Came = field(default_factory=covered.Came)
    numbers: set[int] = field(default_factory=set)  # of the checkpoints that seals name
    entries: int = 0
    shown: dict[Shown, int] = field(default_factory=dict)
    first_at: int = 0
    number: str = ""

    def voice(self, who: str = "the consumer") -> Voice:
        return Voice(self.policy.name, self.policy.timezone, who, self.wordings)

    def run(self, consumers: Sequence[str], lag: Lag, progress: Callable[[int, int], None]) -> None:
        """Make the file of those Consumers' chains. Where nothing belongs to what was asked, it stays without any."""
        business = self.snapshot.chain(self.own)
        read = [read_entry(kept) for kept in business.entries]
        self.wordings = wordings_of(read, business.entries)
        for done, consumer in enumerate(consumers, 1):
            self._consumer(self.snapshot.chain(consumer))
            progress(done, len(consumers))
        if self.file.consumers:
            self._put_together(business, read, lag)

    # ---- one chain ----

    def _consumer(self, chain: KeptChain) -> None:
        read = [read_entry(kept) for kept in chain.entries]
        chosen = belonging(self.asked, [entry for entry in read if entry is not None])
        if not chosen and self.asked.kind != CONSUMER:
            return
        records = [
            record_of(kept, entry, kept.id in chosen, shown=kept.id in chosen and not self.redact)
            for kept, entry in zip(chain.entries, read, strict=True)
        ]
        if not any(record.shown is Shown.HERE for record in records):
            chain = KeptChain(chain.consumer, None, chain.entries, chain.seals, chain.head)
        self.number = self.number or chain.number or ""
        sentences = [*account_of(self.voice(chain.number or "the consumer"), records, self.made_at)]
        sentences += missing(records)
        if self.asked.kind != CONSUMER:
            name = f"{chain.number}, consumer {chain.consumer}" if chain.number else f"consumer {chain.consumer}"
            sentences.insert(0, Sentence("consumer", chain.entries[0].at, f"About {name}:"))
        self.cited.take(records)
        self.came.take(records)
        self.file.tell(sentences, chain.consumer)
        self.file.consumers += 1
        first = chain.entries[0].at if chain.entries else self.made_at
        self.first_at = min(self.first_at or first, first)
        self.file.chain(self._written(chain, records))
        self.file.show(_section(chain, records, sentences))

    def _written(self, chain: KeptChain, records: Sequence[Record], *, own: bool = False) -> bytes:
        """One chain as the file has it."""
        self.entries += len(records)
        for record in records:
            self.shown[record.shown] = self.shown.get(record.shown, 0) + 1
        self.numbers |= {seal.checkpoint for seal in chain.seals}
        seq, hashed = chain.head
        head = self.sealing.head(
            self.policy.business,
            chain.consumer,
            seq,
            hashed,
            at=self.made_at,
            checkpoint=self.snapshot.checkpoint,
        )
        value: dict[str, Any] = {"consumer": chain.consumer, "number": chain.number}
        if own:
            value["own"] = True
        value["entries"] = [
            {"public": kept.public, "private": kept.private if record.shown is Shown.HERE else None}
            for kept, record in zip(chain.entries, records, strict=True)
        ]
        value["seals"] = [
            {"seq": seal.seq, "checkpoint": seal.checkpoint, "place": seal.place, "path": seal.path}
            for seal in chain.seals
        ]
        value["head"] = head
        return _encode(value)

    # ---- the whole ----

    def _put_together(self, business: KeptChain, read: Sequence[Entry | None], lag: Lag) -> None:
        policy, file, snapshot = self.policy, self.file, self.snapshot
        # Wordings name nobody, so a redacted copy shows the words that were shown; who vouched for a list it does not.
        records = []
        for kept, entry in zip(business.entries, read, strict=True):
            chosen = entry is not None and self.cited.names(policy.business, entry.fact)
            shown = chosen and not (self.redact and entry is not None and isinstance(entry.fact, ListImported))
            # What the store keeps of settings and keys has secrets' hashes and hooks in it: it is in no file.
            shown = shown and not (entry is not None and isinstance(entry.fact, _SETTINGS))
            records.append(record_of(kept, entry, chosen, shown=shown))
        own = self._written(business, records, own=True)
        file.show(_section(business, records, (), own=True))
        voice = self.voice()
        told = self._coverage(lag)
        file.about = self._about(voice)
        file.key, file.public = self.sealing.signer.key, self.sealing.signer.public
        first = [
            *opening(voice, file.about, self.made_at, self.by, redacted=self.redact),
            *covered.told(voice, told),
            *settings_told(voice, policy.business, records),
        ]
        file.head = {
            "consentry_evidence": 1,
            "about": self._about_json(),
            "made_at": self.made_at,
            "made_by": self.by,
            "business": {"id": policy.business, "name": policy.name},
        }
        signed = (
            _encode({"statement": one.statement, "signature": one.signature})
            for one in snapshot.checkpoints(self.numbers)
        )
        keys = (
            _encode(
                {
                    "statement": one.statement,
                    "signature": one.signature,
                    "former_signature": one.former_signature,
                }
            )
            for one in snapshot.signing_keys()
        )
        file.put_together(first, msgspec.to_builtins(told), own, signed, keys)

    def _coverage(self, lag: Lag) -> covered.Coverage:
        simulated = self.simulated_clock
        since = 0 if simulated else self.first_at
        watched = self.snapshot.watched(since)
        until = watched[-1][1] if simulated and watched else self.made_at
        begun = watched[0][0] if watched else 0
        return covered.Coverage(
            since=self.first_at,
            until=self.made_at,
            watched=watched,
            gaps=covered.gaps_of(watched, until, PATIENCE_MS),
            unwatched_before=begun if begun > since and not simulated else 0,
            simulated_clock=simulated,
            behind=lag.entries,
            behind_ms=lag.ms,
            consumers=self.file.consumers,
            entries=self.entries,
            withheld=self.shown.get(Shown.WITHHELD, 0),
            erased=self.shown.get(Shown.ERASED, 0),
            came=dict(sorted(self.came.counts.items())),
            imports=tuple(self.came.imports),
        )

    def _about(self, voice: Voice) -> str:
        """What was asked for, in words."""
        asked = self.asked
        if asked.kind == CONSUMER:
            return f"{self.number} (consumer {asked.consumer})" if self.number else f"consumer {asked.consumer}"
        if asked.kind == MESSAGE:
            return f"the text {asked.message}"
        people = many(self.file.consumers)
        if asked.kind == PROGRAM:
            return f"the program “{asked.program}” with {people}"
        return f"{people} from {voice.when(asked.since)} to {voice.when(asked.until)}"

    def _about_json(self) -> dict[str, Any]:
        asked = self.asked
        found: dict[str, Any] = {"kind": asked.kind, "redacted": self.redact}
        if asked.kind == CONSUMER:
            return found | {"consumer": asked.consumer, "number": self.number or None}
        if asked.kind == MESSAGE:
            return found | {"message": asked.message}
        if asked.kind == PROGRAM:
            return found | {"program": asked.program}
        return found | {"from": asked.since, "to": asked.until}


def _section(
    chain: KeptChain, records: Sequence[Record], sentences: Sequence[Sentence], *, own: bool = False
) -> Section:
    lines = tuple(
        Line(record.seq, record.at, record.type, record.id, record.shown.value, kept.hash)
        for record, kept in zip(records, chain.entries, strict=True)
    )
    return Section(chain.consumer, chain.number, own, tuple(sentences), lines)
