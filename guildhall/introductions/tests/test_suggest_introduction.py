"""“You two should talk”: both are asked, both say yes, and nobody learns anything else."""

import datetime as dt

import pytest
from django.utils import timezone

from guildhall.communities.actions import leave_community
from guildhall.introductions.actions import (
    TooMany,
    ask_after,
    ask_waiting,
    forget_old,
    keep_apart,
    say_no,
    say_yes,
    suggest_introduction,
    tell_met,
)
from guildhall.introductions.models import Introduction, Side
from guildhall.introductions.tests.conftest import WHY
from guildhall.notifications.models import Notice
from guildhall.people.actions import block, leave, set_offers

pytestmark = pytest.mark.database

HERE = "/c/pumps/introductions/"
DAY = dt.timedelta(days=1)


def page_of(introduction) -> str:
    return f"{HERE}yours/{introduction.pk}/"


def told(person, rule="introduction.") -> set[str]:
    notices = Notice.objects.filter(person=person, rule__startswith=rule)
    return set(notices.values_list("rule", flat=True))


def test_both_are_asked_and_told_who_suggests_it_and_why(world, suggested, as_person, deliver):
    deliver()

    bens = as_person(world.ben).get("/me/notices/").content.decode()
    home = as_person(world.cleo).get("/").content.decode()
    assert "Ada thinks that you and Cleo should talk: You both fixed the same fault." in bens
    assert "Would you like to meet Ben?" in home
    assert told(world.ada) == set()


def test_once_both_say_yes_each_reads_why_three_openings_and_where_to_write(
    world, suggested, as_person, deliver
):
    for _twice in range(2):
        as_person(world.ben).post(f"{page_of(suggested)}yes/")
    alone = as_person(world.ben).get(page_of(suggested)).content.decode()
    as_person(world.cleo).post(f"{page_of(suggested)}yes/")
    deliver()

    page = as_person(world.ben).get(page_of(suggested)).content.decode()
    assert "You said yes" in alone
    assert "Write to" not in alone
    assert WHY in page
    assert page.split("Three ways to begin")[1].split("</ul>")[0].count("<li>") == 3
    assert "Write to Cleo" in page
    assert told(world.ben) == told(world.cleo) == {"introduction.asked", "introduction.made"}
    assert "introduction.made" not in told(world.ada)


def test_openings_come_from_what_they_declared(world, suggested, as_person):
    set_offers(world.ben, "learn", ["Seals"])
    set_offers(world.cleo, "ask_me", ["Seals"])
    for person in (world.ben, world.cleo):
        say_yes(suggested, by=person)

    assert "Ask Cleo how they began with Seals." in (
        as_person(world.ben).get(page_of(suggested)).content.decode()
    )


def test_who_says_no_is_asked_no_more_and_the_other_sees_no_difference(
    world, suggested, as_person, deliver
):
    deliver()
    before = as_person(world.cleo).get(page_of(suggested)).content.decode()
    as_person(world.ben).post(f"{page_of(suggested)}not-now/")

    assert as_person(world.ben).get(page_of(suggested)).status_code == 404
    after = as_person(world.cleo).get(page_of(suggested)).content.decode()
    assert _without_tokens(after) == _without_tokens(before)
    say_yes(suggested, by=world.cleo)
    deliver()
    assert "introduction.made" not in told(world.cleo)


def _without_tokens(page: str) -> list[str]:
    return [line for line in page.splitlines() if "token" not in line and "CSRF" not in line]


def test_its_writer_sees_the_same_whatever_came_of_it(world, room, edda, as_person):
    block(edda, by=world.cleo)
    suggest_introduction(room, by=world.ada, one=edda, other=world.cleo, why="Held")
    suggest_introduction(room, by=world.ada, one=world.ben, other=world.cleo, why="Asked")

    page = as_person(world.ada).get(f"{HERE}suggest/").content.decode()
    asked = dict(Introduction.objects.values_list("why", "asked_at"))
    assert asked["Held"] is None
    assert asked["Asked"] is not None
    assert "Held" in page
    say_no(Introduction.objects.get(why="Asked"), by=world.ben)
    assert "Asked" in as_person(world.ada).get(f"{HERE}suggest/").content.decode()


