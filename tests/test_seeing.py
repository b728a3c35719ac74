"""Who sees what: members read, outsiders find only the door, deleted things are gone for others."""

import pytest

from guildhall.commons.actions import delete_entry
from guildhall.questions.actions import answer, ask
from guildhall.search.queries import search
from guildhall.talk.actions import write_post

pytestmark = pytest.mark.database

PAGES = ["/c/pumps/questions/", "/c/pumps/talk/", "/c/pumps/questions/feed/"]


@pytest.fixture
def question(world):
    asked = ask(world.community, by=world.cleo, title="Why does pump seven trip?")
    answer(asked, by=world.ben, body="A worn seal")
    return asked


@pytest.mark.parametrize("page", PAGES)
def test_members_read_and_others_do_not(world, question, as_person, page):
    assert [as_person(who).get(page).status_code for who in (world.ben, world.dov, None)] == [
        200,
        404,
        404,
    ]


def test_question_page_is_for_members(world, question, as_person):
    page = f"/c/pumps/questions/{question.address}/"

    assert [
        as_person(who).get(page).status_code for who in (world.ada, world.ben, world.dov, None)
    ] == [200, 200, 404, 404]


def test_a_deleted_question_is_seen_by_its_author_and_the_stewards(world, question, as_person):
    delete_entry(question, by=world.cleo)
    page = f"/c/pumps/questions/{question.address}/"

    assert [as_person(who).get(page).status_code for who in (world.ada, world.cleo, world.ben)] == [
        200,
        200,
        404,
    ]


@pytest.mark.parametrize("typed", ["pump", '"pump seven"', "pum*", "seal"])
def test_search_finds_for_members_only(world, question, typed):
    found = [
        search(typed, person=who).all().exclude(entry=None).exists()
        for who in (world.ben, world.dov, None)
    ]

    assert found == [True, False, False]


@pytest.mark.parametrize("visibility", ["open", "listed", "private", "hidden"])
def test_the_overview_of_each_level(world, as_person, visibility):
    world.community.visibility = visibility
    world.community.save()

    seen = [as_person(who).get("/c/pumps/").status_code for who in (world.ben, world.dov, None)]

    assert (
        seen
        == {
            "open": [200, 200, 200],
            "listed": [200, 200, 404],
            "private": [200, 404, 404],
            "hidden": [200, 404, 404],
        }[visibility]
    )


@pytest.mark.parametrize("rows", [3, 40])
def test_question_page_costs_the_same_for_any_number_of_replies(
    world, question, as_person, rows, django_assert_max_num_queries
):
    for number in range(rows):
        answer(question, by=world.ada, body=f"idea {number}")
    client = as_person(world.ben)

    with django_assert_max_num_queries(13):  # one of them for texts that are not kept yet
        assert client.get(f"/c/pumps/questions/{question.address}/").status_code == 200


def test_nothing_executable_and_no_remote_picture_survives(world, as_person):
    body = (
        "<script>alert(1)</script> [x](javascript:alert(1)) "
        "![p](https://elsewhere.example/p.png) <img src=x onerror=1>"
    )
    note = write_post(world.community, by=world.ben, body=body)

    assert "<script" not in note.body_html
    assert "javascript:" not in note.body_html.replace("](javascript:", "")
    assert "<img" not in note.body_html
