"""Each letter of a batch is asked about anew before it goes out, and costs few statements."""

from collections.abc import Callable

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from guildhall.commons.actions import hide
from guildhall.commons.models import Entry
from guildhall.communities.actions import leave_community
from guildhall.mail.models import Letter
from guildhall.mail.sending import send_due
from guildhall.notifications.actions import choose_level, set_preference
from guildhall.notifications.models import Level, Preference
from guildhall.people.models import House
from guildhall.questions.actions import answer, ask
from guildhall.talk.actions import write_post
from tests.kept_world import World

pytestmark = pytest.mark.database

MOST_STATEMENTS = 18  # a letter, from taking it to noting that it was sent


class Between(EmailBackend):
    """Something happens right after the first mail of a batch has gone out."""

    happens: Callable[[], object] | None = None

    def send_messages(self, messages):
        sent = super().send_messages(messages)
        happens, Between.happens = Between.happens, None
        if happens:
            happens()
        return sent


@pytest.fixture
def post(world, with_mail, settings, deliver) -> Entry:
    """A post by Ada of which Ben and Cleo are to be mailed, by day and by night."""
    settings.EMAIL_BACKEND = f"{__name__}.Between"
    for person in (world.ben, world.cleo):
        choose_level(Level.EVERYTHING, by=person, community=world.community)
        Preference.objects.create(person=person, quiet_from=0, quiet_until=0)
        email = f"{person.username}@example.org"
        EmailAddress.objects.create(user=person, email=email, verified=True, primary=True)
    written = write_post(world.community, by=world.ada, body="The zirconium seal")
    deliver()
    Letter.objects.update(not_before=timezone.now())
    return written


CHANGES: dict[str, Callable[[World, Entry], object]] = {
    "the post is hidden": lambda world, post: hide(post, by=world.ada),
    "Cleo leaves": lambda world, post: leave_community(world.community, person=world.cleo),
    "Cleo wants to hear nothing": lambda world, post: choose_level(
        Level.NOTHING, by=world.cleo, community=world.community
    ),
    "Cleo wants no mail": lambda world, post: set_preference(by=world.cleo, by_mail=False),
    "Cleo's address is not hers": lambda world, post: EmailAddress.objects.filter(
        user=world.cleo
    ).update(verified=False),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_changes_between_two_letters_of_a_batch_counts(world, post, change):
    Between.happens = lambda: change(world, post)

    tried = send_due()

    assert tried == 2
    assert [message.to for message in mail.outbox] == [["ben@example.org"]]
    assert Letter.objects.get(person_id=world.cleo.pk).state == "dropped"


def test_the_name_of_the_hall_in_a_letter_is_the_one_it_has_now(world, post):
    Between.happens = lambda: House.objects.update_or_create(pk=1, defaults={"name": "Werkhalle"})

    send_due()

    assert ["Werkhalle" in str(message.message()) for message in mail.outbox] == [False, True]


@pytest.mark.parametrize("replies", [0, 1])
def test_a_letter_costs_few_statements(world, post, deliver, replies):
    question = ask(world.community, by=world.ben, title="Which seal?")
    for number in range(replies):
        answer(question, by=world.ada, body=f"The wide one {number}")
    deliver()
    Letter.objects.update(not_before=timezone.now())
    number = Letter.objects.count()
    send_due(batch=1)

    with CaptureQueriesContext(connection) as queries:
        sent = send_due()

    assert sent == number - 1
    assert len(queries) <= MOST_STATEMENTS * sent + 4
