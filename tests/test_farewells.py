"""Who leaves is asked four questions; what they answer is theirs; what they kept finds an heir."""

import datetime as dt

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from guildhall.activity.models import Event
from guildhall.commons.models import Entry
from guildhall.communities.actions import (
    end_role,
    give_role,
    join,
    leave_community,
    remove_member,
)
from guildhall.communities.models import ExitReason
from guildhall.farewells.actions import (
    ask_next_questions,
    end_farewell,
    give_words,
    hand_back_entry,
    skip_question,
    take_back_words,
    take_over_entry,
)
from guildhall.farewells.models import Farewell, Heir, Words
from guildhall.farewells.questions import QUESTIONS
from guildhall.library.actions import let_go_of_page
from guildhall.library.models import Reliance
from guildhall.mail.models import Letter
from guildhall.mail.sending import send_due
from guildhall.notifications.models import Notice
from guildhall.people.actions import leave
from guildhall.people.kept import kept_of
from guildhall.practices.actions import add_tip

pytestmark = pytest.mark.database
HANDED_ON = "/c/pumps/people/handed-on/"
DAY = dt.timedelta(days=1)
NOON = dt.datetime(2026, 6, 10, 10, tzinfo=dt.UTC)


@pytest.fixture
def tip(room, world) -> Entry:
    """Ben alone wrote it."""
    return add_tip(room, by=world.ben, seen="It drips", parts={"fix": "Change the seal"})


@pytest.fixture
def left(tip, room, world) -> Farewell:
    leave_community(room, person=world.ben)
    ask_next_questions()
    return Farewell.objects.get()


def notices(person) -> list[str]:
    return [one.rule for one in Notice.objects.filter(person=person).order_by("pk")]


def page_of(farewell: Farewell) -> str:
    return f"/me/farewells/{farewell.pk}/"


def answered(farewell: Farewell, client, *, gives: str = "own", text: str = "The valve") -> Words:
    client.post(page_of(farewell), {"text": text, "gives": gives})
    return Words.objects.latest("pk")


def test_four_questions_come_one_at_a_time_over_two_weeks(world, left, as_person):
    asked = []
    for day in range(16):
        ask_next_questions(at=left.left_at + day * DAY)
        asked.append(Farewell.objects.get().asked)
    page = as_person(world.ben).get(page_of(left)).content.decode()

    assert asked == [1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4]
    assert str(QUESTIONS[0].text) in page
    assert str(QUESTIONS[1].text) not in page
    assert notices(world.ben) == ["farewell.asks"]
    assert Farewell.objects.get().ended_at is not None


def test_where_the_worker_stood_still_they_still_come_one_at_a_time(left):
    late = left.left_at + 30 * DAY
    ask_next_questions(at=late)
    ask_next_questions(at=late + dt.timedelta(hours=1))

    assert Farewell.objects.get().asked == 2


def test_each_is_skipped_or_answered_and_then_the_next_is_open(world, left, as_person):
    ben = as_person(world.ben)
    ask_next_questions(at=left.left_at + 4 * DAY)
    ben.post(f"{page_of(left)}skip/")
    page = ben.get(page_of(left)).content.decode()
    empty = ben.post(page_of(left), {"text": " ", "gives": "own"})
    words = answered(left, ben)

    assert str(QUESTIONS[1].text) in page
    assert empty.status_code == 422
    assert (words.number, words.text, words.given_at) == (2, "The valve", None)
    assert "No question is open" in ben.get(page_of(left)).content.decode()


def test_what_is_answered_is_theirs_until_they_give_it(world, left, as_person):
    ben, ada = as_person(world.ben), as_person(world.ada)
    words = answered(left, ben)
    before = ada.get(HANDED_ON).content.decode()
    ben.post(f"/me/farewells/words/{words.pk}/give/")
    give_words(Words.objects.get(), by=world.ben)
    told = notices(world.ada).count("farewell.given")
    take_back_words(words, by=world.ada)
    given = ada.get(HANDED_ON).content.decode()
    ben.post(f"/me/farewells/words/{words.pk}/take-back/")
    after = ada.get(HANDED_ON).content.decode()

    assert ["The valve" in page for page in (before, given, after)] == [False, True, False]
    assert told == 1
    assert as_person(world.cleo).post(f"/me/farewells/words/{words.pk}/give/").status_code == 404


def test_given_to_stewards_and_heirs_and_to_nobody_else(world, left, tip, as_person):
    answered(left, as_person(world.ben), gives="given")
    cleo = as_person(world.cleo)
    before = cleo.get(HANDED_ON).content.decode()
    cleo.post(f"/c/pumps/entries/{tip.pk}/take-over/")
    after = cleo.get(HANDED_ON).content.decode()

    assert "The valve" not in before
    assert "The valve" in after
    assert as_person(world.dov).get(HANDED_ON).status_code in (403, 404)
    assert as_person(world.ben).get(HANDED_ON).status_code in (403, 404)


