"""What a reader can do with a question."""

from django.utils.translation import gettext_lazy as _

from guildhall.commons.marks import Marks
from guildhall.commons.models import Entry
from guildhall.commons.page.acts import Act, Place
from guildhall.communities.seats import Seat
from guildhall.questions.models import State
from guildhall.questions.policy import may_close

REST = Act(_("Mark as “no answer needed”"), "moon", "rest_question", Place.MENU)
MARK_SAME = Act(_("Mark as asked before …"), "copy", "mark_same", Place.MENU, is_post=False)
CLOSE = Act(_("Close with a note …"), "lock", "close_question", Place.MENU, is_post=False)
REOPEN = Act(_("Reopen the question"), "undo-2", "reopen_question", "closed")


def acts(seat: Seat, entry: Entry, marks: Marks) -> list[Act]:
    """The ways to end a question, and to reopen it."""
    if not may_close(seat, entry):
        return []
    if entry.state == State.WAITING:
        return [REST, MARK_SAME, CLOSE]
    return [MARK_SAME, CLOSE] if entry.state == State.SOLVED else [REOPEN]
