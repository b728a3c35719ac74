"""A person's own lists, and words to begin with."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from guildhall.communities.models import Membership, Topic
from guildhall.kit.prepared import prepared
from guildhall.people.models import Offer, Person
from guildhall.skills.words import BROUGHT

MOST_WORDS = 60
TITLES = {
    Offer.Kind.ASK_ME: _("Ask me about"),
    Offer.Kind.LEND: _("I can lend"),
    Offer.Kind.LEARN: _("I'd like to learn"),
}


@dataclass(frozen=True, slots=True)
class OwnList:
    title: Any
    offers: Sequence[Offer]


def lists_of(person: Person) -> list[OwnList]:
    """Each kind with what is on it, in the order in which it was listed. One query."""
    offers = _brought_by.rows(person_id=person.pk)
    return [OwnList(TITLES[kind], [one for one in offers if one.kind == kind]) for kind in BROUGHT]


def known_words(person: Person) -> list[str]:
    """Names of topics of their communities: what to list so that others find it. One query."""
    topics = _topics_around.rows(person_id=person.pk)
    return list(dict.fromkeys(topic.name for topic in topics))


@prepared
def _brought_by(person_id: int) -> QuerySet[Offer]:
    return Offer.objects.filter(person=person_id, kind__in=BROUGHT).order_by("pk")


@prepared
def _topics_around(person_id: int) -> QuerySet[Topic]:
    mine = Membership.objects.current().filter(person=person_id).values("community")
    return Topic.objects.filter(community__in=mine).order_by("name_key")[:MOST_WORDS]
