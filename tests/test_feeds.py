"""Private feeds: what its owner may see, at an address that can be renewed."""

from defusedxml.ElementTree import fromstring
from django.test import Client

from guildhall.commons.models import Entry
from guildhall.communities.actions import leave_community
from guildhall.communities.models import Community
from guildhall.meetings.calendars import event_of
from guildhall.meetings.models import Meeting
from guildhall.notifications.feeds import feed_path, make_feed_key
from guildhall.notifications.models import FeedKey
from guildhall.people.actions import leave
from guildhall.people.models import Person
from guildhall.questions.actions import ask
from guildhall.talk.actions import write_post


def test_a_feed_shows_what_its_owner_may_see(world):
    ask(world.community, by=world.ben, title="Why?", body="See [this](/help/)")
    hidden = write_post(world.community, by=world.cleo, body="Hidden note")
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
    client.post("/me/notifications/feeds/renew/")
    page = client.get("/me/notifications/").content.decode()
    new = feed_path(FeedKey.of(world.ben), world.community)
    reader = Client()
    before = [
        reader.get(old).status_code,
        reader.get(new).status_code,
        reader.get(new[:-3] + "x/").status_code,
    ]
    leave_community(world.community, person=world.ben)
    gone = reader.get(new).status_code
    cleos = feed_path(make_feed_key(by=world.cleo), world.community)
    leave(world.cleo, left_as="name")

    assert new in page
    assert (before, gone, reader.get(cleos).status_code) == ([404, 200, 404], 404, 404)


FORBIDDEN = "".join(map(chr, [*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), 0xFFFE, 0xFFFF]))


def test_no_character_that_xml_forbids_reaches_a_feed(world):
    question = ask(
        world.community,
        by=world.ben,
        title=f"Why{FORBIDDEN} so",
        body=f"It {FORBIDDEN}hums &#1;&#xFFFF;",
    )
    Entry.objects.filter(pk=question.pk).update(
        title=f"Why{FORBIDDEN[1:]} so", body_html=f"<p>It{FORBIDDEN[1:]} hums</p>"
    )
    Community.objects.update(
        name=f"Pumps{FORBIDDEN[1:]}", purpose=f"Run{FORBIDDEN[1:]}", visibility="open"
    )
    Person.objects.get_queryset().filter(pk=world.ben.pk).update(name=f"Ben{FORBIDDEN[1:]}")

    private = Client().get(feed_path(make_feed_key(by=world.ben), world.community)).content
    public = Client().get("/c/pumps/questions/feed/").content

    assert not set(question.title + question.body + question.body_html) & set(FORBIDDEN)
    for feed in (private, public):
        root = fromstring(feed)
        names = "{http://www.w3.org/2005/Atom}"
        assert "Pumps" in root.findtext(f"{names}title")
        assert root.findtext(f"{names}entry/{names}title") == "Why so"
        assert root.findtext(f"{names}entry/{names}author/{names}name") == "Ben"


def test_no_control_character_reaches_a_calendar(world):
    meeting = Meeting(where=f"Hall{FORBIDDEN}", about=f"The{FORBIDDEN} valve", zone="UTC")
    meeting.entry = Entry(title=f"Repair{FORBIDDEN}", community=world.community, kind="meeting")

    lines = event_of(meeting).to_ical().decode()

    assert not set(lines) & set(FORBIDDEN)
    assert "SUMMARY:Repair\r\n" in lines
    assert "LOCATION:Hall\r\n" in lines
