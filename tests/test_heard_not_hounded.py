"""Random lives of a small hall: nobody hears twice of one act, or of what they cannot see.

Nor does anybody hear outside what and when they chose.

What each person may hear is worked out here from the plain facts that the test
itself keeps, never by the code that is tested. Fifty lives here, 10,200 more in make test-slow.
"""

import datetime as dt
import random

import pytest
import time_machine
from django.db import transaction

from tests.random_lives import START, Life


def live(seeds: range) -> dict[int, list[str]]:
    wrong = {}
    for seed in seeds:
        with transaction.atomic():
            chance = random.Random(seed)
            with time_machine.travel(
                START + dt.timedelta(hours=chance.randrange(400)), tick=False
            ) as clock:
                found = Life(chance, clock).live()
            if found:
                wrong[seed] = found
            transaction.set_rollback(True)
    return wrong


FIRST = pytest.param(0, marks=pytest.mark.database)


@pytest.mark.parametrize("start", [FIRST, 12])
def test_random_lives(db, with_mail, start):
    assert live(range(start, start + 12)) == {}


@pytest.mark.slow
@pytest.mark.parametrize("start", range(24, 10_224, 100))
def test_ten_thousand_random_lives(db, with_mail, start):
    assert live(range(start, start + 100)) == {}
