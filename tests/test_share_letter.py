"""Share something of a letter: only what everyone who wrote it allowed, as a draft."""

import datetime as dt

import pytest
from django.utils import timezone

from guildhall.activity.models import Event
from guildhall.commons.models import Draft, Entry
from guildhall.letters.actions import (
    add_person,
    age_letters,
    answer_letter,
    answer_sharing,
    leave,
    propose_sharing,
    write_letter,
)
from guildhall.letters.models import Consent, Sharing
from guildhall.letters.sharing_places import Place, places_of
from guildhall.notifications.queries import news_of
from guildhall.people.actions import block
from guildhall.people.actions import leave as leave_hall
from guildhall.people.models import Person

pytestmark = pytest.mark.database


def talk_of(person) -> Place:
    return next(place for place in places_of(person) if place.begin.draft == "post")


@pytest.fixture
def circle(world):
    """Ben and Cleo have written in it, and Ada is in it, too."""
    letter = write_letter(world.ada, by=world.ben, text="Hi").correspondence
    circle = add_person(letter, world.cleo, by=world.ben)
    answer_letter(circle, by=world.ben, text="How do you dry the cabinet?")
    answer_letter(circle, by=world.cleo, text="A day at 60 degrees.\nThen seal it.")
    return circle


def propose(world, as_person, circle, *, by=None, authors=("ben", "cleo")):
    messages = circle.messages.written().filter(author__username__in=authors)
    typed = {
        "messages": [one.pk for one in messages],
        "to": talk_of(by or world.ben).key,
    }
    return as_person(by or world.ben).post(f"/letters/{circle.pk}/share/", typed, follow=True)


def told(person) -> list[str]:
    return [one.sentence for one in news_of(person)]


def test_share_letter_waits_for_every_writer_and_opens_as_a_draft(world, as_person, circle):
    before = Event.objects.count()
    asked = propose(world, as_person, circle).content.decode()
    sharing = Sharing.objects.get()
    path = f"/letters/sharings/{sharing.pk}/"
    waiting = Draft.objects.exists()
    page, asked_of = as_person(world.cleo).get(path).content.decode(), told(world.cleo)

    as_person(world.cleo).post(path, {"answer": "named"})

    draft = Draft.objects.get()
    assert "Waiting until everyone who wrote it says yes." in asked
    assert "Ben would like to share something you wrote with Pumps" in asked_of
    assert "Then seal it." in page
    assert (waiting, draft.person, draft.form) == (False, world.ben, "post")
    assert draft.fields["body"] == (
        "How do you dry the cabinet?\n\nCleo wrote:\n\n> A day at 60 degrees.\n> Then seal it."
    )
    assert any("is in your draft" in one for one in told(world.ben))
    assert not Entry.objects.exists()
    assert Event.objects.count() == before


def test_share_letter_without_a_name_names_nobody(world, as_person, circle):
    propose(world, as_person, circle)

    answer_sharing(Sharing.objects.get(), by=world.cleo, answer="unnamed")

    assert "Cleo" not in Draft.objects.get().fields["body"]
    assert "A colleague wrote:" in Draft.objects.get().fields["body"]


def test_share_letter_a_no_looks_like_no_answer(world, as_person, circle):
    propose(world, as_person, circle)
    path = f"/letters/sharings/{Sharing.objects.get().pk}/"
    before = as_person(world.ben).get(path).content.decode()
    news = told(world.ben)

    as_person(world.cleo).post(path, {"answer": "no"})

    after = as_person(world.ben).get(path).content.decode()
    assert "Waiting until everyone" in before
    assert before.partition("Waiting")[2][:200] == after.partition("Waiting")[2][:200]
    assert told(world.ben) == news
    assert not Draft.objects.exists()


def test_share_letter_a_no_can_become_a_yes_and_it_opens_once(world, as_person, circle):
    propose(world, as_person, circle)
    sharing = Sharing.objects.get()
    for answer in ("no", "named", "no", "named"):
        answer_sharing(sharing, by=world.cleo, answer=answer)

    assert Draft.objects.get().fields["body"].count("Cleo wrote:") == 1


