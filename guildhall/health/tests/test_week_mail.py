"""The mail of Monday: once, in the morning of the community, of what is true then.

None where there is nothing to do.
"""

import datetime as dt

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.core import mail
from django.utils import timezone

from guildhall.communities.actions import end_role, give_role
from guildhall.communities.models import Community, RolePeriod
from guildhall.health.tasks import write_monday_mails
from guildhall.health.week import MONDAY
from guildhall.mail.sending import send_due
from guildhall.notifications.models import NoMail, Preference
from guildhall.notifications.regular_mail import StopLink, want_mail, want_no_mail
from guildhall.questions.actions import answer, ask
from guildhall.talk.actions import write_post

SUNDAY_NIGHT = dt.datetime(2026, 3, 1, 23, tzinfo=dt.UTC)
HOURS = [SUNDAY_NIGHT + dt.timedelta(hours=hours) for hours in range(26)]


@pytest.fixture
def clock():
    with time_machine.travel(SUNDAY_NIGHT, tick=False) as moving:
        yield moving


@pytest.fixture
def question(world, clock, with_mail):
    for person in (world.ada, world.ben):
        EmailAddress.objects.create(
            user=person, email=f"{person.username}@example.org", verified=True, primary=True
        )
        Preference.objects.update_or_create(person=person, defaults={"digest": "never"})
    write_post(world.community, by=world.ada, body="Good morning")
    return ask(
        world.community, by=world.ben, title="Which seal?", at=timezone.now() - dt.timedelta(days=5)
    )


def sent_in(hours: list[dt.datetime], clock) -> list[tuple[str, str]]:
    """What goes out while the worker looks each hour: when, to whom."""
    found = []
    for hour in hours:
        clock.move_to(hour)
        write_monday_mails()
        mail.outbox.clear()
        send_due()
        found += [(f"{hour:%a %H}", to) for message in mail.outbox for to in message.to]
    return found


def test_it_comes_once_at_seven_on_the_communitys_clock(world, question, clock):
    Community.objects.filter(pk=world.community.pk).update(time_zone="America/New_York")

    assert sent_in(HOURS, clock) == [("Mon 12", "ada@example.org")]


def test_it_says_what_and_why_with_one_button_each(world, question, clock):
    clock.move_to(HOURS[9])
    write_monday_mails()
    mail.outbox.clear()
    send_due()

    [message] = mail.outbox
    assert message.subject == "Pumps: one thing to do this week"
    assert "Ben asked 5 days ago, and nobody has replied." in message.body
    assert f"/c/pumps/questions/{question.pk}" in message.body
    assert "you are a steward of Pumps" in message.body
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_nothing_to_do_is_no_mail(world, question, clock):
    answer(question, by=world.ada, body="The wide one")

    assert sent_in(HOURS, clock) == []


def test_what_was_done_before_it_is_sent_is_not_in_it(world, question, clock):
    clock.move_to(HOURS[9])
    write_monday_mails()
    answer(question, by=world.ada, body="The wide one")
    mail.outbox.clear()
    send_due()

    assert mail.outbox == []


def test_whoever_is_no_steward_any_more_hears_nothing(world, question, clock):
    give_role(world.community, person=world.cleo, role=RolePeriod.Role.STEWARD, by=world.ada)
    clock.move_to(HOURS[9])
    write_monday_mails()
    end_role(RolePeriod.objects.current().get(person=world.ada, role="steward"), by=world.cleo)
    mail.outbox.clear()
    send_due()

    assert mail.outbox == []


def test_a_steward_can_do_without_and_have_it_again(world, question, clock):
    want_no_mail(MONDAY, by=world.ada, community=world.community)
    want_no_mail(MONDAY, by=world.ada, community=world.community)
    without = sent_in(HOURS, clock)
    want_mail(MONDAY, by=world.ada, community=world.community)
    next_week = sent_in([hour + dt.timedelta(days=7) for hour in HOURS], clock)

    assert without == []
    assert next_week == [("Mon 07", "ada@example.org")]


def test_opening_the_link_changes_nothing_and_one_click_stops_it(world, question, client):
    link = StopLink(MONDAY, world.ada.pk, world.community.pk).address.partition("/no-mail/monday/")[
        2
    ]

    opened = client.get(f"/no-mail/monday/{link}").status_code
    before = NoMail.objects.count()
    clicked = client.post(f"/no-mail/monday/{link}", {"List-Unsubscribe": "One-Click"}).status_code
    forged = client.post(f"/no-mail/monday/9{link}").status_code

    assert (opened, before, clicked, forged) == (200, 0, 200, 404)
    assert NoMail.objects.get().person == world.ada
    assert RolePeriod.objects.current().filter(person=world.ada).exists()
