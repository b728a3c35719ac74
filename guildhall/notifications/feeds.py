"""Secret addresses of feeds and calendars, for each person and community.

Those of feeds and those of calendars are renewed separately.
"""

from django.core.signing import BadSignature, Signer
from django.db.models import QuerySet
from django.urls import reverse

from guildhall.commons.models import Entry
from guildhall.communities.models import Community
from guildhall.notifications.models import FeedKey, new_nonce
from guildhall.people.models import Person

NEWEST = 30


def make_feed_key(*, by: Person) -> FeedKey:
    """Addresses of feeds for `by`; the old ones stop working. Calendars keep theirs."""
    return FeedKey.objects.update_or_create(person=by, defaults={"nonce": new_nonce()})[0]


def make_calendar_key(*, by: Person) -> FeedKey:
    """Addresses of calendars for `by`; the old ones stop working. Feeds keep theirs."""
    return FeedKey.objects.update_or_create(person=by, defaults={"calendar_nonce": new_nonce()})[0]


def feed_path(key: FeedKey, community: Community) -> str:
    return reverse("private_feed", args=[token_of(key, community.pk)])


def read_feed(token: str) -> tuple[Person, Community] | None:
    """Whose feed this is, and of which community.

    None for a wrong or renewed address, and for people who have left the community.
    """
    owner = read_token(token)
    if owner is None:
        return None
    person, community_id = owner
    community = Community.objects.of(person).filter(pk=community_id).first()
    return (person, community) if community else None


def token_of(key: FeedKey, community_id: int, *, of: str = "feed") -> str:
    """The secret part of an address: for one person, one community (0: all) and one use."""
    return _signer(key.nonce_for(of), of).sign(f"{key.person_id}-{community_id}")


def read_token(token: str, *, of: str = "feed") -> tuple[Person, int] | None:
    """Whose token it is, and for which community.

    None for a wrong or renewed one, and for people who have left the hall.
    """
    person_id, _dash, _rest = token.partition("-")
    keys = FeedKey.objects.filter(person__in=Person.objects.here()).select_related("person")
    key = (
        keys.filter(person=int(person_id)).first()
        if person_id.isdecimal() and len(person_id) < 18
        else None
    )
    if key is None:
        return None
    try:
        return key.person, int(_signer(key.nonce_for(of), of).unsign(token).partition("-")[2])
    except (BadSignature, ValueError):
        return None


def newest_for(person: Person, community: Community) -> QuerySet[Entry]:
    """What a feed shows: the newest entries that this person may see."""
    entries = Entry.objects.visible_to(person).published().filter(community=community)
    return entries.select_related("author", "community").order_by("-created_at", "-pk")[:NEWEST]


def _signer(nonce: str, of: str) -> Signer:
    return Signer(salt=f"guildhall.notifications.{of}.{nonce}", sep=".")
