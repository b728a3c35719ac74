"""Regular mails of a community, beside its notices: each kind can be stopped with one click."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse

from guildhall.communities.models import Community
from guildhall.kit.signed_numbers import read_numbers, sign_numbers
from guildhall.mail.building import absolute
from guildhall.notifications.models import NoMail
from guildhall.people.models import Person


def want_no_mail(kind: str, *, by: Person, community: Community) -> None:
    NoMail.objects.get_or_create(kind=kind, person=by, community=community)


def want_mail(kind: str, *, by: Person, community: Community) -> None:
    """Send it again."""
    NoMail.objects.filter(kind=kind, person=by, community=community).delete()


def wants_mail(kind: str, *, person: Person, community: Community) -> bool:
    """Whether this person still gets it. One query."""
    return not NoMail.objects.filter(kind=kind, person=person, community=community).exists()


def who_wants_none(kind: str, community_id: int) -> QuerySet:
    """Ids of people who stopped it, for a subquery."""
    return NoMail.objects.filter(kind=kind, community=community_id).values("person")


@dataclass(frozen=True, slots=True)
class StopLink:
    """The signed link that stops such a mail for one person, without signing in."""

    kind: str
    person_id: int
    community_id: int

    @property
    def address(self) -> str:
        return absolute(reverse("stop_regular_mail", args=[self.kind, self.token]))

    @property
    def token(self) -> str:
        return sign_numbers(_salt(self.kind), self.person_id, self.community_id)


def read_stop_link(kind: str, token: str) -> tuple[Person, Community] | None:
    """None for what we never signed, and where the person or the community is gone."""
    numbers = read_numbers(_salt(kind), token, count=2)
    person = Person.objects.here().filter(pk=numbers[0]).first() if numbers else None
    community = (
        Community.objects.findable_by(person).filter(pk=numbers[1]).first()
        if numbers and person
        else None
    )
    return (person, community) if person and community else None


def _salt(kind: str) -> str:
    return f"guildhall.notifications.regular_mail.{kind}"
