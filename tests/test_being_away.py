"""I'm away until …: someone covers, and what the hall would ask of the one it asks of the other."""

import datetime as dt

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.core import mail
from django.utils import timezone

from guildhall.communities.actions import (
    agree_to_cover,
    decline_to_cover,
    end_absence,
    give_role,
    go_away,
    join,
    leave_community,
    pause_member,
    promise_reply,
)
from guildhall.communities.models import RolePeriod
from guildhall.communities.models.absence import Absence
from guildhall.communities.seats import take_seat
from guildhall.communities.standing_in import absence_of, covers_of, present_among
from guildhall.mail.sending import send_due
from guildhall.newcomers.actions import open_welcome
from guildhall.newcomers.greeters import next_greeter
from guildhall.notifications.actions import choose_level
from guildhall.notifications.models import Notice
from guildhall.people.actions import arrive, leave, set_offers
from guildhall.people.actions.accounts import suspend
from guildhall.people.models import Offer
from guildhall.practices.actions import add_tip
from guildhall.practices.actions.checking import next_checker
from guildhall.practices.models import Rules
from guildhall.questions.actions import ask, take_turns, tell_overdue
from guildhall.questions.queries import who_may_post_for_me

pytestmark = pytest.mark.database


def in_days(days: int) -> dt.date:
    return timezone.now().date() + dt.timedelta(days=days)


@pytest.fixture
def jola(world):
    jola = arrive("Jola")
    join(world.community, person=jola)
    return jola


@pytest.fixture
def away(world, jola) -> Absence:
    """Ben, a buddy, is away for ten days, and Jola covers."""
    give_role(world.community, person=world.ben, role=RolePeriod.Role.BUDDY, by=world.ada)
    absence = go_away(world.ben, by=world.ben, until_on=in_days(10), cover=jola)
    return agree_to_cover(absence, by=jola)


def notices_of(person, rule: str) -> list[str]:
    return list(Notice.objects.filter(person=person, rule=rule).values_list("reason", flat=True))


def test_a_cover_is_asked_may_decline_and_only_they_can_agree(world, jola, deliver):
    absence = go_away(world.ben, by=world.ben, until_on=in_days(3), cover=jola)
    deliver()
    by_another = agree_to_cover(absence, by=world.cleo).agreed_at
    declined = decline_to_cover(absence, by=jola)
    decline_to_cover(absence, by=jola)
    deliver()

    assert notices_of(jola, "cover.asked") == ["personal"]
    assert (by_another, declined.is_covered, declined.waits_for_cover) == (None, False, False)
    assert notices_of(world.ben, "cover.declined") == ["personal"]
    assert covers_of({world.ben.pk}, community_id=world.community.pk) == {world.ben.pk: None}


def test_it_ends_by_itself_after_its_last_day_where_the_person_lives(world, away):
    world.ben.time_zone = "Europe/Vienna"
    absence = go_away(world.ben, by=world.ben, until_on=dt.date(2030, 7, 4))

    with time_machine.travel(dt.datetime(2030, 7, 4, 21, 59, tzinfo=dt.UTC), tick=False):
        before = absence_of(world.ben)
    with time_machine.travel(dt.datetime(2030, 7, 4, 22, 0, tzinfo=dt.UTC), tick=False):
        after = absence_of(world.ben)

    assert (before, after) == (absence, None)


def test_it_ends_by_one_tap_and_twice_is_harmless(world, away, as_person):
    ben = as_person(world.ben)
    shown = ben.get("/").content.decode()

    ended = [ben.post("/me/away/back/").status_code for _twice in range(2)]

    assert "re away until" in shown
    assert ended == [302, 302]
    assert absence_of(world.ben) is None
    assert "re away until" not in ben.get("/").content.decode()


def test_saying_it_again_replaces_it_and_asks_again_only_where_it_takes_longer(world, jola, away):
    shorter = go_away(world.ben, by=world.ben, until_on=in_days(5), cover=jola)
    longer = go_away(world.ben, by=world.ben, until_on=in_days(20), cover=jola)

    assert (shorter.is_covered, longer.is_covered) == (True, False)
    assert list(Absence.objects.going_on().filter(person=world.ben)) == [longer]


def test_a_newcomer_is_greeted_by_the_cover_and_by_a_steward_where_there_is_none(world, jola, away):
    by_cover = next_greeter(world.community, newcomer=world.cleo)
    decline_to_cover(away, by=jola)
    by_steward = next_greeter(world.community, newcomer=world.cleo)
    end_absence(world.ben, by=world.ben)

    assert (by_cover, by_steward) == (jola, world.ada)
    assert next_greeter(world.community, newcomer=world.cleo) == world.ben


