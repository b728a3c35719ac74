"""Pages around newcomers."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from guildhall.commons.text import NotPosted
from guildhall.communities.policy import may_take_part
from guildhall.communities.seats import Seat, in_community
from guildhall.communities.verbs import community_verb, to_page
from guildhall.kit.verdict import require, whoever_finds_it
from guildhall.newcomers import actions, policy, queries
from guildhall.newcomers.forms import GreetForm
from guildhall.newcomers.models import BuddyPair
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.lists import ListPage, Nothing, list_page, page_for
from guildhall.web.saying import say

NOBODY_IS_BUDDY = _("Nobody here is a buddy yet. The stewards can see that you'd like one.")

NEWCOMERS = ListPage(
    template="newcomers/newcomers.html",
    title=_("New members"),
    text=_("People who joined in the last sixty days, and who says hello to them."),
    room="people",
    nothing=Nothing(
        _("Nobody new just now"),
        _("When someone joins, a buddy or steward is asked by name to say hello."),
    ),
)


@login_required
@in_community
def newcomers(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    """New members and who says hello to them: for people who look after newcomers."""
    require(policy.may_look_after_newcomers(seat))
    page = page_for(request, queries.welcomes_in(seat), by="joined_at", size=30)
    return list_page(request, NEWCOMERS, page)


@login_required
@in_community
def greet(request: AuthenticatedRequest, seat: Seat, welcome_id: int) -> HttpResponse:
    welcome = get_object_or_404(queries.welcomes_in(seat), pk=welcome_id)
    require(policy.may_greet(seat, welcome))
    form = GreetForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.greet(welcome, by=request.user, **form.cleaned_data)
        except NotPosted as problem:
            form.add_error("text", str(problem))
        else:
            say(
                request,
                _("You said hello to %(name)s. They're notified."),
                name=welcome.newcomer.name,
            )
            return redirect(seat.community.get_absolute_url())
    context = {
        "form": form,
        "welcome": welcome,
        "offers": queries.offers_of(welcome.newcomer),
        "room": "people",
        "has_talk": seat.has_room("talk"),
    }
    return render(request, "newcomers/greet.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
@in_community
def pass_on_welcome(request: AuthenticatedRequest, seat: Seat, welcome_id: int) -> HttpResponse:
    welcome = get_object_or_404(queries.welcomes_in(seat), pk=welcome_id)
    require(policy.may_greet(seat, welcome))
    after = actions.pass_on_welcome(welcome, by=request.user)
    if after.asked_id != request.user.pk:
        say(request, _("Someone else has been asked. Thank you for saying so."))
    else:
        say(request, _("There's nobody else to ask right now."))
    return redirect(seat.community.get_absolute_url())


@login_required
@in_community
def first_weeks(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    """Your own first weeks here: who said hello, a first small thing, a buddy."""
    require(may_take_part(seat))
    pairs = queries.my_pairs(seat)
    context = {
        "welcome": queries.my_welcome(seat),
        "mine": [pair for pair in pairs if pair.newcomer_id == request.user.pk],
        "others": [pair for pair in pairs if pair.buddy_id == request.user.pk],
        "room": "people",
    }
    return render(request, "newcomers/first_weeks.html", context)


@login_required
@require_POST
@in_community
def want_buddy(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    require(may_take_part(seat))
    pair = actions.want_buddy(seat.community, by=request.user)
    if pair.buddy_id:
        say(request, _("Someone has been asked. You'll hear as soon as they say yes."))
    else:
        say(request, NOBODY_IS_BUDDY)
    return redirect("first_weeks", seat.community.slug)


def _my_pair(seat: Seat, pair_id: int) -> BuddyPair:
    pairs = BuddyPair.objects.open().filter(community=seat.community, pk=pair_id)
    pairs = pairs.select_related("newcomer", "buddy")
    return get_object_or_404(pairs.filter(newcomer=seat.person) | pairs.filter(buddy=seat.person))


pair_verb = partial(
    community_verb,
    find=_my_pair,
    may=whoever_finds_it,
    back=to_page("first_weeks"),
)
agree_to_be_buddy = pair_verb(
    act=actions.agree_to_be_buddy,
    says=_("You're %(name)s's buddy for sixty days. Say hello to them."),
    words=lambda pair: {"name": pair.newcomer.name},
)
decline_to_be_buddy = pair_verb(
    act=actions.decline_to_be_buddy,
    says=_("Someone else has been asked. Nobody is told that you were."),
)
end_pair = pair_verb(
    act=actions.end_pair,
    says=_("The buddy pair has ended."),
)
