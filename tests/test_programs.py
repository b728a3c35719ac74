"""An account that an owner marks as a program is no person.

That holds wherever people are counted, listed, told or asked.
"""

import datetime as dt

import pytest
from django.utils import timezone

from guildhall.communities.actions import give_role, promise_reply
from guildhall.communities.queries import members_of
from guildhall.health.measure.reading import read_frames
from guildhall.newcomers.greeters import next_greeter
from guildhall.newcomers.models import FirstPost
from guildhall.notifications.models import Notice
from guildhall.people.actions import (
    arrive,
    become_owner,
    make_owner_link,
    mark_as_person,
    mark_as_program,
)
from guildhall.people.models import AuditRecord, Person
from guildhall.pulse.queries import who_is_asked
from guildhall.questions.actions import answer, ask
from guildhall.questions.queries import promise_of

pytestmark = pytest.mark.database


@pytest.fixture
def olga(world) -> Person:
    return become_owner(make_owner_link(), by=arrive("Olga"))


def mark(client, person: Person, what: str = "program") -> int:
    return client.post(f"/hall/people/{person.pk}/{what}/").status_code


def kind_of(person: Person) -> str:
    return Person.objects.get(pk=person.pk).kind


def test_an_owner_marks_an_account_as_a_program_and_takes_it_back(world, olga, as_person):
    owner = as_person(olga)

    assert (mark(owner, world.ben), mark(owner, world.ben), kind_of(world.ben)) == (
        302,
        302,
        "program",
    )
    page = owner.get("/people/ben/").content.decode()
    assert (
        "Ben is marked as a program. It no longer counts in figures, lists or first replies."
        in page
    )
    assert "This is a program, not a person." in page
    assert (mark(owner, world.ben, "person"), kind_of(world.ben)) == (302, "person")
    acts = (
        AuditRecord.objects.filter(person=world.ben, by=olga)
        .order_by("pk")
        .values_list("act", flat=True)
    )
    assert list(acts) == ["account marked as a program", "account marked as a person"]


def test_nobody_else_marks_accounts_and_an_owner_is_a_person(world, olga, as_person):
    assert (mark(as_person(world.ada), world.ben), kind_of(world.ben)) == (403, "person")
    assert (mark(as_person(olga), olga), kind_of(olga)) == (403, "person")
    assert "Mark as a program" not in as_person(world.ada).get("/people/ben/").content.decode()


def test_a_programs_reply_keeps_no_promise_and_ends_no_newcomers_waiting(world, olga, deliver):
    promise_reply(world.community, within_hours=4, by=world.ada)
    mark_as_program(world.ben, by=olga)
    entry = ask(world.community, by=world.cleo, title="Why does it hum?")

    answer(entry, by=world.ben, body="Welcome! A person will answer soon.")
    entry.refresh_from_db()

    assert entry.question.first_reply_at is None
    assert promise_of(entry, world.community) is not None
    assert FirstPost.objects.get(entry=entry).closed_at is None
    reply = answer(entry, by=world.ada, body="It needs oil")
    entry.refresh_from_db()
    assert entry.question.first_reply_at == reply.created_at
    assert FirstPost.objects.get(entry=entry).closed_at is not None


def test_what_it_replied_before_it_was_marked_counts_no_more_and_again_when_it_is_a_person(
    world, olga
):
    entry = ask(world.community, by=world.cleo, title="Why does it hum?")
    first, second = (
        answer(entry, by=world.ben, body="Welcome!"),
        answer(entry, by=world.ada, body="It needs oil"),
    )

    mark_as_program(world.ben, by=olga)
    entry.question.refresh_from_db()
    assert entry.question.first_reply_at == second.created_at

    mark_as_person(world.ben, by=olga)
    entry.question.refresh_from_db()
    assert entry.question.first_reply_at == first.created_at


def test_it_is_in_no_figure(world, olga):
    entry = ask(world.community, by=world.cleo, title="Why does it hum?")
    answer(entry, by=world.ben, body="Welcome!")
    answer(ask(world.community, by=world.ben, title="Status"), by=world.cleo, body="Fine")
    later = timezone.now() + dt.timedelta(seconds=1)
    before = read_frames(world.community, at=later)

    mark_as_program(world.ben, by=olga)
    after = read_frames(world.community, at=later)

    assert (before.people, after.people, before.members.height, after.members.height) == (
        3,
        2,
        3,
        2,
    )
    assert after.events.filter(type="answer.posted")["toward"].to_list() == [None]
    assert after.events.height < before.events.height


def test_it_is_in_no_list_of_people_is_asked_nothing_and_told_nothing(world, olga, deliver):
    give_role(world.community, person=world.ben, role="buddy", by=world.ada)
    entry = ask(world.community, by=world.ben, title="Status")
    mark_as_program(world.ben, by=olga)

    answer(entry, by=world.cleo, body="Thanks")
    deliver()

    assert world.ben not in [member.person for member in members_of(world.community)]
    assert not who_is_asked(world.community).filter(person=world.ben).exists()
    assert next_greeter(world.community, newcomer=world.cleo) == world.ada
    assert not Notice.objects.filter(person=world.ben).exists()
