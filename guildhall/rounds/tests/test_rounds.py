"""A round by itself: people are asked, speak, change their minds, and it ends after its day."""

import datetime as dt

import pytest
import time_machine

from guildhall.communities.actions import add_topic, give_role
from guildhall.communities.models import Community, Membership
from guildhall.notifications.models import ChosenLevel
from guildhall.people.models import Person
from guildhall.rounds import actions
from guildhall.rounds.models import Objection, Round, Voice
from guildhall.rounds.queries import (
    answers_to,
    who_has_not_answered,
    who_spoke,
    who_takes_part,
)

pytestmark = pytest.mark.database

MONDAY = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
FRIDAY = dt.date(2026, 3, 6)
SATURDAY = dt.datetime(2026, 3, 7, 0, 0, 1, tzinfo=dt.UTC)
LAPSES = Round.IfSilent.LAPSES


@pytest.fixture
def clock():
    with time_machine.travel(MONDAY, tick=False) as moving:
        yield moving


def ask(world, **says) -> Round:
    says = {"question": "A second pump?", "until": FRIDAY, **says}
    return actions.open_round(world.community, by=world.ada, **says)


def state_of(asked: Round) -> str:
    return Round.objects.get(pk=asked.pk).state


def usernames(people) -> set[str]:
    return set(people.values_list("username", flat=True))


def test_open_round_asks_until_the_day_ends_in_the_time_zone_of_the_community(world, clock):
    Community.objects.update(time_zone="Pacific/Auckland")
    world.community.refresh_from_db()

    asked = ask(world)

    assert (asked.closes_at, asked.asks_until) == (
        dt.datetime(2026, 3, 6, 11, tzinfo=dt.UTC),
        FRIDAY,
    )
    assert asked.is_asking()
    assert not asked.is_asking(asked.closes_at)


def test_close_round_waits_for_its_time_and_then_silence_is_agreement(world, clock):
    asked = ask(world)

    early = actions.close_round(asked)
    clock.move_to(SATURDAY)
    due = list(Round.objects.due())

    assert (early, due) == (None, [asked])
    assert actions.close_round(asked) == Round.State.AGREED
    assert actions.close_round(asked) is None
    assert Round.objects.get().ended_at == SATURDAY


def test_where_silence_decides_nothing_a_round_without_answers_lapses(world, clock):
    silent, spoken, objected = (ask(world, if_silent=LAPSES, needed=needed) for needed in (2, 0, 0))
    actions.abstain(spoken, by=world.ben)
    objection, _is_new = actions.object_to(objected, by=world.ben, reason="Too dear.")
    clock.move_to(SATURDAY)

    ends = [actions.close_round(one) for one in (silent, spoken, objected)]
    actions.answer_objection(objection, by=world.ada, answer="It is paid already.")

    assert ends == [Round.State.LAPSED, Round.State.AGREED, None]
    assert actions.close_round(objected) == Round.State.AGREED


def test_an_objection_that_was_withdrawn_is_no_answer(world, clock):
    asked = ask(world, if_silent=LAPSES)
    objection, _is_new = actions.object_to(asked, by=world.ben, reason="Too dear.")
    actions.withdraw_objection(objection)
    clock.move_to(SATURDAY)

    assert actions.close_round(asked) == Round.State.LAPSED


def test_object_to_needs_its_time_rewords_and_replaces_a_voice(world, clock):
    asked = ask(world)
    actions.agree(asked, by=world.ben)

    first, is_new = actions.object_to(asked, by=world.ben, reason="Too dear.")
    again, is_new_again = actions.object_to(asked, by=world.ben, reason=" Too loud. ")
    clock.move_to(SATURDAY)

    assert (is_new, is_new_again, first.pk) == (True, False, again.pk)
    assert (Objection.objects.get().reason, Voice.objects.count()) == ("Too loud.", 0)
    with pytest.raises(actions.RoundIsOver):
        actions.object_to(asked, by=world.cleo, reason="Too late.")


def test_agree_and_abstain_are_one_voice_that_takes_the_own_objection_back(world, clock):
    asked = ask(world)
    actions.object_to(asked, by=world.ben, reason="Too dear.")

    agreed = actions.agree(asked, by=world.ben)
    twice = actions.agree(asked, by=world.ben)
    abstained = actions.abstain(asked, by=world.ben)

    assert [(one.is_new, one.withdrew) for one in (agreed, twice, abstained)] == [
        (True, True),
        (False, False),
        (True, False),
    ]
    assert Voice.objects.get().says == Voice.Says.ABSTAINS
    assert not Objection.objects.waiting().exists()


def test_an_abstention_is_no_yes(world, clock):
    asked = ask(world, needed=1)
    actions.abstain(asked, by=world.ben)
    clock.move_to(SATURDAY)
    waits = actions.close_round(asked)

    actions.agree(asked, by=world.cleo)

    assert (waits, actions.close_round(asked)) == (None, Round.State.AGREED)


