"""Quiet thank-yous: something old is of use again, and its authors are told how long after."""

import datetime as dt

import pytest
from django.utils import timezone

from guildhall.commons.actions import give_thanks, report_outcome, withdraw_outcome
from guildhall.commons.models import Entry, Reply
from guildhall.communities.actions import open_room
from guildhall.notifications.models import Notice
from guildhall.notifications.words_of_thanks import long_after
from guildhall.people.actions import add_unit
from guildhall.practices.actions import add_tip, say_use
from guildhall.questions.actions import answer, ask

pytestmark = pytest.mark.database


def ago(days: int) -> dt.datetime:
    return timezone.now() - dt.timedelta(days=days)


@pytest.fixture
def tip(world) -> Entry:
    """Ben's, a year old."""
    open_room(world.community, room="practices", by=world.ada)
    world.community.refresh_from_db()
    tip = add_tip(world.community, by=world.ben, seen="The relay ticks", parts={"fix": "Dry it"})
    Entry.objects.filter(pk=tip.pk).update(created_at=ago(370))
    tip.refresh_from_db()
    return tip


@pytest.fixture
def sentences(world, as_person, deliver):
    """What Ben reads on home."""

    def read() -> str:
        deliver()
        return as_person(world.ben).get("/").content.decode()

    return read


def test_a_tip_that_worked_a_year_later_thanks_its_author_with_the_place(world, tip, sentences):
    report_outcome(tip, by=world.cleo, result="worked", unit_name="Graz")

    page = sentences()

    assert "Your tip “The relay ticks” was used in Graz, a year after you wrote it." in page
    assert "Cleo in Graz tried" not in page
    assert "Since you were here" not in page


def test_a_unit_that_uses_it_thanks_its_author(world, tip, sentences):
    say_use(tip, by=world.cleo, stage="everyday", unit=add_unit("Leeds", by=world.ada))

    assert "was used in Leeds, a year after you wrote it" in sentences()


def test_thanks_for_something_old_say_how_old(world, sentences):
    question = ask(world.community, by=world.ada, title="Why does it trip?")
    reply = answer(question, by=world.ben, body="The seal")
    Reply.objects.filter(pk=reply.pk).update(created_at=ago(220))
    reply.refresh_from_db()
    give_thanks(reply, by=world.cleo)

    thanks = "Cleo thanks you for your answer to “Why does it trip?”, 7 months after you wrote it"
    assert thanks in sentences()


@pytest.mark.parametrize("result", ["partly", "failed"])
def test_what_did_not_work_is_no_thank_you(world, tip, sentences, result):
    report_outcome(tip, by=world.cleo, result=result)

    assert "after you wrote it" not in sentences()


def test_what_is_young_is_told_as_always(world, tip, sentences):
    Entry.objects.filter(pk=tip.pk).update(created_at=ago(150))
    tip.refresh_from_db()
    report_outcome(tip, by=world.cleo, result="worked", unit_name="Graz")

    page = sentences()

    assert "Cleo in Graz tried your tip" in page
    assert "after you wrote it" not in page


def test_one_entry_thanks_once_in_ninety_days_and_never_with_a_count(world, tip, sentences):
    report_outcome(tip, by=world.cleo, result="worked", unit_name="Graz")
    report_outcome(tip, by=world.ada, result="worked", unit_name="Leeds")

    page = sentences()
    Notice.objects.filter(detail__has_key="days_after").update(first_at=ago(91))
    give_thanks(tip, by=world.ada)

    assert page.count("after you wrote it") == 1
    assert "Ada in Leeds tried your tip" in page
    assert "Ada thanks you for your tip" in sentences()


def test_the_author_is_not_thanked_by_themselves_and_others_in_the_trail_read_the_plain_words(
    world, tip, deliver
):
    report_outcome(tip, by=world.ben, result="worked")
    deliver()

    assert not Notice.objects.filter(person=world.ben).exists()


def test_a_report_that_was_taken_back_thanks_for_nothing(world, tip, sentences):
    outcome = report_outcome(tip, by=world.cleo, result="worked", unit_name="Graz")
    before = sentences()
    withdraw_outcome(outcome, by=world.cleo)

    assert "after you wrote it" in before
    assert "after you wrote it" not in sentences()


def test_told_twice_it_stays_one_thank_you(world, tip, deliver, sentences):
    report_outcome(tip, by=world.cleo, result="worked", unit_name="Graz")
    first = sentences()

    assert sentences().count("after you wrote it") == first.count("after you wrote it") == 1


def test_the_thank_you_is_seen_once_it_is_opened(world, tip, sentences, as_person):
    report_outcome(tip, by=world.cleo, result="worked", unit_name="Graz")
    sentences()
    notice = Notice.objects.get(person=world.ben)

    opened = as_person(world.ben).post(f"/me/notices/{notice.pk}/open/")

    assert opened["Location"].startswith("/c/pumps/tips/")
    assert "after you wrote it" not in sentences()


@pytest.mark.parametrize(
    ("days", "words"), [(190, "6 months"), (340, "a year"), (500, "a year"), (800, "2 years")]
)
def test_how_long_after_is_said_as_people_say_it(days, words):
    assert long_after(days) == words
