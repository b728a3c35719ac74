"""A newcomer is greeted by a person, gets a reply to a first post, and a buddy if both want it."""

import datetime as dt

import pytest
import time_machine

from guildhall.commons.models import Entry
from guildhall.communities.actions import (
    give_role,
    join,
    leave_community,
    pause_member,
    shut_room,
)
from guildhall.communities.models import Membership
from guildhall.newcomers import actions
from guildhall.newcomers.models import BuddyPair, FirstPost, Welcome
from guildhall.notifications.models import Notice
from guildhall.people.actions import arrive, block
from guildhall.questions.actions import answer, ask
from guildhall.talk.actions import write_post

pytestmark = pytest.mark.database

MONDAY = dt.datetime(2026, 3, 2, 10, tzinfo=dt.UTC)


@pytest.fixture
def clock():
    with time_machine.travel(MONDAY, tick=False) as moving:
        yield moving


@pytest.fixture
def buddies(world, clock):
    give_role(world.community, person=world.ben, role="buddy", by=world.ada)
    give_role(world.community, person=world.cleo, role="buddy", by=world.ada)
    Notice.objects.all().delete()
    Membership.objects.update(since=MONDAY - dt.timedelta(days=400))
    return world


def newcomer(world, name="Nils"):
    person = arrive(name)
    join(world.community, person=person)
    return person


def notices_of(person):
    return set(Notice.objects.filter(person=person).values_list("rule", flat=True))


def test_a_buddy_is_asked_by_name_within_a_working_day_and_the_next_one_next_time(buddies, deliver):
    for name in ("Nils", "Olga"):
        newcomer(buddies, name)
    deliver()

    asked = list(Welcome.objects.order_by("pk").values_list("asked__name", flat=True))
    assert asked == ["Ben", "Cleo"]
    assert Welcome.objects.first().due_at == dt.datetime(2026, 3, 3, 10, tzinfo=dt.UTC)
    assert "newcomer.greeter_asked" in notices_of(buddies.ben) & notices_of(buddies.cleo)
    assert "newcomer.greeter_asked" not in notices_of(buddies.ada)


def test_where_nobody_took_the_role_a_steward_is_asked(world, clock):
    newcomer(world)

    assert Welcome.objects.get().asked == world.ada


def test_over_a_weekend_a_working_day_ends_on_monday(buddies, clock):
    clock.move_to(dt.datetime(2026, 3, 6, 16, tzinfo=dt.UTC))

    newcomer(buddies)

    assert Welcome.objects.get().due_at == dt.datetime(2026, 3, 9, 16, tzinfo=dt.UTC)


def test_hello_is_a_post_in_talk_and_names_the_newcomer_once(buddies, deliver):
    nils = newcomer(buddies)
    welcome = Welcome.objects.get()

    actions.greet(
        welcome, by=buddies.ben, text="Good to have you!", task="Which seal would you try?"
    )
    actions.greet(welcome, by=buddies.cleo, text="Me too")
    deliver()

    note = Entry.objects.get(kind="post")
    assert (note.author, note.mentions.get().person) == (buddies.ben, nils)
    assert "Which seal would you try?" in note.body
    assert Notice.objects.filter(person=nils).count() == 1


def test_where_talk_is_closed_hello_comes_as_a_notice(buddies, deliver, as_person):
    shut_room(buddies.community, room="talk", by=buddies.ada)
    nils = newcomer(buddies)

    actions.greet(Welcome.objects.get(), by=buddies.ben, text="Good to have you!")
    deliver()

    assert (
        "Ben says hello: Good to have you!" in as_person(nils).get("/me/notices/").content.decode()
    )
    assert not Entry.objects.exists()


def test_who_cannot_passes_it_on_and_who_is_late_is_not_asked_again(buddies, clock, as_person):
    newcomer(buddies)
    welcome = Welcome.objects.get()

    as_person(buddies.ben).post(f"/c/pumps/people/new/{welcome.pk}/pass-on/")
    passed = Welcome.objects.get().asked
    clock.shift(dt.timedelta(days=2))
    actions.ask_next_greeters()
    late = Welcome.objects.get().asked
    clock.shift(dt.timedelta(days=2))
    actions.ask_next_greeters()

    welcome.refresh_from_db()
    assert (passed, late) == (buddies.cleo, buddies.ada)
    assert (welcome.asked_before, bool(welcome.closed_at)) == (
        [buddies.ben.pk, buddies.cleo.pk],
        True,
    )


def test_nobody_is_asked_for_who_blocked_them_or_for_who_left_again(buddies, clock):
    nils = arrive("Nils")
    block(buddies.ben, by=nils)
    join(buddies.community, person=nils)
    asked = Welcome.objects.get().asked

    leave_community(buddies.community, person=nils)

    assert asked == buddies.cleo
    assert Welcome.objects.get().closed_at is not None


