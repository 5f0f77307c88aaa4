"""Rows: CSV and NDJSON under our names, with the lines and columns of every mistake."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import BadInput
from app.gateway.importing import rows as reading
from app.gateway.importing.layout import Sort, layout, parse_map
from app.gateway.importing.lines import Proof, read_line
from app.gateway.importing.rows import Row, Rows, sniffed


def rows(text: str | bytes, sort: Sort = Sort.CONSENTS, **how: Any) -> list[Row]:
    return list(made(text, sort, **how))


def made(text: str | bytes, sort: Sort = Sort.CONSENTS, **how: Any) -> Rows:
    raw = text if isinstance(text, bytes) else text.encode()
    return Rows(io.BytesIO(raw), layout(sort, **how))


def flaws(text: str, sort: Sort = Sort.CONSENTS, **how: Any) -> list[tuple[str, str]]:
    """Every mistake of the first line."""
    plan = layout(sort, **how)
    table = Rows(io.BytesIO(text.encode()), plan)
    line, found = read_line(next(iter(table)), plan, table.columns, Proof())
    assert (line is None) == bool(found)
    return [(flaw.column, flaw.said) for flaw in found]


@pytest.mark.parametrize("separator", list(",;\t|"))
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_separators_encodings_and_newlines_are_told_by_the_file(separator: str, encoding: str, newline: str) -> None:
    lines = [separator.join(cells) for cells in (["Phone", "Name", ""], ["704-555-0123", "Zoë", ""], ["", "", ""])]
    found = rows(newline.join(lines).encode(encoding))
    assert found == [Row(2, {"phone": "704-555-0123", "name": "Zoë"})]


def test_the_line_is_the_one_where_a_record_begins() -> None:
    text = 'phone,note\n704-555-0123,"two\nlines, ""quoted"""\n\n704-555-0124,one\n'
    assert [(row.line, row.cells["note"]) for row in rows(text)] == [(2, 'two\nlines, "quoted"'), (5, "one")]


def test_the_firm_s_own_headings_are_mapped_and_the_rest_is_named() -> None:
    table = made(
        "Cell #,Signed On,Staff,evidence.page,Shoe\n1,2,3,4,5\n",
        columns=parse_map("phone='Cell #',given_at='Signed On',evidence.staff=Staff"),
    )
    assert next(iter(table)).cells == {
        "phone": "1",
        "given_at": "2",
        "evidence.staff": "3",
        "evidence.page": "4",
    }
    assert table.unread == ["Shoe"]
    assert table.columns["phone"] == "Cell #"


@pytest.mark.parametrize(
    ("written", "means"),
    [
        ("phone='Cell, main',given_at=\"Signed On\"", {"phone": "Cell, main", "given_at": "Signed On"}),
        (" phone = Cell , tier = Tier ", {"phone": "Cell", "tier": "Tier"}),
        ("", {}),
    ],
)
def test_a_map_is_read_with_and_without_quotes(written: str, means: dict[str, str]) -> None:
    assert parse_map(written) == means


@pytest.mark.parametrize("written", ["phone", "phone=", "phone=a,phone=b", "=x", "phone='a"])
def test_a_map_that_cannot_be_read_is_refused(written: str) -> None:
    with pytest.raises(BadInput):
        parse_map(written)


@pytest.mark.parametrize(
    ("text", "how", "said"),
    [
        ("", {}, "empty"),
        ("\n\n", {}, "empty"),
        ("Name,Date\n", {}, "Headings: Name, Date"),
        ("Phone,Phone\n", {}, "which of these is phone"),
        ("Mobile,Cell\n", {}, "Mobile, Cell: which of these is phone"),
        ("Handy,Handy\n", {"columns": {"phone": "Handy"}}, "2 columns are headed 'Handy'"),
        ("phone\n", {"columns": {"given_at": "Date"}}, "no column 'Date' for given_at"),
        ("phone\n", {"columns": {"shoe": "Shoe"}}, "'shoe' is no field"),
        ("phone\n", {"defaults": {"shoe": "42"}}, "'shoe' is no field"),
        ("phone\n", {"region": "XX"}, "XX"),
        ("phone\n", {"zone": "Mars/Olympus"}, "Mars"),
    ],
)
def test_a_heading_that_cannot_be_understood_is_refused_as_a_whole(text: str, how: Any, said: str) -> None:
    with pytest.raises(BadInput) as caught:
        made(text, **how)
    assert said in caught.value.detail


