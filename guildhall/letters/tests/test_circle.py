"""A circle of up to six: add someone, name it, leave it."""

import pytest

from guildhall.communities.actions import join
from guildhall.letters.actions import (
    add_person,
    answer_letter,
    leave,
    name_circle,
    remove_letter,
    write_letter,
)
from guildhall.letters.models import Correspondence, Message
from guildhall.notifications.queries import news_of
from guildhall.people.actions import arrive, block

pytestmark = pytest.mark.database


@pytest.fixture
def letter(world):
    return write_letter(world.ada, by=world.ben, text="Between the two of us").correspondence


@pytest.fixture
def circle(world, letter):
    return add_person(letter, world.cleo, by=world.ben)


def texts(letter, person) -> list[str]:
    messages = Message.objects.visible_to(person).written().filter(correspondence=letter)
    return list(messages.order_by("pk").values_list("body", flat=True))


def test_circle_begins_apart_from_the_letter_of_two(world, as_person, letter):
    added = as_person(world.ben).post(f"/letters/{letter.pk}/add/cleo/")
    circle = Correspondence.objects.get(is_circle=True)

    page = as_person(world.cleo).get(f"/letters/{circle.pk}/").content.decode()

    assert added["Location"] == f"/letters/{circle.pk}/#newest"
    assert "Ben added Cleo." in page
    assert "Between the two of us" not in page
    assert as_person(world.cleo).get(f"/letters/{letter.pk}/").status_code == 404


def test_circle_everyone_is_told_who_comes(world, circle):
    told = [one.sentence for one in news_of(world.ada)]

    assert "Ben added someone to a circle you're in" in told
    assert "Ben added someone to a circle you're in" in [
        one.sentence for one in news_of(world.cleo)
    ]


def test_circle_someone_new_reads_only_what_comes_after(world, circle):
    dan = arrive("Dan")
    join(world.community, person=dan)
    answer_letter(circle, by=world.ada, text="Before")
    add_person(circle, dan, by=world.ada)
    answer_letter(circle, by=world.ada, text="After")

    assert texts(circle, dan) == ["After"]
    assert texts(circle, world.cleo) == ["Before", "After"]


def test_circle_who_leaves_keeps_what_was_and_reads_nothing_more(world, as_person, circle):
    answer_letter(circle, by=world.ada, text="Before")
    as_person(world.cleo).post(f"/letters/{circle.pk}/leave/")
    answer_letter(circle, by=world.ada, text="After")
    add_person(circle, world.cleo, by=world.ada)
    answer_letter(circle, by=world.ada, text="Welcome back")

    page = as_person(world.cleo).get(f"/letters/{circle.pk}/").content.decode()

    assert texts(circle, world.cleo) == ["Before", "Welcome back"]
    assert "Cleo left." in as_person(world.ada).get(f"/letters/{circle.pk}/").content.decode()
    assert "After" not in page


def test_circle_an_answer_to_one_that_was_left_is_refused_with_a_reason(world, as_person, circle):
    leave(circle, by=world.cleo)

    refused = as_person(world.cleo).post(f"/letters/{circle.pk}/answer/", {"body": "Wait"})

    assert refused.status_code == 403
    assert "left this circle" in refused.content.decode()


def test_circle_leaving_twice_is_harmless_and_removing_it_is_for_oneself(world, as_person, circle):
    answer_letter(circle, by=world.ada, text="Before")
    for _twice in range(2):
        leave(circle, by=world.cleo)
    as_person(world.cleo).post(f"/letters/{circle.pk}/remove/")

    assert as_person(world.cleo).get(f"/letters/{circle.pk}/").status_code == 404
    assert texts(circle, world.cleo) == []
    assert texts(circle, world.ben) == ["Before"]


def test_circle_that_all_have_left_and_removed_is_deleted(world, circle):
    answer_letter(circle, by=world.ada, text="Before")
    for person in (world.ada, world.ben, world.cleo):
        leave(circle, by=person)
        remove_letter(circle, by=person)

    assert not Correspondence.objects.filter(pk=circle.pk).exists()


def test_circle_has_six_people_at_most(world, as_person, circle):
    for number in range(3):
        member = arrive(f"Member {number}")
        join(world.community, person=member)
        add_person(circle, member, by=world.ada)
    late = arrive("Late")
    join(world.community, person=late)

    refused = as_person(world.ada).post(f"/letters/{circle.pk}/add/late/")

    assert refused.status_code == 403
    assert "at most six people" in refused.content.decode()


def test_circle_nobody_is_put_beside_someone_they_blocked(world, as_person, letter):
    block(world.ada, by=world.cleo)

    refused = as_person(world.ben).post(f"/letters/{letter.pk}/add/cleo/")

    assert refused.status_code == 403
    assert "You can&#x27;t add this person." in refused.content.decode()


def test_circle_whose_people_all_block_each_other_goes_on_folded_and_silent(
    world, as_person, circle
):
    people = (world.ada, world.ben, world.cleo)
    for person in people:
        for other in people:
            block(other, by=person)
    before = len(news_of(world.ada))
    answer_letter(circle, by=world.ben, text="Is anyone here?")

    page = as_person(world.ada).get(f"/letters/{circle.pk}/").content.decode()

    assert "From someone you blocked" in page
    assert len(news_of(world.ada)) == before


def test_circle_is_named_by_anyone_in_it(world, as_person, circle):
    as_person(world.cleo).post(f"/letters/{circle.pk}/name/", {"name": "Night  shift"})
    name_circle(circle, "Night shift", by=world.cleo)

    page = as_person(world.ada).get(f"/letters/{circle.pk}/").content.decode()

    assert page.count("named the circle “Night shift”") == 1
    assert "Night shift" in as_person(world.ada).get("/letters/").content.decode()


def test_circle_a_letter_of_two_has_no_name(world, as_person, letter):
    assert as_person(world.ada).get(f"/letters/{letter.pk}/name/").status_code == 403
