"""Find a page: topics with their pages, and what is searched for in the library."""

import datetime as dt

from django.utils import timezone

from guildhall.communities.actions import add_topic
from guildhall.library.actions import add_page, rely_on_page
from guildhall.library.models import Reliance
from guildhall.library.queries import front_of

HERE = "/c/pumps/library/"


def make_due(page, *, by):
    rely_on_page(page, by=by, owner=by, deputy=None, every_months=12)
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    Reliance.objects.filter(entry=page).update(look_again_on=yesterday)


def test_the_first_screen_has_topics_with_their_pages_once(world, community, as_person):
    topic = add_topic(community, name="Seals", by=world.ada)
    for number in range(6):
        add_page(community, by=world.ben, title=f"Dry it {number}", topics=[topic])

    shown = as_person(world.cleo).get(HERE).content.decode()

    assert shown.count("Dry it") == 5
    assert "All pages about Seals" in shown
    assert f"{HERE}topics/seals/" in shown


def test_the_first_screen_folds_topics_where_there_are_many(world, community, as_person):
    for number in range(4):
        topic = add_topic(community, name=f"Topic {number}", by=world.ada)
        add_page(community, by=world.ben, title=f"Page {number}", topics=[topic])

    front = front_of(community)

    assert (len(front.shelves), front.are_open) == (4, False)


def test_pages_without_a_topic_are_there_too_and_the_tree_where_none_has_one(world, community):
    add_page(community, by=world.ben, title="Alone")
    alone = front_of(community)
    topic = add_topic(community, name="Seals", by=world.ada)
    add_page(community, by=world.ben, title="Filed", topics=[topic])
    both = front_of(community)

    assert [one.title for one in alone.top.branches] == ["Alone"]
    assert [[one.title for one in shelf.branches] for shelf in both.shelves] == [
        ["Filed"],
        ["Alone"],
    ]


def test_what_is_searched_for_is_found_in_the_library(world, community, page, as_person):
    found = as_person(world.cleo).get(HERE, {"q": "seals"}).content.decode()

    assert f"{HERE}{page.address}/" in found
    assert "In the library" in found
    assert 'href="/search?q=seals"' in found


def test_what_is_not_there_can_be_written_or_asked_for(world, community, as_person):
    found = as_person(world.cleo).get(HERE, {"q": "old pumps"}).content.decode()

    assert f"{HERE}add/?title=old+pumps" in found
    assert f"{HERE}wanted/page/?name=old+pumps" in found


def test_what_needs_a_check_is_marked_and_can_be_chosen(world, community, page, as_person):
    add_page(community, by=world.ben, title="More seals")
    make_due(page, by=world.ben)
    reader = as_person(world.cleo)

    marked = reader.get(HERE, {"q": "seals"}).content.decode()
    chosen = reader.get(HERE, {"q": "seals", "show": "check"}).content.decode()
    listed = reader.get(f"{HERE}newest/").content.decode()
    everywhere = reader.get("/search", {"q": "seals is:needs-check"}).content.decode()

    assert (marked.count("More seals"), chosen.count("More seals")) == (1, 0)
    assert page.address in chosen
    assert "needs a check" in listed
    assert (page.address in everywhere, "More seals" in everywhere) == (True, False)
