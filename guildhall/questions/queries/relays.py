"""Questions asked through someone else."""

from django.db.models import QuerySet

from guildhall.communities.models import RolePeriod
from guildhall.communities.seats import Seat
from guildhall.communities.standing_in import is_away
from guildhall.people.models import Person
from guildhall.questions.models import Relay


def who_may_post_for_me(seat: Seat) -> list[Person]:
    """The other stewards and buddies of the community who are not away."""
    roles = [RolePeriod.Role.STEWARD, RolePeriod.Role.BUDDY]
    held = RolePeriod.objects.current().filter(community=seat.community, role__in=roles, topic=None)
    people = Person.objects.here().people().filter(pk__in=held.values("person"))
    people = people.exclude(is_away())
    return list((people.exclude(pk=seat.person.pk) if seat.person else people).order_by("name"))


def relays_waiting_for(person: Person) -> QuerySet[Relay]:
    relays = Relay.objects.filter(through=person, entry=None, declined_at=None)
    return relays.select_related("asker", "community")
