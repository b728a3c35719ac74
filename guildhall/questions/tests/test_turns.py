"""A waiting question is offered to people in turn; only the worker moves turns."""

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from guildhall.activity.models import Event
from guildhall.communities.actions import (
    add_topic,
    close_community,
    go_away,
    join,
    promise_reply,
    start_community,
)
from guildhall.communities.models import Community
from guildhall.notifications.models import Notice
from guildhall.people.actions import (
    arrive,
    become_owner,
    block,
    claim,
    leave,
    make_owner_link,
    offer_claim,
    rest_until,
    set_capacity,
    set_offers,
)
from guildhall.people.actions.bringing import bring_in_people
from guildhall.people.actions.programs import mark_as_program
from guildhall.people.models import Capacity, Offer, Person
from guildhall.questions.actions import (
    AskedEnough,
    answer,
    ask,
    ask_by_name,
    match_waiting,
    pass_turn,
    put_off,
    rest_question,
    take_turns,
)
from guildhall.questions.matching import who_can_answer
from guildhall.questions.models import Match, Question, Turn

pytestmark = pytest.mark.database

MONDAY = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(MONDAY, tick=False) as traveller:
        yield traveller


@pytest.fixture
def knowers(world) -> list[Person]:
    """Four members who list seals; the first to fit is the one who listed it most closely."""
    return [_knower(world.community, name) for name in ("Ana", "Bo", "Cy", "Di")]


def _knower(community: Community, name: str, knows: str = "Seals") -> Person:
    person = arrive(name)
    join(community, person=person, at=MONDAY - dt.timedelta(days=300))
    set_offers(person, Offer.Kind.ASK_ME, [knows])
    return person


def offered(entry) -> list[str]:
    """To whom it is offered now."""
    turns = Turn.objects.open().filter(question=entry.pk)
    return sorted(turns.values_list("person__name", flat=True))


def go_round(clock, hours: float = 0) -> None:
    clock.shift(dt.timedelta(hours=hours))
    take_turns()


def test_it_is_offered_to_one_after_another_and_to_three_at_most(world, knowers, clock):
    entry = ask(world.community, by=world.cleo, title="Which seal?")
    asked = []
    for hours in (0, 24, 24, 24, 24):
        go_round(clock, hours)
        asked.append(offered(entry))

    assert asked == [["Ana"], ["Bo"], ["Cy"], [], []]
    assert Turn.objects.filter(expired_at__isnull=False).count() == 3


def test_nobody_is_asked_twice_however_often_the_worker_looks(world, knowers):
    entry = ask(world.community, by=world.cleo, title="Which seal?")
    for _again in range(3):
        take_turns()

    assert offered(entry) == ["Ana"]
    assert Turn.objects.count() == 1


def test_who_is_offered_it_is_told_why_and_nobody_else(world, knowers, deliver):
    ask(world.community, by=world.cleo, title="Which seal?")
    take_turns()
    deliver()

    notice = Notice.objects.get(rule="question.offered")
    assert (notice.person.name, notice.reason) == ("Ana", "offered")


def test_passing_asks_the_next_and_leaves_no_trace(world, knowers, clock, deliver):
    entry = ask(world.community, by=world.cleo, title="Which seal?")
    go_round(clock)
    deliver()
    events = Event.objects.count()

    pass_turn(Turn.objects.get(), by=knowers[0])
    recorded = Event.objects.count() - events
    left = Notice.objects.filter(rule="question.offered").count()
    go_round(clock)

    assert (recorded, left) == (0, 0)
    assert offered(entry) == ["Bo"]


def test_passing_twice_or_by_another_or_too_late_changes_nothing(world, knowers, clock):
    ask(world.community, by=world.cleo, title="Which seal?")
    go_round(clock)
    turn = Turn.objects.get()

    assert pass_turn(turn, by=knowers[1]).passed_at is None
    first = pass_turn(turn, by=knowers[0]).passed_at
    clock.shift(dt.timedelta(hours=1))
    again = pass_turn(turn, by=knowers[0]).passed_at

    assert first == again == MONDAY


