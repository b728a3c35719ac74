"""Joining: by an invitation to the hall, by mail domain, as its owner."""

import json
from collections.abc import Callable
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from guildhall.mail.actions import write_letter
from guildhall.people import actions
from guildhall.people.actions.arrival import InvitationSpent
from guildhall.people.actions.ownership import OwnerLinkSpent
from guildhall.people.forms.domain import DomainForm
from guildhall.people.forms.signup import ArrivalForm
from guildhall.people.letters import HALL_INVITATION
from guildhall.people.models import House, Invitation, OwnerLink, Person
from guildhall.people.passkeys import (
    PasskeyRefused,
    keep_passkey,
    may_make_first_passkey,
    passkey_options,
)
from guildhall.people.requests import AuthenticatedRequest
from guildhall.people.tokens import token_hash
from guildhall.web.saying import say

BACKEND = "guildhall.people.backends.HallBackend"
NOT_CHECKED = _("This passkey couldn't be checked. Please try again, or set a password.")


def sign_in_new(request: HttpRequest, person: Person) -> None:
    """Sign in someone who has just joined."""
    login(request, person, backend=BACKEND)


@never_cache
def hall_invitation(request: HttpRequest, token: str) -> HttpResponse:
    invitation = Invitation.objects.open().filter(token_hash=token_hash(token), claims=None).first()
    if invitation is None:
        return render(request, "people/invitation_spent.html", status=410)
    form = ArrivalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            person = arrive_with(form, lambda **fields: actions.use_invitation(token, **fields))
        except InvitationSpent:
            return render(request, "people/invitation_spent.html", status=410)
        sign_in_new(request, person)
        return after_arrival(form, "/")
    return render(request, "people/hall_invitation.html", {"form": form})


def arrive_with(form: ArrivalForm, come_in: Callable[..., Person]) -> Person:
    """Make the person by `come_in` from what they entered in the form."""
    cleaned = form.cleaned_data
    return come_in(
        name=cleaned["name"],
        password=cleaned["password"] or None,
        time_zone=cleaned["time_zone"],
    )


def after_arrival(form: ArrivalForm, path: str) -> HttpResponse:
    """On to `path`; by way of the passkey page where that was chosen."""
    if form.cleaned_data["with_passkey"]:
        return redirect(f"{reverse('first_passkey')}?{urlencode({'next': path})}")
    return redirect(path)


@login_required
@never_cache
def first_passkey(request: AuthenticatedRequest) -> HttpResponse:
    """Create the passkey for signing in again; or set a password instead."""
    path = request.POST.get("next") or request.GET.get("next") or "/"
    if not url_has_allowed_host_and_scheme(path, allowed_hosts={request.get_host()}):
        path = "/"
    if not may_make_first_passkey(request.user):
        return redirect(path)
    problem: str | Promise = ""
    if request.method == "POST":
        try:
            keep_passkey(request.user, json.loads(request.POST.get("credential", "")))
        except (PasskeyRefused, json.JSONDecodeError):
            problem = NOT_CHECKED
        else:
            say(request, _("Your passkey is ready. Next time, you sign in with it."))
            return redirect(path)
    options = passkey_options(request.user)
    return render(
        request,
        "people/first_passkey.html",
        {"options": options, "next": path, "problem": problem},
    )


def join_by_mail(request: HttpRequest) -> HttpResponse:
    """Sign-up for listed mail domains: the address gets a link.

    The answer never gives away who is here.
    """
    house = House.current()
    if house.sign_up != House.SignUp.MAIL_DOMAINS or not settings.HAS_MAIL:
        return redirect("account_signup")
    form = DomainForm(request.POST or None, domains=house.domains)
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"]
        if not Person.objects.here().filter(email__iexact=email).exists():
            write_letter(HALL_INVITATION, address=email, key=email.lower()[:80])
        return render(request, "people/mail_sent.html", {"email": email})
    return render(request, "people/join_by_mail.html", {"form": form, "domains": house.domains})


@never_cache
def owner_link(request: HttpRequest, token: str) -> HttpResponse:
    """From the operator's link to an owner, by a click; without an account they sign up first."""
    if not OwnerLink.objects.filter(token_hash=token_hash(token), used_at=None).exists():
        return render(request, "people/owner_link_spent.html", status=410)
    form = ArrivalForm(request.POST or None) if not request.user.is_authenticated else None
    if request.method == "POST" and (form is None or form.is_valid()):
        try:
            owner = _new_or_present_owner(request, form)
            actions.become_owner(token, by=owner)
        except OwnerLinkSpent:
            return render(request, "people/owner_link_spent.html", status=410)
        if form:
            sign_in_new(request, owner)
        say(request, _("You're an owner of this hall now."))
        return after_arrival(form, reverse("house")) if form else redirect("house")
    return render(request, "people/owner_link.html", {"form": form})


def _new_or_present_owner(request: HttpRequest, form: ArrivalForm | None) -> Person:
    if form is None:
        return request.user  # type: ignore[return-value]  # signed in: there is no form
    return arrive_with(form, actions.arrive)
