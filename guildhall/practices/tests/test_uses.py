"""We use this here; roll-outs; looking again; what their people hear."""

import datetime as dt

import pytest
from django.utils import timezone

from guildhall.commons.actions import begin_trial, give_up_trial, report_outcome
from guildhall.commons.actions.trial import ask_after_trials
from guildhall.commons.models import Trial
from guildhall.communities.actions import leave_community
from guildhall.notifications.models import Notice
from guildhall.notifications.queries import in_words
from guildhall.people.actions.settings import remove_unit
from guildhall.practices.actions import (
    RollOutRefused,
    UnitGone,
    answer_not_for_us,
    close_rollout,
    look_again,
    open_rollout,
    remind_rollouts,
    reopen_rollout,
    say_use,
    take_back_use,
    tell_overdue,
    withdraw_way,
)
from guildhall.practices.models import RollOutAsk, Use, Way

pytestmark = pytest.mark.database


def sentences_for(person, rule: str) -> list[str]:
    return [notice.sentence for notice in in_words(Notice.objects.filter(person=person, rule=rule))]


def test_a_unit_says_how_far_it_is_and_what_it_said_before_stays_in_the_past(
    world, units, practice
):
    say_use(practice, by=world.cleo, unit=units.york, stage="trying")
    say_use(practice, by=world.cleo, unit=units.york, stage="everyday", line="with a fan")
    say_use(practice, by=world.cleo, unit=units.york, stage="everyday", line="with a fan")

    assert list(Use.objects.order_by("pk").values_list("stage", flat=True)) == [
        "trying",
        "everyday",
    ]
    assert Use.objects.current().get().line == "with a fan"


def test_everyday_elsewhere_counts_as_a_place_and_taking_it_back_does_not_any_more(
    world, units, practice, edda
):
    report_outcome(practice, by=edda, result="worked", unit_name="Hull")
    use = say_use(practice, by=world.cleo, unit=units.york, stage="everyday")
    practice.refresh_from_db()
    assert practice.state == "elsewhere"

    take_back_use(use, by=world.cleo)
    take_back_use(use, by=world.cleo)
    practice.refresh_from_db()
    assert practice.state == "tried"


def test_a_use_of_a_unit_that_is_gone_is_refused_with_its_reason(world, units, practice, as_person):
    from guildhall.people.actions import add_unit

    bath = add_unit("Bath", by=None)
    remove_unit(bath, by=world.ada)
    bath.pk = bath.pk or 999
    with pytest.raises(UnitGone, match="no longer exists"):
        say_use(practice, by=world.ada, unit=bath, stage="trying")
    response = as_person(world.ada).post(
        f"/c/pumps/tips/{practice.pk}/use/",
        {"unit": 999, "stage": "trying", "line": "with a fan"},
    )

    assert (response.status_code, Use.objects.count()) == (422, 0)
    assert "This unit no longer exists" in response.content.decode()
    assert "with a fan" in response.content.decode()


def test_where_the_hall_knows_no_units_a_place_is_typed(world, practice, as_person):
    as_person(world.cleo).post(
        f"/c/pumps/tips/{practice.pk}/use/", {"place": "Number 12", "stage": "everyday"}
    )

    assert Use.objects.get().unit_name == "Number 12"


def test_whoever_uses_it_hears_why_it_was_withdrawn_and_what_replaces_it(
    world, units, practice, tip, deliver
):
    say_use(practice, by=world.cleo, unit=units.york, stage="everyday")
    deliver()
    withdraw_way(practice, by=world.ben, reason="It rusts", replaced_by=tip)
    deliver()

    assert sentences_for(world.cleo, "way.withdrawn") == [
        "Ben withdrew “Dry first”: It rusts. Use this instead: “The relay ticks”"
    ]


def test_what_a_unit_says_goes_to_the_authors(world, units, practice, deliver):
    say_use(practice, by=world.cleo, unit=units.york, stage="everyday", line="with a fan")
    deliver()

    assert sentences_for(world.ben, "use.said") == [
        "York, “Dry first”: using it every day, with a fan"
    ]


def test_only_asked_units_are_asked_and_reminded_once(world, units, practice, edda, deliver):
    rollout = open_rollout(
        practice, by=world.ada, asks=[(units.york, world.cleo)], note="Before winter"
    )
    deliver()
    RollOutAsk.objects.update(asked_at=timezone.now() - dt.timedelta(days=11))
    for _day in range(3):
        remind_rollouts()
    deliver()

    assert (
        len(sentences_for(world.cleo, "rollout.asked")),
        len(sentences_for(world.cleo, "rollout.reminded")),
    ) == (
        1,
        1,
    )
    assert Notice.objects.filter(person=edda, rule__startswith="rollout").count() == 0
    assert rollout.asks.get().unit_name == "York"