def test_not_until_passes_and_is_kept(world, knowers, clock):
    ask(world.community, by=world.cleo, title="Which seal?")
    go_round(clock)

    put_off(Turn.objects.get(), by=knowers[0], until=dt.date(2026, 4, 1))
    ask(world.community, by=world.cleo, title="Which other seal?")
    clock.move_to(dt.datetime(2026, 3, 31, 12, tzinfo=dt.UTC))
    resting = ask(world.community, by=world.cleo, title="A third seal?")
    go_round(clock)
    asked_while_resting = offered(resting)
    clock.move_to(dt.datetime(2026, 4, 1, 12, tzinfo=dt.UTC))
    back = ask(world.community, by=world.cleo, title="A fourth seal?")
    go_round(clock)

    assert Capacity.objects.get().not_until == dt.date(2026, 4, 1)
    assert asked_while_resting == ["Bo"]
    assert offered(back) == ["Ana"]


def test_not_until_the_last_day_of_february_in_a_leap_year(world, clock):
    person = _knower(world.community, "Ana")
    rest_until(person, day=dt.date(2028, 2, 29))
    clock.move_to(dt.datetime(2028, 2, 28, 12, tzinfo=dt.UTC))
    before = ask(world.community, by=world.cleo, title="Which seal?")
    go_round(clock)
    clock.move_to(dt.datetime(2028, 2, 29, 12, tzinfo=dt.UTC))
    on_it = ask(world.community, by=world.cleo, title="Which other seal?")
    go_round(clock)

    assert (offered(before), offered(on_it)) == ([], ["Ana"])


def test_as_often_a_week_as_they_chose(world, knowers, clock):
    ana, *_others = knowers
    set_capacity(ana, most_a_week=1, not_until=None, by_name=True)
    for day in range(20):
        ask(world.community, by=world.cleo, title=f"Which seal, {day}?")
        go_round(clock)
        clock.shift(dt.timedelta(days=1))

    asked = list(Turn.objects.filter(person=ana).values_list("offered_at", flat=True))
    assert [(at - MONDAY).days for at in sorted(asked)] == [0, 7, 14]


def test_zero_a_week_is_never(world, clock):
    set_capacity(_knower(world.community, "Ana"), most_a_week=0, not_until=None, by_name=True)
    entry = ask(world.community, by=world.cleo, title="Which seal?")
    go_round(clock)

    assert offered(entry) == []


def test_over_a_month_nobody_gets_more_than_a_third_where_others_could(world, knowers, clock):
    shares = []
    for day in range(40):
        entry = ask(world.community, by=world.cleo, title=f"Which seal, {day}?")
        go_round(clock)
        [turn] = Turn.objects.open().filter(question=entry.pk)
        a_month_ago = timezone.now() - dt.timedelta(days=30)
        of_month = Turn.objects.filter(offered_at__gt=a_month_ago)
        theirs = of_month.filter(person=turn.person).count()
        shares.append((theirs, of_month.count()))
        answer(entry, by=turn.person, body="The wide one")
        go_round(clock, 24)

    assert len(knowers) == 4
    assert [share for share in shares if share[0] > 3 and share[0] * 3 > share[1]] == []
    assert max(theirs for theirs, _all in shares) > 3


def test_where_someone_replied_it_goes_round_no_more(world, knowers, clock):
    entry = ask(world.community, by=world.cleo, title="Which seal?")
    go_round(clock)
    answer(entry, by=world.ada, body="The wide one")
    go_round(clock, 24)

    assert offered(entry) == []
    assert Question.objects.get(pk=entry.pk).next_turn_at is None
    assert Turn.objects.get().expired_at


def test_who_answered_has_answered(world, knowers, clock):
    entry = ask(world.community, by=world.cleo, title="Which seal?")
    go_round(clock)
    answer(entry, by=knowers[0], body="The wide one")
    go_round(clock, 24)

    turn = Turn.objects.get()
    assert (bool(turn.answered_at), turn.expired_at) == (True, None)


def test_what_rests_or_is_in_a_closed_community_is_offered_to_nobody(world, knowers, clock):
    rested = ask(world.community, by=world.cleo, title="Which seal?")
    rest_question(rested, by=world.cleo)
    in_closed = ask(world.community, by=world.cleo, title="Which other seal?")
    close_community(world.community, by=world.ada, keeper=world.ada, note="Done")
    go_round(clock)

    assert (offered(rested), offered(in_closed)) == ([], [])


def test_on_the_job_three_are_asked_at_once(world, knowers, clock):
    entry = ask(world.community, by=world.cleo, title="Which seal?", need="now")
    go_round(clock)

    assert offered(entry) == ["Ana", "Bo", "Cy"]


