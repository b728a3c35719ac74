"""A question points to the page that answers it; five questions about a topic ask for one."""

import pytest

from guildhall.activity.models import Event
from guildhall.commons.actions import NoAnswer, let_go_of_answer, point_to_answer
from guildhall.commons.models import Entry, Link
from guildhall.communities.actions import open_room
from guildhall.library.actions import add_page
from guildhall.questions.actions import ask

pytestmark = pytest.mark.database
LIBRARY = "/c/pumps/library/"


@pytest.fixture
def community(world):
    open_room(world.community, room="library", by=world.ada)
    world.community.refresh_from_db()
    return world.community


@pytest.fixture
def question(world, community) -> Entry:
    return ask(community, by=world.cleo, title="How do I dry a seal?")


@pytest.fixture
def page(world, community) -> Entry:
    return add_page(community, by=world.ben, title="Drying a seal", body="With warm air.")


def test_it_is_shown_on_both_pages(world, question, page, as_person):
    client = as_person(world.ben)

    offered = client.get(f"{LIBRARY}answers/{question.pk}/").content.decode()
    client.post(f"{LIBRARY}answers/{question.pk}/", {"page": page.pk})

    asked = as_person(world.cleo).get(f"/c/pumps/questions/{question.pk}/?stay").content.decode()
    answering = as_person(world.cleo).get(f"{LIBRARY}{page.pk}/").content.decode()
    assert "Drying a seal" in offered
    assert "A page about this:" in asked
    assert "Drying a seal" in asked
    assert "Answers these questions" in answering
    assert "How do I dry a seal?" in answering


def test_pointing_twice_and_taking_it_back_twice_are_harmless(world, question, page):
    links = [point_to_answer(question, page, by=world.ben) for _twice in range(2)]
    for _twice in range(2):
        let_go_of_answer(links[0], by=world.ben)

    assert links[0] == links[1]
    assert Link.objects.count() == 0
    assert Event.objects.filter(verb__in=["answer.pointed_out", "answer.let_go"]).count() == 2


@pytest.mark.parametrize(
    ("username", "status"), [("ben", 302), ("cleo", 302), ("ada", 302), ("edda", 403), ("dov", 404)]
)
def test_who_takes_it_back(world, question, page, edda, as_person, username, status):
    """Who pointed it out, who asked, and stewards."""
    link = point_to_answer(question, page, by=world.ben)
    people = {
        "edda": edda,
        **{name: getattr(world, name) for name in ("ben", "cleo", "ada", "dov")},
    }

    answer = as_person(people[username]).post(f"/c/pumps/links/{link.pk}/let-go/")

    assert answer.status_code == status
    assert Link.objects.filter(pk=link.pk).exists() == (status != 302)


def test_a_question_answers_no_question(world, community, question):
    other = ask(community, by=world.ben, title="Which seal?")

    with pytest.raises(NoAnswer):
        point_to_answer(question, other, by=world.ben)


def test_a_hidden_page_is_not_named(world, question, page, as_person):
    point_to_answer(question, page, by=world.ben)
    Entry.objects.filter(pk=page.pk).update(standing="hidden")

    asked = as_person(world.cleo).get(f"/c/pumps/questions/{question.pk}/").content.decode()

    assert "Drying a seal" not in asked


def test_a_question_is_turned_into_a_page_with_its_trail(world, question, as_person):
    as_person(world.ben).post(
        f"/c/pumps/entries/{question.pk}/grow/page/", {"title": "How to dry a seal"}
    )

    grown = Entry.objects.get(kind="page")
    assert (grown.author, grown.page.under) == (world.cleo, -grown.community_id)
    assert Link.objects.get(kind="grew_into").source == question
