"""Invite: a link to copy, or a pasted list."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guildhall.communities import actions, queries
from guildhall.communities.forms.start import GuestsForm
from guildhall.communities.guests import Guest, GuestList, read_guests
from guildhall.communities.letters import INVITATION
from guildhall.communities.models import Invitation
from guildhall.communities.policy import may_invite
from guildhall.communities.seats import Seat, in_community
from guildhall.kit.verdict import require
from guildhall.mail.actions import write_letter


@login_required
@in_community
def invite(request: HttpRequest, seat: Seat) -> HttpResponse:
    """A POST previews the pasted list; a second one, with its hidden copy, invites."""
    require(may_invite(seat))
    form = GuestsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        pasted = read_guests(form.cleaned_data["guests"])
        if not pasted.guests:
            form.add_error("guests", _("No name and no address was found in this text."))
        elif "confirmed" in request.POST:
            return _invite_guests(request, seat, pasted.guests)
        else:
            return _preview(request, seat, form, pasted)
    return render(request, "communities/invite.html", {"form": form, "room": "people", **_links(request, seat)})


@login_required
@require_POST
@in_community
def make_link(request: HttpRequest, seat: Seat) -> HttpResponse:
    require(may_invite(seat))
    actions.make_link(seat.community, by=request.user)
    return redirect("invite", seat.community.slug)


@login_required
@require_POST
@in_community
def revoke_invitation(request: HttpRequest, seat: Seat, invitation_id: int) -> HttpResponse:
    require(may_invite(seat))
    mine = Invitation.objects.filter(community=seat.community)
    if not seat.is_steward:
        mine = mine.filter(created_by=request.user)
    actions.revoke_invitation(get_object_or_404(mine, pk=invitation_id), by=request.user)
    messages.success(request, _("This link leads nowhere any more."))
    return redirect("invite", seat.community.slug)


def _preview(request: HttpRequest, seat: Seat, form: GuestsForm, pasted: GuestList) -> HttpResponse:
    emails = [guest.email for guest in pasted.guests if guest.email]
    members, invited = queries.count_of_guests(seat.community, emails) if seat.is_steward else (0, 0)
    context = {
        "guests": pasted.guests, "left_over": pasted.left_over, "text": form.cleaned_data["guests"], "members": members,
        "invited": invited, "mails": len(emails) if settings.HAS_MAIL else 0, "room": "people",
    }  # fmt: skip
    return render(request, "communities/invite_preview.html", context)


def _invite_guests(request: HttpRequest, seat: Seat, guests: list[Guest]) -> HttpResponse:
    made = actions.invite(seat.community, guests=guests, by=request.user)
    if settings.HAS_MAIL:
        for invitation in made:
            if invitation.email:
                write_letter(INVITATION, address=invitation.email, about={"invitation": invitation.pk}, key=str(invitation.pk))
    messages.success(request, _("%(count)d invitations are made. Each link works once.") % {"count": len(made)})
    return redirect("invite", seat.community.slug)


def _links(request: HttpRequest, seat: Seat) -> dict[str, object]:
    found = queries.open_invitations(seat.community)
    if not seat.is_steward:
        found = found.filter(created_by=request.user)
    listed = list(found[:100])
    for one in listed:
        one.link = request.build_absolute_uri(one.get_absolute_url())
    shared = next((one for one in listed if not one.name and not one.email and one.created_by_id == request.user.pk), None)
    return {"shared": shared, "named": [one for one in listed if one.name or one.email]}
