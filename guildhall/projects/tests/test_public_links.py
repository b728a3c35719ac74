"""What a link keeps open, to whom, and while someone is filling in its form."""

import re

import pytest
from django.test import Client

from guildhall.commons.models import Entry
from guildhall.communities.actions import shut_room
from guildhall.projects import actions
from guildhall.projects.actions import Ending, ProjectRefused
from guildhall.projects.models import (
    Judgement,
    Place,
    PublicPage,
    StreetSheet,
    Volunteer,
)
from guildhall.projects.tests.test_public import old_ticket
from guildhall.projects.volunteers_links import token_of

ZOE = {"name": "Zoe", "reach": "0660 123 45 67"}
EVERYTHING = {"takes_help": True, "takes_answers": True}


def closed(project: Entry, by) -> None:
    actions.close_public_page(project, by=by)


def renewed(project: Entry, by) -> None:
    actions.renew_public_link(project, by=by)


def takes_nothing(project: Entry, by) -> None:
    nothing = dict.fromkeys(EVERYTHING, False)
    actions.open_public_page(project, by=by, parts=["about"], **nothing)


@pytest.mark.database
@pytest.mark.parametrize("meanwhile", [closed, renewed, takes_nothing])
def test_what_was_closed_while_someone_typed_takes_nothing(project, public, world, meanwhile):
    actions.set_street_questions(project, by=world.ben, texts=["What would you do?"])
    answers = {1: "A bench"}
    meanwhile(project, world.ben)

    with pytest.raises(ProjectRefused):
        actions.offer_help(public, **ZOE)
    with pytest.raises(ProjectRefused):
        actions.answer_street_questions(project, answers=answers, sent_key="a", page=public)

    assert not Volunteer.objects.exists()
    assert not StreetSheet.objects.exists()


def test_paper_can_be_typed_in_where_no_page_is_open(project, world):
    actions.set_street_questions(project, by=world.ben, texts=["What would you do?"])

    actions.answer_street_questions(
        project, answers={1: "A bench"}, sent_key="paper 1", typed_by=world.ben
    )

    assert StreetSheet.objects.count() == 1


@pytest.mark.parametrize("parts", [["about"], ["about", "when"], []])
def test_shifts_that_were_not_chosen_are_not_in_the_form_either(project, shift, world, parts):
    page = actions.open_public_page(project, by=world.ben, parts=parts, **EVERYTHING)
    here = f"/street/{page.key}/"

    text = Client().get(here).content.decode()
    sent = Client().post(here, {**ZOE, "shifts": [shift.pk], "ticket": old_ticket()})

    assert "Set up" not in text
    assert sent.status_code == 302
    assert Volunteer.objects.count() == 1
    assert not Place.objects.exists()


@pytest.mark.parametrize("how", ["deleted", "held", "hidden", "room shut"])
def test_someone_without_an_account_reads_nothing_more_and_can_still_leave(
    project, public, world, room, how
):
    mine = f"/street/mine/{token_of(actions.offer_help(public, **ZOE).volunteer)}/"
    if how == "room shut":
        shut_room(room, room="projects", by=world.ada)
    else:
        Entry.objects.filter(pk=project.pk).update(standing=how)

    read = Client().get(mine).status_code
    left = Client().post(f"{mine}leave/")

    assert read == 404
    assert left.status_code == 200
    assert "Clean up" not in left.content.decode()
    assert not Volunteer.objects.exists()
    assert Client().post(f"{mine}leave/").status_code == 404


@pytest.mark.parametrize("kind", ["another", "cut", "without", "odd"])
def test_a_key_that_was_guessed_opens_nobodys_page(public, kind):
    zoe = token_of(actions.offer_help(public, **ZOE).volunteer)
    other = token_of(actions.offer_help(public, name="Yan", reach="yan@example.org").volunteer)
    guesses = {
        "another": f"{zoe.split('.')[0]}.{other.split('.')[1]}",
        "cut": zoe[:-1],
        "without": zoe.split(".")[0],
        "odd": "²." + zoe.split(".")[1],
    }

    for path in ("", "leave/", "places/1/give-back/"):
        assert Client().post(f"/street/mine/{guesses[kind]}/{path}").status_code == 404
    assert Volunteer.objects.count() == 2


def test_a_place_of_someone_else_is_not_given_back(public, shift):
    held = actions.offer_help(public, **ZOE, shift_ids=[shift.pk])
    other = actions.offer_help(public, name="Yan", reach="yan@example.org")
    place = Place.objects.get(volunteer=held.volunteer)

    Client().post(f"/street/mine/{token_of(other.volunteer)}/places/{place.pk}/give-back/")

    assert Place.objects.filter(pk=place.pk).exists()


def test_a_place_is_not_given_back_after_the_end(project, public, shift, world):
    held = actions.offer_help(public, **ZOE, shift_ids=[shift.pk]).volunteer
    actions.finish_project(project, by=world.ben, ending=Ending("Twelve bags"))
    place = held.held.get()

    answer = Client().post(f"/street/mine/{token_of(held)}/places/{place.pk}/give-back/")

    assert answer.status_code == 302
    assert Place.objects.filter(pk=place.pk).exists()


def test_what_people_say_about_the_need_is_for_members_and_in_no_order_of_time(
    project, world, edda, as_person, room
):
    actions.finish_project(project, by=world.ben, ending=Ending("Twelve bags"))
    for who, words in ((world.cleo, "Zebras first"), (edda, "Apples later")):
        actions.judge_project(project, by=who, answer="yes", words=words)
    type(room).objects.filter(pk=room.pk).update(visibility="open")
    paths = (f"/c/pumps/projects/{project.pk}/", f"/c/pumps/projects/{project.pk}/steps/10/")

    for path in paths:
        outside = [as_person(who).get(path).content.decode() for who in (None, world.dov)]
        inside = as_person(world.ben).get(path).content.decode()
        assert re.findall("Apples later|Zebras first", inside) == ["Apples later", "Zebras first"]
        assert not any("Zebras" in text or "Apples" in text for text in outside)
    assert Judgement.objects.count() == 2
    assert not PublicPage.objects.exists()


def test_whose_task_is_next_and_who_says_it_is_needed_is_for_members(
    project, world, room, as_person
):
    actions.add_task(project, by=world.ben, title="Book the room", owner=world.cleo)
    actions.note_voice(project, by=world.ben, kind="words", text="It's dirty", source="Frau Huber")
    actions.note_voice(project, by=world.ben, kind="figure", text="40 bags", source="The council")
    type(room).objects.filter(pk=room.pk).update(visibility="open")
    here = f"/c/pumps/projects/{project.pk}/"

    def read(person) -> str:
        client = as_person(person)
        pages = ("/c/pumps/projects/", here, f"{here}steps/1/", f"{here}steps/4/")
        return "".join(client.get(path).content.decode() for path in pages)

    inside, outside = read(world.ada), read(None) + read(world.dov)

    assert "Book the room: Cleo" in inside
    assert "Frau Huber" in inside
    assert outside.count("Book the room") >= 4
    assert "The council" in outside
    assert "Cleo" not in outside
    assert "Frau Huber" not in outside
