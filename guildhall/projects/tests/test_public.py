"""“I'll help” without an account: robots, the same person twice, a link that leaked."""

import datetime as dt
import re
from html import unescape

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from guildhall.activity.models import Event
from guildhall.commons.models import Entry
from guildhall.communities.actions import shut_room
from guildhall.notifications.models import Notice
from guildhall.people.forms.traps import new_ticket
from guildhall.projects.actions import (
    add_shift,
    close_public_page,
    finish_project,
    offer_help,
    renew_public_link,
    set_street_questions,
    stop_project,
    take_supply,
    thank_them,
)
from guildhall.projects.actions.ending import Ending
from guildhall.projects.actions.public_page import reach_key
from guildhall.projects.models import (
    Judgement,
    Place,
    PublicPage,
    StreetAnswer,
    StreetSheet,
    Volunteer,
)
from guildhall.projects.tests.worlds import in_weeks
from guildhall.projects.views.public import FROM_A_HOUSEHOLD
from guildhall.projects.volunteers_links import token_of

A_DAY = dt.timedelta(days=1)


def old_ticket() -> str:
    """Of a page that was opened ten seconds ago."""
    with time_machine.travel(timezone.now() - dt.timedelta(seconds=10), tick=False):
        return new_ticket()


def say(public: PublicPage, **fields: object):
    sent = {"name": "Zoe", "reach": "0660 123 45 67", "ticket": old_ticket(), **fields}
    return Client().post(f"/street/{public.key}/", sent)


def test_the_page_shows_the_chosen_parts_and_no_names(public, shift, world):
    text = Client().get(f"/street/{public.key}/").content.decode()

    assert "Clean up our street" in text
    assert "In front of number 12" in text
    assert "Set up" in text
    assert "Ben" not in text
    assert "Rakes" not in text  # what people bring wasn't chosen
    assert "pumps" not in text


def test_a_neighbour_takes_a_shift_and_gets_a_page_of_their_own(public, shift):
    answer = say(public, shifts=[shift.pk])
    own = Client().get(answer["Location"])

    volunteer = Volunteer.objects.get()
    assert (volunteer.name, volunteer.reach) == ("Zoe", "0660 123 45 67")
    assert [one.volunteer for one in Place.objects.all()] == [volunteer]
    assert own.status_code == 200
    assert "Set up" in own.content.decode()
    assert own["X-Robots-Tag"] == "noindex, nofollow"
    assert own["Referrer-Policy"] == "same-origin"


def test_organisers_alone_read_who_it_is_and_how_to_reach_them(public, shift, world, as_person):
    say(public, shifts=[shift.pk])
    here = f"/c/pumps/projects/{public.project_id}/"

    def read(person, path: str) -> str:
        return as_person(person).get(f"{here}{path}").content.decode()

    pages = ("", "public/", "steps/5/", "day/")
    assert "0660 123 45 67" in read(world.ben, "public/")
    assert "Zoe" in read(world.ben, "day/")
    for person in (world.ada, world.cleo):
        for page in pages:
            assert "0660 123 45 67" not in read(person, page), (person.name, page)
            assert "Zoe" not in read(person, page), (person.name, page)


def test_organisers_are_led_to_those_who_help_wherever_it_is_needed(
    public, project, world, as_person
):
    say(public)
    seen = {}
    for person in (world.ben, world.cleo):
        page = as_person(person).get(f"/c/pumps/projects/{project.pk}/").content.decode()
        day = as_person(person).get(f"/c/pumps/projects/{project.pk}/day/").content.decode()
        seen[person.name] = ("public/#volunteers" in page, "Zoe" in day)

    assert seen == {"Ben": (True, True), "Cleo": (False, False)}


