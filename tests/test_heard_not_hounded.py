"""Random lives of a small hall: nobody hears twice of one act, or of what they cannot see.

Nor does anybody hear outside what and when they chose.

What each person may hear is worked out here from the plain facts that the test
itself keeps, never by the code that is tested. Twenty-four lives here, always the same; in
make test-slow TEST_LIVES more (2,000), other ones each time. What went wrong is said
with the seed of its life, and TEST_SEED begins there again.
"""

import datetime as dt
import os
import random
import secrets

import pytest
import time_machine
from django.db import transaction

from tests.random_lives import START, Life

AT_ONCE = 100
LIVES = int(os.environ.get("TEST_LIVES", "2000"))


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
@pytest.mark.parametrize("skipped", range(0, LIVES, AT_ONCE))
def test_thousands_of_random_lives(db, with_mail, skipped):
    begin = os.environ.get("TEST_SEED")
    start = int(begin) + skipped if begin else secrets.randbelow(2**40)
    seeds = range(start, start + min(AT_ONCE, LIVES - skipped))
    print(f"lives {seeds.start} to {seeds.stop - 1}")

    assert live(seeds) == {}