def test_people_who_block_each_other_are_never_offered_each_other(world, knowers, clock):
    ana, bo, cy, _di = knowers
    block(ana, by=world.cleo)
    block(world.cleo, by=bo)
    entry = ask(world.community, by=world.cleo, title="Which seal?")
    go_round(clock)
    ask_by_name(entry, person=bo, by=world.cleo)
    go_round(clock, 24)
    go_round(clock, 24)

    asked = Turn.objects.filter(offered_at__isnull=False).values_list("person__name", flat=True)
    assert set(asked) == {"Cy", "Di"}
    assert not Match.objects.filter(person__in=[ana, bo]).exists()
    assert cy.name in asked


def test_who_is_away_isnt_asked(world, knowers, clock):
    go_away(knowers[0], by=knowers[0], until_on=dt.date(2026, 3, 20))
    entry = ask(world.community, by=world.cleo, title="Which seal?")
    go_round(clock)

    assert offered(entry) == ["Bo"]


def test_who_is_asked_for_by_name_is_asked_next_and_told_by_whom(world, knowers, clock, deliver):
    entry = ask(world.community, by=world.cleo, title="Which seal?")
    ask_by_name(entry, person=world.ben, by=world.cleo)
    ask_by_name(entry, person=world.ben, by=world.cleo)
    go_round(clock)
    deliver()

    assert offered(entry) == ["Ben"]
    notice = Notice.objects.get(rule="question.offered")
    assert (notice.actor, notice.reason) == (world.cleo, "personal")


@pytest.mark.parametrize("why", ["switched off", "resting", "blocking", "away", "never"])
def test_who_cant_be_asked_by_name_is_left_out_without_a_word(why, world, knowers, clock):
    ben = world.ben
    if why == "switched off":
        set_capacity(ben, most_a_week=None, not_until=None, by_name=False)
    elif why == "resting":
        rest_until(ben, day=dt.date(2026, 3, 9))
    elif why == "blocking":
        block(world.cleo, by=ben)
    elif why == "away":
        go_away(ben, by=ben, until_on=dt.date(2026, 3, 9))
    else:
        set_capacity(ben, most_a_week=0, not_until=None, by_name=True)
    entry = ask(world.community, by=world.cleo, title="Which seal?")
    ask_by_name(entry, person=ben, by=world.cleo)
    go_round(clock)

    assert offered(entry) == ["Ana"]


def test_three_people_can_be_asked_for_by_name_whatever_came_of_it(world, knowers, clock):
    entry = ask(world.community, by=world.cleo, title="Which seal?")
    set_capacity(world.ben, most_a_week=None, not_until=None, by_name=False)
    for person in (world.ben, *knowers[:2]):
        ask_by_name(entry, person=person, by=world.cleo)
    go_round(clock)

    with pytest.raises(AskedEnough):
        ask_by_name(entry, person=knowers[2], by=world.cleo)


def test_if_everybody_passes_its_topics_people_and_stewards_are_asked_at_a_fixed_time(
    world, knowers, clock, deliver
):
    """The time tells nothing: it is the same where nobody did anything."""
    patient = ask(world.community, by=world.cleo, title="Which seal?")
    passed = ask(world.community, by=world.cleo, title="Which other seal?")
    for _each in range(3):
        go_round(clock)
        for turn in Turn.objects.open().filter(question=passed.pk):
            pass_turn(turn, by=turn.person)
    for _hour in range(24 * 8):
        go_round(clock, 1)

    told = {
        entry.pk: list(
            Event.objects.filter(entry_id=entry.pk, verb__startswith="question.")
            .exclude(verb="question.offered")
            .order_by("at")
            .values_list("verb", "at")
        )
        for entry in (patient, passed)
    }
    assert told[patient.pk] == told[passed.pk]
    assert [verb for verb, _at in told[passed.pk]] == [
        "question.asked",
        "question.widened",
        "question.unanswered",
    ]
    assert Turn.objects.filter(question=passed.pk, passed_at__isnull=False).count() == 3


def test_near_the_promise_the_people_of_its_topics_are_asked(world, knowers, clock):
    promise_reply(world.community, within_hours=6, by=world.ada)
    topic = add_topic(world.community, name="Seals", by=world.ada)
    ask(world.community, by=world.cleo, title="Which?", topics=[topic])
    go_round(clock, 3)
    early = Event.objects.filter(verb="question.widened").count()
    go_round(clock, 1)

    assert (early, Event.objects.filter(verb="question.widened").count()) == (0, 1)


