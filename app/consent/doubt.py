"""How much a text sounds like a request to stop, by its words and their neighbours: the judge of last resort.

The patterns of `app.consent.words` know what they were written for; people word the same thing anew. So each word, and
each pair of words next to each other or one apart, has a weight in `app.consent.words.weights`, learnt from our
labelled texts by `tests/samples/intent/weigh.py` (logistic regression). The sum never makes a stop: it leaves a text
that no pattern knows to a person, lets go what a loose pattern held and all else in it speaks against, and asks a
person where all else in it speaks against a stop.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.consent.words.weights import LEANING, WEIGHTS

LONGEST = 30
"""Words and marks. In a longer text small weights add up to nothing that means anything; it is weighed by sentences."""
DOUBTFUL_SENTENCE = 30
"""From here a sentence of such a text makes it one for a person, where no pattern knows it."""
WORDS_ALONE = 8
"""What the words of such a sentence weigh at least, each alone: below, it is not weighed with their neighbours, which
takes longer."""
DOUBTFUL = 2
"""From here a text that no pattern knows is for a person. In tenths of the log of the odds.

Chosen so that of the ordinary texts of a writer left out of the learning just under 3 % are held, over five writers.
"""
DOUBTFUL_ASIDE = 13
"""The same where a pattern knew something innocent in it, which the weights do not know of."""
ORDINARY = -20
"""Below it a text is ordinary, though a loose pattern found something."""
UNLIKELY = -50
"""Below it what a pattern took for a stop is for a person."""


def features(said: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What is weighed: `(word, "")`, `(word, next)` and `(word, "_" + the one after)`, with the edges of the text."""
    words = _shaped(said)
    for at, word in enumerate(words):
        yield word, ""
        if at + 1 < len(words):
            yield word, words[at + 1]
        if at + 2 < len(words):
            yield word, "_" + words[at + 2]


def doubt(said: Sequence[str]) -> int:
    """The sum of the weights of `features`, in tenths of the log of the odds that it asks to stop."""
    total = LEANING
    words = _shaped(said)
    words += _NOTHING
    weights = WEIGHTS.get
    for at, word in enumerate(words, 1):
        if known := weights(word):
            own, next_to, one_apart = known
            total += own
            if next_to and (following := words[at]) in next_to:
                total += next_to[following]
            if one_apart and (after := words[at + 1]) in one_apart:
                total += one_apart[after]
    return total


def request_in(said: Sequence[str]) -> Sequence[str]:
    """The sentence of a long text that sounds most like a request to stop, or nothing where none does."""
    sentences: list[list[str]] = [[]]
    for word in said:
        if word in _ENDS:
            sentences.append([])
        else:
            sentences[-1].append(word)
    alone = [one for one in sentences if len(one) <= LONGEST and sum([_ALONE(word, 0) for word in one]) >= WORDS_ALONE]
    most, sentence = max([(doubt(one), one) for one in alone], default=(0, []))
    return sentence if most >= DOUBTFUL_SENTENCE else ()


def weightiest(said: Sequence[str]) -> str:
    """The word or two of the text that weigh the most, to show to whoever must settle it."""
    best, shown = 0, ""
    words = [*_shaped(said), "", ""]
    for at, word in enumerate(words[:-2]):
        own, following, after = WEIGHTS.get(word, (0, {}, {}))
        for weight, end in (
            (own, at + 1),
            (following.get(words[at + 1], 0), at + 2),
            (after.get(words[at + 2], 0), at + 3),
        ):
            if weight > best:
                best, shown = weight, " ".join(word for word in words[at:end] if word.isalnum())
    return shown


_ALONE = {word: own for word, (own, _, _) in WEIGHTS.items()}.get
_ENDS = frozenset(".!?;…\n。！？；")
_NOTHING = ("", "")
"""After the end of the text. No weight is of it."""
_MARKS = dict.fromkeys('.!?;…\n,:()/"。！？；，、：', ".")


def _shaped(said: Sequence[str]) -> list[str]:
    """The words between the edges of the text; every mark is one and the same."""
    return ["^", *[_MARKS.get(word, word) for word in said], "$"]
