"""Two ideas that are one: who joined the first has joined the second, until that is undone."""

from django.db import transaction
from django.utils.translation import gettext as _

from guildhall.commons.actions import NotMovable
from guildhall.commons.models import Entry
from guildhall.ideas.events import IDEA
from guildhall.ideas.models import Joining, State
from guildhall.moderation.actions import merge
from guildhall.people.models import Person


def merge_idea(entry: Entry, *, into: Entry, by: Person, reason: str = "") -> None:
    """Make two ideas one; a steward can undo it in the moderation log. Raises NotMovable.

    Into one that was answered “not now” nothing is merged: what is new would be closed unseen.
    """
    with transaction.atomic():
        both = Entry.objects.filter(pk__in=[entry.pk, into.pk], kind=IDEA).order_by("pk")
        locked = {one.pk: one for one in both.select_for_update(of=("self",))}
        if into.pk not in locked or entry.pk not in locked or entry.pk == into.pk:
            raise NotMovable(_("Choose another idea of this community."))
        if locked[into.pk].state == State.NOT_NOW:
            raise NotMovable(
                _("That idea was answered “not now”. Open it again first, then merge them.")
            )
        merge(entry, into=into, by=by, reason=reason)


def bring_joinings(entry_id: int, into_id: int) -> None:
    """Who joined the merged idea joins the other, where they haven't yet."""
    joined = Joining.objects.filter(idea=entry_id).values("person_id", "joined_as", "at")
    Joining.objects.bulk_create(
        [Joining(idea_id=into_id, came_with_id=entry_id, **one) for one in joined],
        ignore_conflicts=True,
    )


def take_joinings_back(entry_id: int, from_id: int) -> None:
    """What came with the merged idea leaves with it."""
    Joining.objects.filter(idea=from_id, came_with=entry_id).delete()
