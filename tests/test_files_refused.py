"""Files that are not kept: each says why, beside its name, and everything else stays."""

import pytest
from django.test import Client

from guildhall.commons.models import Attachment, Entry
from guildhall.kit import files
from guildhall.people.models import House
from tests.pictures import pdf, png
from tests.some_files import upload

pytestmark = pytest.mark.database

ASK = "/c/pumps/questions/ask/"
UPLOAD = "/c/pumps/files/"


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)


@pytest.fixture
def ben(world, as_person) -> Client:
    return as_person(world.ben)


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


def test_where_little_space_is_left_the_tray_says_so(world, ben):
    House.objects.update_or_create(pk=1, defaults={"quota_of_person_mb": 1})

    first = ben.post(UPLOAD, {"file": upload(b"%PDF-" + b"a" * 500_000, "a.pdf")}).json()
    second = ben.post(UPLOAD, {"file": upload(b"%PDF-" + b"b" * 450_000, "b.pdf")}).json()

    assert first["near"] == ""
    assert second["near"] == "You have 96.3\xa0KB left of the 1.0\xa0MB for your files."
