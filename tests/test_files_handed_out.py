"""Who gets a file, and as what: its type, its parts, and nothing that hangs behind it."""

import io

import pytest
from django.test import Client
from PIL import Image

from guildhall.commons.actions import (
    attach_file,
    delete_entry,
    put_beside,
)
from guildhall.commons.models import Attachment, Entry
from guildhall.talk.actions import write_post
from tests.pictures import ogg, pdf, png
from tests.some_files import kept, upload

pytestmark = pytest.mark.database

TALK = "/c/pumps/talk/post/"
UPLOAD = "/c/pumps/files/"
BYTES = "application/octet-stream"


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)


@pytest.fixture
def ben(world, as_person) -> Client:
    return as_person(world.ben)


def test_a_file_that_is_added_by_script_is_seen_by_its_writer_only(world, ben, as_person):
    answered = ben.post(UPLOAD, {"file": upload(png())}).json()

    photo = Attachment.objects.get(pk=answered["id"])
    assert f'data-item="{photo.pk}"' in answered["item"]
    assert ben.get(photo.path).status_code == 200
    assert as_person(world.ada).get(photo.path).status_code == 404
    assert Client().get(photo.path).status_code == 404


def test_anothers_file_cannot_be_taken(world, ben, as_person):
    theirs = attach_file(png(), name="p.png", by=world.cleo, community=world.community)

    ben.post(TALK, {"body": "look", "attached": str(theirs.pk)})

    assert Entry.objects.get().files_beside == []
    assert ben.get(theirs.path).status_code == 404


def test_what_the_scanner_has_not_let_through_is_seen_by_its_author_only(world, ben, as_person):
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
        "unscanned": (200, 404),
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
