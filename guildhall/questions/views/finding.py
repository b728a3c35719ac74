"""The question that an address names, where the seat may see it."""

from django.http import Http404

from guildhall.commons.models import Entry
from guildhall.communities.seats import Seat
from guildhall.questions.queries import question_at


def seen_question(seat: Seat, entry_id: int) -> Entry:
    """Raises Http404."""
    entry = question_at(seat, entry_id)
    if entry is None:
        raise Http404
    return entry
