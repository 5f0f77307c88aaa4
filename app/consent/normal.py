"""Normal forms of a text: what people add, draw out, space apart or disguise, made plain before it is read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

_WORD = re.compile(r"[^\W_]+")
_WORD_OR_MARK = re.compile(r'[^\W_]+|[.!?;:…\n,()/"。！？；，、：]')
_WORD_OR_MARK_IN_ASCII = re.compile(r'[a-z0-9]+|[.!?;:\n,()/"]')
"""The same for a plain text in ASCII, which it takes less time to look through."""
_APOSTROPHES = "'’‘`´ʼ′"
_QUOTES = "“”„«»‹›「」『』″"
_SIGNATURE = re.compile(
    r"(?:sent from (?:my |the |yahoo|mail|outlook|samsung|proton|aol)|get outlook for|enviado desde mi|envoye de mon"
    r"|envoye depuis|enviado do meu|发自我的|從我的|\n-- ?\n)"
)
_POLITE_PHRASES = (
    ("por favor", "porfavor"),
    ("por fabor", "porfavor"),
    ("thank you", "thanks"),
    ("thank u", "thanks"),
    ("thank ya", "thanks"),
    ("have a nice day", "thanks"),
    ("have a good day", "thanks"),
    ("have a great day", "thanks"),
    ("have a blessed day", "thanks"),
    ("god bless", "thanks"),
    ("s il vous plait", "svp"),
    ("sil vous plait", "svp"),
    ("s il te plait", "svp"),
)
"""Set aside as one word each, so that `por`, `you` and `vous` are read elsewhere."""
_SIGNED = ("sent from", "outlook for", "enviado d", "envoye d", "\n--", "发自", "從我")
_ELIDED = re.compile(
    rf"[{_APOSTROPHES}](?:(?<=\b[mdnljst][{_APOSTROPHES}])|(?<=\bqu[{_APOSTROPHES}]))(?=[^\W\d_]{{2}})"
)
"""Looked for by its apostrophe, which is rare, rather than by the edge of every word."""
_TRIPLE = re.compile(r"([a-z])\1\1")
_DRAWN_OUT = re.compile(r"([^\W\d_])\1{2,}")
_STARRED = re.compile(r"(?<=[a-z])(?:[*@#$%&]{2,6}|\*)(?=[a-z])")
"""What stands for the letters of a curse."""
_ADDRESS = re.compile(r"\b[a-z]{2,8}://\S{1,400}|\bwww\.\S{1,400}|[\w.+-]{1,40}@\S{1,400}|[\w-]{1,40}\.com\b\S{0,400}")

_SPELLED = {0x1F1E6 + n: f" {chr(97 + n)} " for n in range(26)}
"""The letters of flags, which spell words too."""


def _dropped(code: int) -> bool:
    return unicodedata.category(chr(code)) in ("Mn", "Cf", "Me")


class _Alike(dict[int, int | str]):
    """For `str.translate`: what is not listed stays."""

    def __missing__(self, code: int) -> int:
        return code


class _Plain(dict[int, int | str | None]):
    """For `str.translate`: accents, invisible characters and apostrophes dropped, quotation marks made alike."""

    def __missing__(self, code: int) -> int | None:
        return None if code >= 0x3100 and _dropped(code) else code


_PLAIN = _Plain({code: None if _dropped(code) else code for code in range(0x3100)})
_PLAIN.update(dict.fromkeys(map(ord, _APOSTROPHES)))
_PLAIN.update(dict.fromkeys(map(ord, _QUOTES), '"'))
_PLAIN.update({ord("—"): ",", ord("–"): ",", ord("•"): ".", ord("¿"): " ", ord("¡"): " "})
_LOOKALIKES = _Alike(
    {
        **{code: code for code in range(0x3100)},
        **str.maketrans(
            "авеёкмнорстухісјѕԁԛԝѵ" + "αβεηικνορτυχ" + "ıɑɡᴀᴄᴇᴏᴘꜱᴛᴜոօսցհ",
            "abeekmhopctyxicjsdqwv" + "abeniknoptux" + "iagaceopstunough",
        ),
        **{0x1F150 + n: chr(97 + n) for n in range(26)},
        **{0x1F170 + n: chr(97 + n) for n in range(26)},
        **{0x1F130 + n: chr(97 + n) for n in range(26)},
    }
)
"""Letters drawn like Latin ones. They are read as such for a stop only, never for an opt-in."""

_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_PICTURE = re.compile("[\u2600-\u27bf\U0001f300-\U0001faff][\ufe0f\u200d]?")
"""Emoji: no letter is among them."""


def _each_foreign(text: str, table: Mapping[int, int | str | None]) -> str:
    """`text.translate(table)`, for a table that leaves most of ASCII alone: much faster where little is foreign."""
    return _FOREIGN.sub(lambda run: run.group().translate(table), text)


def unaccented(text: str) -> str:
    """Compatibility forms made plain; accents, apostrophes and invisible characters dropped; quotation marks alike."""
    if not text.isascii():
        text = _each_foreign(unicodedata.normalize("NFKD", _PICTURE.sub("~", text)), _PLAIN)
    return text.replace("'", "").replace("`", "")


def plain(text: str) -> str:
    """In lower case and `unaccented`, without addresses and a mail program's signature."""
    lower = text.casefold()
    if "'" in lower or "’" in lower:
        lower = _ELIDED.sub(" ", lower)
    # Twice, since letters in squares and circles are capitals once they are plain.
    lower = unaccented(lower).casefold()
    if "@" in lower or "://" in lower or "www." in lower or ".com" in lower:
        lower = _ADDRESS.sub(" ", lower)
    if "*" in lower or "@#" in lower or "#$" in lower:
        lower = _STARRED.sub("", lower)
    if "#" in lower:
        lower = lower.replace("#", " number ")
    for spaced, one in _POLITE_PHRASES:
        if spaced in lower:
            lower = lower.replace(spaced, one)
    for mark in _SIGNED:
        if mark in lower and (cut := _SIGNATURE.search(lower)) and lower[: cut.start()].strip():
            return lower[: cut.start()]
    return lower


