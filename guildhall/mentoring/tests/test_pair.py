"""A pair: goals, meetings, notebook, the end, what was learned; and somebody who leaves."""

import datetime as dt

import pytest
from django.utils import timezone
from icalendar import Calendar

from guildhall.commons.models import Draft, Entry
from guildhall.communities.actions import leave_community
from guildhall.mentoring.actions import (
    add_note,
    end_over,
    end_pair,
    let_grow,
    tell_learned,
)
from guildhall.mentoring.models import Goal, Learned, Note, Pair, Sitting
from guildhall.mentoring.queries import note_place
from guildhall.mentoring.tests.worlds import GOAL, SECRET
from guildhall.notifications.models import Notice
from guildhall.people.actions import leave

pytestmark = pytest.mark.database

DAY = dt.timedelta(days=1)


def page_of(pair) -> str:
    return f"/mentoring/{pair.pk}/"


def told(person) -> set[str]:
    notices = Notice.objects.filter(person=person, rule__startswith="mentoring.")
    return set(notices.values_list("rule", flat=True))


def test_the_two_read_the_same_notebook_and_nobody_else_finds_it(world, pair, as_person):
    for person in (world.cleo, world.ben):
        page = as_person(person).get(page_of(pair)).content.decode()
        assert SECRET in page
        assert GOAL in page
    world.ada.is_owner = True
    world.ada.save()

    assert as_person(world.ada).get(page_of(pair)).status_code == 404
    assert as_person(world.dov).get(page_of(pair)).status_code == 404


def test_goals_are_added_reached_and_not_reached_after_all(world, pair, as_person):
    cleo = as_person(world.cleo)
    for _twice in range(2):
        cleo.post(f"{page_of(pair)}goals/", {"text": "Explain it to someone else"})
    goal = Goal.objects.get(text="Explain it to someone else")

    as_person(world.ben).post(f"{page_of(pair)}goals/{goal.pk}/")
    goal.refresh_from_db()
    assert goal.reached_at
    assert "Not yet after all" in cleo.get(page_of(pair)).content.decode()
    cleo.post(f"{page_of(pair)}goals/{goal.pk}/")
    goal.refresh_from_db()
    assert goal.reached_at is None
    assert cleo.post(f"{page_of(pair)}goals/", {"text": ""}).status_code == 422


def test_meetings_have_a_calendar_file_and_the_other_is_told(world, pair, as_person):
    Notice.objects.all().delete()
    cleo = as_person(world.cleo)
    day = f"{timezone.now() + 5 * DAY:%Y-%m-%d}T10:00"
    sent = {"starts_at": day, "minutes": "45", "place": "Depot Leeds"}
    for _twice in range(2):
        cleo.post(f"{page_of(pair)}meetings/", sent)
    sitting = Sitting.objects.get(place="Depot Leeds")

    file = as_person(world.ben).get(f"{page_of(pair)}meetings/{sitting.pk}/calendar/")
    [event] = Calendar.from_ical(file.content).walk("VEVENT")
    assert (event["SUMMARY"], event["LOCATION"]) == ("Cleo: Seals", "Depot Leeds")
    assert event.start == sitting.starts_at
    assert event.end - event.start == dt.timedelta(minutes=45)
    assert SECRET not in file.content.decode()
    assert told(world.ben) == {"mentoring.meeting_set"}
    assert as_person(world.ada).get(file.wsgi_request.path).status_code == 404
    cleo.post(f"{page_of(pair)}meetings/{sitting.pk}/drop/")
    assert not Sitting.objects.filter(pk=sitting.pk).exists()
    past = {**sent, "starts_at": "2020-01-01T10:00"}
    assert cleo.post(f"{page_of(pair)}meetings/", past).status_code == 422


def test_a_note_is_written_once_told_to_the_other_and_taken_out_by_its_author(
    world, pair, as_person
):
    Notice.objects.all().delete()
    ben = as_person(world.ben)
    for _twice in range(2):
        ben.post(f"{page_of(pair)}notes/", {"body": "Try it <b>dry</b> first."})
    note = Note.objects.get(author=world.ben)

    page = as_person(world.cleo).get(page_of(pair)).content.decode()
    assert "Try it &lt;b&gt;dry&lt;/b&gt; first." in page
    assert told(world.cleo) == {"mentoring.written"}
    assert told(world.ben) == set()
    assert as_person(world.cleo).post(f"{page_of(pair)}notes/{note.pk}/remove/").status_code == 403
    ben.post(f"{page_of(pair)}notes/{note.pk}/remove/")
    assert not Note.objects.filter(pk=note.pk).exists()
    assert ben.post(f"{page_of(pair)}notes/", {"body": " "}).status_code == 422


def test_the_last_day_is_changed_and_over_it_ends_by_itself(world, pair, as_person):
    until = timezone.localdate() + 30 * DAY
    as_person(world.ben).post(f"{page_of(pair)}until/", {"until_on": until.isoformat()})
    wrong = as_person(world.ben).post(f"{page_of(pair)}until/", {"until_on": "2020-01-01"})
    end_over(today=until)
    on_the_day = Pair.objects.get().ended_at
    for _twice in range(2):
        end_over(today=until + DAY)

    assert wrong.status_code == 422
    assert on_the_day is None
    assert Pair.objects.get().ended_at
    assert "mentoring.ended" in told(world.ben) & told(world.cleo)


