"""What came of it, in a hall that has a room for that."""

import datetime as dt
from importlib import import_module

from guildhall.commons.models import Entry
from guildhall.communities.rooms import rooms
from guildhall.people.models import Person


def tell_worth(about: Entry, *, by: Person, sentence: str, at: dt.datetime) -> list[Entry]:
    if "stories" not in rooms:
        return []
    stories = import_module("guildhall.stories.actions")  # a hall may be without
    return [stories.tell_story(about, by=by, sentence=sentence, at=at)]
