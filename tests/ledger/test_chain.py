"""The chain: one canonical form, and no byte of a public part can change unseen."""

from __future__ import annotations

import hashlib
import json
import typing
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from app.consent.entries import FACTS, Granted
from app.consent.model import ConsentTier, Source
from app.ledger.chain import START, canonical, link, private_hash, public_part
from tests.ledger.story import BUSINESS, Story, consumer_id, hidden, submitted

_plain = st.none() | st.booleans() | st.text(st.characters(exclude_categories=("Cs",)))
_keys = st.text(st.characters(max_codepoint=127), max_size=8)
_values = st.recursive(
    _plain,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_keys, inner | st.integers(-(2**53) + 1, 2**53 - 1)),
    max_leaves=12,
)


@given(st.dictionaries(_keys, _values))
def test_the_canonical_form_of_ascii_keys_is_sorted_compact_json(value: dict[str, Any]) -> None:
    assert canonical(value) == json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def test_control_characters_and_emoji_are_written_as_rfc_8785_says() -> None:
    # Section 3.2.3 of the RFC, its example of a string, and characters that some encoders escape needlessly.
    value = {"string": "\u20ac$\u000f\u000aA'\u0042\u0022\u005c\\\"/", "emoji": "😂\x7f\u2028", "b": "\b\f\t\r\x00\x1f"}
    assert canonical(value).decode() == (
        '{"b":"\\b\\f\\t\\r\\u0000\\u001f","emoji":"😂\x7f\u2028","string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}'
    )


def test_every_character_is_written_as_the_standard_library_writes_it() -> None:
    every = "".join(chr(point) for point in range(0x110000) if not 0xD800 <= point < 0xE000)
    assert canonical({"a": every}) == json.dumps({"a": every}, separators=(",", ":"), ensure_ascii=False).encode()


def test_keys_are_ordered_by_utf_16_unit() -> None:
    # RFC 8785, section 3.2.3: the example of its sorting.
    value = {"€": "Euro Sign", "\r": "CR", "\ufb33": "Dalet", "1": "One", "😀": "Grin", "\x80": "Control", "ö": "o"}
    assert list(json.loads(canonical({"in": [value]}))["in"][0]) == ["\r", "1", "\x80", "ö", "€", "😀", "\ufb33"]


@pytest.mark.parametrize("number", [2**53, -(2**53), 2**63, 1e21])
@pytest.mark.parametrize("where", ["plain", "among other letters: ö"])
def test_a_number_that_readers_tell_differently_is_refused(number: float, where: str) -> None:
    with pytest.raises(ValueError, match="canonical"):
        canonical({"facts": {"at": number, "where": where}})
    assert canonical({"at": 2**53 - 1}) == b'{"at":9007199254740991}'


def test_no_fact_has_a_number_that_is_not_whole() -> None:
    for fact in FACTS.values():
        for name, hint in typing.get_type_hints(fact).items():
            assert "float" not in str(hint), f"{fact.__name__}.{name}"


def test_a_public_part_has_every_fact_by_value_and_nothing_private(story: Story) -> None:
    private = hidden(7, "The words of the text")
    fact = Granted("reminders", ConsentTier.EXPRESS, Source.WEB_FORM, 1_790_000_000_000)
    entry = story.tell(7, fact, private)
    public = public_part(BUSINESS, consumer_id(7), entry, private_hash(private))
    assert public == {
        "id": entry.id,
        "business": "acme",
        "consumer": consumer_id(7),
        "seq": 1,
        "type": "granted",
        "at": entry.at,
        "facts": {
            "program": "reminders",
            "tier": 2,
            "source": "web_form",
            "given_at": 1_790_000_000_000,
            "expires_at": 0,
            "own_act": False,
            "lifts": False,
            "disclosure": "",
            "disclosure_version": "",
            "by": "",
            "confirm": False,
            "confirmed_at": 0,
            "asked": "",
            "because": (),
        },
        "private_hash": private_hash(private),
    }
    assert private.number not in canonical(public).decode()


def test_a_link_is_made_of_the_hash_before_and_the_public_bytes() -> None:
    assert link(START, b"{}") == hashlib.sha256(bytes(32) + b"{}").hexdigest()
    first = link(START, b"{}")
    assert link(first, b"{}") == hashlib.sha256(bytes.fromhex(first) + b"{}").hexdigest()


def test_any_byte_changed_breaks_the_link(story: Story) -> None:
    entry = story.tell(1, submitted("a", topic="Zahnarzt ö"), None)
    public = canonical(public_part(BUSINESS, consumer_id(1), entry, None))
    whole = link(START, public)
    for place in range(len(public)):
        for flip in (0x01, 0x20, 0x80):
            changed = bytearray(public)
            changed[place] ^= flip
            assert link(START, bytes(changed)) != whole
    for prev in (link(START, b""), "0" * 63 + "1"):
        assert link(prev, public) != whole


def test_a_private_hash_tells_salt_and_words_apart() -> None:
    private = hidden(1, "Yes")
    others = [replace(private, **change) for change in ({"salt": "00"}, {"body": "No"}, {"note": "x"})]
    assert len({private_hash(each) for each in [private, *others]}) == 4
