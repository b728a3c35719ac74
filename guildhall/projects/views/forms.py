"""A form about a project on a page of its own: sent, it leads back to where it was opened.

    add_line = project_form(
        may=may_in_project(policy.may_set_budget),
        form=LineForm,
        act=budget.add_line,
        says=_("It's in the budget."),
        title=_("Add to the budget"),
        button=_("Add it"),
        back=to_money("budget"),
    )

What is more than this is a view that is written out, and calls `taken`.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, NotRequired, TypedDict, TypeVar, Unpack

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise

from guildhall.commons.models import Entry
from guildhall.communities.forms.member import members_here, names_of
from guildhall.communities.seats import Seat, in_room
from guildhall.kit.verdict import Verdict, require
from guildhall.people.requests import AuthenticatedRequest
from guildhall.projects.actions import ProjectRefused
from guildhall.projects.events import ROOM
from guildhall.projects.views.finding import Subject, entry_of, seen_project
from guildhall.projects.views.leading_back import Back
from guildhall.web.saying import say

Found = TypeVar("Found", bound=Subject)
View = Callable[..., HttpResponse]


class Page(TypedDict):
    """How the form is drawn, what is true after it, and where it leads back to."""

    says: str | Promise
    title: str | Promise
    button: str | Promise
    back: Back
    text: NotRequired[str | Promise]
    text_of: NotRequired[Callable[[Entry], str]]  # where it says something of this project
    template: NotRequired[str]
    names_members: NotRequired[bool]  # offers the names of members where one is typed


def form_in(
    *,
    find: Callable[..., Found],
    may: Callable[[Seat, Found], Verdict],
    form: Callable[..., forms.Form],
    act: Callable[..., object],
    opens: Callable[[AuthenticatedRequest, Found], Mapping[str, Any]] = lambda _request, _found: {},
    given: Callable[[Any], Mapping[str, Any]] = lambda form: form.cleaned_data,
    **page: Unpack[Page],
) -> View:
    """The view of a form about what `find(seat, **ids)` gives, or raises Http404.

    `form` is made of what was posted and what `opens(request, found)` says; `given(form)` is what
    the action takes from it, with its subject and by whom.
    """

    @login_required
    @in_room(ROOM)
    def view(request: AuthenticatedRequest, seat: Seat, **ids: Any) -> HttpResponse:
        found = find(seat, **ids)
        require(may(seat, found))
        filled = form(request.POST or None, **opens(request, found))
        return taken(
            request,
            seat,
            found,
            filled,
            act=lambda: act(found, by=request.user, **given(filled)),
            **page,
        )

    return view


project_form = partial(form_in, find=seen_project)


def taken(
    request: HttpRequest,
    seat: Seat,
    subject: Subject,
    form: forms.Form,
    *,
    act: Callable[[], object],
    **page: Unpack[Page],
) -> HttpResponse:
    """Act on what was sent, and go back from its subject; else show the form."""
    if request.method == "POST" and form.is_valid():
        try:
            act()
        except ProjectRefused as problem:
            form.add_error(None, str(problem))
        else:
            say(request, page["says"])
            return page["back"](seat, subject)
    entry = entry_of(subject)
    context = {
        "form": form,
        "entry": entry,
        "title": page["title"],
        "text": page["text_of"](entry) if "text_of" in page else page.get("text", ""),
        "button": page["button"],
        "back": page["back"](seat, subject)["Location"],
        "room": ROOM,
        "names": names_of(members_here(seat.community)) if page.get("names_members") else (),
    }
    template = page.get("template", "projects/form.html")
    return render(request, template, context, status=422 if form.errors else 200)