@pytest.mark.parametrize("apart", [block, keep_apart])
@pytest.mark.parametrize("is_swapped", [False, True])
def test_nobody_is_asked_where_one_keeps_away_from_the_other(world, room, apart, is_swapped):
    one, other = (world.cleo, world.ben) if is_swapped else (world.ben, world.cleo)
    apart(other, by=one)

    made = suggest_introduction(room, by=world.ada, one=world.ben, other=world.cleo, why=WHY)
    ask_waiting()

    assert Introduction.objects.get(pk=made.pk).asked_at is None


def test_nobody_is_asked_by_someone_they_blocked(world, room):
    block(world.ada, by=world.ben)

    made = suggest_introduction(room, by=world.ada, one=world.ben, other=world.cleo, why=WHY)

    assert made.asked_at is None


def test_someone_who_blocks_after_saying_yes_is_not_introduced(world, suggested):
    say_yes(suggested, by=world.ben)
    block(world.cleo, by=world.ben)

    say_yes(suggested, by=world.cleo)

    assert Introduction.objects.get().made_at is None


def test_nobody_is_asked_twice_in_a_week_and_it_comes_later_by_itself(world, suggested, room, edda):
    later = suggest_introduction(room, by=world.ada, one=edda, other=world.ben, why="Also")
    ask_waiting()
    still_waits = Introduction.objects.get(pk=later.pk).asked_at

    ask_waiting(at=timezone.now() + 8 * DAY)

    assert still_waits is None
    assert Introduction.objects.get(pk=later.pk).asked_at is not None


def test_it_fades_and_is_forgotten_with_every_answer(world, suggested, as_person):
    say_no(suggested, by=world.ben)
    later = timezone.now() + 15 * DAY

    assert not Introduction.objects.visible_to(world.cleo, at=later).exists()
    forget_old(at=timezone.now() + 22 * DAY)
    assert not Side.objects.exists()


def test_the_same_two_are_not_introduced_again_within_a_year(world, suggested, room, edda):
    for person in (world.ben, world.cleo):
        say_yes(suggested, by=person)
    soon, later = timezone.now() + 300 * DAY, timezone.now() + 366 * DAY

    asked = [
        suggest_introduction(
            room, by=edda, one=world.ben, other=world.cleo, why="Again", at=at
        ).asked_at
        for at in (soon, later)
    ]

    assert [bool(one) for one in asked] == [False, True]


def test_it_is_suggested_once_however_often_it_is_sent_and_three_times_a_week(world, room, edda):
    people = [world.ben, world.cleo, edda]
    for _twice in range(2):
        suggest_introduction(room, by=world.ada, one=world.ben, other=world.cleo, why=WHY)
    assert Introduction.objects.count() == 1
    for number in range(2):
        suggest_introduction(room, by=world.ada, one=people[0], other=people[2], why=str(number))

    with pytest.raises(TooMany):
        suggest_introduction(room, by=world.ada, one=world.cleo, other=edda, why="One more")


@pytest.mark.parametrize("goes", ["community", "hall"])
def test_where_one_has_left_there_is_nothing_to_see(world, suggested, as_person, goes):
    for person in (world.ben, world.cleo):
        say_yes(suggested, by=person)
    if goes == "community":
        leave_community(world.community, person=world.ben)
    else:
        leave(world.ben, left_as="name")

    client = as_person(world.cleo)
    assert client.get(page_of(suggested)).status_code == 404
    assert client.get(HERE).status_code == 200


