"""Photos, files and voice notes beside a message: seen by its readers, and gone with it."""

import datetime as dt
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from guildhall.commons.actions import attach_file, space_used
from guildhall.commons.actions.file_work import work_on_files
from guildhall.commons.models import Attachment, Entry, FilePart
from guildhall.commons.tasks import sweep_files
from guildhall.letters.actions import (
    add_person,
    answer_letter,
    leave,
    remove_letter,
    report_letters,
    write_letter,
)
from guildhall.letters.models import LetterReport, Message
from guildhall.people.actions import leave as leave_hall
from guildhall.people.archive import archive_of
from guildhall.people.models import Person
from tests.pictures import ogg, pdf, png

pytestmark = pytest.mark.database


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)


@pytest.fixture
def owner(world):
    """Ada stewards the community, and owns the hall as well."""
    world.ada.is_owner = True
    world.ada.save()
    return world.ada


def kept(person: Person, content: bytes = b"", name: str = "plan.pdf") -> Attachment:
    return attach_file(content or pdf("P-12"), name=name, by=person, community=None)


def sent_to_cleo(world, text: str = "Look") -> tuple[Message, Attachment]:
    """From Ben, with a plan."""
    message = write_letter(world.cleo, by=world.ben, text=text, files=[kept(world.ben)])
    return message, message.files_beside[0]


def status(as_person, person: Person, file: Attachment) -> int:
    return as_person(person).get(file.path).status_code


def test_files_in_letters_are_seen_by_its_people_and_by_nobody_else(world, owner, as_person):
    uploads = [
        SimpleUploadedFile("pump.png", png()),
        SimpleUploadedFile("plan.pdf", pdf()),
        SimpleUploadedFile("note.ogg", ogg()),
    ]
    typed = {"body": "Look", "files": uploads}
    page = as_person(world.ben).post("/letters/write/cleo/", typed, follow=True).content.decode()

    files = Message.objects.get().files_beside

    assert [one.kind for one in files] == ["picture", "document", "audio"]
    assert all(one.path in page for one in files)
    for one in files:
        assert [status(as_person, person, one) for person in (world.ben, world.cleo)] == [200] * 2
        assert [status(as_person, person, one) for person in (owner, world.dov)] == [404] * 2
        assert Client().get(one.path).status_code == 404


def test_files_in_letters_alone_are_a_message_and_sent_twice_one(world, as_person):
    added = as_person(world.ben).post("/me/files/", {"file": SimpleUploadedFile("plan.pdf", pdf())})
    for _twice in range(2):
        as_person(world.ben).post("/letters/write/cleo/", {"attached": str(added.json()["id"])})

    message = Message.objects.get()

    assert (message.body, message.file_count) == ("", 1)
    assert "A file" in as_person(world.cleo).get("/letters/").content.decode()


def test_files_in_letters_a_message_needs_words_or_files(world, as_person):
    answer = as_person(world.ben).post("/letters/write/cleo/", {"body": " "})

    assert answer.status_code == 422
    assert "Write a line or add a file." in answer.content.decode()


def test_files_in_letters_stay_in_the_tray_of_a_form_that_is_refused(world, as_person):
    program = SimpleUploadedFile("setup.exe", b"MZ" + bytes(200))
    files = [SimpleUploadedFile("plan.pdf", pdf()), program]
    answer = as_person(world.ben).post("/letters/write/cleo/", {"body": "Look", "files": files})

    page = answer.content.decode()

    assert answer.status_code == 422
    assert "Programs can&#x27;t be shared here." in page
    assert f'name="attached" value="{Attachment.objects.get().pk}"' in page
    assert not Message.objects.exists()


def test_files_in_letters_of_somebody_else_cannot_be_taken(world, as_person):
    theirs = kept(world.ada)

    as_person(world.ben).post("/letters/write/cleo/", {"body": "Hi", "attached": str(theirs.pk)})

    assert Message.objects.get().files_beside == []
    assert status(as_person, world.cleo, theirs) == 404


def test_files_in_letters_follow_who_comes_and_who_leaves(world, as_person):
    message = write_letter(world.ada, by=world.ben, text="Hi")
    circle = add_person(message.correspondence, world.dov, by=world.ben)
    early = answer_letter(circle, by=world.ben, text="", files=[kept(world.ben)]).files_beside[0]
    add_person(circle, world.cleo, by=world.ben)
    leave(circle, by=world.dov)
    content = pdf("later")
    late = answer_letter(circle, by=world.ben, text="", files=[kept(world.ben, content)])

    seen = {
        person.username: (
            status(as_person, person, early),
            status(as_person, person, late.files_beside[0]),
        )
        for person in (world.ada, world.cleo, world.dov)
    }

    assert seen == {"ada": (200, 200), "cleo": (404, 200), "dov": (200, 404)}