def test_nobody_can_tell_what_was_skipped_from_what_is_kept(world, left, as_person):
    ada = as_person(world.ada)

    def seen() -> tuple[bool, list[str], int]:
        shows_words = "What people left for those who go on" in ada.get(HANDED_ON).content.decode()
        return shows_words, notices(world.ada), Event.objects.count()

    before = seen()
    skip_question(left, 1, by=world.ben)
    skipped = seen()
    Words.objects.all().delete()
    answered(left, as_person(world.ben))
    kept = seen()
    end_farewell(left, by=world.ben)

    assert before == skipped == kept == seen()


def test_it_becomes_a_tip_with_both_names_only_where_they_said_so(world, left, as_person):
    ada = as_person(world.ada)
    words = answered(left, as_person(world.ben), gives="given")
    refused = ada.post(f"{HANDED_ON}{words.pk}/keep/")
    give_words(Words.objects.get(), by=world.ben, may_be_tip=True)
    kept = ada.post(f"{HANDED_ON}{words.pk}/keep/", follow=True).content.decode()
    tip = Entry.objects.filter(kind="tip").latest("pk")

    assert refused.status_code == 403
    assert "The valve" in kept
    assert {one.person.name for one in tip.authorships.all()} == {"Ada", "Ben"}
    assert ada.post(f"{HANDED_ON}{words.pk}/keep/").status_code == 403


def test_a_tip_that_nobody_else_wrote_waits_and_one_tap_takes_it(world, left, tip, as_person):
    cleo = as_person(world.cleo)
    path = f"/c/pumps/tips/{tip.pk}/"
    waiting = cleo.get(HANDED_ON).content.decode()
    before = cleo.get(f"{path}edit/").status_code
    cleo.post(f"/c/pumps/entries/{tip.pk}/take-over/")
    take_over_entry(tip, by=world.ada)
    page = as_person(world.ada).get(path).content.decode()

    assert "It drips" in waiting
    assert "Everyone who wrote this has left" not in page
    assert "Looked after now by" in page
    assert Heir.objects.get().person == world.cleo
    assert (before, cleo.get(f"{path}edit/").status_code) == (403, 200)
    assert tip.authorships.get().person == world.ben
    assert "It drips" not in cleo.get(HANDED_ON).content.decode()


def test_it_is_handed_back_by_its_heir_alone(world, left, tip, as_person):
    take_over_entry(tip, by=world.cleo)
    hand_back_entry(tip, by=world.ada)
    refused = as_person(world.ada).post(f"/c/pumps/entries/{tip.pk}/hand-back/").status_code

    assert (refused, Heir.objects.get().person) == (403, world.cleo)

    as_person(world.cleo).post(f"/c/pumps/entries/{tip.pk}/hand-back/")
    hand_back_entry(tip, by=world.cleo)

    assert Heir.objects.get().person is None


def test_an_heir_who_leaves_hands_it_on(world, left, tip):
    take_over_entry(tip, by=world.cleo)
    leave_community(left.community, person=world.cleo)

    assert Heir.objects.get().person is None


def test_what_two_wrote_does_not_wait_while_one_is_here(world, room, tip):
    tip.authorships.create(person=world.cleo, order=2)
    leave_community(room, person=world.ben)

    assert not Heir.objects.exists()

    leave_community(room, person=world.cleo)

    assert Heir.objects.get().entry == tip


def test_who_is_back_is_asked_no_more_and_has_their_tips(world, left):
    join(left.community, person=world.ben)
    ask_next_questions(at=left.left_at + 20 * DAY)

    assert Farewell.objects.get().asked == 1
    assert not Heir.objects.exists()


def test_who_leaves_the_hall_is_asked_no_more_and_what_they_did_not_give_is_gone(
    world, left, tip, as_person
):
    answered(left, as_person(world.ben))
    leave(world.ben, left_as="name")
    ask_next_questions(at=left.left_at + 20 * DAY)

    assert Farewell.objects.get().asked == 1
    assert not Words.objects.exists()
    assert Heir.objects.get().entry == tip


def test_whom_stewards_removed_is_not_asked(world, room, tip):
    remove_member(room, person=world.ben)
    ask_next_questions()

    assert notices(world.ben) == []
    assert Heir.objects.exists()


def test_no_more_questions_once_they_say_so(world, left, as_person):
    as_person(world.ben).post(f"{page_of(left)}end/")
    ask_next_questions(at=left.left_at + 20 * DAY)

    assert Farewell.objects.get().asked == 1


def test_it_is_mailed_while_they_can_be_reached(world, tip, room, post):
    with time_machine.travel(NOON, tick=False):
        leave_community(room, person=world.ben)
        ask_next_questions()
    with time_machine.travel(NOON + dt.timedelta(hours=1), tick=False):
        send_due()

    assert [one.to for one in mail.outbox] == [["ben@example.org"]]
    assert str(QUESTIONS[0].text) in mail.outbox[0].body


def test_the_reason_is_kept_without_a_name_and_with_the_week_alone(world, room, as_person):
    ben = as_person(world.ben)
    page = ben.get("/c/pumps/leave/").content.decode()
    ben.post("/c/pumps/leave/", {"reason": "no_time"})
    [reason] = ExitReason.objects.values()

    assert "I have no time for it" in page
    assert "four short questions" in page
    assert set(reason) == {"id", "community_id", "reason", "monday_on"}
    assert reason["monday_on"].weekday() == 0
    assert "no_time" not in str(Event.objects.filter(verb="member.left").values())
    assert "no_time" not in str([list(rows) for rows in kept_of(world.ben).values()])


