"""SIDs: every id of ours is one SID, and every SID one id."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ids import Identity, base32, text_id, ulid, unbase32
from app.web.compat.twilio.sids import media_sid, sid_of, text_of


@given(st.binary(min_size=16, max_size=16), st.booleans())
def test_there_and_back(value: bytes, media: bool) -> None:
    text = text_id("ACME01", base32(value))
    sid = sid_of(text, media)
    assert (len(sid), sid[:2]) == (34, "MM" if media else "SM")
    assert text_of(sid, "ACME01") == text
    assert text_of(sid.replace("SM", "MM"), "ACME01") == text
    assert unbase32(base32(value)) == value


def test_every_kind_of_id_has_one() -> None:
    made = (
        text_id("T", ulid()),
        Identity(b"x").keyed_text("T", "acme", "k", 0),
        Identity(b"x").inbound_text("T", "a", "e"),
    )
    assert [text_of(sid_of(text), "T") for text in made] == list(made)


@pytest.mark.parametrize("sid", ["", "SM", "SM" + "0" * 31, "SM" + "0" * 33, "CA" + "0" * 32, "SM" + "g" * 32, "x"])
def test_what_is_no_sid_names_no_text(sid: str) -> None:
    assert text_of(sid, "ACME01") is None


@pytest.mark.parametrize("text", ["", "0" * 25, "U" * 26, "Z" * 26, "8" + "0" * 25, "0" * 27])
def test_what_is_no_id_has_no_bytes(text: str) -> None:
    with pytest.raises(ValueError, match=r"base32|substring"):
        unbase32(text)


def test_pictures_have_sids_of_their_own() -> None:
    assert len({media_sid("msg_T_1", 0), media_sid("msg_T_1", 1), media_sid("msg_T_2", 0)}) == 3