def test_the_cover_may_greet_without_the_role(world, jola, away, as_person):
    welcome = open_welcome(world.community, newcomer=world.cleo)

    page = as_person(jola).get(f"/c/pumps/people/new/{welcome.pk}/hello/")

    assert (welcome.asked, page.status_code) == (jola, 200)


@pytest.mark.parametrize("why", ["left the community", "left the hall", "away, too"])
def test_where_the_cover_is_gone_too_the_stewards_are_asked(world, jola, away, why, deliver):
    if why == "left the community":
        leave_community(world.community, person=jola)
    elif why == "left the hall":
        leave(jola, left_as="name")
        deliver()
    else:
        go_away(jola, by=jola, until_on=in_days(2))

    assert covers_of({world.ben.pk}, community_id=world.community.pk) == {world.ben.pk: None}
    assert next_greeter(world.community, newcomer=world.cleo) == world.ada


def cover_leaves(world, jola):
    leave_community(world.community, person=jola)


def cover_is_away_too(world, jola):
    go_away(jola, by=jola, until_on=in_days(2))


def cover_is_suspended(world, jola):
    world.ada.is_owner = True
    world.ada.save()
    suspend(jola, by=world.ada, reason="They asked for it")


def cover_is_paused(world, jola):
    pause_member(world.community, person=jola, until=timezone.now() + dt.timedelta(days=2))


@pytest.mark.parametrize(
    "happens", [cover_leaves, cover_is_away_too, cover_is_suspended, cover_is_paused]
)
def test_nobody_reads_that_a_cover_covers_who_cannot(world, jola, away, as_person, happens):
    before = as_person(world.cleo).get("/people/ben/").content.decode()

    happens(world, jola)

    page = as_person(world.cleo).get("/people/ben/").content.decode()
    home = as_person(world.ben).get("/").content.decode()
    assert "Jola" in before
    assert ("Away until" in page, "Jola" in page) == (True, False)
    assert "covers for you" not in home
    assert "<bdi>Jola</bdi> can't cover." in home.replace("&#x27;", "'")


@pytest.mark.parametrize("happens", [cover_leaves, cover_is_away_too, cover_is_paused])
def test_who_agreed_and_cannot_cover_any_more_reads_so(world, jola, away, as_person, happens):
    happens(world, jola)

    page = as_person(jola).get("/me/away/").content.decode().replace("&#x27;", "'")

    assert "You can't cover at the moment" in page
    assert "You cover: what would be asked" not in page
    assert f'formaction="/me/covering/{away.pk}/decline/"' in page


def test_a_cover_covers_again_once_back_or_once_a_pause_is_over(world, jola, away, as_person):
    cover_is_away_too(world, jola)
    end_absence(jola, by=jola)
    pause_member(world.community, person=jola, until=timezone.now() - dt.timedelta(minutes=1))

    assert "covers for you" in as_person(world.ben).get("/").content.decode()
    assert covers_of({world.ben.pk}, community_id=world.community.pk) == {world.ben.pk: jola.pk}


def test_who_was_asked_and_left_is_not_waited_for(world, jola, as_person):
    go_away(world.ben, by=world.ben, until_on=in_days(3), cover=jola)
    waiting = as_person(world.ben).get("/me/away/").content.decode()
    cover_leaves(world, jola)

    page = as_person(world.ben).get("/me/away/").content.decode()

    assert "has not answered yet" in waiting
    assert "has not answered yet" not in page


def test_a_question_about_what_they_know_is_offered_to_the_cover_instead(
    world, jola, away, deliver
):
    set_offers(world.ben, Offer.Kind.ASK_ME, ["Compressor"])
    ask(world.community, by=world.cleo, title="Which compressor runs warm?", need="now")
    take_turns()
    deliver()

    assert notices_of(jola, "question.offered") == ["offered"]
    assert notices_of(world.ben, "question.offered") == []


def test_what_needs_a_role_is_never_passed_to_the_cover(world, jola, deliver):
    absence = go_away(world.ada, by=world.ada, until_on=in_days(3), cover=jola)
    agree_to_cover(absence, by=jola)
    promise_reply(world.community, within_hours=4, by=world.ada)
    asked_at = timezone.now() - dt.timedelta(days=5)
    ask(world.community, by=world.cleo, title="Why does it drip?", at=asked_at)
    tell_overdue()
    deliver()

    assert notices_of(world.ada, "question.overdue") == ["looks_after"]
    assert notices_of(jola, "question.overdue") == []
    assert "steward" not in take_seat("pumps", jola).roles