def test_they_are_asked_once_whether_they_met_and_the_answer_stays_theirs(
    world, suggested, as_person, deliver
):
    for person in (world.ben, world.cleo):
        say_yes(suggested, by=person)
    for _twice in range(2):
        ask_after(at=timezone.now() + 11 * DAY)
    deliver()
    as_person(world.ben).post(page_of(suggested), {"has_met": "yes", "told": "Tea at nine"})

    bens = as_person(world.ben).get(page_of(suggested)).content.decode()
    cleos = as_person(world.cleo).get(page_of(suggested)).content.decode()
    assert "introduction.asked_after" in told(world.ben)
    assert Notice.objects.filter(rule="introduction.asked_after").count() == 2
    assert "Tea at nine" in bens
    assert "Tea at nine" not in cleos
    assert Side.objects.get(person=world.cleo).has_met is None


def test_who_has_said_no_to_meeting_is_shown_it_no_more(world, suggested, as_person):
    for person in (world.ben, world.cleo):
        say_yes(suggested, by=person)
    tell_met(suggested, by=world.ben, has_met=False)

    assert "Your introduction" not in as_person(world.ben).get("/").content.decode()
    assert "Your introduction" in as_person(world.cleo).get("/").content.decode()


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ({"one": "Ben", "other": "Ben"}, "Name two different people."),
        ({"one": "Ada", "other": "Ben"}, "just write to them"),
        ({"one": "Dov", "other": "Ben"}, "Nobody here is called Dov."),
        ({"one": "Ben", "other": "Cleo", "why": " "}, "This field is required."),
    ],
)
def test_what_cannot_be_suggested_is_given_back_with_the_reason(
    world, room, as_person, typed, problem
):
    answer = as_person(world.ada).post(f"{HERE}suggest/", {"why": WHY, **typed})

    assert answer.status_code == 422
    assert problem in answer.content.decode()
    assert not Introduction.objects.exists()


def test_the_list_of_people_to_keep_away_from_is_ones_own(world, room, as_person):
    client = as_person(world.ben)
    client.post(f"{HERE}apart/", {"other": "Cleo"})

    assert "Cleo" in client.get(f"{HERE}apart/").content.decode().split("datalist")[0]
    client.post(f"{HERE}apart/{world.cleo.pk}/end/")
    assert not world.ben.kept_apart.exists()


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_of_the_room_costs_the_same_however_many_there_are(
    world, room, edda, as_person, django_assert_num_queries, number
):
    for count in range(number):
        made = suggest_introduction(
            room, by=world.ada, one=world.ben, other=(world.cleo, edda)[count % 2], why=str(count)
        )
        Introduction.objects.filter(pk=made.pk).update(asked_at=timezone.now())
    client = as_person(world.ben)
    client.get(HERE)

    with django_assert_num_queries(12):
        client.get(HERE)


def test_who_agrees_last_reads_that_they_are_introduced_and_old_notices_are_done_with(
    world, suggested, as_person
):
    path = f"/c/pumps/introductions/yours/{suggested.pk}/"
    first = as_person(world.ben).post(f"{path}yes/", follow=True).content.decode()
    last = as_person(world.cleo).post(f"{path}yes/", follow=True).content.decode()
    unseen = Notice.objects.unseen().filter(rule="introduction.asked")

    assert "Once you&#x27;ve both said yes" in first
    assert "You both said yes. One of you writes first" in last
    assert not unseen.exists()


def test_the_one_question_comes_first_once_it_was_asked_and_its_answer_ends_the_notices(
    world, suggested, as_person
):
    for person in (world.ben, world.cleo):
        say_yes(suggested, by=person)
    path, ben = f"/c/pumps/introductions/yours/{suggested.pk}/", as_person(world.ben)
    before = ben.get(path).content.decode()
    ask_after(at=timezone.now() + dt.timedelta(days=11))
    asked = ben.get(path).content.decode()
    ben.post(path, {"has_met": "yes", "told": ""})
    unseen = Notice.objects.unseen().filter(rule__startswith="introduction.")

    assert before.index("Three ways to begin") < before.index("Did you meet?")
    assert asked.index("Did you meet?") < asked.index("Three ways to begin")
    assert set(unseen.values_list("person__name", flat=True)) == {"Cleo"}
