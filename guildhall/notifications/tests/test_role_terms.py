"""A role's end is said three weeks before and on its last day; a renewed role ends later.

It is said once each, in the hall and by mail.
"""

import datetime as dt

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.core import mail
from django.utils import timezone

from guildhall.communities.actions import close_community, end_terms, give_role, tell_of_ends
from guildhall.communities.models import Community, RolePeriod
from guildhall.mail.sending import send_due
from guildhall.notifications.models import Notice
from guildhall.notifications.queries import in_words

pytestmark = pytest.mark.database

NOON = dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC)  # a Monday
END = dt.date(2026, 6, 30)
ROLE_RULES = ("role.ends_soon", "role.ends_today")


@pytest.fixture
def buddy(world) -> RolePeriod:
    with time_machine.travel(NOON, tick=False):
        return give_role(
            world.community, person=world.ben, role="buddy", by=world.ada, term_ends_on=END
        )


def on(day: dt.date, deliver, *, hour: int = 12) -> None:
    """What the hall does on a day, as often as it is woken."""
    with time_machine.travel(dt.datetime.combine(day, dt.time(hour), dt.UTC), tick=False):
        for _time in range(3):
            tell_of_ends()
            end_terms()
            deliver()


def heard(person) -> list[str]:
    found = (
        Notice.objects.of(person)
        .filter(rule__in=ROLE_RULES)
        .select_related("community")
        .order_by("pk")
    )
    return [one.sentence for one in in_words(found)]


def test_it_is_said_three_weeks_before_and_on_the_day_once_each(world, buddy, deliver):
    counts = {}
    for days in (22, 21, 20, 7, 1, 0, -1, -2):
        on(END - dt.timedelta(days=days), deliver)
        counts[days] = (
            len(heard(world.ben)),
            RolePeriod.objects.current().filter(pk=buddy.pk).exists(),
        )

    assert counts == {
        22: (0, True),
        21: (1, True),
        20: (1, True),
        7: (1, True),
        1: (1, True),
        0: (2, True),
        -1: (2, False),
        -2: (2, False),
    }
    assert heard(world.ben) == [
        "Your role in Pumps ends on 30 June 2026: buddy. If you'd like to go on, tell a steward.",
        "30 June 2026 is the last day of your role in Pumps: buddy. Thank you for what you did.",
    ]


def test_stewards_hear_so_that_they_can_renew_it_and_nobody_else_does(
    world, buddy, deliver, as_person
):
    on(END - dt.timedelta(days=21), deliver)

    assert heard(world.ada) == [
        "Ben's role in Pumps ends on 30 June 2026: buddy. You can renew it."
    ]
    assert (heard(world.cleo), heard(world.dov)) == ([], [])
    [notice] = in_words(
        Notice.objects.of(world.ada).filter(rule="role.ends_soon").select_related("community")
    )
    assert notice.path == f"/c/pumps/people/{world.ben.pk}/roles/"
    assert as_person(world.ada).get(notice.path).status_code == 200


def test_a_renewed_role_says_nothing_on_the_old_day_and_is_said_anew_for_the_new_one(
    world, buddy, deliver
):
    later = END + dt.timedelta(days=100)
    on(END - dt.timedelta(days=21), deliver)
    give_role(world.community, person=world.ben, role="buddy", by=world.ada, term_ends_on=later)
    after_renewing = heard(world.ben)
    on(END, deliver)
    on(END + dt.timedelta(days=1), deliver)
    silent = len(heard(world.ben))
    Notice.objects.update(seen_at=timezone.now())
    on(later - dt.timedelta(days=21), deliver)

    assert (after_renewing, silent) == (["Your role in Pumps was renewed: buddy."], 1)
    assert heard(world.ben)[-1] == (
        "Your role in Pumps ends on 8 October 2026: buddy. If you'd like to go on, tell a steward."
    )
    assert RolePeriod.objects.current().filter(pk=buddy.pk).exists()


def test_one_renewed_without_an_end_says_nothing(world, buddy, deliver):
    give_role(world.community, person=world.ben, role="buddy", by=world.ada)
    for days in (21, 0, -1):
        on(END - dt.timedelta(days=days), deliver)

    assert heard(world.ben) == []


def test_a_term_shorter_than_three_weeks_is_said_on_its_last_day_only(world, deliver):
    with time_machine.travel(
        dt.datetime.combine(END - dt.timedelta(days=10), dt.time(9), dt.UTC), tick=False
    ):
        give_role(world.community, person=world.ben, role="buddy", by=world.ada, term_ends_on=END)
    for days in (10, 5, 0):
        on(END - dt.timedelta(days=days), deliver)

    assert heard(world.ben) == [
        "30 June 2026 is the last day of your role in Pumps: buddy. Thank you for what you did."
    ]


def test_a_hall_that_was_off_on_that_day_says_it_later(world, buddy, deliver):
    on(END - dt.timedelta(days=12), deliver)

    assert len(heard(world.ben)) == 1


def test_the_last_steward_is_told_that_they_stay(world, deliver):
    with time_machine.travel(NOON, tick=False):
        give_role(world.community, person=world.ada, role="steward", by=world.ada, term_ends_on=END)
    RolePeriod.objects.filter(person=world.ada, role="steward").update(since=NOON)
    on(END, deliver)
    on(END + dt.timedelta(days=1), deliver)

    said = (
        "Your term as steward of Pumps ends on 30 June 2026. "
        "You're its only steward, so you stay until someone takes over."
    )
    assert heard(world.ada) == [said]
    assert RolePeriod.objects.current().filter(person=world.ada, role="steward").exists()


def test_the_day_is_the_communitys(world, buddy, deliver):
    """In Auckland it is the next day already, in Los Angeles still the day before."""
    Community.objects.filter(pk=world.community.pk).update(time_zone="Pacific/Auckland")
    on(END - dt.timedelta(days=22), deliver, hour=20)
    in_auckland = len(heard(world.ben))
    Community.objects.filter(pk=world.community.pk).update(time_zone="America/Los_Angeles")
    on(END + dt.timedelta(days=1), deliver, hour=3)

    assert in_auckland == 1
    assert RolePeriod.objects.current().filter(pk=buddy.pk).exists()
    assert len(heard(world.ben)) == 2


def test_nothing_is_said_in_a_closed_community(world, buddy, deliver):
    close_community(world.community, by=world.ada, keeper=world.cleo, note="Done")
    on(END - dt.timedelta(days=21), deliver)
    closed = heard(world.ben)

    assert closed == []


def test_it_goes_by_mail(world, buddy, deliver, with_mail):
    EmailAddress.objects.create(
        user=world.ben, email="ben@example.org", verified=True, primary=True
    )
    on(END - dt.timedelta(days=21), deliver)
    with time_machine.travel(
        dt.datetime.combine(END - dt.timedelta(days=21), dt.time(14), dt.UTC), tick=False
    ):
        send_due()

    assert [letter.subject for letter in mail.outbox if letter.to == ["ben@example.org"]] == [
        "You have a new role in Pumps: buddy",
        "Your role in Pumps ends on 30 June 2026: buddy. If you'd like to go on, tell a steward.",
    ]
