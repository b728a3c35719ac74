"""Dumps as people have them: packed elsewhere, several in one, without tags or authors."""

import datetime as dt
import json
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from guildhall.commons.models import Entry, Reply
from guildhall.communities.models import Community, Membership, Topic
from guildhall.health.measure.reading import read_frames
from guildhall.imports.command import bring_in
from guildhall.people.models import Person
from guildhall.questions.models import Question

pytestmark = pytest.mark.database

QUESTION = (
    '<row Id="{id}" PostTypeId="1" CreationDate="2015-01-0{id}T10:00:00" {by} Title="Why {id}?" '
    'Body="So" '
    'Tags="&lt;yeast&gt;&lt;hops&gt;" />'
)
ANSWER = (
    '<row Id="{id}" PostTypeId="2" ParentId="1" CreationDate="2015-01-0{id}T1{hour}:00:00" {by} '
    'Body="Because" />'
)
MIA, SITE, NOBODY = 'OwnerUserId="7"', 'OwnerUserId="-1"', ""
USERS = '<users><row Id="7" DisplayName="Mia" /><row Id="-1" DisplayName="Community" /></users>'
POSTS = "<posts>" + QUESTION.format(id=1, by=MIA) + "</posts>"


def run(path: Path, *more: str) -> Result:
    return CliRunner().invoke(
        bring_in, ["stackexchange", str(path), "--community", "beer", "--json", *more]
    )


def report_of(result: Result) -> dict:
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout.splitlines()[-1])


def zipped(path: Path, files: dict[str, str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def assert_refused(result: Result, *words: str) -> None:
    assert result.exit_code == 1
    assert "Traceback" not in result.output
    for word in words:
        assert word in result.output
    assert not Community.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("folder", ["beer.stackexchange.com\\", "a/b/", "dump\\beer\\", ""])
def test_a_zip_of_any_program_is_read_whatever_stands_between_its_folders(tmp_path, folder):
    path = zipped(tmp_path / "dump.zip", {f"{folder}Posts.xml": POSTS, "__MACOSX/._Posts.xml": "x"})

    assert report_of(run(path))["questions"] == 1


@pytest.mark.django_db
def test_two_sites_in_one_zip_are_refused_with_their_names_unless_one_is_named(tmp_path):
    both = {
        "beer.stackexchange.com/Posts.xml": POSTS,
        "beer.meta.stackexchange.com\\Posts.xml": "<posts></posts>",
    }
    path = zipped(tmp_path / "both.zip", both)

    assert_refused(run(path), "beer.stackexchange.com", "beer.meta.stackexchange.com", "--site")
    assert_refused(run(path, "--site", "wine.stackexchange.com"), "Pick one with --site")
    assert report_of(run(path, "--site", "beer.stackexchange.com"))["questions"] == 1


@pytest.mark.django_db
def test_a_folder_with_the_site_inside_is_read(tmp_path):
    (tmp_path / "beer").mkdir()
    (tmp_path / "beer" / "Posts.xml").write_text(POSTS)

    assert report_of(run(tmp_path))["questions"] == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("start", "packed_as"),
    [
        (b"7z\xbc\xaf\x27\x1c", "7z"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"Rar!\x1a\x07", "RAR"),
        (b"BZh9", "bzip2"),
    ],
)
def test_other_archives_are_refused_with_what_to_do(tmp_path, start, packed_as):
    path = tmp_path / "beer.stackexchange.com.7z"
    path.write_bytes(start + b"\0" * 50)

    assert_refused(run(path), f"packed as {packed_as}", "Unpack it into a folder first")


@pytest.mark.django_db
def test_a_zip_of_archives_says_so(tmp_path):
    assert_refused(run(zipped(tmp_path / "all.zip", {"beer.7z": "x"})), "unpack these first")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "tags", [None, "<tags></tags>", '<tags><row Id="1" TagName="malt" /></tags>']
)
def test_topics_come_from_the_posts_where_the_list_of_tags_is_missing(tmp_path, tags):
    files = {"Posts.xml": POSTS} | ({"Tags.xml": tags} if tags else {})

    report = report_of(run(zipped(tmp_path / "dump.zip", files)))

    names = set(Topic.objects.values_list("name", flat=True))
    assert names - {"malt"} == {"yeast", "hops"}
    assert report["topics"] == len(names)
    assert {topic.name for topic in Entry.objects.get().topics.all()} == {"yeast", "hops"}


