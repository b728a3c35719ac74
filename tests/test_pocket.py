"""What a device keeps of a community, what is shared into the hall from it, and out of it again."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from guildhall.commons.actions import attach_photo, save_draft
from guildhall.commons.kinds import path_of
from guildhall.commons.models import Attachment, Draft
from guildhall.communities.actions import join, open_room, start_community
from guildhall.communities.models import Community
from guildhall.people.models import House
from guildhall.practices.actions import add_tip
from guildhall.questions.actions import ask
from tests.pictures import png


def shared(client: Client, **words: object):
    return client.post("/share/", words)


def photo(name: str = "seal.png") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, png(), "image/png")


def test_a_member_keeps_the_lists_and_the_tips(world, as_person):
    open_room(world.community, room="practices", by=world.ada)
    tip = add_tip(world.community, by=world.ada, seen="It hums", parts={"fix": "Turn it"})

    kept = as_person(world.ben).get("/c/pumps/kept/").json()

    assert path_of(tip, "pumps") in kept["paths"]
    assert [name for _path, name in kept["lists"]] == [
        "Ask a question · Pumps",
        "Share a tip · Pumps",
        "Meetings · Pumps",
        "Tips · Pumps",
        "People · Pumps",
    ]


def test_who_is_no_member_keeps_nothing(world, as_person):
    Community.objects.filter(pk=world.community.pk).update(visibility="open")

    assert as_person(world.dov).get("/c/pumps/kept/").status_code == 403


def test_a_closed_room_is_not_kept(world, as_person):
    paths = as_person(world.ben).get("/c/pumps/kept/").json()["paths"]

    assert "/c/pumps/tips/" not in paths


def test_what_is_kept_can_all_be_opened(world, as_person):
    open_room(world.community, room="practices", by=world.ada)
    add_tip(world.community, by=world.ada, seen="It hums", parts={"fix": "Turn it"})
    ben = as_person(world.ben)

    paths = ben.get("/c/pumps/kept/").json()["paths"]

    assert {ben.get(path).status_code for path in paths} == {200}


def test_the_token_says_who_is_signed_in(world, as_person):
    ben = as_person(world.ben).get("/me/form-token/")
    nobody = Client().get("/me/form-token/")

    assert ben.json()["person"] == world.ben.pk
    assert len(ben.json()["token"]) > 20
    assert "no-store" in ben["Cache-Control"]
    assert nobody.json() == {"person": 0, "token": ""}


def test_photos_that_are_shared_count_to_the_room_of_their_person(world, as_person):
    House.objects.update_or_create(pk=1, defaults={"quota_of_person_mb": 0})
    ben = as_person(world.ben)

    shared(ben, text="Which seal?", photo=photo())
    page = ben.get("/me/shared/").content.decode()

    assert not Attachment.objects.exists()
    assert "your files would take more than the" in page
    assert "Which seal?" in page


def test_what_a_draft_says_of_its_photos_is_not_believed(world, as_person):
    """A draft holds whatever a browser sent for it."""
    ben = as_person(world.ben)
    theirs = attach_photo(png(), name="p.png", by=world.cleo)
    numbers = f"none {'9' * 30} ² {theirs.pk}"
    save_draft(person=world.ben, form="shared", target="", fields={"attached": numbers})

    page = ben.get("/me/shared/")
    ben.post("/c/pumps/shared/")

    theirs.refresh_from_db()
    assert page.status_code == 200
    assert theirs.file not in page.content.decode()
    assert not theirs.is_beside


def test_a_shared_photo_becomes_part_of_a_question_to_be_asked(world, as_person):
    ben = as_person(world.ben)

    shared(ben, text="Which seal?", url="https://pump.example/7", photo=photo())
    page = ben.get("/me/shared/").content.decode()
    there = ben.post("/c/pumps/shared/", follow=True)

    [picture] = Attachment.objects.filter(uploaded_by=world.ben)
    text = "Which seal?\n\nhttps://pump.example/7"
    assert f'src="/files/{picture.file}"' in page
    assert Draft.objects.get().fields == {"body": text, "attached": str(picture.pk)}
    assert (picture.is_beside, picture.community) == (True, world.community)
    assert there.request["PATH_INFO"] == "/c/pumps/questions/ask/"
    assert f"/files/{picture.file}" in there.content.decode()


def test_what_was_begun_there_stays(world, as_person):
    target = str(world.community.pk)
    save_draft(person=world.ben, form="ask", target=target, fields={"title": "Why?", "body": "A"})
    ben = as_person(world.ben)

    shared(ben, title="A seal", text="B")
    ben.post("/c/pumps/shared/")

    assert Draft.objects.get().fields == {"title": "Why?", "body": "A\n\nA seal\n\nB"}


def test_two_things_shared_one_after_the_other_are_both_kept(world, as_person):
    ben = as_person(world.ben)

    shared(ben, text="One")
    shared(ben, text="Two")

    assert Draft.objects.get().fields == {"body": "One\n\nTwo"}


def test_what_is_shared_twice_is_kept_once(world, as_person):
    ben = as_person(world.ben)

    for _ in range(2):
        shared(ben, text="One", photo=photo())

    fields = Draft.objects.get().fields
    assert (fields["body"], len(fields["attached"].split())) == ("One", 1)


def test_what_is_no_picture_is_refused_and_the_rest_is_kept(world, as_person):
    ben = as_person(world.ben)
    no_picture = SimpleUploadedFile("seal.png", b"no picture", "image/png")

    page = ben.post("/share/", {"text": "One", "photo": [no_picture, photo()]}, follow=True)

    fields = Draft.objects.get().fields
    assert (fields["body"], len(fields["attached"].split())) == ("One", 1)
    assert "is-error" in page.content.decode() or "is-problem" in page.content.decode()


def test_signed_out_it_says_so_and_the_text_comes_along(world, as_person):
    refused = Client().post("/share/", {"text": "Which seal?", "photo": photo()})
    page = refused.content.decode()
    later = as_person(world.ben).get("/me/shared/?text=Which+seal%3F").content.decode()

    assert refused.status_code == 401
    assert "You're signed out, so the photo was not kept here." in page
    assert "next=%2Fme%2Fshared%2F%3Ftext%3DWhich%2Bseal%253F" in page
    assert "Which seal?" in later
    assert not Attachment.objects.exists()


def test_a_page_of_another_site_shares_nothing(world, as_person):
    ben = as_person(world.ben)

    answer = ben.post("/share/", {"text": "Buy"}, headers={"Sec-Fetch-Site": "cross-site"})

    assert answer.status_code == 404
    assert not Draft.objects.exists()


@pytest.mark.parametrize("intent", ["ask", "share"])
def test_a_shortcut_leads_to_the_form_or_asks_where(world, as_person, intent):
    open_room(world.community, room="practices", by=world.ada)
    ben = as_person(world.ben)
    at_once = ben.get(f"/begin/{intent}/")
    other = start_community(
        "Valves", by=world.ada, purpose="Valves", slug="valves", visibility="open"
    )
    open_room(other, room="practices", by=world.ada)
    join(other, person=world.ben)
    chosen = ben.get(f"/begin/{intent}/").content.decode()

    assert at_once["Location"].startswith("/c/pumps/")
    assert "/c/pumps/" in chosen
    assert "/c/valves/" in chosen
    assert ben.get("/begin/nothing/").status_code == 404


@pytest.mark.parametrize(
    ("visibility", "sentence", "has_sheet"),
    [
        ("open", "Anyone with this link can read it", True),
        ("private", "Only members of <bdi>Pumps</bdi> can open this link.", False),
    ],
)
def test_sharing_says_who_can_open_it(world, as_person, visibility, sentence, has_sheet):
    Community.objects.filter(pk=world.community.pk).update(visibility=visibility)
    question = ask(world.community, by=world.ada, title="Which seal?")

    page = as_person(world.ben).get(f"/c/pumps/entries/{question.pk}/share/").content.decode()

    assert sentence in page
    assert path_of(question, "pumps") in page
    assert ("data-share=" in page) == has_sheet
    assert ("(for members of Pumps)" in page) == (not has_sheet)
