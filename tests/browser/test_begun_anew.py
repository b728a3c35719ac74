"""Stories share a hall that is served, and each begins with nothing of the one before."""

import urllib.request

from tests.begun_anew import ERAS, begin_anew

BEGIN = """
from guildhall.communities.actions import start_community
from guildhall.people.actions import arrive
start_community("Pumps", by=arrive("Ada"), purpose="{purpose}", slug="pumps", visibility="open")
"""


JOBS = """
from guildhall.activity.models import Recurrence
from guildhall.activity.schedule import recurring
print(set(Recurrence.objects.values_list("name", flat=True)) == set(recurring.names()))
"""


def seen_by_a_visitor(hall) -> str:
    """The page is kept in memory from the first time on."""
    address = f"http://localhost:{hall.port}/c/pumps/"
    for _time in range(2):
        page = urllib.request.urlopen(address, timeout=20).read().decode()
    return page


def test_a_page_that_was_kept_is_not_shown_to_the_next_story(new_hall):
    new_hall.python(BEGIN.format(purpose="Of the first story"))
    first = seen_by_a_visitor(new_hall)

    begin_anew(new_hall, era=next(ERAS))

    assert new_hall.status("/c/pumps/") is None
    new_hall.python(BEGIN.format(purpose="Of the second story"))
    second = seen_by_a_visitor(new_hall)
    assert ("first story" in first, "second story" in first) == (True, False)
    assert ("first story" in second, "second story" in second) == (False, True)


def test_recurring_jobs_go_on_in_the_next_story(new_hall):
    assert new_hall.python(JOBS) == "True"
