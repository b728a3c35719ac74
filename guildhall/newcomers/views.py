"""Pages around newcomers."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guildhall.commons.text import NotPosted
from guildhall.communities.policy import may_take_part
from guildhall.communities.seats import Seat, in_community
from guildhall.kit.paging import page_of
from guildhall.kit.verdict import require
from guildhall.newcomers import actions, policy, queries
from guildhall.newcomers.forms import GreetForm
from guildhall.newcomers.models import BuddyPair
from guildhall.web.saying import say


@login_required
@in_community
def newcomers(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Who is new and who says hello: for those who look after newcomers."""
    require(policy.may_look_after_newcomers(seat))
    page = page_of(queries.welcomes_in(seat), by="joined_at", mark=request.GET.get("after", ""), size=30)
    return render(request, "newcomers/newcomers.html", {"page": page, "room": "people"})


@login_required
@in_community
def greet(request: HttpRequest, seat: Seat, welcome_id: int) -> HttpResponse:
    welcome = get_object_or_404(queries.welcomes_in(seat), pk=welcome_id)
    require(policy.may_greet(seat, welcome))
    form = GreetForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.greet(welcome, by=request.user, **form.cleaned_data)
        except NotPosted as problem:
            form.add_error("text", str(problem))
        else:
            say(request, _("Said. %(name)s is told.") % {"name": welcome.newcomer.name})
            return redirect(seat.community.get_absolute_url())
    context = {
        "form": form,
        "welcome": welcome,
        "offers": queries.offers_of(welcome.newcomer),
        "room": "people",
        "has_table": seat.has_room("table"),
    }
    return render(request, "newcomers/greet.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
@in_community
def pass_on_welcome(request: HttpRequest, seat: Seat, welcome_id: int) -> HttpResponse:
    welcome = get_object_or_404(queries.welcomes_in(seat), pk=welcome_id)
    require(policy.may_greet(seat, welcome))
    after = actions.pass_on_welcome(welcome, by=request.user)
    is_passed = after.asked_id != request.user.pk
    say(request, _("Thank you for saying so. Somebody else is asked.") if is_passed else _("Nobody else can be asked just now."))
    return redirect(seat.community.get_absolute_url())


@login_required
@in_community
def first_weeks(request: HttpRequest, seat: Seat) -> HttpResponse:
    """One's own first weeks here: who said hello, a first small thing, a buddy."""
    require(may_take_part(seat))
    pairs = queries.my_pairs(seat)
    context = {
        "welcome": queries.my_welcome(seat), "mine": [pair for pair in pairs if pair.newcomer_id == request.user.pk],
        "others": [pair for pair in pairs if pair.buddy_id == request.user.pk], "room": "people",
    }  # fmt: skip
    return render(request, "newcomers/first_weeks.html", context)


@login_required
@require_POST
@in_community
def want_buddy(request: HttpRequest, seat: Seat) -> HttpResponse:
    require(may_take_part(seat))
    pair = actions.want_buddy(seat.community, by=request.user)
    asked = _("Somebody is asked. You hear as soon as they say yes.")
    nobody = _("Noted. Nobody has taken the role of buddy here yet; the stewards see your wish.")
    say(request, asked if pair.buddy_id else nobody)
    return redirect("first_weeks", seat.community.slug)


@login_required
@require_POST
@in_community
def agree_to_be_buddy(request: HttpRequest, seat: Seat, pair_id: int) -> HttpResponse:
    pair = _my_pair(request, seat, pair_id)
    actions.agree_to_be_buddy(pair, by=request.user)
    say(request, _("You are %(name)s's buddy for sixty days. Say hello.") % {"name": pair.newcomer.name})
    return redirect("first_weeks", seat.community.slug)


@login_required
@require_POST
@in_community
def decline_to_be_buddy(request: HttpRequest, seat: Seat, pair_id: int) -> HttpResponse:
    actions.decline_to_be_buddy(_my_pair(request, seat, pair_id), by=request.user)
    say(request, _("Somebody else is asked. Nobody hears that you were."))
    return redirect("first_weeks", seat.community.slug)


@login_required
@require_POST
@in_community
def end_pair(request: HttpRequest, seat: Seat, pair_id: int) -> HttpResponse:
    actions.end_pair(_my_pair(request, seat, pair_id), by=request.user)
    say(request, _("Ended."))
    return redirect("first_weeks", seat.community.slug)


def _my_pair(request: HttpRequest, seat: Seat, pair_id: int) -> BuddyPair:
    mine = BuddyPair.objects.open().filter(community=seat.community, pk=pair_id).select_related("newcomer", "buddy")
    return get_object_or_404(mine.filter(newcomer=request.user) | mine.filter(buddy=request.user))
