"""A round introduces who takes part, goes on where a worker stopped, and leaves out who left."""

import datetime as dt
import itertools

import pytest
import time_machine
from icalendar import Calendar

from guildhall.activity.models import Event
from guildhall.communities.actions import join, leave_community, open_room, start_community
from guildhall.introductions import free
from guildhall.introductions.actions import (
    change_rounds,
    keep_apart,
    make_due_rounds,
    make_round,
    rest_from_rounds,
    rounds,
    skip_round,
    stop_taking_part,
    suggest_introduction,
    take_part,
    undo_skip,
)
from guildhall.introductions.models import Introduction, Rhythm, Round, Side, TakingPart
from guildhall.introductions.queries import counts_of
from guildhall.introductions.queries.rounds import last_quarter
from guildhall.notifications.models import Notice
from guildhall.people.actions import add_unit, arrive, block, leave, set_offers, set_unit

pytestmark = pytest.mark.database

HERE = "/c/pumps/introductions/"
WEDNESDAY = dt.datetime(2026, 3, 4, 10, tzinfo=dt.UTC)
MONDAY = dt.datetime(2026, 3, 9, 6, tzinfo=dt.UTC)
WEEK = dt.timedelta(weeks=1)


@pytest.fixture
def clock():
    with time_machine.travel(WEDNESDAY, tick=False) as moving:
        yield moving


@pytest.fixture
def weekly(room, world):
    change_rounds(room, by=world.ada, every="week")
    return room


@pytest.fixture
def six(weekly, world, edda):
    """They take part: Ada, Ben, Cleo, Edda, Fadi and Gita."""
    people = [world.ada, world.ben, world.cleo, edda, arrive("Fadi"), arrive("Gita")]
    for person in people[4:]:
        join(weekly, person=person)
    for person in people:
        take_part(weekly, by=person)
    return people


def introduced() -> list[set[str]]:
    """Names of those who were introduced to each other."""
    return [
        set(one.sides.values_list("person__name", flat=True))
        for one in Introduction.objects.order_by("pk")
    ]


def everyone_introduced() -> list[str]:
    return sorted(itertools.chain.from_iterable(introduced()))


def test_a_steward_turns_rounds_on_and_the_first_is_on_a_monday(clock, world, room, as_person):
    by_member = as_person(world.ben).post(f"{HERE}rounds/settings/", {"every": "week"})
    for _twice in range(2):
        as_person(world.ada).post(f"{HERE}rounds/settings/", {"every": "week"})

    assert by_member.status_code == 403
    assert Rhythm.objects.get().next_on == MONDAY.date()
    assert Event.objects.filter(verb="introduction.rounds_changed").count() == 1
    as_person(world.ada).post(f"{HERE}rounds/settings/", {"every": "never"})
    make_due_rounds(at=MONDAY)
    assert not Round.objects.exists()


def test_on_its_day_each_is_introduced_once_and_told_why(clock, world, six, deliver, as_person):
    make_due_rounds(at=MONDAY - dt.timedelta(days=1))
    too_early = introduced()
    for _twice in range(2):
        make_due_rounds(at=MONDAY)
    clock.move_to(MONDAY)
    deliver()

    assert too_early == []
    assert everyone_introduced() == ["Ada", "Ben", "Cleo", "Edda", "Fadi", "Gita"]
    told = Notice.objects.filter(rule="introduction.round_made")
    assert sorted(told.values_list("person__name", flat=True)) == everyone_introduced()
    assert "Your introduction: meet" in as_person(world.ben).get("/").content.decode()
    assert Rhythm.objects.get().next_on == (MONDAY + WEEK).date()


def test_it_bridges_units_and_says_the_term_that_won(clock, world, weekly, edda, as_person):
    leeds, bonn = add_unit("Leeds", by=world.ada), add_unit("Bonn", by=world.ada)
    people = [world.ada, world.ben, world.cleo, edda]
    for person, unit in zip(people, [leeds, leeds, bonn, bonn], strict=True):
        set_unit(person, unit)
        take_part(weekly, by=person)
    set_offers(world.ben, "learn", ["Seals"])
    set_offers(world.cleo, "ask_me", ["Seals"])

    make_due_rounds(at=MONDAY)
    clock.move_to(MONDAY)

    page = as_person(world.ben).get(HERE).content.decode()
    assert {"Ben", "Cleo"} in introduced()
    assert "You can pass on Seals: someone would like to learn it, someone can help." in page


def test_of_an_odd_number_three_meet(clock, six, weekly, world):
    stop_taking_part(weekly, by=world.ada)

    make_due_rounds(at=MONDAY)

    assert sorted(map(len, introduced())) == [2, 3]


