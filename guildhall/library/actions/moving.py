"""Move a page in the tree."""

import datetime as dt
from collections.abc import Sequence

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from guildhall.commons.log import tell
from guildhall.commons.models import Entry, touch_entry
from guildhall.communities.models import Community
from guildhall.library.actions.pages import last_place
from guildhall.library.events import PAGE, PAGE_MOVED
from guildhall.library.models import MOST_LEVELS, Page, level_of, line_up
from guildhall.people.models import Person


class MoveRefused(ValueError):
    """It can't be there; the sentence says why."""


def move_page(
    entry: Entry,
    *,
    by: Person,
    parent: Entry | None,
    after: int | None = None,
    at: dt.datetime | None = None,
) -> Entry:
    """Put it below `parent`, or at the top of the tree: after the page `after`, or as the last.

    0 for `after` makes it the first. Moves in one community take turns, so that two at once cannot
    make a circle. Moving it where it is changes nothing. Raises MoveRefused.
    """
    with transaction.atomic():
        _take_turn(entry.community_id)
        page = Page.objects.get(pk=entry.pk)
        under = level_of(parent, entry.community_id)
        _require_room(page, parent, entry.community_id)
        place = _place_for(page, under, after)
        if place is None:
            return entry
        before = page.parent_id
        _put(page, parent, under, place)
        touch_entry(entry)
        tell(PAGE_MOVED, entry=entry, by=by, at=at, before=before, parent=page.parent_id)
    return entry


def go_along(entry_ids: Sequence[int], community: Community) -> None:
    """Pages were moved into another community, each with its text alone.

    There they are at the top, unless their parent came, too. What was below them and stayed is
    below what they were under.
    """
    moved = set(entry_ids)
    for page in Page.objects.filter(pk__in=moved).order_by("pk"):
        stayed = Page.objects.filter(under=page.pk).exclude(pk__in=moved)
        shelf = page.under if page.parent_id not in moved else None
        for child in stayed.order_by("place", "pk"):
            _leave_behind(child, page, shelf)
        if page.parent_id not in moved:
            _put(page, None, -community.pk, last_place(-community.pk))


def _leave_behind(child: Page, page: Page, shelf: int | None) -> None:
    """Below what `page` was under; at the top of its own community where that went along."""
    community_id = Entry.objects.values_list("community", flat=True).get(pk=child.pk)
    under = -community_id if shelf is None else shelf
    parent = page.parent_id if shelf is not None else None
    Page.objects.filter(pk=child.pk).update(parent=parent, under=under, place=last_place(under))


def _take_turn(community_id: int) -> None:
    list(Community.objects.select_for_update(no_key=True).filter(pk=community_id).only("pk"))


def _require_room(page: Page, parent: Entry | None, community_id: int) -> None:
    if parent is None:
        return
    if parent.community_id != community_id or parent.kind != PAGE:
        raise MoveRefused(_("That page is not in this library any more."))
    line = line_up(parent.pk)
    if page.pk in line:
        raise MoveRefused(_("A page can't be below itself."))
    if len(line) + _height(page.pk) > MOST_LEVELS:
        raise MoveRefused(
            _("The tree has at most %(number)d levels. Choose a place higher up.")
            % {"number": MOST_LEVELS}
        )


def _height(page_id: int) -> int:
    """How many levels it has with those below it. One query a level."""
    height, level = 0, [page_id]
    while level and height <= MOST_LEVELS:
        height += 1
        level = list(Page.objects.filter(under__in=level).values_list("pk", flat=True))
    return height


def _place_for(page: Page, under: int, after: int | None) -> int | None:
    """Where it goes on its new level; None where it is there already."""
    level = Page.objects.filter(under=under).exclude(pk=page.pk).order_by("place", "pk")
    if after is None:
        if page.under == under and not level.filter(place__gte=page.place).exists():
            return None
        return last_place(under)
    before = level.filter(pk=after).first() if after else None
    if after and before is None:
        return last_place(under)
    place = before.place + 1 if before else 0
    nearest = level.filter(place__lt=page.place).last() if page.under == under else None
    if page.under == under and (nearest.pk if nearest else 0) == after:
        return None
    level.filter(place__gte=place).update(place=F("place") + 1)
    return place


def _put(page: Page, parent: Entry | None, under: int, place: int) -> None:
    page.parent_id, page.under, page.place = parent.pk if parent else None, under, place
    page.save(update_fields=["parent", "under", "place"])
