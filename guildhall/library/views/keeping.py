"""What is seldom done with a page; withdraw it, bring it back; who edits pages here."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from guildhall.commons.marks import Marks
from guildhall.commons.models import Entry
from guildhall.commons.page.acts import Place
from guildhall.commons.page.declared import acts_of_room
from guildhall.commons.views.finding import back_to
from guildhall.communities.policy import may_take_part
from guildhall.communities.seats import Seat, in_room
from guildhall.kit.verdict import require
from guildhall.library import actions, policy
from guildhall.library.events import ROOM
from guildhall.library.forms import RulesForm, WithdrawForm
from guildhall.library.models import Rules
from guildhall.library.views.finding import verdict_of, visible_page
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.saying import say
from guildhall.web.verbs import verb


@login_required
@in_room(ROOM)
def page_acts(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    """What is seldom done with a page, each with what it is for."""
    entry = visible_page(seat, entry_id)
    require(may_take_part(seat))
    acts = [
        (act, act.address(seat.community.slug, entry.pk))
        for act in acts_of_room(seat, entry, Marks())
        if act.place == Place.LISTED
    ]
    context = {"entry": entry, "acts": acts, "room": ROOM}
    return render(request, "library/page_acts.html", context)


@login_required
@in_room(ROOM)
def withdraw_page(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    """Why, and what to read instead."""
    entry = visible_page(seat, entry_id)
    require(verdict_of(policy.may_withdraw_page, seat, entry))
    form = WithdrawForm(request.POST or None, seat=seat, entry=entry)
    if request.method == "POST" and form.is_valid():
        actions.withdraw_page(
            entry,
            by=request.user,
            reason=form.cleaned_data["reason"],
            replaced_by=form.cleaned_data["replacement"],
        )
        say(request, _("Withdrawn. Its followers are told why."))
        return back_to(entry, seat)
    context = {"form": form, "entry": entry, "room": ROOM}
    status = 422 if form.errors else 200
    return render(request, "library/withdraw_page.html", context, status=status)


def _to_page(seat: Seat, entry: Entry) -> HttpResponse:
    return back_to(entry, seat)


bring_back_page = verb(
    door=in_room(ROOM),
    find=visible_page,
    may=partial(verdict_of, policy.may_bring_back_page),
    act=actions.bring_back_page,
    says=_("It's back in the library."),
    back=_to_page,
)


@login_required
@in_room(ROOM)
def library_rules(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    """Whether every member edits pages, or only their authors and stewards."""
    require(policy.may_set_rules(seat))
    rules = Rules.of(seat.community)
    initial = {"only_authors_edit": rules.only_authors_edit}
    form = RulesForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        actions.set_rules(seat.community, by=request.user, **form.cleaned_data)
        say(request, _("Saved. This applies from now on."))
        return redirect("library", seat.community.slug)
    return render(request, "library/rules.html", {"form": form, "room": ROOM})
