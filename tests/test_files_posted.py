"""Files beside a text: posted with it, described, ordered, taken away."""

import pytest
from django.test import Client

from guildhall.commons.actions import (
    attach_file,
    delete_entry,
    put_beside,
    save_draft,
)
from guildhall.commons.kinds import path_of
from guildhall.commons.models import Attachment, Draft, Entry, Reply
from guildhall.commons.tasks import rerender
from guildhall.commons.with_files import html_with_files
from guildhall.questions.actions import answer, ask
from guildhall.talk.actions import write_post
from tests.pictures import ogg, pdf, png
from tests.some_files import kept, upload

pytestmark = pytest.mark.database

ASK = "/c/pumps/questions/ask/"
TALK = "/c/pumps/talk/post/"


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)


@pytest.fixture
def ben(world, as_person) -> Client:
    return as_person(world.ben)


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


def test_an_answers_files_come_with_it(world, as_person):
    question = ask(world.community, by=world.cleo, title="Why does it hum?")
    reply = answer(question, by=world.ben, body="The seal")
    put_beside(reply, [kept(world, png())], by=world.ben)

    page = as_person(world.ada).get(f"/c/pumps/questions/{question.pk}/").content.decode()

    assert "data-photo" in page
    assert 'width="8" height="8"' in page


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
