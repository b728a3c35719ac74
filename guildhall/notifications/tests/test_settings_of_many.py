"""The settings of someone in very many communities: a short page in which each can be found."""

import re

from guildhall.communities.models import Community, Membership
from guildhall.notifications.actions import choose_level
from guildhall.notifications.feeds import make_feed_key
from guildhall.notifications.models import Level

PAGE = "/me/notifications/"


def in_many(person, count: int) -> list[Community]:
    """Other 000, Other 001, and so on."""
    names = [f"Other {number:03d}" for number in range(count)]
    others = Community.objects.bulk_create(
        Community(slug=name.lower().replace(" ", "-"), name=name, name_key=name.lower())
        for name in names
    )
    Membership.objects.bulk_create(Membership(community=one, person=person) for one in others)
    return others


def listed(page) -> list[str]:
    return re.findall(r'<a class="row-title"[^>]*>([^<]*)</a>', page.content.decode())


def test_what_was_chosen_comes_first_and_the_others_are_behind_a_link(world, as_person):
    others = in_many(world.ben, 300)
    choose_level(Level.NOTHING, by=world.ben, community=others[250])
    client = as_person(world.ben)

    page = client.get(PAGE)
    whole = client.get(f"{PAGE}?all")

    assert listed(page)[:2] == ["Other 250", "Other 000"]
    assert len(listed(page)) == 20
    assert len(page.content) < 60_000
    assert 'href="/me/notifications/?all"' in page.content.decode()
    assert "All 301 communities" in page.content.decode()
    assert len(listed(whole)) == 301


def test_a_community_is_found_by_a_word_of_its_name(world, as_person):
    in_many(world.ben, 30)
    client = as_person(world.ben)

    assert listed(client.get(f"{PAGE}?q=OTHER+029")) == ["Other 029"]
    assert listed(client.get(f"{PAGE}?q=029")) == ["Other 029"]
    assert "None of your communities is called that." in client.get(f"{PAGE}?q=x").content.decode()
    assert "All 31 communities" in client.get(f"{PAGE}?q=x").content.decode()


def test_who_is_in_few_sees_all_of_them_and_nothing_to_search(world, as_person):
    page = as_person(world.ben).get(PAGE)

    assert listed(page) == [world.community.name]
    assert "Find one of your communities" not in page.content.decode()


def test_addresses_for_feed_readers_are_those_of_the_communities_listed(world, as_person):
    in_many(world.ben, 30)
    make_feed_key(by=world.ben)
    client = as_person(world.ben)

    page = client.get(PAGE).content.decode()
    found = client.get(f"{PAGE}?q=029").content.decode()

    assert (page.count("<code>"), found.count("<code>")) == (20, 1)
