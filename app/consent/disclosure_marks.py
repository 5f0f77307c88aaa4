"""Marks: where in a wording each element is said or broken, told apart from what denies it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from app.consent import disclosure_words as known
from app.consent.prose import Hit, Pattern, Prose, listed, plain_words

_JOINERS = listed("and y et the")
_FORMS = listed("inc llc ltd corp co pllc pc pa llp lp plc incorporated corporation company sas srl")
_NO_NAME = listed(
    "us our me my the this that these those your you a an time any anywhere it now here there which whom text texts"
    " sms email phone receiving getting nosotros nous la el los las un una le les vous usted texto textos tu su"
)
_RESTARTS = listed("but however except pero mais sauf salvo")
_AGAIN = listed("may can might could we i")
_HOLLOW = listed("more later less only just charge cost fee matter")
"""After a `no` or `not`, these leave what follows standing: no more than four a month."""
_FREE = listed("required necessary mandatory")
"""After a `not`, these say that it is free to choose, not that no such texts come."""


def said(prose: Prose, brands: Sequence[str], purpose: str) -> dict[str, str]:
    """Element -> the sentence that says it."""
    comes = _comes(prose)
    specific = _first(prose, known.FOUND["sms"], comes) is not None
    # Where nothing is said of texts that is the one complaint, not that they have no purpose besides.
    texting = _texting(prose) if specific else frozenset(prose.sentence_of)
    keeps: dict[str, Callable[[Hit], bool]] = {
        "sms": comes,
        "purpose": lambda hit: prose.sentence_of[hit.start] in texting,
        "marketing": lambda hit: not _negated(prose, hit.start, 3, _HOLLOW | _FREE),
    }
    found = {
        name: sentence
        for name, patterns in known.FOUND.items()
        if (sentence := _first(prose, patterns, keeps.get(name, _any))) is not None
    }
    if (brand := _brand(prose, brands)) is not None:
        found["brand"] = brand
    if "purpose" not in found and (about := _about(prose, brands, purpose, texting)) is not None:
        found["purpose"] = about
    return found


def broken(prose: Prose, *, shown: bool) -> dict[str, str]:
    """Element -> the sentence that breaks it. `shown`: a checked box is how it was shown, not the signer's mark."""

    def undenied(hit: Hit) -> bool:
        return not _negated(prose, hit.end + 1, hit.end - hit.start + 5)

    keeps: dict[str, Callable[[Hit], bool]] = {
        "free_choice": undenied,
        "separate": lambda hit: undenied(hit) and not _own_terms(prose, hit),
        "unchecked": lambda hit: not _negated(prose, hit.start, 4),
        "not_shared": lambda hit: not _sharing_denied(prose, hit),
        "opt_out": lambda hit: "if" not in prose.before(hit.start, 4),
    }
    found = {
        name: sentence
        for name, patterns in known.BREAKS.items()
        if (sentence := _first(prose, patterns, keeps.get(name, _any))) is not None
    }
    if shown and (marked := _first(prose, known.MARKED, _any)) is not None:
        found.setdefault("unchecked", marked)
    return found


def vague(prose: Prose) -> str | None:
    """The sentence that speaks of being in touch, where none speaks of texts."""
    return _first(prose, known.VAGUE, _any)


def _any(hit: Hit) -> bool:
    return True


def _first(prose: Prose, patterns: Iterable[Pattern], keep: Callable[[Hit], bool]) -> str | None:
    """The sentence of the earliest place that counts."""
    places = [hit.start for one in patterns for hit in prose.find(one) if keep(hit)]
    return prose.said_at(min(places)) if places else None


def _negated(prose: Prose, place: int, count: int, hollow: frozenset[str] = _HOLLOW) -> bool:
    """Whether one of the `count` tokens before `place` denies what follows it."""
    last = min(place, len(prose.tokens)) - 1
    if last < 0:
        return False
    window = [*prose.before(last, count - 1), prose.tokens[last]]
    after = [*window[1:], prose.tokens[place] if place < len(prose.tokens) else ""]
    return any(w in known.NEGATIONS and then not in hollow for w, then in zip(window, after, strict=True))


# ---- texts ----


def _texting(prose: Prose) -> frozenset[int]:
    """The sentences that speak of texts, and those next to them."""
    places = {prose.sentence_of[hit.start] for one in known.TEXTS for hit in prose.find(one)}
    return frozenset(near for place in places for near in (place - 1, place, place + 1))


