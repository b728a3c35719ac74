"""The survey that is open, a person's own answers, who is asked, when the next one can start."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet

from guildhall.communities.models import Community, Membership
from guildhall.people.models import Person
from guildhall.pulse.keys import IsOver, key_of
from guildhall.pulse.models import A_YEAR, APART, FEWEST_ASKED, Wave


def open_wave(community: Community) -> Wave | None:
    """The one that can be answered now. One query."""
    return Wave.objects.open().filter(community=community).first()


def own_answers(wave: Wave, person: Person) -> Mapping[str, int]:
    """A person's answers so far; none once it is closed. One query."""
    try:
        key = key_of(wave, person)
    except IsOver:
        return {}
    return dict(wave.answers.filter(key=key).values_list("question", "value"))


def next_open_on(community: Community) -> Any:
    """When the next survey can start: a moment, or None for now. One query."""
    last = Wave.objects.filter(community=community).first()
    return last.opened_at + APART if last else None


def next_yearly_on(community: Community) -> dt.datetime | None:
    """When the next yearly survey can start; None where there was none. One query."""
    last = Wave.objects.filter(community=community, is_yearly=True).first()
    return last.opened_at + A_YEAR if last else None


def who_is_asked(community: Community | int) -> QuerySet[Membership]:
    """Members who have an account: nobody that only an import knows."""
    return Membership.objects.current().filter(
        community=community, person__in=Person.objects.here().people()
    )


def is_too_small_to_ask(community: Community) -> bool:
    """Whether it has too few members for a survey, as for any figure. One query."""
    last_needed = who_is_asked(community).order_by("pk")[FEWEST_ASKED - 1 : FEWEST_ASKED]
    return not last_needed.exists()
