"""Tables as spreadsheet programs write them: read as meant, or refused with the line."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from guildhall.commons.models import Entry
from guildhall.communities.models import Community
from guildhall.imports.command import bring_in
from guildhall.imports.ways.table import Table
from guildhall.imports.ways.table_text import NotATable
from guildhall.people.models import Person

GERMAN = "seen;fix\r\nGeräusch an der Tür;Öl nachfüllen, 5 €\r\n"


def rows_of(tmp_path: Path, content: bytes | str, *given: str) -> list[tuple[str, ...]]:
    path = tmp_path / "tips.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return [tuple(value for value in row.values() if value) for row in Table(path, given).rows()]


@pytest.mark.parametrize(
    "content",
    [
        GERMAN.encode(),
        b"\xef\xbb\xbf" + GERMAN.encode(),
        GERMAN.encode("cp1252"),
        b"\xff\xfe" + GERMAN.encode("utf-16-le"),
        b"\xfe\xff" + GERMAN.encode("utf-16-be"),
        GERMAN.encode("utf-16-le"),
        GERMAN.replace(";", "\t").encode("utf-16"),
        b"sep=;\r\n" + GERMAN.encode("cp1252"),
        GERMAN.replace("\r\n", "\r").encode(),
    ],
)
def test_the_charset_is_the_one_it_was_written_in(tmp_path, content):
    assert rows_of(tmp_path, content) == [("Geräusch an der Tür", "Öl nachfüllen, 5 €")]


def test_bytes_that_windows_1252_does_not_know_are_read_as_the_web_reads_them(tmp_path):
    assert rows_of(tmp_path, b"seen\r\nT\xfcr\x81 \x9cuvre\r\n") == [("Tür œuvre",)]


@pytest.mark.parametrize("sep", ["sep=;", "SEP=;", '"sep=;"', "\ufeffsep=;"])
def test_a_line_that_names_the_delimiter_is_no_heading(tmp_path, sep):
    assert rows_of(tmp_path, f"{sep}\r\nseen;fix\r\nPump, old;Ring\r\n") == [("Pump, old", "Ring")]


@pytest.mark.parametrize(
    "heading",
    [
        "Seen;FIX;How to tell",
        "SEEN;Fix;how-to-tell",
        " seen ; fix;HOW_TO_TELL",
        '"seen";"fix";"How to tell"',
        "\r\n;;\r\nseen;fix;how_to_tell",
    ],
)
def test_headings_are_known_in_any_capitals_and_after_blank_lines(tmp_path, heading):
    assert rows_of(tmp_path, f"{heading}\r\nhums;oil;ear\r\n") == [("hums", "oil", "ear")]


def test_blank_lines_are_no_rows_and_missing_cells_at_the_end_are_empty(tmp_path):
    assert rows_of(tmp_path, "seen,fix,author\n\n,,\nhums\n   \nticks,dry,,,\n") == [
        ("hums",),
        ("ticks", "dry"),
    ]


def test_names_and_texts_with_delimiters_and_line_ends_in_quotation_marks_stay_whole(tmp_path):
    content = (
        'seen,fix,author\r\n"hums, and\r\nstops, often",5" pipe,"Muster, Eva"\r\n'
        '"say ""a""",x,y\r\n'
    )

    assert rows_of(tmp_path, content) == [
        ("hums, and\r\nstops, often".replace("\r\n", "\n"), '5" pipe', "Muster, Eva"),
        ('say "a"', "x", "y"),
    ]


def test_a_column_whose_name_holds_a_comma_can_be_mapped(tmp_path):
    content = '"What, where",Remedy\nhums,oil\n'

    assert rows_of(tmp_path, content, "seen=What, where,fix=REMEDY") == [("hums", "oil")]


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ('seen,fix\nPump hums,"open the lid\nPump leaks,Seal\nPump stops,Fuse\n', 2),
        ('seen,fix\nPump hums,Oil\nPump leaks,"Seal\nPump stops,"Fuse"\n', 3),
        ('seen,fix\n"two\nlines",x\n\nPump leaks,"Seal\n', 5),
        ('sep=;\nseen;fix\nPump;"lid\n', 3),
        ('seen,fix\nPump hums,"open the lid\nPump leaks,Seal\nPump stops,"\n', 2),
        ('seen;fix\nPump hums;Oil\n"Pump leaks;Seal\nPump stops; "\n', 3),
        ('seen,fix\nPump,"open" the lid\n', 2),
    ],
)
def test_a_quotation_mark_that_is_not_closed_is_refused_with_its_line(tmp_path, content, line):
    with pytest.raises(NotATable, match=rf"quotation mark of the row that begins in line {line} "):
        rows_of(tmp_path, content)


def test_a_row_with_more_cells_than_columns_is_refused_with_its_line(tmp_path):
    with pytest.raises(NotATable, match=r"the row in line 3 has 3 cells, but there are 2 columns"):
        rows_of(tmp_path, "seen,author\nhums,Eva\nticks,Muster, Eva\n")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"PK\x03\x04\x14\x00\x06\x00xl/workbook.xml", "is the workbook of a spreadsheet program"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
            "is the workbook of a spreadsheet program",
        ),
        (b"%PDF-1.7", "is not a table as text"),
        (b"", "is empty"),
        (b"\xef\xbb\xbf\r\n  \r\n", "is empty"),
        (b"seen,Seen\nx,y\n", None),
        (b"fix,seen,seen\nx,y,z\n", "Two columns are called"),
        (b"colour\nred\n", "Say which column holds what was seen"),
        (b"seen\n" + b"x" * 1_100_000, "longer than a million characters"),
        (b"\x00\x01\x02\x03", "Say which column"),
    ],
)
def test_what_is_no_table_is_refused_in_one_sentence(tmp_path, content, sentence):
    if sentence is None:
        assert rows_of(tmp_path, content) == [("x",)]
        return
    with pytest.raises(NotATable, match=sentence):
        rows_of(tmp_path, content)


def take_in(path: Path) -> Result:
    return CliRunner().invoke(bring_in, ["tips", str(path), "--community", "pumps", "--json"])


@pytest.mark.django_db
def test_a_damaged_table_leaves_nothing_behind(tmp_path):
    path = tmp_path / "tips.csv"
    path.write_text("seen,fix\n" + "hums,oil\n" * 600 + 'Pump leaks,"Seal\n')

    result = take_in(path)

    assert (
        result.exit_code,
        Community.objects.count(),
        Entry.objects.count(),
        Person.objects.count(),
    ) == (1, 0, 0, 0)
    assert "line 602" in result.output
    assert "Traceback" not in result.output


@pytest.mark.django_db
def test_a_german_table_of_a_spreadsheet_program_comes_in(tmp_path):
    path = tmp_path / "tips.csv"
    text = (
        "sep=;\r\nSeen;Fix;Author;Written on\r\n"
        "Pumpe brummt;Lager tauschen;Müller, Eva;0001-01-01\r\n"
    )
    path.write_bytes(text.encode("cp1252"))

    report = json.loads(take_in(path).stdout.splitlines()[-1])

    assert (report["tips"], report["skipped"]) == (1, {"date not understood, today taken": 1})
    assert Entry.objects.get().author.name == "Müller, Eva"
