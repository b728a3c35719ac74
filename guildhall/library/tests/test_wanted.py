"""Wanted pages: linked and not there, asked for, asked several times, searched for in vain."""

import pytest

from guildhall.activity.delivery import deliver_waiting
from guildhall.commons.actions import delete_entry, edit_entry, post_entry
from guildhall.commons.actions.standing import hide
from guildhall.communities.actions import leave_community, open_room
from guildhall.communities.seats import take_seat
from guildhall.library.actions import add_page
from guildhall.library.actions.asking_often import note_asked_often
from guildhall.library.actions.wanting import (
    NoName,
    TakenBySomeone,
    let_go_of_wanted,
    put_wanted,
    take_wanted,
    would_not_read,
    would_read,
)
from guildhall.library.asked_alike import asked_alike
from guildhall.library.models import WantedPage, WouldRead
from guildhall.library.queries import asked_often
from guildhall.library.queries.wanted import wanted_in
from guildhall.notifications.models import Notice

HERE = "/c/pumps/library/wanted/"


@pytest.fixture
def community(world):
    open_room(world.community, room="library", by=world.ada)
    world.community.refresh_from_db()
    return world.community


def listed(client) -> str:
    return client.get(HERE).content.decode()


def told_of_pages() -> set[int]:
    deliver_waiting()
    return set(Notice.objects.filter(rule="wanted.written").values_list("person_id", flat=True))


def test_a_linked_name_is_wanted_with_the_text_that_links_it(world, community, as_person):
    post_entry(kind="post", community=community, by=world.ben, body="See [[Old pumps]] first")

    page = listed(as_person(world.cleo))

    assert "Old pumps" in page
    assert "See Old pumps first" in page


def test_what_only_a_hidden_text_links_is_not_on_the_list(world, community, as_person):
    post = post_entry(kind="post", community=community, by=world.ben, body="[[Secret plan]]")
    hide(post, by=world.ada)

    assert "Secret plan" not in listed(as_person(world.cleo))


def test_whoever_would_read_or_linked_it_is_told_once_it_is_there(world, community):
    post_entry(kind="post", community=community, by=world.ben, body="[[Old pumps]]")
    would_read(community, name="old PUMPS", by=world.cleo)

    add_page(community, by=world.ada, title="Old pumps")
    add_page(community, by=world.ada, title="Old pumps", body="again")

    assert told_of_pages() == {world.ben.pk, world.cleo.pk}
    assert Notice.objects.filter(rule="wanted.written").count() == 2


def test_taken_back_one_is_not_told(world, community):
    for _twice in range(2):
        would_read(community, name="Old pumps", by=world.cleo)
    for _twice in range(2):
        would_not_read(community, name="Old pumps", by=world.cleo)

    add_page(community, by=world.ada, title="Old pumps")

    assert told_of_pages() == set()


def test_a_page_renamed_to_the_name_is_there_too(world, community):
    would_read(community, name="Old pumps", by=world.cleo)
    page = add_page(community, by=world.ada, title="Something")

    edit_entry(page, by=world.ada, title="Old pumps", body="")

    assert told_of_pages() == {world.cleo.pk}


def test_a_page_deleted_again_is_wanted_again(world, community, as_person):
    would_read(community, name="Old pumps", by=world.cleo)
    page = add_page(community, by=world.ada, title="Old pumps")
    assert "Old pumps" not in listed(as_person(world.cleo))

    delete_entry(page, by=world.ada)

    assert "Old pumps" in listed(as_person(world.cleo))


def test_it_is_taken_once_and_let_go(world, community):
    first = take_wanted(community, name="Old pumps", by=world.ben)
    assert take_wanted(community, name="Old pumps", by=world.ben) == first
    with pytest.raises(TakenBySomeone):
        take_wanted(community, name="Old pumps", by=world.cleo)

    for _twice in range(2):
        let_go_of_wanted(community, name="Old pumps", by=world.ben)

    assert take_wanted(community, name="Old pumps", by=world.cleo).taken_by == world.cleo


def test_whoever_left_writes_nothing_any_more(world, community, as_person):
    take_wanted(community, name="Old pumps", by=world.ben)
    leave_community(community, person=world.ben)

    assert "is writing this" not in listed(as_person(world.cleo))
    assert take_wanted(community, name="Old pumps", by=world.cleo).taken_by == world.cleo


def test_only_they_or_a_steward_let_it_go(world, community, as_person):
    take_wanted(community, name="Old pumps", by=world.ben)

    by_cleo = as_person(world.cleo).post(f"{HERE}let-go/", {"name": "Old pumps"})
    by_ada = as_person(world.ada).post(f"{HERE}let-go/", {"name": "Old pumps"})

    assert (by_cleo.status_code, by_ada.status_code) == (403, 302)
    assert not WantedPage.objects.get().taken_by


