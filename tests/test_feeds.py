"""Private feeds: what its owner may see, at an address that can be renewed."""

from django.test import Client

from guildhall.communities.actions import leave_community
from guildhall.notifications.feeds import feed_path, make_feed_key
from guildhall.notifications.models import FeedKey
from guildhall.people.actions import leave
from guildhall.questions.actions import ask
from guildhall.table.actions import post_note


def test_a_feed_shows_what_its_owner_may_see(world):
    ask(world.community, by=world.ben, title="Why?", body="See [this](/help/)")
    hidden = post_note(world.community, by=world.cleo, body="Hidden note")
    hidden.standing = "hidden"
    hidden.save()
    path = feed_path(make_feed_key(by=world.ben), world.community)

    response = Client().get(path)

    text = response.content.decode()
    assert response["Content-Type"].startswith("application/atom+xml")
    assert "Why?" in text
    assert "http://localhost:8000/help/" in text
    assert "Hidden note" not in text


def test_an_address_ends_with_renewal_leaving_and_guessing(world, as_person):
    old = feed_path(make_feed_key(by=world.ben), world.community)
    client = as_person(world.ben)
    client.post("/me/hearing/feeds/renew/")
    page = client.get("/me/hearing/").content.decode()
    new = feed_path(FeedKey.of(world.ben), world.community)
    reader = Client()
    before = [reader.get(old).status_code, reader.get(new).status_code, reader.get(new[:-3] + "x/").status_code]
    leave_community(world.community, person=world.ben)
    gone = reader.get(new).status_code
    cleos = feed_path(make_feed_key(by=world.cleo), world.community)
    leave(world.cleo, left_as="name")

    assert new in page
    assert (before, gone, reader.get(cleos).status_code) == ([404, 200, 404], 404, 404)
