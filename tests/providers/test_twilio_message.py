"""Texts of ours in Twilio's words: every id is one SID and every SID one id; states, errors, callbacks."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.consent.entries import Reasons
from app.consent.model import State
from app.ids import Identity, base32, text_id, ulid, unbase32
from app.providers.forms import read_fields
from app.providers.twilio_message import error_of, media_sid, sid_of, status_form, status_of, text_of

SAMPLES = Path(__file__).parents[1] / "samples" / "twilio"


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


NO_CONSENT = (("no_consent", {"kind": "informational", "program": "reminders", "needs": "express", "remedy": "ask"}),)

# (state, reasons, the carrier's code, Twilio's status, its error code, part of the words)
STATES = [
    ("ready", (("window", {}),), "", "queued", None, None),
    ("held", NO_CONSENT, "", "accepted", None, "Held by Consentry (no_consent): No consent on record"),
    ("held", (("not_yet", {"when": "later"}),), "", "scheduled", None, None),
    ("held", (*NO_CONSENT, ("not_yet", {})), "", "accepted", None, "no_consent"),
    ("denied", (("opted_out", {"how": "text"}),), "", "failed", 21610, "They asked not to be texted"),
    ("denied", NO_CONSENT, "", "failed", 21610, "No consent on record"),
    ("denied", (("no_legal_hour", {}),), "", "failed", 30610, "no hour"),
    ("denied", (("from_the_future", {}),), "", "failed", 21610, "from_the_future"),
    ("denied", (), "", "failed", 21610, "unsubscribed"),
    ("sending", (), "", "sending", None, None),
    ("sent", (), "", "sent", None, None),
    ("delivered", (), "", "delivered", None, None),
    ("undelivered", (), "30003", "undelivered", 30003, "Unreachable"),
    ("undelivered", (), "99999", "undelivered", 99999, "refused it (99999)"),
    ("failed", (), "redirect", "failed", 30008, "Unknown error"),
    ("failed", (), "", "failed", 30008, "Unknown error"),
    ("unknown", (), "", "sending", None, "could not be found out"),
    ("expired", (("expired", {"when": "then"}),), "", "failed", 30036, "Its time ran out then"),
    ("withdrawn", (), "", "canceled", None, None),
    ("received", (), "", "received", None, None),
]


@pytest.mark.parametrize(("state", "reasons", "why", "status", "code", "words"), STATES)
def test_every_state_in_twilios_words(
    state: str, reasons: Reasons, why: str, status: str, code: int | None, words: str | None
) -> None:
    assert status_of(state, reasons) == status
    found, said = error_of(state, reasons, why)
    assert found == code
    assert (said is None) if words is None else words in str(said)


def test_no_state_is_without_a_word() -> None:
    assert {state for state, *_ in STATES} == {state.value for state in State} | {"received"}


def test_the_form_of_a_callback_is_as_twilio_posts_it() -> None:
    """Held against a callback of Twilio's own."""
    sample = read_fields((SAMPLES / "status_failed_optout.form").read_text().strip())
    form = status_form(
        sid=sample.one("MessageSid"),
        account=sample.one("AccountSid"),
        sender=sample.one("From"),
        to=sample.one("To"),
        status="failed",
        error=21610,
    )
    assert {name: [value] for name, value in form.items()} == {name: sample[name] for name in form}
    assert set(form) >= set(sample) - {"MessagingServiceSid", "RawDlrDoneDate"}
    assert (
        status_form(sid="SM1", account="AC1", sender="1", to="2", status="sent", service="MG1")["MessagingServiceSid"]
        == "MG1"
    )
