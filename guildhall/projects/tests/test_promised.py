"""What figures may know of projects: whether someone brings them to an end."""

import datetime as dt

import pytest
from django.utils import timezone

from guildhall.commons.models import Entry
from guildhall.communities.promised import all_promised
from guildhall.projects.actions import Ending, finish_project, start_project, stop_project
from guildhall.projects.models import Project
from guildhall.projects.tests.worlds import VIENNA, in_weeks

pytestmark = pytest.mark.database

WEEK = dt.timedelta(weeks=1)


def ends(room, at: dt.datetime | None = None) -> list[tuple[dt.date, dt.date | None]]:
    return [(one.due_on, one.kept_on) for one in all_promised(room, at or timezone.now())]


def today() -> dt.date:
    return timezone.now().astimezone(VIENNA).date()


def test_two_weeks_after_its_day_someone_could_have_told_how_it_went(project, room):
    assert ends(room) == [(in_weeks(5).date(), None)]
    assert ends(room, project.created_at - WEEK) == []


def test_one_without_a_day_is_at_rest_after_twelve_weeks(room, world):
    entry = start_project(room, by=world.ben, title="A bench")
    long_ago = timezone.now() - 20 * WEEK
    Entry.objects.filter(pk=entry.pk).update(last_active_at=long_ago)

    assert ends(room) == [((long_ago + 12 * WEEK).astimezone(VIENNA).date(), None)]


def test_stopping_is_an_end(room, world):
    entry = start_project(room, by=world.ben, title="A bench")
    stop_project(entry, by=world.ben, ending=Ending("There is one already"))

    assert ends(room) == [(today(), today())]


def test_what_is_told_late_was_not_told_in_time(project, room, world):
    Project.objects.filter(pk=project.pk).update(starts_at=in_weeks(-5), ends_at=in_weeks(-4))
    finish_project(project, by=world.ben, ending=Ending("We cleaned up"))

    assert ends(room) == [(in_weeks(-2).date(), today())]
