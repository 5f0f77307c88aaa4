"""Cells: numbers as firms write them, and what spreadsheets do to them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.gateway.importing.cells import Wrong, cleaned, language, listed, phone, state, word, zip_code

ANNA = "+17045550123"


@pytest.mark.parametrize(
    "written",
    [
        "(704) 555-0123",
        "704-555-0123",
        "704.555.0123",
        "704 555 0123",
        "7045550123",
        "1-704-555-0123",
        "17045550123",
        "+1 704 555 0123",
        "+17045550123",
        "704‑555‑0123",
        "704\u00a0555\u00a00123",
        "7045550123.0",
        "01117045550123",
    ],
)
def test_a_number_is_read_as_firms_write_it(written: str) -> None:
    assert phone(written, "US").address == ANNA


@pytest.mark.parametrize(
    ("written", "region", "address"),
    [
        ("020 7946 0123", "GB", "+442079460123"),
        ("01 23 45 67 89", "FR", "+33123456789"),
        ("+44 20 7946 0123", "US", "+442079460123"),
        ("(604) 555-0123", "CA", "+16045550123"),
        ("whatsapp:+17045550123", "US", "whatsapp:+17045550123"),
    ],
)
def test_other_countries_and_channels(written: str, region: str, address: str) -> None:
    assert phone(written, region).address == address


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("7.04555E+09", "spreadsheet"),
        ("7,04555E+09", "spreadsheet"),
        ("555-0123", "area code"),
        ("704-555-0123 x12", "extension"),
        ("704-555-0123 ext. 12", "extension"),
        ("704-555-CALL", "no phone number"),
        ("704-555-0123 / 704-555-0124", "digits"),
        ("(000) 555-0123", "can exist"),
        ("n/a", "no phone number"),
        ("٧٠٤٥٥٥٠١٢٣", "no phone number"),
    ],
)
def test_what_is_no_number_is_refused_without_quoting_it(written: str, said: str) -> None:
    with pytest.raises(Wrong) as caught:
        phone(written, "US")
    assert said in str(caught.value)
    assert written not in str(caught.value)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("  Ann\u00a0", "Ann"),
        ("'+17045550123", "+17045550123"),
        ("'7045550123", "7045550123"),
        ('="02138"', "02138"),
        ("'tis so", "'tis so"),
        ("\ufeffAnn\u200b", "Ann"),
        ("two\nlines", "two\nlines"),
    ],
)
def test_a_cell_is_freed_of_what_spreadsheets_add(cell: str, text: str) -> None:
    assert cleaned(cell, 100) == text


@pytest.mark.parametrize("cell", ["=A1&B1", '=HYPERLINK("http://x")', "#N/A", "#REF!", "a\0b", "x" * 101])
def test_a_cell_without_a_value_is_refused(cell: str) -> None:
    with pytest.raises(Wrong):
        cleaned(cell, 100)


def test_words_and_lists() -> None:
    assert word(" Express Written ") == "express_written"
    assert word("E-Mail") == "email"
    assert listed("reminders; offers,reminders |support\nx") == ("reminders", "offers", "support", "x")
    assert (state("nc"), zip_code("28202-1234"), language("ES_us")) == ("NC", "28202", "es-US")


@pytest.mark.parametrize(
    ("read", "cell", "said"),
    [(zip_code, "2138", "02138?"), (zip_code, "abc", "five"), (state, "Carolina", "NC"), (language, "Spanish", "es")],
)
def test_what_a_person_column_says_wrongly(read: object, cell: str, said: str) -> None:
    with pytest.raises(Wrong) as caught:
        read(cell)  # type: ignore[operator]
    assert said in str(caught.value)


@given(st.text(max_size=40))
def test_no_cell_breaks_it(cell: str) -> None:
    try:
        found = phone(cleaned(cell, 200), "US")
    except Wrong:
        return
    assert found.address.rpartition(":")[2].startswith("+")
