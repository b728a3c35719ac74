"""Files beside a text: kept, refused with a sentence, posted, seen, played, taken away."""

import datetime as dt
import io
import os
import threading
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.utils import timezone
from PIL import Image

from guildhall.commons.actions import (
    NotKept,
    attach_file,
    bytes_of,
    change_beside,
    delete_entry,
    grow,
    move_entry,
    put_beside,
    save_draft,
)
from guildhall.commons.kinds import path_of
from guildhall.commons.models import Attachment, Draft, Entry, Reply
from guildhall.commons.tasks import rerender, sweep_files
from guildhall.commons.with_files import html_with_files
from guildhall.communities.actions import start_community
from guildhall.kit import files
from guildhall.people.actions import leave
from guildhall.people.archive import archive_of
from guildhall.people.models import House, Person
from guildhall.questions.actions import answer, ask
from guildhall.talk.actions import write_post
from tests.kept_world import World, build_world
from tests.pictures import ogg, pdf, png

pytestmark = pytest.mark.database

ASK, TALK, UPLOAD = "/c/pumps/questions/ask/", "/c/pumps/talk/post/", "/c/pumps/files/"
BYTES = "application/octet-stream"


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)


@pytest.fixture
def ben(world, as_person) -> Client:
    return as_person(world.ben)


def upload(content: bytes, name: str = "p.png") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def kept(world, content: bytes, name: str = "p.png") -> Attachment:
    return attach_file(content, name=name, by=world.ben, community=world.community)


def test_a_question_is_asked_with_two_photos_a_manual_and_a_voice_note(ben):
    sent = [upload(png(1)), upload(png(2)), upload(pdf(), "manual.pdf"), upload(ogg(), "v.ogg")]

    response = ben.post(ASK, {"title": "What is this?", "need": "now", "files": sent}, follow=True)

    page = response.content.decode()
    assert page.count("data-photo ") == 2
    assert "manual.pdf" in page
    assert "<audio" in page
    beside = Entry.objects.get().files_beside
    assert [(one.kind, one.name) for one in beside] == [
        ("picture", "p.webp"),
        ("picture", "p.webp"),
        ("document", "manual.pdf"),
        ("audio", "v.ogg"),
    ]


def test_the_same_photo_alone_is_posted_in_each_of_its_places(world, ben):
    seal, pump = (ask(world.community, by=world.ada, title=title) for title in ("Seal", "Pump"))
    above = answer(seal, by=world.ada, body="This one?")
    places = [f"{path_of(one, 'pumps')}answer/" for one in (seal, pump)]
    places += [f"/c/pumps/replies/{above.pk}/reply/", TALK]

    for place in [*places, *places]:
        assert ben.post(place, {"files": [upload(png())]}).status_code == 302

    posted = Reply.objects.filter(author=world.ben).order_by("pk")
    assert [(one.entry, one.parent) for one in posted] == [
        (seal, None),
        (pump, None),
        (seal, above),
    ]
    assert Entry.objects.filter(kind="post").count() == 1


def test_files_alone_are_not_called_after_one_that_was_taken_away(world, ben):
    ben.post(TALK, {"files": [upload(pdf(), "salaries.pdf")]})
    post, file = Entry.objects.get(), Attachment.objects.get()
    named = post.lead

    changes = {"attached": file.pk, "remove": file.pk, "files": [upload(pdf("2"), "manual.pdf")]}
    ben.post(f"/c/pumps/entries/{post.pk}/edit/", changes)
    rerender(everything=True)

    post.refresh_from_db()
    assert (named, post.lead) == ("salaries.pdf", "manual.pdf")


def test_a_photo_alone_that_was_deleted_is_posted_anew(world, ben):
    ben.post(TALK, {"files": [upload(png())]})
    delete_entry(Entry.objects.get(), by=world.ben)

    ben.post(TALK, {"files": [upload(png())]})

    assert Entry.objects.published().count() == 1


