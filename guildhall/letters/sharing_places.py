"""Where messages of a letter can be shared: forms that take words, in one's own communities."""

from dataclasses import dataclass

from django.urls import reverse

from guildhall.communities.models import Community, Membership
from guildhall.letters.models import Sharing
from guildhall.people.models import Person
from guildhall.web.panels import Begin, Intent, begins_in


@dataclass(frozen=True, slots=True)
class Place:
    """A form in a community."""

    community: Community
    begin: Begin

    @property
    def key(self) -> str:
        return f"{self.community.pk} {self.begin.draft}"

    @property
    def address(self) -> str:
        return reverse(self.begin.url_name, args=[self.community.slug])


def places_of(person: Person) -> list[Place]:
    """By the name of the community, not those that are closed or have paused them. One query."""
    mine = Membership.objects.may_write().filter(person=person, community__closed_at=None)
    return [
        Place(membership.community, begin)
        for membership in mine.select_related("community").order_by("community__name_key")
        for begin in begins_in(membership.community.open_rooms)
        if begin.draft and begin.intent is not Intent.PLAN
    ]


def place_of(sharing: Sharing) -> Place | None:
    """None where its writer left the community, or the room is shut."""
    key = f"{sharing.community_id} {sharing.form}"
    return next((place for place in places_of(sharing.by) if place.key == key), None)
