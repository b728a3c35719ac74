"""Owners say which accounts are programs."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guildhall.kit.verdict import require
from guildhall.people import actions
from guildhall.people.models import Person
from guildhall.people.policy import may_change_house, may_mark_program


@login_required
@require_POST
def mark_program(request: HttpRequest, person_id: int) -> HttpResponse:
    person = _account(request, person_id)
    actions.mark_as_program(person, by=request.user)
    messages.success(
        request,
        _("%(name)s is marked as a program: figures, lists of people and first replies leave it out.") % _named(person),
    )
    return redirect(person.get_absolute_url())


@login_required
@require_POST
def mark_person(request: HttpRequest, person_id: int) -> HttpResponse:
    person = _account(request, person_id)
    actions.mark_as_person(person, by=request.user)
    messages.success(request, _("%(name)s is marked as a person again.") % _named(person))
    return redirect(person.get_absolute_url())


def _account(request: HttpRequest, person_id: int) -> Person:
    require(may_change_house(request.user))
    person = get_object_or_404(Person.objects.here(), pk=person_id)
    require(may_mark_program(request.user, person))
    return person


def _named(person: Person) -> dict[str, str]:
    return {"name": person.name}
