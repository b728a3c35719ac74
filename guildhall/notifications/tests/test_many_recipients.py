"""One post that thousands hear of: the request does not notice.

The worker's memory does not grow with them.
"""

import gc
import tracemalloc

import pytest
from allauth.account.models import EmailAddress
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guildhall.activity.delivery import deliver_waiting
from guildhall.communities.models import Community, Membership
from guildhall.mail.models import Letter
from guildhall.notifications.models import ChosenLevel, Hearing, Notice
from guildhall.people.models import Person

pytestmark = pytest.mark.database


def crowd(community: Community, start: int, end: int) -> None:
    people = Person.objects.get_queryset().bulk_create(
        [
            Person(username=f"m{number}", username_key=f"m{number}", name=f"M {number}")
            for number in range(start, end)
        ]
    )
    Membership.objects.bulk_create(
        [Membership(community=community, person=person) for person in people]
    )
    ChosenLevel.objects.bulk_create(
        [ChosenLevel(community=community, person=person, level="everything") for person in people]
    )
    EmailAddress.objects.bulk_create(
        [
            EmailAddress(
                user=person, email=f"{person.username}@example.org", verified=True, primary=True
            )
            for person in people
        ]
    )


def post(client, body: str) -> int:
    """How many queries a note costs whoever posts it."""
    with CaptureQueriesContext(connection) as queries:
        response = client.post("/c/pumps/talk/post/", {"body": body})
    assert response.status_code == 302
    return len(queries)


def deliver() -> int:
    """Tell everybody; the most memory that Python held for it, in bytes.

    Garbage is swept often, so that it is not counted.
    """
    usual = gc.get_threshold()
    gc.collect()
    gc.freeze()  # what is there already is none of it, and is not looked at each time
    gc.set_threshold(200, 2, 2)
    tracemalloc.start()
    while deliver_waiting():
        pass
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    gc.set_threshold(*usual)
    gc.unfreeze()
    return peak


def test_a_post_costs_the_same_for_2000_and_for_6000_and_the_worker_holds_one_batch(
    world, as_person, with_mail
):
    client, some = as_person(world.ada), 2000
    crowd(world.community, 0, some)
    post(client, "The first, which fills what is remembered")
    deliver()
    few, few_bytes = post(client, "Good morning"), deliver()
    crowd(world.community, some, 3 * some)
    many, many_bytes = post(client, "Good morning, all of you"), deliver()

    assert many == few
    assert many_bytes < few_bytes * 1.5
    assert Notice.objects.filter(rule="post.written").count() == some + some + 3 * some
    assert (
        Hearing.objects.values("event_id", "person").distinct().count() == Hearing.objects.count()
    )
    assert Letter.objects.count() == Notice.objects.count()
