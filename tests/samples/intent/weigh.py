"""Learns `app/consent/words/weights.py` from the labelled texts beside this file. Run it after they change:

    python -m tests.samples.intent.weigh

Logistic regression by stochastic gradient descent, from a fixed seed: the same texts give the same weights.
"""

from __future__ import annotations

import csv
import math
import random
import textwrap
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from app.consent import normal
from app.consent.answers import KEEPS
from app.consent.doubt import features
from app.consent.spelled import spelled

HERE = Path(__file__).parent
WRITTEN = HERE.parents[2] / "app" / "consent" / "words" / "weights.py"
ROUNDS, RATE, SHRINK, SEEN, LIGHT = 25, 0.15, 0.01, 4, 4
"""`SEEN`: what stands in fewer texts is not learnt from. `LIGHT`: tenths below which a weight is not kept."""

Feature = tuple[str, str]
Weights = Mapping[Feature, float]


def labelled(names: Iterable[str]) -> list[tuple[str, bool]]:
    """Texts that are a stop or ordinary; those labelled otherwise teach nothing."""
    found = []
    for name in names:
        with (HERE / f"{name}.csv").open(newline="") as file:
            found += [(r["text"], r["label"] == "stop") for r in csv.DictReader(file) if r["label"] in ("stop", "none")]
    return found


def learnt(texts: Sequence[tuple[str, bool]]) -> tuple[float, Weights]:
    """The leaning and the weights. Every way to say that one keeps some texts is taught as ordinary, too."""
    texts = [*texts, *((phrase, False) for phrase in sorted(KEEPS))]
    rows = [(sorted(set(features(said_in(text)))), stop) for text, stop in texts]
    seen = Counter(one for row, _ in rows for one in row)
    weights = {one: 0.0 for one, count in seen.items() if count >= SEEN}
    rows = [([one for one in row if one in weights], stop) for row, stop in rows]
    leaning, chance = 0.0, random.Random(1)
    for turn in range(ROUNDS):
        chance.shuffle(rows)
        rate = RATE / (1 + turn / 4)
        for row, stop in rows:
            off = 1 / (1 + math.exp(-max(-30.0, min(30.0, leaning + sum(weights[one] for one in row))))) - stop
            leaning -= rate * off / 10
            for one in row:
                weights[one] -= rate * (off + SHRINK * weights[one])
    return leaning, weights


def said_in(text: str) -> list[str]:
    return spelled(normal.words_and_marks(normal.folded(normal.plain(text))))


def module(leaning: float, weights: Weights) -> str:
    """The text of the module: a word, then what follows it, each with a weight in tenths."""
    rows: dict[str, list[str]] = {}
    for (word, following), weight in sorted(weights.items()):
        if abs(tenths := round(weight * 10)) >= LIGHT:
            rows.setdefault(word, []).append(f"{following}={tenths}")
    lines = textwrap.wrap(" ".join(" ".join([word, *row]) for word, row in rows.items()), 118, break_on_hyphens=False)
    return _MODULE.format(leaning=round(leaning * 10), lines="\n".join(lines))


_MODULE = '''"""Weights of words for `app.consent.doubt`, learnt by `tests/samples/intent/weigh.py`."""

from __future__ import annotations

from collections.abc import Mapping

LEANING = {leaning}

_LEARNT = """
{lines}
"""
"""A word, and `=weight` of its own; `next=weight` with the next word; `_after=weight` with the one after that."""


Known = tuple[int, Mapping[str, int], Mapping[str, int]]
"""A word's own weight, that with the next word, and that with the one after."""


def _read(learnt: str) -> Mapping[str, Known]:
    found: dict[str, tuple[int, dict[str, int], dict[str, int]]] = {{}}
    word = ""
    for one in learnt.split():
        other, _, weight = one.partition("=")
        if not weight:
            word = one
            found[word] = (0, {{}}, {{}})
        elif not other:
            found[word] = (int(weight), *found[word][1:])
        else:
            _, following, after = found[word]
            (after if other[0] == "_" else following)[other.removeprefix("_")] = int(weight)
    return found


WEIGHTS = _read(_LEARNT)
'''

if __name__ == "__main__":
    WRITTEN.write_text(module(*learnt(labelled(sorted(path.stem for path in HERE.glob("*.csv"))))))
