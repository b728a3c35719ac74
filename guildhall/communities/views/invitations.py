"""Invite colleagues: a link to copy, or a pasted list."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from guildhall.communities import actions, queries
from guildhall.communities.forms.start import GuestsForm
from guildhall.communities.guests import Guest, GuestList, read_guests
from guildhall.communities.letters import INVITATION
from guildhall.communities.models import Invitation
from guildhall.communities.policy import may_invite
from guildhall.communities.seats import Seat, in_community
from guildhall.communities.verbs import community_verb, this_community, to_page
from guildhall.kit.verdict import require
from guildhall.mail.actions import write_letter
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.saying import say


@login_required
@in_community
def invite(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    """A POST previews the pasted list; a second one, with its hidden copy, invites."""
    require(may_invite(seat))
    form = GuestsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        pasted = read_guests(form.cleaned_data["guests"])
        if not pasted.guests:
            form.add_error("guests", _("We could not find a name or an address in this text."))
        elif "confirmed" in request.POST:
            return _invite_guests(request, seat, pasted.guests)
        else:
            return _preview(request, seat, form, pasted)
    return render(
        request,
        "communities/invite.html",
        {"form": form, "room": "people", **_links(request, seat)},
    )


def _invitation_at(seat: Seat, invitation_id: int) -> Invitation:
    """The reader's own; for stewards everyone's."""
    invitations = Invitation.objects.filter(community=seat.community)
    if not seat.is_steward:
        invitations = invitations.filter(created_by=seat.person)
    return get_object_or_404(invitations, pk=invitation_id)


make_link = community_verb(
    find=this_community,
    may_here=may_invite,
    act=actions.make_link,
    back=to_page("invite"),
)
revoke_invitation = community_verb(
    find=_invitation_at,
    may_here=may_invite,
    act=actions.revoke_invitation,
    says=_("The link no longer works."),
    back=to_page("invite"),
)


def _preview(request: HttpRequest, seat: Seat, form: GuestsForm, pasted: GuestList) -> HttpResponse:
    emails = [guest.email for guest in pasted.guests if guest.email]
    members, invited = 0, 0
    if seat.is_steward:
        members, invited = queries.count_of_guests(seat.community, emails)
    context = {
        "guests": pasted.guests,
        "left_over": pasted.left_over,
        "text": form.cleaned_data["guests"],
        "sentences": _about_guests(mails=len(emails), members=members, invited=invited),
        "is_mailed": settings.HAS_MAIL and bool(emails),
        "room": "people",
    }
    return render(request, "communities/invite_preview.html", context)


def _about_guests(*, mails: int, members: int, invited: int) -> list[str]:
    """What happens to the people on the list, as far as it is known."""
    sent = ngettext("%(number)d person gets a mail.", "%(number)d people get a mail.", mails)
    here = ngettext(
        "%(number)d person is already a member.", "%(number)d people are already members.", members
    )
    asked = ngettext(
        "%(number)d person is already invited.", "%(number)d people are already invited.", invited
    )
    is_mailed = settings.HAS_MAIL and mails
    return [
        sent % {"number": mails}
        if is_mailed
        else gettext("No mail is sent. You get a link to copy for each person."),
        *([here % {"number": members}] if members else []),
        *([asked % {"number": invited}] if invited else []),
    ]


def _invite_guests(request: AuthenticatedRequest, seat: Seat, guests: list[Guest]) -> HttpResponse:
    made = actions.invite(seat.community, guests=guests, by=request.user)
    if settings.HAS_MAIL:
        for invitation in made:
            if invitation.email:
                write_letter(
                    INVITATION,
                    address=invitation.email,
                    about={"invitation": invitation.pk},
                    key=str(invitation.pk),
                )
    say(request, _("%(count)d people are invited. Each link works once."), count=len(made))
    return redirect("invite", seat.community.slug)


def _links(request: AuthenticatedRequest, seat: Seat) -> dict[str, object]:
    invitations = queries.open_invitations(seat.community)
    if not seat.is_steward:
        invitations = invitations.filter(created_by=request.user)
    listed = list(invitations[:100])
    named = [one for one in listed if one.name or one.email]
    own = [one for one in listed if one not in named and one.created_by_id == request.user.pk]
    return {
        "shared": _with_link(request, own[0]) if own else None,
        "named": [_with_link(request, one) for one in named],
    }


def _with_link(request: AuthenticatedRequest, invitation: Invitation) -> dict[str, object]:
    link = request.build_absolute_uri(invitation.get_absolute_url())
    return {
        "pk": invitation.pk,
        "name": invitation.name or invitation.email,
        "link": link,
        "link_id": f"link-{invitation.pk}",
        "expires_at": invitation.expires_at,
    }
