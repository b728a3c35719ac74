"""What sponsors read: members see it a week before, and what was sent stays as it was."""

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from guildhall.commons.models import Entry
from guildhall.communities.actions import give_role, join, open_room
from guildhall.communities.models import RolePeriod
from guildhall.health.counts import tallies_of
from guildhall.health.gate.small_numbers import people_in_words
from guildhall.notifications.models import Notice
from guildhall.people.actions import arrive
from guildhall.practices.actions import add_tip
from guildhall.questions.actions import accept_answer, answer, ask
from guildhall.reports import actions
from guildhall.reports.models import SponsorPage
from guildhall.stories.actions import tell_story

pytestmark = pytest.mark.database

NOW = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
WEEK = dt.timedelta(days=7)


@pytest.fixture
def clock():
    with time_machine.travel(NOW, tick=False) as moving:
        yield moving


@pytest.fixture
def story(world, clock) -> Entry:
    """Ben's, about a tip; Dov is a sponsor."""
    for room in ("practices", "stories"):
        open_room(world.community, room=room, by=world.ada)
    world.community.refresh_from_db()
    join(world.community, person=world.dov)
    give_role(world.community, person=world.dov, role=RolePeriod.Role.SPONSOR, by=world.ada)
    tip = add_tip(world.community, by=world.cleo, seen="It drips", parts={"fix": "A wide seal"})
    return tell_story(tip, by=world.ben, sentence="One drive less")


@pytest.fixture
def page(world, story) -> SponsorPage:
    return actions.write_sponsor_page(
        world.community, by=world.ada, purpose="Dry cellars", needs="Two hours", stories=[story]
    )


def statuses(page, as_person, *people) -> list[int]:
    return [as_person(person).get(page.get_absolute_url()).status_code for person in people]


def test_a_draft_is_for_stewards_shown_for_members_and_sent_for_sponsors(
    world, page, as_person, clock, deliver
):
    who = (world.ada, world.ben, world.dov, arrive("Otis"))

    draft = statuses(page, as_person, *who)
    actions.show_sponsor_page(page, by=world.ada)
    deliver()
    told_members = sorted(
        Notice.objects.filter(rule="sponsor_page.shown").values_list("person__username", flat=True)
    )
    shown = statuses(page, as_person, *who)
    clock.shift(WEEK)
    actions.send_sponsor_page(page, by=world.ada)
    deliver()
    sent = statuses(page, as_person, *who)

    assert draft == [200, 404, 404, 404]
    assert shown == [200, 200, 404, 404]
    assert sent == [200, 200, 200, 404]
    assert told_members == ["ben", "cleo"]
    assert list(
        Notice.objects.filter(rule="sponsor_page.sent").values_list("person__username", flat=True)
    ) == ["dov"]


def test_it_cannot_be_sent_before_members_had_their_week(world, page, as_person, clock):
    with pytest.raises(actions.NotYetShown):
        actions.send_sponsor_page(page, by=world.ada)
    actions.show_sponsor_page(page, by=world.ada)
    clock.shift(WEEK - dt.timedelta(minutes=1))

    refused = as_person(world.ada).post(f"{page.get_absolute_url()}send/")

    assert refused.status_code == 403
    with pytest.raises(actions.NotYetShown):
        actions.send_sponsor_page(page, by=world.ada)
    clock.shift(dt.timedelta(minutes=1))
    once = actions.send_sponsor_page(page, by=world.ada)
    again = actions.send_sponsor_page(page, by=world.ben)
    assert (again.sent_at, again.sent_by) == (once.sent_at, world.ada)


def test_what_was_sent_stays_as_it_was(world, page, story, as_person, clock):
    actions.show_sponsor_page(page, by=world.ada)
    counted = SponsorPage.objects.get().counts
    clock.shift(WEEK)
    actions.send_sponsor_page(page, by=world.ada)
    Entry.objects.filter(pk=story.pk).delete()
    ask(world.community, by=world.ben, title="One more?")

    text = as_person(world.dov).get(page.get_absolute_url()).content.decode()

    assert "One drive less" in text
    assert SponsorPage.objects.get().counts == counted
    with pytest.raises(actions.AlreadySent):
        actions.remark(page, by=world.ben, text="Too late")
    with pytest.raises(actions.AlreadySent):
        actions.discard_sponsor_page(page)
    with pytest.raises(actions.AlreadySent):
        actions.take_story_off(page.stories.get())


def test_writing_it_anew_shows_it_anew_and_keeps_what_members_said(world, page, story, clock):
    actions.show_sponsor_page(page, by=world.ada)
    actions.remark(page, by=world.ben, text="And the pump")
    clock.shift(WEEK)

    again = actions.write_sponsor_page(
        world.community, by=world.ada, purpose="Dry", needs="Two hours", stories=[story]
    )

    assert again.pk == page.pk
    assert again.is_draft
    assert [one.text for one in again.remarks.all()] == ["And the pump"]
    with pytest.raises(actions.NotYetShown):
        actions.send_sponsor_page(again, by=world.ada)
    with pytest.raises(actions.HasRemarks):
        actions.discard_sponsor_page(again)


def test_only_its_teller_takes_a_story_off(world, page, as_person):
    actions.show_sponsor_page(page, by=world.ada)
    path = f"{page.get_absolute_url()}stories/{page.stories.get().pk}/take-off/"

    by_others = [as_person(person).post(path).status_code for person in (world.ada, world.cleo)]
    by_ben = as_person(world.ben).post(path).status_code

    assert (by_others, by_ben) == ([403, 403], 302)
    assert not page.stories.exists()
    assert Entry.objects.filter(kind="story", standing="published").exists()


def test_three_stories_are_enough(world, page, as_person, story):
    more = [
        tell_story(Entry.objects.get(kind="tip"), by=world.ben, sentence=f"Story {n}")
        for n in range(3)
    ]
    form = {"purpose": "Dry", "needs": "Time", "stories": [story.pk, *(one.pk for one in more)]}

    refused = as_person(world.ada).post("/c/pumps/sponsor/write/", form)
    kept = as_person(world.ada).post(
        "/c/pumps/sponsor/write/", form | {"stories": form["stories"][:3]}
    )

    assert (refused.status_code, kept.status_code) == (422, 302)
    assert page.stories.count() == 3


def test_the_first_draft_is_filled_in(world, story, as_person):
    text = as_person(world.ada).get("/c/pumps/sponsor/write/").content.decode()

    assert "Keep them running" in text
    assert "One drive less" in text
    assert "checked" in text


def test_counts_name_nobody_and_no_small_number(world, story, clock):
    question = ask(world.community, by=world.ben, title="Which seal?")
    accept_answer(answer(question, by=world.cleo, body="The wide one"), by=world.ben)
    since = timezone.now() - dt.timedelta(days=182)

    found = tallies_of(world.community, since=since, until=timezone.now(), to_outsiders=True)

    assert [one.figure for one in found] == ["fewer than five people", "1 of 1", "1", "0"]
    assert [people_in_words(count, to_outsiders=True) for count in (0, 4, 5, 19, 20)] == [
        "fewer than five people",
        "fewer than five people",
        "fewer than 20 people",
        "fewer than 20 people",
        "20 people",
    ]
    assert people_in_words(19, to_outsiders=False) == "19 people"
