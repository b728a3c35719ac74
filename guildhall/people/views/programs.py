"""Owners say which accounts are programs."""

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from guildhall.people import actions
from guildhall.people.models import Person
from guildhall.people.policy import may_change_house, may_mark_program
from guildhall.people.views.finding import to_person
from guildhall.web.verbs import hall_verb


def _account_at(_owner: Person, person_id: int) -> Person:
    return get_object_or_404(Person.objects.here(), pk=person_id)


mark_program = hall_verb(
    find=_account_at,
    may_here=may_change_house,
    may=may_mark_program,
    act=actions.mark_as_program,
    says=_(
        "%(name)s is marked as a program. It no longer counts in figures, lists or first replies."
    ),
    words=lambda account: {"name": account.name},
    back=to_person,
)
mark_person = hall_verb(
    find=_account_at,
    may_here=may_change_house,
    may=may_mark_program,
    act=actions.mark_as_person,
    says=_("%(name)s is marked as a person again."),
    words=lambda account: {"name": account.name},
    back=to_person,
)
