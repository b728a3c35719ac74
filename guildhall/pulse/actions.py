"""Start a survey, answer it, and forget who answered."""

import datetime as dt
from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhall.activity.actions import record
from guildhall.communities.models import Community
from guildhall.people.models import Person
from guildhall.pulse import events
from guildhall.pulse.keys import key_of
from guildhall.pulse.models import A_YEAR, APART, FEWEST_ASKED, OPEN_FOR, Answer, Wave
from guildhall.pulse.queries import who_is_asked
from guildhall.pulse.questions import QUESTIONS, next_questions, yearly_questions


class TooSoon(ValueError):
    """The last survey started less than a quarter ago, or the last yearly one less than a year."""


class TooFew(ValueError):
    """There are fewer members than have to answer before results are shown."""


def open_pulse(community: Community, *, by: Person, at: dt.datetime | None = None) -> Wave:
    """Ask all members up to six questions, for two weeks. Raises TooSoon, TooFew."""
    return _open(community, by, at or timezone.now(), is_yearly=False)


def open_yearly_pulse(community: Community, *, by: Person, at: dt.datetime | None = None) -> Wave:
    """Ask the longer questions of a year, in the place of a quarter's. Raises TooSoon, TooFew."""
    return _open(community, by, at or timezone.now(), is_yearly=True)


def _open(community: Community, by: Person, now: dt.datetime, *, is_yearly: bool) -> Wave:
    with transaction.atomic():
        Community.objects.select_for_update().get(pk=community.pk)
        earlier = Wave.objects.filter(community=community)
        if earlier.filter(opened_at__gt=now - APART).exists():
            raise TooSoon(_("The last survey started less than a quarter ago."))
        if is_yearly and earlier.filter(is_yearly=True, opened_at__gt=now - A_YEAR).exists():
            raise TooSoon(_("The last yearly survey started less than a year ago."))
        invited = who_is_asked(community).count()
        if invited < FEWEST_ASKED:
            raise TooFew(_("A survey needs at least fifteen members."))
        short = earlier.filter(is_yearly=False).count()
        wave = Wave.objects.create(
            community=community,
            questions=yearly_questions() if is_yearly else next_questions(short),
            invited=invited,
            opened_at=now,
            opened_by=by,
            closes_at=now + OPEN_FOR,
            is_yearly=is_yearly,
        )
        record(events.PULSE_OPENED, actor_id=by.pk, community_id=community.pk, at=now, wave=wave.pk)
    return wave


def answer_pulse(
    wave: Wave, *, by: Person, values: Mapping[str, int | None], at: dt.datetime | None = None
) -> None:
    """Keep these answers instead of the earlier ones of the same person.

    None and what is left out are no answer. Raises IsOver, ValueError.
    """
    for question, value in values.items():
        if question not in wave.questions or (
            value is not None and value not in QUESTIONS[question].values
        ):
            raise ValueError(f"{value} is no answer to {question}.")
    with transaction.atomic():
        locked = Wave.objects.select_for_update().get(pk=wave.pk)
        key = key_of(locked, by, at=at)
        locked.answers.filter(key=key).delete()
        Answer.objects.bulk_create(
            Answer(wave=locked, key=key, question=question, value=value)
            for question, value in values.items()
            if value is not None
        )


def forget_who(*, at: dt.datetime | None = None) -> None:
    """Delete the secrets of surveys that are closed, and the keys that were made from them."""
    now = at or timezone.now()
    for wave in Wave.objects.filter(closes_at__lte=now).exclude(salt=""):
        with transaction.atomic():
            if Wave.objects.filter(pk=wave.pk).exclude(salt="").update(salt=""):
                wave.answers.update(key=None)
                record(
                    events.PULSE_CLOSED,
                    actor_id=None,
                    community_id=wave.community_id,
                    at=now,
                    is_automated=True,
                    wave=wave.pk,
                )