def test_who_is_paused_is_not_asked_until_their_pause_has_run_out(buddies, clock):
    tomorrow = MONDAY + dt.timedelta(days=1)
    for buddy in (buddies.ben, buddies.cleo):
        pause_member(buddies.community, person=buddy, until=tomorrow)

    newcomer(buddies, "Nils")
    clock.move_to(tomorrow)
    newcomer(buddies, "Olga")

    asked = list(Welcome.objects.order_by("pk").values_list("asked__name", flat=True))
    assert asked == ["Ada", "Ben"]


def test_an_outsider_and_another_member_do_not_see_who_is_new(buddies, as_person):
    newcomer(buddies)
    welcome = Welcome.objects.get()
    other = newcomer(buddies, "Olga")

    assert as_person(other).get("/c/pumps/people/new/").status_code == 403
    assert as_person(other).get(f"/c/pumps/people/new/{welcome.pk}/hello/").status_code == 403
    assert as_person(buddies.dov).get(f"/c/pumps/people/new/{welcome.pk}/hello/").status_code == 404


def test_a_first_post_without_reply_is_brought_to_somebody_by_name(buddies, clock, deliver):
    nils = newcomer(buddies)
    ask(buddies.community, by=nils, title="Which seal?")
    clock.shift(dt.timedelta(hours=3, minutes=50))
    actions.ask_for_replies()
    early = FirstPost.objects.get().asked
    clock.shift(dt.timedelta(minutes=20))

    actions.ask_for_replies()
    actions.ask_for_replies()
    deliver()

    assert early is None
    assert FirstPost.objects.get().asked == buddies.ben
    assert "newcomer.first_post_waits" in notices_of(buddies.ben)


def test_a_reply_by_another_ends_the_watch_and_one_of_ones_own_does_not(buddies, clock):
    nils = newcomer(buddies)
    question = ask(buddies.community, by=nils, title="Which seal?")
    answer(question, by=nils, body="Nobody?")
    own = FirstPost.objects.get().closed_at

    answer(question, by=buddies.cleo, body="The wide one")

    assert own is None
    assert FirstPost.objects.get().closed_at is not None


def test_only_the_first_post_of_somebody_new_is_watched(buddies, clock):
    nils = newcomer(buddies)
    write_post(buddies.community, by=nils, body="Good morning")
    ask(buddies.community, by=nils, title="Which seal?")
    clock.shift(dt.timedelta(days=90))
    write_post(buddies.community, by=buddies.ben, body="Good evening")

    assert FirstPost.objects.count() == 1


def test_a_buddy_is_one_where_both_want_it_and_for_sixty_days(buddies, clock, deliver):
    nils = newcomer(buddies)
    pair = actions.want_buddy(buddies.community, by=nils)
    again = actions.want_buddy(buddies.community, by=nils)
    first = pair.buddy
    actions.decline_to_be_buddy(pair, by=buddies.ben if first == buddies.ben else buddies.cleo)
    pair.refresh_from_db()

    actions.agree_to_be_buddy(pair, by=buddies.dov)
    before = BuddyPair.objects.running().count()
    actions.agree_to_be_buddy(pair, by=pair.buddy)
    deliver()
    clock.shift(dt.timedelta(days=61))
    actions.end_due_pairs()
    deliver()

    assert (again, before, pair.buddy != first) == (pair, 0, True)
    assert {"buddy.agreed", "buddy.ended"} <= notices_of(nils)
    assert not BuddyPair.objects.running().exists()


def test_who_declined_is_named_to_nobody(buddies, deliver, as_person):
    nils = newcomer(buddies)
    pair = actions.want_buddy(buddies.community, by=nils)
    first = pair.buddy
    actions.decline_to_be_buddy(pair, by=first)
    deliver()

    page = (
        as_person(nils).get("/c/pumps/people/new/me/").content.decode()
        + as_person(nils).get("/me/notices/").content.decode()
    )

    assert first.name not in page


def test_either_ends_it_without_a_reason(buddies, as_person):
    nils = newcomer(buddies)
    pair = actions.want_buddy(buddies.community, by=nils)
    actions.agree_to_be_buddy(pair, by=pair.buddy)

    stranger = as_person(buddies.ada).post(f"/c/pumps/people/new/pairs/{pair.pk}/end/").status_code
    own = as_person(nils).post(f"/c/pumps/people/new/pairs/{pair.pk}/end/").status_code

    assert (stranger, own) == (404, 302)
    assert not BuddyPair.objects.open().exists()


def test_the_front_page_leads_who_is_new_to_their_first_weeks(buddies, as_person):
    nils = newcomer(buddies)

    page = as_person(nils).get("/c/pumps/").content.decode()

    assert "/c/pumps/people/new/me/" in page
