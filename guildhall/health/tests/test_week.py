"""This week: at most three things, each true, and what is of no use is learned."""

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from guildhall.commons.actions import give_thanks, report_outcome
from guildhall.commons.this_week import Suggestion, work_kinds
from guildhall.communities.actions import give_role, join, open_room, promise_reply
from guildhall.communities.models import Community, RolePeriod
from guildhall.communities.seats import take_seat
from guildhall.health.actions import say_not_useful, show_kind_again, take_back_not_useful
from guildhall.health.week import Taught, choose, suggestions_for, taught_by
from guildhall.kit.recurrence import read_rule
from guildhall.meetings.actions import make_occurrence, plan_meeting, start_series
from guildhall.meetings.models import Meeting
from guildhall.newcomers.actions import greet, open_welcome
from guildhall.newcomers.models import Welcome
from guildhall.people.actions import arrive
from guildhall.people.models import Person
from guildhall.practices.actions import add_tip, question_way
from guildhall.practices.models import Way
from guildhall.questions.actions import accept_answer, answer, ask, tell_overdue
from guildhall.talk.actions import reply_to_post, write_post

pytestmark = pytest.mark.database

NOW = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)  # a Monday


@pytest.fixture
def clock():
    with time_machine.travel(NOW, tick=False) as moving:
        yield moving


@pytest.fixture
def lively(world, clock):
    """A community in which something was begun today and nothing waits."""
    write_post(world.community, by=world.ada, body="Good morning")
    return world


def ago(**time: float) -> dt.datetime:
    return timezone.now() - dt.timedelta(**time)


def week_of(world, person=None) -> list[tuple[str, int]]:
    seat = take_seat(world.community.slug, person or world.ada)
    return [(one.kind.name, one.target_id) for one in suggestions_for(seat, taught_by(seat))]


def test_nothing_to_do_where_nothing_waits(lively):
    assert week_of(lively) == []


def test_whoever_joined_is_greeted_until_somebody_has(lively):
    welcome = open_welcome(lively.community, newcomer=lively.cleo)

    before = week_of(lively)
    greet(welcome, by=lively.ben, text="Hello Cleo")

    assert before == [("hello", welcome.pk)]
    assert week_of(lively) == []


def test_nobody_greets_themselves(lively):
    open_welcome(lively.community, newcomer=lively.ada)

    assert week_of(lively) == []


def test_a_question_counts_as_old_after_three_days_without_a_reply(lively):
    old = ask(lively.community, by=lively.ben, title="Which seal?", at=ago(days=4))
    ask(lively.community, by=lively.ben, title="Which pump?", at=ago(days=2))
    ask(lively.community, by=lively.ada, title="My own", at=ago(days=9))
    ask(lively.community, by=lively.ben, title="Long gone", at=ago(days=91))

    before = week_of(lively)
    answer(old, by=lively.ada, body="The wide one")

    assert before == [("answer", old.pk)]
    assert week_of(lively) == []


@pytest.mark.parametrize(
    ("kind", "why"),
    [
        ("person", "Ben asked 4 days ago, and nobody has replied."),
        ("program", "It was posted 4 days ago, and nobody has replied."),
        ("nobody", "It was posted 4 days ago, and nobody has replied."),
    ],
)
def test_only_people_are_said_to_have_asked(lively, kind, why):
    ask(lively.community, by=lively.ben, title="Which seal?", at=ago(days=4))
    Person.objects.filter(pk=lively.ben.pk).update(kind=kind)

    [suggestion] = suggestions_for(take_seat("pumps", lively.ada))

    assert suggestion.why.startswith(why)


def test_many_old_questions_are_spread(lively):
    asked = [
        ask(lively.community, by=lively.ben, title=f"Which seal {n}?", at=ago(days=10 - n))
        for n in range(5)
    ]

    assert week_of(lively) == [
        ("answer", asked[0].pk),
        ("spread", lively.community.pk),
        ("answer", asked[1].pk),
    ]


def test_a_first_reply_is_thanked_until_somebody_has(lively):
    question = ask(lively.community, by=lively.ada, title="Which seal?", at=ago(days=2))
    first = answer(question, by=lively.ben, body="The wide one", at=ago(days=1))
    answer(question, by=lively.ben, body="Or the narrow one")

    before = week_of(lively)
    give_thanks(first, by=lively.cleo)

    assert before == [("thank", first.pk)]
    assert week_of(lively) == []


def test_an_answer_that_helped_is_kept_where_what_works_is_open(lively):
    question = ask(lively.community, by=lively.ben, title="Which seal?", at=ago(days=30))
    solution = answer(question, by=lively.cleo, body="The wide one", at=ago(days=29))
    accept_answer(solution, by=lively.ben, at=ago(days=28))
    report_outcome(solution, by=lively.ada, result="worked", at=ago(days=20))

    shut = week_of(lively)
    open_room(lively.community, room="practices", by=lively.ada)

    assert shut == []
    assert week_of(lively) == [("keep", question.pk)]


