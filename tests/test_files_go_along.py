"""Files move, grow and leave with their texts and people, and go when nothing uses them."""

import datetime as dt
import os
import zipfile
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from guildhall.commons.actions import (
    change_beside,
    grow,
    move_entry,
    put_beside,
    save_draft,
    space_used,
)
from guildhall.commons.models import Attachment, Entry
from guildhall.commons.tasks import sweep_files
from guildhall.communities.actions import start_community
from guildhall.kit import files
from guildhall.people.actions import leave
from guildhall.people.archive import archive_of
from guildhall.people.models import Person
from guildhall.questions.actions import ask
from guildhall.talk.actions import write_post
from tests.pictures import pdf, png
from tests.some_files import kept

pytestmark = pytest.mark.database


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)


@pytest.fixture
def ben(world, as_person) -> Client:
    return as_person(world.ben)


def test_what_grows_from_a_post_shows_its_files_and_counts_them(world, ben):
    post = write_post(world.community, by=world.ben, body="Green terminals")
    photo = kept(world, png())
    put_beside(post, [photo], by=world.ben)

    tip = grow(post, to_kind="question", by=world.ben, title="Why green?")

    assert [one.file for one in Entry.objects.get(pk=tip.pk).files_beside] == [photo.file]
    assert ben.get(photo.path).status_code == 200


def test_a_moved_texts_files_count_to_the_other_community(world):
    other = start_community("Seals", by=world.ada, purpose="All about seals")
    question = ask(world.community, by=world.ben, title="Why does it hum?")
    put_beside(question, [kept(world, pdf())], by=world.ben)

    move_entry(question, to=other, by=world.ada)

    assert space_used(world.ben, world.community) == (len(pdf()), 0)
    assert space_used(world.ben, other) == (len(pdf()), len(pdf()))


def test_what_nothing_uses_goes_after_seven_days_with_its_pictures(world, settings):
    manual, drafted = kept(world, pdf("1")), kept(world, pdf("2"))
    manual.preview = files.keep(b"first page", "webp")
    manual.save()
    post = write_post(world.community, by=world.ben, body="Look")
    put_beside(post, [manual], by=world.ben)
    save_draft(person=world.ben, form="post", target="7", fields={"attached": str(drafted.pk)})
    _a_week_passes(settings)
    sweep_files()
    there = [files.exists(name) for name in (manual.file, manual.preview, drafted.file)]

    change_beside(post, [], removed=[manual.pk], by=world.ben)
    sweep_files()

    gone = [files.exists(name) for name in (manual.file, manual.preview, drafted.file)]
    assert (there, gone) == ([True, True, True], [False, False, True])


def test_a_file_that_is_posted_again_before_it_goes_stays(world, settings):
    first, again = kept(world, pdf()), kept(world, pdf())
    post = write_post(world.community, by=world.ben, body="Look")
    put_beside(post, [first], by=world.ben)
    other = write_post(world.community, by=world.ben, body="Look again")
    put_beside(other, [again], by=world.ben)
    _a_week_passes(settings)

    change_beside(post, [], removed=[first.pk], by=world.ben)
    sweep_files()

    assert files.exists(again.file)


def test_who_leaves_takes_along_what_was_not_posted(world):
    posted, unposted = kept(world, pdf("1")), kept(world, pdf("2"))
    post = write_post(world.community, by=world.ben, body="Look")
    put_beside(post, [posted], by=world.ben)

    leave(world.ben, left_as=Person.LeftAs.FORMER_MEMBER)

    assert list(Attachment.objects.all()) == [posted]
    assert unposted.file not in Attachment.objects.values_list("file", flat=True)


def test_ones_data_hold_ones_files_and_an_owner_gets_only_what_was_posted(world):
    posted, unposted = kept(world, pdf("1"), "one.pdf"), kept(world, pdf("2"), "two.pdf")
    post = write_post(world.community, by=world.ben, body="Look")
    put_beside(post, [posted], by=world.ben)

    with archive_of(world.ben) as mine, archive_of(world.ben, is_for_owner=True) as theirs:
        mine_names = {name for name in zipfile.ZipFile(mine).namelist() if "/" in name}
        their_names = {name for name in zipfile.ZipFile(theirs).namelist() if "/" in name}

    assert mine_names == {f"files/{posted.file}", f"files/{unposted.file}"}
    assert their_names == {f"files/{posted.file}"}


def _a_week_passes(settings) -> None:
    """For rows and for files on the disk."""
    week_ago = timezone.now() - dt.timedelta(days=8)
    Attachment.objects.update(uploaded_at=week_ago)
    for path in Path(settings.MEDIA_ROOT).glob("??/*"):
        os.utime(path, (week_ago.timestamp(), week_ago.timestamp()))
