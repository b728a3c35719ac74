"""Who helped without an account is deleted four weeks after the end, whatever the end was."""

import datetime as dt

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from guildhall.commons.models import Entry, Standing
from guildhall.communities.actions import open_room, shut_room
from guildhall.communities.models import Community
from guildhall.projects import actions
from guildhall.projects.actions import Ending, forget_volunteers, offer_help
from guildhall.projects.models import Judgement, Place, Project, Shift, Volunteer
from guildhall.projects.tests.worlds import in_weeks

A_DAY = dt.timedelta(days=1)
FOUR_WEEKS = 28 * A_DAY


@pytest.fixture
def zoe(public, shift) -> Volunteer:
    """Helps with a project whose day is three weeks away, from nine to twelve."""
    offered = offer_help(public, name="Zoe", reach="zoe@example.org", shift_ids=[shift.pk])
    return offered.volunteer


def deleted_at(moment: dt.datetime) -> int:
    """As the daily job does it at that time."""
    with time_machine.travel(moment, tick=False):
        return forget_volunteers()


def finished(project, world):
    actions.finish_project(project, by=world.ben, ending=Ending("Twelve bags"))


def stopped(project, world):
    actions.stop_project(project, by=world.ben, ending=Ending("It storms"))


def held(project, world):
    Entry.objects.filter(pk=project.pk).update(standing=Standing.HELD)


def hidden(project, world):
    Entry.objects.filter(pk=project.pk).update(standing=Standing.HIDDEN)


def removed(project, world):
    Entry.objects.filter(pk=project.pk).update(standing=Standing.DELETED)


def without_its_room(project, world):
    shut_room(project.community, room="projects", by=world.ada)


def in_a_closed_community(project, world):
    Community.objects.filter(pk=project.community_id).update(closed_at=timezone.now())


@pytest.mark.database
@pytest.mark.parametrize(
    "end",
    [finished, stopped, held, hidden, removed, without_its_room, in_a_closed_community],
)
def test_names_and_numbers_are_deleted_four_weeks_after_the_end(project, world, zoe, end):
    now = timezone.now()
    end(project, world)
    deleted_at(now)

    too_early = deleted_at(now + FOUR_WEEKS - A_DAY)
    gone = deleted_at(now + FOUR_WEEKS + A_DAY)

    assert (too_early, gone) == (0, 1)
    assert not Volunteer.objects.exists()
    assert not Place.objects.exists()


def test_what_they_said_about_the_need_stays_without_them(project, world, zoe):
    finished(project, world)
    actions.judge_project(project, answer="yes", words="A bench!", volunteer=zoe)

    deleted_at(timezone.now() + FOUR_WEEKS + A_DAY)

    assert [(one.volunteer, one.words) for one in Judgement.objects.all()] == [(None, "A bench!")]


def test_also_where_nobody_ever_says_how_it_went(project, zoe):
    day = in_weeks(3, 12)

    too_early, gone = (deleted_at(day + FOUR_WEEKS + more) for more in (-A_DAY, A_DAY))

    assert (too_early, gone) == (0, 1)


def test_a_shift_after_the_day_is_its_end(project, shift, zoe):
    later = in_weeks(5, 9)
    Shift.objects.filter(pk=shift.pk).update(starts_at=later, ends_at=later + A_DAY)

    too_early, gone = (deleted_at(later + A_DAY + FOUR_WEEKS + more) for more in (-A_DAY, A_DAY))

    assert (too_early, gone) == (0, 1)


def test_where_there_never_was_a_day_it_is_half_a_year_after_the_offer(project, shift, zoe):
    Project.objects.update(starts_at=None, ends_at=None)
    Shift.objects.update(starts_at=None, ends_at=None)
    now = timezone.now()

    too_early, gone = (deleted_at(now + days * A_DAY) for days in (179, 181))

    assert (too_early, gone) == (0, 1)


def test_what_was_held_for_a_day_and_came_back_loses_nobody(project, world, room, zoe):
    now = timezone.now()
    held(project, world)
    deleted_at(now)
    Entry.objects.filter(pk=project.pk).update(standing=Standing.PUBLISHED)
    deleted_at(now + A_DAY)
    shut_room(room, room="projects", by=world.ada)
    open_room(room, room="projects", by=world.ada)

    gone = deleted_at(now + FOUR_WEEKS + 2 * A_DAY)

    assert gone == 0
    assert Project.objects.get().gone_at is None


def test_someone_who_offers_long_after_the_day_has_four_weeks_too(project, public, zoe):
    late = in_weeks(3, 12) + 40 * A_DAY
    with time_machine.travel(late, tick=False):
        offer_help(public, name="Yan", reach="yan@example.org")

    first = deleted_at(late + A_DAY)
    later = deleted_at(late + FOUR_WEEKS + A_DAY)

    assert (first, later) == (1, 1)


def test_the_page_promises_what_is_kept(public, zoe):
    text = " ".join(Client().get(f"/street/{public.key}/").content.decode().split())

    assert "It is deleted four weeks after the end, or half a year from now if no day" in text
