"""Reading lists: made, changed, removed; what someone has read is seen by them alone."""

import pytest

from guildhall.activity.models import Event
from guildhall.commons.actions import delete_entry
from guildhall.communities.seats import take_seat
from guildhall.library.actions import add_page, withdraw_page
from guildhall.library.actions.reading_lists import add_reading_list, mark_read, mark_unread
from guildhall.library.models import HasRead, ReadingList
from guildhall.library.queries.reading_lists import reading_list_at
from guildhall.library.tests.asking import queries_of

HERE = "/c/pumps/library/"
READING = f"{HERE}reading/"


@pytest.fixture
def pages(world, community):
    return [add_page(community, by=world.ben, title=title) for title in ("One", "Two", "Three")]


@pytest.fixture
def made(world, community, pages):
    return add_reading_list(community, by=world.ben, title="First week", pages=pages)


def shown_to(person, made):
    return reading_list_at(take_seat("pumps", person), made.pk)


def test_a_member_makes_one_by_naming_pages(world, community, pages, as_person):
    named = f"Three\n- [[One]]\n\n#{pages[1].pk} whatever it was called"
    sent = {"title": "First week", "pages": named}

    answer = as_person(world.cleo).post(f"{READING}add/", sent)

    made = ReadingList.objects.get()
    assert answer["Location"] == f"{READING}{made.pk}/"
    assert [step.entry.title for step in made.steps.all()] == ["Three", "One", "Two"]
    assert Event.objects.get(verb="reading_list.added").actor_id == world.cleo.pk


def test_a_page_that_is_not_there_is_named_and_nothing_is_lost(world, community, pages, as_person):
    answer = as_person(world.ben).post(f"{READING}add/", {"title": "A", "pages": "One\nNobody"})

    assert answer.status_code == 422
    assert "No page here is called “Nobody”." in answer.content.decode()
    assert not ReadingList.objects.exists()


def test_a_beginning_that_several_pages_have_is_refused_with_the_choices(
    world, community, pages, as_person
):
    answer = as_person(world.ben).post(f"{READING}add/", {"title": "A", "pages": "T"})

    assert f"#{pages[1].pk} Two" in answer.content.decode()


def test_sent_twice_it_is_one(world, community, pages):
    for _twice in range(2):
        add_reading_list(community, by=world.ben, title="First week", pages=pages)

    assert ReadingList.objects.count() == 1


def test_what_is_next_is_the_first_that_was_not_read(world, pages, made):
    for _twice in range(2):
        mark_read(pages[0], by=world.cleo)

    cleo, ben = shown_to(world.cleo, made), shown_to(world.ben, made)

    assert (cleo.read, cleo.next) == (1, pages[1])
    assert (ben.read, ben.next) == (0, pages[0])
    mark_unread(pages[0], by=world.cleo)
    assert shown_to(world.cleo, made).next == pages[0]


def test_what_was_read_is_in_no_log(world, pages, made):
    before = Event.objects.count()

    mark_read(pages[0], by=world.cleo)

    assert Event.objects.count() == before


def test_the_page_says_what_follows_and_is_marked_in_place(world, pages, made, as_person):
    reader = as_person(world.cleo)
    page = reader.get(f"{HERE}{pages[0].pk}/").content.decode()

    reader.post(f"{HERE}{pages[0].pk}/read/")

    assert "1 of 3" in page
    assert "I’ve read this" in page
    assert HasRead.objects.get().person == world.cleo
    assert "unread/" in reader.get(f"{HERE}{pages[0].pk}/").content.decode()


def test_pages_that_are_gone_are_left_out(world, pages, made):
    delete_entry(pages[0], by=world.ben)
    withdraw_page(pages[1], by=world.ben, reason="Old")

    assert [step.entry for step in shown_to(world.cleo, made).steps] == [pages[2]]


def test_a_community_has_one_list_to_start_with(world, community, pages, made, as_person):
    steward = as_person(world.ada)
    first = add_reading_list(community, by=world.ada, title="Old", pages=pages, is_start=True)

    sent = {"title": "First week", "pages": "One", "is_start": "on"}
    steward.post(f"{READING}{made.pk}/edit/", sent)

    first.refresh_from_db()
    assert not first.is_start
    assert "First week" in as_person(world.cleo).get(HERE).content.decode()


def test_members_cannot_say_where_to_start(world, community, pages, as_person):
    sent = {"title": "A", "pages": "One", "is_start": "on"}
    as_person(world.ben).post(f"{READING}add/", sent)

    assert not ReadingList.objects.get().is_start


def test_only_its_maker_and_stewards_change_it(world, made, as_person):
    answers = [
        as_person(person).post(f"{READING}{made.pk}/remove/").status_code
        for person in (world.cleo, world.ben)
    ]

    assert answers == [403, 302]
    assert not ReadingList.objects.exists()


def test_lists_cost_the_same_however_many_there_are(world, community, pages, as_person):
    client = as_person(world.cleo)
    costs = []
    for number in range(1, 4):
        add_reading_list(community, by=world.ben, title=f"List {number}", pages=pages[:number])
        costs.append(queries_of(client, READING))

    assert costs == [costs[0]] * 3