@pytest.mark.parametrize("people", [0, 1])
def test_alone_nobody_is_introduced_or_told(clock, weekly, world, people):
    for person in [world.ben][:people]:
        take_part(weekly, by=person)

    make_due_rounds(at=MONDAY)

    assert introduced() == []
    assert not Notice.objects.filter(rule="introduction.round_made").exists()
    assert Round.objects.get().made_at == MONDAY


def test_nobody_meets_whom_they_keep_away_from_even_if_all_are(clock, six):
    for one, other in itertools.combinations(six, 2):
        (block if one.pk % 2 else keep_apart)(other, by=one)

    make_due_rounds(at=MONDAY)

    assert introduced() == []


def test_nobody_meets_the_same_person_again(clock, six):
    for week in range(5):
        make_due_rounds(at=MONDAY + week * WEEK)

    pairs = [frozenset(pair) for pair in introduced()]
    assert len(pairs) == 15  # each of the six has met each
    assert len(set(pairs)) == 15
    make_due_rounds(at=MONDAY + 5 * WEEK)
    assert len(introduced()) == 15


def test_skipping_leaves_out_one_round_and_resting_all_until_a_day(clock, six, weekly, world):
    skip_round(weekly, by=world.ada)
    skip_round(weekly, by=world.ben)
    undo_skip(weekly, by=world.ben)
    rest_from_rounds(weekly, by=world.cleo, until=(MONDAY + 2 * WEEK).date())

    taken_part = []
    for week in range(3):
        make_due_rounds(at=MONDAY + week * WEEK)
        taken_part.append(everyone_introduced())
        Introduction.objects.all().delete()

    assert taken_part == [
        ["Ben", "Edda", "Fadi", "Gita"],
        ["Ada", "Ben", "Edda", "Fadi", "Gita"],
        ["Ada", "Ben", "Cleo", "Edda", "Fadi", "Gita"],
    ]


@pytest.mark.parametrize("goes", ["hall", "community", "rounds", "blocks"])
def test_who_leaves_in_the_middle_is_left_out_and_the_other_meets_someone_else(
    clock, six, weekly, world, goes, monkeypatch
):
    """After it was planned, one of each of two pairs goes: the two who are left meet."""
    one = Round.objects.create(community=weekly, due_on=MONDAY.date())
    ready = rounds._ready(one, at=MONDAY)
    one.plan = {"groups": rounds._planned(one, ready, at=MONDAY), "next": 0, "is_mended": False}
    one.save()
    by_id = {person.pk: person for person in six}
    [first, second, _third] = [[by_id[key] for key in ids] for ids, *_why in one.plan["groups"]]
    for other, gone in (first, second):
        if goes == "hall":
            leave(gone, left_as="name")
        elif goes == "community":
            leave_community(weekly, person=gone)
        elif goes == "rounds":
            stop_taking_part(weekly, by=gone)
        else:
            block(other, by=gone)

    make_round(one, at=MONDAY)

    assert len(introduced()) == (3 if goes == "blocks" else 2)
    if goes != "blocks":
        assert {first[0].name, second[0].name} in introduced()
    else:
        assert {first[0].name, first[1].name} not in introduced()


def test_a_worker_goes_on_where_another_stopped(clock, six, weekly, monkeypatch):
    monkeypatch.setattr(rounds, "BATCH", 1)
    one = Round.objects.create(community=weekly, due_on=MONDAY.date())
    once = rounds._take_step
    steps = iter([True, True, False])
    monkeypatch.setattr(rounds, "_take_step", lambda *a, **k: next(steps) and once(*a, **k))
    make_round(one, at=MONDAY)
    stopped_at = len(introduced()), Round.objects.get().made_at
    monkeypatch.setattr(rounds, "_take_step", once)

    make_round(Round.objects.get(), at=MONDAY)

    assert stopped_at == (2, None)
    assert everyone_introduced() == ["Ada", "Ben", "Cleo", "Edda", "Fadi", "Gita"]
    assert (Round.objects.get().made_at, Round.objects.get().plan) == (MONDAY, None)


def test_there_is_one_introduction_a_week_across_communities(clock, six, weekly, world):
    other = start_community("Boilers", by=world.ada, purpose="Keep them hot")
    open_room(other, room="introductions", by=world.ada)
    for person in six:
        if person != world.ada:
            join(other, person=person)
        take_part(other, by=person)
    change_rounds(other, by=world.ada, every="week")
    suggest_introduction(weekly, by=six[5], one=world.ben, other=world.cleo, why="Talk", at=MONDAY)

    make_due_rounds(at=MONDAY)

    assert len(everyone_introduced()) == len(set(everyone_introduced())) == 6
    assert free.lately_asked(at=MONDAY).count() == 6


