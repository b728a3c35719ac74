"""For owners: what is waiting, what failed and why, and when each job last ran."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhall.activity import queries as activity_queries
from guildhall.activity.delivery import deliver_again as try_delivery_again
from guildhall.activity.lanes import lane_states
from guildhall.activity.schedule import recurring
from guildhall.activity.schedule import run_soon as run_job_soon
from guildhall.commons.queries import unscanned_files
from guildhall.kit.verdict import require
from guildhall.mail import actions as mail_actions
from guildhall.mail import queries as mail_queries
from guildhall.mail.kinds import kinds
from guildhall.mail.models import Letter
from guildhall.people.models import Person
from guildhall.people.policy import may_change_house
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.lists import page_for
from guildhall.web.verbs import hall_verb, to_hall_page


@login_required
def delivery(request: AuthenticatedRequest) -> HttpResponse:
    """Letters by kind, person and state, never their content: owners don't read people's mail."""
    require(may_change_house(request.user))
    now = timezone.now()
    page = page_for(request, mail_queries.letters(), by="made_at", size=30)
    people = Person.objects.get_queryset().filter(pk__in=[letter.person_id for letter in page])
    names = dict(people.values_list("pk", "name"))
    for letter in page:
        letter.to_name = names.get(letter.person_id, letter.address)
        letter.label = kinds[letter.kind].label if letter.kind in kinds else letter.kind
    unscanned, largest_unscanned = unscanned_files()
    context = {
        "page": page,
        "unscanned": unscanned,
        "largest_unscanned": largest_unscanned,
        "outbox": mail_queries.outbox_state(at=now),
        "standstill": mail_queries.standstill(),
        "lanes": [state for state in lane_states(at=now) if not state.is_recurring],
        "failed_deliveries": activity_queries.unheard()[:50],
        "jobs": [(job, _name_of(job.name)) for job in activity_queries.recurrences()],
        "tab": "delivery",
    }
    return render(request, "notifications/delivery.html", context)


def _name_of(job: str) -> str:
    """The name of a job for people."""
    declared = recurring.get(job)
    return str(declared.label) if declared and declared.label else job


def _job_named(_owner: Person, job: str) -> str:
    if job not in recurring:
        raise Http404
    return job


def _deliver_again(delivery_id: int, *, by: Person) -> None:
    if not try_delivery_again(delivery_id):
        raise Http404


delivery_verb = partial(
    hall_verb,
    may_here=may_change_house,
    back=to_hall_page("delivery"),
)
deliver_again = delivery_verb(
    find=lambda _owner, delivery_id: delivery_id,
    act=_deliver_again,
    says=_("It will be tried again in a moment."),
)
run_soon = delivery_verb(
    find=_job_named,
    act=lambda job, by: run_job_soon(job),
    says=_("It will run in a moment."),
)
send_again = delivery_verb(
    find=lambda _owner, letter_id: get_object_or_404(Letter, pk=letter_id),
    act=lambda letter, by: mail_actions.try_again(letter),
    says=_("The letter will be tried again in a moment."),
)
drop_letter = delivery_verb(
    find=lambda _owner, letter_id: get_object_or_404(Letter, pk=letter_id),
    act=lambda letter, by: mail_actions.drop_letter(letter),
    says=_("The letter is cancelled."),
)