def test_someone_who_offers_help_twice_is_one_person(public, project, shift, world, as_person):
    path, ben = f"/c/pumps/projects/{project.pk}/", as_person(world.ben)
    say(public)
    say(public)
    twice = ben.get(f"{path}day/").content.decode()
    say(public, shifts=[shift.pk])

    page = ben.get(path).content.decode()
    day = ben.get(f"{path}day/").content.decode()

    assert Volunteer.objects.count() == 3
    assert "Wherever it is needed: Ben, Zoe</p>" in twice
    assert "1 person without an account will help, too." in page
    assert "Wherever it is needed: Ben</p>" in day


def test_what_is_taken_is_no_longer_asked_for(public, project, world):
    PublicPage.objects.update(parts=["supplies"])
    before = Client().get(f"/street/{public.key}/").content.decode()
    for supply in project.project.supplies.all():
        if not supply.is_taken:
            take_supply(supply, by=world.cleo)

    after = Client().get(f"/street/{public.key}/").content.decode()

    assert "Still to bring" in before
    assert "Still to bring" not in after


def test_the_way_to_ones_own_page_can_be_copied(public, shift):
    own = Client().get(say(public, shifts=[shift.pk])["Location"]).content.decode()

    assert 'data-copy="http://testserver/street/mine/' in own


def test_no_event_and_no_notice_names_them(public, shift):
    say(public, shifts=[shift.pk])

    events = str(list(Event.objects.values()))
    assert "Zoe" not in events
    assert not any(number in events for number in ("0660 123 45 67", "6601234567"))
    assert "Zoe" not in str(list(Notice.objects.values()))


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"website": "https://spam.example"}, "This couldn't be sent"),
        ({"ticket": "x:y:z"}, "This page is old"),
        ({"ticket": ""}, "This page is old"),
        ({"name": "12345"}, "Please use letters"),
        ({"reach": "me"}, "Give a phone number or a mail address"),
        ({"name": "", "reach": ""}, "This field is required"),
        ({"shifts": ["999999"]}, "is not one of the available choices"),
    ],
)
def test_a_robot_or_a_slip_leaves_nothing_behind(public, shift, typed, says):
    answer = say(public, **typed)

    assert (answer.status_code, Volunteer.objects.count()) == (422, 0)
    assert says in unescape(answer.content.decode())


def test_a_form_that_is_sent_at_once_was_sent_by_no_person(public):
    with time_machine.travel(timezone.now(), tick=False):
        answer = say(public, ticket=new_ticket())

    assert (answer.status_code, Volunteer.objects.count()) == (422, 0)
    assert "That was very quick" in answer.content.decode()


def test_many_forms_from_one_household_are_paused(public):
    for number in range(FROM_A_HOUSEHOLD.amount):
        assert say(public, reach=f"0660 {number:06}").status_code == 302

    paused = say(public, reach="0660 999999")

    assert paused.status_code == 422
    assert "Please try again in a while" in paused.content.decode()
    assert Volunteer.objects.count() == FROM_A_HOUSEHOLD.amount


def test_the_answer_is_the_same_for_a_number_that_is_known(public, shift):
    """A stranger who types the number of a neighbour learns nothing."""
    say(public, name="Zoe", shifts=[shift.pk])
    hers = token_of(Volunteer.objects.get())

    answers = [
        say(public, name="Mallory", reach=reach, shifts=[shift.pk])
        for reach in ("0660/123 45 67", "0699 7654321")
    ]
    pages = [Client().get(answer["Location"]).content.decode() for answer in answers]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert [answer["Location"].partition("?")[2] for answer in answers] == ["new", "new&full"]
    assert not any(hers in answer["Location"] for answer in answers)
    assert not any("Zoe" in page for page in pages)
    assert Place.objects.count() == shift.places


def free_places_shown(public: PublicPage) -> str:
    text = Client().get(f"/street/{public.key}/").content.decode()
    return text.split("What there is to do")[1].split("</ul>")[0].split("small")[1]


