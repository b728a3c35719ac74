"""What waits for a steward before it is published, and how much one may post in an hour."""

import datetime as dt

import pytest
from django.utils import timezone

from guildhall.communities.models import Community, Membership
from guildhall.moderation import actions
from guildhall.moderation.holds import MOST_IN_AN_HOUR, MOST_OF_NEWCOMERS
from guildhall.moderation.models import Case, Measure
from guildhall.notifications.models import Notice
from guildhall.people.models import Person
from guildhall.questions.actions import answer, ask
from guildhall.talk.actions import reply_to_post, write_post
from tests.test_moderation import seen_by, sentences

pytestmark = pytest.mark.database


@pytest.fixture
def careful(world) -> Community:
    actions.set_care(world.community, holds_first_links=True, by=world.ada)
    return world.community


def test_a_newcomers_first_link_waits_and_is_told_once_published(
    world, careful, as_person, deliver
):
    question = ask(careful, by=world.ben, title="Why?")
    deliver()
    Notice.objects.all().delete()
    reply = answer(question, by=world.cleo, body="Buy at https://spam.example now")
    deliver()
    told_before = sentences(world.ben)
    page = seen_by(as_person(world.cleo), question)
    case = Case.objects.get()
    as_person(world.ada).post(f"/c/pumps/cases/{case.pk}/publish/")
    deliver()

    reply.refresh_from_db()
    question.refresh_from_db()
    assert (reply.standing, question.answer_count, case.kind) == ("published", 1, "held")
    assert "waiting for a steward" in page
    assert told_before == []
    assert sentences(world.ben) == ["Cleo answered “Why?”"]
    assert question.question.first_reply_at is not None


def test_whose_post_is_held_is_told_so(world, careful, as_person):
    response = as_person(world.cleo).post(
        "/c/pumps/questions/ask/",
        {"title": "Seals?", "body": "https://a.example", "need": "now"},
        follow=True,
    )

    page = response.content.decode()
    assert "so a steward looks at it first" in page
    assert "Question posted" not in page


def test_a_held_question_is_seen_by_its_author_and_stewards_and_may_be_sent_back(
    world, careful, as_person, deliver
):
    held = ask(careful, by=world.cleo, title="Cheap seals?", body="https://spam.example")
    seen = [
        as_person(person).get(f"/c/pumps/questions/{held.pk}/").status_code
        for person in (world.ben, world.cleo, world.ada)
    ]
    as_person(world.ada).post(
        f"/c/pumps/cases/{Case.objects.get().pk}/hide/", {"reason": "No advertising"}
    )
    deliver()

    held.refresh_from_db()
    assert (seen, held.standing, Measure.objects.get().kind) == (
        [404, 200, 200],
        "hidden",
        "sent_back",
    )
    assert "did not publish what you wrote" in sentences(world.cleo)[0]


def test_links_of_those_who_are_known_and_own_links_wait_for_nobody(world, careful):
    for number in range(3):
        write_post(careful, by=world.cleo, body=f"Morning {number}")

    known = write_post(careful, by=world.cleo, body="See https://example.org")
    steward = write_post(careful, by=world.ada, body="See https://example.org")

    assert (known.standing, steward.standing) == ("published", "published")


def test_limits_tighten_from_fifty_members_on_and_keep_the_text(world, as_person):
    note = write_post(world.community, by=world.ada, body="x")
    for number in range(MOST_OF_NEWCOMERS):
        reply_to_post(note, by=world.cleo, body=f"Reply {number}")
    small = as_person(world.cleo).post(f"/c/pumps/talk/{note.pk}/reply/", {"body": "One more"})
    people = Person.objects.get_queryset().bulk_create(
        [Person(username=f"p{n}", username_key=f"p{n}", name="P") for n in range(50)]
    )
    Membership.objects.bulk_create(
        [Membership(community=world.community, person=person) for person in people]
    )
    large = as_person(world.cleo).post(f"/c/pumps/talk/{note.pk}/reply/", {"body": "And one more"})
    Membership.objects.filter(person=world.cleo).update(
        since=timezone.now() - dt.timedelta(days=30)
    )
    known = as_person(world.cleo).post(f"/c/pumps/talk/{note.pk}/reply/", {"body": "And another"})

    assert MOST_IN_AN_HOUR > MOST_OF_NEWCOMERS
    assert [small.status_code, large.status_code, known.status_code] == [302, 422, 302]
    assert "And one more" in large.content.decode()
    assert "That was a lot in one hour." in large.content.decode()
