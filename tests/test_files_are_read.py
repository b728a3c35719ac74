"""What the worker does with a file: it is drawn small, read, and found by its page."""

import datetime as dt
import io

import pytest
import time_machine
from django.db import connection
from django.utils import timezone
from PIL import Image

from guildhall.commons.actions import (
    change_beside,
    delete_entry,
    put_beside,
)
from guildhall.commons.actions.file_work import plan_forgotten_work, work_on_files
from guildhall.commons.models import Attachment, Entry, FilePart, FileWork
from guildhall.commons.tasks import sweep_files
from guildhall.communities.models import Community
from guildhall.kit import files
from guildhall.kit.tests.papers import docx_of, locked_pdf, pdf_of, pptx_of, xlsx_of
from guildhall.questions.actions import answer, ask
from guildhall.search.actions import missing_documents, read_again, reindex
from guildhall.search.models import Document
from guildhall.search.queries import search
from guildhall.talk.actions import write_post
from tests.posted_files import kept, posted

pytestmark = pytest.mark.database

MANUAL = [f"Page {number} of the manual" for number in range(1, 40)]
MANUAL[11] = "Tighten the gland with a torque of nine"
WORD = "gland"
REACH = {"open": Community.Visibility.OPEN, "private": Community.Visibility.PRIVATE}


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path / "media")


def photo(side: int) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (side, side), (7, 70, 170)).save(out, "PNG")
    return out.getvalue()


def work() -> None:
    """As the worker does it, to its end."""
    while work_on_files():
        pass
    read_again()


def found(word: str, person) -> list[int | None]:
    return [one.attachment_id for one in search(word, person=person).page(0, 20)]


def line_of(page: str) -> str:
    """The result's line under its snippet."""
    return " ".join(page.partition('<span class="row-line">')[2].partition("</li>")[0].split())


def test_a_manual_is_found_by_a_word_on_its_page_12(world, as_person):
    _post, file = posted(world, pdf_of(MANUAL))

    work()

    assert found(WORD, world.cleo) == [file.pk]
    page = as_person(world.cleo).get("/search", {"q": WORD}).content.decode()
    assert "Tighten the <mark>gland</mark> with a torque of nine" in page
    assert "page 12 of <bdi>Manual.pdf</bdi>" in line_of(page)


@pytest.mark.parametrize(
    ("content", "name", "line"),
    [
        (xlsx_of({"Pumps": [["a"]], "Seals": [["gland"]]}), "a.xlsx", "sheet “Seals” of"),
        (docx_of([["a"], ["gland"]]), "a.docx", "page 2 of"),
        (pptx_of([["a"], ["gland"]]), "a.pptx", "slide 2 of"),
        (b"time,part\n1,gland\n", "a.csv", "in"),
    ],
)
def test_other_files_are_found_by_their_sheet_their_page_or_their_name(
    world, as_person, content, name, line
):
    posted(world, content, name)

    work()

    page = as_person(world.cleo).get("/search", {"q": WORD}).content.decode()
    assert f"{line} <bdi>{name}</bdi>" in line_of(page)


def test_a_file_is_one_result_however_many_of_its_parts_match(world):
    _post, file = posted(world, (b"gland " + b"oil " * 900) * 40, "pump.log")

    work()

    assert FilePart.objects.filter(file=file.file).count() > 3
    assert found(WORD, world.cleo) == [file.pk]


def test_a_pdf_has_its_first_page_as_a_picture(world, as_person):
    post, file = posted(world, pdf_of(MANUAL))
    before = Entry.objects.get(pk=post.pk).version

    work()

    file.refresh_from_db()
    assert (file.reading, file.pages) == ("read", 39)
    assert (file.preview_width, file.preview_height) == (900, 1200)
    assert (file.thumbnail_width, file.thumbnail_height) == (360, 480)
    assert Entry.objects.get(pk=post.pk).version > before
    picture = as_person(world.cleo).get(file.small_path)
    assert (picture.status_code, picture["Content-Type"]) == (200, "image/webp")


