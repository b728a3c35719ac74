"""For owners: what waits, what failed and why, when each recurring job last ran; and a button that tries again."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guildhall.activity import queries as activity_queries
from guildhall.activity.delivery import deliver_again as try_delivery_again
from guildhall.activity.lanes import lane_states
from guildhall.activity.schedule import recurring
from guildhall.activity.schedule import run_soon as run_job_soon
from guildhall.kit.paging import page_of
from guildhall.kit.verdict import require
from guildhall.mail import actions as mail_actions
from guildhall.mail import queries as mail_queries
from guildhall.mail.kinds import kinds
from guildhall.mail.models import Letter
from guildhall.people.models import Person
from guildhall.people.policy import may_change_house


@login_required
def delivery(request: HttpRequest) -> HttpResponse:
    """Letters by kind, person and state, never by what is in them: an owner reads nobody's mail."""
    require(may_change_house(request.user))
    now = timezone.now()
    page = page_of(mail_queries.letters(), by="made_at", mark=request.GET.get("after", ""), size=30)
    names = dict(Person.objects.get_queryset().filter(pk__in=[letter.person_id for letter in page]).values_list("pk", "name"))
    for letter in page:
        letter.to_name = names.get(letter.person_id, letter.address)
        letter.label = kinds[letter.kind].label if letter.kind in kinds else letter.kind
    context = {
        "page": page,
        "outbox": mail_queries.outbox_state(at=now),
        "standstill": mail_queries.standstill(),
        "lanes": [state for state in lane_states(at=now) if not state.is_recurring],
        "unheard": activity_queries.unheard()[:50],
        "jobs": activity_queries.recurrences(),
        "tab": "delivery",
    }
    return render(request, "notifications/delivery.html", context)


@login_required
@require_POST
def deliver_again(request: HttpRequest, delivery_id: int) -> HttpResponse:
    require(may_change_house(request.user))
    if not try_delivery_again(delivery_id):
        raise Http404
    messages.success(request, _("It is tried again in a moment."))
    return redirect("delivery")


@login_required
@require_POST
def run_soon(request: HttpRequest, job: str) -> HttpResponse:
    require(may_change_house(request.user))
    if job not in recurring:
        raise Http404
    run_job_soon(job)
    messages.success(request, _("It runs in a moment."))
    return redirect("delivery")


@login_required
@require_POST
def send_again(request: HttpRequest, letter_id: int) -> HttpResponse:
    require(may_change_house(request.user))
    mail_actions.try_again(get_object_or_404(Letter, pk=letter_id))
    messages.success(request, _("The letter is tried again in a moment."))
    return redirect("delivery")


@login_required
@require_POST
def drop_letter(request: HttpRequest, letter_id: int) -> HttpResponse:
    require(may_change_house(request.user))
    mail_actions.drop_letter(get_object_or_404(Letter, pk=letter_id))
    messages.success(request, _("The letter is taken out."))
    return redirect("delivery")
