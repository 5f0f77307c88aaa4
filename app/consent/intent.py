"""What a Consumer's text means: stop, start, help, yes, unclear, a reaction, or none of these.

Opting out is read generously (look-alike letters, typos from a list, free text: any reasonable means, 47 CFR
64.1200(a)(10)); opting in only by exact words that are the whole message. The words are data, in
`app.consent.words`; every pattern looks a bounded number of words ahead, so time grows with the text alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import groupby

from app.consent import doubt, normal
from app.consent.grammar import Fitting
from app.consent.names import another
from app.consent.reactions import without_reaction
from app.consent.spelled import spelled
from app.consent.words import POLITE, WHOLE, Language, chinese, languages
from app.consent.words.promises import NO_PROMISE, PROMISES


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
    """`keyword`: the whole message is one. `words`: which words did it, at most 40 characters.

    `language` is that of the words: `en`, `es`, `fr`, `pt`, `zh`, or empty where it cannot be told.
    """

    intent: Intent
    keyword: bool = False
    words: str = ""
    language: str = ""


LONGEST = 4_000
"""Characters read of a text, half from each end; carriers bring 1,600."""


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


_KEYWORD_CHARACTERS = 120
"""A longer text is no keyword, however polite."""
_TRIMMED = frozenset(POLITE) | frozenset(
    ("you", "today", "lol", "right", "away", "u", "guys", "already", "sorry", "everyone", "then")
)
"""What is nothing at the edges of a keyword."""
_TRIMMED_OF_A_STOP = _TRIMMED | _listed(
    "and n y e et thank yu dear so much very muchas muchos mil gracias beaucoup muito blessed friend friends"
    " sweetie hun omg bro bruh fr real im regards sincerely cordialement bonne journee saludos tout de"
    " suite"
)
"""The same for a stop, which is read more generously than an opt-in."""
_ANYWHERE = frozenset({"stop", "stopall", "info", "unsubscribe", "no", "spam"})
"""Keywords used in every language: politeness beside them tells which."""
_WITH_NUMBER = ("stop", "unsubscribe", "optout", "opt out")
_HAN = re.compile("[\u3400-\u9fff]")
_FORWARDED = frozenset({"fwd", "fw", "forwarded"})
_ASKING = _listed("please pls plz plse porfavor porfa svp")
_LAST = _listed("stop quit cease desist unsubscribe remove discontinue pare paren alto basta cessez arretez")
_REMOVING = _listed(
    "remove delete erase unsubscribe unlist scrub purge quiten quite borren borre borrenlo eliminen elimine eliminenlo"
    " saquen supprimez effacez retirez enlevez apaguem removam excluam"
)
"""Beside one of these a loose hit is never let go."""
_LAUGHTER = frozenset(["lol", "lmao", "haha", "hahaha", "rofl", "hilarious", "jaja", "jajaja", "mdr", "kkkk"])
_MESSAGES = _listed(
    "texts text texted texting messages message msgs txts reminders notifications alerts spam sms notices mensajes"
    " mensaje textos texto alertas avisos promociones publicidad notificaciones alertes rappels pubs publicites"
    " mensagens mensagem promocoes"
)
_STOP_SIGN = "🛑"
"""The octagonal sign: a reasonable person reads the word on it. A raised hand also greets, so it is for a person."""
_UNCLEAR_SIGNS = ("✋", "⛔", "🚫", "🖕", "🤚", "🖐", "❌", "📵")


def understand(body: str) -> Reading:
    """Read one inbound text. Never raises; linear in its length."""
    if len(body) > LONGEST:
        body = body[: LONGEST // 2] + " " + body[-LONGEST // 2 :]
    rest = without_reaction(body)
    if rest is not None:
        after = understand(rest) if rest else Reading(Intent.NONE)
        return after if after.intent in (Intent.STOP, Intent.AMBIGUOUS) else Reading(Intent.REACTION)
    text = normal.plain(body)
    strict = normal.words(text) if len(text) <= _KEYWORD_CHARACTERS else []
    exact = _whole(strict)
    if exact and exact.intent in (Intent.START, Intent.HELP, Intent.YES):
        return Reading(Intent.AMBIGUOUS, True, exact.words) if _forbidding(body) else exact
    drawn = normal.drawn_out(text)
    short = normal.undrawn(text) if drawn else None
    text = normal.folded(text, drawn)
    said = spelled(normal.words_and_marks(text))
    folded = [word for word in said if word[0].isalnum()] if len(text) <= _KEYWORD_CHARACTERS else said
    if not folded:
        return _signs(body)
    read = _whole(folded, _TRIMMED_OF_A_STOP)
    if read and read.intent in (Intent.STOP, Intent.AMBIGUOUS):
        undrawn = _whole(normal.words(short), _TRIMMED_OF_A_STOP) if short is not None else None
        return undrawn if undrawn and undrawn.intent is Intent.STOP else read
    if _STOP_SIGN in body:
        return understand(body.replace(_STOP_SIGN, " stop "))
    if not text.isascii() and _HAN.search(text) and (chinese_reading := _chinese(text)):
        return chinese_reading
    read = _free_text(said, body)
    if short is not None and (read is None or read.intent is Intent.AMBIGUOUS):
        read = _free_text(spelled(normal.words_and_marks(short)), body) or read
    return read or Reading(Intent.NONE)


@lru_cache(maxsize=1024)
def promises_follow_up(body: str) -> str | None:
    """The words by which an outbound text promises a follow-up, or None. One text to many people is read once."""
    said = normal.words(normal.unaccented(body.casefold()))
    for at, word in enumerate(said):
        for phrase in PROMISES.get(word, ()):
            if tuple(said[at : at + len(phrase)]) == phrase and not set(said[max(at - 3, 0) : at]) & NO_PROMISE:
                return " ".join(phrase)
    return None


# ---- whole messages ----


def _whole(said: Sequence[str], trimmed: frozenset[str] = _TRIMMED) -> Reading | None:
    """What the text is, where it is a keyword and nothing but politeness."""
    if not said or len(said) > 40:
        return None
    start, end = 0, len(said)
    whole = " ".join(said)
    if whole not in WHOLE:
        while start < end and said[start] in trimmed:
            start += 1
        while end > start and said[end - 1] in trimmed:
            end -= 1
        if end - start > 12:
            return None
        whole = " ".join(word for word, _ in groupby(said[start:end]))
    if whole not in WHOLE and end - start > 1 and said[end - 1].isdigit() and whole.startswith(_WITH_NUMBER):
        whole = whole.rpartition(" ")[0]
    found = WHOLE.get(whole)
    if found is None:
        return None
    intent, language, _ = found
    return Reading(Intent(intent), True, whole[:40], _told(language, whole in _ANYWHERE, said))


def bare(body: str) -> str:
    """A short text in lower case, but for the politeness at its edges; empty where it is longer, or a sign forbids.

    Look-alike letters and typos stay as they are: what is read so can only be an exact word of ours.
    """
    text = normal.plain(body)
    said = normal.words(text) if len(text) <= _KEYWORD_CHARACTERS and not _forbidding(body) else []
    start, end = 0, len(said)
    while start < end and said[start] in _TRIMMED:
        start += 1
    while end > start and said[end - 1] in _TRIMMED:
        end -= 1
    return " ".join(word for word, _ in groupby(said[start:end]))


def _told(language: str, anywhere: bool, said: Sequence[str]) -> str:
    """The language of a hit, or that of the politeness beside it where the word itself is used everywhere."""
    if not anywhere:
        return language
    polite = {POLITE[word] for word in said if word in POLITE} - {"en"}
    return polite.pop() if len(polite) == 1 else language


def _forbidding(body: str) -> bool:
    return not body.isascii() and any(sign in body for sign in (_STOP_SIGN, *_UNCLEAR_SIGNS))


def _signs(body: str) -> Reading:
    """A text without words: an emoji, or a picture alone."""
    if _STOP_SIGN in body:
        return Reading(Intent.STOP, False, _STOP_SIGN)
    if sign := next((sign for sign in _UNCLEAR_SIGNS if sign in body), ""):
        return Reading(Intent.AMBIGUOUS, False, sign)
    return Reading(Intent.NONE)


# ---- free text ----


def _free_text(said: Sequence[str], body: str) -> Reading | None:
    unclear: Reading | None = None
    there = frozenset(said)
    last = not _LAST.isdisjoint(there)
    heard = aside = False
    for language in languages():
        if language.grammar.needed.isdisjoint(there):
            continue
        heard = True
        words = said
        if last and not language.polite.isdisjoint(there):
            words = _parted(language.polite, said)
        read, innocent = _in_language(language, words, language.grammar.fitting(there))
        aside = aside or innocent
        if read and read.intent is Intent.STOP:
            read = Reading(Intent.STOP, False, read.words, _told(read.language, True, said))
            sure = said[0] not in _FORWARDED and (len(said) > doubt.LONGEST or doubt.doubt(said) >= doubt.UNLIKELY)
            return read if sure else Reading(Intent.AMBIGUOUS, False, read.words, read.language)
        unclear = unclear or read
    if unclear is None and (name := another(body, there)):
        return Reading(Intent.AMBIGUOUS, False, name[:40], "en")
    if not heard:
        return unclear
    if len(said) > doubt.LONGEST:
        if unclear is None and (sentence := doubt.request_in(said)):
            return Reading(Intent.AMBIGUOUS, False, doubt.weightiest(sentence)[:40])
        return unclear
    doubtful = doubt.doubt(said)
    if unclear is None and doubtful >= (doubt.DOUBTFUL_ASIDE if aside else doubt.DOUBTFUL):
        return Reading(Intent.AMBIGUOUS, False, doubt.weightiest(said)[:40])
    return unclear if doubtful >= doubt.ORDINARY or not _REMOVING.isdisjoint(there) else None


def _parted(polite: frozenset[str], said: Sequence[str]) -> list[str]:
    """The words, where a `please stop` at the end of a clause is a clause of its own."""
    words: list[str] = []
    for at, word in enumerate(said):
        ends = word in _ASKING and word in polite and _LAST.intersection(said[at + 1 : at + 2])
        words.append("," if ends and not "".join(said[at + 2 : at + 3]).isalnum() else word)
    return words


def _in_language(language: Language, words: Sequence[str], fitting: Fitting) -> tuple[Reading | None, bool]:
    """The reading, and whether something innocent was set aside on the way."""
    grammar = language.grammar
    if not fitting:
        return None, False
    line = grammar.line(words)

    def reading(intent: Intent, found: re.Match[str]) -> Reading:
        kept = [word for word in words if word not in language.polite]
        return Reading(intent, False, " ".join(kept[found.start() : found.end()])[:40].strip(), language.code)

    if found := grammar.find("sure", line, fitting):
        return reading(Intent.STOP, found), False
    whole, line = line, grammar.mask("innocent", line, fitting)
    aside = line != whole
    if found := grammar.find("asks", line, fitting):
        return reading(Intent.STOP, found), aside
    if found := grammar.find("bare", line, fitting):
        return reading(Intent.AMBIGUOUS if _LAUGHTER & set(words) else Intent.STOP, found), aside
    if not _MESSAGES.isdisjoint(words) and (found := grammar.find("them", line, fitting)):
        return reading(Intent.STOP, found), aside
    if found := grammar.find("unclear", line, fitting):
        return reading(Intent.AMBIGUOUS, found), aside
    if (wish := grammar.find("wish", line, fitting)) and grammar.find("reason", line, fitting):
        return reading(Intent.AMBIGUOUS, wish), aside
    return None, aside


def _chinese(text: str) -> Reading | None:
    said = "".join(normal.words(text))
    for polite in ("请", "請", "谢谢", "謝謝", "您好", "你好", "麻烦", "麻煩", "了"):
        said = said.replace(polite, "")
    for intent, listed in (
        (Intent.STOP, chinese.STOP),
        (Intent.START, chinese.START),
        (Intent.HELP, chinese.HELP),
        (Intent.YES, chinese.YES),
        (Intent.AMBIGUOUS, chinese.UNCLEAR),
    ):
        if said in listed:
            return Reading(intent, True, said[:40], "zh")
    if said.endswith(chinese.ENDS):
        return Reading(Intent.STOP, False, said[-4:], "zh")
    if any(_in_order(said, row) for row in chinese.INNOCENT):
        return None
    if row := next((row for row in chinese.ASKS if _in_order(said, row)), None):
        return Reading(Intent.STOP, False, " ".join(row)[:40], "zh")
    return None


def _in_order(said: str, row: Sequence[str]) -> bool:
    """Whether all of it stands there, each within eight characters of the one before."""
    at = said.find(row[0])
    for before, part in zip(row, row[1:], strict=False):
        if at < 0:
            return False
        end = at + len(before)
        at = said.find(part, end, end + 8 + len(part))
    return at >= 0
