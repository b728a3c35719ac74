"""How often someone may be asked: their own choice, which nobody else sees."""

import datetime as dt

from guildhall.people.models import Capacity, Person


def set_capacity(
    person: Person, *, most_a_week: int | None, not_until: dt.date | None, by_name: bool
) -> Capacity:
    """None of these is recorded in the log, which would say it to others."""
    capacity, _is_new = Capacity.objects.update_or_create(
        person=person,
        defaults={"most_a_week": most_a_week, "not_until": not_until, "by_name": by_name},
    )
    return capacity


def rest_until(person: Person, *, day: dt.date) -> Capacity:
    """Don't ask me before that day. What else they chose stays."""
    capacity, _is_new = Capacity.objects.update_or_create(
        person=person, defaults={"not_until": day}
    )
    return capacity
