"""The owner's page: what waits, what failed and why, and buttons that try again.

Nothing of what is in a mail is on it.
"""

import itertools

import pytest
from allauth.account.models import EmailAddress

from guildhall.activity.models import Delivery, Event, Recurrence
from guildhall.activity.schedule import run_due
from guildhall.commons.models import Entry, Reply, Standing
from guildhall.commons.queries import who_sees
from guildhall.communities.actions import give_role, join
from guildhall.communities.models import Community
from guildhall.mail.models import Letter
from guildhall.people.models import Person
from guildhall.questions.actions import answer, ask

pytestmark = pytest.mark.database


@pytest.fixture
def owner(world, as_person):
    Person.objects.get_queryset().filter(pk=world.dov.pk).update(is_owner=True)
    world.dov.refresh_from_db()
    return as_person(world.dov)


def test_letters_are_shown_by_kind_and_person_and_never_by_what_is_in_them(world, owner, deliver):
    EmailAddress.objects.create(
        user=world.ben, email="ben@example.org", verified=True, primary=True
    )
    question = ask(world.community, by=world.ben, title="A secret title")
    answer(question, by=world.ada, body="A secret answer")
    deliver()

    page = owner.get("/hall/mail-and-jobs/").content.decode()

    assert "This hall sends no mail" in page
    assert "Notice" in page
    assert "Ben" in page
    assert "secret" not in page


def test_what_failed_says_why_and_is_tried_again(world, owner):
    event = Event.objects.create(verb="test.happened", at="2026-01-01T00:00Z")
    failed = Delivery.objects.create(
        listener="search",
        event=event,
        attempts=8,
        reason="RuntimeError: the disk is full",
        given_up_at="2026-01-02T00:00Z",
    )
    letter = Letter.objects.create(
        kind="notice",
        person_id=world.ben.pk,
        attempts=8,
        given_up_at="2026-01-02T00:00Z",
        reason="550 no such user",
    )
    page = owner.get("/hall/mail-and-jobs/").content.decode()
    owner.post(f"/hall/mail-and-jobs/events/{failed.pk}/again/")
    owner.post(f"/hall/mail-and-jobs/letters/{letter.pk}/again/")
    failed.refresh_from_db()
    letter.refresh_from_db()
    again = (failed.given_up_at, failed.attempts, letter.state)
    owner.post(f"/hall/mail-and-jobs/letters/{letter.pk}/drop/")
    letter.refresh_from_db()

    assert "RuntimeError: the disk is full" in page
    assert "550 no such user" in page
    assert again == (None, 0, "waiting")
    assert letter.state == "dropped"


def test_each_recurring_job_has_its_last_run_and_runs_by_a_button(world, owner):
    run_due()
    Recurrence.objects.filter(name="mail.forget_letters").update(reason="ValueError: oops")
    page = owner.get("/hall/mail-and-jobs/").content.decode()
    owner.post("/hall/mail-and-jobs/jobs/mail.forget_letters/run/")
    run_due()

    assert "ValueError: oops" in page
    assert Recurrence.objects.get(name="mail.forget_letters").reason == ""
    assert owner.post("/hall/mail-and-jobs/jobs/nothing/run/").status_code == 404


def test_who_sees_is_the_rule_of_visible_to_for_every_level_and_standing(world):
    """The one that tells many people of one text, against the one that pages start from."""
    give_role(world.community, person=world.cleo, role="steward", by=world.ada)
    eve = world.dov
    question = ask(world.community, by=world.ben, title="Why?")
    reply = answer(question, by=world.ben, body="x")
    join(world.community, person=eve)
    world.community.memberships.filter(person=eve).update(until="2026-01-01T00:00Z")
    people = [world.ada, world.ben, world.cleo, eve]
    wrong = []
    for level, of_entry, of_reply in itertools.product(
        Community.Visibility.values, Standing.values, Standing.values
    ):
        Community.objects.update(visibility=level)
        Entry.objects.update(standing=of_entry)
        Reply.objects.update(standing=of_reply)
        for written in (
            Entry.objects.get(),
            Reply.objects.select_related("entry__community").get(),
        ):
            told = who_sees(written, [person.pk for person in people])
            seen = {
                person.pk
                for person in people
                if type(written).objects.visible_to(person).filter(pk=written.pk).exists()
            }
            if told != seen:
                wrong.append((level, of_entry, of_reply, type(written).__name__, told, seen))

    assert reply.pk
    assert wrong == []
