"""What people without an account see: the public page, “I'll help”, three questions, their page.

the link's key ─▶ no such page, room shut, removed ─▶ 404
              └─▶ closed, or over with nothing to show ─▶ 410, which says so
"""

import datetime as dt
import hashlib
from contextlib import suppress

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from guildhall.people.limits import Limit, TooOften, count, require_under
from guildhall.people.patience import address
from guildhall.projects import actions
from guildhall.projects.actions import ProjectRefused
from guildhall.projects.forms import HelpForm, JudgeForm, StreetForm
from guildhall.projects.models import Place, PublicPage, Volunteer, is_read_after_its_end
from guildhall.projects.moments import clock_in_words, span_in_words
from guildhall.projects.money_rows import reads_of_public_books
from guildhall.projects.next_step import free_places
from guildhall.projects.queries.around import around
from guildhall.projects.volunteers_links import token_of, volunteer_of
from guildhall.web.addresses import whole_address

FROM_A_HOUSEHOLD = Limit("public project from a household", 12, dt.timedelta(hours=1))
TO_A_PROJECT = Limit("public project", 150, dt.timedelta(hours=1))


@never_cache
def public_project(request: HttpRequest, key: str) -> HttpResponse:
    """The chosen parts of a project; and “I'll help”, while it takes that."""
    page = _page(key)
    project = page.project
    shows_something = project.is_going_on or is_read_after_its_end(project, page.parts)
    if not (page.is_open and shows_something):
        return _said(request, "projects/public/closed.html", 410, project=project)
    free = _free_shifts(page) if "shifts" in page.parts else None
    takes_help = page.takes_help and project.is_going_on
    form = HelpForm(request.POST or None, project=project, labels=free) if takes_help else None
    if request.method == "POST":
        if form is None:
            return _said(request, "projects/public/closed.html", 410, project=project)
        if form.is_valid() and (offered := _offered(request, page, form)):
            return offered
    context = {
        "page": page,
        "project": project,
        "entry": project.entry,
        "needed": [one for one in around(project.entry).supplies if not one.is_taken],
        "when": span_in_words(project.starts_at, project.ends_at, project.zone)
        if project.starts_at
        else "",
        "shifts": _shifts_in_words(page),
        "form": form,
        "books": reads_of_public_books(project.entry) if "books" in page.parts else None,
        "has_questions": page.takes_answers and project.street_questions.exists(),
    }
    status = 422 if form is not None and form.errors else 200
    return _said(request, "projects/public/project.html", status, **context)


@never_cache
def street_questions(request: HttpRequest, key: str) -> HttpResponse:
    """Three questions, answered without a name."""
    page = _page(key)
    questions = list(page.project.street_questions.all())
    is_asked = page.is_open and page.takes_answers and page.project.is_going_on and questions
    if not is_asked:
        return _said(request, "projects/public/closed.html", 410, project=page.project)
    form = StreetForm(request.POST or None, questions=questions)
    if request.method == "POST" and form.is_valid():
        sent_key = hashlib.sha256(form.cleaned_data["ticket"].encode()).hexdigest()
        try:
            _count(request, page)
            actions.answer_street_questions(
                page.project.entry, answers=form.answers, sent_key=sent_key, page=page
            )
        except (ProjectRefused, TooOften) as problem:
            form.add_error(None, _sentence(problem))
        else:
            return _said(request, "projects/public/answered.html", page=page)
    context = {"page": page, "entry": page.project.entry, "form": form}
    status = 422 if form.errors else 200
    return _said(request, "projects/public/questions.html", status, **context)


