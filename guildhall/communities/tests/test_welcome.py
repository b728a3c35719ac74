"""The questions after someone joined by an invitation."""

import datetime as dt

from django.utils import timezone

from guildhall.people.models import Person


def test_only_who_is_new_in_the_hall_reads_how_to_sign_in_next_time(world, as_person):
    Person.objects.filter(pk=world.ben.pk).update(sign_in_name="Ben", sign_in_key="ben")
    path = "/c/pumps/welcome/"
    new = as_person(world.ben).get(path).content.decode()
    Person.objects.update(created_at=timezone.now() - dt.timedelta(days=30))

    known = as_person(world.ben).get(path).content.decode()

    assert ("Next time, sign in as" in new, "Next time, sign in as" in known) == (True, False)