def test_take_back_voice_works_while_the_round_is_open(world, clock):
    asked = ask(world)
    actions.agree(asked, by=world.ben)
    actions.agree(asked, by=world.cleo)

    actions.take_back_voice(asked, by=world.ben)
    actions.take_back_voice(asked, by=world.ben)
    clock.move_to(SATURDAY)
    actions.close_round(asked)
    actions.take_back_voice(asked, by=world.cleo)

    assert Voice.objects.get().person == world.cleo


def test_everybody_objects_and_each_objection_is_answered_once(world, clock):
    asked = ask(world)
    objections = [
        actions.object_to(asked, by=one, reason="No.")[0] for one in (world.ben, world.cleo)
    ]
    clock.move_to(SATURDAY)
    held = actions.close_round(asked)

    first = [actions.answer_objection(one, by=world.ada, answer="Why?") for one in objections]
    second = [actions.answer_objection(one, by=world.ada, answer="Oh.") for one in objections]

    assert (held, first, second) == (None, [True, True], [False, False])
    assert set(Objection.objects.values_list("answer", flat=True)) == {"Why?"}
    assert actions.close_round(asked) == Round.State.AGREED


def test_a_change_answers_what_waits_and_asks_anew(world, clock):
    before = ask(world)
    waits, _is_new = actions.object_to(before, by=world.ben, reason="Too dear.")
    gone, _is_new = actions.object_to(before, by=world.cleo, reason="Too loud.")
    actions.withdraw_objection(gone)

    after = ask(world, question="A cheaper pump?", in_place_of=before)

    waits.refresh_from_db()
    gone.refresh_from_db()
    assert (waits.changed_in, waits.answered_by) == (after, world.ada)
    assert (gone.changed_in, gone.answered_at) == (None, None)
    assert (state_of(before), state_of(after)) == ("reworked", "open")
    with pytest.raises(actions.RoundIsOver):
        actions.agree(before, by=world.ben)


def test_withdraw_round_ends_it_once(world, clock):
    asked = ask(world)

    assert [actions.withdraw_round(asked), actions.withdraw_round(asked)] == [True, False]
    clock.move_to(SATURDAY)
    assert actions.close_round(asked) is None
    assert state_of(asked) == "withdrawn"


def test_members_take_part_or_those_of_them_with_a_role(world, clock):
    give_role(world.community, person=world.ben, role="facilitator", by=world.ada)
    everyone, facilitators = ask(world), ask(world, role="facilitator")

    Membership.objects.filter(person=world.cleo).update(until=MONDAY)

    assert usernames(who_takes_part(everyone)) == {"ada", "ben"}
    assert usernames(who_takes_part(facilitators)) == {"ben"}


def test_only_who_said_nothing_has_not_answered(world, clock):
    asked = ask(world)
    actions.agree(asked, by=world.ben)
    objection, _is_new = actions.object_to(asked, by=world.cleo, reason="Too dear.")
    before = usernames(who_has_not_answered(asked))

    actions.withdraw_objection(objection)

    assert before == {"ada"}
    assert usernames(who_has_not_answered(asked)) == {"ada", "cleo"}


def test_who_spoke_counts_objections_to_the_wording_before(world, clock):
    before = ask(world)
    actions.object_to(before, by=world.cleo, reason="Too dear.")
    after = ask(world, in_place_of=before)
    actions.abstain(after, by=world.ben)

    assert who_spoke(after) == {world.ben.pk, world.cleo.pk}


@pytest.mark.parametrize("number", [1, 3])
def test_what_was_said_is_read_in_two_queries(world, clock, number, django_assert_num_queries):
    asked = ask(world, needed=4)
    people = [
        Person.objects.create(username=name, username_key=name, name="Eve")
        for name in (f"eve{one}" for one in range(3 * number))
    ]
    for place, person in enumerate(people):
        if place % 3 == 0:
            actions.object_to(asked, by=person, reason="No.")
        else:
            (actions.agree, actions.abstain)[place % 3 - 1](asked, by=person)

    with django_assert_num_queries(2):
        said = answers_to(asked, person=people[0])
        names = [one.person.name for one in (*said.agreed, *said.abstained, *said.objections)]

    assert names == ["Eve"] * 3 * number
    assert (said.waiting, said.still_needed, said.mine.person) == (number, 4 - number, people[0])
    assert (said.has_agreed, said.has_abstained) == (False, False)


def test_the_people_of_a_topic_look_after_it_or_chose_to_be_told(world, clock):
    topic = add_topic(world.community, name="Pumps", by=world.ada)
    give_role(world.community, person=world.ben, role="steward", topic=topic, by=world.ada)
    for person, level in (
        (world.cleo, "concerns"),
        (world.ada, "nothing"),
        (world.dov, "concerns"),
    ):
        ChosenLevel.objects.create(
            person=person, community=world.community, topic=topic, level=level
        )

    asked = ask(world, topic=topic)

    assert usernames(who_takes_part(asked)) == {"ben", "cleo"}


def test_a_round_gets_more_time_and_never_less(world, clock):
    asked = ask(world)
    later = FRIDAY + dt.timedelta(days=7)

    extended = [actions.extend_round(asked, until=day) for day in (later, FRIDAY)]

    assert (extended, Round.objects.get().asks_until) == ([True, False], later)
