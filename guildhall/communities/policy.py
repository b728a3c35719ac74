"""What people may do with a community, and why not, in sentences that they read."""

import datetime as dt

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhall.communities.models import Community, Removal, StewardSearch
from guildhall.communities.seats import Seat
from guildhall.kit.verdict import YES, Verdict, no
from guildhall.people.models import Person

REOPENS_FOR = dt.timedelta(days=30)


def may_start_community(person: Person) -> Verdict:
    return YES if person.is_authenticated else no(_("Sign in to start a community."))


def may_take_part(seat: Seat) -> Verdict:
    """Write, thank, follow: what members do, unless a steward has paused them."""
    if seat.takes_part:
        return YES
    if seat.community.is_closed:
        return no(
            _(
                "This community is closed. You can read it, "
                "and ask the contact person for the archive."
            )
        )
    if seat.is_member and seat.is_paused and seat.paused_until:
        return no(
            _(
                "A steward has paused you here until %(date)s. "
                "You can still read, and you can appeal."
            )
            % {"date": f"{seat.paused_until:%d %B %Y}"}
        )
    if seat.person is None:
        return no(_("Sign in and join this community to take part."))
    return no(_("Join this community to take part."))


def may_change_community(seat: Seat) -> Verdict:
    return YES if seat.is_steward else no(_("Only stewards of this community can change this."))


def may_invite(seat: Seat) -> Verdict:
    """Members bring others into an open or listed community; into a quieter one, stewards do."""
    if seat.community.is_closed:
        return no(
            _(
                "This community is closed. You can read it, "
                "and ask the contact person for the archive."
            )
        )
    if seat.is_steward:
        return YES
    quiet = seat.community.visibility in (Community.Visibility.PRIVATE, Community.Visibility.HIDDEN)
    if seat.is_member and not quiet and seat.community.joining != Community.Joining.INVITATION:
        return YES
    return no(_("Only stewards can invite people here. Ask one of them."))


def may_join(seat: Seat) -> Verdict:
    if seat.person is None:
        return no(_("Sign in to join."))
    if seat.is_member:
        return no(_("You are already a member."))
    if seat.community.is_closed:
        return no(_("This community is closed, so nobody can join it."))
    if Removal.objects.filter(
        community=seat.community, person=seat.person, lifted_at=None
    ).exists():
        return no(_("The stewards have removed you from this community. You can appeal."))
    if seat.community.joining == Community.Joining.INVITATION:
        return no(_("People join this community by invitation. Ask a member or steward for one."))
    return YES


def may_reopen_community(seat: Seat) -> Verdict:
    """Its stewards and its keeper, for thirty days; then it rests, and a new one can begin."""
    community = seat.community
    if not (
        seat.is_steward
        or (seat.is_member and seat.person and seat.person.pk == community.keeper_id)
    ):
        return no(_("Only the stewards and the contact person for the archive can reopen it."))
    if community.closed_at and community.closed_at < timezone.now() - REOPENS_FOR:
        return no(
            _(
                "It was closed more than thirty days ago. "
                "Start a new community and link to what is here."
            )
        )
    return YES


def may_take_stewardship(seat: Seat, search: StewardSearch) -> Verdict:
    """Any member, while nobody looks after it; an owner of the hall, once the owners were told."""
    if seat.is_member or (search.owners_told_at and seat.person and seat.person.is_owner):
        return YES
    return no(_("Join this community to become its steward."))


def may_see_members(seat: Seat) -> Verdict:
    """Lists of people need sign-in and membership, also in an open community."""
    if seat.person is None:
        return no(_("Sign in to see who is here."))
    if seat.is_member or seat.is_visiting_owner or seat.community.is_open:
        return YES
    return no(_("Join this community to see who is here."))


def may_look_in(person: Person) -> Verdict:
    """An owner may open a community they are no member of, for a stated reason."""
    if person.is_authenticated and person.is_owner:
        return YES
    return no(_("Only an owner of this hall can do this."))
