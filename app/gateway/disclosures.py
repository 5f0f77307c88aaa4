"""Disclosures: a Business's wordings, kept under versions that never change, judged before grants rest on them."""

from __future__ import annotations

import re

from app.consent.acts import DisclosureAdded
from app.consent.disclosure import Report, lint
from app.consent.model import ConsentTier, Policy, Program, Source
from app.errors import BadInput, Conflict, DisclosureLacks, NotFound
from app.gateway.businesses import program_of
from app.gateway.core import Core
from app.gateway.draft import Draft, private
from app.ids import fingerprint
from app.store.change import Change, Reading
from app.store.directory import DisclosureRecord

MOST_DISCLOSURES = 1_000
"""Wordings of one Business: far more than anybody shows, and what their look-up may take of the store's memory."""
MOST_CHARACTERS = 10_000
_VERSION = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")
_OF_ITS_HASH = 12
"""Characters of its hash, which name a wording that was given no version."""


class Disclosures:
    """Keeps wordings and lints them."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def add(self, business: str, text: str, version: str, *, by: str) -> tuple[DisclosureRecord, bool]:
        """Keep `text` as `version` (empty: named by its hash), on the Business's own chain.

        The record, and whether it is new: the same words again change nothing. Raises BadInput for a text or a version
        that cannot be kept, Conflict where the version stands for other words.
        """
        if not text.strip() or len(text) > MOST_CHARACTERS:
            raise BadInput("text", f"text: a wording has 1 to {MOST_CHARACTERS:,} characters")
        if version and not _VERSION.fullmatch(version):
            raise BadInput("version", "version: up to 64 letters, digits and . - _, beginning with a letter or digit")
        policy = self._core.businesses.get(business)
        self._core.pressure.admit(business)
        digest = fingerprint(text.encode())
        version = version or digest[:_OF_ITS_HASH]
        chain = self._core.identity.consumer(business, "")

        def plan(draft: Draft, reading: Reading) -> tuple[Change | None, tuple[DisclosureRecord, bool]]:
            # Read after the chain: whoever adds at the same time moves the chain on, and this is planned again.
            known = self._core.directory.disclosure(business, version)
            if known is not None:
                if known.hash != digest:
                    raise Conflict(
                        f"Version {version} stands for other words, on which grants may rest; give these a new one.",
                        code="version_taken",
                    )
                return None, (known, False)
            if self._core.directory.count_disclosures(business) >= MOST_DISCLOSURES:
                raise Conflict(f"{MOST_DISCLOSURES:,} wordings are kept already.", code="too_many_disclosures")
            entry = draft.add(DisclosureAdded(version, digest, by), private(words=text))
            record = DisclosureRecord(version, digest, text, entry.id, entry.at, by)
            commands = self._core.directory.disclosure_commands(business, record)
            return draft.change(commands=commands), (record, True)

        return self._core.change(policy, chain, plan, ring=False)[0]

    def get(self, business: str, version: str) -> DisclosureRecord:
        """The wording of that version. Raises NotFound."""
        found = self._core.directory.disclosure(business, version)
        if found is None:
            raise NotFound(f"There is no wording of version {version}.")
        return found

    def all(self, business: str) -> list[DisclosureRecord]:
        """All wordings, oldest first."""
        return self._core.directory.disclosures(business)

    def lint(
        self, business: str, words: str, tier: ConsentTier, source: Source, *, program: str = "", brand: str = ""
    ) -> Report:
        """What `words` have, lack and break for a grant of `tier`; for `program` where one is named. Writes nothing."""
        policy = self._core.businesses.get(business)
        return report_of(policy, program_of(policy, program) if program else None, tier, source, words, brand)


def report_of(
    policy: Policy, program: Program | None, tier: ConsentTier, source: Source, words: str, brand: str = ""
) -> Report:
    """The linter's report on words that this Business shows."""
    kind, purpose = (program.kind, program.description) if program else (None, "")
    return lint(words, tier, source, kind, brands=(brand or policy.name,), purpose=purpose)


def words_shown(core: Core, business: str, text: str, version: str) -> str:
    """The words that a grant cites: `text`, or those kept under `version`.

    Raises BadInput where the version is not kept and no text is given, and where both are and they differ.
    """
    if not version:
        return text
    kept = core.directory.disclosure(business, version)
    if kept is None:
        if text:
            return text
        raise BadInput(
            "disclosure.version",
            f"disclosure.version: no wording is kept as {version}; add it with POST /v1/disclosures, or give the text",
            code="unknown_disclosure",
        )
    if text and fingerprint(text.encode()) != kept.hash:
        raise BadInput("disclosure.text", f"disclosure.text: version {version} stands for other words")
    return kept.text


def check_words(policy: Policy, program: Program, tier: ConsentTier, source: Source, words: str) -> None:
    """Raise DisclosureLacks where a grant of `tier` for `program` cannot rest on `words`."""
    report = report_of(policy, program, tier, source, words)
    if report.accepted:
        return
    lacks = tuple((f.code, f"{f.text} {quoted(f.sentence)}{f.element.fix}") for f in report.refused)
    said = " ".join(f"{code}: {text}" for code, text in lacks)
    raise DisclosureLacks(f"disclosure: these words are no basis for {tier.word} consent. {said}", lacks)


def quoted(sentence: str) -> str:
    """The sentence at fault, ready to stand before what to do about it."""
    return f'"{sentence}" ' if sentence else ""