@pytest.mark.django_db
def test_a_damaged_list_brings_nothing(tmp_path):
    path = zipped(tmp_path / "dump.zip", {"Posts.xml": POSTS, "PostLinks.xml": "<links><row Id="})

    assert_refused(run(path), "PostLinks.xml ends in the middle")


@pytest.mark.django_db
def test_posts_that_lost_their_author_and_what_the_site_did_are_no_members_and_in_no_figure(
    tmp_path,
):
    posts = "".join(
        [
            QUESTION.format(id=1, by=MIA),
            QUESTION.format(id=2, by=NOBODY),
            QUESTION.format(id=3, by=SITE),
            ANSWER.format(id=4, hour=0, by=NOBODY),
            ANSWER.format(id=5, hour=1, by=SITE),
            ANSWER.format(id=6, hour=2, by='OwnerDisplayName="user9"'),
        ]
    )

    report = report_of(
        run(
            zipped(
                tmp_path / "dump.zip", {"Posts.xml": f"<posts>{posts}</posts>", "Users.xml": USERS}
            )
        )
    )

    community = Community.objects.get()
    names = dict(Person.objects.exclude(source="keeper").values_list("name", "kind"))
    assert names == {
        "Mia": "person",
        "user9": "person",
        "somebody": "nobody",
        "Community": "program",
    }
    here = Membership.objects.filter(community=community).exclude(person__source="keeper")
    assert sorted(here.values_list("person__name", flat=True)) == ["Mia", "user9"]
    assert report["people"] == 2
    assert (Entry.objects.count(), Reply.objects.count()) == (3, 3)
    frames = read_frames(community, at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    assert frames.people == 2
    assert set(frames.events["actor"].drop_nulls()) | set(frames.events["toward"].drop_nulls()) <= {
        0,
        1,
    }
    assert Question.objects.get(entry__title="Why 1?").first_reply_at == dt.datetime(
        2015, 1, 6, 12, tzinfo=dt.UTC
    )
    assert not Person.objects.claimable().filter(name__in=["somebody", "Community"]).exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("attribute", "value"),
    [
        ("Id", "9" * 40),
        ("Score", "9" * 17),
        ("Score", "x"),
        ("OwnerUserId", "9" * 400),
        ("OwnerDisplayName", "x" * 9000),
        ("AcceptedAnswerId", "9" * 30),
        ("CreationDate", "0001-01-01T00:00:00"),
        ("CreationDate", "9999-12-31T23:59:59"),
        ("LastActivityDate", "9999-12-31T23:59:59"),
        ("Title", "x" * 100_000),
        ("Tags", "&lt;" + "t" * 500 + "&gt;"),
        ("Body", "&lt;b&gt;" * 5_000),
        ("ContentLicense", "x" * 500),
    ],
)
def test_absurd_values_cost_their_row_at_most(tmp_path, attribute, value):
    row = (
        QUESTION.format(id=2, by="")
        .replace(' Title="Why 2?"', "")
        .replace(' CreationDate="2015-01-02T10:00:00"', "")
    )
    values = {"Title": "Why 2?", "CreationDate": "2015-01-02T10:00:00"}
    for name in ("Id", "Tags", "Body"):
        if name == attribute:
            row = row.replace(
                {"Id": 'Id="2" ', "Body": 'Body="So" ', "Tags": 'Tags="&lt;yeast&gt;&lt;hops&gt;"'}[
                    name
                ],
                "",
            )
    values[attribute] = value
    odd = row.replace("/>", "".join(f' {name}="{text}"' for name, text in values.items()) + " />")
    history = f'<h><row Id="1" PostHistoryTypeId="2" PostId="{"9" * 40}" Text="x" /></h>'
    path = zipped(
        tmp_path / "dump.zip",
        {
            "Posts.xml": f"<posts>{QUESTION.format(id=1, by=MIA)}{odd}</posts>",
            "PostHistory.xml": history,
        },
    )

    assert report_of(run(path))["questions"] in (1, 2)
    assert report_of(run(path))["questions"] == 0


@pytest.mark.django_db
@pytest.mark.parametrize(
    "posts",
    [
        "<posts>" + "<a>" * 5_000,
        "<posts>" + POSTS * 40 + "</posts>",
        "<posts><row Id='&#0;' /></posts>",
        "<?xml version='1.0' encoding='x-nothing'?><posts></posts>",
        "\0\0\0",
    ],
)
def test_files_that_are_no_rows_end_in_a_sentence(tmp_path, posts):
    (tmp_path / "Posts.xml").write_text(posts)

    result = run(tmp_path)

    assert "Traceback" not in result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)
