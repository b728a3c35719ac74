"""Who looks after a page: hand it over, take it over, look after it, let it go."""

from collections.abc import Callable
from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.commons.models import Entry
from guildhall.commons.views.finding import back_to
from guildhall.communities.forms.member import members_here, names_of
from guildhall.communities.seats import Seat, in_room
from guildhall.kit.verdict import Verdict, require
from guildhall.library import actions, care_policy
from guildhall.library.events import ROOM
from guildhall.library.forms.care import HandOverForm
from guildhall.library.models import Page
from guildhall.library.policy import Relation
from guildhall.library.views.finding import verdict_of, visible_page
from guildhall.people.models import Person
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.saying import say, say_problem
from guildhall.web.verbs import Act, View, verb


def care_verb(
    *,
    may: Callable[[Seat, Page, Relation], Verdict],
    act: Act[Entry],
    says: Promise,
) -> View:
    """A button of the part that says who looks after the page."""
    return verb(
        door=in_room(ROOM),
        find=visible_page,
        may=partial(verdict_of, may),
        act=act,
        says=says,
        back=_to_care,
        refusals=actions.CareRefused,
    )


def _to_care(seat: Seat, entry: Entry) -> HttpResponse:
    return back_to(entry, seat, part="care")


stop_relying = care_verb(
    may=care_policy.may_stop_relying,
    act=actions.stop_relying,
    says=gettext_lazy("Nobody is asked to confirm this page any more."),
)
take_over_page = care_verb(
    may=care_policy.may_take_over_page,
    act=actions.take_over_page,
    says=gettext_lazy("You look after this page now. Thank you."),
)
decline_page = care_verb(
    may=care_policy.may_decline_page,
    act=actions.decline_page,
    says=gettext_lazy("It stays where it was. They are told, without a reason."),
)
take_back_offer = care_verb(
    may=care_policy.may_take_back_offer,
    act=actions.take_back_offer,
    says=gettext_lazy("Nobody is asked to take it over any more."),
)
look_after_page = care_verb(
    may=care_policy.may_look_after_page,
    act=actions.look_after_page,
    says=gettext_lazy("You look after this page now. Thank you."),
)
let_go_of_page = care_verb(
    may=care_policy.may_let_go_of_page,
    act=actions.let_go_of_page,
    says=gettext_lazy("You don't look after this page any more."),
)


@login_required
@in_room(ROOM)
def hand_over_page(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    """Ask someone to look after it instead."""
    entry = visible_page(seat, entry_id)
    require(verdict_of(care_policy.may_hand_over_page, seat, entry))
    form = HandOverForm(request.POST or None, community=seat.community)
    if request.method == "POST" and form.is_valid():
        to = form.cleaned_data["to"]
        if to == request.user:
            form.add_error("to", _("You look after it already. Name someone else."))
        else:
            _ask(request, entry, to)
            return back_to(entry, seat, part="care")
    context = {
        "form": form,
        "entry": entry,
        "names": names_of(members_here(seat.community)),
        "room": ROOM,
    }
    status = 422 if form.errors else 200
    return render(request, "library/hand_over.html", context, status=status)


def _ask(request: AuthenticatedRequest, entry: Entry, to: Person) -> None:
    try:
        actions.hand_over_page(entry, by=request.user, to=to)
    except actions.CareRefused as problem:
        say_problem(request, problem)
    else:
        say(request, _("%(name)s is asked. Until they say yes, you look after it."), name=to.name)
