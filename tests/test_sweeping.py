"""Pictures that nothing shows go after seven days; everything that something shows stays."""

import datetime as dt
import io
import os
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone
from PIL import Image

from guildhall.commons.actions import attach_picture, picture_markdown, save_draft
from guildhall.commons.models import Attachment
from guildhall.commons.tasks import sweep_files
from guildhall.kit import files
from guildhall.people.actions import set_picture
from guildhall.talk.actions import write_post

pytestmark = pytest.mark.database


def png(shade: int) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 8), (shade, 1, 1)).save(out, "PNG")
    return out.getvalue()


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)


def path_of(name: str) -> Path:
    return Path(settings.MEDIA_ROOT) / name[:2] / name


def make_old() -> None:
    Attachment.objects.update(uploaded_at=timezone.now() - dt.timedelta(days=8))
    for attachment in Attachment.objects.all():
        os.utime(path_of(attachment.file), (time.time() - 8 * 86400,) * 2)


def test_what_was_never_posted_goes_and_the_rest_stays(world):
    forgotten, drafted, posted = (
        attach_picture(png(shade), by=world.ben) for shade in (50, 100, 150)
    )
    save_draft(
        person=world.ben, form="post", target="77", fields={"body": picture_markdown(drafted)}
    )
    write_post(world.community, by=world.ben, body=picture_markdown(posted))
    face = set_picture(world.ben, png(200)).picture
    make_old()
    os.utime(path_of(face), (time.time() - 8 * 86400,) * 2)

    sweep_files()
    sweep_files()

    assert set(Attachment.objects.values_list("file", flat=True)) == {drafted.file, posted.file}
    assert [files.exists(name) for name in (forgotten.file, drafted.file, posted.file, face)] == [
        False,
        True,
        True,
        True,
    ]


def test_a_fresh_picture_waits_for_its_text(world):
    picture = attach_picture(png(1), by=world.ben)

    sweep_files()

    assert files.exists(picture.file)
