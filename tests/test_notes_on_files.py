"""Who added a file reads beside it what became of it; nobody else does."""

import html
import re

import pytest
import time_machine
from django.utils import timezone

from guildhall.cli.doctor_files import examine_kept_files
from guildhall.commons.actions import attach_file, put_beside
from guildhall.commons.actions.file_work import scan_again, work_on_files
from guildhall.commons.models import Attachment, FileWork
from guildhall.kit.tests.papers import locked_pdf, pdf_of
from guildhall.kit.tests.played_clamd import Played
from guildhall.notifications.models import Notice
from guildhall.people.models import Person
from guildhall.questions.actions import answer, ask
from guildhall.talk.actions import write_post

pytestmark = pytest.mark.database

LOCKED = "This file needs a password, so search can't find what is in it."
BEING_READ = "Its text is being read for search."
NOT_SCANNED = "The virus scanner could not check this file, so only you can see it."


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path / "media")


def kept(world, content: bytes, name: str = "Manual.pdf") -> Attachment:
    return attach_file(content, name=name, by=world.ben, community=world.community)


def work() -> None:
    while work_on_files():
        pass


def notes_on(page: str) -> list[str]:
    """The lines of the notes on a page, without the last, which says who reads them."""
    lists = re.findall(r'<ul class="file-notes.*?</ul>', page, flags=re.DOTALL)
    lines = [re.sub(r"<[^>]+>", "", line) for one in lists for line in one.split("</li>")[:-2]]
    return [" ".join(html.unescape(line).split()) for line in lines]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (locked_pdf(), LOCKED),
        (b"%PDF-1.7 cut off", "This file can't be opened here, so search can't find what is"),
        (pdf_of(["A"] * 2_001), "Search finds the words of its first 2000 pages."),
        (pdf_of([""]), "This file has no text that search could find."),
        (pdf_of(["A gland"]), ""),
    ],
    ids=["locked", "damaged", "long", "empty", "whole"],
)
def test_its_author_reads_how_far_a_file_was_read_and_nobody_else(
    world, as_person, content, sentence
):
    post = write_post(world.community, by=world.ben, body="Look")
    put_beside(post, [kept(world, content)], by=world.ben)

    work()

    address = f"/c/pumps/talk/{post.pk}/"
    (line,) = notes_on(as_person(world.ben).get(address).content.decode()) or [""]
    assert line.startswith("Manual.pdf:" if sentence else "")
    assert sentence in line
    assert notes_on(as_person(world.ada).get(address).content.decode()) == []


def test_what_is_beside_an_answer_has_its_note_there(world, as_person):
    question = ask(world.community, by=world.cleo, title="Why does it hum?")
    reply = answer(question, by=world.ben, body="See the manual")
    put_beside(reply, [kept(world, locked_pdf())], by=world.ben)

    work()

    address = f"/c/pumps/questions/{question.pk}/"
    ben = as_person(world.ben)
    assert notes_on(ben.get(address).content.decode()) == [f"Manual.pdf: {LOCKED}"]
    in_place = ben.get(address, headers={"Parts": f"r{reply.pk}"}).content.decode()
    assert notes_on(in_place) == [f"Manual.pdf: {LOCKED}"]
    assert notes_on(as_person(world.cleo).get(address).content.decode()) == []


def test_while_a_file_is_read_its_author_is_told_in_the_tray_and_on_the_page(world, as_person):
    ben = as_person(world.ben)
    post = write_post(world.community, by=world.ben, body="Look")
    file = kept(world, pdf_of(["A gland"]))
    put_beside(post, [file], by=world.ben)
    page, form = f"/c/pumps/talk/{post.pk}/", f"/c/pumps/entries/{post.pk}/edit/"

    before = [notes_on(ben.get(page).content.decode()), BEING_READ in str(ben.get(form).content)]
    work()
    after = [notes_on(ben.get(page).content.decode()), BEING_READ in str(ben.get(form).content)]

    assert before == [[f"Manual.pdf: {BEING_READ}"], True]
    assert after == [[], False]


def test_a_file_beyond_the_scanners_limit_is_its_authors_alone_and_owners_are_told(
    world, as_person, settings, clamav, deliver
):
    settings.CLAMD_URL = clamav.url
    post = write_post(world.community, by=world.ben, body="Look")
    file = kept(world, b"%PDF-1.7" + bytes(8 * 1024**2))
    put_beside(post, [file], by=world.ben)

    work()
    deliver()

    file.refresh_from_db()
    assert (file.scan, FileWork.objects.get().given_up_at is None) == ("unscanned", False)
    ben, cleo = as_person(world.ben), as_person(world.cleo)
    assert [one.get(file.path).status_code for one in (ben, cleo)] == [200, 404]
    page = ben.get(f"/c/pumps/talk/{post.pk}/").content.decode()
    assert notes_on(page)[0].startswith(f"Manual.pdf: {NOT_SCANNED}")
    assert Notice.objects.get(rule="file.left_unscanned").person == world.ben
    notices = ben.get("/me/notices/").content.decode()
    assert "The virus scanner could not check “Manual.pdf”, so nobody but you sees it." in notices
    Person.objects.get_queryset().filter(pk=world.dov.pk).update(is_owner=True)
    owners_page = as_person(world.dov).get("/hall/mail-and-jobs/").content.decode()
    assert "could not check 1 file," in owners_page
    (finding,) = examine_kept_files()
    assert finding.sentence.startswith("Files that the virus scanner could not check: 1.")


def test_once_the_scanner_takes_more_what_waited_is_let_through(
    world, as_person, settings, clamav, deliver
):
    settings.CLAMD_URL = clamav.url
    post = write_post(world.community, by=world.ben, body="Look")
    file = kept(world, b"%PDF-1.7" + bytes(8 * 1024**2))
    put_beside(post, [file], by=world.ben)
    work()
    clamav.take_up_to("20M")

    scan_again()
    work()
    deliver()

    file.refresh_from_db()
    assert file.scan == "clean"
    assert as_person(world.cleo).get(file.path).status_code == 200
    assert Notice.objects.filter(rule="file.left_unscanned").count() == 1
    assert list(examine_kept_files()) == []


def test_without_a_scanner_what_it_did_not_take_is_let_through(world, settings, clamav):
    settings.CLAMD_URL = clamav.url
    file = kept(world, b"%PDF-1.7" + bytes(8 * 1024**2))
    work()
    settings.CLAMD_URL = ""

    scan_again()
    work()

    file.refresh_from_db()
    assert file.scan == ""


def test_a_file_at_which_the_scanner_hangs_up_each_time_does_not_wait_for_ever(world, settings):
    clamd = Played()
    clamd.hangs_up_after, clamd.answer = 10, b"\0"
    settings.CLAMD_URL = clamd.url
    file = kept(world, pdf_of(["A gland"] * 300))

    with time_machine.travel(timezone.now(), tick=True) as clock:
        for _attempt in range(6):
            work()
            clock.shift(3600)

    clamd.server.close()
    file.refresh_from_db()
    work_left = FileWork.objects.get()
    assert (file.scan, work_left.attempts) == ("unscanned", 4)
    assert work_left.given_up_at is not None
