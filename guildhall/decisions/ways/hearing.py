"""Asking members: everyone is heard, one person decides and says what came of what was heard."""

import datetime as dt

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from guildhall.commons.models import Reply
from guildhall.decisions.models import Decision, Level
from guildhall.decisions.ways.way import Way, nobody, nothing_yet
from guildhall.people.models import Person


def contributions_to(decision: Decision) -> QuerySet[Reply]:
    """Replies to the question itself by others than the person who decides."""
    replies = Reply.objects.published().filter(entry=decision.pk, parent=None)
    return replies.exclude(author=decision.decider_id).order_by("created_at", "pk")


def without_theme(decision: Decision) -> QuerySet[Reply]:
    return contributions_to(decision).filter(decision_contribution=None)


def _is_ripe(decision: Decision, at: dt.datetime) -> str:
    if decision.ends_at is None or decision.ends_at > at:
        return _("Members can say something until the day is over. You decide after it.")
    number = without_theme(decision).count()
    if not number:
        return ""
    sentence = ngettext(
        "%(number)d contribution has no answer yet. Put it under a theme first.",
        "%(number)d contributions have no answer yet. Put them under a theme first.",
        number,
    )
    return sentence % {"number": number}


def _opens(_decision: Decision, _by: Person, _at: dt.datetime) -> None:
    """Whoever likes replies."""


def _stops(_decision: Decision) -> None:
    """There is nothing to end: replies stay."""


WAY = Way(
    name="hearing",
    label=gettext_lazy("Members say what they think"),
    hint=gettext_lazy("Everyone can reply. Each contribution gets an answer before it's decided."),
    levels=(Level.ASKED, Level.SHAPE),
    opens=_opens,
    closes=nothing_yet,
    stops=_stops,
    waits_for=nobody,
    has_decider=True,
    is_ripe=_is_ripe,
)
