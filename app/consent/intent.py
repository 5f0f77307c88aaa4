"""What a Consumer's text means: stop, start, help, yes, unclear, a reaction, or none of these.

Opting out is read generously (look-alike letters, typos from a list, free text: any reasonable means, 47 CFR
64.1200(a)(10)); opting in only by exact words. All matching is on tokens, so its time grows with the text alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.consent import words


class Intent(StrEnum):
    STOP = "stop"
    START = "start"
    HELP = "help"
    YES = "yes"
    AMBIGUOUS = "ambiguous"
    REACTION = "reaction"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Reading:
    """`keyword`: the whole message is one. `words`: which words did it, at most 40 characters of ours, not theirs."""

    intent: Intent
    keyword: bool = False
    words: str = ""


LONGEST = 4_000
"""Characters read of a text, half from each end; carriers bring 1,600."""

_TOKEN = re.compile(r"[^\W_]+")
_APOSTROPHES = str.maketrans("", "", "'’‘`´ʼ")
_LOOKALIKES = str.maketrans(
    "авеёкмнорстухісјѕԁԛԝ" + "αβεηικνορτυχ" + "ѵ", "abeekmhopctyxicjsdqw" + "abenikvoptux" + "v"
)
_SIGNATURE = re.compile(r"(?:\n|^)[ \t]*(?:sent from|get outlook|enviado desde|envoye de|-- ?$|--\n)", re.IGNORECASE)
_REACTION = re.compile(
    r"\s*(?:liked|loved|disliked|laughed at|emphasi[sz]ed|questioned|reacted .{1,12} to|removed an? .{1,20} from"
    r"|le gusto|le encanto|no le gusto|se rio de|a aime|a adore|n.a pas aime|a ri de|[^\w\s]{1,8} to)"
    r"\s+(?:[\"“”«'‘]|an? (?:image|photo|picture|video|attachment|movie|sticker)\b)",
    re.IGNORECASE,
)


def understand(body: str) -> Reading:
    """Read one inbound text. Never raises; linear in its length."""
    if len(body) > LONGEST:
        body = body[: LONGEST // 2] + " " + body[-LONGEST // 2 :]
    if _REACTION.match(unaccented(body[:120])):
        return Reading(Intent.REACTION)
    strict = tokens(_unsigned(body), fold=False)
    if exact := _opting_in(strict):
        return exact
    folded = tokens(_unsigned(body), fold=True)
    return _keyword(folded) or _free_text(folded, strict) or Reading(Intent.NONE)


def promises_follow_up(body: str) -> str | None:
    """The words by which an outbound text promises a follow-up, or None."""
    said = tokens(body, fold=False)
    for at, phrase in _found(said, words.PROMISES):
        if not set(said[max(at - 3, 0) : at]) & (words.NEGATIONS | {"if", "can", "could", "please"}):
            return " ".join(phrase)
    return None


# ---- tokens ----


def unaccented(text: str) -> str:
    """Compatibility forms made plain, accents and invisible characters dropped."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if unicodedata.category(c) not in ("Mn", "Cf", "Me"))


def tokens(text: str, *, fold: bool) -> list[str]:
    """Words in lower case without accents and apostrophes; `fold` also reads look-alike letters as Latin."""
    plain = (text if text.isascii() else unaccented(text)).casefold().translate(_APOSTROPHES)
    if not fold:
        return _TOKEN.findall(plain)
    found = _TOKEN.findall(plain if plain.isascii() else plain.translate(_LOOKALIKES))
    found = [word.replace("0", "o") if "0" in word and not word.isdigit() else word for word in found]
    return _joined(found)


def _joined(found: list[str]) -> list[str]:
    """`s t o p` as one word, where the whole text is spelled so."""
    if len(found) >= 3 and all(len(word) == 1 for word in found):
        return ["".join(found)]
    return found


def _unsigned(body: str) -> str:
    """Without a mail program's signature."""
    cut = _SIGNATURE.search(body)
    return body[: cut.start()] if cut and body[: cut.start()].strip() else body


def _trimmed(found: Sequence[str]) -> list[str]:
    """Without politeness at both ends, and without repeats of a word next to itself."""
    start, end = 0, len(found)
    while start < end and found[start] in words.POLITE:
        start += 1
    while end > start and found[end - 1] in words.POLITE:
        end -= 1
    kept: list[str] = []
    for word in found[start:end]:
        if not kept or kept[-1] != word:
            kept.append(word)
    return kept


def _squeezed(word: str) -> str:
    """`stoppppp` as `stopp`: three and more of a letter are two."""
    return re.sub(r"(.)\1{2,}", r"\1\1", word)


# ---- whole messages ----


def _opting_in(strict: Sequence[str]) -> Reading | None:
    """START, HELP and YES, by exact words only: look-alikes and typos never opt anyone in."""
    whole = " ".join(_trimmed(strict))
    if whole in words.START:
        return Reading(Intent.START, True, whole)
    if whole in words.HELP:
        return Reading(Intent.HELP, True, whole)
    if " ".join(strict) in words.YES or whole in words.YES:
        return Reading(Intent.YES, True, whole)
    return None


