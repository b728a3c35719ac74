"""Who sees what someone lists: the one place that decides it."""

from django.db.models import Exists, OuterRef, Q

from guildhall.communities.models import Community, Membership
from guildhall.people.models import Block, Offer, Person, is_a_person, is_here


def offers_seen_by(reader: Person, *, of: str = "") -> Q:
    """The rule as a condition; `of` leads from a row to its offer, as in `offer__`."""
    person = f"{of}person"
    theirs = Membership.objects.current().filter(person=OuterRef(person))
    mine = Membership.objects.current().filter(person=reader).values("community")
    return (
        is_here(of=f"{person}__")
        & is_a_person(of=f"{person}__")
        & ~Q(**{f"{person}__in": Block.objects.filter(person=reader).values("blocked")})
        & ~Q(**{f"{person}__in": Block.objects.filter(blocked=reader).values("person")})
        & (
            ~Q(**{f"{of}kind": Offer.Kind.LEND})
            | Q(**{person: reader})
            | Q(Exists(theirs.filter(community__in=mine)))
        )
    )


def belongs_to(community: Community, *, of: str = "") -> Q:
    members = Membership.objects.current().filter(community=community)
    return Q(Exists(members.filter(person=OuterRef(f"{of}person"))))