def test_either_ends_it_and_nothing_is_written_in_it_any_more(world, pair, as_person):
    cleo = as_person(world.cleo)
    for _twice in range(2):
        cleo.post(f"{page_of(pair)}end/")

    refused = [
        cleo.post(f"{page_of(pair)}{what}").status_code
        for what in ("notes/", "goals/", "meetings/", "until/", "end/")
    ]
    page = cleo.get(page_of(pair)).content.decode()
    assert refused == [403] * 5
    assert SECRET in page
    assert "What did you learn?" in page
    assert "mentoring.ended" in told(world.ben)
    assert "mentoring.ended" not in told(world.cleo)


def test_a_meeting_that_was_planned_for_later_is_off_once_it_is_over(world, pair, as_person):
    cleo = as_person(world.cleo)
    soon = (timezone.now() + 3 * DAY).strftime("%Y-%m-%dT10:00")
    cleo.post(f"{page_of(pair)}meetings/", {"starts_at": soon, "minutes": 60, "place": "Bay 2"})
    before = cleo.get(page_of(pair)).content.decode()
    cleo.post(f"{page_of(pair)}end/")

    after = cleo.get(page_of(pair)).content.decode()

    assert "Bay 2" in before
    assert "Bay 2" not in after


def test_what_one_learned_grows_only_where_both_wish_it(world, pair, as_person):
    cleo, ben = as_person(world.cleo), as_person(world.ben)
    early = cleo.post(f"{page_of(pair)}learned/", {"text": "Too early"})
    end_pair(pair, by=world.cleo)
    cleo.post(f"{page_of(pair)}learned/", {"text": "Cool it first.", "may_grow": "on"})
    alone = cleo.post(f"{page_of(pair)}grow/")
    ben.post(f"{page_of(pair)}learned/", {"text": "Patience."})
    unwilling = cleo.post(f"{page_of(pair)}grow/")
    ben.post(f"{page_of(pair)}learned/", {"text": "Patience.", "may_grow": "on"})

    asked = cleo.get(page_of(pair)).content.decode()
    grown = cleo.post(f"{page_of(pair)}grow/")

    assert (early.status_code, alone.status_code, unwilling.status_code) == (403, 403, 403)
    assert "Write it up for everyone" in asked
    assert "Patience." in asked
    assert grown["Location"] == "/c/pumps/talk/"
    assert Draft.objects.get().fields["body"] == "Cool it first."
    assert not Entry.objects.filter(body__contains="Cool it").exists()
    assert "Cool it first." in cleo.get("/c/pumps/talk/").content.decode()


def test_growing_keeps_what_was_begun_and_adds_once(world, pair, as_person):
    end_pair(pair, by=world.ben)
    draft = {"form": "post", "target": str(pair.community_id), "field_body": "Begun before."}
    as_person(world.ben).post("/drafts/save/", draft)
    learned = tell_learned(pair, by=world.ben, text="Patience.", may_grow=True)
    place = note_place(pair, world.ben)
    for _twice in range(2):
        let_grow(learned, place, by=world.ben)

    assert Draft.objects.get(person=world.ben).fields["body"].endswith("Patience.")
    assert Draft.objects.get(person=world.ben).fields["body"].count("Patience.") == 1


@pytest.mark.parametrize("goes", ["community", "hall"])
def test_a_mentor_who_leaves_is_told_kindly_and_the_notebook_stays(world, pair, as_person, goes):
    if goes == "community":
        leave_community(world.community, person=world.ben)
    else:
        leave(world.ben, left_as="former_member")

    client = as_person(world.cleo)
    page = client.get(page_of(pair)).content.decode()
    notices = client.get("/me/notices/").content.decode()
    assert told(world.cleo) >= {"mentoring.parted"}
    assert "Your notebook stays yours" in page
    assert SECRET in page
    assert "It isn&#x27;t about you." in notices
    assert "mentoring.parted" not in told(world.ben)
    assert client.post(f"{page_of(pair)}learned/", {"text": "A lot"}).status_code == 302


def test_who_left_the_community_themselves_keeps_the_notebook(world, pair, as_person):
    leave_community(world.community, person=world.cleo)

    client = as_person(world.cleo)
    assert SECRET in client.get(page_of(pair)).content.decode()
    assert page_of(pair) in client.get("/mentoring/").content.decode()
    assert "/mentoring/" in client.get("/me/record/").content.decode()


def test_a_notebook_that_nobody_can_open_any_more_is_deleted(world, pair):
    leave(world.ben, left_as="name")
    with_one = Note.objects.count()
    leave(world.cleo, left_as="name")

    assert with_one == 1
    assert not Pair.objects.exists()
    assert not Note.objects.exists()


def test_long_notebooks_have_pages(world, pair, as_person):
    for number in range(25):
        add_note(pair, by=world.ben, body=f"Note number {number}.")

    page = as_person(world.cleo).get(page_of(pair)).content.decode()
    assert "Note number 24." in page
    assert "Note number 2." not in page
    assert "Earlier notes" in page


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_of_a_pair_costs_the_same_however_much_is_in_it(
    world, pair, as_person, django_assert_num_queries, number
):
    for count in range(number):
        add_note(pair, by=world.ben, body=f"{count}")
        Goal.objects.create(pair=pair, text=f"{count}")
        Sitting.objects.create(pair=pair, starts_at=timezone.now())
        Learned.objects.update_or_create(pair=pair, person=world.ben, defaults={"text": "A"})
    client = as_person(world.cleo)
    client.get(page_of(pair))

    with django_assert_num_queries(8):
        client.get(page_of(pair))
    with django_assert_num_queries(4):
        client.get("/mentoring/")
