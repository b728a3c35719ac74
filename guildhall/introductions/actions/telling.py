"""Tell the people of introductions, directly: no event says that they were introduced."""

import datetime as dt

from django.db.models import QuerySet

from guildhall.communities.models import Community
from guildhall.introductions.models import Introduction, Round, Side
from guildhall.introductions.names import (
    INTRODUCTION_ASKED,
    INTRODUCTION_ASKED_AFTER,
    INTRODUCTION_MADE,
    ROUND_ASKED_AFTER,
    ROUND_MADE,
)
from guildhall.notifications.direct import see_directly, tell_directly
from guildhall.notifications.rules import PERSONAL
from guildhall.people.models import Person

BATCH = 500


def tell_people_of(verb: str, introduction: Introduction, *, at: dt.datetime) -> None:
    """Those who didn't say no, and haven't said whether they met. In the transaction of the act."""
    people = _still_asked().filter(introduction=introduction).values_list("person", flat=True)
    tell_directly(
        verb,
        list(people),
        reason=PERSONAL,
        key=f"{verb}:{introduction.pk}",
        by=None,
        at=at,
        community=introduction.community,
        introduction=introduction.pk,
    )


def tell_people_of_round(one: Round, *, at: dt.datetime) -> None:
    """Everyone whom it introduced, once."""
    _tell_round(ROUND_MADE, one, one.community, at=at)


def ask_people_of_round(one: Round, *, at: dt.datetime) -> None:
    """Those of them who haven't said whether they met."""
    _tell_round(ROUND_ASKED_AFTER, one, one.community, at=at)


def see_asked(introduction: Introduction, *, by: Person) -> None:
    """They have answered: the notice that asked is done with."""
    see_directly(f"{INTRODUCTION_ASKED}:{introduction.pk}", by=by)


def see_all_of(introduction: Introduction, *, by: Person) -> None:
    """They have said whether they met: nothing about it is new any more."""
    for verb in (INTRODUCTION_ASKED, INTRODUCTION_MADE, INTRODUCTION_ASKED_AFTER):
        see_directly(f"{verb}:{introduction.pk}", by=by)
    for verb in (ROUND_MADE, ROUND_ASKED_AFTER) if introduction.round_id else ():
        see_directly(f"{verb}:{introduction.round_id}", by=by)


def _tell_round(verb: str, one: Round, community: Community, *, at: dt.datetime) -> None:
    people = _still_asked().filter(introduction__round=one).values_list("person", flat=True)
    ids = sorted(set(people))
    for start in range(0, len(ids), BATCH):
        tell_directly(
            verb,
            ids[start : start + BATCH],
            reason=PERSONAL,
            key=f"{verb}:{one.pk}",
            by=None,
            at=at,
            community=community,
            round=one.pk,
        )


def _still_asked() -> QuerySet[Side]:
    return Side.objects.exclude(answer=Side.Answer.NO).filter(has_met=None)