@pytest.mark.parametrize("reach", ["0660 123 45 67", "0699 7654321"], ids=["known", "unknown"])
def test_neither_page_nor_the_free_places_tell_who_helps(public, shift, project, world, reach):
    """The neighbour holds this shift, and another at the same time as the second."""
    at_once = add_shift(
        project, by=world.ben, name="Bake", starts_at=in_weeks(3, 8), ends_at=in_weeks(3, 9)
    )
    say(public, shifts=[shift.pk])

    held = Client().get(say(public, name="M", reach=reach, shifts=[shift.pk])["Location"])
    overlapping = Client().get(say(public, name="M", reach=reach, shifts=[at_once.pk])["Location"])

    assert "Someone else was quicker" not in held.content.decode() + overlapping.content.decode()
    assert "Set up" in held.content.decode()
    assert "Bake" in overlapping.content.decode()
    assert "All places are taken" in free_places_shown(public)


def test_as_many_queries_for_a_known_number_as_for_an_unknown(public, shift):
    say(public)
    counted = []
    for reach in ("0660 123 45 67", "0699 7654321"):
        with CaptureQueriesContext(connection) as queries:
            say(public, name="M", reach=reach, shifts=[shift.pk])
        counted.append([query["sql"].split('"')[0] for query in queries])

    assert counted[0] == counted[1]


def test_one_form_sent_twice_is_one_offer_and_a_corrected_one_is_another(public, shift):
    ticket = old_ticket()

    first, again = (say(public, ticket=ticket, shifts=[shift.pk]) for _twice in range(2))
    corrected = say(public, ticket=ticket, reach="0660 123 45 68", shifts=[shift.pk])

    assert first["Location"] == again["Location"]
    assert corrected["Location"] != first["Location"]
    assert [one.reach for one in Volunteer.objects.all()] == ["0660 123 45 67", "0660 123 45 68"]


def test_organisers_see_that_someone_offered_again(public, world, as_person):
    say(public)
    say(public, reach="0660/1234567")
    say(public, reach="other@example.org")

    page = as_person(world.ben).get(f"/c/pumps/projects/{public.project_id}/public/")

    assert page.content.decode().count("offered help again") == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zoe@Example.org", "zoe@example.org"),
        ("0660/12 34 567", "0660-1234567"),
        ("0043 660 1234567", "+43 660 1234567"),
    ],
)
def test_one_way_to_be_reached_is_known_however_it_is_written(one, other):
    assert reach_key(one) == reach_key(other)


def test_a_volunteer_in_two_shifts_at_once_keeps_the_first(public, shift, project, world):
    at_once = add_shift(
        project, by=world.ben, name="Bake", starts_at=in_weeks(3, 8, 45), ends_at=in_weeks(3, 10)
    )

    offered = offer_help(
        public, name="Zoe", reach="zoe@example.org", shift_ids=[shift.pk, at_once.pk]
    )

    assert list(offered.full) == ["Bake"]
    assert [one.shift for one in Place.objects.all()] == [shift]


def test_who_comes_too_late_for_a_shift_helps_all_the_same_and_is_told(public, shift):
    for number in range(shift.places):
        say(public, reach=f"0660 00000{number}", shifts=[shift.pk])

    late = Client().get(say(public, reach="late@example.org", shifts=[shift.pk])["Location"])

    assert "Someone else was quicker" in late.content.decode()
    assert Volunteer.objects.count() == shift.places + 1
    assert Place.objects.count() == shift.places


def test_they_give_a_shift_back_or_leave_altogether(public, shift):
    own = say(public, shifts=[shift.pk])["Location"].partition("?")[0]
    place = Place.objects.get()

    Client().post(f"{own}places/{place.pk}/give-back/")
    given_back = Place.objects.count()
    Client().post(f"{own}leave/")

    assert given_back == 0
    assert not Volunteer.objects.exists()
    assert Client().get(own).status_code == 404


def test_nobody_gives_back_the_shift_of_another(public, shift):
    own = say(public, shifts=[shift.pk])["Location"].partition("?")[0]
    say(public, reach="other@example.org", shifts=[shift.pk])
    others = Place.objects.order_by("pk").last()

    Client().post(f"{own}places/{others.pk}/give-back/")

    assert Place.objects.count() == 2


