"""Private Atom feeds: a secret address for each person and community, which can be renewed."""

from django.core.signing import BadSignature, Signer
from django.db.models import QuerySet
from django.urls import reverse

from guildhall.commons.models import Entry
from guildhall.communities.models import Community, Membership
from guildhall.notifications.models import FeedKey
from guildhall.people.models import Person

NEWEST = 30


def make_feed_key(*, by: Person) -> FeedKey:
    """Addresses for `by`; those from before lead nowhere any more."""
    FeedKey.objects.filter(person=by).delete()
    return FeedKey.objects.create(person=by)


def feed_path(key: FeedKey, community: Community) -> str:
    return reverse("private_feed", args=[_signer(key.nonce).sign(f"{key.person_id}-{community.pk}")])


def read_feed(token: str) -> tuple[Person, Community] | None:
    """Whose feed of what this is; None for a wrong or renewed address, and for who does not belong there any more."""
    person_id, _dash, _rest = token.partition("-")
    key = FeedKey.objects.filter(person=int(person_id)).first() if person_id.isdecimal() and len(person_id) < 18 else None
    if key is None:
        return None
    try:
        community_id = int(_signer(key.nonce).unsign(token).partition("-")[2])
    except (BadSignature, ValueError):
        return None
    member = Membership.objects.current().filter(community=community_id, person=key.person_id, person__in=Person.objects.here())
    found = member.select_related("person", "community").first()
    return (found.person, found.community) if found else None


def newest_for(person: Person, community: Community) -> QuerySet[Entry]:
    """What a feed shows: the newest entries that this person may see."""
    entries = Entry.objects.visible_to(person).published().filter(community=community)
    return entries.select_related("author", "community").order_by("-created_at", "-pk")[:NEWEST]


def _signer(nonce: str) -> Signer:
    return Signer(salt=f"guildhall.notifications.feed.{nonce}", sep=".")
