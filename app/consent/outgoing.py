"""What an outbound text says, read once: an offer, a public link shortener, an opt-out line, and what to advise.

Pure and linear in the text's length: no pattern here can go back over what it has read.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from app.consent.instructions import instructions
from app.consent.links import shortener
from app.consent.offers import offer_words


@dataclass(frozen=True, slots=True)
class Outgoing:
    """`offer`: the words that read like one; `shortener`: the host of a public one; `line`: an opt-out line is there;
    `advice`: codes, as `advised` says them. None of it is more of the body than words of our own lists and amounts."""

    offer: str = ""
    shortener: str = ""
    line: bool = False
    advice: tuple[str, ...] = ()


_MARK = re.compile(r"[^\W_]+|[%$£€=,]|[.!?;](?=\s|$)|\n\n")
_APOSTROPHES = str.maketrans("", "", "'`\r")
# Apostrophes, accents, joiners, direction marks, soft hyphens, variation selectors: what nobody sees.
_UNSEEN = re.compile(
    "[\r'`’‘ʼ\u00ad\u0300-\u036f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u20d0-\u20f0\ufe00-\ufe0f\ufeff]"
)
_SPELLED = re.compile(r"\b[a-z](?:[^\w.,!?;:%$£€=/-]+[a-z]){2,}\b")


@lru_cache(maxsize=1024)
def read_outgoing(body: str) -> Outgoing:
    """Read one outbound text. Never raises. One text to many people is read once."""
    plain = _plain(body)
    found = marks(plain)
    said = [mark for mark in found if mark != ","] if "," in plain else found
    line, advice = instructions(found, plain)
    return Outgoing(", ".join(offer_words(said)), shortener(plain), line, advice)


def has_opt_out_line(body: str) -> bool:
    """Whether a text tells people how to stop its texts (CTIA Messaging Principles 2023, 5.1.3)."""
    plain = _plain(body)
    return instructions(marks(plain), plain)[0]


def _plain(body: str) -> str:
    """Lower case, compatibility forms made plain, without accents, apostrophes and what is invisible."""
    if not body.isascii():
        return _UNSEEN.sub("", unicodedata.normalize("NFKD", body.replace("´", "'"))).casefold()
    return body.casefold().translate(_APOSTROPHES)


def marks(plain: str) -> list[str]:
    """Words, amounts' signs, `=`, commas, and the ends of sentences; `s a l e` as one word."""
    if _SPELLED.search(plain):
        plain = _SPELLED.sub(lambda spelled: "".join(filter(str.isalpha, spelled[0])), plain)
    return _MARK.findall(plain)


# ---- advice ----

_KEYWORD_ADVICE = {
    "opt_out": (
        "“{word}” as an answer ends your texts: carriers, and Consentry, read it as opt-out, and whoever sends it gets "
        "nothing more from you. Ask for another word, such as C."
    ),
    "opt_in": (
        "“{word}” as an answer is an opt-in at some carriers (at Twilio YES is START): it lets your texts through "
        "again after a STOP, and answers no question of yours there. Ask for another word, such as C."
    ),
}
_ADVICE = {
    "verification_unknown": "Nothing is known of the verification of {about}; carriers block unverified toll-free "
    "numbers.",
    "campaign_unknown": "“{about}” names no campaign; carriers refuse texts of unregistered local numbers.",
    "unspaced": "Write the opt-out line with spaces, such as “STOP to quit”: carriers filter unspaced forms like "
    "“Stop2quit”.",
}


def advised(codes: Iterable[str]) -> tuple[str, ...]:
    """The sentences of those codes; what is no code is a sentence kept from before. Advice changes no verdict."""
    return tuple(map(_sentence, codes))


def _sentence(code: str) -> str:
    advice, _, about = code.partition(":")
    if advice in _KEYWORD_ADVICE:
        return _KEYWORD_ADVICE[advice].format(word=about.upper())
    return _ADVICE[advice].format(about=about) if advice in _ADVICE else code
