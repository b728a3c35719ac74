"""Whether anybody acted on a decision: said on its day to look again, and kept with it."""

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhall.commons.log import tell
from guildhall.commons.models import Entry, touch_entry
from guildhall.decisions import events
from guildhall.decisions.actions.locking import DecisionRefused, locked_decision, require_state
from guildhall.decisions.models import MOST_IN_ACTED_WORDS, Acted
from guildhall.people.models import Person


def say_it_was_done(entry: Entry, *, by: Person, at: dt.datetime | None = None) -> None:
    """As it was decided. Twice is harmless. Raises DecisionRefused."""
    _say(entry, Acted.DONE, "", by=by, verb="say_it_was_done", at=at)


def say_what_was_done(
    entry: Entry, *, by: Person, words: str, at: dt.datetime | None = None
) -> None:
    """Partly, and what. Twice is harmless. Raises DecisionRefused."""
    cleaned = " ".join(words.split())[:MOST_IN_ACTED_WORDS]
    if not cleaned:
        raise DecisionRefused(_("Say in a sentence what was done, and what wasn't."))
    _say(entry, Acted.PARTLY, cleaned, by=by, verb="say_what_was_done", at=at)


def say_not_done_yet(entry: Entry, *, by: Person, at: dt.datetime | None = None) -> None:
    """Twice is harmless. Raises DecisionRefused."""
    _say(entry, Acted.NOT_YET, "", by=by, verb="say_not_done_yet", at=at)


def _say(
    entry: Entry, acted: Acted, words: str, *, by: Person, verb: str, at: dt.datetime | None
) -> None:
    """What was said last counts."""
    with transaction.atomic():
        decision = locked_decision(entry.pk)
        require_state(decision, verb)
        if (decision.acted, decision.acted_words) == (acted, words):
            return
        decision.acted, decision.acted_words = acted, words
        decision.acted_at, decision.acted_by = at or timezone.now(), by
        decision.save(update_fields=["acted", "acted_words", "acted_at", "acted_by"])
        touch_entry(decision.entry)
        tell(events.DECISION_ACTED_ON, entry=decision.entry, by=by, at=at, acted=acted)