def test_our_own_name_goes_before_another_that_means_it() -> None:
    assert rows("Mobile,Phone\n1,2\n")[0].cells == {"phone": "2"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("phone,note\n1,a,b\n", "3 cells under 2 headings"),
        ('phone,note\n1,"a\n', "quote"),
        ('phone,note\n1,"a"b\n', "quote"),
        ("phone,note\n1,caf\udce9\n", "UTF-8"),
    ],
)
def test_a_line_that_is_no_line_is_refused_alone(text: str, said: str) -> None:
    found = rows(text.encode(errors="surrogateescape"))
    assert [row.line for row in found] == [2]
    assert said in found[0].flaws[0].said


def test_a_line_without_end_ends_the_reading_and_not_the_memory() -> None:
    with pytest.raises(BadInput, match="is it a list"):
        rows("phone\n" + "x" * (reading.LONGEST_LINE + 5))


def test_ndjson_is_read_with_nested_evidence_and_lists() -> None:
    line = {
        "phone": 7045550123,
        "programs": ["reminders", "offers"],
        "evidence": {"page": "https://acme.example"},
        "disclosure": {"text": "Words", "version": "3"},
        "tier": None,
        "shoe": 42,
    }
    table = made("\ufeff" + json.dumps(line) + "\n\n[1]\n{\n" + '{"phone":"1","phone":"2"}\n{"phone":{}}\n')
    good, *bad = list(table)
    assert good.cells == {
        "phone": "7045550123",
        "programs": "reminders\noffers",
        "evidence.page": "https://acme.example",
        "disclosure": "Words",
        "disclosure_version": "3",
    }
    assert table.unread == ["shoe"]
    assert [(row.line, row.flaws[0].said) for row in bad] == [
        (3, "is no JSON object on one line"),
        (4, "is no JSON object on one line"),
        (5, "has a name that is given twice"),
        (6, "must be a text, a number or a list of them"),
    ]


def test_every_mistake_of_a_line_is_named_with_its_column() -> None:
    text = "Cell,Signed On,Tier,How,Program\n7.04555E+09,31/31/2025,maybe,fax,\n"
    named = {"columns": {"phone": "Cell", "given_at": "Signed On", "source": "How"}}
    found = flaws(text, **named)
    assert [column for column, _ in found] == ["Cell", "Signed On", "Program", "Tier", "How"]
    assert all(said for _, said in found)


@pytest.mark.parametrize(
    ("sort", "text", "columns"),
    [
        (Sort.CONSENTS, "phone\n704-555-0123\n", ["given_at", "programs", "tier"]),
        (Sort.CONSENTS, "phone,date\n,=NOW()\n", ["date", "phone", "programs", "tier"]),
        (Sort.REVOCATIONS, "phone,source\n704-555-0123,owl\n", ["source"]),
        (Sort.PEOPLE, "phone,zip\n704-555-0123,2138\n", ["zip"]),
        (Sort.PEOPLE, "phone,name\n704-555-0123,\n", [""]),
    ],
)
def test_what_is_missing_is_named_too(sort: Sort, text: str, columns: list[str]) -> None:
    assert sorted(column for column, _ in flaws(text, sort)) == columns


def test_a_default_stands_in_where_a_cell_is_empty() -> None:
    text = "phone,date,tier\n704-555-0123,11/3/2025,\n"
    assert flaws(text, defaults={"tier": "express", "program": "reminders; offers"}) == []


def test_the_separator_is_not_looked_for_inside_of_quotes() -> None:
    assert sniffed('"a,b,c,d";x;y') == ";"


CELLS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12).map(str.strip)


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=8), st.sampled_from([",", ";", "\t"]))
def test_what_a_spreadsheet_writes_is_read_back(table: list[tuple[str, str, str]], separator: str) -> None:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=separator, quoting=csv.QUOTE_ALL)
    writer.writerow(("phone", "name", "note"))
    writer.writerows(table)
    found = [(row.cells["phone"], row.cells["name"], row.cells["note"]) for row in rows(out.getvalue())]
    assert found == [cells for cells in table if any(cell.strip() for cell in cells)]


@given(st.binary(max_size=200))
def test_no_bytes_break_the_reader(raw: bytes) -> None:
    try:
        for row in rows(b"phone,name\n" + raw):
            assert row.line > 1
    except BadInput:
        pass
