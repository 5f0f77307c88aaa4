"""Ten thousand changes, one at a time, to what an evidence file proves: none is missed, each is found where it is."""

from __future__ import annotations

import json
from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from app.ledger.chain import canonical
from app.verify import Unreadable, as_json, check, told
from tests.ledger.filed import FIRST, FOREIGN, SECOND, Files, filed, signed_again

TIMES, PARTS = 10_000, 10
File = dict[str, Any]
Place = str
"""Words that what was found must contain."""
Mutation = Callable[[Random, File, Files], Place]


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Files:
    return filed(tmp_path_factory.mktemp("mutations"))


def found(file: File) -> str:
    """All that is wrong with a file, in words; empty where it holds."""
    try:
        report = check(json.dumps(file).encode(), [FIRST.public])
    except Unreadable as error:
        return str(error)
    return "\n".join(f"{one.part}, {one.place}: {one.what}" for one in report.breaks)


def statements(file: File) -> list[tuple[dict[str, str], Place]]:
    """Each signed statement, with the words that must name it."""
    heads = [(chain["head"], f"chain {place}, head") for place, chain in enumerate(file["chains"], 1)]
    return [
        *heads,
        *((signed, "checkpoints, ") for signed in file["checkpoints"]),
        *((signed, f"key {place}") for place, signed in enumerate(file["keys"], 1)),
    ]


def strings(file: File) -> list[tuple[Any, Any, Place]]:
    """Each string that is proven: what holds it, under which name, and the words that must name its place."""
    targets: list[tuple[Any, Any, Place]] = []
    for signed, place in statements(file):
        targets += [(signed, name, place) for name, value in signed.items() if value]
    for number, chain in enumerate(file["chains"], 1):
        place = f"chain {number}, "
        targets += [(chain, name, place) for name in ("consumer", "number") if chain[name]]
        targets += [(entry, name, place + "entr") for entry in chain["entries"] for name in entry if entry[name]]
        targets += [(seal["path"], at, place + "seal") for seal in chain["seals"] for at in range(len(seal["path"]))]
    return targets


def a_chain(random: Random, file: File) -> tuple[dict[str, Any], Place]:
    place = random.randrange(len(file["chains"]))
    return file["chains"][place], f"chain {place + 1}, "


def flip(random: Random, file: File, files: Files) -> Place:
    holder, name, place = random.choice(strings(file))
    text = holder[name]
    at = random.randrange(len(text))
    holder[name] = text[:at] + chr(ord(text[at]) ^ 1 << random.randrange(7)) + text[at + 1 :]
    return place


def delete(random: Random, file: File, files: Files) -> Place:
    chain, place = a_chain(random, file)
    del chain["entries"][random.randrange(len(chain["entries"]))]
    return place


def reorder(random: Random, file: File, files: Files) -> Place:
    chain, place = a_chain(random, file)
    one = chain["entries"].pop(random.randrange(len(chain["entries"])))
    chain["entries"].insert(random.randrange(len(chain["entries"]) + 1), one)
    return place + "entry"


def insert(random: Random, file: File, files: Files) -> Place:
    """An entry of the same chain once more, or one of another number, or of the same number at another Business."""
    chain, place = a_chain(random, file)
    source = random.choice((file, files.ben, files.other))
    one = random.choice(random.choice(source["chains"])["entries"])
    chain["entries"].insert(random.randrange(len(chain["entries"]) + 1), one)
    return place + "entry"


def put_in_place(random: Random, file: File, files: Files) -> Place:
    """Another number's entry of the same seq, so that nothing is missing."""
    chain, place = a_chain(random, file)
    other = random.choice((files.ben, files.other))["chains"][1]["entries"]
    at = random.randrange(min(len(other), len(chain["entries"])))
    chain["entries"][at] = other[at]
    return place + f"entry {at + 1}: is of the "


def cut(random: Random, file: File, files: Files) -> Place:
    chain, place = a_chain(random, file)
    del chain["entries"][random.randrange(len(chain["entries"])) :]
    return place + "head: names entry"


