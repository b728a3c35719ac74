"""The room: one's own wish and offer, what one is asked, and one's pairs here."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from guildhall.communities.models import Topic
from guildhall.communities.seats import Seat, in_room
from guildhall.communities.verbs import this_community, to_page
from guildhall.kit.verdict import require
from guildhall.mentoring import actions, policy
from guildhall.mentoring.events import ROOM
from guildhall.mentoring.forms import OfferForm, WishForm
from guildhall.mentoring.models import MentorOffer, Proposal, Wish
from guildhall.mentoring.queries import own_in, proposals_in
from guildhall.people.models import Person
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.saying import say
from guildhall.web.verbs import verb


@never_cache
@in_room(ROOM)
def mentoring(request: HttpRequest, seat: Seat) -> HttpResponse:
    context = {"room": ROOM, "own": own_in(seat), "may_wish": policy.may_wish(seat)}
    return render(request, "mentoring/mentoring.html", context)


@never_cache
@login_required
@in_room(ROOM)
def wish(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    require(policy.may_wish(seat))
    mine = Wish.objects.filter(community=seat.community, person=request.user).first()
    initial = {"what": mine.what, "goal": mine.goal} if mine else {}
    form = WishForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        actions.wish(seat.community, by=request.user, **form.cleaned_data)
        say(request, _("Kept, for you alone. You're told once someone fits."))
        return redirect("mentoring", seat.community.slug)
    return _form_page(request, seat, form, "mentoring/wish.html")


@never_cache
@login_required
@in_room(ROOM)
def offer(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    require(policy.may_wish(seat))
    mine = MentorOffer.objects.filter(community=seat.community, person=request.user).first()
    initial = {"what": mine.what, "places": mine.places} if mine else {}
    form = OfferForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        actions.offer(seat.community, by=request.user, **form.cleaned_data)
        say(request, _("Thank you. It's kept for you alone; you're told once someone fits."))
        return redirect("mentoring", seat.community.slug)
    return _form_page(request, seat, form, "mentoring/offer.html")


_take_back = partial(
    verb,
    door=in_room(ROOM),
    find=this_community,
    may_here=policy.may_take_back,
    back=to_page("mentoring"),
)
take_back_wish = _take_back(
    act=actions.take_back_wish, says=_("Your wish is gone. Nobody is told.")
)
take_back_offer = _take_back(
    act=actions.take_back_offer,
    says=_("Your offer is gone. Nobody is told, and pairs of yours go on."),
)


def _proposal_at(seat: Seat, proposal_id: int) -> Proposal:
    """Raises Http404 for everyone but the two."""
    found = proposals_in(seat).filter(pk=proposal_id).first()
    if found is None:
        raise Http404
    return found


_answer = partial(
    verb,
    door=in_room(ROOM),
    find=_proposal_at,
    may=policy.may_answer_proposal,
    back=to_page("mentoring"),
)


class _CameToNothing(Exception):
    """Said to who agreed last, in the same words whatever the reason."""


def _agree(proposal: Proposal, *, by: Person) -> None:
    if actions.say_yes(proposal, by=by) is None and actions.has_come_to_nothing(proposal):
        raise _CameToNothing(
            _("Thank you for saying yes. Nothing comes of it this time, and it isn't about you.")
        )


say_yes = _answer(
    act=_agree,
    refusals=_CameToNothing,
    says=_("Thank you. Once you both have said yes, you find your notebook here."),
)
say_no = _answer(act=actions.say_no, says=_("All right. Nobody learns of it."))


def _form_page(
    request: AuthenticatedRequest, seat: Seat, form: WishForm | OfferForm, template: str
) -> HttpResponse:
    topics = Topic.objects.filter(community=seat.community).order_by("name")
    context = {"form": form, "room": ROOM, "topic_names": topics.values_list("name", flat=True)}
    return render(request, template, context, status=422 if form.errors else 200)