def test_share_letter_what_is_ones_own_opens_at_once_below_what_was_begun(world, as_person, circle):
    Draft.objects.create(
        person=world.ben, form="post", target=str(world.community.pk), fields={"body": "Begun"}
    )

    propose(world, as_person, circle, authors=("ben",))

    assert Draft.objects.get().fields["body"] == "Begun\n\nHow do you dry the cabinet?"
    assert told(world.cleo) == [one for one in told(world.cleo) if "share" not in one]


def test_share_letter_proposed_twice_is_one_and_three_are_enough(world, as_person, circle):
    for _twice in range(2):
        propose(world, as_person, circle)
    once = Sharing.objects.count()
    for number in range(3):
        answer_letter(circle, by=world.cleo, text=f"More {number}")
        last = propose(world, as_person, circle)

    assert (once, Sharing.objects.count()) == (1, 3)
    assert "Please wait for those." in last.content.decode()


@pytest.mark.parametrize("who", ["ada", "dov"])
def test_share_letter_is_known_to_its_writers_alone(world, as_person, circle, who):
    """Ada stewards and is in the circle, but wrote none of it."""
    propose(world, as_person, circle)
    path = f"/letters/sharings/{Sharing.objects.get().pk}/"
    client = as_person(getattr(world, who))

    assert client.get(path).status_code == 404
    assert client.post(path, {"answer": "named"}).status_code == 404
    assert client.post(f"{path}withdraw/").status_code == 404
    assert not any("share" in one for one in told(getattr(world, who)))


def test_share_letter_the_proposer_cannot_answer_for_others(world, as_person, circle):
    propose(world, as_person, circle)
    path = f"/letters/sharings/{Sharing.objects.get().pk}/"

    as_person(world.ben).post(path, {"answer": "named"})

    assert not Draft.objects.exists()
    assert as_person(world.cleo).post(f"{path}withdraw/").status_code == 403


def test_share_letter_withdrawn_leaves_nothing_and_its_notice_leads_somewhere(
    world, as_person, circle
):
    propose(world, as_person, circle)
    as_person(world.ben).post(f"/letters/sharings/{Sharing.objects.get().pk}/withdraw/")

    assert not Consent.objects.exists()
    assert "Something from a letter was to be shared. That is over." in told(world.cleo)


def test_share_letter_after_two_weeks_it_is_over(world, as_person, circle):
    propose(world, as_person, circle)
    sharing = Sharing.objects.get()
    Sharing.objects.update(made_at=timezone.now() - dt.timedelta(days=15))
    answer_sharing(sharing, by=world.cleo, answer="named")
    age_letters()

    assert not Draft.objects.exists()
    assert not Sharing.objects.exists()


def test_share_letter_ends_where_a_writer_leaves_the_hall(world, as_person, circle, deliver):
    propose(world, as_person, circle)
    leave_hall(world.cleo, left_as=Person.LeftAs.PSEUDONYM)
    deliver()

    page = as_person(world.ben).get(f"/letters/{circle.pk}/share/").content.decode()

    assert not Sharing.objects.exists()
    assert "How do you dry the cabinet?" in page
    assert "60 degrees" not in page


def test_share_letter_of_others_cannot_be_chosen(world, as_person, circle):
    others = write_letter(world.cleo, by=world.ada, text="Ours")
    typed = {"messages": [others.pk], "to": talk_of(world.ben).key}

    answer = as_person(world.ben).post(f"/letters/{circle.pk}/share/", typed)

    assert answer.status_code == 422
    assert not Sharing.objects.exists()


def test_share_letter_from_a_circle_that_was_left_is_refused(world, as_person, circle):
    leave(circle, by=world.ben)

    assert as_person(world.ben).get(f"/letters/{circle.pk}/share/").status_code == 403


def test_share_letter_someone_who_blocked_the_proposer_is_not_told(world, as_person, circle):
    block(world.ben, by=world.cleo)
    message = circle.messages.written().filter(author=world.cleo)

    propose_sharing(circle, by=world.ben, to=talk_of(world.ben), messages=list(message))

    assert not any("share" in one for one in told(world.cleo))
    assert not Draft.objects.exists()
