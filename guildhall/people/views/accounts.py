"""People, for owners: find an account, suspend it, share ownership, export, merge."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.decorators import reauthentication_required
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from guildhall.kit.verdict import require
from guildhall.people import actions, queries
from guildhall.people.actions.leaving import LastOwner
from guildhall.people.actions.merging import NotMergeable
from guildhall.people.forms.accounts import MergeForm, ReasonForm
from guildhall.people.models import Person
from guildhall.people.policy import may_change_house, may_make_owner, may_merge, may_suspend
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.lists import Tab, page_for, tab_for
from guildhall.web.saying import say
from guildhall.web.verbs import Act, hall_verb

TABS = (
    Tab("everyone", _("Everyone")),
    Tab("owners", _("Owners")),
    Tab("suspended", _("Suspended")),
    Tab("programs", _("Programs")),
)
View = Callable[..., HttpResponseBase]


def owners_act(view: View) -> View:
    """An act on someone's account: for owners, who confirm that it is them."""
    confirmed = reauthentication_required(view, allow_get=True)

    @login_required
    @wraps(view)
    def guarded(request: AuthenticatedRequest, **ids: int) -> HttpResponseBase:
        require(may_change_house(request.user))
        return confirmed(request, **ids)

    return guarded


@login_required
def accounts(request: AuthenticatedRequest) -> HttpResponse:
    """Everyone who has joined, the newest first, with the day of their last sign-in."""
    require(may_change_house(request.user))
    tab = tab_for(request, TABS, usual="everyone", has_own=True)
    typed = request.GET.get("q", "").strip()[:80]
    page = page_for(request, queries.accounts(tab.name, typed), by="claimed_at", size=50)
    context = {"page": page, "typed": typed, "tabs": TABS, "tab": tab}
    return render(request, "people/accounts.html", context)


@login_required
def account(request: AuthenticatedRequest, person_id: int) -> HttpResponse:
    """One account, and what an owner can do with it."""
    require(may_change_house(request.user))
    person = account_at(request.user, person_id)
    context = {
        "account": person,
        "unit": queries.unit_of(person),
        "may_suspend": bool(may_suspend(request.user, person)),
        "may_make_owner": bool(may_make_owner(request.user, person)),
        "may_merge": bool(may_merge(request.user, person)),
    }
    return render(request, "people/account.html", context)


def account_at(_owner: object, person_id: int) -> Person:
    """Someone who has joined, suspended or not. Raises Http404."""
    return get_object_or_404(Person.objects.joined(), pk=person_id)


@owners_act
def suspend_account(request: AuthenticatedRequest, person_id: int) -> HttpResponse:
    person = account_at(request.user, person_id)
    require(may_suspend(request.user, person))
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.suspend(person, by=request.user, reason=form.cleaned_data["reason"])
        except LastOwner as problem:
            form.add_error(None, str(problem))
        else:
            say(request, _("%(name)s is suspended and signed out everywhere."), name=person.name)
            return redirect("account", person.pk)
    return render(request, "people/suspend_account.html", {"form": form, "account": person})


@owners_act
def export_account(request: AuthenticatedRequest, person_id: int) -> HttpResponseBase:
    person = account_at(request.user, person_id)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        archive = actions.export_account(person, by=request.user, **form.cleaned_data)
        name = f"guildhall-{person.username}.zip"
        return FileResponse(archive, as_attachment=True, filename=name)
    return render(request, "people/export_account.html", {"form": form, "account": person})


@owners_act
def merge_account(request: AuthenticatedRequest, person_id: int) -> HttpResponse:
    person = account_at(request.user, person_id)
    require(may_merge(request.user, person))
    form = MergeForm(request.POST or None, account=person)
    if request.method == "POST" and form.is_valid():
        into = form.cleaned_data["into"]
        try:
            actions.merge_accounts(person, into=into, by=request.user)
        except NotMergeable as problem:
            form.add_error(None, str(problem))
        else:
            say(
                request,
                _("Everything is %(name)s's now. The other account is closed."),
                name=into.name,
            )
            return redirect("account", into.pk)
    return render(request, "people/merge_account.html", {"form": form, "account": person})


def _to_account(_owner: object, person: Person) -> HttpResponse:
    return redirect("account", person.pk)


def _after_ownership(owner: Person, person: Person) -> HttpResponse:
    """Who gave back their own doesn't see the pages of owners any more."""
    return redirect("/") if owner.pk == person.pk else _to_account(owner, person)


def _name_of(person: Person) -> dict[str, str]:
    return {"name": person.name}


def _account_verb(act: Act[Person], says: str | Promise, **how: Any) -> View:
    """A bare button on the page of an account, which an owner comes back to."""
    return owners_act(
        hall_verb(
            find=account_at,
            may_here=may_change_house,
            act=act,
            says=says,
            words=_name_of,
            **{"back": _to_account, **how},
        )
    )


bring_back_account = _account_verb(actions.bring_back, _("%(name)s can sign in again."))
end_sessions = _account_verb(actions.end_sessions, _("%(name)s is signed out everywhere."))
make_owner = _account_verb(
    actions.make_owner, _("%(name)s is now an owner of this hall."), may=may_make_owner
)
take_back_ownership = _account_verb(
    actions.take_back_ownership,
    _("%(name)s is no longer an owner."),
    refusals=LastOwner,
    back=_after_ownership,
)
