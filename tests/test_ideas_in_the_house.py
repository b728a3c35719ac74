"""Ideas among the other rooms: what grows into and out of them, This week, home, search."""

import datetime as dt

import pytest
import time_machine

from guildhall.commons.actions import grow, grow_line, post_entry
from guildhall.commons.models import Entry
from guildhall.communities.actions import leave_community, open_room
from guildhall.communities.seats import take_seat
from guildhall.ideas.actions import (
    add_idea,
    begin_challenge,
    begin_small_test,
    doubt_idea,
    finish_small_test,
    help_with_test,
    pass_challenges_on,
    take_up_idea,
)
from guildhall.ideas.tests.worlds import brief, plan
from guildhall.ideas.this_week.answers import owed
from guildhall.ideas.this_week.challenges import undecided
from guildhall.people.models import Person
from guildhall.questions.actions import ask

HERE = "/c/pumps/ideas/"
MONDAY = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)


@pytest.fixture
def community(world):
    for room in ("ideas", "practices", "library"):
        open_room(world.community, room=room, by=world.ada)
    world.community.refresh_from_db()
    return world.community


@pytest.fixture
def idea(world, community) -> Entry:
    with time_machine.travel(MONDAY, tick=False):
        return add_idea(community, by=world.ben, title="Rinse the filters with rainwater")


@pytest.mark.parametrize("kind", ["question", "tip", "practice", "page"])
def test_an_idea_grows_and_keeps_its_replies(world, idea, kind):
    doubt_idea(idea, by=world.cleo, body="Leaves.")

    grown = grow(idea, to_kind=kind, by=world.ada, title=idea.title)

    assert (grown.kind, grown.author) == (kind, world.ben)
    assert Entry.objects.get(pk=idea.pk).reply_count == 1


def test_a_tip_from_a_small_test_has_all_their_names_and_waits_for_what_was_seen(
    world, idea, as_person
):
    begun = begin_small_test(idea, by=world.ben, plan=plan(doing="Rinse ten in Leeds"))
    help_with_test(begun, by=world.cleo)
    finish_small_test(begun, by=world.ben, result="worked", learned="They stay clean.")

    form = as_person(world.ada).get(f"/c/pumps/tips/keep/{begun.pk}/").content.decode()

    assert "everyone's name: Ben, Cleo." in form
    assert 'value="Rinse ten in Leeds"' not in form
    assert "They stay clean." in form


@pytest.mark.parametrize("path", ["tips/keep/{}/", "tips/write/{}/", "entries/{}/grow/question/"])
def test_each_has_a_page_on_which_it_grows(world, idea, as_person, path):
    answer = as_person(world.cleo).get(f"/c/pumps/{path.format(idea.pk)}")

    assert answer.status_code == 200
    assert idea.title in answer.content.decode()


def test_posts_questions_and_lines_of_notes_become_ideas(world, community):
    post = post_entry(kind="post", community=community, by=world.cleo, body="Rinse them")
    question = ask(community, by=world.cleo, title="Why not rinse them?")
    meeting = post_entry(kind="meeting", community=community, by=world.ada, title="Monday")

    grown = [
        grow(post, to_kind="idea", by=world.ada, title="Rinse them"),
        grow(question, to_kind="idea", by=world.ada, title="Rinse them, then"),
        grow_line(meeting, line="Rinse them twice", to_kind="idea", by=world.ada),
    ]

    assert [(one.kind, one.state) for one in grown] == [("idea", "new")] * 3
    assert all(one.idea.answer_by for one in grown)


def test_what_is_owed_is_in_this_week_and_on_the_home_page_of_stewards(world, idea, as_person):
    seat = take_seat("pumps", Person.objects.get(pk=world.ada.pk))
    with time_machine.travel(MONDAY + dt.timedelta(days=10)):
        early = owed(seat)
    with time_machine.travel(MONDAY + dt.timedelta(days=25)):
        soon = owed(seat)
        homes = {
            name: as_person(getattr(world, name)).get("/").content.decode()
            for name in ("ada", "ben")
        }

    assert early == []
    assert [one.target_id for one in soon] == [idea.pk]
    assert "1 April" in soon[0].why
    assert "Ideas that wait for your answer" in homes["ada"]
    assert "Ideas that wait for your answer" not in homes["ben"]


def test_a_challenge_that_nobody_decides_is_in_this_week(world, community, as_person):
    begun = begin_challenge(community, by=world.ada, brief=brief(world.cleo))
    before = undecided(take_seat("pumps", world.ada))
    leave_community(community, person=world.cleo)
    pass_challenges_on()

    after = undecided(take_seat("pumps", world.ada))

    assert before == []
    assert [one.title for one in after] == [f"Name who decides “{begun.title}”"]


def test_it_is_found_also_by_where_it_is(world, idea, as_person):
    take_up_idea(idea, by=world.ada, reason="From Monday.")
    client = as_person(world.cleo)

    found = client.get("/search?q=rainwater+is:taken_up").content.decode()
    elsewhere = client.get("/search?q=rainwater+is:not_now").content.decode()

    assert "Rinse the filters with" in found
    assert f"{HERE}{idea.pk}" in found
    assert f"{HERE}{idea.pk}" not in elsewhere