def test_tips_are_looked_at_when_doubted_overdue_or_unchecked_for_a_week(lively):
    open_room(lively.community, room="practices", by=lively.ada)
    lively.community.refresh_from_db()
    unchecked, overdue, doubted = (
        add_tip(
            lively.community,
            by=lively.ben,
            seen=f"It drips {n}",
            parts={"fix": "A seal"},
            at=ago(days=8),
        )
        for n in range(3)
    )
    add_tip(lively.community, by=lively.ben, seen="It hums", parts={"fix": "A mat"}, at=ago(days=6))
    Way.objects.filter(pk=overdue.pk).update(check_state="checked", look_again_on=NOW.date())
    reply_to_post(
        lively.community.entries.get(kind="post"),
        by=lively.cleo,
        body="Good morning",
        at=ago(days=40),
    )
    question_way(doubted, by=lively.cleo, body="In frost, too?")

    assert week_of(lively) == [
        ("check", doubted.pk),
        ("check", overdue.pk),
        ("check", unchecked.pk),
    ]


def test_meetings_want_a_time_a_host_and_notes(lively):
    options = [timezone.now() + dt.timedelta(days=days) for days in (3, 4)]
    finding = plan_meeting(
        lively.community,
        by=lively.ben,
        title="When?",
        starts_at=None,
        options=options,
        at=ago(days=2),
    )
    past = plan_meeting(
        lively.community,
        by=lively.ben,
        title="Was",
        starts_at=ago(days=2),
        host=lively.ben,
        at=ago(days=9),
    )
    series = start_series(
        lively.community,
        by=lively.ada,
        name="Weekly",
        rule=read_rule("FREQ=WEEKLY"),
        starts_on=NOW.date() + dt.timedelta(days=9),
        starts_at=dt.time(18),
        at=ago(days=20),
    )
    make_occurrence(series, series.starts_on)

    found = week_of(lively)

    first = Meeting.objects.filter(series=series).order_by("starts_at").first()
    assert found == [("time", finding.pk), ("host", first.pk), ("write-up", past.pk)]


def test_silence_asks_for_a_beginning_and_after_twelve_weeks_whether_to_go_on(world, clock):
    Community.objects.filter(pk=world.community.pk).update(created_at=ago(days=300))
    write_post(world.community, by=world.ben, body="Good morning", at=ago(days=22))

    few_weeks = week_of(world)
    clock.shift(dt.timedelta(weeks=12))

    assert few_weeks == [("begin", world.community.pk)]
    assert week_of(world) == [("ask-on", world.community.pk), ("begin", world.community.pk)]


def test_a_new_community_is_not_called_silent(world, clock):
    assert week_of(world) == []


def test_different_kinds_come_before_a_second_one_of_the_same():
    hello, answering = work_kinds()["hello"], work_kinds()["answer"]
    found = [_thing(answering, 1), _thing(answering, 2), _thing(hello, 3), _thing(hello, 4)]

    chosen = choose(found, Taught(frozenset(), {}, {}))

    assert [(one.kind.name, one.target_id) for one in chosen] == [
        ("answer", 1),
        ("hello", 3),
        ("answer", 2),
    ]


def test_how_it_went_is_never_asked_before_someone_who_waits():
    look, answering, time = work_kinds()["look"], work_kinds()["answer"], work_kinds()["time"]
    found = [_thing(look, 1), *(_thing(answering, number) for number in (2, 3)), _thing(time, 4)]
    found_not_useful = Taught(frozenset(), {"answer": 2, "time": 1}, {})

    crowded = choose(found, found_not_useful)
    free = choose(found[:2], found_not_useful)

    assert [one.target_id for one in crowded] == [4, 2, 3]
    assert [one.target_id for one in free] == [2, 1]


def test_three_things_are_shown_of_all_rooms_together(lively):
    open_room(lively.community, room="practices", by=lively.ada)
    open_welcome(lively.community, newcomer=lively.cleo)
    for number in range(4):
        ask(lively.community, by=lively.ben, title=f"Seal {number}?", at=ago(days=9 - number))
    options = [timezone.now() + dt.timedelta(days=days) for days in (3, 4)]
    plan_meeting(
        lively.community,
        by=lively.ben,
        title="When?",
        starts_at=None,
        options=options,
        at=ago(days=2),
    )
    question = ask(lively.community, by=lively.cleo, title="Which pump?", at=ago(days=3))
    answer(question, by=lively.ben, body="The wide one", at=ago(days=1))

    assert [kind for kind, _target in week_of(lively)] == ["answer", "hello", "time"]


