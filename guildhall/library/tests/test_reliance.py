"""A page that people rely on: marked, asked about in time, confirmed; and shown when it is late."""

import datetime as dt

import pytest
import time_machine

from guildhall.activity.models import Event
from guildhall.communities.actions import (
    add_topic,
    agree_to_cover,
    give_role,
    go_away,
    leave_community,
)
from guildhall.library.actions import (
    CareRefused,
    change_care,
    change_page,
    confirm_page,
    rely_on_page,
    stop_relying,
    withdraw_page,
)
from guildhall.library.models import Asked, Reliance
from guildhall.library.tests.care_worlds import DAY, MARKED, told

pytestmark = pytest.mark.database

ASKED = "page.to_confirm"
A_WEEK = dt.timedelta(days=7)


def moment(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(10), tzinfo=dt.UTC)


def events_of(verb: str) -> int:
    return Event.objects.filter(verb=verb).count()


def test_a_year_after_it_was_marked_it_needs_a_check(relied_on, world):
    reliance = Reliance.objects.get()

    assert (reliance.owner, reliance.look_again_on) == (world.ben, DAY)
    with time_machine.travel(moment(DAY - dt.timedelta(days=1))):
        assert not reliance.needs_check
    with time_machine.travel(moment(DAY)):
        assert reliance.needs_check


def test_marking_it_twice_marks_it_once(relied_on, world):
    rely_on_page(relied_on, by=world.ada, owner=world.cleo)

    assert Reliance.objects.get().owner == world.ben
    assert events_of("reliance.begun") == 1


def test_marking_it_twice_says_that_it_is_marked_already(relied_on, world, as_person):
    answer = as_person(world.ben).get(f"/c/pumps/library/{relied_on.pk}/rely/", follow=True)

    assert answer.status_code == 200
    assert "People rely on this page already" in answer.content.decode()


def test_its_owner_is_asked_a_week_before_and_on_the_day(relied_on, on):
    on(DAY - dt.timedelta(days=8))
    assert events_of(ASKED) == 0

    on(DAY - A_WEEK)
    on(DAY - dt.timedelta(days=1))
    assert (told(ASKED), events_of(ASKED)) == (["Ben"], 1)

    on(DAY)
    on(DAY + dt.timedelta(days=6))
    assert (told(ASKED), events_of(ASKED)) == (["Ben"], 2)


def test_late_it_goes_to_the_deputy_then_to_the_stewards_each_once(relied_on, on):
    for days in (-7, 0, 7, 8):
        on(DAY + dt.timedelta(days=days))
    assert (told(ASKED), events_of(ASKED)) == (["Ben", "Edda"], 3)

    for days in (14, 15, 21, 22, 200):
        on(DAY + dt.timedelta(days=days))
    assert (told(ASKED), events_of(ASKED)) == (["Ada", "Ben", "Edda"], 4)


def test_the_steward_of_its_topic_is_asked_before_those_of_the_community(
    relied_on, world, finn, on
):
    topic = add_topic(world.community, name="Cabinets", by=world.ada)
    relied_on.topics.add(topic)
    give_role(world.community, person=finn, role="steward", by=world.ada, topic=topic)

    for days in (-7, 0, 7, 14):
        on(DAY + dt.timedelta(days=days))

    assert told(ASKED) == ["Ben", "Edda", "Finn"]


def test_without_a_deputy_the_stewards_are_asked_after_a_week_and_not_twice(cabinets, world, on):
    with time_machine.travel(MARKED):
        rely_on_page(cabinets, by=world.ben, owner=world.ben)

    on(DAY)
    on(DAY + A_WEEK)
    on(DAY + 2 * A_WEEK)

    assert (told(ASKED), events_of(ASKED)) == (["Ada", "Ben"], 2)


def test_while_its_owner_is_away_the_deputy_is_asked_at_once(relied_on, world, on):
    with time_machine.travel(moment(DAY - dt.timedelta(days=20))):
        go_away(world.ben, by=world.ben, until_on=DAY + dt.timedelta(days=5))

    on(DAY - A_WEEK)
    on(DAY)
    on(DAY + A_WEEK)

    assert (told(ASKED), events_of(ASKED)) == (["Edda"], 2)
    assert Reliance.objects.get().asked_of.name == "Edda"


