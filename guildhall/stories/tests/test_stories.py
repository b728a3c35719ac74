"""People are asked once, two weeks after it worked; nothing is told without their consent."""

import datetime as dt

import pytest
from django.utils import timezone

from guildhall.commons.actions import delete_entry, report_outcome
from guildhall.commons.models import Entry, Link, Outcome
from guildhall.communities.actions import open_room
from guildhall.notifications.models import Notice
from guildhall.notifications.queries import in_words
from guildhall.stories.actions import NotTold, ask_due, leave_untold, tell_story
from guildhall.stories.events import ROOM
from guildhall.stories.models import StoryAsk


@pytest.fixture
def worked(world, tip):
    """For Cleo, fifteen days ago; Stories is open."""
    open_room(world.community, room=ROOM, by=world.ada)
    report_outcome(
        tip, by=world.cleo, result=Outcome.Result.WORKED, at=timezone.now() - dt.timedelta(days=15)
    )
    return tip


def asked(person) -> list[str]:
    notices = Notice.objects.filter(person=person, rule="story.asked")
    return [notice.sentence for notice in in_words(notices)]


def test_a_person_it_worked_for_is_asked_once_after_two_weeks(world, worked, deliver):
    ask_due()
    ask_due()
    deliver()

    assert asked(world.cleo) == [
        "“The relay ticks” worked for you. What did it save or change? One sentence is enough. "
        "May we share it?"
    ]
    assert asked(world.ben) == []


def test_nobody_is_asked_of_what_failed_of_their_own_or_too_early(world, tip):
    report_outcome(tip, by=world.cleo, result="failed")
    report_outcome(tip, by=world.ben, result="worked")
    report_outcome(tip, by=world.ada, result="worked")

    assert list(StoryAsk.objects.values_list("person__name", flat=True)) == ["Ada"]
    assert StoryAsk.objects.get().ask_at > timezone.now() + dt.timedelta(days=13)


def test_without_a_yes_nothing_is_told(world, worked, as_person):
    ask = StoryAsk.objects.get()
    refused = as_person(world.cleo).post(
        f"/c/pumps/stories/asked/{ask.pk}/", {"sentence": "Saved a call-out"}
    )
    assert (refused.status_code, Entry.objects.filter(kind="story").count()) == (422, 0)
    assert "Nothing is shared without your consent" in refused.content.decode()

    as_person(world.cleo).post(
        f"/c/pumps/stories/asked/{ask.pk}/", {"sentence": "Saved a call-out", "may_tell": "on"}
    )

    story = Entry.objects.get(kind="story")
    assert (story.title, story.author, Link.objects.get().source_id) == (
        "Saved a call-out",
        world.cleo,
        worked.pk,
    )
    assert StoryAsk.objects.get().story == story


def test_it_goes_to_everybody_whose_words_led_to_it_and_is_on_the_front_page(
    world, worked, deliver, as_person
):
    tell_story(worked, by=world.cleo, sentence="Saved a call-out")
    deliver()

    notices = in_words(Notice.objects.filter(person=world.ben, rule="story.told"))
    assert [one.sentence for one in notices] == ["Cleo says what came of it: “Saved a call-out”"]
    assert "Saved a call-out" in as_person(world.ada).get("/c/pumps/").content.decode()


def test_nothing_to_tell_is_an_answer_and_is_not_asked_again(world, worked):
    leave_untold(StoryAsk.objects.get(), by=world.cleo)
    leave_untold(StoryAsk.objects.get(), by=world.cleo)
    report_outcome(worked, by=world.cleo, result="worked", context="again")
    ask_due()

    assert StoryAsk.objects.get().asked_at is None


def test_what_another_person_was_asked_cannot_be_answered(world, worked, as_person):
    ask = StoryAsk.objects.get()

    assert as_person(world.ben).get(f"/c/pumps/stories/asked/{ask.pk}/").status_code == 404
    assert as_person(world.ben).post(f"/c/pumps/stories/asked/{ask.pk}/leave/").status_code == 404


def test_what_has_been_removed_is_not_asked_about_and_not_told(world, worked, deliver):
    delete_entry(worked, by=world.ben)
    ask_due()
    deliver()

    assert asked(world.cleo) == []
    with pytest.raises(NotTold):
        tell_story(worked, by=world.cleo, sentence="Saved a call-out")


def test_told_twice_is_told_once_and_taking_it_back_is_deleting_it(world, worked, as_person):
    first = tell_story(worked, by=world.cleo, sentence="Saved a call-out")
    again = tell_story(worked, by=world.cleo, sentence="Saved a call-out")
    as_person(world.cleo).post(f"/c/pumps/entries/{first.pk}/delete/")

    assert first == again
    assert (
        "Saved a call-out"
        not in as_person(world.ben).get(f"/c/pumps/tips/{worked.pk}/").content.decode()
    )
