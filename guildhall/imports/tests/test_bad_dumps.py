"""Dumps that are none, damaged, lying or hostile: each ends in a sentence."""

import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from guildhall.commons.models import Entry, Reply
from guildhall.imports.command import bring_in
from guildhall.imports.models import Arrival

POST = (
    '<row Id="{id}" PostTypeId="1" CreationDate="2015-01-01T10:00:00" OwnerUserId="1" Title="Why '
    '{id}?" '
    'Body="&lt;p&gt;So&lt;/p&gt;" Tags="&lt;yeast&gt;" />'
)


def run(path: Path, *more: str) -> Result:
    return CliRunner().invoke(bring_in, ["stackexchange", str(path), "--community", "beer", *more])


def posts(count: int) -> str:
    return "".join(POST.format(id=number) for number in range(1, count + 1))


def assert_ends_in_a_sentence(result: Result, words: str) -> None:
    assert result.exit_code == 1
    assert words in result.output
    assert "Traceback" not in result.output


@pytest.mark.django_db
def test_a_truncated_file_keeps_what_came_before_and_says_so(tmp_path):
    (tmp_path / "Posts.xml").write_text(f"<posts>{posts(600)}<row Id='9999' PostTy")

    result = run(tmp_path)

    assert_ends_in_a_sentence(result, "ends in the middle or is damaged")


@pytest.mark.django_db
def test_a_truncated_zip_is_not_opened(tmp_path):
    whole = tmp_path / "whole.zip"
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Posts.xml", f"<posts>{posts(50)}</posts>")
    half = tmp_path / "half.zip"
    half.write_bytes(whole.read_bytes()[:300])

    assert_ends_in_a_sentence(run(half), "neither a folder nor a zip file")


@pytest.mark.django_db
def test_a_damaged_member_of_a_zip_ends_in_a_sentence(tmp_path):
    path = tmp_path / "dump.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("Posts.xml", f"<posts>{posts(50)}</posts>")
    content = path.read_bytes()
    path.write_bytes(content.replace(b"Why 25?", b"Why 52?"))

    assert_ends_in_a_sentence(run(path), "cannot be read")


@pytest.mark.django_db
def test_a_zip_bomb_is_refused_before_it_is_opened(tmp_path):
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Posts.xml", b"<posts>" + b" " * 60_000_000 + b"</posts>")

    assert_ends_in_a_sentence(run(path), "That is more than the hall opens")


@pytest.mark.django_db
def test_a_file_that_is_longer_than_it_says_is_refused(tmp_path, monkeypatch):
    path = tmp_path / "dump.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Posts.xml", f"<posts>{posts(400)}</posts>")
    content = path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        stated = archive.getinfo("Posts.xml").file_size
    path.write_bytes(content.replace(stated.to_bytes(4, "little"), (2000).to_bytes(4, "little")))

    result = run(path)

    assert result.exit_code == 1
    assert "Traceback" not in result.output


@pytest.mark.django_db
@pytest.mark.parametrize(
    "hostile",
    [
        '<!DOCTYPE a [<!ENTITY b "&b;&b;">]><posts>&b;</posts>',
        '<!DOCTYPE a SYSTEM "file:///etc/passwd"><posts></posts>',
    ],
)
def test_entities_and_document_types_are_refused(tmp_path, hostile):
    (tmp_path / "Posts.xml").write_text(hostile)

    assert_ends_in_a_sentence(run(tmp_path), "cannot be read")


@pytest.mark.django_db
def test_an_empty_folder_is_no_dump(tmp_path):
    assert_ends_in_a_sentence(run(tmp_path), "has no Posts.xml")


@pytest.mark.django_db
def test_a_dry_run_writes_nothing(tmp_path):
    (tmp_path / "Posts.xml").write_text(f"<posts>{posts(3)}</posts>")

    result = run(tmp_path, "--dry-run")

    assert (result.exit_code, Entry.objects.count(), Arrival.objects.count()) == (0, 0, 0)
    assert "3 questions" in result.output


@pytest.mark.django_db
def test_rows_with_the_traps_of_real_dumps_come_in(tmp_path):
    rows = (
        '<row Id="1" PostTypeId="1" CreationDate="2012-05-01T10:00:00.123" OwnerUserId="-1" '
        'Title="By the system" Body="x" />\r\n'
        '<row Id="2" PostTypeId="1" CreationDate="2019-05-01T10:00:00" OwnerDisplayName="user42" '
        'Title="No id" Body="x" '
        'ContentLicense="CC BY-SA 4.0" Tags="|a|b|" />\r\n'
        '<row Id="3" PostTypeId="1" CreationDate="2012-05-01T10:00:00" Title="Nobody" '
        'Body="&lt;script&gt;x&lt;/script&gt;" />'
        '<row Id="4" PostTypeId="4" CreationDate="2012-05-01T10:00:00" Body="tag text" />'
    )
    (tmp_path / "Posts.xml").write_bytes(b"\xef\xbb\xbf<posts>\r\n" + rows.encode() + b"</posts>")

    result = run(tmp_path)

    assert result.exit_code == 0, result.output
    assert dict(Entry.objects.values_list("title", "author__name")) == {
        "By the system": "user-1",
        "No id": "user42",
        "Nobody": "somebody",
    }
    assert set(Entry.objects.values_list("title", "source_licence")) == {
        ("By the system", "CC BY-SA 3.0"),
        ("No id", "CC BY-SA 4.0"),
        ("Nobody", "CC BY-SA 3.0"),
    }
    assert "script" not in Entry.objects.get(title="Nobody").body_html
    assert Reply.objects.count() == 0
