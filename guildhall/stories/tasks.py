"""Stories hear that something worked, and ask two weeks later."""

import datetime as dt
from collections.abc import Sequence

from guildhall.activity import listeners
from guildhall.activity.schedule import Recurring, recurring
from guildhall.commons.events import OUTCOME_REPORTED
from guildhall.commons.kinds import kinds
from guildhall.commons.models import Entry
from guildhall.people.models import Person
from guildhall.stories.actions import ask_due, ask_for_story


def register() -> None:
    recurring.add("stories.ask_due", Recurring(ask_due, dt.timedelta(hours=1)))
    listeners.now.add("stories.worked", listeners.Listener(_worked, frozenset({OUTCOME_REPORTED})))


def _worked(heard: Sequence[listeners.Event]) -> None:
    """Of what can be tried itself, by somebody who is here."""
    for event in heard:
        if event.detail.get("result") != "worked" or event.reply_id is not None:
            continue
        entry = Entry.objects.filter(pk=event.entry_id).first()
        person = Person.objects.here().filter(pk=event.actor_id).first()
        if entry and person and kinds[entry.kind].takes_outcomes and entry.author_id != person.pk:
            ask_for_story(entry, of=person, at=event.at)
