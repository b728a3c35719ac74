"""Teams: an author begins one; those who would help are in it by their own yes."""

import pytest

from guildhall.activity.models import Event
from guildhall.communities.actions import leave_community
from guildhall.ideas.actions import (
    TeamRefused,
    begin_small_test,
    begin_team,
    end_team,
    join_idea,
    join_team,
    leave_team,
    set_idea_aside,
    take_back_joining,
    turn_off,
    turn_on,
)
from guildhall.ideas.models import Team, Teammate
from guildhall.ideas.queries.teams import team_of_idea
from guildhall.ideas.room import exports
from guildhall.ideas.tests.worlds import plan
from guildhall.notifications.models import Notice

pytestmark = pytest.mark.database

HERE = "/c/pumps/ideas/"


@pytest.fixture
def on(world, room):
    turn_on(room, name="teams", by=world.ada)
    return room


@pytest.fixture
def team(world, on, idea) -> Team:
    join_idea(idea, joined_as="help", by=world.cleo)
    return begin_team(idea, name="Rainwater crew", by=world.ben)


def names(idea) -> list[str]:
    return [person.name for person in team_of_idea(idea.pk).people]


def test_its_author_begins_one_and_who_would_help_is_asked(world, on, idea, as_person, deliver):
    join_idea(idea, joined_as="help", by=world.cleo)
    join_idea(idea, joined_as="use", by=world.ada)
    deliver()
    sent = as_person(world.ben).post(f"{HERE}{idea.pk}/team/", {"name": " Rainwater  crew "})
    deliver()
    page = as_person(world.cleo).get(f"{HERE}{idea.pk}/", follow=True).content.decode()

    assert sent.status_code == 302
    assert (Team.objects.get().name, names(idea)) == ("Rainwater crew", ["Ben"])
    told = Notice.objects.filter(rule="team.begun").values_list("person__name", flat=True)
    assert list(told) == ["Cleo"]
    assert "Join the team" in page


def test_only_authors_begin_it_and_only_where_it_is_on(world, on, idea, as_person):
    others = [as_person(one).get(f"{HERE}{idea.pk}/team/") for one in (world.cleo, world.ada)]
    turn_off(on, name="teams", by=world.ada)
    off = as_person(world.ben).get(f"{HERE}{idea.pk}/team/")

    assert [one.status_code for one in (*others, off)] == [403, 403, 403]


def test_begun_twice_it_is_there_once_and_can_be_renamed(world, team, idea):
    begin_team(idea, name="Rainwater crew", by=world.ben)
    begin_team(idea, name="The wet ones", by=world.ben)
    verbs = Event.objects.filter(verb__startswith="team.").order_by("pk")

    assert Team.objects.get().name == "The wet ones"
    assert list(verbs.values_list("verb", flat=True)) == ["team.begun", "team.renamed"]


def test_a_helper_joins_by_their_own_yes_and_leaves_by_one_tap(
    world, team, idea, as_person, deliver
):
    cleo = as_person(world.cleo)
    joined = [cleo.post(f"{HERE}{idea.pk}/team/join/").status_code for _twice in range(2)]
    deliver()
    both = names(idea)
    left = [cleo.post(f"{HERE}{idea.pk}/team/leave/").status_code for _twice in range(2)]
    deliver()

    assert (joined, left) == ([302, 403], [302, 403])
    assert (both, names(idea)) == (["Ben", "Cleo"], ["Ben"])
    told = Notice.objects.filter(rule__startswith="team.", person=world.ben)
    assert list(told.values_list("rule", flat=True)) == ["team.joined"]


def test_who_has_not_said_that_they_would_help_cannot_join(world, team, idea, edda, as_person):
    refused = as_person(edda).post(f"{HERE}{idea.pk}/team/join/")
    take_back_joining(idea, joined_as="help", by=world.cleo)
    with pytest.raises(TeamRefused):
        join_team(idea, by=world.cleo)

    assert refused.status_code == 403
    assert names(idea) == ["Ben"]


def test_all_of_the_team_write_the_log_and_nobody_else(world, team, idea, edda, as_person):
    join_team(idea, by=world.cleo)
    test = begin_small_test(idea, by=world.ben, plan=plan())
    path = f"{HERE}tests/{test.pk}/"
    log = [as_person(one).get(f"{path}log/").status_code for one in (world.cleo, edda)]
    ends = as_person(world.cleo).get(f"{path}stop/").status_code
    leave_team(idea, by=world.cleo)
    after = as_person(world.cleo).get(f"{path}log/").status_code

    assert (log, ends, after) == ([200, 403], 403, 403)


def test_the_last_who_leaves_ends_it_and_an_author_can_end_it(world, team, idea, as_person):
    join_team(idea, by=world.cleo)
    by_helper = as_person(world.cleo).post(f"{HERE}{idea.pk}/team/end/").status_code
    by_author = as_person(world.ben).post(f"{HERE}{idea.pk}/team/end/").status_code
    end_team(idea, by=world.ben)
    begin_team(idea, name="Again", by=world.ben)
    leave_team(idea, by=world.ben)

    assert (by_helper, by_author) == (403, 302)
    assert (Team.objects.count(), Teammate.objects.count()) == (0, 0)


def test_an_idea_with_its_answer_takes_no_one_into_its_team(world, team, idea, as_person):
    set_idea_aside(idea, by=world.ada, reason="No rain")
    joins = as_person(world.cleo).post(f"{HERE}{idea.pk}/team/join/").status_code
    leaves = as_person(world.ben).post(f"{HERE}{idea.pk}/team/leave/").status_code

    assert (joins, leaves) == (403, 302)


def test_who_left_the_community_is_not_shown_and_the_world_sees_no_team(
    world, team, idea, as_person, client
):
    join_team(idea, by=world.cleo)
    world.community.visibility = "open"
    world.community.save()
    seen = client.get(f"{HERE}{idea.pk}/", follow=True).content.decode()
    leave_community(world.community, person=world.cleo)

    assert "Rainwater crew" not in seen
    assert names(idea) == ["Ben"]


def test_what_is_kept_of_it_is_in_ones_own_data(world, team, idea):
    join_team(idea, by=world.cleo)

    assert [row["team__name"] for row in exports(world.cleo)["in_teams"]] == ["Rainwater crew"]
    assert [row["name"] for row in exports(world.ben)["teams_begun"]] == ["Rainwater crew"]
