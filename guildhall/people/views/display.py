"""Light or dark and the size of text: kept with the account, and in the browser for visitors."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from guildhall.people import actions
from guildhall.people.forms.display import LookForm
from guildhall.people.requests import reader_of
from guildhall.web.display import COOKIE, COOKIE_AGE, Look, look_of
from guildhall.web.saying import say


def choose_look(request: HttpRequest) -> HttpResponse:
    """The browser keeps it, too, so that the page for signing in looks the same."""
    form = LookForm(request.POST) if request.method == "POST" else LookForm.of(look_of(request))
    if request.method == "POST" and form.is_valid():
        person = reader_of(request)
        if person is not None:
            actions.choose_look(person, form.look)
            say(request, _("Saved. Every page looks like this now, wherever you're signed in."))
        return _kept(redirect("choose_look"), form.look)
    status = 422 if form.errors else 200
    return render(request, "people/display.html", {"form": form}, status=status)


def _kept(response: HttpResponse, look: Look) -> HttpResponse:
    response.set_cookie(
        COOKIE,
        str(look),
        max_age=COOKIE_AGE,
        secure=settings.IS_HTTPS,
        httponly=True,
        samesite="Lax",
    )
    return response
