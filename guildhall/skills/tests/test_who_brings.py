"""Who can do what: in a community and in the whole hall."""

import pytest

from guildhall.communities.actions import join
from guildhall.communities.models import Community, Topic, TopicSynonym
from guildhall.people.actions import add_offer, arrive, block, leave
from guildhall.people.actions.accounts import suspend
from guildhall.people.models import Offer, Person
from guildhall.skills.queries.finding import shelf_of, sought, who_brings

pytestmark = pytest.mark.database
ASK_ME, LEND, LEARN = Offer.Kind.ASK_ME, Offer.Kind.LEND, Offer.Kind.LEARN


def found(text: str, reader: Person, *, community=None, kind: str = "") -> list[str]:
    wanted = sought(text, kind=kind, reader=reader, community=community)
    hits = who_brings(wanted, reader, community=community).hits
    return [f"{hit.offer.person.name}: {hit.offer.text}" for hit in hits]


def test_who_can_weld_finds_welding(world):
    add_offer(world.ben, kind=ASK_ME, text="MIG welding")
    add_offer(world.cleo, kind=LEARN, text="Welding")

    assert found("who can weld?", world.ada) == ["Ben: MIG welding"]
    assert found("weld", world.ada) == ["Cleo: Welding", "Ben: MIG welding"]
    assert found("weld", world.ada, kind=LEARN) == ["Cleo: Welding"]
    assert found("TIG welding", world.ada) == []


def test_who_can_lend_a_ladder_finds_it_among_members_only(world):
    add_offer(world.ben, kind=LEND, text="Two ladders")

    assert found("who can lend a ladder?", world.ada) == ["Ben: Two ladders"]
    assert found("who can lend a ladder?", world.dov) == []
    assert shelf_of(world.community, world.dov, LEND).rows == []


def test_other_words_of_a_topic_find_it(world):
    topic = Topic.objects.create(
        community=world.community, name="Refrigeration", name_key="refrigeration", slug="r"
    )
    TopicSynonym.objects.create(
        community=world.community, topic=topic, name="Cooling", name_key="cooling", slug="c"
    )
    add_offer(world.ben, kind=ASK_ME, text="Refrigeration")
    Community.objects.filter(pk=world.community.pk).update(visibility="private")

    assert found("cooling", world.ada) == ["Ben: Refrigeration"]
    assert found("cooling", world.dov) == []


@pytest.mark.parametrize("reason", ["blocked", "blocks", "left", "suspended", "unclaimed"])
def test_who_is_not_here_or_is_blocked_is_never_found(world, reason):
    add_offer(world.ben, kind=ASK_ME, text="Welding")
    {
        "blocked": lambda: block(world.ben, by=world.cleo),
        "blocks": lambda: block(world.cleo, by=world.ben),
        "left": lambda: leave(world.ben, left_as="name"),
        "suspended": lambda: suspend(world.ben, by=world.ada, reason="r"),
        "unclaimed": lambda: Person.objects.filter(pk=world.ben.pk).update(claimed_at=None),
    }[reason]()

    assert found("weld", world.cleo) == []
    assert found("weld", world.cleo, community=world.community) == []
    assert shelf_of(world.community, world.cleo, ASK_ME).rows == []


def test_a_community_shows_its_own_people_by_the_alphabet(world):
    for person in (world.ben, world.cleo, world.dov):
        add_offer(person, kind=ASK_ME, text="Welding")
    add_offer(world.ada, kind=ASK_ME, text="Bread")

    shelf = shelf_of(world.community, world.ada, ASK_ME)
    told = [(row.text, [one.name for one in row.people]) for row in shelf.rows]

    assert told == [("Bread", ["Ada"]), ("Welding", ["Ben", "Cleo"])]


def test_many_come_in_parts(world):
    for number in range(35):
        add_offer(world.ben, kind=ASK_ME, text=f"Pump {number:02}")
    mia = arrive("Mia")
    join(world.community, person=mia)
    add_offer(mia, kind=ASK_ME, text="Zebra")

    first = who_brings(sought("pump", reader=mia), mia)
    second = who_brings(sought("pump", reader=mia), mia, before=first.before)
    shelf = shelf_of(world.community, mia, ASK_ME)
    rest = shelf_of(world.community, mia, ASK_ME, after=shelf.after)

    assert [len(first.hits), len(second.hits), second.before] == [30, 5, None]
    assert [row.text for row in rest.rows][-1] == "Zebra"
    assert rest.after == ""


def test_the_pages_say_who(world, as_person):
    add_offer(world.ben, kind=LEND, text="A ladder")
    cleo = as_person(world.cleo)

    assert "A ladder" in cleo.get("/c/pumps/people/skills/").content.decode()
    assert "Ben" in cleo.get("/c/pumps/people/skills/?q=ladder").content.decode()
    assert "Ben" in cleo.get("/skills/?q=ladder").content.decode()
    assert "Nobody has listed this yet" in cleo.get("/skills/?q=harpsichord").content.decode()
    assert "What people can do and lend" in cleo.get("/c/pumps/people/").content.decode()
    assert cleo.get("/skills/?q=ladder&before=nonsense&kind=nothing").status_code == 200