def folded(text: str, drawn: bool = True) -> str:
    """Of a plain text: look-alike letters as Latin ones, drawn-out words as short ones. For a stop only.

    `drawn`: whether it may be `drawn_out`, for a caller who knows.
    """
    if not text.isascii():
        drawn = True
        text = _each_foreign(text, _LOOKALIKES)
        if "\U0001f1f8" in text and "\U0001f1f9" in text:
            text = text.translate(_SPELLED)
    for disguised, word in (
        ("st0p", "stop"),
        ("$top", "stop"),
        ("0pt", "opt"),
        ("st@p", "stop"),
        ("un subscribe", "unsubscribe"),
        ("un-subscribe", "unsubscribe"),
        ("unsubscr1be", "unsubscribe"),
    ):
        if disguised in text:
            text = text.replace(disguised, word)
    return _DRAWN_OUT.sub(r"\1\1", text) if drawn and drawn_out(text) else text


def undrawn(text: str) -> str:
    """A plain text with its drawn-out letters as one: `stoooop` as `stop`."""
    return _DRAWN_OUT.sub(r"\1", text)


def drawn_out(text: str) -> bool:
    """Whether a Latin letter of a plain text stands three times in a row."""
    return _TRIPLE.search(text) is not None


def words(text: str) -> list[str]:
    """The words of a plain text."""
    return _WORD.findall(text)


def words_and_marks(text: str) -> list[str]:
    """The words of a plain text, and the marks that part its clauses."""
    if " - " in text:
        text = text.replace(" - ", " , ")
    found = (_WORD_OR_MARK_IN_ASCII if text.isascii() else _WORD_OR_MARK).findall(text)
    single = [word for word in found if len(word) == 1 and word.isalpha()]
    return _joined(found) if len(single) >= 3 and _spaced(found) else found


def _spaced(found: list[str]) -> bool:
    """Whether three single letters stand with nothing but marks between."""
    run = 0
    for word in found:
        if len(word) > 1 or word.isdigit():
            run = 0
        elif word.isalpha():
            run += 1
            if run == 3:
                return True
    return False


def _joined(found: list[str]) -> list[str]:
    """`s t o p` and `s.t.o.p` as one word: three single letters and more, with nothing but marks between."""
    kept: list[str] = []
    run: list[str] = []
    for word in [*found, "  "]:
        letter = len(word) == 1 and word.isalpha()
        mark = len(word) == 1 and not word.isalnum()
        if letter or (mark and 0 < len(run) < 40):
            run.append(word)
        else:
            letters = [one for one in run if one.isalpha()]
            kept.extend(["".join(letters), *run[-1:][: run[-1:] != letters[-1:]]] if len(letters) >= 3 else run)
            run = []
            kept.append(word)
    return kept[:-1]