def _comes(prose: Prose) -> Callable[[Hit], bool]:
    """Whether a mention of texts says that they come: not how they end, what they cost, or whose data is kept."""
    agrees: dict[int, int] = {}
    for hit in sorted((h for one in known.AGREES for h in prose.find(one)), key=lambda h: h.start):
        agrees.setdefault(prose.sentence_of[hit.start], hit.start)
    shared = {prose.sentence_of[hit.start] for one in known.SHARING for hit in prose.find(one)}

    def comes(hit: Hit) -> bool:
        at, sentence = hit.start, prose.sentence_of[hit.start]
        token = prose.tokens[at]
        following = prose.after(at, 5)
        if token in ("text", "txt", "texto") and (
            set(following[:1]) & known.NOT_TEXTED or set(prose.before(at, 1)) & known.THE_TEXT
        ):
            return set(following[:1]) <= known.MESSAGES and bool(following)
        if _negated(prose, at, 3, _HOLLOW | _FREE) or set(prose.before(at, 4)) & known.STOPPERS:
            return False
        agreed = agrees.get(sentence)
        if sentence in shared and agreed is None:
            return False
        return not set(following) & known.RATES or (agreed is not None and agreed <= at)

    return comes


# ---- who, and what about ----


def _brand(prose: Prose, brands: Sequence[str]) -> str | None:
    """The sentence that names the sender."""
    wanted = [name for brand in brands if (name := _bare(_named(brand)))]
    if not wanted:
        return _anyone(prose)
    words: list[str] = []
    sentence_of: list[int] = []
    for index, sentence in enumerate(prose.sentences):
        bare = _named(sentence)
        words += bare
        sentence_of += [index] * len(bare)
    firsts = {name[0] for name in wanted}
    for place, word in enumerate(words):
        if word in firsts and any(words[place : place + len(name)] == name for name in wanted):
            return prose.sentences[sentence_of[place]]
    return None


def _named(text: str) -> list[str]:
    """The words of a name, whether or not it stands in the genitive: Joe's, Joes and Joe."""
    return [word.removesuffix("s") or word for word in plain_words(text) if word not in _JOINERS]


def _bare(words: list[str]) -> list[str]:
    """A name without its legal form."""
    kept = list(words)
    while len(kept) > 1 and kept[-1] in _FORMS:
        kept.pop()
    return kept


def _anyone(prose: Prose) -> str | None:
    """The sentence that names any sender."""
    for one in known.FROM:
        for hit in prose.find(one):
            if set(prose.after(hit.end, 1)) - _NO_NAME - known.EMPTY:
                return prose.said_at(hit.start)
    for one in known.MAY_TEXT:
        for hit in prose.find(one):
            if set(prose.before(hit.start, 1)) - _NO_NAME - known.EMPTY:
                return prose.said_at(hit.start)
    return None


def _about(prose: Prose, brands: Sequence[str], purpose: str, texting: frozenset[int]) -> str | None:
    """The sentence that says what the texts are about, in words that no list has."""
    names = {word for brand in brands for word in plain_words(brand)}
    for one in known.ABOUT:
        for hit in prose.find(one):
            content = set(prose.after(hit.end, 4)) - known.EMPTY - names
            if prose.sentence_of[hit.start] in texting and any(word[0] != "#" for word in content):
                return prose.said_at(hit.start)
    described = [word for word in plain_words(purpose) if word not in known.EMPTY]
    if described:
        for sentence in prose.sentences:
            if set(described) <= set(plain_words(sentence)):
                return sentence
    return None


# ---- what breaks ----


def _own_terms(prose: Prose, hit: Hit) -> bool:
    """Whether the terms are those of the texts themselves: agreeing to SMS terms bundles nothing."""
    span = prose.tokens[hit.start : hit.end + 1]
    at = next((i for i, token in enumerate(span) if token in known.TERMS), None)
    if at is None:
        return False
    # Up to there, what they agree to is already texts: "I agree to get texts and to the terms" asks for texts first.
    return any(token in known.TEXT_WORDS for token in span[:at])


def _sharing_denied(prose: Prose, hit: Hit) -> bool:
    """Whether it says that nothing is passed on: a denial reaches on until `but` or `and may` takes it back."""
    denied = False
    before = prose.before(hit.end, hit.end - hit.start + 30)
    for previous, token in zip(["", *before], before, strict=False):
        if token in known.NEGATIONS:
            denied = True
        elif token in _RESTARTS or (previous in ("and", "y", "et") and token in _AGAIN):
            denied = False
    return denied
