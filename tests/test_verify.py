"""The verifier: what holds, what breaks and where it says so, and that it needs nothing of ours."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app import verify
from app.consent.entries import FACTS
from app.ledger.chain import canonical as written_by_us
from app.ledger.queries import Ledger
from app.verify import Unreadable, Wrong, canonical, check, code, told
from tests.databases import migrated
from tests.ledger.filed import (
    ANNA,
    FIRST,
    FOREIGN,
    OWN,
    SECOND,
    Files,
    changed_entry,
    filed,
    headed_again,
    private,
    signed_again,
    talk,
    tell,
)
from tests.ledger.filed import file as made_of
from tests.ledger.story import Story, received

SOURCE = Path(verify.__file__)
File = dict[str, Any]


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Files:
    return filed(tmp_path_factory.mktemp("files"))


def of(file: File, *trusted: str) -> verify.Report:
    return check(json.dumps(file).encode(), trusted or (FIRST.public,))


def copy(file: File) -> File:
    return dict(json.loads(json.dumps(file)))


def breaks(report: verify.Report) -> list[str]:
    return [f"{one.part}, {one.place}: {one.what}" for one in report.breaks]


# ---- what holds ----


def test_a_clean_file_holds_and_says_what_it_holds(clean: Files) -> None:
    report = of(clean.anna)
    assert breaks(report) == []
    assert code(report) == 0
    own, anna = report.chains
    assert (own.own, own.entries, own.sealed, own.sealed_by) == (True, 4, 4, 5)
    assert (anna.number, anna.entries, anna.sealed, anna.sealed_by) == ("+17045550101", 14, 13, 5)
    assert (anna.shown, anna.missing, anna.types) == (10, 0, {"text_received": 6, "submitted": 4, "moved": 4})
    assert anna.last_at <= anna.head_at
    assert report.checkpoints == [1, 2, 3, 4, 5]
    assert [key.trust for key in report.keys] == ["given", f"vouched for by {FIRST.key}"]
    assert len(report.watched) == 2
    lines = told(report)
    assert lines[0] == "The file holds."
    assert any(
        "sealed up to entry 13, by checkpoint 5" in line and "the 1 after it by the head" in line for line in lines
    )
    assert lines[-1].startswith("Proven by nothing here: `about`; `made_at`; `made_by`; `sentences`; `coverage`")


def test_trust_goes_from_the_newest_key_to_those_before_it(clean: Files) -> None:
    report = of(clean.anna, SECOND.public)
    assert code(report) == 0
    assert [key.trust for key in report.keys] == [f"named by {SECOND.key}, which followed it", "given"]


def test_without_a_trusted_key_nothing_is_decided(clean: Files) -> None:
    report = check(json.dumps(clean.anna).encode(), [])
    assert breaks(report) == []
    assert code(report) == 2
    assert told(report)[0].startswith("NOT DECIDED.")
    assert any(SECOND.public in line for line in told(report))
    assert verify.as_json(report)["holds"] is None
    broken = copy(clean.anna)
    del broken["chains"][1]["entries"][3]
    assert code(check(json.dumps(broken).encode(), [])) == 1


def test_a_key_may_sign_until_the_very_instant_at_which_the_next_begins(clean: Files) -> None:
    file = copy(clean.anna)
    resign(2, at=began(file))(file)
    found = breaks(of(file))
    assert all("follows another checkpoint 3" in one or "names checkpoint 4" in one for one in found), found
    resign(2, at=began(file) + 1)(file)
    assert any("checkpoint 3: says" in one for one in breaks(of(file)))


@given(st.sets(st.integers(0, 17)))
@settings(max_examples=60, deadline=None)
def test_what_is_withheld_changes_nothing_but_its_count(clean: Files, which: set[int]) -> None:
    file = copy(clean.anna)
    entries = [entry for chain in file["chains"] for entry in chain["entries"]]
    gone = sum(bool(entries[place]["private"]) for place in which)
    for place in which:
        entries[place]["private"] = None
    report = of(file)
    assert breaks(report) == []
    assert sum(chain.missing for chain in report.chains) == gone
    assert sum(chain.shown for chain in report.chains) == 14 - gone


def test_a_number_that_no_private_part_shows_is_said_to_be_unproven(clean: Files) -> None:
    file = copy(clean.anna)
    for entry in file["chains"][1]["entries"]:
        entry["private"] = None
    assert any("that chain 2 is of +17045550101" in said for said in of(file).not_proven)
    assert not any("that chain 2 is of" in said for said in of(clean.anna).not_proven)
    file["chains"][1]["number"] = None  # erased: the number asked for is known all the same
    assert breaks(of(file)) == []
    file = copy(clean.anna)
    file["chains"][1]["number"] = None
    assert breaks(of(file)) == []


def test_an_entry_of_a_newer_type_holds_and_is_named(clean: Files) -> None:
    file = copy(clean.anna)
    changed_entry(file["chains"][1]["entries"][-1], type="fax_received")
    headed_again(file["chains"][1], SECOND)
    report = of(file)
    assert breaks(report) == []
    assert any("fax_received" in remark and "newer" in remark for remark in report.remarks)


def test_every_type_of_entry_is_known() -> None:
    assert set(FACTS) <= set(verify.TYPES.split())


def test_what_it_does_not_know_is_not_said_to_be_proven(clean: Files) -> None:
    file = copy(clean.anna)
    file["verdict"] = file["chains"][1]["seen"] = file["chains"][1]["entries"][0]["note"] = "all is well"
    report = of(file)
    assert breaks(report) == []
    assert any("does not know: note, seen, verdict" in said for said in report.not_proven)


def test_a_seal_less_where_another_chain_has_one_says_less_and_nothing_wrong(clean: Files) -> None:
    file = copy(clean.anna)
    del file["chains"][0]["seals"][-1]
    report = of(file)
    assert breaks(report) == []
    assert (report.chains[0].sealed, report.chains[0].sealed_by) == (3, 4)


def test_a_chain_without_entries_holds(clean: Files) -> None:
    file = copy(clean.ben)
    file["chains"][0] |= {"entries": [], "seals": []}
    headed_again(file["chains"][0], SECOND)
    report = of(file)
    assert breaks(report) == []
    assert report.chains[0].entries == 0


# ---- what breaks, and where ----


def entry(file: File, seq: int) -> dict[str, Any]:
    return dict.__getitem__(file["chains"][1], "entries")[seq - 1]  # type: ignore[no-any-return]


def resign(place: int, **changes: object) -> Callable[[File], None]:
    """Checkpoint `place` with these changes, signed as it was, by who has the key."""

    def change(file: File) -> None:
        signer = FIRST if place < 3 else SECOND
        file["checkpoints"][place] = signed_again(file["checkpoints"][place], signer, **changes)

    return change


def head(signer: Any = SECOND, **changes: object) -> Callable[[File], None]:
    def change(file: File) -> None:
        file["chains"][1]["head"] = signed_again(file["chains"][1]["head"], signer, **changes)

    return change


def rekey(place: int, **changes: object) -> Callable[[File], None]:
    """Key `place` with these changes, signed by itself and by the one before it."""

    def change(file: File) -> None:
        key = signed_again(file["keys"][place], (FIRST, SECOND)[place], **changes)
        file["keys"][place] = key | {"former_signature": FIRST.sign(key["statement"].encode()) if place else ""}

    return change


def put(file: File, place: int, **changes: object) -> None:
    file["chains"][1]["entries"][place].update(changes)


def spaced(file: File) -> None:
    put(file, 4, public=json.dumps(json.loads(entry(file, 5)["public"])))


def forged_private(file: File) -> None:
    put(file, 4, private='{"body":"I agree","number":"+17045550101","salt":"00"}')


def renumbered(file: File) -> None:
    file["about"]["number"] = file["chains"][1]["number"] = "+17045550177"


def same_twice(file: File) -> None:
    file["chains"].append(copy(file["chains"][1]))


def unvouched(file: File) -> None:
    file["keys"][1]["former_signature"] = SECOND.sign(file["keys"][1]["statement"].encode())


def shouted(file: File) -> None:
    file["chains"][1]["seals"][0]["path"][0] = file["chains"][1]["seals"][0]["path"][0].upper()


def twice_said(file: File) -> None:
    put(file, 4, public=entry(file, 5)["public"].replace('{"at":', '{"at":1,"at":', 1))


def half_a_character(file: File) -> None:
    put(file, 4, public=entry(file, 5)["public"].replace('"id":"', '"id":"\ud800', 1))


def large(file: File) -> None:
    put(file, 4, public=entry(file, 5)["public"].replace('"seq":5', '"seq":9007199254740993'))


def fraction(file: File) -> None:
    put(file, 4, public=entry(file, 5)["public"].replace('"seq":5', '"seq":5.0'))


def other_place(file: File) -> None:
    seal = file["chains"][1]["seals"][0]
    seal["place"] = (seal["place"] + 1) % 3


def rewritten(file: File) -> None:
    """The past changed by one without the key: every hash is made anew, and no signature can be."""
    changed_entry(file["chains"][1]["entries"][1], at=1_790_000_000_001)
    headed_again(file["chains"][1], FOREIGN)


def shouted_signature(file: File) -> None:
    file["chains"][1]["head"]["signature"] = file["chains"][1]["head"]["signature"].upper()


def longer_path(file: File) -> None:
    file["chains"][1]["seals"][0]["path"][0] += "00"


def key_twice(file: File) -> None:
    key = signed_again(file["keys"][0], FIRST, number=2, former=FIRST.key)
    file["keys"][1] = key | {"former_signature": FIRST.sign(key["statement"].encode())}


def others_entry(file: File) -> None:
    file["chains"][1]["entries"][2] = file["chains"][0]["entries"][2]


def earlier_than_the_one_before(file: File) -> None:
    resign(4, at=began(file))(file)


def began(file: File) -> int:
    """When the second key began."""
    return int(json.loads(file["keys"][1]["statement"])["at"])


@pytest.mark.parametrize(
    ("change", "first"),
    [
        (shouted_signature, "chain 2, head: has a signature that is not 128 hex digits in lower case"),
        (longer_path, "chain 2, seal of entry 3: has no `path` of 64 hex digits in lower case"),
        (key_twice, "keys, key 2: is there twice"),
        (
            earlier_than_the_one_before,
            "checkpoints, checkpoint 5: is of 2026-09-21T14:14:35Z, earlier than checkpoint 4",
        ),
        (lambda file: file["keys"][0].update(signature="0" * 128), "keys, key 1: is not signed by itself"),
        (lambda file: file["chains"][1].update(number=5), "chain 2, the chain: has no `number` or no `own` as it"),
        (lambda file: file["chains"][1].update(own=0), "chain 2, the chain: has no `number` or no `own` as it"),
        (lambda file: file["chains"][1]["seals"].insert(0, None), "chain 2, seal 1: is no seal"),
        (spaced, "chain 2, entry 5: is not canonical JSON"),
        (twice_said, "chain 2, entry 5: has `at` twice"),
        (large, "chain 2, entry 5: has a number of 2^53 or more"),
        (fraction, "chain 2, entry 5: has the number 5.0, which has no one canonical form"),
        (half_a_character, "chain 2, entry 5: has half of a character"),
        (lambda file: put(file, 4, public=5), "chain 2, entry 5: has no `public`"),
        (lambda file: put(file, 4, public="[1]"), "chain 2, entry 5: is not canonical JSON"),
        (lambda file: put(file, 4, public="[" * 100_000), "chain 2, entry 5: is no JSON"),
        (lambda file: put(file, 4, private=None, public='{"seq":5}'), "chain 2, entry 5: is of the business None"),
        (others_entry, "chain 2, entry 3: is of the Consumer"),
        (lambda file: changed_entry(entry(file, 5), facts=[]), "chain 2, entry 5: has no `id` or no `facts`"),
        (lambda file: changed_entry(entry(file, 5), id=5), "chain 2, entry 5: has no `id`"),
        (lambda file: changed_entry(entry(file, 5), private_hash="x"), "chain 2, entry 5: has no `private_hash` of 64"),
        (forged_private, "chain 2, entry 5: has another private part"),
        (lambda file: put(file, 3, private="{}"), "chain 2, entry 4: has another private part"),
        (renumbered, "chain 2, entry 1: is of the number +17045550101, and the chain is said to be of +17045550177"),
        (lambda file: changed_entry(entry(file, 14), at=1), "chain 2, entry 14: cannot lead to what the head names"),
        (lambda file: changed_entry(entry(file, 1), at=1), "chain 2, entries 1 to 3: cannot lead to what checkpoint 1"),
        (lambda file: changed_entry(entry(file, 7), at=1), "chain 2, entry 7: cannot lead to what checkpoint 3 has"),
        (lambda file: file["chains"][1]["entries"].pop(5), "chain 2, entry 6: says that it is entry 7, and entry 5"),
        (lambda file: file["chains"][1]["entries"].pop(), "chain 2, head: names entry 14 as the newest, and the chain"),
        (lambda file: file["chains"][1].pop("entries"), "chain 2, the chain: has no list of entries"),
        (lambda file: file["chains"].insert(1, None), "chain 2, the chain: has no `consumer`"),
        (lambda file: file["chains"].reverse(), "chain 1, the chain: should be the business's own"),
        (same_twice, "chain 3, the chain: is of the Consumer 00000000000000000000000001, who has one already"),
        (
            lambda file: file["business"].update(id="other"),
            "checkpoints, checkpoint 1: is of the business acme, not of",
        ),
        (
            lambda file: file["about"].update(number="+17045550199"),
            "chains, all of them: are of others than the number",
        ),
        (other_place, "chain 2, seal of entry 3: does not lead to what checkpoint 1 has sealed, though the entries"),
        (shouted, "chain 2, seal of entry 3: has no `path` of 64 hex digits in lower case"),
        (
            lambda file: file["chains"][1]["seals"][0].update(place=True),
            "chain 2, seal of entry 3: has no `place` that",
        ),
        (
            lambda file: file["chains"][1]["seals"][-1].update(seq=99),
            "chain 2, seal of entry 99: seals more than there",
        ),
        (lambda file: file["chains"][1]["seals"].reverse(), "chain 2, seal of entry 10: stands after that of entry 13"),
        (
            lambda file: file["checkpoints"].pop(2),
            "chain 2, seal of entry 7: names checkpoint 3, which the file does not",
        ),
        (lambda file: file["chains"][1]["seals"].pop(2), "checkpoints, checkpoint 3: is named by no seal"),
        (lambda file: file["checkpoints"].reverse(), "checkpoints, checkpoint 4: stands after checkpoint 5"),
        (resign(1, root="0" * 64), "checkpoints, checkpoint 3: follows another checkpoint 2 than the one in the file"),
        (resign(4, root="0" * 64), "chain 1, seal of entry 4: does not lead to what checkpoint 5 has sealed"),
        (resign(0, previous="1" * 64), "checkpoints, checkpoint 1: is the first, and yet names one before it"),
        (resign(4, count=0), "checkpoints, checkpoint 5: contradicts itself"),
        (resign(1, at=1_790_000_000_000), "checkpoints, checkpoint 2: says 2026-09-21T14:13:20Z, but its key"),
        (resign(2, at=1_790_999_999_999), "checkpoints, checkpoint 3: says 2026-10-03T03:59:59Z, but its key cd8fa86a"),
        (resign(1, about="a checkpoint"), "checkpoints, the 2. in the list: is about a checkpoint, not “consentry"),
        (
            resign(1, key=FOREIGN.key),
            f"checkpoints, checkpoint 2: names the key {FOREIGN.key}, which the file does not",
        ),
        (head(at=1_790_000_080_000), "chain 2, head: is of 2026-09-21T14:14:40Z, and the newest entry of"),
        (head(hash="1" * 64), "chain 2, entry 14: cannot lead to what the head names"),
        (head(consumer="X"), "chain 2, head: is of the Consumer X, not of 00000000000000000000000001"),
        (head(business="other"), "chain 2, head: is of the business other, not of acme"),
        (
            head(seq=12),
            "chain 2, head: names entry 12 as the newest, and the chain ends with entry 14: more was put in",
        ),
        (head(FIRST, key=FIRST.key), f"chain 2, head: says 2026-09-21T14:14:50Z, but its key {FIRST.key} was followed"),
        (head(FOREIGN), f"chain 2, head: is not signed by the key {SECOND.key}: the statement or its signature was"),
        (lambda file: file["chains"][1].update(head=file["checkpoints"][0]), "chain 2, head: is about consentry check"),
        (rewritten, "chain 2, head: names the key"),
        (unvouched, f"keys, key 2: is not signed by the key before it, {FIRST.key}"),
        (rekey(1, former="0" * 16), f"keys, key 2: follows 0000000000000000, not {FIRST.key}"),
        (rekey(1, number=3), "keys, key 2: says that it is number 3: one was left out"),
        (rekey(1, at=1), "keys, key 2: began before the one that it follows"),
        (rekey(0, former="0" * 16), "keys, key 1: is the first, and yet names one before it"),
        (rekey(1, key="0" * 16), f"keys, key 2: calls itself 0000000000000000, and is {SECOND.key}"),
    ],
)
def test_each_break_is_named_with_its_place(clean: Files, change: Callable[[File], object], first: str) -> None:
    file = copy(clean.anna)
    change(file)
    report = of(file, FIRST.public, SECOND.public)
    found = breaks(report)
    assert found, "not seen"
    assert found[0].startswith(first), found
    assert code(report) == 1
    assert told(report)[0] == "The file is BROKEN."
    assert f"  {found[0]}." in told(report)


def test_a_chain_of_an_older_file_is_not_taken_for_today_s(clean: Files) -> None:
    assert breaks(of(clean.earlier)) == []
    file = copy(clean.anna)
    file["chains"][1] = copy(clean.earlier)["chains"][1]
    old = "was signed at checkpoint 3, and another of this file at 5: the chain is an older one, put in"
    assert breaks(of(file)) == [f"chain 2, head: {old}"]


def test_a_file_without_chains_proves_nothing(clean: Files) -> None:
    file = copy(clean.anna) | {"chains": [], "checkpoints": [], "about": {"kind": "period"}}
    assert breaks(of(file)) == ["chains, all of them: are missing: nothing is proven"]
    file["chains"] = copy(clean.anna)["chains"][:1]
    file["checkpoints"] = [signed for place, signed in enumerate(clean.anna["checkpoints"]) if place != 2]
    assert breaks(of(file)) == []
    file["about"] = clean.anna["about"]
    assert all("chains, all of them: are of others than the" in one for one in breaks(of(file)))
    assert len(breaks(of(file))) == 2


def test_a_key_for_which_none_vouches_proves_nothing(clean: Files) -> None:
    file = copy(clean.anna)
    unvouched(file)
    report = of(file)
    assert [key.trust for key in report.keys] == ["given", ""]
    assert f"chain 2, head: is signed by the key {SECOND.key}, for which no key that is trusted vouches" in breaks(
        report
    )
    assert any(line.startswith(f"Key {SECOND.key}, NOT trusted") for line in told(report))


def test_trust_does_not_cross_a_gap_backward(clean: Files) -> None:
    file = copy(clean.anna)
    unvouched(file)
    report = of(file, SECOND.public)
    assert [key.trust for key in report.keys] == ["", "given"]
    assert any(
        f"is signed by the key {FIRST.key}, for which no key that is trusted vouches" in b for b in breaks(report)
    )
    file["keys"][0]["signature"] = "0" * 128
    report = of(file, SECOND.public)
    assert breaks(report)[1] == "keys, key 2: follows one that does not hold"
    assert [key.name for key in report.keys] == [SECOND.key]


def test_the_head_of_a_chain_is_not_older_than_its_newest_entry(clean: Files) -> None:
    file = copy(clean.anna)
    changed_entry(file["chains"][1]["entries"][-1], at=1_890_000_000_000)
    headed_again(file["chains"][1], SECOND)
    assert breaks(of(file)) == [
        "chain 2, head: is of 2026-09-21T14:14:50Z, and the newest entry of 2029-11-22T00:00:00Z"
    ]


def test_the_first_break_of_each_part_is_told_and_the_others_are_counted(clean: Files) -> None:
    file = copy(clean.anna)
    for place in (0, 1):
        for public in file["chains"][place]["entries"][1:4]:
            public["private"] = "{}"
    lines = told(of(file))
    assert lines[1].startswith("  chain 1, entry 2: ")
    assert lines[2] == "    and 2 more in the same part"
    assert lines[3].startswith("  chain 2, entry 2: ")
    assert lines[4] == "    and 2 more in the same part"


def test_a_history_written_anew_by_who_has_the_key_does_not_fit_what_others_saw(clean: Files, tmp_path: Path) -> None:
    outside = tmp_path / "checkpoints.jsonl"
    lines = [json.dumps(signed) for signed in clean.anna["checkpoints"]]
    outside.write_text("\n".join(["a line of the log", '{"event": "consentry checkpoint 1"}', *lines[:4]]) + "\n")
    raw = json.dumps(clean.anna).encode()
    report = check(raw, [FIRST.public], verify.kept_outside(str(outside)))
    assert (breaks(report), report.outside) == ([], 4)
    assert any(
        "Checkpoints that hold: 5, numbers 1 to 5; as they were told outside: 4" in line for line in told(report)
    )
    other = signed_again(clean.anna["checkpoints"][0], FIRST, watched_to=1)
    outside.write_text("\n".join([json.dumps(other), *lines]))
    report = check(raw, [FIRST.public], verify.kept_outside(str(outside)))
    assert breaks(report) == ["checkpoints, checkpoint 1: is another than the one that was told outside"]
    assert report.outside == 4
    outside.write_text(json.dumps(signed_again(clean.anna["checkpoints"][0], FIRST, business="other")))
    assert check(raw, [FIRST.public], verify.kept_outside(str(outside))).outside == 0


# ---- what cannot be judged ----


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"", "no whole JSON"),
        (b"hello", "no whole JSON"),
        (b"\xff{}", "no text in UTF-8"),
        (b"{}", "`consentry_evidence` is missing"),
        (b"[]", "`consentry_evidence` is missing"),
        (b'{"consentry_evidence": 2}', "of version 2, and this verifier knows 1: get a newer one"),
        (b'{"consentry_evidence": true}', "of version True"),
        (b'{"consentry_evidence": {"a": []}}', "of version (a list or an object)"),
        (b'{"consentry_evidence": 1, "consentry_evidence": 1}', "has `consentry_evidence` twice"),
        (b'{"consentry_evidence": 1, "made_at": 9007199254740992}', "has a number of 2^53 or more"),
        (b'{"consentry_evidence": 1, "made_at": ' + b"9" * 100_000 + b"}", "has a number of 2^53 or more"),
        (b'{"consentry_evidence": 1, "made_at": NaN}', "has the number NaN"),
        (b'{"a":' * 100_000, "nested deeper"),
        (b"[" * 100_000, "nested deeper"),
        (b'{"consentry_evidence": 1}', "names no business"),
        (b'{"consentry_evidence": 1, "business": {"id": "acme"}}', "no list of chains"),
    ],
)
def test_what_is_no_evidence_file_is_refused_in_words(raw: bytes, why: str) -> None:
    with pytest.raises(Unreadable) as caught:
        check(raw, [FIRST.public])
    assert why in str(caught.value)


def test_a_file_that_is_too_large_is_not_parsed(clean: Files) -> None:
    raw = json.dumps(clean.anna).encode()
    assert code(check(raw, [FIRST.public], most=len(raw))) == 0
    with pytest.raises(Unreadable, match="larger than 0 MiB; --mib"):
        check(raw, [FIRST.public], most=len(raw) - 1)


def test_the_wrong_key_is_no_verdict(clean: Files) -> None:
    with pytest.raises(Unreadable, match=f"No key in it is one that you trust. Its keys: {FIRST.key}, {SECOND.key}"):
        of(clean.anna, FOREIGN.public)


def test_a_byte_order_mark_and_fractions_outside_what_is_proven_are_no_harm(clean: Files) -> None:
    assert clean.anna["coverage"] == {"share": 0.99}
    assert code(check(b"\xef\xbb\xbf" + json.dumps(clean.anna).encode(), [FIRST.public])) == 0


def test_nothing_of_the_file_reaches_the_terminal_as_an_order(clean: Files) -> None:
    file = copy(clean.anna)
    file["chains"][1]["consumer"] = "\x1b[2J\x1b[31mALL IS WELL\u202e\nThe file holds."
    report = of(file)
    assert report.breaks
    assert all(line.isprintable() for line in told(report))


# ---- canonical JSON ----

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(st.characters(codec="utf-8")),
    lambda inner: st.dictionaries(st.text(st.characters(codec="utf-8")), inner),
    max_leaves=12,
)


@given(st.dictionaries(st.text(st.characters(codec="utf-8")), VALUES))
def test_what_the_ledger_writes_is_canonical(value: dict[str, Any]) -> None:
    assert canonical(written_by_us(value).decode()) == value


@pytest.mark.parametrize(
    "text",
    [
        '{"b":1,"a":2}',
        '{"a": 1}',
        ' {"a":1}',
        '{"a":1}\n',
        '{"a":-0}',
        '{"a":1.5}',
        '{"a":1e3}',
        '{"a":01}',
        '{"a":9007199254740992}',
        '{"a":NaN}',
        '{"a":"\\u0041"}',
        '{"a":"\\/"}',
        '{"a":"\\u001F"}',
        '{"a":"\\u000a"}',
        '{"a":"\\ud83e\\uddb7"}',
        '{"a":"\\ud83e"}',
        '{"a":"\n"}',
        '{"\ue000":1,"\U0001f9b7":2}',
        '{"a":1,"a":1}',
        '{"x":{"a":1,"a":2}}',
        "[]",
        '"a"',
        "1",
        "",
    ],
)
def test_what_could_be_read_in_two_ways_is_not_canonical(text: str) -> None:
    with pytest.raises(Wrong):
        canonical(text)


def test_names_are_sorted_as_utf16_and_controls_are_written_short() -> None:
    assert canonical('{"\U0001f9b7":2,"\ue000":"\\b\\t\\n\\f\\r\\u001f\u007f\u2028é"}')["\U0001f9b7"] == 2


# ---- alone ----


def alone(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a copy of it where nothing can be imported but the standard library, `cryptography` and what that needs."""
    (folder / "verify.py").write_bytes(SOURCE.read_bytes())
    only = folder / "only"
    if not only.exists():
        only.mkdir()
        for name in ("cryptography", "cffi", "_cffi_backend"):
            spec = find_spec(name)
            if spec is not None and spec.origin:
                found = Path(spec.origin)
                found = found.parent if found.name == "__init__.py" else found
                (only / found.name).symlink_to(found)
    start = (
        "import importlib.util as u, runpy, sys; sys.path.append(sys.argv[1]); sys.argv = sys.argv[2:]; "
        "assert not any(map(u.find_spec, ('app', 'msgspec', 'click', 'sqlalchemy'))); "
        "runpy.run_path('verify.py', run_name='__main__')"
    )
    return subprocess.run(
        [sys.executable, "-I", "-S", "-c", start, str(only), "verify.py", *arguments],
        cwd=folder,
        env={"PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_it_runs_alone_and_says_by_its_exit_code_what_it_found(clean: Files, tmp_path: Path) -> None:
    (tmp_path / "file.json").write_text(json.dumps(clean.anna))
    (tmp_path / "key.txt").write_text(f"{FIRST.key}  {FIRST.public.upper()}  since long ago\n")
    for key in (FIRST.public, "key.txt"):
        done = alone(tmp_path, "file.json", "--key", key)
        assert (done.returncode, done.stderr) == (0, ""), done.stderr
        assert done.stdout.startswith("The file holds.\n")
    assert alone(tmp_path, "file.json").returncode == 2
    assert "No key in it is one that you trust" in alone(tmp_path, "file.json", "--key", FOREIGN.public).stdout
    broken = copy(clean.anna)
    broken["chains"][1]["entries"].pop()
    (tmp_path / "broken.json").write_text(json.dumps(broken))
    done = alone(tmp_path, "broken.json", "--key", FIRST.public, "--json")
    assert done.returncode == 1
    said = json.loads(done.stdout)
    assert said["holds"] is False
    assert said["breaks"][0]["part"] == "chain 2"
    assert said["breaks"][0]["place"] == "head"
    (tmp_path / "short.json").write_text(json.dumps(clean.anna)[:5000])
    for name in ("short.json", "none.json"):
        done = alone(tmp_path, name, "--key", FIRST.public, "--json")
        assert done.returncode == 2
        assert json.loads(done.stdout)["holds"] is None
    for wrong in (FIRST.key, "verify.py", "none.txt"):
        done = alone(tmp_path, "file.json", "--key", wrong)
        assert (done.returncode, done.stderr) == (2, "")
        assert "public key" in done.stdout
    (tmp_path / "large.json").write_text(" " * (1024 * 1024 + 1))
    assert "larger than 1 MiB" in alone(tmp_path, "large.json", "--key", FIRST.public, "--mib", "1").stdout
    assert "exit codes" in alone(tmp_path, "--help").stdout.lower()


def test_it_says_what_is_missing_where_there_is_no_cryptography(clean: Files, tmp_path: Path) -> None:
    (tmp_path / "only").mkdir()
    (tmp_path / "file.json").write_text(json.dumps(clean.anna))
    done = alone(tmp_path, "file.json", "--key", FIRST.public)
    assert done.returncode == 2
    assert done.stdout == "CANNOT BE JUDGED. The library `cryptography` is missing: pip install cryptography.\n"


def test_it_is_written_for_python_3_9() -> None:
    ast.parse(SOURCE.read_text(), feature_version=(3, 9))


def test_files_hold_though_the_clock_was_set_back(tmp_path: Path) -> None:
    """The clock jumps back by an hour before the key is changed, and stays there."""
    engine = migrated(f"sqlite:///{tmp_path}/ledger.db")
    ledger, story = Ledger(engine), Story()
    talk(ledger, story, FIRST, 1)
    back = story.now - 3_600_000
    ledger.checkpoints.rotate(FIRST, SECOND, back)
    for _ in range(2):
        story.tell(ANNA, received(f"late-{story.now}"), private(f"late {story.now}", ANNA, "Hello?"))
        tell(ledger, story)
        ledger.checkpoints.seal("acme", SECOND, back)
    report = of(made_of(engine, ledger, SECOND, back, (OWN, ANNA)))
    engine.dispose()
    assert breaks(report) == []
    assert report.checkpoints == [1, 2, 3]
