"""A file of a page is replaced; earlier versions stay for everyone who reads the page."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from guildhall.library.models import FileVersion

HERE = "/c/pumps/library/"


def text_file(words: str, name: str = "list.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, words.encode(), content_type="text/plain")


@pytest.fixture
def page(world, community, as_person):
    """A page that is a file."""
    as_person(world.ben).post(
        f"{HERE}add/", {"title": "Price list", "files": text_file("Seal 4 euro")}
    )
    return community.entries.get(title="Price list")


def replace(client, page, words: str, **sent: object):
    old = page.attachments.get(is_beside=True)
    sent = {"old": old.pk, "file": text_file(words), "note": "New prices", **sent}
    return client.post(f"{HERE}{page.pk}/file/", sent)


def test_a_page_can_be_a_file(world, page, as_person):
    shown = as_person(world.cleo).get(f"{HERE}{page.pk}/").content.decode()

    assert "list.txt" in shown
    assert "Nothing is written here yet" not in shown


def test_the_new_one_is_beside_it_and_the_old_one_can_be_had(world, page, as_person):
    old = page.attachments.get()

    replace(as_person(world.cleo), page, "Seal 5 euro")

    shown = as_person(world.ben).get(f"{HERE}{page.pk}/").content.decode()
    [version] = FileVersion.objects.filter(page=page.pk)
    assert (version.attachment_id, version.number, version.note) == (old.pk, 1, "New prices")
    assert page.attachments.get(is_beside=True).file != old.file
    assert f"/files/{old.file}?download" in shown
    assert as_person(world.ben).get(f"/files/{old.file}").status_code == 200
    assert as_person(world.dov).get(f"/files/{old.file}").status_code == 404


def test_the_same_file_again_changes_nothing(world, page, as_person):
    replace(as_person(world.cleo), page, "Seal 4 euro")

    assert FileVersion.objects.count() == 0
    assert page.attachments.filter(is_beside=True).count() == 1


def test_of_two_who_replace_it_the_second_is_told(world, page, as_person):
    old = page.attachments.get()
    replace(as_person(world.cleo), page, "Seal 5 euro")

    second = as_person(world.ben).post(
        f"{HERE}{page.pk}/file/", {"old": old.pk, "file": text_file("Seal 6 euro")}
    )

    assert second.status_code == 422
    assert FileVersion.objects.count() == 1


def test_an_empty_file_is_refused_in_a_sentence(world, page, as_person):
    answer = replace(as_person(world.cleo), page, "")

    assert answer.status_code == 422
    assert "empty" in answer.content.decode()


def test_of_a_page_without_a_file_nothing_is_replaced(world, community, as_person):
    as_person(world.ben).post(f"{HERE}add/", {"title": "Words"})
    page = community.entries.get(title="Words")

    assert as_person(world.ben).get(f"{HERE}{page.pk}/file/").status_code == 404
