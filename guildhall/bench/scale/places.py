"""Who is there: communities of different size, what the reader may read of them, and people."""

from dataclasses import dataclass

from django.db import transaction

from guildhall.communities.actions import open_room, start_community
from guildhall.communities.actions.bringing import bring_in_topics
from guildhall.communities.models import Community, Membership, Topic
from guildhall.people.actions import arrive
from guildhall.people.models import Person
from guildhall.search.actions import index_people

SLUG = "bench"
BATCH = 500
TOPICS = [f"topic {number}" for number in range(20)]
OTHERS = 8
OF_WHICH_READ = 4
HIDDEN = "hidden"
SHARES = {SLUG: 50, HIDDEN: 10} | {f"{SLUG}-{number}": 5 for number in range(OTHERS)}  # in %
MOST_PEOPLE = 20_000


@dataclass(slots=True)
class Hall:
    """What a filled hall is filled into: the reader is an ordinary member, one of `people`.

    `topics` and `chances` are by community id: its topics, and its share of all entries in %.
    """

    reader: Person
    communities: list[Community]
    topics: dict[int, list[int]]
    chances: list[int]
    people: list[int]


def make_places() -> Hall:
    """A large community, smaller ones, half of which the reader belongs to, and a hidden one."""
    steward, reader = arrive("Ada"), arrive("Ben")
    communities = [_start(slug, steward) for slug in SHARES]
    read = [one for one in communities if one.slug != HIDDEN][: 1 + OF_WHICH_READ]
    Membership.objects.bulk_create(Membership(community=one, person=reader) for one in read)
    topics: dict[int, list[int]] = {}
    for community_id, topic_id in Topic.objects.values_list("community", "pk"):
        topics.setdefault(community_id, []).append(topic_id)
    return Hall(reader, communities, topics, list(SHARES.values()), [steward.pk, reader.pk])


def add_people(hall: Hall, entries: int) -> None:
    """One person for each fifty entries, all of them members of the large community."""
    wanted = max(20, min(entries // 50, MOST_PEOPLE))
    main, *others = hall.communities
    while len(hall.people) < wanted:
        start = len(hall.people)
        names = [f"person-{start + number}" for number in range(min(BATCH, wanted - start))]
        with transaction.atomic():
            people = Person.objects.get_queryset().bulk_create(
                Person(username=name, username_key=name, name=name.capitalize()) for name in names
            )
            Membership.objects.bulk_create(
                Membership(community=community, person=person)
                for place, person in enumerate(people)
                for community in (main, others[place % len(others)])
            )
            index_people(person.pk for person in people)
        hall.people += [person.pk for person in people]


def _start(slug: str, steward: Person) -> Community:
    visibility = Community.Visibility.HIDDEN if slug == HIDDEN else Community.Visibility.OPEN
    community = start_community(
        slug.capitalize(), by=steward, purpose="To be measured", visibility=visibility, slug=slug
    )
    for room in ("practices", "meetings"):
        if room not in community.open_rooms:
            open_room(community, room=room, by=steward)
    bring_in_topics(community, TOPICS)
    return community
