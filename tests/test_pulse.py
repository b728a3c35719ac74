"""Six questions at most, once a quarter; nobody learns who said what."""

import datetime as dt
from collections import Counter

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.core import mail
from django.utils import timezone

from guildhall.activity.models import Event
from guildhall.communities.actions import give_role, join, leave_community
from guildhall.communities.models import RolePeriod
from guildhall.health.measure.evaluation import evaluate
from guildhall.health.measure.reading import read_frames
from guildhall.health.numbers import numbers
from guildhall.mail.sending import send_due
from guildhall.notifications.models import Notice, Preference
from guildhall.notifications.regular_mail import want_no_mail, wants_mail
from guildhall.people.actions import arrive
from guildhall.people.kept import kept_of
from guildhall.people.models import Person
from guildhall.pulse import actions
from guildhall.pulse.keys import IsOver
from guildhall.pulse.letters import PULSE, answer_token
from guildhall.pulse.models import FEWEST, Answer, Wave
from guildhall.pulse.queries import own_answers
from guildhall.pulse.questions import QUESTIONS, TURNS, next_questions
from guildhall.pulse.results import in_words
from guildhall.pulse.tasks import write_pulse_mails

pytestmark = pytest.mark.database

MORNING = dt.datetime(2026, 3, 3, 9, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
PAGE = "/c/pumps/survey/"


@pytest.fixture
def clock():
    with time_machine.travel(MORNING, tick=False) as moving:
        yield moving


@pytest.fixture
def crew(world, clock):
    """Twelve of fifteen members: ada, ben and ten more."""
    people = [world.ada, world.ben, *(arrive(f"Person {number}") for number in range(12))]
    for person in people[2:]:
        join(world.community, person=person)
    return people[:12]


@pytest.fixture
def wave(world, crew):
    return actions.open_pulse(world.community, by=world.ada)


def all_say(wave, people, **values):
    for person in people:
        actions.answer_pulse(
            wave,
            by=person,
            values={name.replace("_", "-"): value for name, value in values.items()},
        )


def test_a_steward_asks_once_a_quarter_and_only_where_fifteen_are_asked(world, as_person, clock):
    steward = as_person(world.ada)
    too_few = steward.get(PAGE).content.decode(), steward.post(f"{PAGE}open/").status_code
    with pytest.raises(actions.TooFew):
        actions.open_pulse(world.community, by=world.ada)
    for number in range(12):
        join(world.community, person=arrive(f"Person {number}"))
    opened = steward.post(f"{PAGE}open/", follow=True).content.decode()
    again = steward.post(f"{PAGE}open/").status_code
    by_member = as_person(world.ben).post(f"{PAGE}open/").status_code
    clock.shift(91 * DAY)
    actions.open_pulse(world.community, by=world.ada)

    assert "With fewer than fifteen members" in too_few[0]
    assert too_few[1] == 403
    assert "The survey is open. Members are told now and can answer until 17 March." in opened
    assert (again, by_member) == (403, 403)
    assert [one.questions for one in Wave.objects.order_by("opened_at")] == [
        list(TURNS[0]),
        list(TURNS[1]),
    ]
    assert all(len(turn) <= 6 and set(turn) <= set(QUESTIONS) for turn in TURNS)
    assert next_questions(3) == list(TURNS[0])


def test_everybody_hears_of_it_and_answers_on_the_page(world, crew, wave, as_person, deliver):
    client = as_person(world.ben)
    deliver()

    page = client.get(PAGE).content.decode()
    nonsense = client.post(f"{PAGE}answer/", {"P-I1": "9"}).status_code
    client.post(f"{PAGE}answer/", {"P-I1": "6", "P-T1": "0", "P-R1": ""})
    first = dict(own_answers(wave, world.ben))
    client.post(f"{PAGE}answer/", {"P-I1": "5"})

    assert "I identify with this community." in page
    assert nonsense == 422
    assert first == {"P-I1": 6, "P-T1": 0}
    assert own_answers(wave, world.ben) == {"P-I1": 5}
    assert own_answers(wave, world.ada) == {}
    assert "You have answered" in client.get(PAGE).content.decode()
    notified = set(Notice.objects.filter(rule="pulse.opened").values_list("person", flat=True))
    members = Person.objects.exclude(pk__in=(world.ada.pk, world.dov.pk))
    assert notified == {one.pk for one in members}


def test_nobody_can_tell_who_said_what_once_it_is_over(world, crew, wave, clock):
    all_say(wave, crew, P_I1=6, P_T1=1)
    mine = dict(next(iter(kept_of(world.ben)["answers_in_open_pulses"])))
    clock.shift(14 * DAY)
    with pytest.raises(IsOver):
        actions.answer_pulse(wave, by=world.ben, values={"P-I1": 1})
    actions.forget_who()

    wave.refresh_from_db()
    answers = list(Answer.objects.values())
    assert mine["question"] in ("P-I1", "P-T1")
    assert list(kept_of(world.ben)["answers_in_open_pulses"]) == []
    assert wave.salt == ""
    assert {one["key"] for one in answers} == {None}
    assert not {field.name for field in Answer._meta.get_fields()} & {"person", "at", "order"}
    assert len(answers) == 24
    recorded = Event.objects.filter(verb__startswith="pulse.").values_list(
        "verb", "actor_id", "detail"
    )
    assert {(verb, actor) for verb, actor, _detail in recorded} == {
        ("pulse.opened", world.ada.pk),
        ("pulse.closed", None),
    }
    assert all(set(detail) == {"wave"} for _verb, _actor, detail in recorded)


def test_an_answer_is_one_of_the_choices_and_of_this_pulse(world, crew, wave):
    for values in ({"P-I1": 8}, {"P-T1": 2}, {"P-G1": 3}):
        with pytest.raises(ValueError, match="is no answer"):
            actions.answer_pulse(wave, by=world.ben, values=values)
    assert Answer.objects.count() == 0


def test_of_fewer_than_ten_answers_nothing_is_said(world, crew, wave, as_person, clock):
    all_say(wave, crew[:9], P_I1=6, P_T1=1)
    clock.shift(15 * DAY)

    page = as_person(world.ben).get(PAGE).content.decode()

    assert "fewer than ten answered" in page
    assert "out of 7" not in page
    assert "9" not in page.split("Results")[1].split("</section>")[0]


def test_members_read_it_when_it_is_over_sponsors_a_week_later(world, crew, wave, as_person, clock):
    give_role(world.community, person=crew[5], role=RolePeriod.Role.SPONSOR, by=world.ada)
    all_say(wave, crew[:6], P_I1=6)
    all_say(wave, crew[6:], P_I1=5)

    def who_reads() -> list[bool]:
        return [
            "5.5 out of 7" in as_person(one).get(PAGE).content.decode()
            for one in (world.ada, world.ben, crew[5])
        ]

    readers = [who_reads()]
    clock.shift(14 * DAY)
    readers.append(who_reads())
    clock.shift(7 * DAY)
    readers.append(who_reads())

    assert readers == [[False] * 3, [True, True, False], [True] * 3]
    assert as_person(world.dov).get(PAGE).status_code == 404


@pytest.mark.parametrize(
    ("question", "values", "words"),
    [
        ("P-I1", {7: 9}, "fewer than ten answered this"),
        ("P-I1", {7: 10}, "nearly everyone says the same: yes"),
        ("P-I1", {1: 10}, "nearly everyone says the same: hardly"),
        ("P-E1", {3: 6, 4: 6}, "3.5 out of 5"),
        ("P-T1", {1: 4, 0: 20}, "very few say yes"),
        ("P-T1", {1: 20, 0: 4}, "nearly all say yes"),
        ("P-T1", {1: 12, 0: 8}, "12 of 20 say yes"),
        ("P-T1", {1: 30, 0: 10}, "75\u00a0% say yes"),
    ],
)
def test_what_is_said_of_answers(question, values, words):
    assert in_words(QUESTIONS[question], Counter(values)) == words


def test_the_mail_is_answered_without_signing_in(world, crew, wave, client, with_mail, clock):
    for person in crew[:2]:
        EmailAddress.objects.create(
            user=person, email=f"{person.username}@example.org", verified=True, primary=True
        )
        Preference.objects.update_or_create(person=person, defaults={"digest": "never"})
    write_pulse_mails()
    write_pulse_mails()
    send_due()
    path = f"/survey/{answer_token(world.ben, wave)}/"

    opened = client.get(f"{path}?P-I1=6")
    before = own_answers(wave, world.ben)
    kept = client.post(path, {"P-I1": "6", "P-T1": "1"}).content.decode()
    after = dict(own_answers(wave, world.ben))
    changed = client.get(path.replace(":", "").replace(".", "-")).status_code
    clock.shift(20 * DAY)
    over = client.get(path).content.decode()

    assert sorted(to for message in mail.outbox for to in message.to) == [
        "ada@example.org",
        "ben@example.org",
    ]
    text = mail.outbox[0].body
    assert "6 questions, one minute" in mail.outbox[0].subject
    assert "without signing in" in text
    assert before == {}
    assert 'value="6" id="id_P-I1_5" checked' in opened.content.decode()
    assert "Thank you" in kept
    assert after == {"P-I1": 6, "P-T1": 1}
    assert changed == 404
    assert "This survey is closed" in over


def test_no_mail_for_whoever_wants_none_has_answered_or_has_left(
    world, crew, wave, client, with_mail
):
    for person in crew[:4]:
        EmailAddress.objects.create(
            user=person, email=f"p{person.pk}@example.org", verified=True, primary=True
        )
    want_no_mail(PULSE, by=crew[0], community=world.community)
    write_pulse_mails()
    actions.answer_pulse(wave, by=crew[1], values={"P-I1": 4})
    leave_community(world.community, person=crew[2])
    send_due()

    header = mail.outbox[0].extra_headers["List-Unsubscribe"].strip("<>")
    path = header.split("://", 1)[1].split("/", 1)[1]
    asked = client.get(f"/{path}").status_code
    stopped = client.post(f"/{path}", {"List-Unsubscribe": "One-Click"}).status_code

    assert [to for message in mail.outbox for to in message.to] == [f"p{crew[3].pk}@example.org"]
    assert (asked, stopped) == (200, 200)
    assert not wants_mail(PULSE, person=crew[3], community=world.community)
    assert client.get(f"/survey/{answer_token(crew[2], wave)}/").status_code == 404


def test_health_reads_it_when_it_is_over_and_not_before(world, crew, wave, clock):
    all_say(wave, crew[:6], P_I1=6, P_T1=1, P_R2=0)
    all_say(wave, crew[6:], P_I1=3, P_T1=0)

    during = evaluate(read_frames(world.community, at=timezone.now() + 5 * DAY))
    clock.shift(30 * DAY)
    after = evaluate(read_frames(world.community, at=timezone.now()))
    past = evaluate(read_frames(world.community, at=MORNING + DAY))

    assert str(during.twos["IDEN-1"].now.missing) == str(past.twos["IDEN-1"].now.missing) == "room"
    assert after.twos["IDEN-1"].now.value == 4.5
    assert after.twos["IDEN-1"].now.detail["rate"] == pytest.approx(12 / 15)
    assert after.twos["TIES-P"].now.value == 0.5
    assert after.twos["RIGID-9"].now.value is None  # six answers
    assert numbers().privacy.survey_answers == FEWEST
