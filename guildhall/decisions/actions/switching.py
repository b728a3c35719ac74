"""More ways to vote: a steward turns them on and off."""

from django.db import transaction

from guildhall.communities.models import Community, touch
from guildhall.decisions.models import MoreWays
from guildhall.people.actions import note_audit
from guildhall.people.events import SETTINGS_CHANGED
from guildhall.people.models import Person


def turn_on_more_ways(community: Community, *, by: Person) -> None:
    """From now on. Twice is harmless."""
    with transaction.atomic():
        _row, is_new = MoreWays.objects.get_or_create(community=community, defaults={"by": by})
        if is_new:
            _note(community, "on", by)


def turn_off_more_ways(community: Community, *, by: Person) -> None:
    """Votes that have begun go on to their end. Twice is harmless."""
    with transaction.atomic():
        gone, _rows = MoreWays.objects.filter(community=community).delete()
        if gone:
            _note(community, "off", by)


def _note(community: Community, what: str, by: Person) -> None:
    touch(community.pk)
    note_audit(
        SETTINGS_CHANGED, by=by, community_id=community.pk, note=f"decisions: more ways {what}"
    )