def test_a_time_comes_along_for_the_calendar_only_where_all_want_it(
    clock, weekly, world, as_person, deliver
):
    from guildhall.introductions.notice_rules import _invitation

    take_part(weekly, by=world.ben, wants_invitations=True)
    take_part(weekly, by=world.cleo)
    make_due_rounds(at=MONDAY)
    clock.move_to(MONDAY)
    deliver()
    notice = Notice.objects.get(person=world.ben, rule="introduction.round_made")
    one_wants_it = _invitation(notice, world.ben, "")
    take_part(weekly, by=world.cleo, wants_invitations=True)

    [part] = _invitation(notice, world.ben, "")
    [event] = Calendar.from_ical(part.content).walk("VEVENT")
    assert one_wants_it == []
    assert event["SUMMARY"] == "Meet Cleo"
    assert event.start.weekday() < 5
    page = Introduction.objects.get()
    file = as_person(world.cleo).get(f"{HERE}yours/{page.pk}/calendar/0/")
    assert Calendar.from_ical(file.content).walk("VEVENT")[0]["SUMMARY"] == "Meet Ben"
    assert as_person(world.ada).get(f"{HERE}yours/{page.pk}/calendar/0/").status_code == 404
    assert as_person(world.cleo).get(f"{HERE}yours/{page.pk}/calendar/9/").status_code == 404


def test_members_take_part_skip_rest_and_stop_on_one_page(clock, weekly, world, as_person):
    client = as_person(world.ben)
    client.post(f"{HERE}rounds/take-part/", {"likes_counterparts": "on"})
    client.post(f"{HERE}rounds/skip/")
    client.post(f"{HERE}rounds/rest/", {"until": "2026-04-01"})
    wrong = client.post(f"{HERE}rounds/rest/", {"until": "2020-04-01"})
    own = TakingPart.objects.get()
    page = client.get(f"{HERE}rounds/").content.decode()

    assert (own.likes_counterparts, own.skips_next, own.rests_until) == (
        True,
        True,
        dt.date(2026, 4, 1),
    )
    assert wrong.status_code == 422
    assert "The next round leaves you out." in page
    client.post(f"{HERE}rounds/undo-skip/")
    client.post(f"{HERE}rounds/rest/", {"until": ""})
    client.post(f"{HERE}rounds/stop/")
    assert not TakingPart.objects.exists()


def test_a_quarter_is_counted_once_it_is_over():
    assert last_quarter(dt.date(2026, 3, 9)) == (dt.date(2025, 10, 1), dt.date(2026, 1, 1))
    assert last_quarter(dt.date(2026, 11, 29)) == (dt.date(2026, 7, 1), dt.date(2026, 10, 1))


@pytest.mark.parametrize(
    ("introductions", "met", "not_met", "shown"),
    [
        (4, 8, 0, (None, "")),
        (5, 9, 0, (5, "")),
        (5, 9, 1, (5, "most")),
        (6, 6, 6, (6, "half")),
        (6, 1, 11, (6, "fewer")),
    ],
)
def test_the_community_learns_no_number_under_five(
    clock, weekly, introductions, met, not_met, shown
):
    in_winter = dt.datetime(2025, 12, 1, tzinfo=dt.UTC)
    answers = iter([True] * met + [False] * not_met)
    for count in range(introductions):
        made = Introduction.objects.create(
            community=weekly, made_at=in_winter, fades_at=in_winter, asked_at=in_winter
        )
        for side in range(2):
            Side.objects.create(
                introduction=made,
                person=arrive(f"Number {count} {side}"),
                has_met=(answer := next(answers, None)),
                told_at=in_winter if answer is not None else None,
            )

    counts = counts_of(weekly)

    assert (counts.introductions, counts.met) == shown


def test_a_unit_that_is_moved_in_the_tree_mid_round_changes_nothing(
    clock, six, weekly, world, as_person
):
    """People stay in their unit, wherever it hangs; the next round counts it as another still."""
    leeds, bonn = add_unit("Leeds", by=world.ada), add_unit("Bonn", by=world.ada)
    for number, person in enumerate(six):
        set_unit(person, (leeds, bonn)[number % 2])
    one = Round.objects.create(community=weekly, due_on=MONDAY.date())
    ready = rounds._ready(one, at=MONDAY)
    one.plan = {"groups": rounds._planned(one, ready, at=MONDAY), "next": 0, "is_mended": False}
    one.save()
    bonn.parent = leeds
    bonn.save()

    make_round(one, at=MONDAY)
    make_due_rounds(at=MONDAY + WEEK)
    clock.move_to(MONDAY)

    units = {person.name: ("Leeds", "Bonn")[number % 2] for number, person in enumerate(six)}
    assert {frozenset(units[name] for name in pair) for pair in introduced()} == {
        frozenset({"Leeds", "Bonn"})
    }
    assert "Your introduction: meet" in as_person(world.ben).get("/").content.decode()
