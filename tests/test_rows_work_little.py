"""What one row more costs a page, in calls: its parts are put together, and not drawn anew."""

import datetime as dt

import pytest
from django.utils import timezone

from guildhall.bench.scale.queries import queries_of
from guildhall.communities.actions import open_room, start_community
from guildhall.decisions.tests.worlds import opened
from guildhall.ideas.actions import add_idea
from guildhall.people.actions import add_offer, arrive
from guildhall.people.models import Offer
from guildhall.projects.actions import add_task, start_project
from guildhall.questions.actions import answer, ask
from guildhall.search.actions import index_replies
from tests.calls import calls_in, calls_of

pytestmark = pytest.mark.database

FEW, MANY = 5, 15


def more_for_each(client, path: str, add, *, few: int = FEW, many: int = MANY) -> float:
    """Calls that the page makes more for each row that `add` adds, by its number."""
    for number in range(few):
        add(number)
    before = calls_of(client, path)
    for number in range(few, many):
        add(number)
    return (calls_of(client, path) - before) / (many - few)


def test_an_idea_in_the_list_is_joined_by_a_frame(world, as_person):
    """Its buttons and the form of a doubt are drawn once; ids, texts and the token are put in."""
    open_room(world.community, room="ideas", by=world.ada)

    each = more_for_each(
        as_person(world.cleo),
        "/c/pumps/ideas/",
        lambda number: add_idea(world.community, by=world.ben, title=f"Rinse filter {number}"),
    )

    assert each < 180


def test_an_open_decision_is_answered_by_a_frame(world, as_person):
    """All its buttons are one frame, and of a decision only what its row shows is read."""
    in_a_week = timezone.localdate() + dt.timedelta(days=7)
    open_room(world.community, room="decisions", by=world.ada)

    each = more_for_each(
        as_person(world.cleo),
        "/c/pumps/decisions/",
        lambda number: opened(
            world.community, world.ben, question=f"Do we buy pump {number}?", until_on=in_a_week
        ),
        few=3,
        many=11,
    )

    assert each < 180


def test_a_task_of_a_project_is_a_frame(world, as_person):
    """Its words and buttons are drawn once; what its reader may do is asked once for each state."""
    open_room(world.community, room="projects", by=world.ada)
    project = start_project(world.community, by=world.ben, title="Rinse all filters")

    each = more_for_each(
        as_person(world.ben),
        f"/c/pumps/projects/{project.pk}/",
        lambda number: add_task(project, by=world.ben, title=f"Rinse filter {number}"),
    )

    assert each < 220


def test_home_reads_of_a_community_what_it_shows(world, as_person):
    """Nothing is read of one later on, and little is made of it."""
    client = as_person(world.ada)

    def belong(number: int) -> None:
        start_community(f"Other {number}", by=world.ada, purpose="Else")

    each = more_for_each(client, "/", belong)
    read = [query.sql for query in queries_of(client, "/") if "communities_community" in query.sql]

    assert each < 70
    assert not [sql for sql in read if 'WHERE "communities_community"."id" = ' in sql]


def test_a_result_of_a_search_is_put_together(world, as_person, deliver):
    """What was typed is laid out once for all results; pieces of a snippet are joined as text."""

    def ask_for_a_seal(number: int) -> None:
        title = f"Which seal fits pump {number}?"
        ask(world.community, by=world.ben, title=title, body="Brown water came out. " * 20)
        deliver()

    each = more_for_each(as_person(world.cleo), "/search?q=pump", ask_for_a_seal)

    assert each < 550


def test_a_reply_is_indexed_by_prepared_reads(world):
    """Whoever posts waits for it: what it reads is compiled once, and only what it writes anew."""
    question = ask(world.community, by=world.ben, title="Which seal fits?")
    first, then = (answer(question, by=world.ada, body=f"The {one}") for one in ("old", "new"))
    index_replies([first.pk])

    assert calls_in(lambda: index_replies([then.pk])) < 1_200


def test_someone_who_can_help_is_put_together(world, as_person):
    """Nothing of a line is drawn anew, and of a person only what it shows is read."""

    def bring(number: int) -> None:
        add_offer(arrive(f"Helper {number}"), kind=Offer.Kind.ASK_ME, text="Welding")

    each = more_for_each(as_person(world.cleo), "/skills/?q=welding", bring)

    assert each < 280
