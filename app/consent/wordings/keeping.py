"""The words by which someone who stopped everything may keep some of it, and what confirms that they did.

Like every answer of ours they name who and what, and sell nothing (47 CFR 64.1200(a)(12)).
"""

from __future__ import annotations

from collections.abc import Sequence

from app.consent.answers import WORDS, Answers
from app.consent.model import Policy
from app.consent.outgoing import read_outgoing
from app.consent.segments import segments
from app.consent.wordings.own import about_of


def question_text(policy: Policy, programs: Sequence[str], language: str = "en") -> str:
    """What is said in the place of the plain answer to a STOP, where they may keep those Programs for a day."""
    return _about(policy, programs, language, _words(language).asked)


def kept_text(policy: Policy, programs: Sequence[str], language: str = "en") -> str:
    """The answer to a KEEP: what goes on, that the rest has stopped, and how to stop this too."""
    return _about(policy, programs, language, _words(language).kept)


def _words(language: str) -> Answers:
    return WORDS.get(language, WORDS["en"])


def _about(policy: Policy, programs: Sequence[str], language: str, words: str) -> str:
    """The Programs by name where that is in the language of the words, fits one segment and sells nothing; else by
    their kind."""
    named = [about_of(policy.programs[name]) for name in programs if name in policy.programs]
    what = " and ".join(filter(None, (", ".join(named[:-1]), named[-1]))) if named else ""
    said = words.format(name=policy.name, what=what)
    if language in WORDS and language != "en":
        what = ""
    if not what or segments(said).count > 1 or read_outgoing(said).offer:
        return words.format(name=policy.name, what=_words(language).reminders)
    return said