def swap_private(random: Random, file: File, files: Files) -> Place:
    entries = [entry for chain in file["chains"] for entry in chain["entries"] if entry["private"]]
    one, other = random.sample(entries, 2)
    one["private"], other["private"] = other["private"], one["private"]
    return "has another private part"


def add_private(random: Random, file: File, files: Files) -> Place:
    """A private part where there was none."""
    entries = [entry for chain in file["chains"] for entry in chain["entries"]]
    one = random.choice([entry for entry in entries if not entry["private"]])
    one["private"] = random.choice([entry["private"] for entry in entries if entry["private"]])
    return "has another private part"


def replace_chain(random: Random, file: File, files: Files) -> Place:
    """Another's chain whole, or its entries, its seals or its head."""
    at = random.randrange(2)
    other = random.choice((files.ben, files.other))["chains"][1]
    part = random.choice(("", "entries", "seals", "head"))
    if part:
        file["chains"][at][part] = other[part]
    else:
        file["chains"][at] = other
    return f"chain {at + 1}, " if part or at == 0 or other in files.other["chains"] else "chains, all of them"


def older_chain(random: Random, file: File, files: Files) -> Place:
    """The same number's chain from a file that was made before, when the end had not come yet: whole, or its head."""
    at = random.randrange(2)
    if random.random() < 0.5:
        file["chains"][at] = files.earlier["chains"][at]
    else:
        file["chains"][at]["head"] = files.earlier["chains"][at]["head"]
    return f"chain {at + 1}, head"


def drop_seal(random: Random, file: File, files: Files) -> Place:
    """One whose checkpoint no other chain names: without another, the file says less, and all of it is true."""
    named = [seal["checkpoint"] for chain in file["chains"] for seal in chain["seals"]]
    alone = [(c, s) for c in file["chains"] for s in c["seals"] if named.count(s["checkpoint"]) == 1]
    chain, seal = random.choice(alone)
    chain["seals"].remove(seal)
    return f"checkpoint {seal['checkpoint']}: is named by no seal"


def drop_checkpoint(random: Random, file: File, files: Files) -> Place:
    del file["checkpoints"][random.randrange(len(file["checkpoints"]))]
    return "which the file does not have"


def move_signed(random: Random, file: File, files: Files) -> Place:
    """Checkpoints, keys or seals in another order, or one twice."""
    places = [(file["checkpoints"], "checkpoints, "), (file["keys"], "key ")]
    places += [(chain["seals"], f"chain {at}, seal") for at, chain in enumerate(file["chains"], 1)]
    row, place = random.choice(places)
    one = random.choice(row)
    if random.random() < 0.5:
        row.remove(one)
    row.insert(random.randrange(len(row) + 1), one)
    return place


def drop_key(random: Random, file: File, files: Files) -> Place:
    del file["keys"][random.randrange(len(file["keys"]))]
    return "key"


def swap_seals(random: Random, file: File, files: Files) -> Place:
    """The seal of one chain in the place of another's, or with its place or path."""
    one, other = (random.choice(chain["seals"]) for chain in file["chains"])
    names = random.choice((("seq", "checkpoint", "place", "path"), ("place",), ("path",), ("place", "path")))
    for name in names:
        one[name], other[name] = other[name], one[name]
    return ", seal"


def integers(value: Any) -> list[tuple[Any, Any]]:
    """Each whole number in a JSON value: what holds it and where."""
    places = list(value.items() if isinstance(value, dict) else enumerate(value))
    inner = [place for _, item in places if isinstance(item, (dict, list)) for place in integers(item)]
    return [(value, name) for name, item in places if type(item) is int] + inner


def count_otherwise(random: Random, file: File, files: Files) -> Place:
    """A number that is proven, one more or less, or quite another: in a public part, a statement or a seal."""
    by = random.choice((-1, 1, -7, 60_000, 2**40))
    texts = [(signed, "statement", place) for signed, place in statements(file)]
    texts += [target for target in strings(file) if target[1] == "public"]
    seals = [(seal, f"chain {at}, ") for at, chain in enumerate(file["chains"], 1) for seal in chain["seals"]]
    if random.random() < 0.3:
        seal, place = random.choice(seals)
        inside, name = random.choice(integers(seal))
        inside[name] += by
        return place
    holder, which, place = random.choice(texts)
    said = json.loads(holder[which])
    inside, name = random.choice(integers(said))
    inside[name] += by
    holder[which] = canonical(said).decode()
    return place


