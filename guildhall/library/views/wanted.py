"""Wanted pages: the list, one of them by its name, and what members do with it."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from guildhall.commons.kinds import path_of
from guildhall.commons.named import ids_called, named_entries
from guildhall.communities.policy import may_take_part
from guildhall.communities.seats import Seat, in_room
from guildhall.kit.named_links import LONGEST
from guildhall.kit.verdict import Verdict, require
from guildhall.kit.words import fold
from guildhall.library import policy_of_wanted as policy
from guildhall.library.actions import wanting
from guildhall.library.events import ROOM
from guildhall.library.forms.wanted import WantedForm
from guildhall.library.queries.wanted import Wanted, wanted_called, wanted_in
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.saying import say, say_problem


@in_room(ROOM)
def wanted_pages(request: HttpRequest, seat: Seat) -> HttpResponse:
    """What people linked, asked for or asked several times, and nobody has written."""
    form = WantedForm(request.POST or None)
    if request.method == "POST":
        require(may_take_part(seat))
        if form.is_valid() and _is_put(request, seat, form):
            return redirect("wanted_pages", seat.community.slug)
    context = {
        "form": form,
        "wanted": wanted_in(seat),
        "may_want": bool(may_take_part(seat)),
        "is_steward": seat.is_steward,
        "room": ROOM,
    }
    return render(request, "library/wanted.html", context, status=422 if form.errors else 200)


def _is_put(request: HttpRequest, seat: Seat, form: WantedForm) -> bool:
    try:
        wanted = wanting.would_read(
            seat.community,
            name=form.cleaned_data["name"],
            by=request.user,  # type: ignore[arg-type]  # policy let them
        )
    except wanting.NoName as problem:
        form.add_error("name", str(problem))
        return False
    say(request, _("“%(name)s” is on the list. You’ll be told when it’s there."), name=wanted.name)
    return True


@in_room(ROOM)
def wanted_page(request: HttpRequest, seat: Seat) -> HttpResponse:
    """One name. Once it has a page, that is where it leads."""
    name = _name_in(request.GET)
    entry_id = ids_called([name], seat.community).get(fold(name))
    entry = named_entries(seat.community).filter(pk=entry_id).first() if entry_id else None
    if entry:
        return redirect(path_of(entry, seat.community.slug))
    context = {
        "one": wanted_called(seat, name),
        "may_want": bool(may_take_part(seat)),
        "is_steward": seat.is_steward,
        "room": ROOM,
    }
    return render(request, "library/wanted_page.html", context)


def _button(
    may: Callable[[Seat, Wanted], Verdict], act: Callable[..., Any], says: Any
) -> Callable[..., HttpResponse]:
    """A button about a name, which may have no row yet: so the form says the name, not an id."""

    @login_required
    @require_POST
    @in_room(ROOM)
    def view(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
        name = _name_in({**request.GET.dict(), **request.POST.dict()})
        require(may(seat, wanted_called(seat, name)))
        try:
            act(seat.community, name=name, by=request.user)
        except (wanting.NoName, wanting.TakenBySomeone) as problem:
            say_problem(request, problem)
        else:
            say(request, says, name=name)
        place = reverse("wanted_page", args=[seat.community.slug])
        return redirect(f"{place}?{urlencode({'name': name})}")

    return view


def _name_in(sent: Any) -> str:
    name = " ".join(str(sent.get("name", ""))[:LONGEST].split())
    if not name:
        raise Http404
    return name


put_wanted = _button(policy.may_want, wanting.put_wanted, _("“%(name)s” is on the list."))
would_read = _button(
    policy.may_want, wanting.would_read, _("You’ll be told when “%(name)s” is there.")
)
would_not_read = _button(
    policy.may_want, wanting.would_not_read, _("You won’t be told about “%(name)s”.")
)
take_wanted = _button(
    policy.may_take_wanted,
    wanting.take_wanted,
    _("You’re writing “%(name)s”. Everyone can see it."),
)
let_go_of_wanted = _button(
    policy.may_let_go_of_wanted,
    wanting.let_go_of_wanted,
    _("Anyone can write “%(name)s” again."),
)
