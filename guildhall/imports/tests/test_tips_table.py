"""Tips from a CSV file: its map, its odd rows, twice, and the real one where it is there."""

import json
import os
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guildhall.commons.models import Entry
from guildhall.communities.models import Community
from guildhall.imports.command import bring_in
from guildhall.practices.models import Label, Way
from guildhall.search.queries import search

pytestmark = pytest.mark.database

SHARED = (
    Path(os.environ.get("GUILDHALL_TEST_DATA", "../shared/data"))
    / "maintenance-tips/maintenance-tips-open.zip"
)
ROWS = """Date,Machine,Text,Who,Fix,Tags
2004-07-01,Pump A,It drips,Mia,New seal,Seals; Pumps
2004-07-01,Pump A,It drips,Mia,New seal,Seals; Pumps
yesterday,Pump B,"It ticks, and
stops",,,
2004-07-03,Pump B,,Jo,Never seen,
"""
MAP = "seen=Text,label=Machine,written_on=Date,author=Who,fix=Fix,topic=Tags"


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "orders.csv"
    path.write_bytes(b"\xef\xbb\xbf" + ROWS.replace("\n", "\r\n").encode())
    return path


def run(path, *more: str, given: str = MAP):
    return CliRunner().invoke(
        bring_in, ["tips", str(path), "--community", "pumps", "--map", given, "--json", *more]
    )


def said(result):
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout.splitlines()[-1])


@pytest.mark.django_db
def test_rows_come_in_as_tips_with_label_topics_author_and_day(table):
    report = said(run(table))

    assert (report["tips"], report["people"], report["topics"]) == (3, 2, 2)
    assert report["skipped"] == {
        "it does not say what was seen": 1,
        "date not understood, today taken": 1,
    }
    first = Entry.objects.filter(title="It drips").first()
    assert (
        first.author.name,
        first.created_at.date().isoformat(),
        first.way.parts,
        first.way.label.name,
    ) == (
        "Mia",
        "2004-07-01",
        {"fix": "New seal"},
        "Pump A",
    )
    assert sorted(topic.name for topic in first.topics.all()) == ["Pumps", "Seals"]
    untold = Entry.objects.get(title="It ticks, and stops")
    assert (untold.author.name, untold.way.parts, untold.state) == ("orders", {}, "new")
    assert (Label.objects.count(), Community.objects.get().visibility) == (2, "private")


@pytest.mark.django_db
def test_the_same_file_twice_adds_nothing_and_a_longer_one_what_is_new(table):
    said(run(table))
    again = said(run(table))
    table.write_text(ROWS + "2004-07-04,Pump C,It hums,Jo,Oil,\n")
    longer = said(run(table))

    assert [(report["tips"], report["known"]) for report in (again, longer)] == [(0, 3), (1, 3)]
    assert Entry.objects.filter(kind="tip").count() == 4


@pytest.mark.django_db
def test_a_dry_run_says_what_would_come_and_writes_nothing(table):
    assert said(run(table, "--dry-run"))["tips"] == 3
    assert Community.objects.count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ("seen=Nothing", "The file has no column “Nothing”"),
        ("colour=Text", "“colour=Text” is not a pair like seen=Column"),
        ("Text", "“Text” is not a pair like seen=Column"),
        ("label=Machine", "Say which column holds what was seen"),
    ],
)
def test_a_wrong_map_is_refused_in_one_sentence(table, given, sentence):
    result = run(table, given=given)

    assert result.exit_code == 1
    assert sentence in result.output
    assert Community.objects.count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00x", b"\n\n"])
def test_what_is_no_table_is_refused(tmp_path, content):
    path = tmp_path / "orders.csv"
    path.write_bytes(content)

    assert run(path).exit_code == 1


@pytest.mark.django_db
def test_text_that_is_too_long_for_a_line_is_kept_whole(tmp_path):
    path = tmp_path / "orders.csv"
    path.write_text(f"seen\n{'It drips and drips. ' * 40}\n")
    said(run(path, given=""))

    way = Way.objects.get()
    assert len(way.entry.title) <= 200
    assert way.parts["how_to_tell"].count("It drips and drips.") == 40


@pytest.mark.django_db
def test_the_real_work_orders_come_in_and_lists_and_search_hold_their_budgets(
    tmp_path, as_person, capsys
):
    if not SHARED.exists():
        pytest.skip(f"{SHARED} is not here: the excavators were not tried")
    path = tmp_path / "excavators.csv"
    with zipfile.ZipFile(SHARED) as archive:
        path.write_bytes(archive.read("excavators.csv"))
    report = said(run(path, given="seen=OriginalShorttext,label=Asset,written_on=BscStartDate"))
    with capsys.disabled():
        print(f"\nexcavators.csv: {report}")

    assert (report["tips"], report["skipped"]) == (5485, {})
    community = Community.objects.get()
    steward = community.created_by
    client = as_person(steward)
    for address in (
        "",
        "?show=unchecked",
        f"about/{Label.objects.first().pk}/",
        "to-check/",
        f"{Entry.objects.first().pk}/",
    ):
        client.get(f"/c/pumps/tips/{address}")
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"/c/pumps/tips/{address}").status_code == 200
        assert len(queries) <= 12, address
    with CaptureQueriesContext(connection) as queries:
        assert client.get("/search?q=hydraulic+hose").status_code == 200
    assert len(queries) <= 12
    assert search("bucket cylinder", person=steward).all().count() > 5
    assert (
        "Nobody has written down yet what fixed it"
        in client.get(f"/c/pumps/tips/{Entry.objects.first().pk}/").content.decode()
    )