def _keyword(folded: Sequence[str]) -> Reading | None:
    trimmed = _trimmed(folded)
    whole = " ".join(trimmed)
    if len(whole) > 40:
        return None
    squeezed = _squeezed(whole)
    if whole in words.STOP or whole in words.TYPOS or squeezed in words.TYPOS or squeezed in words.STOP:
        return Reading(Intent.STOP, True, whole)
    if whole in words.UNCLEAR or " ".join(folded) in words.UNCLEAR:
        return Reading(Intent.AMBIGUOUS, True, whole)
    return None


# ---- free text ----


def _free_text(folded: Sequence[str], strict: Sequence[str]) -> Reading | None:
    if folded and folded[0] in words.FORWARDED:
        return None
    said = _without_quotes(folded)
    if stop := _asks_to_stop(said):
        return Reading(Intent.STOP, False, stop[:40])
    for at, phrase in _found(strict, words.START_PHRASES):
        if not set(strict[max(at - 3, 0) : at]) & words.NEGATIONS:
            return Reading(Intent.START, False, " ".join(phrase))
    for at, phrase in _found(said, words.UNCLEAR_PHRASES):
        if not _negated(said, at) and not set(said[at : at + 7]) & words.NOT_CONTACT:
            return Reading(Intent.AMBIGUOUS, False, " ".join(phrase)[:40])
    return None


def _asks_to_stop(said: Sequence[str]) -> str:
    """The words of a request aimed at messages, contact, list or number; empty where there is none."""
    for at, phrase in _found(said, words.PHRASES):
        if not _negated(said, at) or phrase[0] in words.NEGATIONS:
            return " ".join(phrase)
    for at, phrase in _found(said, words.WRONG_NUMBER):
        if not set(said[:at]) & words.APOLOGIES:
            return " ".join(phrase)
    for at, word in enumerate(said):
        if word in words.STOP_VERBS and not _negated(said, at) and (found := _stops_what(said, at)):
            return found
        if word in words.NEGATIONS and (found := _forbids(said, at)):
            return found
        if word in words.REMOVE_VERBS and not _negated(said, at) and (found := _removes(said, at)):
            return found
        if word in ("opt", "opted", "opting") and not _negated(said, at) and (found := _opts_out(said, at)):
            return found
    return ""


def _stops_what(said: Sequence[str], at: int) -> str:
    """`stop … texting`, `stop these messages`: what follows the verb, over words that do not matter."""
    for word in said[at + 1 : at + 8]:
        if word in words.CONTACT_ING or word in words.MESSAGES:
            return f"{said[at]} {word}"
        if word not in words.FILLERS and word not in words.OTHER_CHANNEL_ING:
            return ""
    return ""


def _forbids(said: Sequence[str], at: int) -> str:
    """`do not text me`, `never message this number again`."""
    after = at + 1
    if after < len(said) and said[after] in ("ever", "you", "want", "please"):
        after += 1
    if after >= len(said) or said[after] not in (*words.CONTACT, "send"):
        return ""
    following = said[after + 1 : after + 2]
    if said[at] == "no" or (following and following[0] not in words.AIMED):
        return ""
    if said[after] == "send" and not set(said[after : after + 5]) & words.MESSAGES:
        return ""
    if set(said[after : after + 8]) & {"drive", "driving", "while", "until", "unless", "forget", "yet"}:
        return ""
    return f"{said[at]} {said[after]}"


def _removes(said: Sequence[str], at: int) -> str:
    """`take me off your list`, `remove us from this`."""
    if at + 1 >= len(said) or said[at + 1] not in words.OURSELVES:
        return ""
    for offset, word in enumerate(said[at + 2 : at + 9], at + 2):
        if word in words.NOT_CONTACT:
            return ""
        if word in words.LISTS:
            return f"{said[at]} {said[at + 1]} {word}"
        if word == "number" and said[at + 1] in ("my", "this", "our") and offset == at + 2:
            return f"{said[at]} {said[at + 1]} number"
    return ""


def _opts_out(said: Sequence[str], at: int) -> str:
    """`opt out`, unless of something else."""
    rest = list(said[at + 1 : at + 9])
    if rest[:1] in (["me"], ["us"]):
        rest = rest[1:]
    if rest[:1] != ["out"]:
        return ""
    what = rest[1:]
    if not what or set(what) & words.MESSAGES or what[:1] in (["please"], ["thanks"], ["now"]):
        return "opt out"
    return ""


def _negated(said: Sequence[str], at: int) -> bool:
    """`do not stop …`, `why did I stop …`, `if I stop …`: no request."""
    before = said[max(at - 3, 0) : at]
    return bool(set(before) & (words.NEGATIONS | {"if", "did", "told", "should"}))


def _without_quotes(said: Sequence[str]) -> list[str]:
    """Without repeated instructions such as `reply STOP to unsubscribe`."""
    kept: list[str] = []
    at = 0
    while at < len(said):
        quoted = next((q for _, q in words.QUOTED.get(said[at], ()) if tuple(said[at : at + len(q)]) == q), None)
        if quoted and not (quoted[0] == "to" and at and said[at - 1] in words.WISHES):
            at += len(quoted)
        else:
            kept.append(said[at])
            at += 1
    return kept


def _found(said: Sequence[str], phrases: words.Phrases) -> list[tuple[int, tuple[str, ...]]]:
    """Where each phrase stands, in the order of the phrases."""
    found = [
        (place, at, phrase)
        for at, word in enumerate(said)
        for place, phrase in phrases.get(word, ())
        if tuple(said[at : at + len(phrase)]) == phrase
    ]
    return [(at, phrase) for _, at, phrase in sorted(found)]
