"""What the scanner says of a file decides who sees it, and what is told of it."""

import datetime as dt

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from guildhall.commons.actions.file_work import work_on_files
from guildhall.commons.models import Attachment, FileWork
from guildhall.kit import files
from guildhall.kit.tests.papers import pdf_of
from guildhall.notifications.models import Notice
from guildhall.search.actions import read_again
from guildhall.search.queries import search
from guildhall.talk.actions import write_post
from tests.own_clamav import EICAR
from tests.pictures import png
from tests.posted_files import kept, posted

pytestmark = pytest.mark.database

MANUAL = ["Tighten the gland with a torque of nine"]
WORD = "gland"


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path / "media")


def work() -> None:
    """As the worker does it, to its end."""
    while work_on_files():
        pass
    read_again()


def found(word: str, person) -> list[int | None]:
    return [one.attachment_id for one in search(word, person=person).page(0, 20)]


def test_a_file_is_its_writers_until_the_scanner_calls_it_clean(world, as_person, settings, clamav):
    settings.CLAMD_URL = clamav.url
    clamav.stop()
    _post, file = posted(world, pdf_of(MANUAL))
    ben, cleo = as_person(world.ben), as_person(world.cleo)

    work()
    away = (ben.get(file.path).status_code, cleo.get(file.path).status_code)
    waiting, found_then = FileWork.objects.get(), found(WORD, world.cleo)
    clamav.start()
    with time_machine.travel(timezone.now() + dt.timedelta(minutes=2), tick=True):
        work()

    file.refresh_from_db()
    assert away == (200, 404)
    assert (waiting.attempts, waiting.done_at, bool(waiting.reason)) == (0, None, True)
    assert found_then == []
    assert file.scan == "clean"
    assert cleo.get(file.path).status_code == 200
    assert found(WORD, world.cleo) == [file.pk]


def test_a_file_in_which_something_is_found_goes_and_its_writer_is_told(
    world, as_person, settings, clamav, deliver
):
    settings.CLAMD_URL = clamav.url
    post, file = posted(world, EICAR, "letter.txt")
    _clean, manual = posted(world, pdf_of(MANUAL), body="Look again")

    work()
    deliver()

    file.refresh_from_db()
    assert (file.scan, files.exists(file.file), file.size) == ("refused", False, 0)
    assert as_person(world.ben).get(file.path).status_code == 404
    notice = Notice.objects.get(person=world.ben, rule="file.refused")
    page = as_person(world.ben).get("/me/notices/").content.decode()
    assert "The virus scanner found something in “letter.txt”, so the file was deleted." in page
    assert notice.community == post.community
    assert not Notice.objects.filter(rule="file.refused").exclude(person=world.ben).exists()
    assert found(WORD, world.cleo) == [manual.pk]


def test_a_file_named_in_another_text_waits_for_the_scanner_there_too(world, as_person, settings):
    settings.CLAMD_URL = "tcp://127.0.0.1:9"
    _post, file = posted(world, pdf_of(MANUAL))

    write_post(world.community, by=world.ben, body=f"[Look]({file.path})")

    assert as_person(world.ben).get(file.path).status_code == 200
    assert as_person(world.cleo).get(file.path).status_code == 404
    assert set(Attachment.objects.values_list("kind", "scan")) == {("document", "waiting")}


def test_what_nobody_could_scan_is_not_let_through(world, settings):
    settings.CLAMD_URL = "tcp://127.0.0.1:9"
    _post, file = posted(world, pdf_of(MANUAL))
    files.delete(file.file)

    work()

    file.refresh_from_db()
    assert file.scan == "waiting"


def test_a_photo_is_drawn_anew_and_need_not_wait_for_the_scanner(world, settings):
    settings.CLAMD_URL = "tcp://127.0.0.1:9"

    file = kept(world, png(), "p.png")

    assert file.scan == ""


def test_without_a_scanner_what_waited_for_one_is_let_through(world, settings):
    settings.CLAMD_URL = "tcp://127.0.0.1:9"
    _post, file = posted(world, pdf_of(MANUAL))
    settings.CLAMD_URL = ""

    work()

    file.refresh_from_db()
    assert file.scan == ""
    assert Client().get(file.path).status_code in (200, 404)
    assert found(WORD, world.cleo) == [file.pk]