@pytest.mark.parametrize("name", ["", "   ", "a" * 201, "x]] [[y", "a|b", "#12 x"])
def test_what_cannot_be_a_name_is_refused_in_a_sentence(world, community, as_person, name):
    with pytest.raises(NoName):
        put_wanted(community, name=name, by=world.ben)

    answer = as_person(world.ben).post(HERE, {"name": name})

    assert answer.status_code == 422


def test_a_name_that_is_typed_as_a_link_has_no_brackets(world, community):
    assert put_wanted(community, name="[[Old pumps|these]]", by=world.ben).name == "Old pumps"


def test_what_most_texts_ask_for_comes_first(world, community):
    would_read(community, name="A rare one", by=world.ben)
    for number in range(2):
        add_page(community, by=world.ben, title=f"Page {number}", body="[[Zinc paint]]")
    take_wanted(community, name="A taken one", by=world.ben)

    seen_by_cleo = [one.name for one in wanted_in(take_seat("pumps", world.cleo))]
    seen_by_ben = [one.name for one in wanted_in(take_seat("pumps", world.ben))]

    assert seen_by_cleo == ["Zinc paint", "A rare one", "A taken one"]
    assert seen_by_ben == ["A taken one", "Zinc paint", "A rare one"]


def test_a_hostile_name_is_only_shown(world, community, as_person):
    would_read(community, name="<script>alert(1)</script>", by=world.ben)

    page = listed(as_person(world.cleo))

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_three_questions_alike_are_one_wanted_page(world, community, as_person):
    for title in ("How to dry a pump seal", "Dry the pump seal?", "Drying pump seals"):
        post_entry(kind="question", community=community, by=world.ben, title=title)
    post_entry(kind="question", community=community, by=world.ben, title="Where is the key")

    for _twice in range(2):
        note_asked_often()

    assert WantedPage.objects.count() == 1
    assert "Asked several times" in listed(as_person(world.cleo))


def test_stewards_are_offered_to_write_it_once_and_later_questions_are_counted(
    world, community, as_person
):
    titles = ["How to dry a pump seal", "Dry the pump seal?", "Drying pump seals"]
    for title in titles:
        post_entry(kind="question", community=community, by=world.ben, title=title)
    note_asked_often()
    post_entry(kind="question", community=community, by=world.ben, title="Dry a pump seal how?")
    note_asked_often()

    [often] = asked_often(community)
    by_steward, by_member = (
        as_person(person).get("/c/pumps/library/").content.decode()
        for person in (world.ada, world.cleo)
    )
    assert often.number == 4
    assert ["Write it once?" in shown for shown in (by_steward, by_member)] == [True, False]
    take_wanted(community, name=often.name, by=world.ben)
    assert asked_often(community) == []


def test_with_a_page_about_it_nothing_is_wanted(world, community):
    add_page(community, by=world.ada, title="Dry pump seals")
    for title in ("How to dry a pump seal", "Dry the pump seal?", "Drying pump seals"):
        post_entry(kind="question", community=community, by=world.ben, title=title)

    note_asked_often()

    assert not WantedPage.objects.exists()


def test_a_question_hidden_since_names_nothing(world, community, as_person):
    titles = ("How to dry a pump seal", "Dry the pump seal?", "Drying pump seals")
    asked = [
        post_entry(kind="question", community=community, by=world.ben, title=title)
        for title in titles
    ]
    note_asked_often()

    hide(asked[-1], by=world.ada)

    assert "Drying pump seals" not in listed(as_person(world.cleo))


def test_groups_are_of_three_or_more_and_each_question_is_in_one():
    titles = {1: ("dry", "seal"), 2: ("dry", "seal"), 3: ("dry", "seal", "pump"), 4: ("dry", "key")}

    assert asked_alike(titles) == [[3, 2, 1]]


def test_nobody_reads_who_would_read(world, community, as_person):
    would_read(community, name="Old pumps", by=world.ben)

    page = listed(as_person(world.cleo))

    assert world.ben.name not in page
    assert WouldRead.objects.count() == 1


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_however_long_it_is(
    world, community, as_person, django_assert_num_queries, number
):
    for count in range(number):
        would_read(community, name=f"Number {count}", by=world.ben)
        post_entry(kind="post", community=community, by=world.ben, body=f"[[Other {count}]]")
    client = as_person(world.cleo)
    client.get(HERE)

    with django_assert_num_queries(9):
        client.get(HERE)