def sign_foreign(random: Random, file: File, files: Files) -> Place:
    """A statement signed anew by another key: under the name of the old one, or under its own."""
    signed, place = random.choice(statements(file))
    own = {"key": FOREIGN.key} if random.random() < 0.5 else {}
    signed |= signed_again(signed, FOREIGN, **own)
    if own and random.random() < 0.5:
        said = {"number": 3, "key": FOREIGN.key, "public": FOREIGN.public, "former": json.loads(last(file))["key"]}
        key = signed_again(file["keys"][-1], FOREIGN, **said)
        file["keys"].append(key | {"former_signature": FOREIGN.sign(key["statement"].encode())})
    return place


def last(file: File) -> str:
    return str(file["keys"][-1]["statement"])


MUTATIONS: tuple[tuple[Mutation, int], ...] = (
    (flip, 40),
    (delete, 6),
    (reorder, 6),
    (insert, 8),
    (put_in_place, 5),
    (cut, 5),
    (swap_private, 4),
    (add_private, 2),
    (replace_chain, 4),
    (older_chain, 2),
    (drop_seal, 1),
    (drop_checkpoint, 1),
    (move_signed, 3),
    (drop_key, 1),
    (swap_seals, 4),
    (count_otherwise, 10),
    (sign_foreign, 6),
)


def test_the_clean_files_hold(clean: Files) -> None:
    for file in clean:
        assert found(file) == ""


@pytest.mark.parametrize("part", range(PARTS))
def test_no_single_change_goes_unseen(clean: Files, part: int) -> None:
    random = Random(f"evidence {part}")
    written = json.dumps(clean.anna)
    mutations, weights = [one for one, _ in MUTATIONS], [weight for _, weight in MUTATIONS]
    made = 0
    while made < TIMES // PARTS:
        mutation = random.choices(mutations, weights)[0]
        file = json.loads(written)
        place = mutation(random, file, clean)
        if file == clean.anna:
            continue  # moved to where it was
        made += 1
        words = found(file)
        assert words, f"{mutation.__name__} was not seen at {place}"
        assert place in words, mutation.__name__


def test_a_file_cut_short_anywhere_cannot_be_judged(clean: Files) -> None:
    written = json.dumps(clean.anna).encode()
    for end in [*range(0, len(written), 97), len(written) - 1]:
        with pytest.raises(Unreadable):
            check(written[:end], [FIRST.public])


def nodes(value: Any) -> list[tuple[Any, Any]]:
    """Each place in a JSON value: what holds it and where."""
    places = list(value.items() if isinstance(value, dict) else enumerate(value))
    inner = [place for _, item in places if isinstance(item, (dict, list)) for place in nodes(item)]
    return [(value, name) for name, _ in places] + inner


def odd(random: Random) -> Any:
    return random.choice((None, True, 0, -1, 1.5, 2**53 - 1, "", "x", "\ud800", "0" * 64, [], [None], {}, {"a": 1}))


@pytest.mark.parametrize("part", range(4))
def test_whatever_stands_in_a_place_there_is_a_report_or_a_refusal(clean: Files, part: int) -> None:
    """Anything anywhere, also where it was signed by who has the key: never another error."""
    random = Random(f"odd {part}")
    written = json.dumps(clean.anna)
    for _ in range(500):
        file = json.loads(written)
        if random.random() < 0.5:
            inside, name = random.choice(nodes(file))
            inside[name] = odd(random)
        else:
            signed, _ = random.choice(statements(file))
            said = json.loads(signed["statement"])
            signer = FIRST if said["key"] == FIRST.key else SECOND
            inside, name = random.choice(nodes(said))
            inside[name] = odd(random)
            statement = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
            signed["statement"] = statement
            signed["signature"] = signer.sign(statement.encode(errors="replace"))
        try:
            report = check(json.dumps(file).encode(), [FIRST.public])
        except Unreadable:
            continue
        assert all(line.isprintable() for line in told(report))
        json.dumps(as_json(report))