def test_files_in_letters_go_with_the_letter_and_give_their_space_back(world, as_person):
    message, file = sent_to_cleo(world)
    used = space_used(world.ben).by_person
    for person, seen_then in ((world.ben, 404), (world.cleo, 404)):
        leave(message.correspondence, by=person)
        remove_letter(message.correspondence, by=person)
        assert status(as_person, person, file) == seen_then

    assert used == file.size
    assert space_used(world.ben).by_person == 0
    assert not Attachment.objects.exists()


def test_files_in_letters_gone_for_one_stay_for_the_other(world, as_person):
    message, file = sent_to_cleo(world)
    leave(message.correspondence, by=world.ben)
    remove_letter(message.correspondence, by=world.ben)

    assert status(as_person, world.ben, file) == 404
    assert status(as_person, world.cleo, file) == 200


def test_files_in_letters_are_swept_by_nobody_and_outlive_who_left(world, as_person, deliver):
    _message, file = sent_to_cleo(world)
    Attachment.objects.update(uploaded_at=timezone.now() - dt.timedelta(days=30))
    sweep_files()
    leave_hall(world.ben, left_as=Person.LeftAs.PSEUDONYM)
    deliver()

    assert status(as_person, world.cleo, file) == 200


def test_files_in_letters_are_shown_by_a_report_as_far_as_it_is_chosen(world, as_person):
    message, file = sent_to_cleo(world, text="You fool")
    hidden = answer_letter(
        message.correspondence, by=world.ben, text="", files=[kept(world.ben, pdf("other"))]
    ).files_beside[0]
    report_letters(world.ben, by=world.cleo, to=world.community, why="It hurts", shown=[message])
    page = as_person(world.ada).get(f"/letters/reports/{LetterReport.objects.get().pk}/")
    for person in (world.ben, world.cleo):
        leave(message.correspondence, by=person)
        remove_letter(message.correspondence, by=person)

    assert file.path in page.content.decode()
    assert status(as_person, world.ada, file) == 200
    assert status(as_person, world.ada, hidden) == 404
    assert [status(as_person, person, file) for person in (world.ben, world.cleo)] == [404, 404]


def test_files_in_letters_are_never_read_for_search(world, as_person):
    message = write_letter(
        world.cleo,
        by=world.ben,
        text="",
        files=[kept(world.ben, b"The torque is nine", name="torque.txt")],
    )
    while work_on_files():
        pass

    mine = as_person(world.cleo).get("/letters/?q=torque").content.decode()
    others = as_person(world.ada).get("/letters/?q=torque").content.decode()

    assert not FilePart.objects.exists()
    assert f"/letters/messages/{message.pk}/" in mine
    assert f"/letters/messages/{message.pk}/" not in others


def test_files_in_letters_are_in_ones_own_export_alone(world, owner):
    _message, file = sent_to_cleo(world)

    def names_in(person: Person, *, is_for_owner: bool = False) -> set[str]:
        with archive_of(person, is_for_owner=is_for_owner) as archive:
            return set(zipfile.ZipFile(archive).namelist())

    assert f"files/{file.file}" in names_in(world.ben) & names_in(world.cleo)
    assert f"files/{file.file}" not in names_in(owner) | names_in(world.dov)
    assert f"files/{file.file}" not in names_in(world.ben, is_for_owner=True)


def test_files_in_letters_named_in_a_post_are_copied_and_stay_the_letters(world, as_person):
    message = write_letter(
        world.cleo, by=world.ben, text="", files=[kept(world.ben, png(), "pump.png")]
    )
    [file] = message.files_beside
    body = f"![](/files/{file.file})"

    as_person(world.cleo).post("/c/pumps/talk/post/", {"body": body})

    entry = Entry.objects.get()
    assert entry.attachments.exclude(pk=file.pk).count() == 1
    assert not Attachment.objects.get(pk=file.pk).entry_id
    assert Message.objects.get().files.count() == 1


def test_files_in_letters_that_wait_for_the_scanner_are_their_senders_alone(world, as_person):
    message, file = sent_to_cleo(world)
    Attachment.objects.update(scan=Attachment.Scan.WAITING)
    path = f"/letters/{message.correspondence_id}/"

    sender = as_person(world.ben).get(path).content.decode()
    other = as_person(world.cleo).get(path).content.decode()

    assert "Only you can see this file until the virus scanner has checked it." in sender
    assert "plan.pdf" not in other
    assert (status(as_person, world.ben, file), status(as_person, world.cleo, file)) == (200, 404)


def test_files_in_letters_cost_the_same_with_one_and_with_three(
    world, as_person, django_assert_num_queries
):
    message, _file = sent_to_cleo(world)
    cleo, path = as_person(world.cleo), f"/letters/{message.correspondence_id}/"
    cleo.get(path)
    with django_assert_num_queries(12):
        cleo.get(path)
    more = [kept(world.ben, pdf(str(number)), f"{number}.pdf") for number in range(2)]
    answer_letter(message.correspondence, by=world.ben, text="", files=more)
    with django_assert_num_queries(12):
        cleo.get(path)