def test_a_forged_key_opens_nothing(public):
    say(public)
    number = Volunteer.objects.get().pk

    for forged in (f"{number}.abc", "x.y", f"{number}", "1.2.3"):
        assert Client().get(f"/street/mine/{forged}/").status_code == 404


def test_a_leaked_link_says_after_the_end_that_it_is_over(project, public, world):
    PublicPage.objects.update(parts=["about"])
    stop_project(project, by=world.ben, ending=Ending("It storms"))

    read = Client().get(f"/street/{public.key}/")
    sent = say(public)

    assert (read.status_code, sent.status_code) == (410, 410)
    assert "is over" in read.content.decode()
    assert "It storms" not in read.content.decode()
    assert not Volunteer.objects.exists()


def test_after_the_end_it_shows_what_happened_where_that_was_chosen(project, public, world):
    finish_project(project, by=world.ben, ending=Ending("Twelve bags"))

    read = Client().get(f"/street/{public.key}/")

    assert read.status_code == 200
    assert "Twelve bags" in read.content.decode()
    assert "How can we reach you?" not in read.content.decode()


def test_a_closed_page_says_so_and_a_renewed_link_leads_nowhere(project, public, world):
    close_public_page(project, by=world.ben)
    closed = Client().get(f"/street/{public.key}/").status_code

    renew_public_link(project, by=world.ben)

    assert closed == 410
    assert Client().get(f"/street/{public.key}/").status_code == 404


@pytest.mark.parametrize("how", ["removed", "held", "room shut"])
def test_the_link_leads_nowhere_where_the_project_is_not_there(project, public, world, room, how):
    if how == "room shut":
        shut_room(room, room="projects", by=world.ada)
    else:
        standing = {"removed": "deleted", "held": "held"}[how]
        Entry.objects.filter(pk=project.pk).update(standing=standing)

    assert Client().get(f"/street/{public.key}/").status_code == 404
    assert Client().get(f"/street/{public.key}/questions/").status_code == 404


def test_thanks_and_the_question_about_the_need_are_on_their_own_page(project, public, world):
    offer_help(public, name="Zoe", reach="zoe@example.org")
    volunteer = Volunteer.objects.get()
    finish_project(project, by=world.ben, ending=Ending("Twelve bags"))
    thank_them(project, by=world.ben, words="You came twice.", volunteer=volunteer)
    own = f"/street/mine/{token_of(volunteer)}/"

    read = Client().get(own).content.decode()
    Client().post(own, {"answer": "partly", "words": "The bench is missing"})

    assert "You came twice." in read
    assert Judgement.objects.get().answer == "partly"


def test_three_questions_are_answered_without_a_name_and_once(project, public, world):
    set_street_questions(project, by=world.ben, texts=["What bothers you?", "", "Would you help?"])
    path, ticket = f"/street/{public.key}/questions/", old_ticket()
    page = Client().get(path).content.decode()

    for _twice in range(2):
        sent = Client().post(path, {"answer_1": "The glass", "answer_3": "", "ticket": ticket})
    empty = Client().post(path, {"answer_1": " ", "ticket": old_ticket()})

    assert re.findall(r"What bothers you\?|Would you help\?", page)
    assert sent.status_code == 200
    assert [one.text for one in StreetAnswer.objects.all()] == ["The glass"]
    assert StreetSheet.objects.count() == 1
    assert (empty.status_code, "Answer at least one" in empty.content.decode()) == (422, True)


def test_questions_that_have_answers_keep_their_words(project, public, world, as_person):
    set_street_questions(project, by=world.ben, texts=["What bothers you?"])
    here = f"/c/pumps/projects/{project.pk}/"
    as_person(world.cleo).post(f"{here}questions/type/", {"answer_1": "Glass", "sheet": "a1"})

    answer = as_person(world.ben).post(f"{here}questions/", {"question_1": "Who bothers you?"})

    assert answer.status_code == 422
    assert "has answers already" in answer.content.decode()
