"""What a small test hands on, where it came from, and one that another page asked for."""

import datetime as dt

import pytest
from django.utils import timezone

from guildhall.commons.actions import grow, post_entry
from guildhall.commons.carrying import text_carried
from guildhall.commons.models import Link
from guildhall.ideas import actions
from guildhall.ideas.models import SmallTest, State
from guildhall.ideas.tests.worlds import plan

HERE = "/c/pumps/ideas/"


def test_a_small_test_carries_what_was_learned_and_an_idea_its_text(world, idea, small_test):
    before = text_carried(small_test)
    actions.stop_small_test(small_test, by=world.ben, result="failed", learned="Gel melts.")

    assert "Sealed plugs stay dry" in before
    assert text_carried(small_test) == "Gel melts."


def test_try_something_begins_an_idea_and_its_test(world, ideas_room, as_person):
    day = (timezone.localdate() + dt.timedelta(days=30)).isoformat()
    asked = f"{HERE}try/?title=Swap&text=An+hour&until={day}&answers_to=/c/pumps/health/"
    client = as_person(world.ada)
    form = client.get(asked).content.decode()
    words = {"doing": "Swap", "belief": "They learn", "until_on": day}
    fields = {**words, "answers_to": "/c/pumps/health/"}

    for _twice in range(2):
        client.post(f"{HERE}try/", fields)

    test = SmallTest.objects.get()
    assert ('value="Swap"' in form, day in form, "An hour" in form) == (True, True, True)
    assert (test.idea.state, test.answers_to) == (State.TRIED, "/c/pumps/health/")


@pytest.mark.parametrize(
    "path", ["https://evil.example/", "//evil.example", "/c/other/health/", "javascript:alert(1)"]
)
def test_what_asks_how_it_went_is_a_page_of_the_community(world, ideas_room, as_person, path):
    day = (timezone.localdate() + dt.timedelta(days=30)).isoformat()
    fields = {"doing": "Swap", "belief": "They learn", "until_on": day, "answers_to": path}

    as_person(world.ada).post(f"{HERE}try/?done_at={path}", fields)

    assert SmallTest.objects.get().answers_to == ""


def test_from_talk_to_an_idea_to_a_test_that_is_stopped_the_trail_is_whole(
    world, ideas_room, as_person
):
    post = post_entry(kind="post", community=ideas_room, by=world.cleo, body="Plugs get wet.")
    idea = grow(post, to_kind="idea", by=world.ada, title="Seal the plugs")
    begun = actions.begin_small_test(idea, by=world.ben, plan=plan())
    actions.stop_small_test(begun, by=world.ben, result="failed", learned="Gel melts.")

    page = as_person(world.cleo).get(f"{HERE}tests/{begun.pk}/").content.decode()

    assert list(Link.objects.values_list("source", "target").order_by("pk")) == [
        (post.pk, idea.pk),
        (idea.pk, begun.pk),
    ]
    assert "Plugs get wet" in page