@pytest.mark.parametrize(
    ("side", "preview", "thumbnail"), [(2000, 1600, 480), (900, 0, 480), (300, 0, 0)]
)
def test_a_photo_is_there_in_the_sizes_that_are_smaller(world, side, preview, thumbnail):
    file = kept(world, photo(side), "p.png")

    work()

    file.refresh_from_db()
    assert (file.reading, file.preview_width, file.thumbnail_width) == ("read", preview, thumbnail)


def test_what_cannot_be_read_is_kept_and_done(world):
    file = kept(world, locked_pdf(), "locked.pdf")

    work()

    file.refresh_from_db()
    assert (file.reading, file.preview, FilePart.objects.count()) == ("read", "", 0)
    assert FileWork.objects.get().done_at is not None


STANDINGS = {
    ("open", "published"): "ada ben cleo dov nobody",
    ("private", "published"): "ada ben cleo",
    ("open", "held"): "",
    ("open", "hidden"): "",
    ("open", "deleted"): "",
    ("private", "hidden"): "",
}


@pytest.mark.parametrize(("reach", "standing"), STANDINGS, ids=" ".join)
@pytest.mark.parametrize("is_with_reply", [False, True], ids=["entry", "reply"])
def test_text_in_a_file_is_found_by_those_who_find_its_text_and_by_nobody_else(
    world, reach, standing, is_with_reply
):
    Community.objects.filter(pk=world.community.pk).update(visibility=REACH[reach])
    written = ask(world.community, by=world.ben, title="Why does it hum?", body="kettle")
    if is_with_reply:
        written = answer(written, by=world.ben, body="kettle")
    put_beside(written, [kept(world, pdf_of(MANUAL), "Manual.pdf")], by=world.ben)
    kept(world, pdf_of(["gland of nobody"]), "mine.pdf")
    work()

    type(written).objects.filter(pk=written.pk).update(standing=standing)

    people = {name: getattr(world, name) for name in ("ada", "ben", "cleo", "dov")}
    readers = {**people, "nobody": None}
    finding = {name: len(found(WORD, person)) for name, person in readers.items()}
    told = STANDINGS[reach, standing].split()
    assert finding == {name: int(name in told) for name in readers}


def test_text_in_a_file_of_an_answer_goes_with_the_answer(world):
    question = ask(world.community, by=world.cleo, title="Why does it hum?")
    reply = answer(question, by=world.ben, body="See the manual")
    put_beside(reply, [kept(world, pdf_of(MANUAL), "Manual.pdf")], by=world.ben)
    work()
    before = found(WORD, world.ada)

    type(reply).objects.filter(pk=reply.pk).update(standing="deleted")

    assert len(before) == 1
    assert found(WORD, world.ada) == []


def test_a_deleted_entry_takes_the_text_of_its_files_along(world):
    post, _file = posted(world, pdf_of(MANUAL))
    work()

    delete_entry(post, by=world.ben)

    assert found(WORD, world.cleo) == []


def test_a_file_that_is_taken_away_leaves_nothing_in_search(world):
    post, file = posted(world, pdf_of(MANUAL))
    work()
    file.refresh_from_db()

    change_beside(post, [], removed=[file.pk], by=world.ben)

    assert found(WORD, world.ben) == []
    assert (FilePart.objects.count(), Document.objects.filter(kind="file").count()) == (0, 0)
    with time_machine.travel(timezone.now() + dt.timedelta(days=8), tick=True):
        sweep_files()
    assert not any(files.exists(name) for name in (file.file, file.preview, file.thumbnail))
    assert not FileWork.objects.exists()


def test_the_same_file_in_two_texts_stays_in_the_other(world):
    post, file = posted(world, pdf_of(MANUAL))
    work()
    _other, again = posted(world, pdf_of(MANUAL), body="Look again")
    work()
    both = set(found(WORD, world.cleo))

    change_beside(post, [], removed=[file.pk], by=world.ben)

    assert both == {file.pk, again.pk}
    assert found(WORD, world.cleo) == [again.pk]


def test_a_file_that_was_read_before_it_is_posted_is_found_once_it_is(world):
    file = kept(world, pdf_of(MANUAL), "Manual.pdf")
    work()
    before = found(WORD, world.ben)

    put_beside(write_post(world.community, by=world.ben, body="Look"), [file], by=world.ben)
    read_again()

    assert (before, found(WORD, world.ben)) == ([], [file.pk])