@pytest.mark.parametrize("ended", ["closed", "withdrawn", "answered"])
def test_nobody_is_reminded_of_what_is_over(world, units, practice, ended, deliver):
    rollout = open_rollout(practice, by=world.ada, asks=[(units.york, world.cleo)])
    RollOutAsk.objects.update(asked_at=timezone.now() - dt.timedelta(days=11))
    if ended == "closed":
        close_rollout(rollout, by=world.ada)
    elif ended == "withdrawn":
        withdraw_way(practice, by=world.ben, reason="No")
    else:
        answer_not_for_us(rollout.asks.get(), by=world.cleo, reason="We have no cabinets")
    remind_rollouts()
    deliver()

    assert sentences_for(world.cleo, "rollout.reminded") == []


def test_not_for_us_reaches_who_asked_and_saying_a_use_answers_too(
    world, units, practice, edda, deliver
):
    rollout = open_rollout(
        practice, by=world.ada, asks=[(units.york, world.cleo), (units.hull, edda)]
    )
    answer_not_for_us(
        rollout.asks.get(unit=units.york), by=world.cleo, reason="We have no cabinets"
    )
    say_use(practice, by=edda, unit=units.hull, stage="trying")
    deliver()

    assert sentences_for(world.ada, "rollout.answered") == [
        "York says “Dry first” isn't for them: We have no cabinets"
    ]
    assert dict(rollout.asks.values_list("unit_name", "answer")) == {
        "York": "not_for_us",
        "Hull": "uses",
    }


def test_one_rollout_at_a_time_and_a_closed_one_takes_no_answers(world, units, practice):
    asks = [(units.york, world.cleo)]
    rollout = open_rollout(practice, by=world.ada, asks=asks)
    with pytest.raises(RollOutRefused, match="already being asked"):
        open_rollout(practice, by=world.ada, asks=asks)
    close_rollout(rollout, by=world.ada)
    with pytest.raises(RollOutRefused, match="closed"):
        answer_not_for_us(
            RollOutAsk.objects.select_related("rollout").get(), by=world.cleo, reason="No"
        )
    second = open_rollout(practice, by=world.ada, asks=asks)
    with pytest.raises(RollOutRefused, match="Another"):
        reopen_rollout(rollout, by=world.ada)
    assert second.pk != rollout.pk


def test_the_map_shows_who_uses_who_was_asked_and_who_said_no(
    world, units, practice, edda, as_person
):
    say_use(practice, by=world.ben, unit=units.leeds, stage="everyday")
    rollout = open_rollout(
        practice, by=world.ada, asks=[(units.york, world.cleo), (units.hull, edda)]
    )
    answer_not_for_us(rollout.asks.get(unit=units.hull), by=edda, reason="No")
    page = as_person(world.cleo).get("/c/pumps/tips/map/").content.decode()

    assert all(
        words in page for words in ("every day", "asked", "not for us", "Leeds", "York", "Hull")
    )


def test_ill_try_this_asks_once_after_two_weeks(world, tip, deliver):
    begin_trial(tip, by=world.cleo, at=timezone.now() - dt.timedelta(days=15))
    begin_trial(tip, by=world.cleo)
    begin_trial(tip, by=world.ada)
    ask_after_trials()
    ask_after_trials()
    deliver()

    assert sentences_for(world.cleo, "trial.due") == [
        "You wanted to try “The relay ticks”. Did it work?"
    ]
    assert sentences_for(world.ada, "trial.due") == []


def test_nobody_is_asked_who_said_how_it_went_gave_it_up_or_left(world, tip, edda, deliver):
    long_ago = timezone.now() - dt.timedelta(days=15)
    for person in (world.ada, world.cleo, edda):
        begin_trial(tip, by=person, at=long_ago)
    report_outcome(tip, by=world.ada, result="partly")
    give_up_trial(tip, by=world.cleo)
    give_up_trial(tip, by=world.cleo)
    leave_community(world.community, person=edda)
    ask_after_trials()
    deliver()

    assert Notice.objects.filter(rule="trial.due").count() == 0
    assert Trial.objects.going_on().count() == 1


def test_its_day_comes_once_and_still_holding_sets_the_next(world, tip, deliver):
    Way.objects.update(look_again_on=timezone.localdate())
    tell_overdue()
    tell_overdue()
    deliver()
    look_again(tip, by=world.ben)

    assert len(sentences_for(world.ben, "way.overdue")) == 1
    assert Way.objects.get().look_again_on > timezone.localdate() + dt.timedelta(days=360)


def test_the_desk_is_for_those_with_a_role(world, tip, as_person):
    assert as_person(world.ben).get("/c/pumps/tips/to-check/").status_code == 403
    assert "The relay ticks" in as_person(world.ada).get("/c/pumps/tips/to-check/").content.decode()
