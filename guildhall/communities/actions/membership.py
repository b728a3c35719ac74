"""Join, ask to join, leave."""

import datetime as dt

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from guildhall.activity.actions import record
from guildhall.communities import events
from guildhall.communities.models import (
    Community,
    ExitReason,
    Invitation,
    JoinRequest,
    Membership,
    Removal,
    RolePeriod,
)
from guildhall.people.models import Person


class NotJoinable(ValueError):
    """The invitation was used up, withdrawn or has run out."""


class LastSteward(ValueError):
    """The last steward can't leave or step down: nobody would look after the community."""


def join(community: Community, *, person: Person, at: dt.datetime | None = None) -> Membership:
    """Become a member now (or at `at`). Joining twice is harmless."""
    with transaction.atomic():
        membership, is_new = Membership.objects.get_or_create(
            community=community, person=person, until=None, defaults={"since": at or timezone.now()}
        )
        if is_new:
            _close_request(community, person, is_admitted=True)
            record(events.MEMBER_JOINED, actor_id=person.pk, community_id=community.pk, at=at)
    return membership


def join_by_invitation(invitation: Invitation, *, person: Person) -> Membership:
    """Come in through an invitation link. Raises NotJoinable; the last use goes to one of two."""
    with transaction.atomic():
        if Removal.objects.filter(
            community=invitation.community, person=person, lifted_at=None
        ).exists():
            raise NotJoinable("The stewards have removed you from this community. You can appeal.")
        is_in = (
            Membership.objects.current()
            .filter(community=invitation.community, person=person)
            .exists()
        )
        used = is_in or Invitation.objects.open().filter(pk=invitation.pk).update(
            uses_left=F("uses_left") - 1
        )
        if not used:
            raise NotJoinable(
                "This invitation has been used or withdrawn, or has expired. Ask for a new one."
            )
        return join(invitation.community, person=person)


def request_to_join(community: Community, *, person: Person, answer: str = "") -> JoinRequest:
    """Ask the stewards. Asking again changes the answer of the waiting request."""
    with transaction.atomic():
        request, is_new = JoinRequest.objects.update_or_create(
            community=community, person=person, decided_at=None, defaults={"answer": answer.strip()}
        )
        if is_new:
            record(events.MEMBER_REQUESTED, actor_id=person.pk, community_id=community.pk)
    return request


def admit(request: JoinRequest, *, by: Person) -> Membership:
    """Say yes. The person belongs from now on; saying it twice is harmless."""
    with transaction.atomic():
        membership = join(request.community, person=request.person)
        undecided = JoinRequest.objects.filter(pk=request.pk, decided_by__isnull=True)
        if undecided.update(decided_by=by):
            record(
                events.MEMBER_ADMITTED,
                actor_id=by.pk,
                community_id=request.community_id,
                toward_id=request.person_id,
            )
    return membership


def decline(request: JoinRequest, *, by: Person) -> None:
    """Say no for now. The person may ask again."""
    with transaction.atomic():
        declined = JoinRequest.objects.filter(pk=request.pk, decided_at__isnull=True).update(
            decided_at=timezone.now(), decided_by=by
        )
        if declined:
            record(
                events.MEMBER_DECLINED,
                actor_id=by.pk,
                community_id=request.community_id,
                toward_id=request.person_id,
            )


def leave_community(community: Community, *, person: Person, reason: str = "") -> None:
    """Stop belonging. What was written stays. Raises LastSteward.

    The `reason` is kept without the person.
    """
    with transaction.atomic():
        held = RolePeriod.objects.current().filter(community=community, person=person)
        if held.stewards().exists() and stewards_of(community) == {person.pk}:
            raise LastSteward(
                "You are the last steward here. Ask someone to take over first; "
                "once they say yes, you can leave."
            )
        held.update(until=timezone.now())
        ended = (
            Membership.objects.current()
            .filter(community=community, person=person)
            .update(until=timezone.now())
        )
        if ended:
            record(events.MEMBER_LEFT, actor_id=person.pk, community_id=community.pk)
            if reason:
                monday_on = ExitReason.monday_of(timezone.localdate())
                ExitReason.objects.create(community=community, reason=reason, monday_on=monday_on)


def pause_member(community: Community, *, person: Person, until: dt.datetime) -> None:
    """Until then they can only read."""
    Membership.objects.current().filter(community=community, person=person).update(
        paused_until=until
    )


def resume_member(community: Community, *, person: Person) -> None:
    Membership.objects.current().filter(community=community, person=person).update(
        paused_until=None
    )


def remove_member(community: Community, *, person: Person) -> None:
    """End the membership; only a steward can let them back in. Raises LastSteward."""
    with transaction.atomic():
        leave_community(community, person=person)
        JoinRequest.objects.filter(community=community, person=person, decided_at=None).update(
            decided_at=timezone.now()
        )
        Removal.objects.get_or_create(community=community, person=person, lifted_at=None)


def lift_removal(community: Community, *, person: Person) -> None:
    """They are a member again, without the roles that they had."""
    with transaction.atomic():
        if Removal.objects.filter(community=community, person=person, lifted_at=None).update(
            lifted_at=timezone.now()
        ):
            join(community, person=person)


def stewards_of(community: Community) -> set[int]:
    current = RolePeriod.objects.stewards_of(community)
    return set(current.select_for_update().values_list("person_id", flat=True))


def _close_request(community: Community, person: Person, *, is_admitted: bool) -> None:
    JoinRequest.objects.filter(community=community, person=person, decided_at__isnull=True).update(
        decided_at=timezone.now(), is_admitted=is_admitted
    )
