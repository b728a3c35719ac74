"""A pair that falls silent is reminded once, and ends in one tap; what is typed is kept."""

import datetime as dt

import pytest
from django.utils import timezone

from guildhall.commons.actions import save_draft
from guildhall.commons.models import Draft
from guildhall.mail.models import Letter
from guildhall.mentoring.actions import add_goal, add_note, end_pair, remind_silent, set_sitting
from guildhall.mentoring.models import Pair, Sitting
from guildhall.mentoring.names import NOTEBOOK
from guildhall.notifications.models import Notice

pytestmark = pytest.mark.database

DAY = dt.timedelta(days=1)


def reminded(*people) -> list[int]:
    silent = Notice.objects.filter(rule="mentoring.silent")
    return [silent.filter(person=person).count() for person in people]


def page_of(pair) -> str:
    return f"/mentoring/{pair.pk}/"


@pytest.fixture
def quiet_at(pair) -> dt.datetime:
    """Five weeks after its only meeting."""
    return timezone.now() + 38 * DAY


def test_both_are_reminded_once_and_without_a_mail(world, pair, quiet_at, with_mail):
    before = Letter.objects.count()
    remind_silent(at=timezone.now() + 20 * DAY)
    early = reminded(world.ben, world.cleo)
    for day in (0, 1, 30):
        remind_silent(at=quiet_at + day * DAY)

    assert early == [0, 0]
    assert reminded(world.ben, world.cleo, world.ada) == [1, 1, 0]
    assert Letter.objects.count() == before


@pytest.mark.parametrize("act", ["writes", "sets a goal", "plans", "ends", "is nearly over"])
def test_who_goes_on_or_has_ended_is_not_reminded(world, pair, quiet_at, act):
    lately = quiet_at - 3 * DAY
    if act == "writes":
        add_note(pair, by=world.ben, body="Still here", at=lately)
    elif act == "sets a goal":
        goal = add_goal(pair, by=world.ben, text="One more")
        type(goal).objects.filter(pk=goal.pk).update(set_at=lately)
    elif act == "plans":
        set_sitting(pair, by=world.ben, starts_at=quiet_at + 3 * DAY)
    elif act == "ends":
        end_pair(pair, by=world.ben)
    else:
        Pair.objects.update(until_on=(quiet_at + 3 * DAY).date())

    remind_silent(at=quiet_at)

    assert reminded(world.ben, world.cleo) == [0, 0]


def test_the_page_offers_the_end_in_one_tap_until_someone_writes(world, pair, as_person):
    Sitting.objects.all().delete()
    Pair.objects.update(reminded_at=timezone.now())
    ben = as_person(world.ben)
    quiet = ben.get(page_of(pair)).content.decode()
    add_note(pair, by=world.cleo, body="I was on leave")
    after = ben.get(page_of(pair)).content.decode()
    ben.post(f"{page_of(pair)}end/")

    assert "It has been quiet for a while." in quiet
    assert "It has been quiet for a while." not in after
    assert Pair.objects.get().has_ended


def test_a_note_that_is_not_sent_is_kept_for_its_writer_alone(world, pair, as_person):
    ben, cleo = as_person(world.ben), as_person(world.cleo)
    save_draft(person=world.ben, form=NOTEBOOK, target=str(pair.pk), fields={"body": "Half a thou"})
    mine = ben.get(page_of(pair)).content.decode()
    theirs = cleo.get(page_of(pair)).content.decode()
    ben.post(f"{page_of(pair)}notes/", {"body": "Half a thought"})

    assert "Half a thou" in mine
    assert f'data-draft-target="{pair.pk}"' in mine
    assert "Half a thou" not in theirs
    assert not Draft.objects.exists()
