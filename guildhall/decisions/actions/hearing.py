"""What we heard, what we did: contributions are put under themes, each with its answer."""

import datetime as dt
from collections.abc import Collection

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhall.commons.log import tell
from guildhall.commons.models import Entry, Reply, touch_entry
from guildhall.decisions import events
from guildhall.decisions.actions.locking import (
    DecisionRefused,
    locked_decision,
    require_state,
)
from guildhall.decisions.models import (
    MOST_IN_A_THEME,
    MOST_IN_AN_ANSWER,
    Contribution,
    Theme,
)
from guildhall.decisions.ways.hearing import without_theme
from guildhall.people.models import Person


def add_theme(
    entry: Entry,
    *,
    by: Person,
    heard: str,
    did: str,
    replies: Collection[Reply],
    at: dt.datetime | None = None,
) -> Theme:
    """Say what was heard in these contributions, and what was done; who wrote them is told.

    Raises DecisionRefused.
    """
    with transaction.atomic():
        decision = locked_decision(entry.pk)
        require_state(decision, "add_theme")
        wanted = {one.pk for one in replies}
        free = list(without_theme(decision).filter(pk__in=wanted))
        if not free or len(free) < len(wanted):
            raise DecisionRefused(_("Choose contributions that have no answer yet."))
        theme = Theme.objects.create(
            decision=decision,
            heard=" ".join(heard.split())[:MOST_IN_A_THEME],
            did=did.strip()[:MOST_IN_AN_ANSWER],
            by=by,
            at=at or timezone.now(),
        )
        Contribution.objects.bulk_create(Contribution(theme=theme, reply=one) for one in free)
        touch_entry(decision.entry)
        tell(events.THEME_ANSWERED, entry=decision.entry, by=by, at=at, theme=theme.pk)
    return theme


def remove_theme(theme: Theme, *, by: Person) -> None:
    """Its contributions have no answer again. Twice is harmless. Raises DecisionRefused."""
    with transaction.atomic():
        decision = locked_decision(theme.decision_id)
        require_state(decision, "remove_theme")
        number, _rows = Theme.objects.filter(pk=theme.pk).delete()
        if number:
            touch_entry(decision.entry)
            tell(events.THEME_REMOVED, entry=decision.entry, by=by)
