"""Somebody can't get in: they tell the owners, who hand over a link to a new password."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from guildhall.kit.verdict import require
from guildhall.people import actions
from guildhall.people.actions.letting_in import WayInSpent
from guildhall.people.forms.letting_in import LockedOutForm, WayInForm
from guildhall.people.models import Person, WayIn
from guildhall.people.policy import may_change_house
from guildhall.people.requests import AuthenticatedRequest
from guildhall.people.tokens import token_hash
from guildhall.web.saying import say


def locked_out(request: HttpRequest) -> HttpResponse:
    """Tell the owners. The answer is the same whoever was named."""
    form = LockedOutForm(request.POST or None)
    is_told = request.method == "POST" and form.is_valid()
    if is_told:
        actions.tell_owners(form.cleaned_data["name"])
    return render(request, "people/locked_out.html", {"form": form, "is_told": is_told})


@login_required
@never_cache
def make_way_in(request: AuthenticatedRequest, person_id: int) -> HttpResponse:
    require(may_change_house(request.user))
    person = get_object_or_404(Person.objects.here(), pk=person_id)
    link = ""
    if request.method == "POST":
        token = actions.make_way_in(person, by=request.user)
        link = request.build_absolute_uri(reverse("way_in", args=[token]))
    return render(request, "people/make_way_in.html", {"person": person, "link": link})


@never_cache
def way_in(request: HttpRequest, token: str) -> HttpResponse:
    """Set a new password; then sign in with it, and with the second factor where there is one."""
    found = WayIn.objects.open().filter(token_hash=token_hash(token)).select_related("person")
    one = found.first()
    if one is None:
        return render(request, "people/way_in_spent.html", status=410)
    form = WayInForm(request.POST or None, person=one.person)
    if request.method == "POST" and form.is_valid():
        try:
            actions.use_way_in(token, password=form.cleaned_data["password"])
        except WayInSpent:
            return render(request, "people/way_in_spent.html", status=410)
        say(request, _("Your new password is set. Sign in with it."))
        return redirect("account_login")
    return render(request, "people/way_in.html", {"form": form, "person": one.person})
