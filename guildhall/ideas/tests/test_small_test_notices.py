"""Who hears of a small test: its owner once its day is over, everyone with a part in its end."""

import datetime as dt

from django.utils import timezone

from guildhall.communities.actions import leave_community
from guildhall.ideas import actions
from guildhall.ideas.events import SMALL_TEST
from guildhall.ideas.models import Joining, SmallTest
from guildhall.ideas.tests.worlds import plan
from guildhall.notifications.models import Notice
from guildhall.notifications.queries import path_in_mail
from guildhall.notifications.words import sentence_of
from guildhall.weekly.proposals import proposals


def heard(person, rule: str) -> list[str]:
    notices = Notice.objects.filter(person=person, rule=rule).select_related(
        "community", "entry", "actor"
    )
    return [sentence_of(notice) for notice in notices]


def let_its_day_pass(**changes: object) -> None:
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    SmallTest.objects.update(until_on=yesterday, **changes)


def test_its_owner_is_asked_once_and_the_mail_opens_the_questions(world, small_test, deliver):
    let_its_day_pass()
    for _twice in range(2):
        actions.ask_what_was_learned()
    deliver()

    notice = Notice.objects.get(person=world.ben, rule="small_test.over")
    assert heard(world.ben, "small_test.over") == [
        "The day of your small test “Seal ten plugs in Leeds” is over. What did you learn?"
    ]
    assert path_in_mail(notice).startswith(f"/c/pumps/ideas/tests/{small_test.pk}")
    assert heard(world.ada, "small_test.over") == []


def test_stewards_and_helpers_hear_of_one_that_nobody_runs(world, small_test, deliver):
    actions.help_with_test(small_test, by=world.cleo)
    leave_community(world.community, person=world.ben)
    actions.pass_small_tests_on()
    deliver()

    needed = ["The small test “Seal ten plugs in Leeds” needs someone to run it"]
    assert heard(world.ada, "small_test.passed_on") == needed
    assert heard(world.cleo, "small_test.passed_on") == needed
    assert heard(world.ben, "small_test.passed_on") == []


def test_a_stop_is_told_with_what_it_saved(world, small_test, deliver):
    actions.help_with_test(small_test, by=world.cleo)
    actions.stop_small_test(
        small_test, by=world.ben, result="failed", learned="Gel melts.", saved="400 €"
    )
    deliver()

    assert heard(world.cleo, "small_test.stopped") == [
        "Ben stopped “Seal ten plugs in Leeds” in good time: it saved 400 €"
    ]
    assert heard(world.ben, "small_test.stopped") == []


def test_people_who_would_help_hear_once_of_the_first_test_and_of_each_later_one(
    world, idea, deliver
):
    actions.join_idea(idea, by=world.cleo, joined_as=Joining.As.HELP)
    actions.begin_small_test(idea, by=world.ben, plan=plan())
    deliver()
    first = heard(world.cleo, "small_test.begun")
    actions.begin_small_test(idea, by=world.ben, plan=plan(doing="Seal five"))
    deliver()

    assert first == []
    assert heard(world.cleo, "small_test.begun") == ["Ben started a small test: “Seal five”"]


def test_the_letter_of_the_week_can_hold_what_a_small_test_showed(world, small_test, ideas_room):
    proposal, since = proposals[SMALL_TEST], timezone.now() - dt.timedelta(days=7)
    before = list(proposal.find(ideas_room, since))
    actions.stop_small_test(small_test, by=world.ben, result="failed", learned="Gel melts.")

    found = list(proposal.find(ideas_room, since))

    assert (before, found) == ([], [small_test])
    assert proposal.heading(found[0]) == "Stopped in good time"
