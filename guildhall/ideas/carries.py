"""What something that grows from an entry of this room begins with."""

from guildhall.commons.models import Entry
from guildhall.commons.text import editable
from guildhall.ideas.events import SMALL_TEST
from guildhall.ideas.models import SmallTest


def carries(entry: Entry) -> str:
    """Of a small test what was learned, not its plan."""
    if entry.kind == SMALL_TEST:
        test = SmallTest.objects.filter(pk=entry.pk).only("learned").first()
        if test and test.learned:
            return test.learned
    return editable(entry)