def test_indexing_everything_anew_changes_nothing(world):
    _post, file = posted(world, pdf_of(MANUAL))
    work()
    before = kept_of_files()

    reindex()

    assert kept_of_files() == before
    assert len(before) == 1
    assert (found(WORD, world.cleo), missing_documents()) == ([file.pk], 0)


def kept_of_files() -> list[tuple]:
    rows = Document.objects.filter(kind="file").order_by("part")
    return list(rows.values_list("community", "entry", "attachment", "part", "reading__packed"))


def test_a_document_of_a_file_that_is_missing_is_noticed(world):
    posted(world, pdf_of(MANUAL))
    work()

    Document.objects.filter(kind="file").delete()

    assert missing_documents() == 1


def test_a_worker_that_ends_in_the_middle_leaves_work_that_is_tried_again(world, monkeypatch):
    file = kept(world, pdf_of(MANUAL), "Manual.pdf")
    dying = FileWork.objects.due(at=timezone.now()).take()
    Attachment.objects.update(reading="reading")

    held = work_on_files()
    with time_machine.travel(timezone.now() + dt.timedelta(minutes=6), tick=True):
        work()

    file.refresh_from_db()
    assert (dying.attempts, held) == (1, 0)
    assert (file.reading, bool(file.preview)) == ("read", True)


@pytest.mark.parametrize("is_kept", [True, False])
def test_a_file_is_done_in_the_transaction_that_says_so(world, is_kept):
    """Whoever keeps the same content just then would else wait for work that counts as done."""
    file = kept(world, pdf_of(MANUAL), "Manual.pdf")
    if not is_kept:
        Attachment.objects.filter(pk=file.pk).delete()
    outside, depths = len(connection.atomic_blocks), []

    def note_depth(execute, sql, params, many, context):
        if sql.startswith('UPDATE "commons_filework"') and '"done_at"' in sql:
            depths.append(len(connection.atomic_blocks) - outside)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note_depth):
        work_on_files()

    assert depths == [1]
    assert FileWork.objects.get().done_at is not None


def test_what_ends_every_worker_is_given_up(world):
    file = kept(world, pdf_of(MANUAL), "Manual.pdf")
    FileWork.objects.update(attempts=4)

    work()

    file.refresh_from_db()
    work_left = FileWork.objects.get()
    assert work_left.given_up_at is not None
    assert "worker ended" in work_left.reason


def test_what_was_copied_too_early_is_looked_for(world):
    file = kept(world, pdf_of(MANUAL), "Manual.pdf")
    FileWork.objects.all().delete()

    plan_forgotten_work()
    work()

    file.refresh_from_db()
    assert file.reading == "read"


KEEP = """
from guildhall.commons.actions import attach_file, put_beside
from guildhall.communities.actions import start_community
from guildhall.kit.tests.papers import pdf_of
from guildhall.people.actions import arrive
from guildhall.talk.actions import write_post
ada = arrive("Ada")
pumps = start_community("Pumps", by=ada, purpose="Keep them running", slug="pumps")
file = attach_file(pdf_of(["A gland"]), name="Manual.pdf", by=ada, community=pumps)
put_beside(write_post(pumps, by=ada, body="Look"), [file], by=ada)
"""
STUCK = """
import time
from guildhall.commons.actions import file_work
def draw(path):
    print("drawing", flush=True)
    time.sleep(600)
file_work.draw_first_page = draw
file_work.work_on_files()
"""
GO_ON = """
from django.utils import timezone
from guildhall.commons.actions.file_work import work_on_files
from guildhall.commons.models import Attachment, FileWork
held = work_on_files()
FileWork.objects.update(leased_until=timezone.now(), not_before=timezone.now())
tried = work_on_files()
work, file = FileWork.objects.get(), Attachment.objects.get()
print(held, tried, work.attempts, work.done_at is not None, file.reading, bool(file.preview))
"""


def test_a_worker_killed_while_it_draws_leaves_the_file_to_the_next(hall):
    hall.python(KEEP)
    worker = hall.start_python(STUCK)
    drawing = worker.stdout.readline()

    worker.kill()
    worker.wait()

    assert drawing == b"drawing\n"
    assert hall.python(GO_ON) == "0 1 2 True read True"
