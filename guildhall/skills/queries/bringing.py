"""Who brings what, by topic: for the gate alone, which lets no group of a few people out."""

from collections.abc import Mapping

from guildhall.communities.models import Community, Membership, Topic
from guildhall.people.models import Offer, is_a_person, is_here
from guildhall.skills.words import words_asked, words_of

KINDS = (Offer.Kind.ASK_ME, Offer.Kind.LEARN)


def members_counted(community: Community) -> int:
    return _members(community).count()


def who_brings_what(community: Community) -> Mapping[tuple[str, str], frozenset[int]]:
    """For each topic (its key) and kind, the ids of the members who list it. Three queries."""
    topics = list(Topic.objects.filter(community=community).prefetch_related("synonyms"))
    asked = {
        topic.name_key: [words_asked(name) for name in (topic.name, *topic.also_called)]
        for topic in topics
    }
    people: dict[tuple[str, str], set[int]] = {
        (key, str(kind)): set() for key in asked for kind in KINDS
    }
    named: dict[str, list[str]] = {}
    offers = Offer.objects.filter(
        kind__in=KINDS, person__in=_members(community).values("person")
    ).values_list("person_id", "kind", "text")
    for person_id, kind, text in offers:
        if text not in named:
            words = words_of(text)
            named[text] = [
                key
                for key, names in asked.items()
                if any(ways and all(way & words for way in ways) for ways in names)
            ]
        for key in named[text]:
            people[key, kind].add(person_id)
    return {cell: frozenset(ids) for cell, ids in people.items()}


def _members(community: Community):
    return Membership.objects.current().filter(
        is_here(of="person__"), is_a_person(of="person__"), community=community
    )