def test_where_both_are_away_the_stewards_are_asked_on_the_day_and_no_cover(
    relied_on, world, edda, on
):
    with time_machine.travel(moment(DAY - dt.timedelta(days=20))):
        for person in (world.ben, edda):
            absence = go_away(
                person, by=person, until_on=DAY + dt.timedelta(days=30), cover=world.cleo
            )
            agree_to_cover(absence, by=world.cleo)

    for days in (-7, 0, 7, 14):
        on(DAY + dt.timedelta(days=days))

    assert (told(ASKED), events_of(ASKED)) == (["Ada"], 1)


def test_after_weeks_in_which_the_hall_was_off_its_owner_hears_it_as_well(relied_on, on):
    on(DAY + dt.timedelta(days=60))

    assert told(ASKED) == ["Ada", "Ben"]


def test_three_weeks_late_every_reader_sees_it_without_a_name(relied_on, world, as_person, on):
    address = f"/c/pumps/library/{relied_on.pk}/"
    with time_machine.travel(moment(DAY + dt.timedelta(days=20))):
        assert "Nobody has confirmed" not in as_person(world.cleo).get(address).content.decode()
    with time_machine.travel(moment(DAY + dt.timedelta(days=21))):
        shown = as_person(world.cleo).get(address).content.decode()

    assert "Nobody has confirmed this since 2 March 2026." in shown


def test_confirmed_it_is_quiet_for_another_year(relied_on, world, on):
    on(DAY)
    with time_machine.travel(moment(DAY)):
        confirm_page(relied_on, by=world.ben)
        confirm_page(relied_on, by=world.ben)

    reliance = Reliance.objects.get()
    assert reliance.look_again_on == dt.date(2028, 3, 2)
    assert (reliance.asked, reliance.asked_of) == (Asked.NOBODY, None)
    assert events_of("page.confirmed") == 1

    on(dt.date(2028, 3, 2))
    assert events_of(ASKED) == 2


def test_it_is_confirmed_anew_on_a_day_on_which_it_was_edited(relied_on, world):
    with time_machine.travel(moment(DAY)) as clock:
        confirm_page(relied_on, by=world.ben)
        clock.shift(60)
        change_page(relied_on, by=world.cleo, title="Dry cabinets", body="Dry them well.")
        clock.shift(60)
        confirm_page(relied_on, by=world.ben)

    assert events_of("page.confirmed") == 2


def test_of_a_page_that_is_not_marked_there_is_nothing_to_confirm(cabinets, world):
    with pytest.raises(CareRefused):
        confirm_page(cabinets, by=world.ben)


def test_another_day_begins_the_asking_anew(relied_on, world, edda, on):
    on(DAY)
    change_care(
        relied_on,
        by=world.ben,
        deputy=edda,
        every_months=3,
        look_again_on=DAY + dt.timedelta(days=90),
    )

    assert Reliance.objects.get().asked == Asked.NOBODY
    on(DAY + dt.timedelta(days=90))
    assert events_of(ASKED) == 2


def test_what_is_withdrawn_deleted_or_in_a_closed_community_has_no_clock(relied_on, world, on):
    withdraw_page(relied_on, by=world.ben, reason="The cabinets are gone.")

    on(DAY)

    assert events_of(ASKED) == 0


def test_the_mark_is_taken_off_and_put_on_again(relied_on, world, on):
    stop_relying(relied_on, by=world.ben)
    stop_relying(relied_on, by=world.ben)
    on(DAY)
    assert (events_of("reliance.ended"), events_of(ASKED)) == (1, 0)

    with time_machine.travel(moment(DAY)):
        rely_on_page(relied_on, by=world.ben, owner=world.ben)
    assert Reliance.objects.get().look_again_on == dt.date(2028, 3, 2)


def test_who_has_left_is_not_asked(relied_on, world, on):
    leave_community(world.community, person=world.ben)

    on(DAY)

    assert told(ASKED) == ["Edda"]
