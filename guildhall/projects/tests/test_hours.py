"""Hours by one's own choice: one's own figure for oneself, a sum from five people on, no list."""

import itertools
from decimal import Decimal
from html import unescape

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guildhall.activity.models import Event
from guildhall.communities.actions import join
from guildhall.people.actions import arrive, merge_accounts
from guildhall.projects import actions
from guildhall.projects.actions import Ending, ProjectRefused
from guildhall.projects.exports import exports
from guildhall.projects.models import Hours, Project
from guildhall.projects.queries import hours_together


@pytest.fixture
def ended(project, world):
    actions.join_project(project, by=world.cleo)
    actions.finish_project(project, by=world.ben, ending=Ending("Twelve bags"))
    return project


@pytest.fixture
def crew(project, world) -> list:
    """Ten who are in."""
    people = [arrive(f"Helper {number}") for number in range(10)]
    for one in people:
        join(world.community, person=one)
        actions.join_project(project, by=one)
    actions.finish_project(project, by=world.ben, ending=Ending("Twelve bags"))
    return people


def page(project) -> str:
    return f"/c/pumps/projects/{project.pk}/"


def seen(project) -> Decimal | None:
    return hours_together(Project.objects.get(pk=project.pk))


def say(client, project, typed: str):
    return client.post(f"{page(project)}hours/", {"hours": typed})


@pytest.mark.parametrize(("typed", "kept"), [("2.5", "2.50"), ("2,25", "2.25"), ("8", "8.00")])
def test_hours_are_kept_exactly_with_comma_or_point(ended, world, as_person, typed, kept):
    answer = say(as_person(world.cleo), ended, typed)

    assert answer.status_code == 302
    assert [str(one.number) for one in Hours.objects.all()] == [kept]


@pytest.mark.parametrize("typed", ["many", "-2", "2.125", "10000", "99999999", "2:30", "²"])
def test_what_is_no_number_of_hours_is_refused_in_a_sentence(ended, world, as_person, typed):
    answer = say(as_person(world.cleo), ended, typed)

    [sentence] = answer.context["form"].errors["hours"]
    assert (answer.status_code, Hours.objects.count()) == (422, 0)
    assert sentence in unescape(answer.content.decode())


def test_said_again_they_change_and_nothing_takes_them_back(ended, world, as_person):
    cleo = as_person(world.cleo)

    for typed in ("2", "3", "3"):
        say(cleo, ended, typed)
    changed = [one.number for one in Hours.objects.all()]
    for _twice in range(2):
        say(cleo, ended, "")

    assert changed == [Decimal(3)]
    assert not Hours.objects.exists()


def test_only_oneself_sees_them(ended, world, as_person):
    say(as_person(world.cleo), ended, "7.75")

    pages = {
        name: as_person(getattr(world, name)).get(page(ended)).content.decode()
        for name in ("ada", "ben", "cleo")
    }

    assert [name for name, text in pages.items() if "7.75" in text] == ["cleo"]
    assert "Only you see this" in pages["cleo"]
    assert not Event.objects.filter(verb__contains="hours").exists()


def test_the_sum_appears_from_five_people_on(project, crew, as_person, world):
    ben = as_person(world.ben)
    for one in crew[:4]:
        actions.note_hours(project, by=one, hours=Decimal("2.25"))
    with_four = ben.get(page(project)).content.decode()
    actions.note_hours(project, by=crew[4], hours=Decimal("2.25"))
    with_five = ben.get(page(project)).content.decode()

    assert "Hours given" not in with_four
    assert "Hours given" in with_five
    assert "11.25" in with_five


def test_the_sum_moves_only_when_four_more_have_said_theirs(project, crew):
    sums = []
    for one in crew:
        actions.note_hours(project, by=one, hours=Decimal(2))
        sums.append(seen(project))

    assert sums == [None] * 4 + [10, 10, 10, 10, 18, 18]


@pytest.mark.parametrize("number", [5, 6], ids=["five", "six"])
@pytest.mark.parametrize("anew", ["3", None], ids=["changes", "takes back"])
def test_by_changing_their_own_nobody_learns_what_another_said(project, crew, number, anew):
    for one, hours in zip(crew, (2, 2, 2, 2, 2, 9)[:number], strict=False):
        actions.note_hours(project, by=one, hours=Decimal(hours))
    before = seen(project)

    actions.note_hours(project, by=crew[0], hours=Decimal(anew) if anew else None)
    after = seen(project)
    actions.note_hours(project, by=crew[0], hours=Decimal(2))

    assert before == 10
    assert after in (10, None)
    assert seen(project) == 10


