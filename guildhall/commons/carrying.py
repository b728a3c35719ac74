"""What an entry gives to what grows from it."""

from guildhall.commons.kinds import carried
from guildhall.commons.models import Entry
from guildhall.commons.text import editable
from guildhall.communities.rooms import kinds


def text_carried(entry: Entry) -> str:
    """What something that grows from it begins with: its text, unless its room says otherwise."""
    carries = carried.of(kinds[entry.kind].room) if entry.kind in kinds else None
    return carries(entry) if carries else editable(entry)
