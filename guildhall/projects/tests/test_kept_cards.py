"""Cards in the list are kept: for members with names, for the world without, for no reader."""

import pytest
from django.core.cache import cache
from django.test import Client

from guildhall.communities.actions import leave_community
from guildhall.communities.models import Community
from guildhall.projects import actions
from guildhall.projects.tests.worlds import in_weeks

HERE = "/c/pumps/projects/"


def card(client: Client) -> str:
    page = client.get(HERE).content.decode()
    return page.split('<article class="project-card">')[1].split("</article>")[0]


def test_each_reads_their_own_im_in_on_a_card_that_is_kept(project, world, as_person):
    cleo, ada = as_person(world.cleo), as_person(world.ada)
    actions.join_project(project, by=world.cleo)
    as_person(world.ben).get(HERE)

    assert f"/{project.pk}/out/" in card(cleo)
    assert f"/{project.pk}/in/" in card(ada)
    assert f"/{project.pk}/out/" in card(cleo)


def test_names_are_kept_for_members_alone(project, shift, world, as_person):
    Community.objects.filter(pk=world.community.pk).update(visibility="open")
    actions.take_shift(shift, by=world.cleo)

    of_member, of_world = card(as_person(world.ada)), card(Client())

    assert "Cleo" in of_member
    assert "Cleo" not in of_world
    assert "Cleo" in card(as_person(world.ada))
    assert "I&#x27;m in" not in of_world


def test_what_is_kept_holds_no_token_and_no_reader(project, shift, world, as_person):
    as_person(world.ada).get(HERE)

    kept = [str(one) for key, one in _all_kept() if ":card:" in key]

    assert len(kept) == 1
    assert not any(word in kept[0] for word in ("csrf", "Ada", "<form", "<button", "/in/"))


def _all_kept() -> list[tuple[str, object]]:
    return [(key, cache.get(key.split(":", 2)[2])) for key in list(cache._cache)]


@pytest.mark.database
def test_someone_who_leaves_is_on_no_card_any_more(project, shift, world, as_person, deliver):
    actions.take_shift(shift, by=world.cleo)
    before = card(as_person(world.ada))

    leave_community(world.community, person=world.cleo)
    deliver()

    assert "Cleo" in before
    assert "Cleo" not in card(as_person(world.ada))


def test_a_project_without_an_organiser_says_so_at_once(project, world, as_person, deliver):
    before = card(as_person(world.ada))

    leave_community(world.community, person=world.ben)
    deliver()

    assert "Find someone who organises it" not in before
    assert "Find someone who organises it" in card(as_person(world.ada))


def test_the_soonest_are_on_the_first_screen(room, world, as_person):
    for weeks in (4, 2, 3):
        actions.start_project(room, by=world.ben, title=f"In {weeks}", starts_at=in_weeks(weeks))
    actions.start_project(room, by=world.ben, title="Some day")

    page = as_person(world.ada).get(HERE).content.decode()

    order = [page.index(f">{title}</a>") for title in ("In 2", "In 3", "In 4", "Some day")]
    assert order == sorted(order)