def test_what_is_refused_says_so_beside_its_name_and_the_rest_is_kept(ben):
    sent = {"title": "What is this?", "need": "now", "body": "It hums."}

    refused = ben.post(ASK, {**sent, "files": [upload(png()), upload(b"MZ\x90", "setup.exe")]})

    page = refused.content.decode()
    assert refused.status_code == 422
    assert "<bdi>setup.exe</bdi>: This is a program." in page
    assert "It hums." in page
    assert not Entry.objects.exists()
    photo = Attachment.objects.get()
    assert f'name="attached" value="{photo.pk}"' in page

    ben.post(ASK, {**sent, "attached": str(photo.pk), f"alt_{photo.pk}": "A humming pump"})

    photo.refresh_from_db()
    assert (photo.entry, photo.alt) == (Entry.objects.get(), "A humming pump")


def test_a_file_that_is_added_by_script_is_seen_by_its_writer_only(world, ben, as_person):
    answered = ben.post(UPLOAD, {"file": upload(png())}).json()

    photo = Attachment.objects.get(pk=answered["id"])
    assert f'data-item="{photo.pk}"' in answered["item"]
    assert ben.get(photo.path).status_code == 200
    assert as_person(world.ada).get(photo.path).status_code == 404
    assert Client().get(photo.path).status_code == 404


def test_files_alone_are_a_post_and_sent_twice_one_post(world, ben):
    photo, other = kept(world, png(1)), kept(world, png(2))
    sent = {"body": "", "attached": f"{photo.pk}", f"alt_{photo.pk}": "A seal"}

    ben.post(TALK, sent)
    ben.post(TALK, sent)
    ben.post(TALK, {"body": "", "attached": f"{other.pk}"})

    assert list(Entry.objects.order_by("pk").values_list("lead", flat=True)) == [
        "A seal",
        "A photo",
    ]


def test_nothing_at_all_is_no_post(ben):
    response = ben.post(TALK, {"body": "", "attached": ""})

    assert response.status_code == 422
    assert "Write a line or add a file." in response.content.decode()


def test_anothers_file_cannot_be_taken(world, ben, as_person):
    theirs = attach_file(png(), name="p.png", by=world.cleo, community=world.community)

    ben.post(TALK, {"body": "look", "attached": str(theirs.pk)})

    assert Entry.objects.get().files_beside == []
    assert ben.get(theirs.path).status_code == 404


def test_a_draft_keeps_its_files(world, ben):
    photo = kept(world, png())
    fields = {"body": "", "attached": str(photo.pk), f"alt_{photo.pk}": "A seal"}
    target = str(world.community.pk)
    save_draft(person=world.ben, form="post", target=target, fields=fields)

    page = ben.get("/c/pumps/talk/").content.decode()

    assert f'data-item="{photo.pk}"' in page
    assert 'value="A seal"' in page
    assert Draft.objects.get().words == "A seal"


def test_an_edit_describes_removes_adds_and_orders(world, ben):
    post = write_post(world.community, by=world.ben, body="Look")
    first, second, third = (kept(world, png(shade)) for shade in (1, 2, 3))
    put_beside(post, [first, second, third], by=world.ben)
    new = kept(world, pdf(), "plan.pdf")

    edited = ben.post(
        f"/c/pumps/entries/{post.pk}/edit/",
        {
            "body": "Look",
            "since": "",
            "attached": f"{third.pk} {first.pk} {second.pk} {new.pk}",
            "remove": [str(second.pk)],
            f"alt_{third.pk}": "The third",
        },
    )

    if edited.status_code == 422:  # nobody changed it: both texts are the same
        pytest.fail(edited.content.decode())
    post = Entry.objects.get()
    assert [(one.pk, one.alt) for one in post.files_beside] == [
        (third.pk, "The third"),
        (first.pk, ""),
        (new.pk, ""),
    ]
    assert post.edited_at is not None
    assert ben.get(second.path).status_code == 404


def test_an_editor_cannot_remove_what_is_beside_another_text(world, ben):
    mine = write_post(world.community, by=world.ben, body="Mine")
    theirs = write_post(world.community, by=world.cleo, body="Theirs")
    photo = attach_file(png(), name="p.png", by=world.cleo, community=world.community)
    put_beside(theirs, [photo], by=world.cleo)

    ben.post(
        f"/c/pumps/entries/{mine.pk}/edit/",
        {"body": "Mine", "attached": str(photo.pk), "remove": [str(photo.pk)]},
    )

    assert [one.pk for one in Entry.objects.get(pk=theirs.pk).files_beside] == [photo.pk]


