"""What somebody meets who has never used the room: each of these was stumbled over once."""

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from guildhall.commons.actions import save_draft
from guildhall.commons.models import Draft, Entry, Link
from guildhall.ideas import actions
from guildhall.ideas.models import SmallTest
from guildhall.ideas.tests.worlds import plan

HERE = "/c/pumps/ideas/"


@pytest.fixture
def small_test(idea, world):
    return actions.begin_small_test(idea, by=world.ben, plan=plan(unit="", looks_at="Trips"))


def page_of(client, path: str) -> str:
    return client.get(path).content.decode()


def test_its_author_is_not_asked_to_join_it(world, idea, as_person):
    own = page_of(as_person(world.ben), f"{HERE}{idea.pk}/")
    anothers = page_of(as_person(world.cleo), f"{HERE}{idea.pk}/")
    joined = as_person(world.ben).post(f"{HERE}{idea.pk}/join/use/")

    assert ("Would you join?" in own, "Would you join?" in anothers) == (False, True)
    assert joined.status_code == 403


def test_there_is_one_button_that_begins_a_test(world, idea, as_person):
    for person in (world.ada, world.ben, world.cleo):
        page = page_of(as_person(person), f"{HERE}{idea.pk}/")

        assert page.count("Start a small test") == 1
        assert "We're trying it" not in page


def test_a_doubt_is_named_among_the_replies_until_it_is_settled(world, idea, as_person):
    doubt = actions.doubt_idea(idea, by=world.cleo, body="Leaves get in.")
    client = as_person(world.ada)
    before = page_of(client, f"{HERE}{idea.pk}/")
    actions.settle_doubt(doubt, by=world.cleo)

    after = page_of(client, f"{HERE}{idea.pk}/")

    assert '<p class="reply-mark">Doubt</p>' in before
    assert '<p class="reply-mark">Doubt, settled</p>' in after


def test_who_waits_longer_than_was_promised_reads_what_to_do(world, idea, as_person):
    with time_machine.travel(timezone.now() + dt.timedelta(days=31)):
        late = page_of(as_person(world.cleo), f"{HERE}{idea.pk}/")
    own = page_of(as_person(world.ben), f"{HERE}{idea.pk}/")

    assert "anyone can start a small test" in late
    assert "a small test shows what talking can" in own


def test_the_first_figure_says_its_unit_and_the_log_has_it(world, small_test, as_person):
    client, log = as_person(world.ben), f"{HERE}tests/{small_test.pk}/log/"
    without = client.post(log, {"value": "3"})
    client.post(log, {"value": "3", "unit": "trips a week"})
    form = page_of(client, log)

    page = page_of(client, f"{HERE}tests/{small_test.pk}/")

    assert without.status_code == 422
    assert "Trips: <strong>3 trips a week</strong>" in page
    assert 'name="unit"' not in form


def test_a_plan_that_was_begun_is_there_again(world, idea, as_person):
    fields = {"doing": "Seal two", "belief": "They stay dry", "needs": "An hour"}
    save_draft(person=world.cleo, form="small_test", target=idea.draft_target, fields=fields)
    path = f"{HERE}{idea.pk}/small-test/"
    form = page_of(as_person(world.cleo), path)
    actions.begin_small_test(idea, by=world.cleo, plan=plan())

    assert [words in form for words in fields.values()] == [True, True, True]
    assert not Draft.objects.exists()


def test_what_was_learned_is_kept_while_it_is_written(world, small_test, as_person):
    fields = {"learned": "Gel melts", "saved": "400 €"}
    target = small_test.draft_target
    save_draft(person=world.ben, form="learned", target=target, fields=fields)
    form = page_of(as_person(world.ben), f"{HERE}tests/{small_test.pk}/stop/")
    actions.stop_small_test(small_test, by=world.ben, result="failed", learned="Gel melts")

    assert [words in form for words in fields.values()] == [True, True]
    assert not Draft.objects.exists()


def test_a_test_is_stopped_from_its_page_and_not_undone_in_the_history(
    world, idea, small_test, as_person
):
    link = Link.objects.get(target=small_test)
    client = as_person(world.ben)
    on_test = page_of(client, f"{HERE}tests/{small_test.pk}/")
    on_idea = page_of(client, f"{HERE}{idea.pk}/")

    undone = client.post(f"/c/pumps/links/{link.pk}/undo/")

    assert "Stop early" in on_test
    assert "Undo this step" not in on_test + on_idea
    assert undone.status_code == 403
    assert SmallTest.objects.get().entry.is_published


def test_on_a_phone_what_is_tried_is_a_tap_away_above_the_newest(world, idea, as_person):
    client = as_person(world.cleo)
    before = client.get("/c/pumps/ideas/").content.decode()
    Entry.objects.filter(pk=idea.pk).update(state="tried")
    page = client.get("/c/pumps/ideas/").content.decode()

    assert "#being-tried" not in before
    assert page.index('href="#being-tried"') < page.index("Newest") < page.index('id="being-tried"')
