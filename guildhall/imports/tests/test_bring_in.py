import json

import pytest
from click.testing import CliRunner
from django.db import connection

from guildhall.commons.models import Entry, Reply
from guildhall.imports.command import bring_in

pytestmark = pytest.mark.database

USERS = '<row Id="1" DisplayName="Mia" /><row Id="2" DisplayName="Jo" />'
POSTS = """
<row Id="1" PostTypeId="1" AcceptedAnswerId="2" CreationDate="2015-01-01T10:00:00"
    OwnerUserId="1" Title="Why?" Body="&lt;p&gt;So&lt;/p&gt;" Score="3" Tags="&lt;yeast&gt;" />
<row Id="2" PostTypeId="2" ParentId="1" CreationDate="2015-01-01T11:00:00" OwnerUserId="2"
    Body="&lt;p&gt;Because&lt;/p&gt;" Score="1" />
<row Id="3" PostTypeId="1" CreationDate="yesterday" OwnerUserId="1" Title="Broken" Body="" />
<row Id="4" PostTypeId="1" CreationDate="2015-01-02T10:00:00" LastActivityDate="never"
    OwnerUserId="1" Title="Broken too" Body="" />
<row Id="5" PostTypeId="2" ParentId="99" CreationDate="2015-01-02T10:00:00" OwnerUserId="2"
    Body="lost" />
"""
COMMENTS = '<row Id="1" PostId="2" Text="Thanks" CreationDate="2015-01-01T12:00:00" UserId="1" />'
HISTORY = (
    '<row Id="1" PostHistoryTypeId="2" PostId="none" Text="broken" /><row Id="2" '
    'PostHistoryTypeId="2" PostId="1" Text="So *what*" />'
)


@pytest.fixture
def dump(tmp_path):
    files = {
        "Users": USERS,
        "Posts": POSTS,
        "Comments": COMMENTS,
        "Tags": '<row Id="1" TagName="yeast" />',
        "PostHistory": HISTORY,
    }
    for name, rows in files.items():
        (tmp_path / f"{name}.xml").write_text(f"\ufeff<root>{rows}</root>", encoding="utf-8")
    return tmp_path


def run(path):
    result = CliRunner().invoke(
        bring_in, ["stackexchange", str(path), "--community", "beer", "--json"]
    )
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout.splitlines()[-1])


@pytest.mark.django_db
def test_a_site_comes_in_and_broken_rows_are_counted_by_reason(dump):
    report = run(dump)

    assert [report[name] for name in ("questions", "answers", "replies", "topics")] == [1, 1, 1, 1]
    assert report["skipped"] == {
        "question: no CreationDate": 1,
        "question: no LastActivityDate": 1,
        "answer: its question is not in the dump": 1,
    }
    entry = Entry.objects.get(kind="question")
    assert (entry.state, entry.reply_count, entry.answer_count, entry.body) == (
        "solved",
        2,
        1,
        "So *what*",
    )
    assert entry.created_at.isoformat() == "2015-01-01T10:00:00+00:00"


@pytest.mark.django_db
def test_coming_in_twice_adds_nothing(dump):
    run(dump)

    again = run(dump)

    assert [
        again[name] for name in ("people", "questions", "answers", "replies", "topics", "links")
    ] == [0] * 6
    assert (Entry.objects.count(), Reply.objects.count()) == (1, 2)


@pytest.mark.django_db
def test_what_is_no_dump_ends_in_a_sentence(tmp_path):
    (tmp_path / "x.zip").write_bytes(b"not a zip")

    result = CliRunner().invoke(
        bring_in, ["stackexchange", str(tmp_path / "x.zip"), "--community", "beer"]
    )

    assert result.exit_code == 1
    assert "neither a folder nor a zip file" in result.output


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL looks by itself")
def test_the_database_knows_what_came_in(dump):
    run(dump)

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM sqlite_stat1 WHERE tbl = 'commons_entry'")
        assert cursor.fetchone()[0] > 0