def test_in_a_community_of_two_the_other_is_asked(db, clock):
    ada, ben = arrive("Ada"), arrive("Ben")
    two = start_community("Two", by=ada, purpose="x", slug="two")
    join(two, person=ben)
    answer(ask(two, by=ben, title="First?"), by=ada, body="So")
    entry = ask(two, by=ben, title="Second?")
    own = ask(two, by=ada, title="Third?")
    go_round(clock)

    assert offered(entry) == ["Ada"]
    assert offered(own) == []


def test_one_who_answers_everything_is_asked_where_nobody_else_could(world, clock):
    asked = []
    for day in range(20):
        entry = ask(world.community, by=world.cleo, title=f"Why, {day}?")
        go_round(clock)
        asked.append(offered(entry))
        answer(entry, by=world.ben, body="So")
        go_round(clock, 24)

    assert asked[1:] == [["Ben"]] * 19


def test_a_question_by_the_only_expert_is_offered_to_nobody(world, clock):
    expert = _knower(world.community, "Ana")
    entry = ask(world.community, by=expert, title="Which seal?")
    go_round(clock)

    assert offered(entry) == []


def test_after_a_summer_pause_those_from_before_are_asked(world, clock):
    answer(ask(world.community, by=world.cleo, title="Which seal?"), by=world.ben, body="So")
    clock.shift(dt.timedelta(days=100))
    entry = ask(world.community, by=world.cleo, title="Which valve?")
    go_round(clock)

    assert offered(entry) == ["Ben"]


def test_a_program_is_never_asked_however_active_it_is(world, clock):
    bot = _knower(world.community, "Bot")
    for number in range(5):
        answer(ask(world.community, by=world.cleo, title=f"Seal {number}?"), by=bot, body="So")
    mark_as_program(bot, by=world.ada)
    entry = ask(world.community, by=world.cleo, title="Which seal?")
    go_round(clock)

    assert offered(entry) == []


def test_imported_authors_are_never_asked_and_old_questions_dont_go_round(world, clock):
    """Imported yesterday, with ten years behind it."""
    authors = bring_in_people("old.example.org", {"1": "Old One"}, at=MONDAY)
    author = Person.objects.get(pk=authors["1"])
    long_ago = MONDAY - dt.timedelta(days=3650)
    join(world.community, person=author, at=long_ago)
    old = ask(world.community, by=world.cleo, title="Which seal?", at=long_ago)
    answer(old, by=author, body="The wide one", at=long_ago)
    entry = ask(world.community, by=world.cleo, title="Which seal now?")
    go_round(clock)

    assert offered(entry) == []
    assert who_can_answer(entry) == []
    assert Question.objects.get(pk=old.pk).next_turn_at is None


def test_who_left_the_hall_leaves_nothing_of_it(world, knowers, clock):
    entry = ask(world.community, by=world.cleo, title="Which seal?")
    set_capacity(knowers[0], most_a_week=3, not_until=None, by_name=True)
    go_round(clock)
    leave(knowers[0], left_as=Person.LeftAs.NAME)
    go_round(clock, 24)

    assert not Turn.objects.filter(person=knowers[0]).exists()
    assert not Match.objects.filter(person=knowers[0]).exists()
    assert not Capacity.objects.filter(person=knowers[0]).exists()
    assert offered(entry) == ["Bo"]


def test_who_claims_what_they_wrote_elsewhere_brings_it_as_evidence(world, clock):
    authors = bring_in_people("old.example.org", {"1": "Old One"}, at=MONDAY)
    author = Person.objects.get(pk=authors["1"])
    old = ask(world.community, by=world.cleo, title="Which seal fits the old pump?")
    answer(old, by=author, body="The wide one")
    entry = ask(world.community, by=world.cleo, title="Which seal fits the new pump?")
    go_round(clock)
    before = offered(entry)
    owner = arrive("Owner")
    become_owner(make_owner_link(), by=owner)

    claim(offer_claim(author, by=owner), by=world.ben)
    match_waiting()

    assert before == []
    [match] = Match.objects.filter(question=entry.pk)
    assert (match.person, match.why) == (world.ben, "alike")