def test_a_check_is_passed_on_only_to_who_may_check_and_else_to_the_stewards(world, jola):
    for person in (world.ben, world.cleo):
        give_role(world.community, person=person, role=RolePeriod.Role.CHECKER, by=world.ada)
    Rules.objects.update_or_create(community=world.community, defaults={"checked_by_named": True})
    world.community.open_rooms = [*world.community.open_rooms, "practices"]
    world.community.save()
    tip = add_tip(world.community, by=jola, seen="It ticks", parts={"fix": "Dry it"})
    agree_to_cover(
        go_away(world.ben, by=world.ben, until_on=in_days(3), cover=world.dov), by=world.dov
    )
    with_one = next_checker(tip, but_not=set())
    go_away(world.cleo, by=world.cleo, until_on=in_days(3))

    assert with_one == world.cleo.pk
    assert next_checker(tip, but_not=set()) == world.ada.pk


def test_nobody_is_asked_to_post_for_others_while_away(world, jola, away):
    seat = take_seat("pumps", world.cleo)

    assert who_may_post_for_me(seat) == [world.ada]


def test_it_is_said_on_their_page_beside_their_name_and_when_they_are_mentioned(
    world, jola, away, as_person
):
    cleo = as_person(world.cleo)
    day = f"{away.until_on:%-d %B}"

    page = cleo.get("/people/ben/").content.decode()
    people = cleo.get("/c/pumps/people/").content.decode()
    names = cleo.get("/c/pumps/people/names/?q=be").content.decode()

    assert (f"Away until {day}" in page, ">Jola</a>" in page) == (True, True)
    assert f"away until {day}" in people
    assert f"Ben · away until {day}" in names


def test_a_steward_who_is_away_says_so_on_the_overview(world, as_person):
    go_away(world.ada, by=world.ada, until_on=in_days(3))
    away = as_person(world.cleo).get("/c/pumps/").content.decode()
    end_absence(world.ada, by=world.ada)

    assert "away until" in away
    assert "away until" not in as_person(world.cleo).get("/c/pumps/").content.decode()


def test_mail_rests_by_own_choice_and_the_hall_keeps_the_notices(world, with_mail, deliver):
    EmailAddress.objects.create(
        user=world.ben, email="ben@example.org", verified=True, primary=True
    )
    choose_level("everything", by=world.ben, community=world.community)
    with time_machine.travel(dt.datetime(2030, 3, 4, 9, tzinfo=dt.UTC)) as clock:
        go_away(world.ben, by=world.ben, until_on=in_days(3), pauses_mail=True)
        ask(world.community, by=world.cleo, title="Which compressor?", need="now")
        deliver()
        clock.shift(dt.timedelta(hours=1))
        send_due()
        resting = [letter.subject for letter in mail.outbox]
        go_away(world.ben, by=world.ben, until_on=in_days(3))
        ask(world.community, by=world.cleo, title="Which warm compressor?", need="now")
        deliver()
        clock.shift(dt.timedelta(hours=1))
        send_due()

    assert resting == []
    assert len(notices_of(world.ben, "question.asked")) == 2
    assert any("warm compressor" in letter.subject for letter in mail.outbox)


def test_the_form_asks_someone_of_a_shared_community_and_explains_what_it_refuses(
    world, jola, as_person
):
    ben = as_person(world.ben)

    def refused(**typed: str) -> str:
        page = ben.post("/me/away/", {"until_on": in_days(4), **typed})
        assert page.status_code == 422
        return page.content.decode()

    assert "Nobody here is called Dov" in refused(cover="Dov")
    assert "Nobody here is called ben" in refused(cover="ben")
    assert "This day is over" in refused(until_on=str(in_days(-3)))
    ben.post("/me/away/", {"until_on": in_days(4), "cover": "jola", "pauses_mail": "on"})
    absence = absence_of(world.ben)
    assert absence is not None
    assert (absence.cover, absence.pauses_mail, absence.waits_for_cover) == (jola, True, True)


def test_only_who_was_asked_finds_the_buttons(world, jola, as_person):
    absence = go_away(world.ben, by=world.ben, until_on=in_days(3), cover=jola)
    path = f"/me/covering/{absence.pk}/agree/"

    by_another = as_person(world.cleo).post(path).status_code
    shown = as_person(jola).get("/").content.decode()
    by_jola = as_person(jola).post(path, follow=True).content.decode()

    assert by_another == 404
    assert f'formaction="{path}"' in shown
    assert "You cover for Ben." in by_jola


def test_three_away_people_cost_as_many_queries_as_one(
    world, jola, away, django_assert_num_queries
):
    everyone = {world.ada.pk, world.ben.pk, world.cleo.pk}
    for person in (world.ada, world.cleo):
        go_away(person, by=person, until_on=in_days(3))

    with django_assert_num_queries(1):
        assert present_among({world.ben.pk}, community_id=world.community.pk) == {jola.pk}
    with django_assert_num_queries(1):
        assert present_among(everyone, community_id=world.community.pk) == {jola.pk}
