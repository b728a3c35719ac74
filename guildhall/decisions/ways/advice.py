"""Advice: one person decides after asking those whom it affects, each by name."""

import datetime as dt

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.commons.models import Reply
from guildhall.decisions.models import AskedForAdvice, Decision, Level
from guildhall.decisions.ways.way import Way, nothing_yet
from guildhall.people.models import Person


def who_has_not_advised(decision: Decision) -> QuerySet[Person]:
    """Those who were asked, are here, and have not replied."""
    asked = AskedForAdvice.objects.filter(decision=decision).values("person")
    replied = Reply.objects.published().filter(entry=decision.pk).values("author")
    return Person.objects.here().filter(pk__in=asked).exclude(pk__in=replied)


def _is_ripe(decision: Decision, at: dt.datetime) -> str:
    if not AskedForAdvice.objects.filter(decision=decision).exists():
        return _("Ask at least one person whom it affects first.")
    is_over = decision.ends_at is not None and decision.ends_at <= at
    if not is_over and who_has_not_advised(decision).exists():
        return _("Wait until everyone you asked has replied, or the day is over.")
    return ""


def _opens(_decision: Decision, _by: Person, _at: dt.datetime) -> None:
    """People are asked by name, before it opens or later."""


def _stops(_decision: Decision) -> None:
    """There is nothing to end: replies stay."""


WAY = Way(
    name="advice",
    label=gettext_lazy("One person decides, after asking"),
    hint=gettext_lazy("Those whom it affects are asked by name. One person then decides."),
    levels=(Level.SHAPE,),
    opens=_opens,
    closes=nothing_yet,
    stops=_stops,
    waits_for=who_has_not_advised,
    has_decider=True,
    is_ripe=_is_ripe,
)
