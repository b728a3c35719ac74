"""Invite people: by a link for many, or one each for names and addresses."""

from django.db import transaction
from django.utils import timezone

from guildhall.activity.actions import record
from guildhall.communities import events
from guildhall.communities.guests import Guest
from guildhall.communities.models import Community, Invitation
from guildhall.people.models import Person

LINK_USES = 200


def make_link(community: Community, *, by: Person) -> Invitation:
    """The link to copy into a messenger. While one of `by`'s is open, it is that one."""
    with transaction.atomic():
        mine = Invitation.objects.open().filter(
            community=community, created_by=by, name="", email=""
        )
        newest = mine.order_by("-expires_at").first()
        return newest or _invite(community, by, uses_left=LINK_USES)


def invite(community: Community, *, guests: list[Guest], by: Person) -> list[Invitation]:
    """One single-use invitation for each guest; people whom `by` invited before keep theirs."""
    with transaction.atomic():
        return [
            _waiting(community, by, guest)
            or _invite(community, by, name=guest.name, email=guest.email)
            for guest in guests
        ]


def revoke_invitation(invitation: Invitation, *, by: Person) -> None:
    """The link stops working."""
    Invitation.objects.filter(pk=invitation.pk, revoked_at__isnull=True).update(
        revoked_at=timezone.now()
    )


def _waiting(community: Community, by: Person, guest: Guest) -> Invitation | None:
    mine = Invitation.objects.open().filter(community=community, created_by=by, uses_left=1)
    return mine.filter(name=guest.name[:80], email=guest.email).first()


def _invite(
    community: Community, by: Person, *, name: str = "", email: str = "", uses_left: int = 1
) -> Invitation:
    invitation = Invitation.objects.create(
        community=community, created_by=by, name=name[:80], email=email, uses_left=uses_left
    )
    record(events.MEMBER_INVITED, actor_id=by.pk, community_id=community.pk)
    return invitation
