"""Past the promise of a first reply, stewards and the people of its topics are told, once."""

import datetime as dt

import pytest
import time_machine

from guildhall.activity.models import Event
from guildhall.activity.schedule import recurring
from guildhall.communities.actions import add_topic, give_role, join, promise_reply
from guildhall.communities.models import RolePeriod
from guildhall.notifications.actions import choose_level
from guildhall.notifications.models import Level, Notice
from guildhall.people.actions import arrive
from guildhall.questions.actions import answer, ask, rest_question

pytestmark = pytest.mark.database

FRIDAY = dt.datetime(2026, 3, 6, 15, tzinfo=dt.UTC)  # two working hours are left of the week


@pytest.fixture
def clock():
    with time_machine.travel(FRIDAY, tick=False) as traveller:
        yield traveller


@pytest.fixture
def tell(deliver):
    def run() -> set[tuple[str, str]]:
        recurring["questions.tell_overdue"].run()
        deliver()
        notices = Notice.objects.filter(rule="question.overdue").select_related("person")
        return {(notice.person.name, notice.reason) for notice in notices}

    return run


@pytest.fixture
def promised(clock, world):
    promise_reply(world.community, within_hours=4, by=world.ada)
    return world


def test_it_is_told_once_after_the_promised_working_hours(promised, clock, tell):
    question = ask(promised.community, by=promised.cleo, title="Why does it leak?")
    clock.move_to(dt.datetime(2026, 3, 9, 9, 59, tzinfo=dt.UTC))
    early = tell()
    clock.move_to(dt.datetime(2026, 3, 9, 10, 1, tzinfo=dt.UTC))
    late = tell()
    clock.move_to(dt.datetime(2026, 3, 10, 10, tzinfo=dt.UTC))
    tell()

    assert (early, late) == (set(), {("Ada", "looks_after")})
    assert Event.objects.filter(verb="question.overdue", entry_id=question.pk).count() == 1
    notice = Notice.objects.get(rule="question.overdue")
    assert notice.person == promised.ada


def test_its_topics_people_are_told_before_the_promise_and_nobody_else(promised, clock, deliver):
    community, ada = promised.community, promised.ada
    seals, other = (
        add_topic(community, name="Seals", by=ada),
        add_topic(community, name="Valves", by=ada),
    )
    keeper, fan, elsewhere = (arrive(name) for name in ("Keeper", "Fan", "Elsewhere"))
    for person in (keeper, fan, elsewhere):
        join(community, person=person)
    give_role(community, person=keeper, role=RolePeriod.Role.STEWARD, topic=seals, by=ada)
    choose_level(Level.EVERYTHING, by=fan, community=community, topic=seals)
    choose_level(Level.EVERYTHING, by=elsewhere, community=community, topic=other)
    ask(community, by=promised.cleo, title="Why does it leak?", topics=[seals])

    def told(at: dt.datetime) -> set[tuple[str, str]]:
        clock.move_to(at)
        recurring["questions.take_turns"].run()
        deliver()
        notices = Notice.objects.filter(rule="question.widened").select_related("person")
        return {(notice.person.name, notice.reason) for notice in notices}

    # two thirds of four hours: two on Friday, then forty minutes on Monday
    assert told(dt.datetime(2026, 3, 6, 15, 1, tzinfo=dt.UTC)) == set()
    assert told(dt.datetime(2026, 3, 9, 8, 39, tzinfo=dt.UTC)) == set()
    later = told(dt.datetime(2026, 3, 9, 8, 41, tzinfo=dt.UTC))
    assert later == {("Keeper", "topic"), ("Fan", "topic")}


def test_who_asked_is_not_told(promised, clock, tell):
    ask(promised.community, by=promised.ada, title="Why does it leak?")
    clock.move_to(dt.datetime(2026, 3, 9, 12, tzinfo=dt.UTC))

    assert tell() == set()


def test_nothing_is_told_of_what_was_replied_to_or_needs_no_answer_or_was_asked_long_ago(
    promised, clock, tell
):
    answer(
        ask(promised.community, by=promised.cleo, title="Replied to?"), by=promised.ben, body="Yes"
    )
    rest_question(ask(promised.community, by=promised.cleo, title="At rest?"), by=promised.cleo)
    old = ask(
        promised.community, by=promised.cleo, title="Long ago?", at=FRIDAY - dt.timedelta(days=20)
    )
    clock.move_to(dt.datetime(2026, 3, 9, 12, tzinfo=dt.UTC))

    assert (tell(), old.question.overdue_told_at) == (set(), None)


def test_an_answer_of_the_asker_keeps_no_promise(promised, clock, tell):
    question = ask(promised.community, by=promised.cleo, title="Why does it leak?")
    answer(question, by=promised.cleo, body="I forgot to say: it is blue")
    clock.move_to(dt.datetime(2026, 3, 9, 12, tzinfo=dt.UTC))

    assert tell() == {("Ada", "looks_after")}


def test_where_nothing_is_promised_nothing_is_told(clock, world, tell):
    ask(world.community, by=world.cleo, title="Why does it leak?")
    clock.move_to(dt.datetime(2026, 3, 12, 12, tzinfo=dt.UTC))

    assert tell() == set()


def test_the_notice_says_what_is_asked_and_what_was_promised(promised, clock, tell, as_person):
    ask(promised.community, by=promised.cleo, title="Why does it leak?")
    clock.move_to(dt.datetime(2026, 3, 9, 12, tzinfo=dt.UTC))
    tell()

    page = as_person(promised.ada).get("/me/notices/").content.decode()

    assert (
        "“Why does it leak?” has had no reply within the promised 4 working hours. Can you help?"
        in page
    )
