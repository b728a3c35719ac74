"""A hall whose pictures are in a bucket: it shows, sweeps, saves and restores them, and bears it
when the bucket is away.
"""

import datetime as dt
import io
import zipfile

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from guildhall.commons.actions import attach_file, attach_picture, picture_markdown
from guildhall.commons.kinds import path_of
from guildhall.commons.models import Attachment, Entry
from guildhall.commons.tasks import sweep_files
from guildhall.kit import files
from guildhall.talk.actions import write_post
from tests.own_bucket import BUCKET
from tests.pictures import ogg

SEEN = """
from django.test import Client
from guildhall.commons.models import Attachment
from guildhall.people.models import Person
client = Client()
client.force_login(Person.objects.get(), backend="guildhall.people.backends.HallBackend")
answer = client.get(f"/files/{Attachment.objects.get().file}", headers={"host": "localhost"})
print(answer.status_code, answer["Content-Type"], len(b"".join(answer.streaming_content)) > 40)
"""
BEGIN = """
import io
from PIL import Image
from guildhall.commons.actions import attach_picture
from guildhall.people.actions import arrive
out = io.BytesIO()
Image.new("RGB", (30, 30), "red").save(out, "PNG")
attach_picture(out.getvalue(), by=arrive("Ada"))
"""


def png(shade: int = 7) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 40), (shade, 1, 1)).save(out, "PNG")
    return out.getvalue()


def test_a_picture_comes_through_the_hall_and_no_page_names_the_bucket(world, as_person, bucket):
    picture = attach_picture(png(), by=world.ben)
    post = write_post(world.community, by=world.ben, body=picture_markdown(picture, alt="A seal"))
    client = as_person(world.cleo)

    page = client.get(path_of(post, "pumps")).content.decode()
    answer = client.get(f"/files/{picture.file}")

    assert f'src="/files/{picture.file}"' in page
    assert str(bucket.port) not in page
    assert BUCKET not in page
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/webp")
    assert b"".join(answer.streaming_content) == files.read(picture.file)


def test_a_player_gets_its_part_of_what_is_in_a_bucket(world, as_person, bucket):
    sound = ogg("hum")
    voice = attach_file(sound, name="v.ogg", by=world.ben, community=world.community)
    client = as_person(world.ben)

    part = client.get(voice.path, headers={"Range": "bytes=10-19"})

    assert (part.status_code, part["Content-Range"]) == (206, f"bytes 10-19/{len(sound)}")
    assert b"".join(part.streaming_content) == sound[10:20]


def test_a_bucket_that_is_away_costs_the_picture_and_not_the_page(world, as_person, bucket):
    picture = attach_picture(png(), by=world.ben)
    post = write_post(world.community, by=world.ben, body=picture_markdown(picture, alt="A seal"))
    client = as_person(world.cleo)
    bucket.stop()

    page = client.get(path_of(post, "pumps"))
    answer = client.get(f"/files/{picture.file}")

    assert page.status_code == 200
    assert (answer.status_code, answer["Retry-After"]) == (503, "30")
    assert answer.content.decode() == (
        "This file can't be read right now. Please try again in a minute."
    )


def test_a_writer_hears_that_pictures_cannot_be_kept_and_keeps_the_text(world, as_person, bucket):
    client = as_person(world.ben)
    bucket.stop()

    answer = client.post(
        "/c/pumps/talk/post/",
        {"body": "It drips here", "files": SimpleUploadedFile("p.png", png())},
    )

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "be saved at the moment. Your text is kept." in page
    assert "It drips here</textarea>" in page
    assert not Entry.objects.filter(body__contains="It drips here").exists()
    assert Attachment.objects.count() == 0


def test_what_nothing_shows_is_swept_from_the_bucket_after_seven_days(world, bucket):
    forgotten, posted = (attach_picture(png(shade), by=world.ben) for shade in (50, 100))
    write_post(world.community, by=world.ben, body=picture_markdown(posted))
    sweep_files()
    before = [files.exists(one.file) for one in (forgotten, posted)]

    with time_machine.travel(timezone.now() + dt.timedelta(days=8), tick=True):
        sweep_files()
        after = [files.exists(one.file) for one in (forgotten, posted)]

    assert (before, after) == ([True, True], [False, True])


@pytest.mark.database
def test_two_nodes_see_one_picture_and_a_backup_says_what_it_leaves_out(
    hall, bucket_server, tmp_path
):
    hall.env |= {**bucket_server.environment, "GUILDHALL_MEDIA": f"s3://{BUCKET}/hall"}
    hall.env.setdefault("DATABASE_URL", f"sqlite:///{hall.folder / 'guildhall.sqlite3'}")
    hall.python(BEGIN)
    hall.env["GUILDHALL_DATA"] = str(tmp_path / "other-node")
    prepared = hall.run("prepare")
    assert prepared.returncode == 0, prepared.stderr

    seen = hall.python(SEEN)
    saved = hall.run("backup", str(tmp_path / "hall.zip"))
    examined = hall.run("doctor")

    assert seen == "200 image/webp True"
    assert saved.returncode == 0, saved.stderr
    assert f"Left out: the pictures and files in s3://{BUCKET}/hall." in saved.stdout
    assert f"aws s3 sync s3://{BUCKET}/hall FOLDER" in saved.stdout
    assert f"✓ Pictures and files are in s3://{BUCKET}/hall, which answers." in examined.stdout
    with zipfile.ZipFile(tmp_path / "hall.zip") as archive:
        assert not [name for name in archive.namelist() if name.startswith("media/")]
    bucket_server.stop()
    away = hall.run("doctor")
    assert away.returncode == 1
    assert f"✗ Pictures and files in s3://{BUCKET}/hall can't be reached." in away.stdout


def test_a_backup_of_a_folder_is_restored_into_a_bucket(hall, bucket_server, tmp_path):
    hall.python(BEGIN)
    path = tmp_path / "hall.zip"
    assert hall.run("backup", str(path)).returncode == 0
    hall.env |= {**bucket_server.environment, "GUILDHALL_MEDIA": f"s3://{BUCKET}"}

    restored = hall.run("restore", str(path), "--yes")

    assert restored.returncode == 0, restored.stderr
    assert hall.python(SEEN) == "200 image/webp True"
    kept = bucket_server.client().list_objects_v2(Bucket=BUCKET)["Contents"]
    assert len(kept) == 1