def test_a_reply_can_be_a_voice_note(world, ben):
    question = ask(world.community, by=world.cleo, title="Why does it hum?")
    voice = kept(world, ogg(), "Voice note 10-12-01.ogg")

    ben.post(f"/c/pumps/questions/{question.pk}/answer/", {"body": "", "attached": str(voice.pk)})

    assert Reply.objects.get().files_beside == [voice]
    assert "<audio" in ben.get(f"/c/pumps/questions/{question.pk}/").content.decode()


def test_a_player_gets_the_part_it_asks_for(world, ben):
    voice = kept(world, ogg("hum"), "v.ogg")
    whole = b"".join(ben.get(voice.path).streaming_content)

    part = ben.get(voice.path, headers={"Range": "bytes=10-19"})
    rest = ben.get(voice.path, headers={"Range": "bytes=-5"})
    after = ben.get(voice.path, headers={"Range": "bytes=9999-"})

    assert (part.status_code, part["Content-Range"]) == (206, f"bytes 10-19/{len(whole)}")
    assert b"".join(part.streaming_content) == whole[10:20]
    assert b"".join(rest.streaming_content) == whole[-5:]
    assert (after.status_code, after["Content-Range"]) == (416, f"bytes */{len(whole)}")


@pytest.mark.parametrize(
    ("content", "name", "kind", "content_type", "kept_as"),
    [
        (pdf(), "photo.jpg", "document", "application/pdf", "photo.jpg.pdf"),
        (
            b"<svg xmlns='x' onload='a()'/>",
            "a.png",
            "other",
            "application/octet-stream",
            "a.png.svg",
        ),
        (
            b"<!DOCTYPE html><script>1</script>",
            "a.txt",
            "other",
            "application/octet-stream",
            "a.txt.html",
        ),
        (b"time,bar\n1,2\n", "log.csv", "document", "text/csv", "log.csv"),
        (b"\x00\x01\x02drawing", "../../part.stp", "other", BYTES, "part.stp"),
    ],
)
def test_the_content_says_what_a_file_is_and_only_what_is_shown_has_a_type_that_browsers_act_on(
    world, ben, content, name, kind, content_type, kept_as
):
    file = kept(world, content, name)

    answered = ben.get(file.path)

    assert (file.kind, file.content_type, file.name) == (kind, content_type, kept_as)
    assert answered["Content-Disposition"].startswith("attachment")
    assert answered["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answered["Content-Security-Policy"]


def test_a_photo_keeps_its_pixels_and_loses_place_camera_and_what_hangs_behind(world, ben):
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "Camera maker"
    exif.get_ifd(0x8825)[1] = "N"
    Image.new("RGB", (4200, 60), (9, 9, 9)).save(out, "JPEG", exif=exif, comment=b"secret words")

    photo = kept(world, out.getvalue() + b"PK\x03\x04<script>polyglot</script>")

    content = b"".join(ben.get(photo.path).streaming_content)
    assert not [word for word in (b"Camera", b"secret", b"script", b"PK") if word in content]
    assert (photo.width, photo.content_type) == (4000, "image/webp")


@pytest.fixture
def committed(transactional_db) -> World:
    return build_world()


def test_files_that_come_at_once_do_not_pass_the_quota_together(committed):
    world, together = committed, threading.Barrier(4)
    House.objects.update_or_create(pk=1, defaults={"quota_of_person_mb": 1})

    def send_one(number: int) -> None:
        together.wait()
        with suppress(NotKept):
            kept(world, b"%d " % number * 300_000, "log.txt")
        connection.close()

    threads = [threading.Thread(target=send_one, args=[number]) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert Attachment.objects.count() == 1


def test_a_full_quota_in_the_middle_of_five_files_keeps_what_fitted(ben):
    House.objects.update_or_create(pk=1, defaults={"quota_of_person_mb": 1})
    sent = [upload(b"%PDF-" + bytes([number]) * 400_000, f"{number}.pdf") for number in range(5)]

    response = ben.post(ASK, {"title": "Why?", "need": "now", "files": sent})

    page = response.content.decode()
    assert response.status_code == 422
    assert list(Attachment.objects.values_list("name", flat=True)) == ["0.pdf", "1.pdf"]
    assert page.count("that each person has here") == 3


def test_a_full_disk_keeps_the_text(ben, monkeypatch):
    def full(content: bytes, suffix: str) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files, "keep", full)

    response = ben.post(
        ASK, {"title": "Why?", "need": "now", "body": "It hums.", "files": upload(png())}
    )

    assert response.status_code == 422
    assert "There is no space for this file" in response.content.decode()
    assert "It hums." in response.content.decode()


def test_the_owner_says_which_files_and_how_large(world, ben):
    House.objects.update_or_create(pk=1, defaults={"file_kinds": [], "largest_file_mb": 1})

    manual = ben.post(UPLOAD, {"file": upload(pdf(), "m.pdf")})
    large = ben.post(UPLOAD, {"file": upload(b"x" * (1024**2 + 1), "m.txt")})

    assert manual.json() == {
        "problem": "Files of this kind can't be shared here: Documents, spreadsheets and logs."
    }
    assert large.json() == {
        "problem": "This file is larger than 1 MB, the limit for one file here."
    }


def test_what_waits_for_the_scanner_or_was_refused_is_seen_by_its_author_only(
    world, ben, as_person
):
    post = write_post(world.community, by=world.ben, body="Look")
    file = kept(world, pdf(), "m.pdf")
    put_beside(post, [file], by=world.ben)
    ada = as_person(world.ada)
    seen = {}
    for scan in Attachment.Scan.values:
        Attachment.objects.update(scan=scan)
        seen[scan] = (ben.get(file.path).status_code, ada.get(file.path).status_code)

    assert seen == {
        "": (200, 200),
        "waiting": (200, 404),
        "clean": (200, 200),
        "refused": (200, 404),
    }


def test_a_hidden_texts_files_are_gone_for_others(world, ben, as_person):
    post = write_post(world.community, by=world.ben, body="Look")
    file = kept(world, pdf(), "m.pdf")
    put_beside(post, [file], by=world.ben)
    cleo = as_person(world.cleo)
    assert cleo.get(file.path).status_code == 200

    delete_entry(post, by=world.ben)

    assert cleo.get(file.path).status_code == 404
    assert ben.get(file.path).status_code == 200


def test_an_answers_files_come_with_it(world, as_person):
    question = ask(world.community, by=world.cleo, title="Why does it hum?")
    reply = answer(question, by=world.ben, body="The seal")
    put_beside(reply, [kept(world, png())], by=world.ben)

    page = as_person(world.ada).get(f"/c/pumps/questions/{question.pk}/").content.decode()

    assert "data-photo" in page
    assert 'width="8" height="8"' in page


def test_where_little_space_is_left_the_tray_says_so(world, ben):
    House.objects.update_or_create(pk=1, defaults={"quota_of_person_mb": 1})

    first = ben.post(UPLOAD, {"file": upload(b"%PDF-" + b"a" * 500_000, "a.pdf")}).json()
    second = ben.post(UPLOAD, {"file": upload(b"%PDF-" + b"b" * 450_000, "b.pdf")}).json()

    assert first["near"] == ""
    assert second["near"] == "You have 96.3\xa0KB left of the 1.0\xa0MB for your files."


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

    assert bytes_of(community=world.community) == 0
    assert bytes_of(community=other) == len(pdf())


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


def test_a_feed_and_a_mail_name_what_is_beside_a_text(world, as_person):
    question = ask(world.community, by=world.cleo, title="Why does it hum?")
    reply = answer(question, by=world.ben, body="The seal")
    photo, manual = kept(world, png()), kept(world, pdf(), "manual.pdf")
    photo.alt = "A torn seal"
    put_beside(reply, [photo, manual], by=world.ben)

    html = html_with_files(Reply.objects.get())

    assert html.startswith("<p>The seal</p>")
    assert f'<img src="{photo.path}" alt="A torn seal">' in html
    assert f'<a href="{manual.path}">manual.pdf</a>' in html


def _a_week_passes(settings) -> None:
    """For rows and for files on the disk."""
    week_ago = timezone.now() - dt.timedelta(days=8)
    Attachment.objects.update(uploaded_at=week_ago)
    for path in Path(settings.MEDIA_ROOT).glob("??/*"):
        os.utime(path, (week_ago.timestamp(), week_ago.timestamp()))