def test_leaving_without_a_reason_or_with_nonsense(world, room, as_person):
    ben = as_person(world.ben)
    refused = ben.post("/c/pumps/leave/", {"reason": "x"})
    was_in = room.memberships.filter(person=world.ben, until=None).exists()
    ben.post("/c/pumps/leave/")

    assert (refused.status_code, was_in) == (422, True)
    assert not ExitReason.objects.exists()
    assert not room.memberships.filter(person=world.ben, until=None).exists()


def test_pages_that_nobody_looks_after_are_in_the_same_list(world, edda, relied_on, as_person):
    let_go_of_page(relied_on, by=world.ben)
    let_go_of_page(relied_on, by=edda)
    ada = as_person(world.ada)
    waiting = ada.get(HANDED_ON).content.decode()
    ada.post(f"/c/pumps/library/{relied_on.pk}/look-after/")

    assert relied_on.title in waiting
    assert Reliance.objects.get(pk=relied_on.pk).owner == world.ada
    assert relied_on.title not in ada.get(HANDED_ON).content.decode()


def test_a_form_left_open_answers_the_question_it_was_shown_with(world, left, as_person):
    ben = as_person(world.ben)
    ask_next_questions(at=left.left_at + 4 * DAY)
    ben.post(page_of(left), {"number": 1, "text": "For all", "gives": "given"})
    other = ben.post(page_of(left), {"number": 1, "text": "For me alone", "gives": "own"})

    assert other.status_code == 422
    assert "You have answered that question already." in other.content.decode()
    assert [(one.number, one.text) for one in Words.objects.all()] == [(1, "For all")]


@pytest.fixture
def checker(room, world):
    """Ben checks tips here since spring."""
    return give_role(room, person=world.ben, role="checker", by=world.ada, at=NOON - 60 * DAY)


def asked_about_role() -> list[tuple[str, int, bool]]:
    return [(one.role, one.asked, one.ended_at is not None) for one in Farewell.objects.all()]


def test_when_a_role_ends_one_quiet_notice_asks_all_four(world, checker, post, as_person):
    end_role(checker, by=world.ben)
    end_role(checker, by=world.ben)
    ask_next_questions(at=timezone.now() + 20 * DAY)
    page = as_person(world.ben).get(page_of(Farewell.objects.get())).content.decode()

    assert asked_about_role() == [("checker", 4, True)]
    assert notices(world.ben).count("farewell.to_role") == 1
    assert "farewell.asks" not in notices(world.ben)
    assert not Letter.objects.exists()
    assert "Your time as checker of Pumps is over." in page
    assert str(QUESTIONS[0].text) in page


def test_it_is_refused_in_one_tap_and_what_was_answered_stays(world, checker, as_person):
    end_role(checker, by=None)
    farewell, ben = Farewell.objects.get(), as_person(world.ben)
    answered(farewell, ben)
    end_farewell(farewell, by=world.ada)
    open_before = Words.objects.count()
    ben.post(f"{page_of(farewell)}end/")

    page = ben.get(page_of(farewell)).content.decode()
    assert open_before == 1
    assert "That&#x27;s all. Thank you" in page or "That's all. Thank you" in page
    assert [one.text for one in Words.objects.order_by("number")] == ["The valve", "", "", ""]


def test_whose_role_was_taken_or_was_brief_is_not_asked(world, room, checker):
    end_role(checker, by=world.ada)
    brief = give_role(room, person=world.cleo, role="checker", by=world.ada)
    end_role(brief, by=world.cleo)
    greeter = give_role(room, person=world.cleo, role="buddy", by=world.ada, at=NOON - 60 * DAY)
    end_role(greeter, by=world.cleo)

    assert asked_about_role() == []


def test_two_roles_that_end_ask_once_and_leaving_asks_anew(world, room, checker):
    other = give_role(room, person=world.ben, role="facilitator", by=world.ada, at=NOON - 60 * DAY)
    for period in (checker, other):
        end_role(period, by=None)
    leave_community(room, person=world.ben)

    assert asked_about_role() == [("checker", 4, True), ("", 0, False)]


def test_what_a_former_steward_answers_is_read_by_stewards_once_given(
    world, room, checker, as_person
):
    end_role(checker, by=None)
    words = answered(Farewell.objects.get(), as_person(world.ben))
    before = as_person(world.ada).get(HANDED_ON).content.decode()
    give_words(words, by=world.ben)

    assert "The valve" not in before
    assert "The valve" in as_person(world.ada).get(HANDED_ON).content.decode()
    assert "The valve" not in as_person(world.cleo).get(HANDED_ON).content.decode()


def test_who_deletes_their_account_reads_before_that_nobody_asks_them_afterwards(world, as_person):
    page = as_person(world.ben).get("/me/leave/").content.decode()

    assert "After this we never write to you again." in page
    assert "leave your communities first" in page
