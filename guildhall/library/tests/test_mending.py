"""Links to mend: inside, outside after two looks, and pages on their own."""

import datetime as dt

import pytest
import time_machine

from guildhall.commons.actions import delete_entry, edit_entry, restore_entry
from guildhall.communities.actions import open_room
from guildhall.kit.outside import NotOutside
from guildhall.library.actions import add_page
from guildhall.library.actions.mending import look_at_links
from guildhall.library.models import OutsideLink
from guildhall.mail.building import absolute

HERE = "/c/pumps/library/mend/"
START = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)


@pytest.fixture
def community(world):
    open_room(world.community, room="library", by=world.ada)
    world.community.refresh_from_db()
    return world.community


def looked_at(answers: dict[str, object], *, on: int) -> list[str]:
    """One run of the worker, so many days later; the addresses it asked."""
    asked: list[str] = []

    def look(url: str) -> int:
        asked.append(url)
        answer = answers.get(url, 200)
        if isinstance(answer, Exception):
            raise answer
        return int(str(answer))

    with time_machine.travel(START + dt.timedelta(days=on), tick=False):
        look_at_links(look=look, wait=lambda seconds: None)
    return asked


@pytest.fixture
def linking(world, community):
    with time_machine.travel(START, tick=False):
        return add_page(
            community,
            by=world.ben,
            title="Sources",
            body="[a](https://one.example/a?x=1&y=2) [b](https://two.example/b)",
        )


def test_an_address_of_our_own_hall_is_never_asked_and_listed_once_it_leads_nowhere(
    world, community, as_person
):
    seals = add_page(community, by=world.ada, title="Seals")
    path = f"/c/pumps/library/{seals.pk}-seals/"
    body = f"[one]({absolute(path)}) [two]({path}) [none](/c/pumps/library/999-x/)"
    add_page(community, by=world.ben, title="Pumps", body=body)
    before = as_person(world.cleo).get(HERE).content.decode()

    delete_entry(seals, by=world.ada)
    after = as_person(world.cleo).get(HERE).content.decode()

    assert looked_at({}, on=3000) == []
    assert [before.count(link) for link in (path, "999-x")] == [0, 1]
    assert [after.count(link) for link in (path, "999-x")] == [2, 1]


def test_a_link_inside_to_a_deleted_page_is_listed_and_goes_with_it(world, community, as_person):
    seals = add_page(community, by=world.ada, title="Seals")
    add_page(community, by=world.ben, title="Pumps", body="[[Seals]]")
    assert "removed" not in as_person(world.cleo).get(HERE).content.decode()

    delete_entry(seals, by=world.ada)
    listed = as_person(world.cleo).get(HERE).content.decode()
    assert "Pumps" in listed
    assert "removed" in listed

    restore_entry(seals, by=world.ada)
    assert "removed" not in as_person(world.cleo).get(HERE).content.decode()


def test_a_dead_link_is_listed_after_two_looks(world, linking, as_person):
    gone = {"https://one.example/a?x=1&y=2": 404}
    assert looked_at(gone, on=0) == ["https://one.example/a?x=1&y=2", "https://two.example/b"]
    assert "one.example" not in as_person(world.cleo).get(HERE).content.decode()

    assert looked_at(gone, on=1) == []
    assert looked_at(gone, on=4) == ["https://one.example/a?x=1&y=2"]

    assert "one.example" in as_person(world.cleo).get(HERE).content.decode()


def test_one_that_answers_again_is_fine(world, linking, as_person):
    gone = {"https://one.example/a?x=1&y=2": 410}
    for day in (0, 4):
        looked_at(gone, on=day)

    looked_at({}, on=40)

    assert not OutsideLink.objects.exclude(misses=0).exists()


def test_what_stays_dead_is_asked_more_and_more_rarely(linking):
    gone = dict.fromkeys(OutsideLink.objects.values_list("url", flat=True), 404)

    days = [day for day in range(400) if looked_at(gone, on=day)]

    assert days == [0, 3, 33, 93, 183, 303]


@pytest.mark.parametrize("answer", [200, 401, 403, 429, NotOutside("inside")])
def test_what_people_may_still_read_is_not_dead(linking, answer):
    for day in (0, 4, 40):
        looked_at({"https://two.example/b": answer}, on=day)

    assert not OutsideLink.objects.exclude(misses=0).exists()


@pytest.mark.parametrize("answer", [500, 503, OSError("no"), TimeoutError("slow")])
def test_what_does_not_answer_twice_is_dead(linking, answer):
    for day in (0, 4):
        looked_at({"https://two.example/b": answer}, on=day)

    link = OutsideLink.objects.get(misses=2)
    assert link.url == "https://two.example/b"
    assert link.why


def test_links_go_with_the_text(world, linking):
    edit_entry(linking, by=world.ben, title="Sources", body="[b](https://two.example/b)")

    assert list(OutsideLink.objects.values_list("url", flat=True)) == ["https://two.example/b"]


def test_a_host_is_asked_once_a_second(world, community):
    body = " ".join(f"[{number}](https://one.example/{number})" for number in range(3))
    with time_machine.travel(START, tick=False):
        add_page(community, by=world.ben, title="Many", body=body)
    waits: list[float] = []

    look_at_links(look=lambda url: 200, wait=waits.append)

    assert len(waits) == 2
    assert all(0.5 < seconds <= 1 for seconds in waits)


def test_a_page_on_its_own_is_listed_until_something_links_it(world, community, as_person):
    add_page(community, by=world.ada, title="Lonely")
    assert "Lonely" in as_person(world.cleo).get(HERE).content.decode()

    parent = add_page(community, by=world.ada, title="Parent", body="[[Lonely]]")
    add_page(community, by=world.ada, title="Child", parent=parent)

    assert "All links work" in as_person(world.cleo).get(HERE).content.decode()


def test_people_who_only_read_are_told_why_not(world, community, as_person):
    assert as_person(world.dov).get(HERE).status_code in (403, 404)
