"""An imported community is looked after by an owner, as soon as there is one."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from guildhall.communities.actions import join
from guildhall.communities.models import Community, Membership
from guildhall.communities.queries import stewards
from guildhall.imports.command import bring_in
from guildhall.newcomers.models import Welcome
from guildhall.people.actions import arrive, become_owner, make_owner_link
from guildhall.people.models import Person

pytestmark = pytest.mark.database


@pytest.fixture
def table(tmp_path) -> Path:
    path = tmp_path / "pumps.csv"
    path.write_text("seen,fix\nIt drips,New seal\n")
    return path


def take_in(path: Path, slug: str) -> Community:
    result = CliRunner().invoke(bring_in, ["tips", str(path), "--community", slug])
    assert result.exit_code == 0, result.output
    return Community.objects.get(slug=slug)


def new_owner(name: str) -> Person:
    return become_owner(make_owner_link(), by=arrive(name))


@pytest.mark.django_db
def test_a_community_that_comes_before_there_is_an_owner_is_the_first_owners(table):
    brought = [take_in(table, "pumps"), take_in(table, "presses")]

    olga = new_owner("Olga")

    assert [stewards(community) for community in brought] == [[olga], [olga]]
    assert not Membership.objects.current().filter(person__source="keeper").exists()
    assert not Welcome.objects.filter(newcomer=olga).exists()


@pytest.mark.django_db
def test_a_community_that_comes_after_the_owner_is_theirs_and_needs_no_keeper(table):
    olga = new_owner("Olga")

    assert stewards(take_in(table, "pumps")) == [olga]
    assert not Person.objects.filter(source="keeper").exists()


@pytest.mark.django_db
def test_a_second_owner_takes_nothing_over(table):
    community = take_in(table, "pumps")
    olga = new_owner("Olga")

    new_owner("Otto")

    assert stewards(community) == [olga]


@pytest.mark.django_db
def test_an_owner_who_is_a_member_already_becomes_the_steward(table):
    community = take_in(table, "pumps")
    olga = arrive("Olga")
    join(community, person=olga)

    become_owner(make_owner_link(), by=olga)

    assert stewards(community) == [olga]
    assert Membership.objects.current().filter(community=community, person=olga).count() == 1