def test_a_promise_that_is_late_comes_before_questions_that_wait_longer(lively):
    promise_reply(lively.community, within_hours=4, by=lively.ada)
    ask(lively.community, by=lively.ben, title="Long ago?", at=ago(days=60))
    promised = ask(lively.community, by=lively.ben, title="Which seal?", at=ago(days=2, hours=23))
    before = week_of(lively)
    tell_overdue()

    after = week_of(lively)
    answer(promised, by=lively.cleo, body="The wide one")

    assert ("answer", promised.pk) not in before
    assert after[0] == ("answer", promised.pk)
    assert week_of(lively)[0] == before[0]


def test_not_useful_puts_the_thing_away_and_its_kind_behind_the_others(lively):
    first, second = (
        ask(lively.community, by=lively.ben, title=f"Seal {n}?", at=ago(days=9 - n))
        for n in range(2)
    )
    welcome = open_welcome(lively.community, newcomer=lively.cleo)

    say_not_useful(by=lively.ada, community=lively.community, kind="hello", target_id=999)
    say_not_useful(by=lively.ada, community=lively.community, kind="answer", target_id=first.pk)
    behind = week_of(lively)
    take_back_not_useful(by=lively.ada, community=lively.community, kind="hello", target_id=999)

    assert behind == [("answer", second.pk), ("hello", welcome.pk)]
    assert week_of(lively) == [("hello", welcome.pk), ("answer", second.pk)]


def test_a_kind_rests_after_the_third_time_for_twelve_weeks_and_only_for_who_said_it(lively, clock):
    asked = [
        ask(lively.community, by=lively.ben, title=f"Seal {n}?", at=ago(days=20 - n))
        for n in range(4)
    ]
    give_role(lively.community, person=lively.cleo, role=RolePeriod.Role.STEWARD, by=lively.ada)
    for question in asked[:3]:
        say_not_useful(
            by=lively.ada, community=lively.community, kind="answer", target_id=question.pk
        )
        # Twice is once.
        say_not_useful(
            by=lively.ada, community=lively.community, kind="answer", target_id=question.pk
        )

    resting, [(kind, until)] = week_of(lively), taught_by(take_seat("pumps", lively.ada)).resting()
    for_cleo = week_of(lively, lively.cleo)[0]
    show_kind_again(by=lively.ada, community=lively.community, kind="answer")

    assert (resting, kind.name, until) == ([], "answer", NOW + dt.timedelta(weeks=12))
    assert for_cleo == ("answer", asked[0].pk)
    assert week_of(lively)[0] == ("answer", asked[0].pk)


def test_what_was_said_is_forgotten_after_twelve_weeks(lively, clock):
    question = ask(lively.community, by=lively.ben, title="Seal?", at=ago(days=5))
    say_not_useful(
        by=lively.ada,
        community=lively.community,
        kind="answer",
        target_id=question.pk,
        at=ago(weeks=12, days=1),
    )

    assert week_of(lively) == [("answer", question.pk)]


def test_the_page_is_for_stewards_and_its_button_puts_away_and_brings_back(lively, as_person):
    question = ask(lively.community, by=lively.ben, title="Seal?", at=ago(days=5))
    ada, path = as_person(lively.ada), "/c/pumps/health/week/"
    away = f"{path}answer/{question.pk}/not-useful/"

    refused = as_person(lively.ben).get(path).status_code
    seen = ada.get(path).content.decode()
    put_away = ada.post(away, follow=True).content.decode()
    back = ada.post(away, {"again": "1"}, follow=True).content.decode()

    assert refused == 403
    assert "Answer “Seal?”" in seen
    assert "Answer “Seal?”" not in put_away
    assert "Bring it back" in put_away
    assert "Answer “Seal?”" in back


def test_a_closed_community_asks_nothing(lively, as_person):
    ask(lively.community, by=lively.ben, title="Seal?", at=ago(days=5))
    Community.objects.filter(pk=lively.community.pk).update(closed_at=timezone.now())

    page = as_person(lively.ada).get("/c/pumps/health/week/").content.decode()

    assert "Seal?" not in page
    assert "asks nothing of you" in page


def test_nothing_hidden_is_suggested(lively):
    question = ask(lively.community, by=lively.ben, title="Seal?", at=ago(days=5))
    type(question).objects.filter(pk=question.pk).update(standing="hidden")
    welcome = open_welcome(lively.community, newcomer=arrive("Gone"))
    join(lively.community, person=welcome.newcomer)
    Welcome.objects.filter(pk=welcome.pk).update(closed_at=timezone.now())
    Welcome.objects.exclude(pk=welcome.pk).delete()

    assert week_of(lively) == []


def _thing(kind, target_id: int) -> Suggestion:
    return Suggestion(kind, target_id, "", "", "", "")
