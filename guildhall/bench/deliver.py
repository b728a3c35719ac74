"""One post that many people are told of: what each notice and each mail costs.

Run as a process of its own.
"""

import json
import resource
import sys
import time
from typing import Any

import django

SENT = 300
FIRST_SENT = 5  # with them a worker loads what every later mail finds loaded


def main(recipients: int) -> None:
    django.setup()
    print(json.dumps(measure_delivery(recipients)))


def measure_delivery(recipients: int) -> dict[str, Any]:
    """CPU per notice and per mail in milliseconds, both per second, queries, and memory used."""
    from django.conf import settings  # needs the set-up, as all below

    from guildhall.activity.delivery import deliver_waiting
    from guildhall.mail.models import Letter
    from guildhall.mail.sending import send_due
    from guildhall.notifications.models import Notice

    settings.HAS_MAIL, settings.EMAIL_BACKEND = True, "django.core.mail.backends.dummy.EmailBackend"
    while deliver_waiting():  # what the filled hall still has to tell is no part of the figure
        pass
    Letter.objects.get_queryset().delete()
    told_before = Notice.objects.count()
    queries = _post_to(recipients)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started, cpu = time.perf_counter(), time.process_time()
    while deliver_waiting():
        pass
    seconds, seconds_of_cpu = time.perf_counter() - started, time.process_time() - cpu
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    Letter.objects.update(
        not_before=Letter.objects.order_by("made_at").values_list("made_at", flat=True)[0]
    )
    to_send = min(SENT, recipients - send_due(batch=FIRST_SENT))
    started, cpu, sent = time.perf_counter(), time.process_time(), 0
    while sent < to_send:
        sent += send_due(batch=min(50, to_send - sent))
    mailed, mailed_cpu = time.perf_counter() - started, time.process_time() - cpu
    return {
        "recipients": Notice.objects.count() - told_before,
        "queries_of_the_post": queries,
        "notices_per_second": round(recipients / seconds, 1),
        "notice_cpu_ms": round(1000 * seconds_of_cpu / recipients, 3),
        "mails_per_second": round(sent / mailed, 1),
        "mail_cpu_ms": round(1000 * mailed_cpu / sent, 3),
        "memory_grew_megabytes": round(grown / 1024, 1),
    }


def _post_to(recipients: int) -> int:
    """Post once in a community whose members are told everything; returns the post's queries."""
    from allauth.account.models import EmailAddress
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from guildhall.communities.actions import start_community
    from guildhall.communities.models import Membership
    from guildhall.notifications.models import ChosenLevel, Level, Preference
    from guildhall.people.actions import arrive
    from guildhall.people.models import Person
    from guildhall.talk.actions import write_post

    dana = arrive("Dana")
    community = start_community("Many", by=dana, purpose="To be told", slug="many")
    for start in range(0, recipients, 1000):
        numbers = range(start, min(start + 1000, recipients))
        people = Person.objects.get_queryset().bulk_create(
            [
                Person(
                    username=f"many-{number}", username_key=f"many-{number}", name=f"Many {number}"
                )
                for number in numbers
            ]
        )
        Membership.objects.bulk_create(
            [Membership(community=community, person=person) for person in people]
        )
        ChosenLevel.objects.bulk_create(
            [
                ChosenLevel(community=community, person=person, level=Level.EVERYTHING)
                for person in people
            ]
        )
        Preference.objects.bulk_create(
            [Preference(person=person, quiet_from=0, quiet_until=0) for person in people]
        )
        EmailAddress.objects.bulk_create(
            [
                EmailAddress(
                    user=person, email=f"{person.username}@example.org", verified=True, primary=True
                )
                for person in people
            ]
        )
    with CaptureQueriesContext(connection) as queries:
        write_post(community, by=dana, body="Good morning, all of you")
    return len(queries)


if __name__ == "__main__":
    main(int(sys.argv[1]))