def test_what_four_people_changed_is_in_the_sum(project, crew):
    for one in crew[:5]:
        actions.note_hours(project, by=one, hours=Decimal(2))

    for one in crew[:4]:
        actions.note_hours(project, by=one, hours=Decimal(3))

    assert seen(project) == 14


def test_the_third_who_changes_theirs_learns_nothing_of_two_others(project, crew):
    for one in crew[:5]:
        actions.note_hours(project, by=one, hours=Decimal(2))

    for one, hours in zip(crew, (3, 4, 9), strict=False):
        actions.note_hours(project, by=one, hours=Decimal(hours))

    assert seen(project) == 10


def test_who_changed_theirs_and_changed_it_back_hides_nobody(project, crew):
    """Two who end where they were leave two others, who could be told apart."""
    for one in crew[:5]:
        actions.note_hours(project, by=one, hours=Decimal(2))
    for one in crew[:2]:
        actions.note_hours(project, by=one, hours=Decimal(3))
        actions.note_hours(project, by=one, hours=None)
        actions.note_hours(project, by=one, hours=Decimal(2))

    for one in crew[2:4]:
        actions.note_hours(project, by=one, hours=Decimal(5))

    assert seen(project) == 10


SAYS = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 3)), min_size=8, max_size=60)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(says=SAYS)
def test_whatever_people_say_two_sums_differ_by_three_others(project, crew, says):
    """Whoever knows all they said themselves, and every sum that was ever shown."""
    with transaction.atomic():
        now: dict[int, int] = {}
        shown: list[tuple[Decimal, dict[int, int]]] = []
        for person, hours in says:
            before = Project.objects.get(pk=project.pk).hours_sum
            actions.note_hours(project, by=crew[person], hours=Decimal(hours))
            now = {**now, person: hours}
            after = Project.objects.get(pk=project.pk).hours_sum
            if after is not None and after != before:
                assert after == sum(now.values())
                shown.append((after, now))

        for (_sum, earlier), (_newer, later) in itertools.combinations(shown, 2):
            differ = {one for one in later if later[one] != earlier.get(one, 0)}
            assert len(differ) >= 4
        transaction.set_rollback(True)


@pytest.mark.parametrize(
    ("hours", "together"),
    [((1, 1, 1, 1, 5), None), ((1, 1, 1, 5, 5), None), ((1, 2, 2, 2, 3), 10)],
    ids=["one gave most", "two gave most", "shared"],
)
def test_a_sum_that_points_at_someone_is_not_shown(project, crew, hours, together):
    for one, number in zip(crew, hours, strict=False):
        actions.note_hours(project, by=one, hours=Decimal(number))

    assert seen(project) == together


def test_who_took_no_part_and_before_the_end_nobody_says_hours(project, edda, world, as_person):
    while_it_goes_on = say(as_person(world.ben), project, "2").status_code
    with pytest.raises(ProjectRefused):
        actions.note_hours(project, by=world.ben, hours=Decimal(2))
    actions.finish_project(project, by=world.ben, ending=Ending("Twelve bags"))
    without_part = say(as_person(edda), project, "2").status_code

    assert (while_it_goes_on, without_part, Hours.objects.count()) == (403, 403, 0)


def test_they_are_in_my_data(ended, world):
    actions.note_hours(ended, by=world.cleo, hours=Decimal("2.5"))

    [kept] = exports(world.cleo)["project_hours"]
    assert (kept["project_id"], kept["number"]) == (ended.pk, Decimal("2.5"))
    assert list(exports(world.ben)["project_hours"]) == []


def test_two_accounts_of_one_person_are_one_of_the_five(project, crew, world):
    for one in crew[:5]:
        actions.note_hours(project, by=one, hours=Decimal(2))
    before = seen(project)

    merge_accounts(crew[4], into=crew[0], by=world.ada)

    assert before == 10
    assert seen(project) is None
    assert Hours.objects.filter(number__gt=0).count() == 4
