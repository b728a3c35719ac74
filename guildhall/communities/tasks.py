"""Recurring: roles whose term has ended, and the question of each year."""

import datetime as dt
from collections.abc import Iterator, Sequence

from django.db import transaction
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhall.activity import listeners
from guildhall.activity.actions import record
from guildhall.activity.schedule import Recurring
from guildhall.communities.actions import (
    end_terms,
    forget_absences,
    let_go_of_roles,
    tell_of_ends,
    tell_owners,
)
from guildhall.communities.events import YEAR_PASSED
from guildhall.communities.models import Community
from guildhall.people.events import PERSON_LEFT
from guildhall.people.models import Person

A_YEAR = dt.timedelta(days=365)


def tasks() -> Iterator[listeners.Listener | Recurring]:
    yield listeners.Listener(
        "communities.left_the_hall", _let_go_of_roles, frozenset({PERSON_LEFT})
    )
    yield Recurring(
        "communities.tell_owners",
        tell_owners,
        dt.timedelta(hours=1),
        label=_("Tell owners of communities without a steward"),
    )
    yield Recurring(
        "communities.ask_once_a_year",
        ask_once_a_year,
        dt.timedelta(days=1),
        label=_("Ask communities once a year whether to go on"),
    )
    yield Recurring(
        "communities.tell_of_ends",
        tell_of_ends,
        dt.timedelta(hours=1),
        label=_("Announce the end of roles"),
    )
    yield Recurring(
        "communities.end_terms",
        end_terms,
        dt.timedelta(hours=6),
        label=_("End roles whose term is over"),
    )


def ask_once_a_year() -> None:
    """Keep, change or end? Stewards are asked each year; nothing changes by itself."""
    now = timezone.now()
    a_year_ago = Community.objects.annotate(
        last_asked=Coalesce("year_asked_at", "created_at")
    ).filter(last_asked__lte=now - A_YEAR)
    for community in a_year_ago.going_on():
        with transaction.atomic():
            if Community.objects.filter(
                pk=community.pk, year_asked_at=community.year_asked_at
            ).update(year_asked_at=now):
                record(YEAR_PASSED, actor_id=None, community_id=community.pk, is_automated=True)


def _let_go_of_roles(heard: Sequence[listeners.Event]) -> None:
    for event in heard:
        for person in Person.objects.get_queryset().filter(pk=event.actor_id or 0):
            let_go_of_roles(person)
            forget_absences(person)