@never_cache
def volunteer_page(request: HttpRequest, token: str) -> HttpResponse:
    """What someone who helps has taken on, and afterwards the thanks; their own key opens it."""
    volunteer = _volunteer(token)
    project = volunteer.project
    form = None if project.is_going_on else JudgeForm(request.POST or None)
    is_judged = False
    if request.method == "POST" and form is not None and form.is_valid():
        try:
            actions.judge_project(project.entry, volunteer=volunteer, **form.cleaned_data)
        except ProjectRefused as problem:
            form.add_error(None, str(problem))
        else:
            is_judged = True
    places = list(volunteer.held.select_related("shift"))
    context = {
        "volunteer": volunteer,
        "project": project,
        "entry": project.entry,
        "when": span_in_words(project.starts_at, project.ends_at, project.zone)
        if project.starts_at
        else "",
        "places": [(place, _clock(place)) for place in places],
        "card": volunteer.cards.select_related("by").first(),
        "form": None if is_judged else form,
        "is_judged": is_judged,
        "is_new": "new" in request.GET,
        "has_missed": "full" in request.GET,
        "token": token,
        "address": whole_address(request, reverse("volunteer_page", args=[token])),
    }
    status = 422 if form is not None and form.errors else 200
    return _said(request, "projects/public/volunteer.html", status, **context)


@never_cache
@require_POST
def give_back_place(request: HttpRequest, token: str, place_id: int) -> HttpResponse:
    volunteer = _volunteer(token)
    place = volunteer.held.select_related("shift").filter(pk=place_id).first()
    if place:
        with suppress(ProjectRefused):  # it has ended: their page says so
            actions.give_back_place(place)
    return redirect("volunteer_page", token)


@never_cache
@require_POST
def leave_as_volunteer(request: HttpRequest, token: str) -> HttpResponse:
    """Their name and how to reach them are deleted at once, also where the project is gone."""
    volunteer = volunteer_of(token)
    if volunteer is None:
        raise Http404
    project = volunteer.project
    actions.take_volunteer_out(volunteer)
    return _said(request, "projects/public/left.html", project=project)


def _offered(request: HttpRequest, page: PublicPage, form: HelpForm) -> HttpResponse | None:
    """To the page of what they have just offered: the same for someone who is on the list."""
    try:
        _count(request, page)
        offered = actions.offer_help(
            page,
            name=form.cleaned_data["name"],
            reach=form.cleaned_data["reach"],
            shift_ids=form.shift_ids,
            sent_key=form.sent_key,
        )
    except (ProjectRefused, TooOften) as problem:
        form.add_error(None, _sentence(problem))
        return None
    answer = redirect("volunteer_page", token_of(offered.volunteer))
    answer["Location"] += "?new&full" if offered.full else "?new"
    return answer


def _count(request: HttpRequest, page: PublicPage) -> None:
    """Raises TooOften."""
    counted = ((FROM_A_HOUSEHOLD, address(request)), (TO_A_PROJECT, str(page.project_id)))
    for limit, whom in counted:
        require_under(limit, whom)
    for limit, whom in counted:
        count(limit, whom)


def _sentence(problem: Exception) -> str:
    if isinstance(problem, TooOften):
        return _("Many forms came from here just now. Please try again in a while.")
    return str(problem)


def _page(key: str) -> PublicPage:
    """Raises Http404: no such key, removed, room shut, community closed."""
    pages = PublicPage.objects.select_related("project__entry__community")
    page = pages.filter(key=key).first()
    if page is None or not page.project.is_there:
        raise Http404
    return page


def _volunteer(token: str) -> Volunteer:
    """Raises Http404 where their project is no longer there for the world."""
    volunteer = volunteer_of(token)
    if volunteer is None or not volunteer.project.is_there:
        raise Http404
    return volunteer


def _free_shifts(page: PublicPage) -> dict[int, str]:
    """Those with free places, by id, in words."""
    return {shift.pk: words for shift, words, free in _shifts_in_words(page) if free}


def _shifts_in_words(page: PublicPage) -> list[tuple]:
    project = page.project
    rows = []
    for shift in around(project.entry).shifts:
        words = shift.name
        if shift.starts_at and shift.ends_at:
            words += f" · {clock_in_words(shift.starts_at, shift.ends_at, project.zone)}"
        rows.append((shift, words, free_places(shift)))
    return rows


def _clock(place: Place) -> str:
    shift = place.shift
    if not (shift.starts_at and shift.ends_at):
        return ""
    return clock_in_words(shift.starts_at, shift.ends_at, shift.project.zone)


def _said(
    request: HttpRequest, template: str, status: int = 200, **context: object
) -> HttpResponse:
    """A page for the world that no search engine keeps and that tells other sites nothing."""
    response = render(request, template, context, status=status)
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "same-origin"  # the form needs it within the hall
    return response
