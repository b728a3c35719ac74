"""When the tests of charters take place, and the steps of a round: write, ask, agree."""

import datetime as dt

from guildhall.charters import actions
from guildhall.charters.models import CharterVersion
from guildhall.notifications.models import Notice

MONDAY = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
FRIDAY = dt.date(2026, 3, 6)
SATURDAY = dt.datetime(2026, 3, 7, 0, 0, 1, tzinfo=dt.UTC)


def write(world, **says):
    return actions.write_charter(
        world.community, by=world.ada, **{"aim": "Keep pumps dry", "norms": "Ask early.", **says}
    )


def ask(world, **says):
    return actions.propose_charter(write(world, **says), by=world.ada, until=FRIDAY)


def state_of(version):
    return CharterVersion.objects.get(pk=version.pk).state


def told(person):
    return set(Notice.objects.filter(person=person).values_list("rule", flat=True))


def agreed(world, clock, **says):
    version = ask(world, **says)
    clock.move_to(SATURDAY)
    actions.close_due_rounds()
    version.refresh_from_db()
    return version
